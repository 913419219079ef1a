/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pln-record-private.h"

/* The merge of two records (exchange/README.md, Merging), and every comparison on
 * which it rests.  Pure: it reads its two arguments and nothing else.
 *
 * tests/core/records/mutate-merge turns each comparison of this file round and
 * asks that a test notices. */

/* Texts are compared as a file holds them, where an empty value is null. */
static const char *
version_text (const PlnVersion *version)
{
  return version->value != NULL ? version->value : "null";
}

/* The order of versions: the greater stamp first; under one stamp (which only
 * a copy that slipped through or a damaged file brings) the lesser text. */
int
pln_version_compare (const PlnVersion *a,
                     const PlnVersion *b)
{
  int order = strcmp (b->stamp, a->stamp);

  return order != 0 ? order : strcmp (version_text (a), version_text (b));
}

static int
version_compare_cb (gconstpointer a,
                    gconstpointer b)
{
  return pln_version_compare (a, b);
}

/* Puts the shown version first and the others behind it in their order.  Of
 * `alive` the greatest `true` is shown, if there is one. */
void
pln_versions_sort (PlnVersion *versions,
                   guint       n_versions,
                   gboolean    alive)
{
  qsort (versions, n_versions, sizeof (PlnVersion), version_compare_cb);
  if (!alive)
    return;

  for (guint i = 0; i < n_versions; i++)
    if (strcmp (version_text (&versions[i]), "true") == 0)
      {
        PlnVersion shown = versions[i];

        memmove (versions + 1, versions, i * sizeof (PlnVersion));
        versions[0] = shown;
        return;
      }
}

/* Whether the clock says that this edit was seen: a time of its replica that is
 * as late or later. */
gboolean
pln_record_covers (const PlnRecord *self,
                   const char      *stamp)
{
  const char *time;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (stamp != NULL, FALSE);

  if (strlen (stamp) != PLN_STAMP_LEN)
    return FALSE;
  time = pln_record_get_clock (self, stamp + PLN_STAMP_TIME_LEN + 1);

  return time != NULL && strncmp (stamp, time, PLN_STAMP_TIME_LEN) <= 0;
}

/* What a merge works on. */
typedef struct
{
  const PlnRecord *local;    /* borrowed */
  const PlnRecord *incoming; /* borrowed */
  PlnRecord       *result;   /* owned */
  gboolean         changed;  /* result is no longer equal to local */
  gboolean         lost;     /* a field has been left without a version */
} Merge;

/* The versions of one field of one side, in the order of pln_version_compare()
 * throughout. */
typedef struct
{
  const PlnVersion *at; /* borrowed */
  guint             n;
  PlnVersion       *sorted; /* owned array of borrowed strings, or NULL */
} View;

static View
view_field (const PlnFieldState *state)
{
  View view = { NULL, 0, NULL };

  if (state == NULL)
    return view;

  view.at = pln_field_state_get_versions (state);
  view.n = state->n_versions;
  if (view.n > 1 && strcmp (state->name, PLN_ALIVE) == 0) /* (with one there is nothing to sort) */
    {
      view.at = view.sorted = g_memdup2 (view.at, view.n * sizeof (PlnVersion));
      pln_versions_sort (view.sorted, view.n, FALSE);
    }

  return view;
}

/* Whether a version of this stamp is there, whatever its value. */
static gboolean
view_has_stamp (const View *view,
                const char *stamp)
{
  guint low = 0, high = view->n;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      int   order = strcmp (stamp, view->at[middle].stamp);

      if (order == 0)
        return TRUE;
      if (order > 0)
        high = middle;
      else
        low = middle + 1;
    }

  return FALSE;
}

/* A version that only one side holds stays when the other side holds its stamp
 * too, or never saw it; else the other side has replaced it. */
static gboolean
survives (const PlnVersion *version,
          const View       *other_view,
          const PlnRecord  *other)
{
  return view_has_stamp (other_view, version->stamp) || !pln_record_covers (other, version->stamp);
}

static void
keep (PlnFieldState    *state,
      const PlnVersion *version)
{
  pln_field_state_push (state, g_ref_string_acquire (version->stamp), pln_ref_or_null (version->value));
}

/* Walks the versions of both sides in their order; one that both hold counts once. */
static void
merge_versions (Merge         *merge,
                PlnFieldState *state,
                const View    *local,
                const View    *incoming)
{
  guint l = 0, i = 0;

  while (l < local->n || i < incoming->n)
    {
      int order = 0;

      if (l == local->n)
        order = 1;
      else if (i == incoming->n)
        order = -1;
      else
        order = pln_version_compare (&local->at[l], &incoming->at[i]);

      if (order == 0)
        {
          keep (state, &local->at[l]);
          l++;
          i++;
        }
      else if (order < 0)
        {
          if (survives (&local->at[l], incoming, merge->incoming))
            keep (state, &local->at[l]);
          else
            merge->changed = TRUE;
          l++;
        }
      else
        {
          if (survives (&incoming->at[i], local, merge->local))
            {
              keep (state, &incoming->at[i]);
              merge->changed = TRUE;
            }
          i++;
        }
    }
}

/* local or incoming may be NULL: that side has no version of the field. */
static void
merge_field (Merge               *merge,
             const PlnFieldState *local,
             const PlnFieldState *incoming)
{
  const PlnFieldState *named = local != NULL ? local : incoming;
  View                 left = view_field (local), right = view_field (incoming);
  PlnFieldState       *state;

  state = pln_record_append_field (merge->result, named->name, named->name_is_ref);
  merge_versions (merge, state, &left, &right);
  if (state->n_versions == 0)
    merge->lost = TRUE;
  if (state->n_versions > 1)
    pln_versions_sort (state->held.many, state->n_versions, strcmp (state->name, PLN_ALIVE) == 0);

  g_free (left.sorted);
  g_free (right.sorted);
}

static void
merge_fields (Merge *merge)
{
  guint l = 0, i = 0;

  while (l < merge->local->n_fields || i < merge->incoming->n_fields)
    {
      const PlnFieldState *local = NULL, *incoming = NULL;

      if (l < merge->local->n_fields)
        local = &merge->local->fields[l];
      if (i < merge->incoming->n_fields)
        incoming = &merge->incoming->fields[i];
      if (local != NULL && incoming != NULL)
        {
          int order = strcmp (local->name, incoming->name);

          if (order < 0)
            incoming = NULL;
          else if (order > 0)
            local = NULL;
        }
      merge_field (merge, local, incoming);
      l += local != NULL;
      i += incoming != NULL;
    }
}

/* The greater entry per replica. */
static void
merge_clocks (Merge *merge)
{
  const PlnRecord *local = merge->local, *incoming = merge->incoming;
  guint            l = 0, i = 0;

  while (l < local->n_clock || i < incoming->n_clock)
    {
      const PlnClockEntry *taken;
      int                  order;

      if (l == local->n_clock)
        order = 1;
      else if (i == incoming->n_clock)
        order = -1;
      else
        order = strcmp (local->clock[l].replica, incoming->clock[i].replica);

      if (order < 0 || (order == 0 && strcmp (local->clock[l].time, incoming->clock[i].time) >= 0))
        {
          taken = &local->clock[l];
        }
      else
        {
          taken = &incoming->clock[i];
          merge->changed = TRUE;
        }
      pln_record_append_clock (merge->result, taken->replica, taken->time);
      l += order <= 0;
      i += order >= 0;
    }
}

/* Records created apart under one id go on with the lesser creation stamp. */
static void
merge_creation (Merge *merge)
{
  if (strcmp (merge->incoming->stamp, merge->local->stamp) < 0)
    {
      pln_record_set_stamp (merge->result, merge->incoming->stamp);
      merge->changed = TRUE;
    }
}

PlnMergeOutcome
pln_record_merge (const PlnRecord *local,
                  const PlnRecord *incoming,
                  PlnRecord      **result)
{
  g_autoptr (PlnRecord) merged = NULL;
  Merge                 merge = { local, incoming, NULL, FALSE, FALSE };

  g_return_val_if_fail (local != NULL && incoming != NULL, PLN_MERGE_LOST);
  g_return_val_if_fail (result != NULL, PLN_MERGE_LOST);

  *result = NULL;
  merge.result = merged = pln_record_new_like (local);
  merge_creation (&merge);
  merge_clocks (&merge);
  merge_fields (&merge);

  if (merge.lost)
    return PLN_MERGE_LOST;
  if (!merge.changed)
    {
      *result = pln_record_ref ((PlnRecord *) local);
      return PLN_MERGE_UNCHANGED;
    }
  *result = g_steal_pointer (&merged);
  return PLN_MERGE_CHANGED;
}
