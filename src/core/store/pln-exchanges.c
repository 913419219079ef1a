// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store/pln-store-private.h"

/* What was exchanged with whom.  Imports that changed something are in the
 * workspace; exports and imports that changed nothing write nothing there and
 * are noted in the state directory, a line each with escaped parts between
 * tabs.  Backups are noted there too, so that an erasure finds them. */

#define N_PARTS 8 /* own replica, direction, time, file, replica, office, digest, summary */

void
pln_exchange_free (PlnExchange *self)
{
  if (self == NULL)
    return;
  g_free (self->direction);
  g_free (self->file);
  g_free (self->replica);
  g_free (self->office);
  g_free (self->digest);
  g_free (self->summary);
  g_free (self);
}

static char *
notes_path (const char *name)
{
  g_autofree char *state = pln_state_directory ();

  return g_build_filename (state, name, NULL);
}

/* Appends one line; a single write, so that two processes do not mix theirs. */
gboolean
pln_state_append (const char *name, const char *const *parts, GError **error)
{
  g_autofree char *path = notes_path (name);
  g_autoptr (GString) line = g_string_new (NULL);
  int fd;
  gboolean done;

  for (int i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *escaped = g_strescape (parts[i], NULL);

      g_string_append_printf (line, "%s%s", i > 0 ? "\t" : "", escaped);
    }
  g_string_append_c (line, '\n');
  fd = g_open (path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  done = fd >= 0 && write (fd, line->str, line->len) == (gssize) line->len;
  if (fd >= 0)
    done = close (fd) == 0 && done;
  if (!done)
    g_set_error (error, PLN_STORE_ERROR, PLN_STORE_ERROR_FAILED, _("The state directory cannot be written: %s."),
                 g_strerror (errno));
  return done;
}

/* The lines of a file of notes, each unescaped into its parts. */
GPtrArray *
pln_state_read (const char *name)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autofree char *path = notes_path (name), *text = NULL;
  g_auto (GStrv) raw = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return lines;
  raw = g_strsplit (text, "\n", -1);
  for (int i = 0; raw[i] != NULL; i++)
    {
      char **parts;

      if (raw[i][0] == '\0')
        continue;
      parts = g_strsplit (raw[i], "\t", -1);
      for (int j = 0; parts[j] != NULL; j++)
        {
          char *plain = g_strcompress (parts[j]);

          g_free (parts[j]);
          parts[j] = plain;
        }
      g_ptr_array_add (lines, parts);
    }
  return lines;
}

gboolean
pln_workspace_owns_replica (PlnWorkspace *self, const char *replica)
{
  return strcmp (replica, self->replica) == 0
         || pln_database_get_integer (self->database, 0, "SELECT count(*) FROM pln_own_replica WHERE replica = ?", "s",
                                      replica) > 0;
}

gboolean
pln_exchanges_note (PlnWorkspace *self, const char *direction, const PlnImportInfo *info, GError **error)
{
  g_autofree char *at = g_strdup_printf ("%" G_GINT64_FORMAT, pln_workspace_get_now (self));
  const char *parts[N_PARTS + 1] = { self->replica, direction, at };
  const char *given[] = { info->file, info->replica, info->office, info->digest, info->summary };

  for (gsize i = 0; i < G_N_ELEMENTS (given); i++)
    parts[3 + i] = given[i] != NULL ? given[i] : "";
  return pln_state_append ("exchanges", parts, error);
}

gboolean
pln_workspace_note_export (PlnWorkspace *self, const PlnImportInfo *info, GError **error)
{
  return pln_exchanges_note (self, "export", info, error);
}

static char *
or_null (const char *text)
{
  return text != NULL && text[0] != '\0' ? g_strdup (text) : NULL;
}

static void
add_noted (PlnWorkspace *self, GPtrArray *exchanges)
{
  g_autoptr (GPtrArray) lines = pln_state_read ("exchanges");

  /* The newest first: two may be of one millisecond. */
  for (guint i = lines->len; i > 0; i--)
    {
      char **parts = lines->pdata[i - 1];
      PlnExchange *exchange;

      if (g_strv_length (parts) != N_PARTS || !pln_workspace_owns_replica (self, parts[0]))
        continue;
      exchange = g_new0 (PlnExchange, 1);
      exchange->direction = g_strdup (parts[1]);
      exchange->at = g_ascii_strtoll (parts[2], NULL, 10);
      exchange->file = or_null (parts[3]);
      exchange->replica = or_null (parts[4]);
      exchange->office = or_null (parts[5]);
      exchange->digest = or_null (parts[6]);
      exchange->summary = or_null (parts[7]);
      g_ptr_array_add (exchanges, exchange);
    }
}

static int
compare_exchanges (gconstpointer a, gconstpointer b)
{
  const PlnExchange *x = *(const PlnExchange *const *) a, *y = *(const PlnExchange *const *) b;

  return x->at == y->at ? 0 : x->at > y->at ? -1 : 1;
}

GPtrArray *
pln_workspace_get_exchanges (PlnWorkspace *self, guint limit)
{
  GPtrArray *exchanges = g_ptr_array_new_with_free_func ((GDestroyNotify) pln_exchange_free);
  g_autoptr (PlnStatement) statement =
    pln_database_query (self->database, NULL,
                        "SELECT e.at, e.file, e.replica, e.office, e.digest, e.summary, j.state IS 'undone'"
                        " FROM pln_exchange e LEFT JOIN pln_journal j ON j.number = e.number ORDER BY e.number DESC", "");

  while (statement != NULL && pln_statement_step (statement, NULL))
    {
      PlnExchange *exchange = g_new0 (PlnExchange, 1);

      exchange->direction = g_strdup ("import");
      exchange->changed = TRUE;
      exchange->at = pln_statement_integer (statement, 0);
      exchange->file = g_strdup (pln_statement_text (statement, 1));
      exchange->replica = g_strdup (pln_statement_text (statement, 2));
      exchange->office = g_strdup (pln_statement_text (statement, 3));
      exchange->digest = g_strdup (pln_statement_text (statement, 4));
      exchange->summary = g_strdup (pln_statement_text (statement, 5));
      exchange->undone = pln_statement_integer (statement, 6) != 0;
      g_ptr_array_add (exchanges, exchange);
    }
  add_noted (self, exchanges);
  g_ptr_array_sort (exchanges, compare_exchanges);
  if (limit > 0 && exchanges->len > limit)
    g_ptr_array_set_size (exchanges, (int) limit);
  return exchanges;
}
