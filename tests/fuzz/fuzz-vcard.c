/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Any bytes as a file of cards: read without harm, and what comes of it is a snapshot. */
#include "fuzz-formats.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  fuzz_format (PLN_FORMAT_VCARD, data, size);
  return 0;
}
