/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/pln-import.h"

G_BEGIN_DECLS

/* A home folder or disk that was rolled back (exchange/README.md, Copies): the file
 * names this replica at times that the log of own stamps lacks, so two lines of
 * work used one id.  Then neither clock may be believed about the other line. */
typedef struct
{
  gboolean   found;    /* the incoming record names such a time */
  PlnRecord *local;    /* owned, nullable; to be merged instead of the record here */
  PlnRecord *incoming; /* owned; to be merged instead of the incoming one */
  PlnRecord *undo_to;  /* owned, nullable; what undo-import puts back: the record here under its new stamps */
  char      *last;     /* owned; the greatest new stamp, to be raised in the clock of the result; NULL: none */
} PlnRestamp;

gboolean pln_restamp_prepare (PlnRestamp *self, PlnImport *import, const PlnRecord *before, const PlnRecord *incoming,
                              GError **error);
/* Raises the clock of the merged record by the new stamps. */
void     pln_restamp_finish  (PlnRestamp *self, PlnRecord *merged);
void     pln_restamp_clear   (PlnRestamp *self);

G_END_DECLS
