/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/structure/pln-structure-commands.h"

#include "app/dialogs/pln-pick-dialog.h"
#include "app/records/pln-record-order.h"

#include <glib/gi18n.h>
#include <string.h>

/* ---- the edits ------------------------------------------------------------------ */

static const struct
{
  const char *label, *state; /* state: the period that begins, or NULL */
} commands[] = {
  [PLN_STRUCTURE_RENAME] = { N_("Rename Body"), NULL },
  [PLN_STRUCTURE_MOVE] = { N_("Move Body"), NULL },
  [PLN_STRUCTURE_SUSPEND] = { N_("Suspend Body"), "dormant" },
  [PLN_STRUCTURE_REVIVE] = { N_("Revive Body"), "active" },
  [PLN_STRUCTURE_DISSOLVE] = { N_("Dissolve Body"), "dissolved" },
};

static char *
plain_of (PlnWorkspace *workspace,
          const char   *id,
          const char   *field)
{
  g_autofree char *value = pln_workspace_get_value (workspace, id, field);

  return value != NULL ? pln_value_get_plain (value) : NULL;
}

gboolean
pln_structure_command_applies (PlnWorkspace       *workspace,
                               PlnStructureCommand command,
                               const char         *id)
{
  g_autofree char *status = NULL;

  if (id == NULL || g_strcmp0 (pln_workspace_get_kind (workspace, id), "body") != 0)
    return FALSE;
  status = plain_of (workspace, id, "status");
  switch (command)
    {
    case PLN_STRUCTURE_SUSPEND:
      return g_strcmp0 (status, "dormant") != 0 && g_strcmp0 (status, "dissolved") != 0;
    case PLN_STRUCTURE_REVIVE:
      return g_strcmp0 (status, "dormant") == 0 || g_strcmp0 (status, "dissolved") == 0;
    case PLN_STRUCTURE_DISSOLVE:
      return g_strcmp0 (status, "dissolved") != 0;
    case PLN_STRUCTURE_RENAME:
    case PLN_STRUCTURE_MOVE:
    default:
      return TRUE;
    }
}

static void
set_plain (PlnEdit    *edit,
           const char *id,
           const char *field,
           PlnType     type,
           const char *plain)
{
  g_autofree char *canonical = plain != NULL && *plain != '\0' ? pln_value_from_plain (type, plain) : NULL;

  if (canonical != NULL)
    pln_edit_set (edit, id, field, canonical);
}

static void
set_when (PlnEdit    *edit,
          const char *id,
          const char *field,
          PlnWhen    *when)
{
  g_autofree char *canonical = when != NULL ? pln_when_to_canonical (when) : NULL;

  if (canonical != NULL)
    pln_edit_set (edit, id, field, canonical);
}

/* The last day before a change: the day before an exact one; of an imprecise
 * date nobody knows it, so the date itself. */
static PlnWhen *
day_before (PlnWhen *when)
{
  PlnDay first, last;

  if (pln_when_get_sense (when) == PLN_SENSE_ON && pln_when_get_span (when, &first, &last) && first == last)
    return pln_when_new_day (first - 1);
  return pln_when_ref (when);
}

/* What was, kept with date and reason. */
static void
add_change (PlnEdit    *edit,
            const char *id,
            const char *field,
            const char *was,
            PlnWhen    *when,
            const char *reason)
{
  const char *change;

  if (was == NULL || *was == '\0')
    return;
  change = pln_edit_add (edit, "change", NULL);
  set_plain (edit, change, "of", PLN_TYPE_REFERENCE, id);
  set_plain (edit, change, "field", PLN_TYPE_TEXT, field);
  set_plain (edit, change, "was", PLN_TYPE_TEXT, was);
  set_plain (edit, change, "reason", PLN_TYPE_TEXT, reason);
  set_when (edit, change, "on", when);
}

static void
rename_body (PlnEdit      *edit,
             PlnWorkspace *workspace,
             const char   *id,
             const char   *name,
             PlnWhen      *when,
             const char   *reason)
{
  g_autofree char *was = plain_of (workspace, id, "name");
  g_autoptr (PlnWhen) end = when != NULL ? day_before (when) : NULL;
  const char *former = pln_edit_add (edit, "name", NULL);

  set_plain (edit, former, "of", PLN_TYPE_REFERENCE, id);
  set_plain (edit, former, "text", PLN_TYPE_TEXT, was);
  set_plain (edit, former, "type", PLN_TYPE_CHOICE, "former");
  set_when (edit, former, "end", end);
  set_plain (edit, id, "name", PLN_TYPE_TEXT, name);
  add_change (edit, id, "name", was, when, reason);
}

/* The period that was open ends, and another begins. */
static void
change_state (PlnEdit      *edit,
              PlnWorkspace *workspace,
              const char   *id,
              const char   *state,
              PlnWhen      *when,
              const char   *reason)
{
  g_autoptr (GPtrArray) periods = pln_workspace_referrers (workspace, "period", "body", id);
  g_autoptr (PlnWhen) end = when != NULL ? day_before (when) : NULL;
  const char *period;

  for (guint i = 0; periods != NULL && i < periods->len; i++)
    {
      g_autofree char *ended = pln_workspace_get_value (workspace, periods->pdata[i], "end");
      g_autofree char *was = plain_of (workspace, periods->pdata[i], "state");

      if (ended == NULL && g_strcmp0 (was, state) != 0)
        set_when (edit, periods->pdata[i], "end", end);
    }
  period = pln_edit_add (edit, "period", NULL);
  set_plain (edit, period, "body", PLN_TYPE_REFERENCE, id);
  set_plain (edit, period, "state", PLN_TYPE_CHOICE, state);
  set_plain (edit, period, "reason", PLN_TYPE_LONG_TEXT, reason);
  set_when (edit, period, "start", when);
  set_plain (edit, id, "status", PLN_TYPE_CHOICE, state);
  if (strcmp (state, "dissolved") == 0)
    set_when (edit, id, "ended", when);
  else
    {
      g_autofree char *ended = pln_workspace_get_value (workspace, id, "ended");

      if (ended != NULL && strcmp (state, "active") == 0)
        pln_edit_set (edit, id, "ended", NULL);
    }
}

PlnEdit *
pln_structure_command_edit (PlnWorkspace       *workspace,
                            PlnStructureCommand command,
                            const char         *id,
                            const char         *value,
                            PlnWhen            *when,
                            const char         *reason)
{
  PlnEdit *edit = pln_edit_new (_(commands[command].label));

  if (command == PLN_STRUCTURE_RENAME)
    rename_body (edit, workspace, id, value, when, reason);
  else if (command == PLN_STRUCTURE_MOVE)
    {
      g_autofree char *was = plain_of (workspace, id, "parent");
      g_autofree char *parent = value != NULL ? pln_value_from_plain (PLN_TYPE_REFERENCE, value) : NULL;

      pln_edit_set (edit, id, "parent", parent);
      add_change (edit, id, "parent", was, when, reason);
    }
  else
    change_state (edit, workspace, id, commands[command].state, when, reason);
  return edit;
}

/* ---- the dialog ------------------------------------------------------------------- */

typedef struct
{
  PlnContext *context; /* owned */
  PlnStructureCommand command;
  char *id;     /* owned */
  char *parent; /* owned; the new one of a move, NULL: the top */
  AdwDialog *dialog;
  GtkWidget *name, *date, *reason, *hint;
} Asking;

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  g_object_unref (asking->context);
  g_free (asking->id);
  g_free (asking->parent);
  g_free (asking);
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

static void
typed_cb (GtkWidget *row,
          Asking    *asking)
{
  gtk_widget_remove_css_class (row, "error");
  gtk_accessible_reset_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID);
  say (asking, row, NULL);
}

static char *
text_of (GtkWidget *row)
{
  return row != NULL ? g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row)))) : NULL;
}

static char *
toast_for (PlnStructureCommand command,
           const char         *name)
{
  switch (command)
    {
    case PLN_STRUCTURE_RENAME:
      return g_strdup_printf (_("“%s” renamed"), name);
    case PLN_STRUCTURE_MOVE:
      return g_strdup_printf (_("“%s” moved"), name);
    case PLN_STRUCTURE_SUSPEND:
      return g_strdup_printf (_("“%s” suspended"), name);
    case PLN_STRUCTURE_REVIVE:
      return g_strdup_printf (_("“%s” revived"), name);
    case PLN_STRUCTURE_DISSOLVE:
    default:
      return g_strdup_printf (_("“%s” dissolved"), name);
    }
}

static void
apply_cb (GtkWidget *widget,
          Asking    *asking)
{
  PlnWorkspace *workspace = pln_context_get_workspace (asking->context);
  g_autofree char *name = text_of (asking->name), *date = text_of (asking->date), *reason = text_of (asking->reason);
  g_autofree char *title = pln_workspace_get_title (workspace, asking->id), *toast = NULL;
  g_autoptr (PlnWhen) when = NULL;
  g_autoptr (PlnEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  if (name != NULL && *name == '\0')
    {
      say (asking, asking->name, _("A body needs a name."));
      return;
    }
  if (name != NULL && strcmp (name, title) == 0)
    {
      say (asking, asking->name, _("This is the name it has already."));
      return;
    }
  if (*date != '\0' && (when = pln_when_parse_typed (date, &error)) == NULL)
    {
      say (asking, asking->date, error->message);
      return;
    }
  edit = pln_structure_command_edit (workspace, asking->command, asking->id, name != NULL ? name : asking->parent, when, reason);
  toast = toast_for (asking->command, name != NULL ? name : title);
  if (pln_context_commit_toast (asking->context, edit, toast))
    adw_dialog_close (asking->dialog);
}

static GtkWidget *
add_entry (Asking              *asking,
           AdwPreferencesGroup *group,
           const char          *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  g_signal_connect (row, "changed", G_CALLBACK (typed_cb), asking);
  adw_preferences_group_add (group, row);
  return row;
}

static GtkWidget *
make_content (Asking              *asking,
              AdwPreferencesGroup *group)
{
  GtkWidget *view = adw_toolbar_view_new (), *header = adw_header_bar_new (), *page = adw_preferences_page_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel")), *apply = gtk_button_new_with_mnemonic (_("_Apply"));

  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  gtk_widget_add_css_class (apply, asking->command == PLN_STRUCTURE_DISSOLVE ? "destructive-action" : "suggested-action");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), apply);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (adw_dialog_close), asking->dialog);
  g_signal_connect (apply, "clicked", G_CALLBACK (apply_cb), asking);
  adw_dialog_set_default_widget (asking->dialog, apply);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), group);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  return view;
}

static void
present (PlnContext         *context,
         PlnStructureCommand command,
         const char         *id,
         const char         *parent)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  PlnWorkspace *workspace = pln_context_get_workspace (context);
  g_autofree char *title = pln_workspace_get_title (workspace, id);
  Asking *asking = g_new0 (Asking, 1);

  asking->context = g_object_ref (context);
  asking->command = command;
  asking->id = g_strdup (id);
  asking->parent = g_strdup (parent);
  asking->dialog = adw_dialog_new ();
  g_object_set_data_full (G_OBJECT (asking->dialog), "pln-asking", asking, asking_free);
  adw_dialog_set_title (asking->dialog, _(commands[command].label));
  if (command == PLN_STRUCTURE_RENAME)
    {
      asking->name = add_entry (asking, group, _("New Name"));
      gtk_editable_set_text (GTK_EDITABLE (asking->name), title);
    }
  asking->date = add_entry (asking, group, _("From (day, month or year; empty when not known)"));
  asking->reason = add_entry (asking, group, _("Reason"));
  asking->hint = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (asking->hint), TRUE);
  gtk_label_set_xalign (GTK_LABEL (asking->hint), 0);
  gtk_widget_set_margin_top (asking->hint, 9);
  gtk_widget_add_css_class (asking->hint, "error");
  gtk_widget_set_visible (asking->hint, FALSE);
  adw_preferences_group_add (group, asking->hint);
  if (command != PLN_STRUCTURE_RENAME)
    {
      g_autofree char *escaped = g_markup_escape_text (title, -1);
      adw_preferences_group_set_description (group, escaped);
    }
  adw_dialog_set_child (asking->dialog, make_content (asking, group));
  adw_dialog_set_content_width (asking->dialog, 440);
  adw_dialog_present (asking->dialog, pln_context_get_host (context));
  gtk_widget_grab_focus (asking->name != NULL ? asking->name : asking->date);
}

static void
picked_cb (PlnContext *context,
           const char *parent,
           gpointer    user_data)
{
  present (context, PLN_STRUCTURE_MOVE, user_data, parent);
}

static gboolean
may_be_parent_cb (PlnContext *context,
                  const char *id,
                  gpointer    user_data)
{
  return !pln_record_order_is_under (pln_context_get_workspace (context), id, "parent", user_data);
}

void
pln_structure_command_present (PlnContext         *context,
                               PlnStructureCommand command,
                               const char         *id)
{
  if (command == PLN_STRUCTURE_MOVE)
    pln_pick_dialog_present (context, _("Move To"), "body", _("Top Level"), may_be_parent_cb, picked_cb, g_strdup (id), g_free);
  else
    present (context, command, id, NULL);
}
