/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/pln-exchange-error.h"

G_DEFINE_QUARK (pln-exchange-error-quark, pln_exchange_error)

/**
 * pln_exchange_error_take_io:
 * @error: where to put the new error
 * @cause: (transfer full): what GIO said
 * @name: the file, for people
 * @writing: whether the file was being written
 *
 * The one place where foreign codes become ours.
 */
void
pln_exchange_error_take_io (GError **error, GError *cause, const char *name, gboolean writing)
{
  g_autoptr (GError) taken = cause;
  PlnExchangeError code = PLN_EXCHANGE_ERROR_FAILED;
  const char *why;

  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_set_error_literal (error, PLN_EXCHANGE_ERROR, PLN_EXCHANGE_ERROR_CANCELLED, _("It was cancelled."));
      return;
    }
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    why = writing ? _("there is no such folder") : _("there is no such file");
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    why = writing ? _("it may not be written here") : _("it may not be read");
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_READ_ONLY))
    why = _("the folder is read-only");
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    why = _("there is no space left on the disk");
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    why = _("it is a folder");
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT))
    {
      code = PLN_EXCHANGE_ERROR_SYNTAX;
      why = _("the compressed file is cut short");
    }
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_INVALID_DATA))
    {
      code = PLN_EXCHANGE_ERROR_SYNTAX;
      why = _("the file is not valid gzip data");
    }
  else
    why = cause->message;
  /* Translators: a file name and what is wrong with it. */
  g_set_error (error, PLN_EXCHANGE_ERROR, code, _("%s: %s."), name, why);
}
