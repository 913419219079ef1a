/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdio.h>

#include "exchange/pln-record-json.h"
#include "exchange/pln-samples.h"
#include "pln-cli.h"

/* The workspace as a whole: new, samples, check, backup, digest. */

/* A sample that cannot be read leaves no half-made workspace behind. */
static void
remove_workspace (const char *path)
{
  static const char *const endings[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *file = g_strconcat (path, endings[i], NULL);

      g_unlink (file);
    }
}

static char *
default_office (void)
{
  const char *name = g_get_real_name ();

  return g_utf8_make_valid (g_str_equal (name, "Unknown") || *name == '\0' ? g_get_user_name () : name, -1);
}

static PlnCliStatus
run_new (PlnCli *cli)
{
  g_autofree char *path = pln_cli_get_path (cli), *folder = g_path_get_dirname (path);
  g_autofree char *office = cli->office != NULL ? g_strdup (cli->office) : default_office ();
  g_autoptr (PlnWorkspace) workspace = NULL;
  GError *error = NULL;

  if (cli->sample != NULL && !pln_sample_exists (cli->sample))
    return pln_cli_say (PLN_CLI_REFUSED, _("There is no sample “%s”; see plenaryctl samples."), cli->sample);
  if (cli->workspace == NULL)
    g_mkdir_with_parents (folder, 0700);
  workspace = pln_workspace_create (path, office, &error);
  if (workspace == NULL)
    return pln_cli_refuse (error);
  if (cli->sample != NULL && !pln_sample_import (cli->sample, path, cli->now, &error))
    {
      g_clear_object (&workspace);
      remove_workspace (path);
      return pln_cli_refuse (error);
    }
  if (cli->json)
    {
      g_autofree char *json = pln_strings_to_json ("workspace", path, "replica", pln_workspace_get_replica (workspace),
                                                   "office", office, NULL);

      pln_cli_print (json);
    }
  return PLN_CLI_DONE;
}

static PlnCliStatus
run_samples (PlnCli *cli)
{
  for (const PlnSample *sample = pln_samples_get (); sample->name != NULL; sample++)
    {
      if (cli->json)
        {
          g_autofree char *json = pln_strings_to_json ("name", sample->name, "title", pln_sample_get_title (sample), NULL);

          pln_cli_print (json);
        }
      else
        printf ("%s  %s\n", sample->name, pln_sample_get_title (sample));
    }
  return PLN_CLI_DONE;
}

static PlnCliStatus
run_check (PlnCli *cli)
{
  g_autoptr (PlnWorkspace) workspace = pln_cli_open (cli, PLN_OPEN_READ_ONLY);
  g_autoptr (GPtrArray) problems = NULL;
  GError *error = NULL;

  if (workspace == NULL)
    return PLN_CLI_REFUSED;
  if (!pln_workspace_check (workspace, &problems, &error))
    return pln_cli_refuse (error);
  for (guint i = 0; problems != NULL && i < problems->len; i++)
    {
      const char *problem = g_ptr_array_index (problems, i);
      g_autofree char *json = cli->json ? pln_strings_to_json ("problem", problem, NULL) : NULL;

      pln_cli_print (json != NULL ? json : problem);
    }
  if (problems == NULL || problems->len == 0)
    return PLN_CLI_DONE;
  return pln_cli_say (PLN_CLI_REFUSED, ngettext ("The workspace has %u fault.", "The workspace has %u faults.",
                                                 problems->len), problems->len);
}

static PlnCliStatus
run_backup (PlnCli *cli)
{
  g_autoptr (PlnWorkspace) workspace = pln_cli_open (cli, PLN_OPEN_READ_ONLY);
  GError *error = NULL;

  if (workspace == NULL)
    return PLN_CLI_REFUSED;
  if (!pln_workspace_backup (workspace, pln_cli_arg (cli, 0), &error))
    return pln_cli_refuse (error);
  return PLN_CLI_DONE;
}

static PlnCliStatus
run_digest (PlnCli *cli)
{
  g_autoptr (PlnWorkspace) workspace = pln_cli_open (cli, PLN_OPEN_READ_ONLY);
  g_autofree char *digest = NULL;
  GError *error = NULL;
  guint64 count;

  if (workspace == NULL)
    return PLN_CLI_REFUSED;
  digest = pln_workspace_get_digest (workspace, &count, &error);
  if (digest == NULL)
    return pln_cli_refuse (error);
  if (cli->json)
    printf ("{\"digest\":\"%s\",\"count\":%" G_GUINT64_FORMAT "}\n", digest, count);
  else
    pln_cli_print (digest);
  return PLN_CLI_DONE;
}

const PlnCliCommand pln_cli_workspace_commands[] = {
  { "new", 0, 0, PLN_CLI_OFFICE | PLN_CLI_SAMPLE, run_new, "[--office NAME] [--sample NAME]",
    N_("makes a workspace, empty or with a sample in it") },
  { "samples", 0, 0, 0, run_samples, "", N_("lists the samples") },
  { "check", 0, 0, 0, run_check, "", N_("verifies the workspace") },
  { "backup", 1, 1, 0, run_backup, "FILE", N_("copies the workspace to a file") },
  { "digest", 0, 0, 0, run_digest, "", N_("prints the digest of all records") },
  { NULL },
};
