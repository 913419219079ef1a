/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/papers/pln-paper-document.h"

#include <glib/gi18n.h>

#include "app/papers/pln-paper-cells.h"
#include "app/papers/pln-paper-steps.h"
#include "app/print/pln-print.h"

static void
add_fact (PlnSheets *sheets, const char *label, const char *text)
{
  if (*text != '\0')
    pln_sheets_add_row (sheets, 0, PLN_SHEETS_PLAIN, (const char *const[]) { label, text });
}

/* The fields that are filled, by the words of the schema; what a paper must say is said also when it is missing. */
static void
add_facts (PlnSheets *sheets, PlnItem *paper)
{
  static const char *const fields[] = { "type", "body", "for_meeting", "agenda_item", "topic", "editor", "languages", "access",
                                        "issued", "standing", "link" };
  const PlnSheetsColumn columns[] = { { "", FALSE, 0 }, { "", FALSE, 1 } };
  const PlnKind *kind = pln_schema_find ("paper");
  g_autofree char *symbol = pln_item_get_display (paper, "symbol"), *owner = pln_paper_owner_text (paper);
  g_autofree char *due = pln_paper_due_text (paper);

  pln_sheets_begin_table (sheets, columns, G_N_ELEMENTS (columns));
  add_fact (sheets, _("Symbol"), *symbol != '\0' ? symbol : _("No symbol"));
  add_fact (sheets, _("Owner"), owner);
  add_fact (sheets, _("Due"), due);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *text = pln_item_get_display (paper, fields[i]);

      add_fact (sheets, pln_field_get_label (pln_kind_find_field (kind, fields[i])), text);
    }
}

static void
add_steps (PlnSheets *sheets, PlnWorkspace *workspace, const char *paper)
{
  const PlnSheetsColumn columns[] = { { _("Step"), FALSE, 1 }, { _("Responsible"), FALSE, 1 }, { _("Due"), FALSE, 0 }, { _("State"), FALSE, 0 } };
  g_autoptr (GPtrArray) steps = pln_paper_steps (workspace, paper);
  guint open = pln_paper_open_step (workspace, steps);

  if (steps->len == 0)
    return;
  pln_sheets_add_heading (sheets, 2, _("Steps"));
  pln_sheets_begin_table (sheets, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < steps->len; i++)
    {
      g_autoptr (PlnItem) step = pln_item_new (workspace, steps->pdata[i]);
      g_autofree char *who = pln_step_who_text (step), *due = pln_step_due_text (step), *done = pln_item_get_display (step, "done");
      const char *state = *done != '\0' ? done : i == open ? _("Open") : "";

      pln_sheets_add_row (sheets, 0, i == open ? PLN_SHEETS_STRONG : PLN_SHEETS_PLAIN,
                          (const char *const[]) { pln_item_get_title (step), who, due, state });
    }
}

static void
add_feedback (PlnSheets *sheets, PlnWorkspace *workspace, const char *paper)
{
  const PlnSheetsColumn columns[] = { { _("From"), FALSE, 0 }, { _("What"), FALSE, 1 }, { _("Received"), FALSE, 0 }, { _("Settled"), FALSE, 0 } };
  g_autoptr (GPtrArray) ids = pln_workspace_referrers (workspace, "feedback", "of", paper);

  if (ids == NULL || ids->len == 0)
    return;
  pln_sheets_add_heading (sheets, 2, _("Feedback"));
  pln_sheets_begin_table (sheets, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (PlnItem) item = pln_item_new (workspace, ids->pdata[i]);
      g_autofree char *by = pln_item_get_display (item, "by"), *words = pln_item_get_display (item, "by_text");
      g_autofree char *text = pln_item_get_display (item, "text"), *when = pln_item_get_display (item, "received");
      g_autofree char *settled = pln_item_get_display (item, "disposition");

      pln_sheets_add_row (sheets, 0, PLN_SHEETS_PLAIN,
                          (const char *const[]) { *by != '\0' ? by : *words != '\0' ? words : _("Not said who"), text, when, settled });
    }
}

static void
add_relation (PlnSheets *sheets, PlnWorkspace *workspace, const char *link, gboolean outgoing)
{
  g_autoptr (PlnItem) item = pln_item_new (workspace, link);
  g_autofree char *type = pln_item_get_display (item, "type");
  g_autofree char *other = pln_item_get_plain (item, outgoing ? "object" : "subject");
  g_autofree char *text = outgoing ? pln_item_get_display (item, "object_text") : g_strdup ("");
  g_autofree char *title = pln_workspace_has_record (workspace, other) ? pln_workspace_get_title (workspace, other) : NULL;
  g_autofree char *words = outgoing ? g_steal_pointer (&type) : g_strdup_printf (_("%s this paper"), type);

  pln_sheets_add_row (sheets, 0, PLN_SHEETS_PLAIN,
                      (const char *const[]) { words, title != NULL ? title : *text != '\0' ? text : _("Not in this workspace") });
}

static void
add_relations (PlnSheets *sheets, PlnWorkspace *workspace, const char *paper)
{
  const PlnSheetsColumn columns[] = { { _("Relation"), FALSE, 0 }, { _("Paper or Record"), FALSE, 1 } };
  g_autoptr (GPtrArray) to = pln_workspace_referrers (workspace, "link", "subject", paper);
  g_autoptr (GPtrArray) from = pln_workspace_referrers (workspace, "link", "object", paper);

  if ((to == NULL || to->len == 0) && (from == NULL || from->len == 0))
    return;
  pln_sheets_add_heading (sheets, 2, _("Relations"));
  pln_sheets_begin_table (sheets, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; to != NULL && i < to->len; i++)
    add_relation (sheets, workspace, to->pdata[i], TRUE);
  for (guint i = 0; from != NULL && i < from->len; i++)
    add_relation (sheets, workspace, from->pdata[i], FALSE);
}

static void
add_files (PlnSheets *sheets, PlnWorkspace *workspace, const char *paper)
{
  const PlnSheetsColumn columns[] = { { _("File"), FALSE, 1 }, { _("Language"), FALSE, 0 }, { _("Size"), TRUE, 0 } };
  g_autoptr (GPtrArray) ids = pln_workspace_referrers (workspace, "file", "paper", paper);

  if (ids == NULL || ids->len == 0)
    return;
  pln_sheets_add_heading (sheets, 2, _("Files"));
  pln_sheets_begin_table (sheets, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (PlnItem) item = pln_item_new (workspace, ids->pdata[i]);
      g_autofree char *language = pln_item_get_display (item, "language"), *size = NULL;
      gint64 bytes = pln_value_get_integer (pln_item_get_value (item, "size"), -1);

      size = bytes >= 0 ? g_format_size ((guint64) bytes) : g_strdup ("");
      pln_sheets_add_row (sheets, 0, PLN_SHEETS_PLAIN, (const char *const[]) { pln_item_get_title (item), language, size });
    }
}

PlnSheets *
pln_paper_sheets (PlnContext *context, const char *paper)
{
  PlnWorkspace *workspace = pln_context_get_workspace (context);
  g_autoptr (PlnItem) item = pln_item_new (workspace, paper);
  g_autofree char *note = pln_item_get_display (item, "note");
  PlnSheets *sheets = pln_print_sheets_new (context, pln_item_get_title (item), FALSE);

  if (pln_value_get_boolean (pln_item_get_value (item, "informal")))
    pln_sheets_add_text (sheets, _("Informal: not for distribution"), PLN_SHEETS_STRONG);
  add_facts (sheets, item);
  if (*note != '\0')
    pln_sheets_add_text (sheets, note, PLN_SHEETS_PLAIN);
  add_steps (sheets, workspace, paper);
  add_feedback (sheets, workspace, paper);
  add_relations (sheets, workspace, paper);
  add_files (sheets, workspace, paper);
  return sheets;
}
