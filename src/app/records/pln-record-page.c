/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/records/pln-record-page.h"

#include <glib/gi18n.h>

#include "app/pln-bits.h"
#include "app/print/pln-print.h"
#include "app/records/pln-record-table.h"
#include "app/records/pln-record-tree.h"

typedef struct
{
  GtkStack  *stack;
  GtkWidget *bar, *box;
  PlnView   *views; /* owned */
} PlnRecordPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PlnRecordPage, pln_record_page, PLN_TYPE_PAGE)

#define PRIV(self) ((PlnRecordPagePrivate *) pln_record_page_get_instance_private (self))

static const PlnRecordPageView *
find_view (PlnRecordPage *self, const char *name)
{
  for (const PlnRecordPageView *view = PLN_RECORD_PAGE_GET_CLASS (self)->views; view->name != NULL; view++)
    if (g_strcmp0 (view->name, name) == 0)
      return view;
  return NULL;
}

static void
count_changed_cb (PlnRecordPage *self)
{
  pln_status_bar_set_text (PRIV (self)->bar, pln_page_get_count (PLN_PAGE (self)));
}

/* The record view of a name, made when first needed. */
static PlnRecordView *
ensure_view (PlnRecordPage *self, const char *name)
{
  PlnRecordPagePrivate *priv = PRIV (self);
  PlnContext *context = pln_page_get_context (PLN_PAGE (self));
  const PlnRecordPageView *info = find_view (self, name);
  GtkWidget *child = gtk_stack_get_child_by_name (priv->stack, name);
  const PlnKind *kind;
  g_autofree char *title = NULL, *button = NULL;

  if (child != NULL || info == NULL)
    return PLN_IS_RECORD_VIEW (child) ? PLN_RECORD_VIEW (child) : NULL;
  kind = pln_schema_find (info->kind);
  if (info->parent_field != NULL)
    {
      child = pln_record_tree_new (context, info->kind, info->parent_field);
      if (info->leaf_kind != NULL)
        pln_record_tree_add_leaves (PLN_RECORD_TREE (child), info->leaf_kind, info->leaf_field);
    }
  else
    child = pln_record_table_new (context, info->kind);
  if (info->sort != NULL)
    pln_record_view_set_sort (PLN_RECORD_VIEW (child), info->sort, FALSE);
  /* Translators: an empty page: “No Meetings Yet” */
  title = g_strdup_printf (_("No %s Yet"), pln_kind_get_plural (kind));
  button = g_strdup_printf (_("_Add %s…"), pln_kind_get_label (kind));
  pln_record_view_set_empty (PLN_RECORD_VIEW (child), pln_context_icon_of_kind (kind->name), title, NULL,
                             button, "win.new-record");
  pln_record_view_set_narrow (PLN_RECORD_VIEW (child), pln_page_get_narrow (PLN_PAGE (self)));
  if (PLN_RECORD_PAGE_GET_CLASS (self)->configure_view != NULL)
    PLN_RECORD_PAGE_GET_CLASS (self)->configure_view (self, name, PLN_RECORD_VIEW (child));
  gtk_stack_add_named (priv->stack, child, name);
  pln_record_view_attach (PLN_RECORD_VIEW (child), PLN_PAGE (self));
  return PLN_RECORD_VIEW (child);
}

static void
pln_record_page_set_view (PlnPage *page, const char *name)
{
  PlnRecordPage *self = PLN_RECORD_PAGE (page);
  PlnRecordView *view = ensure_view (self, name);

  gtk_stack_set_visible_child_name (PRIV (self)->stack, name);
  if (view == NULL)
    return;
  pln_record_view_set_search (view, pln_page_get_search (page));
  g_signal_emit_by_name (view, "count-changed");
}

static const PlnView *
pln_record_page_get_views (PlnPage *page)
{
  PlnRecordPagePrivate *priv = PRIV (PLN_RECORD_PAGE (page));
  const PlnRecordPageView *all = PLN_RECORD_PAGE_GET_CLASS (page)->views;
  guint n = 0;

  if (priv->views != NULL)
    return priv->views;
  while (all[n].name != NULL)
    n++;
  priv->views = g_new0 (PlnView, n + 1);
  for (guint i = 0; i < n; i++)
    priv->views[i] = (PlnView) { all[i].name, all[i].label };
  return priv->views;
}

static void
pln_record_page_set_context (PlnPage *page, PlnContext *context)
{
  g_signal_connect (page, "count-changed", G_CALLBACK (count_changed_cb), NULL);
}

static void
pln_record_page_new_record (PlnPage *page)
{
  PlnRecordPage *self = PLN_RECORD_PAGE (page);
  const PlnRecordPageView *info = find_view (self, pln_page_get_view (page));
  PlnRecordView *view = pln_record_page_get_view (self);
  const char *selected = view != NULL ? pln_record_view_get_selected (view) : NULL;
  g_autofree char *canonical = NULL;

  if (info == NULL)
    return;
  if (info->parent_field != NULL && selected != NULL
      && g_strcmp0 (pln_workspace_get_kind (pln_page_get_workspace (page), selected), info->kind) == 0)
    canonical = pln_value_from_plain (PLN_TYPE_REFERENCE, selected);
  if (canonical != NULL)
    pln_context_new_record (pln_page_get_context (page), info->kind, info->parent_field, canonical, NULL);
  else
    pln_context_new_record (pln_page_get_context (page), info->kind, NULL);
}

static void
pln_record_page_set_search (PlnPage *page, const char *text)
{
  PlnRecordView *view = pln_record_page_get_view (PLN_RECORD_PAGE (page));

  if (view != NULL)
    pln_record_view_set_search (view, text);
}

static const char *
pln_record_page_get_selected (PlnPage *page)
{
  PlnRecordView *view = pln_record_page_get_view (PLN_RECORD_PAGE (page));

  return view != NULL ? pln_record_view_get_selected (view) : NULL;
}

/* Looks in the visible view, then in the one of the record's kind. */
static gboolean
pln_record_page_select (PlnPage *page, const char *id)
{
  PlnRecordPage *self = PLN_RECORD_PAGE (page);
  PlnRecordView *view = pln_record_page_get_view (self);
  const char *kind = pln_workspace_get_kind (pln_page_get_workspace (page), id);

  if (view != NULL && pln_record_view_select (view, id))
    return TRUE;
  for (const PlnRecordPageView *info = PLN_RECORD_PAGE_GET_CLASS (self)->views; info->name != NULL; info++)
    if (g_strcmp0 (info->kind, kind) == 0 || g_strcmp0 (info->leaf_kind, kind) == 0)
      {
        pln_page_set_view (page, info->name);
        view = pln_record_page_get_view (self);
        return view != NULL && pln_record_view_select (view, id);
      }
  return FALSE;
}

static void
pln_record_page_set_narrow (PlnPage *page, gboolean narrow)
{
  PlnRecordPagePrivate *priv = PRIV (PLN_RECORD_PAGE (page));

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (priv->stack)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (PLN_IS_RECORD_VIEW (child))
      pln_record_view_set_narrow (PLN_RECORD_VIEW (child), narrow);
}

static gboolean
pln_record_page_act (PlnPage *page, const char *act, gboolean dry)
{
  PlnRecordView *view = pln_record_page_get_view (PLN_RECORD_PAGE (page));

  return view != NULL && pln_record_view_act (view, act, dry);
}

static gboolean
pln_record_page_focus (PlnPage *page)
{
  PlnRecordView *view = pln_record_page_get_view (PLN_RECORD_PAGE (page));

  return view != NULL && pln_record_view_focus (view);
}

/* The visible table; a page that draws prints its drawing itself. */
static void
pln_record_page_print (PlnPage *page)
{
  PlnRecordPage *self = PLN_RECORD_PAGE (page);
  PlnRecordView *view = pln_record_page_get_view (self);
  const PlnRecordPageView *info = find_view (self, pln_page_get_view (page));
  g_autoptr (PlnSheets) sheets = NULL;

  if (view == NULL)
    return;
  sheets = pln_print_sheets_new (pln_page_get_context (page), info != NULL ? _(info->label) : "", FALSE);
  pln_record_view_add_to (view, sheets);
  pln_print_present (pln_page_get_context (page), sheets);
}

static void
pln_record_page_save_state (PlnPage *page, GKeyFile *file, const char *group)
{
  PlnRecordPagePrivate *priv = PRIV (PLN_RECORD_PAGE (page));

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (priv->stack)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (PLN_IS_RECORD_VIEW (child))
      pln_record_view_save_state (PLN_RECORD_VIEW (child), file, group);
}

static void
pln_record_page_restore_state (PlnPage *page, GKeyFile *file, const char *group)
{
  PlnRecordView *view = pln_record_page_get_view (PLN_RECORD_PAGE (page));

  if (view != NULL)
    pln_record_view_restore_state (view, file, group);
}

static void
pln_record_page_finalize (GObject *object)
{
  g_free (PRIV (PLN_RECORD_PAGE (object))->views);
  G_OBJECT_CLASS (pln_record_page_parent_class)->finalize (object);
}

static void
pln_record_page_class_init (PlnRecordPageClass *klass)
{
  PlnPageClass *page_class = PLN_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pln_record_page_finalize;
  page_class->set_context = pln_record_page_set_context;
  page_class->get_views = pln_record_page_get_views;
  page_class->set_view = pln_record_page_set_view;
  page_class->new_record = pln_record_page_new_record;
  page_class->set_search = pln_record_page_set_search;
  page_class->get_selected = pln_record_page_get_selected;
  page_class->select = pln_record_page_select;
  page_class->set_narrow = pln_record_page_set_narrow;
  page_class->act = pln_record_page_act;
  page_class->focus = pln_record_page_focus;
  page_class->print = pln_record_page_print;
  page_class->save_state = pln_record_page_save_state;
  page_class->restore_state = pln_record_page_restore_state;
}

static void
pln_record_page_init (PlnRecordPage *self)
{
  PlnRecordPagePrivate *priv = PRIV (self);

  priv->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  priv->stack = GTK_STACK (gtk_stack_new ());
  priv->bar = pln_status_bar_new ();
  gtk_widget_set_vexpand (GTK_WIDGET (priv->stack), TRUE);
  gtk_box_append (GTK_BOX (priv->box), GTK_WIDGET (priv->stack));
  gtk_box_append (GTK_BOX (priv->box), priv->bar);
  adw_bin_set_child (ADW_BIN (self), priv->box);
}

GtkStack *
pln_record_page_get_stack (PlnRecordPage *self)
{
  return PRIV (self)->stack;
}

PlnRecordView *
pln_record_page_get_view (PlnRecordPage *self)
{
  GtkWidget *child = gtk_stack_get_visible_child (PRIV (self)->stack);

  return PLN_IS_RECORD_VIEW (child) ? PLN_RECORD_VIEW (child) : NULL;
}

GtkWidget *
pln_record_page_get_status_bar (PlnRecordPage *self)
{
  return PRIV (self)->bar;
}

void
pln_record_page_set_top (PlnRecordPage *self, GtkWidget *bar)
{
  gtk_box_prepend (GTK_BOX (PRIV (self)->box), bar);
}

void
pln_record_page_set_foot (PlnRecordPage *self, GtkWidget *foot)
{
  gtk_box_insert_child_after (GTK_BOX (PRIV (self)->box), foot, GTK_WIDGET (PRIV (self)->stack));
}
