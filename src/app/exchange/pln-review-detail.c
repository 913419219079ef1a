/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/exchange/pln-review-detail.h"

#include "app/exchange/pln-exchange-words.h"
#include "app/exchange/pln-review-duplicates.h"
#include "app/exchange/pln-review-plan.h"
#include "app/exchange/pln-text-diff.h"
#include "app/inspector/pln-field-row.h"
#include "app/pln-bits.h"
#include "app/records/pln-merge-plan.h"
#include "widgets/pln-pill.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOST_CARDS 9

struct _PlnReviewDetail
{
  AdwBin parent_instance;

  PlnContext *context;  /* borrowed; lives as long as the window */
  GPtrArray *findings;  /* owned, nullable */
  guint n;
  guint order[MOST_CARDS], n_cards; /* versions in the order of the cards: this office first */
  gboolean narrow;
  GtkWidget *scroller, *title, *cards;
  GtkWidget *editor;    /* text view of the present finding, or NULL */
  GtkWidget *row;       /* or a form row, or NULL */
  char *proposal;       /* owned, nullable; what the editor began with */
};

G_DEFINE_FINAL_TYPE (PlnReviewDetail, pln_review_detail, ADW_TYPE_BIN)

static const PlnReviewFinding *
current (PlnReviewDetail *self)
{
  return self->findings != NULL && self->n < self->findings->len ? self->findings->pdata[self->n] : NULL;
}

static const PlnField *
field_of (const PlnReviewFinding *finding)
{
  const PlnKind *kind = pln_schema_find (finding->kind);

  return kind != NULL && finding->field != NULL ? pln_kind_find_field (kind, finding->field) : NULL;
}

static GtkWidget *
keycap (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "keycap");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  return label;
}

/* ---- settling ------------------------------------------------------------------ */

static void
tell (PlnReviewDetail *self,
      gboolean         done,
      const GError    *error)
{
  if (done)
    pln_context_toast_undo (self->context, _("Settled"));
  else
    pln_context_error (self->context, _("This Could Not Be Settled"), error);
}

/* All of them into the one of that card; what it does not take over goes into its note. */
static gboolean
merge (PlnReviewDetail *self,
       guint            card)
{
  const PlnReviewFinding *finding = current (self);
  PlnWorkspace *workspace = pln_context_get_workspace (self->context);
  g_autoptr (PlnEdit) edit = pln_edit_new (_("Merge Records"));
  g_autoptr (PlnMergePlan) plan = NULL;

  if (card >= self->n_cards || !pln_merge_applies (workspace, (const char *const *) finding->ids))
    return FALSE;
  plan = pln_merge_plan_new (workspace, (const char *const *) finding->ids);
  pln_merge_plan_set_keep (plan, card);
  pln_merge_plan_add_to (plan, edit);
  pln_context_commit_toast (self->context, edit, _("Merged into one record"));
  return TRUE;
}

gboolean
pln_review_detail_take (PlnReviewDetail *self,
                        guint            card)
{
  const PlnReviewFinding *finding = current (self);
  g_autofree char *id = NULL, *field = NULL, *stamp = NULL;
  g_autoptr (GError) error = NULL;

  if (finding != NULL && finding->type == PLN_REVIEW_DUPLICATE)
    return merge (self, card);
  if (finding == NULL || finding->type != PLN_REVIEW_CONFLICT || card >= self->n_cards)
    return FALSE;
  id = g_strdup (finding->id);
  field = g_strdup (finding->field);
  stamp = g_strdup (((PlnImportVersion *) finding->versions->pdata[self->order[card]])->stamp);
  tell (self, pln_workspace_resolve_conflict (pln_context_get_workspace (self->context), id, field, stamp, NULL, &error), error);
  return TRUE;
}

static void
take_cb (GtkButton       *button,
         PlnReviewDetail *self)
{
  pln_review_detail_take (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "pln-card")));
}

/* What is typed, as canonical text; FALSE: it is not understood, and the person was told. */
static gboolean
read_typed (PlnReviewDetail *self,
            const PlnField  *field,
            char           **canonical)
{
  GtkTextIter start, end;
  GtkTextBuffer *buffer;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (self->row != NULL)
    {
      if (!pln_field_row_apply (PLN_FIELD_ROW (self->row)))
        return FALSE;
      *canonical = g_strdup (pln_field_row_get_value (PLN_FIELD_ROW (self->row)));
      return TRUE;
    }
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editor));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  if (pln_field_parse_typed (field, text, canonical, &error))
    return TRUE;
  pln_context_error (self->context, _("This Text Is Not Understood"), error);
  return FALSE;
}

gboolean
pln_review_detail_use (PlnReviewDetail *self)
{
  const PlnReviewFinding *finding = current (self);
  g_autofree char *canonical = NULL, *id = NULL, *field = NULL;
  g_autoptr (GError) error = NULL;

  if (finding == NULL || (self->editor == NULL && self->row == NULL))
    return FALSE;
  if (!read_typed (self, field_of (finding), &canonical))
    return TRUE;
  id = g_strdup (finding->id);
  field = g_strdup (finding->field);
  tell (self, pln_workspace_resolve_conflict (pln_context_get_workspace (self->context), id, field, NULL, canonical, &error),
        error);
  return TRUE;
}

static void
use_cb (PlnReviewDetail *self)
{
  pln_review_detail_use (self);
}

static void
commit (PlnReviewDetail *self,
        PlnEdit         *edit)
{
  pln_context_commit_toast (self->context, edit, _("Settled"));
}

static void
keep_cb (PlnReviewDetail *self)
{
  g_autoptr (PlnEdit) edit = pln_edit_new (_("Keep Record"));

  if (current (self) == NULL)
    return;
  pln_edit_restore (edit, current (self)->id);
  commit (self, edit);
}

static void
delete_cb (PlnReviewDetail *self)
{
  g_autoptr (PlnEdit) edit = pln_edit_new (_("Delete Record"));

  if (current (self) == NULL)
    return;
  pln_edit_delete (edit, current (self)->id);
  commit (self, edit);
}

static void
clear_cb (PlnReviewDetail *self)
{
  g_autoptr (PlnEdit) edit = pln_edit_new (_("Clear Reference"));

  if (current (self) == NULL)
    return;
  pln_edit_set (edit, current (self)->id, current (self)->field, NULL);
  commit (self, edit);
}

static void
restore_cb (PlnReviewDetail *self)
{
  g_autoptr (PlnEdit) edit = pln_edit_new (_("Restore Record"));

  if (current (self) == NULL || current (self)->target == NULL)
    return;
  pln_edit_restore (edit, current (self)->target);
  commit (self, edit);
}

/* The ring is broken where the button's record would go on: that one comes to the top level. */
static void
keep_edge_cb (GtkButton       *button,
              PlnReviewDetail *self)
{
  g_autoptr (PlnEdit) edit = pln_edit_new (_("Break Ring"));

  if (current (self) == NULL)
    return;
  pln_edit_set (edit, g_object_get_data (G_OBJECT (button), "pln-id"), current (self)->field, NULL);
  commit (self, edit);
}

static void
choose_cb (PlnReviewDetail *self)
{
  if (current (self) == NULL)
    return;
  if (field_of (current (self)) != NULL)
    pln_context_edit_field (self->context, current (self)->id, current (self)->field);
  else
    pln_context_open (self->context, current (self)->id);
}

static void
open_cb (GtkButton       *button,
         PlnReviewDetail *self)
{
  pln_context_open (self->context, g_object_get_data (G_OBJECT (button), "pln-id"));
}

static void
copy_cb (PlnReviewDetail *self)
{
  g_autofree char *json = current (self) != NULL ? pln_review_finding_to_json (current (self)) : NULL;

  if (json == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), json);
  pln_context_toast (self->context, _("Details copied"));
}

/* ---- buttons --------------------------------------------------------------------- */

static GtkWidget *
add_button (PlnReviewDetail *self,
            GtkWidget       *line,
            const char      *label,
            const char      *id,
            GCallback        callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), PANGO_ELLIPSIZE_END);
  g_object_set_data_full (G_OBJECT (button), "pln-id", g_strdup (id), g_free);
  g_signal_connect_object (button, "clicked", callback, self, id != NULL ? 0 : G_CONNECT_SWAPPED);
  adw_wrap_box_append (ADW_WRAP_BOX (line), button);
  return button;
}

/* format: translated, with one %s for the title of the record. */
static void
add_named_button (PlnReviewDetail *self,
                  GtkWidget       *line,
                  const char      *format,
                  const char      *id,
                  GCallback        callback)
{
  g_autofree char *title = pln_workspace_get_title (pln_context_get_workspace (self->context), id);
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);
  g_autofree char *label = g_strjoinv (title, parts);
  GtkWidget *button;

  button = add_button (self, line, "", id, callback);
  gtk_button_set_use_underline (GTK_BUTTON (button), FALSE);
  gtk_button_set_label (GTK_BUTTON (button), label); /* titles come from files: no mnemonics */
}

static GtkWidget *
make_line (void)
{
  GtkWidget *line = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (line), 9);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (line), 9);
  return line;
}

static void
add_remedies (PlnReviewDetail        *self,
              GtkWidget              *line,
              const PlnReviewFinding *finding)
{
  const PlnField *field = field_of (finding);
  gboolean required = field != NULL && (field->flags & PLN_FIELD_REQUIRED) != 0;

  if (finding->type == PLN_REVIEW_DELETED_BUT_EDITED)
    {
      add_button (self, line, _("_Keep Record"), NULL, G_CALLBACK (keep_cb));
      add_button (self, line, _("_Delete"), NULL, G_CALLBACK (delete_cb));
    }
  else if (finding->type == PLN_REVIEW_BROKEN_REFERENCE)
    {
      add_button (self, line, _("_Choose Another…"), NULL, G_CALLBACK (choose_cb));
      if (!required)
        add_button (self, line, _("C_lear"), NULL, G_CALLBACK (clear_cb));
      add_named_button (self, line, _("Restore “%s”"), finding->target, G_CALLBACK (restore_cb));
    }
  else if (finding->type == PLN_REVIEW_EMPTY_REQUIRED)
    add_button (self, line, _("_Fill In…"), NULL, G_CALLBACK (choose_cb));
  else if (finding->type == PLN_REVIEW_SKIPPED)
    add_button (self, line, _("_Keep What Is Here"), NULL, G_CALLBACK (keep_cb));
  if (finding->type == PLN_REVIEW_DUPLICATE)
    add_button (self, line, _("_Tell Them Apart…"), NULL, G_CALLBACK (choose_cb));
}

static GtkWidget *
make_remedies (PlnReviewDetail        *self,
               const PlnReviewFinding *finding)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *line = make_line (), *more = make_line ();
  GtkWidget *copy;

  add_remedies (self, line, finding);
  gtk_widget_set_visible (line, gtk_widget_get_first_child (line) != NULL);
  add_named_button (self, more, _("Open “%s”"), finding->id, G_CALLBACK (open_cb));
  for (guint i = 0; finding->ids != NULL && finding->ids[i] != NULL && i < MOST_CARDS; i++)
    if (!g_str_equal (finding->ids[i], finding->id))
      add_named_button (self, more, _("Open “%s”"), finding->ids[i], G_CALLBACK (open_cb));
  copy = add_button (self, more, _("Co_py Details"), NULL, G_CALLBACK (copy_cb));
  for (GtkWidget *button = gtk_widget_get_first_child (more); button != NULL; button = gtk_widget_get_next_sibling (button))
    gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (copy, _("Identifiers and stamps, for a report"));
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), more);
  return box;
}

/* ---- cards ------------------------------------------------------------------------- */

static gboolean
is_own (PlnReviewDetail        *self,
        const PlnImportVersion *version)
{
  const char *office = pln_workspace_get_office (pln_context_get_workspace (self->context));

  return office != NULL && *office != '\0' && g_strcmp0 (version->office, office) == 0;
}

static void
order_cards (PlnReviewDetail        *self,
             const PlnReviewFinding *finding)
{
  self->n_cards = 0;
  for (int own = 1; own >= 0; own--)
    for (guint i = 0; finding->versions != NULL && i < finding->versions->len && self->n_cards < MOST_CARDS; i++)
      if (is_own (self, finding->versions->pdata[i]) == own)
        self->order[self->n_cards++] = i;
}

static GtkWidget *
make_dot (guint card)
{
  GtkWidget *dot = gtk_label_new ("●");
  g_autofree char *style = g_strdup_printf ("office-dot-%u", card % 4);

  gtk_widget_add_css_class (dot, style);
  gtk_widget_set_valign (dot, GTK_ALIGN_CENTER);
  gtk_accessible_update_state (GTK_ACCESSIBLE (dot), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  return dot;
}

static char *
version_text (PlnReviewDetail        *self,
              const PlnReviewFinding *finding,
              guint                   card)
{
  const PlnImportVersion *version = finding->versions->pdata[self->order[card]];

  if (finding->type == PLN_REVIEW_DELETED_BUT_EDITED)
    return g_strdup (pln_value_get_boolean (version->value) ? _("Edited, and so kept") : _("Deleted"));
  return pln_exchange_value_text (pln_context_get_workspace (self->context), finding->kind, finding->field, version->value, NULL);
}

/* The text that a card is compared with: the other of two, else the first. */
static char *
other_text (PlnReviewDetail        *self,
            const PlnReviewFinding *finding,
            guint                   card)
{
  return self->n_cards > 1 ? version_text (self, finding, card == 0 ? 1 : 0) : version_text (self, finding, card);
}

static GtkWidget *
make_card_head (PlnReviewDetail        *self,
                const PlnReviewFinding *finding,
                guint                   card)
{
  PlnWorkspace *workspace = pln_context_get_workspace (self->context);
  const PlnImportVersion *version = finding->versions->pdata[self->order[card]];
  g_autofree char *time = pln_exchange_time_text (pln_stamp_get_unix_ms (version->stamp), pln_workspace_get_now (workspace));
  /* Translators: an office, and that it is this one */
  g_autofree char *office = is_own (self, version) ? g_strdup_printf (_("%s, this office"), version->office)
                                                   : g_strdup (version->office);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9), *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *when = pln_text_label_new (time, "dimmed");

  gtk_widget_add_css_class (when, "caption");
  gtk_box_append (GTK_BOX (lines), pln_text_label_new (office, "heading"));
  gtk_box_append (GTK_BOX (lines), when);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (head), make_dot (card));
  gtk_box_append (GTK_BOX (head), lines);
  if (self->order[card] == 0 && finding->type == PLN_REVIEW_CONFLICT)
    {
      GtkWidget *shown = pln_pill_new (PLN_PILL_TAG, NULL, _("Shown now"));

      gtk_widget_set_valign (shown, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (head), shown);
    }
  gtk_widget_add_css_class (head, "review-head");
  return head;
}

static GtkWidget *
make_keep_button (PlnReviewDetail        *self,
                  const PlnReviewFinding *finding,
                  guint                   card)
{
  const PlnImportVersion *version = finding->versions->pdata[self->order[card]];
  gboolean first = card == 0;
  g_autofree char *key = g_strdup_printf ("%u", card + 1);
  g_autofree char *name = g_strdup_printf (first ? _("Keep this: %s") : _("Keep that: %s"), version->office);
  GtkWidget *button = gtk_button_new (), *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  gtk_box_append (GTK_BOX (content), gtk_label_new (first ? _("Keep This") : _("Keep That")));
  gtk_box_append (GTK_BOX (content), keycap (key));
  gtk_widget_set_halign (content, GTK_ALIGN_CENTER);
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "pln-card", GUINT_TO_POINTER (card));
  g_signal_connect_object (button, "clicked", G_CALLBACK (take_cb), self, 0);
  gtk_widget_add_css_class (button, "review-keep");
  return button;
}

static GtkWidget *
make_card (PlnReviewDetail        *self,
           const PlnReviewFinding *finding,
           guint                   card,
           gboolean               *differs)
{
  g_autofree char *text = version_text (self, finding, card), *other = other_text (self, finding, card), *only = NULL;
  g_autofree char *description = NULL;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *value = pln_text_label_new (text, NULL);

  if (finding->type == PLN_REVIEW_CONFLICT)
    {
      g_autoptr (PangoAttrList) attributes = pln_exchange_differences (text, other, card);

      gtk_label_set_attributes (GTK_LABEL (value), attributes);
      only = pln_text_diff_words (text, other);
      description = g_strdup_printf (_("Only here: %s"), *only != '\0' ? only : _("nothing"));
      *differs = *differs || *only != '\0';
      gtk_accessible_update_property (GTK_ACCESSIBLE (value), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
      gtk_label_set_selectable (GTK_LABEL (value), TRUE);
    }
  gtk_widget_set_vexpand (value, TRUE);
  gtk_widget_set_vexpand_set (box, TRUE); /* not the cards: their values fill them */
  gtk_widget_set_valign (value, GTK_ALIGN_START);
  gtk_widget_add_css_class (value, "review-value");
  gtk_box_append (GTK_BOX (box), make_card_head (self, finding, card));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), value);
  if (finding->type == PLN_REVIEW_CONFLICT)
    gtk_box_append (GTK_BOX (box), make_keep_button (self, finding, card));
  gtk_widget_add_css_class (box, "card");
  gtk_widget_set_hexpand (box, TRUE);
  return box;
}

static GtkWidget *
make_legend (PlnReviewDetail        *self,
             const PlnReviewFinding *finding)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  for (guint card = 0; card < self->n_cards; card++)
    {
      const PlnImportVersion *version = finding->versions->pdata[self->order[card]];
      g_autofree char *text = g_strdup_printf (_("Only in %s’s"), version->office);
      GtkWidget *label = pln_text_label_new (text, "dimmed"), *dot = make_dot (card);

      gtk_widget_set_margin_start (dot, card > 0 ? 12 : 0);
      gtk_box_append (GTK_BOX (line), dot);
      gtk_box_append (GTK_BOX (line), label);
    }
  return line;
}

static void
lay_cards (PlnReviewDetail *self)
{
  gboolean column = self->narrow || self->n_cards > 2;

  if (self->cards == NULL)
    return;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->cards), column ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_homogeneous (GTK_BOX (self->cards), !column);
}

static GtkWidget *
make_merge_button (PlnReviewDetail *self,
                   const char      *id,
                   guint            card)
{
  g_autofree char *title = pln_workspace_get_title (pln_context_get_workspace (self->context), id);
  g_autofree char *key = g_strdup_printf ("%u", card + 1);
  g_autofree char *name = g_strdup_printf (_("Merge into “%s”"), title);
  GtkWidget *button = gtk_button_new (), *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  gtk_box_append (GTK_BOX (content), gtk_label_new (_("Merge Into This")));
  gtk_box_append (GTK_BOX (content), keycap (key));
  gtk_widget_set_halign (content, GTK_ALIGN_CENTER);
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "pln-card", GUINT_TO_POINTER (card));
  g_signal_connect_object (button, "clicked", G_CALLBACK (take_cb), self, 0);
  gtk_widget_add_css_class (button, "review-keep");
  return button;
}

/* Records that may be the same, beside each other. */
static void
add_duplicates (PlnReviewDetail        *self,
                GtkWidget              *box,
                const PlnReviewFinding *finding)
{
  const char *const *ids = (const char *const *) finding->ids;
  g_autoptr (GPtrArray) rows = pln_review_compare (pln_context_get_workspace (self->context), ids);
  GtkWidget *same = pln_review_duplicate_same (rows);

  self->n_cards = MIN (g_strv_length (finding->ids), MOST_CARDS);
  self->cards = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 16);
  for (guint card = 0; card < self->n_cards; card++)
    gtk_box_append (GTK_BOX (self->cards),
                    pln_review_duplicate_new (self->context, rows, ids, card, make_dot (card),
                                              make_merge_button (self, ids[card], card)));
  lay_cards (self);
  gtk_box_append (GTK_BOX (box), self->cards);
  if (same != NULL)
    gtk_box_append (GTK_BOX (box), same);
  gtk_box_append (GTK_BOX (box), pln_text_label_new (_("The record that stays keeps the others’ names as further names and their other "
                                                       "values in its note; what refers to them then refers to it."), "dimmed"));
}

static void
add_versions (PlnReviewDetail        *self,
              GtkWidget              *box,
              const PlnReviewFinding *finding)
{
  gboolean differs = FALSE;

  self->cards = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 16);
  for (guint card = 0; card < self->n_cards; card++)
    gtk_box_append (GTK_BOX (self->cards), make_card (self, finding, card, &differs));
  lay_cards (self);
  gtk_box_append (GTK_BOX (box), self->cards);
  if (differs && self->n_cards == 2)
    gtk_box_append (GTK_BOX (box), make_legend (self, finding));
}

/* A ring: each placement that could stay, and what comes to the top level for it. */
static void
add_ring (PlnReviewDetail        *self,
          GtkWidget              *box,
          const PlnReviewFinding *finding)
{
  PlnWorkspace *workspace = pln_context_get_workspace (self->context);
  GtkWidget *group = adw_preferences_group_new ();

  for (guint i = 0; finding->ids[i] != NULL && i < MOST_CARDS; i++)
    {
      g_autofree char *canonical = pln_workspace_get_value (workspace, finding->ids[i], finding->field);
      g_autofree char *above = canonical != NULL ? pln_value_get_plain (canonical) : NULL;
      g_autofree char *title = pln_workspace_get_title (workspace, finding->ids[i]);
      g_autofree char *over = above != NULL ? pln_workspace_get_title (workspace, above) : NULL;
      g_autofree char *text = NULL, *effect = NULL;
      GtkWidget *row, *button = gtk_button_new_with_label (_("Keep This"));

      if (above == NULL)
        continue;
      text = g_strdup_printf (_("“%s” under “%s”"), title, over);
      effect = g_strdup_printf (_("“%s” comes to the top level"), over);
      row = adw_action_row_new ();
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), effect);
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      g_object_set_data_full (G_OBJECT (button), "pln-id", g_strdup (above), g_free);
      g_signal_connect_object (button, "clicked", G_CALLBACK (keep_edge_cb), self, 0);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  gtk_box_append (GTK_BOX (box), group);
}

/* ---- a text of one's own -------------------------------------------------------------- */

static char *
propose (PlnReviewDetail        *self,
         const PlnReviewFinding *finding,
         const PlnField         *field)
{
  const PlnImportVersion *first = finding->versions->pdata[self->order[0]];
  const PlnImportVersion *second = self->n_cards > 1 ? finding->versions->pdata[self->order[1]] : first;
  g_autofree char *a = first->value != NULL ? pln_value_to_typed (field->type, first->value) : g_strdup ("");
  g_autofree char *b = second->value != NULL ? pln_value_to_typed (field->type, second->value) : g_strdup ("");

  return pln_text_diff_combine (a, b);
}

static void
start_over_cb (PlnReviewDetail *self)
{
  const PlnReviewFinding *finding = current (self);

  if (finding == NULL || finding->type != PLN_REVIEW_CONFLICT)
    return;
  if (self->editor != NULL)
    {
      g_free (self->proposal);
      self->proposal = propose (self, finding, field_of (finding));
      gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editor)), self->proposal, -1);
    }
  else if (self->row != NULL)
    pln_field_row_set_value (PLN_FIELD_ROW (self->row),
                             ((PlnImportVersion *) finding->versions->pdata[self->order[0]])->value);
}

/* Whether one or two lines are enough to write in. */
static gboolean
text_is_short (PlnReviewDetail        *self,
               const PlnReviewFinding *finding)
{
  gsize longest = 0;

  for (guint i = 0; i < finding->versions->len; i++)
    {
      const char *value = ((PlnImportVersion *) finding->versions->pdata[i])->value;

      longest = MAX (longest, value != NULL ? strlen (value) : 0);
    }
  return longest < 80;
}

static GtkWidget *
make_entry (PlnReviewDetail        *self,
            const PlnReviewFinding *finding,
            const PlnField         *field)
{
  GtkWidget *list;

  if (field->type == PLN_TYPE_TEXT || field->type == PLN_TYPE_LONG_TEXT)
    {
      self->editor = gtk_text_view_new ();
      gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->editor), GTK_WRAP_WORD_CHAR);
      gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->editor), FALSE);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Text of your own"), -1);
      gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self->editor), 16);
      gtk_text_view_set_right_margin (GTK_TEXT_VIEW (self->editor), 16);
      gtk_text_view_set_top_margin (GTK_TEXT_VIEW (self->editor), 14);
      gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (self->editor), 14);
      list = gtk_scrolled_window_new ();
      gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (list), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
      gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (list), text_is_short (self, finding) ? 62 : 130);
      gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (list), self->editor);
      gtk_widget_add_css_class (list, "card");
      gtk_widget_add_css_class (list, "review-editor");
      return list;
    }
  self->row = GTK_WIDGET (pln_field_row_new (self->context, pln_schema_find (finding->kind), field));
  list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_add_css_class (list, "inspector");
  gtk_list_box_append (GTK_LIST_BOX (list), self->row);
  return list;
}

static void
add_editor (PlnReviewDetail        *self,
            GtkWidget              *box,
            const PlnReviewFinding *finding)
{
  const PlnField *field = field_of (finding);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9), *line = make_line (), *use = gtk_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9), *entry, *hint;
  gboolean text = field->type == PLN_TYPE_TEXT || field->type == PLN_TYPE_LONG_TEXT;

  hint = pln_text_label_new (text ? _("both put together, change as you like") : _("a value of your own"), "dimmed");
  entry = make_entry (self, finding, field);
  start_over_cb (self);
  gtk_box_append (GTK_BOX (head), pln_text_label_new (_("Edit"), "heading"));
  gtk_box_append (GTK_BOX (head), hint);
  gtk_box_append (GTK_BOX (head), keycap ("E"));
  gtk_widget_set_margin_top (head, 6);
  gtk_box_append (GTK_BOX (content), gtk_label_new (text ? _("Use This Text") : _("Use This")));
  gtk_box_append (GTK_BOX (content), keycap (_("Ctrl+Enter")));
  gtk_button_set_child (GTK_BUTTON (use), content);
  gtk_accessible_update_property (GTK_ACCESSIBLE (use), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text ? _("Use This Text") : _("Use This"), -1);
  g_signal_connect_object (use, "clicked", G_CALLBACK (use_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (add_button (self, line, _("_Start Over"), NULL, G_CALLBACK (start_over_cb)), "flat");
  adw_wrap_box_append (ADW_WRAP_BOX (line), use);
  gtk_widget_set_halign (line, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), line);
}

/* ---- the whole ----------------------------------------------------------------------- */

static GtkWidget *
make_reason (PlnReviewDetail        *self,
             const PlnReviewFinding *finding)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  g_autofree char *text = pln_exchange_finding_reason (pln_context_get_workspace (self->context), finding);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-information-symbolic");

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (icon, "dimmed");
  gtk_box_append (GTK_BOX (line), icon);
  gtk_box_append (GTK_BOX (line), pln_text_label_new (text, "dimmed"));
  return line;
}

static GtkWidget *
make_content (PlnReviewDetail        *self,
              const PlnReviewFinding *finding)
{
  PlnWorkspace *workspace = pln_context_get_workspace (self->context);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *title = pln_workspace_get_title (workspace, finding->id);
  g_autofree char *text = pln_exchange_finding_text (workspace, finding), *name = NULL;

  /* A plain label never takes the focus. */
  self->title = g_object_new (ADW_TYPE_BIN, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "focusable", TRUE, NULL);
  adw_bin_set_child (ADW_BIN (self->title), pln_text_label_new (text, "title-2"));
  gtk_widget_add_css_class (self->title, "review-title");
  name = g_strdup_printf ("%s, %s", text, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->title), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_margin_end (self->title, 130); /* place and buttons stand there */
  gtk_box_append (GTK_BOX (head), self->title);
  gtk_box_append (GTK_BOX (head), pln_text_label_new (title, "dimmed"));
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), make_reason (self, finding));
  order_cards (self, finding);
  if (self->n_cards > 0)
    add_versions (self, box, finding);
  if (finding->type == PLN_REVIEW_CYCLE)
    add_ring (self, box, finding);
  if (finding->type == PLN_REVIEW_DUPLICATE)
    add_duplicates (self, box, finding);
  if (finding->type == PLN_REVIEW_CONFLICT && self->n_cards > 0 && field_of (finding) != NULL)
    add_editor (self, box, finding);
  gtk_box_append (GTK_BOX (box), make_remedies (self, finding));
  gtk_widget_add_css_class (box, "review-detail");
  return box;
}

/* The same conflict with the same versions: nothing on the page would be another. */
static gboolean
shows_already (PlnReviewDetail        *self,
               const PlnReviewFinding *finding)
{
  const PlnReviewFinding *shown = current (self);
  g_autofree char *a = NULL, *b = NULL;

  if (shown == NULL || finding == NULL || shown->type != PLN_REVIEW_CONFLICT || self->title == NULL)
    return FALSE;
  a = pln_review_finding_to_json (shown);
  b = pln_review_finding_to_json (finding);
  return g_str_equal (a, b);
}

/* What a person has written of this finding so far, when it is no longer the proposal. */
static char *
get_written (PlnReviewDetail        *self,
             const PlnReviewFinding *finding)
{
  const PlnReviewFinding *shown = current (self);
  GtkTextIter start, end;
  GtkTextBuffer *buffer;
  g_autofree char *text = NULL;

  if (self->editor == NULL || shown == NULL || finding == NULL || shown->type != finding->type ||
      !g_str_equal (shown->id, finding->id) || g_strcmp0 (shown->field, finding->field) != 0)
    return NULL;
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editor));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  return g_strcmp0 (text, self->proposal) != 0 ? g_steal_pointer (&text) : NULL;
}

gboolean
pln_review_detail_show (PlnReviewDetail *self,
                        GPtrArray       *findings,
                        guint            n)
{
  const PlnReviewFinding *finding = findings != NULL && n < findings->len ? findings->pdata[n] : NULL;
  g_autofree char *written = NULL;
  gboolean same;

  g_return_val_if_fail (PLN_IS_REVIEW_DETAIL (self), FALSE);
  same = shows_already (self, finding);
  written = same ? NULL : get_written (self, finding);
  if (findings != NULL)
    g_ptr_array_ref (findings);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  self->findings = findings;
  self->n = n;
  if (same)
    return FALSE;
  self->n_cards = 0;
  self->editor = self->row = self->cards = self->title = NULL;
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), finding != NULL ? make_content (self, finding) : NULL);
  if (written != NULL && self->editor != NULL)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editor)), written, -1);
  return TRUE;
}

void
pln_review_detail_set_narrow (PlnReviewDetail *self,
                              gboolean         narrow)
{
  self->narrow = narrow;
  lay_cards (self);
}

gboolean
pln_review_detail_edit (PlnReviewDetail *self)
{
  if (self->editor != NULL)
    return gtk_widget_grab_focus (self->editor);
  return self->row != NULL && pln_field_row_grab (PLN_FIELD_ROW (self->row));
}

gboolean
pln_review_detail_is_typing (PlnReviewDetail *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && ((self->editor != NULL && focus == self->editor) ||
                           (self->row != NULL && gtk_widget_is_ancestor (focus, self->row)));
}

void
pln_review_detail_focus (PlnReviewDetail *self)
{
  if (self->title != NULL)
    gtk_widget_grab_focus (self->title);
}

static void
pln_review_detail_finalize (GObject *object)
{
  g_clear_pointer (&PLN_REVIEW_DETAIL (object)->findings, g_ptr_array_unref);
  g_free (PLN_REVIEW_DETAIL (object)->proposal);
  G_OBJECT_CLASS (pln_review_detail_parent_class)->finalize (object);
}

static void
pln_review_detail_class_init (PlnReviewDetailClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pln_review_detail_finalize;
}

static void
pln_review_detail_init (PlnReviewDetail *self)
{
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  adw_bin_set_child (ADW_BIN (self), self->scroller);
}

GtkWidget *
pln_review_detail_new (PlnContext *context)
{
  PlnReviewDetail *self = g_object_new (PLN_TYPE_REVIEW_DETAIL, NULL);

  self->context = context;
  return GTK_WIDGET (self);
}
