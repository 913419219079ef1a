/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/meetings/pln-meeting-document.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/meetings/pln-agenda-labels.h"
#include "app/print/pln-print.h"

static char *
get_plain (PlnWorkspace *workspace, const char *id, const char *field)
{
  g_autofree char *canonical = pln_workspace_get_value (workspace, id, field);

  return canonical != NULL ? pln_value_get_plain (canonical) : NULL;
}

/* The title of what a reference names, or the words beside it. */
static char *
get_named (PlnWorkspace *workspace, const char *id, const char *field, const char *words)
{
  g_autofree char *target = get_plain (workspace, id, field);

  if (target != NULL && pln_workspace_has_record (workspace, target))
    return pln_workspace_get_title (workspace, target);
  return get_plain (workspace, id, words);
}

static char *
join (GPtrArray *parts, const char *separator)
{
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (separator, (char **) parts->pdata);
}

/* ---- the order of the day --------------------------------------------------- */

/* "Monday 28 August 2017 · 09:30–12:30 · Geneva", "Date to be set · …". */
static char *
head_line (PlnWorkspace *workspace, const char *meeting)
{
  PlnMeetingFilter filter = { NULL };
  g_autoptr (PlnMeetingBook) book = pln_meeting_book_new (workspace, &filter);
  const PlnMeetingInfo *info = pln_meeting_book_find (book, meeting);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (info == NULL)
    return g_strdup ("");
  g_ptr_array_add (parts, info->when != NULL ? pln_meeting_when_text (info) : g_strdup (_("Date to be set")));
  if (info->times != NULL)
    g_ptr_array_add (parts, g_strdup (info->times));
  g_ptr_array_add (parts, g_strdup (info->place != NULL ? info->place : _("Place to be set")));
  return join (parts, " · ");
}

/* Symbols, or titles where there is none, of the papers under an item. */
static char *
papers_of (PlnWorkspace *workspace, const char *item)
{
  g_autoptr (GPtrArray) papers = pln_workspace_referrers (workspace, "paper", "agenda_item", item);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; papers != NULL && i < papers->len; i++)
    {
      const char *paper = g_ptr_array_index (papers, i);
      g_autofree char *symbol = get_plain (workspace, paper, "symbol");

      g_ptr_array_add (parts, symbol != NULL ? g_steal_pointer (&symbol) : pln_workspace_get_title (workspace, paper));
    }
  return join (parts, "; ");
}

PlnSheets *
pln_meeting_order_sheets (PlnContext *context, const char *meeting)
{
  PlnWorkspace *workspace = pln_context_get_workspace (context);
  const PlnSheetsColumn columns[] = { { _("No."), FALSE, 0 }, { _("Item"), FALSE, 3 }, { _("Documents"), FALSE, 2 }, { _("Lead"), FALSE, 1 } };
  g_autofree char *title = pln_workspace_get_title (workspace, meeting), *head = head_line (workspace, meeting);
  g_autofree char *body = get_plain (workspace, meeting, "body"), *body_name = NULL;
  g_autoptr (GPtrArray) lines = pln_agenda_lines (workspace, meeting);
  PlnSheets *sheets = pln_print_sheets_new (context, title, FALSE);

  body_name = body != NULL ? pln_workspace_get_title (workspace, body) : NULL;
  if (body_name != NULL)
    pln_sheets_add_text (sheets, body_name, PLN_SHEETS_STRONG);
  pln_sheets_add_text (sheets, head, PLN_SHEETS_PLAIN);
  pln_sheets_add_heading (sheets, 1, _("Order of the Day"));
  if (lines->len == 0)
    {
      pln_sheets_add_text (sheets, _("No items yet"), PLN_SHEETS_DIM);
      return sheets;
    }
  pln_sheets_begin_table (sheets, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < lines->len; i++)
    {
      const PlnAgendaLine *line = g_ptr_array_index (lines, i);
      g_autofree char *item = pln_workspace_get_title (workspace, line->id), *papers = papers_of (workspace, line->id);
      g_autofree char *lead = get_named (workspace, line->id, "lead", "lead_text");
      const char *cells[] = { line->label, item, papers, lead };

      pln_sheets_add_row (sheets, (guint) line->depth, PLN_SHEETS_PLAIN, cells);
    }
  return sheets;
}

/* ---- the note ---------------------------------------------------------------- */

typedef struct
{
  GString *text;
  guint    n;
} Note;

/* Takes the paragraph. */
static void
add_paragraph (Note *note, char *paragraph)
{
  if (paragraph == NULL || *paragraph == '\0')
    {
      g_free (paragraph);
      return;
    }
  g_string_append_printf (note->text, "%s%u. %s", note->n > 0 ? "\n\n" : "", note->n + 1, paragraph);
  note->n++;
  g_free (paragraph);
}

static void
add_items (Note *note, PlnWorkspace *workspace, const char *meeting)
{
  g_autoptr (GPtrArray) lines = pln_agenda_lines (workspace, meeting), names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  for (guint i = 0; i < lines->len; i++)
    {
      const PlnAgendaLine *line = g_ptr_array_index (lines, i);
      g_autofree char *title = pln_workspace_get_title (workspace, line->id);

      if (line->depth == 0)
        g_ptr_array_add (names, g_strdup_printf ("%s %s", line->label, title));
    }
  if (names->len == 0)
    return;
  list = join (names, "; ");
  add_paragraph (note, g_strdup_printf (_("The order of the day was: %s."), list));
  for (guint i = 0; i < lines->len; i++)
    {
      const PlnAgendaLine *line = g_ptr_array_index (lines, i);
      g_autofree char *title = pln_workspace_get_title (workspace, line->id), *outcome = get_plain (workspace, line->id, "outcome");
      g_autofree char *state = get_plain (workspace, line->id, "state"), *papers = papers_of (workspace, line->id);
      g_autoptr (GString) text = g_string_new (NULL);

      g_string_append_printf (text, _("Item %s, %s."), line->label, title);
      if (*papers != '\0')
        g_string_append_printf (text, _(" Before the meeting: %s."), papers);
      if (outcome != NULL && *outcome != '\0')
        g_string_append_printf (text, " %s", outcome);
      else if (g_strcmp0 (state, "deferred") == 0)
        g_string_append (text, _(" The item was deferred."));
      else if (g_strcmp0 (state, "concluded") == 0)
        g_string_append (text, _(" The item was concluded."));
      else
        g_string_append (text, _(" […]"));
      add_paragraph (note, g_string_free_and_steal (g_steal_pointer (&text)));
    }
}

/* One list of requests: those commissioned and what came of them, or those only raised. */
static void
add_requests (Note *note, PlnWorkspace *workspace, const char *meeting, gboolean commissioned)
{
  g_autoptr (GPtrArray) requests = pln_workspace_referrers (workspace, "request", "meeting", meeting);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  for (guint i = 0; requests != NULL && i < requests->len; i++)
    {
      const char *id = g_ptr_array_index (requests, i);
      g_autofree char *state = get_plain (workspace, id, "state"), *text = get_plain (workspace, id, "text");
      g_autofree char *who = get_named (workspace, id, "addressee", "addressee_text");
      gboolean is = g_strcmp0 (state, "commissioned") == 0 || g_strcmp0 (state, "delivered") == 0;

      if (text == NULL || is != commissioned || g_strcmp0 (state, "dropped") == 0)
        continue;
      g_strdelimit (text, "\n", ' ');
      if (g_str_has_suffix (text, "."))
        text[strlen (text) - 1] = '\0';
      g_ptr_array_add (parts, commissioned && who != NULL ? g_strdup_printf ("(%c) %s (%s)", 'a' + (int) (parts->len % 26), text, who)
                                                          : g_strdup_printf ("(%c) %s", 'a' + (int) (parts->len % 26), text));
    }
  if (parts->len == 0)
    return;
  list = join (parts, "; ");
  add_paragraph (note, g_strdup_printf (commissioned ? _("The following was asked for: %s.") : _("Also raised, without being commissioned: %s."), list));
}

static void
add_decisions (Note *note, PlnWorkspace *workspace, const char *meeting)
{
  g_autoptr (GPtrArray) decisions = pln_workspace_referrers (workspace, "decision", "meeting", meeting);

  for (guint i = 0; decisions != NULL && i < decisions->len; i++)
    {
      g_autofree char *text = get_plain (workspace, g_ptr_array_index (decisions, i), "text");

      if (text != NULL)
        add_paragraph (note, g_strdup_printf (_("Decided: %s"), text));
    }
}

char *
pln_meeting_note_text (PlnWorkspace *workspace, const char *meeting)
{
  Note note = { g_string_new (NULL), 0 };
  g_autofree char *title = pln_workspace_get_title (workspace, meeting), *head = head_line (workspace, meeting);
  g_autofree char *summary = get_plain (workspace, meeting, "summary");

  add_paragraph (&note, g_strdup_printf ("%s. %s.", title, head));
  add_items (&note, workspace, meeting);
  if (summary != NULL)
    add_paragraph (&note, g_steal_pointer (&summary));
  add_decisions (&note, workspace, meeting);
  add_requests (&note, workspace, meeting, TRUE);
  add_requests (&note, workspace, meeting, FALSE);
  return g_string_free_and_steal (note.text);
}

char *
pln_meeting_find_note (PlnWorkspace *workspace, const char *meeting)
{
  g_autoptr (GPtrArray) links = pln_workspace_referrers (workspace, "link", "object", meeting);

  for (guint i = 0; links != NULL && i < links->len; i++)
    {
      const char *link = g_ptr_array_index (links, i);
      g_autofree char *how = get_plain (workspace, link, "type"), *paper = get_plain (workspace, link, "subject");
      g_autofree char *type = paper != NULL ? get_plain (workspace, paper, "type") : NULL;

      if (g_strcmp0 (how, "about") == 0 && g_strcmp0 (type, "note") == 0 && pln_workspace_has_record (workspace, paper))
        return g_steal_pointer (&paper);
    }
  return NULL;
}

PlnSheets *
pln_meeting_note_sheets (PlnContext *context, const char *meeting)
{
  PlnWorkspace *workspace = pln_context_get_workspace (context);
  g_autofree char *paper = pln_meeting_find_note (workspace, meeting);
  g_autofree char *text = paper != NULL ? get_plain (workspace, paper, "note") : NULL;
  g_autofree char *title = paper != NULL ? pln_workspace_get_title (workspace, paper) : NULL;
  g_auto (GStrv) paragraphs = text != NULL ? g_strsplit (text, "\n\n", -1) : NULL;
  PlnSheets *sheets;

  if (paragraphs == NULL || paragraphs[0] == NULL)
    return NULL;
  sheets = pln_print_sheets_new (context, title, FALSE);
  for (char **paragraph = paragraphs; *paragraph != NULL; paragraph++)
    pln_sheets_add_text (sheets, *paragraph, PLN_SHEETS_PLAIN);
  return sheets;
}

/* ---- the list ------------------------------------------------------------------ */

PlnSheets *
pln_meeting_list_sheets (PlnContext *context, PlnMeetingBook *book)
{
  const PlnSheetsColumn columns[] = { { _("Date"), FALSE, 1 }, { _("Meeting"), FALSE, 3 }, { _("Place"), FALSE, 1.5 }, { _("State"), FALSE, 0 } };
  const PlnField *field = pln_kind_find_field (pln_schema_find ("meeting"), "state");
  g_autoptr (GArray) rows = pln_meeting_agenda (book, pln_workspace_get_today (pln_context_get_workspace (context)));
  PlnSheets *sheets = pln_print_sheets_new (context, _("Meetings"), FALSE);
  int section = -1;

  for (guint i = 0; i < rows->len; i++)
    {
      const PlnAgendaRow *row = &g_array_index (rows, PlnAgendaRow, i);
      g_autofree char *when = row->info != NULL ? pln_meeting_when_text (row->info) : NULL;
      const char *cells[] = { when, NULL, NULL, NULL };

      if (row->info == NULL)
        continue;
      if (row->section != section)
        {
          g_autofree char *title = pln_agenda_section_title (row->section);

          section = row->section;
          pln_sheets_add_heading (sheets, 2, title);
          pln_sheets_begin_table (sheets, columns, G_N_ELEMENTS (columns));
        }
      cells[1] = row->info->title;
      cells[2] = row->info->place;
      cells[3] = row->info->state != NULL ? pln_field_get_choice_label (field, row->info->state) : NULL;
      pln_sheets_add_row (sheets, (guint) row->depth, PLN_SHEETS_PLAIN, cells);
    }
  return sheets;
}

PlnSheets *
pln_meeting_drawing_sheets (PlnContext *context, const char *title, PlnCanvas *drawing)
{
  PlnSheets *sheets = pln_print_sheets_new (context, title, FALSE);

  pln_sheets_set_canvas (sheets, drawing);
  pln_sheets_set_landscape (sheets, TRUE);
  return sheets;
}
