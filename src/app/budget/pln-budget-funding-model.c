/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/budget/pln-budget-funding-model.h"

#include "app/budget/pln-budget-flow.h"
#include "app/budget/pln-budget-model.h"
#include "insight/pln-funding.h"
#include "insight/pln-growth.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOST_YEARS 12

/* What is handed around while a plan is read. */
typedef struct
{
  PlnWorkspace *workspace;
  PlnBudgetFundingPlan *plan;
  GHashTable *told; /* of contributions that have a mark already (owned strings) */
} Reader;

static void
mark_free (gpointer data)
{
  PlnBudgetFundingMark *mark = data;

  g_free ((char *) mark->shown.id);
  g_free ((char *) mark->shown.text);
  g_free ((char *) mark->shown.spoken);
  g_free (mark->source);
  g_free (mark->amount);
  g_free (mark->when);
  g_free (mark->state);
  g_free (mark);
}

static void
row_free (gpointer data)
{
  PlnBudgetFundingRow *row = data;

  g_free (row->id);
  g_free (row->title);
  g_free (row->subtitle);
  g_free (row->need_id);
  g_free (row->need_text);
  g_ptr_array_unref (row->marks);
  g_free (row);
}

void
pln_budget_funding_plan_free (PlnBudgetFundingPlan *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->rows);
  g_free (self->period);
  g_free (self);
}

/* ---- words -------------------------------------------------------------------- */

static gboolean
ends (const PlnFunding *funding)
{
  return funding->end_earliest != PLN_DAY_NONE || funding->end_latest != PLN_DAY_NONE;
}

/* "No money after a day between 31 December 2024 and 30 December 2025" */
static char *
gap_sentence (const PlnFunding *funding)
{
  /* Translators: a date without its weekday, see g_date_time_format(). */
  const char *format = _("%-e %B %Y");
  g_autofree char *earliest = funding->end_earliest != PLN_DAY_NONE ? pln_day_format (funding->end_earliest, format) : NULL;
  g_autofree char *latest = funding->end_latest != PLN_DAY_NONE ? pln_day_format (funding->end_latest, format) : NULL;

  if (earliest != NULL && latest != NULL && funding->end_earliest != funding->end_latest)
    return g_strdup_printf (_("No money after a day between %s and %s"), earliest, latest);
  return g_strdup_printf (_("No money after %s"), latest != NULL ? latest : earliest);
}

/* The dates of a record as they were typed: "2021 · four years". */
static char *
when_of (PlnItem *item)
{
  static const char *const fields[] = { "start", "length", "end" };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *part = pln_item_get_display (item, fields[i]);

      if (*part != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : g_strdup (_("No dates stated"));
}

/* "2 · professional" */
static char *
post_words (PlnItem *post)
{
  g_autofree char *headcount = pln_item_get_display (post, "headcount"), *category = pln_item_get_display (post, "category");

  if (*headcount != '\0' && *category != '\0')
    return g_strdup_printf ("%s · %s", headcount, category);
  return *headcount != '\0' ? g_steal_pointer (&headcount) : g_steal_pointer (&category);
}

/* ---- rows and marks ----------------------------------------------------------- */

static PlnBudgetFundingRow *
row_new (const char *id,
         const char *title,
         char       *subtitle) /* (transfer full) */
{
  PlnBudgetFundingRow *row = g_new0 (PlnBudgetFundingRow, 1);

  row->id = g_strdup (id);
  row->title = g_strdup (title);
  if (subtitle != NULL && *subtitle != '\0')
    row->subtitle = subtitle;
  else
    g_free (subtitle);
  row->marks = g_ptr_array_new_with_free_func (mark_free);
  return row;
}

static void
take_row (Reader              *reader,
          PlnBudgetFundingRow *row)
{
  if (row->marks->len > 0)
    g_ptr_array_add (reader->plan->rows, row);
  else
    row_free (row);
}

static int
next_lane (const PlnBudgetFundingRow *row)
{
  int lane = -1;

  for (guint i = 0; i < row->marks->len; i++)
    lane = MAX (lane, ((PlnBudgetFundingMark *) row->marks->pdata[i])->shown.lane);
  return lane + 1;
}

/* A bar with the words that stand in it: "Core budget, ≈ 8 %". */
static PlnBudgetFundingMark *
add_mark (PlnBudgetFundingRow *row,
          const char          *id,
          const PlnMarkSpan   *span,
          PlnMarkFill          fill,
          PlnTone              tone,
          const char          *source,
          const char          *amount,
          char                *when) /* (transfer full) */
{
  PlnBudgetFundingMark *mark = g_new0 (PlnBudgetFundingMark, 1);
  g_autofree char *text = *amount != '\0' ? g_strdup_printf (_("%s, %s"), source, amount) : g_strdup (source);

  mark->source = g_strdup (source);
  mark->amount = g_strdup (amount);
  mark->when = when;
  mark->state = g_strdup ("");
  mark->shown = (PlnTimelineMark) {
    .id = g_strdup (id), .span = *span, .fill = fill, .tone = tone, .inside = TRUE, .lane = next_lane (row),
    .spoken = g_strdup_printf (_("%s, %s"), text, when),
  };
  mark->shown.text = g_steal_pointer (&text);
  g_ptr_array_add (row->marks, mark);
  return mark;
}

static const PlnMarkSpan open_span = { PLN_MARK_BAR, PLN_DAY_NONE, PLN_DAY_NONE, PLN_DAY_NONE, PLN_DAY_NONE };

static PlnMarkSpan
span_of (const PlnFunding *funding)
{
  return (PlnMarkSpan) { PLN_MARK_BAR, funding->start_earliest, funding->start_latest, funding->end_earliest, funding->end_latest };
}

/* What a contribution brings to a row.  whole: it pays for a post, whatever that costs. */
static void
add_contribution (Reader              *reader,
                  PlnBudgetFundingRow *row,
                  const char          *id,
                  gboolean             whole)
{
  g_autoptr (PlnItem) item = pln_item_new (reader->workspace, id);
  g_autoptr (PlnFunding) funding = pln_funding_of (reader->workspace, id);
  g_autofree char *donor = pln_budget_donor (item), *amount = pln_budget_amount_words (item);
  g_autofree char *state = pln_item_get_plain (item, "state");
  gboolean stated = pln_item_get_value (item, "amount") != NULL || pln_item_get_value (item, "share") != NULL;
  PlnMarkSpan span = span_of (funding);
  PlnMarkFill fill = strcmp (state, "sought") == 0 ? PLN_FILL_RANGE : stated || whole ? PLN_FILL_SOLID : PLN_FILL_HATCH;
  PlnBudgetFundingMark *mark;

  mark = add_mark (row, id, &span, fill, pln_budget_tone (item), donor, whole && !stated ? "" : amount, when_of (item));
  mark->shown.soft = pln_value_get_boolean (pln_item_get_value (item, "approximate"));
  g_free (mark->state);
  mark->state = pln_item_get_display (item, "state");
  g_hash_table_add (reader->told, g_strdup (id));
}

static void
add_gap (Reader              *reader,
         PlnBudgetFundingRow *row,
         const PlnFunding    *funding)
{
  const PlnMarkSpan span = { PLN_MARK_BAR, funding->end_earliest, funding->end_latest, PLN_DAY_NONE, PLN_DAY_NONE };
  g_autofree char *sentence = gap_sentence (funding);

  add_mark (row, funding->id, &span, PLN_FILL_GAP, PLN_TONE_RED, _("Gap: no money found"), "", g_strdup (sentence));
  if (row->need != PLN_FUNDING_QUIET)
    return;
  row->need = PLN_FUNDING_GAP;
  row->need_id = g_strdup (funding->id);
  row->need_text = g_steal_pointer (&sentence);
}

/* A post that a contribution pays for, and what comes after that. */
static void
add_post (Reader              *reader,
          PlnBudgetFundingRow *row,
          const char          *post)
{
  g_autoptr (PlnFunding) funding = pln_funding_of (reader->workspace, post);

  if (g_strcmp0 (pln_workspace_get_kind (reader->workspace, funding->source), "contribution") != 0)
    return;
  if (!g_hash_table_contains (reader->told, funding->source))
    add_contribution (reader, row, funding->source, TRUE);
  if (ends (funding))
    add_gap (reader, row, funding);
}

/* ---- lines ---------------------------------------------------------------------- */

/* Amounts stand for their years; a share or words say nothing about when they end. */
static void
add_allocations (Reader              *reader,
                 PlnBudgetFundingRow *row,
                 const char          *line,
                 const char          *pool)
{
  g_autoptr (GPtrArray) ids = pln_workspace_referrers (reader->workspace, "allocation", "budget_line", line);
  PlnMarkSpan span = { PLN_MARK_BAR, PLN_DAY_NONE, PLN_DAY_NONE, PLN_DAY_NONE, PLN_DAY_NONE };
  const char *paid = NULL;
  int first = G_MAXINT, last = 0;

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (PlnItem) item = pln_item_new (reader->workspace, ids->pdata[i]);
      int from = (int) pln_value_get_integer (pln_item_get_value (item, "year"), 0);
      int to = MAX (from, (int) pln_value_get_integer (pln_item_get_value (item, "end_year"), from));
      g_autofree char *share = pln_item_get_display (item, "share"), *words = NULL, *when = NULL;
      gboolean about = pln_value_get_boolean (pln_item_get_value (item, "approximate"));
      PlnBudgetFundingMark *mark;

      if (pln_item_get_value (item, "amount") != NULL)
        {
          paid = ids->pdata[i];
          first = MIN (first, from);
          last = MAX (last, to);
          continue;
        }
      words = *share == '\0' ? pln_budget_amount_words (item)
                              : g_strdup_printf (about ? _("≈ %s %%") : _("%s %%"), share);
      when = from == to ? g_strdup_printf (_("Stated for %d, no end stated"), from)
                        : g_strdup_printf (_("Stated for %d–%d, no end stated"), from, to);
      mark = add_mark (row, ids->pdata[i], &open_span, *share != '\0' ? PLN_FILL_SOLID : PLN_FILL_HATCH, PLN_TONE_ACCENT, pool, words,
                       g_steal_pointer (&when));
      mark->shown.soft = about;
    }
  if (paid == NULL || first < 1 || last > 9999)
    return;
  span.start_earliest = span.start_latest = pln_day_from_ymd (first, 1, 1);
  span.end_earliest = span.end_latest = pln_day_from_ymd (last, 12, 31);
  add_mark (row, paid, &span, PLN_FILL_SOLID, PLN_TONE_ACCENT, pool, "",
            first == last ? g_strdup_printf ("%d", first) : g_strdup_printf ("%d–%d", first, last));
}

/* A share of the increase: a step for each year, as high as it could come to. */
static void
add_increment (Reader              *reader,
               PlnBudgetFundingRow *row,
               const char          *earmark,
               const char          *budget)
{
  g_autoptr (PlnItem) item = pln_item_new (reader->workspace, earmark);
  g_autoptr (GArray) ranges = NULL;
  int first, last, lane = next_lane (row);
  double most = 1;

  pln_budget_years (reader->workspace, budget, MOST_YEARS, &first, &last);
  ranges = pln_growth_earmark (reader->workspace, earmark, last);
  for (guint i = 0; i < ranges->len; i++)
    most = MAX (most, (double) g_array_index (ranges, PlnEarmarkRange, i).high);
  for (guint i = 0; i < ranges->len; i++)
    {
      const PlnEarmarkRange *range = &g_array_index (ranges, PlnEarmarkRange, i);
      PlnDay start = pln_day_from_ymd (range->year, 1, 1), end = pln_day_from_ymd (range->year, 12, 31);
      const PlnMarkSpan span = { PLN_MARK_BAR, start, start, end, end };
      g_autofree char *low = pln_index_format (range->low), *high = pln_index_format (range->high);
      g_autofree char *words = range->low != range->high ? g_strdup_printf ("%s–%s", low, high) : g_strdup (high);
      PlnBudgetFundingMark *mark = add_mark (row, earmark, &span, range->low != range->high ? PLN_FILL_RANGE : PLN_FILL_SOLID,
                                             PLN_TONE_ACCENT, _("Increase of the budget"), words, g_strdup_printf ("%d", range->year));

      mark->shown.lane = lane;
      mark->shown.level = (double) range->high / most;
      g_free ((char *) mark->shown.text);
      mark->shown.text = g_steal_pointer (&words);
      g_free (mark->state);
      mark->state = pln_item_get_display (item, "state");
    }
  if (row->need == PLN_FUNDING_QUIET && ranges->len > 0 && pln_item_get_value (item, "share") == NULL
      && !pln_value_get_boolean (pln_item_get_value (item, "share_decided")))
    {
      g_autofree char *state = pln_item_get_display (item, "state");

      row->need = PLN_FUNDING_UNDECIDED;
      row->need_id = g_strdup (earmark);
      row->need_text = *state != '\0' ? g_strdup_printf (_("%s, share still undecided"), state) : g_strdup (_("Share still undecided"));
    }
}

static void
add_earmarks (Reader              *reader,
              PlnBudgetFundingRow *row,
              const char          *line,
              const char          *pool)
{
  g_autoptr (GPtrArray) ids = pln_workspace_referrers (reader->workspace, "earmark", "target", line);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (PlnItem) item = pln_item_new (reader->workspace, ids->pdata[i]);
      g_autofree char *source = pln_item_get_plain (item, "source"), *of = pln_item_get_plain (item, "of");
      const char *kind = pln_workspace_get_kind (reader->workspace, source);

      if (g_strcmp0 (kind, "contribution") == 0)
        {
          gboolean shown = FALSE; /* by a post of this row */

          for (guint n = 0; n < row->marks->len; n++)
            shown |= g_strcmp0 (((PlnBudgetFundingMark *) row->marks->pdata[n])->shown.id, source) == 0;
          if (!shown)
            add_contribution (reader, row, source, FALSE);
        }
      else if (g_strcmp0 (kind, "budget") == 0 && strcmp (of, "increment") == 0)
        add_increment (reader, row, ids->pdata[i], source);
      else if (kind != NULL)
        {
          g_autoptr (PlnFunding) funding = pln_funding_of (reader->workspace, ids->pdata[i]);
          g_autofree char *words = pln_budget_amount_words (item);
          PlnMarkSpan span = span_of (funding);
          gboolean stated = pln_item_get_value (item, "amount") != NULL || pln_item_get_value (item, "share") != NULL;

          add_mark (row, ids->pdata[i], &span, stated ? PLN_FILL_SOLID : PLN_FILL_HATCH, PLN_TONE_ACCENT, pool, words, when_of (item));
        }
    }
}

static void
read_line (Reader     *reader,
           const char *line,
           const char *pool)
{
  g_autoptr (PlnItem) item = pln_item_new (reader->workspace, line);
  g_autoptr (GPtrArray) posts = pln_budget_posts (reader->workspace, line);
  g_autoptr (PlnItem) first = posts->len == 1 ? pln_item_new (reader->workspace, posts->pdata[0]) : NULL;
  PlnBudgetFundingRow *row = row_new (line, pln_item_get_title (item),
                                      first != NULL ? post_words (first) : pln_budget_caption (reader->workspace, line));

  add_allocations (reader, row, line, pool);
  for (guint i = 0; i < posts->len; i++)
    add_post (reader, row, posts->pdata[i]);
  add_earmarks (reader, row, line, pool);
  if (row->marks->len == 0 && posts->len > 0) /* posts, and no word about the money */
    add_mark (row, line, &open_span, PLN_FILL_HATCH, PLN_TONE_ACCENT, pool, _("No amount stated"), g_strdup (_("No dates stated")));
  take_row (reader, row);
}

static void
read_lines (Reader     *reader,
            const char *budget,
            const char *parent, /* NULL: those at the top */
            const char *pool,
            guint       depth)
{
  g_autoptr (GPtrArray) ids = pln_budget_lines (reader->workspace, budget, parent);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      read_line (reader, ids->pdata[i], pool);
      if (depth < 32)
        read_lines (reader, budget, ids->pdata[i], pool, depth + 1);
    }
}

/* ---- what no line tells ------------------------------------------------------------ */

static void
read_contribution (Reader     *reader,
                   const char *id)
{
  g_autoptr (PlnItem) item = pln_item_new (reader->workspace, id);
  g_autoptr (GPtrArray) posts = pln_workspace_referrers (reader->workspace, "post", "funded_by", id);

  for (guint i = 0; posts != NULL && i < posts->len; i++)
    {
      g_autoptr (PlnItem) post = pln_item_new (reader->workspace, posts->pdata[i]);
      g_autoptr (PlnFunding) funding = pln_funding_of (reader->workspace, posts->pdata[i]);
      PlnBudgetFundingRow *row = row_new (posts->pdata[i], pln_item_get_title (post), post_words (post));

      add_contribution (reader, row, id, TRUE);
      if (ends (funding))
        add_gap (reader, row, funding);
      take_row (reader, row);
    }
  if (posts == NULL || posts->len == 0)
    {
      PlnBudgetFundingRow *row = row_new (id, pln_item_get_title (item), pln_item_get_display (item, "purpose"));

      add_contribution (reader, row, id, FALSE);
      take_row (reader, row);
    }
}

static void
read_contributions (Reader     *reader,
                    const char *budget) /* NULL: all of them */
{
  g_autoptr (PlnQuery) query = pln_query_new ("contribution");
  g_autofree char *of = budget != NULL ? pln_value_from_plain (PLN_TYPE_REFERENCE, budget) : NULL;
  g_autoptr (GPtrArray) ids = NULL;

  if (of != NULL)
    pln_query_where (query, "budget", of);
  pln_query_sort (query, "name", FALSE);
  ids = pln_workspace_query (reader->workspace, query, NULL);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      if (!g_hash_table_contains (reader->told, ids->pdata[i]))
        read_contribution (reader, ids->pdata[i]);
    }
}

/* ---- the time that is shown ------------------------------------------------------------ */

static void
widen (PlnBudgetFundingPlan *plan,
       PlnDay                day)
{
  if (day == PLN_DAY_NONE)
    return;
  plan->first = plan->first == PLN_DAY_NONE ? day : MIN (plan->first, day);
  plan->last = plan->last == PLN_DAY_NONE ? day : MAX (plan->last, day);
}

/* All days that are known, with a year after the last; today too, when it is near. */
static void
find_range (Reader *reader)
{
  PlnBudgetFundingPlan *plan = reader->plan;
  PlnDay today = pln_workspace_get_today (reader->workspace);
  int first, last, month, mday;

  for (guint i = 0; i < plan->rows->len; i++)
    {
      const PlnBudgetFundingRow *row = plan->rows->pdata[i];

      for (guint n = 0; n < row->marks->len; n++)
        {
          const PlnMarkSpan *span = &((PlnBudgetFundingMark *) row->marks->pdata[n])->shown.span;

          widen (plan, span->start_earliest);
          widen (plan, span->start_latest);
          widen (plan, span->end_earliest);
          widen (plan, span->end_latest);
        }
    }
  if (plan->period != NULL)
    {
      widen (plan, plan->period_first);
      widen (plan, plan->period_last);
    }
  if (plan->first == PLN_DAY_NONE || (today > plan->first - 800 && today < plan->last + 800))
    widen (plan, today);
  pln_day_to_ymd (plan->first, &first, &month, &mday);
  pln_day_to_ymd (plan->last, &last, &month, &mday);
  plan->first = pln_day_from_ymd (first, 1, 1);
  plan->last = pln_day_from_ymd (MAX (last + 1, first + 4), 12, 31);
}

/* A strategy with years of its own, of the body whose budget it is. */
static void
find_period (Reader     *reader,
             const char *budget)
{
  g_autoptr (PlnItem) item = pln_item_new (reader->workspace, budget);
  g_autofree char *body = pln_item_get_plain (item, "body");
  g_autoptr (GPtrArray) papers = *body != '\0' ? pln_workspace_referrers (reader->workspace, "paper", "body", body) : NULL;

  for (guint i = 0; papers != NULL && i < papers->len && reader->plan->period == NULL; i++)
    {
      g_autoptr (PlnItem) paper = pln_item_new (reader->workspace, papers->pdata[i]);
      g_autofree char *type = pln_item_get_plain (paper, "type"), *standing = pln_item_get_plain (paper, "standing");
      g_autoptr (PlnFunding) span = NULL;

      if (strcmp (type, "strategy") != 0 || strcmp (standing, "superseded") == 0)
        continue;
      span = pln_funding_of (reader->workspace, papers->pdata[i]);
      if (span->start_earliest == PLN_DAY_NONE || span->end_latest == PLN_DAY_NONE)
        continue;
      reader->plan->period = g_strdup (pln_item_get_title (paper));
      reader->plan->period_first = span->start_earliest;
      reader->plan->period_last = span->end_latest;
    }
}

PlnBudgetFundingPlan *
pln_budget_funding_read (PlnWorkspace *workspace,
                         const char   *budget)
{
  PlnBudgetFundingPlan *plan = g_new0 (PlnBudgetFundingPlan, 1);
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (PlnQuery) query = pln_query_new ("budget");
  g_autoptr (GPtrArray) budgets = NULL;
  Reader reader = { workspace, plan, told };

  plan->rows = g_ptr_array_new_with_free_func (row_free);
  plan->first = plan->last = plan->period_first = plan->period_last = PLN_DAY_NONE;
  pln_query_sort (query, "name", FALSE);
  budgets = pln_workspace_query (workspace, query, NULL);
  for (guint i = 0; budgets != NULL && i < budgets->len; i++)
    {
      g_autofree char *title = NULL;
      guint before = plan->rows->len;

      if (budget != NULL && g_strcmp0 (budgets->pdata[i], budget) != 0)
        continue;
      title = pln_workspace_get_title (workspace, budgets->pdata[i]);
      read_lines (&reader, budgets->pdata[i], NULL, title, 0);
      read_contributions (&reader, budgets->pdata[i]);
      if (plan->rows->len > before)
        find_period (&reader, budgets->pdata[i]);
    }
  if (budget == NULL)
    read_contributions (&reader, NULL); /* those of no budget */
  find_range (&reader);
  return plan;
}
