/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-page.h"
#include "app/records/pln-record-page.h"
#include "insight/pln-coverage.h"

G_BEGIN_DECLS

#define PLN_TYPE_ROADMAP_PAGE (pln_roadmap_page_get_type ())
G_DECLARE_FINAL_TYPE (PlnRoadmapPage, pln_roadmap_page, PLN, ROADMAP_PAGE, PlnRecordPage)

/* Chooses the chip of a gap; 0 shows all.  FALSE: there is no such chip. */
gboolean pln_roadmap_page_show_gap (PlnRoadmapPage *self, PlnGaps gap);

G_END_DECLS
