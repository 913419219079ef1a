/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/meetings/pln-meeting-commands.h"

#include <glib/gi18n.h>

#include "app/meetings/pln-meeting-scope.h"
#include "app/meetings/pln-series-plan.h"
#include "app/records/pln-keep-change.h"
#include "widgets/pln-day-text.h"

static PlnWhen *
get_when (PlnWorkspace *workspace, const char *id)
{
  g_autofree char *canonical = pln_workspace_get_value (workspace, id, "when");

  return canonical != NULL ? pln_when_from_canonical (canonical, NULL) : NULL;
}

void
pln_meeting_put (PlnWorkspace *workspace, PlnEdit *edit, const char *id, const char *field, const char *canonical,
                 const char *reason)
{
  pln_keep_change (workspace, edit, pln_schema_find ("meeting"), id, field, canonical, reason);
}

static void
add_followers (PlnWorkspace *workspace, const char *id, GPtrArray *found)
{
  static const char *const fields[] = { "part_of", "anchor" };

  for (guint f = 0; f < G_N_ELEMENTS (fields); f++)
    {
      g_autoptr (GPtrArray) ids = pln_workspace_referrers (workspace, "meeting", fields[f], id);
      for (guint i = 0; ids != NULL && i < ids->len; i++)
        {
          const char *other = g_ptr_array_index (ids, i);
          if (pln_meeting_get_day (workspace, other) == PLN_DAY_NONE
              || g_ptr_array_find_with_equal_func (found, other, g_str_equal, NULL))
            continue;
          g_ptr_array_add (found, g_strdup (other));
          add_followers (workspace, other, found);
        }
    }
}

GPtrArray *
pln_meeting_followers (PlnWorkspace *workspace, const char *id)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);

  /* Itself first, so that a circle comes to an end. */
  g_ptr_array_add (found, g_strdup (id));
  add_followers (workspace, id, found);
  g_ptr_array_remove_index (found, 0);
  return found;
}

PlnDay
pln_meeting_get_day (PlnWorkspace *workspace, const char *id)
{
  g_autoptr (PlnWhen) when = get_when (workspace, id);
  PlnDay first, last;

  return when != NULL && pln_when_is_days (when) && pln_when_get_span (when, &first, &last) ? first : PLN_DAY_NONE;
}

void
pln_meeting_shift (PlnWorkspace *workspace, PlnEdit *edit, const char *id, int n_days, const char *reason)
{
  g_autoptr (PlnWhen) when = get_when (workspace, id);
  g_autoptr (PlnWhen) moved = NULL;
  g_autofree char *canonical = NULL;
  PlnDay first, last;

  if (when == NULL || n_days == 0 || !pln_when_is_days (when) || !pln_when_get_span (when, &first, &last))
    return;
  moved = pln_meeting_when_new (first + n_days, last + n_days);
  canonical = pln_when_to_canonical (moved);
  pln_meeting_put (workspace, edit, id, "when", canonical, reason);
}

/* ---- moving ------------------------------------------------------------- */

typedef struct
{
  PlnContext *context; /* owned */
  GPtrArray  *ids;     /* owned; the meeting and what of its series moves with it */
  PlnDay      day;
  GPtrArray  *followers; /* owned */
} Move;

static void
move_free (gpointer data)
{
  Move *self = data;

  g_object_unref (self->context);
  g_ptr_array_unref (self->ids);
  g_ptr_array_unref (self->followers);
  g_free (self);
}

static void
carry_out (Move *self, gboolean with_followers)
{
  PlnWorkspace *workspace = pln_context_get_workspace (self->context);
  g_autoptr (PlnEdit) edit = pln_edit_new (_("Move Meeting"));
  const char *id = g_ptr_array_index (self->ids, 0);
  PlnDay old = pln_meeting_get_day (workspace, id);
  g_autofree char *date = pln_day_format (self->day, _("%A %-d %B %Y"));
  /* Translators: the argument is a date */
  g_autofree char *toast = g_strdup_printf (_("Moved to %s"), date);

  if (old == PLN_DAY_NONE)
    {
      g_autoptr (PlnWhen) when = pln_meeting_when_new (self->day, self->day);
      g_autofree char *canonical = pln_when_to_canonical (when);
      pln_meeting_put (workspace, edit, id, "when", canonical, NULL);
    }
  for (guint i = 0; old != PLN_DAY_NONE && i < self->ids->len; i++)
    pln_meeting_shift (workspace, edit, g_ptr_array_index (self->ids, i), self->day - old, NULL);
  for (guint i = 0; with_followers && old != PLN_DAY_NONE && i < self->followers->len; i++)
    pln_meeting_shift (workspace, edit, g_ptr_array_index (self->followers, i), self->day - old, NULL);
  if (pln_context_commit_toast (self->context, edit, toast))
    pln_context_announce (self->context, toast);
}

static void
response_cb (AdwAlertDialog *dialog, const char *response, Move *self)
{
  if (g_str_equal (response, "all") || g_str_equal (response, "one"))
    carry_out (self, g_str_equal (response, "all"));
}

/* What hangs on any of these and is none of them. */
static GPtrArray *
gather_followers (PlnWorkspace *workspace, GPtrArray *ids)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (GPtrArray) some = pln_meeting_followers (workspace, g_ptr_array_index (ids, i));
      for (guint k = 0; k < some->len; k++)
        if (!g_ptr_array_find_with_equal_func (ids, g_ptr_array_index (some, k), g_str_equal, NULL)
            && !g_ptr_array_find_with_equal_func (found, g_ptr_array_index (some, k), g_str_equal, NULL))
          g_ptr_array_add (found, g_strdup (g_ptr_array_index (some, k)));
    }
  return found;
}

/* Asks about what hangs on the meetings, and moves them. */
static void
move_cb (PlnContext *context, GPtrArray *ids, gpointer user_data)
{
  PlnWorkspace *workspace = pln_context_get_workspace (context);
  gboolean dated = pln_meeting_get_day (workspace, g_ptr_array_index (ids, 0)) != PLN_DAY_NONE;
  g_autoptr (GString) names = NULL;
  Move *move = g_new0 (Move, 1);
  AdwDialog *dialog;

  move->context = g_object_ref (context);
  move->ids = g_ptr_array_ref (ids);
  move->day = *(PlnDay *) user_data;
  move->followers = dated ? gather_followers (workspace, ids) : g_ptr_array_new_with_free_func (g_free);
  if (move->followers->len == 0)
    {
      carry_out (move, FALSE);
      move_free (move);
      return;
    }
  names = g_string_new (NULL);
  for (guint i = 0; i < move->followers->len && i < 5; i++)
    {
      g_autofree char *title = pln_workspace_get_title (workspace, g_ptr_array_index (move->followers, i));
      g_string_append_printf (names, "%s• %s", i > 0 ? "\n" : "", title);
    }
  dialog = adw_alert_dialog_new (ngettext ("Move the Connected Meeting Too?", "Move the Connected Meetings Too?", move->followers->len),
                                 names->str);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "one", _("_Only This"), "all", _("_Move All"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "all", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "all");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "pln-move", move, move_free);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), move);
  adw_dialog_present (dialog, pln_context_get_host (context));
}

void
pln_meeting_move_to (PlnContext *context, const char *id, PlnDay day)
{
  PlnDay old = pln_meeting_get_day (pln_context_get_workspace (context), id);

  if (old == day || day == PLN_DAY_NONE)
    return;
  if (old == PLN_DAY_NONE)
    {
      g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (ids, g_strdup (id));
      move_cb (context, ids, &day);
      return;
    }
  pln_series_ask (context, _("Move Which Meetings?"), id, move_cb, g_memdup2 (&day, sizeof day), g_free);
}

/* ---- state, date off, delete ----------------------------------------------- */

static void
state_cb (PlnContext *context, GPtrArray *ids, gpointer user_data)
{
  g_autofree char *canonical = pln_value_from_plain (PLN_TYPE_CHOICE, user_data);
  g_autoptr (PlnEdit) edit = pln_edit_new (_("Change State"));

  for (guint i = 0; i < ids->len; i++)
    pln_edit_set (edit, g_ptr_array_index (ids, i), "state", canonical);
  pln_context_commit (context, edit);
}

void
pln_meeting_set_state (PlnContext *context, const char *id, const char *state)
{
  /* What has been held is one meeting. */
  if (g_str_equal (state, "held"))
    {
      g_autofree char *canonical = pln_value_from_plain (PLN_TYPE_CHOICE, state);
      pln_context_set_value (context, id, "state", canonical);
      return;
    }
  pln_series_ask (context, _("Change Which Meetings?"), id, state_cb, g_strdup (state), g_free);
}

static void
delete_cb (PlnContext *context, GPtrArray *ids, gpointer user_data)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  for (guint i = 0; i < ids->len; i++)
    g_strv_builder_add (builder, g_ptr_array_index (ids, i));
  all = g_strv_builder_end (builder);
  pln_context_delete (context, (const char *const *) all);
}

void
pln_meeting_delete (PlnContext *context, const char *id)
{
  pln_series_ask (context, _("Delete Which Meetings?"), id, delete_cb, NULL, NULL);
}

typedef struct
{
  PlnContext *context; /* owned */
  char       *id;      /* owned */
} Undate;

static void
undate_free (gpointer data)
{
  Undate *self = data;

  g_object_unref (self->context);
  g_free (self->id);
  g_free (self);
}

static void
undate_response_cb (AdwAlertDialog *dialog, const char *response, Undate *self)
{
  g_autoptr (PlnEdit) edit = pln_edit_new (_("Remove Date"));

  if (!g_str_equal (response, "remove"))
    return;
  pln_meeting_put (pln_context_get_workspace (self->context), edit, self->id, "when", NULL, NULL);
  pln_context_commit_toast (self->context, edit, _("Date removed"));
}

void
pln_meeting_undate (PlnContext *context, const char *id)
{
  PlnWorkspace *workspace = pln_context_get_workspace (context);
  g_autoptr (PlnWhen) when = get_when (workspace, id);
  g_autofree char *title = pln_workspace_get_title (workspace, id), *text = NULL;
  Undate *self;
  AdwDialog *dialog;

  if (when == NULL)
    return;
  /* Translators: title of a meeting, then its date as typed */
  text = g_strdup_printf (_("“%s” will need a date. That it was to be %s is kept with it."), title, pln_when_get_text (when));
  dialog = adw_alert_dialog_new (_("Remove the Date?"), text);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "remove", _("_Remove Date"), NULL);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  self = g_new0 (Undate, 1);
  self->context = g_object_ref (context);
  self->id = g_strdup (id);
  g_object_set_data_full (G_OBJECT (dialog), "pln-undate", self, undate_free);
  g_signal_connect (dialog, "response", G_CALLBACK (undate_response_cb), self);
  adw_dialog_present (dialog, pln_context_get_host (context));
}

void
pln_meeting_new_on (PlnContext *context, PlnDay day, const char *body)
{
  g_autoptr (PlnWhen) when = day != PLN_DAY_NONE ? pln_meeting_when_new (day, day) : NULL;
  g_autofree char *canonical = when != NULL ? pln_when_to_canonical (when) : NULL;
  g_autofree char *owner = body != NULL ? pln_value_from_plain (PLN_TYPE_REFERENCE, body) : NULL;
  g_autofree char *state = pln_value_from_plain (PLN_TYPE_CHOICE, "planned");
  const char *presets[7] = { "state", state };
  guint n = 2;

  if (canonical != NULL)
    {
      presets[n++] = "when";
      presets[n++] = canonical;
    }
  if (owner != NULL)
    {
      presets[n++] = "body";
      presets[n++] = owner;
    }
  presets[n] = NULL;
  pln_context_new_recordv (context, "meeting", presets);
}

GMenuModel *
pln_meeting_states_menu_new (void)
{
  const PlnField *field = pln_kind_find_field (pln_schema_find ("meeting"), "state");
  GMenu *states = g_menu_new ();

  for (const PlnChoice *choice = field->choices; choice->name != NULL; choice++)
    {
      g_autofree char *action = g_strdup_printf ("page.state::%s", choice->name);
      g_menu_append (states, pln_field_get_choice_label (field, choice->name), action);
    }
  return G_MENU_MODEL (states);
}

GMenuModel *
pln_meeting_menu_new (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenuModel) states = pln_meeting_states_menu_new ();
  g_autoptr (GMenu) first = g_menu_new (), second = g_menu_new ();

  g_menu_append (first, _("_Open Meeting"), "page.open-meeting");
  g_menu_append (first, _("Set _Date…"), "page.set-date");
  g_menu_append (first, _("Change _Place…"), "page.change-place");
  g_menu_append (first, _("_Remove Date…"), "page.remove-date");
  g_menu_append_submenu (first, _("_State"), states);
  g_menu_append (second, _("De_lete"), "win.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (first));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (second));
  return G_MENU_MODEL (menu);
}

/* Not at once: the chosen item's action is looked up through the popover. */
static gboolean
unparent_cb (gpointer popover)
{
  gtk_widget_unparent (popover);
  g_object_unref (popover);
  return G_SOURCE_REMOVE;
}

static void
closed_cb (GtkWidget *popover)
{
  g_idle_add (unparent_cb, g_object_ref (popover));
}

void
pln_meeting_popup (GMenuModel *menu, GtkWidget *over, double x, double y)
{
  GtkWidget *popover = gtk_popover_menu_new_from_model (menu);

  gtk_widget_set_parent (popover, over);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}

void
pln_meeting_popup_menu (GtkWidget *over, double x, double y)
{
  g_autoptr (GMenuModel) menu = pln_meeting_menu_new ();

  pln_meeting_popup (menu, over, x, y);
}
