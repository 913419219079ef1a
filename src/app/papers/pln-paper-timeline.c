/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/papers/pln-paper-timeline.h"

#include <glib/gi18n.h>

#include "app/papers/pln-paper-cells.h"
#include "app/papers/pln-paper-register.h"
#include "app/papers/pln-paper-steps.h"
#include "insight/pln-due.h"

static gboolean
has_day (const PlnWhen *when)
{
  return when != NULL && pln_when_get_edtf (when) != NULL;
}

static void
dress (PlnTimelineMark *mark, gboolean done, const char *done_word, PlnDay latest, PlnDay today)
{
  mark->overdue = !done && latest != PLN_DAY_NONE && latest < today;
  if (!done && !mark->overdue)
    return;
  mark->pill = done ? done_word : _("Past its date");
  mark->pill_style = done ? PLN_PILL_SUCCESS : PLN_PILL_ERROR;
}

/* ---- steps ------------------------------------------------------------------------ */

/* The day of a step: done, typed, or counted back. (transfer full) (nullable) */
static PlnWhen *
step_when (PlnWorkspace *workspace, PlnItem *step, gboolean *counted)
{
  PlnWhen *done = pln_item_get_when (step, "done");

  *counted = FALSE;
  return done != NULL ? done : pln_due_of_step (workspace, pln_item_get_id (step), counted);
}

static gboolean
has_dated_step (PlnWorkspace *workspace, GPtrArray *steps)
{
  for (guint i = 0; i < steps->len; i++)
    {
      g_autoptr (PlnItem) step = pln_item_new (workspace, steps->pdata[i]);
      gboolean counted;
      g_autoptr (PlnWhen) when = step_when (workspace, step, &counted);

      if (has_day (when))
        return TRUE;
    }
  return FALSE;
}

static void
add_steps (PlnTimelineRows *rows, PlnWorkspace *workspace, GPtrArray *steps)
{
  PlnDay today = pln_workspace_get_today (workspace);

  for (guint i = 0; i < steps->len; i++)
    {
      g_autoptr (PlnItem) step = pln_item_new (workspace, steps->pdata[i]);
      gboolean counted, done = pln_item_get_value (step, "done") != NULL;
      g_autoptr (PlnWhen) when = step_when (workspace, step, &counted);
      PlnTimelineMark *mark;

      if (!has_day (when))
        continue;
      mark = pln_timeline_rows_add (rows, steps->pdata[i], pln_item_get_title (step), NULL, TRUE, when);
      if (mark == NULL)
        continue;
      if (counted)
        mark->text = pln_timeline_rows_take (rows, pln_step_due_text (step));
      dress (mark, done, _("Done"), pln_when_get_latest (when), today);
    }
}

/* ---- papers and meetings ------------------------------------------------------------- */

/* A paper without any date is left out; one that is not issued goes into the tray. */
static void
add_paper (PlnTimelineRows *rows, PlnWorkspace *workspace, const char *id, gboolean *headed, const char *meeting)
{
  g_autoptr (PlnItem) paper = pln_item_new (workspace, id);
  g_autoptr (PlnWhen) issued = pln_item_get_when (paper, "issued"), due = pln_item_get_when (paper, "due");
  g_autoptr (GPtrArray) steps = pln_paper_steps (workspace, id);
  const PlnWhen *when = has_day (issued) ? issued : due;
  g_autofree char *owner = NULL;
  PlnTimelineMark *mark;

  if (!has_day (when) && !has_dated_step (workspace, steps))
    {
      if (issued == NULL && due == NULL)
        pln_timeline_rows_add_undated (rows, id, pln_item_get_title (paper));
      return;
    }
  if (!*headed && meeting != NULL)
    {
      g_autoptr (PlnItem) item = pln_item_new (workspace, meeting);
      g_autoptr (PlnWhen) on = pln_item_get_when (item, "when");

      mark = pln_timeline_rows_add (rows, meeting, pln_item_get_title (item), _("Meeting"), FALSE, on);
      if (mark != NULL)
        mark->tone = PLN_TONE_GREEN;
      *headed = TRUE;
    }
  owner = pln_paper_owner_text (paper);
  mark = pln_timeline_rows_add (rows, id, pln_item_get_title (paper), pln_paper_has_owner (paper) ? owner : NULL, FALSE,
                                has_day (when) ? when : NULL);
  if (mark != NULL)
    dress (mark, issued != NULL, _("Issued"), pln_when_get_latest (when), pln_workspace_get_today (workspace));
  add_steps (rows, workspace, steps);
}

/* The register's sections from the earliest meeting to the latest, papers for none at the end. */
void
pln_paper_timeline_fill (PlnTimelineRows *rows, PlnWorkspace *workspace, gpointer user_data)
{
  PlnPaperTimelineFilter *filter = user_data;
  g_autoptr (PlnQuery) query = pln_query_new ("paper");
  g_autoptr (GPtrArray) sections = NULL;

  if (filter->search != NULL && *filter->search != '\0')
    pln_query_search (query, filter->search);
  pln_query_sort (query, "due", FALSE);
  sections = pln_paper_sections (workspace, query);
  for (guint i = sections->len; i > 0; i--)
    {
      PlnSection *section = sections->pdata[i - 1];
      gboolean here = pln_workspace_get_kind (workspace, section->key) != NULL, headed = FALSE;

      for (guint j = 0; j < section->ids->len; j++)
        add_paper (rows, workspace, section->ids->pdata[j], &headed, here ? section->key : NULL);
    }
}

GtkWidget *
pln_paper_timeline_new (PlnContext *context, PlnPaperTimelineFilter *filter)
{
  GtkWidget *view = pln_timeline_view_new (context, "due", pln_paper_timeline_fill, filter);

  pln_timeline_view_set_empty (PLN_TIMELINE_VIEW (view), _("No Deadlines Yet"),
                               _("Papers and their steps stand here once they have a date, or are for a meeting that has one."));
  return view;
}
