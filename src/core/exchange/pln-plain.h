/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "exchange/pln-incoming.h"

G_BEGIN_DECLS

/* Plain data of another program, and hand-edited records that the person
 * accepts, as edits of this office (exchange/README.md, Writing plain data). */
typedef struct
{
  PlnRecord *after; /* owned; NULL: nothing changes */
  GPtrArray *left;  /* owned, nullable; names of fields left alone because they changed here since */
} PlnPlainEdit;

/* target: the record here that is edited, NULL when there is none.  old: the
 * record under the id that the file names, when that one was merged into
 * target; what equals its values is no edit.  new_stamp gives the stamp of the
 * edit when one is needed (borrowed; NULL with error). */
typedef const char *(*PlnStampFunc) (gpointer data, GError **error);
gboolean pln_plain_apply (const PlnIncoming *incoming, const PlnRecord *target, const PlnRecord *old,
                          PlnStampFunc new_stamp, gpointer data, PlnPlainEdit *edit, GError **error);
void     pln_plain_clear (PlnPlainEdit *edit);

G_END_DECLS
