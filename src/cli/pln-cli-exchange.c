/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "exchange/pln-import-backup.h"
#include "exchange/pln-importer.h"
#include "exchange/pln-record-json.h"
#include "exchange/pln-snapshot-writer.h"
#include "pln-cli.h"

/* Snapshots out and in. */

static PlnCliStatus
run_export (PlnCli *cli)
{
  g_autoptr (PlnWorkspace) workspace = NULL;
  const char *file = pln_cli_arg (cli, 0);
  PlnSnapshotScope scope = { .body = cli->body, .since = cli->since };
  PlnSnapshotResult result;
  GError *error = NULL;

  if (cli->foreign != PLN_FORMAT_JSON)
    return pln_cli_export_foreign (cli);
  workspace = pln_cli_open (cli, PLN_OPEN_DEFAULT);
  if (workspace == NULL)
    return PLN_CLI_REFUSED;
  if (cli->without->len > 0)
    {
      g_ptr_array_add (cli->without, NULL);
      scope.without = (const char *const *) cli->without->pdata;
    }
  if (!pln_snapshot_export (workspace, file, &scope, &result, NULL, NULL, NULL, &error))
    return pln_cli_refuse (error);
  if (cli->json && !g_str_equal (file, "-"))
    {
      g_autofree char *json = pln_strings_to_json ("file", file, "digest", result.digest, NULL);

      json[strlen (json) - 1] = '\0';
      printf ("%s,\"count\":%" G_GUINT64_FORMAT "}\n", json, result.count);
    }
  return PLN_CLI_DONE;
}

void
pln_cli_print_counts (PlnCli *cli, const PlnImportCounts *counts)
{
  g_autofree char *json = NULL;

  if (cli->json)
    {
      json = pln_import_counts_to_json (counts);
      pln_cli_print (json);
      return;
    }
  for (guint i = 0; i < PLN_IMPORT_N_GROUPS; i++)
    printf ("%s%s: %" G_GUINT64_FORMAT, i > 0 ? ", " : "", pln_import_group_get_name (i), counts->n[i]);
  printf (", unknown: %" G_GUINT64_FORMAT "\n", counts->unknown);
}

/* Names a few, and how many more there are. */
static char *
name_some (GPtrArray *names)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < MIN (names->len, 10); i++)
    g_string_append_printf (out, "%s%s", i > 0 ? ", " : "", (const char *) g_ptr_array_index (names, i));
  if (names->len > 10)
    g_string_append_printf (out, _(" and %u more"), names->len - 10);
  return g_string_free_and_steal (out);
}

/* One sentence about what was not taken as it stood. */
static PlnCliStatus
report_left (const PlnImportResult *result)
{
  g_autofree char *edited = name_some (result->edited), *left = name_some (result->left);

  if (result->edited->len > 0 && result->left->len > 0)
    return pln_cli_say (PLN_CLI_REFUSED, _("Left out, because edited outside Plenary: %s; changed here since: %s."), edited,
                        left);
  if (result->edited->len > 0)
    return pln_cli_say (PLN_CLI_REFUSED, _("Left out, because edited outside Plenary: %s."), edited);
  if (result->left->len > 0)
    return pln_cli_say (PLN_CLI_REFUSED, _("Left as it is, because it was changed here since: %s."), left);
  return PLN_CLI_DONE;
}

static PlnCliStatus
import (PlnCli *cli, gboolean dry_run, PlnImportChangeFunc on_change)
{
  g_autofree char *path = pln_cli_get_path (cli);
  PlnImportRequest request = {
    .workspace = path,
    .file = pln_cli_arg (cli, 0),
    .now = cli->now,
    .dry_run = dry_run,
    .accept_edits = (cli->given & PLN_CLI_ACCEPT_EDITS) != 0,
    .on_change = on_change,
    .change_data = cli,
  };
  PlnImportResult result;
  PlnCliStatus status;
  GError *error = NULL;

  if ((!dry_run && !pln_import_backup_if_old (path, &error)) || !pln_import_run (&request, &result, NULL, &error))
    return pln_cli_refuse (error);
  if (on_change == NULL)
    pln_cli_print_counts (cli, &result.counts);
  status = report_left (&result);
  pln_import_result_clear (&result);
  return status;
}

static PlnCliStatus
run_import (PlnCli *cli)
{
  if (cli->foreign != PLN_FORMAT_JSON)
    return pln_cli_import_foreign (cli);
  return import (cli, (cli->given & PLN_CLI_DRY_RUN) != 0, NULL);
}

static void
print_field (PlnImportField *field)
{
  if (field->left)
    printf (_("  %s: left as it is\n"), field->field);
  else
    printf ("  %s: %s → %s\n", field->field, field->before != NULL ? field->before : "",
            field->after != NULL ? field->after : "");
  for (guint i = 0; field->versions != NULL && i < field->versions->len; i++)
    {
      const PlnImportVersion *version = g_ptr_array_index (field->versions, i);

      printf ("    %s  %s  (%s)\n", version->stamp, version->value != NULL ? version->value : _("empty"), version->office);
    }
}

static void
print_change_cb (PlnImportChange *change, gpointer data)
{
  PlnCli *cli = data;
  GPtrArray *fields = pln_import_change_get_fields (change);
  g_autofree char *json = NULL;

  if (cli->json)
    {
      json = pln_change_to_json (change);
      pln_cli_print (json);
      return;
    }
  printf ("%s  %s  %s  %s\n", pln_import_group_get_name (pln_import_change_get_group (change)),
          pln_import_change_get_kind (change), pln_import_change_get_id (change), pln_import_change_get_title (change));
  for (guint i = 0; i < fields->len; i++)
    print_field (g_ptr_array_index (fields, i));
}

static PlnCliStatus
run_diff (PlnCli *cli)
{
  return import (cli, TRUE, print_change_cb);
}

static PlnCliStatus
run_undo_import (PlnCli *cli)
{
  g_autoptr (PlnWorkspace) workspace = pln_cli_open (cli, PLN_OPEN_DEFAULT);
  g_autoptr (GPtrArray) blocking = NULL;
  g_autofree char *label = NULL;
  GError *error = NULL;

  if (workspace == NULL)
    return PLN_CLI_REFUSED;
  label = pln_workspace_get_undo_import_label (workspace);
  if (!pln_workspace_undo_import (workspace, &blocking, &error))
    {
      g_autofree char *names = blocking != NULL && blocking->len > 0 ? name_some (blocking) : NULL;

      if (names == NULL)
        return pln_cli_refuse (error);
      g_clear_error (&error);
      return pln_cli_say (PLN_CLI_REFUSED, _("The import cannot be taken back, because these records were edited since: %s."),
                          names);
    }
  if (cli->json)
    {
      g_autofree char *json = pln_strings_to_json ("file", label, NULL);

      pln_cli_print (json);
    }
  return PLN_CLI_DONE;
}

const PlnCliCommand pln_cli_exchange_commands[] = {
  { "export", 1, 1, PLN_CLI_BODY | PLN_CLI_WITHOUT | PLN_CLI_SINCE | PLN_CLI_FORMAT | PLN_CLI_KIND, run_export,
    "FILE [--body ID] [--without KIND…] [--since FILE] [--format ics|csv|vcard|popolo] [--kind KIND]",
    N_("writes a snapshot, or what another program reads; - is standard output; --kind names the rows of a table") },
  { "import", 1, 1, PLN_CLI_DRY_RUN | PLN_CLI_ACCEPT_EDITS | PLN_CLI_FORMAT | PLN_CLI_KIND | PLN_CLI_MAP, run_import,
    "FILE [--dry-run] [--accept-edits] [--format ics|csv|vcard|popolo] [--kind KIND] [--map COLUMN=FIELD]…",
    N_("merges a snapshot, or a file of another program, into the workspace") },
  { "undo-import", 0, 0, 0, run_undo_import, "", N_("takes the last import back") },
  { "diff", 1, 1, PLN_CLI_ACCEPT_EDITS, run_diff, "FILE", N_("lists what an import would change") },
  { NULL },
};
