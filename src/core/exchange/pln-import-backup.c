/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "exchange/pln-import-backup.h"

/* The backup before an import, once a day; where they lie is the store's affair. */

GPtrArray *
pln_import_backup_list (const char *workspace)
{
  return pln_saved_list (workspace);
}

/* A clock that went back makes no backup look fresh for years. */
static gboolean
is_over_a_day (gint64 seconds)
{
  gint64 age = g_get_real_time () / G_USEC_PER_SEC - seconds;

  return age > 24 * 60 * 60 || age < -60 * 60;
}

static gboolean
is_old (const char *workspace)
{
  struct statx born;

  return statx (AT_FDCWD, workspace, 0, STATX_BTIME, &born) != 0 || (born.stx_mask & STATX_BTIME) == 0 ||
         is_over_a_day (born.stx_btime.tv_sec);
}

/* A workspace without records is not worth keeping. */
static gboolean
holds_records (PlnWorkspace *workspace)
{
  g_autoptr (PlnCursor) cursor = pln_cursor_new (workspace, PLN_CURSOR_SUMS);

  return pln_cursor_next (cursor, NULL);
}

static gboolean
make (const char *workspace, const char *but, GError **error)
{
  g_autoptr (PlnWorkspace) opened = pln_workspace_open (workspace, PLN_OPEN_READ_ONLY, error);

  return opened != NULL && (!holds_records (opened) || pln_saved_add (opened, but, error));
}

static gboolean
make_if (const char *workspace, gboolean first_too, GError **error)
{
  g_autoptr (GPtrArray) backups = pln_saved_list (workspace);
  GStatBuf info;

  if (backups->len == 0 ? !first_too && !is_old (workspace)
                        : g_stat (backups->pdata[0], &info) == 0 && !is_over_a_day (info.st_mtime))
    return TRUE;
  return make (workspace, NULL, error);
}

gboolean
pln_import_backup_make (const char *workspace, GError **error)
{
  return make (workspace, NULL, error);
}

gboolean
pln_import_backup_if_due (const char *workspace, GError **error)
{
  return make_if (workspace, TRUE, error);
}

gboolean
pln_import_backup_if_old (const char *workspace, GError **error)
{
  return make_if (workspace, FALSE, error);
}

gboolean
pln_import_backup_restore (const char *workspace, const char *backup, GError **error)
{
  return make (workspace, backup, error) && pln_workspace_restore (workspace, backup, error);
}

gint64
pln_import_backup_get_time (const char *backup)
{
  g_autofree char *base = g_path_get_basename (backup), *text = NULL;
  gsize length = strlen (base), tail = strlen ("20261121T093000.plenary");
  gint64 unix_ms = 0;

  if (length < tail)
    return 0;
  text = g_strdup_printf ("%.4s-%.2s-%.2sT%.2s:%.2s:%.2sZ", base + length - tail, base + length - tail + 4,
                          base + length - tail + 6, base + length - tail + 9, base + length - tail + 11,
                          base + length - tail + 13);
  return pln_time_parse_rfc3339 (text, &unix_ms) ? unix_ms : 0;
}
