/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/budget/pln-budget-flow.h"

#include "app/budget/pln-budget-model.h"
#include "insight/pln-funding.h"
#include "insight/pln-growth.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* Ids of things that are no record themselves end with "#" and the record they
 * belong to: "increase#BUDGET". */

enum { RANK_STATED, RANK_WORDS, RANK_REST, RANK_EARMARKED, RANK_GAP };

/* What is handed around while a flow is read. */
typedef struct
{
  PlnWorkspace *workspace;
  PlnBudgetFlow *flow;
  char currency[4];      /* "": index points, or no unit at all */
  gint64 index, increase; /* index points of the year; 0: no growth stated */
  int base_year;
  GHashTable *sources;   /* contribution → id of its node (owned strings) */
} Reader;

static void
node_free (gpointer data)
{
  PlnBudgetFlowNode *node = data;

  g_free ((char *) node->shown.id);
  g_free ((char *) node->shown.title);
  g_free ((char *) node->shown.text);
  g_free (node);
}

static void
ribbon_free (gpointer data)
{
  PlnBudgetFlowRibbon *ribbon = data;

  g_free ((char *) ribbon->shown.id);
  g_free ((char *) ribbon->shown.from_id);
  g_free ((char *) ribbon->shown.to_id);
  g_free ((char *) ribbon->shown.spoken);
  g_free (ribbon->words);
  g_free (ribbon->state);
  g_free (ribbon);
}

void
pln_budget_flow_free (PlnBudgetFlow *self)
{
  if (self == NULL)
    return;
  g_free (self->budget);
  g_free (self->title);
  g_free (self->subtitle);
  g_ptr_array_unref (self->nodes);
  g_ptr_array_unref (self->ribbons);
  g_free (self);
}

char *
pln_budget_flow_record (const char *id)
{
  const char *mark = strchr (id, '#');

  return g_strdup (mark != NULL ? mark + 1 : id);
}

/* ---- amounts ------------------------------------------------------------------ */

static double
to_draw (const Reader *reader,
         gint64        amount)
{
  if (*reader->currency == '\0')
    return (double) amount / (double) PLN_INDEX_UNIT;
  return (double) amount / pow (10, MAX (0, pln_currency_digits (reader->currency)));
}

static char *
to_words (const Reader *reader,
          gint64        amount,
          gboolean      about)
{
  PlnMoney money = { .minor = amount };
  g_autofree char *text = NULL;

  g_strlcpy (money.currency, reader->currency, sizeof money.currency);
  text = *reader->currency == '\0' ? pln_index_format (amount) : pln_money_to_display (&money);
  return about ? g_strdup_printf ("≈ %s", text) : g_steal_pointer (&text);
}

static char *
plain_or_null (PlnItem    *item,
               const char *field)
{
  g_autofree char *text = pln_item_get_plain (item, field);

  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

static char *
with_capital (const char *text)
{
  g_autofree char *first = g_utf8_strup (text, (gssize) (g_utf8_next_char (text) - text));

  return *text != '\0' ? g_strconcat (first, g_utf8_next_char (text), NULL) : g_strdup ("");
}

/* A share of a whole, in its units; 0 when it is no number. */
static gint64
share_of (gint64      whole,
          const char *share)
{
  PlnIndexPoints percent = 0;

  if (share == NULL || !pln_index_parse (share, &percent))
    return 0;
  return (gint64) ((__int128) whole * percent / (100 * (__int128) PLN_INDEX_UNIT));
}

/* The amount of a record in the unit of the flow; 0: none, or another currency. */
static gint64
amount_of (const Reader *reader,
           PlnItem      *item)
{
  const char *value = pln_item_get_value (item, "amount");
  PlnMoney money;

  if (value == NULL || *reader->currency == '\0' || !pln_money_from_canonical (value, &money, NULL) ||
      strcmp (money.currency, reader->currency) != 0 || money.minor < 0)
    return 0;
  return money.minor;
}

char *
pln_budget_amount_words (PlnItem *item)
{
  g_autofree char *typed = plain_or_null (item, "amount_text"), *amount = pln_item_get_display (item, "amount");
  g_autofree char *share = pln_item_get_display (item, "share");
  gboolean about = pln_value_get_boolean (pln_item_get_value (item, "approximate"));

  if (typed != NULL)
    return with_capital (typed);
  if (*amount != '\0')
    return about ? g_strdup_printf ("≈ %s", amount) : g_steal_pointer (&amount);
  if (*share != '\0')
    return about ? g_strdup_printf (_("≈ %s %%"), share) : g_strdup_printf (_("%s %%"), share);
  return g_strdup (_("No amount stated"));
}

/* ---- nodes and ribbons ----------------------------------------------------------- */

static PlnBudgetFlowNode *
find_node (const Reader *reader,
           const char   *id)
{
  for (guint i = 0; i < reader->flow->nodes->len; i++)
    {
      PlnBudgetFlowNode *node = reader->flow->nodes->pdata[i];

      if (strcmp (node->shown.id, id) == 0)
        return node;
    }
  return NULL;
}

static PlnBudgetFlowNode *
add_node (Reader     *reader,
          char       *id,    /* (transfer full) */
          char       *title, /* (transfer full) */
          char       *text,  /* (transfer full) */
          gboolean    use,
          gint64      amount,
          PlnTone     tone,
          int         rank)
{
  PlnBudgetFlowNode *node = g_new0 (PlnBudgetFlowNode, 1);

  node->shown = (PlnFlowNode) { id, title, text, use, to_draw (reader, amount),
                                amount > 0 ? PLN_FILL_SOLID : PLN_FILL_HATCH, tone };
  node->amount = amount;
  node->rank = rank;
  g_ptr_array_add (reader->flow->nodes, node);
  return node;
}

static void
set_text (PlnBudgetFlowNode *node,
          char              *text) /* (transfer full) */
{
  g_free ((char *) node->shown.text);
  node->shown.text = text;
}

static void
set_amount (Reader            *reader,
            PlnBudgetFlowNode *node,
            gint64             amount)
{
  node->amount = amount;
  node->shown.value = to_draw (reader, amount);
  node->shown.fill = amount > 0 ? PLN_FILL_SOLID : PLN_FILL_HATCH;
}

static PlnBudgetFlowRibbon *
add_ribbon (Reader     *reader,
            const char *id,
            const char *from,
            const char *to, /* (nullable): ended */
            gint64      amount,
            gboolean    about,
            char       *words) /* (transfer full) */
{
  PlnBudgetFlowRibbon *ribbon = g_new0 (PlnBudgetFlowRibbon, 1);
  const PlnBudgetFlowNode *source = find_node (reader, from);

  ribbon->shown = (PlnFlowRibbon) {
    .id = g_strdup (id), .from_id = g_strdup (from), .to_id = g_strdup (to), .value = to_draw (reader, amount),
    .fill = amount > 0 ? PLN_FILL_SOLID : PLN_FILL_HATCH, .soft = about,
    .tone = source != NULL ? source->shown.tone : PLN_TONE_SLATE, .spoken = g_strdup (words),
  };
  ribbon->amount = amount;
  ribbon->words = words;
  ribbon->state = g_strdup ("");
  g_ptr_array_add (reader->flow->ribbons, ribbon);
  return ribbon;
}

/* The use that a line is; made when something first reaches it. */
static PlnBudgetFlowNode *
line_node (Reader     *reader,
           const char *line,
           int         rank)
{
  PlnBudgetFlowNode *node = find_node (reader, line);

  if (node == NULL)
    node = add_node (reader, g_strdup (line), pln_workspace_get_title (reader->workspace, line), NULL, TRUE, 0, PLN_TONE_ACCENT, rank);
  return node;
}

/* The pool that lines are paid from: the budget itself. */
static PlnBudgetFlowNode *
pool_node (Reader *reader)
{
  PlnBudgetFlowNode *node = find_node (reader, reader->flow->budget);

  if (node == NULL)
    node = add_node (reader, g_strdup (reader->flow->budget), g_strdup (reader->flow->title), NULL, FALSE, 0, PLN_TONE_ACCENT, 0);
  return node;
}

/* ---- sources ------------------------------------------------------------------------ */

static void
read_unit (Reader *reader)
{
  g_autoptr (PlnItem) budget = pln_item_new (reader->workspace, reader->flow->budget);
  g_autoptr (GArray) years = pln_growth_of_budget (reader->workspace, reader->flow->budget, reader->flow->year);
  g_autofree char *currency = plain_or_null (budget, "currency"), *body = pln_item_get_display (budget, "body");
  const PlnGrowthYear *last = years->len > 0 ? &g_array_index (years, PlnGrowthYear, years->len - 1) : NULL;

  if (last != NULL && last->year == reader->flow->year)
    {
      g_autofree char *base = pln_index_format (g_array_index (years, PlnGrowthYear, 0).index);

      reader->index = last->index;
      reader->increase = last->over_base;
      reader->base_year = g_array_index (years, PlnGrowthYear, 0).year;
      reader->flow->subtitle = g_strdup_printf (_("%s · index, %d = %s"), body, reader->base_year, base);
      return;
    }
  if (currency != NULL && strlen (currency) == 3)
    g_strlcpy (reader->currency, currency, sizeof reader->currency);
  reader->flow->subtitle = *reader->currency != '\0' ? g_strdup_printf ("%s · %s", body, reader->currency)
                                                     : g_strdup_printf (_("%s · no amounts stated"), body);
}

static void
read_pool (Reader *reader)
{
  g_autoptr (PlnItem) budget = pln_item_new (reader->workspace, reader->flow->budget);
  const char *base = pln_item_get_value (budget, "base");
  PlnMoney money;

  if (reader->index > 0)
    {
      PlnBudgetFlowNode *pool = pool_node (reader);
      g_autofree char *index = pln_index_format (reader->index), *unit = pln_index_format (reader->index - reader->increase);

      set_amount (reader, pool, reader->index - MAX (0, reader->increase));
      set_text (pool, g_strdup_printf ("%s\n%d = %s", index, reader->base_year, unit));
      if (reader->increase > 0)
        add_node (reader, g_strconcat ("increase#", reader->flow->budget, NULL),
                  g_strdup_printf (_("Increase over %d"), reader->base_year), pln_index_format (reader->increase), FALSE,
                  reader->increase, PLN_TONE_ACCENT, 1);
    }
  else if (base != NULL && pln_money_from_canonical (base, &money, NULL) && strcmp (money.currency, reader->currency) == 0)
    {
      PlnBudgetFlowNode *pool = pool_node (reader);

      set_amount (reader, pool, MAX (0, money.minor));
      set_text (pool, to_words (reader, money.minor, pln_value_get_boolean (pln_item_get_value (budget, "approximate"))));
    }
}

PlnTone
pln_budget_tone (PlnItem *contribution)
{
  g_autofree char *source = pln_item_get_plain (contribution, "source");

  if (strcmp (source, "core") == 0)
    return PLN_TONE_ACCENT;
  if (strcmp (source, "extra-budgetary") == 0)
    return pln_item_get_value (contribution, "donor") != NULL ? PLN_TONE_PURPLE : PLN_TONE_ORANGE;
  return PLN_TONE_TEAL;
}

char *
pln_budget_donor (PlnItem *contribution)
{
  g_autofree char *donor = pln_item_get_display (contribution, "donor"), *words = pln_item_get_plain (contribution, "donor_text");

  if (*donor != '\0')
    return g_steal_pointer (&donor);
  return *words != '\0' ? with_capital (words) : g_strdup (pln_item_get_title (contribution));
}

char *
pln_budget_manner (PlnItem *contribution)
{
  static const char *const fields[] = { "form", "earmarking", "state" };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *part = pln_item_get_display (contribution, fields[i]);

      if (*part != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
read_source (Reader     *reader,
             const char *id)
{
  g_autoptr (PlnItem) item = pln_item_new (reader->workspace, id);
  g_autofree char *source = pln_item_get_plain (item, "source"), *words = NULL, *manner = NULL;

  /* Core money of a budget with an index is that budget: it is not drawn twice. */
  if (strcmp (source, "core") == 0 && pln_item_get_value (item, "amount") == NULL && reader->index > 0)
    {
      g_hash_table_insert (reader->sources, g_strdup (id), g_strdup (reader->flow->budget));
      return;
    }
  words = pln_budget_amount_words (item);
  manner = pln_budget_manner (item);
  add_node (reader, g_strdup (id), pln_budget_donor (item), *manner != '\0' ? g_strdup_printf ("%s\n%s", words, manner) : g_steal_pointer (&words),
            FALSE, amount_of (reader, item), pln_budget_tone (item), 2);
  g_hash_table_insert (reader->sources, g_strdup (id), g_strdup (id));
}

/* ---- what lines are given ---------------------------------------------------------------- */

/* The allocation that speaks for the year: one that covers it, else the share or words stated last before it. */
static char *
speaking_allocation (Reader     *reader,
                     const char *line,
                     int        *stated)
{
  g_autoptr (GPtrArray) ids = pln_workspace_referrers (reader->workspace, "allocation", "budget_line", line);
  g_autofree char *best = NULL;

  *stated = 0;
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (PlnItem) item = pln_item_new (reader->workspace, ids->pdata[i]);
      int first = (int) pln_value_get_integer (pln_item_get_value (item, "year"), 0);
      int last = MAX (first, (int) pln_value_get_integer (pln_item_get_value (item, "end_year"), first));

      if (first > reader->flow->year || (last < reader->flow->year && pln_item_get_value (item, "amount") != NULL))
        continue;
      if (MIN (last, reader->flow->year) > *stated)
        {
          *stated = MIN (last, reader->flow->year);
          g_set_str (&best, ids->pdata[i]);
        }
    }
  return g_steal_pointer (&best);
}

static void
read_allocation (Reader     *reader,
                 const char *line)
{
  int stated;
  g_autofree char *id = speaking_allocation (reader, line, &stated), *share = NULL, *words = NULL;
  g_autoptr (PlnItem) item = NULL;
  PlnBudgetFlowNode *pool, *node;
  gint64 amount;
  gboolean about;

  if (id == NULL)
    return;
  item = pln_item_new (reader->workspace, id);
  pool = pool_node (reader);
  share = plain_or_null (item, "share");
  about = pln_value_get_boolean (pln_item_get_value (item, "approximate"));
  amount = amount_of (reader, item);
  if (share != NULL)
    {
      amount = share_of (reader->index > 0 ? reader->index : pool->amount, share);
      words = g_strdup_printf (about ? _("≈ %s %%") : _("%s %%"), share);
    }
  else
    words = pln_budget_amount_words (item);
  if (stated < reader->flow->year)
    {
      g_autofree char *now = g_steal_pointer (&words);

      words = g_strdup_printf (_("%s, last stated for %d"), now, stated);
    }
  node = line_node (reader, line, amount > 0 ? RANK_STATED : RANK_WORDS);
  set_amount (reader, node, amount);
  set_text (node, g_strdup (words));
  add_ribbon (reader, id, reader->flow->budget, line, amount, about, g_steal_pointer (&words));
}

/* Whether money still flows in the year: 1, had ended before: -1, has not begun: 0. */
static int
flows (Reader     *reader,
       const char *earmark,
       const char *source)
{
  const char *const ids[] = { earmark, source };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (PlnFunding) funding = ids[i] != NULL ? pln_funding_of (reader->workspace, ids[i]) : NULL;

      if (funding == NULL || pln_funding_in_year (funding, reader->flow->year) != PLN_NOT_FUNDED)
        continue;
      return funding->start_earliest != PLN_DAY_NONE && funding->start_earliest > pln_day_from_ymd (reader->flow->year, 12, 31) ? 0 : -1;
    }
  return 1;
}

static gboolean
read_increment (Reader     *reader,
                const char *earmark,
                const char *line)
{
  g_autoptr (GArray) ranges = pln_growth_earmark (reader->workspace, earmark, reader->flow->year);
  g_autofree char *from = g_strconcat ("increase#", reader->flow->budget, NULL);
  const PlnEarmarkRange *range = NULL;
  g_autofree char *low = NULL, *high = NULL;
  PlnBudgetFlowRibbon *ribbon;
  PlnBudgetFlowNode *node;

  for (guint i = 0; i < ranges->len; i++)
    {
      if (g_array_index (ranges, PlnEarmarkRange, i).year == reader->flow->year)
        range = &g_array_index (ranges, PlnEarmarkRange, i);
    }
  if (range == NULL || find_node (reader, from) == NULL)
    return FALSE;
  low = pln_index_format (range->low);
  high = pln_index_format (range->high);
  node = line_node (reader, line, RANK_EARMARKED);
  set_amount (reader, node, range->high);
  if (range->low != range->high)
    node->shown.fill = PLN_FILL_RANGE;
  set_text (node, range->low != range->high ? g_strdup_printf (_("%s to %s, share undecided"), low, high) : g_strdup (high));
  ribbon = add_ribbon (reader, earmark, from, line, range->high, FALSE,
                       range->low != range->high ? g_strdup_printf (_("between %s and %s"), low, high) : g_strdup (high));
  if (range->low != range->high)
    ribbon->shown.fill = PLN_FILL_RANGE;
  return TRUE;
}

/* The node that an earmark's money leaves; NULL: it is none of this budget's. (transfer full) */
static char *
source_of (Reader  *reader,
           PlnItem *earmark)
{
  g_autofree char *source = plain_or_null (earmark, "source"), *budget = NULL;
  const char *kind = source != NULL ? pln_workspace_get_kind (reader->workspace, source) : NULL;
  g_autoptr (PlnItem) item = NULL;

  if (g_strcmp0 (kind, "contribution") == 0)
    return g_strdup (g_hash_table_lookup (reader->sources, source));
  if (g_strcmp0 (source, reader->flow->budget) == 0)
    return g_strdup (source);
  if (g_strcmp0 (kind, "budget_line") != 0)
    return NULL;
  item = pln_item_new (reader->workspace, source);
  budget = pln_item_get_plain (item, "budget");
  return strcmp (budget, reader->flow->budget) == 0 ? g_steal_pointer (&budget) : NULL;
}

static void
note_state (Reader  *reader,
            PlnItem *earmark)
{
  PlnBudgetFlowRibbon *ribbon = reader->flow->ribbons->pdata[reader->flow->ribbons->len - 1];
  g_autofree char *state = pln_item_get_display (earmark, "state");
  g_autofree char *spoken = NULL;

  if (*state == '\0')
    return;
  spoken = g_strdup_printf ("%s, %s", ribbon->shown.spoken, state);
  g_free ((char *) ribbon->shown.spoken);
  ribbon->shown.spoken = g_steal_pointer (&spoken);
  g_free (ribbon->state);
  ribbon->state = g_steal_pointer (&state);
}

/* Where an earmark leads: a line or whatever record it names, else its purpose. */
static PlnBudgetFlowNode *
target_node (Reader  *reader,
             PlnItem *earmark)
{
  g_autofree char *target = plain_or_null (earmark, "target"), *id = NULL;
  PlnBudgetFlowNode *node;

  if (target != NULL && pln_workspace_has_record (reader->workspace, target))
    return line_node (reader, target, RANK_EARMARKED);
  id = g_strconcat ("target#", pln_item_get_id (earmark), NULL);
  node = find_node (reader, id);
  if (node == NULL)
    node = add_node (reader, g_steal_pointer (&id), g_strdup (pln_item_get_title (earmark)), NULL, TRUE, 0, PLN_TONE_ACCENT, RANK_EARMARKED);
  return node;
}

static void
read_earmark (Reader     *reader,
              const char *id)
{
  g_autoptr (PlnItem) item = pln_item_new (reader->workspace, id);
  g_autofree char *from = source_of (reader, item), *of = pln_item_get_plain (item, "of"), *share = NULL, *source = NULL;
  g_autofree char *target = plain_or_null (item, "target");
  const PlnBudgetFlowNode *source_node;
  PlnBudgetFlowNode *node = NULL;
  gint64 amount;
  int now;

  if (from == NULL)
    return;
  source = pln_item_get_plain (item, "source");
  if (strcmp (of, "increment") == 0 && target != NULL && read_increment (reader, id, target))
    {
      note_state (reader, item);
      return;
    }
  now = flows (reader, id, g_hash_table_contains (reader->sources, source) ? source : NULL);
  if (now == 0)
    return;
  if (strcmp (from, reader->flow->budget) == 0)
    pool_node (reader);
  source_node = find_node (reader, from);
  share = plain_or_null (item, "share");
  amount = share != NULL && source_node != NULL ? share_of (source_node->amount, share) : amount_of (reader, item);
  if (now > 0)
    {
      node = target_node (reader, item);
      if (amount > 0 && node->shown.fill != PLN_FILL_RANGE)
        set_amount (reader, node, node->amount + amount);
      if (node->shown.text == NULL)
        set_text (node, pln_budget_amount_words (item));
    }
  add_ribbon (reader, id, from, node != NULL ? node->shown.id : NULL, amount,
              pln_value_get_boolean (pln_item_get_value (item, "approximate")),
              now > 0 ? pln_budget_amount_words (item) : g_strdup (_("Ended")));
  note_state (reader, item);
}

/* All earmarks that lead from this budget: of itself, its lines and its contributions. */
static void
read_earmarks (Reader    *reader,
               GPtrArray *lines)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer id;

  g_ptr_array_add (sources, g_strdup (reader->flow->budget));
  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (sources, g_strdup (lines->pdata[i]));
  g_hash_table_iter_init (&iter, reader->sources);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_ptr_array_add (sources, g_strdup (id));
  g_ptr_array_sort_values (sources, (GCompareFunc) strcmp);
  for (guint i = 0; i < sources->len; i++)
    {
      g_autoptr (GPtrArray) ids = pln_workspace_referrers (reader->workspace, "earmark", "source", sources->pdata[i]);

      for (guint n = 0; ids != NULL && n < ids->len; n++)
        read_earmark (reader, ids->pdata[n]);
    }
}

/* ---- what is left, and what is missing ------------------------------------------------ */

/* What leaves a source with an amount, and whether something without one does too. */
static guint
count_out (const Reader *reader,
           const char   *source,
           gint64       *sum,
           gboolean     *unknown)
{
  guint n = 0;

  *sum = 0;
  *unknown = FALSE;
  for (guint i = 0; i < reader->flow->ribbons->len; i++)
    {
      const PlnBudgetFlowRibbon *ribbon = reader->flow->ribbons->pdata[i];

      if (strcmp (ribbon->shown.from_id, source) != 0)
        continue;
      n++;
      *sum += ribbon->amount;
      *unknown |= ribbon->amount == 0 || ribbon->shown.fill == PLN_FILL_RANGE || ribbon->shown.soft;
    }
  return n;
}

static void
add_rest (Reader            *reader,
          PlnBudgetFlowNode *source)
{
  g_autofree char *id = g_strconcat ("rest#", reader->flow->budget, NULL), *ribbon = NULL, *words = NULL;
  gboolean unknown;
  gint64 sum, rest;
  PlnBudgetFlowNode *node;

  count_out (reader, source->shown.id, &sum, &unknown);
  rest = source->amount - sum;
  if (rest <= 0)
    return;
  node = find_node (reader, id);
  if (node == NULL)
    node = add_node (reader, g_strdup (id), g_strdup (_("Unallocated")), NULL, TRUE, 0, PLN_TONE_SLATE, RANK_REST);
  set_amount (reader, node, node->amount + rest);
  words = to_words (reader, node->amount, FALSE);
  set_text (node, g_strdup_printf (unknown ? _("At most ≈ %s\nIn no line of this budget") : _("%s\nIn no line of this budget"), words));
  ribbon = g_strconcat ("left#", pln_workspace_has_record (reader->workspace, source->shown.id) ? source->shown.id : reader->flow->budget, NULL);
  add_ribbon (reader, ribbon, source->shown.id, node->shown.id, rest, unknown, to_words (reader, rest, unknown))->shown.tone = PLN_TONE_SLATE;
}

/* A contribution that no earmark leads from goes to the purpose stated with it. */
static void
add_purpose (Reader            *reader,
             PlnBudgetFlowNode *source)
{
  g_autoptr (PlnItem) item = pln_item_new (reader->workspace, source->shown.id);
  g_autofree char *purpose = plain_or_null (item, "purpose"), *ribbon = g_strconcat ("flow#", source->shown.id, NULL), *id = NULL;
  gboolean about = pln_value_get_boolean (pln_item_get_value (item, "approximate"));
  g_autofree char *state = pln_item_get_plain (item, "state");
  int now = flows (reader, NULL, source->shown.id);
  PlnBudgetFlowNode *node = NULL;
  PlnBudgetFlowRibbon *added;

  if (now < 0)
    add_ribbon (reader, ribbon, source->shown.id, NULL, source->amount, about, g_strdup (_("Ended")));
  if (now <= 0)
    return;
  for (guint i = 0; purpose != NULL && i < reader->flow->nodes->len && node == NULL; i++)
    {
      PlnBudgetFlowNode *other = reader->flow->nodes->pdata[i];

      if (other->shown.use && strcmp (other->shown.title, purpose) == 0)
        node = other;
    }
  if (node == NULL)
    {
      id = g_strconcat ("purpose#", source->shown.id, NULL);
      node = add_node (reader, g_steal_pointer (&id), g_strdup (purpose != NULL ? purpose : _("Unallocated")), NULL, TRUE, 0,
                       purpose != NULL ? source->shown.tone : PLN_TONE_SLATE, purpose != NULL ? RANK_STATED : RANK_REST);
      set_text (node, g_strdup (_("No line named for it")));
    }
  if (source->amount > 0)
    set_amount (reader, node, node->amount + source->amount);
  added = add_ribbon (reader, ribbon, source->shown.id, node->shown.id, source->amount, about, pln_budget_amount_words (item));
  g_free (added->state);
  added->state = pln_item_get_display (item, "state");
  /* What is only sought is not there yet. */
  if (strcmp (state, "sought") == 0)
    added->shown.fill = source->shown.fill = PLN_FILL_RANGE;
}

static void
settle_sources (Reader *reader)
{
  guint n_nodes = reader->flow->nodes->len;

  for (guint i = 0; i < n_nodes; i++)
    {
      PlnBudgetFlowNode *node = reader->flow->nodes->pdata[i];
      gboolean unknown;
      gint64 sum;
      guint n;

      if (node->shown.use)
        continue;
      n = count_out (reader, node->shown.id, &sum, &unknown);
      if (node->amount > 0 && sum > node->amount)
        {
          g_autofree char *excess = to_words (reader, sum - node->amount, FALSE);

          set_text (node, g_strdup_printf (_("%s\n⚠ %s more than there is"), node->shown.text, excess));
        }
      if (g_hash_table_contains (reader->sources, node->shown.id) && n == 0)
        add_purpose (reader, node);
      else if (node->amount > 0)
        add_rest (reader, node);
      else if (strcmp (node->shown.id, reader->flow->budget) == 0 && sum > 0)
        {
          set_amount (reader, node, sum);
          set_text (node, to_words (reader, sum, unknown));
        }
      else if (node->shown.text == NULL)
        set_text (node, g_strdup (_("No amount stated")));
    }
}

static void
read_gaps (Reader    *reader,
           GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    {
      PlnBudgetCell cell;
      int sure, perhaps, wanted;
      PlnBudgetFlowNode *node;

      pln_budget_count_posts (reader->workspace, lines->pdata[i], reader->flow->year, &sure, &perhaps, &wanted);
      pln_budget_read_cell (reader->workspace, lines->pdata[i], reader->flow->year, &cell);
      if (wanted > 0 && perhaps == 0 && cell.certainty == PLN_CELL_GAP)
        {
          node = line_node (reader, lines->pdata[i], RANK_GAP);
          node->rank = RANK_GAP;
          node->shown.fill = PLN_FILL_GAP;
          node->shown.tone = PLN_TONE_RED;
          set_text (node, g_strdup_printf (ngettext ("Gap: %d post, no money found", "Gap: %d posts, no money found", (gulong) wanted), wanted));
        }
      pln_budget_cell_clear (&cell);
    }
}

static int
compare_nodes (gconstpointer a,
               gconstpointer b)
{
  const PlnBudgetFlowNode *x = *(PlnBudgetFlowNode *const *) a, *y = *(PlnBudgetFlowNode *const *) b;

  return x->shown.use != y->shown.use ? x->shown.use - y->shown.use : x->rank - y->rank;
}

PlnBudgetFlow *
pln_budget_flow_read (PlnWorkspace *workspace,
                      const char   *budget,
                      int           year)
{
  PlnBudgetFlow *flow = g_new0 (PlnBudgetFlow, 1);
  g_autoptr (GPtrArray) lines = pln_workspace_referrers (workspace, "budget_line", "budget", budget);
  g_autoptr (GPtrArray) contributions = pln_workspace_referrers (workspace, "contribution", "budget", budget);
  g_autoptr (GHashTable) sources = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Reader reader = { workspace, flow, "", 0, 0, 0, sources };

  flow->budget = g_strdup (budget);
  flow->title = pln_workspace_get_title (workspace, budget);
  flow->year = year;
  flow->nodes = g_ptr_array_new_with_free_func (node_free);
  flow->ribbons = g_ptr_array_new_with_free_func (ribbon_free);
  if (lines == NULL)
    lines = g_ptr_array_new_with_free_func (g_free);
  read_unit (&reader);
  read_pool (&reader);
  for (guint i = 0; contributions != NULL && i < contributions->len; i++)
    read_source (&reader, contributions->pdata[i]);
  for (guint i = 0; i < lines->len; i++)
    read_allocation (&reader, lines->pdata[i]);
  read_earmarks (&reader, lines);
  settle_sources (&reader);
  read_gaps (&reader, lines);
  g_ptr_array_sort (flow->nodes, compare_nodes);
  return flow;
}

/* ---- the same as rows ------------------------------------------------------------------ */

void
pln_budget_flow_row_free (PlnBudgetFlowRow *row)
{
  if (row == NULL)
    return;
  g_free (row->id);
  g_free (row->from);
  g_free (row->to);
  g_free (row->amount);
  g_free (row->state);
  g_free (row);
}

static const char *
title_of (const PlnBudgetFlow *self,
          const char          *id)
{
  for (guint i = 0; id != NULL && i < self->nodes->len; i++)
    {
      const PlnBudgetFlowNode *node = self->nodes->pdata[i];

      if (strcmp (node->shown.id, id) == 0)
        return node->shown.title;
    }
  return "";
}

GPtrArray *
pln_budget_flow_rows (const PlnBudgetFlow *self)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) pln_budget_flow_row_free);

  for (guint i = 0; i < self->ribbons->len; i++)
    {
      const PlnBudgetFlowRibbon *ribbon = self->ribbons->pdata[i];
      PlnBudgetFlowRow *row = g_new0 (PlnBudgetFlowRow, 1);

      *row = (PlnBudgetFlowRow) { g_strdup (ribbon->shown.id), g_strdup (title_of (self, ribbon->shown.from_id)),
                                  g_strdup (title_of (self, ribbon->shown.to_id)), g_strdup (ribbon->words), g_strdup (ribbon->state) };
      g_ptr_array_add (rows, row);
    }
  for (guint i = 0; i < self->nodes->len; i++)
    {
      const PlnBudgetFlowNode *node = self->nodes->pdata[i];
      PlnBudgetFlowRow *row;

      if (node->shown.fill != PLN_FILL_GAP)
        continue;
      row = g_new0 (PlnBudgetFlowRow, 1);
      *row = (PlnBudgetFlowRow) { g_strdup (node->shown.id), g_strdup (""), g_strdup (node->shown.title), g_strdup (node->shown.text), g_strdup ("") };
      g_ptr_array_add (rows, row);
    }
  return rows;
}
