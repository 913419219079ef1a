/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/budget/pln-budget-grid.h"

#include "app/budget/pln-budget-cell.h"
#include "app/budget/pln-budget-edit.h"
#include "app/budget/pln-budget-sheet.h"

#include <glib/gi18n.h>

/* PlnBudgetGrid: rows and cells are recycled, so the grid knows line and year
 * only and asks the cells that are bound now which of them shows what.  A cell
 * that scrolls into sight for the cursor takes the focus when it is bound. */
struct _PlnBudgetGrid
{
  GObject parent_instance;

  PlnRecordView *view; /* borrowed; NULL once it is gone */
  GPtrArray *cells;    /* of borrowed cells, those alive */
  char *budget;        /* owned */
  char *line, *anchor; /* owned; cursor and other corner of the block, or NULL */
  int year, anchor_year;
  int first, last;
  GHashTable *marked;  /* owned; ids of the lines of the block, when it is more than the cursor */
  gboolean wanted;     /* the cursor's cell takes the focus when it is bound */
  guint focus_source;
};

G_DEFINE_FINAL_TYPE (PlnBudgetGrid, pln_budget_grid, G_TYPE_OBJECT)

enum { STEP_YEARS, N_SIGNALS };
static guint signals[N_SIGNALS];

static PlnWorkspace *
get_workspace (PlnBudgetGrid *self)
{
  return pln_context_get_workspace (pln_record_view_get_context (self->view));
}

static guint
position_of (PlnBudgetGrid *self,
             const char    *line)
{
  return line != NULL ? PLN_RECORD_VIEW_GET_CLASS (self->view)->find (self->view, line) : GTK_INVALID_LIST_POSITION;
}

static char *
line_at (PlnBudgetGrid *self,
         guint          position)
{
  g_autoptr (PlnItem) item = pln_record_view_get_nth (self->view, position);

  return item != NULL ? g_strdup (pln_item_get_id (item)) : NULL;
}

/* Ids from a position on, at most n; ends with NULL. */
static char **
lines_from (PlnBudgetGrid *self,
            guint          position,
            guint          n)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  guint n_items = pln_record_view_get_n_items (self->view);

  for (guint i = position; i < n_items && i - position < n; i++)
    g_strv_builder_take (lines, line_at (self, i));
  return g_strv_builder_end (lines);
}

/* ---- the block ---------------------------------------------------------------- */

/* The lines of the block in order; years: its first and last. */
static char **
get_block (PlnBudgetGrid *self,
           int           *first,
           int           *last)
{
  guint a = position_of (self, self->line), b = position_of (self, self->anchor);

  if (b == GTK_INVALID_LIST_POSITION)
    b = a;
  *first = MIN (self->year, self->anchor_year);
  *last = MAX (self->year, self->anchor_year);
  if (a == GTK_INVALID_LIST_POSITION)
    return g_new0 (char *, 1);
  return lines_from (self, MIN (a, b), MAX (a, b) - MIN (a, b) + 1);
}

static void
show_marks (PlnBudgetGrid *self)
{
  int first, last;

  g_hash_table_remove_all (self->marked);
  if (self->line != NULL && (g_strcmp0 (self->line, self->anchor) != 0 || self->year != self->anchor_year))
    {
      g_auto (GStrv) lines = get_block (self, &first, &last);

      for (guint i = 0; lines[i] != NULL; i++)
        g_hash_table_add (self->marked, g_strdup (lines[i]));
    }
  for (guint i = 0; i < self->cells->len; i++)
    pln_budget_cell_show_mark (self->cells->pdata[i]);
}

gboolean
pln_budget_grid_is_marked (PlnBudgetGrid *self,
                           const char    *line,
                           int            year)
{
  return line != NULL && year >= MIN (self->year, self->anchor_year) && year <= MAX (self->year, self->anchor_year) &&
         g_hash_table_contains (self->marked, line);
}

gboolean
pln_budget_grid_get_cursor (PlnBudgetGrid *self,
                            const char   **line,
                            int           *year)
{
  if (line != NULL)
    *line = self->line;
  *year = self->year;
  return self->line != NULL;
}

static void
set_anchor (PlnBudgetGrid *self)
{
  g_set_str (&self->anchor, self->line);
  self->anchor_year = self->year;
}

static void
forget_cursor (PlnBudgetGrid *self)
{
  g_clear_pointer (&self->line, g_free);
  self->wanted = FALSE;
  set_anchor (self);
  show_marks (self);
}

/* ---- focus ---------------------------------------------------------------------- */

static gboolean
focus_now (PlnBudgetGrid *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      GtkWidget *cell = self->cells->pdata[i];

      if (pln_budget_cell_shows (PLN_BUDGET_CELL (cell), self->line, self->year) && gtk_widget_get_mapped (cell))
        {
          self->wanted = FALSE;
          return gtk_widget_grab_focus (cell);
        }
    }
  return FALSE;
}

static gboolean
focus_cb (gpointer user_data)
{
  PlnBudgetGrid *self = user_data;

  self->focus_source = 0;
  if (self->wanted && self->view != NULL)
    focus_now (self);
  return G_SOURCE_REMOVE;
}

static void
queue_focus (PlnBudgetGrid *self)
{
  if (self->focus_source == 0)
    self->focus_source = g_idle_add_full (G_PRIORITY_LOW, focus_cb, self, NULL);
}

static void
go_to (PlnBudgetGrid *self,
       const char    *line,
       int            year,
       gboolean       extend)
{
  guint position = position_of (self, line);

  if (position == GTK_INVALID_LIST_POSITION)
    return;
  g_set_str (&self->line, line);
  self->year = year;
  if (!extend)
    set_anchor (self);
  gtk_column_view_scroll_to (GTK_COLUMN_VIEW (pln_record_view_get_column_view (self->view)), position, NULL,
                             GTK_LIST_SCROLL_NONE, NULL);
  pln_record_view_select (self->view, line);
  self->wanted = TRUE;
  if (!focus_now (self))
    queue_focus (self);
  show_marks (self);
}

void
pln_budget_grid_cell_entered (PlnBudgetGrid *self,
                              const char    *line,
                              int            year)
{
  if (g_strcmp0 (line, self->line) == 0 && year == self->year)
    return;
  g_set_str (&self->line, line);
  self->year = year;
  set_anchor (self);
  show_marks (self);
  pln_record_view_select (self->view, line);
}

void
pln_budget_grid_cell_bound (PlnBudgetGrid *self,
                            GtkWidget     *cell)
{
  if (self->wanted && pln_budget_cell_shows (PLN_BUDGET_CELL (cell), self->line, self->year))
    queue_focus (self);
}

void
pln_budget_grid_add_cell (PlnBudgetGrid *self,
                          GtkWidget     *cell)
{
  g_ptr_array_add (self->cells, cell);
}

void
pln_budget_grid_remove_cell (PlnBudgetGrid *self,
                             GtkWidget     *cell)
{
  g_ptr_array_remove_fast (self->cells, cell);
}

PlnContext *
pln_budget_grid_get_context (PlnBudgetGrid *self)
{
  return pln_record_view_get_context (self->view);
}

/* ---- keys -------------------------------------------------------------------------- */

gboolean
pln_budget_grid_move (PlnBudgetGrid *self,
                      int            rows,
                      int            years,
                      gboolean       extend,
                      gboolean       wrap)
{
  guint position = position_of (self, self->line), n = pln_record_view_get_n_items (self->view);
  int year = self->year + years;
  g_autofree char *line = NULL;

  if (position == GTK_INVALID_LIST_POSITION)
    return FALSE;
  if (wrap && year > self->last)
    {
      year = self->first;
      rows = 1;
    }
  else if (wrap && year < self->first)
    {
      year = self->last;
      rows = -1;
    }
  if ((rows < 0 && position < (guint) -rows) || (rows > 0 && position + (guint) rows >= n) || year < self->first ||
      year > self->last)
    return FALSE;
  line = line_at (self, (guint) ((int) position + rows));
  go_to (self, line, year, extend);
  return TRUE;
}

/* Back to the row itself, where the arrows fold and unfold. */
static void
focus_row (PlnBudgetGrid *self)
{
  guint position = position_of (self, self->line);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->view));
  GtkWidget *row = gtk_root_get_focus (root);

  if (position == GTK_INVALID_LIST_POSITION)
    return;
  forget_cursor (self);
  gtk_column_view_scroll_to (GTK_COLUMN_VIEW (pln_record_view_get_column_view (self->view)), position, NULL,
                             GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL);
  /* The row counts as focused while one of its cells is: it must be named itself. */
  if (row != NULL && PLN_IS_BUDGET_CELL (row) && gtk_root_get_focus (root) == row)
    gtk_root_set_focus (root, gtk_widget_get_parent (gtk_widget_get_parent (row)));
}

static gboolean
move_key (PlnBudgetGrid  *self,
          guint           keyval,
          GdkModifierType state)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self->view)) == GTK_TEXT_DIR_RTL;
  gboolean extend = (state & GDK_SHIFT_MASK) != 0;
  int forth = (keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Right) != rtl ? 1 : -1;

  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      pln_budget_grid_move (self, -1, 0, extend, FALSE);
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      pln_budget_grid_move (self, 1, 0, extend, FALSE);
      return TRUE;
    case GDK_KEY_Left:
    case GDK_KEY_Right:
    case GDK_KEY_KP_Left:
    case GDK_KEY_KP_Right:
      if (!pln_budget_grid_move (self, 0, forth, extend, FALSE) && forth < 0 && !extend)
        focus_row (self);
      return TRUE;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      pln_budget_grid_move (self, 0, self->first - self->year, extend, FALSE);
      return TRUE;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      pln_budget_grid_move (self, 0, self->last - self->year, extend, FALSE);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
fill_from_above (PlnBudgetGrid *self)
{
  guint position = position_of (self, self->line);
  g_autofree char *above = position > 0 && position != GTK_INVALID_LIST_POSITION ? line_at (self, position - 1) : NULL;
  g_autofree char *text = NULL;

  if (above == NULL)
    return;
  text = pln_budget_copy_block (get_workspace (self), (const char *const[]) { above, NULL }, self->year, self->year, FALSE);
  pln_budget_grid_paste_text (self, text, '\t', FALSE);
}

/* The upper row of the block into those below it; a block of one row takes its first figure along; one cell
 * takes the one above. */
static void
fill_block (PlnBudgetGrid *self)
{
  int first, last;
  g_auto (GStrv) lines = get_block (self, &first, &last);
  guint n = g_strv_length (lines);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *row = NULL;

  if (n == 0 || (n == 1 && first == last))
    {
      fill_from_above (self);
      return;
    }
  row = pln_budget_copy_block (get_workspace (self), (const char *const[]) { lines[0], NULL }, first, n > 1 ? last : first, FALSE);
  if (n == 1)
    g_strchomp (row);
  for (guint i = 0; i < n; i++)
    g_string_append (text, row);
  for (int year = first; n == 1 && year < last; year++)
    g_string_append_printf (text, "\t%s", row);
  pln_budget_grid_paste_text (self, text->str, '\t', FALSE);
}

gboolean
pln_budget_grid_key (PlnBudgetGrid  *self,
                     guint           keyval,
                     GdkModifierType state)
{
  GdkModifierType mask = state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK);

  if (mask == GDK_ALT_MASK && (keyval == GDK_KEY_Left || keyval == GDK_KEY_Right))
    {
      gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self->view)) == GTK_TEXT_DIR_RTL;

      g_signal_emit (self, signals[STEP_YEARS], 0, (keyval == GDK_KEY_Right) != rtl ? 1 : -1);
      return TRUE;
    }
  if (mask == GDK_CONTROL_MASK)
    switch (gdk_keyval_to_lower (keyval))
      {
      case GDK_KEY_c:
        pln_budget_grid_copy (self);
        return TRUE;
      case GDK_KEY_x:
        pln_budget_grid_copy (self);
        pln_budget_grid_clear (self);
        return TRUE;
      case GDK_KEY_v:
        pln_budget_grid_paste (self);
        return TRUE;
      case GDK_KEY_d:
        fill_block (self);
        return TRUE;
      case GDK_KEY_apostrophe:
        fill_from_above (self);
        return TRUE;
      default:
        return FALSE;
      }
  if (mask != 0)
    return FALSE;
  if (keyval == GDK_KEY_Delete || keyval == GDK_KEY_KP_Delete || keyval == GDK_KEY_BackSpace)
    {
      pln_budget_grid_clear (self);
      return TRUE;
    }
  return move_key (self, keyval, state);
}

/* On a row: the key that would unfold it goes on to its first cell when there is nothing to unfold. */
static gboolean
row_key_cb (PlnBudgetGrid  *self,
            guint           keyval,
            guint           keycode,
            GdkModifierType state)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self->view))), *expander = focus;
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self->view)) == GTK_TEXT_DIR_RTL;
  g_autoptr (PlnItem) item = NULL;
  GtkTreeListRow *row;

  if (keyval != (rtl ? GDK_KEY_Left : GDK_KEY_Right) || focus == NULL || self->first == 0 ||
      (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0 || PLN_IS_BUDGET_CELL (focus) ||
      !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view)) || GTK_IS_EDITABLE (focus))
    return GDK_EVENT_PROPAGATE;
  while (expander != NULL && !GTK_IS_TREE_EXPANDER (expander))
    expander = gtk_widget_get_first_child (expander);
  row = expander != NULL ? gtk_tree_expander_get_list_row (GTK_TREE_EXPANDER (expander)) : NULL;
  if (row == NULL || (!gtk_tree_expander_get_hide_expander (GTK_TREE_EXPANDER (expander)) &&
                      !gtk_tree_list_row_get_expanded (row)))
    return GDK_EVENT_PROPAGATE;
  item = gtk_tree_list_row_get_item (row);
  if (item == NULL)
    return GDK_EVENT_PROPAGATE;
  go_to (self, pln_item_get_id (item), self->first, FALSE);
  return GDK_EVENT_STOP;
}

/* ---- copy, paste, clear ---------------------------------------------------------- */

void
pln_budget_grid_copy (PlnBudgetGrid *self)
{
  PlnContext *context = pln_record_view_get_context (self->view);
  int first = self->first, last = self->last;
  g_auto (GStrv) lines = self->line != NULL ? get_block (self, &first, &last) : pln_record_view_get_selection (self->view);
  g_autofree char *text = NULL, *said = NULL;
  guint n = g_strv_length (lines) * (guint) (last - first + 1);

  if (n == 0)
    return;
  text = pln_budget_copy_block (get_workspace (self), (const char *const *) lines, first, last, self->line == NULL);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self->view)), text);
  said = g_strdup_printf (ngettext ("%u cell copied", "%u cells copied", n), n);
  pln_context_announce (context, said);
}

void
pln_budget_grid_clear (PlnBudgetGrid *self)
{
  g_autoptr (PlnEdit) edit = pln_edit_new (_("Clear Budget Figures"));
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (GError) error = NULL;
  g_autofree char *toast = NULL;
  guint n = 0;
  int first, last;

  if (self->line == NULL)
    return;

  g_auto (GStrv) lines = get_block (self, &first, &last);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      GStrv row = g_new0 (char *, last - first + 2);

      for (int year = first; year <= last; year++)
        row[year - first] = g_strdup ("");
      g_ptr_array_add (rows, row);
    }
  if (!pln_budget_paste_block (get_workspace (self), edit, (const char *const *) lines, first, rows, &n, &error) || n == 0)
    return;
  toast = g_strdup_printf (ngettext ("%u figure cleared", "%u figures cleared", n), n);
  pln_context_commit_toast (pln_record_view_get_context (self->view), edit, toast);
}

static void
select_pasted (PlnBudgetGrid *self,
               GPtrArray     *rows)
{
  guint width = 1;
  g_autofree char *corner = line_at (self, position_of (self, self->line) + rows->len - 1);

  for (guint i = 0; i < rows->len; i++)
    width = MAX (width, g_strv_length (rows->pdata[i]));
  g_set_str (&self->anchor, corner);
  self->anchor_year = MIN (self->last, self->year + (int) width - 1);
  show_marks (self);
}

/* One cell pasted into a block goes into each cell of it. */
static void
spread (PlnBudgetGrid *self,
        GPtrArray     *rows)
{
  int first, last;
  g_auto (GStrv) lines = get_block (self, &first, &last);
  guint height = g_strv_length (lines), width = (guint) (last - first + 1);
  g_autofree char *text = NULL;

  if (rows->len != 1 || g_strv_length (rows->pdata[0]) != 1 || height * width <= 1)
    return;
  text = g_strdup (((GStrv) rows->pdata[0])[0]);
  g_ptr_array_set_size (rows, 0);
  for (guint i = 0; i < height; i++)
    {
      GStrv row = g_new0 (char *, width + 1);

      for (guint n = 0; n < width; n++)
        row[n] = g_strdup (text);
      g_ptr_array_add (rows, row);
    }
}

static gboolean
paste_rows (PlnBudgetGrid *self,
            PlnEdit       *edit,
            GPtrArray     *rows,
            gboolean       by_name,
            char         **toast,
            GError       **error)
{
  guint n = 0;

  if (by_name)
    {
      if (!pln_budget_paste_lines (get_workspace (self), edit, self->budget, self->first, rows, &n, error))
        return FALSE;
      *toast = g_strdup_printf (ngettext ("%u line pasted", "%u lines pasted", n), n);
      return TRUE;
    }

  g_auto (GStrv) lines = lines_from (self, position_of (self, self->line), G_MAXUINT);

  if (!pln_budget_paste_block (get_workspace (self), edit, (const char *const *) lines,
                               MIN (self->year, self->anchor_year), rows, &n, error))
    return FALSE;
  *toast = g_strdup_printf (ngettext ("%u cell changed", "%u cells changed", n), n);
  return TRUE;
}

gboolean
pln_budget_grid_paste_text (PlnBudgetGrid *self,
                            const char    *text,
                            char           separator,
                            gboolean       by_name)
{
  PlnContext *context = pln_record_view_get_context (self->view);
  g_autoptr (GPtrArray) rows = pln_sheet_parse (text, separator);
  g_autoptr (PlnEdit) edit = pln_edit_new (_("Paste Budget Figures"));
  g_autoptr (GError) error = NULL;
  g_autofree char *toast = NULL;

  if (self->budget == NULL)
    return FALSE;
  by_name |= self->line == NULL;
  if (!by_name)
    spread (self, rows);
  if (!by_name && self->anchor != NULL && position_of (self, self->anchor) < position_of (self, self->line))
    g_set_str (&self->line, self->anchor); /* a block begins at its upper corner */
  if (!paste_rows (self, edit, rows, by_name, &toast, &error))
    {
      pln_context_error (context, _("Nothing Was Pasted"), error);
      return FALSE;
    }
  if (!pln_context_commit_toast (context, edit, toast))
    return FALSE;
  if (!by_name)
    select_pasted (self, rows);
  return TRUE;
}

typedef struct
{
  GWeakRef grid;
} Reading;

static void
clipboard_read_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);
  Reading *reading = user_data;
  g_autoptr (PlnBudgetGrid) self = g_weak_ref_get (&reading->grid);

  g_weak_ref_clear (&reading->grid);
  g_free (reading);
  if (self == NULL || self->view == NULL)
    return;
  if (text == NULL || *text == '\0')
    pln_context_toast (pln_record_view_get_context (self->view), _("There are no cells on the clipboard"));
  else
    pln_budget_grid_paste_text (self, text, '\t', FALSE);
}

void
pln_budget_grid_paste (PlnBudgetGrid *self)
{
  Reading *reading = g_new0 (Reading, 1);

  g_weak_ref_init (&reading->grid, self);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self->view)), NULL, clipboard_read_cb, reading);
}

/* ---- object ---------------------------------------------------------------------- */

void
pln_budget_grid_set_shown (PlnBudgetGrid *self,
                           const char    *budget,
                           int            first,
                           int            last)
{
  gboolean other = g_set_str (&self->budget, budget);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->view));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  self->first = first;
  self->last = last;
  if (self->line == NULL)
    return;
  if (other)
    {
      forget_cursor (self);
      return;
    }
  /* The cells of other years are new widgets: the cursor goes on in the nearest of them. */
  self->year = CLAMP (self->year, first, last);
  set_anchor (self);
  show_marks (self);
  if (focus != NULL && PLN_IS_BUDGET_CELL (focus))
    self->wanted = TRUE;
}

static void
pln_budget_grid_dispose (GObject *object)
{
  PlnBudgetGrid *self = PLN_BUDGET_GRID (object);

  g_clear_handle_id (&self->focus_source, g_source_remove);
  g_clear_weak_pointer (&self->view);
  G_OBJECT_CLASS (pln_budget_grid_parent_class)->dispose (object);
}

static void
pln_budget_grid_finalize (GObject *object)
{
  PlnBudgetGrid *self = PLN_BUDGET_GRID (object);

  g_ptr_array_unref (self->cells);
  g_hash_table_unref (self->marked);
  g_free (self->budget);
  g_free (self->line);
  g_free (self->anchor);
  G_OBJECT_CLASS (pln_budget_grid_parent_class)->finalize (object);
}

static void
pln_budget_grid_class_init (PlnBudgetGridClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pln_budget_grid_dispose;
  G_OBJECT_CLASS (klass)->finalize = pln_budget_grid_finalize;
  signals[STEP_YEARS] = g_signal_new ("step-years", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
pln_budget_grid_init (PlnBudgetGrid *self)
{
  self->cells = g_ptr_array_new ();
  self->marked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

PlnBudgetGrid *
pln_budget_grid_new (PlnRecordView *view)
{
  PlnBudgetGrid *self = g_object_new (PLN_TYPE_BUDGET_GRID, NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_set_weak_pointer (&self->view, view);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (row_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (view), keys);
  return self;
}
