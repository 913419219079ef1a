/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/meetings/pln-meeting-commands.h"

#include <glib/gi18n.h>

#include "app/inspector/pln-field-row.h"
#include "app/meetings/pln-meeting-scope.h"

/* Date and place of one meeting, with the reason for a change, and the meetings that go along. */
typedef struct
{
  PlnContext *context;   /* owned */
  char       *id;        /* owned */
  GPtrArray  *rows;      /* of PlnFieldRow, borrowed */
  GPtrArray  *followers; /* owned ids */
  GtkWidget  *follow, *reason, *scope; /* scope NULL: no series */
  AdwDialog  *dialog;
} Change;

static const char *const fields[] = { "when", "start_time", "end_time", "venue", "city", "country" };

static void
change_free (gpointer data)
{
  Change *self = data;

  g_object_unref (self->context);
  g_free (self->id);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->followers);
  g_free (self);
}

/* The days by which the typed date moves the meeting; 0 unless both are known days. */
static int
get_shift (Change *self)
{
  const char *canonical = pln_field_row_get_value (g_ptr_array_index (self->rows, 0));
  g_autoptr (PlnWhen) when = canonical != NULL ? pln_when_from_canonical (canonical, NULL) : NULL;
  PlnDay old = pln_meeting_get_day (pln_context_get_workspace (self->context), self->id), first, last;

  if (old == PLN_DAY_NONE || when == NULL || !pln_when_is_days (when) || !pln_when_get_span (when, &first, &last))
    return 0;
  return first - old;
}

/* The others of the series: their days move by as many, and what was changed here besides is changed there. */
static void
change_others (Change *self, PlnEdit *edit, PlnScope scope, const char *reason)
{
  PlnWorkspace *workspace = pln_context_get_workspace (self->context);
  g_autoptr (GPtrArray) ids = pln_series_scope (workspace, self->id, scope);
  int shift = get_shift (self);

  for (guint i = 1; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);
      if (shift != 0)
        pln_meeting_shift (workspace, edit, id, shift, reason);
      for (guint f = 1; f < self->rows->len; f++)
        {
          g_autofree char *old = pln_workspace_get_value (workspace, self->id, fields[f]);
          const char *now = pln_field_row_get_value (g_ptr_array_index (self->rows, f));
          if (g_strcmp0 (old, now) != 0)
            pln_meeting_put (workspace, edit, id, fields[f], now, reason);
        }
    }
}

static void
apply_cb (GtkWidget *widget, Change *self)
{
  PlnWorkspace *workspace = pln_context_get_workspace (self->context);
  g_autoptr (PlnEdit) edit = pln_edit_new (_("Change Date and Place"));
  const char *reason = gtk_editable_get_text (GTK_EDITABLE (self->reason));
  gboolean follow;
  int shift;

  for (guint i = 0; i < self->rows->len; i++)
    if (!pln_field_row_apply (g_ptr_array_index (self->rows, i)))
      {
        pln_field_row_grab (g_ptr_array_index (self->rows, i));
        return;
      }
  follow = self->follow != NULL && adw_switch_row_get_active (ADW_SWITCH_ROW (self->follow));
  shift = follow ? get_shift (self) : 0;
  if (self->scope != NULL)
    change_others (self, edit, (PlnScope) adw_combo_row_get_selected (ADW_COMBO_ROW (self->scope)), reason);
  for (guint i = 0; i < self->rows->len; i++)
    pln_meeting_put (workspace, edit, self->id, fields[i], pln_field_row_get_value (g_ptr_array_index (self->rows, i)), reason);
  for (guint i = 0; shift != 0 && i < self->followers->len; i++)
    pln_meeting_shift (workspace, edit, g_ptr_array_index (self->followers, i), shift, reason);
  if (pln_context_commit (self->context, edit))
    adw_dialog_close (self->dialog);
}

static GtkWidget *
make_header (Change *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel")), *apply = gtk_button_new_with_mnemonic (_("_Apply"));

  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  gtk_widget_add_css_class (apply, "suggested-action");
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (adw_dialog_close), self->dialog);
  g_signal_connect (apply, "clicked", G_CALLBACK (apply_cb), self);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), apply);
  adw_dialog_set_default_widget (self->dialog, apply);
  return header;
}

static void
add_rows (Change *self, AdwPreferencesGroup *date, AdwPreferencesGroup *place)
{
  const PlnKind *kind = pln_schema_find ("meeting");
  PlnWorkspace *workspace = pln_context_get_workspace (self->context);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      PlnFieldRow *row = pln_field_row_new (self->context, kind, pln_kind_find_field (kind, fields[i]));
      g_autofree char *canonical = pln_workspace_get_value (workspace, self->id, fields[i]);
      if (canonical != NULL)
        pln_field_row_set_value (row, canonical);
      g_ptr_array_add (self->rows, row);
      adw_preferences_group_add (i < 3 ? date : place, GTK_WIDGET (row));
    }
}

static GtkWidget *
make_follow_row (Change *self)
{
  GtkWidget *row = adw_switch_row_new ();
  g_autofree char *title = g_strdup_printf (ngettext ("Move %u connected meeting too", "Move %u connected meetings too",
                                                      self->followers->len), self->followers->len);
  g_autofree char *names = pln_workspace_get_title (pln_context_get_workspace (self->context),
                                                    g_ptr_array_index (self->followers, 0));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (self->followers->len == 1)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), names);
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), TRUE);
  return row;
}

/* In the order of PlnScope. */
static GtkWidget *
make_scope_row (void)
{
  const char *const scopes[] = { _("This Meeting"), _("This and Following"), _("All Meetings"), NULL };
  g_autoptr (GtkStringList) names = gtk_string_list_new (scopes);
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Change in the Series"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  return row;
}

static gboolean
focus_cb (gpointer user_data)
{
  pln_field_row_grab (user_data);
  return G_SOURCE_REMOVE;
}

void
pln_meeting_change_dialog_present (PlnContext *context, const char *id, gboolean place_first)
{
  Change *self = g_new0 (Change, 1);
  GtkWidget *view = adw_toolbar_view_new (), *page = adw_preferences_page_new ();
  AdwPreferencesGroup *date = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  AdwPreferencesGroup *place = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  AdwPreferencesGroup *why = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autofree char *title = pln_workspace_get_title (pln_context_get_workspace (context), id);
  g_autoptr (GPtrArray) all = pln_series_scope (pln_context_get_workspace (context), id, PLN_SCOPE_ALL);

  self->context = g_object_ref (context);
  self->id = g_strdup (id);
  self->rows = g_ptr_array_new ();
  self->followers = pln_meeting_followers (pln_context_get_workspace (context), id);
  self->dialog = adw_dialog_new ();
  adw_dialog_set_title (self->dialog, title);
  adw_dialog_set_content_width (self->dialog, 460);
  g_object_set_data_full (G_OBJECT (self->dialog), "pln-change", self, change_free);
  add_rows (self, date, place);
  if (self->followers->len > 0)
    adw_preferences_group_add (date, self->follow = make_follow_row (self));
  if (all->len > 1)
    adw_preferences_group_add (why, self->scope = make_scope_row ());
  adw_preferences_group_set_title (place, _("Place"));
  self->reason = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->reason), _("Reason for the Change"));
  adw_preferences_group_set_description (why, _("What was planned before is kept with the meeting."));
  adw_preferences_group_add (why, self->reason);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), date);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), place);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), why);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), make_header (self));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_child (self->dialog, view);
  adw_dialog_present (self->dialog, pln_context_get_host (context));
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, focus_cb, g_object_ref (g_ptr_array_index (self->rows, place_first ? 3 : 0)), g_object_unref);
}
