/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/exchange/pln-progress.h"

#include <glib/gi18n.h>

#define PATIENCE_MS 500
#define PULSE_MS 150

struct _PlnProgress
{
  PlnContext   *context;     /* owned */
  GCancellable *cancellable; /* owned */
  char         *heading;     /* owned */
  AdwDialog    *dialog;      /* borrowed while shown, weak */
  GtkWidget    *bar;         /* in the dialog */
  guint         source;      /* until the dialog shows, then while the bar pulses */
  double        share;       /* less than 0: not known */
};

static void
response_cb (AdwAlertDialog *dialog,
             const char     *response,
             GCancellable   *cancellable)
{
  g_cancellable_cancel (cancellable);
}

static void
show_share (PlnProgress *self)
{
  if (self->dialog != NULL && self->share >= 0)
    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), self->share);
}

/* Something moves until it is known how much there is to do. */
static gboolean
pulse_cb (gpointer data)
{
  PlnProgress *self = data;

  if (self->dialog != NULL && self->share < 0)
    gtk_progress_bar_pulse (GTK_PROGRESS_BAR (self->bar));
  return G_SOURCE_CONTINUE;
}

static gboolean
show_cb (gpointer data)
{
  PlnProgress *self = data;

  self->source = 0;
  if (pln_context_get_host (self->context) == NULL) /* the window has gone */
    return G_SOURCE_REMOVE;
  self->source = g_timeout_add (PULSE_MS, pulse_cb, self);
  self->bar = gtk_progress_bar_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, self->heading, -1);
  g_set_weak_pointer (&self->dialog, adw_alert_dialog_new (self->heading, NULL));
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (self->dialog), "cancel", _("_Cancel"));
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (self->dialog), "cancel");
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (self->dialog), self->bar);
  g_signal_connect_object (self->dialog, "response", G_CALLBACK (response_cb), self->cancellable, 0);
  adw_dialog_present (self->dialog, pln_context_get_host (self->context));
  show_share (self);
  return G_SOURCE_REMOVE;
}

PlnProgress *
pln_progress_new (PlnContext *context,
                  const char *heading)
{
  PlnProgress *self = g_new0 (PlnProgress, 1);

  self->context = g_object_ref (context);
  self->cancellable = g_cancellable_new ();
  self->heading = g_strdup (heading);
  self->share = -1;
  self->source = g_timeout_add (PATIENCE_MS, show_cb, self);
  return self;
}

GCancellable *
pln_progress_get_cancellable (PlnProgress *self)
{
  return self->cancellable;
}

void
pln_progress_report (guint64  done,
                     guint64  total,
                     gpointer data)
{
  PlnProgress *self = data;

  self->share = total > 0 ? MIN (1.0, (double) done / (double) total) : -1;
  show_share (self);
}

void
pln_progress_end (PlnProgress *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  if (self->dialog != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->dialog, self->cancellable);
      adw_dialog_force_close (self->dialog);
    }
  g_clear_weak_pointer (&self->dialog);
  g_object_unref (self->context);
  g_object_unref (self->cancellable);
  g_free (self->heading);
  g_free (self);
}
