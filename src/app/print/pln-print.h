/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-context.h"
#include "widgets/pln-sheets.h"

G_BEGIN_DECLS

/* Printing and saving, the same for every page.  A page fills a PlnSheets
 * (widgets/pln-sheets.h) with a drawing, a table or a document and hands it to
 * pln_print_present() for its print vfunc, or to pln_print_save() for a command
 * that writes a file.  A record view fills it by itself: pln_record_view_add_to(). */

/* Sheets that say where they come from and when they were printed; dated: also the as-of date of the window. */
PlnSheets *pln_print_sheets_new (PlnContext *context, const char *title, gboolean dated);
/* The system's print dialog; a drawing is offered on one page or on several. */
void       pln_print_present    (PlnContext *context, PlnSheets *sheets);
/* While on, what pln_print_present() is given is saved as a file instead: so every page exports what it prints. */
void       pln_print_set_to_file (PlnContext *context, gboolean to_file);
/* What the dialog of pln_print_save() would save; NULL: it is another dialog. (transfer none) */
PlnSheets *pln_print_get_saving (AdwDialog *dialog);
/* Asks for format, paper and file. name: without ending, "Structure". */
void       pln_print_save       (PlnContext *context, PlnSheets *sheets, const char *name);

typedef enum
{
  PLN_PRINT_PDF,
  PLN_PRINT_HTML,
  PLN_PRINT_SVG, /* drawings only */
  PLN_PRINT_PNG, /* drawings only */
} PlnPrintFormat;

typedef struct
{
  PlnPrintFormat format;
  const char    *paper; /* GTK_PAPER_NAME_A4, _A3 or _LETTER; NULL: the usual one here */
  gboolean       landscape;
  double         scale; /* see pln_sheets_set_scale() */
} PlnPrintSettings;

/* What pln_print_save() does in the end. */
gboolean   pln_print_write      (PlnSheets *sheets, const PlnPrintSettings *settings, const char *path, GError **error);

G_END_DECLS
