/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/structure/pln-member-dialogs.h"

#include "app/structure/pln-structure-members.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOST_MATCHES 6

typedef struct
{
  PlnContext *context; /* owned */
  char *body;          /* owned */
  AdwDialog *dialog;
  GtkWidget *who, *matches, *role, *capacity, *date, *seat, *hint; /* borrowed: in the dialog; some are NULL */
  GPtrArray *seats;    /* owned: PlnStructureMember that can be ended, or NULL */
} Asking;

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  g_object_unref (asking->context);
  g_clear_pointer (&asking->seats, g_ptr_array_unref);
  g_free (asking->body);
  g_free (asking);
}

static PlnWorkspace *
get_workspace (Asking *asking)
{
  return pln_context_get_workspace (asking->context);
}

static void
say (Asking     *asking,
     GtkWidget  *row,
     const char *reason)
{
  gtk_label_set_label (GTK_LABEL (asking->hint), reason != NULL ? reason : "");
  gtk_widget_set_visible (asking->hint, reason != NULL);
  if (reason == NULL)
    return;
  gtk_widget_add_css_class (row, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE, -1);
  gtk_widget_grab_focus (row);
}

static char *
text_of (GtkWidget *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

/* ---- who it is ------------------------------------------------------------------ */

static void
add_match (Asking     *asking,
           const char *id,
           const char *title,
           const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  g_object_set_data_full (G_OBJECT (row), "pln-id", g_strdup (id), g_free);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_list_box_append (GTK_LIST_BOX (asking->matches), row);
}

static void
add_matches_of (Asking     *asking,
                const char *kind,
                const char *text,
                guint      *n)
{
  g_autoptr (PlnQuery) query = pln_query_new (kind);
  g_autoptr (GPtrArray) ids = NULL;

  pln_query_search (query, text);
  pln_query_limit (query, MOST_MATCHES);
  ids = pln_workspace_query (get_workspace (asking), query, NULL);
  for (guint i = 0; ids != NULL && i < ids->len && *n < MOST_MATCHES; i++)
    {
      g_autofree char *title = pln_workspace_get_title (get_workspace (asking), ids->pdata[i]);

      if (strcmp (ids->pdata[i], asking->body) == 0)
        continue;
      add_match (asking, ids->pdata[i], title, pln_kind_get_label (pln_schema_find (kind)));
      (*n)++;
    }
}

/* Records that match, then the words themselves; the first is chosen until another is. */
static void
who_changed_cb (GtkWidget *row,
                Asking    *asking)
{
  static const char *const kinds[] = { "person", "post", "body" };
  g_autofree char *text = text_of (asking->who);
  guint n = 0;

  gtk_widget_remove_css_class (row, "error");
  gtk_accessible_reset_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID);
  say (asking, row, NULL);
  gtk_list_box_remove_all (GTK_LIST_BOX (asking->matches));
  gtk_widget_set_visible (asking->matches, *text != '\0');
  if (*text == '\0')
    return;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    add_matches_of (asking, kinds[i], text, &n);
  add_match (asking, NULL, text, _("As words, not a record"));
  gtk_list_box_select_row (GTK_LIST_BOX (asking->matches), gtk_list_box_get_row_at_index (GTK_LIST_BOX (asking->matches), 0));
}

/* The record that is chosen, NULL: the words. */
static const char *
chosen_id (Asking *asking)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (asking->matches));

  return row != NULL ? g_object_get_data (G_OBJECT (row), "pln-id") : NULL;
}

/* Down and Up in the entry choose among what is offered. */
static gboolean
who_key_cb (GtkEventControllerKey *controller,
            guint                  keyval,
            guint                  keycode,
            GdkModifierType        state,
            Asking                *asking)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (asking->matches));
  const int step = keyval == GDK_KEY_Down ? 1 : keyval == GDK_KEY_Up ? -1 : 0;
  GtkListBoxRow *next;

  if (step == 0 || row == NULL)
    return FALSE;
  next = gtk_list_box_get_row_at_index (GTK_LIST_BOX (asking->matches), gtk_list_box_row_get_index (row) + step);
  if (next == NULL)
    return FALSE;
  gtk_list_box_select_row (GTK_LIST_BOX (asking->matches), next);
  pln_context_announce (asking->context, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (next)));
  return TRUE;
}

/* ---- form ----------------------------------------------------------------------- */

static GtkWidget *
add_entry (Asking              *asking,
           AdwPreferencesGroup *group,
           const char          *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  adw_preferences_group_add (group, row);
  return row;
}

static void
add_who (Asking              *asking,
         AdwPreferencesGroup *group,
         const char          *title)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  asking->who = add_entry (asking, group, title);
  asking->matches = gtk_list_box_new ();
  gtk_widget_add_css_class (asking->matches, "boxed-list");
  gtk_widget_set_margin_top (asking->matches, 6);
  gtk_widget_set_margin_bottom (asking->matches, 12);
  gtk_widget_set_visible (asking->matches, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (asking->matches), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Matching records"), -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (who_key_cb), asking);
  gtk_widget_add_controller (asking->who, keys);
  g_signal_connect (asking->who, "changed", G_CALLBACK (who_changed_cb), asking);
}

static void
date_changed_cb (GtkWidget *row,
                 Asking    *asking)
{
  gtk_widget_remove_css_class (row, "error");
  gtk_accessible_reset_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID);
  say (asking, row, NULL);
}

static GtkWidget *
add_choice (AdwPreferencesGroup *group,
            const char          *title,
            const char          *field,
            const char          *first)
{
  const PlnField *info = pln_kind_find_field (pln_schema_find ("membership"), field);
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  GtkWidget *row = adw_combo_row_new ();

  if (first != NULL)
    gtk_string_list_append (list, first);
  for (guint i = 0; info->choices[i].name != NULL; i++)
    gtk_string_list_append (list, pln_field_get_choice_label (info, info->choices[i].name));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  adw_preferences_group_add (group, row);
  return row;
}

static const char *
choice_of (GtkWidget  *row,
           const char *field,
           guint       offset)
{
  const PlnField *info = pln_kind_find_field (pln_schema_find ("membership"), field);
  guint at = adw_combo_row_get_selected (ADW_COMBO_ROW (row));

  return at != GTK_INVALID_LIST_POSITION && at >= offset ? info->choices[at - offset].name : NULL;
}

static void
add_hint (Asking              *asking,
          AdwPreferencesGroup *group)
{
  asking->hint = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (asking->hint), TRUE);
  gtk_label_set_xalign (GTK_LABEL (asking->hint), 0);
  gtk_widget_set_margin_top (asking->hint, 9);
  gtk_widget_add_css_class (asking->hint, "error");
  gtk_widget_set_visible (asking->hint, FALSE);
  adw_preferences_group_add (group, asking->hint);
}

static void
present (Asking              *asking,
         AdwPreferencesGroup *group,
         AdwPreferencesGroup *more,
         const char          *title,
         const char          *button,
         GCallback            apply)
{
  GtkWidget *view = adw_toolbar_view_new (), *header = adw_header_bar_new (), *page = adw_preferences_page_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel")), *done = gtk_button_new_with_mnemonic (button);
  g_autofree char *name = pln_workspace_get_title (get_workspace (asking), asking->body);

  adw_dialog_set_title (asking->dialog, title);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (title, name));
  gtk_widget_add_css_class (done, "suggested-action");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), done);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (adw_dialog_close), asking->dialog);
  g_signal_connect (done, "clicked", apply, asking);
  add_hint (asking, more);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), group);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), more);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_default_widget (asking->dialog, done);
  adw_dialog_set_child (asking->dialog, view);
  adw_dialog_set_content_width (asking->dialog, 460);
  adw_dialog_present (asking->dialog, pln_context_get_host (asking->context));
}

static Asking *
asking_new (PlnContext *context,
            const char *body)
{
  Asking *asking = g_new0 (Asking, 1);

  asking->context = g_object_ref (context);
  asking->body = g_strdup (body);
  asking->dialog = adw_dialog_new ();
  g_object_set_data_full (G_OBJECT (asking->dialog), "pln-asking", asking, asking_free);
  return asking;
}

/* The date as it was understood; FALSE: it was not, and the reason shows. */
static gboolean
read_date (Asking   *asking,
           PlnWhen **when)
{
  g_autofree char *date = text_of (asking->date);
  g_autoptr (GError) error = NULL;

  *when = NULL;
  if (*date == '\0')
    return TRUE;
  *when = pln_when_parse_typed (date, &error);
  if (*when == NULL)
    say (asking, asking->date, error->message);
  return *when != NULL;
}

/* ---- adding --------------------------------------------------------------------- */

static void
add_apply_cb (GtkWidget *button,
              Asking    *asking)
{
  g_autofree char *words = text_of (asking->who), *toast = NULL;
  g_autoptr (PlnWhen) when = NULL;
  g_autoptr (PlnEdit) edit = NULL;

  if (*words == '\0')
    {
      say (asking, asking->who, _("Say who it is."));
      return;
    }
  if (!read_date (asking, &when))
    return;
  edit = pln_structure_member_add (get_workspace (asking), asking->body, chosen_id (asking), words,
                                   choice_of (asking->role, "role", 0), choice_of (asking->capacity, "capacity", 1), when);
  toast = g_strdup_printf (_("“%s” added"), words);
  if (pln_context_commit_toast (asking->context, edit, toast))
    adw_dialog_close (asking->dialog);
}

static guint
index_of_role (const char *role)
{
  const PlnField *info = pln_kind_find_field (pln_schema_find ("membership"), "role");
  guint i = 0;

  while (info->choices[i].name != NULL && strcmp (info->choices[i].name, role) != 0)
    i++;
  return i;
}

void
pln_member_add_present (PlnContext *context,
                        const char *body)
{
  Asking *asking = asking_new (context, body);
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  AdwPreferencesGroup *more = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  add_who (asking, group, _("Who"));
  adw_preferences_group_add (group, asking->matches);
  asking->role = add_choice (more, _("Role"), "role", NULL);
  adw_combo_row_set_selected (ADW_COMBO_ROW (asking->role), index_of_role ("member"));
  asking->capacity = add_choice (more, _("Capacity"), "capacity", _("Not stated"));
  asking->date = add_entry (asking, more, _("From (empty when not known)"));
  g_signal_connect (asking->date, "changed", G_CALLBACK (date_changed_cb), asking);
  present (asking, group, more, _("Add Member"), _("_Add"), G_CALLBACK (add_apply_cb));
  gtk_widget_grab_focus (asking->who);
}

/* ---- ending --------------------------------------------------------------------- */

static void
end_apply_cb (GtkWidget *button,
              Asking    *asking)
{
  guint at = adw_combo_row_get_selected (ADW_COMBO_ROW (asking->seat));
  const PlnStructureMember *member = at < asking->seats->len ? asking->seats->pdata[at] : NULL;
  g_autofree char *words = text_of (asking->who), *date = text_of (asking->date), *toast = NULL;
  g_autoptr (PlnWhen) when = NULL;
  g_autoptr (PlnEdit) edit = NULL;

  if (member == NULL)
    return;
  if (*date == '\0')
    {
      say (asking, asking->date, _("Say until when."));
      return;
    }
  if (!read_date (asking, &when))
    return;
  edit = pln_structure_member_end (get_workspace (asking), member->id, when, *words != '\0' ? chosen_id (asking) : NULL, words);
  toast = g_strdup_printf (_("Membership of “%s” ended"), member->holder);
  if (pln_context_commit_toast (asking->context, edit, toast))
    adw_dialog_close (asking->dialog);
}

/* The memberships of the day that have no end yet. */
static GPtrArray *
open_seats (PlnContext *context,
            const char *body)
{
  PlnWorkspace *workspace = pln_context_get_workspace (context);
  GPtrArray *members;
  PlnDay first, last;

  pln_context_get_as_of_span (context, &first, &last);
  members = pln_structure_members (workspace, body, last);
  for (guint i = members->len; i-- > 0;)
    {
      const PlnStructureMember *member = members->pdata[i];
      g_autofree char *end = strcmp (member->kind, "membership") == 0 ? pln_workspace_get_value (workspace, member->id, "end") : NULL;

      if (strcmp (member->kind, "membership") != 0 || member->time != PLN_MEMBER_NOW || end != NULL)
        g_ptr_array_remove_index (members, i);
    }
  return members;
}

static void
add_seats (Asking              *asking,
           AdwPreferencesGroup *group,
           const char          *membership)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; i < asking->seats->len; i++)
    {
      const PlnStructureMember *member = asking->seats->pdata[i];
      /* Translators: a member and their role. */
      g_autofree char *text = g_strdup_printf (_("%s, %s"), member->holder, member->role);

      gtk_string_list_append (list, text);
      if (g_strcmp0 (member->id, membership) == 0)
        selected = i;
    }
  asking->seat = adw_combo_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (asking->seat), _("Member"));
  adw_combo_row_set_model (ADW_COMBO_ROW (asking->seat), G_LIST_MODEL (list));
  adw_combo_row_set_selected (ADW_COMBO_ROW (asking->seat), selected);
  adw_preferences_group_add (group, asking->seat);
}

void
pln_member_end_present (PlnContext *context,
                        const char *body,
                        const char *membership)
{
  Asking *asking = asking_new (context, body);
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  AdwPreferencesGroup *more = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autoptr (PlnWhen) today = NULL;
  PlnDay first, last;

  asking->seats = open_seats (context, body);
  if (asking->seats->len == 0)
    {
      pln_context_toast (context, _("No membership of this body is open"));
      g_object_ref_sink (asking->dialog);
      g_object_unref (asking->dialog);
      return;
    }
  pln_context_get_as_of_span (context, &first, &last);
  today = pln_when_new_day (last);
  add_seats (asking, group, membership);
  asking->date = add_entry (asking, group, _("Until"));
  gtk_editable_set_text (GTK_EDITABLE (asking->date), pln_when_get_text (today));
  g_signal_connect (asking->date, "changed", G_CALLBACK (date_changed_cb), asking);
  add_who (asking, more, _("Succeeded By (optional)"));
  adw_preferences_group_add (more, asking->matches);
  present (asking, group, more, _("End Membership"), _("_End"), G_CALLBACK (end_apply_cb));
  gtk_widget_grab_focus (asking->date);
}
