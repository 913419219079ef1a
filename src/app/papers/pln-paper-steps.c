/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/papers/pln-paper-steps.h"

#include "app/papers/pln-paper-cells.h"
#include "insight/pln-due.h"
#include "widgets/pln-day-text.h"

#include <glib/gi18n.h>
#include <string.h>

GPtrArray *
pln_paper_steps (PlnWorkspace *workspace, const char *paper)
{
  g_autoptr (PlnQuery) query = pln_query_new ("step");
  g_autofree char *canonical = pln_value_from_plain (PLN_TYPE_REFERENCE, paper);
  GPtrArray *ids;

  pln_query_where (query, "paper", canonical);
  pln_query_sort (query, "position", FALSE);
  ids = pln_workspace_query (workspace, query, NULL);
  return ids != NULL ? ids : g_ptr_array_new_with_free_func (g_free);
}

static gboolean
is_done (PlnWorkspace *workspace, const char *step)
{
  g_autofree char *done = pln_workspace_get_value (workspace, step, "done");

  return done != NULL;
}

guint
pln_paper_open_step (PlnWorkspace *workspace, GPtrArray *steps)
{
  guint at = 0;

  while (at < steps->len && is_done (workspace, steps->pdata[at]))
    at++;
  return at;
}

gboolean
pln_paper_edit_to (PlnWorkspace *workspace, PlnEdit *edit, GPtrArray *steps, guint to)
{
  g_autoptr (PlnWhen) today = pln_when_new_day (pln_workspace_get_today (workspace));
  g_autofree char *canonical = pln_when_to_canonical (today);
  gboolean changed = FALSE;

  for (guint i = 0; i < steps->len; i++)
    {
      gboolean done = is_done (workspace, steps->pdata[i]);

      if (done == (i < to))
        continue;
      pln_edit_set (edit, steps->pdata[i], "done", i < to ? canonical : NULL);
      changed = TRUE;
    }
  return changed;
}

char *
pln_step_who_text (PlnItem *step)
{
  g_autofree char *who = pln_item_get_display (step, "responsible");

  return *who != '\0' ? g_steal_pointer (&who) : pln_item_get_display (step, "responsible_text");
}

char *
pln_step_due_text (PlnItem *step)
{
  g_autofree char *done = pln_item_get_display (step, "done");
  g_autofree char *before = NULL;
  gboolean computed;
  g_autoptr (PlnWhen) due = NULL;

  if (*done != '\0')
    return g_steal_pointer (&done);
  due = pln_due_of_step (pln_item_get_workspace (step), pln_item_get_id (step), &computed);
  before = pln_item_get_display (step, "before");
  if (due != NULL && computed)
    {
      g_autofree char *day = pln_day_format (pln_when_get_latest (due), _("%-d %B %Y"));
      /* Translators: a deadline counted back from a meeting: “14 days before, 14 August 2017” */
      return g_strdup_printf (_("%s before, %s"), before, day);
    }
  if (due != NULL)
    return g_strdup (pln_when_get_text (due));
  if (*before != '\0')
    return g_strdup_printf (_("%s before a meeting that has no day yet"), before);
  return g_strdup (_("no deadline given"));
}

/* ---- board ------------------------------------------------------------------ */

void
pln_board_set_free (PlnBoardSet *set)
{
  if (set == NULL)
    return;
  g_free (set->key);
  g_free (set->label);
  g_ptr_array_unref (set->papers);
  g_free (set);
}

static int
compare_sets (gconstpointer a, gconstpointer b)
{
  const PlnBoardSet *x = *(PlnBoardSet *const *) a, *y = *(PlnBoardSet *const *) b;

  if (x->papers->len != y->papers->len)
    return x->papers->len > y->papers->len ? -1 : 1;
  return strcmp (x->key, y->key);
}

static void
add_to_set (GPtrArray *sets, GHashTable *by_key, const char *key, const char *paper)
{
  PlnBoardSet *set = g_hash_table_lookup (by_key, key);

  if (set == NULL)
    {
      g_auto (GStrv) names = g_strsplit (key, "\n", -1);
      guint n = g_strv_length (names);

      set = g_new0 (PlnBoardSet, 1);
      set->key = g_strdup (key);
      set->label = n > 1 ? g_strdup_printf ("%s … %s", names[0], names[n - 1]) : g_strdup (names[0]);
      set->papers = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (by_key, set->key, set);
      g_ptr_array_add (sets, set);
    }
  g_ptr_array_add (set->papers, g_strdup (paper));
}

GPtrArray *
pln_board_sets (PlnWorkspace *workspace)
{
  GPtrArray *sets = g_ptr_array_new_with_free_func ((GDestroyNotify) pln_board_set_free);
  g_autoptr (GHashTable) by_key = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) papers = pln_workspace_distinct (workspace, "step", "paper");

  for (guint i = 0; i < papers->len; i++)
    {
      g_autofree char *paper = pln_value_get_plain (papers->pdata[i]);
      g_autoptr (GPtrArray) steps = NULL;
      g_autoptr (GString) key = g_string_new (NULL);

      if (g_strcmp0 (pln_workspace_get_kind (workspace, paper), "paper") != 0)
        continue;
      steps = pln_paper_steps (workspace, paper);
      for (guint j = 0; j < steps->len; j++)
        {
          g_autofree char *name = pln_workspace_get_title (workspace, steps->pdata[j]);
          g_string_append_printf (key, "%s%s", j > 0 ? "\n" : "", name);
        }
      add_to_set (sets, by_key, key->str, paper);
    }
  g_ptr_array_sort (sets, compare_sets);
  return sets;
}

char *
pln_card_due_text (PlnItem *paper, PlnCardState *state)
{
  PlnWorkspace *workspace = pln_item_get_workspace (paper);
  g_autoptr (GPtrArray) steps = pln_paper_steps (workspace, pln_item_get_id (paper));
  guint open = pln_paper_open_step (workspace, steps);
  gboolean computed;
  g_autoptr (PlnWhen) due = NULL;
  PlnDay latest, first, last;
  int days;

  *state = PLN_CARD_CALM;
  if (open >= steps->len)
    {
      *state = PLN_CARD_DONE;
      return g_strdup (_("Done"));
    }
  due = pln_due_of_step (workspace, steps->pdata[open], &computed);
  if (due == NULL)
    due = pln_item_get_when (paper, "due");
  latest = due != NULL ? pln_when_get_latest (due) : PLN_DAY_NONE;
  if (latest == PLN_DAY_NONE && due != NULL && pln_when_get_edtf (due) == NULL)
    return g_strdup (pln_when_get_text (due));
  if (latest == PLN_DAY_NONE)
    {
      *state = pln_paper_lacks_meeting (paper) ? PLN_CARD_NO_MEETING : PLN_CARD_NO_DATE;
      return g_strdup (*state == PLN_CARD_NO_MEETING ? _("No meeting") : _("No date"));
    }
  days = (int) (latest - pln_workspace_get_today (workspace));
  if (days < 0)
    {
      *state = PLN_CARD_LATE;
      return g_strdup_printf (ngettext ("%d day late", "%d days late", (gulong) -days), -days);
    }
  *state = days <= PLN_DUE_SOON_DAYS ? PLN_CARD_SOON : PLN_CARD_CALM;
  if (pln_when_get_span (due, &first, &last) && first != last)
    return g_strdup_printf (ngettext ("≤ %d day", "≤ %d days", (gulong) days), days);
  return g_strdup_printf (ngettext ("%d day", "%d days", (gulong) days), days);
}
