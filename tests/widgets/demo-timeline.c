// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo-scenes.h"
#include "widgets/pln-timeline.h"

static PlnDay
d (int year, int month, int mday)
{
  return pln_day_from_ymd (year, month, mday);
}

static GtkWidget *
in_scroller (GtkWidget *timeline)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), timeline);
  return scroller;
}

static PlnMarkSpan
typed (const char *text)
{
  g_autoptr (PlnWhen) when = pln_when_parse_typed (text, NULL);
  PlnMarkSpan span;

  pln_mark_span_from_when (&span, when);
  return span;
}

/* The milestones of the partnership of international organizations. */
GtkWidget *
demo_roadmap (const char *folder, const char *name)
{
  const PlnTimelineMark fourth = { .id = "a", .span = typed ("25 April 2017"), .tone = PLN_TONE_GREEN, .text = "25 April 2017", .pill = "Held", .pill_style = PLN_PILL_SUCCESS };
  const PlnTimelineMark agree = { .id = "b", .span = typed ("by July 2017"), .overdue = TRUE, .text = "By July 2017", .pill = "Past its date", .pill_style = PLN_PILL_ERROR };
  const PlnTimelineMark agree_part = { .id = "b1", .span = agree.span, .overdue = TRUE };
  const PlnTimelineMark portal = { .id = "c", .span = typed ("September-December 2017"), .text = "September-December 2017" };
  const PlnTimelineMark portal_part = { .id = "c1", .span = portal.span };
  const PlnTimelineMark fifth = { .id = "d", .span = typed ("April 2018"), .text = "April 2018" };
  const PlnTimelineMark fifth_part = { .id = "d1", .span = fifth.span };
  const PlnTimelineMark shops = { .id = "e", .span = typed ("November 2018"), .text = "November 2018", .pill = "Possibly virtual", .pill_style = PLN_PILL_NEUTRAL };
  const PlnTimelineMark drafts = { .id = "f", .span = typed ("November 2018-January 2019"), .text = "November 2018-January 2019" };
  const PlnTimelineMark drafts_part = { .id = "f1", .span = drafts.span };
  const PlnTimelineMark sixth = { .id = "g", .span = typed ("April 2019"), .text = "April 2019" };
  const PlnTimelineRow rows[] = {
    { "a", "Fourth meeting of IOs", NULL, FALSE, &fourth, 1 },
    { "b", "Agree ways of working", NULL, FALSE, &agree, 1 },
    { "b1", "Modalities", NULL, TRUE, &agree_part, 1 },
    { "b2", "Joint agenda of work", NULL, TRUE, &agree_part, 1 },
    { "c", "Launch portal, start analysis", NULL, FALSE, &portal, 1 },
    { "c1", "IO e-Portal launched", NULL, TRUE, &portal_part, 1 },
    { "d", "Fifth annual meeting of IOs", NULL, FALSE, &fifth, 1 },
    { "d1", "Overview of working groups and studies", NULL, TRUE, &fifth_part, 1 },
    { "e", "Workshops on drafts and studies", NULL, FALSE, &shops, 1 },
    { "f", "Drafts out for comments", NULL, FALSE, &drafts, 1 },
    { "f1", "Through the portal and to a broader audience", NULL, TRUE, &drafts_part, 1 },
    { "g", "Sixth annual meeting of IOs", NULL, FALSE, &sixth, 1 },
  };
  GtkWidget *timeline = pln_timeline_new ();

  pln_timeline_set_label_width (PLN_TIMELINE (timeline), 338);
  pln_timeline_set_range (PLN_TIMELINE (timeline), d (2017, 4, 1), d (2019, 5, 31));
  pln_timeline_set_today (PLN_TIMELINE (timeline), d (2017, 8, 30));
  pln_timeline_set_rows (PLN_TIMELINE (timeline), rows, G_N_ELEMENTS (rows));
  return in_scroller (timeline);
}

/* The funding of the posts of the political project of the IPU. */
GtkWidget *
demo_funding (const char *folder, const char *name)
{
  static char labels[6][16];
  const PlnDay none = PLN_DAY_NONE;
  const PlnTimelineMark ny = { .id = "ny", .span = { PLN_MARK_BAR, none, d (2021, 6, 1), none, none }, .text = "Core budget, ≈ 8 %; no end stated", .inside = TRUE };
  const PlnTimelineMark vienna[] = {
    { .id = "at", .span = { PLN_MARK_BAR, d (2021, 1, 1), d (2021, 12, 31), d (2024, 12, 31), d (2025, 12, 30) }, .tone = PLN_TONE_PURPLE, .text = "Parliament of Austria", .inside = TRUE },
    { .id = "gap", .span = { PLN_MARK_BAR, d (2024, 12, 31), d (2025, 12, 31), none, none }, .fill = PLN_FILL_GAP, .text = "Gap: no money found", .inside = TRUE, .lane = 1 },
  };
  const PlnTimelineMark geneva = { .id = "hq", .span = { PLN_MARK_BAR, none, none, none, none }, .fill = PLN_FILL_HATCH, .text = "Core budget, no amount and no dates stated", .inside = TRUE };
  PlnTimelineMark people[6];
  const double upper[] = { 3.00, 6.09, 9.27, 12.55, 14.80, 17.10 };
  const PlnTimelineMark support[] = {
    { .id = "s1", .span = { PLN_MARK_BAR, none, none, none, none }, .fill = PLN_FILL_HATCH, .text = "Core budget, no amount stated", .inside = TRUE },
    { .id = "s2", .span = { PLN_MARK_BAR, none, none, none, none }, .fill = PLN_FILL_HATCH, .tone = PLN_TONE_ORANGE, .text = "Other donors, no amount stated", .inside = TRUE, .lane = 1 },
  };
  const PlnTimelineRow rows[] = {
    { "ny", "Observer Office, New York", "2 professionals", FALSE, &ny, 1 },
    { "vienna", "Office in Vienna", "1 professional", FALSE, vienna, 2 },
    { "geneva", "Headquarters, Geneva", "Small part of staff time", FALSE, &geneva, 1 },
    { "hr", "Human resources", "Suggested, part of the increase", FALSE, people, G_N_ELEMENTS (people) },
    { "support", "Support to parliaments", "No posts stated", FALSE, support, 2 },
  };
  GtkWidget *timeline = pln_timeline_new ();

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_snprintf (labels[i], sizeof labels[i], "0–%.2f", upper[i]);
      people[i] = (PlnTimelineMark) { .id = "hr", .span = { PLN_MARK_BAR, d (2023 + i, 1, 1), d (2023 + i, 1, 1), d (2023 + i, 12, 31), d (2023 + i, 12, 31) },
                                      .fill = PLN_FILL_RANGE, .text = labels[i], .inside = TRUE, .level = upper[i] / 17.1 };
    }
  pln_timeline_set_range (PLN_TIMELINE (timeline), d (2021, 1, 1), d (2028, 12, 31));
  pln_timeline_set_today (PLN_TIMELINE (timeline), d (2026, 11, 21));
  pln_timeline_set_period (PLN_TIMELINE (timeline), d (2022, 1, 1), d (2026, 12, 31), "IPU Strategy 2022–2026");
  pln_timeline_set_rows (PLN_TIMELINE (timeline), rows, G_N_ELEMENTS (rows));
  pln_timeline_select_id (PLN_TIMELINE (timeline), "vienna");
  return in_scroller (timeline);
}
