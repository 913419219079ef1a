/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/structure/pln-structure-compare-private.h"

#include "app/structure/pln-as-of-button.h"
#include "app/structure/pln-structure-spans.h"
#include "widgets/pln-period-band.h"

#include <glib/gi18n.h>
#include <string.h>

enum { SELECTION_CHANGED, ACTIVATED, CHANGED, WORD_CHOSEN, DONE, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PlnStructureCompare, pln_structure_compare, ADW_TYPE_BIN)

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
      gboolean all = f == PLN_N_LOOKS;
      g_autofree char *text = NULL;
      guint n = 0, mask;

      if (self->filters[f] == NULL)
        continue;
      mask = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (self->filters[f]), "pln-mask"));
      for (guint i = 0; i < self->changes->len; i++)
        n += all || (((PlnStructureChange *) self->changes->pdata[i])->differences & mask) != 0;
      text = g_strdup_printf ("%s  %u", all ? _("All") : _(pln_structure_looks[f].filter), n);
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

/* Names and periods over time of what differs. */
static void
show_periods (PlnStructureCompare *self)
{
  g_autoptr (GPtrArray) spans = pln_structure_spans (pln_context_get_workspace (self->context), self->changes, self->a, self->b);
  g_autofree PlnPeriodLane *lanes = g_new0 (PlnPeriodLane, spans->len + 1);
  gboolean forward = self->a <= self->b;

  for (guint i = 0; i < spans->len; i++)
    {
      const PlnStructureSpan *span = spans->pdata[i];
      const PlnLook *look = pln_structure_find_look (span->difference);

      lanes[i] = (PlnPeriodLane) { span->id, span->label, span->before, span->after, span->between,
                                   span->known_before, span->known_after, look != NULL ? look->style : PLN_PILL_NEUTRAL };
    }
  pln_period_band_set_lanes (PLN_PERIOD_BAND (self->periods), lanes, spans->len, MIN (self->a, self->b), MAX (self->a, self->b),
                             text_of (forward ? self->first : self->second), text_of (forward ? self->second : self->first));
  gtk_widget_set_visible (self->periods_box, spans->len > 0 && !self->narrow);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (gtk_widget_get_ancestor (self->periods, GTK_TYPE_SCROLLED_WINDOW)),
                                              pln_period_band_get_height (PLN_PERIOD_BAND (self->periods), 3));
}

/* Those who show what changed of one record elsewhere. */
static void
tell_inspector (PlnStructureCompare *self)
{
  if (pln_structure_compare_current (self->context) == self)
    pln_context_regroup (self->context);
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
  show_periods (self);
  tell_inspector (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
workspace_changed_cb (PlnStructureCompare *self)
{
  if (self->changes != NULL && gtk_widget_get_mapped (self->bar))
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
  g_signal_emit (self, signals[CHANGED], 0);
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

/* Beside the dates; when narrow, before the filters, where a line has room for it. */
static void
place_swap (PlnStructureCompare *self)
{
  g_autoptr (GtkWidget) swap = g_object_ref (self->swap);

  adw_wrap_box_remove (ADW_WRAP_BOX (gtk_widget_get_parent (swap)), swap);
  if (self->narrow)
    adw_wrap_box_prepend (ADW_WRAP_BOX (self->chips), swap);
  else
    adw_wrap_box_insert_child_after (ADW_WRAP_BOX (self->dates), swap, self->second);
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
  place_swap (self);
  /* The button above ends it too. */
  for (guint i = 0; i < G_N_ELEMENTS (self->asides); i++)
    gtk_widget_set_visible (self->asides[i], !narrow);
  if (self->changes != NULL)
    {
      show_rows (self);
      show_periods (self);
    }
}

GtkWidget *
pln_structure_compare_get_bar (PlnStructureCompare *self)
{
  return self->bar;
}

GtkWidget *
pln_structure_compare_get_words (PlnStructureCompare *self)
{
  return self->words;
}

const char *
pln_structure_compare_next (PlnStructureCompare *self,
                            const char          *id,
                            int                  step)
{
  int n = self->changes != NULL ? (int) self->changes->len : 0, at = step > 0 ? -1 : n;

  for (int i = 0; i < n && id != NULL; i++)
    if (strcmp (((PlnStructureChange *) self->changes->pdata[i])->id, id) == 0)
      at = i;
  for (at += step; at >= 0 && at < n; at += step)
    {
      const PlnStructureChange *change = self->changes->pdata[at];

      if (change->differences != 0 && matches (self, change))
        return change->id;
    }
  return NULL;
}

const PlnStructureChange *
pln_structure_compare_find (PlnStructureCompare *self,
                            const char          *id)
{
  for (guint i = 0; self->changes != NULL && i < self->changes->len; i++)
    if (strcmp (((PlnStructureChange *) self->changes->pdata[i])->id, id) == 0)
      return self->changes->pdata[i];
  return NULL;
}

void
pln_structure_compare_get_texts (PlnStructureCompare *self,
                                 const char         **first,
                                 const char         **second)
{
  *first = pln_date_button_get (self->first) != NULL ? text_of (self->first) : NULL;
  *second = pln_date_button_get (self->second) != NULL ? text_of (self->second) : NULL;
}

char *
pln_structure_compare_when (PlnStructureCompare *self,
                            const char          *id,
                            char               **source,
                            gboolean            *open)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new (), spans = NULL;
  const PlnStructureChange *change = pln_structure_compare_find (self, id);
  g_autoptr (PlnWhen) before = NULL, after = NULL;
  const PlnStructureSpan *span;

  *source = NULL;
  *open = FALSE;
  if (change != NULL)
    g_ptr_array_add (one, (gpointer) change);
  spans = pln_structure_spans (pln_context_get_workspace (self->context), one, self->a, self->b);
  if (spans->len == 0)
    return NULL;
  span = spans->pdata[0];
  *source = g_strdup (span->source);
  *open = span->between != NULL;
  before = pln_date_button_when (span->known_before);
  after = pln_date_button_when (span->known_after);
  if (!*open)
    return g_strdup_printf (_("on %s"), pln_when_get_text (after));
  /* Translators: when something changed, of which only the bounds are known */
  return g_strdup_printf (_("after %s, by %s"), pln_when_get_text (before), pln_when_get_text (after));
}

gboolean
pln_structure_compare_look (guint        differences,
                            const char **label,
                            const char **icon_name)
{
  const PlnLook *look = pln_structure_find_look (differences);

  if (look == NULL)
    return FALSE;
  *label = _(look->label);
  *icon_name = look->icon_name;
  return TRUE;
}

/* The inspector is handed the context alone. */
PlnStructureCompare *
pln_structure_compare_current (PlnContext *context)
{
  return g_object_get_data (G_OBJECT (context), "pln-comparison");
}

void
pln_structure_compare_set_current (PlnStructureCompare *self,
                                   gboolean             current)
{
  if ((pln_structure_compare_current (self->context) == self) == current)
    return;
  g_object_set_data (G_OBJECT (self->context), "pln-comparison", current ? self : NULL);
  pln_context_regroup (self->context);
}

PlnStructureOutline *
pln_structure_compare_outline (PlnStructureCompare *self)
{
  PlnStructureOutline *outline = pln_structure_outline_new_between (pln_context_get_workspace (self->context), self->a, self->b);

  for (guint i = 0; self->changes != NULL && i < self->changes->len; i++)
    {
      const PlnStructureChange *change = self->changes->pdata[i];
      const PlnLook *look = pln_structure_find_look (self->filter != 0 ? change->differences & self->filter : change->differences);
      PlnOrgBody *body = look != NULL ? pln_structure_outline_find (outline, change->id) : NULL;

      if (body == NULL)
        continue;
      body->change = _(look->label);
      body->change_style = look->style;
      body->change_glyph = look->glyph;
    }
  return outline;
}

void
pln_structure_compare_add_to (PlnStructureCompare *self,
                              PlnSheets           *sheets)
{
  g_autofree char *dates = g_strdup_printf (_("%s compared with %s"), text_of (self->first), text_of (self->second));

  pln_sheets_set_as_of (sheets, dates);
  pln_sheets_add_heading (sheets, 2, _("What Changed"));
  for (guint i = 0; self->changes != NULL && i < self->changes->len; i++)
    {
      g_autofree char *sentence = pln_structure_change_sentence (self->changes->pdata[i]);

      if (sentence != NULL)
        pln_sheets_add_text (sheets, sentence, PLN_SHEETS_PLAIN);
    }
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
width_idle (gpointer user_data)
{
  PlnStructureCompare *self = user_data;

  self->width_source = 0;
  if (self->changes != NULL)
    show_rows (self);
}

/* In another width names take other heights. */
static void
pln_structure_compare_size_allocate (GtkWidget *widget,
                                     int        width,
                                     int        height,
                                     int        baseline)
{
  PlnStructureCompare *self = PLN_STRUCTURE_COMPARE (widget);

  gtk_widget_allocate (adw_bin_get_child (ADW_BIN (widget)), width, height, baseline, NULL);
  if (ABS (width - self->list_width) > 8 && self->width_source == 0)
    self->width_source = g_idle_add_once (width_idle, self);
  self->list_width = width;
}

static void
pln_structure_compare_measure (GtkWidget     *widget,
                               GtkOrientation orientation,
                               int            for_size,
                               int           *minimum,
                               int           *natural,
                               int           *minimum_baseline,
                               int           *natural_baseline)
{
  gtk_widget_measure (adw_bin_get_child (ADW_BIN (widget)), orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
}

static void
pln_structure_compare_dispose (GObject *object)
{
  PlnStructureCompare *self = PLN_STRUCTURE_COMPARE (object);

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  G_OBJECT_CLASS (pln_structure_compare_parent_class)->dispose (object);
  g_clear_handle_id (&self->width_source, g_source_remove);
  if (self->context != NULL)
    pln_structure_compare_set_current (self, FALSE);
  g_clear_object (&self->bar);
  g_clear_object (&self->words);
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
  GTK_WIDGET_CLASS (klass)->measure = pln_structure_compare_measure;
  GTK_WIDGET_CLASS (klass)->size_allocate = pln_structure_compare_size_allocate;
  signals[SELECTION_CHANGED] = g_signal_new ("selection-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[WORD_CHOSEN] = g_signal_new ("word-chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[DONE] = g_signal_new ("done", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pln_structure_compare_init (PlnStructureCompare *self)
{
  /* The base has one that would allocate instead. */
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
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
  self->dates = bar;
  self->swap = swap;
  self->asides[0] = compare;
  self->asides[1] = with;
  self->asides[2] = done;
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
  guint all = PLN_N_LOOKS;

  self->chips = adw_wrap_box_new ();
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (self->chips), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (self->chips), 6);
  self->filters[all] = make_chip (self, NULL, 0);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->filters[all]), TRUE);
  for (guint i = 0; i < all; i++)
    if (pln_structure_looks[i].filter != NULL)
      {
        guint mask = pln_structure_looks[i].differences;

        if (mask == PLN_DIFFERENCE_RELATION_ADDED)
          mask |= PLN_DIFFERENCE_RELATION_ENDED;
        self->filters[i] = make_chip (self, pln_structure_looks[i].icon_name, mask);
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->filters[i]), GTK_TOGGLE_BUTTON (self->filters[all]));
      }
  return self->chips;
}

static GtkWidget *
make_list (PlnStructureCompare *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->rows = g_list_store_new (PLN_TYPE_CHANGE_ROW);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->rows)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  self->list = GTK_COLUMN_VIEW (gtk_column_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection))));
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "records");
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "compare");
  gtk_column_view_set_tab_behavior (self->list, GTK_LIST_TAB_ITEM);
  pln_structure_compare_add_columns (self);
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

static void
lane_cb (PlnStructureCompare *self,
         const char          *id)
{
  pln_structure_compare_select (self, id);
}

static GtkWidget *
make_periods (PlnStructureCompare *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scroller = gtk_scrolled_window_new ();
  GtkWidget *title = gtk_label_new (_("Names and periods over time"));

  self->periods = pln_period_band_new ();
  self->periods_box = box;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->periods), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Names and periods over time"), -1);
  g_signal_connect_swapped (self->periods, "lane-selected", G_CALLBACK (lane_cb), self);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (box, "compare-periods");
  gtk_box_append (GTK_BOX (box), title);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->periods);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_box_append (GTK_BOX (box), scroller);
  return box;
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
  self->bar = g_object_ref_sink (top);
  gtk_stack_add_named (self->stack, make_list (self), "list");
  self->words = g_object_ref_sink (pln_structure_compare_make_words (self));
  gtk_stack_add_named (self->stack, make_status ("object-select-symbolic", _("No Changes Between These Dates"), NULL), "same");
  gtk_stack_add_named (self->stack, make_status ("edit-find-symbolic", _("No Results"), _("Choose another filter or search for other words.")), "none");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  gtk_box_append (GTK_BOX (box), make_periods (self));
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_object (context, "workspace-changed", G_CALLBACK (workspace_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
