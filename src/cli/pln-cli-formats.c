/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "pln-cli.h"
#include "values/pln-json.h"

/* Out and in by the formats of other programs. */

static void
append_member (GString *out, const char *name, const char *text)
{
  if (text == NULL)
    return;
  g_string_append_printf (out, "%s\"%s\":", out->len > 1 ? "," : "", name);
  pln_json_append_string (out, text, -1);
}

static void
append_left_out (GString *out, GPtrArray *left_out)
{
  g_string_append_printf (out, "%s\"left_out\":[", out->len > 1 ? "," : "");
  for (guint i = 0; i < left_out->len; i++)
    {
      const PlnLeftOut *left = g_ptr_array_index (left_out, i);
      g_autoptr (GString) one = g_string_new ("{");

      append_member (one, "id", left->id);
      append_member (one, "title", left->title);
      append_member (one, "reason", left->reason);
      g_string_append_printf (out, "%s%s}", i > 0 ? "," : "", one->str);
    }
  g_string_append_c (out, ']');
}

static void
print_left_out (GPtrArray *left_out)
{
  for (guint i = 0; i < left_out->len; i++)
    {
      const PlnLeftOut *left = g_ptr_array_index (left_out, i);

      printf (_("Left out: %s%s%s. %s\n"), left->id != NULL ? left->id : "", left->id != NULL ? "  " : "", left->title,
              left->reason);
    }
}

static void
print_export (PlnCli *cli, const char *file, const PlnFormatResult *result)
{
  g_autoptr (GString) json = g_string_new ("{");

  if (g_str_equal (file, "-"))
    {
      if (result->left_out->len > 0)
        pln_cli_say (PLN_CLI_DONE,
                     ngettext ("%u record was left out, having no place in this format.",
                               "%u records were left out, having no place in this format.", result->left_out->len),
                     result->left_out->len);
      return;
    }
  if (!cli->json)
    {
      print_left_out (result->left_out);
      return;
    }
  append_member (json, "file", file);
  g_string_append_printf (json, ",\"written\":%u", result->written);
  append_left_out (json, result->left_out);
  g_string_append_c (json, '}');
  pln_cli_print (json->str);
}

PlnCliStatus
pln_cli_export_foreign (PlnCli *cli)
{
  g_autoptr (PlnWorkspace) workspace = pln_cli_open (cli, PLN_OPEN_DEFAULT);
  const char *file = pln_cli_arg (cli, 0);
  PlnFormatScope scope = { .body = cli->body, .kind = cli->kind };
  PlnFormatResult result;
  GError *error = NULL;

  if (workspace == NULL)
    return PLN_CLI_REFUSED;
  if (cli->without->len > 0)
    {
      g_ptr_array_add (cli->without, NULL);
      scope.without = (const char *const *) cli->without->pdata;
    }
  if (!pln_format_export (workspace, cli->foreign, &scope, file, &result, &error))
    return pln_cli_refuse (error);
  print_export (cli, file, &result);
  pln_format_result_clear (&result);
  return PLN_CLI_DONE;
}

static void
print_problem (PlnCli *cli, const PlnDraftProblem *problem)
{
  g_autoptr (GString) json = g_string_new ("{");

  if (!cli->json)
    {
      if (problem->row > 0)
        printf (cli->foreign == PLN_FORMAT_CSV ? _("Row %u: ") : _("Line %u: "), problem->row);
      printf ("%s%s%s\n", problem->column != NULL ? problem->column : "", problem->column != NULL ? ": " : "",
              problem->message);
      return;
    }
  g_string_append_printf (json, "\"row\":%u", problem->row);
  append_member (json, "column", problem->column);
  append_member (json, "problem", problem->message);
  g_string_append_c (json, '}');
  pln_cli_print (json->str);
}

static PlnCliStatus
import_draft (PlnCli *cli, const char *path, PlnDraft *draft)
{
  PlnImportRequest request = {
    .workspace = path,
    .now = cli->now,
    .dry_run = (cli->given & PLN_CLI_DRY_RUN) != 0,
  };
  PlnImportResult result;
  GError *error = NULL;

  for (guint i = 0; i < draft->problems->len; i++)
    print_problem (cli, g_ptr_array_index (draft->problems, i));
  if (!pln_draft_import (draft, &request, &result, NULL, &error))
    return pln_cli_refuse (error);
  pln_cli_print_counts (cli, &result.counts);
  if (!cli->json)
    print_left_out (draft->left_out);
  else if (draft->left_out->len > 0)
    {
      g_autoptr (GString) json = g_string_new ("{");

      append_left_out (json, draft->left_out);
      g_string_append_c (json, '}');
      pln_cli_print (json->str);
    }
  pln_import_result_clear (&result);
  return PLN_CLI_DONE;
}

PlnCliStatus
pln_cli_import_foreign (PlnCli *cli)
{
  const char *file = pln_cli_arg (cli, 0);
  g_autofree char *path = pln_cli_get_path (cli), *name = g_path_get_basename (file);
  g_autoptr (PlnWorkspace) workspace = NULL;
  g_autoptr (PlnDraft) draft = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;

  bytes = pln_format_load (file, &error);
  if (bytes == NULL)
    return pln_cli_refuse (error);
  workspace = pln_cli_open (cli, PLN_OPEN_READ_ONLY);
  if (workspace == NULL)
    return PLN_CLI_REFUSED;
  g_ptr_array_add (cli->columns, NULL);
  draft = pln_format_read (workspace, cli->foreign, bytes, name, cli->kind, (const char *const *) cli->columns->pdata,
                           &error);
  if (draft == NULL)
    return pln_cli_refuse (error);
  g_clear_object (&workspace);
  return import_draft (cli, path, draft);
}
