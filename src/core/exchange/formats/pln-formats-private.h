/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "exchange/formats/pln-csv.h"
#include "exchange/formats/pln-formats.h"

G_BEGIN_DECLS

/* What the formats share, and the two ends of each. */

/* The records of these kinds (NULL: all) that are in scope and not deleted, by kind and id. (transfer full) */
GPtrArray  *pln_format_collect   (PlnWorkspace *workspace, const PlnFormatScope *scope, const char *const *kinds,
                                  GError **error);
/* The plain text of a field; NULL: empty. (transfer full) */
char       *pln_record_get_plain (const PlnRecord *record, const char *field);
/* What a person would type for a field; NULL: empty. (transfer full) */
char       *pln_record_get_typed (const PlnRecord *record, const char *field);
PlnWhen    *pln_record_get_when  (const PlnRecord *record, const char *field);
/* The newest stamp of a record, which tells when it was changed last. (transfer none) */
const char *pln_record_get_newest (const PlnRecord *record);

gboolean    pln_csv_write        (PlnWorkspace *workspace, const PlnFormatScope *scope, GString *out,
                                  PlnFormatResult *result, GError **error);
gboolean    pln_ics_write        (PlnWorkspace *workspace, const PlnFormatScope *scope, GString *out,
                                  PlnFormatResult *result, GError **error);
gboolean    pln_vcard_write      (PlnWorkspace *workspace, const PlnFormatScope *scope, GString *out,
                                  PlnFormatResult *result, GError **error);
gboolean    pln_vcard_read       (PlnDraft *draft, PlnWorkspace *workspace, const char *data, gsize len, GError **error);
gboolean    pln_popolo_write     (PlnWorkspace *workspace, const PlnFormatScope *scope, GString *out,
                                  PlnFormatResult *result, GError **error);
gboolean    pln_popolo_read      (PlnDraft *draft, PlnWorkspace *workspace, const char *data, gsize len, GError **error);
gboolean    pln_ics_read         (PlnDraft *draft, PlnWorkspace *workspace, const char *data, gsize len, GError **error);

G_END_DECLS
