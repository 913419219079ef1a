/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/meetings/pln-meeting-groups.h"

#include "app/meetings/pln-meeting-document.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/meetings/pln-meeting-book.h"
#include "app/meetings/pln-meeting-row.h"

#define MAX_ROWS 50

static char *
get_plain (PlnWorkspace *workspace, const char *id, const char *field)
{
  g_autofree char *canonical = pln_workspace_get_value (workspace, id, field);

  return canonical != NULL ? pln_value_get_plain (canonical) : NULL;
}

/* Joins what is there with middle dots. */
static void
append (GString *text, const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

static void
row_activated_cb (AdwActionRow *row, PlnContext *context)
{
  pln_context_inspect (context, g_object_get_data (G_OBJECT (row), "pln-id"), TRUE);
}

static GtkWidget *
row_new (PlnContext *context, const char *id, const char *icon, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (icon != NULL)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icon));
  if (id != NULL)
    {
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_object_set_data_full (G_OBJECT (row), "pln-id", g_strdup (id), g_free);
      g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), context, 0);
    }
  return row;
}

static GtkWidget *
empty_row_new (const char *text)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  gtk_widget_add_css_class (row, "dimmed");
  return row;
}

static GPtrArray *
query_of_meeting (PlnWorkspace *workspace, const char *kind, const char *meeting)
{
  g_autoptr (PlnQuery) query = pln_query_new (kind);
  g_autofree char *canonical = pln_value_from_plain (PLN_TYPE_REFERENCE, meeting);
  GPtrArray *ids;

  pln_query_where (query, "meeting", canonical);
  ids = pln_workspace_query (workspace, query, NULL);
  return ids != NULL ? ids : g_ptr_array_new_with_free_func (g_free);
}

/* ---- requests and decisions --------------------------------------------- */

/* "¶ 26(a)", from where the record is cited. */
static char *
paragraph_of (PlnWorkspace *workspace, const char *id)
{
  g_autoptr (GPtrArray) citations = pln_workspace_referrers (workspace, "citation", "of", id);

  for (guint i = 0; citations != NULL && i < citations->len; i++)
    {
      g_autofree char *place = get_plain (workspace, g_ptr_array_index (citations, i), "place");
      if (place == NULL)
        continue;
      if (g_str_has_prefix (place, "paragraph "))
        return g_strdup_printf ("¶ %s", place + strlen ("paragraph "));
      return g_steal_pointer (&place);
    }
  return NULL;
}

static char *
who_asks_whom (PlnItem *item)
{
  g_autofree char *by = pln_item_get_display (item, "by"), *by_text = pln_item_get_display (item, "by_text");
  g_autofree char *to = pln_item_get_display (item, "addressee"), *to_text = pln_item_get_display (item, "addressee_text");
  const char *from = *by != '\0' ? by : by_text, *whom = *to != '\0' ? to : to_text;

  if (*from != '\0' && *whom != '\0')
    /* Translators: who asks something of whom: “Working Group to Administration” */
    return g_strdup_printf (_("%s to %s"), from, whom);
  return g_strdup (*from != '\0' ? from : whom);
}

static const char *
product_icon (const char *product)
{
  if (g_strcmp0 (product, "oral-update") == 0)
    return "audio-input-microphone-symbolic";
  if (g_strcmp0 (product, "briefing") == 0)
    return "x-office-presentation-symbolic";
  if (g_strcmp0 (product, "survey") == 0)
    return "view-list-bullet-symbolic";
  return "x-office-document-symbolic";
}

static char *
due_text (PlnItem *item, const char *kind)
{
  g_autofree char *due = NULL;

  if (g_str_equal (kind, "decision"))
    return pln_item_get_display (item, "on");
  due = pln_item_get_display (item, "due");
  if (*due != '\0')
    return g_steal_pointer (&due);
  if (pln_item_get_value (item, "due_meeting") != NULL)
    return pln_item_get_display (item, "due_meeting");
  return g_strdup (_("No date"));
}

static GtkWidget *
request_row_new (PlnContext *context, const char *id, GtkSizeGroup *dues, GtkSizeGroup *states, gboolean narrow)
{
  PlnWorkspace *workspace = pln_context_get_workspace (context);
  const char *kind = pln_workspace_get_kind (workspace, id);
  g_autoptr (PlnItem) item = pln_item_new (workspace, id);
  gboolean decision = g_strcmp0 (kind, "decision") == 0;
  g_autofree char *product = pln_item_get_plain (item, "product"), *state = pln_item_get_plain (item, "state");
  g_autofree char *paragraph = paragraph_of (workspace, id), *who = decision ? pln_item_get_display (item, "manner") : who_asks_whom (item);
  g_autofree char *due = due_text (item, kind);
  g_autoptr (GString) caption = g_string_new (NULL);
  GtkWidget *row, *label = gtk_label_new (due), *pill = pln_state_pill_new (kind, state), *end = adw_bin_new ();

  if (decision)
    append (caption, _("Decision"));
  append (caption, paragraph);
  append (caption, who);
  if (narrow)
    append (caption, due);
  row = row_new (context, id, decision ? "object-select-symbolic" : product_icon (product), pln_item_get_title (item), caption->str);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 18);
  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_set_tooltip_text (label, due);
  if (!narrow)
    {
      gtk_label_set_width_chars (GTK_LABEL (label), 13);
      gtk_size_group_add_widget (dues, label);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }
  else
    g_object_ref_sink (label), g_object_unref (label);
  if (pill != NULL)
    {
      gtk_widget_set_halign (pill, GTK_ALIGN_START);
      adw_bin_set_child (ADW_BIN (end), pill);
      gtk_widget_set_size_request (end, 116, -1); /* the word is worth more than the title's second half */
    }
  gtk_size_group_add_widget (states, end);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), end);
  return row;
}

static gboolean
is_wanted (PlnWorkspace *workspace, const char *id, PlnRequestFilter filter)
{
  static const char *const closed[] = { "delivered", "dropped", "taken", "lapsed", NULL };
  g_autofree char *state = get_plain (workspace, id, "state");

  switch (filter)
    {
    case PLN_REQUESTS_COMMISSIONED:
      return g_strcmp0 (state, "commissioned") == 0;
    case PLN_REQUESTS_OPEN:
      return state == NULL || !g_strv_contains (closed, state);
    case PLN_REQUESTS_ALL:
    default:
      return TRUE;
    }
}

guint
pln_meeting_fill_requests (PlnContext *context, const char *meeting, GtkListBox *list, PlnRequestFilter filter, gboolean narrow)
{
  static const char *const kinds[] = { "request", "decision" };
  PlnWorkspace *workspace = pln_context_get_workspace (context);
  g_autoptr (GtkSizeGroup) dues = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL), states = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  guint total = 0, shown = 0;

  gtk_list_box_remove_all (list);
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      g_autoptr (GPtrArray) ids = query_of_meeting (workspace, kinds[k], meeting);
      total += ids->len;
      for (guint i = 0; i < ids->len; i++)
        if (is_wanted (workspace, g_ptr_array_index (ids, i), filter) && shown++ < MAX_ROWS)
          gtk_list_box_append (list, request_row_new (context, g_ptr_array_index (ids, i), dues, states, narrow));
    }
  if (shown == 0)
    gtk_list_box_append (list, empty_row_new (total > 0 ? _("None in this state") : _("Nothing requested or decided yet")));
  if (shown > MAX_ROWS)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("and %u more", "and %u more", shown - MAX_ROWS), shown - MAX_ROWS);
      gtk_list_box_append (list, empty_row_new (text));
    }
  return total;
}

/* ---- participants ------------------------------------------------------- */

static char *
who_of (PlnItem *item)
{
  char *who = pln_item_get_display (item, "who");

  if (*who != '\0')
    return who;
  g_free (who);
  return pln_item_get_display (item, "who_text");
}

/* "chair", "author of the non-paper, in personal capacity" */
static char *
role_of (PlnItem *item)
{
  g_autofree char *role = pln_item_get_plain (item, "role"), *capacity = pln_item_get_plain (item, "capacity");

  if (g_strcmp0 (capacity, "personal") == 0)
    return *role != '\0' ? g_strdup_printf (_("%s, in personal capacity"), role) : g_strdup (_("In personal capacity"));
  return g_steal_pointer (&role);
}

void
pln_meeting_fill_participants (PlnContext *context, const char *meeting, GtkListBox *list)
{
  PlnWorkspace *workspace = pln_context_get_workspace (context);
  g_autoptr (GPtrArray) ids = query_of_meeting (workspace, "participation", meeting);
  g_autoptr (GHashTable) done = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint shown = 0;

  gtk_list_box_remove_all (list);
  for (guint i = 0; i < ids->len && shown < MAX_ROWS; i++)
    {
      const char *id = g_ptr_array_index (ids, i);
      g_autoptr (PlnItem) item = pln_item_new (workspace, id);
      g_autofree char *who = who_of (item);
      g_autoptr (GString) caption = g_string_new (NULL);
      const char *reference = pln_item_get_value (item, "who");
      GtkWidget *pill;
      g_autofree char *state = pln_item_get_plain (item, "state");
      if (reference != NULL && g_hash_table_contains (done, reference))
        continue;
      for (guint j = i; j < ids->len; j++)
        {
          g_autoptr (PlnItem) other = pln_item_new (workspace, g_ptr_array_index (ids, j));
          g_autofree char *role = NULL;
          if (j > i && (reference == NULL || g_strcmp0 (reference, pln_item_get_value (other, "who")) != 0))
            continue;
          role = role_of (other);
          append (caption, role);
        }
      if (reference != NULL)
        g_hash_table_add (done, g_strdup (reference));
      {
        GtkWidget *row = row_new (context, id, reference != NULL ? "avatar-default-symbolic" : "system-users-symbolic", who, caption->str);
        pill = pln_state_pill_new ("participation", state);
        if (pill != NULL && !g_str_equal (state, "attended"))
          adw_action_row_add_suffix (ADW_ACTION_ROW (row), pill);
        else if (pill != NULL)
          g_object_unref (g_object_ref_sink (pill));
        gtk_list_box_append (list, row);
      }
      shown++;
    }
  if (shown == 0)
    gtk_list_box_append (list, empty_row_new (_("Nobody named yet")));
}

/* ---- papers ------------------------------------------------------------- */

static void
add_paper (PlnContext *context, GtkListBox *list, GHashTable *done, const char *id, const char *how)
{
  PlnWorkspace *workspace = pln_context_get_workspace (context);
  g_autoptr (PlnItem) item = NULL;
  g_autofree char *symbol = NULL, *issued = NULL;
  g_autoptr (GString) caption = g_string_new (NULL);

  if (g_strcmp0 (pln_workspace_get_kind (workspace, id), "paper") != 0 || !g_hash_table_add (done, g_strdup (id)))
    return;
  item = pln_item_new (workspace, id);
  if (pln_item_is_deleted (item))
    return;
  symbol = pln_item_get_plain (item, "symbol");
  issued = pln_item_get_display (item, "issued");
  append (caption, symbol);
  append (caption, how);
  append (caption, issued);
  gtk_list_box_append (list, row_new (context, id, "x-office-document-symbolic", pln_item_get_title (item), caption->str));
}

void
pln_meeting_fill_papers (PlnContext *context, const char *meeting, GtkListBox *list)
{
  const PlnField *type = pln_kind_find_field (pln_schema_find ("link"), "type");
  PlnWorkspace *workspace = pln_context_get_workspace (context);
  g_autoptr (GPtrArray) papers = pln_workspace_referrers (workspace, "paper", "for_meeting", meeting);
  g_autoptr (GPtrArray) links = pln_workspace_referrers (workspace, "link", "object", meeting);
  g_autoptr (GHashTable) done = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  gtk_list_box_remove_all (list);
  for (guint i = 0; papers != NULL && i < papers->len; i++)
    {
      const char *id = g_ptr_array_index (papers, i);
      g_autofree char *item = get_plain (workspace, id, "agenda_item");
      if (item != NULL && pln_workspace_has_record (workspace, item))
        g_hash_table_add (done, g_strdup (id)); /* stands under its item */
      else
        add_paper (context, list, done, id, NULL);
    }
  for (guint i = 0; links != NULL && i < links->len; i++)
    {
      g_autofree char *subject = get_plain (workspace, g_ptr_array_index (links, i), "subject");
      g_autofree char *how = get_plain (workspace, g_ptr_array_index (links, i), "type");
      if (subject != NULL)
        add_paper (context, list, done, subject, how != NULL ? pln_field_get_choice_label (type, how) : NULL);
    }
  if (gtk_list_box_get_row_at_index (list, 0) == NULL)
    gtk_list_box_append (list, empty_row_new (_("No papers of the whole meeting")));
}

void
pln_meeting_start_note (PlnContext *context, const char *meeting)
{
  PlnWorkspace *workspace = pln_context_get_workspace (context);
  g_autoptr (PlnEdit) edit = pln_edit_new (_("Start Chairperson’s Note"));
  g_autoptr (PlnItem) item = pln_item_new (workspace, meeting);
  g_autofree char *when = pln_item_get_display (item, "when"), *title = NULL, *canonical = NULL;
  g_autofree char *object = pln_value_from_plain (PLN_TYPE_REFERENCE, meeting), *subject = NULL;
  const char *body = pln_item_get_value (item, "body");
  g_autofree char *paper = g_strdup (pln_edit_add (edit, "paper", NULL)), *link = NULL, *text = NULL, *paragraphs = NULL;

  title = *when != '\0' ? g_strdup_printf (_("Chairperson’s note on the meeting of %s"), when)
                        : g_strdup_printf (_("Chairperson’s note on %s"), pln_item_get_title (item));
  canonical = pln_value_from_plain (PLN_TYPE_TEXT, title);
  pln_edit_set (edit, paper, "title", canonical);
  pln_edit_set (edit, paper, "type", "\"note\"");
  if (body != NULL)
    pln_edit_set (edit, paper, "body", body);
  text = pln_meeting_note_text (workspace, meeting);
  paragraphs = pln_value_from_plain (PLN_TYPE_LONG_TEXT, text);
  pln_edit_set (edit, paper, "note", paragraphs);
  link = g_strdup (pln_edit_add (edit, "link", NULL));
  subject = pln_value_from_plain (PLN_TYPE_REFERENCE, paper);
  pln_edit_set (edit, link, "subject", subject);
  pln_edit_set (edit, link, "object", object);
  pln_edit_set (edit, link, "type", "\"about\"");
  if (pln_context_commit (context, edit))
    pln_context_inspect (context, paper, TRUE);
}

/* ---- before and after --------------------------------------------------- */

static void
add_neighbour (PlnContext *context, GtkListBox *list, const PlnMeetingInfo *info, gboolean after)
{
  const PlnField *field = pln_kind_find_field (pln_schema_find ("meeting"), "state");
  g_autofree char *when = pln_meeting_when_text (info);
  g_autoptr (GString) caption = g_string_new (NULL);
  GtkWidget *row;

  append (caption, info->dated ? when : _("No date"));
  if (info->state != NULL)
    append (caption, pln_field_get_choice_label (field, info->state));
  row = row_new (context, NULL, after ? "go-next-symbolic" : "go-previous-symbolic", info->title, caption->str);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "pln-meeting", g_strdup (info->id), g_free);
  gtk_list_box_append (list, row);
}

guint
pln_meeting_fill_neighbours (PlnContext *context, const char *meeting, GtkListBox *list)
{
  PlnWorkspace *workspace = pln_context_get_workspace (context);
  g_autofree char *body = get_plain (workspace, meeting, "body");
  PlnMeetingFilter filter = { NULL, body, NULL };
  g_autoptr (PlnMeetingBook) book = body != NULL ? pln_meeting_book_new (workspace, &filter) : NULL;
  const PlnMeetingInfo *self = pln_meeting_book_find (book, meeting), *before = NULL, *after = NULL, *hanging = NULL;
  guint n = 0;

  gtk_list_box_remove_all (list);
  if (self == NULL)
    return 0;
  for (guint i = 0; i < book->all->len; i++)
    {
      const PlnMeetingInfo *info = g_ptr_array_index (book->all, i);
      if (info == self || info->part_of != NULL)
        continue;
      if (g_strcmp0 (info->anchor, self->id) == 0 && !info->dated && hanging == NULL)
        hanging = info;
      if (!info->dated || !self->dated)
        continue;
      if (info->last < self->first && (before == NULL || info->last > before->last))
        before = info;
      if (info->first > self->last && (after == NULL || info->first < after->first))
        after = info;
    }
  if (before == NULL && !self->dated)
    before = pln_meeting_book_find (book, self->anchor);
  if (before != NULL && ++n)
    add_neighbour (context, list, before, FALSE);
  if (after != NULL && ++n)
    add_neighbour (context, list, after, TRUE);
  if (hanging != NULL && ++n)
    add_neighbour (context, list, hanging, TRUE);
  return n;
}
