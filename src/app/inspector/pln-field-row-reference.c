/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/inspector/pln-field-row-private.h"

#include <glib/gi18n.h>

/* The row of a reference: the title of the record it names, a button that
 * opens it, one that clears, and a popover with search as you type in which a
 * record is chosen or, where the kind is certain, made. */
#define MAX_RESULTS 40

struct _PlnReferenceFieldRow
{
  PlnFieldRow parent_instance;

  GtkMenuButton  *button;
  GtkLabel       *label;
  GtkWidget      *open, *clear;
  GtkPopover     *popover;    /* made when first opened */
  GtkSearchEntry *entry;
  GtkListBox     *results;    /* at most MAX_RESULTS rows */
  GtkWidget      *add;
};

G_DEFINE_FINAL_TYPE (PlnReferenceFieldRow, pln_reference_field_row, PLN_TYPE_FIELD_ROW)

static PlnWorkspace *
get_workspace (PlnReferenceFieldRow *self)
{
  return pln_context_get_workspace (pln_field_row_get_context (PLN_FIELD_ROW (self)));
}

/* The kind a new record would have; NULL when several are possible. */
static const PlnKind *
get_single_target (PlnReferenceFieldRow *self)
{
  const char *target = pln_field_row_get_field (PLN_FIELD_ROW (self))->target;

  return target != NULL && strchr (target, ' ') == NULL ? pln_schema_find (target) : NULL;
}

static void
take_id (PlnReferenceFieldRow *self, const char *id)
{
  g_autofree char *canonical = id != NULL ? pln_value_from_plain (PLN_TYPE_REFERENCE, id) : NULL;

  if (self->popover != NULL)
    gtk_popover_popdown (self->popover);
  pln_field_row_take (PLN_FIELD_ROW (self), canonical);
  gtk_widget_grab_focus (GTK_WIDGET (self->button));
}

static GtkWidget *
result_row_new (PlnReferenceFieldRow *self, const char *id)
{
  PlnWorkspace *workspace = get_workspace (self);
  const PlnKind *kind = pln_schema_find (pln_workspace_get_kind (workspace, id) ?: "");
  g_autofree char *title = pln_workspace_get_title (workspace, id);
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1), *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_box_append (GTK_BOX (box), label);
  if (get_single_target (self) == NULL && kind != NULL)
    {
      GtkWidget *about = gtk_label_new (pln_kind_get_label (kind));
      gtk_label_set_xalign (GTK_LABEL (about), 0);
      gtk_widget_add_css_class (about, "dimmed");
      gtk_widget_add_css_class (about, "caption");
      gtk_box_append (GTK_BOX (box), about);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "pln-id", g_strdup (id), g_free);
  return row;
}

/* Matches of one kind, or of any kind that the field accepts. */
static GPtrArray *
find_matches (PlnReferenceFieldRow *self, const char *text)
{
  const PlnField *field = pln_field_row_get_field (PLN_FIELD_ROW (self));
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) kinds = g_strsplit (field->target != NULL ? field->target : "any", " ", -1);

  if (g_strv_contains ((const char *const *) kinds, "any"))
    {
      g_autoptr (GPtrArray) all = *text != '\0' ? pln_workspace_search (get_workspace (self), text, MAX_RESULTS) : NULL;
      for (guint i = 0; all != NULL && i < all->len; i++)
        g_ptr_array_add (found, g_strdup (g_ptr_array_index (all, i)));
      return found;
    }
  for (guint k = 0; kinds[k] != NULL; k++)
    {
      g_autoptr (PlnQuery) query = pln_query_new (kinds[k]);
      g_autoptr (GPtrArray) some = NULL;
      if (*text != '\0')
        pln_query_search (query, text);
      pln_query_limit (query, MAX_RESULTS);
      some = pln_workspace_query (get_workspace (self), query, NULL);
      for (guint i = 0; some != NULL && i < some->len && found->len < MAX_RESULTS; i++)
        g_ptr_array_add (found, g_strdup (g_ptr_array_index (some, i)));
    }
  return found;
}

static void
search_cb (GtkSearchEntry *entry, PlnReferenceFieldRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  g_autoptr (GPtrArray) found = find_matches (self, text);
  PlnItem *item = pln_field_row_get_item (PLN_FIELD_ROW (self));
  gboolean may_add = *text != '\0' && get_single_target (self) != NULL;
  g_autofree char *count = NULL;

  gtk_list_box_remove_all (self->results);
  for (guint i = 0; i < found->len; i++)
    if (item == NULL || !g_str_equal (g_ptr_array_index (found, i), pln_item_get_id (item)))
      gtk_list_box_append (self->results, result_row_new (self, g_ptr_array_index (found, i)));
  gtk_list_box_select_row (self->results, gtk_list_box_get_row_at_index (self->results, 0));
  gtk_widget_set_visible (self->add, may_add);
  if (may_add)
    {
      g_autofree char *label = g_strdup_printf (_("Add “%s”"), text);
      gtk_button_set_label (GTK_BUTTON (self->add), label);
    }
  count = g_strdup_printf (ngettext ("%u result", "%u results", found->len), found->len);
  if (*text != '\0')
    pln_context_announce (pln_field_row_get_context (PLN_FIELD_ROW (self)), count);
}

static void
result_activated_cb (GtkListBox *list, GtkListBoxRow *row, PlnReferenceFieldRow *self)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (row), "pln-id"));

  take_id (self, id);
}

/* The new record has nothing but its name; it is one undo step of its own. */
static void
add_cb (GtkButton *button, PlnReferenceFieldRow *self)
{
  const PlnKind *kind = get_single_target (self);
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  g_autofree char *label = g_strdup_printf (_("Add %s"), pln_kind_get_label (kind));
  g_autofree char *canonical = pln_value_from_plain (PLN_TYPE_TEXT, text);
  g_autoptr (PlnEdit) edit = pln_edit_new (label);
  g_autofree char *id = g_strdup (pln_edit_add (edit, kind->name, NULL));

  pln_edit_set (edit, id, kind->title, canonical);
  if (pln_context_commit (pln_field_row_get_context (PLN_FIELD_ROW (self)), edit))
    take_id (self, id);
}

static void
entry_activate_cb (GtkSearchEntry *entry, PlnReferenceFieldRow *self)
{
  GtkListBoxRow *row;

  search_cb (entry, self);
  row = gtk_list_box_get_selected_row (self->results);
  if (row != NULL)
    result_activated_cb (self->results, row, self);
  else if (gtk_widget_get_visible (self->add))
    add_cb (NULL, self);
}

static gboolean
entry_key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, PlnReferenceFieldRow *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->results), *next;
  int at = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  if (key != GDK_KEY_Down && key != GDK_KEY_Up)
    return FALSE;
  next = gtk_list_box_get_row_at_index (self->results, key == GDK_KEY_Down ? at + 1 : MAX (at - 1, 0));
  if (next != NULL)
    gtk_list_box_select_row (self->results, next);
  return TRUE;
}

static void
make_popover (PlnReferenceFieldRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  gtk_search_entry_set_search_delay (self->entry, 80);
  gtk_search_entry_set_placeholder_text (self->entry, _("Type to search"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  pln_field_get_label (pln_field_row_get_field (PLN_FIELD_ROW (self))), -1);
  g_signal_connect (self->entry, "search-changed", G_CALLBACK (search_cb), self);
  g_signal_connect (self->entry, "activate", G_CALLBACK (entry_activate_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (entry_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
  self->results = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->results), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->results), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Results"), -1);
  g_signal_connect (self->results, "row-activated", G_CALLBACK (result_activated_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->results));
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 280);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  self->add = gtk_button_new ();
  gtk_widget_add_css_class (self->add, "flat");
  gtk_widget_set_visible (self->add, FALSE);
  g_signal_connect (self->add, "clicked", G_CALLBACK (add_cb), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->entry));
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), self->add);
  gtk_widget_set_size_request (box, 260, -1);
  self->popover = GTK_POPOVER (gtk_popover_new ());
  gtk_popover_set_child (self->popover, box);
  gtk_menu_button_set_popover (self->button, GTK_WIDGET (self->popover));
}

/* Called by the menu button before its popover opens. */
static void
create_popup_cb (GtkMenuButton *button, gpointer user_data)
{
  PlnReferenceFieldRow *self = user_data;

  if (self->popover == NULL)
    make_popover (self);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  search_cb (self->entry, self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
open_cb (GtkButton *button, PlnReferenceFieldRow *self)
{
  g_autofree char *id = pln_value_get_plain (pln_field_row_get_value (PLN_FIELD_ROW (self)));

  pln_context_open (pln_field_row_get_context (PLN_FIELD_ROW (self)), id);
}

static void
clear_cb (GtkButton *button, PlnReferenceFieldRow *self)
{
  take_id (self, NULL);
}

static void
pln_reference_field_row_show (PlnFieldRow *row, const char *canonical)
{
  PlnReferenceFieldRow *self = PLN_REFERENCE_FIELD_ROW (row);
  g_autofree char *id = canonical != NULL ? pln_value_get_plain (canonical) : NULL;
  gboolean here = id != NULL && pln_workspace_has_record (get_workspace (self), id);
  g_autofree char *title = here ? pln_workspace_get_title (get_workspace (self), id) : NULL;

  gtk_label_set_label (self->label, title != NULL ? title : id != NULL ? _("Not in this workspace") : _("Choose…"));
  if (id == NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->label), "dimmed");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->label), "dimmed");
  gtk_widget_set_visible (self->open, here && pln_field_row_get_item (row) != NULL);
  gtk_widget_set_visible (self->clear, id != NULL && (pln_field_row_get_field (row)->flags & PLN_FIELD_REQUIRED) == 0);
}

static gboolean
pln_reference_field_row_start (PlnFieldRow *row)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PLN_REFERENCE_FIELD_ROW (row)->button));
}

static GtkWidget *
icon_button_new (const char *icon_name, const char *tooltip)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

static void
pln_reference_field_row_build (PlnFieldRow *row)
{
  PlnReferenceFieldRow *self = PLN_REFERENCE_FIELD_ROW (row);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char *clear = NULL, *open = NULL;

  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_wrap_mode (self->label, PANGO_WRAP_WORD_CHAR);
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_child (self->button, GTK_WIDGET (self->label));
  gtk_menu_button_set_create_popup_func (self->button, create_popup_cb, self, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "reference");
  gtk_widget_set_hexpand (GTK_WIDGET (self->button), TRUE);
  /* Translators: %s is a field that names another record: “Clear Parent” */
  clear = g_strdup_printf (_("Clear %s"), pln_field_get_label (pln_field_row_get_field (row)));
  open = g_strdup_printf (_("Open %s"), pln_field_get_label (pln_field_row_get_field (row)));
  self->clear = icon_button_new ("edit-clear-symbolic", clear);
  self->open = icon_button_new ("go-next-symbolic", open);
  g_signal_connect (self->clear, "clicked", G_CALLBACK (clear_cb), self);
  g_signal_connect (self->open, "clicked", G_CALLBACK (open_cb), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->button));
  gtk_box_append (GTK_BOX (box), self->clear);
  gtk_box_append (GTK_BOX (box), self->open);
  pln_field_row_set_content (row, box, FALSE);
  pln_field_row_set_control (row, GTK_WIDGET (self->button));
}

static void
pln_reference_field_row_class_init (PlnReferenceFieldRowClass *klass)
{
  PlnFieldRowClass *row_class = PLN_FIELD_ROW_CLASS (klass);

  row_class->build = pln_reference_field_row_build;
  row_class->show = pln_reference_field_row_show;
  row_class->start = pln_reference_field_row_start;
}

static void
pln_reference_field_row_init (PlnReferenceFieldRow *self)
{
}
