/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "exchange/formats/pln-draft.h"

G_BEGIN_DECLS

/* The formats of other programs, out and in. */
typedef enum
{
  PLN_FORMAT_NONE = -1,
  PLN_FORMAT_JSON, /* snapshots; not for the functions below */
  PLN_FORMAT_ICS,
  PLN_FORMAT_CSV,
  PLN_FORMAT_VCARD,
  PLN_FORMAT_POPOLO,
} PlnFormat;

PlnFormat   pln_format_find         (const char *name); /* as after --format */
PlnFormat   pln_format_guess        (const char *path); /* by the end of the file name */
const char *pln_format_get_suffix   (PlnFormat format); /* ".ics" */

/* What leaves. All members are borrowed and nullable. */
typedef struct
{
  const char        *body;    /* only this body with what belongs to it */
  const char *const *without; /* kinds that stay here */
  const char *const *ids;     /* just these records, with what the format says beside them */
  const char        *kind;    /* of a table; NULL: all kinds in one, with a column for the kind */
  gboolean           for_people; /* a table with translated headings and a byte order mark, for spreadsheets */
} PlnFormatScope;

typedef struct
{
  guint      written;  /* rows, events and tasks, cards, objects */
  GPtrArray *left_out; /* owned; of PlnLeftOut */
} PlnFormatResult;

void        pln_format_result_clear (PlnFormatResult *self);
/* (transfer full) */
GString    *pln_format_write        (PlnWorkspace *workspace, PlnFormat format, const PlnFormatScope *scope,
                                     PlnFormatResult *result, GError **error);
/* Writes a file that appears whole or not at all; "-" is standard output. */
gboolean    pln_format_export       (PlnWorkspace *workspace, PlnFormat format, const PlnFormatScope *scope,
                                     const char *path, PlnFormatResult *result, GError **error);

/* Reads a file, at most 256 MiB; "-" is standard input. (transfer full) */
GBytes     *pln_format_load         (const char *path, GError **error);
/* What a file says.  kind and columns are for tables: the kind of its rows unless a
 * column says it, and pairs of "HEADING=FIELD" that go before what the headings
 * tell by themselves ("HEADING=" leaves a column out).  Both may be NULL.  The
 * draft has been checked against the workspace; problems in it are no error. */
PlnDraft   *pln_format_read         (PlnWorkspace *workspace, PlnFormat format, GBytes *bytes, const char *name,
                                     const char *kind, const char *const *columns, GError **error);
/* Imports a draft that has no problems; workspace, now, dry_run and the functions of the request count. */
gboolean    pln_draft_import        (PlnDraft *draft, const PlnImportRequest *request, PlnImportResult *result,
                                     GCancellable *cancellable, GError **error);

G_END_DECLS
