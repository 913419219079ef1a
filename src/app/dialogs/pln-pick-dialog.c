/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/dialogs/pln-pick-dialog.h"

#include "app/pln-bits.h"

#include <glib/gi18n.h>

/* Search as you type over the workspace; the arrow keys move through the
 * results while the entry keeps the focus, Enter takes the selected one. */
#define PLN_TYPE_PICK_DIALOG (pln_pick_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PlnPickDialog, pln_pick_dialog, PLN, PICK_DIALOG, AdwDialog)

#define MAX_RESULTS 60

struct _PlnPickDialog
{
  AdwDialog parent_instance;

  PlnContext     *context; /* owned */
  char          **kinds;   /* owned; NULL: any */
  char           *none_label; /* owned */
  PlnPickFilter   filter;
  PlnPickFunc     picked;
  gpointer        user_data;
  GDestroyNotify  destroy;
  GtkSearchEntry *entry;
  GtkStack       *stack;
  GListStore     *items;   /* owned; PlnItem, or a GtkStringObject for "none" */
  GtkSingleSelection *selection;
  GtkListView    *view;
};

G_DEFINE_FINAL_TYPE (PlnPickDialog, pln_pick_dialog, ADW_TYPE_DIALOG)

static gboolean
is_offered (PlnPickDialog *self, const char *id)
{
  const char *kind = pln_workspace_get_kind (pln_context_get_workspace (self->context), id);

  if (self->kinds != NULL && !g_strv_contains ((const char *const *) self->kinds, kind != NULL ? kind : ""))
    return FALSE;
  return self->filter == NULL || self->filter (self->context, id, self->user_data);
}

static void
add_ids (PlnPickDialog *self, GPtrArray *ids)
{
  PlnWorkspace *workspace = pln_context_get_workspace (self->context);

  for (guint i = 0; ids != NULL && i < ids->len && g_list_model_get_n_items (G_LIST_MODEL (self->items)) < MAX_RESULTS; i++)
    {
      const char *id = g_ptr_array_index (ids, i);
      g_autoptr (PlnItem) item = NULL;
      if (!is_offered (self, id))
        continue;
      item = pln_item_new (workspace, id);
      g_list_store_append (self->items, item);
    }
}

static void
search (PlnPickDialog *self)
{
  PlnWorkspace *workspace = pln_context_get_workspace (self->context);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  guint n;

  g_list_store_remove_all (self->items);
  if (self->none_label != NULL && *text == '\0')
    {
      g_autoptr (GtkStringObject) none = gtk_string_object_new (self->none_label);
      g_list_store_append (self->items, none);
    }
  if (self->kinds == NULL && *text != '\0')
    {
      g_autoptr (GPtrArray) ids = pln_workspace_search (workspace, text, MAX_RESULTS * 2);
      add_ids (self, ids);
    }
  for (guint i = 0; self->kinds != NULL && self->kinds[i] != NULL; i++)
    {
      g_autoptr (PlnQuery) query = pln_query_new (self->kinds[i]);
      g_autoptr (GPtrArray) ids = NULL;
      if (*text != '\0')
        pln_query_search (query, text);
      pln_query_limit (query, MAX_RESULTS * 2);
      ids = pln_workspace_query (workspace, query, NULL);
      add_ids (self, ids);
    }
  n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : *text != '\0' ? "none" : "hint");
  if (*text != '\0')
    {
      g_autofree char *count = g_strdup_printf (ngettext ("%u result", "%u results", n), n);
      pln_context_announce (self->context, count);
    }
}

static void
take (PlnPickDialog *self, guint position)
{
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);
  g_autofree char *id = NULL;

  if (item == NULL)
    return;
  if (PLN_IS_ITEM (item))
    id = g_strdup (pln_item_get_id (PLN_ITEM (item)));
  g_object_ref (self);
  adw_dialog_close (ADW_DIALOG (self));
  self->picked (self->context, id, self->user_data);
  g_object_unref (self);
}

static void
list_activate_cb (GtkListView *view, guint position, PlnPickDialog *self)
{
  take (self, position);
}

static void
entry_activate_cb (GtkSearchEntry *entry, PlnPickDialog *self)
{
  search (self);
  take (self, gtk_single_selection_get_selected (self->selection));
}

static void
entry_stop_cb (GtkSearchEntry *entry, PlnPickDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, PlnPickDialog *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint at = gtk_single_selection_get_selected (self->selection);

  if (n == 0 || (key != GDK_KEY_Down && key != GDK_KEY_Up))
    return FALSE;
  at = key == GDK_KEY_Down ? MIN (at + 1, n - 1) : at > 0 ? at - 1 : 0;
  gtk_list_view_scroll_to (self->view, at, GTK_LIST_SCROLL_SELECT, NULL);
  return TRUE;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = gtk_label_new (NULL), *kind = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (kind), 0);
  gtk_widget_add_css_class (kind, "dimmed");
  gtk_widget_add_css_class (kind, "caption");
  gtk_box_append (GTK_BOX (box), gtk_image_new ());
  gtk_box_append (GTK_BOX (lines), title);
  gtk_box_append (GTK_BOX (lines), kind);
  gtk_box_append (GTK_BOX (box), lines);
  gtk_list_item_set_child (item, box);
}

/* "Meeting · Working Group": the kind, and what the record belongs to. */
static char *
describe (PlnItem *item)
{
  const PlnKind *kind = pln_schema_find (pln_item_get_kind (item));
  const PlnField *owner = kind != NULL ? pln_kind_get_owner (kind) : NULL;
  g_autofree char *above = owner != NULL ? pln_item_get_display (item, owner->name) : NULL;

  if (kind == NULL)
    return g_strdup ("");
  if (above == NULL || *above == '\0')
    return g_strdup (pln_kind_get_label (kind));
  return g_strdup_printf ("%s · %s", pln_kind_get_label (kind), above);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GtkWidget *box = gtk_list_item_get_child (list_item), *lines = gtk_widget_get_last_child (box);
  gpointer object = gtk_list_item_get_item (list_item);
  g_autofree char *about = NULL, *label = NULL;
  const char *title;

  if (PLN_IS_ITEM (object))
    {
      title = pln_item_get_title (object);
      about = describe (object);
      gtk_image_set_from_icon_name (GTK_IMAGE (gtk_widget_get_first_child (box)),
                                    pln_context_icon_of_kind (pln_item_get_kind (object)));
    }
  else
    {
      title = gtk_string_object_get_string (object);
      gtk_image_clear (GTK_IMAGE (gtk_widget_get_first_child (box)));
    }
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (lines)), title);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (lines)), about != NULL ? about : "");
  gtk_widget_set_visible (gtk_widget_get_last_child (lines), about != NULL);
  label = about != NULL ? g_strdup_printf ("%s, %s", title, about) : g_strdup (title);
  gtk_list_item_set_accessible_label (list_item, label);
}

static void
pln_pick_dialog_finalize (GObject *object)
{
  PlnPickDialog *self = PLN_PICK_DIALOG (object);

  if (self->destroy != NULL)
    self->destroy (self->user_data);
  g_clear_object (&self->items);
  g_clear_object (&self->context);
  g_strfreev (self->kinds);
  g_free (self->none_label);
  G_OBJECT_CLASS (pln_pick_dialog_parent_class)->finalize (object);
}

static void
pln_pick_dialog_class_init (PlnPickDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pln_pick_dialog_finalize;
}

static GtkWidget *
make_list (PlnPickDialog *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->items = g_list_store_new (G_TYPE_OBJECT);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->items)));
  self->view = GTK_LIST_VIEW (gtk_list_view_new (GTK_SELECTION_MODEL (self->selection), factory));
  gtk_list_view_set_single_click_activate (self->view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Results"), -1);
  g_signal_connect (self->view, "activate", G_CALLBACK (list_activate_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  return scroller;
}

static GtkWidget *
status_new (const char *title, const char *description)
{
  GtkWidget *page = pln_status_page_empty ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "edit-find-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (page), description);
  gtk_widget_add_css_class (page, "compact");
  return page;
}

static void
pln_pick_dialog_init (PlnPickDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new (), *clamp = adw_clamp_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  gtk_search_entry_set_search_delay (self->entry, 80);
  gtk_search_entry_set_placeholder_text (self->entry, _("Type to search"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search"), -1);
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (search), self);
  g_signal_connect (self->entry, "activate", G_CALLBACK (entry_activate_cb), self);
  g_signal_connect (self->entry, "stop-search", G_CALLBACK (entry_stop_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->entry));
  gtk_widget_set_margin_start (clamp, 12);
  gtk_widget_set_margin_end (clamp, 12);
  gtk_widget_set_margin_bottom (clamp, 6);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, make_list (self), "list");
  gtk_stack_add_named (self->stack, status_new (_("No Results"), NULL), "none");
  gtk_stack_add_named (self->stack, status_new (_("Go to Anything"), _("Bodies, meetings, papers, people, money")), "hint");
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), clamp);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->stack));
  adw_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_content_width (ADW_DIALOG (self), 480);
  adw_dialog_set_content_height (ADW_DIALOG (self), 480);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->entry));
}

void
pln_pick_dialog_present (PlnContext *context, const char *heading, const char *kinds, const char *none_label,
                         PlnPickFilter filter, PlnPickFunc picked, gpointer user_data, GDestroyNotify destroy)
{
  PlnPickDialog *self = g_object_new (PLN_TYPE_PICK_DIALOG, NULL);

  self->context = g_object_ref (context);
  self->kinds = kinds != NULL ? g_strsplit (kinds, " ", -1) : NULL;
  self->none_label = g_strdup (none_label);
  self->filter = filter;
  self->picked = picked;
  self->user_data = user_data;
  self->destroy = destroy;
  adw_dialog_set_title (ADW_DIALOG (self), heading);
  search (self);
  adw_dialog_present (ADW_DIALOG (self), pln_context_get_host (context));
}
