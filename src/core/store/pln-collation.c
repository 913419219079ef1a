/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <locale.h>
#include <string.h>

#include "store/pln-collation.h"
#include "values/pln-value.h"

#define MAX_TEXTS 200000

struct _PlnCollationText
{
  char *text; /* owned */
  char *key;  /* owned */
  guint rank;
};

struct _PlnCollation
{
  GHashTable *texts;  /* owned; text (borrowed) to PlnCollationText, owned */
  gboolean    folded; /* the locale has no order of its own */
  gboolean    ranked;
};

static void
text_free (gpointer data)
{
  PlnCollationText *text = data;

  g_free (text->text);
  g_free (text->key);
  g_free (text);
}

/* (transfer full) */
PlnCollation *
pln_collation_new (void)
{
  static const char *const without[] = { "C", "POSIX", "C.UTF-8", "C.utf8", NULL };
  const char *locale = setlocale (LC_COLLATE, NULL);
  PlnCollation *self = g_new0 (PlnCollation, 1);

  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, text_free);
  self->folded = locale == NULL || g_strv_contains (without, locale);
  return self;
}

void
pln_collation_free (PlnCollation *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->texts);
  g_free (self);
}

/* Letters of either case are the same; where the locale has no order, so are
 * letters with and without accents. */
static char *
make_key (PlnCollation *self, const char *text)
{
  g_autofree char *lower = NULL;

  if (self->folded || !g_utf8_validate (text, -1, NULL))
    return pln_text_fold (text);
  lower = g_utf8_casefold (text, -1);
  return g_utf8_collate_key (lower, -1);
}

PlnCollationText *
pln_collation_add (PlnCollation *self, const char *text)
{
  PlnCollationText *known = g_hash_table_lookup (self->texts, text);

  if (known != NULL)
    return known;
  known = g_new (PlnCollationText, 1);
  known->text = g_strdup (text);
  known->key = make_key (self, text);
  known->rank = 0;
  g_hash_table_insert (self->texts, known->text, known);
  self->ranked = FALSE;
  return known;
}

const char *
pln_collation_get_key (const PlnCollationText *text)
{
  return text->key;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(PlnCollationText *const *) a)->key, (*(PlnCollationText *const *) b)->key);
}

gboolean
pln_collation_is_unranked (const PlnCollation *self, guint more_than)
{
  return !self->ranked && g_hash_table_size (self->texts) > more_than;
}

void
pln_collation_rank (PlnCollation *self)
{
  g_autoptr (GPtrArray) all = NULL;

  if (self->ranked)
    return;
  all = g_hash_table_get_values_as_ptr_array (self->texts);
  g_ptr_array_sort (all, compare_texts);
  for (guint i = 0; i < all->len; i++)
    {
      PlnCollationText *text = all->pdata[i];
      gboolean same = i > 0 && compare_texts (&all->pdata[i - 1], &all->pdata[i]) == 0;

      text->rank = same ? ((PlnCollationText *) all->pdata[i - 1])->rank : i + 1;
    }
  self->ranked = TRUE;
}

guint
pln_collation_get_rank (const PlnCollationText *text)
{
  return text->rank;
}

void
pln_collation_trim (PlnCollation *self)
{
  if (g_hash_table_size (self->texts) > MAX_TEXTS)
    g_hash_table_remove_all (self->texts);
}
