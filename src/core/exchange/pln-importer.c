/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange/pln-import-feed.h"
#include "exchange/pln-importer.h"
#include "exchange/pln-plain.h"
#include "exchange/pln-restamp.h"

/* One pass over the file beside one pass over the workspace (pln-import-feed.c):
 * a line whose bytes fit a sum that is here already is done with at once; the
 * others are merged and put.  All of it is one transaction, which a file that
 * turns out bad at its very end takes back. */

/* A smaller file is read before another thread and connection would have started. */
#define THREAD_BYTES (1024 * 1024)

/* ---- the importer -------------------------------------------------------- */

typedef struct
{
  const PlnImportRequest *request;  /* borrowed */
  PlnImportResult        *result;   /* borrowed */
  PlnSnapshotReader      *reader;   /* owned */
  PlnImport              *import;   /* owned */
  PlnWorkspace           *workspace; /* borrowed from import */
  PlnImportFeed          *feed;     /* owned */
  const PlnImportItem    *item;     /* borrowed; the record at hand */
  guint64                 n_put;
} Importer;

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
  pln_snapshot_reader_set_error_of (self->reader, error, cause->code, self->item->line, self->item->index,
                                    cause->message);
  return FALSE;
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

/* A record with its stamps, whose sum fits: the merge (exchange/README.md). */
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
take_record (Importer *self, const PlnImportItem *item, GError **error)
{
  const PlnIncoming *incoming = &item->incoming;
  g_autoptr (PlnRecord) before = NULL;
  GError *cause = NULL;

  self->item = item;
  if (incoming->stamped && incoming->fits && item->here && memcmp (incoming->sum, item->sum, PLN_SUM_LEN) == 0)
    {
      self->result->counts.n[PLN_IMPORT_UNCHANGED]++;
      return TRUE;
    }
  if (item->here)
    {
      before = pln_import_get_record_at (self->import, incoming->kind, incoming->id, item->n, &cause);
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
take_batch (Importer *self, PlnImportBatch *batch, GError **error)
{
  self->result->counts.n[PLN_IMPORT_UNCHANGED] += batch->unchanged;
  self->result->counts.unknown += batch->unknown;
  for (guint i = 0; i < batch->items->len; i++)
    {
      const PlnImportItem *item = &g_array_index (batch->items, PlnImportItem, i);

      if (!take_record (self, item, error))
        return FALSE;
      self->result->counts.unknown += item->incoming.unknown;
    }
  if (batch->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&batch->error));
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
import_all (Importer *self, GCancellable *cancellable, GError **error)
{
  GError *local = NULL;
  gboolean more = TRUE;

  while (more)
    {
      g_autoptr (PlnImportBatch) batch = pln_import_feed_next (self->feed);

      if (!take_batch (self, batch, error))
        return FALSE;
      more = !batch->last;
      if (more && g_cancellable_set_error_if_cancelled (cancellable, &local))
        {
          pln_exchange_error_take_io (error, local, pln_snapshot_reader_get_name (self->reader), FALSE);
          return FALSE;
        }
      if (more && self->request->progress != NULL)
        self->request->progress (batch->done, batch->total, self->request->progress_data);
    }
  g_clear_pointer (&self->feed, pln_import_feed_free);
  return finish (self, error);
}

/* Reports name offices from the head of the file, which is read on meanwhile;
 * only an import without them can have it read in a thread. */
static gboolean
wants_thread (Importer *self)
{
  guint64 done, total;

  pln_snapshot_reader_get_progress (self->reader, &done, &total);
  return self->request->on_change == NULL && total >= THREAD_BYTES;
}

static gboolean
open_both (Importer *self, GCancellable *cancellable, GError **error)
{
  const PlnImportRequest *request = self->request;

  self->reader = open_reader (request, error);
  if (self->reader == NULL)
    return FALSE;
  self->import = pln_import_begin (request->workspace, request->dry_run ? PLN_IMPORT_DRY_RUN : PLN_IMPORT_DEFAULT,
                                   request->now, error);
  if (self->import == NULL)
    return FALSE;
  self->workspace = pln_import_get_workspace (self->import);
  self->feed = pln_import_feed_new (self->reader, self->workspace, request->skip_kind, wants_thread (self), cancellable,
                                    error);
  return self->feed != NULL;
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
  ok = open_both (&self, cancellable, error) && import_all (&self, cancellable, error);
  g_clear_pointer (&self.feed, pln_import_feed_free);
  g_clear_pointer (&self.import, pln_import_free);
  g_clear_pointer (&self.reader, pln_snapshot_reader_free);
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
