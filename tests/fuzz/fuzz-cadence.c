/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Typed bytes as a cadence: what is understood is canonical, an entry gives it back, and its rule
 * expands to rising days between the limits, soon. */
#define FUZZ_TYPE PLN_TYPE_CADENCE
#define FUZZ_MORE expand
#include "fuzz.h"

#include "values/pln-value.h"

static void
expand (const char *canonical)
{
  g_autoptr (PlnCadence) cadence = pln_cadence_from_canonical (canonical, NULL);
  PlnDay from = pln_day_from_iso ("2015-02-28"), until = pln_day_from_iso ("2040-01-01"), last = from;
  g_autoptr (GArray) days = pln_cadence_expand (cadence, from, from, until, 50);

  fuzz_assert (days->len <= 50);
  for (guint i = 0; i < days->len; i++)
    {
      PlnDay day = g_array_index (days, PlnDay, i);

      fuzz_assert (day > last && day <= until);
      last = day;
    }
}

#include "fuzz-typed.h"
