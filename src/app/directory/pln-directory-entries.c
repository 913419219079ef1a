/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/directory/pln-directory-entries.h"

#include <glib/gi18n.h>
#include <string.h>

/* Tens of thousands of entries are listed by one query for each body, so that
 * no record is read before its row is shown. */

const char *const pln_directory_kinds[] = { "person", "post", "membership", "body", "contact", NULL };

typedef GHashTable IdSet; /* owned strings */

static IdSet *
set_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
set_add_all (IdSet *set, PlnWorkspace *workspace, PlnQuery *query)
{
  g_autoptr (GPtrArray) ids = pln_workspace_query (workspace, query, NULL);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    g_hash_table_add (set, g_strdup (ids->pdata[i]));
}

/* The reference of a field, decoded; NULL: empty. */
static char *
get_reference (PlnWorkspace *workspace, const char *id, const char *field)
{
  g_autofree char *canonical = pln_workspace_get_value (workspace, id, field);

  return canonical != NULL ? pln_value_get_plain (canonical) : NULL;
}

/* The organization on top of a body. */
static char *
get_root (PlnWorkspace *workspace, const char *body)
{
  char *at = g_strdup (body);

  for (guint depth = 0; depth < 64 && *at != '\0'; depth++)
    {
      g_autofree char *parent = get_reference (workspace, at, "parent");

      if (parent == NULL || pln_workspace_get_kind (workspace, parent) == NULL)
        break;
      g_free (at);
      at = g_steal_pointer (&parent);
    }
  return at;
}

/* ---- what a filter lets through ------------------------------------------- */

typedef struct
{
  PlnWorkspace             *workspace;
  const PlnDirectoryFilter *filter;
  IdSet *bodies;    /* those of the filter, NULL: all */
  IdSet *members;   /* holders of memberships in them */
  IdSet *roles;     /* holders with the role, and memberships with it */
  IdSet *interests; /* persons */
  IdSet *places, *place_bodies; /* persons and bodies of the country */
  IdSet *found;     /* by search */
} Sieve;

static void
add_below (IdSet *set, PlnWorkspace *workspace, const char *body)
{
  g_autoptr (GPtrArray) children = NULL;

  if (!g_hash_table_add (set, g_strdup (body)))
    return;
  children = pln_workspace_referrers (workspace, "body", "parent", body);
  for (guint i = 0; children != NULL && i < children->len; i++)
    add_below (set, workspace, children->pdata[i]);
}

/* Holders of the memberships of a query, and the memberships themselves. */
static void
add_holders (IdSet *set, PlnWorkspace *workspace, PlnQuery *query)
{
  g_autoptr (GPtrArray) ids = pln_workspace_query (workspace, query, NULL);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      char *holder = get_reference (workspace, ids->pdata[i], "holder");

      g_hash_table_add (set, g_strdup (ids->pdata[i]));
      if (holder != NULL)
        g_hash_table_add (set, holder);
    }
}

static void
fill_bodies (Sieve *sieve)
{
  GHashTableIter iter;
  gpointer id;

  sieve->bodies = set_new ();
  sieve->members = set_new ();
  add_below (sieve->bodies, sieve->workspace, sieve->filter->body);
  g_hash_table_iter_init (&iter, sieve->bodies);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      g_autoptr (PlnQuery) query = pln_query_new ("membership");
      g_autofree char *canonical = pln_value_from_plain (PLN_TYPE_REFERENCE, id);

      pln_query_where (query, "body", canonical);
      add_holders (sieve->members, sieve->workspace, query);
    }
}

/* The search narrows to few, whose interests are then read. */
static void
fill_interests (Sieve *sieve)
{
  g_autoptr (PlnQuery) query = pln_query_new ("person");
  g_autoptr (GPtrArray) ids = NULL;

  sieve->interests = set_new ();
  pln_query_search (query, sieve->filter->interest);
  ids = pln_workspace_query (sieve->workspace, query, NULL);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autofree char *canonical = pln_workspace_get_value (sieve->workspace, ids->pdata[i], "interests");
      g_auto (GStrv) words = pln_value_get_words (canonical);

      if (g_strv_contains ((const char *const *) words, sieve->filter->interest))
        g_hash_table_add (sieve->interests, g_strdup (ids->pdata[i]));
    }
}

static void
fill_places (Sieve *sieve)
{
  g_autofree char *canonical = pln_value_from_plain (PLN_TYPE_TEXT, sieve->filter->country);
  g_autoptr (PlnQuery) people = pln_query_new ("person"), bodies = pln_query_new ("body");

  sieve->places = set_new ();
  sieve->place_bodies = set_new ();
  pln_query_where (people, "country", canonical);
  set_add_all (sieve->places, sieve->workspace, people);
  pln_query_where (bodies, "country", canonical);
  set_add_all (sieve->place_bodies, sieve->workspace, bodies);
}

static void
sieve_init (Sieve *sieve, PlnWorkspace *workspace, const PlnDirectoryFilter *filter)
{
  static const char *const kinds[] = { "person", "post", "membership" };

  *sieve = (Sieve) { .workspace = workspace, .filter = filter };
  if (filter->body != NULL)
    fill_bodies (sieve);
  if (filter->role != NULL)
    {
      g_autoptr (PlnQuery) query = pln_query_new ("membership");
      g_autofree char *canonical = pln_value_from_plain (PLN_TYPE_CHOICE, filter->role);

      sieve->roles = set_new ();
      pln_query_where (query, "role", canonical);
      add_holders (sieve->roles, workspace, query);
    }
  if (filter->interest != NULL)
    fill_interests (sieve);
  if (filter->country != NULL)
    fill_places (sieve);
  if (filter->search == NULL || *filter->search == '\0')
    return;
  sieve->found = set_new ();
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (PlnQuery) query = pln_query_new (kinds[i]);

      pln_query_search (query, filter->search);
      set_add_all (sieve->found, workspace, query);
    }
}

static void
sieve_clear (Sieve *sieve)
{
  IdSet **sets[] = { &sieve->bodies, &sieve->members, &sieve->roles, &sieve->interests,
                     &sieve->places, &sieve->place_bodies, &sieve->found };

  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    g_clear_pointer (sets[i], g_hash_table_unref);
}

static gboolean
passes (Sieve *sieve, const char *kind, const char *id, const char *body)
{
  if (sieve->filter->unnamed && g_str_equal (kind, "person"))
    return FALSE;
  if (sieve->bodies != NULL && !g_hash_table_contains (sieve->bodies, body) && !g_hash_table_contains (sieve->members, id))
    return FALSE;
  if (sieve->roles != NULL && !g_hash_table_contains (sieve->roles, id))
    return FALSE;
  if (sieve->interests != NULL && !g_hash_table_contains (sieve->interests, id))
    return FALSE;
  if (sieve->places != NULL && !g_hash_table_contains (sieve->places, id)
      && !g_hash_table_contains (sieve->place_bodies, body))
    return FALSE;
  return sieve->found == NULL || g_hash_table_contains (sieve->found, id);
}

/* ---- sections ------------------------------------------------------------- */

/* Entries of a kind in their order; field NULL: whatever they belong to. */
static GPtrArray *
query_entries (PlnWorkspace *workspace, const char *kind, const char *field, const char *body)
{
  g_autoptr (PlnQuery) query = pln_query_new (kind);
  g_autofree char *canonical = *body != '\0' ? pln_value_from_plain (PLN_TYPE_REFERENCE, body) : NULL;
  gboolean group = g_str_equal (kind, "membership");

  if (field != NULL)
    pln_query_where (query, field, canonical);
  if (group)
    pln_query_where (query, "holder", NULL);
  pln_query_sort (query, group ? "holder_text" : g_str_equal (kind, "person") ? "sort_name" : "title", FALSE);
  if (g_str_equal (kind, "person"))
    pln_query_sort (query, "name", FALSE);
  return pln_workspace_query (workspace, query, NULL);
}

/* Entries of one kind that belong to one body ("": to none). */
static void
add_entries (Sieve *sieve, GPtrArray *ids, const char *kind, const char *field, const char *body)
{
  gboolean group = g_str_equal (kind, "membership");
  g_autoptr (GPtrArray) all = query_entries (sieve->workspace, kind, field, body);

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const char *id = all->pdata[i];
      g_autofree char *words = group ? pln_workspace_get_value (sieve->workspace, id, "holder_text") : NULL;

      if ((!group || words != NULL) && passes (sieve, kind, id, body))
        g_ptr_array_add (ids, g_strdup (id));
    }
}

typedef struct
{
  char *body, *root;   /* owned */
  char *order;         /* owned; folded names of root and body: what it sorts by */
} Place;

static void
place_free (gpointer data)
{
  Place *place = data;

  g_free (place->body);
  g_free (place->root);
  g_free (place->order);
  g_free (place);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(Place *const *) a)->order, (*(Place *const *) b)->order);
}

static void
add_places (GPtrArray *places, IdSet *seen, PlnWorkspace *workspace, const char *kind, const char *field)
{
  g_autoptr (GPtrArray) values = pln_workspace_distinct (workspace, kind, field);

  for (guint i = 0; i < values->len; i++)
    {
      char *body = pln_value_get_plain (values->pdata[i]);
      g_autofree char *root_title = NULL, *title = NULL, *root_folded = NULL, *folded = NULL;
      Place *place;

      if (!g_hash_table_add (seen, body))
        continue;
      place = g_new0 (Place, 1);
      place->body = g_strdup (body);
      place->root = get_root (workspace, body);
      root_title = pln_workspace_get_title (workspace, place->root);
      title = pln_workspace_get_title (workspace, body);
      root_folded = pln_text_fold (root_title);
      folded = pln_text_fold (title);
      /* The organization itself before what belongs to it. */
      place->order = g_strdup_printf ("%s\001%s\001%s", root_folded, place->root,
                                      g_str_equal (body, place->root) ? "" : folded);
      g_ptr_array_add (places, place);
    }
}

/* Posts and people of all bodies of a section, then the groups. */
static void
fill_section (Sieve *sieve, PlnSection *section, GPtrArray *places, guint from, guint to)
{
  static const char *const kinds[][2] = { { "post", "body" }, { "person", "organization" }, { "membership", "body" } };

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (guint i = from; i < to; i++)
      add_entries (sieve, section->ids, kinds[k][0], kinds[k][1], ((Place *) places->pdata[i])->body);
}

/* ---- by letter ---------------------------------------------------------------- */

static const struct { const char *kind, *owner, *name; } entry_kinds[] = {
  { "person", "organization", "name" }, { "post", "body", "title" }, { "membership", "body", "holder_text" },
};

/* The sign that an entry is sorted by, folded; 0: it has no such name. */
static gunichar
get_sign (PlnWorkspace *workspace, const char *id, const char *field)
{
  g_autofree char *name = get_reference (workspace, id, field);
  g_autofree char *folded = name != NULL ? pln_text_fold (name) : NULL;

  return folded != NULL && *folded != '\0' ? g_utf8_get_char (folded) : 0;
}

typedef struct
{
  Sieve      *sieve;
  GHashTable *letters; /* of PlnSection, borrowed keys */
  GPtrArray  *ids;
  const char *kind, *owner;
} Alphabet;

static void
add_under (Alphabet *self, gunichar sign, guint from, guint to)
{
  char text[7] = "#";
  PlnSection *section;

  if (g_unichar_isalpha (sign))
    text[g_unichar_to_utf8 (g_unichar_toupper (sign), text)] = '\0';
  section = g_hash_table_lookup (self->letters, text);
  if (section == NULL)
    {
      section = pln_section_new (text);
      g_hash_table_insert (self->letters, section->key, section);
    }
  for (guint i = from; i < to; i++)
    {
      g_autofree char *body = get_reference (self->sieve->workspace, self->ids->pdata[i], self->owner);

      if (passes (self->sieve, self->kind, self->ids->pdata[i], body != NULL ? body : ""))
        g_ptr_array_add (section->ids, g_strdup (self->ids->pdata[i]));
    }
}

/* A run in which the signs only grow: those between two equal ones are equal, and need not be read. */
static void
add_run (Alphabet *self, const char *field, guint from, guint to)
{
  gunichar first, last;

  if (from >= to)
    return;
  first = get_sign (self->sieve->workspace, self->ids->pdata[from], field);
  last = get_sign (self->sieve->workspace, self->ids->pdata[to - 1], field);
  if (first == last || to - from < 2)
    {
      add_under (self, first, from, to);
      return;
    }
  add_run (self, field, from, from + (to - from) / 2);
  add_run (self, field, from + (to - from) / 2, to);
}

static int
compare_letters (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(PlnSection *const *) a)->key, (*(PlnSection *const *) b)->key);
}

static GPtrArray *
sections_by_letter (Sieve *sieve)
{
  g_autoptr (GHashTable) letters = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *sections = g_ptr_array_new_with_free_func ((GDestroyNotify) pln_section_free);
  GHashTableIter iter;
  gpointer section;

  for (guint k = 0; k < G_N_ELEMENTS (entry_kinds); k++)
    {
      g_autoptr (GPtrArray) ids = query_entries (sieve->workspace, entry_kinds[k].kind, NULL, "");
      Alphabet self = { sieve, letters, ids, entry_kinds[k].kind, entry_kinds[k].owner };
      guint low = 0, high = ids != NULL && k == 0 ? ids->len : 0;

      /* People without a name for sorting stand after those with one. */
      while (low < high)
        {
          guint middle = low + (high - low) / 2;

          if (get_sign (sieve->workspace, ids->pdata[middle], "sort_name") != 0)
            low = middle + 1;
          else
            high = middle;
        }
      if (ids == NULL)
        continue;
      add_run (&self, "sort_name", 0, low);
      add_run (&self, entry_kinds[k].name, low, ids->len);
    }
  g_hash_table_iter_init (&iter, letters);
  while (g_hash_table_iter_next (&iter, NULL, &section))
    g_ptr_array_add (sections, section);
  g_ptr_array_sort (sections, compare_letters);
  return sections;
}

GPtrArray *
pln_directory_sections (PlnWorkspace *workspace, const PlnDirectoryFilter *filter)
{
  GPtrArray *sections = g_ptr_array_new_with_free_func ((GDestroyNotify) pln_section_free);
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func (place_free);
  g_autoptr (GHashTable) seen = set_new ();
  PlnSection *last = pln_section_new ("");
  Sieve sieve;

  sieve_init (&sieve, workspace, filter);
  if (filter->by_name)
    {
      g_ptr_array_unref (sections);
      pln_section_free (last);
      sections = sections_by_letter (&sieve);
      sieve_clear (&sieve);
      return sections;
    }
  add_places (places, seen, workspace, "post", "body");
  add_places (places, seen, workspace, "person", "organization");
  add_places (places, seen, workspace, "membership", "body");
  g_ptr_array_sort (places, compare_places);
  for (guint from = 0, to; from < places->len; from = to)
    {
      const char *root = ((Place *) places->pdata[from])->root;
      PlnSection *section = pln_section_new (root);

      for (to = from; to < places->len && g_str_equal (((Place *) places->pdata[to])->root, root);)
        to++;
      fill_section (&sieve, section, places, from, to);
      g_ptr_array_add (sections, section);
    }
  add_entries (&sieve, last->ids, "person", "organization", "");
  g_ptr_array_add (sections, last);
  sieve_clear (&sieve);
  return sections;
}

guint
pln_directory_count (PlnWorkspace *workspace, const PlnDirectoryFilter *filter)
{
  g_autoptr (GPtrArray) sections = pln_directory_sections (workspace, filter);
  guint n = 0;

  for (guint i = 0; i < sections->len; i++)
    n += ((PlnSection *) sections->pdata[i])->ids->len;
  return n;
}

char **
pln_directory_list_ids (PlnWorkspace *workspace, const PlnDirectoryFilter *filter)
{
  g_autoptr (GPtrArray) sections = pln_directory_sections (workspace, filter);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < sections->len; i++)
    for (guint j = 0; j < ((PlnSection *) sections->pdata[i])->ids->len; j++)
      g_strv_builder_add (ids, ((PlnSection *) sections->pdata[i])->ids->pdata[j]);
  return g_strv_builder_end (ids);
}

/* ---- entries in words ------------------------------------------------------ */

char *
pln_directory_entry_name (PlnItem *item)
{
  g_autofree char *words = NULL, *rest = NULL;
  const char *kind = pln_item_get_kind (item);

  if (g_strcmp0 (kind, "membership") != 0)
    return g_strdup (pln_item_get_title (item));
  words = pln_item_get_plain (item, "holder_text");
  if (*words == '\0')
    return g_strdup (pln_item_get_title (item));
  /* Said within a sentence in the source; here it begins a line. */
  rest = g_utf8_strup (words, (gssize) (g_utf8_next_char (words) - words));
  return g_strconcat (rest, g_utf8_next_char (words), NULL);
}

char *
pln_directory_entry_line (PlnItem *item)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;
  static const char *const fields[3][4] = {
    { "job_title", "organization", "country", NULL },
    { "body", "start", NULL, NULL },
    { "role", "body", "basis", NULL },
  };
  const char *kind = pln_item_get_kind (item);
  guint row = g_strcmp0 (kind, "person") == 0 ? 0 : g_strcmp0 (kind, "post") == 0 ? 1 : 2;

  for (guint i = 0; i < 4 && fields[row][i] != NULL; i++)
    {
      char *text = pln_item_get_display (item, fields[row][i]);

      if (*text != '\0')
        g_strv_builder_take (builder, text);
      else
        g_free (text);
    }
  parts = g_strv_builder_end (builder);
  return g_strjoinv (" · ", parts);
}

/* Whether a link says that this post may be the same as another, and is not sure. */
static gboolean
is_disputed (PlnWorkspace *workspace, const char *id, const char *near)
{
  g_autoptr (GPtrArray) links = pln_workspace_referrers (workspace, "link", near, id);

  for (guint i = 0; links != NULL && i < links->len; i++)
    {
      g_autofree char *type = pln_workspace_get_value (workspace, links->pdata[i], "type");
      g_autofree char *standing = pln_workspace_get_value (workspace, links->pdata[i], "standing");

      if (g_strcmp0 (type, "\"matches\"") == 0 && g_strcmp0 (standing, "\"uncertain\"") == 0)
        return TRUE;
    }
  return FALSE;
}

/* Somebody who has the post and wrote something in person as well. */
static gboolean
has_two_capacities (PlnWorkspace *workspace, const char *id)
{
  g_autoptr (GPtrArray) papers = pln_workspace_referrers (workspace, "paper", "author", id);

  for (guint i = 0; papers != NULL && i < papers->len; i++)
    {
      g_autofree char *capacity = pln_workspace_get_value (workspace, papers->pdata[i], "author_capacity");

      if (g_strcmp0 (capacity, "\"personal\"") == 0)
        return TRUE;
    }
  return FALSE;
}

char *
pln_directory_entry_note (PlnItem *item, gboolean *warning)
{
  PlnWorkspace *workspace = pln_item_get_workspace (item);
  const char *id = pln_item_get_id (item);
  g_autofree char *state = NULL;

  *warning = FALSE;
  if (g_strcmp0 (pln_item_get_kind (item), "membership") == 0)
    return g_strdup (_("Group"));
  if (g_strcmp0 (pln_item_get_kind (item), "post") != 0)
    return NULL;
  *warning = is_disputed (workspace, id, "subject") || is_disputed (workspace, id, "object");
  if (*warning)
    return g_strdup (_("Title in dispute"));
  state = pln_item_get_plain (item, "state");
  if (g_str_equal (state, "vacant") || g_str_equal (state, "proposed") || g_str_equal (state, "abolished"))
    return pln_item_get_display (item, "state");
  return has_two_capacities (workspace, id) ? g_strdup (_("Two capacities")) : NULL;
}

char *
pln_directory_addresses (PlnWorkspace *workspace, const char *const *ids, guint *without)
{
  g_autoptr (GHashTable) seen = set_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  *without = 0;
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) contacts = pln_workspace_referrers (workspace, "contact", "of", ids[i]);
      gboolean any = FALSE;

      for (guint j = 0; contacts != NULL && j < contacts->len; j++)
        {
          g_autofree char *type = pln_workspace_get_value (workspace, contacts->pdata[j], "type");
          char *address = get_reference (workspace, contacts->pdata[j], "value");

          if (g_strcmp0 (type, "\"email\"") != 0 || address == NULL)
            {
              g_free (address);
              continue;
            }
          any = TRUE;
          if (!g_hash_table_contains (seen, address))
            g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", address);
          g_hash_table_add (seen, address);
        }
      *without += any ? 0 : 1;
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
