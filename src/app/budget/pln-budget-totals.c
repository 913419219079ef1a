/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/budget/pln-budget-totals.h"

#include "app/budget/pln-budget-flow.h"
#include "app/budget/pln-budget-model.h"
#include "insight/pln-growth.h"
#include "widgets/pln-swatch.h"

#include <glib/gi18n.h>

#define BAR_HEIGHT 130
#define MOST_SOURCES 8

/* PlnBudgetTotals: rows of labels, and a drawing area of bars.  The bars say
 * nothing that the rows do not say in words, so they are presentational. */
struct _PlnBudgetTotals
{
  AdwBin parent_instance;

  int year_width;
  GtkWidget *box, *bars, *legend;
  GArray *growth; /* owned; of PlnGrowthYear for the years shown, index 0 for unknown ones */
};

G_DEFINE_FINAL_TYPE (PlnBudgetTotals, pln_budget_totals, ADW_TYPE_BIN)

static void
hatch (cairo_t *cr,
       double   x,
       double   y,
       double   width,
       double   height)
{
  cairo_save (cr);
  cairo_rectangle (cr, x, y, width, height);
  cairo_clip (cr);
  cairo_set_line_width (cr, 1.5);
  for (double start = x - height; start < x + width; start += 4)
    {
      cairo_move_to (cr, start, y + height);
      cairo_line_to (cr, start + height, y);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_bar (PlnBudgetTotals     *self,
          cairo_t             *cr,
          const PlnGrowthYear *year,
          PlnIndexPoints       base,
          PlnIndexPoints       most,
          double               x,
          double               bottom,
          double               room)
{
  GdkRGBA *accent = adw_style_manager_get_accent_color_rgba (adw_style_manager_get_default ());
  double width = self->year_width * 0.55;
  double whole = room * ((double) year->index / (double) most);
  double pale = room * ((double) MIN (base, year->index) / (double) most);
  double left = x + (self->year_width - width) / 2;

  cairo_set_source_rgba (cr, accent->red, accent->green, accent->blue, 0.3);
  cairo_rectangle (cr, left, bottom - pale, width, pale);
  cairo_fill (cr);
  if (whole > pale)
    {
      cairo_set_source_rgba (cr, accent->red, accent->green, accent->blue, 0.45);
      cairo_rectangle (cr, left, bottom - whole, width, whole - pale);
      cairo_fill (cr);
      cairo_set_source_rgba (cr, accent->red, accent->green, accent->blue, 1);
      hatch (cr, left, bottom - whole, width, whole - pale);
    }
  gdk_rgba_free (accent);
}

static void
draw_label (PlnBudgetTotals *self,
            cairo_t         *cr,
            const char      *text,
            double           x,
            double           y)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (self->bars, text);
  int width, height;
  GdkRGBA color;

  gtk_widget_get_color (self->bars, &color);
  pango_layout_get_pixel_size (layout, &width, &height);
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_move_to (cr, x + (self->year_width - width) / 2.0, y - height);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_bars (GtkDrawingArea *area,
           cairo_t        *cr,
           int             width,
           int             height,
           gpointer        user_data)
{
  PlnBudgetTotals *self = user_data;
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (area)) == GTK_TEXT_DIR_RTL;
  PlnIndexPoints most = 1, base = 0;
  double room = height - 24;

  for (guint i = 0; i < self->growth->len; i++)
    {
      const PlnGrowthYear *year = &g_array_index (self->growth, PlnGrowthYear, i);

      most = MAX (most, year->index);
      if (base == 0)
        base = year->index - year->over_base;
    }
  for (guint i = 0; i < self->growth->len; i++)
    {
      const PlnGrowthYear *year = &g_array_index (self->growth, PlnGrowthYear, i);
      double x = rtl ? (double) (self->growth->len - 1 - i) * self->year_width
                     : width - (double) (self->growth->len - i) * self->year_width;
      g_autofree char *label = NULL;

      if (year->index == 0)
        continue;
      draw_bar (self, cr, year, base, most, x, height, room);
      if (year->increase == 0)
        label = g_strdup (year->over_base == 0 ? _("base") : "");
      else
        {
          PlnIndexPoints before = year->index - year->increase;
          PlnIndexPoints percent =
            (PlnIndexPoints) ((__int128) year->increase * 100 * PLN_INDEX_UNIT / before);
          g_autofree char *text = pln_index_format (percent);

          label = g_strdup_printf (percent > 0 ? _("+%s %%") : _("%s %%"), text);
        }
      draw_label (self, cr, label, x, height - room * ((double) year->index / (double) most) - 3);
    }
}

static GtkWidget *
make_row (PlnBudgetTotals      *self,
          const PlnBudgetTotal *total)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *title = gtk_label_new (total->title);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_set_margin_start (title, 14);
  gtk_widget_add_css_class (title, total->strong ? "heading" : "dimmed");
  gtk_box_append (GTK_BOX (row), title);
  for (guint i = 0; i < total->texts->len; i++)
    {
      GtkWidget *label = gtk_label_new (total->texts->pdata[i]);
      gboolean warn = g_array_index (total->warn, gboolean, i);

      gtk_label_set_xalign (GTK_LABEL (label), 1);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_START);
      gtk_widget_set_size_request (label, self->year_width - 9, -1);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 1);
      gtk_widget_set_margin_end (label, 9);
      gtk_widget_set_tooltip_text (label, total->texts->pdata[i]);
      gtk_widget_add_css_class (label, "numeric");
      if (total->strong || warn)
        gtk_widget_add_css_class (label, "heading");
      if (warn)
        gtk_widget_add_css_class (label, "warning");
      gtk_box_append (GTK_BOX (row), label);
    }
  gtk_widget_set_size_request (row, -1, 28);
  return row;
}

/* ---- money without lines -------------------------------------------------------- */

/* "Member States · Cash and in kind", and at the end "Around USD 5 million". */
static GtkWidget *
make_source (PlnItem *contribution)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *name, *words;
  g_autofree char *donor = pln_budget_donor (contribution), *manner = pln_budget_manner (contribution);
  g_autofree char *amount = pln_budget_amount_words (contribution);
  g_autofree char *text = *manner != '\0' ? g_strdup_printf ("%s · %s", donor, manner) : g_steal_pointer (&donor);

  name = gtk_label_new (text);
  words = gtk_label_new (amount);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (name, pln_item_get_title (contribution));
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (words, "numeric");
  gtk_widget_add_css_class (words, "heading");
  gtk_box_append (GTK_BOX (row), name);
  gtk_box_append (GTK_BOX (row), words);
  g_object_set (row, "margin-start", 14, "margin-end", 9, "height-request", 28, NULL);
  return row;
}

/* A budget that nobody has broken down shows what it is made of. */
static void
add_sources (PlnBudgetTotals *self,
             PlnWorkspace    *workspace,
             const char      *budget)
{
  g_autoptr (GPtrArray) lines = pln_workspace_referrers (workspace, "budget_line", "budget", budget);
  g_autoptr (GPtrArray) ids = pln_workspace_referrers (workspace, "contribution", "budget", budget);
  GtkWidget *heading;

  if ((lines != NULL && lines->len > 0) || ids == NULL || ids->len == 0)
    return;
  heading = gtk_label_new (_("Stated Without a Line"));
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  g_object_set (heading, "margin-start", 14, "margin-top", 9, "margin-bottom", 3, NULL);
  gtk_box_append (GTK_BOX (self->box), heading);
  for (guint i = 0; i < ids->len && i < MOST_SOURCES; i++)
    {
      g_autoptr (PlnItem) item = pln_item_new (workspace, ids->pdata[i]);

      gtk_box_append (GTK_BOX (self->box), make_source (item));
    }
  if (ids->len > MOST_SOURCES)
    {
      guint more = ids->len - MOST_SOURCES;
      g_autofree char *text = g_strdup_printf (ngettext ("and %u more, see Records", "and %u more, see Records", more), more);
      GtkWidget *label = gtk_label_new (text);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "dimmed");
      gtk_widget_set_margin_start (label, 14);
      gtk_box_append (GTK_BOX (self->box), label);
    }
}

/* What the bars are; no colour without its word. */
static void
fill_legend (PlnBudgetTotals *self)
{
  GtkWidget *legend = pln_legend_new ();
  const PlnGrowthYear *first = &g_array_index (self->growth, PlnGrowthYear, 0);
  g_autofree char *base = NULL;

  for (guint i = 0; i < self->growth->len && first->index == 0; i++)
    first = &g_array_index (self->growth, PlnGrowthYear, i);
  base = first->over_base == 0 ? g_strdup_printf (_("As in %d"), first->year) : g_strdup (_("Base year"));
  pln_legend_add (legend, PLN_SWATCH_BAR, PLN_TONE_ACCENT, base);
  pln_legend_add (legend, PLN_SWATCH_HATCH, PLN_TONE_ACCENT, _("Increase"));
  gtk_widget_set_margin_start (legend, 14);
  gtk_widget_set_margin_top (legend, 6);
  adw_bin_set_child (ADW_BIN (self->legend), legend);
}

void
pln_budget_totals_show (PlnBudgetTotals *self,
                        PlnWorkspace    *workspace,
                        const char      *budget,
                        int              first,
                        int              last)
{
  g_autoptr (GPtrArray) totals = pln_budget_read_totals (workspace, budget, first, last);
  g_autoptr (GArray) growth = pln_growth_of_budget (workspace, budget, last);
  GtkWidget *child;
  gboolean any = FALSE;

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  for (guint i = 0; i < totals->len; i++)
    gtk_box_append (GTK_BOX (self->box), make_row (self, totals->pdata[i]));
  add_sources (self, workspace, budget);
  g_array_set_size (self->growth, 0);
  for (int year = first; year <= last; year++)
    {
      PlnGrowthYear entry = { .year = year };

      for (guint i = 0; i < growth->len; i++)
        {
          if (g_array_index (growth, PlnGrowthYear, i).year == year)
            entry = g_array_index (growth, PlnGrowthYear, i);
        }
      any |= entry.index != 0;
      g_array_append_val (self->growth, entry);
    }
  gtk_widget_set_visible (self->bars, any && last > first);
  gtk_widget_set_visible (self->legend, any && last > first);
  if (any)
    fill_legend (self);
  gtk_widget_queue_draw (self->bars);
}

static void
pln_budget_totals_finalize (GObject *object)
{
  g_array_unref (PLN_BUDGET_TOTALS (object)->growth);
  G_OBJECT_CLASS (pln_budget_totals_parent_class)->finalize (object);
}

static void
pln_budget_totals_class_init (PlnBudgetTotalsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pln_budget_totals_finalize;
}

static void
pln_budget_totals_init (PlnBudgetTotals *self)
{
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->growth = g_array_new (FALSE, TRUE, sizeof (PlnGrowthYear));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->bars = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (self->bars), BAR_HEIGHT);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->bars), draw_bars, self, NULL);
  gtk_widget_set_margin_top (self->bars, 6);
  gtk_widget_add_css_class (self->bars, "caption");
  gtk_box_append (GTK_BOX (outer), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (outer), self->box);
  self->legend = adw_bin_new ();
  gtk_box_append (GTK_BOX (outer), self->legend);
  gtk_box_append (GTK_BOX (outer), self->bars);
  adw_bin_set_child (ADW_BIN (self), outer);
}

GtkWidget *
pln_budget_totals_new (int year_width)
{
  PlnBudgetTotals *self = g_object_new (PLN_TYPE_BUDGET_TOTALS, NULL);

  self->year_width = year_width;
  return GTK_WIDGET (self);
}
