/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/structure/pln-structure-page.h"

#include <glib/gi18n.h>

struct _PlnStructurePage
{
  PlnRecordPage parent_instance;
};

G_DEFINE_FINAL_TYPE (PlnStructurePage, pln_structure_page, PLN_TYPE_RECORD_PAGE)

static const PlnRecordPageView views[] = {
  { "tree", N_("Tree"), "body", "parent", "post", "body", NULL },
  { "relations", N_("Relations"), "relation", NULL, NULL, NULL, NULL },
  { NULL },
};

static void
pln_structure_page_class_init (PlnStructurePageClass *klass)
{
  PLN_RECORD_PAGE_CLASS (klass)->views = views;
}

static void
pln_structure_page_init (PlnStructurePage *self)
{
}
