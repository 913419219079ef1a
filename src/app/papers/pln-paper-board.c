/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/papers/pln-paper-board.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/papers/pln-board-column.h"
#include "app/papers/pln-paper-cells.h"
#include "app/papers/pln-paper-steps.h"
#include "app/pln-bits.h"
#include "app/records/pln-filter-button.h"

struct _PlnPaperBoard
{
  AdwBin parent_instance;

  PlnContext *context;  /* owned */
  GPtrArray  *sets;     /* owned */
  char       *key;      /* owned; the set that is shown */
  char       *search;   /* owned */
  char       *selected; /* owned */
  GPtrArray  *columns;  /* of PlnBoardColumn, borrowed */
  GHashTable *folds;    /* index → whether a person folded it; others fold when empty */
  guint       n_without;
  gboolean    narrow, filling;
  gboolean    stale;    /* something has changed since it was read */

  GtkWidget  *menu, *owner, *without, *stack, *row;
  GtkWidget  *carousel, *previous, *next, *step_menu; /* one step at a time */
  GtkWidget  *popover;
};

G_DEFINE_FINAL_TYPE (PlnPaperBoard, pln_paper_board, ADW_TYPE_BIN)

enum { SELECTION_CHANGED, ACTIVATED, COUNT_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static PlnBoardSet *
get_set (PlnPaperBoard *self)
{
  for (guint i = 0; i < self->sets->len; i++)
    if (g_strcmp0 (((PlnBoardSet *) self->sets->pdata[i])->key, self->key) == 0)
      return self->sets->pdata[i];
  return self->sets->len > 0 ? self->sets->pdata[0] : NULL;
}

static void
set_selected (PlnPaperBoard *self, const char *id)
{
  if (!self->filling && g_set_str (&self->selected, id))
    g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

static guint
index_of (PlnPaperBoard *self, PlnBoardColumn *column)
{
  guint at = 0;

  g_ptr_array_find (self->columns, column, &at);
  return at;
}

/* The board is one Tab stop: the column of the selected card, else the first with any. */
static void
update_reach (PlnPaperBoard *self)
{
  guint at = G_MAXUINT;

  for (guint i = 0; i < self->columns->len; i++)
    if (pln_board_column_get_selected (self->columns->pdata[i]) != G_MAXUINT)
      at = i;
  for (guint i = 0; at == G_MAXUINT && i < self->columns->len; i++)
    if (pln_board_column_get_n_items (self->columns->pdata[i]) > 0)
      at = i;
  for (guint i = 0; i < self->columns->len; i++)
    pln_board_column_set_reachable (self->columns->pdata[i], i == at || self->narrow);
}

/* ---- moving -------------------------------------------------------------------- */

static gboolean
move_to (PlnPaperBoard *self, const char *paper, int to, int by)
{
  PlnWorkspace *workspace = pln_context_get_workspace (self->context);
  g_autoptr (GPtrArray) steps = pln_paper_steps (workspace, paper);
  g_autoptr (PlnEdit) edit = pln_edit_new (_("Move Paper"));
  g_autofree char *title = pln_workspace_get_title (workspace, paper), *step = NULL, *toast = NULL, *spoken = NULL;
  guint n;

  if (by != 0)
    to = (int) pln_paper_open_step (workspace, steps) + by;
  if (to < 0 || to > (int) steps->len || !pln_paper_edit_to (workspace, edit, steps, (guint) to))
    return FALSE;
  step = to < (int) steps->len ? pln_workspace_get_title (workspace, steps->pdata[to]) : g_strdup (_("Done"));
  /* Translators: a paper, and the step where it is now */
  toast = g_strdup_printf (_("%s moved to %s"), title, step);
  if (!pln_context_commit_toast (self->context, edit, toast))
    return FALSE;
  n = (guint) to < self->columns->len ? pln_board_column_get_n_items (self->columns->pdata[to]) + 1 : 1;
  spoken = g_strdup_printf (ngettext ("%s, %u paper", "%s, %u papers", n), toast, n);
  pln_context_announce (self->context, spoken);
  return TRUE;
}

static void
dropped_cb (PlnBoardColumn *column, const char *paper, PlnPaperBoard *self)
{
  move_to (self, paper, (int) index_of (self, column), 0);
}

/* ---- keys and menu ---------------------------------------------------------------- */

static gboolean
go_sideways (PlnPaperBoard *self, guint from, int step)
{
  guint place = pln_board_column_get_selected (self->columns->pdata[from]);

  for (int at = (int) from + step; at >= 0 && at < (int) self->columns->len; at += step)
    {
      PlnBoardColumn *other = self->columns->pdata[at];
      guint n = pln_board_column_get_n_items (other);

      if (n == 0 || pln_board_column_get_folded (other))
        continue;
      pln_board_column_set_reachable (other, TRUE);
      if (self->narrow)
        adw_carousel_scroll_to (ADW_CAROUSEL (self->carousel), GTK_WIDGET (other), TRUE);
      pln_board_column_select (other, MIN (place, n - 1), TRUE);
      return TRUE;
    }
  return TRUE;
}

static gboolean
key_cb (PlnBoardColumn *column, guint keyval, guint state, PlnPaperBoard *self)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int step = keyval == GDK_KEY_Left ? (rtl ? 1 : -1) : keyval == GDK_KEY_Right ? (rtl ? -1 : 1) : 0;

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return FALSE;
  if (keyval == GDK_KEY_bracketleft || keyval == GDK_KEY_bracketright)
    {
      pln_paper_board_move (self, keyval == GDK_KEY_bracketleft ? -1 : 1);
      return TRUE;
    }
  return step != 0 && go_sideways (self, index_of (self, column), step);
}

static void
set_fold (PlnPaperBoard *self, guint at, gboolean folded)
{
  g_hash_table_insert (self->folds, GUINT_TO_POINTER (at), GUINT_TO_POINTER (folded));
  pln_board_column_set_folded (self->columns->pdata[at], folded && !self->narrow);
}

static void
folded_cb (PlnBoardColumn *column, PlnPaperBoard *self)
{
  set_fold (self, index_of (self, column), pln_board_column_get_folded (column));
}

static void
step_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  pln_paper_board_move_to (user_data, g_variant_get_uint32 (parameter));
}

static void
fold_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  set_fold (user_data, g_variant_get_uint32 (parameter), TRUE);
}

static void
unfold_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PlnPaperBoard *self = user_data;

  for (guint i = 0; i < self->columns->len; i++)
    set_fold (self, i, FALSE);
}

static void
menu_cb (PlnBoardColumn *column, const char *paper, double x, double y, PlnPaperBoard *self)
{
  g_autoptr (GMenu) menu = g_menu_new (), first = g_menu_new (), steps = g_menu_new (), folds = g_menu_new ();
  g_autofree char *fold = g_strdup_printf ("board.fold(uint32 %u)", index_of (self, column));
  graphene_point_t at = GRAPHENE_POINT_INIT (0, 0);
  GdkRectangle where;

  g_menu_append (first, _("_Open"), "page.open-paper");
  g_menu_append (first, _("Set _Due…"), "page.set-due");
  g_menu_append (first, _("Set O_wner…"), "page.set-owner");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (first));
  for (guint i = 0; i < self->columns->len; i++)
    {
      g_autofree char *action = g_strdup_printf ("board.move-to(uint32 %u)", i);
      if (self->columns->pdata[i] != column)
        g_menu_append (steps, pln_board_column_get_name (self->columns->pdata[i]), action);
    }
  g_menu_append_submenu (menu, _("_Move to Step"), G_MENU_MODEL (steps));
  if (!self->narrow)
    {
      g_menu_append (folds, _("_Fold This Step"), fold);
      g_menu_append (folds, _("_Unfold All Steps"), "board.unfold-all");
      g_menu_append_section (menu, NULL, G_MENU_MODEL (folds));
    }
  if (!gtk_widget_compute_point (GTK_WIDGET (column), GTK_WIDGET (self), &GRAPHENE_POINT_INIT ((float) x, (float) y), &at))
    return;
  where = (GdkRectangle) { (int) at.x, (int) at.y, 1, 1 };
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->popover), G_MENU_MODEL (menu));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &where);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

/* ---- columns --------------------------------------------------------------------- */

static void
activated_cb (PlnBoardColumn *column, const char *id, PlnPaperBoard *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0, id);
}

/* One card is selected on the whole board. */
static void
selected_cb (PlnBoardColumn *column, const char *id, PlnPaperBoard *self)
{
  gboolean filling = self->filling;

  self->filling = TRUE;
  for (guint i = 0; i < self->columns->len; i++)
    if (self->columns->pdata[i] != column)
      pln_board_column_select (self->columns->pdata[i], G_MAXUINT, FALSE);
  self->filling = filling;
  update_reach (self);
  set_selected (self, id);
}

static void
add_column (PlnPaperBoard *self, const char *name)
{
  GtkWidget *column = pln_board_column_new (name);

  g_signal_connect_object (column, "selected", G_CALLBACK (selected_cb), self, 0);
  g_signal_connect_object (column, "activated", G_CALLBACK (activated_cb), self, 0);
  g_signal_connect_object (column, "dropped", G_CALLBACK (dropped_cb), self, 0);
  g_signal_connect_object (column, "folded", G_CALLBACK (folded_cb), self, 0);
  g_signal_connect_object (column, "key", G_CALLBACK (key_cb), self, 0);
  g_signal_connect_object (column, "menu", G_CALLBACK (menu_cb), self, 0);
  pln_board_column_set_narrow (PLN_BOARD_COLUMN (column), self->narrow);
  g_ptr_array_add (self->columns, column);
  if (self->narrow)
    adw_carousel_append (ADW_CAROUSEL (self->carousel), column);
  else
    gtk_box_append (GTK_BOX (self->row), column);
}

static void
make_columns (PlnPaperBoard *self, const char *key)
{
  g_auto (GStrv) names = g_strsplit (key, "\n", -1);

  g_ptr_array_set_size (self->columns, 0);
  g_hash_table_remove_all (self->folds);
  for (GtkWidget *child; (child = gtk_widget_get_first_child (self->row)) != NULL;)
    gtk_box_remove (GTK_BOX (self->row), child);
  while (adw_carousel_get_n_pages (ADW_CAROUSEL (self->carousel)) > 0)
    adw_carousel_remove (ADW_CAROUSEL (self->carousel), adw_carousel_get_nth_page (ADW_CAROUSEL (self->carousel), 0));
  for (guint i = 0; names[i] != NULL; i++)
    add_column (self, names[i]);
  add_column (self, _("Done"));
}

/* ---- filling --------------------------------------------------------------------- */

static gboolean
is_found (PlnPaperBoard *self, PlnItem *item)
{
  const char *owner = pln_filter_button_get_value (PLN_FILTER_BUTTON (self->owner));
  g_autofree char *own = pln_paper_owner_text (item), *text = NULL, *folded = NULL, *wanted = NULL;

  if (owner != NULL && !g_str_equal (owner, own))
    return FALSE;
  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->without)) && !pln_paper_lacks_meeting (item))
    return FALSE;
  if (*self->search == '\0')
    return TRUE;
  text = g_strdup_printf ("%s %s", pln_item_get_title (item), own);
  folded = pln_text_fold (text);
  wanted = pln_text_fold (self->search);
  return strstr (folded, wanted) != NULL;
}

static void
update_without (PlnPaperBoard *self)
{
  g_autofree char *text = g_strdup_printf (ngettext ("%u without a meeting", "%u without a meeting", self->n_without),
                                           self->n_without);
  GtkWidget *content = gtk_button_get_child (GTK_BUTTON (self->without));

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (content)), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->without), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_visible (self->without, self->n_without > 0 || gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->without)));
}

static void
update_steps (PlnPaperBoard *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint at = (guint) (adw_carousel_get_position (ADW_CAROUSEL (self->carousel)) + 0.5);

  if (!self->narrow)
    return;
  for (guint i = 0; i < self->columns->len; i++)
    {
      PlnBoardColumn *column = self->columns->pdata[i];
      g_autofree char *text = g_strdup_printf ("%s  %u", pln_board_column_get_name (column), pln_board_column_get_n_items (column));

      gtk_string_list_append (names, text);
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->step_menu), G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->step_menu), MIN (at, self->columns->len - 1));
  self->filling = FALSE;
  gtk_widget_set_sensitive (self->previous, at > 0);
  gtk_widget_set_sensitive (self->next, at + 1 < self->columns->len);
}

/* Folds what is empty, unless a person decided; all open when none has a card. */
static void
update_folds (PlnPaperBoard *self)
{
  guint n = 0;

  for (guint i = 0; i < self->columns->len; i++)
    n += pln_board_column_get_n_items (self->columns->pdata[i]);
  for (guint i = 0; i < self->columns->len; i++)
    {
      PlnBoardColumn *column = self->columns->pdata[i];
      gpointer chosen;
      gboolean folded = n > 0 && pln_board_column_get_n_items (column) == 0;

      if (g_hash_table_lookup_extended (self->folds, GUINT_TO_POINTER (i), NULL, &chosen))
        folded = GPOINTER_TO_UINT (chosen) != 0;
      pln_board_column_set_folded (column, folded && !self->narrow);
    }
}

/* Sorts the papers of the set under their open steps. (transfer full) */
static GPtrArray *
sort_papers (PlnPaperBoard *self, PlnBoardSet *set)
{
  PlnWorkspace *workspace = pln_context_get_workspace (self->context);
  GPtrArray *places = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < self->columns->len; i++)
    g_ptr_array_add (places, g_ptr_array_new_with_free_func (g_object_unref));
  self->n_without = 0;
  for (guint i = 0; i < set->papers->len; i++)
    {
      g_autoptr (GPtrArray) steps = pln_paper_steps (workspace, set->papers->pdata[i]);
      g_autoptr (PlnItem) item = pln_item_new (workspace, set->papers->pdata[i]);
      guint at = pln_paper_open_step (workspace, steps);

      self->n_without += pln_paper_lacks_meeting (item);
      if (at < self->columns->len && is_found (self, item))
        g_ptr_array_add (places->pdata[at], g_steal_pointer (&item));
    }
  return places;
}

static void
fill (PlnPaperBoard *self)
{
  PlnBoardSet *set = get_set (self);
  g_autofree char *selected = g_strdup (self->selected);
  g_autoptr (GPtrArray) places = NULL;

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), set == NULL ? "empty" : self->narrow ? "narrow" : "board");
  if (set == NULL)
    return;
  if (g_strcmp0 (self->key, set->key) != 0 || self->columns->len == 0)
    {
      g_set_str (&self->key, set->key);
      make_columns (self, set->key);
    }
  places = sort_papers (self, set);
  self->filling = TRUE;
  for (guint i = 0; i < self->columns->len; i++)
    pln_board_column_set_items (self->columns->pdata[i], places->pdata[i]);
  self->filling = FALSE;
  update_folds (self);
  update_without (self);
  update_steps (self);
  if (selected == NULL || !pln_paper_board_select (self, selected))
    set_selected (self, NULL);
  update_reach (self);
  g_signal_emit (self, signals[COUNT_CHANGED], 0);
}

static void
set_chosen_cb (GtkDropDown *menu, GParamSpec *pspec, PlnPaperBoard *self)
{
  guint at = gtk_drop_down_get_selected (menu);

  if (self->filling || at >= self->sets->len)
    return;
  g_set_str (&self->key, ((PlnBoardSet *) self->sets->pdata[at])->key);
  make_columns (self, self->key);
  fill (self);
}

static void
reload (PlnPaperBoard *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  PlnBoardSet *set;

  self->stale = FALSE;
  g_clear_pointer (&self->sets, g_ptr_array_unref);
  self->sets = pln_board_sets (pln_context_get_workspace (self->context));
  set = get_set (self);
  self->filling = TRUE;
  for (guint i = 0; i < self->sets->len; i++)
    gtk_string_list_append (labels, ((PlnBoardSet *) self->sets->pdata[i])->label);
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->menu), G_LIST_MODEL (labels));
  for (guint i = 0; i < self->sets->len; i++)
    if (self->sets->pdata[i] == set)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->menu), i);
  gtk_widget_set_visible (self->menu, self->sets->len > 1);
  self->filling = FALSE;
  fill (self);
}

static void
freshen (PlnPaperBoard *self)
{
  if (self->stale)
    reload (self);
}

/* What is not on screen is read when it comes there. */
static void
workspace_changed_cb (PlnPaperBoard *self)
{
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    freshen (self);
}

/* Owners of the papers on the board. */
static GPtrArray *
list_owners (gpointer user_data)
{
  PlnPaperBoard *self = user_data;
  PlnBoardSet *set = get_set (self);
  GPtrArray *options = g_ptr_array_new_with_free_func ((GDestroyNotify) pln_filter_option_free);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; set != NULL && i < set->papers->len; i++)
    {
      g_autoptr (PlnItem) item = pln_item_new (pln_context_get_workspace (self->context), set->papers->pdata[i]);
      g_autofree char *owner = pln_paper_owner_text (item);

      if (g_hash_table_add (seen, g_strdup (owner)))
        g_ptr_array_add (options, pln_filter_option_new (owner, owner));
    }
  return options;
}

/* ---- one step at a time ------------------------------------------------------------ */

static void
show_step (PlnPaperBoard *self, int at)
{
  if (at >= 0 && at < (int) self->columns->len)
    adw_carousel_scroll_to (ADW_CAROUSEL (self->carousel), self->columns->pdata[at], TRUE);
}

static void
previous_cb (PlnPaperBoard *self)
{
  show_step (self, (int) (adw_carousel_get_position (ADW_CAROUSEL (self->carousel)) + 0.5) - 1);
}

static void
next_cb (PlnPaperBoard *self)
{
  show_step (self, (int) (adw_carousel_get_position (ADW_CAROUSEL (self->carousel)) + 0.5) + 1);
}

static void
step_chosen_cb (PlnPaperBoard *self)
{
  if (!self->filling)
    show_step (self, (int) gtk_drop_down_get_selected (GTK_DROP_DOWN (self->step_menu)));
}

static void
page_changed_cb (AdwCarousel *carousel, guint at, PlnPaperBoard *self)
{
  update_steps (self);
}

static GtkWidget *
narrow_new (PlnPaperBoard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *dots = adw_carousel_indicator_dots_new ();

  self->carousel = adw_carousel_new ();
  self->previous = gtk_button_new_from_icon_name ("go-previous-symbolic");
  self->next = gtk_button_new_from_icon_name ("go-next-symbolic");
  self->step_menu = gtk_drop_down_new (NULL, NULL);
  gtk_widget_add_css_class (self->previous, "flat");
  gtk_widget_add_css_class (self->next, "flat");
  gtk_widget_set_tooltip_text (self->previous, _("Previous Step"));
  gtk_widget_set_tooltip_text (self->next, _("Next Step"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->step_menu), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Step"), -1);
  gtk_widget_set_hexpand (self->step_menu, TRUE);
  gtk_widget_set_halign (self->step_menu, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (head, "filter-bar");
  gtk_box_append (GTK_BOX (head), self->previous);
  gtk_box_append (GTK_BOX (head), self->step_menu);
  gtk_box_append (GTK_BOX (head), self->next);
  adw_carousel_indicator_dots_set_carousel (ADW_CAROUSEL_INDICATOR_DOTS (dots), ADW_CAROUSEL (self->carousel));
  adw_carousel_set_allow_scroll_wheel (ADW_CAROUSEL (self->carousel), FALSE);
  gtk_widget_set_vexpand (self->carousel, TRUE);
  g_signal_connect_swapped (self->previous, "clicked", G_CALLBACK (previous_cb), self);
  g_signal_connect_swapped (self->next, "clicked", G_CALLBACK (next_cb), self);
  g_signal_connect_object (self->step_menu, "notify::selected", G_CALLBACK (step_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->carousel, "page-changed", G_CALLBACK (page_changed_cb), self, 0);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), dots);
  gtk_box_append (GTK_BOX (box), self->carousel);
  return box;
}

/* ---- object ------------------------------------------------------------------------ */

static void
pln_paper_board_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GTK_WIDGET_CLASS (pln_paper_board_parent_class)->size_allocate (widget, width, height, baseline);
  gtk_popover_present (GTK_POPOVER (PLN_PAPER_BOARD (widget)->popover));
}

static void
pln_paper_board_dispose (GObject *object)
{
  PlnPaperBoard *self = PLN_PAPER_BOARD (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_ptr_array_set_size (self->columns, 0);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (pln_paper_board_parent_class)->dispose (object);
}

static void
pln_paper_board_finalize (GObject *object)
{
  PlnPaperBoard *self = PLN_PAPER_BOARD (object);

  g_clear_pointer (&self->sets, g_ptr_array_unref);
  g_ptr_array_unref (self->columns);
  g_hash_table_unref (self->folds);
  g_free (self->key);
  g_free (self->search);
  g_free (self->selected);
  G_OBJECT_CLASS (pln_paper_board_parent_class)->finalize (object);
}

static void
pln_paper_board_class_init (PlnPaperBoardClass *klass)
{
  GType type = PLN_TYPE_PAPER_BOARD;

  G_OBJECT_CLASS (klass)->dispose = pln_paper_board_dispose;
  G_OBJECT_CLASS (klass)->finalize = pln_paper_board_finalize;
  GTK_WIDGET_CLASS (klass)->size_allocate = pln_paper_board_size_allocate;
  signals[SELECTION_CHANGED] = g_signal_new ("selection-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[COUNT_CHANGED] = g_signal_new ("count-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
bar_new (PlnPaperBoard *self)
{
  GtkWidget *bar = adw_wrap_box_new (), *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *sign = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  self->menu = gtk_drop_down_new (NULL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Set of steps"), -1);
  g_signal_connect (self->menu, "notify::selected", G_CALLBACK (set_chosen_cb), self);
  self->owner = pln_filter_button_new (_("Owner"), list_owners, self);
  g_signal_connect_object (self->owner, "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  self->without = gtk_toggle_button_new ();
  gtk_widget_add_css_class (sign, "warning");
  gtk_box_append (GTK_BOX (content), sign);
  gtk_box_append (GTK_BOX (content), gtk_label_new (NULL));
  gtk_button_set_child (GTK_BUTTON (self->without), content);
  gtk_widget_add_css_class (self->without, "filter-toggle");
  gtk_widget_set_valign (self->without, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->without, "toggled", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (bar), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (bar), 3);
  adw_wrap_box_append (ADW_WRAP_BOX (bar), self->menu);
  adw_wrap_box_append (ADW_WRAP_BOX (bar), self->owner);
  adw_wrap_box_append (ADW_WRAP_BOX (bar), self->without);
  gtk_widget_add_css_class (bar, "filter-bar");
  return bar;
}

static void
add_actions (PlnPaperBoard *self)
{
  static const GActionEntry entries[] = {
    { .name = "move-to", .activate = step_action_cb, .parameter_type = "u" },
    { .name = "fold", .activate = fold_action_cb, .parameter_type = "u" },
    { .name = "unfold-all", .activate = unfold_action_cb },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "board", G_ACTION_GROUP (group));
}

static void
pln_paper_board_init (PlnPaperBoard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scroller = gtk_scrolled_window_new ();
  GtkWidget *empty = pln_status_page_empty ();

  self->columns = g_ptr_array_new ();
  self->folds = g_hash_table_new (NULL, NULL);
  self->search = g_strdup ("");
  self->row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_widget_add_css_class (self->row, "board");
  gtk_widget_set_focusable (scroller, FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->row);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_widget_set_vexpand (scroller, TRUE);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (empty), "view-list-bullet-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (empty), _("No Steps Yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (empty), _("A paper stands on the board once it has steps."));
  self->stack = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_add_named (GTK_STACK (self->stack), scroller, "board");
  gtk_stack_add_named (GTK_STACK (self->stack), narrow_new (self), "narrow");
  gtk_stack_add_named (GTK_STACK (self->stack), empty, "empty");
  gtk_box_append (GTK_BOX (box), bar_new (self));
  gtk_box_append (GTK_BOX (box), self->stack);
  adw_bin_set_child (ADW_BIN (self), box);
  self->popover = gtk_popover_menu_new_from_model (NULL);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  add_actions (self);
}

GtkWidget *
pln_paper_board_new (PlnContext *context)
{
  PlnPaperBoard *self = g_object_new (PLN_TYPE_PAPER_BOARD, NULL);

  self->context = g_object_ref (context);
  g_signal_connect_object (context, "workspace-changed", G_CALLBACK (workspace_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (freshen), NULL);
  reload (self);
  return GTK_WIDGET (self);
}

const char *
pln_paper_board_get_selected (PlnPaperBoard *self)
{
  return self->selected;
}

gboolean
pln_paper_board_select (PlnPaperBoard *self, const char *id)
{
  GtkWidget *focus = gtk_widget_get_root (GTK_WIDGET (self)) != NULL ? gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))) : NULL;
  gboolean inside = focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (self));

  freshen (self);
  for (guint i = 0; i < self->columns->len; i++)
    {
      PlnBoardColumn *column = self->columns->pdata[i];
      guint at = pln_board_column_find (column, id);

      if (at == G_MAXUINT)
        continue;
      if (pln_board_column_get_folded (column))
        set_fold (self, i, FALSE);
      pln_board_column_set_reachable (column, TRUE);
      if (self->narrow)
        adw_carousel_scroll_to (ADW_CAROUSEL (self->carousel), GTK_WIDGET (column), FALSE);
      pln_board_column_select (column, at, inside);
      selected_cb (column, id, self);
      return TRUE;
    }
  return FALSE;
}

gboolean
pln_paper_board_move (PlnPaperBoard *self, int steps)
{
  return self->selected != NULL && move_to (self, self->selected, 0, steps);
}

gboolean
pln_paper_board_move_to (PlnPaperBoard *self, guint step)
{
  return self->selected != NULL && move_to (self, self->selected, (int) step, 0);
}

void
pln_paper_board_set_search (PlnPaperBoard *self, const char *text)
{
  if (g_set_str (&self->search, text != NULL ? text : ""))
    fill (self);
}

void
pln_paper_board_set_narrow (PlnPaperBoard *self, gboolean narrow)
{
  if (self->narrow == !!narrow)
    return;
  self->narrow = !!narrow;
  if (self->key != NULL)
    make_columns (self, self->key);
  fill (self);
}

gboolean
pln_paper_board_focus (PlnPaperBoard *self)
{
  return gtk_widget_child_focus (self->stack, GTK_DIR_TAB_FORWARD);
}

char *
pln_paper_board_get_count (PlnPaperBoard *self)
{
  guint n = 0;

  for (guint i = 0; i < self->columns->len; i++)
    n += pln_board_column_get_n_items (self->columns->pdata[i]);
  return g_strdup_printf (ngettext ("%u paper", "%u papers", n), n);
}

void
pln_paper_board_foreach (PlnPaperBoard *self, PlnBoardFunc func, gpointer user_data)
{
  PlnBoardSet *set = get_set (self);
  g_autoptr (GPtrArray) places = set != NULL ? sort_papers (self, set) : NULL;

  for (guint i = 0; i < self->columns->len; i++)
    {
      GPtrArray *items = places != NULL ? places->pdata[i] : NULL;
      const char *name = pln_board_column_get_name (self->columns->pdata[i]);

      for (guint j = 0; items != NULL && j < items->len; j++)
        func (name, items->pdata[j], user_data);
      if (items == NULL || items->len == 0)
        func (name, NULL, user_data);
    }
}
