/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/pln-shared-watch.h"

#include <glib/gi18n.h>

#define EVERY_SECONDS 60
#define AFTER_EDIT_SECONDS 5
#define FOCUS_APART_MS 10000

struct _PlnSharedWatch
{
  GObject parent_instance;

  PlnContext      *context;  /* borrowed; NULL when it has gone */
  PlnSharedFolder *folder;   /* owned */
  GCancellable    *cancellable; /* owned */
  guint            timer, soon;
  guint            n_taken;    /* imports of the look that was told last */
  guint            n_imports;  /* imports that stood then, to notice that another one came */
  gboolean         looking, asked, again;
};

G_DEFINE_FINAL_TYPE (PlnSharedWatch, pln_shared_watch, G_TYPE_OBJECT)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* ---- what a look brought ------------------------------------------------------ */

static char *
describe (const PlnSharedLook *result)
{
  guint added = (guint) result->counts.n[PLN_IMPORT_ADDED], conflicts = (guint) result->counts.n[PLN_IMPORT_CONFLICT];
  guint all = added + conflicts + (guint) result->counts.n[PLN_IMPORT_CHANGED] +
              (guint) result->counts.n[PLN_IMPORT_DELETED] + (guint) result->counts.n[PLN_IMPORT_RESTORED];
  g_autofree char *count = g_strdup_printf (ngettext ("%u record", "%u records", all), all);
  g_autofree char *rest = conflicts > 0 ? g_strdup_printf (ngettext ("%u conflict", "%u conflicts", conflicts), conflicts)
                                        : NULL;

  if (result->n_taken == 1 && result->office != NULL && *result->office != '\0')
    return rest != NULL ? g_strdup_printf (_("Taken in from %s: %s, %s"), result->office, count, rest)
                        : g_strdup_printf (_("Taken in from %s: %s"), result->office, count);
  return rest != NULL ? g_strdup_printf (_("Taken in from the shared folder: %s, %s"), count, rest)
                      : g_strdup_printf (_("Taken in from the shared folder: %s"), count);
}

/* The imports that stand, newest first; only they can be taken back. (transfer full) */
static GPtrArray *
standing_imports (PlnSharedWatch *self)
{
  GPtrArray *exchanges = pln_workspace_get_exchanges (pln_context_get_workspace (self->context), 0);

  for (guint i = exchanges->len; i-- > 0;)
    {
      const PlnExchange *exchange = exchanges->pdata[i];

      if (!exchange->changed || exchange->undone)
        g_ptr_array_remove_index (exchanges, i);
    }
  return exchanges;
}

static void
tell (PlnSharedWatch *self, const PlnSharedLook *result, const GError *error)
{
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) standing = NULL;

  if (error != NULL && self->asked)
    pln_context_error (self->context, _("The Shared Folder Was Not Brought Up to Date"), error);
  if (result->n_taken == 0)
    return;
  text = describe (result);
  standing = standing_imports (self);
  self->n_taken = result->n_taken;
  self->n_imports = standing->len;
  pln_context_toast_button (self->context, text, _("_Undo"), G_CALLBACK (pln_shared_watch_undo_look), self);
}

static void
looked_cb (GObject *source, GAsyncResult *async, gpointer user_data)
{
  g_autoptr (PlnSharedWatch) self = user_data;
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  PlnSharedLook result;

  pln_shared_folder_look_finish (self->folder, async, &result, &error);
  self->looking = FALSE;
  if (self->context != NULL)
    {
      PlnWorkspace *workspace = pln_context_get_workspace (self->context);

      /* Also when only our file was written: that may have given the workspace a new id. */
      if (result.n_taken > 0 || result.written)
        pln_workspace_announce (workspace, result.n_taken == 0 ? none : result.changed);
      tell (self, &result, error);
      self->asked = FALSE;
      g_signal_emit (self, signals[CHANGED], 0);
      if (self->again)
        pln_shared_watch_look (self, FALSE);
    }
  pln_shared_look_clear (&result);
}

void
pln_shared_watch_look (PlnSharedWatch *self, gboolean asked)
{
  g_return_if_fail (PLN_IS_SHARED_WATCH (self));
  if (self->context == NULL || !pln_shared_folder_get_active (self->folder))
    return;
  self->asked = self->asked || asked;
  self->again = self->looking;
  if (self->looking || !pln_shared_folder_look_async (self->folder, 0, self->cancellable, looked_cb, g_object_ref (self)))
    return;
  self->looking = TRUE;
  g_signal_emit (self, signals[CHANGED], 0);
}

/* ---- when ------------------------------------------------------------------------ */

static gboolean
timer_cb (gpointer data)
{
  pln_shared_watch_look (data, FALSE);
  return G_SOURCE_CONTINUE;
}

static gboolean
soon_cb (gpointer data)
{
  PlnSharedWatch *self = data;

  self->soon = 0;
  pln_shared_watch_look (self, FALSE);
  return G_SOURCE_REMOVE;
}

/* Not at each edit, but soon after the last of a run. */
static void
edited_cb (PlnSharedWatch *self, GPtrArray *ids)
{
  if (self->looking || (ids != NULL && ids->len == 0) || !pln_shared_folder_get_active (self->folder))
    return;
  g_clear_handle_id (&self->soon, g_source_remove);
  self->soon = g_timeout_add_seconds (AFTER_EDIT_SECONDS, soon_cb, self);
}

void
pln_shared_watch_focused (PlnSharedWatch *self)
{
  if (g_get_real_time () / 1000 - pln_shared_folder_get_looked (self->folder) > FOCUS_APART_MS)
    pln_shared_watch_look (self, FALSE);
}

/* ---- undo -------------------------------------------------------------------------- */

/* Takes back the newest n imports, or as many as can be. */
static void
take_back (PlnSharedWatch *self, guint n)
{
  PlnWorkspace *workspace = pln_context_get_workspace (self->context);
  g_autoptr (GPtrArray) standing = standing_imports (self);
  g_autoptr (GError) error = NULL;
  guint done = 0;

  while (done < n && pln_workspace_undo_import (workspace, NULL, &error))
    {
      const PlnExchange *exchange = done < standing->len ? standing->pdata[done] : NULL;

      if (exchange != NULL && exchange->replica != NULL)
        pln_shared_folder_set_trusted (self->folder, exchange->replica, FALSE, NULL);
      done++;
    }
  if (error != NULL)
    pln_context_error (self->context, _("The Import Cannot Be Taken Back"), error);
  if (done == 0)
    return;
  pln_context_toast (self->context, _("Import taken back"));
  pln_shared_watch_look (self, FALSE);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
pln_shared_watch_undo_import (PlnSharedWatch *self)
{
  if (self->context != NULL)
    take_back (self, 1);
}

void
pln_shared_watch_undo_look (PlnSharedWatch *self)
{
  g_autoptr (GPtrArray) standing = NULL;

  if (self->context == NULL)
    return;
  standing = standing_imports (self);
  take_back (self, standing->len == self->n_imports ? self->n_taken : 1);
}

/* ---- object ------------------------------------------------------------------------ */

PlnSharedFolder *
pln_shared_watch_get_folder (PlnSharedWatch *self)
{
  g_return_val_if_fail (PLN_IS_SHARED_WATCH (self), NULL);
  return self->folder;
}

gboolean
pln_shared_watch_is_looking (PlnSharedWatch *self)
{
  return self->looking;
}

void
pln_shared_watch_stop (PlnSharedWatch *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_handle_id (&self->soon, g_source_remove);
  if (self->context != NULL)
    g_signal_handlers_disconnect_by_data (self->context, self);
  self->context = NULL;
  g_cancellable_cancel (self->cancellable);
}

static void
pln_shared_watch_dispose (GObject *object)
{
  PlnSharedWatch *self = PLN_SHARED_WATCH (object);

  pln_shared_watch_stop (self);
  g_clear_object (&self->folder);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (pln_shared_watch_parent_class)->dispose (object);
}

static void
pln_shared_watch_class_init (PlnSharedWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pln_shared_watch_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
pln_shared_watch_init (PlnSharedWatch *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * pln_shared_watch_new:
 * @context: borrowed; calls pln_shared_watch_stop() when it goes
 *
 * Returns: (transfer full): the watch, with a first look a moment later
 */
PlnSharedWatch *
pln_shared_watch_new (PlnContext *context)
{
  PlnSharedWatch *self = g_object_new (PLN_TYPE_SHARED_WATCH, NULL);

  self->context = context;
  self->folder = pln_shared_folder_new (pln_workspace_get_path (pln_context_get_workspace (context)));
  self->timer = g_timeout_add_seconds (EVERY_SECONDS, timer_cb, self);
  if (pln_shared_folder_get_active (self->folder))
    self->soon = g_timeout_add_seconds (1, soon_cb, self);
  g_signal_connect_swapped (context, "workspace-changed", G_CALLBACK (edited_cb), self);
  return self;
}
