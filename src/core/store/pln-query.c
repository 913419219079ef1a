// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/pln-store-private.h"

/* Queries: a description that is turned into one SELECT over the table of its
 * kind.  Names of tables and columns come from the schema only; every value is
 * bound.  The table has the alias k, pln_record the alias r where it is needed. */

typedef enum
{
  CONDITION_WHERE,
  CONDITION_BETWEEN,
  CONDITION_AS_OF,
  CONDITION_SEARCH,
} ConditionType;

typedef struct
{
  ConditionType type;
  char  *field;       /* owned */
  char **values;      /* owned: canonical; a NULL list means empty */
  PlnDay first, last;
} Condition;

typedef struct
{
  char    *field; /* owned */
  gboolean descending;
} SortKey;

struct _PlnQuery
{
  char    *kind; /* owned; NULL: all kinds */
  GArray  *conditions;
  GArray  *sort;
  gboolean by_age;
  gboolean with_deleted;
  guint    limit;
};

static void
clear_condition (Condition *condition)
{
  g_free (condition->field);
  g_strfreev (condition->values);
}

static void
clear_sort (SortKey *key)
{
  g_free (key->field);
}

PlnQuery *
pln_query_new (const char *kind)
{
  PlnQuery *self = g_new0 (PlnQuery, 1);

  self->kind = g_strdup (kind);
  self->conditions = g_array_new (FALSE, FALSE, sizeof (Condition));
  self->sort = g_array_new (FALSE, FALSE, sizeof (SortKey));
  g_array_set_clear_func (self->conditions, (GDestroyNotify) clear_condition);
  g_array_set_clear_func (self->sort, (GDestroyNotify) clear_sort);
  return self;
}

void
pln_query_free (PlnQuery *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->conditions);
  g_array_unref (self->sort);
  g_free (self->kind);
  g_free (self);
}

PlnQuery *
pln_query_copy (const PlnQuery *self)
{
  PlnQuery *copy = pln_query_new (self->kind);

  for (guint i = 0; i < self->conditions->len; i++)
    {
      Condition condition = g_array_index (self->conditions, Condition, i);

      condition.field = g_strdup (condition.field);
      condition.values = g_strdupv (condition.values);
      g_array_append_val (copy->conditions, condition);
    }
  for (guint i = 0; i < self->sort->len; i++)
    pln_query_sort (copy, g_array_index (self->sort, SortKey, i).field, g_array_index (self->sort, SortKey, i).descending);
  copy->by_age = self->by_age;
  copy->with_deleted = self->with_deleted;
  copy->limit = self->limit;
  return copy;
}

static void
add_condition (PlnQuery *self, ConditionType type, const char *field, const char *const *values, PlnDay first, PlnDay last)
{
  Condition condition = { type, g_strdup (field), g_strdupv ((char **) values), first, last };

  g_array_append_val (self->conditions, condition);
}

void
pln_query_where (PlnQuery *self, const char *field, const char *canonical)
{
  const char *values[] = { canonical, NULL };

  add_condition (self, CONDITION_WHERE, field, canonical != NULL ? values : NULL, 0, 0);
}

void
pln_query_where_any (PlnQuery *self, const char *field, const char *const *canonicals)
{
  add_condition (self, CONDITION_WHERE, field, canonicals, 0, 0);
}

void
pln_query_between (PlnQuery *self, const char *when_field, PlnDay first, PlnDay last)
{
  add_condition (self, CONDITION_BETWEEN, when_field, NULL, first, last);
}

void
pln_query_search (PlnQuery *self, const char *text)
{
  const char *values[] = { text, NULL };

  if (text != NULL)
    add_condition (self, CONDITION_SEARCH, NULL, values, 0, 0);
}

void
pln_query_as_of (PlnQuery *self, PlnDay first, PlnDay last)
{
  add_condition (self, CONDITION_AS_OF, NULL, NULL, first, last);
}

void
pln_query_sort (PlnQuery *self, const char *field, gboolean descending)
{
  SortKey key = { g_strdup (field), descending };

  g_array_append_val (self->sort, key);
}

void
pln_query_sort_by_age (PlnQuery *self)
{
  self->by_age = TRUE;
}

void
pln_query_with_deleted (PlnQuery *self, gboolean deleted)
{
  self->with_deleted = deleted;
}

void
pln_query_limit (PlnQuery *self, guint limit)
{
  self->limit = limit;
}

const char *
pln_query_get_kind (const PlnQuery *self)
{
  return self->kind;
}

gboolean
pln_query_is_sorted (const PlnQuery *self)
{
  return self->by_age || self->sort->len > 0;
}

static gboolean
has_search (const PlnQuery *self)
{
  for (guint i = 0; i < self->conditions->len; i++)
    if (g_array_index (self->conditions, Condition, i).type == CONDITION_SEARCH)
      return TRUE;
  return FALSE;
}

gboolean
pln_query_minds_others (const PlnQuery *self, GHashTable *kinds)
{
  const PlnKind *kind = self->kind != NULL ? pln_schema_find (self->kind) : NULL;

  if (kind == NULL || (has_search (self) && g_hash_table_contains (kinds, "name")))
    return TRUE;
  /* Sorted by the titles of what it refers to. */
  for (guint i = 0; i < self->sort->len; i++)
    {
      const PlnField *field = pln_kind_find_field (kind, g_array_index (self->sort, SortKey, i).field);

      if (field != NULL && field->type == PLN_TYPE_REFERENCE && g_hash_table_contains (kinds, field->target))
        return TRUE;
    }
  return FALSE;
}

/* ---- into SQL ------------------------------------------------------------ */

typedef struct
{
  GString   *sql;
  GPtrArray *values; /* owned texts to bind, NULL allowed */
  const PlnKind *kind;
  const char *const *among; /* only these ids; NULL: all */
} Build;

static void
build_among (Build *build)
{
  g_string_append (build->sql, " AND k.n IN (SELECT n FROM pln_record WHERE id IN (");
  for (guint i = 0; build->among[i] != NULL; i++)
    {
      g_string_append (build->sql, i > 0 ? ",?" : "?");
      g_ptr_array_add (build->values, g_strdup (build->among[i]));
    }
  g_string_append (build->sql, "))");
}

static gboolean
need_field (const PlnKind *kind, const char *name, const PlnField **field, GError **error)
{
  *field = pln_kind_find_field (kind, name);
  if (*field != NULL)
    return TRUE;
  g_set_error (error, PLN_STORE_ERROR, PLN_STORE_ERROR_NOT_FOUND, _("“%s” has no field “%s”."), kind->name, name);
  return FALSE;
}

static gboolean
build_where (Build *build, const Condition *condition, GError **error)
{
  const PlnField *field;

  if (!need_field (build->kind, condition->field, &field, error))
    return FALSE;
  if (condition->values == NULL)
    {
      g_string_append_printf (build->sql, " AND k.\"%s\" IS NULL", field->name);
      return TRUE;
    }
  if (field->type == PLN_TYPE_REFERENCE)
    g_string_append (build->sql, " AND k.n IN (SELECT n FROM pln_ref WHERE target IN (");
  else
    g_string_append_printf (build->sql, " AND k.\"%s\" IN (", field->name);
  for (guint i = 0; condition->values[i] != NULL; i++)
    {
      gboolean number = field->type == PLN_TYPE_INTEGER || field->type == PLN_TYPE_BOOLEAN;

      g_string_append_printf (build->sql, number ? "%sCAST(? AS INTEGER)" : "%s?", i > 0 ? "," : "");
      g_ptr_array_add (build->values, pln_row_canonical_to_column (field->type, condition->values[i]));
    }
  if (field->type == PLN_TYPE_REFERENCE)
    g_string_append_printf (build->sql, ") AND field = '%s'", field->name);
  g_string_append (build->sql, ")");
  return TRUE;
}

/* A date without one of its bounds counts as the other. */
static gboolean
build_between (Build *build, const Condition *condition, GError **error)
{
  const PlnField *field;

  if (!need_field (build->kind, condition->field, &field, error))
    return FALSE;
  if (field->type != PLN_TYPE_WHEN)
    {
      g_set_error (error, PLN_STORE_ERROR, PLN_STORE_ERROR_REFUSED, _("“%s” is not a date."), field->name);
      return FALSE;
    }
  g_string_append_printf (build->sql,
                          " AND coalesce(k.\"%1$s_earliest\", k.\"%1$s_latest\") <= ?"
                          " AND coalesce(k.\"%1$s_latest\", k.\"%1$s_earliest\") >= ?", field->name);
  g_ptr_array_add (build->values, pln_day_to_iso (condition->last));
  g_ptr_array_add (build->values, pln_day_to_iso (condition->first));
  return TRUE;
}

/* Valid at some day of the span as far as is known; without dates always. */
static void
build_as_of (Build *build, const Condition *condition)
{
  const char *start = "start", *end = "end";
  const PlnField *field;

  if (pln_kind_find_field (build->kind, "founded") != NULL)
    {
      start = "founded";
      end = "ended";
    }
  field = pln_kind_find_field (build->kind, start);
  if (field != NULL && field->type == PLN_TYPE_WHEN)
    {
      g_string_append_printf (build->sql, " AND (k.\"%1$s_earliest\" IS NULL OR k.\"%1$s_earliest\" <= ?)", start);
      g_ptr_array_add (build->values, pln_day_to_iso (condition->last));
    }
  field = pln_kind_find_field (build->kind, end);
  if (field != NULL && field->type == PLN_TYPE_WHEN)
    {
      g_string_append_printf (build->sql, " AND (k.\"%1$s_latest\" IS NULL OR k.\"%1$s_latest\" >= ?)", end);
      g_ptr_array_add (build->values, pln_day_to_iso (condition->first));
    }
}

static void
append_match (GString *sql, const PlnKind *kind, const char *alias)
{
  g_string_append_printf (sql, "pln_match(?, %s.folded", alias);
  for (guint i = 0; i < kind->n_fields; i++)
    if ((kind->fields[i].flags & PLN_FIELD_SEARCHED) && g_strcmp0 (kind->fields[i].name, kind->title) != 0)
      g_string_append_printf (sql, ", %s.\"%s\"", alias, kind->fields[i].name);
  g_string_append (sql, ")");
}

/* Every folded word must occur, in the record or in one of its other names. */
static void
build_search (Build *build, const char *text)
{
  g_autofree char *folded = pln_text_fold (text);
  g_auto (GStrv) words = g_strsplit_set (folded, " \t\r\n", -1);
  const PlnKind *names = pln_schema_find ("name");
  const PlnField *of = names != NULL ? pln_kind_find_field (names, "of") : NULL;

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (words[i][0] == '\0')
        continue;
      g_string_append (build->sql, " AND (");
      append_match (build->sql, build->kind, "k");
      g_ptr_array_add (build->values, g_strdup (words[i]));
      if (of != NULL && pln_field_accepts (of, build->kind->name))
        {
          g_string_append (build->sql, " OR k.id IN (SELECT \"of\" FROM \"name\" o WHERE o.deleted = 0 AND ");
          append_match (build->sql, names, "o");
          g_string_append (build->sql, ")");
          g_ptr_array_add (build->values, g_strdup (words[i]));
        }
      g_string_append (build->sql, ")");
    }
}

static void
append_key (Build *build, const char *expression, gboolean descending, gboolean *first)
{
  g_string_append_printf (build->sql, "%s(%s) IS NULL, (%s)%s", *first ? " ORDER BY " : ", ", expression, expression,
                          descending ? " DESC" : "");
  *first = FALSE;
}

/* Choices sort in the order of the schema; names come from the table. */
static char *
choice_expression (const PlnField *field)
{
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, "CASE k.\"%s\"", field->name);
  for (guint i = 0; field->choices != NULL && field->choices[i].name != NULL; i++)
    g_string_append_printf (out, " WHEN '%s' THEN %u", field->choices[i].name, i);
  g_string_append_printf (out, " ELSE CASE WHEN k.\"%s\" IS NULL THEN NULL ELSE 999 END END", field->name);
  return g_string_free (out, FALSE);
}

static char *
reference_expression (const PlnField *field)
{
  const PlnKind *target = field->target != NULL ? pln_schema_find (field->target) : NULL;

  if (target == NULL)
    return g_strdup_printf ("k.\"%s\"", field->name);
  return g_strdup_printf ("SELECT pln_key(t.\"%s\") FROM pln_record q JOIN \"%s\" t ON t.n = q.n WHERE q.id = k.\"%s\"",
                          target->title != NULL ? target->title : "folded", target->name, field->name);
}

static char *
sort_expression (const PlnKind *kind, const PlnField *field)
{
  switch (field->type)
    {
    case PLN_TYPE_WHEN:
      return g_strdup_printf ("coalesce(k.\"%1$s_earliest\", k.\"%1$s_latest\")", field->name);
    case PLN_TYPE_DECIMAL:
      return g_strdup_printf ("CAST(k.\"%s\" AS REAL)", field->name);
    case PLN_TYPE_CHOICE:
      return choice_expression (field);
    case PLN_TYPE_REFERENCE:
      return reference_expression (field);
    case PLN_TYPE_TEXT:
    case PLN_TYPE_LONG_TEXT:
      return g_strdup_printf ("pln_key(k.\"%s\")", field->name);
    default:
      return g_strdup_printf ("k.\"%s\"", field->name);
    }
}

static gboolean
build_sort (Build *build, const PlnQuery *query, GError **error)
{
  gboolean first = TRUE;

  for (guint i = 0; i < query->sort->len; i++)
    {
      const SortKey *key = &g_array_index (query->sort, SortKey, i);
      const PlnField *field;
      g_autofree char *expression = NULL;

      if (!need_field (build->kind, key->field, &field, error))
        return FALSE;
      if (field->type == PLN_TYPE_MONEY)
        {
          g_autofree char *currency = g_strdup_printf ("k.\"%s_currency\"", field->name);

          append_key (build, currency, key->descending, &first);
          expression = g_strdup_printf ("k.\"%s_minor\"", field->name);
        }
      else
        expression = sort_expression (build->kind, field);
      append_key (build, expression, key->descending, &first);
      if (strcmp (field->name, "position") == 0)
        append_key (build, "r.stamp", FALSE, &first);
    }
  if (query->by_age)
    append_key (build, "r.stamp", FALSE, &first);
  g_string_append (build->sql, first ? " ORDER BY k.id" : ", k.id");
  return TRUE;
}

static gboolean
sorts_by_stamp (const PlnQuery *query)
{
  if (query->by_age)
    return TRUE;
  for (guint i = 0; i < query->sort->len; i++)
    if (strcmp (g_array_index (query->sort, SortKey, i).field, "position") == 0)
      return TRUE;
  return FALSE;
}

static gboolean
build_query (Build *build, const PlnQuery *query, const char *what, gboolean sorted, GError **error)
{
  g_string_append_printf (build->sql, "SELECT %s FROM \"%s\" k%s WHERE %s", what, build->kind->name,
                          sorted && sorts_by_stamp (query) ? " JOIN pln_record r ON r.n = k.n" : "",
                          query->with_deleted ? "1" : "k.deleted = 0");
  if (build->among != NULL)
    build_among (build);
  for (guint i = 0; i < query->conditions->len; i++)
    {
      const Condition *condition = &g_array_index (query->conditions, Condition, i);

      if (condition->type == CONDITION_SEARCH)
        build_search (build, condition->values[0]);
      else if (condition->type == CONDITION_AS_OF)
        build_as_of (build, condition);
      else if (condition->type == CONDITION_WHERE ? !build_where (build, condition, error)
                                                  : !build_between (build, condition, error))
        return FALSE;
    }
  if (sorted && !build_sort (build, query, error))
    return FALSE;
  if (sorted && query->limit > 0)
    g_string_append_printf (build->sql, " LIMIT %u", query->limit);
  return TRUE;
}

PlnStatement *
pln_query_prepare (PlnWorkspace *self, const PlnQuery *query, const PlnKind *kind, const char *what, gboolean sorted,
                   GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  Build build = { sql, values, kind, NULL };
  PlnStatement *statement;

  if (!build_query (&build, query, what, sorted, error))
    return NULL;
  statement = pln_database_prepare (self->database, sql->str, error);
  for (guint i = 0; statement != NULL && i < values->len; i++)
    sqlite3_bind_text (statement->handle, (int) i + 1, values->pdata[i], -1, SQLITE_TRANSIENT);
  return statement;
}

/* ---- sorted by one text -------------------------------------------------- */

/* What most lists are sorted by: a text, or the title of what a reference names.
 * SQLite would carry the keys of all rows through its sorter, and look up every
 * title by itself; ranks that are remembered take a fraction of that. */

typedef struct
{
  PlnCollationText *text; /* borrowed; NULL: empty */
  char *id;               /* owned until it is handed on */
  guint rank;
} Sorted;

static int
compare_sorted (gconstpointer a, gconstpointer b, gpointer data)
{
  const Sorted *x = a, *y = b;

  if (x->rank == y->rank)
    return strcmp (x->id, y->id);
  if (x->rank == G_MAXUINT || y->rank == G_MAXUINT) /* empty ones are last either way */
    return x->rank == G_MAXUINT ? 1 : -1;
  return (x->rank < y->rank) != *(const gboolean *) data ? -1 : 1;
}

static const char *
title_of_target (const PlnField *field)
{
  const PlnKind *target = field->target != NULL ? pln_schema_find (field->target) : NULL;

  return target != NULL ? target->title : NULL;
}

/* The only sort key, when it is such a one; NULL: there are others, or other types. */
static const PlnField *
only_text (const PlnQuery *query, const PlnKind *kind)
{
  const PlnField *field = NULL;

  if (query->sort->len == 1 && !query->by_age && query->limit == 0)
    field = pln_kind_find_field (kind, g_array_index (query->sort, SortKey, 0).field);
  if (field == NULL || field->type == PLN_TYPE_TEXT || field->type == PLN_TYPE_LONG_TEXT)
    return field;
  return field->type == PLN_TYPE_REFERENCE && title_of_target (field) != NULL ? field : NULL;
}

/* (transfer full): id to the title, of all records that the field may name. */
static GHashTable *
read_titles (PlnWorkspace *self, const PlnField *field, PlnCollation *collation)
{
  GHashTable *titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *sql =
    g_strdup_printf ("SELECT id, \"%s\" FROM \"%s\"", title_of_target (field), field->target);
  g_autoptr (PlnStatement) statement = pln_database_prepare (self->database, sql, NULL);

  while (statement != NULL && pln_statement_step (statement, NULL))
    if (pln_statement_text (statement, 1) != NULL)
      g_hash_table_insert (titles, g_strdup (pln_statement_text (statement, 0)),
                           pln_collation_add (collation, pln_statement_text (statement, 1)));
  return titles;
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  return strcmp (pln_collation_get_key ((*(Sorted *const *) a)->text), pln_collation_get_key ((*(Sorted *const *) b)->text));
}

/* Ranks them among each other only. */
static void
rank_few (GArray *rows)
{
  g_autoptr (GPtrArray) order = g_ptr_array_sized_new (rows->len);

  for (guint i = 0; i < rows->len; i++)
    {
      Sorted *row = &g_array_index (rows, Sorted, i);

      row->rank = G_MAXUINT;
      if (row->text != NULL)
        g_ptr_array_add (order, row);
    }
  g_ptr_array_sort (order, compare_keys);
  for (guint i = 0; i < order->len; i++)
    {
      gboolean same = i > 0 && compare_keys (&order->pdata[i - 1], &order->pdata[i]) == 0;

      ((Sorted *) order->pdata[i])->rank = same ? ((Sorted *) order->pdata[i - 1])->rank : i;
    }
}

static void
rank_rows (GArray *rows, PlnCollation *collation, gboolean descending)
{
  /* To rank all texts anew for a few of them would take longer than their whole query. */
  if (pln_collation_is_unranked (collation, rows->len * 8))
    {
      rank_few (rows);
      g_array_sort_with_data (rows, compare_sorted, &descending);
      return;
    }
  pln_collation_rank (collation);
  for (guint i = 0; i < rows->len; i++)
    {
      Sorted *row = &g_array_index (rows, Sorted, i);

      row->rank = row->text != NULL ? pln_collation_get_rank (row->text) : G_MAXUINT;
    }
  g_array_sort_with_data (rows, compare_sorted, &descending);
}

static gboolean
append_ids_by_text (PlnWorkspace *self, const PlnQuery *query, const PlnKind *kind, const PlnField *field, GPtrArray *ids,
                    GError **error)
{
  PlnCollation *collation = self->database->collation;
  g_autofree char *what = g_strdup_printf ("k.id, k.\"%s\"", field->name);
  g_autoptr (GError) problem = NULL;
  g_autoptr (PlnStatement) statement = pln_query_prepare (self, query, kind, what, FALSE, error);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Sorted));
  g_autoptr (GHashTable) titles = NULL;

  if (statement == NULL)
    return FALSE;
  pln_collation_trim (collation);
  if (field->type == PLN_TYPE_REFERENCE)
    titles = read_titles (self, field, collation);
  while (pln_statement_step (statement, &problem))
    {
      const char *text = pln_statement_text (statement, 1);
      Sorted row = { NULL, g_strdup (pln_statement_text (statement, 0)), 0 };

      if (text != NULL)
        row.text = titles != NULL ? g_hash_table_lookup (titles, text) : pln_collation_add (collation, text);
      g_array_append_val (rows, row);
    }
  rank_rows (rows, collation, g_array_index (query->sort, SortKey, 0).descending);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (ids, g_array_index (rows, Sorted, i).id);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
append_ids (PlnWorkspace *self, const PlnQuery *query, const PlnKind *kind, GPtrArray *ids, GError **error)
{
  const PlnField *text = only_text (query, kind);
  g_autoptr (GError) problem = NULL;
  g_autoptr (PlnStatement) statement = NULL;

  if (text != NULL)
    return append_ids_by_text (self, query, kind, text, ids, error);
  statement = pln_query_prepare (self, query, kind, "k.id", TRUE, error);
  if (statement == NULL)
    return FALSE;
  while (pln_statement_step (statement, &problem))
    g_ptr_array_add (ids, g_strdup (pln_statement_text (statement, 0)));
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

GPtrArray *
pln_query_order_among (PlnWorkspace *workspace, const PlnQuery *self, const char *const *ids)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  const PlnKind *kind = self->kind != NULL ? pln_schema_find (self->kind) : NULL;
  Build build = { sql, values, kind, ids };
  g_autoptr (PlnStatement) statement = NULL;
  GPtrArray *order;

  if (kind == NULL || self->limit > 0 || !build_query (&build, self, "k.id", TRUE, NULL))
    return NULL;
  statement = pln_database_prepare (workspace->database, sql->str, NULL);
  if (statement == NULL)
    return NULL;
  for (guint i = 0; i < values->len; i++)
    sqlite3_bind_text (statement->handle, (int) i + 1, values->pdata[i], -1, SQLITE_TRANSIENT);
  order = g_ptr_array_new_with_free_func (g_free);
  while (pln_statement_step (statement, NULL))
    g_ptr_array_add (order, g_strdup (pln_statement_text (statement, 0)));
  return order;
}

static const PlnKind *
find_kind (const PlnQuery *query, GError **error)
{
  const PlnKind *kind = pln_schema_find (query->kind);

  if (kind == NULL)
    g_set_error (error, PLN_STORE_ERROR, PLN_STORE_ERROR_NOT_FOUND, _("There is no kind “%s”."), query->kind);
  return kind;
}

/**
 * pln_workspace_query:
 *
 * Returns: (transfer container) (element-type utf8): the ids in order, or %NULL
 *   when the query names a kind or field that there is not
 */
GPtrArray *
pln_workspace_query (PlnWorkspace *self, const PlnQuery *query, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  if (query->kind != NULL)
    {
      const PlnKind *kind = find_kind (query, error);

      if (kind == NULL || !append_ids (self, query, kind, ids, error))
        return NULL;
      return g_steal_pointer (&ids);
    }
  for (guint i = 0; i < pln_schema_get_n_kinds (); i++)
    if (!append_ids (self, query, pln_schema_get_nth (i), ids, error))
      return NULL;
  if (query->limit > 0 && ids->len > query->limit)
    g_ptr_array_set_size (ids, (int) query->limit);
  return g_steal_pointer (&ids);
}

guint
pln_workspace_count (PlnWorkspace *self, const PlnQuery *query)
{
  guint count = 0;

  for (guint i = 0; i < pln_schema_get_n_kinds (); i++)
    {
      const PlnKind *kind = pln_schema_get_nth (i);
      g_autoptr (PlnStatement) statement = NULL;

      if (query->kind != NULL && strcmp (query->kind, kind->name) != 0)
        continue;
      statement = pln_query_prepare (self, query, kind, "count(*)", FALSE, NULL);
      if (statement != NULL && pln_statement_step (statement, NULL))
        count += (guint) pln_statement_integer (statement, 0);
    }
  return query->limit > 0 ? MIN (count, query->limit) : count;
}

/**
 * pln_workspace_distinct:
 * @kind: a kind of the schema
 * @field: one of its fields that is held in one column: any but dates and money
 *
 * Returns: (transfer container) (element-type utf8): the canonical values that the records which are not deleted
 *   have in the field, each once, in the order of their bytes; empty when there is no such field
 */
GPtrArray *
pln_workspace_distinct (PlnWorkspace *self, const char *kind, const char *field)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);
  const PlnKind *info = pln_schema_find (kind);
  const PlnField *column = info != NULL ? pln_kind_find_field (info, field) : NULL;
  g_autofree char *sql = NULL;
  g_autoptr (PlnStatement) statement = NULL;

  if (column == NULL || column->type == PLN_TYPE_WHEN || column->type == PLN_TYPE_MONEY)
    return values;
  sql = g_strdup_printf ("SELECT DISTINCT k.\"%1$s\" FROM \"%2$s\" k WHERE k.deleted = 0 AND k.\"%1$s\" IS NOT NULL"
                         " ORDER BY 1", column->name, info->name);
  statement = pln_database_prepare (self->database, sql, NULL);
  while (statement != NULL && pln_statement_step (statement, NULL))
    g_ptr_array_add (values, pln_row_column_to_canonical (statement, 0, column->type));
  return values;
}

/* ---- search over everything ---------------------------------------------- */

typedef struct
{
  char *id;     /* owned */
  char *folded; /* owned: the title */
  int   rank;
} Hit;

static void
clear_hit (Hit *hit)
{
  g_free (hit->id);
  g_free (hit->folded);
}

/* 0: the title; 1: it begins so; 2: a word of it begins so; 3: within it; 4: elsewhere. */
static int
rank_title (const char *title, const char *wanted)
{
  const char *place;

  if (strcmp (title, wanted) == 0)
    return 0;
  if (g_str_has_prefix (title, wanted))
    return 1;
  for (place = strstr (title, wanted); place != NULL; place = strstr (place + 1, wanted))
    if (g_ascii_isspace (place[-1]) || g_ascii_ispunct (place[-1]))
      return 2;
  return strstr (title, wanted) != NULL ? 3 : 4;
}

static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const Hit *x = a, *y = b;
  int order;

  if (x->rank != y->rank)
    return x->rank - y->rank;
  order = strcmp (x->folded, y->folded);
  return order != 0 ? order : strcmp (x->id, y->id);
}

static void
search_kind (PlnWorkspace *self, const PlnKind *kind, const char *text, const char *wanted, GArray *hits)
{
  g_autoptr (PlnQuery) query = pln_query_new (kind->name);
  g_autoptr (PlnStatement) statement = NULL;

  pln_query_search (query, text);
  statement = pln_query_prepare (self, query, kind, strcmp (kind->name, "name") == 0 ? "k.\"of\", k.folded" : "k.id, k.folded",
                             FALSE, NULL);
  while (statement != NULL && pln_statement_step (statement, NULL))
    {
      const char *folded = pln_statement_text (statement, 1);
      Hit hit;

      if (pln_statement_text (statement, 0) == NULL || folded == NULL)
        continue;
      hit.id = g_strdup (pln_statement_text (statement, 0));
      hit.folded = g_strndup (folded, strcspn (folded, "\n"));
      hit.rank = rank_title (hit.folded, wanted);
      g_array_append_val (hits, hit);
    }
}

/**
 * pln_workspace_search:
 *
 * Returns: (transfer container): ids of any kind, best first, each once; those
 *   whose other name (former, acronym) fits are among them
 */
GPtrArray *
pln_workspace_search (PlnWorkspace *self, const char *text, guint limit)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *folded = pln_text_fold (text != NULL ? text : "");

  g_strstrip (folded);
  g_array_set_clear_func (hits, (GDestroyNotify) clear_hit);
  if (folded[0] == '\0')
    return ids;
  for (guint i = 0; i < pln_schema_get_n_kinds (); i++)
    search_kind (self, pln_schema_get_nth (i), text, folded, hits);
  g_array_sort (hits, compare_hits);
  for (guint i = 0; i < hits->len && (limit == 0 || ids->len < limit); i++)
    {
      const Hit *hit = &g_array_index (hits, Hit, i);
      g_autoptr (PlnRow) row = NULL;

      if (!g_hash_table_add (seen, hit->id))
        continue;
      row = pln_workspace_get_row (self, hit->id);
      if (row != NULL && !row->deleted)
        g_ptr_array_add (ids, g_strdup (hit->id));
    }
  return ids;
}
