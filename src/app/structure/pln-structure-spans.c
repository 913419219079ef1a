/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/structure/pln-structure-spans.h"

#include <glib/gi18n.h>
#include <string.h>

void
pln_structure_span_free (PlnStructureSpan *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->label);
  g_free (self->before);
  g_free (self->after);
  g_free (self->between);
  g_free (self->source);
  g_free (self);
}

/* ---- what is said ---------------------------------------------------------------- */

/* The words of a name that the other name lacks; the whole name when that is none. */
static char *
differing_words (const char *text,
                 const char *other)
{
  g_autoptr (GArray) marks = NULL;
  GString *words = NULL;

  if (text == NULL || other == NULL)
    return g_strdup (text);
  marks = pln_structure_mark_words (text, other);
  for (guint i = 0; i + 1 < marks->len; i += 2)
    {
      guint start = g_array_index (marks, guint, i), end = g_array_index (marks, guint, i + 1);

      if (words == NULL)
        words = g_string_new (NULL);
      else
        g_string_append (words, " … ");
      g_string_append_len (words, text + start, end - start);
    }
  return words != NULL ? g_string_free_and_steal (words) : g_strdup (text);
}

static void
fill_words (PlnStructureSpan         *span,
            const PlnStructureChange *change)
{
  const char *between;

  switch (span->difference)
    {
    case PLN_DIFFERENCE_RENAMED:
      span->before = differing_words (change->text_a, change->text_b);
      span->after = differing_words (change->text_b, change->text_a);
      between = _("name changed in between");
      break;
    case PLN_DIFFERENCE_ADDED:
      span->after = g_strdup (_("is there"));
      between = _("begins in between");
      break;
    case PLN_DIFFERENCE_ENDED:
      span->before = g_strdup (_("is there"));
      between = _("ends in between");
      break;
    case PLN_DIFFERENCE_REVIVED:
      span->before = g_strdup (change->second_a != NULL ? change->second_a : _("Active"));
      span->after = g_strdup (_("Revived"));
      between = _("dormant, dates not stated");
      break;
    default:
      span->before = g_strdup (change->second_a);
      span->after = g_strdup (change->second_b);
      between = _("date of change not stated");
      break;
    }
  span->between = g_strdup (between);
}

/* ---- when it happened -------------------------------------------------------------- */

typedef struct
{
  PlnWorkspace *workspace;
  PlnStructureSpan *span;
  PlnDay first, last; /* the days that are compared */
} Narrowing;

/* The change lies within these days: the old state holds until the day before, the new one from the last on. */
static void
narrow (Narrowing *self,
        PlnDay     earliest,
        PlnDay     latest)
{
  if (earliest - 1 > self->span->known_before && earliest - 1 < self->span->known_after)
    self->span->known_before = earliest - 1;
  if (latest < self->span->known_after && latest > self->span->known_before)
    self->span->known_after = latest;
}

/* Narrows by a dated field; end: the date is the last day of the old state. */
static void
narrow_by (Narrowing  *self,
           const char *id,
           const char *field,
           gboolean    end)
{
  g_autoptr (PlnItem) item = pln_item_new (self->workspace, id);
  g_autoptr (PlnWhen) when = pln_item_get_when (item, field);
  PlnDay first = when != NULL ? pln_when_get_earliest (when) : PLN_DAY_NONE, last = when != NULL ? pln_when_get_latest (when) : PLN_DAY_NONE;

  if (self->span->source == NULL)
    self->span->source = g_strdup (id);
  if (first == PLN_DAY_NONE && last == PLN_DAY_NONE)
    return;
  first = first != PLN_DAY_NONE ? first + end : self->first + 1;
  last = last != PLN_DAY_NONE ? last + end : self->last;
  /* What happened before or after both days is not this change. */
  if (last > self->first && first <= self->last)
    narrow (self, MAX (first, self->first + 1), MIN (last, self->last));
}

static void
narrow_by_changes (Narrowing  *self,
                   const char *field)
{
  g_autoptr (GPtrArray) ids = pln_workspace_referrers (self->workspace, "change", "of", self->span->id);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autofree char *value = pln_workspace_get_value (self->workspace, ids->pdata[i], "field");
      g_autofree char *of = value != NULL ? pln_value_get_plain (value) : NULL;

      if (g_strcmp0 (of, field) == 0)
        narrow_by (self, ids->pdata[i], "on", FALSE);
    }
}

static void
narrow_by_names (Narrowing  *self,
                 const char *before,
                 const char *after)
{
  g_autoptr (GPtrArray) ids = pln_workspace_referrers (self->workspace, "name", "of", self->span->id);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autofree char *value = pln_workspace_get_value (self->workspace, ids->pdata[i], "text");
      g_autofree char *text = value != NULL ? pln_value_get_plain (value) : NULL;

      if (g_strcmp0 (text, before) == 0)
        narrow_by (self, ids->pdata[i], "end", TRUE);
      else if (g_strcmp0 (text, after) == 0)
        narrow_by (self, ids->pdata[i], "start", FALSE);
    }
}

static void
narrow_by_periods (Narrowing *self)
{
  g_autoptr (GPtrArray) ids = pln_workspace_referrers (self->workspace, "period", "body", self->span->id);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    narrow_by (self, ids->pdata[i], "start", FALSE);
}

static void
narrow_by_relations (Narrowing *self,
                     gboolean   begins)
{
  g_autoptr (GPtrArray) ids = pln_workspace_referrers (self->workspace, "relation", "subject", self->span->id);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (begins)
      narrow_by (self, ids->pdata[i], "start", FALSE);
    else
      narrow_by (self, ids->pdata[i], "end", TRUE);
}

/* What happened in the order of time, when the later day was named first. */
static guint
turn_round (guint difference)
{
  switch (difference)
    {
    case PLN_DIFFERENCE_ADDED:
      return PLN_DIFFERENCE_ENDED;
    case PLN_DIFFERENCE_ENDED:
      return PLN_DIFFERENCE_ADDED;
    case PLN_DIFFERENCE_RELATION_ADDED:
      return PLN_DIFFERENCE_RELATION_ENDED;
    case PLN_DIFFERENCE_RELATION_ENDED:
      return PLN_DIFFERENCE_RELATION_ADDED;
    default:
      return difference;
    }
}

static void
find_days (Narrowing                *self,
           const PlnStructureChange *change,
           gboolean                  forward)
{
  gboolean post = strcmp (change->kind, "post") == 0;
  guint difference = forward ? self->span->difference : turn_round (self->span->difference);

  switch (difference)
    {
    case PLN_DIFFERENCE_RENAMED:
      narrow_by_names (self, forward ? change->text_a : change->text_b, forward ? change->text_b : change->text_a);
      narrow_by_changes (self, "name");
      break;
    case PLN_DIFFERENCE_MOVED:
      narrow_by_changes (self, "parent");
      break;
    case PLN_DIFFERENCE_ADDED:
      narrow_by (self, change->id, post ? "start" : "founded", FALSE);
      break;
    case PLN_DIFFERENCE_ENDED:
      narrow_by (self, change->id, post ? "end" : "ended", TRUE);
      break;
    case PLN_DIFFERENCE_STATE:
      narrow_by_periods (self);
      narrow_by_changes (self, "status");
      break;
    case PLN_DIFFERENCE_RELATION_ADDED:
    case PLN_DIFFERENCE_RELATION_ENDED:
      narrow_by_relations (self, difference == PLN_DIFFERENCE_RELATION_ADDED);
      break;
    default: /* revived: something lies in between, whatever is dated */
      break;
    }
}

/* ---- all --------------------------------------------------------------------------- */

static PlnStructureSpan *
make_span (PlnWorkspace             *workspace,
           const PlnStructureChange *change,
           guint                     difference,
           PlnDay                    a,
           PlnDay                    b)
{
  PlnStructureSpan *span = g_new0 (PlnStructureSpan, 1);
  Narrowing narrowing = { workspace, span, MIN (a, b), MAX (a, b) };

  span->id = g_strdup (change->id);
  span->label = g_strdup (change->text_b != NULL ? change->text_b : change->text_a);
  span->difference = difference;
  span->known_before = narrowing.first;
  span->known_after = narrowing.last;
  fill_words (span, change);
  if (a > b)
    {
      char *after = span->after;

      span->after = span->before;
      span->before = after;
    }
  find_days (&narrowing, change, a <= b);
  if (span->known_after - span->known_before <= 1)
    g_clear_pointer (&span->between, g_free);
  return span;
}

GPtrArray *
pln_structure_spans (PlnWorkspace *workspace,
                     GPtrArray    *changes,
                     PlnDay        a,
                     PlnDay        b)
{
  GPtrArray *spans = g_ptr_array_new_with_free_func ((GDestroyNotify) pln_structure_span_free);

  for (guint i = 0; a != b && i < changes->len; i++)
    {
      const PlnStructureChange *change = changes->pdata[i];

      /* The first one names it, as in the list. */
      for (guint bit = 1; bit <= PLN_DIFFERENCE_RELATION_ENDED; bit <<= 1)
        if (change->differences & bit)
          {
            g_ptr_array_add (spans, make_span (workspace, change, bit, a, b));
            break;
          }
    }
  return spans;
}
