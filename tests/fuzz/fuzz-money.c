/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Typed bytes as money: what is understood is canonical, and an entry gives it back. */
#define FUZZ_TYPE PLN_TYPE_MONEY
#include "fuzz-typed.h"
