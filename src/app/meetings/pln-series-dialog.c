/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/meetings/pln-series-dialog.h"

#include <glib/gi18n.h>

#include "app/inspector/pln-field-row.h"
#include "app/meetings/pln-meeting-book.h"
#include "app/meetings/pln-series-plan.h"
#include "widgets/pln-pill.h"

#define MAX_SLOTS 24

typedef struct
{
  PlnContext  *context; /* owned */
  AdwDialog   *dialog;
  PlnFieldRow *body, *rule, *first, *until;
  GtkWidget   *places, *sentence, *meaning, *create;
  GtkListBox  *preview;
  GPtrArray   *slots;   /* owned; of PlnSeriesSlot */
  PlnField     first_field, until_field; /* those of a cadence under other names */
  GPtrArray   *checks;  /* of GtkCheckButton, borrowed; one for each slot */
} Series;

static void
series_free (gpointer data)
{
  Series *self = data;

  g_object_unref (self->context);
  g_clear_pointer (&self->slots, g_ptr_array_unref);
  g_ptr_array_unref (self->checks);
  g_free (self);
}

static PlnWhen *
get_when (PlnFieldRow *row)
{
  const char *canonical = pln_field_row_get_value (row);

  return canonical != NULL ? pln_when_from_canonical (canonical, NULL) : NULL;
}

static PlnCadence *
get_cadence (Series *self)
{
  const char *canonical = pln_field_row_get_value (self->rule);

  return canonical != NULL ? pln_cadence_from_canonical (canonical, NULL) : NULL;
}

static char *
get_body (Series *self)
{
  const char *canonical = pln_field_row_get_value (self->body);

  return canonical != NULL ? pln_value_get_plain (canonical) : NULL;
}

static char **
get_places (Series *self)
{
  g_auto (GStrv) parts = g_strsplit (gtk_editable_get_text (GTK_EDITABLE (self->places)), ",", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_strv_builder_add (builder, parts[i]);
  return g_strv_builder_end (builder);
}

/* ---- what is understood ------------------------------------------------- */

static const char *
meaning_of (const PlnCadence *cadence)
{
  if (cadence == NULL)
    return _("Say how often: “every six months”, “twice a year”, “first Monday of the month”.");
  if (cadence->rrule != NULL)
    return _("A fixed spacing. “Twice a year” would leave the spacing open.");
  if (cadence->times > 0 || cadence->at_least > 0)
    return _("A number in each period; the spacing is open.");
  if (cadence->as_needed)
    return _("As needed: there is nothing to count ahead.");
  return _("These words give no spacing and no number.");
}

static gboolean
is_bound (PlnWhen *when)
{
  return pln_when_get_sense (when) == PLN_SENSE_UNTIL || pln_when_get_sense (when) == PLN_SENSE_BY;
}

static void
update_sentence (Series *self, const PlnCadence *cadence, PlnWhen *first, PlnWhen *until, const char *const *places)
{
  g_autofree char *id = get_body (self);
  g_autofree char *name = id != NULL ? pln_workspace_get_title (pln_context_get_workspace (self->context), id) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  gtk_label_set_label (GTK_LABEL (self->meaning), meaning_of (cadence));
  if (name == NULL || cadence == NULL)
    {
      gtk_widget_add_css_class (self->sentence, "dimmed");
      if (*gtk_label_get_label (GTK_LABEL (self->sentence)) == '\0')
        gtk_label_set_label (GTK_LABEL (self->sentence), _("Who meets how often?"));
      return;
    }
  gtk_widget_remove_css_class (self->sentence, "dimmed");
  /* Translators: a body and how often it meets, as typed */
  g_string_append_printf (text, _("%s meets %s"), name, cadence->text != NULL ? cadence->text : "");
  if (first != NULL) /* typed words may say "from" themselves */
    g_string_append_printf (text, pln_when_get_sense (first) == PLN_SENSE_FROM ? " %s" : _(" from %s"), pln_when_get_text (first));
  if (until != NULL)
    g_string_append_printf (text, is_bound (until) ? " %s" : _(" until %s"), pln_when_get_text (until));
  if (places[0] != NULL)
    {
      g_autofree char *list = g_strjoinv (", ", (char **) places);
      g_string_append_printf (text, places[1] != NULL ? _(", in %s in turn") : _(", in %s"), list);
    }
  g_string_append_c (text, '.');
  gtk_label_set_label (GTK_LABEL (self->sentence), text->str);
}

/* ---- preview ------------------------------------------------------------ */

static void
count_cb (Series *self)
{
  guint n = 0;
  g_autofree char *label = NULL;

  for (guint i = 0; i < self->checks->len; i++)
    n += gtk_check_button_get_active (GTK_CHECK_BUTTON (g_ptr_array_index (self->checks, i)));
  label = n > 0 ? g_strdup_printf (ngettext ("_Create %u Meeting", "_Create %u Meetings", n), n) : g_strdup (_("_Create Meetings"));
  gtk_button_set_label (GTK_BUTTON (self->create), label);
  gtk_widget_set_sensitive (self->create, n > 0 && pln_field_row_get_value (self->body) != NULL);
}

/* The meeting of the body that already has just these words or days; NULL. */
static const PlnMeetingInfo *
find_taken (PlnMeetingBook *book, const PlnSeriesSlot *slot)
{
  PlnDay first, last;

  pln_when_get_span (slot->when, &first, &last);
  for (guint i = 0; book != NULL && i < book->all->len; i++)
    {
      const PlnMeetingInfo *info = g_ptr_array_index (book->all, i);
      gboolean days = info->days && pln_when_is_days (slot->when) && info->first <= last && info->last >= first;
      if (days || (info->dated && info->first == first && info->last == last))
        return info;
    }
  return NULL;
}

static void
add_flag (GtkWidget *row, PlnPillStyle style, const char *icon, const char *label)
{
  GtkWidget *pill = pln_pill_new (style, icon, label);

  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), pill);
}

static void
add_preview_row (Series *self, const PlnSeriesSlot *slot, PlnMeetingBook *book)
{
  GtkWidget *row = adw_action_row_new (), *check = gtk_check_button_new ();
  const PlnMeetingInfo *taken = find_taken (book, slot);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), pln_when_get_text (slot->when));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), slot->place != NULL ? slot->place : "");
  if (taken != NULL)
    {
      g_autofree char *text = g_strdup_printf (_("Clash with %s"), taken->title);
      add_flag (row, PLN_PILL_WARNING, "dialog-warning-symbolic", _("Clash"));
      gtk_widget_set_tooltip_text (row, text);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
    }
  if (slot->flags & PLN_SLOT_WEEKEND)
    add_flag (row, PLN_PILL_WARNING, "dialog-warning-symbolic", _("Weekend"));
  if (slot->flags & PLN_SLOT_AFTER_END)
    add_flag (row, PLN_PILL_WARNING, "dialog-warning-symbolic", _("After the end"));
  else if (slot->flags & PLN_SLOT_NO_DAY)
    add_flag (row, PLN_PILL_NEUTRAL, "content-loading-symbolic", _("No day yet"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), taken == NULL && (slot->flags & PLN_SLOT_AFTER_END) == 0);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (count_cb), self);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_ptr_array_add (self->checks, check);
  gtk_list_box_append (self->preview, row);
}

static void
update_cb (Series *self)
{
  g_autoptr (PlnCadence) cadence = get_cadence (self);
  g_autoptr (PlnWhen) first = get_when (self->first), until = get_when (self->until);
  g_auto (GStrv) places = get_places (self);
  g_autofree char *body = get_body (self);
  PlnMeetingFilter filter = { NULL, body, NULL };
  g_autoptr (PlnMeetingBook) book = body != NULL ? pln_meeting_book_new (pln_context_get_workspace (self->context), &filter) : NULL;

  update_sentence (self, cadence, first, until, (const char *const *) places);
  g_clear_pointer (&self->slots, g_ptr_array_unref);
  g_ptr_array_set_size (self->checks, 0);
  gtk_list_box_remove_all (self->preview);
  self->slots = pln_series_plan (cadence, first, until, (const char *const *) places, until != NULL ? MAX_SLOTS : MAX_SLOTS / 2);
  for (guint i = 0; i < self->slots->len; i++)
    add_preview_row (self, g_ptr_array_index (self->slots, i), book);
  if (self->slots->len == 0)
    {
      GtkWidget *row = adw_action_row_new ();
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), cadence != NULL && cadence->as_needed && cadence->rrule == NULL
                                     ? _("As needed: no dates to preview") : _("Say how often and when the first one is"));
      gtk_widget_add_css_class (row, "dimmed");
      gtk_list_box_append (self->preview, row);
    }
  count_cb (self);
}

/* The statement that applies fills the dialog: how often, from when, until when. */
static void
body_cb (Series *self)
{
  PlnWorkspace *workspace = pln_context_get_workspace (self->context);
  g_autofree char *body = get_body (self);
  g_autoptr (GPtrArray) statements = body != NULL ? pln_workspace_referrers (workspace, "cadence", "of", body) : NULL;
  const char *chosen = NULL;

  for (guint i = 0; statements != NULL && i < statements->len; i++)
    {
      const char *id = g_ptr_array_index (statements, i);
      g_autofree char *applied = pln_workspace_get_value (workspace, id, "applied");
      if (chosen == NULL || g_strcmp0 (applied, "true") == 0)
        chosen = id;
    }
  if (chosen != NULL && pln_field_row_get_value (self->rule) == NULL)
    {
      g_autofree char *rule = pln_workspace_get_value (workspace, chosen, "rule");
      g_autofree char *start = pln_workspace_get_value (workspace, chosen, "start");
      g_autofree char *end = pln_workspace_get_value (workspace, chosen, "end");
      pln_field_row_set_value (self->rule, rule);
      if (start != NULL && pln_field_row_get_value (self->first) == NULL)
        pln_field_row_set_value (self->first, start);
      if (end != NULL && pln_field_row_get_value (self->until) == NULL)
        pln_field_row_set_value (self->until, end);
    }
  update_cb (self);
}

/* ---- creating ----------------------------------------------------------- */

/* The statement of the body with this rule, or a new one in the edit. */
static char *
ensure_statement (Series *self, PlnEdit *edit, const char *body)
{
  PlnWorkspace *workspace = pln_context_get_workspace (self->context);
  g_autoptr (GPtrArray) statements = pln_workspace_referrers (workspace, "cadence", "of", body);
  const char *rule = pln_field_row_get_value (self->rule);
  char *id;

  for (guint i = 0; statements != NULL && i < statements->len; i++)
    {
      g_autofree char *other = pln_workspace_get_value (workspace, g_ptr_array_index (statements, i), "rule");
      if (g_strcmp0 (other, rule) == 0)
        return g_strdup (g_ptr_array_index (statements, i));
    }
  id = g_strdup (pln_edit_add (edit, "cadence", NULL));
  pln_edit_set (edit, id, "of", pln_field_row_get_value (self->body));
  pln_edit_set (edit, id, "rule", rule);
  pln_edit_set (edit, id, "start", pln_field_row_get_value (self->first));
  pln_edit_set (edit, id, "end", pln_field_row_get_value (self->until));
  return id;
}

static void
add_meeting (Series *self, PlnEdit *edit, const PlnSeriesSlot *slot, const char *name, const char *series)
{
  g_autofree char *id = g_strdup (pln_edit_add (edit, "meeting", NULL));
  /* Translators: title of a meeting of a series: body and date */
  g_autofree char *text = g_strdup_printf (_("%s, %s"), name, pln_when_get_text (slot->when));
  g_autofree char *title = pln_value_from_plain (PLN_TYPE_TEXT, text), *when = pln_when_to_canonical (slot->when);
  g_autofree char *city = slot->place != NULL ? pln_value_from_plain (PLN_TYPE_TEXT, slot->place) : NULL;

  pln_edit_set (edit, id, "title", title);
  pln_edit_set (edit, id, "body", pln_field_row_get_value (self->body));
  pln_edit_set (edit, id, "when", when);
  pln_edit_set (edit, id, "state", (slot->flags & PLN_SLOT_NO_DAY) != 0 ? "\"tentative\"" : "\"planned\"");
  pln_edit_set (edit, id, "series", series);
  if (city != NULL)
    pln_edit_set (edit, id, "city", city);
}

static void
create_cb (Series *self)
{
  g_autoptr (PlnEdit) edit = pln_edit_new (_("Create Series of Meetings"));
  g_autofree char *body = get_body (self), *name = NULL, *statement = NULL, *series = NULL, *toast = NULL;
  guint n = 0;

  if (body == NULL || !gtk_widget_get_sensitive (self->create))
    return;
  name = pln_workspace_get_title (pln_context_get_workspace (self->context), body);
  statement = ensure_statement (self, edit, body);
  series = pln_value_from_plain (PLN_TYPE_REFERENCE, statement);
  for (guint i = 0; i < self->slots->len; i++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (g_ptr_array_index (self->checks, i))))
      {
        add_meeting (self, edit, g_ptr_array_index (self->slots, i), name, series);
        n++;
      }
  toast = g_strdup_printf (ngettext ("%u meeting created", "%u meetings created", n), n);
  if (pln_context_commit_toast (self->context, edit, toast))
    adw_dialog_close (self->dialog);
}

/* ---- building ----------------------------------------------------------- */

static PlnFieldRow *
add_row (Series *self, AdwPreferencesGroup *group, const char *kind_name, const PlnField *field, GCallback changed)
{
  PlnFieldRow *row = pln_field_row_new (self->context, pln_schema_find (kind_name), field);

  g_signal_connect_swapped (row, "changed", changed, self);
  adw_preferences_group_add (group, GTK_WIDGET (row));
  return row;
}

static GtkWidget *
make_card (Series *self)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->sentence = gtk_label_new ("");
  self->meaning = gtk_label_new ("");
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *label = i == 0 ? self->sentence : self->meaning;
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_box_append (GTK_BOX (card), label);
    }
  gtk_widget_add_css_class (self->sentence, "title-4");
  gtk_widget_add_css_class (self->meaning, "caption");
  gtk_widget_add_css_class (self->meaning, "dimmed");
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "series-card");
  return card;
}

static GtkWidget *
make_header (Series *self)
{
  GtkWidget *header = adw_header_bar_new (), *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));

  self->create = gtk_button_new_with_mnemonic (_("_Create Meetings"));
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  gtk_widget_add_css_class (self->create, "suggested-action");
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (adw_dialog_close), self->dialog);
  g_signal_connect_swapped (self->create, "clicked", G_CALLBACK (create_cb), self);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->create);
  adw_dialog_set_default_widget (self->dialog, self->create);
  return header;
}

static GtkWidget *
make_content (Series *self)
{
  const PlnKind *cadence = pln_schema_find ("cadence");
  GtkWidget *page = adw_preferences_page_new ();
  AdwPreferencesGroup *top = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  AdwPreferencesGroup *form = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  AdwPreferencesGroup *next = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_add (top, make_card (self));
  self->first_field = *pln_kind_find_field (cadence, "start");
  self->first_field.label = N_("First Meeting");
  self->until_field = *pln_kind_find_field (cadence, "end");
  self->until_field.label = N_("Until");
  self->body = add_row (self, form, "meeting", pln_kind_find_field (pln_schema_find ("meeting"), "body"), G_CALLBACK (body_cb));
  self->rule = add_row (self, form, "cadence", pln_kind_find_field (cadence, "rule"), G_CALLBACK (update_cb));
  self->first = add_row (self, form, "cadence", &self->first_field, G_CALLBACK (update_cb));
  self->until = add_row (self, form, "cadence", &self->until_field, G_CALLBACK (update_cb));
  self->places = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->places), _("Places in Turn, with Commas"));
  g_signal_connect_swapped (self->places, "changed", G_CALLBACK (update_cb), self);
  adw_preferences_group_add (form, self->places);
  self->preview = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->preview, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->preview), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->preview), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Next Meetings"), -1);
  adw_preferences_group_set_title (next, _("Next Meetings"));
  adw_preferences_group_set_description (next, _("Nothing is created yet"));
  adw_preferences_group_add (next, GTK_WIDGET (self->preview));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), top);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), form);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), next);
  return page;
}

void
pln_series_dialog_present (PlnContext *context, const char *body)
{
  Series *self = g_new0 (Series, 1);
  GtkWidget *view = adw_toolbar_view_new ();

  self->context = g_object_ref (context);
  self->checks = g_ptr_array_new ();
  self->dialog = adw_dialog_new ();
  adw_dialog_set_title (self->dialog, _("New Series"));
  adw_dialog_set_content_width (self->dialog, 700);
  adw_dialog_set_content_height (self->dialog, 744);
  g_object_set_data_full (G_OBJECT (self->dialog), "pln-series", self, series_free);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), make_header (self));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), make_content (self));
  adw_dialog_set_child (self->dialog, view);
  if (body != NULL)
    {
      g_autofree char *canonical = pln_value_from_plain (PLN_TYPE_REFERENCE, body);
      pln_field_row_set_value (self->body, canonical);
    }
  body_cb (self);
  adw_dialog_present (self->dialog, pln_context_get_host (context));
}
