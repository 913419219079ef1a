/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "insight/pln-growth.h"

#include <string.h>

/* value * (100 + percent) / 100, rounded half away from zero. */
static PlnIndexPoints
grow (PlnIndexPoints value,
      PlnIndexPoints percent)
{
  __int128 product = (__int128) value * (100 * (__int128) PLN_INDEX_UNIT + percent);
  __int128 divisor = 100 * (__int128) PLN_INDEX_UNIT;

  return (PlnIndexPoints) ((product >= 0 ? product + divisor / 2 : product - divisor / 2) / divisor);
}

static PlnIndexPoints
percent_of_year (const PlnGrowthSpan *spans,
                 guint                n_spans,
                 int                  year)
{
  PlnIndexPoints percent = 0;

  for (guint i = 0; i < n_spans; i++)
    {
      if (year >= spans[i].start_year && (spans[i].end_year == 0 || year <= spans[i].end_year))
        percent = spans[i].percent;
    }
  return percent;
}

GArray *
pln_growth_compute (const PlnGrowthSpan *spans,
                    guint                n_spans,
                    PlnIndexPoints       base,
                    int                  last_year)
{
  GArray *years = g_array_new (FALSE, FALSE, sizeof (PlnGrowthYear));
  PlnGrowthYear entry = { .index = base };

  if (n_spans == 0)
    return years;

  entry.year = spans[0].start_year - 1;
  for (guint i = 1; i < n_spans; i++)
    entry.year = MIN (entry.year, spans[i].start_year - 1);

  /* A century is more than any plan; it also bounds what a hostile file costs. */
  last_year = MIN (last_year, entry.year + 100);
  g_array_append_val (years, entry);
  while (entry.year < last_year)
    {
      PlnIndexPoints next = grow (entry.index, percent_of_year (spans, n_spans, entry.year + 1));

      entry.year++;
      entry.increase = next - entry.index;
      entry.over_base = next - base;
      entry.index = next;
      g_array_append_val (years, entry);
    }
  return years;
}

gboolean
pln_index_parse (const char     *decimal,
                 PlnIndexPoints *points)
{
  gboolean negative = FALSE;
  PlnIndexPoints whole = 0, part = 0, unit = PLN_INDEX_UNIT;
  const char *p = decimal;

  if (p == NULL)
    return FALSE;
  if (*p == '-')
    {
      negative = TRUE;
      p++;
    }
  if (!g_ascii_isdigit (*p))
    return FALSE;
  for (; g_ascii_isdigit (*p); p++)
    {
      whole = whole * 10 + (*p - '0');
      if (whole > 90000000)
        return FALSE; /* beyond what fits the unit */
    }
  if (*p == '.')
    {
      for (p++; g_ascii_isdigit (*p); p++)
        {
          unit /= 10;
          part += unit * (*p - '0');
        }
    }
  if (*p != '\0')
    return FALSE;
  *points = whole * PLN_INDEX_UNIT + part;
  if (negative)
    *points = -*points;
  return TRUE;
}

char *
pln_index_format (PlnIndexPoints points)
{
  PlnIndexPoints unit = PLN_INDEX_UNIT / 10000;
  guint64 magnitude = points < 0 ? (guint64) -points : (guint64) points;
  guint64 rounded = (magnitude + unit / 2) / unit;
  char *text = g_strdup_printf ("%s%" G_GUINT64_FORMAT ".%04u", points < 0 && rounded > 0 ? "-" : "",
                                rounded / 10000, (guint) (rounded % 10000));
  gsize len = strlen (text);

  while (text[len - 1] == '0')
    text[--len] = '\0';
  if (text[len - 1] == '.')
    text[len - 1] = '\0';
  return text;
}

static int
compare_spans (gconstpointer a,
               gconstpointer b)
{
  return ((const PlnGrowthSpan *) a)->start_year - ((const PlnGrowthSpan *) b)->start_year;
}

GArray *
pln_growth_of_budget (PlnWorkspace *workspace,
                      const char   *budget,
                      int           last_year)
{
  g_autoptr (GPtrArray) ids = pln_workspace_referrers (workspace, "growth", "budget", budget);
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (PlnGrowthSpan));
  g_autoptr (PlnItem) item = pln_item_new (workspace, budget);
  g_autofree char *index_base = pln_item_get_plain (item, "index_base");
  PlnIndexPoints base = 100 * PLN_INDEX_UNIT;

  pln_index_parse (index_base, &base);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (PlnItem) growth = pln_item_new (workspace, ids->pdata[i]);
      g_autofree char *percent = pln_item_get_plain (growth, "percent");
      PlnGrowthSpan span = {
        .start_year = (int) pln_value_get_integer (pln_item_get_value (growth, "start_year"), 0),
        .end_year = (int) pln_value_get_integer (pln_item_get_value (growth, "end_year"), 0),
      };

      if (span.start_year >= 1 && span.start_year <= 9999 && pln_index_parse (percent, &span.percent))
        g_array_append_val (spans, span);
    }
  g_array_sort (spans, compare_spans);
  return pln_growth_compute ((const PlnGrowthSpan *) spans->data, spans->len, base, last_year);
}

GArray *
pln_growth_earmark (PlnWorkspace *workspace,
                    const char   *earmark,
                    int           last_year)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (PlnEarmarkRange));
  g_autoptr (PlnItem) item = pln_item_new (workspace, earmark);
  g_autofree char *source = pln_item_get_plain (item, "source");
  g_autofree char *of = pln_item_get_plain (item, "of");
  g_autofree char *share_text = pln_item_get_plain (item, "share");
  gboolean decided = pln_value_get_boolean (pln_item_get_value (item, "share_decided"));
  g_autoptr (GArray) years = NULL;
  PlnIndexPoints share = 0;
  gboolean has_share = pln_index_parse (share_text, &share);

  if (g_strcmp0 (pln_workspace_get_kind (workspace, source), "budget") != 0)
    return ranges;

  years = pln_growth_of_budget (workspace, source, last_year);
  for (guint i = 1; i < years->len; i++)
    {
      const PlnGrowthYear *year = &g_array_index (years, PlnGrowthYear, i);
      PlnIndexPoints whole = g_strcmp0 (of, "increment") == 0 ? year->over_base : year->index;
      PlnEarmarkRange range = { .year = year->year, .high = whole };

      if (has_share)
        {
          /* A share that is named but not decided is still only an upper guess. */
          range.high = (PlnIndexPoints) ((__int128) whole * share / (100 * (__int128) PLN_INDEX_UNIT));
          range.low = decided ? range.high : 0;
        }
      g_array_append_val (ranges, range);
    }
  return ranges;
}
