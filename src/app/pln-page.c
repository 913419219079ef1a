/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/pln-page.h"

#include <glib/gi18n.h>

typedef struct
{
  PlnContext         *context; /* owned */
  GSimpleActionGroup *actions; /* owned */
  char               *view;    /* owned */
  char               *search;  /* owned */
  char               *count;   /* owned */
  gboolean            narrow;
  void              (*changed) (PlnPage *self); /* NULL: it follows changes by itself */
  gboolean            stale;   /* a change has not been followed yet */
} PlnPagePrivate;

enum { SELECTION_CHANGED, COUNT_CHANGED, VIEW_CHANGED, CLEAR_SEARCH, ACTIVATED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PlnPage, pln_page, ADW_TYPE_BIN)

#define PRIV(self) ((PlnPagePrivate *) pln_page_get_instance_private (self))

static const PlnView *
find_view (PlnPage *self, const char *name)
{
  const PlnView *views = PLN_PAGE_GET_CLASS (self)->get_views != NULL ? PLN_PAGE_GET_CLASS (self)->get_views (self) : NULL;

  for (; views != NULL && views->name != NULL; views++)
    if (name == NULL || g_strcmp0 (views->name, name) == 0)
      return views;
  return NULL;
}

static void
pln_page_dispose (GObject *object)
{
  PlnPagePrivate *priv = PRIV (PLN_PAGE (object));

  G_OBJECT_CLASS (pln_page_parent_class)->dispose (object);
  g_clear_object (&priv->context);
}

static void
pln_page_finalize (GObject *object)
{
  PlnPagePrivate *priv = PRIV (PLN_PAGE (object));

  g_clear_object (&priv->actions);
  g_free (priv->view);
  g_free (priv->search);
  g_free (priv->count);
  G_OBJECT_CLASS (pln_page_parent_class)->finalize (object);
}

/* What stands behind an empty state takes the focus too, but nobody would see where it is. */
static gboolean
has_shown_focus (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus == NULL || !gtk_widget_get_mapped (widget) || gtk_widget_get_mapped (focus);
}

static gboolean
has_focus_inside (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_get_mapped (focus) && gtk_widget_is_ancestor (focus, widget);
}

static gboolean
pln_page_grab_focus (GtkWidget *widget)
{
  PlnPageClass *klass = PLN_PAGE_GET_CLASS (widget);

  if (klass->focus != NULL && klass->focus (PLN_PAGE (widget)) && has_shown_focus (widget))
    return TRUE;
  /* Asked once more, it stays where it is instead of going on to the next. */
  return has_focus_inside (widget) || gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

static void
freshen (PlnPage *self)
{
  PlnPagePrivate *priv = PRIV (self);

  if (!priv->stale)
    return;
  priv->stale = FALSE;
  priv->changed (self);
}

static void
workspace_changed_cb (PlnPage *self)
{
  PRIV (self)->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    freshen (self);
}

static void
pln_page_map (GtkWidget *widget)
{
  freshen (PLN_PAGE (widget)); /* nobody has seen what it was before */
  GTK_WIDGET_CLASS (pln_page_parent_class)->map (widget);
}

static void
pln_page_class_init (PlnPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = pln_page_dispose;
  object_class->finalize = pln_page_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = pln_page_grab_focus;
  GTK_WIDGET_CLASS (klass)->map = pln_page_map;

  signals[SELECTION_CHANGED] = g_signal_new ("selection-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[COUNT_CHANGED] = g_signal_new ("count-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[VIEW_CHANGED] = g_signal_new ("view-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CLEAR_SEARCH] = g_signal_new ("clear-search", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
pln_page_init (PlnPage *self)
{
  PlnPagePrivate *priv = PRIV (self);

  priv->actions = g_simple_action_group_new ();
  priv->view = g_strdup ("");
  priv->search = g_strdup ("");
  gtk_widget_insert_action_group (GTK_WIDGET (self), "page", G_ACTION_GROUP (priv->actions));
}

/**
 * pln_page_start:
 * @self: a page just made
 * @context: the services of the open workspace
 *
 * Lets the page build its content.  To be called once.
 */
void
pln_page_start (PlnPage *self, PlnContext *context)
{
  PlnPagePrivate *priv = PRIV (self);
  const PlnView *first;

  g_return_if_fail (PLN_IS_PAGE (self) && priv->context == NULL);
  priv->context = g_object_ref (context);
  if (PLN_PAGE_GET_CLASS (self)->set_context != NULL)
    PLN_PAGE_GET_CLASS (self)->set_context (self, context);
  if (priv->narrow && PLN_PAGE_GET_CLASS (self)->set_narrow != NULL)
    PLN_PAGE_GET_CLASS (self)->set_narrow (self, TRUE);
  first = find_view (self, NULL);
  if (first != NULL && *priv->view == '\0')
    pln_page_set_view (self, first->name);
  pln_page_update_actions (self);
}

void
pln_page_follow (PlnPage *self, void (*changed) (PlnPage *self))
{
  g_return_if_fail (PLN_IS_PAGE (self) && PRIV (self)->changed == NULL);
  PRIV (self)->changed = changed;
  g_signal_connect_object (PRIV (self)->context, "workspace-changed", G_CALLBACK (workspace_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

PlnContext *
pln_page_get_context (PlnPage *self)
{
  return PRIV (self)->context;
}

PlnWorkspace *
pln_page_get_workspace (PlnPage *self)
{
  return pln_context_get_workspace (PRIV (self)->context);
}

GSimpleActionGroup *
pln_page_get_actions (PlnPage *self)
{
  return PRIV (self)->actions;
}

const char *
pln_page_get_view (PlnPage *self)
{
  return PRIV (self)->view;
}

/* Views of this page that do not exist are ignored. */
void
pln_page_set_view (PlnPage *self, const char *name)
{
  PlnPagePrivate *priv = PRIV (self);

  if (g_strcmp0 (priv->view, name) == 0 || find_view (self, name ?: "") == NULL)
    return;
  freshen (self);
  g_set_str (&priv->view, name);
  if (PLN_PAGE_GET_CLASS (self)->set_view != NULL)
    PLN_PAGE_GET_CLASS (self)->set_view (self, priv->view);
  g_signal_emit (self, signals[VIEW_CHANGED], 0);
  pln_page_selection_changed (self);
}

const char *
pln_page_get_search (PlnPage *self)
{
  return PRIV (self)->search;
}

void
pln_page_set_search (PlnPage *self, const char *text)
{
  PlnPagePrivate *priv = PRIV (self);

  if (!g_set_str (&priv->search, text ?: ""))
    return;
  if (PLN_PAGE_GET_CLASS (self)->set_search != NULL)
    PLN_PAGE_GET_CLASS (self)->set_search (self, priv->search);
}

gboolean
pln_page_get_narrow (PlnPage *self)
{
  return PRIV (self)->narrow;
}

void
pln_page_set_narrow (PlnPage *self, gboolean narrow)
{
  PlnPagePrivate *priv = PRIV (self);

  if (priv->narrow == !!narrow)
    return;
  priv->narrow = !!narrow;
  if (priv->context != NULL && PLN_PAGE_GET_CLASS (self)->set_narrow != NULL)
    PLN_PAGE_GET_CLASS (self)->set_narrow (self, priv->narrow);
}

const char *
pln_page_get_selected (PlnPage *self)
{
  PlnPageClass *klass = PLN_PAGE_GET_CLASS (self);
  return klass->get_selected != NULL ? klass->get_selected (self) : NULL;
}

gboolean
pln_page_select (PlnPage *self, const char *id)
{
  PlnPageClass *klass = PLN_PAGE_GET_CLASS (self);

  freshen (self);
  return klass->select != NULL && klass->select (self, id);
}

/**
 * pln_page_go_to:
 * @view: (nullable): a view of the page; one it lacks is ignored
 * @id: (nullable): a record
 *
 * Returns: whether the record is on the page and selected now
 */
gboolean
pln_page_go_to (PlnPage *self, const char *view, const char *id)
{
  if (view != NULL)
    pln_page_set_view (self, view);
  return id == NULL || pln_page_select (self, id);
}

gboolean
pln_page_act (PlnPage *self, const char *act, gboolean dry)
{
  PlnPageClass *klass = PLN_PAGE_GET_CLASS (self);
  return klass->act != NULL && klass->act (self, act, dry);
}

void
pln_page_update_actions (PlnPage *self)
{
  if (PLN_PAGE_GET_CLASS (self)->update_actions != NULL)
    PLN_PAGE_GET_CLASS (self)->update_actions (self);
}

void
pln_page_selection_changed (PlnPage *self)
{
  pln_page_update_actions (self);
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

void
pln_page_activated (PlnPage *self, const char *id)
{
  g_signal_emit (self, signals[ACTIVATED], 0, id);
}

void
pln_page_set_count (PlnPage *self, const char *text)
{
  if (g_set_str (&PRIV (self)->count, text))
    g_signal_emit (self, signals[COUNT_CHANGED], 0);
}

const char *
pln_page_get_count (PlnPage *self)
{
  return PRIV (self)->count;
}

void
pln_page_search_reset (PlnPage *self)
{
  g_signal_emit (self, signals[CLEAR_SEARCH], 0);
}
