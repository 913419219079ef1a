// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <string.h>

#include "store/pln-store-private.h"

/* The result of a query as a list model.  It keeps ids in the order of SQL and
 * asks for items when it is asked.  When a few records change, only these are
 * looked at: those that left the result or their place are taken out and put in
 * where a binary search says.  Else the query runs again, and the difference is
 * told as the fewest moves: what is not part of the longest run that kept its
 * order is taken out and put in again. */

#define MAX_FEW 16
#define MAX_RUNS 64 /* more than this and one splice is cheaper for everybody */

struct _PlnItemList
{
  GObject       parent_instance;
  PlnWorkspace *workspace; /* owned */
  PlnQuery     *query;     /* owned */
  GPtrArray    *ids;       /* owned: of strings */
  GHashTable   *places;    /* owned: id (borrowed) → place + 1; NULL: to be made */
  gulong        changed_id;
};

static GType
pln_item_list_get_item_type (GListModel *model)
{
  return PLN_TYPE_ITEM;
}

static guint
pln_item_list_get_n_items (GListModel *model)
{
  return PLN_ITEM_LIST (model)->ids->len;
}

static gpointer
pln_item_list_get_item (GListModel *model, guint position)
{
  PlnItemList *self = PLN_ITEM_LIST (model);

  return position < self->ids->len ? pln_item_new (self->workspace, self->ids->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = pln_item_list_get_item_type;
  iface->get_n_items = pln_item_list_get_n_items;
  iface->get_item = pln_item_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PlnItemList, pln_item_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
pln_item_list_finalize (GObject *object)
{
  PlnItemList *self = PLN_ITEM_LIST (object);

  g_clear_signal_handler (&self->changed_id, self->workspace);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->query, pln_query_free);
  g_clear_pointer (&self->places, g_hash_table_unref);
  g_ptr_array_unref (self->ids);
  G_OBJECT_CLASS (pln_item_list_parent_class)->finalize (object);
}

static void
pln_item_list_class_init (PlnItemListClass *class)
{
  G_OBJECT_CLASS (class)->finalize = pln_item_list_finalize;
}

static void
pln_item_list_init (PlnItemList *self)
{
  self->ids = g_ptr_array_new_with_free_func (g_free);
}

/* ---- differences --------------------------------------------------------- */

static GHashTable *
index_ids (GPtrArray *ids)
{
  GHashTable *places = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < ids->len; i++)
    g_hash_table_insert (places, ids->pdata[i], GUINT_TO_POINTER (i + 1));
  return places;
}

/* Marks in keep the old places that stay: the longest run, in the old order,
 * whose new places only grow. */
static void
mark_kept (GPtrArray *old, GHashTable *new_places, gboolean *keep)
{
  g_autofree guint *ends = g_new (guint, old->len + 1);   /* old place that ends the best run of a length */
  g_autofree guint *before = g_new (guint, old->len + 1); /* old place + 1 before this one in its run */
  g_autofree guint *target = g_new0 (guint, old->len + 1);
  guint longest = 0;

  for (guint i = 0; i < old->len; i++)
    {
      guint low = 0, high = longest;

      target[i] = GPOINTER_TO_UINT (g_hash_table_lookup (new_places, old->pdata[i]));
      if (target[i] == 0)
        continue;
      while (low < high)
        {
          guint middle = (low + high) / 2;

          if (target[ends[middle]] < target[i])
            low = middle + 1;
          else
            high = middle;
        }
      before[i] = low > 0 ? ends[low - 1] + 1 : 0;
      ends[low] = i;
      longest = MAX (longest, low + 1);
    }
  for (guint at = longest > 0 ? ends[longest - 1] + 1 : 0; at > 0; at = before[at - 1])
    keep[at - 1] = TRUE;
}

static guint
count_runs (const gboolean *keep, guint n)
{
  guint runs = 0;

  for (guint i = 0; i < n; i++)
    if (!keep[i] && (i == 0 || keep[i - 1]))
      runs++;
  return runs;
}

static void
forget_places (PlnItemList *self)
{
  g_clear_pointer (&self->places, g_hash_table_unref);
}

static void
remove_runs (PlnItemList *self, const gboolean *keep)
{
  for (guint end = self->ids->len; end > 0;)
    {
      guint start = end;

      while (start > 0 && !keep[start - 1])
        start--;
      if (start < end)
        {
          forget_places (self);
          g_ptr_array_remove_range (self->ids, start, end - start);
          g_list_model_items_changed (G_LIST_MODEL (self), start, end - start, 0);
          end = start;
        }
      else
        end--;
    }
}

static void
insert_runs (PlnItemList *self, GPtrArray *new_ids, const gboolean *present)
{
  for (guint i = 0; i < new_ids->len;)
    {
      guint end = i;

      while (end < new_ids->len && !present[end])
        end++;
      if (end == i)
        {
          i++;
          continue;
        }
      forget_places (self);
      for (guint j = i; j < end; j++)
        g_ptr_array_insert (self->ids, (int) j, g_strdup (new_ids->pdata[j]));
      g_list_model_items_changed (G_LIST_MODEL (self), i, 0, end - i);
      i = end;
    }
}

static void
replace_middle (PlnItemList *self, GPtrArray *new_ids, guint same_start, guint same_end)
{
  guint removed = self->ids->len - same_start - same_end;
  guint added = new_ids->len - same_start - same_end;
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->ids);

  forget_places (self);
  self->ids = g_ptr_array_ref (new_ids);
  g_list_model_items_changed (G_LIST_MODEL (self), same_start, removed, added);
}

static void
take_ids (PlnItemList *self, GPtrArray *new_ids)
{
  GPtrArray *old = self->ids;
  guint start = 0, end = 0, shortest = MIN (old->len, new_ids->len);
  g_autofree gboolean *keep = NULL, *present = NULL;
  g_autoptr (GHashTable) new_places = NULL, old_places = NULL;

  while (start < shortest && strcmp (old->pdata[start], new_ids->pdata[start]) == 0)
    start++;
  while (end < shortest - start && strcmp (old->pdata[old->len - 1 - end], new_ids->pdata[new_ids->len - 1 - end]) == 0)
    end++;
  if (start + end == old->len && start + end == new_ids->len)
    return;
  if (start + end == old->len || start + end == new_ids->len)
    {
      replace_middle (self, new_ids, start, end);
      return;
    }
  keep = g_new0 (gboolean, old->len + 1);
  present = g_new0 (gboolean, new_ids->len + 1);
  new_places = index_ids (new_ids);
  mark_kept (old, new_places, keep);
  for (guint i = 0; i < old->len; i++)
    if (keep[i])
      present[GPOINTER_TO_UINT (g_hash_table_lookup (new_places, old->pdata[i])) - 1] = TRUE;
  if (count_runs (keep, old->len) + count_runs (present, new_ids->len) > MAX_RUNS)
    {
      replace_middle (self, new_ids, start, end);
      return;
    }
  remove_runs (self, keep);
  insert_runs (self, new_ids, present);
}

static void
refresh (PlnItemList *self)
{
  g_autoptr (GPtrArray) ids = pln_workspace_query (self->workspace, self->query, NULL);

  if (ids == NULL)
    ids = g_ptr_array_new_with_free_func (g_free);
  take_ids (self, ids);
}

/* ---- a few records ------------------------------------------------------- */

static guint
find_place (PlnItemList *self, const char *id)
{
  if (self->places != NULL)
    return pln_item_list_find (self, id);
  for (guint i = 0; i < self->ids->len; i++)
    if (strcmp (self->ids->pdata[i], id) == 0)
      return i;
  return G_MAXUINT;
}

static gboolean
is_in_result (PlnItemList *self, const char *id, gboolean *known)
{
  const char *ids[] = { id, NULL };
  g_autoptr (GPtrArray) order = pln_query_order_among (self->workspace, self->query, ids);

  *known = order != NULL;
  return order != NULL && order->len == 1;
}

/* Whether the ids around this place are still in order. */
static gboolean
stands_right (PlnItemList *self, guint place)
{
  const char *ids[4] = { NULL };
  guint n = 0;
  g_autoptr (GPtrArray) order = NULL;

  if (place > 0)
    ids[n++] = self->ids->pdata[place - 1];
  ids[n++] = self->ids->pdata[place];
  if (place + 1 < self->ids->len)
    ids[n++] = self->ids->pdata[place + 1];
  order = pln_query_order_among (self->workspace, self->query, ids);
  if (order == NULL || order->len != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (strcmp (order->pdata[i], ids[i]) != 0)
      return FALSE;
  return TRUE;
}

static void
take_out (PlnItemList *self, guint place)
{
  forget_places (self);
  g_ptr_array_remove_index (self->ids, place);
  g_list_model_items_changed (G_LIST_MODEL (self), place, 1, 0);
}

static void
put_in (PlnItemList *self, const char *id)
{
  guint low = 0, high = self->ids->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      const char *ids[] = { self->ids->pdata[middle], id, NULL };
      g_autoptr (GPtrArray) order = pln_query_order_among (self->workspace, self->query, ids);

      if (order != NULL && order->len == 2 && strcmp (order->pdata[0], id) == 0)
        high = middle;
      else
        low = middle + 1;
    }
  forget_places (self);
  g_ptr_array_insert (self->ids, (int) low, g_strdup (id));
  g_list_model_items_changed (G_LIST_MODEL (self), low, 0, 1);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  guint x = *(const guint *) a, y = *(const guint *) b;

  return x == y ? 0 : x > y ? -1 : 1;
}

/* Takes out what is gone or misplaced, from the end, until the rest is in
 * order; one misplaced neighbour may have hidden another. */
static void
take_out_wrong (PlnItemList *self, GHashTable *inside, GPtrArray *ids)
{
  gboolean again = TRUE;

  while (again)
    {
      g_autoptr (GArray) wrong = g_array_new (FALSE, FALSE, sizeof (guint));

      for (guint i = 0; i < ids->len; i++)
        {
          guint place = find_place (self, ids->pdata[i]);

          if (place != G_MAXUINT && (!g_hash_table_contains (inside, ids->pdata[i]) || !stands_right (self, place)))
            g_array_append_val (wrong, place);
        }
      g_array_sort (wrong, compare_places);
      for (guint i = 0; i < wrong->len; i++)
        if (i == 0 || g_array_index (wrong, guint, i) != g_array_index (wrong, guint, i - 1))
          take_out (self, g_array_index (wrong, guint, i));
      again = wrong->len > 0;
    }
}

/* FALSE when the query cannot be asked about single records. */
static gboolean
refresh_few (PlnItemList *self, GPtrArray *ids)
{
  g_autoptr (GHashTable) inside = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < ids->len; i++)
    {
      gboolean known;

      if (is_in_result (self, ids->pdata[i], &known))
        g_hash_table_add (inside, ids->pdata[i]);
      if (!known)
        return FALSE;
    }
  take_out_wrong (self, inside, ids);
  for (guint i = 0; i < ids->len; i++)
    if (g_hash_table_contains (inside, ids->pdata[i]) && find_place (self, ids->pdata[i]) == G_MAXUINT)
      put_in (self, ids->pdata[i]);
  return TRUE;
}

static void
changed_cb (PlnWorkspace *workspace, GPtrArray *ids, PlnItemList *self)
{
  g_autoptr (GHashTable) kinds = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) ours = g_ptr_array_new ();
  const char *our_kind = pln_query_get_kind (self->query);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      const char *kind = pln_workspace_get_kind (workspace, ids->pdata[i]);

      if (kind != NULL)
        g_hash_table_add (kinds, (gpointer) kind);
      /* A record that is gone (an import was taken back) may have been ours. */
      if (kind == NULL || g_strcmp0 (kind, our_kind) == 0)
        g_ptr_array_add (ours, ids->pdata[i]);
    }
  if (ids == NULL || ours->len > MAX_FEW || pln_query_minds_others (self->query, kinds))
    refresh (self);
  else if (ours->len > 0 && !refresh_few (self, ours))
    refresh (self);
}

/**
 * pln_item_list_new:
 * @query: copied
 *
 * Returns: (transfer full)
 */
PlnItemList *
pln_item_list_new (PlnWorkspace *workspace, const PlnQuery *query)
{
  PlnItemList *self = g_object_new (PLN_TYPE_ITEM_LIST, NULL);

  self->workspace = g_object_ref (workspace);
  self->changed_id = g_signal_connect (workspace, "changed", G_CALLBACK (changed_cb), self);
  self->query = pln_query_copy (query);
  refresh (self);
  return self;
}

void
pln_item_list_set_query (PlnItemList *self, const PlnQuery *query)
{
  PlnQuery *copy = pln_query_copy (query);

  pln_query_free (self->query);
  self->query = copy;
  refresh (self);
}

guint
pln_item_list_find (PlnItemList *self, const char *id)
{
  guint place;

  if (self->places == NULL)
    self->places = index_ids (self->ids);
  place = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, id));
  return place > 0 ? place - 1 : G_MAXUINT;
}
