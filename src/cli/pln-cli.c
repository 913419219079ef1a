/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "exchange/pln-record-json.h"
#include "pln-cli.h"

/* Parsing of the command line, and what all commands share.  GOption is not
 * used, because options stand anywhere and --without takes several words. */

typedef struct
{
  const char *name;
  guint       option; /* 0: with every command */
  gboolean    has_value;
  gsize       offset; /* of the string in PlnCli */
} OptionSpec;

static const OptionSpec specs[] = {
  { "workspace", 0, TRUE, G_STRUCT_OFFSET (PlnCli, workspace) },
  { "json", 0, FALSE, 0 },
  { "now", 0, TRUE, 0 },
  { "office", PLN_CLI_OFFICE, TRUE, G_STRUCT_OFFSET (PlnCli, office) },
  { "sample", PLN_CLI_SAMPLE, TRUE, G_STRUCT_OFFSET (PlnCli, sample) },
  { "as-of", PLN_CLI_AS_OF, TRUE, G_STRUCT_OFFSET (PlnCli, as_of) },
  { "deleted", PLN_CLI_DELETED, FALSE, 0 },
  { "atomic", PLN_CLI_ATOMIC, FALSE, 0 },
  { "body", PLN_CLI_BODY, TRUE, G_STRUCT_OFFSET (PlnCli, body) },
  { "without", PLN_CLI_WITHOUT, TRUE, 0 },
  { "since", PLN_CLI_SINCE, TRUE, G_STRUCT_OFFSET (PlnCli, since) },
  { "dry-run", PLN_CLI_DRY_RUN, FALSE, 0 },
  { "accept-edits", PLN_CLI_ACCEPT_EDITS, FALSE, 0 },
  { "take", PLN_CLI_TAKE, TRUE, G_STRUCT_OFFSET (PlnCli, take) },
  { "value", PLN_CLI_VALUE, TRUE, G_STRUCT_OFFSET (PlnCli, value) },
  { "format", PLN_CLI_FORMAT, TRUE, G_STRUCT_OFFSET (PlnCli, format) },
  { "kind", PLN_CLI_KIND, TRUE, G_STRUCT_OFFSET (PlnCli, kind) },
  { "map", PLN_CLI_MAP, TRUE, 0 },
};

static const PlnCliCommand *const command_lists[] = {
  pln_cli_workspace_commands,
  pln_cli_reading_commands,
  pln_cli_edit_commands,
  pln_cli_exchange_commands,
};

/* ---- saying -------------------------------------------------------------- */

PlnCliStatus
pln_cli_say (PlnCliStatus status, const char *format, ...)
{
  g_autofree char *message = NULL, *sentence = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  sentence = pln_text_one_line (message);
  fflush (stdout);
  fprintf (stderr, "plenaryctl: %s\n", sentence);
  return status;
}

PlnCliStatus
pln_cli_refuse (GError *error)
{
  g_autoptr (GError) taken = error;

  return pln_cli_say (PLN_CLI_REFUSED, "%s", error != NULL ? error->message : _("It failed for a reason unknown."));
}

void
pln_cli_print (const char *line)
{
  fputs (line, stdout);
  fputc ('\n', stdout);
}

void
pln_cli_print_id (PlnCli *cli, const char *id)
{
  g_autofree char *json = cli->json ? pln_strings_to_json ("id", id, NULL) : NULL;

  pln_cli_print (json != NULL ? json : id);
}

static void
print_fields (PlnWorkspace *workspace, const PlnRecord *record)
{
  const PlnKind *kind = pln_schema_find (pln_record_get_kind (record));

  for (guint i = 0; i < pln_record_get_n_fields (record); i++)
    {
      const char *name = pln_record_get_nth_field (record, i)->name;
      const char *value = pln_record_get_value (record, name);
      const PlnField *field = kind != NULL ? pln_kind_find_field (kind, name) : NULL;
      g_autofree char *display = NULL;

      if (value == NULL || g_str_equal (name, PLN_ALIVE))
        continue;
      if (field == NULL)
        display = pln_value_get_plain (value);
      else if (field->type == PLN_TYPE_REFERENCE)
        {
          g_autofree char *target = pln_value_get_plain (value);
          g_autofree char *title = pln_workspace_has_record (workspace, target)
                                     ? pln_workspace_get_title (workspace, target)
                                     : g_strdup (_("not in this workspace"));

          display = g_strdup_printf ("%s (%s)", title, target);
        }
      else
        display = pln_field_to_display (field, value);
      printf ("  %s: %s%s\n", field != NULL ? pln_field_get_label (field) : name, display,
              pln_record_has_conflict (record, name) ? _(" [in conflict]") : "");
    }
}

void
pln_cli_print_record (PlnCli *cli, PlnWorkspace *workspace, const PlnRecord *record, gboolean whole)
{
  const PlnKind *kind = pln_schema_find (pln_record_get_kind (record));
  g_autofree char *title = NULL;

  if (cli->json)
    {
      g_autofree char *json = pln_record_to_json (record);

      pln_cli_print (json);
      return;
    }
  title = pln_workspace_get_title (workspace, pln_record_get_id (record));
  printf ("%s  %s  %s%s\n", pln_record_get_id (record),
          kind != NULL ? pln_kind_get_label (kind) : pln_record_get_kind (record), title,
          pln_record_is_deleted (record) ? _(" [deleted]") : "");
  if (whole)
    print_fields (workspace, record);
}

gboolean
pln_cli_split (const char *arg, char **field, const char **value)
{
  const char *equals = strchr (arg, '=');

  if (equals == NULL || equals == arg)
    {
      pln_cli_say (PLN_CLI_USAGE, _("“%s” is not of the form FIELD=VALUE."), arg);
      return FALSE;
    }
  *field = g_strndup (arg, equals - arg);
  *value = equals + 1;
  return TRUE;
}

const char *
pln_cli_arg (PlnCli *cli, guint n)
{
  return n < cli->args->len ? g_ptr_array_index (cli->args, n) : NULL;
}

/* ---- the workspace ------------------------------------------------------- */

/* As the window: the newest workspace in its folder. */
static char *
find_default (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "plenary", "workspaces", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  char *newest = NULL;
  gint64 newest_time = G_MININT64;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf info;

      if (!g_str_has_suffix (name, ".plenary") || g_stat (path, &info) != 0 || info.st_mtime <= newest_time)
        continue;
      newest_time = info.st_mtime;
      g_free (newest);
      newest = g_steal_pointer (&path);
    }
  return newest != NULL ? newest : g_build_filename (folder, "Workspace.plenary", NULL);
}

char *
pln_cli_get_path (PlnCli *cli)
{
  return cli->workspace != NULL ? g_strdup (cli->workspace) : find_default ();
}

PlnWorkspace *
pln_cli_open (PlnCli *cli, PlnOpenFlags flags)
{
  g_autofree char *path = pln_cli_get_path (cli);
  GError *error = NULL;
  PlnWorkspace *workspace = pln_workspace_open (path, flags, &error);

  if (workspace == NULL)
    pln_cli_refuse (error);
  else
    pln_workspace_set_now (workspace, cli->now);
  return workspace;
}

/* ---- parsing ------------------------------------------------------------- */

static const OptionSpec *
find_spec (const char *name, gsize len)
{
  for (guint i = 0; i < G_N_ELEMENTS (specs); i++)
    if (strlen (specs[i].name) == len && strncmp (specs[i].name, name, len) == 0)
      return &specs[i];
  return NULL;
}

static gboolean
add_kinds (PlnCli *cli, const char *words)
{
  g_auto (GStrv) names = g_strsplit (words, ",", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      const PlnKind *kind = pln_schema_find (names[i]);

      if (kind == NULL)
        {
          pln_cli_say (PLN_CLI_USAGE, _("There is no kind “%s”."), names[i]);
          return FALSE;
        }
      g_ptr_array_add (cli->without, (gpointer) kind->name);
    }
  return TRUE;
}

static gboolean
take_option (PlnCli *cli, const OptionSpec *spec, const char *value)
{
  cli->given |= spec->option;
  /* Names of files may be anything; all else ends in records and heads of files. */
  if (value != NULL && !g_str_equal (spec->name, "workspace") && !g_str_equal (spec->name, "since")
      && !g_utf8_validate (value, -1, NULL))
    {
      pln_cli_say (PLN_CLI_USAGE, _("The value of “--%s” is not valid UTF-8."), spec->name);
      return FALSE;
    }
  if (g_str_equal (spec->name, "json"))
    cli->json = TRUE;
  else if (g_str_equal (spec->name, "without"))
    return add_kinds (cli, value);
  else if (g_str_equal (spec->name, "map"))
    g_ptr_array_add (cli->columns, (gpointer) value);
  else if (g_str_equal (spec->name, "now"))
    {
      if (!pln_time_parse_rfc3339 (value, &cli->now))
        {
          pln_cli_say (PLN_CLI_USAGE, _("“%s” is not a time in RFC 3339 and UTC, like 2026-11-21T09:30:00Z."), value);
          return FALSE;
        }
      if (cli->now == 0)
        cli->now = PLN_NOW_EPOCH;
    }
  else if (spec->has_value)
    G_STRUCT_MEMBER (const char *, cli, spec->offset) = value;
  return TRUE;
}

/* An option at argv[*i], perhaps with its value in the next word. */
static gboolean
parse_option (PlnCli *cli, char **argv, int argc, int *i)
{
  const char *name = argv[*i] + 2, *equals = strchr (name, '=');
  const OptionSpec *spec = find_spec (name, equals != NULL ? (gsize) (equals - name) : strlen (name));

  if (spec == NULL || (equals != NULL && !spec->has_value))
    {
      pln_cli_say (PLN_CLI_USAGE, _("There is no option “%s”; see plenaryctl --help."), argv[*i]);
      return FALSE;
    }
  if (!spec->has_value)
    return take_option (cli, spec, NULL);
  if (equals != NULL)
    return take_option (cli, spec, equals + 1);
  if (*i + 1 >= argc)
    {
      pln_cli_say (PLN_CLI_USAGE, _("The option “%s” needs a value."), argv[*i]);
      return FALSE;
    }
  if (!take_option (cli, spec, argv[++*i]))
    return FALSE;
  /* --without takes all the kinds that follow it. */
  while (spec->option == PLN_CLI_WITHOUT && *i + 1 < argc && pln_schema_find (argv[*i + 1]) != NULL)
    if (!take_option (cli, spec, argv[++*i]))
      return FALSE;
  return TRUE;
}

static gboolean
parse (PlnCli *cli, int argc, char **argv)
{
  gboolean options = TRUE;

  for (int i = 1; i < argc; i++)
    {
      if (options && g_str_equal (argv[i], "--"))
        options = FALSE;
      else if (options && argv[i][0] == '-' && argv[i][1] == '-')
        {
          if (!parse_option (cli, argv, argc, &i))
            return FALSE;
        }
      else if (!g_utf8_validate (argv[i], -1, NULL))
        {
          pln_cli_say (PLN_CLI_USAGE, _("An argument is not valid UTF-8."));
          return FALSE;
        }
      else
        g_ptr_array_add (cli->args, argv[i]);
    }
  return TRUE;
}

static const PlnCliCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (command_lists); i++)
    for (const PlnCliCommand *command = command_lists[i]; command->name != NULL; command++)
      if (g_str_equal (command->name, name))
        return command;
  return NULL;
}

static void
print_help (void)
{
  printf ("%s\n\n", _("Usage: plenaryctl [--workspace FILE] [--now TIME] [--json] COMMAND …"));
  for (guint i = 0; i < G_N_ELEMENTS (command_lists); i++)
    for (const PlnCliCommand *command = command_lists[i]; command->name != NULL; command++)
      printf ("  %s%s%s\n      %s\n", command->name, *command->usage != '\0' ? " " : "", command->usage,
              _(command->help));
}

/* Which options go with which format. */
static PlnCliStatus
check_format (PlnCli *cli)
{
  guint without = PLN_CLI_SINCE | PLN_CLI_ACCEPT_EDITS;

  cli->foreign = cli->format != NULL ? pln_format_find (cli->format) : PLN_FORMAT_JSON;
  if (cli->foreign == PLN_FORMAT_NONE)
    return pln_cli_say (PLN_CLI_USAGE, _("There is no format “%s”; there are json, ics, csv, vcard and popolo."), cli->format);
  if (cli->foreign == PLN_FORMAT_JSON)
    without = 0;
  if (cli->foreign != PLN_FORMAT_CSV)
    without |= PLN_CLI_KIND | PLN_CLI_MAP;
  if ((cli->given & without) != 0)
    return pln_cli_say (PLN_CLI_USAGE, _("An option does not go with the format “%s”; see plenaryctl --help."),
                        cli->format != NULL ? cli->format : "json");
  if (cli->kind != NULL && pln_schema_find (cli->kind) == NULL)
    return pln_cli_say (PLN_CLI_USAGE, _("There is no kind “%s”."), cli->kind);
  return PLN_CLI_DONE;
}

static PlnCliStatus
check_usage (PlnCli *cli, const PlnCliCommand *command)
{
  int n = cli->args->len;

  if ((cli->given & ~command->options) != 0)
    return pln_cli_say (PLN_CLI_USAGE, _("An option does not go with “%s”; see plenaryctl --help."), command->name);
  if (n < command->min_args || (command->max_args >= 0 && n > command->max_args))
    return pln_cli_say (PLN_CLI_USAGE, _("This command is used as: plenaryctl %s %s."), command->name, command->usage);
  return check_format (cli);
}

static PlnCliStatus
run (PlnCli *cli)
{
  const PlnCliCommand *command;
  const char *name = pln_cli_arg (cli, 0);
  PlnCliStatus status;

  if (name == NULL)
    return pln_cli_say (PLN_CLI_USAGE, _("A command is missing; see plenaryctl --help."));
  command = find_command (name);
  if (command == NULL)
    return pln_cli_say (PLN_CLI_USAGE, _("There is no command “%s”; see plenaryctl --help."), name);
  g_ptr_array_remove_index (cli->args, 0);
  status = check_usage (cli, command);
  if (status == PLN_CLI_DONE)
    status = command->run (cli);
  if (fflush (stdout) != 0 && status == PLN_CLI_DONE)
    status = pln_cli_say (PLN_CLI_REFUSED, _("Standard output cannot be written."));
  return status;
}

int
pln_cli_main (int argc, char **argv)
{
  PlnCli cli = { 0 };
  int status = PLN_CLI_USAGE;

  if (argc == 2 && g_str_equal (argv[1], "--version"))
    {
      printf ("plenaryctl %s\n", VERSION);
      return PLN_CLI_DONE;
    }
  for (int i = 1; i < argc && !g_str_equal (argv[i], "--"); i++)
    if (g_str_equal (argv[i], "--help") || (i == 1 && g_str_equal (argv[i], "help")))
      {
        print_help ();
        return PLN_CLI_DONE;
      }
  cli.args = g_ptr_array_new ();
  cli.without = g_ptr_array_new ();
  cli.columns = g_ptr_array_new ();
  if (parse (&cli, argc, argv))
    status = run (&cli);
  g_ptr_array_unref (cli.args);
  g_ptr_array_unref (cli.without);
  g_ptr_array_unref (cli.columns);
  return status;
}
