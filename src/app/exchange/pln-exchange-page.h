/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-page.h"

G_BEGIN_DECLS

#define PLN_TYPE_EXCHANGE_PAGE (pln_exchange_page_get_type ())
G_DECLARE_FINAL_TYPE (PlnExchangePage, pln_exchange_page, PLN, EXCHANGE_PAGE, PlnPage)

G_END_DECLS
