/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/exchange/pln-review-view.h"

#include "app/exchange/pln-exchange-words.h"
#include "widgets/pln-pill.h"

#include <glib/gi18n.h>

/* PlnReviewView: a list box is enough for what needs a decision; beyond
 * MOST_FINDINGS the rest waits its turn, and the count says so. */
#define MOST_FINDINGS 300

struct _PlnReviewView
{
  AdwBin parent_instance;

  PlnContext *context;  /* borrowed; lives as long as the window */
  GPtrArray *findings;  /* owned; of PlnReviewFinding */
  GtkWidget *stack, *list, *detail, *split, *progress_label;
  GtkWidget *editor;    /* text view of the present finding, or NULL; borrowed */
  guint settled;
};

G_DEFINE_FINAL_TYPE (PlnReviewView, pln_review_view, ADW_TYPE_BIN)

static const PlnReviewFinding *
selected_finding (PlnReviewView *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  gpointer n = row != NULL ? g_object_get_data (G_OBJECT (row), "pln-n") : NULL;

  return n != NULL && GPOINTER_TO_UINT (n) <= self->findings->len ? self->findings->pdata[GPOINTER_TO_UINT (n) - 1] : NULL;
}

static GtkWidget *
text_label (const char *text,
            const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

/* ---- settling ------------------------------------------------------------------ */

static void
settled (PlnReviewView *self,
         gboolean       ok,
         const GError  *error)
{
  if (!ok)
    {
      pln_context_error (self->context, _("This Could Not Be Settled"), error);
      return;
    }
  self->settled++;
  pln_context_toast_undo (self->context, _("Settled"));
}

static void
take_version (PlnReviewView *self,
              const char    *stamp)
{
  const PlnReviewFinding *finding = selected_finding (self);
  const char *field = finding != NULL && finding->field != NULL ? finding->field : PLN_ALIVE;
  g_autoptr (GError) error = NULL;

  if (finding == NULL)
    return;
  settled (self, pln_workspace_resolve_conflict (pln_context_get_workspace (self->context), finding->id, field, stamp,
                                                 NULL, &error), error);
}

static void
commit (PlnReviewView *self,
        PlnEdit       *edit)
{
  if (pln_context_commit_toast (self->context, edit, _("Settled")))
    self->settled++;
}

static void
take_cb (GtkButton     *button,
         PlnReviewView *self)
{
  g_autofree char *stamp = g_strdup (g_object_get_data (G_OBJECT (button), "pln-stamp"));

  take_version (self, stamp);
}

static void
use_text_cb (PlnReviewView *self)
{
  const PlnReviewFinding *finding = selected_finding (self);
  GtkTextBuffer *buffer;
  GtkTextIter start, end;
  g_autofree char *text = NULL, *canonical = NULL;
  g_autoptr (GError) error = NULL;
  const PlnKind *kind;
  const PlnField *field;

  if (finding == NULL || self->editor == NULL)
    return;
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editor));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  kind = pln_schema_find (finding->kind);
  field = kind != NULL ? pln_kind_find_field (kind, finding->field) : NULL;
  if (field == NULL || !pln_field_parse_typed (field, text, &canonical, &error))
    {
      if (error != NULL)
        pln_context_error (self->context, _("This Text Is Not Understood"), error);
      return;
    }
  settled (self, pln_workspace_resolve_conflict (pln_context_get_workspace (self->context), finding->id, finding->field,
                                                 NULL, canonical, &error), error);
}

static void
keep_record_cb (PlnReviewView *self)
{
  const PlnReviewFinding *finding = selected_finding (self);
  g_autoptr (PlnEdit) edit = pln_edit_new (_("Keep Record"));

  if (finding == NULL)
    return;
  pln_edit_restore (edit, finding->id);
  commit (self, edit);
}

static void
delete_record_cb (PlnReviewView *self)
{
  const PlnReviewFinding *finding = selected_finding (self);
  g_autoptr (PlnEdit) edit = pln_edit_new (_("Delete Record"));

  if (finding == NULL)
    return;
  pln_edit_delete (edit, finding->id);
  commit (self, edit);
}

static void
clear_reference_cb (PlnReviewView *self)
{
  const PlnReviewFinding *finding = selected_finding (self);
  g_autoptr (PlnEdit) edit = pln_edit_new (_("Clear Reference"));

  if (finding == NULL)
    return;
  pln_edit_set (edit, finding->id, finding->field, NULL);
  commit (self, edit);
}

static void
restore_target_cb (PlnReviewView *self)
{
  const PlnReviewFinding *finding = selected_finding (self);
  g_autoptr (PlnEdit) edit = pln_edit_new (_("Restore Record"));

  if (finding == NULL || finding->target == NULL)
    return;
  pln_edit_restore (edit, finding->target);
  commit (self, edit);
}

static void
open_record_cb (GtkButton     *button,
                PlnReviewView *self)
{
  pln_context_open (self->context, g_object_get_data (G_OBJECT (button), "pln-id"));
}

static void
choose_another_cb (PlnReviewView *self)
{
  const PlnReviewFinding *finding = selected_finding (self);

  if (finding != NULL)
    pln_context_edit_field (self->context, finding->id, finding->field);
}

/* ---- the detail -------------------------------------------------------------------- */

static GtkWidget *
action_button (PlnReviewView *self,
               const char    *label,
               GCallback      callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
open_button (PlnReviewView *self,
             const char    *id)
{
  g_autofree char *title = pln_workspace_get_title (pln_context_get_workspace (self->context), id);
  g_autofree char *label = g_strdup_printf (_("Open “%s”"), title);
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), PANGO_ELLIPSIZE_END);
  g_object_set_data_full (G_OBJECT (button), "pln-id", g_strdup (id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (open_record_cb), self, 0);
  return button;
}

static GtkWidget *
version_card (PlnReviewView          *self,
              const PlnReviewFinding *finding,
              guint                   n)
{
  PlnWorkspace *workspace = pln_context_get_workspace (self->context);
  const PlnImportVersion *version = finding->versions->pdata[n];
  const PlnImportVersion *other = finding->versions->pdata[n == 0 ? 1 % finding->versions->len : 0];
  const char *field = finding->field != NULL ? finding->field : PLN_ALIVE;
  g_autofree char *text = pln_exchange_value_text (workspace, finding->kind, field, version->value);
  g_autofree char *other_text = pln_exchange_value_text (workspace, finding->kind, field, other->value);
  g_autofree char *time = pln_exchange_time_text (pln_stamp_get_unix_ms (version->stamp), pln_workspace_get_now (workspace));
  g_autofree char *label = g_strdup_printf (n == 0 ? _("Keep This (%u)") : _("Keep That (%u)"), n + 1);
  g_autofree char *name = g_strdup_printf (n == 0 ? _("Keep this: %s") : _("Keep that: %s"), version->office);
  g_autoptr (PangoAttrList) attributes = pln_exchange_differences (text, other_text, n);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9), *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *value = text_label (text, NULL), *button = gtk_button_new_with_label (label);

  gtk_label_set_attributes (GTK_LABEL (value), attributes);
  gtk_label_set_selectable (GTK_LABEL (value), TRUE);
  gtk_widget_set_vexpand (value, TRUE);
  gtk_widget_set_valign (value, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (head), text_label (version->office, "heading"));
  if (n == 0)
    {
      GtkWidget *shown = pln_pill_new (PLN_PILL_TAG, NULL, _("Shown now"));

      gtk_widget_set_hexpand (shown, TRUE);
      gtk_widget_set_halign (shown, GTK_ALIGN_END);
      gtk_box_append (GTK_BOX (head), shown);
    }
  gtk_box_append (GTK_BOX (card), head);
  gtk_box_append (GTK_BOX (card), text_label (time, "dimmed"));
  gtk_box_append (GTK_BOX (card), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (card), value);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "pln-stamp", g_strdup (version->stamp), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (take_cb), self, 0);
  gtk_box_append (GTK_BOX (card), button);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "review-card");
  gtk_widget_set_hexpand (card, TRUE);
  return card;
}

static GtkWidget *
make_versions (PlnReviewView          *self,
               const PlnReviewFinding *finding)
{
  GtkWidget *cards = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (cards), 16);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (cards), 16);
  adw_wrap_box_set_justify (ADW_WRAP_BOX (cards), ADW_JUSTIFY_FILL);
  for (guint i = 0; i < finding->versions->len && i < 9; i++)
    {
      GtkWidget *card = version_card (self, finding, i);

      gtk_widget_set_size_request (card, 260, -1);
      adw_wrap_box_append (ADW_WRAP_BOX (cards), card);
    }
  return cards;
}

static gboolean
is_text_field (const PlnReviewFinding *finding)
{
  const PlnKind *kind = pln_schema_find (finding->kind);
  const PlnField *field = kind != NULL && finding->field != NULL ? pln_kind_find_field (kind, finding->field) : NULL;

  return field != NULL && field->type != PLN_TYPE_REFERENCE && field->type != PLN_TYPE_BOOLEAN;
}

static GtkWidget *
make_editor (PlnReviewView          *self,
             const PlnReviewFinding *finding)
{
  const PlnImportVersion *shown = finding->versions->pdata[0];
  const PlnField *field = pln_kind_find_field (pln_schema_find (finding->kind), finding->field);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9), *use = action_button (self, _("_Use This Text"), G_CALLBACK (use_text_cb));
  g_autofree char *text = shown->value != NULL ? pln_value_to_typed (field->type, shown->value) : g_strdup ("");

  self->editor = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->editor), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->editor), FALSE);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editor)), text, -1);
  gtk_widget_add_css_class (self->editor, "card");
  gtk_widget_add_css_class (self->editor, "review-card");
  gtk_widget_set_size_request (self->editor, -1, 72);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Text of your own"), -1);
  gtk_widget_set_halign (use, GTK_ALIGN_END);
  gtk_widget_set_tooltip_text (use, _("Ctrl+Enter"));
  gtk_box_append (GTK_BOX (box), text_label (_("Or Edit"), "heading"));
  gtk_box_append (GTK_BOX (box), self->editor);
  gtk_box_append (GTK_BOX (box), use);
  return box;
}

static GtkWidget *
make_remedies (PlnReviewView          *self,
               const PlnReviewFinding *finding)
{
  GtkWidget *line = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (line), 9);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (line), 9);
  if (finding->type == PLN_REVIEW_DELETED_BUT_EDITED)
    {
      adw_wrap_box_append (ADW_WRAP_BOX (line), action_button (self, _("_Keep Record"), G_CALLBACK (keep_record_cb)));
      adw_wrap_box_append (ADW_WRAP_BOX (line), action_button (self, _("_Delete"), G_CALLBACK (delete_record_cb)));
    }
  else if (finding->type == PLN_REVIEW_BROKEN_REFERENCE)
    {
      adw_wrap_box_append (ADW_WRAP_BOX (line), action_button (self, _("_Choose Another…"), G_CALLBACK (choose_another_cb)));
      adw_wrap_box_append (ADW_WRAP_BOX (line), action_button (self, _("C_lear"), G_CALLBACK (clear_reference_cb)));
      adw_wrap_box_append (ADW_WRAP_BOX (line), action_button (self, _("_Restore the Deleted Record"), G_CALLBACK (restore_target_cb)));
    }
  else if (finding->type == PLN_REVIEW_CYCLE)
    {
      adw_wrap_box_append (ADW_WRAP_BOX (line), action_button (self, _("_Choose Another…"), G_CALLBACK (choose_another_cb)));
      adw_wrap_box_append (ADW_WRAP_BOX (line), action_button (self, _("_Keep at the Top Level"), G_CALLBACK (clear_reference_cb)));
    }
  else if (finding->type == PLN_REVIEW_EMPTY_REQUIRED)
    adw_wrap_box_append (ADW_WRAP_BOX (line), action_button (self, _("_Fill In…"), G_CALLBACK (choose_another_cb)));
  adw_wrap_box_append (ADW_WRAP_BOX (line), open_button (self, finding->id));
  for (guint i = 0; finding->ids != NULL && finding->ids[i] != NULL && i < 8; i++)
    {
      if (g_strcmp0 (finding->ids[i], finding->id) != 0)
        adw_wrap_box_append (ADW_WRAP_BOX (line), open_button (self, finding->ids[i]));
    }
  return line;
}

static void
show_finding (PlnReviewView *self)
{
  const PlnReviewFinding *finding = selected_finding (self);
  PlnWorkspace *workspace = pln_context_get_workspace (self->context);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_autofree char *title = NULL, *text = NULL, *reason = NULL;

  self->editor = NULL;
  if (finding == NULL)
    {
      gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->detail), NULL);
      g_object_ref_sink (box);
      g_object_unref (box);
      return;
    }
  title = pln_workspace_get_title (workspace, finding->id);
  text = pln_exchange_finding_text (workspace, finding);
  reason = pln_exchange_finding_reason (workspace, finding);
  gtk_box_append (GTK_BOX (box), text_label (text, "title-2"));
  gtk_box_append (GTK_BOX (box), text_label (title, "dimmed"));
  gtk_box_append (GTK_BOX (box), text_label (reason, NULL));
  if (finding->versions != NULL && finding->versions->len > 0)
    gtk_box_append (GTK_BOX (box), make_versions (self, finding));
  if (finding->type == PLN_REVIEW_CONFLICT && finding->versions != NULL && is_text_field (finding))
    gtk_box_append (GTK_BOX (box), make_editor (self, finding));
  gtk_box_append (GTK_BOX (box), make_remedies (self, finding));
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 24);
  gtk_widget_set_margin_start (box, 24);
  gtk_widget_set_margin_end (box, 24);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->detail), box);
}

/* ---- the list ------------------------------------------------------------------------ */

static GtkWidget *
finding_row (PlnReviewView          *self,
             const PlnReviewFinding *finding,
             guint                   n)
{
  PlnWorkspace *workspace = pln_context_get_workspace (self->context);
  g_autofree char *title = pln_workspace_get_title (workspace, finding->id);
  g_autofree char *text = pln_exchange_finding_text (workspace, finding);
  g_autofree char *name = g_strdup_printf ("%s, %s, %s", pln_exchange_finding_heading (finding->type), title, text);
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *first = text_label (title, NULL), *second = text_label (text, "dimmed");

  gtk_widget_add_css_class (second, "caption");
  gtk_box_append (GTK_BOX (lines), first);
  gtk_box_append (GTK_BOX (lines), second);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (pln_context_icon_of_kind (finding->kind)));
  gtk_box_append (GTK_BOX (box), lines);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "pln-n", GUINT_TO_POINTER (n + 1));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

static void
header_cb (GtkListBoxRow *row,
           GtkListBoxRow *before,
           gpointer       user_data)
{
  PlnReviewView *self = user_data;
  guint n = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "pln-n"));
  guint m = before != NULL ? GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (before), "pln-n")) : 0;
  const PlnReviewFinding *finding, *previous;
  GtkWidget *label;

  if (n == 0 || n > self->findings->len || m > self->findings->len)
    return;
  finding = self->findings->pdata[n - 1];
  previous = m > 0 ? self->findings->pdata[m - 1] : NULL;
  if (previous != NULL && previous->type == finding->type)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = text_label (pln_exchange_finding_heading (finding->type), "heading");
  gtk_widget_set_margin_top (label, 12);
  gtk_widget_set_margin_bottom (label, 3);
  gtk_widget_set_margin_start (label, 6);
  gtk_list_box_row_set_header (row, label);
}

void
pln_review_view_refresh (PlnReviewView *self)
{
  g_autoptr (GError) error = NULL;
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  int at = row != NULL ? gtk_list_box_row_get_index (row) : 0;
  GPtrArray *findings = pln_review_find (pln_context_get_workspace (self->context), &error);
  g_autofree char *text = NULL;

  if (findings == NULL)
    {
      pln_context_error (self->context, _("The Findings Could Not Be Read"), error);
      return;
    }
  gtk_list_box_remove_all (GTK_LIST_BOX (self->list));
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  self->findings = findings;
  for (guint i = 0; i < findings->len && i < MOST_FINDINGS; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), finding_row (self, findings->pdata[i], i));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), findings->len > 0 ? "findings" : "none");
  text = self->settled > 0
           ? g_strdup_printf (ngettext ("%u settled, %u left", "%u settled, %u left", findings->len), self->settled, findings->len)
           : g_strdup_printf (ngettext ("%u finding", "%u findings", findings->len), findings->len);
  gtk_label_set_label (GTK_LABEL (self->progress_label), text);
  row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), MIN (at, (int) MIN (findings->len, MOST_FINDINGS) - 1));
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);
  show_finding (self);
}

guint
pln_review_view_count (PlnReviewView *self)
{
  return self->findings != NULL ? self->findings->len : 0;
}

/* ---- keys ------------------------------------------------------------------------------ */

static gboolean
key_cb (PlnReviewView  *self,
        guint           keyval,
        guint           keycode,
        GdkModifierType state)
{
  const PlnReviewFinding *finding = selected_finding (self);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  int at = row != NULL ? gtk_list_box_row_get_index (row) : 0;

  if (finding == NULL)
    return GDK_EVENT_PROPAGATE;
  if ((keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter) && (state & GDK_CONTROL_MASK))
    {
      use_text_cb (self);
      return GDK_EVENT_STOP;
    }
  if (self->editor != NULL && gtk_widget_has_focus (self->editor))
    return GDK_EVENT_PROPAGATE;
  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_j || keyval == GDK_KEY_k)
    {
      row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), keyval == GDK_KEY_j ? at + 1 : at - 1);
      if (row != NULL)
        gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);
      return GDK_EVENT_STOP;
    }
  if (keyval >= GDK_KEY_1 && keyval <= GDK_KEY_9 && finding->type == PLN_REVIEW_CONFLICT &&
      keyval - GDK_KEY_1 < finding->versions->len)
    {
      const PlnImportVersion *version = finding->versions->pdata[keyval - GDK_KEY_1];
      g_autofree char *stamp = g_strdup (version->stamp);

      take_version (self, stamp);
      return GDK_EVENT_STOP;
    }
  if (keyval == GDK_KEY_e && self->editor != NULL)
    {
      gtk_widget_grab_focus (self->editor);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
narrow_cb (PlnReviewView *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->split), GTK_ORIENTATION_VERTICAL);
}

static void
wide_cb (PlnReviewView *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->split), GTK_ORIENTATION_HORIZONTAL);
}

static void
build (PlnReviewView *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new (), *start = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *none = adw_status_page_new (), *bin = adw_breakpoint_bin_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  AdwBreakpoint *breakpoint = adw_breakpoint_new (adw_breakpoint_condition_parse ("max-width: 640sp"));

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_BROWSE);
  gtk_list_box_set_header_func (GTK_LIST_BOX (self->list), header_cb, self, NULL);
  gtk_widget_add_css_class (self->list, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Findings"), -1);
  g_signal_connect_object (self->list, "row-selected", G_CALLBACK (show_finding), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroller, TRUE);
  self->progress_label = text_label ("", "dimmed");
  gtk_widget_set_margin_start (self->progress_label, 18);
  gtk_widget_set_margin_top (self->progress_label, 6);
  gtk_box_append (GTK_BOX (start), self->progress_label);
  gtk_box_append (GTK_BOX (start), scroller);
  self->detail = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->detail), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  self->split = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  gtk_paned_set_start_child (GTK_PANED (self->split), start);
  gtk_paned_set_end_child (GTK_PANED (self->split), self->detail);
  gtk_paned_set_position (GTK_PANED (self->split), 292);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (none), "object-select-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (none), _("Nothing to Review"));
  adw_status_page_set_description (ADW_STATUS_PAGE (none), _("No conflict waits for a choice."));
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), none, "none");
  gtk_stack_add_named (GTK_STACK (self->stack), self->split, "findings");
  gtk_widget_set_size_request (bin, 300, 200);
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (bin), self->stack);
  g_signal_connect_object (breakpoint, "apply", G_CALLBACK (narrow_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (breakpoint, "unapply", G_CALLBACK (wide_cb), self, G_CONNECT_SWAPPED);
  adw_breakpoint_bin_add_breakpoint (ADW_BREAKPOINT_BIN (bin), breakpoint);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  adw_bin_set_child (ADW_BIN (self), bin);
}

static void
pln_review_view_finalize (GObject *object)
{
  PlnReviewView *self = PLN_REVIEW_VIEW (object);

  g_clear_pointer (&self->findings, g_ptr_array_unref);
  G_OBJECT_CLASS (pln_review_view_parent_class)->finalize (object);
}

static void
pln_review_view_class_init (PlnReviewViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pln_review_view_finalize;
}

static void
pln_review_view_init (PlnReviewView *self)
{
  self->findings = g_ptr_array_new ();
}

GtkWidget *
pln_review_view_new (PlnContext *context)
{
  PlnReviewView *self = g_object_new (PLN_TYPE_REVIEW_VIEW, NULL);

  self->context = context;
  build (self);
  pln_review_view_refresh (self);
  return GTK_WIDGET (self);
}
