/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/budget/pln-budget-inspector.h"

#include "app/budget/pln-budget-guards.h"
#include "app/budget/pln-budget-model.h"
#include "insight/pln-funding.h"
#include "insight/pln-growth.h"
#include "widgets/pln-day-text.h"

#include <glib/gi18n.h>

static void
open_cb (GtkWidget  *row,
         PlnContext *context)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (row), "pln-id"));

  pln_context_open (context, id);
}

static GtkWidget *
make_row (PlnContext *context,
          const char *title,
          const char *subtitle,
          const char *id) /* (nullable) */
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (id != NULL)
    {
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
      g_object_set_data_full (G_OBJECT (row), "pln-id", g_strdup (id), g_free);
      g_signal_connect_object (row, "activated", G_CALLBACK (open_cb), context, 0);
    }
  return row;
}

static GtkWidget *
make_group (const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  return group;
}

static void
add (GtkWidget *group,
     GtkWidget *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

/* The reason of a rule as a quoted block. */
static GtkWidget *
make_quote (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  gtk_widget_add_css_class (label, "budget-quote");
  return label;
}

static void
add_rule (PlnContext *context,
          PlnItem    *item,
          GtkWidget  *box)
{
  PlnWorkspace *workspace = pln_item_get_workspace (item);
  g_autofree char *ruling = NULL, *rule = pln_budget_rule (workspace, pln_item_get_id (item), &ruling);
  g_autofree char *title = NULL, *from = NULL, *quoted = NULL, *reason = NULL;
  gboolean own = g_strcmp0 (ruling, pln_item_get_id (item)) == 0;
  g_autoptr (PlnItem) line = NULL;
  GtkWidget *group;

  if (rule == NULL)
    return;
  line = pln_item_new (workspace, ruling);
  title = g_strdup (pln_item_get_title (line));
  from = own ? g_strdup (_("Holds for all lines below")) : g_strdup_printf (_("From %s"), title);
  group = make_group (_("Rule"));
  add (group, make_row (context, rule, from, own ? NULL : ruling));
  gtk_box_append (GTK_BOX (box), group);
  reason = pln_item_get_plain (line, "rule_reason");
  if (*reason == '\0')
    return;
  quoted = g_strdup_printf (_("“%s”"), reason);
  gtk_box_append (GTK_BOX (box), make_quote (quoted));
}

static void
add_posts (PlnContext *context,
           PlnItem    *item,
           GtkWidget  *box)
{
  PlnWorkspace *workspace = pln_item_get_workspace (item);
  g_autoptr (GPtrArray) posts = pln_budget_posts (workspace, pln_item_get_id (item));
  GtkWidget *group;

  if (posts->len == 0)
    return;
  group = make_group (_("Posts"));
  for (guint i = 0; i < posts->len && i < 20; i++)
    {
      g_autoptr (PlnItem) post = pln_item_new (workspace, posts->pdata[i]);
      g_autofree char *headcount = pln_item_get_display (post, "headcount"), *category = pln_item_get_display (post, "category");
      g_autofree char *words = g_strdup_printf ("%s%s%s", headcount, *headcount != '\0' && *category != '\0' ? " · " : "", category);

      add (group, make_row (context, pln_item_get_title (post), words, posts->pdata[i]));
    }
  gtk_box_append (GTK_BOX (box), group);
}

/* The end of money whose start or length is not exact. */
static void
add_ends (PlnContext *context,
          PlnItem    *item,
          GtkWidget  *box)
{
  g_autoptr (PlnFunding) funding = pln_funding_of (pln_item_get_workspace (item), pln_item_get_id (item));
  /* Translators: a date without its weekday, see g_date_time_format(). */
  const char *format = _("%-e %B %Y");
  g_autofree char *earliest = funding->end_earliest != PLN_DAY_NONE ? pln_day_format (funding->end_earliest, format) : NULL;
  g_autofree char *latest = funding->end_latest != PLN_DAY_NONE ? pln_day_format (funding->end_latest, format) : NULL;
  GtkWidget *group;

  if (pln_item_get_value (item, "length") == NULL || (earliest == NULL && latest == NULL))
    return;
  group = make_group (_("Worked Out"));
  if (earliest != NULL && latest != NULL && funding->end_earliest != funding->end_latest)
    {
      adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), _("The start is not known to the day"));
      add (group, make_row (context, _("Earliest End"), earliest, NULL));
      add (group, make_row (context, _("Latest End"), latest, NULL));
    }
  else
    add (group, make_row (context, _("End"), latest != NULL ? latest : earliest, NULL));
  gtk_box_append (GTK_BOX (box), group);
}

/* What an undecided share of the increase may be, year by year. */
static void
add_ranges (PlnContext *context,
            PlnItem    *item,
            GtkWidget  *box)
{
  PlnWorkspace *workspace = pln_item_get_workspace (item);
  g_autofree char *source = pln_item_get_plain (item, "source"), *of = pln_item_get_plain (item, "of");
  g_autoptr (GArray) ranges = NULL;
  GtkWidget *group;
  int first, last;

  if (g_strcmp0 (of, "increment") != 0 || g_strcmp0 (pln_workspace_get_kind (workspace, source), "budget") != 0)
    return;
  pln_budget_years (workspace, source, 8, &first, &last);
  ranges = pln_growth_earmark (workspace, pln_item_get_id (item), last);
  if (ranges->len == 0)
    return;
  group = make_group (_("What It Could Come To"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), _("In index points over the base year"));
  for (guint i = 0; i < ranges->len; i++)
    {
      const PlnEarmarkRange *range = &g_array_index (ranges, PlnEarmarkRange, i);
      g_autofree char *low = pln_index_format (range->low), *high = pln_index_format (range->high);
      g_autofree char *year = g_strdup_printf ("%d", range->year);
      g_autofree char *words = range->low != range->high ? g_strdup_printf ("%s – %s", low, high) : g_strdup (high);

      add (group, make_row (context, year, words, NULL));
    }
  gtk_box_append (GTK_BOX (box), group);
}

/* The rule that the record breaks, quoted. */
static void
add_guards (PlnContext *context,
            PlnItem    *item,
            GtkWidget  *box)
{
  PlnWorkspace *workspace = pln_item_get_workspace (item);
  g_autoptr (GPtrArray) guards = pln_guards (workspace);

  for (guint i = 0; i < guards->len; i++)
    {
      const PlnGuard *guard = guards->pdata[i];
      g_autofree char *sentence = NULL, *quote = NULL;
      GtkWidget *group, *row, *icon;

      if (g_strcmp0 (guard->id, pln_item_get_id (item)) != 0)
        continue;
      sentence = pln_budget_guard_sentence (workspace, guard);
      quote = pln_budget_guard_quote (workspace, guard);
      group = make_group (guard->override != NULL ? _("Kept for a Reason") : _("Warning"));
      row = make_row (context, sentence, guard->override != NULL ? guard->override : "", guard->line);
      icon = gtk_image_new_from_icon_name (guard->override != NULL ? "object-select-symbolic" : "dialog-warning-symbolic");
      if (guard->override == NULL)
        gtk_widget_add_css_class (icon, "error");
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
      add (group, row);
      gtk_box_append (GTK_BOX (box), group);
      if (quote != NULL)
        gtk_box_append (GTK_BOX (box), make_quote (quote));
    }
}

GtkWidget *
pln_budget_make_group (PlnContext   *context,
                       PlnItem      *item,
                       GStrvBuilder *replaces)
{
  const char *kind = pln_item_get_kind (item);
  GtkWidget *box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18)), *group = NULL;

  if (g_strcmp0 (kind, "budget_line") == 0)
    {
      add_rule (context, item, box);
      add_posts (context, item, box);
    }
  else if (g_strcmp0 (kind, "contribution") == 0)
    add_ends (context, item, box);
  else if (g_strcmp0 (kind, "earmark") == 0)
    add_ranges (context, item, box);
  if (g_strcmp0 (kind, "contribution") == 0 || g_strcmp0 (kind, "earmark") == 0 || g_strcmp0 (kind, "budget") == 0)
    add_guards (context, item, box);
  if (gtk_widget_get_first_child (box) != NULL)
    {
      group = adw_preferences_group_new ();
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), box);
    }
  g_object_unref (box);
  return group;
}
