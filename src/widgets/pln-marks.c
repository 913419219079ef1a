// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pln-marks.h"

PlnTone
pln_tone_for_index (guint index)
{
  static const PlnTone order[] = {
    PLN_TONE_BLUE, PLN_TONE_PURPLE, PLN_TONE_TEAL, PLN_TONE_ORANGE,
    PLN_TONE_GREEN, PLN_TONE_PINK, PLN_TONE_SLATE, PLN_TONE_YELLOW,
  };

  return order[index % G_N_ELEMENTS (order)];
}
