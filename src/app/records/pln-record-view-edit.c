/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n.h>

#include "app/inspector/pln-field-row.h"
#include "app/records/pln-record-view-private.h"

/* F2: one cell is edited where it stands, by the same row that the inspector has
 * for its field.  Enter takes what was typed, Esc leaves it alone, Tab goes on to
 * the next cell of the row; what is not understood stays with its reason. */

#define PRIV(self) (pln_record_view_get_private (self))

typedef struct
{
  PlnRecordView *view; /* borrowed; the popover is its child */
  char          *id;   /* owned */
  guint          column;
  const PlnField *field;
  PlnFieldRow   *row;  /* borrowed; in the popover */
  gboolean       done; /* taken or cancelled: closing does nothing more */
} Editing;

static void
editing_free (gpointer data)
{
  Editing *editing = data;

  g_free (editing->id);
  g_free (editing);
}

/* The field behind a cell of an item; NULL: what stands there is worked out, or not shown. */
static const PlnField *
get_field (PlnRecordView *self, const char *id, guint column)
{
  PlnRecordViewPrivate *priv = PRIV (self);
  ColumnState *state = g_array_index (priv->columns, ColumnState *, column);
  const PlnKind *kind = pln_schema_find (pln_workspace_get_kind (pln_context_get_workspace (priv->context), id) ?: "");
  const PlnField *field = NULL;

  if (kind == NULL || state->column.field == NULL || state->hidden || !gtk_column_view_column_get_visible (state->widget))
    return NULL;
  field = pln_kind_find_field (kind, state->column.field);
  if (field == NULL && state->first && kind->title != NULL) /* a leaf of another kind has its name here */
    field = pln_kind_find_field (kind, kind->title);
  return field;
}

static GtkWidget *
find_cell (PlnRecordView *self, const char *id, guint column)
{
  PlnRecordViewPrivate *priv = PRIV (self);
  GHashTableIter iter;
  gpointer cell, state;

  g_hash_table_iter_init (&iter, priv->cells);
  while (g_hash_table_iter_next (&iter, &cell, &state))
    {
      gpointer row = gtk_column_view_cell_get_item (cell);
      PlnItem *item = row != NULL ? PLN_RECORD_VIEW_GET_CLASS (self)->get_item (self, row) : NULL;

      if (state == g_array_index (priv->columns, ColumnState *, column) && item != NULL && g_str_equal (pln_item_get_id (item), id))
        return gtk_widget_get_parent (gtk_column_view_cell_get_child (cell));
    }
  return NULL;
}

/* Writes what was typed; FALSE: it is not understood, and the row says why. */
static gboolean
take (Editing *editing)
{
  PlnRecordViewPrivate *priv = PRIV (editing->view);
  g_autofree char *old = NULL, *label = NULL;
  g_autoptr (PlnEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  if (!pln_field_row_apply (editing->row))
    return FALSE;
  old = pln_workspace_get_value (pln_context_get_workspace (priv->context), editing->id, editing->field->name);
  if (g_strcmp0 (old, pln_field_row_get_value (editing->row)) == 0)
    return TRUE;
  /* Translators: an edit of one field, “Change Due” */
  label = g_strdup_printf (_("Change %s"), pln_field_get_label (editing->field));
  edit = pln_edit_new (label);
  if (pln_field_row_get_value (editing->row) == NULL)
    pln_edit_set (edit, editing->id, editing->field->name, NULL);
  else if (!pln_field_row_add_to (editing->row, edit, editing->id, &error))
    {
      pln_context_error (priv->context, _("Nothing Was Changed"), error);
      return FALSE;
    }
  return pln_context_commit (priv->context, edit);
}

static gboolean
drop_cb (gpointer user_data)
{
  PlnRecordView *self = user_data;

  PRIV (self)->drop_source = 0;
  g_clear_pointer (&PRIV (self)->editor, gtk_widget_unparent);
  return G_SOURCE_REMOVE;
}

/* A click elsewhere takes the text, as in a spreadsheet; one that is not understood is not written. */
static void
closed_cb (GtkPopover *popover, Editing *editing)
{
  PlnRecordViewPrivate *priv = PRIV (editing->view);

  if (!editing->done && !take (editing))
    pln_context_toast (priv->context, _("Not understood, and left as it was"));
  editing->done = TRUE;
  if (priv->drop_source == 0)
    priv->drop_source = g_idle_add (drop_cb, editing->view);
}

static void
finish (Editing *editing)
{
  PlnRecordView *view = editing->view;

  editing->done = TRUE;
  gtk_popover_popdown (GTK_POPOVER (PRIV (view)->editor));
  pln_record_view_focus (view);
}

static gboolean edit_column (PlnRecordView *self, const char *id, guint column);

/* The next cell that can be edited; after the last one, back to the row. */
static void
go_on (Editing *editing, int step)
{
  PlnRecordView *view = editing->view;
  g_autofree char *id = g_strdup (editing->id);
  int n = (int) PRIV (view)->columns->len;

  for (int at = (int) editing->column + step; at >= 0 && at < n; at += step)
    if (get_field (view, id, (guint) at) != NULL)
      {
        editing->done = TRUE;
        if (!edit_column (view, id, (guint) at))
          finish (editing);
        return;
      }
  finish (editing);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, Editing *editing)
{
  GtkWidget *popover = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (popover));
  gboolean control = (state & GDK_CONTROL_MASK) != 0;

  /* A list or calendar that the row has opened takes its own keys. */
  if (focus == NULL || gtk_widget_get_native (focus) != GTK_NATIVE (popover))
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Escape:
      finish (editing);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (!control && !GTK_IS_EDITABLE (focus)) /* opens a choice, or begins a line */
        return FALSE;
      if (take (editing))
        finish (editing);
      return TRUE;
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
    case GDK_KEY_ISO_Left_Tab:
      if (take (editing))
        go_on (editing, keyval == GDK_KEY_ISO_Left_Tab || (state & GDK_SHIFT_MASK) != 0 ? -1 : 1);
      return TRUE;
    default:
      return FALSE;
    }
}

static GtkWidget *
make_editor (PlnRecordView *self, Editing *editing)
{
  PlnRecordViewPrivate *priv = PRIV (self);
  PlnWorkspace *workspace = pln_context_get_workspace (priv->context);
  const PlnKind *kind = pln_schema_find (pln_workspace_get_kind (workspace, editing->id));
  g_autofree char *value = pln_workspace_get_value (workspace, editing->id, editing->field->name);
  GtkWidget *popover = gtk_popover_new (), *group = adw_preferences_group_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  editing->row = pln_field_row_new (priv->context, kind, editing->field);
  pln_field_row_set_value (editing->row, value);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (editing->row));
  gtk_widget_set_size_request (group, 320, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), group);
  gtk_popover_set_position (GTK_POPOVER (popover), GTK_POS_BOTTOM);
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL, pln_field_get_label (editing->field), -1);
  g_object_set_data_full (G_OBJECT (popover), "pln-editing", editing, editing_free);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), editing);
  gtk_widget_add_controller (popover, keys);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), editing);
  return popover;
}

static gboolean
edit_column (PlnRecordView *self, const char *id, guint column)
{
  PlnRecordViewPrivate *priv = PRIV (self);
  GtkWidget *cell = find_cell (self, id, column);
  Editing *editing;
  graphene_rect_t bounds;
  GdkRectangle where;

  if (cell == NULL || !gtk_widget_compute_bounds (cell, GTK_WIDGET (self), &bounds))
    return FALSE;
  where = (GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width, (int) bounds.size.height };
  editing = g_new0 (Editing, 1);
  editing->view = self;
  editing->id = g_strdup (id);
  editing->column = column;
  editing->field = get_field (self, id, column);
  pln_record_view_stop_editing (self);
  priv->editor = make_editor (self, editing);
  gtk_widget_set_parent (priv->editor, GTK_WIDGET (self));
  gtk_popover_set_pointing_to (GTK_POPOVER (priv->editor), &where);
  gtk_popover_popup (GTK_POPOVER (priv->editor));
  pln_field_row_grab (editing->row);
  return TRUE;
}

/* Takes the editor away without writing anything. */
void
pln_record_view_stop_editing (PlnRecordView *self)
{
  PlnRecordViewPrivate *priv = PRIV (self);

  g_clear_handle_id (&priv->drop_source, g_source_remove);
  if (priv->editor == NULL)
    return;
  ((Editing *) g_object_get_data (G_OBJECT (priv->editor), "pln-editing"))->done = TRUE;
  g_clear_pointer (&priv->editor, gtk_widget_unparent);
}

/* Begins with the cell that names the record.  FALSE: it is not in sight, or the window is narrow. */
gboolean
pln_record_view_edit_cell (PlnRecordView *self, const char *id)
{
  PlnRecordViewPrivate *priv = PRIV (self);
  int first = -1;

  if (priv->narrow)
    return FALSE;
  for (guint i = 0; i < priv->columns->len; i++)
    {
      ColumnState *state = g_array_index (priv->columns, ColumnState *, i);

      if (get_field (self, id, i) == NULL)
        continue;
      if (first < 0 || state->column.leads)
        first = (int) i;
    }
  return first >= 0 && edit_column (self, id, (guint) first);
}
