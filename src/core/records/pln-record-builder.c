/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pln-record-builder.h"
#include "pln-record-private.h"

#include <glib/gi18n-lib.h>

/* The pieces are collected in three lists, sorted when they did not come so,
 * and walked side by side: a line of a million fields in the worst order still
 * takes no more than the time to sort it. */

typedef struct
{
  const char *name;   /* a GRefString when is_ref, else static */
  char       *value;  /* GRefString, owned; NULL: empty */
  char       *stamp;  /* GRefString, owned */
  gboolean    is_ref;
} Piece;

typedef struct
{
  GArray  *pieces; /* of Piece, owned */
  gboolean unsorted;
  guint    at; /* where the walk stands */
} List;

struct _PlnRecordBuilder
{
  const PlnKind *schema; /* borrowed; NULL: not known (yet) */
  char          *kind;   /* owned */
  char          *id;     /* owned */
  char          *stamp;  /* owned */
  gboolean       deleted;
  gboolean       malformed; /* a clock entry of another form */
  GArray        *clock;     /* of PlnClockEntry, owned */
  List           fields, stamps, siblings;
  GArray        *versions; /* of PlnVersion, owned; of the field at hand */
  char          *yes, *no; /* GRefStrings, owned: values of alive */
};

static void
clear_piece_cb (gpointer data)
{
  Piece *piece = data;

  if (piece->is_ref)
    g_ref_string_release ((char *) piece->name);
  pln_ref_clear (&piece->value);
  pln_ref_clear (&piece->stamp);
}

static void
clear_version_cb (gpointer data)
{
  PlnVersion *version = data;

  pln_ref_clear (&version->stamp);
  pln_ref_clear (&version->value);
}

static void
list_init (List *list)
{
  list->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  g_array_set_clear_func (list->pieces, clear_piece_cb);
}

static void
list_reset (List *list)
{
  g_array_set_size (list->pieces, 0);
  list->unsorted = FALSE;
  list->at = 0;
}

/* (transfer full) */
PlnRecordBuilder *
pln_record_builder_new (void)
{
  PlnRecordBuilder *self = g_new0 (PlnRecordBuilder, 1);

  self->clock = g_array_new (FALSE, FALSE, sizeof (PlnClockEntry));
  self->versions = g_array_new (FALSE, FALSE, sizeof (PlnVersion));
  g_array_set_clear_func (self->versions, clear_version_cb);
  list_init (&self->fields);
  list_init (&self->stamps);
  list_init (&self->siblings);
  self->yes = g_ref_string_new ("true");
  self->no = g_ref_string_new ("false");

  return self;
}

void
pln_record_builder_reset (PlnRecordBuilder *self)
{
  g_return_if_fail (self != NULL);

  self->schema = NULL;
  g_clear_pointer (&self->kind, g_free);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->stamp, g_free);
  self->deleted = self->malformed = FALSE;
  g_array_set_size (self->clock, 0);
  g_array_set_size (self->versions, 0);
  list_reset (&self->fields);
  list_reset (&self->stamps);
  list_reset (&self->siblings);
}

void
pln_record_builder_free (PlnRecordBuilder *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->clock);
  g_array_unref (self->versions);
  g_array_unref (self->fields.pieces);
  g_array_unref (self->stamps.pieces);
  g_array_unref (self->siblings.pieces);
  pln_ref_clear (&self->yes);
  pln_ref_clear (&self->no);
  g_free (self->kind);
  g_free (self->id);
  g_free (self->stamp);
  g_free (self);
}

void
pln_record_builder_set_kind (PlnRecordBuilder *self,
                             const char       *kind)
{
  g_return_if_fail (self != NULL && kind != NULL);

  self->schema = pln_schema_find (kind);
  g_set_str (&self->kind, kind);
}

void
pln_record_builder_set_id (PlnRecordBuilder *self,
                           const char       *id)
{
  g_return_if_fail (self != NULL && id != NULL);

  g_set_str (&self->id, id);
}

void
pln_record_builder_set_stamp (PlnRecordBuilder *self,
                              const char       *creation_stamp)
{
  g_return_if_fail (self != NULL && creation_stamp != NULL);

  g_set_str (&self->stamp, creation_stamp);
}

void
pln_record_builder_set_deleted (PlnRecordBuilder *self,
                                gboolean          deleted)
{
  g_return_if_fail (self != NULL);

  self->deleted = deleted;
}

const char *
pln_record_builder_get_kind (PlnRecordBuilder *self)
{
  return self->kind;
}

const char *
pln_record_builder_get_id (PlnRecordBuilder *self)
{
  return self->id;
}

const char *
pln_record_builder_get_stamp (PlnRecordBuilder *self)
{
  return self->stamp;
}

void
pln_record_builder_add_clock (PlnRecordBuilder *self,
                              const char       *replica,
                              const char       *time)
{
  PlnClockEntry entry;

  g_return_if_fail (self != NULL && replica != NULL && time != NULL);

  if (g_strlcpy (entry.replica, replica, sizeof entry.replica) != PLN_REPLICA_LEN ||
      g_strlcpy (entry.time, time, sizeof entry.time) != PLN_STAMP_TIME_LEN)
    self->malformed = TRUE;
  else
    g_array_append_val (self->clock, entry);
}

static void
list_add (PlnRecordBuilder *self,
          List             *list,
          const char       *name,
          const char       *value,
          gssize            length,
          const char       *stamp)
{
  Piece piece = { NULL, NULL, NULL, FALSE };

  piece.name = pln_record_name_field (self->schema, name, &piece.is_ref);
  if (value != NULL)
    piece.value = length < 0 ? g_ref_string_new (value) : g_ref_string_new_len (value, length);
  if (stamp != NULL)
    piece.stamp = g_ref_string_new (stamp);
  if (list->pieces->len > 0 &&
      strcmp (g_array_index (list->pieces, Piece, list->pieces->len - 1).name, piece.name) > 0)
    list->unsorted = TRUE;
  g_array_append_val (list->pieces, piece);
}

void
pln_record_builder_add_field (PlnRecordBuilder *self,
                              const char       *name,
                              const char       *value,
                              gssize            length)
{
  g_return_if_fail (self != NULL && name != NULL);

  list_add (self, &self->fields, name, value, length, NULL);
}

void
pln_record_builder_add_stamp (PlnRecordBuilder *self,
                              const char       *name,
                              const char       *stamp)
{
  g_return_if_fail (self != NULL && name != NULL && stamp != NULL);

  list_add (self, &self->stamps, name, NULL, -1, stamp);
}

void
pln_record_builder_add_sibling (PlnRecordBuilder *self,
                                const char       *name,
                                const char       *value,
                                gssize            length,
                                const char       *stamp)
{
  g_return_if_fail (self != NULL && name != NULL && stamp != NULL);

  list_add (self, &self->siblings, name, value, length, stamp);
}

static int
compare_pieces_cb (gconstpointer a,
                   gconstpointer b)
{
  return strcmp (((const Piece *) a)->name, ((const Piece *) b)->name);
}

static int
compare_clock_cb (gconstpointer a,
                  gconstpointer b)
{
  return strcmp (((const PlnClockEntry *) a)->replica, ((const PlnClockEntry *) b)->replica);
}

/* Sorts the list if need be; a name that may stand only once must do so. */
static gboolean
list_prepare (List    *list,
              gboolean once,
              GError **error)
{
  if (list->unsorted)
    g_array_sort (list->pieces, compare_pieces_cb);
  for (guint i = 1; once && i < list->pieces->len; i++)
    {
      const char *name = g_array_index (list->pieces, Piece, i).name;

      if (strcmp (g_array_index (list->pieces, Piece, i - 1).name, name) == 0)
        return pln_record_refuse (error, _("the field “%s” is there twice"), name);
    }

  return TRUE;
}

static gboolean
build_clock (PlnRecordBuilder *self,
             PlnRecord        *record,
             GError          **error)
{
  if (self->malformed)
    return pln_record_refuse (error, _("a clock entry of the record “%s” is malformed"), self->id);
  if (self->clock->len == 0)
    {
      if (strlen (self->stamp) == PLN_STAMP_LEN)
        {
          g_autofree char *time = g_strndup (self->stamp, PLN_STAMP_TIME_LEN);

          pln_record_raise_clock (record, self->stamp + PLN_STAMP_TIME_LEN + 1, time);
        }
      return TRUE;
    }

  g_array_sort (self->clock, compare_clock_cb);
  for (guint i = 0; i < self->clock->len; i++)
    {
      const PlnClockEntry *entry = &g_array_index (self->clock, PlnClockEntry, i);

      if (i > 0 && compare_clock_cb (entry - 1, entry) == 0)
        return pln_record_refuse (error, _("the clock names the replica “%s” twice"), entry->replica);
      pln_record_append_clock (record, entry->replica, entry->time);
    }

  return TRUE;
}

static Piece *
list_peek (List *list)
{
  return list->at < list->pieces->len ? &g_array_index (list->pieces, Piece, list->at) : NULL;
}

/* The piece the walk stands at if it has that name; the walk goes on. */
static Piece *
list_take (List       *list,
           const char *name)
{
  Piece *piece = list_peek (list);

  if (piece == NULL || strcmp (piece->name, name) != 0)
    return NULL;
  list->at++;
  return piece;
}

/* The piece with the least name that the three walks stand at. */
static Piece *
next_piece (PlnRecordBuilder *self)
{
  Piece *least = list_peek (&self->fields);
  Piece *others[] = { list_peek (&self->stamps), list_peek (&self->siblings) };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (others[i] != NULL && (least == NULL || strcmp (others[i]->name, least->name) < 0))
      least = others[i];

  return least;
}

/* Moves the collected versions into the field, in order, each once. */
static void
move_versions (PlnRecordBuilder *self,
               PlnFieldState    *state,
               gboolean          alive)
{
  PlnVersion *versions = (PlnVersion *) (gpointer) self->versions->data;
  guint       n = self->versions->len;

  if (n > 1)
    {
      guint kept = 1;

      pln_versions_sort (versions, n, FALSE);
      for (guint i = 1; i < n; i++)
        {
          if (pln_version_compare (&versions[kept - 1], &versions[i]) == 0)
            clear_version_cb (&versions[i]);
          else
            versions[kept++] = versions[i];
        }
      n = kept;
      pln_versions_sort (versions, n, alive);
    }
  for (guint i = 0; i < n; i++)
    pln_field_state_push (state, versions[i].stamp, versions[i].value);
  memset (versions, 0, self->versions->len * sizeof (PlnVersion)); /* moved */
  g_array_set_size (self->versions, 0);
}

/* A stamp that is the creation stamp is shared with it. */
static char *
take_stamp (PlnRecord *record,
            Piece     *piece)
{
  if (piece == NULL || strcmp (piece->stamp, record->stamp) == 0)
    return g_ref_string_acquire (record->stamp);

  return g_steal_pointer (&piece->stamp);
}

static gboolean
build_field (PlnRecordBuilder *self,
             PlnRecord        *record,
             const char       *name,
             gboolean          is_ref,
             GError          **error)
{
  gboolean   alive = strcmp (name, PLN_ALIVE) == 0;
  Piece     *field = list_take (&self->fields, name);
  Piece     *stamp = list_take (&self->stamps, name);
  Piece     *sibling;
  PlnVersion version = { NULL, NULL };

  if (field != NULL && alive)
    return pln_record_refuse (error, _("“%s” is no name for a field"), name);
  if (field != NULL && (field->value == NULL || strcmp (field->value, "null") == 0))
    return pln_record_refuse (error, _("the field “%s” holds an empty value"), name);

  /* Empty since the creation is what a field without a version is. */
  if (field == NULL && !alive && strcmp (stamp != NULL ? stamp->stamp : record->stamp, record->stamp) == 0
      && (list_peek (&self->siblings) == NULL || strcmp (list_peek (&self->siblings)->name, name) != 0))
    return TRUE;

  version.stamp = take_stamp (record, stamp);
  if (alive)
    version.value = g_ref_string_acquire (self->deleted ? self->no : self->yes);
  else if (field != NULL)
    version.value = g_steal_pointer (&field->value);
  g_array_append_val (self->versions, version);

  while ((sibling = list_take (&self->siblings, name)) != NULL)
    {
      version.stamp = take_stamp (record, sibling);
      version.value = g_steal_pointer (&sibling->value);
      g_array_append_val (self->versions, version);
    }
  move_versions (self, pln_record_append_field (record, name, is_ref), alive);

  return TRUE;
}

static gboolean
build (PlnRecordBuilder *self,
       PlnRecord        *record,
       GError          **error)
{
  gboolean alive_done = FALSE;
  Piece   *piece;

  if (!build_clock (self, record, error) || !list_prepare (&self->fields, TRUE, error) ||
      !list_prepare (&self->stamps, TRUE, error) || !list_prepare (&self->siblings, FALSE, error))
    return FALSE;

  while ((piece = next_piece (self)) != NULL || !alive_done)
    {
      int order = piece == NULL || alive_done ? 0 : strcmp (PLN_ALIVE, piece->name);

      if (!alive_done && (piece == NULL || order <= 0))
        {
          alive_done = TRUE;
          if (!build_field (self, record, PLN_ALIVE, FALSE, error))
            return FALSE;
        }
      else if (!build_field (self, record, piece->name, piece->is_ref, error))
        {
          return FALSE;
        }
    }

  return pln_record_validate (record, error);
}

/* Puts the record together by the rules of exchange/README.md: a field of
 * `fields` is from the creation stamp unless `stamps` says otherwise; one that
 * only `stamps` or `siblings` name is shown empty; without a clock it is just
 * the creation stamp.  Versions are put in order, whatever the order they came
 * in.  (transfer full) */
PlnRecord *
pln_record_builder_finish (PlnRecordBuilder *self,
                           GError          **error)
{
  g_autoptr (PlnRecord) record = NULL;
  gboolean              sound = FALSE;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->kind == NULL || *self->kind == '\0')
    pln_record_refuse (error, _("a record has no %s"), "kind");
  else if (self->id == NULL)
    pln_record_refuse (error, _("a record has no %s"), "id");
  else if (self->stamp == NULL)
    pln_record_refuse (error, _("a record has no %s"), "stamp");
  else
    {
      record = pln_record_new (self->kind, self->id, self->stamp);
      sound = build (self, record, error);
    }
  pln_record_builder_reset (self);

  return sound ? g_steal_pointer (&record) : NULL;
}
