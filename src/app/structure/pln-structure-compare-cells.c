/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/structure/pln-structure-compare-private.h"

#include <glib/gi18n.h>
#include <string.h>

G_DEFINE_FINAL_TYPE (PlnChangeRow, pln_change_row, G_TYPE_OBJECT)

static void
pln_change_row_finalize (GObject *object)
{
  g_ptr_array_unref (PLN_CHANGE_ROW (object)->changes);
  G_OBJECT_CLASS (pln_change_row_parent_class)->finalize (object);
}

static void
pln_change_row_class_init (PlnChangeRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pln_change_row_finalize;
}

static void
pln_change_row_init (PlnChangeRow *self)
{
}

/* ---- looks ------------------------------------------------------------------------ */

/* In the order in which the first one names a row. */
const PlnLook pln_structure_looks[PLN_N_LOOKS] = {
  { PLN_DIFFERENCE_ADDED, N_("Added"), N_("Added"), "list-add-symbolic", "change-added", PLN_PILL_SUCCESS, PLN_GLYPH_PLUS },
  { PLN_DIFFERENCE_MOVED, N_("Moved"), N_("Moved"), "network-transmit-receive-symbolic", "change-moved", PLN_PILL_TEAL, PLN_GLYPH_ARROWS },
  { PLN_DIFFERENCE_RENAMED, N_("Renamed"), N_("Renamed"), "document-edit-symbolic", "change-renamed", PLN_PILL_ACCENT, PLN_GLYPH_PEN },
  { PLN_DIFFERENCE_REVIVED, N_("Revived"), N_("Revived"), "media-playback-start-symbolic", "change-revived", PLN_PILL_SUCCESS, PLN_GLYPH_PLAY },
  { PLN_DIFFERENCE_RELATION_ADDED, N_("Relations"), N_("Relation added"), "insert-link-symbolic", "change-relation", PLN_PILL_PURPLE, PLN_GLYPH_LINK },
  { PLN_DIFFERENCE_RELATION_ENDED, NULL, N_("Relation ended"), "insert-link-symbolic", "change-relation", PLN_PILL_PURPLE, PLN_GLYPH_LINK },
  { PLN_DIFFERENCE_ENDED, N_("Ended"), N_("Ended"), "window-close-symbolic", "change-ended", PLN_PILL_ERROR, PLN_GLYPH_CROSS },
  { PLN_DIFFERENCE_STATE, N_("State"), N_("State changed"), "view-refresh-symbolic", "change-state", PLN_PILL_NEUTRAL, PLN_GLYPH_REPEAT },
};

const PlnLook *
pln_structure_find_look (guint differences)
{
  for (guint i = 0; i < PLN_N_LOOKS; i++)
    if (differences & pln_structure_looks[i].differences)
      return &pln_structure_looks[i];
  return NULL;
}

/* ---- cells ---------------------------------------------------------------------- */

/* Rows are measured before their width is known: a name asks for the height that it takes in its column.
 * depth: of a name with an icon before it; -1: it has none. */
static void
make_room (PlnStructureCompare *self,
           GtkLabel            *label,
           const char          *text,
           int                  depth)
{
  g_autoptr (PangoLayout) layout = NULL;
  int height = -1, column = self->narrow ? self->list_width : (self->list_width - 150) / 2;

  if (text != NULL && column > 0)
    {
      layout = gtk_widget_create_pango_layout (GTK_WIDGET (label), text);
      pango_layout_set_width (layout, MAX (80, column - (depth < 0 ? 24 : 44 + 16 * depth)) * PANGO_SCALE);
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_get_pixel_size (layout, NULL, &height);
    }
  gtk_widget_set_size_request (GTK_WIDGET (label), -1, height);
}

/* Names of the side, with only the words marked that the other side lacks. */
static void
show_name (PlnStructureCompare *self,
           GtkLabel            *label,
           const char          *text,
           const char          *other,
           int                  depth)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autoptr (GArray) marks = NULL;

  gtk_label_set_label (label, text != NULL ? text : "—");
  gtk_widget_set_tooltip_text (GTK_WIDGET (label), text);
  make_room (self, label, text, depth);
  if (text != NULL && other != NULL && strcmp (text, other) != 0)
    marks = pln_structure_mark_words (text, other);
  for (guint i = 0; marks != NULL && i + 1 < marks->len; i += 2)
    {
      PangoAttribute *ground = pango_attr_background_new (0x35 * 257, 0x84 * 257, 0xe4 * 257);
      PangoAttribute *alpha = pango_attr_background_alpha_new (0x3333);
      PangoAttribute *weight = pango_attr_weight_new (PANGO_WEIGHT_SEMIBOLD);
      PangoAttribute *all[] = { ground, alpha, weight };

      for (guint k = 0; k < G_N_ELEMENTS (all); k++)
        {
          all[k]->start_index = g_array_index (marks, guint, i);
          all[k]->end_index = g_array_index (marks, guint, i + 1);
          pango_attr_list_insert (attributes, all[k]);
        }
    }
  gtk_label_set_attributes (label, attributes);
}

static GtkWidget *
new_line (GtkWidget  *box,
          const char *css)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css != NULL)
    {
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, css);
    }
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

/* Icon, then name and second line; in a narrow list the later side stands below. */
static void
setup_name_cb (GtkSignalListItemFactory *factory,
               GtkColumnViewCell        *cell)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *image = gtk_image_new (), *pills = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_add_css_class (image, "dimmed");
  gtk_widget_set_valign (image, GTK_ALIGN_START);
  new_line (lines, NULL);
  new_line (lines, "dimmed");
  gtk_box_append (GTK_BOX (lines), pills);
  new_line (lines, NULL);
  new_line (lines, "dimmed");
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), lines);
  gtk_column_view_cell_set_child (cell, box);
  gtk_column_view_cell_set_focusable (cell, FALSE);
}

static void
show_second (GtkWidget  *label,
             const char *text)
{
  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL && *text != '\0');
}

static void
fill_pills (GtkWidget                *box,
            const PlnStructureChange *change)
{
  GtkWidget *child;
  guint shown = 0;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
  for (guint i = 0; i < PLN_N_LOOKS; i++)
    if (change->differences & pln_structure_looks[i].differences)
      {
        gtk_box_append (GTK_BOX (box), pln_pill_new (pln_structure_looks[i].style, pln_structure_looks[i].icon_name, _(pln_structure_looks[i].label)));
        shown++;
      }
  if (shown == 0)
    {
      GtkWidget *image = gtk_image_new_from_icon_name (change->undated ? "dialog-question-symbolic" : "object-select-symbolic");
      GtkWidget *word = gtk_label_new (change->undated ? _("No dates") : _("Same"));

      gtk_widget_add_css_class (image, "dimmed");
      gtk_widget_add_css_class (word, "dimmed");
      gtk_box_append (GTK_BOX (box), image);
      gtk_box_append (GTK_BOX (box), word);
    }
}

/* The row of a cell: tinted by what became of it, dimmed when nothing did. */
static void
tint (GtkColumnViewCell        *cell,
      const PlnStructureChange *change)
{
  GtkWidget *child = gtk_column_view_cell_get_child (cell);
  GtkWidget *own = gtk_widget_get_parent (child), *row = own != NULL ? gtk_widget_get_parent (own) : NULL;
  const PlnLook *look = pln_structure_find_look (change->differences);

  if (look != NULL)
    gtk_widget_remove_css_class (child, "dimmed");
  else
    gtk_widget_add_css_class (child, "dimmed");
  for (guint i = 0; row != NULL && i < PLN_N_LOOKS; i++)
    if (look == &pln_structure_looks[i])
      gtk_widget_add_css_class (row, pln_structure_looks[i].css);
    else if (look == NULL || strcmp (pln_structure_looks[i].css, look->css) != 0)
      gtk_widget_remove_css_class (row, pln_structure_looks[i].css);
}

static void
bind_first_cb (GtkSignalListItemFactory *factory,
               GtkColumnViewCell        *cell,
               PlnStructureCompare      *self)
{
  GtkWidget *box = gtk_column_view_cell_get_child (cell), *image = gtk_widget_get_first_child (box);
  GtkWidget *name = gtk_widget_get_first_child (gtk_widget_get_last_child (box)), *second = gtk_widget_get_next_sibling (name);
  GtkWidget *pills = gtk_widget_get_next_sibling (second), *later = gtk_widget_get_next_sibling (pills);
  const PlnStructureChange *change = PLN_CHANGE_ROW (gtk_column_view_cell_get_item (cell))->change;

  gtk_image_set_from_icon_name (GTK_IMAGE (image), pln_context_icon_of_kind (change->kind));
  gtk_widget_set_margin_start (box, (int) MIN (change->depth, 12) * 16);
  show_name (self, GTK_LABEL (name), change->text_a, change->text_b, (int) MIN (change->depth, 12));
  show_second (second, change->second_a);
  gtk_widget_set_visible (pills, self->narrow);
  gtk_widget_set_visible (later, self->narrow);
  gtk_widget_set_visible (gtk_widget_get_next_sibling (later), FALSE);
  if (self->narrow)
    {
      fill_pills (pills, change);
      show_name (self, GTK_LABEL (later), change->text_b, change->text_a, (int) MIN (change->depth, 12));
      show_second (gtk_widget_get_next_sibling (later), change->second_b);
    }
  tint (cell, change);
}

static void
setup_pills_cb (GtkSignalListItemFactory *factory,
                GtkColumnViewCell        *cell)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_column_view_cell_set_child (cell, box);
  gtk_column_view_cell_set_focusable (cell, FALSE);
}

static void
bind_pills_cb (GtkSignalListItemFactory *factory,
               GtkColumnViewCell        *cell,
               PlnStructureCompare      *self)
{
  fill_pills (gtk_column_view_cell_get_child (cell), PLN_CHANGE_ROW (gtk_column_view_cell_get_item (cell))->change);
}

static void
setup_later_cb (GtkSignalListItemFactory *factory,
                GtkColumnViewCell        *cell)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  new_line (lines, NULL);
  new_line (lines, "dimmed");
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  gtk_column_view_cell_set_child (cell, lines);
  gtk_column_view_cell_set_focusable (cell, FALSE);
}

static void
bind_later_cb (GtkSignalListItemFactory *factory,
               GtkColumnViewCell        *cell,
               PlnStructureCompare      *self)
{
  GtkWidget *lines = gtk_column_view_cell_get_child (cell);
  const PlnStructureChange *change = PLN_CHANGE_ROW (gtk_column_view_cell_get_item (cell))->change;

  show_name (self, GTK_LABEL (gtk_widget_get_first_child (lines)), change->text_b, change->text_a, -1);
  show_second (gtk_widget_get_last_child (lines), change->second_b);
  tint (cell, change);
}

/* "Working Group …, renamed, was …" */
static void
bind_row_cb (GtkSignalListItemFactory *factory,
             GtkColumnViewRow         *row,
             PlnStructureCompare      *self)
{
  const PlnStructureChange *change = PLN_CHANGE_ROW (gtk_column_view_row_get_item (row))->change;
  const PlnLook *look = pln_structure_find_look (change->differences);
  const char *word = look != NULL ? _(look->label) : change->undated ? _("No dates") : _("Same");
  g_autofree char *label = NULL;

  if (change->text_a != NULL && change->text_b != NULL && strcmp (change->text_a, change->text_b) != 0)
    label = g_strdup_printf (_("%s, %s, was %s"), change->text_b, word, change->text_a);
  else
    label = g_strdup_printf ("%s, %s", change->text_b != NULL ? change->text_b : change->text_a, word);
  gtk_column_view_row_set_accessible_label (row, label);
}

/* ---- columns ----------------------------------------------------------------------- */

static GtkColumnViewColumn *
add_column (PlnStructureCompare *self,
            const char          *title,
            GCallback            setup,
            GCallback            bind,
            gboolean             expand)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_signal_connect (factory, "setup", setup, NULL);
  g_signal_connect (factory, "bind", bind, self);
  column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_expand (column, expand);
  if (!expand)
    gtk_column_view_column_set_fixed_width (column, 150);
  gtk_column_view_append_column (self->list, column);
  return column;
}

void
pln_structure_compare_add_columns (PlnStructureCompare *self)
{
  GtkListItemFactory *rows = gtk_signal_list_item_factory_new ();

  g_signal_connect (rows, "bind", G_CALLBACK (bind_row_cb), self);
  gtk_column_view_set_row_factory (self->list, rows);
  g_object_unref (rows);
  self->columns[0] = add_column (self, "", G_CALLBACK (setup_name_cb), G_CALLBACK (bind_first_cb), TRUE);
  self->columns[1] = add_column (self, _("Change"), G_CALLBACK (setup_pills_cb), G_CALLBACK (bind_pills_cb), FALSE);
  self->columns[2] = add_column (self, "", G_CALLBACK (setup_later_cb), G_CALLBACK (bind_later_cb), TRUE);
}

/* ---- words ---------------------------------------------------------------------------- */

static void
setup_word_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *image = gtk_image_new (), *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_item_set_child (item, box);
}

static void
bind_word_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item)
{
  const PlnStructureChange *change = PLN_CHANGE_ROW (gtk_list_item_get_item (item))->change;
  GtkWidget *box = gtk_list_item_get_child (item), *label = gtk_widget_get_last_child (box);
  const PlnLook *look = pln_structure_find_look (change->differences);
  g_autofree char *sentence = pln_structure_change_sentence (change);

  gtk_image_set_from_icon_name (GTK_IMAGE (gtk_widget_get_first_child (box)), look != NULL ? look->icon_name : NULL);
  gtk_label_set_label (GTK_LABEL (label), sentence != NULL ? sentence : "");
  gtk_widget_set_tooltip_text (label, sentence);
  gtk_list_item_set_accessible_label (item, sentence != NULL ? sentence : "");
}

static gboolean
differs_cb (gpointer item,
            gpointer user_data)
{
  return PLN_CHANGE_ROW (item)->change->differences != 0;
}

static void
word_cb (GtkListView         *list,
         guint                position,
         PlnStructureCompare *self)
{
  g_autoptr (PlnChangeRow) row = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (list)), position);

  if (row != NULL)
    g_signal_emit_by_name (self, "word-chosen", row->change->id);
}

GtkWidget *
pln_structure_compare_make_words (PlnStructureCompare *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new (), *list;
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkFilter *filter = GTK_FILTER (gtk_custom_filter_new (differs_cb, NULL, NULL));
  GtkFilterListModel *differing = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->rows)), filter);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_word_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_word_cb), NULL);
  list = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (differing))), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (list), TRUE);
  gtk_list_view_set_tab_behavior (GTK_LIST_VIEW (list), GTK_LIST_TAB_ITEM);
  gtk_widget_add_css_class (list, "compare-words");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What changed, in words"), -1);
  g_signal_connect_object (list, "activate", G_CALLBACK (word_cb), self, 0);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 148);
  return scroller;
}
