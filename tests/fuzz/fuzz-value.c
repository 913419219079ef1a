/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Bytes as JSON of each type: what is taken is canonical and taken again, strictly, as the same. */
#include "fuzz.h"

#include "values/pln-value.h"

#include <glib.h>
#include <string.h>

static void
check (PlnType     type,
       const char *json)
{
  g_autofree char *lax = NULL, *strict = NULL, *again = NULL, *typed = NULL, *back = NULL, *display = NULL;
  gboolean ok = pln_value_check (type, json, FALSE, &lax, NULL);

  if (pln_value_check (type, json, TRUE, &strict, NULL))
    fuzz_assert (ok && g_strcmp0 (strict, lax) == 0);
  if (lax == NULL)
    return;
  fuzz_assert (ok && pln_value_check (type, lax, TRUE, &again, NULL) && strcmp (again, lax) == 0);
  display = pln_value_to_display (type, lax);
  fuzz_assert (g_utf8_validate (display, -1, NULL));
  typed = pln_value_to_typed (type, lax);
  if (type == PLN_TYPE_TEXT || type == PLN_TYPE_LONG_TEXT || type == PLN_TYPE_MONEY || strlen (typed) > 1000)
    return; /* blank text is empty when typed; money beyond 64 bits shows as JSON */
  fuzz_assert (pln_value_parse_typed (type, typed, &back, NULL) && g_strcmp0 (back, lax) == 0);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *json = g_strndup ((const char *) data, size);

  for (int type = PLN_TYPE_TEXT; type <= PLN_TYPE_TIME; type++)
    check ((PlnType) type, json);
  return 0;
}
