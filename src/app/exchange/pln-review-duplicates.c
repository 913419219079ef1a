/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/exchange/pln-review-duplicates.h"

#include "app/exchange/pln-exchange-words.h"
#include "app/exchange/pln-review-plan.h"
#include "app/pln-bits.h"

#include <glib/gi18n.h>

/* "Geneva, today at 09:02": who made the record, and when. */
static char *
describe_origin (PlnWorkspace *workspace,
                 const char   *id)
{
  g_autoptr (PlnRecord) record = pln_workspace_get_record (workspace, id, NULL);
  const char *stamp = record != NULL ? pln_record_get_stamp (record) : NULL;
  const char *replica = stamp != NULL ? pln_stamp_get_replica (stamp) : NULL;
  g_autofree char *office = NULL, *time = NULL;

  if (replica == NULL)
    return g_strdup ("");
  office = pln_workspace_get_office_of (workspace, replica);
  time = pln_exchange_time_text (pln_stamp_get_unix_ms (stamp), pln_workspace_get_now (workspace));
  /* Translators: of a record: office that made it, and when */
  return g_strdup_printf (_("made in %s, %s"), office, time);
}

static GtkWidget *
make_head (PlnContext *context,
           const char *id,
           GtkWidget  *mark)
{
  PlnWorkspace *workspace = pln_context_get_workspace (context);
  g_autofree char *title = pln_workspace_get_title (workspace, id), *origin = describe_origin (workspace, id);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9), *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *where = pln_text_label_new (origin, "dimmed");

  gtk_widget_add_css_class (where, "caption");
  gtk_widget_set_visible (where, *origin != '\0');
  gtk_box_append (GTK_BOX (lines), pln_text_label_new (title, "heading"));
  gtk_box_append (GTK_BOX (lines), where);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (head), mark);
  gtk_box_append (GTK_BOX (head), lines);
  gtk_widget_add_css_class (head, "review-head");
  return head;
}

static void
add_row (GtkWidget          *box,
         const PlnReviewRow *row,
         guint               card)
{
  const char *value = row->values[card], *other = row->values[card == 0 ? 1 : 0];
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *label = pln_text_label_new (pln_field_get_label (row->field), "dimmed");
  GtkWidget *text = pln_text_label_new (*value != '\0' ? value : _("Empty"), *value != '\0' ? NULL : "dimmed");

  if (*value != '\0' && *other != '\0')
    {
      g_autoptr (PangoAttrList) marks = pln_exchange_differences (value, other, card);

      gtk_label_set_attributes (GTK_LABEL (text), marks);
    }
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (lines), label);
  gtk_box_append (GTK_BOX (lines), text);
  gtk_box_append (GTK_BOX (box), lines);
}

GtkWidget *
pln_review_duplicate_new (PlnContext        *context,
                          GPtrArray         *rows,
                          const char *const *ids,
                          guint              card,
                          GtkWidget         *mark,
                          GtkWidget         *button)
{
  PlnWorkspace *workspace = pln_context_get_workspace (context);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *fields = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  g_autoptr (GPtrArray) referrers = pln_workspace_all_referrers (workspace, ids[card]);
  guint n = referrers->len / 2;
  g_autofree char *named = n > 0 ? g_strdup_printf (ngettext ("Named by %u record", "Named by %u records", n), n)
                                 : g_strdup (_("No other record names it"));
  g_autofree char *title = pln_workspace_get_title (workspace, ids[card]);
  GtkWidget *count = pln_text_label_new (named, "dimmed");

  for (guint i = 0; i < rows->len; i++)
    if (!((PlnReviewRow *) rows->pdata[i])->same)
      add_row (fields, rows->pdata[i], card);
  gtk_widget_add_css_class (count, "caption");
  gtk_box_append (GTK_BOX (fields), count);
  gtk_widget_set_vexpand (fields, TRUE);
  gtk_widget_set_valign (fields, GTK_ALIGN_START);
  gtk_widget_add_css_class (fields, "review-value");
  gtk_widget_set_vexpand_set (box, TRUE); /* not the cards: what they say fills them */
  gtk_box_append (GTK_BOX (box), make_head (context, ids[card], mark));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), fields);
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_add_css_class (box, "card");
  gtk_widget_set_hexpand (box, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return box;
}

GtkWidget *
pln_review_duplicate_same (GPtrArray *rows)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *text = NULL;
  GtkWidget *label;

  for (guint i = 0; i < rows->len; i++)
    {
      const PlnReviewRow *row = rows->pdata[i];

      if (row->same)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", pln_field_get_label (row->field));
    }
  if (names->len == 0)
    return NULL;
  /* Translators: names of fields follow */
  text = g_strdup_printf (_("The same in all of them: %s"), names->str);
  label = pln_text_label_new (text, "dimmed");
  gtk_widget_add_css_class (label, "caption");
  return label;
}
