/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "exchange/formats/pln-csv.h"
#include "exchange/formats/pln-draft.h"

G_BEGIN_DECLS

/* Tables of records: what the columns mean. */
typedef struct
{
  const char *kind;   /* interned; of all rows; NULL: a column tells it */
  GPtrArray  *fields; /* owned; for each column "id", "kind", the (interned) name of a field, "contact.TYPE", or NULL: left out */
} PlnCsvMapping;

/* By headings: names of fields, their labels in English or the language of the
 * interface, in any case.  kind may be NULL: what a column "kind" says, or the
 * kind that the headings fit best. */
PlnCsvMapping *pln_csv_mapping_guess (PlnCsv *csv, const char *kind);
void           pln_csv_mapping_set   (PlnCsvMapping *self, guint column, const char *field); /* NULL: leave out */
/* "HEADING=FIELD", the heading as it stands in the file. */
gboolean       pln_csv_mapping_parse (PlnCsvMapping *self, PlnCsv *csv, const char *pair, GError **error);
void           pln_csv_mapping_free  (PlnCsvMapping *self);
/* Reads the rows into the draft. FALSE: the mapping makes no sense for the table as a whole. */
gboolean       pln_csv_read_rows     (PlnDraft *draft, PlnWorkspace *workspace, PlnCsv *csv, PlnCsvMapping *mapping,
                                      GError **error);

/* People, posts and organizations have their contacts in columns of their own,
 * "contact.email" and so on, though these are records: several in one cell. */
#define PLN_CSV_CONTACT "contact."
gboolean    pln_csv_takes_contacts    (const PlnKind *kind);
const char *pln_csv_get_nth_contact   (guint n);            /* type, interned; NULL past the end */
const char *pln_csv_get_contact_label (const char *type);   /* translated */
const char *pln_csv_get_contact_type  (const char *field);  /* interned; NULL: not such a column */
/* The cell that says all contacts of a type; "" when there are none. (transfer full) */
char       *pln_csv_contacts_to_cell  (PlnWorkspace *workspace, const char *holder, const char *type);
/* Contacts that a cell names and that are not here yet; none goes. */
void        pln_csv_read_contacts     (PlnDraft *draft, PlnWorkspace *workspace, PlnDraftRecord *holder, const char *type,
                                       const char *cell);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlnCsvMapping, pln_csv_mapping_free)

G_END_DECLS
