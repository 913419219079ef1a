/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/exchange/pln-exchange-history.h"

#include "app/exchange/pln-exchange-words.h"
#include "exchange/pln-shared-folder.h"
#include "values/pln-json.h"

#include <glib/gi18n.h>
#include <string.h>

void
pln_exchange_line_free (PlnExchangeLine *line)
{
  g_free (line->title);
  g_free (line->text);
  g_free (line->replica);
  g_free (line);
}

/* ---- what went --------------------------------------------------------------- */

typedef struct
{
  guint records;
  char *body, *without; /* owned, nullable */
  gboolean since;
} Sent;

static gboolean
read_member (PlnJsonScanner *scanner,
             const char     *name,
             Sent           *sent)
{
  g_autofree char *text = NULL;

  if (strcmp (name, "records") == 0)
    {
      if (!pln_json_read_number (scanner, &text, NULL))
        return FALSE;
      sent->records = (guint) g_ascii_strtoull (text, NULL, 10);
      return TRUE;
    }
  if (!pln_json_read_string (scanner, &text, NULL, NULL))
    return FALSE;
  if (strcmp (name, "body") == 0)
    sent->body = g_steal_pointer (&text);
  else if (strcmp (name, "without") == 0)
    sent->without = g_steal_pointer (&text);
  else if (strcmp (name, "since") == 0)
    sent->since = TRUE;
  return TRUE;
}

static gboolean
read_sent (const char *json,
           Sent       *sent)
{
  PlnJsonScanner scanner;
  gboolean first = TRUE;

  *sent = (Sent) { 0 };
  if (json == NULL)
    return FALSE;
  pln_json_scanner_init (&scanner, json, -1);
  if (!pln_json_enter_object (&scanner, NULL))
    return FALSE;
  for (;;)
    {
      g_autofree char *name = NULL;

      if (!pln_json_next_member (&scanner, &first, &name, NULL) || name == NULL)
        return TRUE;
      if (!read_member (&scanner, name, sent))
        return TRUE;
    }
}

static void
sent_clear (Sent *sent)
{
  g_free (sent->body);
  g_free (sent->without);
}

/* "people, contacts and audiences" from names of kinds. */
static char *
name_kinds (const char *names)
{
  g_auto (GStrv) kinds = g_strsplit (names, " ", -1);
  GString *out = g_string_new (NULL);

  for (guint i = 0; kinds[i] != NULL; i++)
    {
      const PlnKind *kind = pln_schema_find (kinds[i]);
      const char *plural = kind != NULL ? pln_kind_get_plural (kind) : kinds[i];

      g_string_append_printf (out, "%s%s", i > 0 ? ", " : "", plural);
    }
  return g_string_free_and_steal (out);
}

char *
pln_exchange_sent_text (const char *json)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;
  Sent sent;

  if (!read_sent (json, &sent))
    return g_strdup ("");
  g_strv_builder_take (builder, g_strdup_printf (ngettext ("%u record", "%u records", sent.records), sent.records));
  if (sent.since)
    g_strv_builder_add (builder, _("only what changed since an earlier file"));
  if (sent.without != NULL)
    {
      g_autofree char *kinds = name_kinds (sent.without);

      /* Translators: kinds of records that were kept here */
      g_strv_builder_take (builder, g_strdup_printf (_("without %s"), kinds));
    }
  parts = g_strv_builder_end (builder);
  sent_clear (&sent);
  return g_strjoinv (", ", parts);
}

/* ---- lines -------------------------------------------------------------------- */

static gboolean
is_shared_file (const PlnExchange *exchange)
{
  g_autofree char *base = exchange->file != NULL ? g_path_get_basename (exchange->file) : g_strdup ("");
  g_autofree char *replica = pln_shared_name_get_replica (base);

  return replica != NULL;
}

static char *
import_title (const PlnExchange *exchange,
              const char        *base)
{
  if (exchange->office == NULL || *exchange->office == '\0')
    return exchange->changed ? g_strdup_printf (_("Imported “%s”"), base) : g_strdup_printf (_("Imported “%s”, again"), base);
  return exchange->changed ? g_strdup_printf (_("Imported from %s"), exchange->office)
                           : g_strdup_printf (_("Imported from %s, again"), exchange->office);
}

static char *
export_title (const PlnExchange *exchange,
              const char        *base)
{
  char *title;
  Sent sent;

  if (is_shared_file (exchange))
    return g_strdup (_("Written to the shared folder"));
  if (!read_sent (exchange->summary, &sent))
    return g_strdup_printf (_("Exported “%s”"), base);
  title = sent.body != NULL ? g_strdup_printf (_("Exported a part: %s"), sent.body) : g_strdup_printf (_("Exported “%s”"), base);
  sent_clear (&sent);
  return title;
}

static PlnExchangeLine *
make_line (PlnWorkspace      *workspace,
           const PlnExchange *exchange)
{
  PlnExchangeLine *line = g_new0 (PlnExchangeLine, 1);
  g_autofree char *base = exchange->file != NULL ? g_path_get_basename (exchange->file) : g_strdup ("");
  g_autofree char *time = pln_exchange_time_text (exchange->at, pln_workspace_get_now (workspace));
  g_autofree char *what = NULL, *done = NULL, *first = g_utf8_strup (time, g_utf8_next_char (time) - time);
  g_autofree char *start = g_strconcat (first, g_utf8_next_char (time), NULL);

  line->import = g_strcmp0 (exchange->direction, "import") == 0;
  line->icon = line->import ? "document-save-symbolic" : "document-send-symbolic";
  line->replica = g_strdup (exchange->replica);
  line->title = line->import ? import_title (exchange, base) : export_title (exchange, base);
  what = line->import ? pln_exchange_summary_text (exchange->summary) : pln_exchange_sent_text (exchange->summary);
  done = exchange->undone ? g_strdup_printf (_("%s, taken back"), what) : g_steal_pointer (&what);
  line->text = *done != '\0' ? g_strdup_printf ("%s · %s", start, done) : g_strdup (start);
  return line;
}

/* The shared folder tells each time what it did: of a run that changed nothing here the newest is enough. */
static gboolean
repeats (const PlnExchange *exchange,
         const PlnExchange *newer)
{
  return newer != NULL && !exchange->changed && is_shared_file (exchange) && !newer->changed && is_shared_file (newer) &&
         g_strcmp0 (exchange->direction, newer->direction) == 0 && g_strcmp0 (exchange->replica, newer->replica) == 0;
}

GPtrArray *
pln_exchange_history (PlnWorkspace *workspace,
                      const char   *replica,
                      guint         limit)
{
  g_autoptr (GPtrArray) exchanges = pln_workspace_get_exchanges (workspace, 0);
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) pln_exchange_line_free);
  const PlnExchange *newer = NULL;
  gboolean last = FALSE;

  for (guint i = 0; i < exchanges->len && (limit == 0 || lines->len < limit); i++)
    {
      const PlnExchange *exchange = exchanges->pdata[i];
      gboolean undoable = exchange->changed && !exchange->undone && !last;
      PlnExchangeLine *line;

      last = last || undoable;
      if ((replica != NULL && g_strcmp0 (exchange->replica, replica) != 0) || repeats (exchange, newer))
        continue;
      newer = exchange;
      line = make_line (workspace, exchange);
      line->last_import = undoable;
      g_ptr_array_add (lines, line);
    }
  return lines;
}
