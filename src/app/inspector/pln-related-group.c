/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/inspector/pln-related-group.h"

#include "app/pln-bits.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#define MAX_ROWS 20

/* Referrers of one kind by one field. */
typedef struct
{
  const PlnKind  *kind;
  const PlnField *field;
  GPtrArray      *ids; /* borrowed strings */
} Bunch;

static void
bunch_clear (gpointer data)
{
  g_ptr_array_unref (((Bunch *) data)->ids);
}

static int
compare_bunches (gconstpointer a, gconstpointer b)
{
  const Bunch *x = a, *y = b;
  gboolean x_owner = (x->field->flags & PLN_FIELD_OWNER) != 0, y_owner = (y->field->flags & PLN_FIELD_OWNER) != 0;

  gboolean x_last = strcmp (x->kind->name, "citation") == 0, y_last = strcmp (y->kind->name, "citation") == 0;

  /* Where it is said stands below what is said. */
  if (x_last != y_last)
    return x_last ? 1 : -1;
  if (x_owner != y_owner)
    return x_owner ? -1 : 1;
  return g_strcmp0 (x->kind->name, y->kind->name);
}

/* Sorts the references to the record by kind and field. */
static GArray *
gather (PlnWorkspace *workspace, GPtrArray *pairs)
{
  GArray *bunches = g_array_new (FALSE, FALSE, sizeof (Bunch));

  g_array_set_clear_func (bunches, bunch_clear);
  for (guint i = 0; pairs != NULL && i + 1 < pairs->len; i += 2)
    {
      const char *id = g_ptr_array_index (pairs, i), *name = g_ptr_array_index (pairs, i + 1);
      const PlnKind *kind = pln_schema_find (pln_workspace_get_kind (workspace, id) ?: "");
      const PlnField *field = kind != NULL ? pln_kind_find_field (kind, name) : NULL;
      Bunch *found = NULL;
      if (field == NULL || g_str_equal (name, "merged_into"))
        continue;
      for (guint j = 0; j < bunches->len && found == NULL; j++)
        if (g_array_index (bunches, Bunch, j).field == field)
          found = &g_array_index (bunches, Bunch, j);
      if (found == NULL)
        {
          Bunch bunch = { kind, field, g_ptr_array_new () };
          g_array_append_val (bunches, bunch);
          found = &g_array_index (bunches, Bunch, bunches->len - 1);
        }
      g_ptr_array_add (found->ids, (gpointer) id);
    }
  g_array_sort (bunches, compare_bunches);
  return bunches;
}

/* Two or three listed values under the title. */
static char *
describe (PlnWorkspace *workspace, const PlnKind *kind, const PlnField *via, const char *id, const char *title)
{
  g_autoptr (PlnItem) item = pln_item_new (workspace, id);
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = 0;

  for (const PlnField *field = kind->fields; field->name != NULL && n < 2; field++)
    {
      g_autofree char *value = NULL;
      if (field == via || (field->flags & PLN_FIELD_LISTED) == 0 || g_strcmp0 (field->name, kind->title) == 0
          || pln_item_get_value (item, field->name) == NULL)
        continue;
      value = pln_item_get_display (item, field->name);
      if (*value == '\0' || g_strcmp0 (value, title) == 0)
        continue;
      g_string_append_printf (text, "%s%s", n > 0 ? " · " : "", value);
      n++;
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GtkWidget *
row_new (PlnWorkspace *workspace, const Bunch *bunch, const char *id)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = pln_workspace_get_title (workspace, id);
  g_autofree char *about = describe (workspace, bunch->kind, bunch->field, id, title);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), about);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "inspector.follow");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", id);
  return row;
}

static GtkWidget *
group_new (PlnContext *context, const Bunch *bunch)
{
  PlnWorkspace *workspace = pln_context_get_workspace (context);
  GtkWidget *group = adw_preferences_group_new (), *add = gtk_button_new_from_icon_name ("list-add-symbolic");
  g_autofree char *title = NULL, *tooltip = NULL, *target = NULL;

  if ((bunch->field->flags & PLN_FIELD_OWNER) != 0)
    title = g_strdup (pln_kind_get_plural (bunch->kind));
  else
    /* Translators: records that refer to this one, and how: “Meetings, as Host” */
    title = g_strdup_printf (_("%s, as %s"), pln_kind_get_plural (bunch->kind), pln_field_get_label (bunch->field));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  tooltip = g_strdup_printf (_("Add %s"), pln_kind_get_label (bunch->kind));
  target = g_strdup_printf ("%s %s", bunch->kind->name, bunch->field->name);
  gtk_widget_set_tooltip_text (add, tooltip);
  gtk_widget_add_css_class (add, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "inspector.add-related");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (add), "s", target);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), add);
  for (guint i = 0; i < bunch->ids->len && i < MAX_ROWS; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row_new (workspace, bunch, g_ptr_array_index (bunch->ids, i)));
  if (bunch->ids->len > MAX_ROWS)
    {
      guint more = bunch->ids->len - MAX_ROWS;
      g_autofree char *text = g_strdup_printf (ngettext ("and %u more", "and %u more", more), more);
      GtkWidget *row = adw_action_row_new ();
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  pln_group_one_stop (group);
  return group;
}

static gboolean
has_bunch (GArray *bunches, const PlnField *field)
{
  for (guint i = 0; i < bunches->len; i++)
    if (g_array_index (bunches, Bunch, i).field == field)
      return TRUE;
  return FALSE;
}

/* Kinds that belong to such a record and have none yet. */
static GMenuModel *
make_add_menu (PlnItem *item, GArray *bunches, const char *const *replaces)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < pln_schema_get_n_kinds (); i++)
    {
      const PlnKind *kind = pln_schema_get_nth (i);
      const PlnField *owner = pln_kind_get_owner (kind);
      g_autoptr (GMenuItem) entry = NULL;
      g_autofree char *key = NULL, *target = NULL;
      if (owner == NULL || !pln_field_accepts (owner, pln_item_get_kind (item)) || has_bunch (bunches, owner))
        continue;
      key = g_strdup_printf ("%s.%s", kind->name, owner->name);
      if (replaces != NULL && g_strv_contains (replaces, key))
        continue;
      entry = g_menu_item_new (pln_kind_get_label (kind), NULL);
      target = g_strdup_printf ("%s %s", kind->name, owner->name);
      g_menu_item_set_action_and_target (entry, "inspector.add-related", "s", target);
      g_menu_append_item (menu, entry);
    }
  return G_MENU_MODEL (menu);
}

GPtrArray *
pln_related_groups_new (PlnContext *context, PlnItem *item, const char *const *replaces, GMenuModel **menu)
{
  PlnWorkspace *workspace = pln_context_get_workspace (context);
  g_autoptr (GPtrArray) pairs = pln_workspace_all_referrers (workspace, pln_item_get_id (item));
  g_autoptr (GArray) bunches = gather (workspace, pairs);
  GPtrArray *groups = g_ptr_array_new ();

  for (guint i = 0; i < bunches->len; i++)
    {
      const Bunch *bunch = &g_array_index (bunches, Bunch, i);
      g_autofree char *key = g_strdup_printf ("%s.%s", bunch->kind->name, bunch->field->name);
      if (replaces == NULL || !g_strv_contains (replaces, key))
        g_ptr_array_add (groups, group_new (context, bunch));
    }
  *menu = make_add_menu (item, bunches, replaces);
  return groups;
}

/* ---- history ------------------------------------------------------------ */

static char *
to_words (const PlnKind *kind, PlnWorkspace *workspace, const char *name, const char *canonical)
{
  const PlnField *field = kind != NULL ? pln_kind_find_field (kind, name) : NULL;

  if (canonical == NULL)
    return g_strdup (_("Empty"));
  if (field == NULL)
    return pln_value_get_plain (canonical);
  if (field->type == PLN_TYPE_REFERENCE)
    {
      g_autofree char *id = pln_value_get_plain (canonical);
      return pln_workspace_get_title (workspace, id);
    }
  return pln_field_to_display (field, canonical);
}

static GtkWidget *
history_row_new (PlnWorkspace *workspace, const PlnKind *kind, PlnHistoryEntry *entry)
{
  GtkWidget *row = adw_action_row_new ();
  const PlnField *field = kind != NULL ? pln_kind_find_field (kind, entry->field) : NULL;
  g_autofree char *was = to_words (kind, workspace, entry->field, entry->was);
  g_autofree char *became = to_words (kind, workspace, entry->field, entry->became);
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_local (entry->stamp != NULL ? pln_stamp_get_unix_ms (entry->stamp) / 1000 : 0);
  g_autofree char *time = g_date_time_format (at, "%x %H:%M");
  g_autofree char *title = NULL, *subtitle = NULL;

  if (g_str_equal (entry->field, "alive"))
    title = g_strdup (g_strcmp0 (entry->became, "false") == 0 ? _("Deleted") : _("Added"));
  else
    /* Translators: a change in the history: field, value before, value after */
    title = g_strdup_printf (_("%s: %s → %s"), field != NULL ? pln_field_get_label (field) : entry->field, was, became);
  subtitle = g_strdup_printf ("%s · %s", time, entry->office != NULL ? entry->office : "");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}

static void
history_expanded_cb (AdwExpanderRow *expander, GParamSpec *pspec, PlnItem *item)
{
  PlnWorkspace *workspace = pln_item_get_workspace (item);
  const PlnKind *kind = pln_schema_find (pln_item_get_kind (item));
  g_autoptr (GPtrArray) entries = NULL;

  if (!adw_expander_row_get_expanded (expander) || g_object_get_data (G_OBJECT (expander), "pln-filled") != NULL)
    return;
  g_object_set_data (G_OBJECT (expander), "pln-filled", GINT_TO_POINTER (1));
  entries = pln_workspace_get_history (workspace, pln_item_get_id (item), 50);
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    adw_expander_row_add_row (expander, history_row_new (workspace, kind, g_ptr_array_index (entries, i)));
  if (entries == NULL || entries->len == 0)
    {
      GtkWidget *row = adw_action_row_new ();
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Nothing changed here yet"));
      adw_expander_row_add_row (expander, row);
    }
}

GtkWidget *
pln_record_history_group_new (PlnContext *context, PlnItem *item)
{
  GtkWidget *group = adw_preferences_group_new (), *expander = adw_expander_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), _("History"));
  g_signal_connect_object (expander, "notify::expanded", G_CALLBACK (history_expanded_cb), item, 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), expander);
  return group;
}
