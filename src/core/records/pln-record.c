/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pln-record-private.h"

/* A record and its versions.  Nearly every field has one version, and nearly
 * every stamp is the creation stamp, so both are held without an allocation of
 * their own: the version lies in the field, the stamp is shared. */

G_DEFINE_QUARK (pln-record-error-quark, pln_record_error)

gboolean
pln_record_refuse (GError    **error,
                   const char *format,
                   ...)
{
  va_list args;

  va_start (args, format);
  g_propagate_error (error, g_error_new_valist (PLN_RECORD_ERROR, PLN_RECORD_ERROR_INVALID, format, args));
  va_end (args);

  return FALSE;
}

/* --- versions of a field --- */

PlnVersion *
pln_field_state_peek (PlnFieldState *self)
{
  return self->n_versions == 1 ? &self->held.one : self->held.many;
}

static gboolean
is_power_of_two (guint n)
{
  return (n & (n - 1)) == 0;
}

void
pln_field_state_push (PlnFieldState *self,
                      char          *stamp,
                      char          *value)
{
  PlnVersion version = { stamp, value };

  if (self->n_versions == 0)
    {
      self->held.one = version;
    }
  else
    {
      if (self->n_versions == 1)
        {
          PlnVersion first = self->held.one;

          self->held.many = g_new (PlnVersion, 2);
          self->held.many[0] = first;
        }
      else if (is_power_of_two (self->n_versions))
        {
          self->held.many = g_renew (PlnVersion, self->held.many, 2 * (gsize) self->n_versions);
        }
      self->held.many[self->n_versions] = version;
    }
  self->n_versions++;
}

/* Leaves the field without versions; the name stays. */
static void
drop_versions (PlnFieldState *self)
{
  PlnVersion *versions = pln_field_state_peek (self);

  for (guint i = 0; i < self->n_versions; i++)
    {
      pln_ref_clear (&versions[i].stamp);
      pln_ref_clear (&versions[i].value);
    }
  if (self->n_versions > 1)
    g_clear_pointer (&self->held.many, g_free);
  self->n_versions = 0;
}

void
pln_field_state_clear (PlnFieldState *self)
{
  drop_versions (self);
  if (self->name_is_ref)
    g_ref_string_release ((char *) self->name);
  self->name = NULL;
  self->name_is_ref = FALSE;
}

/* --- making --- */

/* Returns a name that lives long enough: that of the schema where it has the
 * field, so that common names cost nothing; else a GRefString to be released. */
const char *
pln_record_name_field (const PlnKind *schema,
                       const char    *name,
                       gboolean      *is_ref)
{
  const PlnField *field;

  *is_ref = FALSE;
  if (strcmp (name, PLN_ALIVE) == 0)
    return PLN_ALIVE;
  field = schema != NULL ? pln_kind_find_field (schema, name) : NULL;
  if (field != NULL)
    return field->name;

  *is_ref = TRUE;
  return g_ref_string_new (name);
}

static PlnRecord *
record_alloc (void)
{
  PlnRecord *self = g_new0 (PlnRecord, 1);

  g_atomic_ref_count_init (&self->ref_count);
  return self;
}

/* A record without clock and fields.  The creation stamp is not put into the
 * clock: see pln_record_new_alive() for a new record, PlnRecordBuilder for one
 * that is read.  (transfer full) */
PlnRecord *
pln_record_new (const char *kind,
                const char *id,
                const char *creation_stamp)
{
  PlnRecord *self;

  g_return_val_if_fail (kind != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (creation_stamp != NULL, NULL);

  self = record_alloc ();
  self->schema = pln_schema_find (kind);
  if (self->schema == NULL)
    self->kind = g_ref_string_new (kind);
  self->id = g_ref_string_new (id);
  self->stamp = g_ref_string_new (creation_stamp);

  return self;
}

/* A record with the kind, id and stamp of another, and room for its fields. */
PlnRecord *
pln_record_new_like (const PlnRecord *other)
{
  PlnRecord *self = record_alloc ();

  self->schema = other->schema;
  self->kind = pln_ref_or_null (other->kind);
  self->id = g_ref_string_acquire (other->id);
  self->stamp = g_ref_string_acquire (other->stamp);
  self->malformed = other->malformed;

  return self;
}

static void
raise_clock_to_stamp (PlnRecord  *self,
                      const char *stamp)
{
  char time[PLN_STAMP_TIME_LEN + 1];

  if (strlen (stamp) != PLN_STAMP_LEN)
    {
      self->malformed = TRUE;
      return;
    }
  memcpy (time, stamp, PLN_STAMP_TIME_LEN);
  time[PLN_STAMP_TIME_LEN] = '\0';
  pln_record_raise_clock (self, stamp + PLN_STAMP_TIME_LEN + 1, time);
}

PlnRecord *
pln_record_new_alive (const char *kind,
                      const char *id,
                      const char *creation_stamp)
{
  PlnRecord *self = pln_record_new (kind, id, creation_stamp);

  if (self != NULL)
    pln_record_edit_alive (self, self->stamp, TRUE);

  return self;
}

/* A record that may be changed without the other noticing.  (transfer full) */
PlnRecord *
pln_record_copy (const PlnRecord *self)
{
  PlnRecord *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = pln_record_new_like (self);
  copy->n_clock = copy->clock_allocated = self->n_clock;
  copy->clock = g_memdup2 (self->clock, self->n_clock * sizeof (PlnClockEntry));
  for (guint i = 0; i < self->n_fields; i++)
    {
      const PlnFieldState *from = &self->fields[i];
      const PlnVersion    *versions = pln_field_state_get_versions (from);
      PlnFieldState       *to = pln_record_append_field (copy, from->name, from->name_is_ref);

      for (guint j = 0; j < from->n_versions; j++)
        pln_field_state_push (to, g_ref_string_acquire (versions[j].stamp), pln_ref_or_null (versions[j].value));
    }

  return copy;
}

PlnRecord *
pln_record_ref (PlnRecord *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
pln_record_unref (PlnRecord *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (guint i = 0; i < self->n_fields; i++)
    pln_field_state_clear (&self->fields[i]);
  g_free (self->fields);
  g_free (self->clock);
  pln_ref_clear (&self->kind);
  pln_ref_clear (&self->id);
  pln_ref_clear (&self->stamp);
  g_free (self);
}

/* --- reading --- */

const char *
pln_record_get_kind (const PlnRecord *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->schema != NULL ? self->schema->name : self->kind;
}

const char *
pln_record_get_id (const PlnRecord *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->id;
}

const char *
pln_record_get_stamp (const PlnRecord *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->stamp;
}

guint
pln_record_get_n_fields (const PlnRecord *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_fields;
}

const PlnFieldState *
pln_record_get_nth_field (const PlnRecord *self,
                          guint            n)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (n < self->n_fields, NULL);

  return &self->fields[n];
}

/* Returns whether the field is there; *place is where it is or belongs. */
static gboolean
search_field (const PlnRecord *self,
              const char      *name,
              guint           *place)
{
  guint low = 0, high = self->n_fields;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      int   order = strcmp (name, self->fields[middle].name);

      if (order == 0)
        {
          *place = middle;
          return TRUE;
        }
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }
  *place = low;

  return FALSE;
}

const PlnFieldState *
pln_record_find_field (const PlnRecord *self,
                       const char      *name)
{
  guint place;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  return search_field (self, name, &place) ? &self->fields[place] : NULL;
}

const char *
pln_record_get_value (const PlnRecord *self,
                      const char      *field)
{
  const PlnFieldState *state = pln_record_find_field (self, field);

  return state != NULL ? pln_field_state_get_versions (state)[0].value : NULL;
}

gboolean
pln_record_is_deleted (const PlnRecord *self)
{
  return g_strcmp0 (pln_record_get_value (self, PLN_ALIVE), "false") == 0;
}

gboolean
pln_record_has_conflict (const PlnRecord *self,
                         const char      *field)
{
  const PlnFieldState *state = pln_record_find_field (self, field);
  const PlnVersion    *versions;

  if (state == NULL)
    return FALSE;
  versions = pln_field_state_get_versions (state);
  for (guint i = 1; i < state->n_versions; i++)
    if (g_strcmp0 (versions[0].value, versions[i].value) != 0)
      return TRUE;

  return FALSE;
}

/* --- clock --- */

static gboolean
search_clock (const PlnRecord *self,
              const char      *replica,
              guint           *place)
{
  guint low = 0, high = self->n_clock;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      int   order = strcmp (replica, self->clock[middle].replica);

      if (order == 0)
        {
          *place = middle;
          return TRUE;
        }
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }
  *place = low;

  return FALSE;
}

guint
pln_record_get_n_clock (const PlnRecord *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_clock;
}

void
pln_record_get_nth_clock (const PlnRecord *self,
                          guint            n,
                          const char     **replica,
                          const char     **time)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (n < self->n_clock);

  *replica = self->clock[n].replica;
  *time = self->clock[n].time;
}

const char *
pln_record_get_clock (const PlnRecord *self,
                      const char      *replica)
{
  guint place;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (replica != NULL, NULL);

  return search_clock (self, replica, &place) ? self->clock[place].time : NULL;
}

static PlnClockEntry *
grow_clock (PlnRecord *self)
{
  if (self->n_clock == self->clock_allocated)
    {
      self->clock_allocated = self->n_clock == 0 ? 1 : 2 * self->n_clock;
      self->clock = g_renew (PlnClockEntry, self->clock, self->clock_allocated);
    }

  return &self->clock[self->n_clock++];
}

/* Both have their full length.  The entry sorts after those that are there. */
void
pln_record_append_clock (PlnRecord  *self,
                         const char *replica,
                         const char *time)
{
  PlnClockEntry *entry = grow_clock (self);

  memcpy (entry->replica, replica, PLN_REPLICA_LEN + 1);
  memcpy (entry->time, time, PLN_STAMP_TIME_LEN + 1);
}

/* An entry that does not have the length of a replica and a time is not taken,
 * and pln_record_validate() will say so. */
void
pln_record_raise_clock (PlnRecord  *self,
                        const char *replica,
                        const char *time)
{
  guint place;

  g_return_if_fail (self != NULL);
  g_return_if_fail (replica != NULL);
  g_return_if_fail (time != NULL);

  if (strlen (replica) != PLN_REPLICA_LEN || strlen (time) != PLN_STAMP_TIME_LEN)
    {
      self->malformed = TRUE;
      return;
    }

  if (search_clock (self, replica, &place))
    {
      if (strcmp (time, self->clock[place].time) > 0)
        memcpy (self->clock[place].time, time, PLN_STAMP_TIME_LEN + 1);
      return;
    }

  pln_record_append_clock (self, replica, time);
  if (place + 1 < self->n_clock)
    {
      PlnClockEntry entry = self->clock[self->n_clock - 1];

      memmove (self->clock + place + 1, self->clock + place, (self->n_clock - 1 - place) * sizeof (PlnClockEntry));
      self->clock[place] = entry;
    }
}

/* --- building and editing --- */

/* Appends a field without versions; its name sorts after those that are there.
 * A name that is a GRefString is shared, any other must be static. */
PlnFieldState *
pln_record_append_field (PlnRecord  *self,
                         const char *name,
                         gboolean    name_is_ref)
{
  PlnFieldState *state;

  if (self->n_fields == self->fields_allocated)
    {
      self->fields_allocated = self->n_fields == 0 ? 12 : 2 * self->n_fields;
      self->fields = g_renew (PlnFieldState, self->fields, self->fields_allocated);
    }
  state = &self->fields[self->n_fields++];
  memset (state, 0, sizeof *state);
  state->name = name_is_ref ? g_ref_string_acquire ((char *) name) : name;
  state->name_is_ref = name_is_ref;

  return state;
}

/* Returns the field, made where it belongs when it was not there. */
PlnFieldState *
pln_record_ensure_field (PlnRecord  *self,
                         const char *name)
{
  gboolean      is_ref;
  const char   *kept;
  guint         place;
  PlnFieldState state;

  if (search_field (self, name, &place))
    return &self->fields[place];

  kept = pln_record_name_field (self->schema, name, &is_ref);
  state = *pln_record_append_field (self, kept, is_ref);
  if (is_ref)
    g_ref_string_release ((char *) kept);
  memmove (self->fields + place + 1, self->fields + place, (self->n_fields - 1 - place) * sizeof (PlnFieldState));
  self->fields[place] = state;

  return &self->fields[place];
}

/* The creation stamp is the stamp of most versions: share it. */
static char *
share_stamp (PlnRecord  *self,
             const char *stamp)
{
  if (stamp == self->stamp || strcmp (stamp, self->stamp) == 0)
    return g_ref_string_acquire (self->stamp);

  return g_ref_string_new (stamp);
}

/* Adds a version to those of the field; one that is there already is not added
 * twice.  value is canonical text, NULL for an empty one. */
void
pln_record_add_version (PlnRecord  *self,
                        const char *field,
                        const char *stamp,
                        const char *value)
{
  PlnFieldState    *state;
  const PlnVersion *versions;

  g_return_if_fail (self != NULL);
  g_return_if_fail (field != NULL);
  g_return_if_fail (stamp != NULL);

  state = pln_record_ensure_field (self, field);
  versions = pln_field_state_get_versions (state);
  for (guint i = 0; i < state->n_versions; i++)
    if (strcmp (versions[i].stamp, stamp) == 0 && g_strcmp0 (versions[i].value, value) == 0)
      return;

  pln_field_state_push (state, share_stamp (self, stamp), value != NULL ? g_ref_string_new (value) : NULL);
  if (state->n_versions > 1)
    pln_versions_sort (state->held.many, state->n_versions, strcmp (field, PLN_ALIVE) == 0);
}

void
pln_record_set_stamp (PlnRecord  *self,
                      const char *creation_stamp)
{
  char *stamp;

  g_return_if_fail (self != NULL);
  g_return_if_fail (creation_stamp != NULL);

  stamp = g_ref_string_new (creation_stamp);
  pln_ref_clear (&self->stamp);
  self->stamp = stamp;
}

/* The only version of the field from now on. */
static void
replace_versions (PlnRecord  *self,
                  const char *field,
                  char       *stamp,
                  const char *value)
{
  PlnFieldState *state = pln_record_ensure_field (self, field);
  char          *kept = value != NULL ? g_ref_string_new (value) : NULL;

  drop_versions (state);
  pln_field_state_push (state, stamp, kept);
}

/* Sets a field in one edit, which also brings a deleted record back.  Emptying
 * a field that never had a value leaves it without a version, and so does
 * emptying one under the creation stamp: an empty value is a version of its own
 * only where somebody took a value away. */
void
pln_record_edit_field (PlnRecord  *self,
                       const char *field,
                       const char *stamp,
                       const char *value)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (field != NULL && strcmp (field, PLN_ALIVE) != 0);
  g_return_if_fail (stamp != NULL);

  if (value != NULL)
    replace_versions (self, field, share_stamp (self, stamp), value);
  else if (strcmp (stamp, self->stamp) == 0)
    pln_record_remove_field (self, field);
  else if (pln_record_find_field (self, field) != NULL)
    replace_versions (self, field, share_stamp (self, stamp), NULL);

  pln_record_edit_alive (self, stamp, TRUE);
}

void
pln_record_edit_alive (PlnRecord  *self,
                       const char *stamp,
                       gboolean    alive)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (stamp != NULL);

  replace_versions (self, PLN_ALIVE, share_stamp (self, stamp), alive ? "true" : "false");
  raise_clock_to_stamp (self, stamp);
}

/* Takes the field and all its versions away, as though it never was. */
void
pln_record_remove_field (PlnRecord  *self,
                         const char *field)
{
  guint place;

  g_return_if_fail (self != NULL);
  g_return_if_fail (field != NULL);

  if (!search_field (self, field, &place))
    return;
  pln_field_state_clear (&self->fields[place]);
  self->n_fields--;
  memmove (self->fields + place, self->fields + place + 1, (self->n_fields - place) * sizeof (PlnFieldState));
}

gboolean
pln_record_restamp (PlnRecord  *self,
                    const char *from,
                    const char *to)
{
  g_autofree char *old = NULL, *new = NULL; /* the arguments may be strings of this record */
  gboolean         found = FALSE;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (from != NULL && to != NULL, FALSE);

  old = g_strdup (from);
  new = g_strdup (to);
  for (guint i = 0; i < self->n_fields; i++)
    {
      PlnFieldState *state = &self->fields[i];
      PlnVersion    *versions = pln_field_state_peek (state);

      for (guint j = 0; j < state->n_versions; j++)
        if (strcmp (versions[j].stamp, old) == 0)
          {
            pln_ref_clear (&versions[j].stamp);
            versions[j].stamp = share_stamp (self, new);
            found = TRUE;
          }
      if (state->n_versions > 1)
        pln_versions_sort (versions, state->n_versions, strcmp (state->name, PLN_ALIVE) == 0);
    }
  if (found)
    raise_clock_to_stamp (self, new);

  return found;
}

static gboolean
field_state_equal (const PlnFieldState *a,
                   const PlnFieldState *b)
{
  const PlnVersion *left = pln_field_state_get_versions (a), *right = pln_field_state_get_versions (b);

  if (a->n_versions != b->n_versions || strcmp (a->name, b->name) != 0)
    return FALSE;
  for (guint i = 0; i < a->n_versions; i++)
    if (strcmp (left[i].stamp, right[i].stamp) != 0 || g_strcmp0 (left[i].value, right[i].value) != 0)
      return FALSE;

  return TRUE;
}

gboolean
pln_record_equal (const PlnRecord *a,
                  const PlnRecord *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a->n_fields != b->n_fields || a->n_clock != b->n_clock || strcmp (a->id, b->id) != 0 ||
      strcmp (a->stamp, b->stamp) != 0 || strcmp (pln_record_get_kind (a), pln_record_get_kind (b)) != 0)
    return FALSE;
  for (guint i = 0; i < a->n_clock; i++)
    if (strcmp (a->clock[i].replica, b->clock[i].replica) != 0 || strcmp (a->clock[i].time, b->clock[i].time) != 0)
      return FALSE;
  for (guint i = 0; i < a->n_fields; i++)
    if (!field_state_equal (&a->fields[i], &b->fields[i]))
      return FALSE;

  return TRUE;
}
