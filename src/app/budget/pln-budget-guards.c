/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/budget/pln-budget-guards.h"

#include <glib/gi18n.h>

/* ---- words ---------------------------------------------------------------------- */

char *
pln_budget_guard_sentence (PlnWorkspace   *workspace,
                           const PlnGuard *guard)
{
  g_autofree char *title = pln_workspace_get_title (workspace, guard->id);

  switch (guard->type)
    {
    case PLN_GUARD_FORBIDDEN_SOURCE:
      {
        g_autofree char *line = pln_workspace_get_title (workspace, guard->line);

        return g_strdup_printf (_("“%s” brings money that the rule of “%s” excludes"), title, line);
      }
    case PLN_GUARD_OVER_COMMITTED:
      {
        g_autofree char *excess = pln_money_to_display (&guard->excess);

        return g_strdup_printf (_("More is earmarked from “%s” than there is, by %s"), title, excess);
      }
    case PLN_GUARD_MIXED_CURRENCIES:
    default:
      return g_strdup_printf (_("“%s” mixes %s without an exchange rate"), title, guard->currencies);
    }
}

char *
pln_budget_guard_quote (PlnWorkspace   *workspace,
                        const PlnGuard *guard)
{
  g_autoptr (PlnItem) line = NULL;
  g_autofree char *rule = NULL;

  if (guard->line == NULL)
    return NULL;
  line = pln_item_new (workspace, guard->line);
  rule = pln_item_get_display (line, "rule");
  return guard->reason != NULL ? g_strdup_printf (_("%s: “%s”"), rule, guard->reason) : g_steal_pointer (&rule);
}

static char *
key_of (const PlnGuard *guard)
{
  return g_strdup_printf ("%s %s", guard->id, guard->line);
}

GHashTable *
pln_budget_open_guards (GPtrArray *guards)
{
  GHashTable *open = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < guards->len; i++)
    {
      const PlnGuard *guard = guards->pdata[i];

      if (guard->type == PLN_GUARD_FORBIDDEN_SOURCE && guard->override == NULL)
        g_hash_table_add (open, key_of (guard));
    }
  return open;
}

const PlnGuard *
pln_budget_new_guard (GPtrArray  *guards,
                      GHashTable *known)
{
  const PlnGuard *found = NULL;

  for (guint i = 0; i < guards->len; i++)
    {
      const PlnGuard *guard = guards->pdata[i];
      g_autofree char *key = NULL;

      if (guard->type != PLN_GUARD_FORBIDDEN_SOURCE || guard->override != NULL)
        continue;
      key = key_of (guard);
      if (g_hash_table_contains (known, key))
        continue;
      if (found != NULL)
        return NULL;
      found = guard;
    }
  return found;
}

/* ---- asking for a reason ----------------------------------------------------------- */

typedef struct
{
  PlnContext *context; /* owned */
  char *id;            /* owned */
  gboolean undo;
  GtkWidget *entry;    /* of the dialog */
} Asking;

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  g_object_unref (asking->context);
  g_free (asking->id);
  g_free (asking);
}

static char *
get_reason (Asking *asking)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (asking->entry))));
}

static void
reason_changed_cb (GtkEditable    *entry,
                   AdwAlertDialog *dialog)
{
  Asking *asking = g_object_get_data (G_OBJECT (dialog), "pln-asking");
  g_autofree char *reason = get_reason (asking);

  adw_alert_dialog_set_response_enabled (dialog, "use", *reason != '\0');
}

static void
answered_cb (AdwAlertDialog *dialog,
             const char     *response)
{
  Asking *asking = g_object_get_data (G_OBJECT (dialog), "pln-asking");
  g_autofree char *reason = get_reason (asking), *canonical = NULL;

  if (g_str_equal (response, "use") && *reason != '\0')
    {
      canonical = pln_value_from_plain (PLN_TYPE_TEXT, reason);
      pln_context_set_value (asking->context, asking->id, "override_reason", canonical);
    }
  else if (asking->undo)
    pln_context_undo (asking->context);
}

void
pln_budget_guard_ask (PlnContext     *context,
                      const PlnGuard *guard,
                      gboolean        undo)
{
  PlnWorkspace *workspace = pln_context_get_workspace (context);
  g_autofree char *sentence = pln_budget_guard_sentence (workspace, guard), *quote = pln_budget_guard_quote (workspace, guard);
  AdwDialog *dialog = adw_alert_dialog_new (_("Excluded by a Rule"), NULL);
  Asking *asking = g_new0 (Asking, 1);

  asking->context = g_object_ref (context);
  asking->id = g_strdup (guard->id);
  asking->undo = undo;
  asking->entry = gtk_entry_new ();
  g_object_set_data_full (G_OBJECT (dialog), "pln-asking", asking, asking_free);
  adw_alert_dialog_format_body (ADW_ALERT_DIALOG (dialog), "%s.\n\n%s", sentence, quote != NULL ? quote : "");
  gtk_entry_set_placeholder_text (GTK_ENTRY (asking->entry), _("Reason"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (asking->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Reason for the exception"), -1);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), asking->entry);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "use", _("_Use Anyway"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "use", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (dialog), "use", FALSE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect (asking->entry, "changed", G_CALLBACK (reason_changed_cb), dialog);
  g_signal_connect (dialog, "response", G_CALLBACK (answered_cb), NULL);
  adw_dialog_present (dialog, pln_context_get_host (context));
}

/* ---- all of them --------------------------------------------------------------------- */

static void
open_cb (GtkWidget  *row,
         PlnContext *context)
{
  GtkWidget *dialog = gtk_widget_get_ancestor (row, ADW_TYPE_DIALOG);
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (row), "pln-id"));

  adw_dialog_close (ADW_DIALOG (dialog));
  pln_context_open (context, id);
}

/* The guard is looked for again: the dialog may have stood there for a while. */
static void
keep_cb (GtkWidget  *button,
         PlnContext *context)
{
  g_autoptr (GPtrArray) guards = pln_guards (pln_context_get_workspace (context));
  const char *id = g_object_get_data (G_OBJECT (button), "pln-id");
  GtkWidget *dialog = gtk_widget_get_ancestor (button, ADW_TYPE_DIALOG);

  for (guint i = 0; i < guards->len; i++)
    {
      const PlnGuard *guard = guards->pdata[i];

      if (guard->type != PLN_GUARD_FORBIDDEN_SOURCE || g_strcmp0 (guard->id, id) != 0)
        continue;
      pln_budget_guard_ask (context, guard, FALSE);
      break;
    }
  adw_dialog_close (ADW_DIALOG (dialog));
}

static GtkWidget *
make_row (PlnContext     *context,
          const PlnGuard *guard)
{
  PlnWorkspace *workspace = pln_context_get_workspace (context);
  g_autofree char *sentence = pln_budget_guard_sentence (workspace, guard), *quote = pln_budget_guard_quote (workspace, guard);
  g_autofree char *kept = guard->override != NULL ? g_strdup_printf (_("Kept: “%s”"), guard->override) : NULL;
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (guard->override != NULL ? "object-select-symbolic" : "dialog-warning-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sentence);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), kept != NULL ? kept : quote != NULL ? quote : "");
  if (guard->override == NULL)
    gtk_widget_add_css_class (icon, "error");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "pln-id", g_strdup (guard->id), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (open_cb), context, 0);
  if (guard->type == PLN_GUARD_FORBIDDEN_SOURCE && guard->override == NULL &&
      g_strcmp0 (pln_workspace_get_kind (workspace, guard->id), "earmark") == 0)
    {
      GtkWidget *keep = gtk_button_new_with_mnemonic (_("_Keep…"));

      gtk_widget_set_valign (keep, GTK_ALIGN_CENTER);
      g_object_set_data_full (G_OBJECT (keep), "pln-id", g_strdup (guard->id), g_free);
      g_signal_connect_object (keep, "clicked", G_CALLBACK (keep_cb), context, 0);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), keep);
    }
  return row;
}

void
pln_budget_guards_present (PlnContext *context)
{
  g_autoptr (GPtrArray) guards = pln_guards (pln_context_get_workspace (context));
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new (), *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();

  for (guint i = 0; i < guards->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_row (context, guards->pdata[i]));
  if (guards->len == 0)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), _("No rule is broken, nothing is committed twice, and no currencies are mixed."));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_title (dialog, _("Budget Warnings"));
  adw_dialog_set_content_width (dialog, 560);
  adw_dialog_set_content_height (dialog, 420);
  adw_dialog_set_child (dialog, view);
  adw_dialog_present (dialog, pln_context_get_host (context));
}
