/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "random-records.h"

#include <string.h>

#include "store/pln-import.h"

/* How many of a hundred records are of a kind. */
static const struct { const char *kind; guint share; } kinds[] = {
  { "person", 30 }, { "meeting", 14 }, { "participation", 20 }, { "request", 5 }, { "paper", 5 }, { "step", 4 },
  { "action", 6 }, { "link", 2 }, { "body", 8 }, { "name", 2 }, { "period", 2 }, { "change", 1 }, { "cadence", 1 },
};

typedef struct
{
  GRand     *random;  /* borrowed */
  guint      n;       /* of all records */
  gboolean   crowded; /* meetings are near to each other, so that few of them clash too */
  PlnRecord *record;  /* borrowed; being made */
  const char *stamp;  /* borrowed */
} Making;

char *
random_records_id (const char *kind, guint nth)
{
  return g_strdup_printf ("%s-%06u", kind, nth);
}

static guint
below (Making *making, guint n)
{
  return (guint) g_rand_int_range (making->random, 0, (gint32) MAX (n, 1));
}

static void
set (Making *making, const char *field, const char *canonical)
{
  pln_record_add_version (making->record, field, making->stamp, canonical);
}

static void
set_text (Making *making, const char *field, const char *text)
{
  g_autofree char *canonical = g_strdup_printf ("\"%s\"", text);

  set (making, field, canonical);
}

/* One of the words; "" leaves the field empty. */
static void
set_one_of (Making *making, const char *field, const char *const *words)
{
  const char *word = words[below (making, g_strv_length ((char **) words))];

  if (*word != '\0')
    set_text (making, field, word);
}

/* A record of the kind that very likely is there; rarely one that is not. */
static void
set_reference (Making *making, const char *field, const char *kind, guint percent)
{
  g_autofree char *id = NULL;
  guint share = 0;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].kind, kind) == 0)
      share = kinds[i].share;
  if (below (making, 100) >= percent)
    return;
  id = random_records_id (kind, below (making, making->n * share / 100 + 2));
  set_text (making, field, id);
}

static void
set_date (Making *making, const char *field, guint percent)
{
  static const char *const senses[] = { "on", "on", "on", "by", "from", "about", "until" };
  guint year = 2015 + below (making, 5), month = 1 + below (making, 12), day = 1 + below (making, 27);
  const char *sense = senses[below (making, G_N_ELEMENTS (senses))];
  g_autofree char *edtf = NULL, *canonical = NULL;
  guint form = below (making, 10);

  if (making->crowded && strcmp (field, "when") == 0)
    {
      year = 2017;
      month = 5 + month % 2;
      day = 1 + day % 4;
    }
  if (below (making, 100) >= percent)
    return;
  if (form == 0)
    {
      set (making, field, "{\"text\":\"as soon as possible\"}");
      return;
    }
  if (form == 1)
    edtf = g_strdup_printf ("%u", year);
  else if (form == 2)
    edtf = g_strdup_printf ("%u-%02u", year, month);
  else if (form == 3)
    edtf = g_strdup_printf ("%u-%02u-%02u/%u-%02u-%02u", year, month, day, year, month, day + 1);
  else
    edtf = g_strdup_printf ("%u-%02u-%02u", year, month, day);
  canonical = g_strdup_printf ("{\"edtf\":\"%s\",\"sense\":\"%s\",\"text\":\"some time\"}", edtf, sense);
  set (making, field, canonical);
}

static void
set_number (Making *making, const char *field, guint n, guint percent)
{
  g_autofree char *canonical = g_strdup_printf ("%u", below (making, n));

  if (below (making, 100) < percent)
    set (making, field, canonical);
}

static void
fill_meeting (Making *making, const char *name)
{
  static const char *const states[] = { "", "planned", "confirmed", "held", "cancelled", "postponed", NULL };
  static const char *const times[] = { "", "", "09:00", "11:00", "15:00", NULL };
  static const char *const venues[] = { "", "", "Room XIX", "Hall", "Library", NULL }, *const cities[] = { "", "Geneva", "Vienna", NULL };

  set_text (making, "title", name);
  set_reference (making, "body", "body", 80);
  set_reference (making, "part_of", "meeting", 10);
  set_date (making, "when", 90);
  set_one_of (making, "state", states);
  set_one_of (making, "start_time", times);
  set_one_of (making, "end_time", times);
  if (making->crowded && below (making, 2) == 0)
    set_text (making, "venue", "Hall");
  else
    set_one_of (making, "venue", venues);
  set_one_of (making, "city", making->crowded ? cities + 1 : cities);
}

static void
fill_action (Making *making, const char *name)
{
  static const char *const types[] = { "", "action", "action", "recommendation", "milestone", "objective", "target", NULL };
  static const char *const states[] = { "", "open", "under-way", "done", "dropped", NULL };

  set_text (making, "title", name);
  set_one_of (making, "type", types);
  set_one_of (making, "state", states);
  set_reference (making, "parent", "action", 50);
  set_reference (making, "responsible", "body", 40);
  set_number (making, "position", 20, 50);
  set_date (making, "due", 60);
}

static void
fill_body (Making *making, const char *name)
{
  static const char *const states[] = { "", "", "active", "dormant", "planned", NULL };

  set_text (making, "name", name);
  set_reference (making, "parent", "body", 80);
  set_one_of (making, "status", states);
  set_number (making, "position", 20, 50);
  set_date (making, "founded", 30);
  set_date (making, "ended", 10);
}

static void
fill_dated (Making *making, const char *kind, const char *name)
{
  static const char *const types[] = { "official", "official", "former", "acronym", NULL };
  static const char *const states[] = { "active", "dormant", "dissolved", "", NULL };
  static const char *const fields[] = { "name", "parent", "venue" };

  if (strcmp (kind, "name") == 0)
    {
      set_reference (making, "of", "body", 98);
      set_text (making, "text", name);
      set_one_of (making, "type", types);
    }
  else if (strcmp (kind, "period") == 0)
    {
      set_reference (making, "body", "body", 98);
      set_one_of (making, "state", states);
    }
  else
    {
      g_autofree char *was = random_records_id ("body", below (making, 50));

      set_reference (making, "of", "body", 90);
      set_text (making, "field", fields[below (making, 3)]);
      set_text (making, "was", was);
      set_date (making, "on", 90);
      return;
    }
  set_date (making, "start", 60);
  set_date (making, "end", 50);
}

static void
fill_paper (Making *making, const char *kind, const char *name)
{
  if (strcmp (kind, "paper") == 0)
    {
      set_text (making, "title", name);
      set_reference (making, "for_meeting", "meeting", 60);
      set_date (making, "due", 50);
      set_date (making, "issued", 20);
      return;
    }
  set_reference (making, "paper", "paper", 95);
  set_text (making, "name", name);
  set_date (making, "due", 30);
  set_date (making, "done", 20);
  if (below (making, 2) == 0)
    set (making, "before", "{\"iso\":\"P6W\",\"text\":\"six weeks\"}");
}

static void
fill (Making *making, const char *kind, const char *name)
{
  static const char *const answers[] = { "", "invited", "accepted", "declined", NULL };
  static const char *const requests[] = { "", "raised", "supported", "commissioned", "delivered", "dropped", NULL };
  static const char *const links[] = { "implements", "implements", "cites", NULL };

  if (strcmp (kind, "person") == 0)
    set_text (making, "name", name);
  else if (strcmp (kind, "meeting") == 0)
    fill_meeting (making, name);
  else if (strcmp (kind, "participation") == 0)
    {
      set_reference (making, "meeting", "meeting", 95);
      set_reference (making, "who", "person", 95);
      set_one_of (making, "state", answers);
    }
  else if (strcmp (kind, "request") == 0)
    {
      set_text (making, "text", name);
      set_reference (making, "meeting", "meeting", 90);
      set_reference (making, "due_meeting", "meeting", 50);
      set_one_of (making, "state", requests);
    }
  else if (strcmp (kind, "paper") == 0 || strcmp (kind, "step") == 0)
    fill_paper (making, kind, name);
  else if (strcmp (kind, "action") == 0)
    fill_action (making, name);
  else if (strcmp (kind, "link") == 0)
    {
      set_reference (making, "subject", "action", 95);
      set_one_of (making, "type", links);
      set_reference (making, "object", "action", 95);
    }
  else if (strcmp (kind, "body") == 0)
    fill_body (making, name);
  else if (strcmp (kind, "cadence") == 0)
    {
      set_reference (making, "of", below (making, 2) == 0 ? "body" : "action", 98);
      set (making, "rule", "{\"per\":\"year\",\"text\":\"twice a year\",\"times\":2}");
    }
  else
    fill_dated (making, kind, name);
}

static void
put_record (PlnImport *import, Making *making, const char *kind, guint nth, guint number)
{
  static const char *const words[] = { "Émile", "Zoë", "anna", "Bernard", "Ödön", "Committee", "Élan", "council", "Ágnes" };
  g_autofree char *id = random_records_id (kind, nth);
  g_autofree char *name = g_strdup_printf ("%s %s %u", words[below (making, G_N_ELEMENTS (words))],
                                           words[below (making, G_N_ELEMENTS (words))], below (making, 1000));
  /* Older ones do not come first by id. */
  g_autofree char *stamp = g_strdup_printf ("2026-01-%02uT%02u:%02u:%02u.%03uZ/0000/aaaaaaaaaa", 1 + below (making, 28),
                                            below (making, 24), below (making, 60), number / 1000 % 60, number % 1000);
  g_autoptr (PlnRecord) record = pln_record_new_alive (kind, id, stamp);
  g_autoptr (GError) error = NULL;

  making->record = record;
  making->stamp = stamp;
  fill (making, kind, name);
  if (below (making, 50) == 0)
    pln_record_edit_alive (record, "2026-02-01T00:00:00.000Z/0000/aaaaaaaaaa", FALSE);
  pln_import_put (import, NULL, record, NULL, NULL, &error);
  g_assert_no_error (error);
}

PlnWorkspace *
random_records_create (const char *path, guint n, guint32 seed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  PlnWorkspace *workspace = pln_workspace_create (path, "Random", &error);
  PlnImportInfo info = { "random", NULL, NULL, NULL, NULL };
  Making making = { random, n, n < 5000, NULL, NULL };
  g_autoptr (PlnImport) import = NULL;
  guint number = 0;

  g_assert_no_error (error);
  import = pln_import_begin (path, PLN_IMPORT_DEFAULT, 0, &error);
  g_assert_no_error (error);
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (guint i = 0; i < n * kinds[k].share / 100; i++)
      put_record (import, &making, kinds[k].kind, i, number++);
  pln_import_commit (import, &info, NULL, &error);
  g_assert_no_error (error);
  g_clear_pointer (&import, pln_import_free);
  pln_workspace_announce (workspace, NULL);
  return workspace;
}
