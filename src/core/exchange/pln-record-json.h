/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "exchange/pln-import-change.h"
#include "store/pln-workspace.h"

G_BEGIN_DECLS

/* The lines of JSON that plenaryctl prints and reads, one object a line. */

/* {"kind","id","fields","conflicts","deleted"}; dates with the derived earliest and latest day. (transfer full) */
char    *pln_record_to_json   (const PlnRecord *record);
/* What an import changes in a record. (transfer full) */
char    *pln_change_to_json   (PlnImportChange *change);
/* A kind with its fields. (transfer full) */
char    *pln_kind_to_json     (const PlnKind *kind);
/* An object of strings: alternate names and texts, ended by NULL; a NULL text leaves the member out. (transfer full) */
char    *pln_strings_to_json  (const char *name, ...) G_GNUC_NULL_TERMINATED;

/* A line of `apply`: {"add":KIND,"id":…,"fields":{…}}, {"set":ID,"fields":{…}},
 * {"delete":ID}, {"restore":ID}.  Fills the edit; *id is the record (transfer full),
 * *idle whether nothing is asked of it, so that the edit does not even name it. */
gboolean pln_apply_line_parse (const char *line, gsize len, PlnEdit *edit, char **id, gboolean *idle, GError **error);

G_END_DECLS
