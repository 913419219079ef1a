/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/meetings/pln-meeting-row.h"

#include <glib/gi18n.h>

#include "schema/pln-schema.h"
#include "widgets/pln-palette.h"
#include "widgets/pln-pill.h"

/* ---- words -------------------------------------------------------------- */

static const char *
state_label (const char *kind, const char *state)
{
  const PlnField *field = pln_kind_find_field (pln_schema_find (kind), "state");

  return state != NULL ? pln_field_get_choice_label (field, state) : NULL;
}

/* Date as typed where the column cannot say it, place, and what it is a part of. */
static char *
make_caption (PlnMeetingBook *book, const PlnMeetingInfo *info)
{
  const PlnMeetingInfo *whole = pln_meeting_book_find (book, info->part_of);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (info->when != NULL && !info->days)
    g_ptr_array_add (parts, g_strdup (pln_when_get_text (info->when)));
  if (info->times != NULL)
    g_ptr_array_add (parts, g_strdup (info->times));
  if (info->place != NULL)
    g_ptr_array_add (parts, g_strdup (info->place));
  if (whole != NULL)
    /* Translators: a meeting that is part of another one */
    g_ptr_array_add (parts, g_strdup_printf (_("part of %s"), whole->title));
  else if (info->body_name != NULL)
    g_ptr_array_add (parts, g_strdup (info->body_name));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

PlnMeetingRowText *
pln_meeting_row_text_new (PlnMeetingBook *book, const PlnMeetingInfo *info)
{
  PlnMeetingRowText *self = g_new0 (PlnMeetingRowText, 1);
  const char *state = state_label ("meeting", info->state);
  g_autofree char *day = pln_meeting_when_text (info);
  g_autofree char *when = info->times != NULL ? g_strdup_printf ("%s, %s", day, info->times) : g_strdup (day);

  self->id = g_strdup (info->id);
  self->title = g_strdup (info->title);
  self->caption = make_caption (book, info);
  self->state = g_strdup (info->state);
  self->tone = info->tone;
  self->pinned = !info->dated && info->anchor != NULL;
  self->clashes = info->clashes;
  pln_meeting_date_lines (info, &self->upper, &self->lower, &self->strong_below);
  self->spoken = g_strdup_printf ("%s, %s, %s%s%s%s%s", info->title, when,
                                  info->place != NULL ? info->place : _("place not recorded"),
                                  state != NULL ? ", " : "", state != NULL ? state : "",
                                  info->clashes ? ", " : "", info->clash != NULL ? info->clash : info->clashes ? _("clashes with another meeting") : "");
  return self;
}

void
pln_meeting_row_text_free (PlnMeetingRowText *text)
{
  if (text == NULL)
    return;
  g_free (text->id);
  g_free (text->title);
  g_free (text->caption);
  g_free (text->upper);
  g_free (text->lower);
  g_free (text->state);
  g_free (text->spoken);
  g_free (text);
}

/* ---- the bar ------------------------------------------------------------ */

#define PLN_TYPE_TONE_BAR (pln_tone_bar_get_type ())
G_DECLARE_FINAL_TYPE (PlnToneBar, pln_tone_bar, PLN, TONE_BAR, GtkWidget)

struct _PlnToneBar
{
  GtkWidget parent_instance;

  PlnTone tone;
};

G_DEFINE_FINAL_TYPE (PlnToneBar, pln_tone_bar, GTK_TYPE_WIDGET)

static void
pln_tone_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PlnPalette palette;
  GskRoundedRect outline;
  GdkRGBA color;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget), (float) gtk_widget_get_height (widget));

  pln_palette_init (&palette, adw_style_manager_get_default ());
  color = pln_palette_tone (&palette, PLN_TONE_BAR (widget)->tone, PLN_TONE_USE_STRONG);
  gsk_rounded_rect_init_from_rect (&outline, &bounds, 2);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &color, &bounds);
  gtk_snapshot_pop (snapshot);
}

static void
pln_tone_bar_class_init (PlnToneBarClass *klass)
{
  GTK_WIDGET_CLASS (klass)->snapshot = pln_tone_bar_snapshot;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
pln_tone_bar_init (PlnToneBar *self)
{
  gtk_widget_set_size_request (GTK_WIDGET (self), 4, 28);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
pln_tone_bar_new (PlnTone tone)
{
  PlnToneBar *self = g_object_new (PLN_TYPE_TONE_BAR, NULL);

  self->tone = tone;
  return GTK_WIDGET (self);
}

GtkWidget *
pln_state_pill_new (const char *kind, const char *state)
{
  const char *icon = NULL, *label = state_label (kind, state);
  PlnPillStyle style = pln_pill_style_for_state (state, &icon);
  GtkWidget *pill;

  if (label == NULL)
    return NULL;
  pill = pln_pill_new (style, icon, label);
  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  return pill;
}

/* ---- the row ------------------------------------------------------------ */

struct _PlnMeetingRow
{
  AdwBin parent_instance;

  GtkStack   *stack;
  GtkWidget  *body, *upper, *lower, *pin, *date;
  PlnToneBar *bar;
  GtkWidget  *title, *caption, *warning, *pill, *rule;
  char       *id; /* owned */
};

G_DEFINE_FINAL_TYPE (PlnMeetingRow, pln_meeting_row, ADW_TYPE_BIN)

static void
pln_meeting_row_finalize (GObject *object)
{
  g_free (PLN_MEETING_ROW (object)->id);
  G_OBJECT_CLASS (pln_meeting_row_parent_class)->finalize (object);
}

static void
pln_meeting_row_class_init (PlnMeetingRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pln_meeting_row_finalize;
}

static GtkWidget *
make_label (const char *css_class, float xalign)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_date (PlnMeetingRow *self)
{
  self->date = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->pin = gtk_image_new_from_icon_name ("view-pin-symbolic");
  self->upper = make_label (NULL, 0.5f);
  self->lower = make_label (NULL, 0.5f);
  gtk_widget_set_size_request (self->date, 64, -1);
  gtk_widget_set_valign (self->date, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->date), self->pin);
  gtk_box_append (GTK_BOX (self->date), self->upper);
  gtk_box_append (GTK_BOX (self->date), self->lower);
  return self->date;
}

static void
pln_meeting_row_init (PlnMeetingRow *self)
{
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *rule = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *line = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);

  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  self->body = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  gtk_widget_add_css_class (GTK_WIDGET (self), "meeting-row");
  self->bar = PLN_TONE_BAR (pln_tone_bar_new (PLN_TONE_SLATE));
  self->title = make_label (NULL, 0);
  self->caption = make_label ("caption", 0);
  gtk_widget_add_css_class (self->caption, "dimmed");
  gtk_box_append (GTK_BOX (text), self->title);
  gtk_box_append (GTK_BOX (text), self->caption);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_set_valign (text, GTK_ALIGN_CENTER);
  self->warning = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  gtk_widget_add_css_class (self->warning, "warning");
  gtk_widget_set_tooltip_text (self->warning, _("Clashes with another meeting"));
  self->pill = pln_pill_new (PLN_PILL_NEUTRAL, NULL, "");
  gtk_widget_set_valign (self->pill, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->body), make_date (self));
  gtk_box_append (GTK_BOX (self->body), GTK_WIDGET (self->bar));
  gtk_box_append (GTK_BOX (self->body), text);
  gtk_box_append (GTK_BOX (self->body), self->warning);
  gtk_box_append (GTK_BOX (self->body), self->pill);
  self->rule = gtk_label_new (NULL);
  gtk_widget_add_css_class (rule, "today-rule");
  gtk_widget_set_hexpand (line, TRUE);
  gtk_widget_set_valign (line, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (rule), self->rule);
  gtk_box_append (GTK_BOX (rule), line);
  gtk_stack_add_named (self->stack, self->body, "meeting");
  gtk_stack_add_named (self->stack, rule, "rule");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
}

GtkWidget *
pln_meeting_row_new (void)
{
  return g_object_new (PLN_TYPE_MEETING_ROW, NULL);
}

static void
set_date_line (GtkWidget *label, const char *text, gboolean strong)
{
  gtk_widget_set_visible (label, text != NULL);
  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_remove_css_class (label, strong ? "caption" : "heading");
  gtk_widget_add_css_class (label, strong ? "heading" : "caption");
  if (strong)
    gtk_widget_remove_css_class (label, "dimmed");
  else
    gtk_widget_add_css_class (label, "dimmed");
}

void
pln_meeting_row_set (PlnMeetingRow *self, const PlnMeetingRowText *text, int depth)
{
  const char *icon = NULL, *state = state_label ("meeting", text->state);
  PlnPillStyle style = pln_pill_style_for_state (text->state, &icon);

  g_set_str (&self->id, text->id);
  gtk_stack_set_visible_child_name (self->stack, "meeting");
  gtk_widget_set_margin_start (GTK_WIDGET (self->bar), 18 * depth);
  set_date_line (self->upper, text->pinned ? NULL : text->upper, !text->strong_below || (text->lower != NULL && g_str_has_suffix (text->upper, "–")));
  set_date_line (self->lower, text->lower, text->strong_below);
  gtk_widget_set_visible (self->pin, text->pinned);
  self->bar->tone = text->tone;
  gtk_widget_queue_draw (GTK_WIDGET (self->bar));
  gtk_label_set_label (GTK_LABEL (self->title), text->title);
  gtk_widget_set_tooltip_text (self->title, text->title);
  gtk_label_set_label (GTK_LABEL (self->caption), text->caption);
  gtk_widget_set_visible (self->caption, *text->caption != '\0');
  gtk_widget_set_visible (self->warning, text->clashes);
  gtk_widget_set_visible (self->pill, state != NULL);
  if (state != NULL)
    pln_pill_set (PLN_PILL (self->pill), style, icon, state);
}

void
pln_meeting_row_set_rule (PlnMeetingRow *self, const char *label)
{
  g_set_str (&self->id, NULL);
  gtk_label_set_label (GTK_LABEL (self->rule), label);
  gtk_stack_set_visible_child_name (self->stack, "rule");
}

const char *
pln_meeting_row_get_id (PlnMeetingRow *self)
{
  return self->id;
}
