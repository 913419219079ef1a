/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Bytes as EDTF: what is taken has bounds in order, and matches the shapes that the exchange contract names. */
#include "fuzz.h"

#include "values/pln-when.h"

#include <glib.h>

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  PlnDay first, last;

  if (pln_edtf_bounds (text, &first, &last, NULL))
    {
      static const char shape[] = "^([0-9]{4}(-(0[1-9]|1[0-2]|3[3-6]|4[01]))?|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}/[0-9]{4}|"
                                  "[0-9]{4}-[0-9]{2}/[0-9]{4}-[0-9]{2}|[0-9]{4}-[0-9]{2}-[0-9]{2}/[0-9]{4}-[0-9]{2}-[0-9]{2})$";

      fuzz_assert (first <= last && first != PLN_DAY_NONE);
      fuzz_assert (g_regex_match_simple (shape, text, G_REGEX_DOLLAR_ENDONLY, 0));
    }
  return 0;
}
