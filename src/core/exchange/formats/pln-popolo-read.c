/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "exchange/formats/pln-popolo.h"
#include "values/pln-json.h"

/* Popolo JSON into the structure.  A date that says no more than the one here keeps it as it was typed. */

typedef struct
{
  PlnDraft     *draft;     /* borrowed */
  PlnWorkspace *workspace; /* borrowed */
  GHashTable   *left_out;  /* owned; "list.property" that have no place here */
} Reader;

static const char *
get_string (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);
  const char *text = node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
                       ? json_node_get_string (node) : NULL;

  return text != NULL && *text != '\0' ? text : NULL;
}

static JsonArray *
get_array (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/* An id of another program, or one made from what is said, the same each time. */
static char *
make_id (JsonObject *object, const char *a, const char *b, const char *c)
{
  const char *id = get_string (object, "id");
  g_autofree char *text = NULL, *sum = NULL;

  if (id != NULL)
    return pln_foreign_to_id (id);
  text = g_strdup_printf ("%s\n%s\n%s", a, b != NULL ? b : "", c != NULL ? c : "");
  sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  sum[32] = '\0';
  return g_strconcat ("t:", sum, NULL);
}

static void
set_field (Reader *self, PlnDraftRecord *record, const PlnPopoloField *map, const char *text, const char *place)
{
  const PlnField *field = pln_kind_find_field (pln_schema_find (record->kind), map->field);

  if (field->type == PLN_TYPE_REFERENCE)
    {
      g_autofree char *id = pln_foreign_to_id (text);

      pln_draft_set_plain (record, map->field, id);
    }
  else if (field->type == PLN_TYPE_CHOICE)
    {
      g_autofree char *canonical = NULL;

      /* A word that is none of ours is no reason to refuse the rest. */
      if (pln_field_parse_typed (field, text, &canonical, NULL))
        pln_draft_set (record, map->field, canonical);
      else
        pln_draft_leave_out (self->draft->left_out, record->id, text, _("There is no such choice here."));
    }
  else
    pln_draft_set_plain (record, map->field, text);
}

static void
set_texts (Reader *self, PlnDraftRecord *record, JsonObject *object, const PlnPopoloField *map, const char *place)
{
  for (; map->field != NULL; map++)
    if (get_string (object, map->property) != NULL)
      set_field (self, record, map, get_string (object, map->property), place);
}

static void
set_dates (Reader *self, PlnDraftRecord *record, JsonObject *object, const PlnPopoloField *map, const char *place)
{
  for (; map->field != NULL; map++)
    {
      const char *date = get_string (object, map->property);
      g_autofree char *base = pln_workspace_has_record (self->workspace, record->id)
                                ? pln_workspace_get_value (self->workspace, record->id, map->field) : NULL;
      g_autoptr (PlnWhen) known = base != NULL ? pln_when_from_canonical (base, NULL) : NULL;
      g_autofree char *same = known != NULL ? pln_popolo_get_date (known) : NULL;

      if (date != NULL && g_strcmp0 (same, date) != 0)
        pln_draft_set_typed (self->draft, record, map->field, date, place);
    }
}

/* What this program wrote beside Popolo; what is none of our fields or no value of them is named. */
static void
set_own (Reader *self, PlnDraftRecord *record, JsonObject *object)
{
  static const char *const never[] = { "note", "merged_into", "of", "holder", NULL };
  JsonNode *own = json_object_get_member (object, PLN_POPOLO_OWN);
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (own == NULL || !JSON_NODE_HOLDS_OBJECT (own))
    return;
  json_object_iter_init (&iter, json_node_get_object (own));
  while (json_object_iter_next (&iter, &name, &node))
    {
      const PlnField *field = pln_kind_find_field (pln_schema_find (record->kind), name);
      g_autofree char *json = json_to_string (node, FALSE), *canonical = NULL, *plain = NULL, *choice = NULL;
      gboolean ok = field != NULL && !g_strv_contains (never, name) && pln_value_check (field->type, json, FALSE, &canonical, NULL);

      if (ok && canonical != NULL && field->type == PLN_TYPE_CHOICE)
        ok = pln_field_parse_typed (field, plain = pln_value_get_plain (canonical), &choice, NULL) && g_strcmp0 (choice, canonical) == 0;
      if (ok && canonical != NULL)
        pln_draft_set (record, field->name, canonical);
      else if (!ok)
        pln_draft_leave_out (self->draft->left_out, record->id, name, _("It is no field of this program, or no value of it."));
    }
}

/* ---- what belongs to a record -------------------------------------------- */

/* The record of this kind that belongs to the holder and has the text in a field, here; else the made id. */
static char *
find_belonging (Reader *self, JsonObject *object, const char *kind, const char *holder, const char *field, const char *text)
{
  g_autoptr (GPtrArray) ids = NULL;

  if (get_string (object, "id") == NULL && pln_workspace_has_record (self->workspace, holder))
    ids = pln_workspace_referrers (self->workspace, kind, "of", holder);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autofree char *value = pln_workspace_get_value (self->workspace, g_ptr_array_index (ids, i), field);
      g_autofree char *plain = value != NULL ? pln_value_get_plain (value) : NULL;

      if (g_strcmp0 (plain, text) == 0)
        return g_strdup (g_ptr_array_index (ids, i));
    }
  return make_id (object, holder, kind, text);
}

static void
read_belonging (Reader *self, PlnDraftRecord *holder, JsonObject *object, const char *kind, const PlnPopoloField *texts,
                const PlnPopoloField *dates, const char *place)
{
  const char *text = get_string (object, texts[0].property);
  g_autofree char *id = NULL;
  PlnDraftRecord *record;

  if (text == NULL)
    return;
  id = find_belonging (self, object, kind, holder->id, texts[0].field, text);
  if (pln_draft_find (self->draft, id) != NULL)
    return;
  record = pln_draft_add (self->draft, kind, id, 0);
  if (record == NULL)
    return;
  pln_draft_set_plain (record, "of", holder->id);
  set_texts (self, record, object, texts, place);
  set_dates (self, record, object, dates, place);
  set_own (self, record, object);
}

static void
read_belongings (Reader *self, PlnDraftRecord *holder, JsonObject *object, const char *place)
{
  static const PlnPopoloField names[] = { { "text", "name" }, { "type", "note" }, { NULL } };
  static const PlnPopoloField contacts[] = { { "value", "value" }, { "type", "type" }, { "label", "label" }, { NULL } };
  static const PlnPopoloField periods[] = { { "start", "start_date" }, { "end", "end_date" }, { NULL } };
  JsonArray *list = get_array (object, "other_names");

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    if (JSON_NODE_HOLDS_OBJECT (json_array_get_element (list, i)))
      read_belonging (self, holder, json_array_get_object_element (list, i), "name", names, periods, place);
  list = get_array (object, "contact_details");
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    if (JSON_NODE_HOLDS_OBJECT (json_array_get_element (list, i)))
      read_belonging (self, holder, json_array_get_object_element (list, i), "contact", contacts, periods + 2, place);
}

/* ---- records ------------------------------------------------------------- */

static void
set_holder (PlnDraftRecord *record, JsonObject *object)
{
  const char *person = get_string (object, "person_id"), *post = get_string (object, "post_id");
  const char *holder = person != NULL ? person : get_string (object, "member_id");
  g_autofree char *holder_id = holder != NULL ? pln_foreign_to_id (holder) : NULL;
  g_autofree char *post_id = post != NULL ? pln_foreign_to_id (post) : NULL;

  if (holder_id != NULL)
    pln_draft_set_plain (record, "holder", holder_id);
  else if (post_id != NULL)
    pln_draft_set_plain (record, "holder", post_id);
  if (holder_id != NULL && post_id != NULL)
    pln_draft_set_plain (record, "basis_ref", post_id);
}

static void
set_website (PlnDraftRecord *record, JsonObject *object)
{
  JsonArray *links = get_array (object, "links");
  JsonNode *first = links != NULL && json_array_get_length (links) > 0 ? json_array_get_element (links, 0) : NULL;
  const char *url = first != NULL && JSON_NODE_HOLDS_OBJECT (first) ? get_string (json_node_get_object (first), "url") : NULL;

  if (url != NULL)
    pln_draft_set_plain (record, "website", url);
}

/* Names once each property that is not read. */
static void
note_left_out (Reader *self, JsonObject *object, const PlnPopoloClass *class)
{
  static const char *const read[] = { "id", "links", "other_names", "contact_details", "memberships", "person_id",
                                      "member_id", "post_id", "@type", "@context", PLN_POPOLO_OWN, NULL };
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &node))
    {
      gboolean known = g_strv_contains (read, name) || JSON_NODE_HOLDS_NULL (node);
      g_autofree char *key = NULL;

      for (const PlnPopoloField *field = class->texts; field->field != NULL && !known; field++)
        known = g_str_equal (field->property, name);
      for (const PlnPopoloField *field = class->dates; field->field != NULL && !known; field++)
        known = g_str_equal (field->property, name);
      key = g_strconcat (class->list, ".", name, NULL);
      if (!known && g_hash_table_add (self->left_out, g_strdup (key)))
        pln_draft_leave_out (self->draft->left_out, NULL, key, _("This property has no place here."));
    }
}

static void read_list (Reader *self, JsonObject *parent, const PlnPopoloClass *class, const char *owner);

static void
read_object (Reader *self, JsonObject *object, const PlnPopoloClass *class, const char *owner, const char *place)
{
  const char *name = get_string (object, class->texts[0].property), *role = get_string (object, "role");
  const char *person = get_string (object, "person_id");
  g_autofree char *id = NULL;
  PlnDraftRecord *record;

  self->draft->n_rows++;
  id = make_id (object, class->kind, name, g_str_equal (class->kind, "membership") ? (person != NULL ? person : role) : NULL);
  record = pln_draft_add (self->draft, class->kind, id, 0);
  if (record == NULL)
    return;
  set_texts (self, record, object, class->texts, place);
  set_dates (self, record, object, class->dates, place);
  if (g_str_equal (class->kind, "membership"))
    {
      set_holder (record, object);
      if (owner != NULL && pln_draft_get (record, "body") == NULL && pln_draft_get (record, "holder") != NULL)
        pln_draft_set_plain (record, "body", owner);
      else if (owner != NULL && pln_draft_get (record, "holder") == NULL)
        pln_draft_set_plain (record, "holder", owner);
    }
  if (g_str_equal (class->kind, "body"))
    set_website (record, object);
  set_own (self, record, object);
  read_belongings (self, record, object, place);
  note_left_out (self, object, class);
  if (owner == NULL && get_array (object, "memberships") != NULL)
    read_list (self, object, &pln_popolo_classes[3], record->id);
}

/* owner: the person or organization in which memberships stand; NULL: at the top. */
static void
read_list (Reader *self, JsonObject *parent, const PlnPopoloClass *class, const char *owner)
{
  JsonArray *list = get_array (parent, class->list);

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonNode *node = json_array_get_element (list, i);
      g_autofree char *place = g_strdup_printf ("/%s/%u", class->list, i);

      if (JSON_NODE_HOLDS_OBJECT (node))
        read_object (self, json_node_get_object (node), class, owner, place);
      else
        pln_draft_problem (self->draft, 0, place, _("It is no object."));
    }
}

/* Our own reader judges the text first: json-glib is more lenient about depth, repeated members and what is UTF-8. */
static JsonParser *
parse (const char *data, gsize len, const char *name, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) local = NULL;
  PlnJsonScanner scanner;

  if (len >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    data += 3, len -= 3;
  pln_json_scanner_init (&scanner, data, (gssize) len);
  if (!pln_json_skip (&scanner, NULL, NULL, &local) || !pln_json_at_end (&scanner, &local) ||
      !json_parser_load_from_data (parser, data, (gssize) len, &local))
    {
      g_set_error (error, PLN_EXCHANGE_ERROR, PLN_EXCHANGE_ERROR_SYNTAX, _("%s is no JSON: %s"), name, local->message);
      return NULL;
    }
  return g_steal_pointer (&parser);
}

gboolean
pln_popolo_read (PlnDraft *draft, PlnWorkspace *workspace, const char *data, gsize len, GError **error)
{
  g_autoptr (GHashTable) left_out = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reader self = { draft, workspace, left_out };
  g_autoptr (JsonParser) parser = parse (data, len, draft->name, error);
  JsonNode *root;
  gboolean any = FALSE;

  if (parser == NULL)
    return FALSE;
  root = json_parser_get_root (parser);
  for (const PlnPopoloClass *class = pln_popolo_classes; class->kind != NULL; class++)
    if (root != NULL && JSON_NODE_HOLDS_OBJECT (root) && get_array (json_node_get_object (root), class->list) != NULL)
      {
        any = TRUE;
        read_list (&self, json_node_get_object (root), class, NULL);
      }
  if (any)
    return TRUE;
  g_set_error (error, PLN_EXCHANGE_ERROR, PLN_EXCHANGE_ERROR_FORMAT,
               _("%s is no Popolo: it has none of organizations, persons, posts, memberships."), draft->name);
  return FALSE;
}
