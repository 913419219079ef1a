/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/structure/pln-cadence-group.h"

#include "app/pln-bits.h"

#include "insight/pln-cadence-check.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  PlnContext *context; /* borrowed */
  char *body;          /* owned */
  gboolean filling;
} GroupData;

static void
group_data_free (gpointer data)
{
  GroupData *group = data;

  g_free (group->body);
  g_free (group);
}

static char *
per_year_in_words (const PlnCadenceStatement *statement)
{
  if (statement->per_year_low <= 0)
    return NULL;
  return g_strdup_printf (ngettext ("%.0f meeting a year", "%.0f meetings a year", (gulong) (statement->per_year_low + 0.5)),
                          statement->per_year_low);
}

static GtkWidget *
verdict_row (const PlnCadenceCheck *check)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;
  g_autofree char *numbers = NULL, *subtitle = NULL;
  GtkWidget *row, *icon;

  for (guint i = 0; i < check->statements->len; i++)
    {
      char *words = per_year_in_words (check->statements->pdata[i]);

      if (words != NULL)
        g_strv_builder_take (builder, words);
    }
  parts = g_strv_builder_end (builder);
  numbers = g_strjoinv (_(", or "), parts);
  subtitle = g_strdup_printf (_("%s. Mark the one that applies."), numbers);
  row = pln_text_row_new (_("Contradicting statements"), subtitle);
  icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  gtk_widget_add_css_class (icon, "warning");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  gtk_widget_add_css_class (row, "warning-row");
  return row;
}

static void
toggled_cb (GtkCheckButton *button,
            GroupData      *data)
{
  const char *id = g_object_get_data (G_OBJECT (button), "pln-id");
  PlnWorkspace *workspace = pln_context_get_workspace (data->context);
  g_autoptr (PlnEdit) edit = NULL;
  g_autoptr (GPtrArray) ids = NULL;

  if (data->filling || !gtk_check_button_get_active (button))
    return;
  edit = pln_edit_new (_("Mark Cadence as Applied"));
  ids = pln_workspace_referrers (workspace, "cadence", "of", data->body);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autofree char *was = pln_workspace_get_value (workspace, ids->pdata[i], "applied");
      gboolean chosen = strcmp (ids->pdata[i], id) == 0;

      if (pln_value_get_boolean (was) != chosen)
        pln_edit_set (edit, ids->pdata[i], "applied", chosen ? "true" : NULL);
    }
  pln_context_commit_toast (data->context, edit, _("Cadence settled"));
}

/* None applies any more: the question is open again. */
static void
unsettle_cb (GtkButton *button,
             GroupData *data)
{
  PlnWorkspace *workspace = pln_context_get_workspace (data->context);
  g_autoptr (PlnEdit) edit = pln_edit_new (_("Reopen Cadence"));
  g_autoptr (GPtrArray) ids = pln_workspace_referrers (workspace, "cadence", "of", data->body);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autofree char *was = pln_workspace_get_value (workspace, ids->pdata[i], "applied");

      if (was != NULL)
        pln_edit_set (edit, ids->pdata[i], "applied", NULL);
    }
  pln_context_commit_toast (data->context, edit, _("Cadence is open again"));
}

/* "Settled by …", which can be taken back. */
static GtkWidget *
settled_row (GroupData             *data,
             const PlnCadenceCheck *check)
{
  g_autofree char *title = NULL;
  GtkWidget *row, *undo = gtk_button_new_with_mnemonic (_("_Undo"));

  for (guint i = 0; i < check->statements->len && title == NULL; i++)
    {
      const PlnCadenceStatement *statement = check->statements->pdata[i];

      if (statement->applied)
        title = g_strdup_printf (_("Settled by “%s”"), *statement->text != '\0' ? statement->text : _("No wording"));
    }
  row = pln_text_row_new (title != NULL ? title : _("Settled"), _("The statements contradict"));
  gtk_widget_set_valign (undo, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (undo, _("Ask Again Which Statement Applies"));
  g_signal_connect (undo, "clicked", G_CALLBACK (unsettle_cb), data);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), undo);
  return row;
}

static GtkWidget *
statement_row (GroupData                 *data,
               const PlnCadenceStatement *statement,
               GtkWidget                **leader)
{
  GtkWidget *row = pln_text_row_new (*statement->text != '\0' ? statement->text : _("No wording"), statement->place);
  GtkWidget *check = gtk_check_button_new ();

  if (*leader != NULL)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check), GTK_CHECK_BUTTON (*leader));
  else
    *leader = check;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), statement->applied);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (check, _("This statement applies"));
  g_object_set_data_full (G_OBJECT (check), "pln-id", g_strdup (statement->id), g_free);
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), data);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  if (statement->quote != NULL)
    gtk_widget_set_tooltip_text (row, statement->quote);
  return row;
}

static void
open_statement_cb (GtkButton *button,
                   GroupData *data)
{
  pln_context_inspect (data->context, g_object_get_data (G_OBJECT (button), "pln-id"), TRUE);
}

static void
add_edit_button (GroupData                 *data,
                 GtkWidget                 *row,
                 const PlnCadenceStatement *statement)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("go-next-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Open Statement"));
  g_object_set_data_full (G_OBJECT (button), "pln-id", g_strdup (statement->id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (open_statement_cb), data);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
add_cb (GtkButton *button,
        GroupData *data)
{
  g_autofree char *of = pln_value_from_plain (PLN_TYPE_REFERENCE, data->body);

  pln_context_new_record (data->context, "cadence", "of", of, NULL);
}

static void
add_consequences (GtkWidget             *group,
                  GroupData             *data,
                  const PlnCadenceCheck *check)
{
  g_autofree char *last = NULL;
  PlnDay next = pln_cadence_next_due (pln_context_get_workspace (data->context), data->body, &last);

  if (next != PLN_DAY_NONE)
    {
      g_autoptr (PlnWhen) when = pln_when_new_day (next);
      g_autofree char *title = g_strdup_printf (_("Next due %s"), pln_when_get_text (when));
      g_autofree char *name = pln_workspace_get_title (pln_context_get_workspace (data->context), last);
      g_autofree char *subtitle = g_strdup_printf (_("Counted from “%s”"), name);

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), pln_text_row_new (title, subtitle));
    }
  if (check->n_slots > 0 && check->n_topics > 0)
    {
      g_autofree char *topics = g_strdup_printf (ngettext ("%u topic", "%u topics", check->n_topics), check->n_topics);
      g_autofree char *slots = g_strdup_printf (ngettext ("%u date", "%u dates", check->n_slots), check->n_slots);
      g_autofree char *title = g_strdup_printf ("%s, %s", topics, slots);
      g_autofree char *subtitle =
        check->n_unplaced > 0
          ? g_strdup_printf (ngettext ("%u topic finds no slot", "%u topics find no slot", check->n_unplaced), check->n_unplaced)
          : g_strdup (_("Every topic finds a slot"));

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), pln_text_row_new (title, subtitle));
    }
}

GtkWidget *
pln_cadence_group_new (PlnContext   *context,
                       PlnItem      *item,
                       GStrvBuilder *replaces)
{
  g_autoptr (PlnCadenceCheck) check = NULL;
  GtkWidget *group, *add, *leader = NULL;
  GroupData *data;

  if (strcmp (pln_item_get_kind (item), "body") != 0)
    return NULL;
  check = pln_cadence_check (pln_context_get_workspace (context), pln_item_get_id (item));
  if (check->statements->len == 0)
    return NULL;
  g_strv_builder_add (replaces, "cadence.of");
  data = g_new0 (GroupData, 1);
  data->context = context;
  data->body = g_strdup (pln_item_get_id (item));
  data->filling = TRUE;
  group = adw_preferences_group_new ();
  g_object_set_data_full (G_OBJECT (group), "pln-group", data, group_data_free);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("Cadence"));
  add = gtk_button_new_from_icon_name ("list-add-symbolic");
  gtk_widget_add_css_class (add, "flat");
  gtk_widget_set_tooltip_text (add, _("Add Cadence Statement"));
  g_signal_connect (add, "clicked", G_CALLBACK (add_cb), data);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), add);
  if (check->verdict == PLN_CADENCE_CONTRADICT && !check->settled)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), verdict_row (check));
  else if (check->settled)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), settled_row (data, check));
  for (guint i = 0; i < check->statements->len; i++)
    {
      GtkWidget *row = statement_row (data, check->statements->pdata[i], &leader);

      add_edit_button (data, row, check->statements->pdata[i]);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  add_consequences (group, data, check);
  data->filling = FALSE;
  return group;
}
