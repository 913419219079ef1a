/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/records/pln-keep-change.h"

static gboolean
has_plain (PlnWorkspace *workspace, const char *id, const char *field, const char *plain)
{
  g_autofree char *canonical = pln_workspace_get_value (workspace, id, field);
  g_autofree char *text = canonical != NULL ? pln_value_get_plain (canonical) : NULL;

  return g_strcmp0 (text, plain) == 0;
}

/* Whether a change of this field was told today without a reason. */
static gboolean
is_told (PlnWorkspace *workspace, const char *id, const char *field, const char *today)
{
  g_autoptr (GPtrArray) changes = pln_workspace_referrers (workspace, "change", "of", id);

  for (guint i = 0; changes != NULL && i < changes->len; i++)
    {
      const char *change = g_ptr_array_index (changes, i);
      g_autofree char *on = pln_workspace_get_value (workspace, change, "on");
      g_autofree char *reason = pln_workspace_get_value (workspace, change, "reason");
      if (reason == NULL && g_strcmp0 (on, today) == 0 && has_plain (workspace, change, "field", field))
        return TRUE;
    }
  return FALSE;
}

void
pln_keep_change (PlnWorkspace *workspace, PlnEdit *edit, const PlnKind *kind, const char *id, const char *field, const char *canonical,
                 const char *reason)
{
  const PlnField *info = pln_kind_find_field (kind, field);
  g_autofree char *old = pln_workspace_get_value (workspace, id, field);
  g_autoptr (PlnWhen) now = pln_when_new_day (pln_workspace_get_today (workspace));
  g_autofree char *today = pln_when_to_canonical (now);
  gboolean given = reason != NULL && *reason != '\0';

  if (info == NULL || g_strcmp0 (old, canonical) == 0)
    return;
  pln_edit_set (edit, id, field, canonical);
  if (old != NULL && (given || !is_told (workspace, id, field, today)))
    {
      g_autofree char *words = pln_field_to_display (info, old);
      g_autofree char *of = pln_value_from_plain (PLN_TYPE_REFERENCE, id);
      g_autofree char *name = pln_value_from_plain (PLN_TYPE_TEXT, field);
      g_autofree char *was = pln_value_from_plain (PLN_TYPE_TEXT, words);
      g_autofree char *why = given ? pln_value_from_plain (PLN_TYPE_LONG_TEXT, reason) : NULL;
      g_autofree char *change = g_strdup (pln_edit_add (edit, "change", NULL));
      pln_edit_set (edit, change, "of", of);
      pln_edit_set (edit, change, "field", name);
      pln_edit_set (edit, change, "was", was);
      pln_edit_set (edit, change, "on", today);
      if (why != NULL)
        pln_edit_set (edit, change, "reason", why);
    }
}

gboolean
pln_keeps_changes (const PlnKind *kind, const char *field)
{
  static const char *const fields[] = { "when", "venue", "city", "country", NULL };

  return g_strcmp0 (kind->name, "meeting") == 0 && g_strv_contains (fields, field);
}
