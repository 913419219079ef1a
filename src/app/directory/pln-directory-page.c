/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/directory/pln-directory-page.h"

#include <glib/gi18n.h>

struct _PlnDirectoryPage
{
  PlnRecordPage parent_instance;
};

G_DEFINE_FINAL_TYPE (PlnDirectoryPage, pln_directory_page, PLN_TYPE_RECORD_PAGE)

static const PlnRecordPageView views[] = {
  { "people", N_("People"), "person", NULL, NULL, NULL, NULL },
  { "posts", N_("Posts"), "post", NULL, NULL, NULL, NULL },
  { "organizations", N_("Organizations"), "body", NULL, NULL, NULL, NULL },
  { "audiences", N_("Audiences"), "audience", NULL, NULL, NULL, NULL },
  { NULL },
};

static void
pln_directory_page_class_init (PlnDirectoryPageClass *klass)
{
  PLN_RECORD_PAGE_CLASS (klass)->views = views;
}

static void
pln_directory_page_init (PlnDirectoryPage *self)
{
}
