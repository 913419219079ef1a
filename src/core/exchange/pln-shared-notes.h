/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What is remembered about the shared folder of one workspace, in the state
 * directory: names and texts.  Window and worker each hold notes of their own;
 * a change is written at once, under a lock, and leaves what others wrote. */
typedef struct _PlnSharedNotes PlnSharedNotes;

PlnSharedNotes *pln_shared_notes_new  (const char *workspace); /* path of the workspace file */
void            pln_shared_notes_load (PlnSharedNotes *self);
/* (transfer full) (nullable); part may be NULL, else it is put behind the name. */
char           *pln_shared_notes_get  (PlnSharedNotes *self, const char *name, const char *part);
gint64          pln_shared_notes_get_number (PlnSharedNotes *self, const char *name, const char *part); /* 0: none */
/* Keeps a change until pln_shared_notes_save(); NULL removes. */
void            pln_shared_notes_set  (PlnSharedNotes *self, const char *name, const char *part, const char *text);
void            pln_shared_notes_set_number (PlnSharedNotes *self, const char *name, const char *part, gint64 number);
gboolean        pln_shared_notes_save (PlnSharedNotes *self, GError **error);
void            pln_shared_notes_free (PlnSharedNotes *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlnSharedNotes, pln_shared_notes_free)

G_END_DECLS
