/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/budget/pln-budget-cell.h"

#include "app/budget/pln-budget-edit.h"
#include "app/budget/pln-budget-model.h"

#include <glib/gi18n.h>

/* PlnBudgetCellWidget: shows the text of a cell; Enter, F2, a double click or
 * typing opens an entry in its place, with a hint below that says how the text
 * is understood.  What is refused stays in the entry with the reason. */
struct _PlnBudgetCellWidget
{
  GtkWidget parent_instance;

  PlnBudgetGrid *grid; /* owned */
  PlnContext *context; /* borrowed; outlives the page's widgets */
  char *line;          /* owned */
  int year;
  GtkWidget *label;    /* child */
  GtkWidget *entry;    /* child while editing, or NULL */
  GtkWidget *popover;  /* the hint, child while editing, or NULL */
  GtkWidget *hint;
  gboolean by_typing;  /* the entry was opened by typing: up and down leave it */
};

G_DEFINE_FINAL_TYPE (PlnBudgetCellWidget, pln_budget_cell, GTK_TYPE_WIDGET)

static const char *const certainty_classes[] = {
  [PLN_CELL_EMPTY] = NULL,        [PLN_CELL_EXACT] = NULL,      [PLN_CELL_ABOUT] = NULL,
  [PLN_CELL_UNDECIDED] = "dimmed", [PLN_CELL_DOUBT] = "warning", [PLN_CELL_GAP] = "error",
  [PLN_CELL_SUM] = "dimmed",      [PLN_CELL_OVER] = "error",
};

static void
show_value (PlnBudgetCellWidget *self)
{
  PlnBudgetCell cell;
  g_autofree char *name = NULL, *title = NULL;

  if (self->line == NULL)
    return;
  pln_budget_read_cell (pln_context_get_workspace (self->context), self->line, self->year, &cell);
  for (guint i = 0; i < G_N_ELEMENTS (certainty_classes); i++)
    {
      if (certainty_classes[i] != NULL)
        gtk_widget_remove_css_class (self->label, certainty_classes[i]);
    }
  if (certainty_classes[cell.certainty] != NULL)
    gtk_widget_add_css_class (self->label, certainty_classes[cell.certainty]);
  if (cell.certainty == PLN_CELL_GAP || cell.certainty == PLN_CELL_OVER)
    {
      g_autofree char *marked = g_strconcat ("⚠ ", cell.text, NULL);

      gtk_label_set_label (GTK_LABEL (self->label), marked);
    }
  else
    gtk_label_set_label (GTK_LABEL (self->label), cell.text);
  title = pln_workspace_get_title (pln_context_get_workspace (self->context), self->line);
  /* Translators: line, year and figure of a cell, for screen readers. */
  name = g_strdup_printf (_("%s, %d, %s"), title, self->year, *cell.text != '\0' ? cell.text : _("no amount"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (cell.certainty == PLN_CELL_OVER)
    gtk_widget_set_tooltip_text (GTK_WIDGET (self), _("The lines below have more than this"));
  else
    gtk_widget_set_tooltip_text (GTK_WIDGET (self), *cell.text != '\0' ? cell.text : NULL);
  pln_budget_cell_clear (&cell);
}

void
pln_budget_cell_show_mark (PlnBudgetCellWidget *self)
{
  if (pln_budget_grid_is_marked (self->grid, self->line, self->year))
    gtk_widget_add_css_class (GTK_WIDGET (self), "marked");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "marked");
}

gboolean
pln_budget_cell_shows (PlnBudgetCellWidget *self,
                       const char          *line,
                       int                  year)
{
  return line != NULL && self->year == year && g_strcmp0 (self->line, line) == 0;
}

static void
stop_editing (PlnBudgetCellWidget *self,
              gboolean             keep_focus)
{
  if (self->entry == NULL)
    return;
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->entry, gtk_widget_unparent);
  gtk_widget_set_visible (self->label, TRUE);
  if (keep_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
show_hint (PlnBudgetCellWidget *self,
           const char          *text,
           gboolean             wrong)
{
  gtk_label_set_label (GTK_LABEL (self->hint), text);
  if (wrong)
    gtk_widget_add_css_class (self->entry, "error");
  else
    gtk_widget_remove_css_class (self->entry, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  if (*text != '\0')
    gtk_popover_popup (GTK_POPOVER (self->popover));
  else
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
entry_changed_cb (PlnBudgetCellWidget *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (GError) error = NULL;
  g_autofree char *preview = NULL;

  if (*typed == '\0')
    {
      show_hint (self, "", FALSE);
      return;
    }
  preview = pln_budget_preview (pln_context_get_workspace (self->context), self->line, self->year, typed, &error);
  show_hint (self, preview != NULL ? preview : error->message, preview == NULL);
}

/* TRUE when the text was taken. */
static gboolean
commit_text (PlnBudgetCellWidget *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  PlnWorkspace *workspace = pln_context_get_workspace (self->context);
  g_autoptr (PlnEdit) edit = pln_edit_new (_("Change Budget Figure"));
  g_autoptr (GError) error = NULL;
  PlnBudgetCell cell;
  gboolean same;

  pln_budget_read_cell (workspace, self->line, self->year, &cell);
  same = g_strcmp0 (cell.typed, typed) == 0;
  pln_budget_cell_clear (&cell);
  if (same)
    return TRUE;
  if (!pln_budget_edit_cell (workspace, edit, self->line, self->year, typed, &error))
    {
      show_hint (self, error->message, TRUE);
      return FALSE;
    }
  return pln_context_commit (self->context, edit);
}

/* Takes the text and goes on to another cell; what is refused keeps the entry. */
static void
commit_and_move (PlnBudgetCellWidget *self,
                 int                  rows,
                 int                  years,
                 gboolean             wrap)
{
  if (!commit_text (self))
    return;
  stop_editing (self, TRUE);
  show_value (self);
  pln_budget_grid_move (self->grid, rows, years, FALSE, wrap);
}

static void
activate_cb (PlnBudgetCellWidget *self)
{
  commit_and_move (self, 1, 0, FALSE);
}

static gboolean
entry_key_cb (PlnBudgetCellWidget *self,
              guint                keyval,
              guint                keycode,
              GdkModifierType      state)
{
  switch (keyval)
    {
    case GDK_KEY_Escape:
      stop_editing (self, TRUE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
      commit_and_move (self, 0, (state & GDK_SHIFT_MASK) != 0 ? -1 : 1, TRUE);
      return GDK_EVENT_STOP;
    case GDK_KEY_ISO_Left_Tab:
      commit_and_move (self, 0, -1, TRUE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      commit_and_move (self, (state & GDK_SHIFT_MASK) != 0 ? -1 : 1, 0, FALSE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_Down:
      if (!self->by_typing)
        return GDK_EVENT_PROPAGATE;
      commit_and_move (self, keyval == GDK_KEY_Up ? -1 : 1, 0, FALSE);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
entry_leave_cb (PlnBudgetCellWidget *self)
{
  /* Refused text goes on standing there until Esc or a mend. */
  if (self->entry != NULL && commit_text (self))
    {
      stop_editing (self, FALSE);
      show_value (self);
    }
}

static void
start_editing (PlnBudgetCellWidget *self,
               const char          *first)
{
  GtkEventController *keys = gtk_event_controller_key_new (), *focus = gtk_event_controller_focus_new ();
  PlnBudgetCell cell;

  if (self->entry != NULL || self->line == NULL)
    return;
  self->by_typing = first != NULL;
  pln_budget_read_cell (pln_context_get_workspace (self->context), self->line, self->year, &cell);
  self->entry = gtk_text_new ();
  gtk_editable_set_text (GTK_EDITABLE (self->entry), first != NULL ? first : cell.typed);
  gtk_editable_set_alignment (GTK_EDITABLE (self->entry), 1);
  gtk_widget_add_css_class (self->entry, "budget-entry");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self, NULL, -1);
  pln_budget_cell_clear (&cell);
  gtk_widget_set_visible (self->label, FALSE);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  self->popover = gtk_popover_new ();
  self->hint = gtk_label_new (NULL);
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_widget_set_can_focus (self->popover, FALSE);
  gtk_popover_set_child (GTK_POPOVER (self->popover), self->hint);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (entry_key_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (entry_leave_cb), self);
  gtk_widget_add_controller (self->entry, keys);
  gtk_widget_add_controller (self->entry, focus);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (entry_changed_cb), self);
  gtk_widget_grab_focus (self->entry);
  if (first != NULL)
    gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  entry_changed_cb (self);
}

static gboolean
key_cb (PlnBudgetCellWidget *self,
        guint                keyval,
        guint                keycode,
        GdkModifierType      state)
{
  gunichar typed = gdk_keyval_to_unicode (keyval);
  char text[7] = { 0 };

  if (self->entry != NULL)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_F2 || keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter)
    {
      start_editing (self, NULL);
      return GDK_EVENT_STOP;
    }
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) == 0 && typed != 0 && g_unichar_isgraph (typed))
    {
      g_unichar_to_utf8 (typed, text);
      start_editing (self, text);
      return GDK_EVENT_STOP;
    }
  return pln_budget_grid_key (self->grid, keyval, state);
}

static void
enter_cb (PlnBudgetCellWidget *self)
{
  if (self->line != NULL)
    pln_budget_grid_cell_entered (self->grid, self->line, self->year);
}

static void
pressed_cb (PlnBudgetCellWidget *self,
            int                  n_press)
{
  if (n_press == 2)
    start_editing (self, NULL);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

void
pln_budget_cell_bind (PlnBudgetCellWidget *self,
                      const char          *line,
                      int                  year)
{
  if (g_strcmp0 (self->line, line) != 0 || self->year != year)
    stop_editing (self, FALSE);
  g_set_str (&self->line, line);
  self->year = year;
  if (self->entry == NULL)
    show_value (self);
  pln_budget_cell_show_mark (self);
  pln_budget_grid_cell_bound (self->grid, GTK_WIDGET (self));
}

/* One Tab stop is enough for a table: Tab passes cells by, the arrows walk them. */
static gboolean
pln_budget_cell_focus (GtkWidget       *widget,
                       GtkDirectionType direction)
{
  return FALSE;
}

static void
pln_budget_cell_dispose (GObject *object)
{
  PlnBudgetCellWidget *self = PLN_BUDGET_CELL (object);

  if (self->grid != NULL)
    pln_budget_grid_remove_cell (self->grid, GTK_WIDGET (self));
  g_clear_object (&self->grid);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->entry, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->line, g_free);
  G_OBJECT_CLASS (pln_budget_cell_parent_class)->dispose (object);
}

static void
pln_budget_cell_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  PlnBudgetCellWidget *self = PLN_BUDGET_CELL (widget);

  if (self->popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->popover));
  gtk_widget_allocate (self->entry != NULL ? self->entry : self->label, width, height, baseline, NULL);
}

static void
pln_budget_cell_measure (GtkWidget     *widget,
                         GtkOrientation orientation,
                         int            for_size,
                         int           *minimum,
                         int           *natural,
                         int           *minimum_baseline,
                         int           *natural_baseline)
{
  PlnBudgetCellWidget *self = PLN_BUDGET_CELL (widget);

  gtk_widget_measure (self->entry != NULL ? self->entry : self->label, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static void
pln_budget_cell_class_init (PlnBudgetCellWidgetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pln_budget_cell_dispose;
  widget_class->size_allocate = pln_budget_cell_size_allocate;
  widget_class->measure = pln_budget_cell_measure;
  widget_class->focus = pln_budget_cell_focus;
  gtk_widget_class_set_css_name (widget_class, "budgetcell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pln_budget_cell_init (PlnBudgetCellWidget *self)
{
  GtkEventController *keys = gtk_event_controller_key_new (), *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 1);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->label, "numeric");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (enter_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
pln_budget_cell_new (PlnBudgetGrid *grid)
{
  PlnBudgetCellWidget *self = g_object_new (PLN_TYPE_BUDGET_CELL, NULL);

  self->grid = g_object_ref (grid);
  self->context = pln_budget_grid_get_context (grid);
  pln_budget_grid_add_cell (grid, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}
