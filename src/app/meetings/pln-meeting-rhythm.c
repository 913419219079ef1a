/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/meetings/pln-meeting-rhythm.h"

#include <glib/gi18n.h>

#include "app/meetings/pln-meeting-entries.h"
#include "app/meetings/pln-series-dialog.h"
#include "app/pln-bits.h"
#include "insight/pln-cadence-check.h"
#include "insight/pln-cadence-plan.h"
#include "widgets/pln-pill.h"

#define SLOT_PREFIX "slot:"

/* ---- the planner ---------------------------------------------------------- */

/* A body without a meeting takes the tone after those that have one. */
static PlnTone
tone_of (PlnMeetingBook *book, const char *body, GPtrArray *others)
{
  guint index;

  for (guint i = 0; i < book->all->len; i++)
    {
      const PlnMeetingInfo *info = g_ptr_array_index (book->all, i);
      if (g_strcmp0 (info->body, body) == 0)
        return info->tone;
    }
  if (!g_ptr_array_find_with_equal_func (others, body, g_str_equal, &index))
    {
      index = others->len;
      g_ptr_array_add (others, (char *) body);
    }
  return pln_tone_for_index (book->bodies->len + index);
}

/* "Working Group 3 · Terrorism", "Board · 1 of 2", "Council · once a year". */
static char *
slot_title (PlnWorkspace *workspace, const PlnCadenceSlot *slot)
{
  g_autofree char *body = pln_workspace_get_title (workspace, slot->body);
  g_autofree char *topic = slot->topic != NULL ? pln_workspace_get_title (workspace, slot->topic) : NULL;

  if (topic != NULL)
    /* Translators: a body, the number of its meeting, its topic */
    return g_strdup_printf (_("%s %u · %s"), body, slot->number, topic);
  if (slot->total <= 1)
    return g_strdup_printf ("%s · %s", body, slot->text);
  /* Translators: a body, the number of its meeting, how many there are */
  return g_strdup_printf (_("%s · %u of %u"), body, slot->number, slot->total);
}

static void
add_slots (GArray *entries, GPtrArray *strings, PlnMeetingBook *book, PlnWorkspace *workspace, const char *body, int year)
{
  g_autoptr (GPtrArray) slots = pln_cadence_plan_year (workspace, body, year), others = g_ptr_array_new ();

  for (guint i = 0; i < slots->len; i++)
    {
      const PlnCadenceSlot *slot = slots->pdata[i];
      char *id = g_strdup_printf (SLOT_PREFIX "%u:%s", slot->number, slot->statement), *title = slot_title (workspace, slot);
      PlnMonthEntry entry = {
        .id = id,
        .title = title,
        .state = slot->disputed ? _("Disagrees with another statement") : _("Asked for, no meeting yet"),
        .when_text = slot->text,
        .first = slot->first,
        .last = slot->last,
        .tone = tone_of (book, slot->body, others),
        .flags = PLN_ENTRY_SPAN | PLN_ENTRY_TENTATIVE | (slot->disputed ? PLN_ENTRY_DISAGREES : 0),
      };

      g_ptr_array_add (strings, id);
      g_ptr_array_add (strings, title);
      g_array_append_val (entries, entry);
    }
}

void
pln_meeting_fill_year (PlnYearPlanner *planner, PlnMeetingBook *book, PlnWorkspace *workspace, const char *body, gboolean rhythm)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (PlnMonthEntry));
  g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);
  int year = pln_year_planner_get_year (planner);
  PlnDay first = pln_day_from_ymd (year, 1, 1), last = pln_day_from_ymd (year, 12, 31);

  for (guint i = 0; i < book->all->len; i++)
    {
      const PlnMeetingInfo *info = g_ptr_array_index (book->all, i);
      PlnMonthEntry entry;
      if (!info->dated || info->first > last || info->last < first)
        continue;
      entry = pln_meeting_entry (info);
      if (!info->days)
        entry.flags |= PLN_ENTRY_SPAN;
      g_array_append_val (entries, entry);
    }
  if (rhythm)
    add_slots (entries, strings, book, workspace, body, year);
  pln_year_planner_set_entries (planner, (PlnMonthEntry *) (void *) entries->data, entries->len);
}

char *
pln_meeting_rhythm_body_of (PlnWorkspace *workspace, const char *id)
{
  const char *statement = id != NULL && g_str_has_prefix (id, SLOT_PREFIX) ? strchr (id + strlen (SLOT_PREFIX), ':') : NULL;
  g_autofree char *of = statement != NULL ? pln_workspace_get_value (workspace, statement + 1, "of") : NULL;

  return of != NULL ? pln_value_get_plain (of) : NULL;
}

char *
pln_meeting_rhythm_find (PlnWorkspace *workspace)
{
  g_autoptr (PlnQuery) query = pln_query_new ("cadence");
  g_autoptr (GPtrArray) ids = NULL;
  g_autofree char *several = NULL, *last = NULL;

  pln_query_limit (query, 500);
  ids = pln_workspace_query (workspace, query, NULL);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autofree char *value = pln_workspace_get_value (workspace, g_ptr_array_index (ids, i), "of");
      g_autofree char *of = value != NULL ? pln_value_get_plain (value) : NULL;
      g_autoptr (PlnCadenceCheck) check = NULL;
      if (of == NULL || g_strcmp0 (of, last) == 0 || g_strcmp0 (pln_workspace_get_kind (workspace, of), "body") != 0)
        continue;
      g_set_str (&last, of);
      check = pln_cadence_check (workspace, of);
      if (check->verdict == PLN_CADENCE_CONTRADICT)
        return g_steal_pointer (&of);
      if (several == NULL && check->statements->len > 1)
        several = g_steal_pointer (&of);
    }
  return g_steal_pointer (&several);
}

/* ---- the pane ------------------------------------------------------------- */

typedef struct
{
  PlnContext *context; /* owned */
  char       *body;    /* owned */
} Rhythm;

static void
rhythm_free (gpointer data)
{
  Rhythm *self = data;

  g_object_unref (self->context);
  g_free (self->body);
  g_free (self);
}

/* Marks the chosen statement as the one that applies, and no other. */
static void
chosen_cb (GtkCheckButton *check, Rhythm *self)
{
  PlnWorkspace *workspace = pln_context_get_workspace (self->context);
  const char *chosen = g_object_get_data (G_OBJECT (check), "pln-id");
  g_autoptr (PlnEdit) edit = NULL;
  g_autoptr (GPtrArray) ids = NULL;

  if (!gtk_check_button_get_active (check))
    return;
  edit = pln_edit_new (_("Mark Cadence as Applied"));
  ids = pln_workspace_referrers (workspace, "cadence", "of", self->body);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);
      g_autofree char *was = pln_workspace_get_value (workspace, id, "applied");
      if (pln_value_get_boolean (was) != g_str_equal (id, chosen))
        pln_edit_set (edit, id, "applied", g_str_equal (id, chosen) ? "true" : NULL);
    }
  pln_context_commit_toast (self->context, edit, _("Cadence settled"));
}

static AdwPreferencesGroup *
add_group (GtkWidget *box, const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  if (description != NULL)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  gtk_box_append (GTK_BOX (box), group);
  return ADW_PREFERENCES_GROUP (group);
}

static const char *
verdict_in_words (const PlnCadenceCheck *check)
{
  if (check->settled)
    return _("The statements disagree. The one applied fills the planner.");
  if (check->verdict == PLN_CADENCE_CONTRADICT)
    return _("The statements disagree. Mark the one that applies: it fills the planner.");
  if (check->verdict == PLN_CADENCE_WORDING)
    return _("The statements do not mean quite the same.");
  return NULL;
}

/* "Methodology · 12 meetings in 2015 · 4 topics unplaced" */
static char *
statement_caption (PlnWorkspace *workspace, const PlnCadenceCheck *check, const PlnCadenceStatement *statement, int year)
{
  guint n = pln_cadence_count_year (workspace, statement->id, year);
  g_autoptr (GArray) slots = pln_cadence_slots (workspace, statement->id, 1000);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  if (statement->place != NULL)
    g_strv_builder_add (builder, statement->place);
  if (n > 0)
    /* Translators: a number of meetings, and the year */
    g_strv_builder_take (builder, g_strdup_printf (ngettext ("%u meeting in %d", "%u meetings in %d", n), n, year));
  if (slots->len > 0 && check->n_topics > slots->len)
    g_strv_builder_take (builder, g_strdup_printf (ngettext ("%u topic unplaced", "%u topics unplaced", check->n_topics - slots->len),
                                                   check->n_topics - slots->len));
  parts = g_strv_builder_end (builder);
  return g_strjoinv (" · ", parts);
}

static void
add_statements (GtkWidget *box, Rhythm *self, const PlnCadenceCheck *check, int year)
{
  PlnWorkspace *workspace = pln_context_get_workspace (self->context);
  AdwPreferencesGroup *group = add_group (box, _("How Often It Meets"), verdict_in_words (check));
  GtkWidget *leader = NULL;

  for (guint i = 0; i < check->statements->len; i++)
    {
      const PlnCadenceStatement *statement = g_ptr_array_index (check->statements, i);
      g_autofree char *caption = statement_caption (workspace, check, statement, year);
      GtkWidget *row = pln_text_row_new (*statement->text != '\0' ? statement->text : _("No wording"), caption);

      if (check->statements->len > 1)
        {
          GtkWidget *radio = gtk_check_button_new ();
          if (leader != NULL)
            gtk_check_button_set_group (GTK_CHECK_BUTTON (radio), GTK_CHECK_BUTTON (leader));
          else
            leader = radio;
          gtk_check_button_set_active (GTK_CHECK_BUTTON (radio), statement->applied);
          gtk_widget_set_valign (radio, GTK_ALIGN_CENTER);
          gtk_accessible_update_property (GTK_ACCESSIBLE (radio), GTK_ACCESSIBLE_PROPERTY_LABEL, statement->text, -1);
          g_object_set_data_full (G_OBJECT (radio), "pln-id", g_strdup (statement->id), g_free);
          g_signal_connect (radio, "toggled", G_CALLBACK (chosen_cb), self);
          adw_action_row_add_prefix (ADW_ACTION_ROW (row), radio);
          adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), radio);
        }
      if (statement->quote != NULL)
        gtk_widget_set_tooltip_text (row, statement->quote);
      adw_preferences_group_add (group, row);
    }
}

static void
add_number (AdwPreferencesGroup *group, const char *title, const char *caption, guint n)
{
  g_autofree char *text = g_strdup_printf ("%u", n);
  GtkWidget *row = pln_text_row_new (title, caption), *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "dimmed");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_preferences_group_add (group, row);
}

static void
topic_cb (AdwActionRow *row, Rhythm *self)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (row), "pln-id"));

  pln_context_open (self->context, id);
}

/* "Topics without a meeting", which unfolds to their names. */
static void
add_unplaced (AdwPreferencesGroup *group, Rhythm *self, const PlnCadenceCheck *check)
{
  PlnWorkspace *workspace = pln_context_get_workspace (self->context);
  g_autoptr (GPtrArray) topics = pln_cadence_topics (workspace, self->body);
  g_autofree char *number = g_strdup_printf ("%u", check->n_unplaced);
  /* Translators: the numbers of the first and the last of the topics that find no meeting */
  g_autofree char *which = g_strdup_printf (_("Topics %u to %u"), check->n_slots + 1, check->n_topics);
  GtkWidget *row = adw_expander_row_new (), *pill = pln_pill_new (PLN_PILL_WARNING, "dialog-warning-symbolic", number);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Topics without a meeting"));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), which);
  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  adw_expander_row_add_suffix (ADW_EXPANDER_ROW (row), pill);
  for (guint i = check->n_slots; i < topics->len; i++)
    {
      const char *id = g_ptr_array_index (topics, i);
      g_autofree char *title = pln_workspace_get_title (workspace, id);
      GtkWidget *topic = pln_text_row_new (title, NULL);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (topic), TRUE);
      g_object_set_data_full (G_OBJECT (topic), "pln-id", g_strdup (id), g_free);
      g_signal_connect (topic, "activated", G_CALLBACK (topic_cb), self);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (row), topic);
    }
  adw_preferences_group_add (group, row);
}

static void
series_cb (Rhythm *self)
{
  pln_series_dialog_present (self->context, self->body);
}

static const PlnCadenceStatement *
find_applied (const PlnCadenceCheck *check)
{
  for (guint i = 0; i < check->statements->len; i++)
    {
      const PlnCadenceStatement *statement = g_ptr_array_index (check->statements, i);
      if (statement->applied || check->statements->len == 1)
        return statement;
    }
  return NULL;
}

static void
add_consequences (GtkWidget *box, Rhythm *self, const PlnCadenceCheck *check, int year)
{
  PlnWorkspace *workspace = pln_context_get_workspace (self->context);
  const PlnCadenceStatement *applied = find_applied (check);
  guint n = applied != NULL ? pln_cadence_count_year (workspace, applied->id, year) : 0;
  g_autofree char *last = NULL, *title = g_strdup_printf (_("Meetings in %d"), year);
  PlnDay next = pln_cadence_next_due (workspace, self->body, &last);
  AdwPreferencesGroup *group = add_group (box, applied != NULL ? _("Planned From the One Applied") : _("What Follows"), NULL);
  GtkWidget *series = adw_button_row_new ();

  if (n > 0)
    add_number (group, title, n == 12 ? _("Month only, no day yet") : _("No day yet"), n);
  if (check->n_topics > 0)
    add_number (group, _("Topics"), _("In the order of their list"), check->n_topics);
  if (check->n_unplaced > 0)
    add_unplaced (group, self, check);
  if (next != PLN_DAY_NONE)
    {
      g_autofree char *day = pln_day_format (next, _("%-d %B %Y")), *from = pln_workspace_get_title (workspace, last);
      g_autofree char *caption = g_strdup_printf (_("Counted from “%s”"), from);
      g_autofree char *words = g_strdup_printf (_("Next due %s"), day);
      adw_preferences_group_add (group, pln_text_row_new (words, caption));
    }
  else if (last == NULL && applied != NULL)
    adw_preferences_group_add (group, pln_text_row_new (_("Next due: unknown"), _("No meeting that was held has a date")));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (series), _("New _Series…"));
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (series), TRUE);
  g_signal_connect_swapped (series, "activated", G_CALLBACK (series_cb), self);
  adw_preferences_group_add (group, series);
}

/* Both statements at once would count meetings twice. */
static void
add_clash (GtkWidget *box, PlnWorkspace *workspace, const PlnCadenceCheck *check, int year)
{
  AdwPreferencesGroup *group;
  g_autoptr (GString) text = g_string_new (NULL);
  GtkWidget *row, *icon;
  guint counted = 0;

  for (guint i = 0; i < check->statements->len; i++)
    {
      const PlnCadenceStatement *statement = g_ptr_array_index (check->statements, i);
      guint n = pln_cadence_count_year (workspace, statement->id, year);
      if (n > 0)
        /* Translators: the wording of a statement, then how many meetings it gives */
        g_string_append_printf (text, ngettext ("%s“%s” gives %u meeting", "%s“%s” gives %u meetings", n), text->len > 0 ? ", " : "",
                                statement->text, n);
      counted += n > 0;
    }
  if (counted < 2)
    return;
  icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  group = add_group (box, _("May Clash"), NULL);
  row = pln_text_row_new (_("Counted twice when both are planned"), text->str);
  gtk_widget_add_css_class (icon, "warning");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_preferences_group_add (group, row);
}

GtkWidget *
pln_meeting_rhythm_new (PlnContext *context, const char *body, int year)
{
  g_autoptr (PlnCadenceCheck) check = pln_cadence_check (pln_context_get_workspace (context), body);
  GtkWidget *box;
  Rhythm *self;

  if (check->statements->len == 0)
    return NULL;
  self = g_new0 (Rhythm, 1);
  self->context = g_object_ref (context);
  self->body = g_strdup (body);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  g_object_set_data_full (G_OBJECT (box), "pln-rhythm", self, rhythm_free);
  add_statements (box, self, check, year);
  add_consequences (box, self, check, year);
  if (check->verdict == PLN_CADENCE_CONTRADICT)
    add_clash (box, pln_context_get_workspace (context), check, year);
  return box;
}
