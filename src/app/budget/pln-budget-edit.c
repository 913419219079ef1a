/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/budget/pln-budget-edit.h"

#include "app/budget/pln-budget-model.h"
#include "app/budget/pln-budget-sheet.h"
#include "insight/pln-growth.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <string.h>

G_DEFINE_QUARK (pln-budget-error-quark, pln_budget_error)

static char *
plain_value (PlnWorkspace *workspace,
             const char   *id,
             const char   *field)
{
  g_autofree char *value = id != NULL ? pln_workspace_get_value (workspace, id, field) : NULL;

  return value != NULL ? pln_value_get_plain (value) : NULL;
}

/* ---- one cell --------------------------------------------------------------- */

static void
set_year (PlnEdit    *edit,
          const char *id,
          const char *field,
          int         year)
{
  g_autofree char *value = g_strdup_printf ("%d", year);

  pln_edit_set (edit, id, field, value);
}

/* The same allocation once more, for its last years. */
static void
add_rest (PlnWorkspace *workspace,
          PlnEdit      *edit,
          const char   *allocation,
          int           first,
          int           last)
{
  g_autoptr (PlnItem) item = pln_item_new (workspace, allocation);
  const char *rest = pln_edit_add (edit, "allocation", NULL);

  for (const PlnField *field = pln_schema_find ("allocation")->fields; field->name != NULL; field++)
    {
      const char *value = pln_item_get_value (item, field->name);

      if (value != NULL && !g_str_equal (field->name, "year") && !g_str_equal (field->name, "end_year"))
        pln_edit_set (edit, rest, field->name, value);
    }
  set_year (edit, rest, "year", first);
  if (last > first)
    set_year (edit, rest, "end_year", last);
}

static int
compare_years (gconstpointer a,
               gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

/* Takes years out of an allocation; those between and around them keep what they have. */
static void
take_years (PlnWorkspace *workspace,
            PlnEdit      *edit,
            const char   *allocation,
            GArray       *years)
{
  g_autoptr (PlnItem) item = pln_item_new (workspace, allocation);
  int first = (int) pln_value_get_integer (pln_item_get_value (item, "year"), 0);
  int last = MAX (first, (int) pln_value_get_integer (pln_item_get_value (item, "end_year"), first));
  gboolean kept = FALSE;
  int from = first;

  g_array_sort (years, compare_years);
  for (guint i = 0; i <= years->len; i++)
    {
      int until = i < years->len ? g_array_index (years, int, i) - 1 : last;

      if (from <= until && kept)
        add_rest (workspace, edit, allocation, from, until);
      else if (from <= until)
        {
          kept = TRUE;
          if (from != first)
            set_year (edit, allocation, "year", from);
          if (until == from)
            pln_edit_set (edit, allocation, "end_year", NULL);
          else if (until != last)
            set_year (edit, allocation, "end_year", until);
        }
      from = until + 2;
    }
  if (!kept)
    pln_edit_delete (edit, allocation);
}

static void
set_understood (PlnEdit             *edit,
                const char          *id,
                const PlnMoneyTyped *money)
{
  g_autofree char *amount = money->has_money ? pln_money_to_canonical (&money->money) : NULL;
  g_autofree char *share = money->share != NULL ? pln_value_from_plain (PLN_TYPE_DECIMAL, money->share) : NULL;
  g_autofree char *words = NULL;

  if (!money->has_money && money->share == NULL && money->text != NULL)
    words = pln_value_from_plain (PLN_TYPE_TEXT, money->text);
  pln_edit_set (edit, id, "amount", amount);
  pln_edit_set (edit, id, "share", share);
  pln_edit_set (edit, id, "approximate", money->approximate ? "true" : NULL);
  pln_edit_set (edit, id, "amount_text", words);
}

/* The currency that a figure of this line has when none is written with it. */
static gboolean
understand (PlnWorkspace  *workspace,
            const char    *budget,
            const char    *typed,
            PlnMoneyTyped *out,
            GError       **error)
{
  g_autofree char *currency = plain_value (workspace, budget, "currency");

  return pln_money_parse_typed (typed, currency != NULL && pln_currency_digits (currency) >= 0 ? currency : NULL, out, error);
}

/* A new allocation of a line for one year; FALSE when the text is not understood. */
static gboolean
add_allocation (PlnWorkspace *workspace,
                PlnEdit      *edit,
                const char   *budget,
                const char   *line,
                int           year,
                const char   *typed,
                GError      **error)
{
  g_autofree char *line_value = pln_value_from_plain (PLN_TYPE_REFERENCE, line);
  PlnMoneyTyped money = { 0 };
  const char *id;

  if (!understand (workspace, budget, typed, &money, error))
    return FALSE;
  id = pln_edit_add (edit, "allocation", NULL);
  pln_edit_set (edit, id, "budget_line", line_value);
  set_year (edit, id, "year", year);
  set_understood (edit, id, &money);
  pln_money_typed_clear (&money);
  return TRUE;
}

/* Remembers that a year is to be taken out of an allocation. */
static void
note_year (GHashTable *taken,
           const char *allocation,
           int         year)
{
  GArray *years = g_hash_table_lookup (taken, allocation);

  if (years == NULL)
    {
      years = g_array_new (FALSE, FALSE, sizeof (int));
      g_hash_table_insert (taken, g_strdup (allocation), years);
    }
  g_array_append_val (years, year);
}

static gboolean
spans_years (PlnWorkspace *workspace,
             const char   *allocation)
{
  g_autoptr (PlnItem) item = pln_item_new (workspace, allocation);
  gint64 first = pln_value_get_integer (pln_item_get_value (item, "year"), 0);

  return pln_value_get_integer (pln_item_get_value (item, "end_year"), first) > first;
}

static gboolean
edit_one (PlnWorkspace *workspace,
          PlnEdit      *edit,
          const char   *line,
          const char   *allocation, /* (nullable) */
          int           year,
          const char   *text,
          GHashTable   *taken,
          GError      **error)
{
  g_autofree char *budget = plain_value (workspace, line, "budget");
  PlnMoneyTyped money = { 0 };

  if (*text == '\0')
    {
      if (allocation != NULL)
        note_year (taken, allocation, year);
      return TRUE;
    }
  if (allocation == NULL || spans_years (workspace, allocation))
    {
      /* One of several years gets an allocation of its own. */
      if (!add_allocation (workspace, edit, budget, line, year, text, error))
        return FALSE;
      if (allocation != NULL)
        note_year (taken, allocation, year);
      return TRUE;
    }
  if (!understand (workspace, budget, text, &money, error))
    return FALSE;
  set_understood (edit, allocation, &money);
  pln_money_typed_clear (&money);
  return TRUE;
}

/* Cells of one line.  What a cell says already stays as it is. */
static gboolean
edit_cells (PlnWorkspace      *workspace,
            PlnEdit           *edit,
            const char        *line,
            const int         *years,
            const char *const *texts,
            guint              n,
            guint             *n_changed,
            int               *failed,
            GError           **error)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  GHashTableIter iter;
  gpointer allocation, taken_years;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = g_strstrip (g_strdup (texts[i])), *id = NULL;
      PlnBudgetCell cell;
      gboolean same;

      pln_budget_read_cell (workspace, line, years[i], &cell);
      id = g_steal_pointer (&cell.allocation);
      same = g_str_equal (cell.typed, text) || (*text != '\0' && g_str_equal (cell.text, text));
      pln_budget_cell_clear (&cell);
      if (same)
        continue;
      *failed = years[i];
      if (!edit_one (workspace, edit, line, id, years[i], text, taken, error))
        return FALSE;
      (*n_changed)++;
    }
  g_hash_table_iter_init (&iter, taken);
  while (g_hash_table_iter_next (&iter, &allocation, &taken_years))
    take_years (workspace, edit, allocation, taken_years);
  return TRUE;
}

gboolean
pln_budget_edit_cell (PlnWorkspace *workspace,
                      PlnEdit      *edit,
                      const char   *line,
                      int           year,
                      const char   *typed,
                      GError      **error)
{
  guint n_changed = 0;
  int failed;

  return edit_cells (workspace, edit, line, &year, &typed, 1, &n_changed, &failed, error);
}

static char *
preview_share (PlnWorkspace        *workspace,
               const char          *budget,
               int                  year,
               const PlnMoneyTyped *understood)
{
  g_autoptr (GArray) years = budget != NULL ? pln_growth_of_budget (workspace, budget, year) : NULL;
  const PlnGrowthYear *last = years != NULL && years->len > 0 ? &g_array_index (years, PlnGrowthYear, years->len - 1) : NULL;
  g_autofree char *points = NULL;
  PlnIndexPoints share = 0;

  if (last == NULL || last->year != year || !pln_index_parse (understood->share, &share))
    return g_strdup_printf (understood->approximate ? _("About %s %% of the budget") : _("%s %% of the budget"),
                            understood->share);
  points = pln_index_format ((PlnIndexPoints) ((__int128) last->index * share / (100 * (__int128) PLN_INDEX_UNIT)));
  return g_strdup_printf (understood->approximate ? _("About %s %% of the budget, ≈ %s on the index")
                                                  : _("%s %% of the budget, %s on the index"),
                          understood->share, points);
}

char *
pln_budget_preview (PlnWorkspace *workspace,
                    const char   *line,
                    int           year,
                    const char   *typed,
                    GError      **error)
{
  PlnMoneyTyped understood = { 0 };
  g_autofree char *budget = plain_value (workspace, line, "budget");
  char *sentence;

  if (!understand (workspace, budget, typed, &understood, error))
    return NULL;
  if (understood.has_money)
    {
      g_autofree char *amount = pln_money_to_display (&understood.money);

      sentence = g_strdup_printf (understood.approximate ? _("About %s in %d") : _("%s in %d"), amount, year);
    }
  else if (understood.share != NULL)
    sentence = preview_share (workspace, budget, year, &understood);
  else
    sentence = g_strdup (_("No amount: kept as words"));
  pln_money_typed_clear (&understood);
  return sentence;
}

/* ---- blocks ------------------------------------------------------------------- */

static void
append_years (GString *out,
              int      first,
              int      last)
{
  pln_sheet_append (out, _("Line"));
  for (int year = first; year <= last; year++)
    g_string_append_printf (out, "\t%d", year);
  g_string_append_c (out, '\n');
}

/* Amounts in the currency of the budget go as plain numbers, so that a spreadsheet can add them up. */
static char *
cell_for_sheet (const PlnBudgetCell *cell,
                const char          *currency)
{
  g_autoptr (GString) number = NULL;
  const char *comma = localeconv ()->decimal_point;

  if (cell->certainty == PLN_CELL_EXACT && currency != NULL && g_str_has_prefix (cell->typed, currency) &&
      cell->typed[strlen (currency)] == ' ')
    {
      number = g_string_new (cell->typed + strlen (currency) + 1);
      g_string_replace (number, g_strcmp0 (comma, ",") == 0 ? " " : ",", "", 0);
      return g_string_free (g_steal_pointer (&number), FALSE);
    }
  return g_strdup (*cell->typed != '\0' ? cell->typed : cell->text);
}

char *
pln_budget_copy_block (PlnWorkspace      *workspace,
                       const char *const *lines,
                       int                first,
                       int                last,
                       gboolean           names)
{
  GString *out = g_string_new (NULL);

  if (names)
    append_years (out, first, last);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *budget = plain_value (workspace, lines[i], "budget");
      g_autofree char *currency = plain_value (workspace, budget, "currency");

      if (names)
        {
          g_autofree char *title = pln_workspace_get_title (workspace, lines[i]);

          pln_sheet_append (out, title);
        }
      for (int year = first; year <= last; year++)
        {
          g_autofree char *text = NULL;
          PlnBudgetCell cell;

          pln_budget_read_cell (workspace, lines[i], year, &cell);
          if (names || year > first)
            g_string_append_c (out, '\t');
          text = cell_for_sheet (&cell, currency);
          pln_sheet_append (out, text);
          pln_budget_cell_clear (&cell);
        }
      g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}

/* Prefixes the reason with the place, so that it can be found in the spreadsheet. */
static void
tell_place (GError    **error,
            GError     *reason, /* (transfer full) */
            const char *line,
            int         year)
{
  /* Translators: a refused cell of a pasted block: line, year, and the reason as a sentence. */
  g_set_error (error, PLN_BUDGET_ERROR, PLN_BUDGET_ERROR_CELL, _("“%s”, %d: %s"), line, year, reason->message);
  g_error_free (reason);
}

/* Checks or, with an edit, writes one row of texts. */
static gboolean
paste_row (PlnWorkspace      *workspace,
           PlnEdit           *edit,
           const char        *line,
           const int         *years,
           const char *const *texts,
           guint             *n_changed,
           GError           **error)
{
  g_autoptr (PlnEdit) trial = pln_edit_new ("");
  g_autofree char *title = NULL;
  GError *reason = NULL;
  guint n = 0;
  int failed = 0;

  if (!edit_cells (workspace, edit != NULL ? edit : trial, line, years, texts, g_strv_length ((char **) texts), &n, &failed,
                   &reason))
    {
      title = pln_workspace_get_title (workspace, line);
      tell_place (error, reason, title, failed);
      return FALSE;
    }
  if (n_changed != NULL)
    *n_changed += n;
  return TRUE;
}

static gboolean
check_rows (GPtrArray *rows,
            int        year,
            GError   **error)
{
  guint width = 0;

  for (guint i = 0; i < rows->len; i++)
    width = MAX (width, g_strv_length (rows->pdata[i]));
  if (rows->len == 0 || width == 0)
    g_set_error (error, PLN_BUDGET_ERROR, PLN_BUDGET_ERROR_SHAPE, _("There are no cells on the clipboard."));
  else if (year < 1 || year + (int) MIN (width, 10000) - 1 > 9999)
    g_set_error (error, PLN_BUDGET_ERROR, PLN_BUDGET_ERROR_SHAPE, _("There are more columns than years to put them in."));
  else
    return TRUE;
  return FALSE;
}

gboolean
pln_budget_paste_block (PlnWorkspace      *workspace,
                        PlnEdit           *edit,
                        const char *const *lines,
                        int                year,
                        GPtrArray         *rows,
                        guint             *n_changed,
                        GError           **error)
{
  guint n_lines = g_strv_length ((char **) lines), width = 0;
  g_autofree int *years = NULL;

  if (n_changed != NULL)
    *n_changed = 0;
  if (!check_rows (rows, year, error))
    return FALSE;
  if (rows->len > n_lines)
    {
      g_set_error (error, PLN_BUDGET_ERROR, PLN_BUDGET_ERROR_SHAPE,
                   ngettext ("There are %u rows to paste, but only %u line from here down.",
                             "There are %u rows to paste, but only %u lines from here down.", n_lines),
                   rows->len, n_lines);
      return FALSE;
    }
  for (guint i = 0; i < rows->len; i++)
    width = MAX (width, g_strv_length (rows->pdata[i]));
  years = g_new0 (int, width);
  for (guint i = 0; i < width; i++)
    years[i] = year + (int) i;
  /* All cells are looked at before one is written. */
  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < rows->len; i++)
      {
        if (!paste_row (workspace, pass == 0 ? NULL : edit, lines[i], years, (const char *const *) rows->pdata[i],
                        pass == 0 ? NULL : n_changed, error))
          return FALSE;
      }
  return TRUE;
}

/* ---- lines by their names -------------------------------------------------------- */

static int
read_year (const char *text)
{
  guint64 year;

  return g_ascii_string_to_unsigned (text, 10, 1000, 9999, &year, NULL) ? (int) year : 0;
}

gboolean
pln_budget_rows_have_years (GPtrArray *rows)
{
  GStrv first = rows->len > 1 ? rows->pdata[0] : NULL;
  guint n = first != NULL ? g_strv_length (first) : 0;

  for (guint i = 1; i < n; i++)
    {
      if (read_year (first[i]) == 0)
        return FALSE;
    }
  return n > 1;
}

/* Lines of the budget by their folded names; of two alike the first. */
static GHashTable *
lines_by_name (PlnWorkspace *workspace,
               const char   *budget)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GPtrArray) ids = pln_workspace_referrers (workspace, "budget_line", "budget", budget);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autofree char *title = pln_workspace_get_title (workspace, ids->pdata[i]);
      g_autofree char *folded = pln_text_fold (title);

      if (!g_hash_table_contains (names, folded))
        g_hash_table_insert (names, g_steal_pointer (&folded), g_strdup (ids->pdata[i]));
    }
  return names;
}

static gboolean
new_line (PlnWorkspace *workspace,
          PlnEdit      *edit,
          const char   *budget,
          guint         position,
          GStrv         row,
          const int    *years,
          GError      **error)
{
  g_autofree char *budget_value = pln_value_from_plain (PLN_TYPE_REFERENCE, budget);
  g_autofree char *name_value = pln_value_from_plain (PLN_TYPE_TEXT, row[0]);
  g_autofree char *position_value = g_strdup_printf ("%u", position);
  const char *line = pln_edit_add (edit, "budget_line", NULL);

  pln_edit_set (edit, line, "budget", budget_value);
  pln_edit_set (edit, line, "name", name_value);
  pln_edit_set (edit, line, "position", position_value);
  for (guint i = 1; row[i] != NULL; i++)
    {
      GError *reason = NULL;

      if (*row[i] != '\0' && !add_allocation (workspace, edit, budget, line, years[i], row[i], &reason))
        {
          tell_place (error, reason, row[0], years[i]);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
paste_named (PlnWorkspace *workspace,
             PlnEdit      *edit,
             const char   *budget,
             GHashTable   *names,
             GStrv         row,
             const int    *years,
             guint        *position,
             GError      **error)
{
  g_autofree char *folded = pln_text_fold (row[0]);
  const char *line = g_hash_table_lookup (names, folded);

  if (line == NULL)
    return new_line (workspace, edit, budget, ++*position, row, years, error);
  return paste_row (workspace, edit, line, years + 1, (const char *const *) row + 1, NULL, error);
}

gboolean
pln_budget_paste_lines (PlnWorkspace *workspace,
                        PlnEdit      *edit,
                        const char   *budget,
                        int           year,
                        GPtrArray    *rows,
                        guint        *n_lines,
                        GError      **error)
{
  g_autoptr (GHashTable) names = lines_by_name (workspace, budget);
  gboolean stated = pln_budget_rows_have_years (rows);
  g_autofree int *years = NULL;
  guint width = 1, position = g_hash_table_size (names), n = 0;

  if (!check_rows (rows, year, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    width = MAX (width, g_strv_length (rows->pdata[i]));
  years = g_new0 (int, width);
  for (guint i = 1; i < width; i++)
    {
      gboolean known = stated && i < g_strv_length (rows->pdata[0]);

      years[i] = known ? read_year (((GStrv) rows->pdata[0])[i]) : year + (int) i - 1;
    }
  for (guint i = stated ? 1 : 0; i < rows->len; i++)
    {
      GStrv row = rows->pdata[i];

      if (row[0] == NULL || *row[0] == '\0')
        {
          g_set_error (error, PLN_BUDGET_ERROR, PLN_BUDGET_ERROR_SHAPE, _("Row %u has no name of a line in its first cell."), i + 1);
          return FALSE;
        }
      if (!paste_named (workspace, edit, budget, names, row, years, &position, error))
        return FALSE;
      n++;
    }
  if (n_lines != NULL)
    *n_lines = n;
  return TRUE;
}
