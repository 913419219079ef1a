// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/pln-matrix.h"

#include <glib/gi18n.h>
#include <math.h>

#define COLUMN 132
#define ROW 60
#define SIDE 250 /* of the names of rows, at most */
#define PAD 8

enum { CELL_SELECTED, CELL_TOGGLED, CELL_ACTIVATED, N_SIGNALS };
static guint signals[N_SIGNALS];

struct _PlnMatrix
{
  PlnCanvas parent_instance;

  char          **rows, **columns; /* owned */
  char          **remarks;         /* owned: n_rows, some NULL */
  guint           n_rows, n_columns;
  PlnMatrixState *states; /* owned */
  char           *words[3]; /* owned */

  double side, head, row, column; /* sizes */
};

G_DEFINE_FINAL_TYPE (PlnMatrix, pln_matrix, PLN_TYPE_CANVAS)

PlnMatrixState
pln_matrix_get_state (PlnMatrix *self, guint row, guint column)
{
  return row < self->n_rows && column < self->n_columns ? self->states[row * self->n_columns + column] : PLN_MATRIX_NONE;
}

/* ---- layout ------------------------------------------------------------------ */

static void
pln_matrix_layout (PlnCanvas *canvas, double width, double height, double *content_width, double *content_height)
{
  PlnMatrix *self = PLN_MATRIX (canvas);
  PlnTextCache *text = pln_canvas_get_text (canvas);
  const double scale = pln_text_cache_get_scale (text);
  double most = 0;

  self->column = floor (COLUMN * scale);
  self->row = floor (ROW * scale);
  self->side = 120 * scale;
  for (guint i = 0; i < self->n_rows; i++)
    {
      double w;

      pln_text_cache_measure (text, PLN_TEXT_LABEL, self->rows[i], -1, 1, &w, NULL);
      self->side = MAX (self->side, w + 2 * PAD);
    }
  self->side = floor (MIN (self->side, MIN (SIDE * scale, MAX (width * 0.42, 110))));
  for (guint i = 0; i < self->n_columns; i++)
    {
      double h;

      pln_text_cache_measure (text, PLN_TEXT_LABEL, self->columns[i], self->column - 2 * PAD, 4, NULL, &h);
      most = MAX (most, h);
    }
  self->head = most + 2 * PAD;
  *content_width = self->side + self->n_columns * self->column + 1;
  *content_height = self->head + self->n_rows * self->row + 1;
}

/* From the start edge to the left one. */
static double
mirror (PlnMatrix *self, double x, double width, double total)
{
  return pln_canvas_is_rtl (PLN_CANVAS (self)) ? total - x - width : x;
}

static double
total_width (PlnMatrix *self)
{
  return self->side + self->n_columns * self->column + 1;
}

static guint
pln_matrix_n_items (PlnCanvas *canvas)
{
  PlnMatrix *self = PLN_MATRIX (canvas);

  return self->n_rows * self->n_columns;
}

static void
pln_matrix_get_bounds (PlnCanvas *canvas, guint item, PlnRect *bounds)
{
  PlnMatrix *self = PLN_MATRIX (canvas);
  const guint row = item / self->n_columns, column = item % self->n_columns;

  *bounds = (PlnRect) { mirror (self, self->side + column * self->column, self->column, total_width (self)),
                        self->head + row * self->row, self->column, self->row };
}

static const char *
word_of (PlnMatrix *self, PlnMatrixState state)
{
  return self->words[state] != NULL ? self->words[state]
         : state == PLN_MATRIX_DONE  ? _("Established")
         : state == PLN_MATRIX_SOUGHT ? _("Sought")
                                      : _("None");
}

static void
pln_matrix_describe (PlnCanvas *canvas, guint item, PlnCanvasItem *out)
{
  PlnMatrix *self = PLN_MATRIX (canvas);
  const guint row = item / self->n_columns, column = item % self->n_columns;

  out->role = GTK_ACCESSIBLE_ROLE_GRID_CELL;
  /* Translators: a cell of the matrix of counterparts: ours, theirs, and how it stands. */
  out->name = g_strdup_printf (_("%s and %s: %s"), self->rows[row], self->columns[column], word_of (self, self->states[item]));
  out->row = row + 1;
  out->column = column + 1;
  out->selected = pln_canvas_get_cursor (canvas) == (int) item;
  out->expanded = -1;
}

static gboolean
pln_matrix_is_quiet (PlnCanvas *canvas, guint item)
{
  return PLN_MATRIX (canvas)->states[item] == PLN_MATRIX_NONE;
}

static char *
pln_matrix_tooltip (PlnCanvas *canvas, int item, double x, double y)
{
  PlnMatrix *self = PLN_MATRIX (canvas);

  if (item < 0)
    return NULL;
  return g_strdup_printf ("%s\n%s\n%s", self->rows[item / self->n_columns], self->columns[item % self->n_columns],
                          word_of (self, self->states[item]));
}

/* ---- painting ------------------------------------------------------------------ */

static void
paint_state (PlnMatrix *self, PlnPainter *p, const PlnRect *r, PlnMatrixState state)
{
  const PlnPalette *c = pln_painter_palette (p);
  const PlnRect pill = { r->x + 8, r->y + r->height / 2 - 13, r->width - 16, 26 };
  const GdkRGBA soft = pln_rgba_mix (&c->view, &c->success, c->dark ? 0.24 : 0.13);
  const GdkRGBA *ink = state == PLN_MATRIX_DONE ? &c->success : &c->accent_text;
  const gboolean rtl = pln_painter_is_rtl (p);
  const PlnRect word = { rtl ? pill.x + 8 : pill.x + 26, pill.y + 6, pill.width - 34, 18 };

  if (state == PLN_MATRIX_NONE)
    {
      pln_painter_line (p, r->x + r->width / 2 - 4, r->y + r->height / 2, r->x + r->width / 2 + 4, r->y + r->height / 2, 1.5,
                        &c->line_strong, PLN_DASH_SOLID);
      return;
    }
  if (state == PLN_MATRIX_DONE)
    pln_painter_fill (p, &pill, 13, &soft);
  else
    pln_painter_stroke (p, &pill, 13, 1.4, &c->accent_text, PLN_DASH_DASHED);
  pln_painter_glyph (p, state == PLN_MATRIX_DONE ? PLN_GLYPH_TICK : PLN_GLYPH_DOTS, rtl ? pill.x + pill.width - 22 : pill.x + 8,
                     pill.y + 6, 14, ink);
  pln_painter_label (p, PLN_TEXT_CHIP, word_of (self, state), &word, 1, 0, ink);
}

static void
paint_cells (PlnMatrix *self, PlnPainter *p, const PlnRect *clip, gboolean interactive)
{
  const PlnPalette *c = pln_painter_palette (p);
  const int cursor = pln_canvas_get_cursor (PLN_CANVAS (self));

  for (guint i = 0; i < self->n_rows * self->n_columns; i++)
    {
      PlnRect r, ring;

      pln_matrix_get_bounds (PLN_CANVAS (self), i, &r);
      if (!pln_rect_intersects (&r, clip))
        continue;
      pln_painter_line (p, r.x, r.y + r.height, r.x + r.width, r.y + r.height, 1, &c->line, PLN_DASH_SOLID);
      pln_painter_line (p, r.x, r.y, r.x, r.y + r.height, 1, &c->line, PLN_DASH_SOLID);
      paint_state (self, p, &r, self->states[i]);
      ring = pln_rect_inset (&r, 2, 2);
      if (interactive && cursor == (int) i)
        pln_painter_stroke (p, &ring, 8, pln_canvas_shows_cursor (PLN_CANVAS (self)) ? 2.5 : 1.5, &c->accent, PLN_DASH_SOLID);
    }
}

static void
paint_heads (PlnMatrix *self, PlnPainter *p, double x, double y)
{
  const PlnPalette *c = pln_painter_palette (p);
  const double total = total_width (self);
  const PlnRect ground = { mirror (self, self->side, total - self->side, total), y, total - self->side, self->head };

  pln_painter_fill (p, &ground, 0, &c->window);
  for (guint i = 0; i < self->n_columns; i++)
    {
      const PlnRect r = { mirror (self, self->side + i * self->column, self->column, total) + PAD, y + PAD, self->column - 2 * PAD, self->head };

      pln_painter_label (p, PLN_TEXT_LABEL, self->columns[i], &r, 4, 0, &c->text);
    }
  pln_painter_line (p, ground.x, y + self->head, ground.x + ground.width, y + self->head, 1, &c->line_strong, PLN_DASH_SOLID);
}

static void
paint_names (PlnMatrix *self, PlnPainter *p, const PlnRect *clip, double x)
{
  const PlnPalette *c = pln_painter_palette (p);
  const PlnRect ground = { x, self->head, self->side, self->n_rows * self->row + 1 };
  const gboolean rtl = pln_painter_is_rtl (p);

  pln_painter_fill (p, &ground, 0, &c->window);
  for (guint i = 0; i < self->n_rows; i++)
    {
      const double y = self->head + i * self->row;
      const gboolean two = self->remarks[i] != NULL;
      const PlnRect name = { x + PAD, y + (two ? 5 : 14), self->side - 2 * PAD, self->row };
      const PlnRect remark = { x + PAD + (rtl ? 0 : 18), y + 39, self->side - 2 * PAD - 18, self->row };

      if (y > clip->y + clip->height || y + self->row < clip->y)
        continue;
      pln_painter_label (p, PLN_TEXT_LABEL, self->rows[i], &name, 2, 0, &c->text);
      if (two)
        {
          pln_painter_glyph (p, PLN_GLYPH_WARNING, rtl ? x + self->side - PAD - 14 : x + PAD, y + 40, 13, &c->warning);
          pln_painter_label (p, PLN_TEXT_CAPTION, self->remarks[i], &remark, 1, 0, &c->warning);
        }
      pln_painter_line (p, x, y + self->row, x + self->side, y + self->row, 1, &c->line, PLN_DASH_SOLID);
    }
  pln_painter_line (p, rtl ? x : x + self->side, self->head, rtl ? x : x + self->side, self->head + ground.height, 1, &c->line_strong, PLN_DASH_SOLID);
}

/* Heads follow the part in view; on paper they stand where they are. */
static void
pln_matrix_paint (PlnCanvas *canvas, PlnPainter *p, const PlnRect *clip, gboolean interactive)
{
  PlnMatrix *self = PLN_MATRIX (canvas);
  const double total = total_width (self);
  PlnRect view = { 0, 0, total, 0 }, corner;
  double x, y;

  if (self->n_rows == 0 || self->n_columns == 0)
    return;
  if (interactive)
    pln_canvas_get_viewport (canvas, &view);
  x = pln_painter_is_rtl (p) ? MIN (total, view.x + view.width) - self->side : MAX (0, view.x);
  y = MAX (0, view.y);
  paint_cells (self, p, clip, interactive);
  paint_names (self, p, clip, x);
  paint_heads (self, p, x, y);
  corner = (PlnRect) { x, y, self->side, self->head };
  pln_painter_fill (p, &corner, 0, &pln_painter_palette (p)->window);
  pln_painter_line (p, x, y + self->head, x + self->side, y + self->head, 1, &pln_painter_palette (p)->line_strong, PLN_DASH_SOLID);
}

/* ---- input ---------------------------------------------------------------------- */

static void
go_to (PlnMatrix *self, int item)
{
  PlnRect r;

  pln_canvas_set_cursor (PLN_CANVAS (self), item, FALSE);
  if (item < 0)
    return;
  /* Not behind the heads. */
  pln_matrix_get_bounds (PLN_CANVAS (self), item, &r);
  r.y -= self->head;
  r.height += self->head;
  if (!pln_canvas_is_rtl (PLN_CANVAS (self)))
    r.x -= self->side;
  r.width += self->side;
  pln_canvas_scroll_to (PLN_CANVAS (self), &r);
}

static gboolean
pln_matrix_key (PlnCanvas *canvas, guint keyval, GdkModifierType state)
{
  PlnMatrix *self = PLN_MATRIX (canvas);
  const int cursor = pln_canvas_get_cursor (canvas), n = self->n_columns;
  const gboolean rtl = pln_canvas_is_rtl (canvas);
  const int row = cursor / MAX (n, 1), column = cursor % MAX (n, 1);
  int to = -1;

  if (cursor < 0 || n == 0 || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)))
    return FALSE;
  if (keyval == GDK_KEY_Up || keyval == GDK_KEY_Down)
    to = CLAMP (row + (keyval == GDK_KEY_Up ? -1 : 1), 0, (int) self->n_rows - 1) * n + column;
  else if (keyval == GDK_KEY_Left || keyval == GDK_KEY_Right)
    to = row * n + CLAMP (column + ((keyval == GDK_KEY_Left) != rtl ? -1 : 1), 0, n - 1);
  else if (keyval == GDK_KEY_Home || keyval == GDK_KEY_End)
    to = row * n + (keyval == GDK_KEY_Home ? 0 : n - 1);
  else if (keyval == GDK_KEY_space || keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter)
    {
      g_signal_emit (self, signals[keyval == GDK_KEY_space ? CELL_TOGGLED : CELL_ACTIVATED], 0, (guint) row, (guint) column);
      return TRUE;
    }
  if (to < 0)
    return FALSE;
  go_to (self, to);
  return TRUE;
}

static void
pln_matrix_click (PlnCanvas *canvas, int item, double x, double y, int n_press)
{
  PlnMatrix *self = PLN_MATRIX (canvas);
  const gboolean was = item >= 0 && pln_canvas_get_cursor (canvas) == item;

  if (item < 0)
    return;
  go_to (self, item);
  if (n_press == 2 || was)
    g_signal_emit (self, signals[n_press == 2 ? CELL_ACTIVATED : CELL_TOGGLED], 0, (guint) item / self->n_columns,
                   (guint) item % self->n_columns);
}

static void
pln_matrix_cursor_moved (PlnCanvas *canvas, int item)
{
  PlnMatrix *self = PLN_MATRIX (canvas);

  if (item >= 0 && self->n_columns > 0)
    g_signal_emit (self, signals[CELL_SELECTED], 0, (guint) item / self->n_columns, (guint) item % self->n_columns);
}

/* ---- object ---------------------------------------------------------------------- */

static void
clear_content (PlnMatrix *self)
{
  g_clear_pointer (&self->rows, g_strfreev);
  g_clear_pointer (&self->columns, g_strfreev);
  for (guint i = 0; i < self->n_rows; i++)
    g_free (self->remarks[i]);
  g_clear_pointer (&self->remarks, g_free);
  g_clear_pointer (&self->states, g_free);
  self->n_rows = self->n_columns = 0;
}

static void
pln_matrix_finalize (GObject *object)
{
  PlnMatrix *self = PLN_MATRIX (object);

  clear_content (self);
  for (guint i = 0; i < G_N_ELEMENTS (self->words); i++)
    g_free (self->words[i]);
  G_OBJECT_CLASS (pln_matrix_parent_class)->finalize (object);
}

static void
pln_matrix_class_init (PlnMatrixClass *klass)
{
  PlnCanvasClass *canvas_class = PLN_CANVAS_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pln_matrix_finalize;
  canvas_class->scales = TRUE;
  canvas_class->layout = pln_matrix_layout;
  canvas_class->paint = pln_matrix_paint;
  canvas_class->n_items = pln_matrix_n_items;
  canvas_class->get_bounds = pln_matrix_get_bounds;
  canvas_class->describe = pln_matrix_describe;
  canvas_class->is_quiet = pln_matrix_is_quiet;
  canvas_class->tooltip = pln_matrix_tooltip;
  canvas_class->key = pln_matrix_key;
  canvas_class->click = pln_matrix_click;
  canvas_class->cursor_moved = pln_matrix_cursor_moved;
  signals[CELL_SELECTED] = g_signal_new ("cell-selected", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[CELL_TOGGLED] = g_signal_new ("cell-toggled", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[CELL_ACTIVATED] = g_signal_new ("cell-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GRID);
}

static void
pln_matrix_init (PlnMatrix *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Matrix"),
                                  GTK_ACCESSIBLE_PROPERTY_HELP_TEXT,
                                  _("Arrow keys walk the cells, Space goes to the next state, Enter opens"), -1);
}

GtkWidget *
pln_matrix_new (void)
{
  return g_object_new (PLN_TYPE_MATRIX, NULL);
}

static char **
copy_names (const char *const *names, guint n)
{
  char **copy = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    copy[i] = g_strdup (names[i] != NULL ? names[i] : "");
  return copy;
}

void
pln_matrix_set_content (PlnMatrix *self, const char *const *rows, const char *const *remarks, guint n_rows,
                        const char *const *columns, guint n_columns, const PlnMatrixState *states)
{
  guint row = 0, column = 0;
  const gboolean placed = pln_matrix_get_cell (self, &row, &column);

  g_return_if_fail (PLN_IS_MATRIX (self));

  clear_content (self);
  self->rows = copy_names (rows, n_rows);
  self->columns = copy_names (columns, n_columns);
  self->remarks = g_new0 (char *, n_rows + 1);
  for (guint i = 0; remarks != NULL && i < n_rows; i++)
    self->remarks[i] = g_strdup (remarks[i]);
  self->states = g_new0 (PlnMatrixState, (gsize) n_rows * n_columns + 1);
  for (gsize i = 0; i < (gsize) n_rows * n_columns; i++)
    self->states[i] = states[i];
  self->n_rows = n_rows;
  self->n_columns = n_columns;
  pln_canvas_invalidate (PLN_CANVAS (self));
  if (pln_canvas_ensure_layout (PLN_CANVAS (self)))
    pln_canvas_set_cursor (PLN_CANVAS (self), placed && row < n_rows && column < n_columns ? (int) (row * n_columns + column) : -1, FALSE);
  pln_canvas_describe_again (PLN_CANVAS (self));
}

void
pln_matrix_set_words (PlnMatrix *self, const char *sought, const char *done)
{
  g_set_str (&self->words[PLN_MATRIX_SOUGHT], sought);
  g_set_str (&self->words[PLN_MATRIX_DONE], done);
  pln_canvas_redraw (PLN_CANVAS (self));
}

gboolean
pln_matrix_get_cell (PlnMatrix *self, guint *row, guint *column)
{
  const int cursor = pln_canvas_get_cursor (PLN_CANVAS (self));

  if (cursor < 0 || self->n_columns == 0)
    return FALSE;
  *row = (guint) cursor / self->n_columns;
  *column = (guint) cursor % self->n_columns;
  return TRUE;
}

void
pln_matrix_select (PlnMatrix *self, guint row, guint column)
{
  if (row < self->n_rows && column < self->n_columns && pln_canvas_ensure_layout (PLN_CANVAS (self)))
    go_to (self, (int) (row * self->n_columns + column));
}
