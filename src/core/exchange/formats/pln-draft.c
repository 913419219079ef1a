/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange/formats/pln-draft.h"
#include "values/pln-json.h"

#define MAX_PROBLEMS 10000 /* more are counted out by nobody */

static void
draft_record_free (gpointer data)
{
  PlnDraftRecord *self = data;

  g_free (self->id);
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->values);
  g_free (self);
}

static void
draft_problem_free (gpointer data)
{
  PlnDraftProblem *self = data;

  g_free (self->column);
  g_free (self->message);
  g_free (self);
}

static void
left_out_free (gpointer data)
{
  PlnLeftOut *self = data;

  g_free (self->id);
  g_free (self->title);
  g_free (self->reason);
  g_free (self);
}

GPtrArray *
pln_left_out_new (void)
{
  return g_ptr_array_new_with_free_func (left_out_free);
}

void
pln_draft_leave_out (GPtrArray *left_out, const char *id, const char *title, const char *reason)
{
  PlnLeftOut *left = g_new0 (PlnLeftOut, 1);

  left->id = g_strdup (id);
  left->title = g_strdup (title);
  left->reason = g_strdup (reason);
  g_ptr_array_add (left_out, left);
}

PlnDraft *
pln_draft_new (const char *name)
{
  PlnDraft *self = g_new0 (PlnDraft, 1);

  self->name = g_strdup (name);
  self->records = g_ptr_array_new_with_free_func (draft_record_free);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->problems = g_ptr_array_new_with_free_func (draft_problem_free);
  self->left_out = pln_left_out_new ();
  return self;
}

void
pln_draft_free (PlnDraft *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->records);
  g_ptr_array_unref (self->problems);
  g_ptr_array_unref (self->left_out);
  g_free (self);
}

PlnDraftRecord *
pln_draft_find (PlnDraft *self, const char *id)
{
  return g_hash_table_lookup (self->by_id, id);
}

PlnDraftRecord *
pln_draft_add (PlnDraft *self, const char *kind, const char *id, guint row)
{
  PlnDraftRecord *record;

  if (!pln_id_is_valid (id))
    {
      pln_draft_problem (self, row, "id", _("“%.80s” is no id: it takes 1 to 64 of A-Z a-z 0-9 . _ : -."), id);
      return NULL;
    }
  if (pln_draft_find (self, id) != NULL)
    {
      pln_draft_problem (self, row, "id", _("The id “%s” comes twice."), id);
      return NULL;
    }
  record = g_new0 (PlnDraftRecord, 1);
  record->kind = g_intern_string (kind);
  record->id = g_strdup (id);
  record->row = row;
  record->names = g_ptr_array_new ();
  record->values = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->records, record);
  g_hash_table_insert (self->by_id, record->id, record);
  return record;
}

void
pln_draft_set (PlnDraftRecord *record, const char *field, const char *canonical)
{
  for (guint i = 0; i < record->names->len; i++)
    if (g_str_equal (g_ptr_array_index (record->names, i), field))
      {
        g_free (g_ptr_array_index (record->values, i));
        g_ptr_array_index (record->values, i) = g_strdup (canonical);
        return;
      }
  g_ptr_array_add (record->names, (gpointer) g_intern_string (field));
  g_ptr_array_add (record->values, g_strdup (canonical));
}

void
pln_draft_set_plain (PlnDraftRecord *record, const char *field, const char *plain)
{
  g_autofree char *canonical = NULL;

  if (plain != NULL && *plain != '\0')
    canonical = pln_value_from_plain (PLN_TYPE_TEXT, plain);
  pln_draft_set (record, field, canonical);
}

const char *
pln_draft_get (PlnDraftRecord *record, const char *field)
{
  for (guint i = 0; i < record->names->len; i++)
    if (g_str_equal (g_ptr_array_index (record->names, i), field))
      return g_ptr_array_index (record->values, i);
  return NULL;
}

/* What money sets beside itself, where the kind has a field for it and the file has said nothing about it. */
static void
set_beside (PlnDraftRecord *record, const char *field, const char *canonical)
{
  if (canonical != NULL && pln_kind_find_field (pln_schema_find (record->kind), field) != NULL &&
      pln_draft_get (record, field) == NULL)
    pln_draft_set (record, field, canonical);
}

static gboolean
set_money (PlnDraftRecord *record, const PlnField *field, const char *typed, GError **error)
{
  g_autofree char *canonical = NULL, *share = NULL, *text = NULL;
  PlnMoneyTyped money = { 0 };

  if (!pln_money_parse_typed (typed, NULL, &money, error))
    return FALSE;
  if (money.has_money)
    canonical = pln_money_to_canonical (&money.money);
  if (money.share != NULL)
    share = pln_value_from_plain (PLN_TYPE_DECIMAL, money.share);
  if (money.text != NULL)
    text = pln_value_from_plain (PLN_TYPE_TEXT, money.text);
  if ((text != NULL && pln_kind_find_field (pln_schema_find (record->kind), "amount_text") == NULL) ||
      (share != NULL && pln_kind_find_field (pln_schema_find (record->kind), "share") == NULL))
    {
      g_set_error (error, PLN_EXCHANGE_ERROR, PLN_EXCHANGE_ERROR_INVALID, _("“%s” is not an amount."), typed);
      pln_money_typed_clear (&money);
      return FALSE;
    }
  pln_draft_set (record, field->name, canonical);
  set_beside (record, "share", share);
  set_beside (record, "amount_text", text);
  set_beside (record, "approximate", money.approximate ? "true" : NULL);
  pln_money_typed_clear (&money);
  return TRUE;
}

gboolean
pln_draft_set_typed (PlnDraft *self, PlnDraftRecord *record, const char *field, const char *typed, const char *column)
{
  const PlnField *place = pln_kind_find_field (pln_schema_find (record->kind), field);
  g_autofree char *canonical = NULL;
  g_autoptr (GError) error = NULL;
  gboolean ok;

  g_return_val_if_fail (place != NULL, FALSE);
  if (place->type == PLN_TYPE_MONEY && *typed != '\0')
    ok = set_money (record, place, typed, &error);
  else
    {
      ok = pln_field_parse_typed (place, typed, &canonical, &error);
      if (ok)
        pln_draft_set (record, field, canonical);
    }
  if (!ok)
    pln_draft_problem (self, record->row, column, "%s", error->message);
  return ok;
}

void
pln_draft_problem (PlnDraft *self, guint row, const char *column, const char *format, ...)
{
  PlnDraftProblem *problem;
  va_list args;

  if (self->problems->len >= MAX_PROBLEMS)
    return;
  problem = g_new0 (PlnDraftProblem, 1);
  problem->row = row;
  problem->column = g_strdup (column);
  va_start (args, format);
  problem->message = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (self->problems, problem);
}

/* ---- checking ------------------------------------------------------------ */

static gboolean
says (PlnDraftRecord *record, const char *field)
{
  for (guint i = 0; i < record->names->len; i++)
    if (g_str_equal (g_ptr_array_index (record->names, i), field))
      return TRUE;
  return FALSE;
}

static void
check_required (PlnDraft *self, PlnDraftRecord *record, const PlnKind *kind, gboolean here)
{
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const PlnField *field = &kind->fields[i];

      if ((field->flags & PLN_FIELD_REQUIRED) == 0 || pln_draft_get (record, field->name) != NULL ||
          (here && !says (record, field->name)))
        continue;
      pln_draft_problem (self, record->row, NULL, _("“%s” of a %s must not be empty."),
                         pln_field_get_label (field), pln_kind_get_label (kind));
    }
}

static void
check_record (PlnDraft *self, PlnDraftRecord *record, PlnWorkspace *workspace)
{
  const PlnKind *kind = pln_schema_find (record->kind);
  const char *kind_here = pln_workspace_get_kind (workspace, record->id);

  if (kind_here != NULL && !g_str_equal (kind_here, record->kind))
    pln_draft_problem (self, record->row, "id", _("The id “%s” is that of a %s here and of a %s in the file."), record->id,
                       kind_here, record->kind);
  else
    check_required (self, record, kind, kind_here != NULL);
  for (guint i = 0; i < record->names->len; i++)
    {
      const char *name = g_ptr_array_index (record->names, i), *value = g_ptr_array_index (record->values, i);
      const PlnField *field = pln_kind_find_field (kind, name);
      g_autofree char *canonical = NULL;
      g_autoptr (GError) error = NULL;

      if (value != NULL && !pln_value_check (field->type, value, FALSE, &canonical, &error))
        pln_draft_problem (self, record->row, name, "%s", error->message);
    }
}

static int
compare_problems (gconstpointer a, gconstpointer b)
{
  const PlnDraftProblem *first = *(PlnDraftProblem *const *) a, *second = *(PlnDraftProblem *const *) b;

  return (first->row > second->row) - (first->row < second->row);
}

void
pln_draft_check (PlnDraft *self, PlnWorkspace *workspace)
{
  /* A row that was not understood is not blamed again for what it therefore lacks. */
  g_autoptr (GHashTable) bad = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->problems->len; i++)
    g_hash_table_add (bad, GUINT_TO_POINTER (((PlnDraftProblem *) g_ptr_array_index (self->problems, i))->row));
  for (guint i = 0; i < self->records->len; i++)
    {
      PlnDraftRecord *record = g_ptr_array_index (self->records, i);

      if (record->row == 0 || !g_hash_table_contains (bad, GUINT_TO_POINTER (record->row)))
        check_record (self, record, workspace);
    }
  g_ptr_array_sort (self->problems, compare_problems);
}

/* ---- as a snapshot ------------------------------------------------------- */

static int
compare_records (gconstpointer a, gconstpointer b)
{
  const PlnDraftRecord *first = *(PlnDraftRecord *const *) a, *second = *(PlnDraftRecord *const *) b;
  int order = strcmp (first->kind, second->kind);

  return order != 0 ? order : strcmp (first->id, second->id);
}

static void
append_record (GString *out, PlnDraftRecord *record)
{
  g_string_append (out, "{\"kind\":");
  pln_json_append_string (out, record->kind, -1);
  g_string_append (out, ",\"id\":");
  pln_json_append_string (out, record->id, -1);
  g_string_append (out, ",\"fields\":{");
  for (guint i = 0; i < record->names->len; i++)
    {
      const char *value = g_ptr_array_index (record->values, i);

      if (i > 0)
        g_string_append_c (out, ',');
      pln_json_append_string (out, g_ptr_array_index (record->names, i), -1);
      g_string_append_c (out, ':');
      g_string_append (out, value != NULL ? value : "null");
    }
  g_string_append (out, "}}");
}

GBytes *
pln_draft_to_snapshot (PlnDraft *self)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_sized_new (self->records->len);
  GString *out = g_string_new ("{\"format\":\"plenary-snapshot\",\"version\":1,\"records\":[\n");

  for (guint i = 0; i < self->records->len; i++)
    g_ptr_array_add (sorted, g_ptr_array_index (self->records, i));
  g_ptr_array_sort (sorted, compare_records);
  for (guint i = 0; i < sorted->len; i++)
    {
      if (i > 0)
        g_string_append (out, ",\n");
      append_record (out, g_ptr_array_index (sorted, i));
    }
  g_string_append (out, "\n]}\n");
  return g_string_free_to_bytes (out);
}

/* ---- ids of other programs ----------------------------------------------- */

#define FOREIGN "u:" /* then the original, with each byte that an id may not have as :XX */

char *
pln_foreign_to_id (const char *foreign)
{
  g_autoptr (GString) out = g_string_new (FOREIGN);
  g_autofree char *sum = NULL;

  if (g_ascii_strncasecmp (foreign, "urn:uuid:", 9) == 0)
    foreign += 9;
  if (pln_id_is_valid (foreign) && !g_str_has_prefix (foreign, FOREIGN))
    return g_strdup (foreign);
  for (const char *c = foreign; *c != '\0'; c++)
    if (g_ascii_isalnum (*c) || strchr ("._-", *c) != NULL)
      g_string_append_c (out, *c);
    else
      g_string_append_printf (out, ":%02x", (guint8) *c);
  if (out->len > strlen (FOREIGN) && out->len <= 64)
    return g_strdup (out->str);
  sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, foreign, -1);
  sum[40] = '\0';
  return g_strconcat ("h:", sum, NULL);
}

char *
pln_foreign_from_id (const char *id)
{
  GString *out;

  if (!g_str_has_prefix (id, FOREIGN))
    return g_strdup (id);
  out = g_string_new (NULL);
  for (const char *c = id + strlen (FOREIGN); *c != '\0'; c++)
    if (*c == ':' && g_ascii_isxdigit (c[1]) && g_ascii_isxdigit (c[2]))
      {
        g_string_append_c (out, (char) (g_ascii_xdigit_value (c[1]) * 16 + g_ascii_xdigit_value (c[2])));
        c += 2;
      }
    else
      g_string_append_c (out, *c);
  /* An id that someone else made up need not come from here. */
  if (out->len == 0 || strlen (out->str) != out->len || !g_utf8_validate (out->str, -1, NULL))
    g_string_assign (out, id);
  return g_string_free_and_steal (out);
}
