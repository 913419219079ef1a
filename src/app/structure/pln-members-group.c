/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/structure/pln-members-group.h"

#include "app/structure/pln-member-dialogs.h"
#include "app/structure/pln-structure-members.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOST_ROWS 40

typedef struct
{
  PlnContext *context; /* borrowed: outlives the inspector */
  char *body;          /* owned */
} GroupData;

static void
group_data_free (gpointer data)
{
  g_free (((GroupData *) data)->body);
  g_free (data);
}

static void
add_cb (GtkButton *button,
        GroupData *data)
{
  pln_member_add_present (data->context, data->body);
}

static void
end_cb (GtkButton *button,
        GroupData *data)
{
  pln_member_end_present (data->context, data->body, g_object_get_data (G_OBJECT (button), "pln-id"));
}

static char *
subtitle_of (const PlnStructureMember *member)
{
  GString *text = g_string_new (NULL);

  if (strcmp (member->kind, "membership") == 0 || *member->detail == '\0')
    g_string_append (text, member->role);
  if (*member->detail != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", member->detail);
  if (member->remark != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", member->remark);
  return g_string_free_and_steal (text);
}

static GtkWidget *
make_row (GroupData                *data,
          const PlnStructureMember *member)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *subtitle = subtitle_of (member);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), member->holder);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (member->flags != PLN_MEMBER_FINE)
    {
      GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

      gtk_widget_add_css_class (icon, "warning");
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
    }
  if (strcmp (member->kind, "membership") == 0 && member->time == PLN_MEMBER_NOW && (member->flags & PLN_MEMBER_VACANT) == 0)
    {
      GtkWidget *end = gtk_button_new_from_icon_name ("process-stop-symbolic");

      gtk_widget_add_css_class (end, "flat");
      gtk_widget_set_valign (end, GTK_ALIGN_CENTER);
      gtk_widget_set_tooltip_text (end, _("End Membership…"));
      g_object_set_data_full (G_OBJECT (end), "pln-id", g_strdup (member->id), g_free);
      g_signal_connect (end, "clicked", G_CALLBACK (end_cb), data);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), end);
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "inspector.follow");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", member->id);
  return row;
}

/* Those that are not of the day go into a row that unfolds. */
static void
add_others (GtkWidget    *group,
            GroupData    *data,
            GPtrArray    *members,
            PlnMemberTime time,
            const char   *title)
{
  GtkWidget *expander = NULL;
  guint n = 0;

  for (guint i = 0; i < members->len; i++)
    {
      const PlnStructureMember *member = members->pdata[i];

      if (member->time != time || ++n > MOST_ROWS)
        continue;
      if (expander == NULL)
        {
          expander = adw_expander_row_new ();
          adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), title);
          adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), expander);
        }
      adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), make_row (data, member));
    }
  if (expander != NULL)
    {
      g_autofree char *count = g_strdup_printf ("%u", n);

      adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (expander), count);
    }
}

static void
add_current (GtkWidget *group,
             GroupData *data,
             GPtrArray *members)
{
  guint n = 0;

  for (guint i = 0; i < members->len; i++)
    {
      const PlnStructureMember *member = members->pdata[i];

      if (member->time == PLN_MEMBER_NOW && !pln_structure_member_is_repeated (members, member) && ++n <= MOST_ROWS)
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_row (data, member));
    }
  if (n > MOST_ROWS)
    {
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *text = g_strdup_printf (ngettext ("and %u more", "and %u more", n - MOST_ROWS), n - MOST_ROWS);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
}

static void
add_post_row (GtkWidget *group)
{
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Add Post…"));
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (row), "list-add-symbolic");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "inspector.add-related");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", "post body");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

GtkWidget *
pln_members_group_new (PlnContext   *context,
                       PlnItem      *item,
                       GStrvBuilder *replaces)
{
  g_autoptr (GPtrArray) members = NULL;
  g_autofree char *remark = NULL;
  GtkWidget *group, *add;
  GroupData *data;
  PlnDay first, last;

  if (strcmp (pln_item_get_kind (item), "body") != 0)
    return NULL;
  pln_context_get_as_of_span (context, &first, &last);
  members = pln_structure_members (pln_context_get_workspace (context), pln_item_get_id (item), last);
  g_strv_builder_add_many (replaces, "membership.body", "post.body", NULL);
  data = g_new0 (GroupData, 1);
  data->context = context;
  data->body = g_strdup (pln_item_get_id (item));
  group = adw_preferences_group_new ();
  g_object_set_data_full (G_OBJECT (group), "pln-group", data, group_data_free);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("Members and Posts"));
  remark = pln_structure_members_remark (members);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), remark);
  add = gtk_button_new_from_icon_name ("list-add-symbolic");
  gtk_widget_add_css_class (add, "flat");
  gtk_widget_set_tooltip_text (add, _("Add Member… (Ctrl+M)"));
  g_signal_connect (add, "clicked", G_CALLBACK (add_cb), data);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), add);
  add_current (group, data, members);
  add_others (group, data, members, PLN_MEMBER_COMING, _("Coming"));
  add_others (group, data, members, PLN_MEMBER_FORMER, _("Former"));
  add_post_row (group);
  return group;
}
