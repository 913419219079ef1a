/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/inspector/pln-field-row-private.h"

#include <glib/gi18n.h>

/* Rows in which one types: a line of text for everything that is parsed, and
 * a growing text view. */

/* ---- one line ----------------------------------------------------------- */

struct _PlnEntryFieldRow
{
  PlnFieldRow parent_instance;
  GtkText *text;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (PlnEntryFieldRow, pln_entry_field_row, PLN_TYPE_FIELD_ROW)

static char *
format_day (PlnDay day)
{
  int y, m, d;
  g_autoptr (GDateTime) at = NULL;

  pln_day_to_ymd (day, &y, &m, &d);
  at = g_date_time_new_utc (y, m, d, 0, 0, 0);
  /* Translators: a full day, “18 July 2017”; see g_date_time_format() */
  return at != NULL ? g_date_time_format (at, _("%-d %B %Y")) : pln_day_to_iso (day);
}

/* How a date was understood, where that is not plain from its text. */
static char *
describe_when (const char *canonical)
{
  g_autoptr (PlnWhen) when = canonical != NULL ? pln_when_from_canonical (canonical, NULL) : NULL;
  g_autofree char *first = NULL, *last = NULL;
  PlnDay earliest, latest;

  if (when == NULL)
    return NULL;
  earliest = pln_when_get_earliest (when);
  latest = pln_when_get_latest (when);
  if (earliest == PLN_DAY_NONE && latest == PLN_DAY_NONE)
    return g_strdup (_("Kept as words, without a place in the calendar"));
  if (earliest != PLN_DAY_NONE)
    first = format_day (earliest);
  if (latest != PLN_DAY_NONE)
    last = format_day (latest);
  if (earliest == latest)
    return g_strcmp0 (first, pln_when_get_text (when)) != 0 ? g_steal_pointer (&first) : NULL;
  if (first == NULL)
    return g_strdup_printf (_("No later than %s"), last);
  if (last == NULL)
    return g_strdup_printf (_("From %s on"), first);
  /* Translators: a span of days */
  return g_strdup_printf (_("%s to %s"), first, last);
}

static char *
describe_cadence (const char *canonical)
{
  PlnCadence *cadence = canonical != NULL ? pln_cadence_from_canonical (canonical, NULL) : NULL;
  char *text = NULL;

  if (cadence == NULL)
    return NULL;
  if (cadence->rrule != NULL)
    text = g_strdup (_("Evenly spaced"));
  else if (cadence->times > 0)
    text = g_strdup (_("A number a period, without fixed spacing"));
  else if (cadence->as_needed)
    text = g_strdup (_("As needed"));
  else if (cadence->at_least == 0)
    text = g_strdup (_("Kept as words"));
  pln_cadence_free (cadence);
  return text;
}

static char *
describe (PlnFieldRow *row, const char *canonical)
{
  switch (pln_field_row_get_field (row)->type)
    {
    case PLN_TYPE_WHEN:
      return describe_when (canonical);
    case PLN_TYPE_CADENCE:
      return describe_cadence (canonical);
    case PLN_TYPE_DURATION:
      {
        g_autoptr (PlnDuration) duration = canonical != NULL ? pln_duration_from_canonical (canonical, NULL) : NULL;
        return duration != NULL && pln_duration_get_iso (duration) == NULL ? g_strdup (_("Kept as words")) : NULL;
      }
    case PLN_TYPE_MONEY:
      return canonical != NULL ? pln_value_to_display (PLN_TYPE_MONEY, canonical) : NULL;
    default:
      return NULL;
    }
}

/* Whether the words as typed mean just what the record holds. */
static gboolean
says_the_same (PlnItem *item, const char *words, const char *canonical)
{
  g_autofree char *share = pln_kind_find_field (pln_schema_find (pln_item_get_kind (item)), "share") != NULL
                             ? pln_item_get_plain (item, "share") : NULL;
  g_autofree char *amount = NULL;
  PlnMoneyTyped money = { 0 };
  gboolean same = pln_money_parse_typed (words, NULL, &money, NULL);

  if (same && money.has_money)
    amount = pln_money_to_canonical (&money.money);
  same = same && g_strcmp0 (amount, canonical) == 0
         && g_strcmp0 (money.share != NULL ? money.share : "", share != NULL ? share : "") == 0
         && (canonical == NULL || money.approximate == pln_value_get_boolean (pln_item_get_value (item, "approximate")));
  pln_money_typed_clear (&money);
  return same;
}

/* Money together with what stands beside it: "about USD 5,000,000", "8 %", or words. */
static char *
money_to_typed (PlnFieldRow *row, const char *canonical)
{
  PlnItem *item = pln_field_row_get_item (row);
  g_autofree char *typed = pln_value_to_typed (PLN_TYPE_MONEY, canonical);
  g_autofree char *words = NULL, *share = NULL;

  if (item == NULL)
    return g_strdup (canonical == NULL && pln_field_row_get_typed (row) != NULL ? pln_field_row_get_typed (row) : typed);
  if (pln_kind_find_field (pln_field_row_get_kind (row), "amount_text") != NULL)
    words = pln_item_get_plain (item, "amount_text");
  if (words != NULL && *words != '\0' && says_the_same (item, words, canonical))
    return g_steal_pointer (&words);
  if (canonical != NULL)
    return pln_value_get_boolean (pln_item_get_value (item, "approximate"))
             ? g_strdup_printf ("about %s", typed) : g_steal_pointer (&typed);
  if (pln_kind_find_field (pln_field_row_get_kind (row), "share") != NULL)
    share = pln_item_get_plain (item, "share");
  if (share != NULL && *share != '\0')
    return g_strdup_printf ("%s %%", share);
  return words != NULL ? g_steal_pointer (&words) : g_strdup ("");
}

static void
pln_entry_field_row_show (PlnFieldRow *row, const char *canonical)
{
  PlnEntryFieldRow *self = PLN_ENTRY_FIELD_ROW (row);
  PlnType type = pln_field_row_get_field (row)->type;
  g_autofree char *typed = type == PLN_TYPE_MONEY ? money_to_typed (row, canonical) : pln_value_to_typed (type, canonical);
  g_autofree char *hint = describe (row, canonical);

  self->showing = TRUE;
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->text)), typed) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->text), typed);
  self->showing = FALSE;
  if (type == PLN_TYPE_WHEN)
    {
      g_autoptr (PlnWhen) when = canonical != NULL ? pln_when_from_canonical (canonical, NULL) : NULL;
      g_autofree char *edtf = when != NULL ? pln_when_to_edtf (when) : NULL;
      /* Translators: the date in the notation of ISO 8601-2, “../2017-07” */
      g_autofree char *tip = edtf != NULL ? g_strdup_printf (_("EDTF %s"), edtf) : NULL;
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->text), tip);
    }
  g_object_set_data_full (G_OBJECT (self), "pln-shown", g_strdup (typed), g_free);
  pln_field_row_set_hint (row, g_strcmp0 (hint, typed) != 0 ? hint : NULL);
}

static gboolean
pln_entry_field_row_flush (PlnFieldRow *row)
{
  PlnEntryFieldRow *self = PLN_ENTRY_FIELD_ROW (row);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->text));

  if (g_strcmp0 (text, g_object_get_data (G_OBJECT (self), "pln-shown")) == 0)
    {
      if (!pln_field_row_get_valid (row))
        pln_field_row_set_error (row, NULL);
      return TRUE;
    }
  return pln_field_row_take_typed (row, text);
}

static const char *
pln_entry_field_row_get_text (PlnFieldRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (PLN_ENTRY_FIELD_ROW (row)->text));
}

static void
pln_entry_field_row_set_text (PlnFieldRow *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (PLN_ENTRY_FIELD_ROW (row)->text), text);
}

static gboolean
pln_entry_field_row_start (PlnFieldRow *row)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PLN_ENTRY_FIELD_ROW (row)->text));
}

static void
activate_cb (GtkText *text, PlnFieldRow *row)
{
  PlnItem *item = pln_field_row_get_item (row);

  if (pln_field_row_apply (row) && item == NULL)
    gtk_widget_activate_default (GTK_WIDGET (row));
}

static void
leave_cb (GtkEventControllerFocus *controller, PlnFieldRow *row)
{
  if (PLN_IS_ENTRY_FIELD_ROW (row))
    gtk_text_set_placeholder_text (PLN_ENTRY_FIELD_ROW (row)->text, NULL);
  pln_field_row_apply (row);
}

/* Examples are shown only while the entry has the focus, so that nobody takes them for a value. */
static void
enter_cb (GtkEventControllerFocus *controller, PlnEntryFieldRow *self)
{
  const char *example = NULL;

  switch (pln_field_row_get_field (PLN_FIELD_ROW (self))->type)
    {
    case PLN_TYPE_WHEN: example = _("18 July 2017, by July 2017, Q3 2024…"); break;
    case PLN_TYPE_MONEY: example = _("USD 5,000,000, about EUR 300, 8 %…"); break;
    case PLN_TYPE_CADENCE: example = _("twice a year, every 3 months, as needed…"); break;
    case PLN_TYPE_DURATION: example = _("four years, 14 days…"); break;
    case PLN_TYPE_TIME: example = _("09:30"); break;
    default: break;
    }
  gtk_text_set_placeholder_text (self->text, example);
}

/* While typing the row already says how it would be understood. */
static void
changed_cb (GtkText *text, PlnEntryFieldRow *self)
{
  PlnFieldRow *row = PLN_FIELD_ROW (self);
  g_autofree char *canonical = NULL, *hint = NULL;

  if (self->showing || !pln_field_row_get_valid (row))
    return;
  if (pln_field_parse_typed (pln_field_row_get_field (row), gtk_editable_get_text (GTK_EDITABLE (text)), &canonical, NULL))
    hint = describe (row, canonical);
  pln_field_row_set_hint (row, hint);
}

/* Escape gives back what the record holds. */
static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, PlnFieldRow *row)
{
  PlnEntryFieldRow *self = PLN_ENTRY_FIELD_ROW (row);

  if (key != GDK_KEY_Escape
      || g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->text)), g_object_get_data (G_OBJECT (self), "pln-shown")) == 0)
    return FALSE;
  pln_field_row_set_error (row, NULL);
  pln_entry_field_row_show (row, pln_field_row_get_value (row));
  return TRUE;
}

static void
pln_entry_field_row_build (PlnFieldRow *row)
{
  PlnEntryFieldRow *self = PLN_ENTRY_FIELD_ROW (row);
  GtkEventController *focus = gtk_event_controller_focus_new (), *keys = gtk_event_controller_key_new ();
  PlnType type = pln_field_row_get_field (row)->type;

  self->text = GTK_TEXT (g_object_new (GTK_TYPE_TEXT, "accessible-role", GTK_ACCESSIBLE_ROLE_TEXT_BOX, NULL));
  gtk_text_set_propagate_text_width (self->text, FALSE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->text), 6);
  if (type == PLN_TYPE_INTEGER || type == PLN_TYPE_DECIMAL || type == PLN_TYPE_MONEY)
    gtk_widget_add_css_class (GTK_WIDGET (self->text), "numeric");
  g_signal_connect (self->text, "activate", G_CALLBACK (activate_cb), row);
  g_signal_connect (self->text, "changed", G_CALLBACK (changed_cb), row);
  g_signal_connect (focus, "leave", G_CALLBACK (leave_cb), row);
  g_signal_connect (focus, "enter", G_CALLBACK (enter_cb), row);
  gtk_widget_add_controller (GTK_WIDGET (self->text), focus);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), row);
  gtk_widget_add_controller (GTK_WIDGET (self->text), keys);
  pln_field_row_set_content (row, GTK_WIDGET (self->text), FALSE);
  pln_field_row_set_control (row, GTK_WIDGET (self->text));
}

static void
pln_entry_field_row_class_init (PlnEntryFieldRowClass *klass)
{
  PlnFieldRowClass *row_class = PLN_FIELD_ROW_CLASS (klass);

  row_class->build = pln_entry_field_row_build;
  row_class->show = pln_entry_field_row_show;
  row_class->flush = pln_entry_field_row_flush;
  row_class->start = pln_entry_field_row_start;
  row_class->get_text = pln_entry_field_row_get_text;
  row_class->set_text = pln_entry_field_row_set_text;
}

static void
pln_entry_field_row_init (PlnEntryFieldRow *self)
{
}

/* ---- long text ---------------------------------------------------------- */

struct _PlnTextFieldRow
{
  PlnFieldRow parent_instance;
  GtkTextView *view;
  GtkLabel    *measure; /* unseen, with the same text: a text view does not know its height in time */
};

G_DEFINE_FINAL_TYPE (PlnTextFieldRow, pln_text_field_row, PLN_TYPE_FIELD_ROW)

static char *
get_text (PlnTextFieldRow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static void
pln_text_field_row_show (PlnFieldRow *row, const char *canonical)
{
  PlnTextFieldRow *self = PLN_TEXT_FIELD_ROW (row);
  g_autofree char *plain = canonical != NULL ? pln_value_get_plain (canonical) : g_strdup ("");
  g_autofree char *held = get_text (self);

  if (g_strcmp0 (held, plain) != 0)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), plain, -1);
}

static gboolean
pln_text_field_row_flush (PlnFieldRow *row)
{
  g_autofree char *text = get_text (PLN_TEXT_FIELD_ROW (row));
  g_autofree char *canonical = *text != '\0' ? pln_value_from_plain (PLN_TYPE_LONG_TEXT, text) : NULL;

  if (g_strcmp0 (canonical, pln_field_row_get_value (row)) == 0)
    return TRUE;
  return pln_field_row_take (row, canonical);
}

static void
text_changed_cb (GtkTextBuffer *buffer, PlnTextFieldRow *self)
{
  g_autofree char *text = get_text (self);
  g_autofree char *padded = *text == '\0' || g_str_has_suffix (text, "\n") ? g_strconcat (text, " ", NULL) : g_strdup (text);

  gtk_label_set_label (self->measure, padded);
}

static gboolean
pln_text_field_row_start (PlnFieldRow *row)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PLN_TEXT_FIELD_ROW (row)->view));
}

static void
pln_text_field_row_build (PlnFieldRow *row)
{
  PlnTextFieldRow *self = PLN_TEXT_FIELD_ROW (row);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkWidget *overlay = gtk_overlay_new ();

  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  g_signal_connect (focus, "leave", G_CALLBACK (leave_cb), row);
  gtk_widget_add_controller (GTK_WIDGET (self->view), focus);
  self->measure = GTK_LABEL (gtk_label_new (" "));
  gtk_label_set_wrap (self->measure, TRUE);
  gtk_label_set_wrap_mode (self->measure, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->measure, 0);
  gtk_widget_set_opacity (GTK_WIDGET (self->measure), 0);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->measure), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), GTK_WIDGET (self->measure));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (self->view));
  g_signal_connect (gtk_text_view_get_buffer (self->view), "changed", G_CALLBACK (text_changed_cb), self);
  pln_field_row_set_content (row, overlay, FALSE);
  pln_field_row_set_control (row, GTK_WIDGET (self->view));
}

static void
pln_text_field_row_class_init (PlnTextFieldRowClass *klass)
{
  PlnFieldRowClass *row_class = PLN_FIELD_ROW_CLASS (klass);

  row_class->build = pln_text_field_row_build;
  row_class->show = pln_text_field_row_show;
  row_class->flush = pln_text_field_row_flush;
  row_class->start = pln_text_field_row_start;
}

static void
pln_text_field_row_init (PlnTextFieldRow *self)
{
}
