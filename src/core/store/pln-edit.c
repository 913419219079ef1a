// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/pln-store-private.h"

/* Edits: collected first, then checked against the schema and written as a
 * whole, under one stamp and as one step of undo (exchange/README.md, Merging). */

typedef enum
{
  OP_ADD,
  OP_SET,
  OP_TAKE, /* a value that a version of the record has already */
  OP_DELETE,
  OP_RESTORE,
} OpType;

typedef struct
{
  OpType   type;
  char    *kind;  /* owned: of OP_ADD */
  char    *id;    /* owned */
  char    *field; /* owned: of OP_SET */
  char    *value; /* owned: JSON text; NULL empties */
} Op;

struct _PlnEdit
{
  char   *label; /* owned */
  GArray *ops;   /* owned: of Op */
};

/* One record on its way through a commit. */
typedef struct
{
  char       *id;      /* owned */
  const PlnKind *kind; /* NULL: unknown to this version */
  PlnRecord  *before;  /* owned; NULL: new */
  PlnRecord  *after;   /* owned; made at the end */
  GHashTable *values;  /* owned: field → canonical or NULL, as asked for */
  int         alive;   /* -1: not touched, else what was asked last */
} Draft;

typedef struct
{
  PlnWorkspace *workspace; /* borrowed */
  GPtrArray    *order;     /* owned: of Draft */
  GHashTable   *drafts;    /* owned: id → Draft (borrowed) */
} Commit;

static void
clear_op (Op *op)
{
  g_free (op->kind);
  g_free (op->id);
  g_free (op->field);
  g_free (op->value);
}

PlnEdit *
pln_edit_new (const char *label)
{
  PlnEdit *self = g_new0 (PlnEdit, 1);

  self->label = g_strdup (label != NULL ? label : "");
  self->ops = g_array_new (FALSE, TRUE, sizeof (Op));
  g_array_set_clear_func (self->ops, (GDestroyNotify) clear_op);
  return self;
}

void
pln_edit_free (PlnEdit *self)
{
  if (self == NULL)
    return;
  g_free (self->label);
  g_array_unref (self->ops);
  g_free (self);
}

static void
add_op (PlnEdit *self, OpType type, const char *kind, const char *id, const char *field, const char *value)
{
  Op op = { type, g_strdup (kind), g_strdup (id), g_strdup (field), g_strdup (value) };

  g_array_append_val (self->ops, op);
}

const char *
pln_edit_add (PlnEdit *self, const char *kind, const char *id)
{
  g_autofree char *new_id = NULL;

  if (id == NULL)
    new_id = g_strcmp0 (kind, "workspace") == 0 ? g_strdup ("workspace") : pln_id_new (g_get_real_time () / 1000);

  add_op (self, OP_ADD, kind, id != NULL ? id : new_id, NULL, NULL);
  return g_array_index (self->ops, Op, self->ops->len - 1).id;
}

void
pln_edit_set (PlnEdit *self, const char *id, const char *field, const char *canonical)
{
  add_op (self, OP_SET, NULL, id, field, canonical);
}

void
pln_edit_set_json (PlnEdit *self, const char *id, const char *field, const char *json)
{
  add_op (self, OP_SET, NULL, id, field, json);
}

void
pln_edit_delete (PlnEdit *self, const char *id)
{
  add_op (self, OP_DELETE, NULL, id, NULL, NULL);
}

void
pln_edit_restore (PlnEdit *self, const char *id)
{
  add_op (self, OP_RESTORE, NULL, id, NULL, NULL);
}

/* ---- collecting ---------------------------------------------------------- */

static void
draft_free (Draft *draft)
{
  g_free (draft->id);
  g_clear_pointer (&draft->before, pln_record_unref);
  g_clear_pointer (&draft->after, pln_record_unref);
  g_hash_table_unref (draft->values);
  g_free (draft);
}

static Draft *
add_draft (Commit *commit, const char *id, const char *kind, PlnRecord *before)
{
  Draft *draft = g_new0 (Draft, 1);

  draft->id = g_strdup (id);
  draft->kind = pln_schema_find (kind);
  draft->before = before;
  draft->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  draft->alive = -1;
  g_ptr_array_add (commit->order, draft);
  g_hash_table_insert (commit->drafts, draft->id, draft);
  return draft;
}

static Draft *
need_draft (Commit *commit, const char *id, GError **error)
{
  Draft *draft = g_hash_table_lookup (commit->drafts, id);
  PlnRecord *record;

  if (draft != NULL)
    return draft;
  record = pln_workspace_get_record (commit->workspace, id, error);
  return record != NULL ? add_draft (commit, id, pln_record_get_kind (record), record) : NULL;
}

static gboolean
refuse (GError **error, char *message)
{
  g_set_error_literal (error, PLN_STORE_ERROR, PLN_STORE_ERROR_REFUSED, message);
  g_free (message);
  return FALSE;
}

static gboolean
collect_add (Commit *commit, const Op *op, GError **error)
{
  if (pln_schema_find (op->kind) == NULL)
    {
      g_set_error (error, PLN_STORE_ERROR, PLN_STORE_ERROR_NOT_FOUND, _("There is no kind “%s”."), op->kind);
      return FALSE;
    }
  if (!pln_id_is_valid (op->id))
    return refuse (error, g_strdup_printf (_("“%s” cannot be an id."), op->id));
  if ((g_strcmp0 (op->kind, "workspace") == 0) != (strcmp (op->id, "workspace") == 0))
    return refuse (error, g_strdup (_("The record about the workspace has the id “workspace”.")));
  if (g_hash_table_contains (commit->drafts, op->id) || pln_workspace_has_record (commit->workspace, op->id))
    {
      g_set_error (error, PLN_STORE_ERROR, PLN_STORE_ERROR_EXISTS, _("There is a record “%s” already."), op->id);
      return FALSE;
    }
  add_draft (commit, op->id, op->kind, NULL);
  return TRUE;
}

static gboolean
is_known_choice (const PlnField *field, const char *canonical)
{
  g_autofree char *name = pln_value_get_plain (canonical);

  for (const PlnChoice *choice = field->choices; choice != NULL && choice->name != NULL; choice++)
    if (strcmp (choice->name, name) == 0)
      return TRUE;
  return field->choices == NULL;
}

/* A version that is there already is taken as it is, even in a field or with a
 * choice that only a later Plenary knows. */
static gboolean
collect_take (Commit *commit, const Op *op, GError **error)
{
  Draft *draft = need_draft (commit, op->id, error);

  if (draft != NULL)
    g_hash_table_insert (draft->values, g_strdup (op->field), g_strdup (op->value));
  return draft != NULL;
}

static gboolean
collect_set (Commit *commit, const Op *op, GError **error)
{
  Draft *draft;
  g_autoptr (GError) problem = NULL;
  g_autofree char *canonical = NULL;
  const PlnField *field;

  /* The record about the workspace appears with its first setting (exchange/README.md, Merging). */
  if (strcmp (op->id, "workspace") == 0 && !g_hash_table_contains (commit->drafts, op->id)
      && !pln_workspace_has_record (commit->workspace, op->id))
    add_draft (commit, op->id, "workspace", NULL);
  draft = need_draft (commit, op->id, error);
  if (draft == NULL)
    return FALSE;
  field = draft->kind != NULL ? pln_kind_find_field (draft->kind, op->field) : NULL;
  if (field == NULL)
    {
      g_set_error (error, PLN_STORE_ERROR, PLN_STORE_ERROR_NOT_FOUND, _("“%s” has no field “%s”."),
                   draft->kind != NULL ? draft->kind->name : op->id, op->field);
      return FALSE;
    }
  if (op->value != NULL && strcmp (op->value, "null") != 0
      && !pln_value_check (field->type, op->value, FALSE, &canonical, &problem))
    return refuse (error, g_strdup_printf (_("%s: %s"), field->name, problem->message));
  if (canonical != NULL && field->type == PLN_TYPE_CHOICE && !is_known_choice (field, canonical)
      && (draft->before == NULL || g_strcmp0 (pln_record_get_value (draft->before, field->name), canonical) != 0))
    {
      g_autofree char *word = pln_value_get_plain (canonical);

      return refuse (error, g_strdup_printf (_("%s: “%s” is not among the choices."), field->name, word));
    }
  g_hash_table_insert (draft->values, g_strdup (field->name), g_steal_pointer (&canonical));
  if (draft->alive == 0)
    draft->alive = 1;
  return TRUE;
}

static gboolean
collect (Commit *commit, const PlnEdit *edit, GError **error)
{
  for (guint i = 0; i < edit->ops->len; i++)
    {
      const Op *op = &g_array_index (edit->ops, Op, i);
      Draft *draft;

      if (op->type == OP_ADD)
        {
          if (!collect_add (commit, op, error))
            return FALSE;
          continue;
        }
      if (op->type == OP_SET || op->type == OP_TAKE)
        {
          if (op->type == OP_SET ? !collect_set (commit, op, error) : !collect_take (commit, op, error))
            return FALSE;
          continue;
        }
      draft = need_draft (commit, op->id, error);
      if (draft == NULL)
        return FALSE;
      draft->alive = op->type == OP_RESTORE;
    }
  return TRUE;
}

/* ---- checking ------------------------------------------------------------ */

/* Setting a field to its only value is no edit; in a conflict every set is one. */
static gboolean
sets_something (const Draft *draft, const char *field, const char *value)
{
  if (draft->before == NULL)
    return value != NULL;
  return pln_record_has_conflict (draft->before, field)
         || g_strcmp0 (pln_record_get_value (draft->before, field), value) != 0;
}

static gboolean
check_required (const Draft *draft, GError **error)
{
  for (guint i = 0; draft->kind != NULL && i < draft->kind->n_fields; i++)
    {
      const PlnField *field = &draft->kind->fields[i];
      gpointer value = NULL;
      gboolean asked = g_hash_table_lookup_extended (draft->values, field->name, NULL, &value);

      if (!(field->flags & PLN_FIELD_REQUIRED) || value != NULL || (!asked && draft->before != NULL))
        continue;
      if (asked && draft->before != NULL && !sets_something (draft, field->name, NULL))
        continue;
      return refuse (error, g_strdup_printf (_("%s: “%s” must have a value."), draft->kind->name, field->name));
    }
  return TRUE;
}

/* Where a reference leads with the edits of this commit applied; NULL: nowhere. (transfer full) */
static char *
follow (Commit *commit, const char *id, const char *field)
{
  Draft *draft = g_hash_table_lookup (commit->drafts, id);
  gpointer value = NULL;
  g_autoptr (PlnRow) row = NULL;
  const char *stored;

  if (draft != NULL && draft->alive == 0)
    return NULL;
  if (draft != NULL && g_hash_table_lookup_extended (draft->values, field, NULL, &value))
    return value != NULL ? pln_value_get_plain (value) : NULL;
  row = pln_workspace_get_row (commit->workspace, id);
  if (row == NULL || row->deleted)
    return NULL;
  stored = pln_row_get_value (row, field);
  return stored != NULL ? pln_value_get_plain (stored) : NULL;
}

/* Nothing leads to a record that nothing names: most that are added, and one need not climb the whole tree for them. */
static gboolean
is_named (Commit *commit, const char *id, const char *field)
{
  return g_hash_table_size (commit->drafts) > 1
         || pln_database_get_integer (commit->workspace->database, 1,
                                      "SELECT EXISTS (SELECT 1 FROM pln_ref WHERE target = ? AND field = ?)", "ss", id,
                                      field) != 0;
}

static gboolean
leads_back (Commit *commit, const char *id, const char *field, const char *target)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *at = g_strdup (target);

  if (strcmp (id, target) != 0 && !is_named (commit, id, field))
    return FALSE;
  while (at != NULL)
    {
      char *next;

      if (strcmp (at, id) == 0)
        return TRUE;
      if (!g_hash_table_add (seen, g_strdup (at)))
        return FALSE; /* an older ring that this record is not part of */
      next = follow (commit, at, field);
      g_free (at);
      at = next;
    }
  return FALSE;
}

static gboolean
check_reference (Commit *commit, const Draft *draft, const PlnField *field, const char *canonical, GError **error)
{
  g_autofree char *target = pln_value_get_plain (canonical);
  Draft *other = g_hash_table_lookup (commit->drafts, target);
  const char *kind = other != NULL && other->kind != NULL ? other->kind->name
                                                          : pln_workspace_get_kind (commit->workspace, target);

  if (kind != NULL && !pln_field_accepts (field, kind))
    return refuse (error, g_strdup_printf (_("%s: “%s” is a record of the kind “%s”, which does not belong there."),
                                           field->name, target, kind));
  if ((field->flags & PLN_FIELD_ACYCLIC) && leads_back (commit, draft->id, field->name, target))
    return refuse (error, g_strdup_printf (_("%s: “%s” lies under this record itself."), field->name, target));
  return TRUE;
}

static gboolean
check_draft (Commit *commit, const Draft *draft, GError **error)
{
  GHashTableIter iter;
  gpointer name, value;

  if (!check_required (draft, error))
    return FALSE;
  g_hash_table_iter_init (&iter, draft->values);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      const PlnField *field = draft->kind != NULL ? pln_kind_find_field (draft->kind, name) : NULL;

      if (value != NULL && field != NULL && field->type == PLN_TYPE_REFERENCE && sets_something (draft, name, value)
          && !check_reference (commit, draft, field, value, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
changes_something (const Draft *draft)
{
  GHashTableIter iter;
  gpointer name, value;

  if (draft->before == NULL || draft->alive >= 0)
    return TRUE;
  g_hash_table_iter_init (&iter, draft->values);
  while (g_hash_table_iter_next (&iter, &name, &value))
    if (sets_something (draft, name, value))
      return TRUE;
  return FALSE;
}

/* ---- writing ------------------------------------------------------------- */

static void
apply_draft (Draft *draft, const char *stamp)
{
  GHashTableIter iter;
  gpointer name, value;

  if (draft->before != NULL)
    {
      draft->after = pln_record_copy (draft->before);
    }
  else
    {
      draft->after = pln_record_new_alive (draft->kind->name, draft->id, stamp);
    }
  g_hash_table_iter_init (&iter, draft->values);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      if (!sets_something (draft, name, value))
        continue;
      if (draft->before == NULL)
        pln_record_add_version (draft->after, name, stamp, value);
      else
        pln_record_edit_field (draft->after, name, stamp, value);
    }
  if (draft->alive >= 0)
    pln_record_edit_alive (draft->after, stamp, draft->alive);
}

static gboolean
write_drafts (Commit *commit, const char *action, const char *label, const char *state, GError **error)
{
  PlnWorkspace *workspace = commit->workspace;
  gint64 number = pln_journal_next_number (workspace);
  g_autofree char *stamp = pln_identity_next_stamp (workspace, error);

  if (stamp == NULL)
    return FALSE;
  for (guint i = 0; i < commit->order->len; i++)
    {
      Draft *draft = commit->order->pdata[i];

      apply_draft (draft, stamp);
      if (!pln_row_write (workspace, 0, draft->before, draft->after, NULL, number, error)
          || !pln_journal_add_changes (workspace, number, draft->before, draft->after, error)
          || !pln_database_run (workspace->database, error, "DELETE FROM pln_skipped WHERE id = ?", "s", draft->id))
        return FALSE;
    }
  return pln_journal_add (workspace, number, action, label, stamp, commit->order->len, state, error)
         /* What was undone before cannot be done again after a new edit. */
         && pln_database_exec (workspace->database, "UPDATE pln_journal SET state = 'gone' WHERE state = 'undone'", error);
}

static void
drop_idle_drafts (Commit *commit)
{
  for (guint i = commit->order->len; i-- > 0;)
    {
      Draft *draft = commit->order->pdata[i];

      if (changes_something (draft))
        continue;
      g_hash_table_remove (commit->drafts, draft->id);
      g_ptr_array_remove_index (commit->order, i);
    }
}

static gboolean
check_all (Commit *commit, GError **error)
{
  for (guint i = 0; i < commit->order->len; i++)
    if (!check_draft (commit, commit->order->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* One edit inside the write lock: its ids are added, or nothing is written. */
static gboolean
commit_in_lock (PlnWorkspace *self, PlnEdit *edit, gboolean *confirmed, GPtrArray *ids, GError **error)
{
  g_autoptr (GPtrArray) order = g_ptr_array_new_with_free_func ((GDestroyNotify) draft_free);
  g_autoptr (GHashTable) drafts = g_hash_table_new (g_str_hash, g_str_equal);
  Commit commit = { self, order, drafts };

  if (!collect (&commit, edit, error) || !check_all (&commit, error))
    return FALSE;
  drop_idle_drafts (&commit);
  if (order->len == 0)
    return TRUE;
  if (!*confirmed && !pln_identity_confirm (self, error))
    return FALSE;
  *confirmed = TRUE;
  if (!write_drafts (&commit, "edit", edit->label, "done", error))
    return FALSE;
  for (guint i = 0; i < order->len; i++)
    g_ptr_array_add (ids, g_strdup (((Draft *) order->pdata[i])->id));
  return TRUE;
}

/**
 * pln_workspace_commit_all:
 * @edits: (element-type PlnEdit): they stay the caller's
 * @failed: (out) (optional): on failure the index of the edit that was refused, or the number of edits
 *
 * Writes several edits in one transaction, each under a stamp of its own and as
 * a step of undo of its own; or none of them.
 */
gboolean
pln_workspace_commit_all (PlnWorkspace *self, GPtrArray *edits, guint *failed, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  gboolean stale, confirmed = FALSE;

  if (failed != NULL)
    *failed = edits->len;
  if (!pln_workspace_begin (self, &stale, error))
    return FALSE;
  for (guint i = 0; i < edits->len; i++)
    if (!commit_in_lock (self, edits->pdata[i], &confirmed, ids, error))
      {
        if (failed != NULL)
          *failed = i;
        pln_identity_rollback (self);
        pln_workspace_forget_row (self, NULL);
        return FALSE;
      }
  if (!confirmed)
    {
      pln_database_rollback (self->database);
      return TRUE;
    }
  if (!pln_identity_commit (self, error))
    {
      pln_workspace_forget_row (self, NULL);
      return FALSE;
    }
  pln_workspace_emit_changed (self, stale ? NULL : ids);
  return TRUE;
}

/**
 * pln_workspace_commit:
 *
 * Writes the edit as a whole, or nothing when any part of it is refused.  The
 * edit stays the caller's.
 */
gboolean
pln_workspace_commit (PlnWorkspace *self, PlnEdit *edit, GError **error)
{
  g_autoptr (GPtrArray) edits = g_ptr_array_new ();

  g_ptr_array_add (edits, edit);
  return pln_workspace_commit_all (self, edits, NULL, error);
}

/* ---- typed values -------------------------------------------------------- */

static void
set_if_field (PlnEdit *edit, const PlnKind *kind, const char *id, const char *field, const char *canonical)
{
  if (pln_kind_find_field (kind, field) != NULL)
    pln_edit_set (edit, id, field, canonical);
}

/* Typed money sets what it says beside the amount: "around USD 5 million" sets
 * approximate, "8 %" the share, other words (also those that go on behind an
 * amount or a share) amount_text; an exact amount clears approximate and share. */
static gboolean
find_currency (PlnWorkspace *self, const char *id, char **currency)
{
  g_autofree char *at = g_strdup (id);

  /* The record's own, else that of what it belongs to: a line's budget. */
  for (int depth = 0; depth < 6 && at != NULL; depth++)
    {
      g_autoptr (PlnRow) row = pln_workspace_get_row (self, at);
      const char *value = row != NULL ? pln_row_get_value (row, "currency") : NULL;
      const PlnField *owner = row != NULL && row->table != NULL ? pln_kind_get_owner (row->table->kind) : NULL;

      if (value != NULL)
        {
          *currency = pln_value_get_plain (value);
          return pln_currency_digits (*currency) >= 0;
        }
      value = owner != NULL ? pln_row_get_value (row, owner->name) : NULL;
      g_free (at);
      at = value != NULL ? pln_value_get_plain (value) : NULL;
    }
  return FALSE;
}

static gboolean
set_money (PlnWorkspace *self, PlnEdit *edit, const PlnKind *kind, const char *id, const PlnField *field,
           const char *typed, GError **error)
{
  g_autofree char *currency = NULL, *canonical = NULL;
  gboolean known = find_currency (self, id, &currency);
  PlnMoneyTyped money = { 0 };

  if (!pln_money_parse_typed (typed, known ? currency : NULL, &money, error))
    return FALSE;
  if (money.has_money)
    canonical = pln_money_to_canonical (&money.money);
  if (money.text != NULL && money.share == NULL && pln_kind_find_field (kind, "amount_text") == NULL)
    {
      g_set_error (error, PLN_STORE_ERROR, PLN_STORE_ERROR_REFUSED, _("“%s” is not an amount."), typed);
      pln_money_typed_clear (&money);
      return FALSE;
    }
  pln_edit_set (edit, id, field->name, canonical);
  if (money.has_money || money.share != NULL)
    {
      g_autofree char *share = money.share != NULL ? pln_value_from_plain (PLN_TYPE_DECIMAL, money.share) : NULL;

      set_if_field (edit, kind, id, "share", share);
      set_if_field (edit, kind, id, "approximate", money.approximate ? "true" : NULL);
    }
  if (money.has_money || money.share != NULL || money.text != NULL)
    {
      g_autofree char *text = money.text != NULL ? pln_value_from_plain (PLN_TYPE_TEXT, money.text) : NULL;

      set_if_field (edit, kind, id, "amount_text", text);
    }
  pln_money_typed_clear (&money);
  return TRUE;
}

gboolean
pln_workspace_edit_typed (PlnWorkspace *self, PlnEdit *edit, const char *kind, const char *id, const char *field,
                          const char *typed, GError **error)
{
  const PlnKind *known = pln_schema_find (kind);
  const PlnField *place = known != NULL ? pln_kind_find_field (known, field) : NULL;
  g_autofree char *canonical = NULL, *stripped = g_strstrip (g_strdup (typed != NULL ? typed : ""));

  if (known == NULL)
    {
      g_set_error (error, PLN_STORE_ERROR, PLN_STORE_ERROR_NOT_FOUND, _("There is no kind “%s”."), kind);
      return FALSE;
    }
  if (place == NULL)
    {
      g_set_error (error, PLN_STORE_ERROR, PLN_STORE_ERROR_NOT_FOUND, _("“%s” has no field “%s”."), kind, field);
      return FALSE;
    }
  if (place->type == PLN_TYPE_MONEY && stripped[0] != '\0')
    return set_money (self, edit, known, id, place, stripped, error);
  if (!pln_field_parse_typed (place, typed, &canonical, error))
    return FALSE;
  pln_edit_set (edit, id, field, canonical);
  return TRUE;
}

gboolean
pln_workspace_resolve_conflict (PlnWorkspace *self, const char *id, const char *field, const char *take_stamp,
                                const char *canonical, GError **error)
{
  g_autoptr (PlnRecord) record = pln_workspace_get_record (self, id, error);
  const PlnFieldState *state;
  g_autoptr (PlnEdit) edit = pln_edit_new (_("Resolve Conflict"));

  if (record == NULL)
    return FALSE;
  state = pln_record_find_field (record, field);
  if (take_stamp != NULL)
    {
      const PlnVersion *taken = NULL;

      for (guint i = 0; state != NULL && i < state->n_versions; i++)
        if (taken == NULL && strcmp (pln_field_state_get_versions (state)[i].stamp, take_stamp) == 0)
          taken = pln_field_state_get_versions (state) + i;
      if (taken == NULL)
        {
          g_set_error (error, PLN_STORE_ERROR, PLN_STORE_ERROR_NOT_FOUND, _("“%s” has no version with the stamp “%s”."),
                       field, take_stamp);
          return FALSE;
        }
      canonical = taken->value;
    }
  if (strcmp (field, PLN_ALIVE) != 0)
    add_op (edit, take_stamp != NULL ? OP_TAKE : OP_SET, NULL, id, field, canonical);
  else if (g_strcmp0 (canonical, "false") == 0)
    pln_edit_delete (edit, id);
  else
    pln_edit_restore (edit, id);
  return pln_workspace_commit (self, edit, error);
}
