/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/structure/pln-body-groups.h"

#include "app/structure/pln-body-facts.h"
#include "app/structure/pln-structure-compare.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOST_ROWS 40

static GtkWidget *
row_new (const char *title,
         const char *subtitle,
         const char *follow)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (follow != NULL)
    {
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "inspector.follow");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", follow);
    }
  return row;
}

static GtkWidget *
group_new (const char *title,
           const char *tooltip,
           const char *target)
{
  GtkWidget *group = adw_preferences_group_new (), *add = gtk_button_new_from_icon_name ("list-add-symbolic");

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_widget_add_css_class (add, "flat");
  gtk_widget_set_tooltip_text (add, tooltip);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "inspector.add-related");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (add), "s", target);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), add);
  return group;
}

static void
add_facts (GtkWidget *group,
           GPtrArray *facts)
{
  for (guint i = 0; i < facts->len && i < MOST_ROWS; i++)
    {
      const PlnBodyFact *fact = facts->pdata[i];

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row_new (fact->title, fact->detail, fact->id));
    }
  if (facts->len > MOST_ROWS)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("and %u more", "and %u more", facts->len - MOST_ROWS), facts->len - MOST_ROWS);

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row_new (more, NULL, NULL));
    }
}

/* ---- what changed ------------------------------------------------------------------- */

/* first or second date as typed; NULL: today */
static char *
heading_of (const char *date)
{
  /* Translators: heading above what was so on that day */
  return date != NULL ? g_strdup_printf (_("On %s"), date) : g_strdup (_("Today"));
}

static void
add_sides (GtkWidget                *group,
           const PlnStructureChange *change,
           const char               *first,
           const char               *second)
{
  gboolean names = change->second_a == NULL && change->second_b == NULL;
  const char *a = names ? change->text_a : change->second_a, *b = names ? change->text_b : change->second_b;
  g_autofree char *on_a = heading_of (first), *on_b = heading_of (second);
  GtkWidget *rows[] = { row_new (on_a, a != NULL ? a : _("not there"), NULL), row_new (on_b, b != NULL ? b : _("not there"), NULL) };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gtk_widget_add_css_class (rows[i], "property");
      adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (rows[i]), TRUE);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), rows[i]);
    }
}

/* What a comparison of two dates says of the record, above its fields. */
static GtkWidget *
changed_head (PlnStructureCompare *compare,
              const char          *id)
{
  const PlnStructureChange *change = pln_structure_compare_find (compare, id);
  g_autofree char *when = NULL, *source = NULL;
  const char *label, *icon_name, *first, *second;
  GtkWidget *group, *row, *icon;
  gboolean open;

  if (change == NULL || !pln_structure_compare_look (change->differences, &label, &icon_name))
    return NULL;
  pln_structure_compare_get_texts (compare, &first, &second);
  when = pln_structure_compare_when (compare, id, &source, &open);
  group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("What Changed"));
  row = row_new (label, when, NULL);
  icon = gtk_image_new_from_icon_name (icon_name);
  gtk_widget_add_css_class (icon, "accent");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  add_sides (group, change, first, second);
  if (open && source != NULL)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row_new (_("Date of change, not stated"), NULL, source));
  return group;
}

GtkWidget *
pln_body_names_group_new (PlnContext   *context,
                          PlnItem      *item,
                          GStrvBuilder *replaces)
{
  PlnStructureCompare *compare = pln_structure_compare_current (context);
  const char *id = pln_item_get_id (item);
  GtkWidget *head = compare != NULL ? changed_head (compare, id) : NULL, *group = NULL;

  if (strcmp (pln_item_get_kind (item), "body") == 0)
    {
      g_autoptr (GPtrArray) facts = pln_body_names (pln_context_get_workspace (context), id);

      if (facts->len > 0)
        {
          g_strv_builder_add_many (replaces, "name.of", "period.body", NULL);
          group = group_new (_("Names and States over Time"), _("Add Name"), "name of");
          add_facts (group, facts);
        }
    }
  if (head == NULL)
    return group;
  /* A head needs a group to come with. */
  if (group == NULL)
    group = adw_preferences_group_new ();
  g_object_set_data_full (G_OBJECT (group), "pln-head", g_object_ref_sink (head), g_object_unref);
  return group;
}

GtkWidget *
pln_body_relations_group_new (PlnContext   *context,
                              PlnItem      *item,
                              GStrvBuilder *replaces)
{
  g_autoptr (GPtrArray) facts = NULL;
  GtkWidget *group;

  if (strcmp (pln_item_get_kind (item), "body") != 0)
    return NULL;
  facts = pln_body_relations (pln_context_get_workspace (context), pln_item_get_id (item));
  if (facts->len == 0)
    return NULL;
  g_strv_builder_add_many (replaces, "relation.subject", "relation.object", NULL);
  group = group_new (_("Counterparts and Relations"), _("Add Relation"), "relation subject");
  add_facts (group, facts);
  return group;
}
