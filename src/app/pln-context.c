/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/pln-context.h"

#include "store/pln-import.h"

#include <glib/gi18n.h>

#include "app/dialogs/pln-new-record-dialog.h"
#include "app/pln-shared-watch.h"

/* The services of one open workspace.  It knows no window: what a page asks
 * for goes out as a signal, so that tests can listen in the window's place. */
struct _PlnContext
{
  GObject parent_instance;

  PlnWorkspace *workspace; /* owned */
  GtkWidget    *host;      /* borrowed, weak */
  PlnWhen      *as_of;     /* owned */
  GPtrArray    *changed;   /* ids gathered for the next "workspace-changed"; NULL: anything */
  guint         changed_source;
  guint         poll_source; /* looks for what other programs wrote */
  PlnSharedWatch *watch;     /* owned */
};

enum { PROP_0, PROP_AS_OF, N_PROPS };
enum { INSPECT, OPEN, PUSH, POP, TOAST, ANNOUNCED, REGROUP, WORKSPACE_CHANGED, N_SIGNALS };
static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PlnContext, pln_context, G_TYPE_OBJECT)

typedef struct { const char *kind, *page, *icon; } KindPlace;

static const KindPlace places[] = {
  { "action", "roadmap", "emoji-flags-symbolic" },
  { "agenda_item", "meetings", "view-list-bullet-symbolic" },
  { "allocation", "budget", "accessories-calculator-symbolic" },
  { "audience", "directory", "system-users-symbolic" },
  { "body", "structure", "system-users-symbolic" },
  { "budget", "budget", "accessories-calculator-symbolic" },
  { "budget_line", "budget", "accessories-calculator-symbolic" },
  { "cadence", "structure", "view-refresh-symbolic" },
  { "change", "overview", "document-edit-symbolic" },
  { "citation", "papers", "x-office-document-symbolic" },
  { "contact", "directory", "x-office-address-book-symbolic" },
  { "contribution", "budget", "accessories-calculator-symbolic" },
  { "decision", "meetings", "object-select-symbolic" },
  { "earmark", "budget", "accessories-calculator-symbolic" },
  { "exercise", "roadmap", "emoji-flags-symbolic" },
  { "expenditure", "budget", "accessories-calculator-symbolic" },
  { "feedback", "papers", "x-office-document-symbolic" },
  { "file", "papers", "x-office-document-symbolic" },
  { "growth", "budget", "accessories-calculator-symbolic" },
  { "indicator", "roadmap", "emoji-flags-symbolic" },
  { "link", "roadmap", "insert-link-symbolic" },
  { "meeting", "meetings", "x-office-calendar-symbolic" },
  { "membership", "structure", "avatar-default-symbolic" },
  { "name", "structure", "document-edit-symbolic" },
  { "observation", "roadmap", "emoji-flags-symbolic" },
  { "paper", "papers", "x-office-document-symbolic" },
  { "participation", "meetings", "avatar-default-symbolic" },
  { "period", "structure", "x-office-calendar-symbolic" },
  { "person", "directory", "avatar-default-symbolic" },
  { "place", "structure", "mark-location-symbolic" },
  { "post", "structure", "avatar-default-symbolic" },
  { "rate", "budget", "accessories-calculator-symbolic" },
  { "relation", "structure", "insert-link-symbolic" },
  { "request", "meetings", "mail-send-symbolic" },
  { "step", "papers", "x-office-document-symbolic" },
  { "topic", "roadmap", "view-list-bullet-symbolic" },
  { "workspace", "overview", "go-home-symbolic" },
};

static const KindPlace *
find_place (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_strcmp0 (places[i].kind, kind) == 0)
      return &places[i];
  return NULL;
}

const char *
pln_context_page_of_kind (const char *kind)
{
  const KindPlace *place = find_place (kind);
  return place != NULL ? place->page : "overview";
}

const char *
pln_context_icon_of_kind (const char *kind)
{
  const KindPlace *place = find_place (kind);
  return place != NULL ? place->icon : "x-office-document-symbolic";
}

static gboolean
emit_changed_cb (gpointer user_data)
{
  g_autoptr (PlnContext) self = g_object_ref (PLN_CONTEXT (user_data));
  g_autoptr (GPtrArray) ids = g_steal_pointer (&self->changed);

  self->changed_source = 0;
  g_signal_emit (self, signals[WORKSPACE_CHANGED], 0, ids);
  return G_SOURCE_REMOVE;
}

static void
workspace_changed_cb (PlnWorkspace *workspace, GPtrArray *ids, PlnContext *self)
{
  gboolean pending = self->changed_source != 0;

  if (ids == NULL)
    g_clear_pointer (&self->changed, g_ptr_array_unref);
  else if (!pending || self->changed != NULL)
    {
      if (self->changed == NULL)
        self->changed = g_ptr_array_new_with_free_func (g_free);
      for (guint i = 0; i < ids->len; i++)
        g_ptr_array_add (self->changed, g_strdup (g_ptr_array_index (ids, i)));
    }
  if (!pending)
    self->changed_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, emit_changed_cb, self, NULL);
}

static void
pln_context_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_AS_OF)
    g_value_set_pointer (value, PLN_CONTEXT (object)->as_of);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
pln_context_dispose (GObject *object)
{
  PlnContext *self = PLN_CONTEXT (object);

  g_clear_handle_id (&self->changed_source, g_source_remove);
  g_clear_handle_id (&self->poll_source, g_source_remove);
  if (self->watch != NULL)
    pln_shared_watch_stop (self->watch);
  g_clear_object (&self->watch);
  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_clear_object (&self->workspace);
  g_clear_weak_pointer (&self->host);
  g_clear_pointer (&self->as_of, pln_when_unref);
  g_clear_pointer (&self->changed, g_ptr_array_unref);
  G_OBJECT_CLASS (pln_context_parent_class)->dispose (object);
}

static void
pln_context_class_init (PlnContextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->get_property = pln_context_get_property;
  object_class->dispose = pln_context_dispose;

  props[PROP_AS_OF] = g_param_spec_pointer ("as-of", NULL, NULL,
                                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[INSPECT] = g_signal_new ("inspect", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[OPEN] = g_signal_new ("open", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);
  signals[PUSH] = g_signal_new ("push", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, ADW_TYPE_NAVIGATION_PAGE);
  signals[POP] = g_signal_new ("pop", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[TOAST] = g_signal_new ("toast", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, ADW_TYPE_TOAST);
  signals[ANNOUNCED] = g_signal_new ("announced", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[REGROUP] = g_signal_new ("regroup", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[WORKSPACE_CHANGED] = g_signal_new ("workspace-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                             G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
}

static void
pln_context_init (PlnContext *self)
{
}

/* plenaryctl, or another window, may write the same file. */
static gboolean
poll_cb (gpointer data)
{
  pln_workspace_poll (PLN_CONTEXT (data)->workspace);
  return G_SOURCE_CONTINUE;
}

/**
 * pln_context_new:
 * @workspace: an open workspace
 *
 * Returns: (transfer full): its services
 */
PlnContext *
pln_context_new (PlnWorkspace *workspace)
{
  PlnContext *self = g_object_new (PLN_TYPE_CONTEXT, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect (workspace, "changed", G_CALLBACK (workspace_changed_cb), self);
  self->poll_source = g_timeout_add_seconds (2, poll_cb, self);
  return self;
}

PlnWorkspace *
pln_context_get_workspace (PlnContext *self)
{
  g_return_val_if_fail (PLN_IS_CONTEXT (self), NULL);
  return self->workspace;
}

void
pln_context_set_host (PlnContext *self, GtkWidget *host)
{
  g_set_weak_pointer (&self->host, host);
}

GtkWidget *
pln_context_get_host (PlnContext *self)
{
  return self->host;
}

/* ---- edits -------------------------------------------------------------- */

gboolean
pln_context_commit (PlnContext *self, PlnEdit *edit)
{
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (PLN_IS_CONTEXT (self), FALSE);
  if (pln_workspace_commit (self->workspace, edit, &error))
    return TRUE;
  pln_context_error (self, _("Change Not Made"), error);
  return FALSE;
}

gboolean
pln_context_commit_toast (PlnContext *self, PlnEdit *edit, const char *toast)
{
  if (!pln_context_commit (self, edit))
    return FALSE;
  pln_context_toast_undo (self, toast);
  return TRUE;
}

gboolean
pln_context_set_value (PlnContext *self, const char *id, const char *field, const char *canonical)
{
  const char *name = pln_workspace_get_kind (self->workspace, id);
  const PlnKind *kind = name != NULL ? pln_schema_find (name) : NULL;
  const PlnField *info = kind != NULL ? pln_kind_find_field (kind, field) : NULL;
  /* Translators: name of an undo step; %s is a field such as “Venue” */
  g_autofree char *label = g_strdup_printf (_("Change %s"), info != NULL ? pln_field_get_label (info) : field);
  g_autoptr (PlnEdit) edit = pln_edit_new (label);

  pln_edit_set (edit, id, field, canonical);
  return pln_context_commit (self, edit);
}

/* Adds what belongs to the ids, each once, to the edit; returns how many there are. */
static guint
add_deletions (PlnContext *self, PlnEdit *edit, const char *const *ids)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) all = pln_workspace_belongings (self->workspace, ids[i]);
      for (guint j = 0; all != NULL && j < all->len; j++)
        {
          const char *id = g_ptr_array_index (all, j);
          if (g_hash_table_add (seen, g_strdup (id)))
            pln_edit_delete (edit, id);
        }
    }
  return g_hash_table_size (seen);
}

gboolean
pln_context_delete (PlnContext *self, const char *const *ids)
{
  guint n_ids = ids != NULL ? g_strv_length ((char **) ids) : 0, n_all;
  g_autofree char *title = NULL, *label = NULL, *toast = NULL;
  const PlnKind *kind;
  PlnEdit *edit;
  gboolean done;

  if (n_ids == 0)
    return FALSE;
  kind = pln_schema_find (pln_workspace_get_kind (self->workspace, ids[0]) ?: "");
  title = pln_workspace_get_title (self->workspace, ids[0]);
  if (n_ids == 1)
    label = g_strdup_printf (_("Delete %s"), kind != NULL ? pln_kind_get_label (kind) : title);
  else
    label = g_strdup_printf (ngettext ("Delete %u Record", "Delete %u Records", n_ids), n_ids);
  edit = pln_edit_new (label);
  n_all = add_deletions (self, edit, ids);
  if (n_ids > 1)
    toast = g_strdup_printf (ngettext ("%u record deleted", "%u records deleted", n_all), n_all);
  else if (n_all > 1)
    toast = g_strdup_printf (ngettext ("“%s” and %u record under it deleted",
                                       "“%s” and %u records under it deleted", n_all - 1), title, n_all - 1);
  else
    toast = g_strdup_printf (_("“%s” deleted"), title);
  done = pln_context_commit_toast (self, edit, toast);
  pln_edit_free (edit);
  return done;
}

/* What happened, and how many values were left alone because they changed since. */
static void
tell_undone (PlnContext *self, const char *text, GPtrArray *left)
{
  guint n = left != NULL ? left->len / 2 : 0;
  g_autofree char *rest = NULL;

  if (n == 0)
    {
      pln_context_toast (self, text);
      return;
    }
  rest = g_strdup_printf (ngettext ("%s; %u value was changed since and stays",
                                    "%s; %u values were changed since and stay", n), text, n);
  pln_context_toast (self, rest);
}

/* What came from another office by the shared folder is not what a person means by Undo. */
static gboolean
last_is_foreign_import (PlnContext *self)
{
  g_autoptr (GPtrArray) journal = pln_workspace_get_journal (self->workspace, 1), exchanges = NULL;
  const PlnJournalEntry *last = journal != NULL && journal->len > 0 ? journal->pdata[0] : NULL;

  if (last == NULL || last->undone || g_strcmp0 (last->action, "import") != 0)
    return FALSE;
  exchanges = pln_workspace_get_exchanges (self->workspace, 20);
  for (guint i = 0; exchanges != NULL && i < exchanges->len; i++)
    {
      const PlnExchange *exchange = exchanges->pdata[i];

      if (exchange->changed)
        return !exchange->undone && (exchange->replica == NULL || *exchange->replica == '\0');
    }
  return FALSE;
}

gboolean
pln_context_can_undo (PlnContext *self)
{
  g_autofree char *label = pln_workspace_get_undo_label (self->workspace);

  return label != NULL || last_is_foreign_import (self);
}

void
pln_context_undo (PlnContext *self)
{
  g_autofree char *label = pln_workspace_get_undo_label (self->workspace);
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GError) error = NULL;

  if (last_is_foreign_import (self))
    {
      pln_shared_watch_undo_import (self->watch);
      return;
    }
  if (label == NULL)
    return;
  if (pln_workspace_undo (self->workspace, &left, &error))
    {
      g_autofree char *text = g_strdup_printf (_("Undone: %s"), label);
      tell_undone (self, text, left);
    }
  else
    pln_context_error (self, _("Not Undone"), error);
}

void
pln_context_redo (PlnContext *self)
{
  g_autofree char *label = pln_workspace_get_redo_label (self->workspace);
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GError) error = NULL;

  if (label == NULL)
    return;
  if (pln_workspace_redo (self->workspace, &left, &error))
    {
      g_autofree char *text = g_strdup_printf (_("Redone: %s"), label);
      tell_undone (self, text, left);
    }
  else
    pln_context_error (self, _("Not Redone"), error);
}

void
pln_context_new_recordv (PlnContext *self, const char *kind, const char *const *presets)
{
  pln_new_record_dialog_present (self, kind, presets);
}

void
pln_context_new_record (PlnContext *self, const char *kind, ...)
{
  g_autoptr (GPtrArray) presets = g_ptr_array_new ();
  const char *text;
  va_list args;

  va_start (args, kind);
  while ((text = va_arg (args, const char *)) != NULL)
    {
      g_ptr_array_add (presets, (gpointer) text);
      g_ptr_array_add (presets, va_arg (args, gpointer));
    }
  va_end (args);
  g_ptr_array_add (presets, NULL);
  pln_context_new_recordv (self, kind, (const char *const *) presets->pdata);
}

/* ---- asking the window -------------------------------------------------- */

void
pln_context_inspect (PlnContext *self, const char *id, gboolean reveal)
{
  g_signal_emit (self, signals[INSPECT], 0, id, NULL, reveal);
}

void
pln_context_edit_field (PlnContext *self, const char *id, const char *field)
{
  g_signal_emit (self, signals[INSPECT], 0, id, field, TRUE);
}

void
pln_context_open (PlnContext *self, const char *id)
{
  const char *kind = pln_workspace_get_kind (self->workspace, id);

  if (kind != NULL)
    g_signal_emit (self, signals[OPEN], 0, pln_context_page_of_kind (kind), NULL, id);
  else
    pln_context_toast (self, _("This record is not in this workspace"));
}

void
pln_context_open_view (PlnContext *self, const char *page, const char *view, const char *id)
{
  g_signal_emit (self, signals[OPEN], 0, page, view, id);
}

void
pln_context_push (PlnContext *self, AdwNavigationPage *page)
{
  g_signal_emit (self, signals[PUSH], 0, page);
}

void
pln_context_pop (PlnContext *self)
{
  g_signal_emit (self, signals[POP], 0);
}

static AdwToast *
toast_new (const char *text)
{
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_use_markup (toast, FALSE); /* titles come from files */
  return toast;
}

void
pln_context_toast (PlnContext *self, const char *text)
{
  g_autoptr (AdwToast) toast = g_object_ref_sink (toast_new (text));

  g_signal_emit (self, signals[TOAST], 0, toast);
}

void
pln_context_toast_undo (PlnContext *self, const char *text)
{
  g_autoptr (AdwToast) toast = g_object_ref_sink (toast_new (text));

  adw_toast_set_button_label (toast, _("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  g_signal_emit (self, signals[TOAST], 0, toast);
}

void
pln_context_toast_button (PlnContext *self, const char *text, const char *label, GCallback clicked, gpointer object)
{
  g_autoptr (AdwToast) toast = g_object_ref_sink (toast_new (text));

  adw_toast_set_button_label (toast, label);
  adw_toast_set_timeout (toast, 8);
  g_signal_connect_object (toast, "button-clicked", clicked, object, G_CONNECT_SWAPPED);
  g_signal_emit (self, signals[TOAST], 0, toast);
}

void
pln_context_error (PlnContext *self, const char *heading, const GError *error)
{
  AdwDialog *dialog = adw_alert_dialog_new (heading, error != NULL ? error->message : NULL);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  adw_dialog_present (dialog, self->host);
}

/* Not every backend of GTK 4.18 can announce: the one for tests has no such
 * function and is called all the same. */
static gboolean
can_announce (GtkWidget *widget)
{
  g_autoptr (GtkATContext) context = gtk_accessible_get_at_context (GTK_ACCESSIBLE (widget));

  return context != NULL && !g_str_equal (G_OBJECT_TYPE_NAME (context), "GtkTestATContext");
}

void
pln_context_announce (PlnContext *self, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  g_signal_emit (self, signals[ANNOUNCED], 0, text);
  if (self->host != NULL && gtk_widget_get_mapped (self->host) && can_announce (self->host))
    gtk_accessible_announce (GTK_ACCESSIBLE (self->host), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* ---- the shared folder --------------------------------------------------- */

PlnSharedWatch *
pln_context_get_watch (PlnContext *self)
{
  g_return_val_if_fail (PLN_IS_CONTEXT (self), NULL);
  if (self->watch == NULL)
    self->watch = pln_shared_watch_new (self);
  return self->watch;
}

/* ---- as-of date --------------------------------------------------------- */

void
pln_context_set_as_of (PlnContext *self, PlnWhen *when)
{
  if (when == self->as_of)
    return;
  g_clear_pointer (&self->as_of, pln_when_unref);
  self->as_of = when != NULL ? pln_when_ref (when) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_AS_OF]);
  pln_context_regroup (self);
}

void
pln_context_regroup (PlnContext *self)
{
  g_signal_emit (self, signals[REGROUP], 0);
}

PlnWhen *
pln_context_get_as_of (PlnContext *self)
{
  return self->as_of;
}

void
pln_context_get_as_of_span (PlnContext *self, PlnDay *first, PlnDay *last)
{
  if (self->as_of == NULL || !pln_when_get_span (self->as_of, first, last))
    *first = *last = pln_workspace_get_today (self->workspace);
}
