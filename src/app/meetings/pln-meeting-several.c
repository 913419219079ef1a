/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/meetings/pln-meeting-several.h"

#include <glib/gi18n.h>

#include "app/meetings/pln-meeting-book.h"
#include "app/meetings/pln-meeting-commands.h"

#define MOST_DAYS 3660

void
pln_meetings_set_state (PlnContext *context, const char *const *ids, const char *state)
{
  g_autofree char *canonical = pln_value_from_plain (PLN_TYPE_CHOICE, state), *toast = NULL;
  g_autoptr (PlnEdit) edit = pln_edit_new (_("Change State"));
  guint n = g_strv_length ((char **) ids);

  for (guint i = 0; i < n; i++)
    pln_edit_set (edit, ids[i], "state", canonical);
  toast = g_strdup_printf (ngettext ("State of %u meeting changed", "State of %u meetings changed", n), n);
  pln_context_commit_toast (context, edit, toast);
}

void
pln_meetings_move (PlnContext *context, const char *const *ids, int n_days)
{
  PlnWorkspace *workspace = pln_context_get_workspace (context);
  g_autoptr (PlnEdit) edit = pln_edit_new (_("Move Meetings"));
  g_autoptr (GString) toast = g_string_new (NULL);
  guint moved = 0, left = 0;

  for (guint i = 0; ids[i] != NULL; i++)
    if (pln_meeting_get_day (workspace, ids[i]) == PLN_DAY_NONE)
      left++;
    else
      {
        pln_meeting_shift (workspace, edit, ids[i], n_days, NULL);
        moved++;
      }
  g_string_append_printf (toast, ngettext ("%u meeting moved", "%u meetings moved", moved), moved);
  if (left > 0)
    {
      g_string_append (toast, ", ");
      /* Translators: follows "3 meetings moved, " */
      g_string_append_printf (toast, ngettext ("%u without a day stays", "%u without a day stay", left), left);
    }
  if (moved == 0 || n_days == 0)
    pln_context_toast (context, toast->str);
  else
    pln_context_commit_toast (context, edit, toast->str);
}

typedef struct
{
  PlnContext *context; /* owned */
  char      **ids;     /* owned */
  GtkWidget  *row;
} Asking;

static void
asking_free (gpointer data)
{
  Asking *self = data;

  g_object_unref (self->context);
  g_strfreev (self->ids);
  g_free (self);
}

static void
response_cb (AdwAlertDialog *dialog, const char *response, Asking *self)
{
  if (g_str_equal (response, "move"))
    pln_meetings_move (self->context, (const char *const *) self->ids, (int) adw_spin_row_get_value (ADW_SPIN_ROW (self->row)));
}

void
pln_meetings_ask_move (PlnContext *context, const char *const *ids)
{
  guint n = g_strv_length ((char **) ids);
  g_autofree char *heading = g_strdup_printf (ngettext ("Move %u Meeting", "Move %u Meetings", n), n);
  AdwDialog *dialog = adw_alert_dialog_new (heading, _("A number below nought moves them to earlier days"));
  GtkWidget *list = gtk_list_box_new ();
  Asking *self = g_new0 (Asking, 1);

  self->context = g_object_ref (context);
  self->ids = g_strdupv ((char **) ids);
  self->row = adw_spin_row_new_with_range (-MOST_DAYS, MOST_DAYS, 1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), _("_Days"));
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (self->row), TRUE);
  adw_spin_row_set_value (ADW_SPIN_ROW (self->row), 7);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), self->row);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), list);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "move", _("_Move"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "move", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "move");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "pln-asking", self, asking_free);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), self);
  adw_dialog_present (dialog, pln_context_get_host (context));
}

char *
pln_meetings_to_text (PlnWorkspace *workspace, const char *const *ids)
{
  g_autoptr (PlnMeetingBook) book = pln_meeting_book_new (workspace, &(PlnMeetingFilter) { NULL, NULL, NULL });
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const PlnMeetingInfo *info = pln_meeting_book_find (book, ids[i]);
      g_autofree char *when = info != NULL ? pln_meeting_when_text (info) : NULL;
      if (info != NULL)
        g_string_append_printf (text, "%s%s\t%s\t%s", text->len > 0 ? "\n" : "", info->title, when, info->place != NULL ? info->place : "");
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}
