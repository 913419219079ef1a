/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange/formats/pln-card-line.h"
#include "exchange/formats/pln-formats-private.h"

/* Cards of versions 2.1 to 4.0 into people, posts, organizations and contacts. */

typedef struct
{
  PlnDraft     *draft;     /* borrowed */
  PlnWorkspace *workspace; /* borrowed */
  GHashTable   *left_out;  /* owned; names of properties that have no place here */
  GHashTable   *bodies;    /* owned; name to id of the organizations in the file */
} Reader;

/* One card: a run of the lines of the file. */
typedef struct
{
  GPtrArray *lines; /* borrowed */
  guint      first, end;
} Card;

static const PlnCardLine *
find_line (const Card *card, const char *name)
{
  for (guint i = card->first; i < card->end; i++)
    if (g_str_equal (((PlnCardLine *) g_ptr_array_index (card->lines, i))->name, name))
      return g_ptr_array_index (card->lines, i);
  return NULL;
}

/* NULL: the card has no such property, or it is empty. */
static char *
get_text (const Card *card, const char *name)
{
  const PlnCardLine *line = find_line (card, name);
  g_autofree char *text = line != NULL ? pln_card_value_unescape (line->value) : NULL;

  return text != NULL && *g_strstrip (text) != '\0' ? g_steal_pointer (&text) : NULL;
}

/* The n-th part of a property with several; NULL: empty. */
static char *
get_part (const Card *card, const char *name, guint n)
{
  const PlnCardLine *line = find_line (card, name);
  g_auto (GStrv) parts = line != NULL ? pln_card_value_split (line->value, ';') : NULL;

  return parts != NULL && n < g_strv_length (parts) && *g_strstrip (parts[n]) != '\0' ? g_strdup (parts[n]) : NULL;
}

static char *
get_x (const Card *card, const char *field)
{
  g_autofree char *upper = g_ascii_strup (field, -1);
  g_autofree char *name = g_strconcat ("X-PLENARY-", g_strdelimit (upper, "_", '-'), NULL);

  return get_text (card, name);
}

static char *
make_id (const char *a, const char *b, const char *c)
{
  g_autofree char *text = g_strjoin ("\n", a, b, c, NULL), *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

  sum[32] = '\0';
  return g_strconcat ("t:", sum, NULL);
}

/* ---- which record a card is ---------------------------------------------- */

static char *
get_name (const Card *card)
{
  char *name = get_text (card, "FN");
  g_autofree char *family = NULL, *given = NULL;

  if (name != NULL)
    return name;
  family = get_part (card, "N", 0);
  given = get_part (card, "N", 1);
  if (family != NULL && given != NULL)
    return g_strconcat (given, " ", family, NULL);
  if (family != NULL || given != NULL)
    return g_strdup (family != NULL ? family : given);
  name = get_part (card, "ORG", 0);
  return name != NULL ? name : get_text (card, "EMAIL");
}

static const char *
get_kind (const Card *card)
{
  g_autofree char *ours = get_x (card, "kind"), *kind = get_text (card, "KIND"), *name = get_text (card, "FN");
  g_autofree char *company = get_text (card, "X-ABSHOWAS"), *org = get_part (card, "ORG", 0);

  if (ours != NULL && (g_str_equal (ours, "person") || g_str_equal (ours, "post") || g_str_equal (ours, "body")))
    return g_intern_string (ours);
  if ((kind != NULL && (g_ascii_strcasecmp (kind, "org") == 0 || g_ascii_strcasecmp (kind, "group") == 0)) ||
      (company != NULL && g_ascii_strcasecmp (company, "COMPANY") == 0) ||
      (org != NULL && g_strcmp0 (name, org) == 0 && find_line (card, "N") == NULL))
    return "body";
  return "person";
}

/* A record of this kind here that has the name and one of the e-mail addresses of the card. */
static char *
find_by_mail (Reader *self, const Card *card, const char *kind, const char *name)
{
  g_autofree char *folded = pln_text_fold (name);

  for (guint i = card->first; i < card->end; i++)
    {
      const PlnCardLine *line = g_ptr_array_index (card->lines, i);
      g_autofree char *mail = NULL, *canonical = NULL;
      g_autoptr (PlnQuery) query = NULL;
      g_autoptr (GPtrArray) ids = NULL;

      if (!g_str_equal (line->name, "EMAIL"))
        continue;
      mail = pln_card_value_unescape (line->value);
      canonical = pln_value_from_plain (PLN_TYPE_TEXT, g_strstrip (mail));
      if (canonical == NULL)
        continue;
      query = pln_query_new ("contact");
      pln_query_where (query, "value", canonical);
      ids = pln_workspace_query (self->workspace, query, NULL);
      for (guint j = 0; ids != NULL && j < ids->len; j++)
        {
          g_autofree char *value = pln_workspace_get_value (self->workspace, g_ptr_array_index (ids, j), "of");
          g_autofree char *of = value != NULL ? pln_value_get_plain (value) : g_strdup ("");
          g_autofree char *title = pln_workspace_has_record (self->workspace, of)
                                     ? pln_workspace_get_title (self->workspace, of) : g_strdup ("");
          g_autofree char *other = pln_text_fold (title);

          if (g_strcmp0 (pln_workspace_get_kind (self->workspace, of), kind) == 0 && g_str_equal (folded, other))
            return g_steal_pointer (&of);
        }
    }
  return NULL;
}

static char *
get_id (Reader *self, const Card *card, const char *kind, const char *name)
{
  g_autofree char *uid = get_text (card, "UID"), *mail = get_text (card, "EMAIL");
  char *id = uid != NULL ? pln_foreign_to_id (uid) : NULL, *known;

  if (id != NULL && pln_workspace_has_record (self->workspace, id))
    return id;
  known = find_by_mail (self, card, kind, name);
  if (known != NULL || id == NULL)
    {
      g_free (id);
      id = known != NULL ? known : make_id (kind, name, mail != NULL && !g_str_equal (kind, "body") ? mail : "");
    }
  return id;
}

/* ---- what a card says ---------------------------------------------------- */

/* The organization of a card: by its id, by its name here or in the file, or a new one. */
static void
set_organization (Reader *self, PlnDraftRecord *record, const Card *card, const char *field, guint line)
{
  g_autofree char *given = get_x (card, field), *name = get_part (card, "ORG", 0), *canonical = NULL, *id = NULL;
  g_autoptr (PlnQuery) query = NULL;
  g_autoptr (GPtrArray) ids = NULL;

  if (given != NULL && pln_id_is_valid (given))
    {
      pln_draft_set_plain (record, field, given);
      return;
    }
  if (name == NULL)
    return;
  if (g_hash_table_contains (self->bodies, name))
    {
      pln_draft_set_plain (record, field, g_hash_table_lookup (self->bodies, name));
      return;
    }
  canonical = pln_value_from_plain (PLN_TYPE_TEXT, name);
  query = pln_query_new ("body");
  pln_query_where (query, "name", canonical);
  ids = pln_workspace_query (self->workspace, query, NULL);
  id = ids != NULL && ids->len == 1 ? g_strdup (g_ptr_array_index (ids, 0)) : make_id ("body", name, "");
  if ((ids == NULL || ids->len != 1) && pln_draft_find (self->draft, id) == NULL)
    pln_draft_set_plain (pln_draft_add (self->draft, "body", id, line), "name", name);
  pln_draft_set_plain (record, field, id);
  g_hash_table_insert (self->bodies, g_strdup (name), g_strdup (id));
}

static void
set_words (PlnDraftRecord *record, const Card *card, const char *name, const char *field)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;
  g_autofree char *canonical = NULL;

  for (guint i = card->first; i < card->end; i++)
    {
      const PlnCardLine *line = g_ptr_array_index (card->lines, i);
      g_auto (GStrv) parts = NULL;

      if (!g_str_equal (line->name, name))
        continue;
      parts = pln_card_value_split (line->value, ',');
      for (guint j = 0; parts[j] != NULL; j++)
        if (*g_strstrip (parts[j]) != '\0')
          g_strv_builder_add (builder, parts[j]);
    }
  words = g_strv_builder_end (builder);
  canonical = pln_value_from_words ((const char *const *) words);
  if (canonical != NULL)
    pln_draft_set (record, field, canonical);
}

static void
set_text (PlnDraftRecord *record, const char *field, char *text)
{
  g_autofree char *owned = text;

  if (owned != NULL)
    pln_draft_set_plain (record, field, owned);
}

static void
set_x (Reader *self, PlnDraftRecord *record, const Card *card, const char *field)
{
  g_autofree char *typed = get_x (card, field);
  const PlnField *place = pln_kind_find_field (pln_schema_find (record->kind), field);

  if (typed == NULL)
    return;
  if (place->type == PLN_TYPE_TEXT || (place->type == PLN_TYPE_REFERENCE && pln_id_is_valid (typed)))
    pln_draft_set_plain (record, field, typed);
  else
    pln_draft_set_typed (self->draft, record, field, typed, field);
}

static void
set_person (Reader *self, PlnDraftRecord *record, const Card *card)
{
  g_autofree char *family = get_part (card, "N", 0), *given = get_part (card, "N", 1);
  g_autofree char *country = get_x (card, "country");

  if (family != NULL)
    set_text (record, "sort_name", given != NULL ? g_strconcat (family, ", ", given, NULL) : g_strdup (family));
  set_text (record, "honorific", get_part (card, "N", 3));
  set_text (record, "job_title", get_text (card, "TITLE"));
  set_text (record, "country", country != NULL ? g_steal_pointer (&country) : get_part (card, "ADR", 6));
  set_words (record, card, "LANG", "languages");
  set_words (record, card, "CATEGORIES", "interests");
  set_organization (self, record, card, "organization", record->row);
}

static void
set_post (Reader *self, PlnDraftRecord *record, const Card *card)
{
  set_organization (self, record, card, "body", record->row);
  set_x (self, record, card, "grade");
  set_x (self, record, card, "category");
  set_x (self, record, card, "state");
}

static void
set_body (Reader *self, PlnDraftRecord *record, const Card *card)
{
  static const char *const fields[] = { "acronym", "type", "parent", "seat", "country" };
  const PlnCardLine *url = find_line (card, "URL");

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    set_x (self, record, card, fields[i]);
  if (url != NULL && pln_card_line_get (url, "X-PLENARY-ID") == NULL)
    set_text (record, "website", pln_card_value_unescape (url->value));
}

/* ---- contacts ------------------------------------------------------------ */

static const char *
get_type (const char *property)
{
  static const struct { const char *property, *type; } types[] = {
    { "EMAIL", "email" }, { "TEL", "phone" }, { "ADR", "address" }, { "URL", "url" }, { "IMPP", "messaging" },
    { "X-PLENARY-CONTACT", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (types[i].property, property))
      return types[i].type;
  return NULL;
}

static char *
get_contact_value (const PlnCardLine *line)
{
  g_auto (GStrv) parts = NULL;
  GString *out;
  char *text;

  if (!g_str_equal (line->name, "ADR"))
    {
      text = pln_card_value_unescape (line->value);
      if (g_str_equal (line->name, "TEL") && g_ascii_strncasecmp (text, "tel:", 4) == 0)
        memmove (text, text + 4, strlen (text + 4) + 1);
      return g_strstrip (text);
    }
  parts = pln_card_value_split (line->value, ';');
  out = g_string_new (NULL);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", parts[i]);
  return g_string_free_and_steal (out);
}

static char *
get_label (const Card *card, const PlnCardLine *line)
{
  static const char *const types[] = { "work", "home", "cell", "fax" };

  for (guint i = card->first; i < card->end && line->group != NULL; i++)
    {
      const PlnCardLine *other = g_ptr_array_index (card->lines, i);

      if (g_strcmp0 (other->group, line->group) == 0 && g_str_equal (other->name, "X-ABLABEL"))
        return pln_card_value_unescape (other->value);
    }
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (pln_card_line_has_type (line, types[i]))
      return g_strdup (types[i]);
  return NULL;
}

/* The contact of the holder that has this value, here; NULL: none. */
static char *
find_contact (Reader *self, const char *holder, const char *value)
{
  g_autoptr (GPtrArray) ids = NULL;

  if (!pln_workspace_has_record (self->workspace, holder))
    return NULL;
  ids = pln_workspace_referrers (self->workspace, "contact", "of", holder);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autofree char *canonical = pln_workspace_get_value (self->workspace, g_ptr_array_index (ids, i), "value");
      g_autofree char *plain = canonical != NULL ? pln_value_get_plain (canonical) : NULL;

      if (g_strcmp0 (plain, value) == 0)
        return g_strdup (g_ptr_array_index (ids, i));
    }
  return NULL;
}

static void
read_contact (Reader *self, PlnDraftRecord *holder, const Card *card, const PlnCardLine *line, const char *type)
{
  const char *given = pln_card_line_get (line, "X-PLENARY-ID");
  g_autofree char *value = get_contact_value (line), *label = get_label (card, line), *id = NULL;
  PlnDraftRecord *contact;

  if (*value == '\0')
    return;
  id = given != NULL && pln_id_is_valid (given) ? g_strdup (given) : find_contact (self, holder->id, value);
  if (id == NULL)
    id = make_id (holder->id, type, value);
  if (given == NULL && pln_draft_find (self->draft, id) != NULL)
    return; /* the same address twice on one card */
  contact = pln_draft_add (self->draft, "contact", id, line->line);
  if (contact == NULL)
    return;
  pln_draft_set_plain (contact, "of", holder->id);
  pln_draft_set_plain (contact, "value", value);
  if (*type != '\0')
    pln_draft_set_plain (contact, "type", type);
  if (label != NULL)
    pln_draft_set_plain (contact, "label", label);
}

static void
read_contacts (Reader *self, PlnDraftRecord *holder, const Card *card)
{
  static const char *const known[] = { "BEGIN", "END", "VERSION", "KIND", "UID", "REV", "FN", "N", "ORG", "TITLE", "ROLE",
                                       "LANG", "CATEGORIES", "NOTE", "PRODID", "X-ABLABEL", "X-ABSHOWAS", NULL };
  gboolean website = g_str_equal (holder->kind, "body");

  for (guint i = card->first; i < card->end; i++)
    {
      const PlnCardLine *line = g_ptr_array_index (card->lines, i);
      const char *type = get_type (line->name);

      if (website && g_str_equal (line->name, "URL") && pln_card_line_get (line, "X-PLENARY-ID") == NULL)
        website = FALSE; /* the first is the website */
      else if (type != NULL)
        read_contact (self, holder, card, line, type);
      else if (!g_strv_contains (known, line->name) && !g_str_has_prefix (line->name, "X-") &&
               g_hash_table_add (self->left_out, g_strdup (line->name)))
        pln_draft_leave_out (self->draft->left_out, NULL, line->name, _("This property of cards has no place here."));
    }
}

/* ---- the whole file ------------------------------------------------------ */

static void
read_card (Reader *self, const Card *card)
{
  guint line = ((PlnCardLine *) g_ptr_array_index (card->lines, card->first))->line;
  const char *kind = get_kind (card);
  g_autofree char *name = get_name (card), *id = NULL;
  PlnDraftRecord *record;

  self->draft->n_rows++;
  if (name == NULL)
    {
      pln_draft_problem (self->draft, line, "FN", _("The card has no name."));
      return;
    }
  id = get_id (self, card, kind, name);
  record = pln_draft_add (self->draft, kind, id, line);
  if (record == NULL)
    return;
  if (g_str_equal (kind, "body"))
    g_hash_table_insert (self->bodies, g_strdup (name), g_strdup (id));
  pln_draft_set_plain (record, pln_schema_find (kind)->title, name);
  if (g_str_equal (kind, "person"))
    set_person (self, record, card);
  else if (g_str_equal (kind, "post"))
    set_post (self, record, card);
  else
    set_body (self, record, card);
  set_text (record, "note", get_text (card, "NOTE"));
  read_contacts (self, record, card);
}

static gboolean
is_mark (const PlnCardLine *line, const char *name)
{
  return g_str_equal (line->name, name) && g_ascii_strcasecmp (line->value, "VCARD") == 0;
}

/* Organizations first, for the others name them.  FALSE: the last card has no end. */
static gboolean
read_cards (Reader *self, GPtrArray *lines, gboolean bodies)
{
  Card card = { lines, 0, 0 };
  gboolean open = FALSE;

  for (guint i = 0; i < lines->len; i++)
    {
      const PlnCardLine *line = g_ptr_array_index (lines, i);

      if (is_mark (line, "BEGIN"))
        {
          card.first = i;
          open = TRUE;
        }
      else if (is_mark (line, "END") && open)
        {
          card.end = i;
          open = FALSE;
          if (g_str_equal (get_kind (&card), "body") == bodies)
            read_card (self, &card);
        }
    }
  return !open;
}

gboolean
pln_vcard_read (PlnDraft *draft, PlnWorkspace *workspace, const char *data, gsize len, GError **error)
{
  g_autoptr (GHashTable) left_out = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) bodies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Reader self = { draft, workspace, left_out, bodies };
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  PlnEncoding encoding;

  text = pln_text_decode (data, len, &encoding, draft->name, error);
  if (text == NULL)
    return FALSE;
  lines = pln_card_lines_parse (text);
  if (!read_cards (&self, lines, TRUE) || !read_cards (&self, lines, FALSE))
    {
      g_set_error (error, PLN_EXCHANGE_ERROR, PLN_EXCHANGE_ERROR_DAMAGED, _("%s is cut short: its last card has no end."),
                   draft->name);
      return FALSE;
    }
  if (draft->n_rows > 0)
    return TRUE;
  g_set_error (error, PLN_EXCHANGE_ERROR, PLN_EXCHANGE_ERROR_SYNTAX, _("%s holds no cards."), draft->name);
  return FALSE;
}
