/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The body of the targets that read typed text: included once with FUZZ_TYPE. */
#pragma once

#include "fuzz.h"

#include "values/pln-value.h"

#include <glib.h>
#include <string.h>

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autofree char *canonical = NULL, *checked = NULL, *typed = NULL, *again = NULL;
  g_autoptr (GError) error = NULL;

  if (!pln_value_parse_typed (FUZZ_TYPE, text, &canonical, &error))
    {
      fuzz_assert (error != NULL && g_utf8_validate (error->message, -1, NULL));
      return 0;
    }
  fuzz_assert (error == NULL);
  if (canonical == NULL)
    return 0;
  fuzz_assert (pln_value_check (FUZZ_TYPE, canonical, TRUE, &checked, NULL) && strcmp (checked, canonical) == 0);
  typed = pln_value_to_typed (FUZZ_TYPE, canonical);
  fuzz_assert (pln_value_parse_typed (FUZZ_TYPE, typed, &again, NULL) && g_strcmp0 (again, canonical) == 0);
#ifdef FUZZ_MORE
  FUZZ_MORE (canonical);
#endif
  return 0;
}
