/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/pln-importer.h"
#include "exchange/pln-samples.h"

static const PlnSample samples[] = {
  { "ipu", N_("Inter-Parliamentary Union: strategy and survey of parliaments") },
  { "icm", N_("Independent Commission on Multilateralism: its two years of meetings and papers") },
  { "iom17", N_("International Organization for Migration: working group of August 2017") },
  { "oecd", N_("OECD: partnership of international organisations on effective rule-making") },
  { "iom14", N_("International Organization for Migration: Council of November 2014") },
  { "all", N_("All five together") },
  { NULL, NULL },
};

const PlnSample *
pln_samples_get (void)
{
  return samples;
}

const char *
pln_sample_get_title (const PlnSample *sample)
{
  return g_dgettext (GETTEXT_PACKAGE, sample->title);
}

gboolean
pln_sample_exists (const char *name)
{
  for (guint i = 0; samples[i].name != NULL; i++)
    if (g_str_equal (samples[i].name, name))
      return TRUE;
  return FALSE;
}

/* Installed, or in the source tree named by PLENARY_SAMPLES (tests and build-aux/run). */
static char *
find_file (const char *name)
{
  g_autofree char *file = g_strconcat (name, ".json", NULL);
  const char *folder = g_getenv ("PLENARY_SAMPLES");
  char *path = g_build_filename (folder != NULL ? folder : PKGDATADIR "/samples", file, NULL);

  if (folder == NULL && !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_free (path);
      path = g_build_filename (PLENARY_SOURCE_SAMPLES, file, NULL);
    }
  return path;
}

static gboolean
import_file (const char *name, const char *workspace, const char *skip_kind, gint64 now, GError **error)
{
  g_autofree char *file = find_file (name);
  PlnImportRequest request = { .workspace = workspace, .file = file, .skip_kind = skip_kind, .now = now };
  PlnImportResult result;

  if (!pln_import_run (&request, &result, NULL, error))
    return FALSE;
  pln_import_result_clear (&result);
  return TRUE;
}

gboolean
pln_sample_import (const char *name, const char *workspace, gint64 now, GError **error)
{
  if (!pln_sample_exists (name))
    {
      g_set_error (error, PLN_EXCHANGE_ERROR, PLN_EXCHANGE_ERROR_INVALID, _("There is no sample “%s”."), name);
      return FALSE;
    }
  if (!g_str_equal (name, "all"))
    return import_file (name, workspace, NULL, now, error);
  for (guint i = 0; samples[i + 1].name != NULL; i++)
    if (!import_file (samples[i].name, workspace, "workspace", now, error))
      return FALSE;
  return import_file ("all", workspace, NULL, now, error);
}
