/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/records/pln-filter-button.h"

#include <glib/gi18n.h>

struct _PlnFilterButton
{
  AdwBin parent_instance;

  char            *label;   /* owned */
  char            *value;   /* owned; NULL: none */
  PlnFilterOptions options;
  gpointer         user_data;
  GPtrArray       *offered; /* owned; what the list shows, in its order */
  GtkStringList   *strings; /* owned by the filter model */
  GtkStringFilter *filter;
  GtkWidget       *menu, *chip, *chip_label, *chip_close, *popover, *entry, *list;
};

G_DEFINE_FINAL_TYPE (PlnFilterButton, pln_filter_button, ADW_TYPE_BIN)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

PlnFilterOption *
pln_filter_option_new (const char *value, const char *label)
{
  PlnFilterOption *option = g_new0 (PlnFilterOption, 1);

  option->value = g_strdup (value);
  option->label = g_strdup (label);
  return option;
}

void
pln_filter_option_free (PlnFilterOption *option)
{
  if (option == NULL)
    return;
  g_free (option->value);
  g_free (option->label);
  g_free (option);
}

static void
show_value (PlnFilterButton *self, const char *label)
{
  g_autofree char *remove = g_strdup_printf (_("Remove Filter %s"), label != NULL ? label : "");

  gtk_label_set_label (GTK_LABEL (self->chip_label), label != NULL ? label : "");
  gtk_widget_set_tooltip_text (self->chip_close, remove);
  gtk_widget_set_visible (self->chip, self->value != NULL);
  gtk_widget_set_visible (self->menu, self->value == NULL);
}

static void
activate_cb (GtkListView *list, guint position, PlnFilterButton *self)
{
  g_autoptr (GtkStringObject) chosen = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (list)), position);

  for (guint i = 0; chosen != NULL && i < self->offered->len; i++)
    {
      PlnFilterOption *option = self->offered->pdata[i];

      if (!g_str_equal (option->label, gtk_string_object_get_string (chosen)))
        continue;
      g_set_str (&self->value, option->value);
      gtk_popover_popdown (GTK_POPOVER (self->popover));
      show_value (self, option->label);
      g_signal_emit (self, signals[CHANGED], 0);
      return;
    }
}

static void
entry_activate_cb (GtkSearchEntry *entry, PlnFilterButton *self)
{
  activate_cb (GTK_LIST_VIEW (self->list), 0, self);
}

static void
remove_cb (GtkButton *button, PlnFilterButton *self)
{
  g_clear_pointer (&self->value, g_free);
  show_value (self, NULL);
  gtk_widget_grab_focus (self->menu);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
show_cb (GtkPopover *popover, PlnFilterButton *self)
{
  g_autoptr (GPtrArray) options = self->options (self->user_data);

  gtk_string_list_splice (self->strings, 0, g_list_model_get_n_items (G_LIST_MODEL (self->strings)), NULL);
  for (guint i = 0; i < options->len; i++)
    gtk_string_list_append (self->strings, ((PlnFilterOption *) options->pdata[i])->label);
  g_clear_pointer (&self->offered, g_ptr_array_unref);
  self->offered = g_steal_pointer (&options);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_widget_grab_focus (self->entry);
}

static void
row_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *row)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (row, label);
}

static void
row_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *row)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (row));

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (row)), text);
  gtk_list_item_set_accessible_label (row, text);
}

static void
pln_filter_button_finalize (GObject *object)
{
  PlnFilterButton *self = PLN_FILTER_BUTTON (object);

  g_free (self->label);
  g_free (self->value);
  g_clear_pointer (&self->offered, g_ptr_array_unref);
  G_OBJECT_CLASS (pln_filter_button_parent_class)->finalize (object);
}

static void
pln_filter_button_class_init (PlnFilterButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pln_filter_button_finalize;
  signals[CHANGED] = g_signal_new ("changed", PLN_TYPE_FILTER_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
make_chip (PlnFilterButton *self)
{
  self->chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->chip_label = gtk_label_new (NULL);
  self->chip_close = gtk_button_new_from_icon_name ("window-close-symbolic");
  gtk_label_set_ellipsize (GTK_LABEL (self->chip_label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (self->chip_label), 28);
  gtk_widget_add_css_class (self->chip, "filter-chip");
  gtk_widget_add_css_class (self->chip_close, "flat");
  gtk_widget_add_css_class (self->chip_close, "circular");
  gtk_widget_set_valign (self->chip, GTK_ALIGN_CENTER);
  g_signal_connect (self->chip_close, "clicked", G_CALLBACK (remove_cb), self);
  gtk_box_append (GTK_BOX (self->chip), self->chip_label);
  gtk_box_append (GTK_BOX (self->chip), self->chip_close);
  gtk_widget_set_visible (self->chip, FALSE);
}

static void
make_list (PlnFilterButton *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkExpression *expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkFilterListModel *filtered;

  self->strings = gtk_string_list_new (NULL);
  self->filter = gtk_string_filter_new (expression);
  filtered = gtk_filter_list_model_new (G_LIST_MODEL (self->strings), GTK_FILTER (self->filter));
  g_signal_connect (factory, "setup", G_CALLBACK (row_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (row_bind_cb), NULL);
  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (filtered))), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->list), TRUE);
  gtk_widget_add_css_class (self->list, "filter-list");
  g_signal_connect (self->list, "activate", G_CALLBACK (activate_cb), self);
  g_object_bind_property (self->entry, "text", self->filter, "search", G_BINDING_DEFAULT);
}

static void
pln_filter_button_init (PlnFilterButton *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->entry = gtk_search_entry_new ();
  g_signal_connect (self->entry, "activate", G_CALLBACK (entry_activate_cb), self);
  make_list (self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (scroller, 260, 240);
  gtk_box_append (GTK_BOX (content), self->entry);
  gtk_box_append (GTK_BOX (content), scroller);
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), content);
  g_signal_connect (self->popover, "show", G_CALLBACK (show_cb), self);
  self->menu = gtk_menu_button_new ();
  gtk_widget_add_css_class (self->menu, "flat");
  gtk_widget_set_valign (self->menu, GTK_ALIGN_CENTER);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->menu), self->popover);
  make_chip (self);
  gtk_box_append (GTK_BOX (box), self->menu);
  gtk_box_append (GTK_BOX (box), self->chip);
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
pln_filter_button_new (const char *label, PlnFilterOptions options, gpointer user_data)
{
  PlnFilterButton *self = g_object_new (PLN_TYPE_FILTER_BUTTON, NULL);
  g_autofree char *hint = g_strdup_printf (_("Filter by %s"), label);

  self->label = g_strdup (label);
  self->options = options;
  self->user_data = user_data;
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->menu), label);
  gtk_search_entry_set_placeholder_text (GTK_SEARCH_ENTRY (self->entry), hint);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, hint, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}

const char *
pln_filter_button_get_value (PlnFilterButton *self)
{
  return self->value;
}

void
pln_filter_button_set_value (PlnFilterButton *self, const char *value, const char *label)
{
  g_autoptr (GPtrArray) options = NULL;

  g_set_str (&self->value, value);
  if (value != NULL && label == NULL)
    {
      options = self->options (self->user_data);
      for (guint i = 0; i < options->len && label == NULL; i++)
        if (g_str_equal (((PlnFilterOption *) options->pdata[i])->value, value))
          label = ((PlnFilterOption *) options->pdata[i])->label;
    }
  show_value (self, label != NULL ? label : value);
}
