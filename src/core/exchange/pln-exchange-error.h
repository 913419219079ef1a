/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PLN_EXCHANGE_ERROR (pln_exchange_error_quark ())
GQuark pln_exchange_error_quark (void);

typedef enum
{
  PLN_EXCHANGE_ERROR_FAILED,    /* the file could not be read or written */
  PLN_EXCHANGE_ERROR_SYNTAX,    /* not JSON, cut short, not UTF-8, something after the end */
  PLN_EXCHANGE_ERROR_FORMAT,    /* JSON, but no snapshot */
  PLN_EXCHANGE_ERROR_NEWER,     /* a version this program does not know */
  PLN_EXCHANGE_ERROR_INVALID,   /* a record or value that is not allowed */
  PLN_EXCHANGE_ERROR_LIMIT,     /* larger or deeper than allowed */
  PLN_EXCHANGE_ERROR_DAMAGED,   /* count or digest does not fit */
  PLN_EXCHANGE_ERROR_CANCELLED,
} PlnExchangeError;

/* Puts one of GIO's errors about `name` into this domain, with a sentence; takes `cause`. */
void pln_exchange_error_take_io (GError **error, GError *cause, const char *name, gboolean writing);

G_END_DECLS
