/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/budget/pln-budget-model.h"

#include "app/budget/pln-budget-flow.h"
#include "insight/pln-funding.h"
#include "insight/pln-growth.h"

#include <glib/gi18n.h>
#include <string.h>

GPtrArray *
pln_budget_lines (PlnWorkspace *workspace, const char *budget, const char *parent)
{
  g_autoptr (PlnQuery) query = pln_query_new ("budget_line");
  g_autofree char *of = pln_value_from_plain (PLN_TYPE_REFERENCE, budget);
  g_autofree char *below = parent != NULL ? pln_value_from_plain (PLN_TYPE_REFERENCE, parent) : NULL;

  pln_query_where (query, "budget", of);
  pln_query_where (query, "parent", below);
  pln_query_sort (query, "position", FALSE);
  return pln_workspace_query (workspace, query, NULL);
}

void
pln_budget_cell_clear (PlnBudgetCell *cell)
{
  g_clear_pointer (&cell->text, g_free);
  g_clear_pointer (&cell->allocation, g_free);
  g_clear_pointer (&cell->typed, g_free);
}

static char *
plain_or_null (PlnItem    *item,
               const char *field)
{
  g_autofree char *text = pln_item_get_plain (item, field);

  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

static int
year_field (PlnItem    *item,
            const char *field,
            int         fallback)
{
  return (int) pln_value_get_integer (pln_item_get_value (item, field), fallback);
}

/* ---- one cell -------------------------------------------------------------- */

/* The amount or share of an allocation as a cell shows it; NULL: words only. */
static char *
allocation_text (PlnItem  *allocation,
                 gboolean *about)
{
  g_autofree char *amount = pln_item_get_display (allocation, "amount");
  g_autofree char *share = plain_or_null (allocation, "share");

  *about = pln_value_get_boolean (pln_item_get_value (allocation, "approximate"));
  if (*amount != '\0')
    return *about ? g_strdup_printf ("≈ %s", amount) : g_steal_pointer (&amount);
  if (share != NULL)
    return *about ? g_strdup_printf (_("≈ %s %%"), share) : g_strdup_printf (_("%s %%"), share);
  return NULL;
}

static char *
allocation_typed (PlnItem *allocation)
{
  const char *amount = pln_item_get_value (allocation, "amount");
  g_autofree char *share = plain_or_null (allocation, "share");
  g_autofree char *words = pln_item_get_plain (allocation, "amount_text");
  gboolean about = pln_value_get_boolean (pln_item_get_value (allocation, "approximate"));

  if (amount != NULL)
    {
      g_autofree char *typed = pln_value_to_typed (PLN_TYPE_MONEY, amount);

      return about ? g_strconcat ("about ", typed, NULL) : g_steal_pointer (&typed);
    }
  if (share != NULL)
    return g_strdup_printf (about ? "about %s %%" : "%s %%", share);
  return g_steal_pointer (&words);
}

/* Of several allocations the one for the fewest years speaks; words without a figure leave the cell to others. */
static gboolean
read_allocations (PlnWorkspace  *workspace,
                  const char    *line,
                  int            year,
                  PlnBudgetCell *cell)
{
  g_autoptr (GPtrArray) ids = pln_workspace_referrers (workspace, "allocation", "budget_line", line);
  int shortest = G_MAXINT;

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (PlnItem) allocation = pln_item_new (workspace, ids->pdata[i]);
      int first = year_field (allocation, "year", 0), last = MAX (first, year_field (allocation, "end_year", first));
      gboolean about;

      if (year < first || year > last || last - first >= shortest)
        continue;
      shortest = last - first;
      g_set_str (&cell->allocation, ids->pdata[i]);
      g_free (cell->typed);
      cell->typed = allocation_typed (allocation);
      g_free (cell->text);
      cell->text = allocation_text (allocation, &about);
      cell->certainty = about ? PLN_CELL_ABOUT : PLN_CELL_EXACT;
    }
  return cell->text != NULL;
}

/* The figure that a line has of its own in a year: that of the allocation for the fewest years. */
static gboolean
own_figure (PlnWorkspace *workspace,
            const char   *line,
            int           year,
            PlnMoney     *money, /* currency "": a share */
            char        **share, /* (transfer full) */
            gboolean     *about)
{
  g_autoptr (GPtrArray) ids = pln_workspace_referrers (workspace, "allocation", "budget_line", line);
  int shortest = G_MAXINT;
  gboolean found = FALSE;

  *share = NULL;
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (PlnItem) allocation = pln_item_new (workspace, ids->pdata[i]);
      int first = year_field (allocation, "year", 0), last = MAX (first, year_field (allocation, "end_year", first));
      const char *amount = pln_item_get_value (allocation, "amount");
      g_autofree char *percent = plain_or_null (allocation, "share");

      if (year < first || year > last || last - first >= shortest || (amount == NULL && percent == NULL))
        continue;
      *money = (PlnMoney) { 0 };
      if (amount != NULL && !pln_money_from_canonical (amount, money, NULL))
        continue;
      shortest = last - first;
      g_free (*share);
      *share = amount == NULL ? g_steal_pointer (&percent) : NULL;
      *about = pln_value_get_boolean (pln_item_get_value (allocation, "approximate"));
      found = TRUE;
    }
  return found;
}

typedef struct
{
  GHashTable    *money; /* currency → gint64 in minor units */
  PlnIndexPoints share; /* percent */
  guint          n_shares;
  gboolean       about;
} PlnLineSum;

static void
add_money (GHashTable     *sums,
           const PlnMoney *money)
{
  gint64 *sum = g_hash_table_lookup (sums, money->currency);

  if (sum == NULL)
    {
      sum = g_new0 (gint64, 1);
      g_hash_table_insert (sums, g_strdup (money->currency), sum);
    }
  if (__builtin_add_overflow (*sum, money->minor, sum))
    *sum = G_MAXINT64;
}

/* A line counts with its own figure; without one, with those of the lines below it, of which it is the total. */
static void
sum_line (PlnWorkspace *workspace,
          const char   *line,
          int           year,
          guint         depth,
          gboolean      below, /* leave out the line's own figure */
          PlnLineSum   *sum)
{
  g_autofree char *share = NULL;
  g_autoptr (GPtrArray) children = NULL;
  PlnIndexPoints percent = 0;
  gboolean about = FALSE;
  PlnMoney money;

  if (!below && own_figure (workspace, line, year, &money, &share, &about))
    {
      sum->about |= about;
      if (share == NULL)
        add_money (sum->money, &money);
      else if (pln_index_parse (share, &percent) && !__builtin_add_overflow (sum->share, percent, &sum->share))
        sum->n_shares++;
      return;
    }
  children = depth < 32 ? pln_workspace_referrers (workspace, "budget_line", "parent", line) : NULL;
  for (guint i = 0; children != NULL && i < children->len; i++)
    sum_line (workspace, children->pdata[i], year, depth + 1, FALSE, sum);
}

static void
line_sum_init (PlnLineSum *sum)
{
  *sum = (PlnLineSum) { g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free), 0, 0, FALSE };
}

/* "Σ USD 300": a line without a figure of its own shows the total of those below it, when they have one currency. */
static gboolean
read_subtotal (PlnWorkspace  *workspace,
               const char    *line,
               int            year,
               PlnBudgetCell *cell)
{
  g_autoptr (GHashTable) money = NULL;
  g_autofree char *amount = NULL;
  GHashTableIter iter;
  gpointer currency, minor;
  PlnLineSum sum;
  PlnMoney total = { 0 };

  line_sum_init (&sum);
  money = sum.money;
  sum_line (workspace, line, year, 0, TRUE, &sum);
  if (g_hash_table_size (money) != 1)
    return FALSE;
  g_hash_table_iter_init (&iter, money);
  g_hash_table_iter_next (&iter, &currency, &minor);
  total.minor = *(gint64 *) minor;
  g_strlcpy (total.currency, currency, sizeof total.currency);
  amount = pln_money_to_display (&total);
  cell->text = g_strdup_printf (sum.about ? "Σ ≈ %s" : "Σ %s", amount);
  cell->certainty = PLN_CELL_SUM;
  return TRUE;
}

/* Whether the lines below a line have more than the line itself. */
static gboolean
is_exceeded (PlnWorkspace *workspace,
             const char   *line,
             int           year)
{
  g_autofree char *share = NULL;
  g_autoptr (GHashTable) sums = NULL;
  gboolean about = FALSE;
  PlnLineSum sum;
  PlnMoney money;
  gint64 *below;

  if (!own_figure (workspace, line, year, &money, &share, &about) || share != NULL)
    return FALSE;
  line_sum_init (&sum);
  sums = sum.money;
  sum_line (workspace, line, year, 0, TRUE, &sum);
  below = g_hash_table_lookup (sums, money.currency);
  return below != NULL && *below > money.minor;
}

/* "0–3.00": what earmarks of the budget's increase may bring this line. */
static gboolean
read_increment (PlnWorkspace  *workspace,
                const char    *line,
                int            year,
                PlnBudgetCell *cell)
{
  g_autoptr (GPtrArray) ids = pln_workspace_referrers (workspace, "earmark", "target", line);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (GArray) ranges = pln_growth_earmark (workspace, ids->pdata[i], year);

      for (guint j = 0; j < ranges->len; j++)
        {
          const PlnEarmarkRange *range = &g_array_index (ranges, PlnEarmarkRange, j);
          g_autofree char *low = pln_index_format (range->low);
          g_autofree char *high = pln_index_format (range->high);

          if (range->year != year)
            continue;
          cell->certainty = range->low == range->high ? PLN_CELL_EXACT : PLN_CELL_UNDECIDED;
          cell->text = range->low == range->high ? g_steal_pointer (&high) : g_strdup_printf ("%s–%s", low, high);
          return TRUE;
        }
    }
  return FALSE;
}

/* Posts that a line pays for: by the line itself, or by a source earmarked for it. */
GPtrArray *
pln_budget_posts (PlnWorkspace *workspace,
                  const char   *line)
{
  GPtrArray *posts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) direct = pln_workspace_referrers (workspace, "post", "funded_by", line);
  g_autoptr (GPtrArray) earmarks = pln_workspace_referrers (workspace, "earmark", "target", line);

  for (guint i = 0; direct != NULL && i < direct->len; i++)
    g_ptr_array_add (posts, g_strdup (direct->pdata[i]));
  for (guint i = 0; earmarks != NULL && i < earmarks->len; i++)
    {
      g_autoptr (PlnItem) earmark = pln_item_new (workspace, earmarks->pdata[i]);
      g_autofree char *source = pln_item_get_plain (earmark, "source");
      g_autoptr (GPtrArray) paid = NULL;

      if (g_strcmp0 (pln_workspace_get_kind (workspace, source), "contribution") != 0)
        continue;
      paid = pln_workspace_referrers (workspace, "post", "funded_by", source);
      for (guint j = 0; paid != NULL && j < paid->len; j++)
        {
          if (!g_ptr_array_find_with_equal_func (posts, paid->pdata[j], g_str_equal, NULL))
            g_ptr_array_add (posts, g_strdup (paid->pdata[j]));
        }
    }
  return posts;
}

/* Whole posts of a record; 0 when no headcount is stated. */
static int
headcount (PlnWorkspace *workspace,
           const char   *post)
{
  g_autofree char *value = pln_workspace_get_value (workspace, post, "headcount");
  g_autofree char *text = value != NULL ? pln_value_get_plain (value) : NULL;

  return text != NULL ? (int) g_ascii_strtoll (text, NULL, 10) : 0;
}

/* Posts with money for certain, perhaps, and asked for, in one year. */
static void
count_posts (PlnWorkspace *workspace,
             GPtrArray    *posts,
             int           year,
             int          *sure,
             int          *perhaps,
             int          *wanted)
{
  for (guint i = 0; i < posts->len; i++)
    {
      g_autoptr (PlnFunding) funding = pln_funding_of (workspace, posts->pdata[i]);
      int n = headcount (workspace, posts->pdata[i]);
      PlnFundedState state = pln_funding_in_year (funding, year);

      *wanted += n;
      if (state != PLN_NOT_FUNDED)
        *perhaps += n;
      /* A year in which the money only begins is no gap. */
      if (state == PLN_FUNDED || (state == PLN_FUNDED_PARTLY && (funding->end_earliest == PLN_DAY_NONE ||
                                                                 funding->end_earliest >= pln_day_from_ymd (year, 12, 31))))
        *sure += n;
    }
}

void
pln_budget_count_posts (PlnWorkspace *workspace,
                        const char   *line,
                        int           year,
                        int          *sure,
                        int          *perhaps,
                        int          *wanted)
{
  g_autoptr (GPtrArray) posts = pln_budget_posts (workspace, line);

  *sure = *perhaps = *wanted = 0;
  count_posts (workspace, posts, year, sure, perhaps, wanted);
}

static gboolean
read_posts (PlnWorkspace  *workspace,
            const char    *line,
            int            year,
            PlnBudgetCell *cell)
{
  g_autoptr (GPtrArray) posts = pln_budget_posts (workspace, line);
  int sure = 0, perhaps = 0, wanted = 0;

  count_posts (workspace, posts, year, &sure, &perhaps, &wanted);
  if (wanted == 0)
    return FALSE;
  if (perhaps == 0)
    {
      cell->text = g_strdup (_("Gap"));
      cell->certainty = PLN_CELL_GAP;
    }
  else if (sure < perhaps)
    {
      cell->text = g_strdup_printf (ngettext ("%d–%d post", "%d–%d posts", (gulong) perhaps), sure, perhaps);
      cell->certainty = PLN_CELL_DOUBT;
    }
  else
    {
      cell->text = g_strdup_printf (ngettext ("%d post", "%d posts", (gulong) perhaps), perhaps);
      cell->certainty = PLN_CELL_EXACT;
    }
  return TRUE;
}

void
pln_budget_read_cell (PlnWorkspace  *workspace,
                      const char    *line,
                      int            year,
                      PlnBudgetCell *cell)
{
  *cell = (PlnBudgetCell) { 0 };
  if (read_allocations (workspace, line, year, cell))
    {
      if (is_exceeded (workspace, line, year))
        cell->certainty = PLN_CELL_OVER;
    }
  else if (!read_subtotal (workspace, line, year, cell) && !read_increment (workspace, line, year, cell) &&
      !read_posts (workspace, line, year, cell))
    {
      cell->text = g_strdup ("");
      cell->certainty = PLN_CELL_EMPTY;
    }
  if (cell->typed == NULL)
    cell->typed = g_strdup ("");
}

/* ---- words about a line ------------------------------------------------------ */

char *
pln_budget_rule (PlnWorkspace *workspace,
                 const char   *line,
                 char        **ruling)
{
  g_autofree char *id = g_strdup (line);

  if (ruling != NULL)
    *ruling = NULL;
  for (guint depth = 0; id != NULL && depth < 32; depth++)
    {
      g_autoptr (PlnItem) item = pln_item_new (workspace, id);
      g_autofree char *rule = plain_or_null (item, "rule");

      if (rule != NULL && ruling != NULL)
        *ruling = g_strdup (id);
      if (rule != NULL)
        return strcmp (rule, "any") != 0 ? pln_item_get_display (item, "rule") : NULL;
      g_free (id);
      id = plain_or_null (item, "parent");
    }
  return NULL;
}

static char *
words_of_allocations (PlnWorkspace *workspace,
                      const char   *line)
{
  g_autoptr (GPtrArray) ids = pln_workspace_referrers (workspace, "allocation", "budget_line", line);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (PlnItem) allocation = pln_item_new (workspace, ids->pdata[i]);
      g_autofree char *words = plain_or_null (allocation, "amount_text");

      if (words != NULL)
        return g_steal_pointer (&words);
    }
  return NULL;
}

/* Who pays for a line: the one giver by name, several by the kinds of money they bring. */
static char *
givers_of (PlnWorkspace *workspace,
           const char   *line)
{
  g_autoptr (GPtrArray) ids = pln_workspace_referrers (workspace, "earmark", "target", line);
  g_autoptr (GPtrArray) kinds = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *donor = NULL, *joined = NULL;
  guint n = 0;

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (PlnItem) earmark = pln_item_new (workspace, ids->pdata[i]), source = NULL;
      g_autofree char *id = pln_item_get_plain (earmark, "source"), *of = pln_item_get_plain (earmark, "of"), *kind = NULL;

      if (strcmp (of, "increment") == 0)
        return g_strdup (_("part of the increase"));
      if (g_strcmp0 (pln_workspace_get_kind (workspace, id), "contribution") != 0)
        continue;
      source = pln_item_new (workspace, id);
      if (n++ == 0)
        donor = pln_budget_donor (source);
      kind = pln_item_get_display (source, "source");
      if (*kind != '\0' && !g_ptr_array_find_with_equal_func (kinds, kind, g_str_equal, NULL))
        g_ptr_array_add (kinds, g_steal_pointer (&kind));
    }
  if (n <= 1 || kinds->len == 0)
    return g_steal_pointer (&donor);
  g_ptr_array_sort_values (kinds, (GCompareFunc) g_utf8_collate);
  g_ptr_array_add (kinds, NULL);
  joined = g_strjoinv (", ", (char **) kinds->pdata);
  return g_steal_pointer (&joined);
}

char *
pln_budget_caption (PlnWorkspace *workspace,
                    const char   *line)
{
  g_autoptr (PlnItem) item = pln_item_new (workspace, line);
  g_autoptr (GPtrArray) posts = pln_budget_posts (workspace, line);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *rule = pln_item_get_value (item, "rule") != NULL ? pln_budget_rule (workspace, line, NULL) : NULL;
  g_autofree char *standing = pln_item_get_display (item, "standing");
  g_autofree char *words = words_of_allocations (workspace, line), *givers = givers_of (workspace, line);
  g_auto (GStrv) parts = NULL;
  int n = 0;

  for (guint i = 0; i < posts->len; i++)
    n += headcount (workspace, posts->pdata[i]);
  if (rule != NULL)
    g_strv_builder_add (builder, rule);
  if (*standing != '\0')
    g_strv_builder_add (builder, standing);
  if (n > 0)
    g_strv_builder_take (builder, g_strdup_printf (ngettext ("%d post", "%d posts", (gulong) n), n));
  if (givers != NULL)
    g_strv_builder_add (builder, givers);
  if (words != NULL)
    g_strv_builder_add (builder, words);
  parts = g_strv_builder_end (builder);
  return g_strjoinv (" · ", parts);
}

/* ---- years and totals -------------------------------------------------------- */

static void
widen (int *first,
       int *last,
       int  year)
{
  if (year < 1 || year > 9999)
    return;
  *first = *first == 0 ? year : MIN (*first, year);
  *last = MAX (*last, year);
}

static GPtrArray *
lines_of_budget (PlnWorkspace *workspace,
                 const char   *budget)
{
  GPtrArray *lines = pln_workspace_referrers (workspace, "budget_line", "budget", budget);

  return lines != NULL ? lines : g_ptr_array_new_with_free_func (g_free);
}

void
pln_budget_years (PlnWorkspace *workspace,
                  const char   *budget,
                  guint         max,
                  int          *first,
                  int          *last)
{
  g_autoptr (PlnItem) item = pln_item_new (workspace, budget);
  g_autoptr (GPtrArray) growths = pln_workspace_referrers (workspace, "growth", "budget", budget);
  int year, month, mday, stated_first;

  *first = *last = 0;
  stated_first = year_field (item, "start_year", 0);
  widen (first, last, stated_first);
  widen (first, last, year_field (item, "end_year", 0));
  for (guint i = 0; growths != NULL && i < growths->len; i++)
    {
      g_autoptr (PlnItem) growth = pln_item_new (workspace, growths->pdata[i]);

      widen (first, last, year_field (growth, "start_year", 0) - 1);
      widen (first, last, year_field (growth, "start_year", 0));
      widen (first, last, year_field (growth, "end_year", 0));
    }
  if (*first == 0)
    {
      g_autoptr (GPtrArray) lines = lines_of_budget (workspace, budget);

      for (guint i = 0; i < lines->len; i++)
        {
          g_autoptr (GPtrArray) ids = pln_workspace_referrers (workspace, "allocation", "budget_line", lines->pdata[i]);

          for (guint j = 0; ids != NULL && j < ids->len; j++)
            {
              g_autoptr (PlnItem) allocation = pln_item_new (workspace, ids->pdata[j]);

              widen (first, last, year_field (allocation, "year", 0));
            }
        }
    }
  if (*first == 0)
    {
      pln_day_to_ymd (pln_workspace_get_today (workspace), &year, &month, &mday);
      *first = year;
    }
  *last = CLAMP (*last, *first + 2, *first + (int) max - 1);
}

void
pln_budget_total_free (PlnBudgetTotal *total)
{
  if (total == NULL)
    return;
  g_free (total->title);
  g_ptr_array_unref (total->texts);
  g_array_unref (total->warn);
  g_free (total);
}

static PlnBudgetTotal *
total_new (GPtrArray  *totals,
           const char *title)
{
  PlnBudgetTotal *total = g_new0 (PlnBudgetTotal, 1);

  total->title = g_strdup (title);
  total->texts = g_ptr_array_new_with_free_func (g_free);
  total->warn = g_array_new (FALSE, TRUE, sizeof (gboolean));
  g_ptr_array_add (totals, total);
  return total;
}

static void
total_add (PlnBudgetTotal *total,
           char           *text, /* (transfer full) */
           gboolean        warn)
{
  g_ptr_array_add (total->texts, text);
  g_array_append_val (total->warn, warn);
  total->warn_any |= warn;
}

/* Index points with two digits after the point at least, so that years compare. */
static char *
points_text (PlnIndexPoints points)
{
  g_autofree char *text = pln_index_format (points);
  const char *dot = strchr (text, '.');

  if (dot == NULL)
    return g_strconcat (text, ".00", NULL);
  return strlen (dot) == 2 ? g_strconcat (text, "0", NULL) : g_steal_pointer (&text);
}

static void
add_index_totals (GPtrArray    *totals,
                  PlnWorkspace *workspace,
                  const char   *budget,
                  int           first,
                  int           last)
{
  g_autoptr (GArray) years = pln_growth_of_budget (workspace, budget, last);
  PlnBudgetTotal *index, *increase;
  g_autofree char *title = NULL;

  if (years->len == 0)
    return;
  title = g_strdup_printf (_("Increase over %d"), g_array_index (years, PlnGrowthYear, 0).year);
  index = total_new (totals, _("Budget, index"));
  index->strong = TRUE;
  increase = total_new (totals, title);
  for (int year = first; year <= last; year++)
    {
      int n = year - g_array_index (years, PlnGrowthYear, 0).year;
      gboolean known = n >= 0 && n < (int) years->len;
      const PlnGrowthYear *entry = known ? &g_array_index (years, PlnGrowthYear, n) : NULL;

      total_add (index, known ? points_text (entry->index) : g_strdup (""), FALSE);
      total_add (increase, known && n > 0 ? points_text (entry->over_base) : g_strdup (""), FALSE);
    }
}

/* What there is in a year: the base of the budget, grown by its index. FALSE: not stated in this currency. */
static gboolean
available (PlnWorkspace *workspace,
           const char   *budget,
           int           year,
           const char   *currency,
           gint64       *minor)
{
  g_autofree char *value = pln_workspace_get_value (workspace, budget, "base");
  g_autoptr (GArray) years = NULL;
  PlnMoney base;

  if (value == NULL || !pln_money_from_canonical (value, &base, NULL) || strcmp (base.currency, currency) != 0)
    return FALSE;
  *minor = base.minor;
  years = pln_growth_of_budget (workspace, budget, year);
  if (years->len > 1 && g_array_index (years, PlnGrowthYear, years->len - 1).year == year &&
      g_array_index (years, PlnGrowthYear, 0).index > 0)
    *minor = (gint64) ((__int128) base.minor * g_array_index (years, PlnGrowthYear, years->len - 1).index /
                       g_array_index (years, PlnGrowthYear, 0).index);
  return TRUE;
}

static char *
money_text (gint64      minor,
            const char *currency,
            gboolean    about)
{
  PlnMoney money = { .minor = minor };
  g_autofree char *text = NULL;

  g_strlcpy (money.currency, currency, sizeof money.currency);
  text = pln_money_to_display (&money);
  return about ? g_strdup_printf ("≈ %s", text) : g_steal_pointer (&text);
}

/* One row a currency, and one for how much there is where that is stated. */
static void
add_currency (GPtrArray        *totals,
              PlnWorkspace     *workspace,
              const char       *budget,
              const char       *currency,
              const PlnLineSum *sums, /* one a year */
              int               first,
              int               last)
{
  g_autofree char *title = g_strdup_printf (_("Total in %s"), currency);
  PlnBudgetTotal *total = total_new (totals, title), *rest = NULL;
  gint64 have;

  total->strong = TRUE;
  for (int year = first; year <= last; year++)
    {
      const gint64 *sum = g_hash_table_lookup (sums[year - first].money, currency);
      gboolean known = available (workspace, budget, year, currency, &have);
      gboolean over = sum != NULL && known && *sum > have;

      total_add (total, sum != NULL ? money_text (*sum, currency, sums[year - first].about) : g_strdup (""), over);
      if (!known)
        continue;
      if (rest == NULL)
        {
          rest = total_new (totals, _("Of what there is"));
          for (int before = first; before < year; before++)
            total_add (rest, g_strdup (""), FALSE);
        }
      if (over && have > 0)
        {
          gint64 percent = (gint64) (((__int128) *sum - have) * 100 / have);

          total_add (rest, g_strdup_printf (_("⚠ %d %% more"), (int) MAX (1, MIN (percent, 99999))), TRUE);
        }
      else
        total_add (rest, money_text (have, currency, FALSE), over);
    }
}

static gboolean
is_top (PlnWorkspace *workspace,
        const char   *line,
        GHashTable   *all)
{
  g_autofree char *value = pln_workspace_get_value (workspace, line, "parent");
  g_autofree char *parent = value != NULL ? pln_value_get_plain (value) : NULL;

  return parent == NULL || !g_hash_table_contains (all, parent);
}

static void
add_shares (GPtrArray        *totals,
            const PlnLineSum *sums,
            guint             n_years)
{
  PlnBudgetTotal *total;
  gboolean any = FALSE;

  for (guint i = 0; i < n_years; i++)
    any |= sums[i].n_shares > 1 || sums[i].share > 100 * PLN_INDEX_UNIT;
  if (!any)
    return;
  total = total_new (totals, _("Shares of the budget"));
  for (guint i = 0; i < n_years; i++)
    {
      g_autofree char *share = pln_index_format (sums[i].share);
      gboolean over = sums[i].share > 100 * PLN_INDEX_UNIT;

      total_add (total, sums[i].n_shares == 0 ? g_strdup ("")
                                              : g_strdup_printf (over ? _("⚠ %s %%") : sums[i].about ? _("≈ %s %%") : _("%s %%"), share),
                 over);
    }
}

/* Sums of exact and approximate amounts, nothing of it counted twice. */
static void
add_money_totals (GPtrArray    *totals,
                  PlnWorkspace *workspace,
                  const char   *budget,
                  GPtrArray    *lines,
                  int           first,
                  int           last)
{
  guint n_years = (guint) (last - first + 1);
  g_autofree PlnLineSum *sums = g_new0 (PlnLineSum, n_years);
  g_autoptr (GHashTable) all = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) currencies = g_ptr_array_new ();

  for (guint i = 0; i < lines->len; i++)
    g_hash_table_add (all, lines->pdata[i]);
  for (guint n = 0; n < n_years; n++)
    {
      GHashTableIter iter;
      gpointer currency;

      line_sum_init (&sums[n]);
      for (guint i = 0; i < lines->len; i++)
        {
          if (is_top (workspace, lines->pdata[i], all))
            sum_line (workspace, lines->pdata[i], first + (int) n, 0, FALSE, &sums[n]);
        }
      g_hash_table_iter_init (&iter, sums[n].money);
      while (g_hash_table_iter_next (&iter, &currency, NULL))
        {
          if (g_hash_table_add (seen, currency))
            g_ptr_array_add (currencies, currency);
        }
    }
  g_ptr_array_sort_values (currencies, (GCompareFunc) strcmp);
  for (guint c = 0; c < currencies->len; c++)
    add_currency (totals, workspace, budget, currencies->pdata[c], sums, first, last);
  add_shares (totals, sums, n_years);
  for (guint n = 0; n < n_years; n++)
    g_hash_table_unref (sums[n].money);
}

static void
add_post_totals (GPtrArray    *totals,
                 PlnWorkspace *workspace,
                 GPtrArray    *lines,
                 int           first,
                 int           last)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);
  PlnBudgetTotal *total;
  int wanted_at_all = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      g_autoptr (GPtrArray) posts = pln_budget_posts (workspace, lines->pdata[i]);

      g_ptr_array_extend_and_steal (all, g_steal_pointer (&posts));
    }
  for (guint i = 0; i < all->len; i++)
    wanted_at_all += headcount (workspace, all->pdata[i]);
  if (wanted_at_all == 0)
    return;
  total = total_new (totals, _("Posts with money"));
  for (int year = first; year <= last; year++)
    {
      int sure = 0, perhaps = 0, wanted = 0;

      count_posts (workspace, all, year, &sure, &perhaps, &wanted);
      if (sure == perhaps)
        total_add (total, g_strdup_printf (_("%d of %d"), perhaps, wanted), perhaps < wanted);
      else
        total_add (total, g_strdup_printf (_("%d–%d of %d"), sure, perhaps, wanted), TRUE);
    }
}

GPtrArray *
pln_budget_read_totals (PlnWorkspace *workspace,
                   const char   *budget,
                   int           first,
                   int           last)
{
  GPtrArray *totals = g_ptr_array_new_with_free_func ((GDestroyNotify) pln_budget_total_free);
  g_autoptr (GPtrArray) lines = lines_of_budget (workspace, budget);

  add_index_totals (totals, workspace, budget, first, last);
  add_money_totals (totals, workspace, budget, lines, first, last);
  add_post_totals (totals, workspace, lines, first, last);
  return totals;
}

char *
pln_budget_sentence (PlnWorkspace *workspace,
                     const char   *budget)
{
  g_autoptr (PlnItem) item = pln_item_new (workspace, budget);
  g_autofree char *currency = plain_or_null (item, "currency");
  const char *base = pln_item_get_value (item, "base");

  if (base != NULL)
    {
      g_autofree char *amount = pln_item_get_display (item, "base");
      gboolean about = pln_value_get_boolean (pln_item_get_value (item, "approximate"));

      return g_strdup_printf (about ? _("Base about %s") : _("Base %s"), amount);
    }
  if (currency != NULL)
    return g_strdup_printf (_("In %s, no base amount stated"), currency);
  return g_strdup (_("No currency or base amount stated"));
}
