/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/meetings/pln-meetings-page.h"

#include <glib/gi18n.h>

struct _PlnMeetingsPage
{
  PlnRecordPage parent_instance;
};

G_DEFINE_FINAL_TYPE (PlnMeetingsPage, pln_meetings_page, PLN_TYPE_RECORD_PAGE)

static const PlnRecordPageView views[] = {
  { "agenda", N_("Agenda"), "meeting", NULL, NULL, NULL, "when" },
  { NULL },
};

static void
pln_meetings_page_class_init (PlnMeetingsPageClass *klass)
{
  PLN_RECORD_PAGE_CLASS (klass)->views = views;
}

static void
pln_meetings_page_init (PlnMeetingsPage *self)
{
}
