/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "exchange/pln-record-json.h"
#include "exchange/pln-review.h"
#include "pln-cli.h"

/* Commands that only read; they write nothing. */

static void
print_kind (const PlnKind *kind)
{
  printf ("%s  %s\n", kind->name, pln_kind_get_label (kind));
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const PlnField *field = &kind->fields[i];
      g_autofree char *json = NULL;

      printf ("  %s%s  %s", field->name, (field->flags & PLN_FIELD_REQUIRED) != 0 ? "*" : "", pln_field_get_label (field));
      if (field->target != NULL)
        printf ("  → %s", field->target);
      for (guint j = 0; field->choices != NULL && field->choices[j].name != NULL; j++)
        printf ("%s%s", j == 0 ? "  (" : ", ", field->choices[j].name);
      printf ("%s\n", field->choices != NULL ? ")" : "");
    }
}

static PlnCliStatus
run_kinds (PlnCli *cli)
{
  for (guint i = 0; i < pln_schema_get_n_kinds (); i++)
    {
      const PlnKind *kind = pln_schema_get_nth (i);

      if (cli->json)
        {
          g_autofree char *json = pln_kind_to_json (kind);

          pln_cli_print (json);
        }
      else
        print_kind (kind);
    }
  return PLN_CLI_DONE;
}

static PlnCliStatus
print_by_id (PlnCli *cli, PlnWorkspace *workspace, const char *id, gboolean whole)
{
  GError *error = NULL;
  g_autoptr (PlnRecord) record = pln_workspace_get_record (workspace, id, &error);

  if (record == NULL)
    return pln_cli_refuse (error);
  pln_cli_print_record (cli, workspace, record, whole);
  return PLN_CLI_DONE;
}

static PlnCliStatus
print_all (PlnCli *cli, PlnWorkspace *workspace, GPtrArray *ids)
{
  PlnCliStatus status = PLN_CLI_DONE;

  for (guint i = 0; i < ids->len && status == PLN_CLI_DONE; i++)
    status = print_by_id (cli, workspace, g_ptr_array_index (ids, i), FALSE);
  return status;
}

static PlnCliStatus
run_show (PlnCli *cli)
{
  g_autoptr (PlnWorkspace) workspace = pln_cli_open (cli, PLN_OPEN_READ_ONLY);

  return workspace != NULL ? print_by_id (cli, workspace, pln_cli_arg (cli, 0), TRUE) : PLN_CLI_REFUSED;
}

static PlnCliStatus
add_condition (PlnQuery *query, const PlnKind *kind, const char *arg)
{
  g_autofree char *name = NULL, *canonical = NULL;
  const PlnField *field;
  const char *value;
  GError *error = NULL;

  if (!pln_cli_split (arg, &name, &value))
    return PLN_CLI_USAGE;
  field = pln_kind_find_field (kind, name);
  if (field == NULL)
    return pln_cli_say (PLN_CLI_REFUSED, _("“%s” has no field “%s”."), kind->name, name);
  if (!pln_field_parse_typed (field, value, &canonical, &error))
    return pln_cli_refuse (error);
  pln_query_where (query, name, canonical);
  return PLN_CLI_DONE;
}

static PlnCliStatus
add_day (PlnCli *cli, PlnQuery *query)
{
  g_autoptr (PlnWhen) when = NULL;
  GError *error = NULL;
  PlnDay first, last;

  if (cli->as_of == NULL)
    return PLN_CLI_DONE;
  when = pln_when_parse_typed (cli->as_of, &error);
  if (when == NULL && error != NULL)
    return pln_cli_refuse (error);
  if (when == NULL || !pln_when_get_span (when, &first, &last))
    return pln_cli_say (PLN_CLI_REFUSED, _("“%s” is not a date."), cli->as_of);
  pln_query_as_of (query, first, last);
  return PLN_CLI_DONE;
}

static PlnCliStatus
run_list (PlnCli *cli)
{
  const PlnKind *kind = pln_schema_find (pln_cli_arg (cli, 0));
  g_autoptr (PlnWorkspace) workspace = pln_cli_open (cli, PLN_OPEN_READ_ONLY);
  g_autoptr (PlnQuery) query = NULL;
  g_autoptr (GPtrArray) ids = NULL;
  PlnCliStatus status = PLN_CLI_DONE;
  GError *error = NULL;

  if (workspace == NULL)
    return PLN_CLI_REFUSED;
  if (kind == NULL)
    return pln_cli_say (PLN_CLI_REFUSED, _("There is no kind “%s”; see plenaryctl kinds."), pln_cli_arg (cli, 0));
  query = pln_query_new (kind->name);
  for (guint i = 1; i < cli->args->len && status == PLN_CLI_DONE; i++)
    status = add_condition (query, kind, pln_cli_arg (cli, i));
  if (status == PLN_CLI_DONE)
    status = add_day (cli, query);
  if (status != PLN_CLI_DONE)
    return status;
  pln_query_with_deleted (query, (cli->given & PLN_CLI_DELETED) != 0);
  ids = pln_workspace_query (workspace, query, &error);
  return ids != NULL ? print_all (cli, workspace, ids) : pln_cli_refuse (error);
}

static PlnCliStatus
run_find (PlnCli *cli)
{
  g_autoptr (PlnWorkspace) workspace = pln_cli_open (cli, PLN_OPEN_READ_ONLY);
  g_autoptr (GPtrArray) ids = NULL;
  g_autofree char *text = NULL;

  if (workspace == NULL)
    return PLN_CLI_REFUSED;
  g_ptr_array_add (cli->args, NULL);
  text = g_strjoinv (" ", (char **) cli->args->pdata);
  ids = pln_workspace_search (workspace, text, 1000000);
  return ids != NULL ? print_all (cli, workspace, ids) : PLN_CLI_DONE;
}

static void
print_history (PlnCli *cli, const PlnHistoryEntry *entry)
{
  g_autofree char *json = NULL;

  if (!cli->json)
    {
      printf ("%s  %s  %s: %s → %s (%s)\n", entry->stamp != NULL ? entry->stamp : "", entry->id, entry->field,
              entry->was != NULL ? entry->was : "", entry->became != NULL ? entry->became : "",
              entry->office != NULL ? entry->office : "");
      return;
    }
  json = pln_strings_to_json ("id", entry->id, "field", entry->field, "stamp", entry->stamp, "office", entry->office,
                              "label", entry->label, NULL);
  json[strlen (json) - 1] = '\0';
  printf ("%s,\"was\":%s,\"became\":%s,\"number\":%" G_GINT64_FORMAT "}\n", json, entry->was != NULL ? entry->was : "null",
          entry->became != NULL ? entry->became : "null", entry->number);
}

static void
print_journal (PlnCli *cli, const PlnJournalEntry *entry)
{
  g_autofree char *json = NULL;

  if (!cli->json)
    {
      printf ("%" G_GINT64_FORMAT "  %s  %s  %s%s\n", entry->number, entry->stamp != NULL ? entry->stamp : "",
              entry->action, entry->label, entry->undone ? _(" [undone]") : "");
      return;
    }
  json = pln_strings_to_json ("action", entry->action, "label", entry->label, "stamp", entry->stamp,
                              "office", entry->office, NULL);
  json[strlen (json) - 1] = '\0';
  printf ("%s,\"number\":%" G_GINT64_FORMAT ",\"records\":%u,\"undone\":%s}\n", json, entry->number, entry->n_records,
          entry->undone ? "true" : "false");
}

static PlnCliStatus
run_history (PlnCli *cli)
{
  g_autoptr (PlnWorkspace) workspace = pln_cli_open (cli, PLN_OPEN_READ_ONLY);
  const char *id = pln_cli_arg (cli, 0);
  g_autoptr (GPtrArray) entries = NULL;

  if (workspace == NULL)
    return PLN_CLI_REFUSED;
  if (id != NULL && !pln_workspace_has_record (workspace, id))
    return pln_cli_say (PLN_CLI_REFUSED, _("There is no record “%s”."), id);
  entries = id != NULL ? pln_workspace_get_history (workspace, id, G_MAXINT) : pln_workspace_get_journal (workspace, G_MAXINT);
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    if (id != NULL)
      print_history (cli, g_ptr_array_index (entries, i));
    else
      print_journal (cli, g_ptr_array_index (entries, i));
  return PLN_CLI_DONE;
}

static void
print_finding (PlnWorkspace *workspace, const PlnReviewFinding *finding)
{
  g_autofree char *title = pln_workspace_get_title (workspace, finding->id);

  printf ("%s  %s  %s", pln_review_type_get_name (finding->type), finding->id, title);
  if (finding->field != NULL)
    printf ("  %s", finding->field);
  if (finding->target != NULL)
    printf ("  → %s", finding->target);
  for (guint i = 0; finding->ids != NULL && finding->ids[i] != NULL; i++)
    printf ("%s%s", i == 0 ? "  " : ", ", finding->ids[i]);
  printf ("\n");
  for (guint i = 0; finding->versions != NULL && i < finding->versions->len; i++)
    {
      const PlnImportVersion *version = g_ptr_array_index (finding->versions, i);

      printf ("  %s  %s  (%s)\n", version->stamp, version->value != NULL ? version->value : _("empty"), version->office);
    }
}

static PlnCliStatus
run_review (PlnCli *cli)
{
  g_autoptr (PlnWorkspace) workspace = pln_cli_open (cli, PLN_OPEN_READ_ONLY);
  g_autoptr (GPtrArray) findings = NULL;
  GError *error = NULL;

  if (workspace == NULL)
    return PLN_CLI_REFUSED;
  findings = pln_review_find (workspace, &error);
  if (findings == NULL)
    return pln_cli_refuse (error);
  for (guint i = 0; i < findings->len; i++)
    {
      const PlnReviewFinding *finding = g_ptr_array_index (findings, i);

      if (cli->json)
        {
          g_autofree char *json = pln_review_finding_to_json (finding);

          pln_cli_print (json);
        }
      else
        print_finding (workspace, finding);
    }
  return PLN_CLI_DONE;
}

const PlnCliCommand pln_cli_reading_commands[] = {
  { "kinds", 0, 0, 0, run_kinds, "", N_("lists kinds and their fields") },
  { "show", 1, 1, 0, run_show, "ID", N_("prints a record") },
  { "list", 1, -1, PLN_CLI_AS_OF | PLN_CLI_DELETED, run_list, "KIND [FIELD=VALUE…] [--as-of DATE] [--deleted]",
    N_("lists records of a kind") },
  { "find", 1, -1, 0, run_find, "TEXT", N_("searches in all records") },
  { "history", 0, 1, 0, run_history, "[ID]", N_("lists what was done, or what became of a record") },
  { "review", 0, 0, 0, run_review, "", N_("lists conflicts and other findings") },
  { NULL },
};
