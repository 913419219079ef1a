/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Any bytes: reading never goes past their end, skipping is as strict as reading, and the canonical form is a fixed point. */
#include "fuzz.h"

#include "values/pln-json.h"

#include <glib.h>
#include <string.h>

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GString) out = g_string_new (NULL);
  PlnJsonScanner scanner, skipper;
  gboolean read, skipped;

  pln_json_scanner_init (&scanner, (const char *) data, (gssize) size);
  pln_json_scanner_init (&skipper, (const char *) data, (gssize) size);
  read = pln_json_read_canonical (&scanner, out, NULL) && pln_json_at_end (&scanner, NULL);
  skipped = pln_json_skip (&skipper, NULL, NULL, NULL) && pln_json_at_end (&skipper, NULL);
  fuzz_assert (read == skipped);
  if (read)
    {
      g_autofree char *again = pln_json_canonicalize (out->str, NULL);

      fuzz_assert (again != NULL && strcmp (again, out->str) == 0);
      fuzz_assert (g_utf8_validate_len (out->str, out->len, NULL));
    }
  return 0;
}
