/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "exchange/pln-record-json.h"
#include "pln-cli.h"

/* Commands that change records. */

/* Puts the FIELD=VALUE arguments from the n-th on into the edit. */
static PlnCliStatus
add_values (PlnCli *cli, PlnWorkspace *workspace, PlnEdit *edit, const char *kind, const char *id, guint n)
{
  for (; n < cli->args->len; n++)
    {
      g_autofree char *field = NULL;
      const char *value;
      GError *error = NULL;

      if (!pln_cli_split (pln_cli_arg (cli, n), &field, &value))
        return PLN_CLI_USAGE;
      if (!pln_workspace_edit_typed (workspace, edit, kind, id, field, value, &error))
        {
          g_prefix_error (&error, "%s: ", field);
          return pln_cli_refuse (error);
        }
    }
  return PLN_CLI_DONE;
}

static PlnCliStatus
commit (PlnCli *cli, PlnWorkspace *workspace, PlnEdit *edit, const char *id)
{
  GError *error = NULL;

  if (!pln_workspace_commit (workspace, edit, &error))
    return pln_cli_refuse (error);
  if (id != NULL)
    pln_cli_print_id (cli, id);
  return PLN_CLI_DONE;
}

static PlnCliStatus
run_add (PlnCli *cli)
{
  g_autoptr (PlnWorkspace) workspace = pln_cli_open (cli, PLN_OPEN_DEFAULT);
  const char *kind = pln_cli_arg (cli, 0), *id;
  g_autoptr (PlnEdit) edit = pln_edit_new (_("Add Record"));
  g_autofree char *fresh = NULL;
  PlnCliStatus status;

  if (workspace == NULL)
    return PLN_CLI_REFUSED;
  if (pln_schema_find (kind) == NULL)
    return pln_cli_say (PLN_CLI_REFUSED, _("There is no kind “%s”; see plenaryctl kinds."), kind);
  fresh = g_str_equal (kind, "workspace") ? g_strdup ("workspace") : pln_id_new (pln_workspace_get_now (workspace));
  id = pln_edit_add (edit, kind, fresh);
  status = add_values (cli, workspace, edit, kind, id, 1);
  return status != PLN_CLI_DONE ? status : commit (cli, workspace, edit, fresh);
}

static PlnCliStatus
run_set (PlnCli *cli)
{
  g_autoptr (PlnWorkspace) workspace = pln_cli_open (cli, PLN_OPEN_DEFAULT);
  const char *id = pln_cli_arg (cli, 0), *kind;
  g_autoptr (PlnEdit) edit = pln_edit_new (_("Change Record"));
  PlnCliStatus status;

  if (workspace == NULL)
    return PLN_CLI_REFUSED;
  kind = pln_workspace_get_kind (workspace, id);
  /* The record about the workspace appears with its first setting. */
  if (kind == NULL && g_str_equal (id, "workspace"))
    pln_edit_add (edit, kind = "workspace", id);
  if (kind == NULL)
    return pln_cli_say (PLN_CLI_REFUSED, _("There is no record “%s”."), id);
  status = add_values (cli, workspace, edit, kind, id, 1);
  if (status == PLN_CLI_DONE)
    status = commit (cli, workspace, edit, cli->json ? id : NULL);
  return status;
}

static PlnCliStatus
change_all (PlnCli *cli, const char *label, void (*change) (PlnEdit *, const char *))
{
  g_autoptr (PlnWorkspace) workspace = pln_cli_open (cli, PLN_OPEN_DEFAULT);
  g_autoptr (PlnEdit) edit = pln_edit_new (label);
  GError *error = NULL;

  if (workspace == NULL)
    return PLN_CLI_REFUSED;
  for (guint i = 0; i < cli->args->len; i++)
    change (edit, pln_cli_arg (cli, i));
  if (!pln_workspace_commit (workspace, edit, &error))
    return pln_cli_refuse (error);
  for (guint i = 0; cli->json && i < cli->args->len; i++)
    pln_cli_print_id (cli, pln_cli_arg (cli, i));
  return PLN_CLI_DONE;
}

static PlnCliStatus
run_delete (PlnCli *cli)
{
  return change_all (cli, _("Delete Records"), pln_edit_delete);
}

static PlnCliStatus
run_restore (PlnCli *cli)
{
  return change_all (cli, _("Restore Records"), pln_edit_restore);
}

static PlnCliStatus
run_erase (PlnCli *cli)
{
  g_autoptr (PlnWorkspace) workspace = pln_cli_open (cli, PLN_OPEN_DEFAULT);
  GError *error = NULL;

  if (workspace == NULL)
    return PLN_CLI_REFUSED;
  g_ptr_array_add (cli->args, NULL);
  if (!pln_workspace_erase (workspace, (const char *const *) cli->args->pdata, &error))
    return pln_cli_refuse (error);
  for (guint i = 0; cli->json && i + 1 < cli->args->len; i++)
    pln_cli_print_id (cli, pln_cli_arg (cli, i));
  return PLN_CLI_DONE;
}

/* ---- apply --------------------------------------------------------------- */

typedef struct
{
  PlnCli       *cli;       /* borrowed */
  PlnWorkspace *workspace; /* borrowed */
  GPtrArray    *edits;     /* owned; with --atomic */
  GPtrArray    *ids;       /* owned; with --atomic */
  GArray       *lines;     /* owned; of guint64, the line of each edit, with --atomic */
  guint64       line;
} Apply;

static PlnCliStatus
refuse_line (guint64 line, GError *error)
{
  g_prefix_error (&error, _("Line %" G_GUINT64_FORMAT ": "), line);
  return pln_cli_refuse (error);
}

/* Whether the record is here, or made by a line before. */
static gboolean
is_known (Apply *apply, const char *id)
{
  return pln_workspace_has_record (apply->workspace, id) ||
         g_ptr_array_find_with_equal_func (apply->ids, id, g_str_equal, NULL);
}

static PlnCliStatus
apply_line (Apply *apply, const char *text, gsize len)
{
  PlnEdit *edit = pln_edit_new (_("Apply"));
  g_autofree char *id = NULL;
  GError *error = NULL;
  gboolean idle = FALSE;
  gboolean ok = pln_apply_line_parse (text, len, edit, &id, &idle, &error);

  if (ok && idle && !is_known (apply, id))
    {
      ok = FALSE;
      g_set_error (&error, PLN_STORE_ERROR, PLN_STORE_ERROR_NOT_FOUND, _("There is no record “%s”."), id);
    }
  if (ok && apply->cli->given & PLN_CLI_ATOMIC)
    {
      g_ptr_array_add (apply->edits, edit);
      g_ptr_array_add (apply->ids, g_steal_pointer (&id));
      g_array_append_val (apply->lines, apply->line);
      return PLN_CLI_DONE;
    }
  ok = ok && pln_workspace_commit (apply->workspace, edit, &error);
  pln_edit_free (edit);
  if (!ok)
    return refuse_line (apply->line, error);
  pln_cli_print_id (apply->cli, id);
  return PLN_CLI_DONE;
}

static gboolean
is_blank (const char *text, gsize len)
{
  while (len > 0 && g_ascii_isspace (text[len - 1]))
    len--;
  return len == 0;
}

static PlnCliStatus
apply_file (Apply *apply, FILE *file)
{
  PlnCliStatus status = PLN_CLI_DONE;
  char *text = NULL;
  size_t size = 0;
  ssize_t len;

  while (status == PLN_CLI_DONE && (len = getline (&text, &size, file)) >= 0)
    {
      apply->line++;
      if (apply->line == 1 && len >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
        memset (text, ' ', 3);
      if (!is_blank (text, len))
        status = apply_line (apply, text, len);
    }
  free (text);
  return status;
}

static PlnCliStatus
apply_together (Apply *apply)
{
  GError *error = NULL;
  guint failed = 0;

  if (!pln_workspace_commit_all (apply->workspace, apply->edits, &failed, &error))
    return failed < apply->lines->len ? refuse_line (g_array_index (apply->lines, guint64, failed), error)
                                      : pln_cli_refuse (error);
  for (guint i = 0; i < apply->ids->len; i++)
    pln_cli_print_id (apply->cli, g_ptr_array_index (apply->ids, i));
  return PLN_CLI_DONE;
}

static PlnCliStatus
run_apply (PlnCli *cli)
{
  g_autoptr (PlnWorkspace) workspace = pln_cli_open (cli, PLN_OPEN_DEFAULT);
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) pln_edit_free);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (guint64));
  const char *path = pln_cli_arg (cli, 0);
  gboolean standard = path == NULL || g_str_equal (path, "-");
  Apply apply = { cli, workspace, edits, ids, lines, 0 };
  PlnCliStatus status;
  FILE *file;

  if (workspace == NULL)
    return PLN_CLI_REFUSED;
  file = standard ? stdin : fopen (path, "re");
  if (file == NULL)
    return pln_cli_say (PLN_CLI_REFUSED, "%s: %s.", path, g_strerror (errno));
  status = apply_file (&apply, file);
  if (!standard)
    fclose (file);
  if (status == PLN_CLI_DONE && cli->given & PLN_CLI_ATOMIC)
    status = apply_together (&apply);
  return status;
}

/* ---- conflicts and undo -------------------------------------------------- */

static PlnCliStatus
run_resolve (PlnCli *cli)
{
  g_autoptr (PlnWorkspace) workspace = NULL;
  const char *id = pln_cli_arg (cli, 0), *name = pln_cli_arg (cli, 1);
  const PlnField *field = NULL;
  const PlnKind *kind;
  g_autofree char *canonical = NULL;
  GError *error = NULL;

  if ((cli->take == NULL) == (cli->value == NULL))
    return pln_cli_say (PLN_CLI_USAGE, _("Either --take or --value is needed."));
  workspace = pln_cli_open (cli, PLN_OPEN_DEFAULT);
  if (workspace == NULL)
    return PLN_CLI_REFUSED;
  if (!pln_workspace_has_record (workspace, id))
    return pln_cli_say (PLN_CLI_REFUSED, _("There is no record “%s”."), id);
  kind = pln_schema_find (pln_workspace_get_kind (workspace, id));
  if (kind != NULL)
    field = pln_kind_find_field (kind, name);
  if (cli->value != NULL && g_str_equal (name, PLN_ALIVE))
    {
      if (!g_str_equal (cli->value, "true") && !g_str_equal (cli->value, "false"))
        return pln_cli_say (PLN_CLI_REFUSED, _("“alive” is either true or false, not “%s”."), cli->value);
      canonical = g_strdup (cli->value);
    }
  else if (cli->value != NULL && field == NULL)
    return pln_cli_say (PLN_CLI_REFUSED, _("The record “%s” has no field “%s”."), id, name);
  else if (cli->value != NULL && !pln_field_parse_typed (field, cli->value, &canonical, &error))
    return pln_cli_refuse (error);
  if (!pln_workspace_resolve_conflict (workspace, id, name, cli->take, canonical, &error))
    return pln_cli_refuse (error);
  if (cli->json)
    pln_cli_print_id (cli, id);
  return PLN_CLI_DONE;
}

/* One sentence; left holds ids and fields by turns. */
static void
tell_left (GPtrArray *left)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i + 1 < left->len; i += 2)
    g_string_append_printf (names, "%s%s %s", i > 0 ? ", " : "", (const char *) g_ptr_array_index (left, i),
                            (const char *) g_ptr_array_index (left, i + 1));
  pln_cli_say (PLN_CLI_DONE, _("Left as it is, because it was changed since: %s."), names->str);
}

static PlnCliStatus
step (PlnCli *cli, char *(*get_label) (PlnWorkspace *), gboolean (*take) (PlnWorkspace *, GPtrArray **, GError **))
{
  g_autoptr (PlnWorkspace) workspace = pln_cli_open (cli, PLN_OPEN_DEFAULT);
  g_autoptr (GPtrArray) left = NULL;
  g_autofree char *label = NULL;
  GError *error = NULL;

  if (workspace == NULL)
    return PLN_CLI_REFUSED;
  label = get_label (workspace);
  if (!take (workspace, &left, &error))
    return pln_cli_refuse (error);
  if (cli->json)
    {
      g_autofree char *json = pln_strings_to_json ("label", label, NULL);

      pln_cli_print (json);
    }
  else if (label != NULL)
    pln_cli_print (label);
  if (left != NULL)
    tell_left (left);
  return PLN_CLI_DONE;
}

static PlnCliStatus
run_undo (PlnCli *cli)
{
  return step (cli, pln_workspace_get_undo_label, pln_workspace_undo);
}

static PlnCliStatus
run_redo (PlnCli *cli)
{
  return step (cli, pln_workspace_get_redo_label, pln_workspace_redo);
}

const PlnCliCommand pln_cli_edit_commands[] = {
  { "add", 1, -1, 0, run_add, "KIND FIELD=VALUE…", N_("adds a record and prints its id") },
  { "set", 2, -1, 0, run_set, "ID FIELD=VALUE…", N_("changes fields; FIELD= empties one") },
  { "delete", 1, -1, 0, run_delete, "ID…", N_("deletes just these records") },
  { "restore", 1, -1, 0, run_restore, "ID…", N_("brings deleted records back") },
  { "erase", 1, -1, 0, run_erase, "ID…", N_("empties and deletes records, and purges history, undo and backups") },
  { "apply", 0, 1, PLN_CLI_ATOMIC, run_apply, "[FILE] [--atomic]", N_("carries out JSON Lines of edits") },
  { "resolve", 2, 2, PLN_CLI_TAKE | PLN_CLI_VALUE, run_resolve, "ID FIELD --take STAMP | --value VALUE",
    N_("settles a conflict") },
  { "undo", 0, 0, 0, run_undo, "", N_("takes the last edit back") },
  { "redo", 0, 0, 0, run_redo, "", N_("does again what was undone") },
  { NULL },
};
