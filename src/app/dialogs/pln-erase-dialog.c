/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/dialogs/pln-erase-dialog.h"

#include "app/dialogs/pln-pick-dialog.h"
#include "store/pln-import.h"

#include <glib/gi18n.h>

#define MOST_NAMED 12

/* ---- erasing, in a worker -------------------------------------------------- */

typedef struct
{
  char  *path; /* owned */
  char **ids;  /* owned */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->path);
  g_strfreev (job->ids);
  g_free (job);
}

static void
erase_thread (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  g_autoptr (PlnWorkspace) workspace = pln_workspace_open (job->path, PLN_OPEN_DEFAULT, &error);

  if (workspace != NULL && pln_workspace_erase (workspace, (const char *const *) job->ids, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
erased_cb (GObject      *source,
           GAsyncResult *async,
           gpointer      user_data)
{
  PlnContext *context = PLN_CONTEXT (source);
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (async), &error))
    {
      pln_context_error (context, _("Nothing Was Erased"), error);
      return;
    }
  pln_context_inspect (context, NULL, FALSE);
  pln_workspace_announce (pln_context_get_workspace (context), NULL);
  pln_context_toast (context, _("Erased here. Export, so that the others hear of it."));
}

static void
response_cb (AdwAlertDialog *dialog,
             const char     *response,
             PlnContext     *context)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  if (!g_str_equal (response, "erase"))
    return;
  job = g_new0 (Job, 1);
  job->path = g_strdup (pln_workspace_get_path (pln_context_get_workspace (context)));
  job->ids = g_strdupv (g_object_get_data (G_OBJECT (dialog), "pln-ids"));
  task = g_task_new (context, NULL, erased_cb, NULL);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, erase_thread);
}

/* ---- asking ------------------------------------------------------------------ */

static GtkWidget *
make_part (const char *title,
           const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3), *heading = gtk_label_new (title), *label = gtk_label_new (text);

  gtk_widget_add_css_class (heading, "heading");
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

/* "Person: Jane Doe", a line each, of the first few. */
static char *
name_records (PlnWorkspace *workspace,
              GPtrArray    *ids)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < MIN (ids->len, MOST_NAMED); i++)
    {
      const PlnKind *kind = pln_schema_find (pln_workspace_get_kind (workspace, ids->pdata[i]) ?: "");
      g_autofree char *title = pln_workspace_get_title (workspace, ids->pdata[i]);

      g_string_append_printf (text, "%s%s: %s", i > 0 ? "\n" : "", kind != NULL ? pln_kind_get_label (kind) : "", title);
    }
  if (ids->len > MOST_NAMED)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("and %u more", "and %u more", ids->len - MOST_NAMED),
                                               ids->len - MOST_NAMED);

      g_string_append_printf (text, "\n%s", more);
    }
  return g_string_free_and_steal (text);
}

static void
ask (PlnContext *context,
     const char *id)
{
  PlnWorkspace *workspace = pln_context_get_workspace (context);
  g_autoptr (GPtrArray) ids = pln_workspace_belongings (workspace, id);
  g_autofree char *records = name_records (workspace, ids);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  AdwDialog *dialog = adw_alert_dialog_new (_("Erase Personal Data?"), _("This cannot be undone."));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < ids->len; i++)
    g_strv_builder_add (builder, ids->pdata[i]);
  gtk_box_append (GTK_BOX (box), make_part (_("What Is Erased"), records));
  gtk_box_append (GTK_BOX (box),
                  make_part (_("What That Means"),
                             _("All their fields are emptied and the records deleted. The history of changes, what could be "
                               "undone, and the backups that Plenary made of this workspace go with them.")));
  gtk_box_append (GTK_BOX (box),
                  make_part (_("What This Cannot Reach"),
                             _("Files that were exported or sent before, and what was printed.\n"
                               "Other offices, until they import the next file of this one. If they changed one of these "
                               "records meanwhile, it comes back in Review.\n"
                               "Backups and copies made by other means than Plenary’s.\n"
                               "Names that were typed into other records, such as notes.")));
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), box);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "erase", _("_Erase"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "erase", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_prefer_wide_layout (ADW_ALERT_DIALOG (dialog), TRUE);
  g_object_set_data_full (G_OBJECT (dialog), "pln-ids", g_strv_builder_end (builder), (GDestroyNotify) g_strfreev);
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), context, 0);
  adw_dialog_present (dialog, pln_context_get_host (context));
}

static void
picked_cb (PlnContext *context,
           const char *id,
           gpointer    user_data)
{
  if (id != NULL)
    ask (context, id);
}

void
pln_erase_dialog_present (PlnContext *context,
                          const char *id)
{
  if (id != NULL)
    ask (context, id);
  else
    pln_pick_dialog_present (context, _("Erase Personal Data"), "person contact", NULL, NULL, picked_cb, NULL, NULL);
}
