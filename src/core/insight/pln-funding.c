/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "insight/pln-funding.h"
#include "insight/pln-insight-private.h"

#include <string.h>

void
pln_funding_free (PlnFunding *funding)
{
  if (funding == NULL)
    return;
  g_free (funding->id);
  g_free (funding->source);
  g_free (funding);
}

void
pln_guard_free (PlnGuard *guard)
{
  if (guard == NULL)
    return;
  g_free (guard->id);
  g_free (guard->line);
  g_free (guard->reason);
  g_free (guard->override);
  g_free (guard->currencies);
  g_free (guard);
}

/* The last day of a length that starts on a day. */
static PlnDay
last_day_of (const PlnDuration *length,
             PlnDay             start)
{
  PlnDay after = start != PLN_DAY_NONE ? pln_duration_add (length, start, 1) : PLN_DAY_NONE;

  return after != PLN_DAY_NONE ? after - 1 : PLN_DAY_NONE;
}

/* Fills what is still open of a span from a record's start, end and length. */
static void
fill_span (PlnItem    *item,
           PlnFunding *funding)
{
  g_autoptr (PlnWhen) start = pln_item_get_when (item, "start");
  g_autoptr (PlnWhen) end = pln_item_get_when (item, "end");
  const char *length_value = pln_item_get_value (item, "length");

  if (start != NULL && funding->start_earliest == PLN_DAY_NONE && funding->start_latest == PLN_DAY_NONE)
    {
      funding->start_earliest = pln_when_get_earliest (start);
      funding->start_latest = pln_when_get_latest (start);
      if (funding->start_earliest != PLN_DAY_NONE && funding->start_latest == PLN_DAY_NONE)
        {
          /* "since 2021": the start lies within the year named. */
          PlnDay first, last;

          if (pln_when_get_span (start, &first, &last))
            funding->start_latest = last;
        }
    }
  if (funding->end_earliest != PLN_DAY_NONE || funding->end_latest != PLN_DAY_NONE)
    return;
  if (end != NULL && pln_when_get_edtf (end) != NULL)
    {
      PlnDay first, last;

      if (pln_when_get_span (end, &first, &last))
        {
          funding->end_earliest = pln_when_get_sense (end) == PLN_SENSE_ON || pln_when_get_sense (end) == PLN_SENSE_ABOUT
                                    ? first
                                    : last;
          funding->end_latest = last;
        }
    }
  else if (length_value != NULL)
    {
      g_autoptr (PlnDuration) length = pln_duration_from_canonical (length_value, NULL);

      if (length != NULL && pln_duration_get_iso (length) != NULL)
        {
          funding->end_earliest = last_day_of (length, funding->start_earliest);
          funding->end_latest = last_day_of (length, funding->start_latest);
        }
    }
}

PlnFunding *
pln_funding_of (PlnWorkspace *workspace,
                const char   *id)
{
  g_autoptr (PlnItem) item = pln_item_new (workspace, id);
  PlnFunding *funding = g_new0 (PlnFunding, 1);

  funding->id = g_strdup (id);
  funding->start_earliest = funding->start_latest = PLN_DAY_NONE;
  funding->end_earliest = funding->end_latest = PLN_DAY_NONE;
  if (strcmp (pln_item_get_kind (item), "post") == 0)
    {
      g_autofree char *source = pln_item_get_plain (item, "funded_by");

      /* Money decides: the span of what pays comes before that of the post. */
      if (*source != '\0')
        {
          g_autoptr (PlnItem) paying = pln_item_new (workspace, source);

          fill_span (paying, funding);
          funding->source = g_steal_pointer (&source);
        }
    }
  fill_span (item, funding);
  return funding;
}

static int
compare_ends (gconstpointer a,
              gconstpointer b)
{
  const PlnFunding *end_a = *(PlnFunding *const *) a, *end_b = *(PlnFunding *const *) b;
  PlnDay day_a = end_a->end_earliest != PLN_DAY_NONE ? end_a->end_earliest : end_a->end_latest;
  PlnDay day_b = end_b->end_earliest != PLN_DAY_NONE ? end_b->end_earliest : end_b->end_latest;

  if (day_a != day_b)
    return day_a < day_b ? -1 : 1;
  return strcmp (end_a->id, end_b->id);
}

GPtrArray *
pln_funding_ends (PlnWorkspace *workspace)
{
  static const char *const kinds[] = { "post", "contribution" };
  GPtrArray *result = g_ptr_array_new_with_free_func ((GDestroyNotify) pln_funding_free);
  g_autoptr (GHashTable) shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      g_autoptr (GPtrArray) ids = pln_insight_all_of (workspace, kinds[k]);

      for (guint i = 0; i < ids->len; i++)
        {
          g_autoptr (PlnFunding) funding = pln_funding_of (workspace, ids->pdata[i]);

          if ((funding->end_earliest == PLN_DAY_NONE && funding->end_latest == PLN_DAY_NONE) ||
              g_hash_table_contains (shown, funding->id))
            continue;
          /* A contribution whose post is listed says nothing new. */
          if (funding->source != NULL)
            g_hash_table_add (shown, g_strdup (funding->source));
          g_ptr_array_add (result, g_steal_pointer (&funding));
        }
    }
  g_ptr_array_sort (result, compare_ends);
  return result;
}

PlnFundedState
pln_funding_in_year (const PlnFunding *funding,
                     int               year)
{
  PlnDay first = pln_day_from_ymd (year, 1, 1), last = pln_day_from_ymd (year, 12, 31);
  PlnDay start_latest = funding->start_latest, end_earliest = funding->end_earliest;

  if (funding->start_earliest != PLN_DAY_NONE && funding->start_earliest > last)
    return PLN_NOT_FUNDED;
  if (funding->end_latest != PLN_DAY_NONE && funding->end_latest < first)
    return PLN_NOT_FUNDED;
  if (start_latest != PLN_DAY_NONE && start_latest > first)
    return PLN_FUNDED_PARTLY;
  if (end_earliest != PLN_DAY_NONE && end_earliest < last)
    return PLN_FUNDED_PARTLY;
  return PLN_FUNDED;
}

/* ---- guards ---------------------------------------------------------------- */

gboolean
pln_guard_allows (const char *rule,
                  const char *source)
{
  if (rule == NULL || source == NULL || *source == '\0')
    return TRUE;
  if (strcmp (rule, "core-only") == 0)
    return strcmp (source, "core") == 0;
  if (strcmp (rule, "no-extra-budgetary") == 0)
    return strcmp (source, "extra-budgetary") != 0;
  if (strcmp (rule, "extra-budgetary-only") == 0)
    return strcmp (source, "extra-budgetary") == 0;
  return TRUE;
}

/* The nearest line upwards that states a rule; lines inherit it. */
static char *
ruling_line (PlnWorkspace *workspace,
             const char   *line,
             char        **rule)
{
  g_autofree char *id = g_strdup (line);

  for (guint depth = 0; depth < 32 && id != NULL; depth++)
    {
      g_autoptr (PlnItem) item = pln_item_new (workspace, id);
      g_autofree char *own = pln_insight_plain (item, "rule");

      if (own != NULL && strcmp (own, "any") != 0)
        {
          *rule = g_steal_pointer (&own);
          return g_steal_pointer (&id);
        }
      if (own != NULL)
        return NULL;
      g_free (id);
      id = pln_insight_plain (item, "parent");
    }
  return NULL;
}

static void
check_source (PlnWorkspace *workspace,
              GPtrArray    *result,
              PlnItem      *user,
              const char   *source,
              const char   *line)
{
  g_autofree char *rule = NULL, *ruling = NULL, *source_kind = NULL;
  PlnGuard *guard;

  if (g_strcmp0 (pln_workspace_get_kind (workspace, source), "contribution") != 0 ||
      g_strcmp0 (pln_workspace_get_kind (workspace, line), "budget_line") != 0)
    return;

  g_autoptr (PlnItem) contribution = pln_item_new (workspace, source);

  source_kind = pln_insight_plain (contribution, "source");
  ruling = ruling_line (workspace, line, &rule);
  if (ruling == NULL || pln_guard_allows (rule, source_kind))
    return;

  g_autoptr (PlnItem) line_item = pln_item_new (workspace, ruling);

  guard = g_new0 (PlnGuard, 1);
  guard->type = PLN_GUARD_FORBIDDEN_SOURCE;
  guard->id = g_strdup (pln_item_get_id (user));
  guard->line = g_strdup (ruling);
  guard->reason = pln_insight_plain (line_item, "rule_reason");
  guard->override = pln_insight_plain (user, "override_reason");
  g_ptr_array_add (result, guard);
}

static gboolean
add_checked (gint64 *sum,
             gint64  amount)
{
  return !__builtin_add_overflow (*sum, amount, sum);
}

static void
check_commitment (PlnWorkspace *workspace,
                  GPtrArray    *result,
                  const char   *source)
{
  g_autoptr (GPtrArray) earmarks = pln_workspace_referrers (workspace, "earmark", "source", source);
  g_autoptr (PlnItem) item = pln_item_new (workspace, source);
  const char *amount = pln_item_get_value (item, "amount");
  PlnMoney have;
  gint64 sum = 0;
  PlnGuard *guard;

  if (earmarks == NULL || amount == NULL || !pln_money_from_canonical (amount, &have, NULL))
    return;
  for (guint i = 0; i < earmarks->len; i++)
    {
      g_autofree char *value = pln_workspace_get_value (workspace, earmarks->pdata[i], "amount");
      PlnMoney part;

      if (value != NULL && pln_money_from_canonical (value, &part, NULL) &&
          strcmp (part.currency, have.currency) == 0 && !add_checked (&sum, part.minor))
        return;
    }
  if (sum <= have.minor)
    return;
  guard = g_new0 (PlnGuard, 1);
  guard->type = PLN_GUARD_OVER_COMMITTED;
  guard->id = g_strdup (source);
  guard->excess = have;
  guard->excess.minor = sum - have.minor;
  g_ptr_array_add (result, guard);
}

static gboolean
has_rate (GPtrArray  *rates,
          const char *a,
          const char *b)
{
  for (guint i = 0; i < rates->len; i++)
    {
      PlnItem *rate = rates->pdata[i];
      g_autofree char *currency = pln_item_get_plain (rate, "currency");
      g_autofree char *against = pln_item_get_plain (rate, "against");

      if ((strcmp (currency, a) == 0 && strcmp (against, b) == 0) ||
          (strcmp (currency, b) == 0 && strcmp (against, a) == 0))
        return TRUE;
    }
  return FALSE;
}

static void
check_currencies (PlnWorkspace *workspace,
                  GPtrArray    *result,
                  GPtrArray    *rates,
                  const char   *budget)
{
  g_autoptr (GPtrArray) contributions = pln_workspace_referrers (workspace, "contribution", "budget", budget);
  g_autoptr (GPtrArray) seen = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (PlnItem) item = pln_item_new (workspace, budget);
  char *own = pln_insight_plain (item, "currency");
  PlnGuard *guard;
  gboolean mixed = FALSE;

  if (own != NULL)
    g_ptr_array_add (seen, own);
  for (guint i = 0; contributions != NULL && i < contributions->len; i++)
    {
      g_autofree char *value = pln_workspace_get_value (workspace, contributions->pdata[i], "amount");
      PlnMoney money;

      if (value != NULL && pln_money_from_canonical (value, &money, NULL) &&
          !g_ptr_array_find_with_equal_func (seen, money.currency, g_str_equal, NULL))
        g_ptr_array_add (seen, g_strdup (money.currency));
    }
  for (guint i = 1; i < seen->len; i++)
    mixed |= !has_rate (rates, seen->pdata[0], seen->pdata[i]);
  if (!mixed)
    return;
  guard = g_new0 (PlnGuard, 1);
  guard->type = PLN_GUARD_MIXED_CURRENCIES;
  guard->id = g_strdup (budget);
  g_ptr_array_sort_values (seen, (GCompareFunc) strcmp);
  g_ptr_array_add (seen, NULL);
  guard->currencies = g_strjoinv (", ", (char **) seen->pdata);
  g_ptr_array_add (result, guard);
}

GPtrArray *
pln_guards (PlnWorkspace *workspace)
{
  g_autoptr (GPtrArray) earmarks = pln_insight_all_of (workspace, "earmark");
  g_autoptr (GPtrArray) contributions = pln_insight_all_of (workspace, "contribution");
  g_autoptr (GPtrArray) budgets = pln_insight_all_of (workspace, "budget");
  g_autoptr (GPtrArray) rate_ids = pln_insight_all_of (workspace, "rate");
  g_autoptr (GPtrArray) rates = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *result = g_ptr_array_new_with_free_func ((GDestroyNotify) pln_guard_free);

  for (guint i = 0; i < rate_ids->len; i++)
    g_ptr_array_add (rates, pln_item_new (workspace, rate_ids->pdata[i]));
  for (guint i = 0; i < earmarks->len; i++)
    {
      g_autoptr (PlnItem) item = pln_item_new (workspace, earmarks->pdata[i]);
      g_autofree char *source = pln_item_get_plain (item, "source");
      g_autofree char *target = pln_item_get_plain (item, "target");

      check_source (workspace, result, item, source, target);
      /* Money earmarked for a post counts against the line that pays for the post. */
      if (g_strcmp0 (pln_workspace_get_kind (workspace, target), "post") == 0)
        {
          g_autoptr (PlnItem) post = pln_item_new (workspace, target);
          g_autofree char *line = pln_item_get_plain (post, "funded_by");

          check_source (workspace, result, item, source, line);
        }
    }
  for (guint i = 0; i < contributions->len; i++)
    check_commitment (workspace, result, contributions->pdata[i]);
  for (guint i = 0; i < budgets->len; i++)
    check_currencies (workspace, result, rates, budgets->pdata[i]);
  return result;
}
