/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plain-insight.h"

#include <string.h>

static int
compare_due (gconstpointer a,
             gconstpointer b)
{
  const PlnDue *due_a = *(PlnDue *const *) a, *due_b = *(PlnDue *const *) b;

  if (due_a->day != due_b->day)
    {
      if (due_a->day == PLN_DAY_NONE)
        return 1;
      if (due_b->day == PLN_DAY_NONE)
        return -1;
      return due_a->day < due_b->day ? -1 : 1;
    }
  return strcmp (due_a->id, due_b->id);
}

static PlnDue *
due_new (PlnWorkspace *workspace,
         const char   *id,
         PlnWhen      *when)
{
  PlnDue *due = g_new0 (PlnDue, 1);

  due->id = g_strdup (id);
  due->kind = pln_workspace_get_kind (workspace, id);
  due->when = when;
  due->day = due->latest = PLN_DAY_NONE;
  return due;
}

static gboolean
is_one_of (const char        *word,
           const char *const *words)
{
  return g_strv_contains (words, word);
}

GPtrArray *
plain_due_meetings (PlnWorkspace *workspace)
{
  static const char *const over[] = { "held", "cancelled", NULL };
  g_autoptr (GPtrArray) ids = plain_all_of (workspace, "meeting");
  GPtrArray *result = g_ptr_array_new_with_free_func ((GDestroyNotify) pln_due_free);
  PlnDay today = pln_workspace_get_today (workspace);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (PlnItem) item = pln_item_new (workspace, ids->pdata[i]);
      g_autofree char *state = pln_item_get_plain (item, "state");
      g_autoptr (PlnWhen) when = pln_item_get_when (item, "when");
      PlnDay first, last;
      PlnDue *due;

      if (is_one_of (state, over) || when == NULL || !pln_when_get_span (when, &first, &last) || last < today)
        continue;
      due = due_new (workspace, ids->pdata[i], g_steal_pointer (&when));
      due->day = first;
      due->latest = last;
      g_ptr_array_add (result, due);
    }
  g_ptr_array_sort (result, compare_due);
  return result;
}

GPtrArray *
plain_due_undated (PlnWorkspace *workspace)
{
  g_autoptr (GPtrArray) ids = plain_all_of (workspace, "meeting");
  GPtrArray *result = g_ptr_array_new_with_free_func ((GDestroyNotify) pln_due_free);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (PlnItem) item = pln_item_new (workspace, ids->pdata[i]);
      g_autofree char *state = pln_item_get_plain (item, "state");
      g_autoptr (PlnWhen) when = pln_item_get_when (item, "when");

      if (strcmp (state, "cancelled") == 0 || (when != NULL && pln_when_get_edtf (when) != NULL))
        continue;
      g_ptr_array_add (result, due_new (workspace, ids->pdata[i], g_steal_pointer (&when)));
    }
  g_ptr_array_sort (result, compare_due);
  return result;
}

/* The first day of the meeting that a step's paper is for. */
static PlnDay
meeting_day_of_step (PlnItem *step)
{
  PlnWorkspace *workspace = pln_item_get_workspace (step);
  g_autofree char *paper_id = pln_item_get_plain (step, "paper");
  g_autoptr (PlnItem) paper = pln_item_new (workspace, paper_id);
  g_autofree char *meeting_id = pln_item_get_plain (paper, "for_meeting");
  PlnDay first, last;

  if (*meeting_id == '\0')
    return PLN_DAY_NONE;

  g_autoptr (PlnItem) meeting = pln_item_new (workspace, meeting_id);
  g_autoptr (PlnWhen) when = pln_item_get_when (meeting, "when");

  if (when == NULL || !pln_when_is_days (when) || !pln_when_get_span (when, &first, &last))
    return PLN_DAY_NONE;
  return first;
}

PlnWhen *
plain_due_of_step (PlnWorkspace *workspace,
                 const char   *step,
                 gboolean     *computed)
{
  g_autoptr (PlnItem) item = pln_item_new (workspace, step);
  g_autoptr (PlnWhen) due = pln_item_get_when (item, "due");
  const char *before_value = pln_item_get_value (item, "before");
  g_autoptr (PlnDuration) before = NULL;
  PlnDay day;

  *computed = FALSE;
  if (due != NULL || before_value == NULL)
    return g_steal_pointer (&due);

  before = pln_duration_from_canonical (before_value, NULL);
  day = meeting_day_of_step (item);
  if (before == NULL || pln_duration_get_iso (before) == NULL || day == PLN_DAY_NONE)
    return NULL;
  day = pln_duration_add (before, day, -1);
  if (day == PLN_DAY_NONE)
    return NULL;
  *computed = TRUE;
  return pln_when_new_day (day);
}

static void
add_work (PlnWorkspace *workspace,
          GPtrArray    *result,
          const char   *id,
          PlnWhen      *when,
          gboolean      computed,
          PlnDay        today)
{
  PlnDue *due = due_new (workspace, id, when);

  due->computed = computed;
  due->latest = pln_when_get_latest (when);
  due->day = due->latest != PLN_DAY_NONE ? due->latest : pln_when_sort_day (when);
  due->state = pln_due_state (due->latest, today);
  g_ptr_array_add (result, due);
}

static gboolean
is_finished (PlnItem *item)
{
  static const char *const over[] = { "done", "dropped", NULL };
  g_autofree char *state = pln_item_get_plain (item, "state");

  return is_one_of (state, over) || pln_item_get_value (item, "issued") != NULL ||
         pln_item_get_value (item, "done") != NULL;
}

GPtrArray *
plain_due_work (PlnWorkspace *workspace)
{
  static const char *const kinds[] = { "paper", "action", "step" };
  GPtrArray *result = g_ptr_array_new_with_free_func ((GDestroyNotify) pln_due_free);
  PlnDay today = pln_workspace_get_today (workspace);

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      g_autoptr (GPtrArray) ids = plain_all_of (workspace, kinds[k]);

      for (guint i = 0; i < ids->len; i++)
        {
          g_autoptr (PlnItem) item = pln_item_new (workspace, ids->pdata[i]);
          gboolean computed = FALSE;
          g_autoptr (PlnWhen) when = NULL;

          if (is_finished (item))
            continue;
          if (strcmp (kinds[k], "step") == 0)
            when = plain_due_of_step (workspace, ids->pdata[i], &computed);
          else
            when = pln_item_get_when (item, "due");
          if (when != NULL && pln_when_get_edtf (when) != NULL)
            add_work (workspace, result, ids->pdata[i], g_steal_pointer (&when), computed, today);
        }
    }
  g_ptr_array_sort (result, compare_due);
  return result;
}

GPtrArray *
plain_ledger (PlnWorkspace *workspace,
            const char   *meeting)
{
  static const char *const settled[] = { "delivered", "dropped", NULL };
  g_autoptr (PlnQuery) query = pln_query_new ("request");
  g_autoptr (GPtrArray) ids = NULL;
  GPtrArray *raised = g_ptr_array_new ();
  GPtrArray *result = g_ptr_array_new_with_free_func ((GDestroyNotify) pln_ledger_entry_free);

  if (meeting != NULL)
    {
      g_autofree char *value = pln_value_from_plain (PLN_TYPE_REFERENCE, meeting);

      pln_query_where (query, "meeting", value);
    }
  ids = pln_workspace_query (workspace, query, NULL);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (PlnItem) item = pln_item_new (workspace, ids->pdata[i]);
      g_autofree char *state = pln_item_get_plain (item, "state");
      g_autofree char *due_meeting = pln_item_get_plain (item, "due_meeting");
      PlnLedgerEntry *entry;

      if (is_one_of (state, settled))
        continue;
      entry = g_new0 (PlnLedgerEntry, 1);
      entry->id = g_strdup (ids->pdata[i]);
      entry->meeting = pln_item_get_plain (item, "meeting");
      entry->due_meeting = *due_meeting != '\0' ? g_steal_pointer (&due_meeting) : NULL;
      entry->owed = strcmp (state, "commissioned") == 0;
      g_ptr_array_add (entry->owed ? result : raised, entry);
    }
  g_ptr_array_extend_and_steal (result, raised);
  return result;
}

/* ---- clashes --------------------------------------------------------------- */

typedef struct
{
  char  *id, *part_of;
  PlnDay first, last;
  int    from, until; /* minutes of the day; 0 and 1440 when no time is stated */
} Slot;

static void
slot_free (gpointer data)
{
  Slot *slot = data;

  g_free (slot->id);
  g_free (slot->part_of);
  g_free (slot);
}

static int
minutes_of (const char *time,
            int         fallback)
{
  if (strlen (time) != 5)
    return fallback;
  return ((time[0] - '0') * 10 + (time[1] - '0')) * 60 + (time[3] - '0') * 10 + (time[4] - '0');
}

static Slot *
slot_of_meeting (PlnItem *item)
{
  static const char *const off[] = { "cancelled", "postponed", NULL };
  g_autofree char *state = pln_item_get_plain (item, "state");
  g_autofree char *from = pln_item_get_plain (item, "start_time");
  g_autofree char *until = pln_item_get_plain (item, "end_time");
  g_autoptr (PlnWhen) when = pln_item_get_when (item, "when");
  PlnDay first, last;
  Slot *slot;

  if (is_one_of (state, off) || when == NULL || !pln_when_is_days (when) || !pln_when_get_span (when, &first, &last))
    return NULL;
  slot = g_new0 (Slot, 1);
  slot->id = g_strdup (pln_item_get_id (item));
  slot->part_of = pln_item_get_plain (item, "part_of");
  slot->first = first;
  slot->last = last;
  slot->from = minutes_of (from, 0);
  slot->until = minutes_of (until, 24 * 60);
  return slot;
}

static void
claim (GHashTable *claims,
       const char *field,
       const char *what,
       Slot       *slot)
{
  g_autofree char *key = g_strconcat (field, "\x1f", what, NULL);
  GPtrArray *slots = g_hash_table_lookup (claims, key);

  if (slots == NULL)
    {
      slots = g_ptr_array_new ();
      g_hash_table_insert (claims, g_steal_pointer (&key), slots);
    }
  g_ptr_array_add (slots, slot);
}

static int
compare_slots (gconstpointer a,
               gconstpointer b)
{
  const Slot *slot_a = *(Slot *const *) a, *slot_b = *(Slot *const *) b;

  if (slot_a->first != slot_b->first)
    return slot_a->first < slot_b->first ? -1 : 1;
  return strcmp (slot_a->id, slot_b->id);
}

static gboolean
same_time (const Slot *a,
           const Slot *b)
{
  if (strcmp (a->part_of, b->id) == 0 || strcmp (b->part_of, a->id) == 0)
    return FALSE; /* a side event and its session are no clash */
  if (b->first > a->last)
    return FALSE;
  if (a->first == a->last && b->first == b->last)
    return a->from < b->until && b->from < a->until;
  return TRUE;
}

static void
find_clashes (GHashTable *claims,
              GPtrArray  *result)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, claims);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      GPtrArray *slots = value;
      const char *what = strchr (key, '\x1f') + 1;

      g_ptr_array_sort (slots, compare_slots);
      for (guint i = 0; i < slots->len; i++)
        {
          Slot *a = slots->pdata[i];

          for (guint j = i + 1; j < slots->len && ((Slot *) slots->pdata[j])->first <= a->last; j++)
            {
              Slot *b = slots->pdata[j];
              PlnClash *clash;

              if (strcmp (a->id, b->id) == 0 || !same_time (a, b))
                continue;
              clash = g_new0 (PlnClash, 1);
              clash->meeting_a = g_strdup (a->id);
              clash->meeting_b = g_strdup (b->id);
              clash->field = g_str_has_prefix (key, "body") ? "body" : g_str_has_prefix (key, "venue") ? "venue" : "who";
              clash->what = g_strdup (what);
              g_ptr_array_add (result, clash);
            }
        }
    }
}

static int
compare_clashes (gconstpointer a,
                 gconstpointer b)
{
  const PlnClash *clash_a = *(PlnClash *const *) a, *clash_b = *(PlnClash *const *) b;
  int order = strcmp (clash_a->meeting_a, clash_b->meeting_a);

  if (order == 0)
    order = strcmp (clash_a->meeting_b, clash_b->meeting_b);
  if (order == 0)
    order = strcmp (clash_a->field, clash_b->field);
  return order != 0 ? order : strcmp (clash_a->what, clash_b->what);
}

GPtrArray *
plain_clashes (PlnWorkspace *workspace)
{
  g_autoptr (GPtrArray) ids = plain_all_of (workspace, "meeting");
  g_autoptr (GPtrArray) participations = plain_all_of (workspace, "participation");
  g_autoptr (GHashTable) slots = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, slot_free);
  g_autoptr (GHashTable) claims =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  GPtrArray *result = g_ptr_array_new_with_free_func ((GDestroyNotify) pln_clash_free);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (PlnItem) item = pln_item_new (workspace, ids->pdata[i]);
      Slot *slot = slot_of_meeting (item);
      g_autofree char *body = NULL, *venue = NULL, *city = NULL;

      if (slot == NULL)
        continue;
      g_hash_table_insert (slots, slot->id, slot);
      body = pln_item_get_plain (item, "body");
      venue = pln_item_get_plain (item, "venue");
      city = pln_item_get_plain (item, "city");
      if (*body != '\0')
        claim (claims, "body", body, slot);
      if (*venue != '\0')
        {
          g_autofree char *place = *city != '\0' ? g_strconcat (venue, ", ", city, NULL) : g_strdup (venue);

          claim (claims, "venue", place, slot);
        }
    }
  for (guint i = 0; i < participations->len; i++)
    {
      g_autoptr (PlnItem) item = pln_item_new (workspace, participations->pdata[i]);
      g_autofree char *meeting = pln_item_get_plain (item, "meeting");
      g_autofree char *who = pln_item_get_plain (item, "who");
      g_autofree char *state = pln_item_get_plain (item, "state");
      Slot *slot = g_hash_table_lookup (slots, meeting);

      if (slot != NULL && *who != '\0' && strcmp (state, "declined") != 0)
        claim (claims, "who", who, slot);
    }
  find_clashes (claims, result);
  g_ptr_array_sort (result, compare_clashes);
  return result;
}
