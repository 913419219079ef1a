/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Typed bytes as a list of words: what is understood is canonical, and an entry gives it back. */
#define FUZZ_TYPE PLN_TYPE_WORDS
#include "fuzz-typed.h"
