/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "exchange/formats/pln-formats.h"
#include "store/pln-import.h"

G_BEGIN_DECLS

/* plenaryctl: the command line (cli/README.md). */

typedef enum
{
  PLN_CLI_DONE = 0,
  PLN_CLI_REFUSED = 1, /* or problems found */
  PLN_CLI_USAGE = 2,
} PlnCliStatus;

/* Options that a command may take; --workspace, --now and --json go with all. */
typedef enum
{
  PLN_CLI_OFFICE       = 1 << 0,
  PLN_CLI_SAMPLE       = 1 << 1,
  PLN_CLI_AS_OF        = 1 << 2,
  PLN_CLI_DELETED      = 1 << 3,
  PLN_CLI_ATOMIC       = 1 << 4,
  PLN_CLI_BODY         = 1 << 5,
  PLN_CLI_WITHOUT      = 1 << 6,
  PLN_CLI_SINCE        = 1 << 7,
  PLN_CLI_DRY_RUN      = 1 << 8,
  PLN_CLI_ACCEPT_EDITS = 1 << 9,
  PLN_CLI_TAKE         = 1 << 10,
  PLN_CLI_VALUE        = 1 << 11,
  PLN_CLI_FORMAT       = 1 << 12,
  PLN_CLI_KIND         = 1 << 13,
  PLN_CLI_MAP          = 1 << 14,
} PlnCliOption;

/* One command line, parsed. */
typedef struct
{
  GPtrArray  *args;      /* owned; of borrowed strings: what follows the command */
  guint       given;     /* PlnCliOption */
  gboolean    json;
  gint64      now;       /* 0: the clock */
  const char *workspace; /* the following are borrowed and nullable */
  const char *office, *sample, *as_of, *body, *since, *take, *value, *format, *kind;
  GPtrArray  *without;   /* owned; kinds */
  GPtrArray  *columns;   /* owned; --map of a table */
  PlnFormat   foreign;   /* --format; PLN_FORMAT_JSON unless another was given */
} PlnCli;

typedef PlnCliStatus (*PlnCliFunc) (PlnCli *cli);

typedef struct
{
  const char *name;
  int         min_args, max_args; /* max -1: any number */
  guint       options;
  PlnCliFunc  run;
  const char *usage; /* what follows the name */
  const char *help;  /* untranslated */
} PlnCliCommand;

int           pln_cli_main (int argc, char **argv);

/* The lists of commands, each ended by a NULL name. */
extern const PlnCliCommand pln_cli_workspace_commands[];
extern const PlnCliCommand pln_cli_reading_commands[];
extern const PlnCliCommand pln_cli_edit_commands[];
extern const PlnCliCommand pln_cli_exchange_commands[];

/* export and import in the formats of other programs. */
PlnCliStatus  pln_cli_export_foreign (PlnCli *cli);
PlnCliStatus  pln_cli_import_foreign (PlnCli *cli);
/* What came of an import, as a line. */
void          pln_cli_print_counts (PlnCli *cli, const PlnImportCounts *counts);

/* ---- for the commands ---------------------------------------------------- */
const char   *pln_cli_arg   (PlnCli *cli, guint n);
/* The workspace file; by default the one the window used last. (transfer full) */
char         *pln_cli_get_path (PlnCli *cli);
/* NULL after saying why. */
PlnWorkspace *pln_cli_open  (PlnCli *cli, PlnOpenFlags flags);
/* One sentence on standard error; both return the status. error is taken. */
PlnCliStatus  pln_cli_refuse (GError *error);
PlnCliStatus  pln_cli_say   (PlnCliStatus status, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* A line on standard output. */
void          pln_cli_print (const char *line);
void          pln_cli_print_record (PlnCli *cli, PlnWorkspace *workspace, const PlnRecord *record, gboolean whole);
/* Prints an id, or {"id":…}. */
void          pln_cli_print_id (PlnCli *cli, const char *id);
/* Splits FIELD=VALUE; FALSE after saying that it is none. */
gboolean      pln_cli_split (const char *arg, char **field, const char **value);

G_END_DECLS
