/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/meetings/pln-agenda-editor.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/dialogs/pln-pick-dialog.h"
#include "app/meetings/pln-agenda-move.h"
#include "app/meetings/pln-meeting-commands.h"
#include "app/meetings/pln-meeting-row.h"
#include "widgets/pln-drag-record.h"
#include "widgets/pln-pill.h"

struct _PlnAgendaEditor
{
  AdwBin parent_instance;

  PlnContext *context; /* owned */
  char       *meeting; /* owned */
  GPtrArray  *lines;   /* owned; of PlnAgendaLine */
  GtkListBox *list;
  GtkWidget  *count, *empty, *entry;
  char       *selected; /* owned */
  gboolean    filling;
};

G_DEFINE_FINAL_TYPE (PlnAgendaEditor, pln_agenda_editor, ADW_TYPE_BIN)

static PlnWorkspace *
get_workspace (PlnAgendaEditor *self)
{
  return pln_context_get_workspace (self->context);
}

static const char *
row_id (GtkListBoxRow *row)
{
  return row != NULL ? g_object_get_data (G_OBJECT (row), "pln-id") : NULL;
}

static GtkListBoxRow *
find_row (PlnAgendaEditor *self, const char *id)
{
  GtkListBoxRow *row;

  for (int i = 0; id != NULL && (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_strcmp0 (row_id (row), id) == 0)
      return row;
  return NULL;
}

static const PlnAgendaLine *
find_line (PlnAgendaEditor *self, const char *id)
{
  for (guint i = 0; id != NULL && i < self->lines->len; i++)
    if (g_str_equal (((PlnAgendaLine *) g_ptr_array_index (self->lines, i))->id, id))
      return g_ptr_array_index (self->lines, i);
  return NULL;
}

/* ---- edits -------------------------------------------------------------- */

static void
update_actions (PlnAgendaEditor *self)
{
  static const struct { const char *name; PlnAgendaStep step; } steps[] = {
    { "agenda.move-up", PLN_AGENDA_UP }, { "agenda.move-down", PLN_AGENDA_DOWN },
    { "agenda.indent", PLN_AGENDA_INDENT }, { "agenda.outdent", PLN_AGENDA_OUTDENT },
  };
  static const char *const one[] = { "agenda.rename", "agenda.delete", "agenda.state", "agenda.carry-over", "agenda.add-paper",
                                     "agenda.add-sub-item", "agenda.inspect" };
  gboolean item = find_line (self, self->selected) != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (PlnAgendaPlace) place = item ? pln_agenda_step (self->lines, self->selected, steps[i].step) : NULL;
      gtk_widget_action_set_enabled (GTK_WIDGET (self), steps[i].name, place != NULL);
    }
  for (guint i = 0; i < G_N_ELEMENTS (one); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), one[i], item);
}

static void
put_place (PlnAgendaEditor *self, const char *id, const PlnAgendaPlace *place)
{
  g_autoptr (PlnEdit) edit = pln_edit_new (_("Move Agenda Item"));
  g_autofree char *copy = g_strdup (id), *text = NULL;
  const PlnAgendaLine *line;

  pln_agenda_put (get_workspace (self), edit, copy, place);
  if (!pln_context_commit (self->context, edit))
    return;
  pln_agenda_editor_refresh (self);
  pln_agenda_editor_select (self, copy);
  line = find_line (self, copy);
  if (line == NULL)
    return;
  /* Translators: an agenda item got another number; the argument is like “(c)” */
  text = g_strdup_printf (_("Moved to %s"), line->label);
  pln_context_announce (self->context, text);
}

static void
step_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlnAgendaEditor *self = PLN_AGENDA_EDITOR (widget);
  PlnAgendaStep step = g_str_equal (name, "agenda.move-up") ? PLN_AGENDA_UP
                       : g_str_equal (name, "agenda.move-down") ? PLN_AGENDA_DOWN
                       : g_str_equal (name, "agenda.indent") ? PLN_AGENDA_INDENT : PLN_AGENDA_OUTDENT;
  g_autoptr (PlnAgendaPlace) place = self->selected != NULL ? pln_agenda_step (self->lines, self->selected, step) : NULL;

  if (place != NULL)
    put_place (self, self->selected, place);
}

/* Adds items with these titles, one for each line that is not blank; returns the last one's id. */
static char *
add_titles (PlnAgendaEditor *self, const char *text, const char *parent)
{
  g_auto (GStrv) titles = g_strsplit (text, "\n", -1);
  g_autoptr (PlnEdit) edit = pln_edit_new (_("Add Agenda Item"));
  g_autofree char *meeting = pln_value_from_plain (PLN_TYPE_REFERENCE, self->meeting);
  g_autofree char *above = parent != NULL ? pln_value_from_plain (PLN_TYPE_REFERENCE, parent) : NULL;
  g_autofree char *last = NULL;
  guint position = 1;

  for (guint i = 0; i < self->lines->len; i++)
    if (g_strcmp0 (((PlnAgendaLine *) g_ptr_array_index (self->lines, i))->parent, parent) == 0)
      position++;
  for (guint i = 0; titles[i] != NULL; i++)
    {
      g_autofree char *canonical = NULL, *number = NULL;
      if (*g_strstrip (titles[i]) == '\0')
        continue;
      canonical = pln_value_from_plain (PLN_TYPE_TEXT, titles[i]);
      number = g_strdup_printf ("%u", position++);
      g_free (last);
      last = g_strdup (pln_edit_add (edit, "agenda_item", NULL));
      pln_edit_set (edit, last, "meeting", meeting);
      pln_edit_set (edit, last, "title", canonical);
      pln_edit_set (edit, last, "position", number);
      if (above != NULL)
        pln_edit_set (edit, last, "parent", above);
    }
  if (last == NULL || !pln_context_commit (self->context, edit))
    return NULL;
  return g_steal_pointer (&last);
}

static void
entry_activate_cb (PlnAgendaEditor *self)
{
  const PlnAgendaLine *line = find_line (self, self->selected);
  g_autofree char *id = add_titles (self, gtk_editable_get_text (GTK_EDITABLE (self->entry)), line != NULL ? line->parent : NULL);

  if (id == NULL)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  pln_agenda_editor_refresh (self);
}

/* Several lines pasted at once become several items. */
static void
text_pasted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PlnAgendaEditor) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autofree char *id = NULL;

  if (text == NULL)
    return;
  if (strchr (g_strchomp (text), '\n') == NULL)
    {
      int position = gtk_editable_get_position (GTK_EDITABLE (self->entry));
      gtk_editable_delete_selection (GTK_EDITABLE (self->entry));
      position = gtk_editable_get_position (GTK_EDITABLE (self->entry));
      gtk_editable_insert_text (GTK_EDITABLE (self->entry), text, -1, &position);
      gtk_editable_set_position (GTK_EDITABLE (self->entry), position);
      return;
    }
  id = add_titles (self, text, NULL);
  pln_agenda_editor_refresh (self);
}

static gboolean
entry_paste_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  PlnAgendaEditor *self = user_data;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, text_pasted_cb, g_object_ref (self));
  return TRUE;
}

static void
add_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pln_agenda_editor_add (PLN_AGENDA_EDITOR (widget));
}

static void
add_sub_item_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlnAgendaEditor *self = PLN_AGENDA_EDITOR (widget);
  g_autofree char *meeting = pln_value_from_plain (PLN_TYPE_REFERENCE, self->meeting);
  g_autofree char *parent = self->selected != NULL ? pln_value_from_plain (PLN_TYPE_REFERENCE, self->selected) : NULL;
  guint n = 1;
  g_autofree char *position = NULL;

  for (guint i = 0; i < self->lines->len; i++)
    if (g_strcmp0 (((PlnAgendaLine *) g_ptr_array_index (self->lines, i))->parent, self->selected) == 0)
      n++;
  position = g_strdup_printf ("%u", n);
  if (parent != NULL)
    pln_context_new_record (self->context, "agenda_item", "meeting", meeting, "parent", parent, "position", position, NULL);
}

static void
add_paper_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlnAgendaEditor *self = PLN_AGENDA_EDITOR (widget);
  g_autofree char *meeting = pln_value_from_plain (PLN_TYPE_REFERENCE, self->meeting);
  g_autofree char *item = self->selected != NULL ? pln_value_from_plain (PLN_TYPE_REFERENCE, self->selected) : NULL;

  if (item != NULL)
    pln_context_new_record (self->context, "paper", "for_meeting", meeting, "agenda_item", item, NULL);
}

static void
inspect_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlnAgendaEditor *self = PLN_AGENDA_EDITOR (widget);

  if (self->selected != NULL)
    pln_context_inspect (self->context, self->selected, TRUE);
}

static void
delete_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlnAgendaEditor *self = PLN_AGENDA_EDITOR (widget);
  g_autofree char *id = g_strdup (self->selected);
  const char *ids[] = { id, NULL };

  if (id != NULL)
    pln_context_delete (self->context, ids);
}

static void
state_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlnAgendaEditor *self = PLN_AGENDA_EDITOR (widget);
  g_autofree char *canonical = pln_value_from_plain (PLN_TYPE_CHOICE, g_variant_get_string (parameter, NULL));

  if (self->selected != NULL)
    pln_context_set_value (self->context, self->selected, "state", canonical);
}

static void
carry_to (PlnContext *context, const char *id, gpointer user_data)
{
  const char *const *what = user_data; /* meeting, item or "" */
  PlnWorkspace *workspace = pln_context_get_workspace (context);
  g_autoptr (PlnEdit) edit = pln_edit_new (_("Carry Over Agenda Items"));
  guint n;
  g_autofree char *title = NULL, *toast = NULL;

  if (id == NULL)
    return;
  n = pln_agenda_carry_over (workspace, edit, what[0], id, *what[1] != '\0' ? what[1] : NULL);
  if (n == 0)
    {
      pln_context_toast (context, _("Nothing is left open"));
      return;
    }
  title = pln_workspace_get_title (workspace, id);
  /* Translators: agenda items were put on the agenda of a later meeting */
  toast = g_strdup_printf (ngettext ("%u item carried over to “%s”", "%u items carried over to “%s”", n), n, title);
  pln_context_commit_toast (context, edit, toast);
}

static gboolean
is_other_meeting (PlnContext *context, const char *id, gpointer user_data)
{
  const char *const *what = user_data;

  return !g_str_equal (id, what[0]);
}

static void
ask_carry_over (PlnAgendaEditor *self, const char *item)
{
  GStrvBuilder *builder = g_strv_builder_new ();
  char **what;

  g_strv_builder_add (builder, self->meeting);
  g_strv_builder_add (builder, item != NULL ? item : "");
  what = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  pln_pick_dialog_present (self->context, _("Carry Over to Which Meeting?"), "meeting", NULL, is_other_meeting, carry_to, what,
                           (GDestroyNotify) g_strfreev);
}

static void
carry_over_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlnAgendaEditor *self = PLN_AGENDA_EDITOR (widget);

  ask_carry_over (self, g_str_equal (name, "agenda.carry-over") ? self->selected : NULL);
}

/* ---- renaming in place -------------------------------------------------- */

/* The entry stands in the place of the title while it is renamed. */
static void
end_renaming (PlnAgendaEditor *self, GtkWidget *entry, gboolean take)
{
  GtkWidget *label = gtk_widget_get_prev_sibling (entry);
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (entry), "pln-id"));
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  g_autofree char *canonical = NULL;
  GtkListBoxRow *row = find_row (self, id);

  if (!gtk_widget_get_visible (entry))
    return;
  gtk_widget_set_visible (entry, FALSE);
  gtk_widget_set_visible (label, TRUE);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  if (!take || *text == '\0' || g_strcmp0 (text, gtk_label_get_label (GTK_LABEL (label))) == 0)
    return;
  canonical = pln_value_from_plain (PLN_TYPE_TEXT, text);
  pln_context_set_value (self->context, id, "title", canonical);
}

static void
rename_activate_cb (GtkWidget *entry, PlnAgendaEditor *self)
{
  end_renaming (self, entry, TRUE);
}

static void
rename_leave_cb (GtkEventControllerFocus *controller, PlnAgendaEditor *self)
{
  if (!self->filling)
    end_renaming (self, gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller)), TRUE);
}

static gboolean
rename_key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, PlnAgendaEditor *self)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  end_renaming (self, gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller)), FALSE);
  return GDK_EVENT_STOP;
}

static void
rename_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlnAgendaEditor *self = PLN_AGENDA_EDITOR (widget);
  GtkListBoxRow *row = find_row (self, self->selected);
  GtkWidget *entry = row != NULL ? g_object_get_data (G_OBJECT (row), "pln-entry") : NULL;
  GtkWidget *label = entry != NULL ? gtk_widget_get_prev_sibling (entry) : NULL;

  if (entry == NULL)
    return;
  gtk_editable_set_text (GTK_EDITABLE (entry), gtk_label_get_label (GTK_LABEL (label)));
  gtk_widget_set_visible (label, FALSE);
  gtk_widget_set_visible (entry, TRUE);
  gtk_widget_grab_focus (entry);
}

/* ---- rows --------------------------------------------------------------- */

static char *
make_caption (PlnAgendaEditor *self, const char *id)
{
  PlnWorkspace *workspace = get_workspace (self);
  g_autoptr (PlnItem) item = pln_item_new (workspace, id);
  g_autofree char *lead = pln_item_get_display (item, "lead"), *lead_text = pln_item_get_display (item, "lead_text");
  g_autoptr (GPtrArray) later = pln_workspace_referrers (workspace, "agenda_item", "carried_from", id);
  g_autoptr (GString) text = g_string_new (*lead != '\0' ? lead : lead_text);

  if (pln_item_get_value (item, "carried_from") != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", _("carried over from an earlier meeting"));
  if (later != NULL && later->len > 0)
    {
      g_autofree char *canonical = pln_workspace_get_value (workspace, g_ptr_array_index (later, 0), "meeting");
      g_autofree char *meeting = canonical != NULL ? pln_value_get_plain (canonical) : NULL;
      g_autofree char *title = meeting != NULL ? pln_workspace_get_title (workspace, meeting) : NULL;
      if (title != NULL)
        {
          /* Translators: an agenda item that goes on in a later meeting */
          g_autofree char *to = g_strdup_printf (_("carried over to %s"), title);
          g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", to);
        }
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GdkContentProvider *
drag_prepare_cb (GtkDragSource *source, double x, double y, GtkWidget *row)
{
  g_autoptr (PlnDragRecord) record = pln_drag_record_new ("agenda_item", row_id (GTK_LIST_BOX_ROW (row)));

  return gdk_content_provider_new_typed (PLN_TYPE_DRAG_RECORD, record);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, PlnAgendaEditor *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  const PlnDragRecord *record = g_value_get_boxed (value);
  g_autoptr (PlnAgendaPlace) place = NULL;

  if (record == NULL || g_strcmp0 (record->kind, "agenda_item") != 0 || find_line (self, record->id) == NULL)
    return FALSE;
  place = pln_agenda_beside (self->lines, record->id, row_id (GTK_LIST_BOX_ROW (row)), y > gtk_widget_get_height (row) / 2.0);
  if (place == NULL)
    return FALSE;
  put_place (self, record->id, place);
  return TRUE;
}

static void
add_drag (PlnAgendaEditor *self, GtkWidget *row, GtkWidget *handle)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (PLN_TYPE_DRAG_RECORD, GDK_ACTION_COPY | GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (drag_prepare_cb), row);
  gtk_widget_add_controller (handle, GTK_EVENT_CONTROLLER (source));
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (target));
}

static GtkWidget *
make_rename_entry (PlnAgendaEditor *self, const char *id)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new (), *keys = gtk_event_controller_key_new ();

  gtk_widget_set_visible (entry, FALSE);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 8);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Title"), -1);
  g_object_set_data_full (G_OBJECT (entry), "pln-id", g_strdup (id), g_free);
  g_signal_connect (entry, "activate", G_CALLBACK (rename_activate_cb), self);
  g_signal_connect (focus, "leave", G_CALLBACK (rename_leave_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (rename_key_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (entry, focus);
  gtk_widget_add_controller (entry, keys);
  return entry;
}

static GtkWidget *
make_text (PlnAgendaEditor *self, GtkWidget *row, const char *id, const char *title)
{
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *label = gtk_label_new (title), *entry = make_rename_entry (self, id);
  g_autofree char *caption = make_caption (self, id);

  g_object_set_data (G_OBJECT (row), "pln-entry", entry);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_box_append (GTK_BOX (text), label);
  gtk_box_append (GTK_BOX (text), entry);
  if (*caption != '\0')
    {
      GtkWidget *small = gtk_label_new (caption);
      gtk_widget_add_css_class (small, "caption");
      gtk_widget_add_css_class (small, "dimmed");
      gtk_label_set_xalign (GTK_LABEL (small), 0);
      gtk_label_set_wrap (GTK_LABEL (small), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (small), PANGO_WRAP_WORD_CHAR);
      gtk_box_append (GTK_BOX (text), small);
    }
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_set_valign (text, GTK_ALIGN_CENTER);
  return text;
}

static GtkWidget *
item_row_new (PlnAgendaEditor *self, const PlnAgendaLine *line)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *handle = gtk_image_new_from_icon_name ("list-drag-handle-symbolic"), *label = gtk_label_new (line->label), *pill;
  g_autofree char *title = pln_workspace_get_title (get_workspace (self), line->id), *spoken = NULL;
  g_autofree char *canonical = pln_workspace_get_value (get_workspace (self), line->id, "state");
  g_autofree char *state = canonical != NULL ? pln_value_get_plain (canonical) : NULL;

  g_object_set_data_full (G_OBJECT (row), "pln-id", g_strdup (line->id), g_free);
  gtk_widget_add_css_class (box, "agenda-item");
  gtk_widget_set_margin_start (box, 24 * MIN (line->depth, 5));
  gtk_widget_add_css_class (handle, "dimmed");
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_set_size_request (label, 26, -1);
  gtk_box_append (GTK_BOX (box), handle);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), make_text (self, row, line->id, title));
  pill = pln_state_pill_new ("agenda_item", state);
  if (pill != NULL)
    gtk_box_append (GTK_BOX (box), pill);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  add_drag (self, row, handle);
  /* Translators: an agenda item for a screen reader: number, title, state, level */
  spoken = g_strdup_printf (_("%s %s%s%s, level %d"), line->label, title, pill != NULL ? ", " : "",
                            pill != NULL ? pln_pill_get_label (PLN_PILL (pill)) : "", line->depth + 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

static GtkWidget *
paper_row_new (PlnAgendaEditor *self, const char *id, int depth)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *icon = gtk_image_new_from_icon_name ("x-office-document-symbolic"), *label, *pill = NULL;
  g_autoptr (PlnItem) item = pln_item_new (get_workspace (self), id);
  g_autofree char *symbol = pln_item_get_plain (item, "symbol");

  g_object_set_data_full (G_OBJECT (row), "pln-paper", g_strdup (id), g_free);
  gtk_widget_add_css_class (box, "agenda-item");
  gtk_widget_set_margin_start (box, 54 + 24 * MIN (depth, 5));
  label = gtk_label_new (pln_item_get_title (item));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  if (g_strcmp0 (pln_item_get_value (item, "informal"), "true") == 0)
    pill = pln_pill_new (PLN_PILL_WARNING, "system-lock-screen-symbolic", _("Informal"));
  else if (*symbol != '\0')
    pill = pln_pill_new (PLN_PILL_TAG, NULL, symbol);
  if (pill != NULL)
    gtk_box_append (GTK_BOX (box), pill);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, pln_item_get_title (item), -1);
  return row;
}

static gboolean
has_focus (PlnAgendaEditor *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list));
}

void
pln_agenda_editor_refresh (PlnAgendaEditor *self)
{
  g_autofree char *number = NULL, *selected = g_strdup (self->selected);
  gboolean had_focus = has_focus (self);

  self->filling = TRUE;
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  self->lines = pln_agenda_lines (get_workspace (self), self->meeting);
  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const PlnAgendaLine *line = g_ptr_array_index (self->lines, i);
      g_autoptr (GPtrArray) papers = pln_workspace_referrers (get_workspace (self), "paper", "agenda_item", line->id);
      gtk_list_box_append (self->list, item_row_new (self, line));
      for (guint j = 0; papers != NULL && j < papers->len; j++)
        gtk_list_box_append (self->list, paper_row_new (self, g_ptr_array_index (papers, j), line->depth));
    }
  number = g_strdup_printf ("%u", self->lines->len);
  gtk_label_set_label (GTK_LABEL (self->count), number);
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->lines->len > 0);
  gtk_widget_set_visible (self->empty, self->lines->len == 0);
  self->filling = FALSE;
  if (!pln_agenda_editor_select (self, selected))
    g_set_str (&self->selected, NULL);
  else if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (find_row (self, selected)));
  update_actions (self);
}

gboolean
pln_agenda_editor_select (PlnAgendaEditor *self, const char *id)
{
  GtkListBoxRow *row = find_row (self, id);

  if (row == NULL)
    return FALSE;
  gtk_list_box_select_row (self->list, row);
  return TRUE;
}

void
pln_agenda_editor_add (PlnAgendaEditor *self)
{
  gtk_widget_grab_focus (self->entry);
}

/* ---- building ----------------------------------------------------------- */

static void
row_selected_cb (GtkListBox *list, GtkListBoxRow *row, PlnAgendaEditor *self)
{
  if (self->filling)
    return;
  g_set_str (&self->selected, row_id (row));
  update_actions (self);
  if (row_id (row) != NULL)
    pln_context_inspect (self->context, row_id (row), FALSE);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, PlnAgendaEditor *self)
{
  const char *paper = g_object_get_data (G_OBJECT (row), "pln-paper");

  if (paper != NULL)
    pln_context_inspect (self->context, paper, TRUE);
  else if (row_id (row) != NULL)
    pln_context_inspect (self->context, row_id (row), TRUE);
}

static GMenuModel *
make_menu (void)
{
  const PlnField *field = pln_kind_find_field (pln_schema_find ("agenda_item"), "state");
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) first = g_menu_new (), moves = g_menu_new (), last = g_menu_new (), states = g_menu_new ();

  g_menu_append (first, _("_Edit"), "agenda.inspect");
  g_menu_append (first, _("_Rename"), "agenda.rename");
  for (const PlnChoice *choice = field->choices; choice->name != NULL; choice++)
    {
      g_autofree char *action = g_strdup_printf ("agenda.state::%s", choice->name);
      g_menu_append (states, pln_field_get_choice_label (field, choice->name), action);
    }
  g_menu_append_submenu (first, _("_State"), G_MENU_MODEL (states));
  g_menu_append (first, _("Add Sub-_Item…"), "agenda.add-sub-item");
  g_menu_append (first, _("Add _Paper…"), "agenda.add-paper");
  g_menu_append (first, _("_Carry Over…"), "agenda.carry-over");
  g_menu_append (moves, _("Move _Up"), "agenda.move-up");
  g_menu_append (moves, _("Move _Down"), "agenda.move-down");
  g_menu_append (moves, _("Put Under the One _Above"), "agenda.indent");
  g_menu_append (moves, _("Put _Beside Its Parent"), "agenda.outdent");
  g_menu_append (last, _("De_lete"), "agenda.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (first));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (moves));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  return G_MENU_MODEL (menu);
}

static void
popup_menu (PlnAgendaEditor *self, double x, double y)
{
  g_autoptr (GMenuModel) menu = make_menu ();

  pln_meeting_popup (menu, GTK_WIDGET (self), x, y);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, PlnAgendaEditor *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (self->list, (int) y);
  graphene_point_t at;

  if (row_id (row) == NULL
      || !gtk_widget_compute_point (GTK_WIDGET (self->list), GTK_WIDGET (self), &GRAPHENE_POINT_INIT ((float) x, (float) y), &at))
    return;
  gtk_list_box_select_row (self->list, row);
  popup_menu (self, at.x, at.y);
}

static gboolean
menu_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  PlnAgendaEditor *self = user_data;

  if (self->selected != NULL)
    popup_menu (self, 80, 80);
  return self->selected != NULL;
}

static void
add_shortcut (GtkEventController *controller, const char *trigger, const char *action)
{
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger), gtk_named_action_new (action)));
}

static void
add_controllers (PlnAgendaEditor *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new (), *paste = gtk_shortcut_controller_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  add_shortcut (keys, "<Alt>Up", "agenda.move-up");
  add_shortcut (keys, "<Alt>Down", "agenda.move-down");
  add_shortcut (keys, "<Alt><Shift>Right", "agenda.indent");
  add_shortcut (keys, "<Alt><Shift>Left", "agenda.outdent");
  add_shortcut (keys, "F2", "agenda.rename");
  add_shortcut (keys, "Delete", "agenda.delete");
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Menu|<Shift>F10"),
                                                          gtk_callback_action_new (menu_key_cb, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (click));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (paste),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>v"),
                                                          gtk_callback_action_new (entry_paste_cb, self, NULL)));
  gtk_event_controller_set_propagation_phase (paste, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (self->entry, paste);
}

static GtkWidget *
make_button (const char *icon, const char *tooltip, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
make_header (PlnAgendaEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *title = gtk_label_new (_("Agenda"));

  gtk_widget_add_css_class (title, "heading");
  self->count = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->count, "dimmed");
  gtk_widget_set_hexpand (self->count, TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->count), 0);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), self->count);
  gtk_box_append (GTK_BOX (box), make_button ("go-up-symbolic", _("Move Up"), "agenda.move-up"));
  gtk_box_append (GTK_BOX (box), make_button ("go-down-symbolic", _("Move Down"), "agenda.move-down"));
  gtk_box_append (GTK_BOX (box), make_button ("format-indent-less-symbolic", _("Put Beside Its Parent"), "agenda.outdent"));
  gtk_box_append (GTK_BOX (box), make_button ("format-indent-more-symbolic", _("Put Under the One Above"), "agenda.indent"));
  gtk_box_append (GTK_BOX (box), make_button ("list-add-symbolic", _("Add Item"), "agenda.add"));
  return box;
}

static void
pln_agenda_editor_dispose (GObject *object)
{
  PlnAgendaEditor *self = PLN_AGENDA_EDITOR (object);

  self->filling = TRUE;
  G_OBJECT_CLASS (pln_agenda_editor_parent_class)->dispose (object);
}

static void
pln_agenda_editor_finalize (GObject *object)
{
  PlnAgendaEditor *self = PLN_AGENDA_EDITOR (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_free (self->meeting);
  g_free (self->selected);
  G_OBJECT_CLASS (pln_agenda_editor_parent_class)->finalize (object);
}

static void
pln_agenda_editor_class_init (PlnAgendaEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const char *const steps[] = { "agenda.move-up", "agenda.move-down", "agenda.indent", "agenda.outdent" };

  G_OBJECT_CLASS (klass)->dispose = pln_agenda_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = pln_agenda_editor_finalize;
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    gtk_widget_class_install_action (widget_class, steps[i], NULL, step_cb);
  gtk_widget_class_install_action (widget_class, "agenda.add", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "agenda.add-sub-item", NULL, add_sub_item_cb);
  gtk_widget_class_install_action (widget_class, "agenda.add-paper", NULL, add_paper_cb);
  gtk_widget_class_install_action (widget_class, "agenda.inspect", NULL, inspect_cb);
  gtk_widget_class_install_action (widget_class, "agenda.rename", NULL, rename_cb);
  gtk_widget_class_install_action (widget_class, "agenda.delete", NULL, delete_cb);
  gtk_widget_class_install_action (widget_class, "agenda.state", "s", state_cb);
  gtk_widget_class_install_action (widget_class, "agenda.carry-over", NULL, carry_over_cb);
  gtk_widget_class_install_action (widget_class, "agenda.carry-over-all", NULL, carry_over_cb);
}

static void
pln_agenda_editor_init (PlnAgendaEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) pln_agenda_line_free);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Agenda"), -1);
  g_signal_connect (self->list, "row-selected", G_CALLBACK (row_selected_cb), self);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_list_box_set_activate_on_single_click (self->list, FALSE);
  self->empty = gtk_label_new (_("Paste or type the order of the day"));
  gtk_widget_add_css_class (self->empty, "dimmed");
  self->entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _("New item, Enter to add"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("New agenda item"), -1);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (entry_activate_cb), self);
  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), self->empty);
  gtk_box_append (GTK_BOX (box), self->entry);
  adw_bin_set_child (ADW_BIN (self), box);
  add_controllers (self);
}

GtkWidget *
pln_agenda_editor_new (PlnContext *context, const char *meeting)
{
  PlnAgendaEditor *self = g_object_new (PLN_TYPE_AGENDA_EDITOR, NULL);

  self->context = g_object_ref (context);
  self->meeting = g_strdup (meeting);
  pln_agenda_editor_refresh (self);
  return GTK_WIDGET (self);
}
