/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange/pln-import-feed.h"

/* One pass over the file beside one pass over the workspace, both in the order
 * of kind and id.  What the workspace held before the import is all that this
 * needs to know of it: a record that the import itself has written is named in
 * the file once only, and that is watched over here. */

#define BATCH_RECORDS 512
#define BATCH_BYTES (256 * 1024)
#define WAITING_BYTES (2 * 1024 * 1024) /* more than this is not parsed ahead, but for one batch */
#define WAITING_BATCHES 16

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

/* ---- the feed ------------------------------------------------------------ */

struct _PlnImportFeed
{
  PlnSnapshotReader *reader;      /* borrowed */
  PlnWorkspace      *workspace;   /* owned; to look things up */
  const char        *skip_kind;   /* borrowed, nullable */
  GCancellable      *cancellable; /* owned, nullable */
  PlnCursor         *cursor;      /* owned; NULL once the file is out of order */
  gboolean           cursor_valid; /* stands at a record */
  gboolean           empty;       /* there was no record here at all */
  GString           *last_kind, *last_id; /* owned; of the record before; id "": there was none */
  const PlnKind     *schema;      /* of last_kind */
  GHashTable        *odd;         /* owned; ids here with fields that are unknown */
  IdSet              seen;

  GThread *thread;  /* owned; NULL: none */
  GMutex   mutex;   /* guards what follows */
  GCond    changed;
  GQueue   waiting; /* of PlnImportBatch, owned */
  gsize    waiting_bytes;
  gboolean stop;    /* nobody wants more */
  gboolean ended;   /* the last batch was handed out */
};

/* What is here under the id that the file names. */
typedef struct
{
  gboolean here;
  gint64   n;
  guint8   sum[PLN_SUM_LEN];
} Local;

static int
compare_keys (const char *kind, const char *id, const char *other_kind, const char *other_id)
{
  int order = strcmp (kind, other_kind);

  return order != 0 ? order : strcmp (id, other_id);
}

static gboolean
fail_record (PlnImportFeed *self, const char *message, GError **error)
{
  pln_snapshot_reader_set_error (self->reader, error, PLN_EXCHANGE_ERROR_INVALID, "", message);
  return FALSE;
}

static gboolean
advance_cursor (PlnImportFeed *self, GError **error)
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
find_local (PlnImportFeed *self, const char *kind, const char *id, Local *local, GError **error)
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
          local->n = pln_cursor_get_number (self->cursor);
          memcpy (local->sum, pln_cursor_get_sum (self->cursor), PLN_SUM_LEN);
          return TRUE;
        }
    }
  local->n = self->empty ? 0 : pln_workspace_lookup_number (self->workspace, id, &kind_here, local->sum);
  if (local->n == 0)
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
see_id (PlnImportFeed *self, const char *id, GError **error)
{
  g_autofree char *message = NULL;

  if (id_set_add (&self->seen, id))
    return TRUE;
  message = g_strdup_printf (_("the record “%s” comes twice, or its id under two kinds"), id);
  return fail_record (self, message, error);
}

/* A line that needs no parsing: its bytes are hashed and the sum is here. */
static gboolean
is_known (const PlnSnapshotEntry *entry, const Local *local)
{
  return local->here && memcmp (local->sum, entry->sum, PLN_SUM_LEN) == 0;
}

static gboolean
count_known (PlnImportFeed *self, const PlnSnapshotEntry *entry, PlnImportBatch *batch, GError **error)
{
  batch->unchanged++;
  if ((self->cursor != NULL ? self->schema : pln_schema_find (entry->kind)) == NULL ||
      (g_hash_table_size (self->odd) > 0 && g_hash_table_contains (self->odd, entry->id)))
    batch->unknown++;
  return see_id (self, entry->id, error);
}

static gboolean
is_skipped (PlnImportFeed *self, const char *kind)
{
  return self->skip_kind != NULL && g_strcmp0 (kind, self->skip_kind) == 0;
}

/* Parses a record that is not here as it is, and looks up what is here instead. */
static gboolean
add_item (PlnImportFeed *self, const PlnSnapshotEntry *entry, const Local *local, PlnImportBatch *batch, GError **error)
{
  PlnImportItem item = { 0 };
  Local found;

  if (!pln_snapshot_reader_parse (self->reader, &item.incoming, error))
    return FALSE;
  if (is_skipped (self, item.incoming.kind))
    {
      pln_incoming_clear (&item.incoming);
      return TRUE;
    }
  if (local != NULL && g_str_equal (entry->id, item.incoming.id) && g_str_equal (entry->kind, item.incoming.kind))
    found = *local;
  else if (!find_local (self, item.incoming.kind, item.incoming.id, &found, error))
    goto refused;
  if (!see_id (self, item.incoming.id, error))
    goto refused;
  item.here = found.here;
  item.n = found.n;
  memcpy (item.sum, found.sum, PLN_SUM_LEN);
  pln_snapshot_reader_get_place (self->reader, &item.line, &item.index);
  batch->bytes += pln_snapshot_reader_get_length (self->reader);
  g_array_append_val (batch->items, item);
  return TRUE;

refused:
  pln_incoming_clear (&item.incoming);
  return FALSE;
}

static gboolean
read_one (PlnImportFeed *self, const PlnSnapshotEntry *entry, PlnImportBatch *batch, GError **error)
{
  Local local;

  if (entry->kind != NULL && is_skipped (self, entry->kind))
    return TRUE;
  if (!entry->proven)
    return add_item (self, entry, NULL, batch, error);
  if (!find_local (self, entry->kind, entry->id, &local, error))
    return FALSE;
  return is_known (entry, &local) ? count_known (self, entry, batch, error) : add_item (self, entry, &local, batch, error);
}

static void
clear_item (PlnImportItem *item)
{
  pln_incoming_clear (&item->incoming);
}

static PlnImportBatch *
read_batch (PlnImportFeed *self)
{
  PlnImportBatch *batch = g_new0 (PlnImportBatch, 1);

  batch->items = g_array_new (FALSE, FALSE, sizeof (PlnImportItem));
  g_array_set_clear_func (batch->items, (GDestroyNotify) clear_item);
  for (guint i = 0; i < BATCH_RECORDS && batch->bytes < BATCH_BYTES && batch->error == NULL && !batch->last; i++)
    {
      PlnSnapshotEntry entry;

      if (pln_snapshot_reader_next (self->reader, &entry, self->cancellable, &batch->error))
        read_one (self, &entry, batch, &batch->error);
      else
        batch->last = batch->error == NULL;
    }
  pln_snapshot_reader_get_progress (self->reader, &batch->done, &batch->total);
  return batch;
}

void
pln_import_batch_free (PlnImportBatch *batch)
{
  g_array_unref (batch->items);
  g_clear_error (&batch->error);
  g_free (batch);
}

/* ---- in a thread --------------------------------------------------------- */

static gpointer
read_in_thread (gpointer data)
{
  PlnImportFeed *self = data;
  gboolean more = TRUE;

  while (more)
    {
      PlnImportBatch *batch = read_batch (self);

      g_mutex_lock (&self->mutex);
      while (!self->stop && self->waiting.length > 0 &&
             (self->waiting_bytes >= WAITING_BYTES || self->waiting.length >= WAITING_BATCHES))
        g_cond_wait (&self->changed, &self->mutex);
      more = !self->stop && !batch->last && batch->error == NULL;
      self->waiting_bytes += batch->bytes;
      g_queue_push_tail (&self->waiting, batch);
      g_cond_signal (&self->changed);
      g_mutex_unlock (&self->mutex);
    }
  /* The import commits next: nothing may read any more. */
  g_clear_pointer (&self->cursor, pln_cursor_free);
  return NULL;
}

static PlnImportBatch *
take_batch (PlnImportFeed *self)
{
  PlnImportBatch *batch;

  g_mutex_lock (&self->mutex);
  while (self->waiting.length == 0)
    g_cond_wait (&self->changed, &self->mutex);
  batch = g_queue_pop_head (&self->waiting);
  self->waiting_bytes -= batch->bytes;
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->mutex);
  return batch;
}

static void
join_thread (PlnImportFeed *self)
{
  if (self->thread == NULL)
    return;
  g_mutex_lock (&self->mutex);
  self->stop = TRUE;
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->mutex);
  g_thread_join (g_steal_pointer (&self->thread));
}

/* ---- public -------------------------------------------------------------- */

static gboolean
prepare (PlnImportFeed *self, GError **error)
{
  GError *local = NULL;

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

PlnImportFeed *
pln_import_feed_new (PlnSnapshotReader *reader, PlnWorkspace *workspace, const char *skip_kind, gboolean in_thread,
                     GCancellable *cancellable, GError **error)
{
  PlnImportFeed *self = g_new0 (PlnImportFeed, 1);

  self->reader = reader;
  self->skip_kind = skip_kind;
  g_set_object (&self->cancellable, cancellable);
  self->last_kind = g_string_new (NULL);
  self->last_id = g_string_new (NULL);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->changed);
  g_queue_init (&self->waiting);
  self->workspace = in_thread ? pln_workspace_open (pln_workspace_get_path (workspace), PLN_OPEN_READ_ONLY, error)
                              : g_object_ref (workspace);
  if (self->workspace == NULL || !prepare (self, error))
    {
      pln_import_feed_free (self);
      return NULL;
    }
  if (in_thread)
    self->thread = g_thread_new ("plenary-import", read_in_thread, self);
  return self;
}

PlnImportBatch *
pln_import_feed_next (PlnImportFeed *self)
{
  PlnImportBatch *batch;

  g_return_val_if_fail (!self->ended, NULL);

  batch = self->thread != NULL ? take_batch (self) : read_batch (self);
  self->ended = batch->last || batch->error != NULL;
  if (self->ended)
    {
      join_thread (self);
      g_clear_pointer (&self->cursor, pln_cursor_free);
    }
  return batch;
}

void
pln_import_feed_free (PlnImportFeed *self)
{
  if (self == NULL)
    return;
  join_thread (self);
  g_queue_clear_full (&self->waiting, (GDestroyNotify) pln_import_batch_free);
  g_clear_pointer (&self->cursor, pln_cursor_free);
  g_clear_pointer (&self->odd, g_hash_table_unref);
  g_clear_object (&self->workspace);
  g_clear_object (&self->cancellable);
  g_string_free (self->last_kind, TRUE);
  g_string_free (self->last_id, TRUE);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->changed);
  g_free (self->seen.slots);
  g_free (self);
}
