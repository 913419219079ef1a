/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/exchange/pln-exchange-files.h"

#include "app/exchange/pln-exchange-words.h"
#include "app/pln-shared-watch.h"
#include "exchange/pln-import-backup.h"

#include <glib/gi18n.h>

typedef struct
{
  char *workspace, *backup; /* owned */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->workspace);
  g_free (job->backup);
  g_free (job);
}

static void
restore_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;

  if (pln_import_backup_restore (job->workspace, job->backup, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* The window opens the file anew: every page starts from what is there now. */
static void
restored_cb (GObject      *source,
             GAsyncResult *async,
             gpointer      user_data)
{
  PlnContext *context = PLN_CONTEXT (source);
  const Job *job = g_task_get_task_data (G_TASK (async));
  GtkWidget *host = pln_context_get_host (context);
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (async), &error))
    {
      pln_context_error (context, _("The Backup Was Not Restored"), error);
      return;
    }
  pln_shared_folder_restored (pln_shared_watch_get_folder (pln_context_get_watch (context)), NULL);
  pln_context_toast (context, _("Restored. Import from the others before you export."));
  if (host != NULL)
    gtk_widget_activate_action (host, "win.open-path", "s", job->workspace);
}

static void
response_cb (AdwAlertDialog *dialog,
             const char     *response,
             PlnContext     *context)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  if (!g_str_equal (response, "restore"))
    return;
  job = g_new0 (Job, 1);
  job->workspace = g_strdup (pln_workspace_get_path (pln_context_get_workspace (context)));
  job->backup = g_strdup (g_object_get_data (G_OBJECT (dialog), "pln-backup"));
  task = g_task_new (context, NULL, restored_cb, NULL);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, restore_thread);
}

void
pln_restore_ask (PlnContext *context,
                 const char *backup)
{
  g_autofree char *time = pln_exchange_time_text (pln_import_backup_get_time (backup),
                                                  pln_workspace_get_now (pln_context_get_workspace (context)));
  g_autofree char *body = g_strdup_printf (
    _("Everything in this workspace goes back to how it was %s. What is here now is kept as a backup first.\n\n"
      "The workspace goes on as a new replica, and the shared folder waits until you switch it on again. Import the "
      "newest files of the other offices before you export, so that nothing they have from here is missed."), time);
  AdwDialog *dialog = adw_alert_dialog_new (_("Restore This Backup?"), body);

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "restore", _("_Restore"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "restore", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "pln-backup", g_strdup (backup), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), context, 0);
  adw_dialog_present (dialog, pln_context_get_host (context));
}
