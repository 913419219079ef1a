/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange/pln-importer.h"
#include "exchange/pln-plain.h"
#include "exchange/pln-restamp.h"
#include "exchange/pln-snapshot-reader.h"

/* One pass over the file beside one pass over the workspace, both in the order
 * of kind and id.  A line whose bytes fit a sum that is here already is done
 * with at once; the others are parsed, merged and put.  All of it is one
 * transaction, which a file that turns out bad at its very end takes back. */

/* ---- which ids the file has named --------------------------------------- */

/* Hashes of 64 bits in an open table: 16 bytes a record, and a chance of one in
 * a thousand million that a file of 100,000 records is refused wrongly. */
typedef struct
{
  guint64 *slots; /* owned; 0: free */
  gsize    n, size;
} IdSet;

static guint64
mix (guint64 hash)
{
  hash ^= hash >> 32;
  hash *= G_GUINT64_CONSTANT (0xd6e8feb86659fd93);
  hash ^= hash >> 32;
  hash *= G_GUINT64_CONSTANT (0xd6e8feb86659fd93);
  return hash ^ hash >> 32;
}

static guint64
hash_id (const char *id)
{
  gsize left = strlen (id);
  guint64 hash = left, word;

  for (; left >= sizeof word; left -= sizeof word, id += sizeof word)
    {
      memcpy (&word, id, sizeof word);
      hash = mix (hash ^ word);
    }
  word = 0;
  memcpy (&word, id, left);
  hash = mix (hash ^ word);
  return hash != 0 ? hash : 1;
}

static gboolean
id_set_insert (IdSet *self, guint64 hash)
{
  gsize i = hash & (self->size - 1);

  while (self->slots[i] != 0)
    {
      if (self->slots[i] == hash)
        return FALSE;
      i = (i + 1) & (self->size - 1);
    }
  self->slots[i] = hash;
  self->n++;
  return TRUE;
}

/* FALSE: the id has been added before. */
static gboolean
id_set_add (IdSet *self, const char *id)
{
  if (self->n * 2 >= self->size)
    {
      IdSet larger = { NULL, 0, MAX (self->size * 2, 1024) };

      larger.slots = g_new0 (guint64, larger.size);
      for (gsize i = 0; i < self->size; i++)
        if (self->slots[i] != 0)
          id_set_insert (&larger, self->slots[i]);
      g_free (self->slots);
      *self = larger;
    }
  return id_set_insert (self, hash_id (id));
}

/* ---- the importer -------------------------------------------------------- */

typedef struct
{
  const PlnImportRequest *request;  /* borrowed */
  PlnImportResult        *result;   /* borrowed */
  PlnSnapshotReader      *reader;   /* owned */
  PlnImport              *import;   /* owned */
  PlnWorkspace           *workspace; /* borrowed from import */
  PlnCursor              *cursor;   /* owned; NULL once the file is out of order */
  gboolean                cursor_valid; /* stands at a record */
  gboolean                empty;    /* there was no record here at all */
  GString                *last_kind, *last_id; /* owned; of the record before; id "": there was none */
  const PlnKind          *schema;   /* of last_kind */
  GHashTable             *odd;      /* owned; ids here with fields that are unknown */
  IdSet                   seen;
  guint64                 n_put;
} Importer;

/* What is here under the id that the file names. */
typedef struct
{
  gboolean here;
  guint8   sum[PLN_SUM_LEN];
} Local;

static int
compare_keys (const char *kind, const char *id, const char *other_kind, const char *other_id)
{
  int order = strcmp (kind, other_kind);

  return order != 0 ? order : strcmp (id, other_id);
}

static gboolean
fail_record (Importer *self, const char *message, GError **error)
{
  pln_snapshot_reader_set_error (self->reader, error, PLN_EXCHANGE_ERROR_INVALID, "", message);
  return FALSE;
}

/* An error about the record at hand that does not name it yet. */
static gboolean
place_error (Importer *self, GError *cause, GError **error)
{
  g_autoptr (GError) taken = cause;

  if (cause->domain != PLN_EXCHANGE_ERROR)
    {
      g_propagate_error (error, g_steal_pointer (&taken));
      return FALSE;
    }
  pln_snapshot_reader_set_error (self->reader, error, cause->code, "", cause->message);
  return FALSE;
}

static gboolean
advance_cursor (Importer *self, GError **error)
{
  GError *local = NULL;

  self->cursor_valid = pln_cursor_next (self->cursor, &local);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, local);
  return FALSE;
}

/* Looks the record up beside the cursor while the file is in order, else by its id. */
static gboolean
find_local (Importer *self, const char *kind, const char *id, Local *local, GError **error)
{
  const char *kind_here;

  local->here = FALSE;
  if (self->cursor != NULL && self->last_id->len > 0 &&
      compare_keys (kind, id, self->last_kind->str, self->last_id->str) <= 0)
    g_clear_pointer (&self->cursor, pln_cursor_free);
  if (self->cursor != NULL)
    {
      int order = 1;

      if (!g_str_equal (kind, self->last_kind->str))
        {
          g_string_assign (self->last_kind, kind);
          self->schema = pln_schema_find (kind);
        }
      g_string_assign (self->last_id, id);
      while (self->cursor_valid &&
             (order = compare_keys (pln_cursor_get_kind (self->cursor), pln_cursor_get_id (self->cursor), kind, id)) < 0)
        if (!advance_cursor (self, error))
          return FALSE;
      if (self->cursor_valid && order == 0)
        {
          local->here = TRUE;
          memcpy (local->sum, pln_cursor_get_sum (self->cursor), PLN_SUM_LEN);
          return TRUE;
        }
    }
  if (self->empty || !pln_workspace_lookup (self->workspace, id, &kind_here, local->sum))
    return TRUE;
  local->here = TRUE;
  if (!g_str_equal (kind_here, kind))
    {
      g_autofree char *message = g_strdup_printf (_("the id “%s” is that of a %s here and of a %s in the file"), id,
                                                  kind_here, kind);

      return fail_record (self, message, error);
    }
  return TRUE;
}

static gboolean
see_id (Importer *self, const char *id, GError **error)
{
  g_autofree char *message = NULL;

  if (id_set_add (&self->seen, id))
    return TRUE;
  message = g_strdup_printf (_("the record “%s” comes twice, or its id under two kinds"), id);
  return fail_record (self, message, error);
}

/* ---- reporting ----------------------------------------------------------- */

static char *
office_of_cb (const char *replica, gpointer data)
{
  Importer *self = data;
  const PlnSnapshotHead *head = pln_snapshot_reader_get_head (self->reader);
  const char *office = g_hash_table_lookup (head->offices, replica);

  if (office == NULL && g_strcmp0 (head->replica, replica) == 0)
    office = head->office;
  return office != NULL ? g_strdup (office) : pln_workspace_get_office_of (self->workspace, replica);
}

/* The newest stamp of a version that was not here. */
static const char *
newest_stamp (const PlnRecord *before, const PlnRecord *after)
{
  const char *newest = NULL;

  for (guint i = 0; i < pln_record_get_n_fields (after); i++)
    {
      const PlnFieldState *field = pln_record_get_nth_field (after, i);

      for (guint j = 0; j < field->n_versions; j++)
        {
          const char *stamp = pln_field_state_get_versions (field)[j].stamp;

          if ((before == NULL || !pln_record_covers (before, stamp)) && (newest == NULL || strcmp (stamp, newest) > 0))
            newest = stamp;
        }
    }
  return newest;
}

static char *
title_of (Importer *self, const PlnRecord *before, const PlnRecord *after)
{
  const PlnKind *kind = pln_schema_find (pln_record_get_kind (after));
  const char *value = kind != NULL && kind->title != NULL ? pln_record_get_value (after, kind->title) : NULL;

  if (value != NULL)
    return pln_field_to_display (pln_kind_find_field (kind, kind->title), value);
  if (before != NULL)
    return pln_workspace_get_title (self->workspace, pln_record_get_id (before));
  return g_strdup (kind != NULL ? pln_kind_get_label (kind) : pln_record_get_id (after));
}

static void
report (Importer *self, PlnImportGroup group, const PlnRecord *before, const PlnRecord *after, const char *reason,
        GPtrArray *left)
{
  g_autoptr (PlnImportChange) change = NULL;
  g_autofree char *title = NULL, *office = NULL;
  const char *stamp;
  GPtrArray *fields;

  self->result->counts.n[group]++;
  if (self->request->on_change == NULL || group == PLN_IMPORT_UNCHANGED)
    return;
  title = title_of (self, before, after);
  stamp = newest_stamp (before, after);
  if (stamp != NULL)
    office = office_of_cb (pln_stamp_get_replica (stamp), self);
  fields = pln_import_compare (before, after, office_of_cb, self);
  for (guint i = 0; left != NULL && i < left->len; i++)
    {
      PlnImportField *field = g_new0 (PlnImportField, 1);

      field->field = g_intern_string (g_ptr_array_index (left, i));
      field->before = g_strdup (pln_record_get_value (before, field->field));
      field->after = g_strdup (field->before);
      field->left = TRUE;
      g_ptr_array_add (fields, field);
    }
  change = pln_import_change_new (group, pln_record_get_kind (after), pln_record_get_id (after), title, office,
                                  stamp != NULL ? pln_stamp_get_unix_ms (stamp) : 0, reason, fields);
  self->request->on_change (change, self->request->change_data);
}

static void
report_edited (Importer *self, const PlnRecord *before, const PlnRecord *after, const char *reason)
{
  g_ptr_array_add (self->result->edited, g_strdup (pln_record_get_id (after)));
  report (self, PLN_IMPORT_EDITED_OUTSIDE, before, after, reason, NULL);
}

/* ---- one record ---------------------------------------------------------- */

static gboolean
put (Importer *self, const PlnRecord *before, const PlnRecord *after, const PlnRecord *undo_to, const guint8 *sum,
     GPtrArray *left, GError **error)
{
  if (!pln_import_put (self->import, before, after, undo_to, sum, error))
    return FALSE;
  self->n_put++;
  report (self, pln_import_classify (before, after), before, after, NULL, left);
  return TRUE;
}

static gboolean
skip_lost (Importer *self, const PlnRecord *before, const PlnRecord *incoming, GError **error)
{
  if (!pln_import_skip (self->import, pln_record_get_kind (incoming), pln_record_get_id (incoming), error))
    return FALSE;
  report_edited (self, before, incoming, _("It and the record here cannot be told apart by their history."));
  return TRUE;
}

/* A record with its stamps, whose sum fits: the merge of exchange.md, section 2. */
static gboolean
take_stamped (Importer *self, const PlnIncoming *incoming, const PlnRecord *before, GError **error)
{
  g_autoptr (PlnRecord) merged = NULL;
  const PlnRecord *local, *theirs;
  PlnRestamp restamp;
  PlnMergeOutcome outcome = PLN_MERGE_CHANGED;
  gboolean ok = FALSE;

  if (!pln_restamp_prepare (&restamp, self->import, before, incoming->record, error))
    goto out;
  local = restamp.found ? restamp.local : before;
  theirs = restamp.found ? restamp.incoming : incoming->record;
  if (before != NULL)
    outcome = pln_record_merge (local, theirs, &merged);
  else
    merged = pln_record_copy (theirs);
  if (outcome == PLN_MERGE_LOST)
    {
      ok = skip_lost (self, before, incoming->record, error);
      goto out;
    }
  if (restamp.found)
    {
      PlnRecord *own = pln_record_copy (merged); /* the merge may give its argument back */

      pln_record_unref (merged);
      merged = own;
      pln_restamp_finish (&restamp, merged);
    }
  if (before != NULL && pln_record_equal (before, merged))
    {
      report (self, PLN_IMPORT_UNCHANGED, before, merged, NULL, NULL);
      ok = TRUE;
    }
  else
    ok = put (self, before, merged, restamp.undo_to, before == NULL && !restamp.found ? incoming->sum : NULL, NULL,
              error);
out:
  pln_restamp_clear (&restamp);
  return ok;
}

static const char *
new_stamp_cb (gpointer data, GError **error)
{
  return pln_import_get_stamp (data, error);
}

/* Where a deleted record was merged into another one, plain data about it is about that one. */
static gboolean
find_target (Importer *self, const PlnRecord *before, PlnRecord **target, GError **error)
{
  g_autofree char *id = NULL;

  *target = NULL;
  if (before == NULL || !pln_record_is_deleted (before) || pln_record_get_value (before, "merged_into") == NULL)
    return TRUE;
  id = pln_workspace_resolve (self->workspace, pln_record_get_id (before));
  if (id == NULL || g_str_equal (id, pln_record_get_id (before)))
    return TRUE;
  *target = pln_import_get_record (self->import, id, error);
  if (*target == NULL)
    return error == NULL || *error == NULL;
  if (!g_str_equal (pln_record_get_kind (*target), pln_record_get_kind (before)) || pln_record_is_deleted (*target))
    g_clear_pointer (target, pln_record_unref);
  return TRUE;
}

static gboolean
take_plain (Importer *self, const PlnIncoming *incoming, const PlnRecord *before, GError **error)
{
  g_autoptr (PlnRecord) target = NULL;
  const PlnRecord *edited;
  PlnPlainEdit edit;
  GError *local = NULL;
  gboolean ok;

  if (!find_target (self, before, &target, &local))
    return place_error (self, local, error);
  edited = target != NULL ? target : before;
  ok = pln_plain_apply (incoming, edited, target != NULL ? before : NULL, new_stamp_cb, self->import, &edit, &local);
  if (!ok)
    place_error (self, local, error);
  else if (edit.after != NULL)
    ok = put (self, edited, edit.after, NULL, NULL, edit.left, error);
  else if (edit.left != NULL)
    report (self, PLN_IMPORT_UNCHANGED, edited, edited, NULL, NULL);
  else
    self->result->counts.n[PLN_IMPORT_UNCHANGED]++;
  for (guint i = 0; ok && edit.left != NULL && i < edit.left->len; i++)
    g_ptr_array_add (self->result->left,
                     g_strdup_printf ("%s %s", incoming->id, (const char *) g_ptr_array_index (edit.left, i)));
  pln_plain_clear (&edit);
  return ok;
}

static gboolean
take_record (Importer *self, const PlnIncoming *incoming, const Local *local, GError **error)
{
  g_autoptr (PlnRecord) before = NULL;
  GError *cause = NULL;

  if (incoming->stamped && incoming->fits && local->here && memcmp (incoming->sum, local->sum, PLN_SUM_LEN) == 0)
    {
      self->result->counts.n[PLN_IMPORT_UNCHANGED]++;
      return TRUE;
    }
  if (local->here)
    {
      before = pln_import_get_record (self->import, incoming->id, &cause);
      if (before == NULL && cause != NULL)
        {
          g_propagate_error (error, cause);
          return FALSE;
        }
    }
  if (!incoming->stamped && !self->request->stamped_only)
    return take_plain (self, incoming, before, error);
  if (!incoming->stamped)
    {
      /* Nobody is asked, so nothing becomes an edit of this office. */
      g_ptr_array_add (self->result->edited, g_strdup (incoming->id));
      self->result->counts.n[PLN_IMPORT_EDITED_OUTSIDE]++;
      return TRUE;
    }
  if (incoming->fits)
    return take_stamped (self, incoming, before, error);
  if (self->request->accept_edits &&
      (self->request->accept_ids == NULL || g_hash_table_contains (self->request->accept_ids, incoming->id)))
    return take_plain (self, incoming, before, error);
  report_edited (self, before, incoming->record, _("It was changed outside Plenary: its sum does not fit."));
  return TRUE;
}

/* A line that needs no parsing: its bytes are hashed and the sum is here. */
static gboolean
try_known (Importer *self, const PlnSnapshotEntry *entry, gboolean *known, GError **error)
{
  Local local;

  *known = FALSE;
  if (!entry->proven)
    return TRUE;
  if (!find_local (self, entry->kind, entry->id, &local, error))
    return FALSE;
  *known = local.here && memcmp (local.sum, entry->sum, PLN_SUM_LEN) == 0;
  if (!*known)
    return TRUE;
  self->result->counts.n[PLN_IMPORT_UNCHANGED]++;
  if ((self->cursor != NULL ? self->schema : pln_schema_find (entry->kind)) == NULL ||
      (g_hash_table_size (self->odd) > 0 && g_hash_table_contains (self->odd, entry->id)))
    self->result->counts.unknown++;
  return see_id (self, entry->id, error);
}

static gboolean
is_skipped (Importer *self, const char *kind)
{
  return self->request->skip_kind != NULL && g_strcmp0 (kind, self->request->skip_kind) == 0;
}

static gboolean
import_one (Importer *self, const PlnSnapshotEntry *entry, GError **error)
{
  PlnIncoming incoming;
  gboolean known, ok;
  Local local;

  if (entry->kind != NULL && is_skipped (self, entry->kind))
    return TRUE;
  if (!try_known (self, entry, &known, error))
    return FALSE;
  if (known)
    return TRUE;
  if (!pln_snapshot_reader_parse (self->reader, &incoming, error))
    return FALSE;
  if (is_skipped (self, incoming.kind))
    ok = TRUE;
  else
    {
      /* The cursor may stand at this very record already; asking again is free. */
      g_string_truncate (self->last_id, 0);
      ok = see_id (self, incoming.id, error) && find_local (self, incoming.kind, incoming.id, &local, error) &&
           take_record (self, &incoming, &local, error);
      self->result->counts.unknown += ok && incoming.unknown;
    }
  pln_incoming_clear (&incoming);
  return ok;
}

/* ---- the whole file ------------------------------------------------------ */

static gboolean
put_offices (Importer *self, const PlnSnapshotHead *head, GError **error)
{
  GHashTableIter iter;
  gpointer replica, office;

  g_hash_table_iter_init (&iter, head->offices);
  while (g_hash_table_iter_next (&iter, &replica, &office))
    if (!pln_import_put_office (self->import, replica, office, error))
      return FALSE;
  if (head->replica != NULL && head->office != NULL && pln_replica_is_valid (head->replica))
    return pln_import_put_office (self->import, head->replica, head->office, error);
  return TRUE;
}

static gboolean
finish (Importer *self, GError **error)
{
  const PlnSnapshotHead *head = pln_snapshot_reader_get_head (self->reader);
  PlnImportResult *result = self->result;
  g_autofree char *summary = pln_import_counts_to_json (&result->counts);
  PlnImportInfo info = { pln_snapshot_reader_get_name (self->reader), head->replica, head->office, head->digest, summary };

  result->office = g_strdup (head->office);
  result->replica = g_strdup (head->replica);
  result->exported = g_strdup (head->exported);
  result->partial = head->body != NULL || head->since != NULL || (head->without != NULL && head->without[0] != NULL);
  if (self->request->replica != NULL && g_strcmp0 (self->request->replica, head->replica) != 0)
    {
      g_set_error (error, PLN_EXCHANGE_ERROR, PLN_EXCHANGE_ERROR_INVALID,
                   _("%s: it says that another replica wrote it (%s)."), info.file,
                   head->replica != NULL ? head->replica : _("none"));
      return FALSE;
    }
  if (self->request->dry_run)
    return TRUE;
  if (self->n_put > 0 && !put_offices (self, head, error))
    return FALSE;
  return pln_import_commit (self->import, &info, &result->changed, error);
}

static gboolean
import_all (Importer *self, GCancellable *cancellable, GError **error)
{
  PlnSnapshotEntry entry;
  GError *local = NULL;
  guint64 n = 0;

  while (pln_snapshot_reader_next (self->reader, &entry, cancellable, &local))
    {
      if (!import_one (self, &entry, error))
        return FALSE;
      if (++n % 512 != 0)
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, &local))
        {
          pln_exchange_error_take_io (error, local, pln_snapshot_reader_get_name (self->reader), FALSE);
          return FALSE;
        }
      if (self->request->progress != NULL)
        {
          guint64 done, total;

          pln_snapshot_reader_get_progress (self->reader, &done, &total);
          self->request->progress (done, total, self->request->progress_data);
        }
    }
  if (local == NULL)
    return finish (self, error);
  g_propagate_error (error, local);
  return FALSE;
}

static PlnSnapshotReader *
open_reader (const PlnImportRequest *request, GError **error)
{
  PlnSnapshotFlags flags = request->accept_edits ? PLN_SNAPSHOT_ACCEPT_EDITS : PLN_SNAPSHOT_DEFAULT;
  g_autoptr (GInputStream) stream = NULL;

  if (request->content == NULL)
    return pln_snapshot_reader_open (request->file, flags, error);
  stream = g_memory_input_stream_new_from_bytes (request->content);
  return pln_snapshot_reader_new (stream, request->file, FALSE, flags);
}

static gboolean
open_both (Importer *self, GError **error)
{
  const PlnImportRequest *request = self->request;
  GError *local = NULL;

  self->reader = open_reader (request, error);
  if (self->reader == NULL)
    return FALSE;
  self->import = pln_import_begin (request->workspace, request->dry_run ? PLN_IMPORT_DRY_RUN : PLN_IMPORT_DEFAULT,
                                   request->now, error);
  if (self->import == NULL)
    return FALSE;
  self->workspace = pln_import_get_workspace (self->import);
  self->odd = pln_workspace_get_unknown_ids (self->workspace, &local);
  if (self->odd == NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  self->cursor = pln_cursor_new (self->workspace, PLN_CURSOR_SUMS);
  if (!advance_cursor (self, error))
    return FALSE;
  self->empty = !self->cursor_valid;
  return TRUE;
}

/**
 * pln_import_run:
 * @request: what to import
 * @result: filled on success; to be cleared
 *
 * Returns: FALSE with an error in PLN_EXCHANGE_ERROR or PLN_STORE_ERROR, the
 * workspace being as it was
 */
gboolean
pln_import_run (const PlnImportRequest *request, PlnImportResult *result, GCancellable *cancellable, GError **error)
{
  Importer self = { .request = request, .result = result };
  gboolean ok;

  memset (result, 0, sizeof *result);
  result->edited = g_ptr_array_new_with_free_func (g_free);
  result->left = g_ptr_array_new_with_free_func (g_free);
  self.last_kind = g_string_new (NULL);
  self.last_id = g_string_new (NULL);
  ok = open_both (&self, error) && import_all (&self, cancellable, error);
  g_clear_pointer (&self.cursor, pln_cursor_free);
  g_clear_pointer (&self.import, pln_import_free);
  g_clear_pointer (&self.reader, pln_snapshot_reader_free);
  g_clear_pointer (&self.odd, g_hash_table_unref);
  g_string_free (self.last_kind, TRUE);
  g_string_free (self.last_id, TRUE);
  g_free (self.seen.slots);
  if (!ok)
    pln_import_result_clear (result);
  return ok;
}

void
pln_import_result_clear (PlnImportResult *self)
{
  g_clear_pointer (&self->edited, g_ptr_array_unref);
  g_clear_pointer (&self->left, g_ptr_array_unref);
  g_clear_pointer (&self->changed, g_ptr_array_unref);
  g_clear_pointer (&self->office, g_free);
  g_clear_pointer (&self->replica, g_free);
  g_clear_pointer (&self->exported, g_free);
}
