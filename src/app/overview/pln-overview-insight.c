/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/overview/pln-overview-private.h"

#include "insight/pln-cadence-check.h"
#include "insight/pln-coverage.h"
#include "insight/pln-due.h"
#include "insight/pln-funding.h"
#include "insight/pln-growth.h"

#include <glib/gi18n.h>
#include <string.h>

/* What follows from the records without standing in any of them: growth,
 * requests of a meeting in sum, counterparts, coverage. */

/* Counterparts and coverage come on top of these. */
#define MAX_FIGURES 8

static char *
get_plain (PlnWorkspace *workspace,
           const char   *id,
           const char   *field)
{
  g_autofree char *value = pln_workspace_get_value (workspace, id, field);

  return value != NULL ? pln_value_get_plain (value) : NULL;
}

static GPtrArray *
all_of (PlnWorkspace *workspace,
        const char   *kind)
{
  g_autoptr (PlnQuery) query = pln_query_new (kind);
  GPtrArray *ids = pln_workspace_query (workspace, query, NULL);

  return ids != NULL ? ids : g_ptr_array_new_with_free_func (g_free);
}

static PlnOverviewRow *
add_row (PlnOverviewGroup *group,
         PlnWorkspace     *workspace,
         const char       *id,
         char             *title,
         char             *subtitle,
         char             *suffix)
{
  PlnOverviewRow *row = pln_overview_add_row (group, workspace, id);

  if (title != NULL)
    {
      g_free (row->title);
      row->title = title;
    }
  g_free (row->subtitle);
  g_free (row->suffix);
  row->subtitle = subtitle;
  row->suffix = suffix;
  return row;
}

/* ---- growth ---------------------------------------------------------------- */

static char *
index_in (GArray *years,
          int     year)
{
  for (guint i = 0; i < years->len; i++)
    {
      const PlnGrowthYear *at = &g_array_index (years, PlnGrowthYear, i);

      if (at->year == year)
        return pln_index_format (at->index);
    }
  return NULL;
}

/* The last year of the first rate and the one behind it, where the next rate begins. */
static void
add_growth (PlnOverviewGroup *group,
            PlnWorkspace     *workspace,
            const char       *budget)
{
  g_autoptr (GPtrArray) spans = pln_workspace_referrers (workspace, "growth", "budget", budget);
  g_autoptr (GArray) years = NULL;
  g_autofree char *base = NULL, *first = NULL, *second = NULL;
  gint64 turn = G_MAXINT64;
  const PlnGrowthYear *start;

  for (guint i = 0; spans != NULL && i < spans->len; i++)
    {
      g_autofree char *end = pln_workspace_get_value (workspace, spans->pdata[i], "end_year");

      if (end != NULL)
        turn = MIN (turn, pln_value_get_integer (end, G_MAXINT64));
    }
  if (spans == NULL || spans->len == 0 || turn > 9998)
    return;
  years = pln_growth_of_budget (workspace, budget, (int) turn + 1);
  if (years == NULL || years->len < 2)
    return;
  start = &g_array_index (years, PlnGrowthYear, 0);
  base = pln_index_format (start->index);
  first = index_in (years, (int) turn);
  second = index_in (years, (int) turn + 1);
  if (first == NULL)
    return;
  add_row (group, workspace, budget, NULL,
           second != NULL
             /* Translators: years and index points: “2026 = 112.5509, 2027 = 114.8019” */
             ? g_strdup_printf (_("%d = %s, %d = %s"), (int) turn, first, (int) turn + 1, second)
             : g_strdup_printf ("%d = %s", (int) turn, first),
           /* Translators: the year and value an index starts from: “2022 = 100” */
           g_strdup_printf (_("%d = %s"), start->year, base));
}

static void
add_earmarks (PlnOverviewGroup *group,
              PlnWorkspace     *workspace)
{
  g_autoptr (GPtrArray) ids = all_of (workspace, "earmark");

  for (guint i = 0; i < ids->len && group->rows->len < MAX_FIGURES; i++)
    {
      const char *id = ids->pdata[i];
      g_autofree char *of = get_plain (workspace, id, "of"), *low = NULL, *high = NULL, *source = get_plain (workspace, id, "source");
      g_autoptr (GPtrArray) spans = source != NULL ? pln_workspace_referrers (workspace, "growth", "budget", source) : NULL;
      g_autoptr (GArray) ranges = NULL;
      const PlnEarmarkRange *last;
      int turn = 0;

      for (guint k = 0; spans != NULL && k < spans->len; k++)
        {
          g_autofree char *end = pln_workspace_get_value (workspace, spans->pdata[k], "end_year");

          turn = end != NULL ? MAX (turn, (int) pln_value_get_integer (end, 0)) : turn;
        }
      if (g_strcmp0 (of, "increment") != 0 || turn <= 0 || turn > 9999)
        continue;
      ranges = pln_growth_earmark (workspace, id, turn);
      if (ranges == NULL || ranges->len == 0)
        continue;
      last = &g_array_index (ranges, PlnEarmarkRange, ranges->len - 1);
      low = pln_index_format (last->low);
      high = pln_index_format (last->high);
      add_row (group, workspace, id, NULL,
               last->low == last->high ? g_strdup_printf (_("%s points of the increase in %d"), high, last->year)
                                       : g_strdup_printf (_("%s to %s points of the increase in %d"), low, high, last->year),
               g_strdup (last->low == last->high ? _("decided") : _("share undecided")));
    }
}

/* ---- requests --------------------------------------------------------------- */

typedef struct
{
  guint papers, oral, others, raised;
  char *due_meeting; /* borrowed from the ledger */
} Sum;

static char *
sum_in_words (PlnWorkspace *workspace,
              const Sum    *sum)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;
  g_autofree char *all = NULL, *meeting = sum->due_meeting != NULL ? pln_workspace_get_title (workspace, sum->due_meeting) : NULL;

  if (sum->papers > 0)
    g_strv_builder_take (builder, g_strdup_printf (ngettext ("%u paper", "%u papers", sum->papers), sum->papers));
  if (sum->oral > 0)
    g_strv_builder_take (builder, g_strdup_printf (ngettext ("%u oral update", "%u oral updates", sum->oral), sum->oral));
  if (sum->others > 0)
    g_strv_builder_take (builder, g_strdup_printf (ngettext ("%u other product", "%u other products", sum->others), sum->others));
  parts = g_strv_builder_end (builder);
  if (parts[0] == NULL)
    return g_strdup (_("Nothing owed"));
  /* Translators: between kinds of products: “3 papers and 1 oral update” */
  all = g_strjoinv (_(" and "), parts);
  /* Translators: products, and the meeting by which they are owed */
  return meeting != NULL ? g_strdup_printf (_("%s owed to %s"), all, meeting) : g_strdup_printf (_("%s owed"), all);
}

/* One row for each meeting that asked for something still open. */
static void
add_ledger (PlnOverviewGroup *group,
            PlnWorkspace     *workspace)
{
  g_autoptr (GPtrArray) ledger = pln_ledger (workspace, NULL), meetings = g_ptr_array_new ();

  for (guint i = 0; i < ledger->len; i++)
    {
      const PlnLedgerEntry *entry = ledger->pdata[i];

      if (entry->meeting != NULL && !g_ptr_array_find_with_equal_func (meetings, entry->meeting, g_str_equal, NULL))
        g_ptr_array_add (meetings, entry->meeting);
    }
  for (guint m = 0; m < meetings->len && m < 3; m++)
    {
      const char *meeting = meetings->pdata[m];
      g_autofree char *name = pln_workspace_get_title (workspace, meeting), *words = NULL;
      Sum sum = { 0 };

      for (guint i = 0; i < ledger->len; i++)
        {
          const PlnLedgerEntry *entry = ledger->pdata[i];
          g_autofree char *product = get_plain (workspace, entry->id, "product");

          if (g_strcmp0 (entry->meeting, meeting) != 0)
            continue;
          if (!entry->owed)
            sum.raised++;
          else if (g_strcmp0 (product, "paper") == 0)
            sum.papers++;
          else if (g_strcmp0 (product, "oral-update") == 0)
            sum.oral++;
          else
            sum.others++;
          if (entry->owed && sum.due_meeting == NULL)
            sum.due_meeting = entry->due_meeting;
        }
      words = sum_in_words (workspace, &sum);
      add_row (group, workspace, meeting, g_strdup_printf (_("Requests of %s"), name), g_steal_pointer (&words),
               sum.raised > 0 ? g_strdup_printf (ngettext ("%u raised, not commissioned", "%u raised, not commissioned", sum.raised), sum.raised)
                              : g_strdup (""));
    }
}

/* ---- counterparts and coverage ------------------------------------------------ */

static void
add_matches (PlnOverviewGroup *group,
             PlnWorkspace     *workspace)
{
  g_autoptr (GPtrArray) matches = pln_matches (workspace);
  guint established, sought, open;
  PlnOverviewRow *row;

  if (matches == NULL || matches->len == 0)
    return;
  pln_matches_count (matches, &established, &sought, &open);
  row = add_row (group, workspace, ((PlnMatch *) matches->pdata[0])->relation, g_strdup (_("Counterparts")),
                 g_strdup_printf (_("%u established, %u sought, %u open"), established, sought, open), g_strdup (""));
  row->page = "structure";
  row->view = "matching";
}

static void
add_coverage (PlnOverviewGroup *group,
              PlnWorkspace     *workspace)
{
  g_autoptr (GPtrArray) alone = pln_coverage_find (workspace, PLN_GAP_NO_ACTION);
  g_autoptr (GPtrArray) nobody = pln_coverage_find (workspace, PLN_GAP_NO_OWNER);
  g_autoptr (GPtrArray) undated = pln_coverage_find (workspace, PLN_GAP_NO_DATE);
  g_autofree char *recommendations = NULL, *owners = NULL, *dates = NULL;
  const char *id;

  id = alone->len > 0 ? alone->pdata[0] : nobody->len > 0 ? nobody->pdata[0] : undated->len > 0 ? undated->pdata[0] : NULL;
  if (id != NULL)
    {
      if (alone->len > 0)
        recommendations = g_strdup_printf (ngettext ("%u recommendation without an action", "%u recommendations without an action", alone->len),
                                           alone->len);
      if (nobody->len > 0)
        owners = g_strdup_printf (ngettext ("%u without an owner", "%u without an owner", nobody->len), nobody->len);
      if (undated->len > 0)
        dates = g_strdup_printf (ngettext ("%u without a date", "%u without a date", undated->len), undated->len);
      add_row (group, workspace, id, g_strdup (_("Coverage of the Roadmap")), pln_overview_join (recommendations, owners, dates), g_strdup (""));
    }
}

void
pln_overview_add_figures (PlnOverview  *overview,
                          PlnWorkspace *workspace)
{
  PlnOverviewGroup *group = pln_overview_add_group (overview, PLN_OVERVIEW_FIGURES, 0);
  g_autoptr (GPtrArray) budgets = all_of (workspace, "budget");

  add_ledger (group, workspace);
  for (guint i = 0; i < budgets->len && group->rows->len < MAX_FIGURES; i++)
    add_growth (group, workspace, budgets->pdata[i]);
  add_earmarks (group, workspace);
  add_matches (group, workspace);
  add_coverage (group, workspace);
  group->total = group->rows->len;
  if (group->total == 0)
    g_ptr_array_remove (overview->groups, group);
}

/* ---- warnings ------------------------------------------------------------------ */

static const char *
guard_words (PlnGuardType type)
{
  switch (type)
    {
    case PLN_GUARD_FORBIDDEN_SOURCE:
      return _("Forbidden source");
    case PLN_GUARD_OVER_COMMITTED:
      return _("Over-committed");
    case PLN_GUARD_MIXED_CURRENCIES:
    default:
      return _("Mixed currencies");
    }
}

static void
add_guards (PlnOverviewGroup *group,
            PlnWorkspace     *workspace)
{
  g_autoptr (GPtrArray) guards = pln_guards (workspace);

  for (guint i = 0; guards != NULL && i < guards->len; i++)
    {
      const PlnGuard *guard = guards->pdata[i];
      g_autofree char *excess = guard->type == PLN_GUARD_OVER_COMMITTED ? pln_money_to_display (&guard->excess) : NULL;
      g_autofree char *line = guard->line != NULL ? pln_workspace_get_title (workspace, guard->line) : NULL;

      if (guard->override != NULL)
        continue;
      group->total++;
      if (group->rows->len >= PLN_OVERVIEW_MAX_ROWS)
        continue;
      add_row (group, workspace, guard->id, NULL, pln_overview_join (line, guard->reason != NULL ? guard->reason : guard->currencies, excess),
               g_strdup (guard_words (guard->type)))->mark = PLN_OVERVIEW_CONTRADICTION;
    }
}

void
pln_overview_add_warnings (PlnOverviewGroup *group,
                           PlnWorkspace     *workspace)
{
  g_autoptr (GPtrArray) clashes = pln_clashes (workspace);

  add_guards (group, workspace);
  for (guint i = 0; clashes != NULL && i < clashes->len; i++)
    {
      const PlnClash *clash = clashes->pdata[i];
      gboolean known = pln_workspace_get_kind (workspace, clash->what) != NULL;
      g_autofree char *other = pln_workspace_get_title (workspace, clash->meeting_b);
      g_autofree char *what = known ? pln_workspace_get_title (workspace, clash->what) : g_strdup (clash->what);

      group->total++;
      if (group->rows->len >= PLN_OVERVIEW_MAX_ROWS)
        continue;
      /* Translators: a meeting at the same time as the one named above */
      add_row (group, workspace, clash->meeting_a, NULL, g_strdup_printf (_("at the same time as %s: %s"), other, what),
               g_strdup (_("Clash")))->mark = PLN_OVERVIEW_CONTRADICTION;
    }
}

void
pln_overview_add_trial (PlnOverviewGroup *group,
                        PlnWorkspace     *workspace,
                        const char       *body,
                        guint             n_topics,
                        GPtrArray        *statements)
{
  const PlnCadenceStatement *best = NULL;
  g_autofree char *name = NULL;
  guint n_best = 0;

  for (guint i = 0; i < statements->len; i++)
    {
      const PlnCadenceStatement *statement = statements->pdata[i];
      g_autoptr (GArray) slots = pln_cadence_slots (workspace, statement->id, 1000);

      if (slots->len > n_best)
        {
          n_best = slots->len;
          best = statement;
        }
    }
  if (best == NULL || n_topics <= n_best)
    return;
  group->total++;
  if (group->rows->len >= PLN_OVERVIEW_MAX_ROWS)
    return;
  name = pln_workspace_get_title (workspace, body);
  add_row (group, workspace, body, g_strdup_printf (_("Topics of %s"), name),
           /* Translators: number of topics, the wording of a cadence, the number of dates it gives */
           g_strdup_printf (_("%u topics; “%s” gives %u tentative dates"), n_topics, best->text, n_best),
           g_strdup_printf (ngettext ("%u unplaced", "%u unplaced", n_topics - n_best), n_topics - n_best))
    ->mark = PLN_OVERVIEW_HINT;
}

char *
pln_overview_gap (PlnWorkspace *workspace,
                  PlnDay        end_latest)
{
  g_autoptr (GPtrArray) papers = all_of (workspace, "paper"), budgets = all_of (workspace, "budget");
  int horizon = 0;

  if (end_latest == PLN_DAY_NONE)
    return NULL;
  for (guint i = 0; i < papers->len; i++)
    {
      g_autofree char *type = get_plain (workspace, papers->pdata[i], "type");
      g_autofree char *end = g_strcmp0 (type, "strategy") == 0 ? pln_workspace_get_value (workspace, papers->pdata[i], "end") : NULL;
      g_autoptr (PlnWhen) when = end != NULL ? pln_when_from_canonical (end, NULL) : NULL;
      PlnDay last = when != NULL ? pln_when_get_latest (when) : PLN_DAY_NONE;
      int year;

      if (last == PLN_DAY_NONE || last <= end_latest)
        continue;
      pln_day_to_ymd (last, &year, NULL, NULL);
      horizon = MAX (horizon, year);
    }
  for (guint i = 0; i < budgets->len; i++)
    {
      g_autofree char *end = pln_workspace_get_value (workspace, budgets->pdata[i], "end_year");
      int year = end != NULL ? (int) pln_value_get_integer (end, 0) : 0;

      if (year > 0 && year <= 9999 && pln_day_from_ymd (year, 12, 31) > end_latest)
        horizon = MAX (horizon, year);
    }
  /* Translators: money ends before that year does */
  return horizon > 0 ? g_strdup_printf (_("gap before %d ends"), horizon) : NULL;
}
