/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "exchange/pln-exchange-error.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name;  /* "ipu" */
  const char *title; /* untranslated */
} PlnSample;

/* The samples that ship with Plenary, "all" last; ends with a NULL name. */
const PlnSample *pln_samples_get  (void);
const char      *pln_sample_get_title (const PlnSample *sample); /* translated */
gboolean         pln_sample_exists (const char *name);
/* Imports a sample into a fresh workspace. "all" is the five with the workspace record of its own. */
gboolean         pln_sample_import (const char *name, const char *workspace, gint64 now, GError **error);

G_END_DECLS
