/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* A property that any input must have; stops the run, as a sanitizer would. */
#define fuzz_assert(what) do { if (!(what)) { g_printerr ("%s:%d: %s\n", __FILE__, __LINE__, #what); abort (); } } while (0)
