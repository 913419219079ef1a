/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/values/pln-day.h"

G_BEGIN_DECLS

/* Days in words of the locale; format as for g_date_time_format(), which is
 * translatable at the caller.  Never NULL. */
char *pln_day_format           (PlnDay day, const char *format);
int   pln_locale_first_weekday (void); /* 1 Monday … 7 Sunday */

G_END_DECLS
