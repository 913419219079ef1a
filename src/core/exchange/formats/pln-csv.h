/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "exchange/pln-exchange-error.h"

G_BEGIN_DECLS

/* Tables as text: RFC 4180 written, and anything that spreadsheets write read. */
typedef enum
{
  PLN_ENCODING_UTF8,
  PLN_ENCODING_UTF16_LE,
  PLN_ENCODING_UTF16_BE,
  PLN_ENCODING_WINDOWS_1252,
} PlnEncoding;

typedef struct
{
  PlnEncoding encoding;
  char        delimiter;
  GPtrArray  *rows;      /* owned; of GPtrArray of strings; rows[0] are the headings */
  GArray     *numbers;   /* owned; of guint: the number of each row in the file as a spreadsheet counts them */
} PlnCsv;

/* Finds encoding and delimiter, and splits.  Rows that are wholly empty are left out, numbers go on counting them. */
PlnCsv     *pln_csv_parse         (const char *data, gsize len, const char *name, GError **error);
void        pln_csv_free          (PlnCsv *self);
guint       pln_csv_get_n_columns (PlnCsv *self);
const char *pln_csv_get_cell      (PlnCsv *self, guint row, guint column); /* "" where there is none */
const char *pln_encoding_get_label (PlnEncoding encoding);

/* Bytes as UTF-8, by byte order mark or by their look; without NUL. (transfer full) */
char       *pln_text_decode       (const char *data, gsize len, PlnEncoding *encoding, const char *name, GError **error);

/* A cell as RFC 4180 has it.  guard: a text that a spreadsheet would take for a
 * formula gets an apostrophe before it; pln_csv_unguard() takes just that off. */
void        pln_csv_append_cell   (GString *out, const char *cell, gboolean guard);
const char *pln_csv_unguard       (const char *cell); /* borrowed, within cell */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlnCsv, pln_csv_free)

G_END_DECLS
