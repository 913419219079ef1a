/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/structure/pln-structure-compare.h"

#include "app/structure/pln-as-of-button.h"

#include <glib/gi18n.h>
#include <string.h>

/* ---- a row as an object ------------------------------------------------------- */

#define PLN_TYPE_CHANGE_ROW (pln_change_row_get_type ())
G_DECLARE_FINAL_TYPE (PlnChangeRow, pln_change_row, PLN, CHANGE_ROW, GObject)

struct _PlnChangeRow
{
  GObject parent_instance;
  const PlnStructureChange *change; /* borrowed from the list of changes */
  GPtrArray *changes;               /* owned: keeps it alive */
};

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

/* ---- the view ------------------------------------------------------------------ */

typedef struct
{
  guint differences;
  const char *filter; /* chip */
  const char *label;  /* pill */
  const char *icon_name, *css;
  PlnPillStyle style;
} Look;

/* In the order in which the first one names a row. */
static const Look looks[] = {
  { PLN_DIFFERENCE_ADDED, N_("Added"), N_("Added"), "list-add-symbolic", "change-added", PLN_PILL_SUCCESS },
  { PLN_DIFFERENCE_MOVED, N_("Moved"), N_("Moved"), "network-transmit-receive-symbolic", "change-moved", PLN_PILL_TEAL },
  { PLN_DIFFERENCE_RENAMED, N_("Renamed"), N_("Renamed"), "document-edit-symbolic", "change-renamed", PLN_PILL_ACCENT },
  { PLN_DIFFERENCE_REVIVED, N_("Revived"), N_("Revived"), "media-playback-start-symbolic", "change-revived", PLN_PILL_SUCCESS },
  { PLN_DIFFERENCE_RELATION_ADDED, N_("Relations"), N_("Relation added"), "insert-link-symbolic", "change-relation", PLN_PILL_PURPLE },
  { PLN_DIFFERENCE_RELATION_ENDED, NULL, N_("Relation ended"), "insert-link-symbolic", "change-relation", PLN_PILL_PURPLE },
  { PLN_DIFFERENCE_ENDED, N_("Ended"), N_("Ended"), "window-close-symbolic", "change-ended", PLN_PILL_ERROR },
  { PLN_DIFFERENCE_STATE, N_("State"), N_("State changed"), "view-refresh-symbolic", "change-state", PLN_PILL_NEUTRAL },
};

struct _PlnStructureCompare
{
  AdwBin parent_instance;

  PlnContext *context; /* owned */
  GPtrArray *changes;  /* owned */
  char *search;        /* owned; folded */
  guint filter;        /* differences shown; 0: all rows */
  PlnDay a, b;
  GtkWidget *first, *second, *chips;
  GtkWidget *filters[G_N_ELEMENTS (looks) + 1]; /* the last one: all */
  GtkStack *stack;
  GtkColumnView *list;
  GtkColumnViewColumn *columns[3];
  GListStore *rows;           /* owned by the selection */
  GtkSingleSelection *selection; /* owned by the list */
  gboolean filling, narrow;
};

enum { SELECTION_CHANGED, ACTIVATED, CHANGED, DONE, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PlnStructureCompare, pln_structure_compare, ADW_TYPE_BIN)

static const Look *
find_look (guint differences)
{
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    if (differences & looks[i].differences)
      return &looks[i];
  return NULL;
}

gboolean
pln_structure_compare_look (guint         differences,
                            const char  **label,
                            PlnPillStyle *style,
                            const char  **icon_name)
{
  const Look *look = find_look (differences);

  if (look == NULL)
    return FALSE;
  *label = _(look->label);
  *style = look->style;
  *icon_name = look->icon_name;
  return TRUE;
}

/* ---- cells ---------------------------------------------------------------------- */

/* Rows are measured before their width is known: a long name asks for the height of two lines. */
static void
make_room (GtkLabel   *label,
           const char *text)
{
  g_autoptr (PangoLayout) layout = NULL;
  int height = -1;

  if (text != NULL && g_utf8_strlen (text, -1) > 32)
    {
      layout = gtk_widget_create_pango_layout (GTK_WIDGET (label), "X\nX");
      pango_layout_get_pixel_size (layout, NULL, &height);
    }
  gtk_widget_set_size_request (GTK_WIDGET (label), -1, height);
}

/* Names of the side, with only the words marked that the other side lacks. */
static void
show_name (GtkLabel   *label,
           const char *text,
           const char *other)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autoptr (GArray) marks = NULL;

  gtk_label_set_label (label, text != NULL ? text : "—");
  gtk_widget_set_tooltip_text (GTK_WIDGET (label), text);
  make_room (label, text);
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
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    if (change->differences & looks[i].differences)
      {
        gtk_box_append (GTK_BOX (box), pln_pill_new (looks[i].style, looks[i].icon_name, _(looks[i].label)));
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
  const Look *look = find_look (change->differences);

  if (look != NULL)
    gtk_widget_remove_css_class (child, "dimmed");
  else
    gtk_widget_add_css_class (child, "dimmed");
  for (guint i = 0; row != NULL && i < G_N_ELEMENTS (looks); i++)
    if (look == &looks[i])
      gtk_widget_add_css_class (row, looks[i].css);
    else if (look == NULL || strcmp (looks[i].css, look->css) != 0)
      gtk_widget_remove_css_class (row, looks[i].css);
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
  show_name (GTK_LABEL (name), change->text_a, change->text_b);
  show_second (second, change->second_a);
  gtk_widget_set_visible (pills, self->narrow);
  gtk_widget_set_visible (later, self->narrow);
  gtk_widget_set_visible (gtk_widget_get_next_sibling (later), FALSE);
  if (self->narrow)
    {
      fill_pills (pills, change);
      show_name (GTK_LABEL (later), change->text_b, change->text_a);
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

  show_name (GTK_LABEL (gtk_widget_get_first_child (lines)), change->text_b, change->text_a);
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
  const Look *look = find_look (change->differences);
  const char *word = look != NULL ? _(look->label) : change->undated ? _("No dates") : _("Same");
  g_autofree char *label = NULL;

  if (change->text_a != NULL && change->text_b != NULL && strcmp (change->text_a, change->text_b) != 0)
    label = g_strdup_printf (_("%s, %s, was %s"), change->text_b, word, change->text_a);
  else
    label = g_strdup_printf ("%s, %s", change->text_b != NULL ? change->text_b : change->text_a, word);
  gtk_column_view_row_set_accessible_label (row, label);
}

/* ---- reading ---------------------------------------------------------------------- */

static gboolean
matches (PlnStructureCompare      *self,
         const PlnStructureChange *change)
{
  g_autofree char *both = NULL, *folded = NULL;

  if (self->filter != 0 && (change->differences & self->filter) == 0)
    return FALSE;
  if (self->search == NULL || *self->search == '\0')
    return TRUE;
  both = g_strconcat (change->text_a != NULL ? change->text_a : "", " ", change->text_b != NULL ? change->text_b : "", NULL);
  folded = pln_text_fold (both);
  return strstr (folded, self->search) != NULL;
}

static void
show_rows (PlnStructureCompare *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *selected = g_strdup (pln_structure_compare_get_selected (self));
  guint n_changed = 0;

  for (guint i = 0; i < self->changes->len; i++)
    {
      const PlnStructureChange *change = self->changes->pdata[i];

      n_changed += change->differences != 0;
      if (matches (self, change))
        {
          PlnChangeRow *row = g_object_new (PLN_TYPE_CHANGE_ROW, NULL);

          row->change = change;
          row->changes = g_ptr_array_ref (self->changes);
          g_ptr_array_add (rows, row);
        }
    }
  self->filling = TRUE;
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)), rows->pdata, rows->len);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  self->filling = FALSE;
  if (selected == NULL || !pln_structure_compare_select (self, selected))
    g_signal_emit (self, signals[SELECTION_CHANGED], 0);
  gtk_stack_set_visible_child_name (self->stack, n_changed == 0 ? "same" : rows->len == 0 ? "none" : "list");
}

static void
show_counts (PlnStructureCompare *self)
{
  for (guint f = 0; f < G_N_ELEMENTS (self->filters); f++)
    {
      gboolean all = f == G_N_ELEMENTS (looks);
      g_autofree char *text = NULL;
      guint n = 0, mask;

      if (self->filters[f] == NULL)
        continue;
      mask = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (self->filters[f]), "pln-mask"));
      for (guint i = 0; i < self->changes->len; i++)
        n += all || (((PlnStructureChange *) self->changes->pdata[i])->differences & mask) != 0;
      text = g_strdup_printf ("%s  %u", all ? _("All") : _(looks[f].filter), n);
      gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (gtk_button_get_child (GTK_BUTTON (self->filters[f])))), text);
      gtk_widget_set_sensitive (self->filters[f], all || n > 0);
      gtk_widget_set_visible (self->filters[f], n > 0 || all || mask != PLN_DIFFERENCE_STATE);
    }
}

/* The day for which a button speaks: the last day of what was typed. */
static PlnDay
day_of (PlnStructureCompare *self,
        GtkWidget           *button)
{
  PlnWhen *when = pln_date_button_get (button);
  PlnDay first, last;

  if (when != NULL && pln_when_get_span (when, &first, &last))
    return last;
  return pln_workspace_get_today (pln_context_get_workspace (self->context));
}

static const char *
text_of (GtkWidget *button)
{
  PlnWhen *when = pln_date_button_get (button);

  return when != NULL ? pln_when_get_text (when) : _("Today");
}

static void
refresh (PlnStructureCompare *self)
{
  self->a = day_of (self, self->first);
  self->b = day_of (self, self->second);
  pln_date_button_set_error (self->second, self->a == self->b ? _("This is the same day as the first one") : NULL);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  self->changes = pln_structure_changes (pln_context_get_workspace (self->context), self->a, self->b);
  gtk_column_view_column_set_title (self->columns[0], text_of (self->first));
  gtk_column_view_column_set_title (self->columns[2], text_of (self->second));
  show_counts (self);
  show_rows (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
workspace_changed_cb (PlnStructureCompare *self)
{
  if (self->changes != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
}

static void
chosen_cb (GtkWidget *button,
           PlnWhen   *when,
           gpointer   user_data)
{
  refresh (user_data);
}

static void
swap_cb (GtkButton           *button,
         PlnStructureCompare *self)
{
  PlnWhen *first = pln_date_button_get (self->first), *second = pln_date_button_get (self->second);
  g_autoptr (PlnWhen) a = first != NULL ? pln_when_ref (first) : NULL;
  g_autoptr (PlnWhen) b = second != NULL ? pln_when_ref (second) : NULL;

  pln_date_button_set (self->first, b);
  pln_date_button_set (self->second, a);
  refresh (self);
}

static void
done_cb (PlnStructureCompare *self)
{
  g_signal_emit (self, signals[DONE], 0);
}

static void
filter_cb (GtkToggleButton     *button,
           PlnStructureCompare *self)
{
  if (!gtk_toggle_button_get_active (button) || self->changes == NULL)
    return;
  self->filter = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "pln-mask"));
  show_rows (self);
}

/* ---- selection ------------------------------------------------------------------- */

const char *
pln_structure_compare_get_selected (PlnStructureCompare *self)
{
  PlnChangeRow *row = gtk_single_selection_get_selected_item (self->selection);

  return row != NULL ? row->change->id : NULL;
}

gboolean
pln_structure_compare_select (PlnStructureCompare *self,
                              const char          *id)
{
  GListModel *rows = G_LIST_MODEL (self->rows);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (PlnChangeRow) row = g_list_model_get_item (rows, i);

      if (strcmp (row->change->id, id) != 0)
        continue;
      gtk_single_selection_set_selected (self->selection, i);
      if (gtk_widget_get_mapped (GTK_WIDGET (self->list)))
        gtk_column_view_scroll_to (self->list, i, NULL, GTK_LIST_SCROLL_NONE, NULL);
      return TRUE;
    }
  return FALSE;
}

static void
selected_cb (PlnStructureCompare *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

static void
activate_cb (GtkColumnView       *list,
             guint                position,
             PlnStructureCompare *self)
{
  g_autoptr (PlnChangeRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  if (row != NULL)
    g_signal_emit (self, signals[ACTIVATED], 0, row->change->id);
}

/* N and P: the next and the previous row that differs. */
static gboolean
step_to_change (PlnStructureCompare *self,
                int                  step)
{
  int n = (int) g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  guint selected = gtk_single_selection_get_selected (self->selection);
  int at = selected == GTK_INVALID_LIST_POSITION ? (step > 0 ? -1 : n) : (int) selected;

  for (at += step; at >= 0 && at < n; at += step)
    {
      g_autoptr (PlnChangeRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), (guint) at);

      if (row->change->differences == 0)
        continue;
      gtk_column_view_scroll_to (self->list, (guint) at, NULL, GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL);
      return TRUE;
    }
  return FALSE;
}

static gboolean
key_cb (GtkEventControllerKey *keys,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        state,
        PlnStructureCompare   *self)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  if (keyval == GDK_KEY_n || keyval == GDK_KEY_p)
    return step_to_change (self, keyval == GDK_KEY_n ? 1 : -1);
  if (keyval != GDK_KEY_Escape)
    return FALSE;
  g_signal_emit (self, signals[DONE], 0);
  return TRUE;
}

/* ---- what the page asks -------------------------------------------------------------- */

void
pln_structure_compare_start (PlnStructureCompare *self,
                             PlnWhen             *first)
{
  PlnWorkspace *workspace = pln_context_get_workspace (self->context);
  PlnDay today = pln_workspace_get_today (workspace), a, b;
  g_autoptr (PlnWhen) when = NULL;

  /* The dates of the last comparison stay. */
  if (self->changes == NULL)
    {
      if (first != NULL && pln_when_get_span (first, &a, &b) && b != today)
        when = pln_when_ref (first);
      else
        when = pln_date_button_when (pln_structure_default_day (workspace, today));
      pln_date_button_set (self->first, when);
    }
  refresh (self);
}

void
pln_structure_compare_set_search (PlnStructureCompare *self,
                                  const char          *text)
{
  g_free (self->search);
  self->search = pln_text_fold (text);
  if (self->changes != NULL)
    show_rows (self);
}

void
pln_structure_compare_set_narrow (PlnStructureCompare *self,
                                  gboolean             narrow)
{
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  gtk_column_view_column_set_visible (self->columns[1], !narrow);
  gtk_column_view_column_set_visible (self->columns[2], !narrow);
  gtk_widget_set_visible (gtk_widget_get_first_child (GTK_WIDGET (self->list)), !narrow);
  if (self->changes != NULL)
    show_rows (self);
}

char *
pln_structure_compare_count_text (PlnStructureCompare *self)
{
  guint n = 0;

  for (guint i = 0; self->changes != NULL && i < self->changes->len; i++)
    n += ((PlnStructureChange *) self->changes->pdata[i])->differences != 0;
  return g_strdup_printf (ngettext ("%u of %u changed", "%u of %u changed", n), n, self->changes != NULL ? self->changes->len : 0);
}

GPtrArray *
pln_structure_compare_get_changes (PlnStructureCompare *self)
{
  return self->changes;
}

/* ---- object ----------------------------------------------------------------------------- */

static void
pln_structure_compare_dispose (GObject *object)
{
  PlnStructureCompare *self = PLN_STRUCTURE_COMPARE (object);

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  G_OBJECT_CLASS (pln_structure_compare_parent_class)->dispose (object);
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  g_clear_object (&self->context);
}

static void
pln_structure_compare_finalize (GObject *object)
{
  PlnStructureCompare *self = PLN_STRUCTURE_COMPARE (object);

  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_free (self->search);
  G_OBJECT_CLASS (pln_structure_compare_parent_class)->finalize (object);
}

static void
pln_structure_compare_class_init (PlnStructureCompareClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pln_structure_compare_dispose;
  G_OBJECT_CLASS (klass)->finalize = pln_structure_compare_finalize;
  signals[SELECTION_CHANGED] = g_signal_new ("selection-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DONE] = g_signal_new ("done", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pln_structure_compare_init (PlnStructureCompare *self)
{
}

static GtkWidget *
make_bar (PlnStructureCompare *self)
{
  GtkWidget *bar = adw_wrap_box_new (), *swap = gtk_button_new_from_icon_name ("network-transmit-receive-symbolic");
  GtkWidget *done = gtk_button_new_with_mnemonic (_("_Done")), *compare = gtk_label_new (_("Compare"));
  /* Translators: between two dates: "Compare … with …". */
  GtkWidget *with = gtk_label_new (_("with"));
  GtkWidget *all[] = { compare, NULL, with, NULL, swap, done };

  self->first = all[1] = pln_date_button_new (self->context, _("First date"), NULL, chosen_cb, self);
  self->second = all[3] = pln_date_button_new (self->context, _("Second date"), NULL, chosen_cb, self);
  gtk_widget_set_tooltip_text (swap, _("Swap the Dates"));
  gtk_widget_add_css_class (swap, "flat");
  gtk_widget_add_css_class (compare, "dimmed");
  gtk_widget_add_css_class (with, "dimmed");
  g_signal_connect (swap, "clicked", G_CALLBACK (swap_cb), self);
  g_signal_connect_swapped (done, "clicked", G_CALLBACK (done_cb), self);
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (bar), 8);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (bar), 6);
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    adw_wrap_box_append (ADW_WRAP_BOX (bar), all[i]);
  return bar;
}

static GtkWidget *
make_chip (PlnStructureCompare *self,
           const char          *icon_name,
           guint                mask)
{
  GtkWidget *chip = gtk_toggle_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  if (icon_name != NULL)
    gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon_name));
  gtk_box_append (GTK_BOX (box), gtk_label_new (NULL));
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_widget_add_css_class (chip, "compare-chip");
  g_object_set_data (G_OBJECT (chip), "pln-mask", GUINT_TO_POINTER (mask));
  g_signal_connect (chip, "toggled", G_CALLBACK (filter_cb), self);
  adw_wrap_box_append (ADW_WRAP_BOX (self->chips), chip);
  return chip;
}

static GtkWidget *
make_chips (PlnStructureCompare *self)
{
  guint all = G_N_ELEMENTS (looks);

  self->chips = adw_wrap_box_new ();
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (self->chips), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (self->chips), 6);
  self->filters[all] = make_chip (self, NULL, 0);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->filters[all]), TRUE);
  for (guint i = 0; i < all; i++)
    if (looks[i].filter != NULL)
      {
        guint mask = looks[i].differences;

        if (mask == PLN_DIFFERENCE_RELATION_ADDED)
          mask |= PLN_DIFFERENCE_RELATION_ENDED;
        self->filters[i] = make_chip (self, looks[i].icon_name, mask);
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->filters[i]), GTK_TOGGLE_BUTTON (self->filters[all]));
      }
  return self->chips;
}

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

static GtkWidget *
make_list (PlnStructureCompare *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkListItemFactory *rows = gtk_signal_list_item_factory_new ();

  self->rows = g_list_store_new (PLN_TYPE_CHANGE_ROW);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->rows)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  self->list = GTK_COLUMN_VIEW (gtk_column_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection))));
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "records");
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "compare");
  gtk_column_view_set_tab_behavior (self->list, GTK_LIST_TAB_ITEM);
  g_signal_connect (rows, "bind", G_CALLBACK (bind_row_cb), self);
  gtk_column_view_set_row_factory (self->list, rows);
  g_object_unref (rows);
  self->columns[0] = add_column (self, "", G_CALLBACK (setup_name_cb), G_CALLBACK (bind_first_cb), TRUE);
  self->columns[1] = add_column (self, _("Change"), G_CALLBACK (setup_pills_cb), G_CALLBACK (bind_pills_cb), FALSE);
  self->columns[2] = add_column (self, "", G_CALLBACK (setup_later_cb), G_CALLBACK (bind_later_cb), TRUE);
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self);
  g_signal_connect (self->list, "activate", G_CALLBACK (activate_cb), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What changed between the dates"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  return scroller;
}

static GtkWidget *
make_status (const char *icon_name,
             const char *title,
             const char *description)
{
  return g_object_new (ADW_TYPE_STATUS_PAGE, "icon-name", icon_name, "title", title, "description", description, NULL);
}

GtkWidget *
pln_structure_compare_new (PlnContext *context)
{
  PlnStructureCompare *self = g_object_new (PLN_TYPE_STRUCTURE_COMPARE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *top = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->context = g_object_ref (context);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_box_append (GTK_BOX (top), make_bar (self));
  gtk_box_append (GTK_BOX (top), make_chips (self));
  gtk_widget_add_css_class (top, "compare-bar");
  gtk_box_append (GTK_BOX (box), top);
  gtk_stack_add_named (self->stack, make_list (self), "list");
  gtk_stack_add_named (self->stack, make_status ("object-select-symbolic", _("No Changes Between These Dates"), NULL), "same");
  gtk_stack_add_named (self->stack, make_status ("edit-find-symbolic", _("No Results"), _("Choose another filter or search for other words.")), "none");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_object (context, "workspace-changed", G_CALLBACK (workspace_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
