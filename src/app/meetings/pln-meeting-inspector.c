/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/meetings/pln-meetings-page.h"

#include <glib/gi18n.h>

#include "app/meetings/pln-meeting-detail.h"
#include "insight/pln-due.h"

/* What the inspector says of a meeting besides its fields: the way to its own
 * page, what its date and place were before, and with what it clashes. */

static void
open_page_cb (GtkWidget *row, PlnContext *context)
{
  pln_context_push (context, pln_meeting_detail_new (context, g_object_get_data (G_OBJECT (row), "pln-id")));
}

static GtkWidget *
make_row (const char *icon, const char *title, const char *subtitle, const char *follow)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icon));
  if (follow != NULL)
    {
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "inspector.follow");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", follow);
    }
  return row;
}

static void
add_changes (PlnWorkspace *workspace, const char *id, AdwPreferencesGroup *group)
{
  g_autoptr (GPtrArray) changes = pln_workspace_referrers (workspace, "change", "of", id);

  for (guint i = 0; changes != NULL && i < changes->len; i++)
    {
      g_autoptr (PlnItem) change = pln_item_new (workspace, g_ptr_array_index (changes, i));
      g_autofree char *was = pln_item_get_display (change, "was"), *name = pln_item_get_plain (change, "field");
      g_autofree char *reason = pln_item_get_display (change, "reason"), *on = pln_item_get_display (change, "on");
      const PlnField *field = pln_kind_find_field (pln_schema_find ("meeting"), name);
      /* Translators: what a place or date was before it was changed: “Was Guadalajara” */
      g_autofree char *title = g_strdup_printf (_("Was %s"), was), *subtitle = NULL;
      subtitle = g_strdup_printf ("%s%s%s · %s", field != NULL ? pln_field_get_label (field) : name, *on != '\0' ? " · " : "", on,
                                  *reason != '\0' ? reason : _("no reason recorded"));
      adw_preferences_group_add (group, make_row ("document-open-recent-symbolic", title, subtitle, pln_item_get_id (change)));
    }
}

static void
add_clashes (PlnWorkspace *workspace, const char *id, AdwPreferencesGroup *group)
{
  g_autoptr (GPtrArray) clashes = pln_clashes (workspace);

  for (guint i = 0; clashes != NULL && i < clashes->len; i++)
    {
      const PlnClash *clash = g_ptr_array_index (clashes, i);
      const char *other = g_str_equal (clash->meeting_a, id) ? clash->meeting_b
                          : g_str_equal (clash->meeting_b, id) ? clash->meeting_a : NULL;
      g_autofree char *name = NULL, *title = NULL, *what = NULL;
      if (other == NULL)
        continue;
      name = pln_workspace_get_title (workspace, other);
      /* Translators: two meetings at the same time */
      title = g_strdup_printf (_("Clashes with %s"), name);
      what = pln_workspace_get_kind (workspace, clash->what) != NULL ? pln_workspace_get_title (workspace, clash->what)
                                                                     : g_strdup (clash->what);
      adw_preferences_group_add (group, make_row ("dialog-warning-symbolic", title, what, other));
    }
}

GtkWidget *
pln_meetings_make_group (PlnContext *context, PlnItem *item, GStrvBuilder *replaces)
{
  PlnWorkspace *workspace = pln_context_get_workspace (context);
  AdwPreferencesGroup *group;
  GtkWidget *row;

  if (g_strcmp0 (pln_item_get_kind (item), "meeting") != 0)
    return NULL;
  group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  add_clashes (workspace, pln_item_get_id (item), group);
  add_changes (workspace, pln_item_get_id (item), group);
  row = adw_button_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Open Agenda and Requests"));
  adw_button_row_set_end_icon_name (ADW_BUTTON_ROW (row), "go-next-symbolic");
  g_object_set_data_full (G_OBJECT (row), "pln-id", g_strdup (pln_item_get_id (item)), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (open_page_cb), context, 0);
  adw_preferences_group_add (group, row);
  g_strv_builder_add (replaces, "change.of");
  return GTK_WIDGET (group);
}
