/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "insight/pln-due.h"
#include "insight/pln-insight-private.h"

#include <string.h>

void
pln_due_free (PlnDue *due)
{
  if (due == NULL)
    return;
  g_free (due->id);
  g_clear_pointer (&due->when, pln_when_unref);
  g_free (due);
}

PlnDueState
pln_due_state (PlnDay latest,
               PlnDay today)
{
  if (latest == PLN_DAY_NONE)
    return PLN_DUE_LATER;
  if (latest < today)
    return PLN_DUE_OVERDUE;
  return latest - today <= PLN_DUE_SOON_DAYS ? PLN_DUE_SOON : PLN_DUE_LATER;
}

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
due_new (const char *kind,
         const char *id,
         PlnWhen    *when)
{
  PlnDue *due = g_new0 (PlnDue, 1);

  due->id = g_strdup (id);
  due->kind = g_intern_string (kind);
  due->when = when;
  due->day = due->latest = PLN_DAY_NONE;
  return due;
}

static gboolean
is_one_of (const char        *word,
           const char *const *words)
{
  return word != NULL && g_strv_contains (words, word);
}

static GPtrArray *
find_meetings (PlnWorkspace *workspace,
               PlnDay        today)
{
  static const char *const over[] = { "held", "cancelled", NULL };
  static const char *const fields[] = { "when", "state", NULL };
  g_autoptr (PlnScan) scan = pln_insight_scan (workspace, "meeting", fields);
  GPtrArray *result = g_ptr_array_new_with_free_func ((GDestroyNotify) pln_due_free);

  while (scan != NULL && pln_scan_next (scan))
    {
      PlnDay first, last, latest = pln_scan_get_latest (scan, 0);
      g_autoptr (PlnWhen) when = NULL;
      PlnDue *due;

      if ((latest != PLN_DAY_NONE && latest < today) || is_one_of (pln_scan_get_text (scan, 1), over))
        continue;
      when = pln_scan_get_when (scan, 0);
      if (when == NULL || !pln_when_get_span (when, &first, &last) || last < today)
        continue;
      due = due_new ("meeting", pln_scan_get_id (scan), g_steal_pointer (&when));
      due->day = first;
      due->latest = last;
      g_ptr_array_add (result, due);
    }
  g_ptr_array_sort (result, compare_due);
  return result;
}

GPtrArray *
pln_due_meetings (PlnWorkspace *workspace)
{
  PlnDay today = pln_workspace_get_today (workspace);
  g_autofree char *key = g_strdup_printf ("due-meetings/%d", today);
  GPtrArray *list = pln_insight_get_list (workspace, key);

  return list != NULL ? list : pln_insight_keep_list (workspace, key, find_meetings (workspace, today));
}

static GPtrArray *
find_undated (PlnWorkspace *workspace)
{
  static const char *const fields[] = { "when", "state", NULL };
  g_autoptr (PlnScan) scan = pln_insight_scan (workspace, "meeting", fields);
  GPtrArray *result = g_ptr_array_new_with_free_func ((GDestroyNotify) pln_due_free);

  while (scan != NULL && pln_scan_next (scan))
    {
      g_autoptr (PlnWhen) when = NULL;

      if (g_strcmp0 (pln_scan_get_text (scan, 1), "cancelled") == 0 ||
          pln_scan_get_earliest (scan, 0) != PLN_DAY_NONE || pln_scan_get_latest (scan, 0) != PLN_DAY_NONE)
        continue;
      when = pln_scan_get_when (scan, 0);
      if (when == NULL || pln_when_get_edtf (when) == NULL)
        g_ptr_array_add (result, due_new ("meeting", pln_scan_get_id (scan), g_steal_pointer (&when)));
    }
  g_ptr_array_sort (result, compare_due);
  return result;
}

GPtrArray *
pln_due_undated (PlnWorkspace *workspace)
{
  GPtrArray *list = pln_insight_get_list (workspace, "due-undated");

  return list != NULL ? list : pln_insight_keep_list (workspace, "due-undated", find_undated (workspace));
}

/* The first day of a meeting that has one. */
static PlnDay
day_of_meeting (const PlnWhen *when)
{
  PlnDay first, last;

  return when != NULL && pln_when_is_days (when) && pln_when_get_span (when, &first, &last) ? first : PLN_DAY_NONE;
}

/* The first day of the meeting that a step's paper is for. */
static PlnDay
meeting_day_of_step (PlnItem *step)
{
  PlnWorkspace *workspace = pln_item_get_workspace (step);
  g_autofree char *paper_id = pln_item_get_plain (step, "paper");
  g_autoptr (PlnItem) paper = pln_item_new (workspace, paper_id);
  g_autofree char *meeting_id = pln_item_get_plain (paper, "for_meeting");
  g_autoptr (PlnItem) meeting = pln_item_new (workspace, meeting_id);
  g_autoptr (PlnWhen) when = pln_item_get_when (meeting, "when");

  return day_of_meeting (when);
}

/* `before`, counted back from the day of the meeting. (transfer full) (nullable) */
static PlnWhen *
count_back (const char *before_value,
            PlnDay      day)
{
  g_autoptr (PlnDuration) before = pln_duration_from_canonical (before_value, NULL);

  if (before == NULL || pln_duration_get_iso (before) == NULL || day == PLN_DAY_NONE)
    return NULL;
  day = pln_duration_add (before, day, -1);
  return day != PLN_DAY_NONE ? pln_when_new_day (day) : NULL;
}

PlnWhen *
pln_due_of_step (PlnWorkspace *workspace,
                 const char   *step,
                 gboolean     *computed)
{
  g_autoptr (PlnItem) item = pln_item_new (workspace, step);
  g_autoptr (PlnWhen) due = pln_item_get_when (item, "due");
  const char *before = pln_item_get_value (item, "before");

  if (due == NULL && before != NULL)
    due = count_back (before, meeting_day_of_step (item));
  else
    before = NULL;
  *computed = before != NULL && due != NULL;
  return g_steal_pointer (&due);
}

/* Which day the meeting of a paper begins, of those that steps may be counted back from. */
static GHashTable *
days_of_papers (PlnWorkspace *workspace)
{
  static const char *const meeting_fields[] = { "when", NULL }, *const paper_fields[] = { "for_meeting", NULL };
  g_autoptr (GHashTable) meetings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTable *papers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (PlnQuery) meeting_query = pln_query_new ("meeting"), paper_query = pln_query_new ("paper");
  g_autoptr (PlnScan) meeting = NULL, paper = NULL;

  /* A deleted one still has its day, as it has when one asks for a single step. */
  pln_query_with_deleted (meeting_query, TRUE);
  pln_query_with_deleted (paper_query, TRUE);
  meeting = pln_workspace_scan (workspace, meeting_query, meeting_fields, NULL);
  while (meeting != NULL && pln_scan_next (meeting))
    {
      g_autoptr (PlnWhen) when = pln_scan_get_when (meeting, 0);
      PlnDay day = day_of_meeting (when);

      if (day != PLN_DAY_NONE)
        g_hash_table_insert (meetings, g_strdup (pln_scan_get_id (meeting)), GINT_TO_POINTER (day));
    }
  paper = pln_workspace_scan (workspace, paper_query, paper_fields, NULL);
  while (paper != NULL && pln_scan_next (paper))
    {
      const char *id = pln_scan_get_text (paper, 0);
      gpointer day;

      if (id != NULL && g_hash_table_lookup_extended (meetings, id, NULL, &day))
        g_hash_table_insert (papers, g_strdup (pln_scan_get_id (paper)), day);
    }
  return papers;
}

static void
add_work (GPtrArray  *result,
          const char *kind,
          const char *id,
          PlnWhen    *when,
          gboolean    computed,
          PlnDay      today)
{
  PlnDue *due = due_new (kind, id, when);

  due->computed = computed;
  due->latest = pln_when_get_latest (when);
  due->day = due->latest != PLN_DAY_NONE ? due->latest : pln_when_sort_day (when);
  due->state = pln_due_state (due->latest, today);
  g_ptr_array_add (result, due);
}

/* The day of a step that states none but how long before the meeting. */
static PlnWhen *
counted_back (PlnWorkspace *workspace,
              PlnScan      *scan,
              GHashTable  **days)
{
  const char *before = pln_scan_get_text (scan, 4), *paper = pln_scan_get_text (scan, 5);
  gpointer day;

  if (before == NULL || paper == NULL)
    return NULL;
  if (*days == NULL)
    *days = days_of_papers (workspace);
  return g_hash_table_lookup_extended (*days, paper, NULL, &day) ? count_back (before, GPOINTER_TO_INT (day)) : NULL;
}

static GPtrArray *
find_work (PlnWorkspace *workspace,
           PlnDay        today)
{
  static const char *const kinds[] = { "paper", "action", "step" }, *const over[] = { "done", "dropped", NULL };
  static const char *const fields[] = { "due", "state", "issued", "done", "before", "paper", NULL };
  GPtrArray *result = g_ptr_array_new_with_free_func ((GDestroyNotify) pln_due_free);
  g_autoptr (GHashTable) days = NULL;

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      g_autoptr (PlnScan) scan = pln_insight_scan (workspace, kinds[k], fields);

      while (scan != NULL && pln_scan_next (scan))
        {
          g_autoptr (PlnWhen) when = NULL;
          gboolean computed = FALSE;

          if (is_one_of (pln_scan_get_text (scan, 1), over) || pln_scan_get_text (scan, 2) != NULL ||
              pln_scan_get_text (scan, 3) != NULL)
            continue;
          when = pln_scan_get_when (scan, 0);
          if (when == NULL && strcmp (kinds[k], "step") == 0)
            computed = (when = counted_back (workspace, scan, &days)) != NULL;
          if (when != NULL && pln_when_get_edtf (when) != NULL)
            add_work (result, kinds[k], pln_scan_get_id (scan), g_steal_pointer (&when), computed, today);
        }
    }
  g_ptr_array_sort (result, compare_due);
  return result;
}

GPtrArray *
pln_due_work (PlnWorkspace *workspace)
{
  PlnDay today = pln_workspace_get_today (workspace);
  g_autofree char *key = g_strdup_printf ("due-work/%d", today);
  GPtrArray *list = pln_insight_get_list (workspace, key);

  return list != NULL ? list : pln_insight_keep_list (workspace, key, find_work (workspace, today));
}

void
pln_ledger_entry_free (PlnLedgerEntry *entry)
{
  if (entry == NULL)
    return;
  g_free (entry->id);
  g_free (entry->meeting);
  g_free (entry->due_meeting);
  g_free (entry);
}

/* Owed ones first, each part by id. */
static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const PlnLedgerEntry *entry_a = *(PlnLedgerEntry *const *) a, *entry_b = *(PlnLedgerEntry *const *) b;

  if (entry_a->owed != entry_b->owed)
    return entry_a->owed ? -1 : 1;
  return strcmp (entry_a->id, entry_b->id);
}

static GPtrArray *
find_requests (PlnWorkspace *workspace,
               const char   *meeting)
{
  static const char *const settled[] = { "delivered", "dropped", NULL };
  static const char *const fields[] = { "state", "meeting", "due_meeting", NULL };
  g_autoptr (PlnQuery) query = pln_query_new ("request");
  g_autoptr (PlnScan) scan = NULL;
  GPtrArray *result = g_ptr_array_new_with_free_func ((GDestroyNotify) pln_ledger_entry_free);

  if (meeting != NULL)
    {
      g_autofree char *value = pln_value_from_plain (PLN_TYPE_REFERENCE, meeting);

      pln_query_where (query, "meeting", value);
    }
  scan = pln_workspace_scan (workspace, query, fields, NULL);
  while (scan != NULL && pln_scan_next (scan))
    {
      const char *state = pln_scan_get_text (scan, 0), *asked_at = pln_scan_get_text (scan, 1);
      PlnLedgerEntry *entry;

      if (is_one_of (state, settled))
        continue;
      entry = g_new0 (PlnLedgerEntry, 1);
      entry->id = g_strdup (pln_scan_get_id (scan));
      entry->meeting = g_strdup (asked_at != NULL ? asked_at : "");
      entry->due_meeting = g_strdup (pln_scan_get_text (scan, 2));
      entry->owed = g_strcmp0 (state, "commissioned") == 0;
      g_ptr_array_add (result, entry);
    }
  g_ptr_array_sort (result, compare_entries);
  return result;
}

GPtrArray *
pln_ledger (PlnWorkspace *workspace,
            const char   *meeting)
{
  g_autofree char *key = g_strconcat ("ledger/", meeting, NULL);
  GPtrArray *list = pln_insight_get_list (workspace, key);

  return list != NULL ? list : pln_insight_keep_list (workspace, key, find_requests (workspace, meeting));
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

void
pln_clash_free (PlnClash *clash)
{
  if (clash == NULL)
    return;
  g_free (clash->meeting_a);
  g_free (clash->meeting_b);
  g_free (clash->what);
  g_free (clash);
}

static int
minutes_of (const char *time,
            int         fallback)
{
  if (time == NULL || strlen (time) != 5)
    return fallback;
  return ((time[0] - '0') * 10 + (time[1] - '0')) * 60 + (time[3] - '0') * 10 + (time[4] - '0');
}

enum { SLOT_WHEN, SLOT_STATE, SLOT_FROM, SLOT_UNTIL, SLOT_PART_OF, SLOT_BODY, SLOT_VENUE, SLOT_CITY };
static const char *const slot_fields[] = { "when", "state", "start_time", "end_time", "part_of", "body", "venue", "city", NULL };

static Slot *
slot_of_meeting (PlnScan *scan)
{
  static const char *const off[] = { "cancelled", "postponed", NULL };
  const char *part_of = pln_scan_get_text (scan, SLOT_PART_OF);
  g_autoptr (PlnWhen) when = NULL;
  PlnDay first, last;
  Slot *slot;

  if (is_one_of (pln_scan_get_text (scan, SLOT_STATE), off))
    return NULL;
  when = pln_scan_get_when (scan, SLOT_WHEN);
  if (when == NULL || !pln_when_is_days (when) || !pln_when_get_span (when, &first, &last))
    return NULL;
  slot = g_new0 (Slot, 1);
  slot->id = g_strdup (pln_scan_get_id (scan));
  slot->part_of = g_strdup (part_of != NULL ? part_of : "");
  slot->first = first;
  slot->last = last;
  slot->from = minutes_of (pln_scan_get_text (scan, SLOT_FROM), 0);
  slot->until = minutes_of (pln_scan_get_text (scan, SLOT_UNTIL), 24 * 60);
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

static void
claim_meetings (PlnWorkspace *workspace,
                GHashTable   *claims,
                GHashTable   *slots)
{
  g_autoptr (PlnScan) scan = pln_insight_scan (workspace, "meeting", slot_fields);

  while (scan != NULL && pln_scan_next (scan))
    {
      Slot *slot = slot_of_meeting (scan);
      const char *body = pln_scan_get_text (scan, SLOT_BODY), *venue = pln_scan_get_text (scan, SLOT_VENUE);
      const char *city = pln_scan_get_text (scan, SLOT_CITY);

      if (slot == NULL)
        continue;
      g_hash_table_insert (slots, slot->id, slot);
      if (body != NULL)
        claim (claims, "body", body, slot);
      if (venue != NULL)
        {
          g_autofree char *place = city != NULL ? g_strconcat (venue, ", ", city, NULL) : g_strdup (venue);

          claim (claims, "venue", place, slot);
        }
    }
}

static void
claim_people (PlnWorkspace *workspace,
              GHashTable   *claims,
              GHashTable   *slots)
{
  static const char *const fields[] = { "meeting", "who", "state", NULL };
  g_autoptr (PlnScan) scan = pln_insight_scan (workspace, "participation", fields);

  while (scan != NULL && pln_scan_next (scan))
    {
      const char *meeting = pln_scan_get_text (scan, 0), *who = pln_scan_get_text (scan, 1);
      Slot *slot = meeting != NULL ? g_hash_table_lookup (slots, meeting) : NULL;

      if (slot != NULL && who != NULL && g_strcmp0 (pln_scan_get_text (scan, 2), "declined") != 0)
        claim (claims, "who", who, slot);
    }
}

GPtrArray *
pln_clashes (PlnWorkspace *workspace)
{
  GPtrArray *result = pln_insight_get_list (workspace, "clashes");
  g_autoptr (GHashTable) slots = NULL, claims = NULL;

  if (result != NULL)
    return result;
  slots = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, slot_free);
  claims = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  result = g_ptr_array_new_with_free_func ((GDestroyNotify) pln_clash_free);
  claim_meetings (workspace, claims, slots);
  claim_people (workspace, claims, slots);
  find_clashes (claims, result);
  g_ptr_array_sort (result, compare_clashes);
  return pln_insight_keep_list (workspace, "clashes", result);
}
