/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/roadmap/pln-roadmap-page.h"

#include <glib/gi18n.h>

struct _PlnRoadmapPage
{
  PlnRecordPage parent_instance;
};

G_DEFINE_FINAL_TYPE (PlnRoadmapPage, pln_roadmap_page, PLN_TYPE_RECORD_PAGE)

static const PlnRecordPageView views[] = {
  { "tree", N_("Tree"), "action", "parent", NULL, NULL, NULL },
  { "topics", N_("Topics"), "topic", "parent", NULL, NULL, NULL },
  { NULL },
};

static void
pln_roadmap_page_class_init (PlnRoadmapPageClass *klass)
{
  PLN_RECORD_PAGE_CLASS (klass)->views = views;
}

static void
pln_roadmap_page_init (PlnRoadmapPage *self)
{
}
