/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "store/pln-item.h"

G_BEGIN_DECLS

/* What pages, inspector and dialogs are handed: the workspace, and what they
 * may ask of the window around them.  One per open workspace. */
#define PLN_TYPE_CONTEXT (pln_context_get_type ())
G_DECLARE_FINAL_TYPE (PlnContext, pln_context, PLN, CONTEXT, GObject)

PlnContext   *pln_context_new           (PlnWorkspace *workspace);
PlnWorkspace *pln_context_get_workspace (PlnContext *self);                     /* (transfer none) */
/* A widget to hang dialogs on; set once by the window. */
void          pln_context_set_host      (PlnContext *self, GtkWidget *host);
GtkWidget    *pln_context_get_host      (PlnContext *self);

/* ---- edits -------------------------------------------------------------- */
/* Commits; a refusal is shown as a dialog. Takes no ownership of the edit. */
gboolean pln_context_commit      (PlnContext *self, PlnEdit *edit);
/* The same, and a toast with Undo, for deletes, moves and bulk edits. */
gboolean pln_context_commit_toast (PlnContext *self, PlnEdit *edit, const char *toast);
/* One field of one record, as the edit "Change Venue". */
gboolean pln_context_set_value   (PlnContext *self, const char *id, const char *field, const char *canonical);
/* Deletes the records and what belongs to them; toast with Undo. */
gboolean pln_context_delete      (PlnContext *self, const char *const *ids);
/* Undo and redo; what could not be put back is told in a toast. */
/* Takes the last edit back, or the import of another program's file when that came after it. */
void     pln_context_undo        (PlnContext *self);
gboolean pln_context_can_undo    (PlnContext *self);
void     pln_context_redo        (PlnContext *self);
/* Asks for the required fields of a new record in a dialog, with presets
 * (field, canonical, …, NULL); on Add the record is made and inspected. */
void     pln_context_new_record  (PlnContext *self, const char *kind, ...) G_GNUC_NULL_TERMINATED;
void     pln_context_new_recordv (PlnContext *self, const char *kind, const char *const *presets);

/* ---- asking the window -------------------------------------------------- */
void pln_context_inspect    (PlnContext *self, const char *id, gboolean reveal); /* in the inspector; NULL empties it; reveal opens and focuses it */
void pln_context_edit_field (PlnContext *self, const char *id, const char *field);    /* the same, with the cursor in one field */
void pln_context_open       (PlnContext *self, const char *id);                  /* selects it on its page, inspector open */
void pln_context_open_view  (PlnContext *self, const char *page, const char *view, const char *id); /* view and id may be NULL */
void pln_context_push       (PlnContext *self, AdwNavigationPage *page);         /* a page over the present one, with Back */
void pln_context_pop        (PlnContext *self);
void pln_context_toast      (PlnContext *self, const char *text);
void pln_context_toast_undo (PlnContext *self, const char *text);
void pln_context_toast_button (PlnContext *self, const char *text, const char *label, GCallback clicked, gpointer object); /* clicked (object) */
void pln_context_error      (PlnContext *self, const char *heading, const GError *error); /* a dialog with one sentence */
void pln_context_announce   (PlnContext *self, const char *text);                /* to assistive technology */

/* ---- the shared folder --------------------------------------------------- */
/* Looks at the shared folder of this workspace from time to time; made when first asked for. (transfer none) */
typedef struct _PlnSharedWatch PlnSharedWatch;
PlnSharedWatch *pln_context_get_watch (PlnContext *self);

/* ---- as-of date --------------------------------------------------------- */
/* The day at which the structure is read, a when; NULL: today. notify::as-of. */
void     pln_context_set_as_of (PlnContext *self, PlnWhen *when);
PlnWhen *pln_context_get_as_of (PlnContext *self); /* (transfer none) (nullable) */
/* Its first and last day, today when unset. */
void     pln_context_get_as_of_span (PlnContext *self, PlnDay *first, PlnDay *last);

/* What pages put into the inspector changed without an edit: another as-of date, a comparison.  Signal "regroup". */
void     pln_context_regroup   (PlnContext *self);

/* The name of the page that shows a kind ("meetings" for an agenda item). */
const char *pln_context_page_of_kind (const char *kind);
/* The symbolic icon of a kind. Never NULL. */
const char *pln_context_icon_of_kind (const char *kind);

/* Signals, for the window: "inspect" (id, field or NULL, reveal), "open" (page, view, id),
 * "push" (AdwNavigationPage), "pop", "toast" (AdwToast).  "announced" (text).
 * For all: "workspace-changed" (GPtrArray of ids or NULL), once per main loop
 * turn however many edits there were. */

G_END_DECLS
