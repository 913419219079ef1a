/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/roadmap/pln-roadmap-links.h"

#include <glib/gi18n.h>

#include "app/dialogs/pln-pick-dialog.h"
#include "insight/pln-coverage.h"

static gboolean
is_recommendation (PlnWorkspace *workspace, const char *id)
{
  g_autofree char *type = pln_workspace_get_value (workspace, id, "type");

  return g_strcmp0 (type, "\"recommendation\"") == 0 || g_strcmp0 (type, "\"objective\"") == 0;
}

/* ---- links ------------------------------------------------------------------------ */

/* The link that says so, or NULL. (transfer full) */
static char *
find_link (PlnWorkspace *workspace, const char *action, const char *recommendation)
{
  g_autoptr (GPtrArray) links = pln_workspace_referrers (workspace, "link", "subject", action);
  g_autofree char *wanted = pln_value_from_plain (PLN_TYPE_REFERENCE, recommendation);

  for (guint i = 0; i < links->len; i++)
    {
      g_autofree char *object = pln_workspace_get_value (workspace, links->pdata[i], "object");
      g_autofree char *type = pln_workspace_get_value (workspace, links->pdata[i], "type");

      if (g_strcmp0 (object, wanted) == 0 && g_strcmp0 (type, "\"implements\"") == 0)
        return g_strdup (links->pdata[i]);
    }
  return NULL;
}

static gboolean
is_under (PlnWorkspace *workspace, const char *action, const char *recommendation)
{
  g_autofree char *parent = pln_workspace_get_value (workspace, action, "parent");
  g_autofree char *wanted = pln_value_from_plain (PLN_TYPE_REFERENCE, recommendation);

  return g_strcmp0 (parent, wanted) == 0;
}

gboolean
pln_roadmap_link (PlnContext *context, const char *action, const char *recommendation)
{
  PlnWorkspace *workspace = pln_context_get_workspace (context);
  g_autofree char *link = find_link (workspace, action, recommendation);
  g_autofree char *subject = pln_value_from_plain (PLN_TYPE_REFERENCE, action);
  g_autofree char *object = pln_value_from_plain (PLN_TYPE_REFERENCE, recommendation);
  g_autoptr (PlnEdit) edit = NULL;
  const char *id;

  if (link != NULL || is_under (workspace, action, recommendation) || g_str_equal (action, recommendation))
    return FALSE;
  edit = pln_edit_new (_("Link Action"));
  id = pln_edit_add (edit, "link", NULL);
  pln_edit_set (edit, id, "subject", subject);
  pln_edit_set (edit, id, "object", object);
  pln_edit_set (edit, id, "type", "\"implements\"");
  return pln_context_commit (context, edit);
}

gboolean
pln_roadmap_unlink (PlnContext *context, const char *action, const char *recommendation)
{
  PlnWorkspace *workspace = pln_context_get_workspace (context);
  g_autofree char *link = find_link (workspace, action, recommendation);
  g_autoptr (PlnEdit) edit = pln_edit_new (_("Remove Link"));

  if (link != NULL)
    pln_edit_delete (edit, link);
  else if (is_under (workspace, action, recommendation))
    pln_edit_set (edit, action, "parent", NULL);
  else
    return FALSE;
  return pln_context_commit_toast (context, edit, _("Link removed"));
}

/* ---- the group ---------------------------------------------------------------------- */

typedef struct
{
  PlnContext *context; /* borrowed; outlives the inspector's groups */
  char       *id;      /* owned */
  gboolean    served;  /* the record is the recommendation */
} Group;

static void
group_free (gpointer data)
{
  Group *group = data;

  g_free (group->id);
  g_free (group);
}

static void
remove_cb (GtkButton *button, Group *group)
{
  g_autofree char *other = g_strdup (g_object_get_data (G_OBJECT (button), "id"));

  if (group->served)
    pln_roadmap_unlink (group->context, other, group->id);
  else
    pln_roadmap_unlink (group->context, group->id, other);
}

static void
picked_cb (PlnContext *context, const char *other, gpointer user_data)
{
  Group *group = user_data;
  gboolean linked;

  if (other == NULL)
    return;
  linked = group->served ? pln_roadmap_link (context, other, group->id) : pln_roadmap_link (context, group->id, other);
  if (!linked)
    pln_context_toast (context, _("They are linked already"));
}

/* Recommendations are served by what is none, and the other way about. */
static gboolean
may_link (PlnContext *context, const char *id, gpointer user_data)
{
  Group *group = user_data;

  return !g_str_equal (id, group->id) && is_recommendation (pln_context_get_workspace (context), id) != group->served;
}

static void
add_cb (GtkWidget *row, Group *group)
{
  Group *own = g_new0 (Group, 1);

  *own = *group;
  own->id = g_strdup (group->id);
  pln_pick_dialog_present (group->context, group->served ? _("Served By") : _("Serves"), "action", NULL, may_link,
                           picked_cb, own, group_free);
}

static GtkWidget *
row_new (PlnWorkspace *workspace, const char *id)
{
  GtkWidget *row = adw_action_row_new ();
  g_autoptr (PlnItem) item = pln_item_new (workspace, id);
  g_autofree char *label = pln_item_get_plain (item, "label"), *type = pln_item_get_display (item, "type");
  g_autofree char *line = g_strdup_printf ("%s%s%s", type, *type != '\0' && *label != '\0' ? " · " : "", label);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), pln_item_get_title (item));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "inspector.follow");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", id);
  return row;
}

static void
add_rows (GtkWidget *widget, Group *group, GPtrArray *others)
{
  PlnWorkspace *workspace = pln_context_get_workspace (group->context);

  for (guint i = 0; i < others->len; i++)
    {
      GtkWidget *row = row_new (workspace, others->pdata[i]), *remove = gtk_button_new_from_icon_name ("window-close-symbolic");

      gtk_widget_add_css_class (remove, "flat");
      gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
      gtk_widget_set_tooltip_text (remove, _("Remove Link"));
      g_object_set_data_full (G_OBJECT (remove), "id", g_strdup (others->pdata[i]), g_free);
      g_signal_connect (remove, "clicked", G_CALLBACK (remove_cb), group);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (widget), row);
    }
}

static GtkWidget *
links_new (PlnContext *context, PlnItem *item)
{
  PlnWorkspace *workspace = pln_context_get_workspace (context);
  GtkWidget *widget = adw_preferences_group_new (), *add = adw_button_row_new ();
  Group *group = g_new0 (Group, 1);
  g_autoptr (GPtrArray) others = NULL;

  group->context = context;
  group->id = g_strdup (pln_item_get_id (item));
  group->served = is_recommendation (workspace, group->id);
  others = group->served ? pln_coverage_actions (workspace, group->id) : pln_coverage_served (workspace, group->id);
  g_object_set_data_full (G_OBJECT (widget), "pln-group", group, group_free);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (widget), group->served ? _("Served By") : _("Serves"));
  if (others->len == 0)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (widget),
                                           group->served ? _("No action serves it yet.") : _("Linked to no recommendation."));
  add_rows (widget, group, others);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (add), group->served ? _("_Link an Action…") : _("_Link a Recommendation…"));
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (add), TRUE);
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (add), "insert-link-symbolic");
  g_signal_connect (add, "activated", G_CALLBACK (add_cb), group);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (widget), add);
  return widget;
}

/* ---- topics ---------------------------------------------------------------------------- */

/* The meeting of an agenda item: "3 July 2017 · Working Group". (transfer full) */
static char *
slot_text (PlnWorkspace *workspace, const char *agenda_item)
{
  g_autofree char *canonical = pln_workspace_get_value (workspace, agenda_item, "meeting");
  g_autofree char *id = canonical != NULL ? pln_value_get_plain (canonical) : NULL;
  g_autoptr (PlnItem) meeting = id != NULL ? pln_item_new (workspace, id) : NULL;
  g_autofree char *when = NULL;

  if (meeting == NULL)
    return g_strdup ("");
  when = pln_item_get_display (meeting, "when");
  return *when != '\0' ? g_strdup_printf ("%s · %s", when, pln_item_get_title (meeting)) : g_strdup (pln_item_get_title (meeting));
}

char *
pln_topic_slots_text (PlnItem *topic)
{
  PlnWorkspace *workspace = pln_item_get_workspace (topic);
  g_autoptr (GPtrArray) items = pln_workspace_referrers (workspace, "agenda_item", "topic", pln_item_get_id (topic));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      g_autofree char *slot = slot_text (workspace, items->pdata[i]);

      g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", slot);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
pln_topic_papers_text (PlnItem *topic)
{
  g_autoptr (GPtrArray) papers = pln_workspace_referrers (pln_item_get_workspace (topic), "paper", "topic", pln_item_get_id (topic));

  return papers->len > 0 ? g_strdup_printf (ngettext ("%u paper", "%u papers", papers->len), papers->len) : g_strdup ("");
}

static void
meeting_picked_cb (PlnContext *context, const char *meeting, gpointer topic)
{
  PlnWorkspace *workspace = pln_context_get_workspace (context);
  g_autoptr (PlnEdit) edit = pln_edit_new (_("Give Topic a Slot"));
  g_autofree char *title = pln_workspace_get_value (workspace, topic, "name"), *to = NULL, *canonical = NULL;
  g_autofree char *position = NULL;
  g_autoptr (GPtrArray) items = NULL;
  const char *id;

  if (meeting == NULL)
    return;
  to = pln_value_from_plain (PLN_TYPE_REFERENCE, meeting);
  canonical = pln_value_from_plain (PLN_TYPE_REFERENCE, topic);
  items = pln_workspace_referrers (workspace, "agenda_item", "meeting", meeting);
  position = g_strdup_printf ("%u", items->len + 1);
  id = pln_edit_add (edit, "agenda_item", NULL);
  pln_edit_set (edit, id, "meeting", to);
  pln_edit_set (edit, id, "title", title);
  pln_edit_set (edit, id, "topic", canonical);
  pln_edit_set (edit, id, "position", position);
  pln_context_commit_toast (context, edit, _("Added to the agenda"));
}

static void
add_slot_cb (GtkWidget *row, PlnContext *context)
{
  pln_pick_dialog_present (context, _("Meeting That Takes the Topic"), "meeting", NULL, NULL, meeting_picked_cb,
                           g_strdup (g_object_get_data (G_OBJECT (row), "id")), g_free);
}

static GtkWidget *
slots_new (PlnContext *context, PlnItem *topic)
{
  PlnWorkspace *workspace = pln_context_get_workspace (context);
  g_autoptr (GPtrArray) items = pln_workspace_referrers (workspace, "agenda_item", "topic", pln_item_get_id (topic));
  GtkWidget *group = adw_preferences_group_new (), *add = adw_button_row_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("Slots"));
  if (items->len == 0)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), _("No agenda takes it yet."));
  for (guint i = 0; i < items->len; i++)
    {
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *slot = slot_text (workspace, items->pdata[i]), *title = pln_workspace_get_title (workspace, items->pdata[i]);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), slot);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), title);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "inspector.follow");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", items->pdata[i]);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (add), _("Add to a _Meeting…"));
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (add), TRUE);
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (add), "list-add-symbolic");
  g_object_set_data_full (G_OBJECT (add), "id", g_strdup (pln_item_get_id (topic)), g_free);
  g_signal_connect_object (add, "activated", G_CALLBACK (add_slot_cb), context, 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), add);
  return group;
}

GtkWidget *
pln_roadmap_make_group (PlnContext *context, PlnItem *item, GStrvBuilder *replaces)
{
  if (g_strcmp0 (pln_item_get_kind (item), "action") == 0)
    return links_new (context, item);
  if (g_strcmp0 (pln_item_get_kind (item), "topic") != 0)
    return NULL;
  g_strv_builder_add (replaces, "agenda_item.topic");
  return slots_new (context, item);
}
