/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-context.h"
#include "exchange/formats/pln-foreign-file.h"

G_BEGIN_DECLS

/* One line of a preview: a bad row, a record that would be added or changed, something left out. */
#define PLN_TYPE_FORMAT_LINE (pln_format_line_get_type ())
G_DECLARE_FINAL_TYPE (PlnFormatLine, pln_format_line, PLN, FORMAT_LINE, GObject)

const char *pln_format_line_get_section (PlnFormatLine *self); /* translated heading */
const char *pln_format_line_get_title   (PlnFormatLine *self);
const char *pln_format_line_get_text    (PlnFormatLine *self);

/* All lines in sections: bad rows first. (transfer full) */
GListModel *pln_format_preview_make_model (PlnWorkspace *workspace, const PlnForeignPreview *preview, gboolean table);
/* What comes of it, in one or two sentences. (transfer full) */
char       *pln_format_preview_get_summary (const PlnForeignPreview *preview);
/* The preview as a widget: summary and list. */
GtkWidget  *pln_format_preview_new (PlnContext *context, const PlnForeignPreview *preview, gboolean table);

G_END_DECLS
