/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "laws-model.h"

#include <string.h>

const char *const model_fields[MODEL_FIELDS] = { "alive", "name", "parent", "zz_of_a_later_version" };
const char *const model_ids[MODEL_RECORDS] = { "r0", "r1", "r2" };
const char *const model_kinds[MODEL_RECORDS] = { "body", "body", "kind_of_a_later_version" };

gboolean
model_set_has (const ModelSet *set,
               guint           version)
{
  return (set->words[version / 64] >> (version % 64)) & 1;
}

static void
set_add (ModelSet *set,
         guint     version)
{
  set->words[version / 64] |= G_GUINT64_CONSTANT (1) << (version % 64);
}

gboolean
model_set_is_empty (const ModelSet *set)
{
  guint64 all = 0;

  for (guint i = 0; i < MODEL_WORDS; i++)
    all |= set->words[i];

  return all == 0;
}

gboolean
model_set_join (ModelSet       *set,
                const ModelSet *other)
{
  gboolean grown = FALSE;

  for (guint i = 0; i < MODEL_WORDS; i++)
    {
      grown |= (other->words[i] & ~set->words[i]) != 0;
      set->words[i] |= other->words[i];
    }

  return grown;
}

/* The versions of the field that have been heard of and not replaced. */
static ModelSet
standing (const ModelHistory *history,
          const ModelSet     *seen,
          guint               record,
          guint               field)
{
  ModelSet result = { { 0 } }, replaced = { { 0 } };

  for (guint i = 0; i < history->n; i++)
    {
      const ModelVersion *v = &history->versions[i];

      if (v->record != record || v->field != field || !model_set_has (seen, i))
        continue;
      set_add (&result, i);
      model_set_join (&replaced, &v->replaced);
    }
  for (guint i = 0; i < MODEL_WORDS; i++)
    result.words[i] &= ~replaced.words[i];

  return result;
}

void
model_commit (ModelHistory *history,
              ModelSet     *seen,
              guint         record,
              guint         field,
              guint         author,
              const char   *stamp,
              const char   *value,
              gboolean      creation)
{
  ModelVersion *v = &history->versions[history->n];

  g_assert_cmpuint (history->n, <, MODEL_VERSIONS);
  v->record = record;
  v->field = field;
  v->author = author;
  v->creation = creation;
  g_strlcpy (v->stamp, stamp, sizeof v->stamp);
  v->value = value;
  v->replaced = standing (history, seen, record, field);
  set_add (seen, history->n++);
}

/* Takes the version with the greatest stamp out of the set; with `only`, of those with that value. */
static int
take_greatest (const ModelHistory *history,
               ModelSet           *set,
               const char         *only)
{
  int best = -1;

  for (guint i = 0; i < history->n; i++)
    if (model_set_has (set, i) && (only == NULL || g_strcmp0 (history->versions[i].value, only) == 0) &&
        (best < 0 || strcmp (history->versions[best].stamp, history->versions[i].stamp) < 0))
      best = (int) i;
  if (best >= 0)
    set->words[best / 64] &= ~(G_GUINT64_CONSTANT (1) << (best % 64));

  return best;
}

guint
model_current (const ModelHistory *history,
               const ModelSet     *seen,
               guint               record,
               guint               field,
               guint               out[MODEL_VERSIONS])
{
  ModelSet set = standing (history, seen, record, field);
  guint    n = 0;
  int      next;

  if (field == MODEL_ALIVE && (next = take_greatest (history, &set, "true")) >= 0)
    out[n++] = (guint) next;
  while (!model_set_is_empty (&set) && (next = take_greatest (history, &set, NULL)) >= 0)
    out[n++] = (guint) next;

  return n;
}

const char *
model_creation (const ModelHistory *history,
                const ModelSet     *seen,
                guint               record)
{
  const char *least = NULL;

  for (guint i = 0; i < history->n; i++)
    {
      const ModelVersion *v = &history->versions[i];

      if (v->creation && v->record == record && model_set_has (seen, i) &&
          (least == NULL || strcmp (v->stamp, least) < 0))
        least = v->stamp;
    }

  return least;
}

const char *
model_last_stamp (const ModelHistory *history,
                  const ModelSet     *seen,
                  guint               record,
                  guint               author)
{
  const char *last = NULL;

  for (guint i = 0; i < history->n; i++)
    {
      const ModelVersion *v = &history->versions[i];

      if (v->author == author && v->record == record && model_set_has (seen, i) &&
          (last == NULL || strcmp (v->stamp, last) > 0))
        last = v->stamp;
    }

  return last;
}

/* One member of an object that opens when the first comes. */
static void
member (GString    *out,
        guint      *count,
        const char *object,
        const char *name,
        const char *value)
{
  g_string_append (out, (*count)++ == 0 ? object : ",");
  g_string_append_printf (out, "\"%s\":%s", name, value);
}

static int
compare_strings_cb (gconstpointer a,
                    gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static void
line_clock (GString            *out,
            const ModelHistory *history,
            const ModelSet     *seen,
            guint               record,
            guint               n_authors)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_free);
  const char           *creation = model_creation (history, seen, record), *stamp = NULL;

  for (guint author = 0; author < n_authors; author++)
    {
      const char *last = model_last_stamp (history, seen, record, author);

      if (last == NULL)
        continue;
      stamp = last;
      g_ptr_array_add (entries, g_strdup_printf ("\"%s\":\"%.29s\"", last + 30, last));
    }
  if (entries->len == 1 && strcmp (stamp, creation) == 0)
    return;
  g_ptr_array_sort (entries, compare_strings_cb);
  g_ptr_array_add (entries, NULL);
  {
    g_autofree char *joined = g_strjoinv (",", (char **) entries->pdata);

    g_string_append_printf (out, ",\"clock\":{%s}", joined);
  }
}

char *
model_line (const ModelHistory *history,
            const ModelSet     *seen,
            guint               record,
            guint               n_authors)
{
  const char *creation = model_creation (history, seen, record);
  GString    *out = g_string_new (NULL);
  guint       versions[MODEL_FIELDS][MODEL_VERSIONS], n[MODEL_FIELDS], fields = 0, stamps = 0, siblings = 0;

  for (guint f = 0; f < MODEL_FIELDS; f++)
    n[f] = model_current (history, seen, record, f, versions[f]);

  g_string_append_printf (out, "{\"kind\":\"%s\",\"id\":\"%s\",\"stamp\":\"%s\"", model_kinds[record], model_ids[record],
                          creation);
  line_clock (out, history, seen, record, n_authors);
  if (strcmp (history->versions[versions[MODEL_ALIVE][0]].value, "false") == 0)
    g_string_append (out, ",\"deleted\":true");

  for (guint f = 1; f < MODEL_FIELDS; f++)
    if (n[f] > 0 && history->versions[versions[f][0]].value != NULL)
      member (out, &fields, ",\"fields\":{", model_fields[f], history->versions[versions[f][0]].value);
  g_string_append (out, fields > 0 ? "}" : "");

  for (guint f = 0; f < MODEL_FIELDS; f++)
    if (n[f] > 0 && strcmp (history->versions[versions[f][0]].stamp, creation) != 0)
      {
        g_autofree char *quoted = g_strdup_printf ("\"%s\"", history->versions[versions[f][0]].stamp);

        member (out, &stamps, ",\"stamps\":{", model_fields[f], quoted);
      }
  g_string_append (out, stamps > 0 ? "}" : "");

  for (guint f = 0; f < MODEL_FIELDS; f++)
    {
      g_autoptr (GString) list = g_string_new ("[");

      for (guint i = 1; i < n[f]; i++)
        {
          const ModelVersion *v = &history->versions[versions[f][i]];

          g_string_append_printf (list, "%s{\"value\":%s,\"stamp\":\"%s\"}", i > 1 ? "," : "",
                                  v->value != NULL ? v->value : "null", v->stamp);
        }
      g_string_append_c (list, ']');
      if (n[f] > 1)
        member (out, &siblings, ",\"siblings\":{", model_fields[f], list->str);
    }
  g_string_append (out, siblings > 0 ? "}}" : "}");

  return g_string_free_and_steal (out);
}
