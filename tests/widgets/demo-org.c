// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo-scenes.h"
#include "widgets/pln-org-chart.h"

static const PlnOrgBody icm[] = {
  { .id = "icm", .name = "Independent Commission on Multilateralism", .type = "Commission", .foot = "periodically, over a two-year period", .foot_glyph = PLN_GLYPH_REPEAT },
  { .id = "eac", .parent_id = "icm", .name = "Eminent Advisory Council", .type = "Council", .foot = "once a year, and ad hoc as needed", .foot_glyph = PLN_GLYPH_REPEAT },
  { .id = "mlb", .parent_id = "icm", .name = "Ministerial-level Board", .type = "Board", .foot = "every six months", .foot_glyph = PLN_GLYPH_REPEAT },
  { .id = "alb", .parent_id = "icm", .name = "Ambassadorial-level Board", .type = "Board", .foot = "every six months", .foot_glyph = PLN_GLYPH_REPEAT },
  { .id = "wg", .parent_id = "icm", .name = "Working Group", .type = "Working group", .foot = "2 cadence statements", .flags = PLN_ORG_FINDING },
  { .id = "sub", .parent_id = "wg", .name = "Sub-Working Groups", .type = "Sub-working group", .foot = "as needed", .foot_glyph = PLN_GLYPH_REPEAT },
  { .id = "sec", .parent_id = "icm", .name = "Secretariat", .type = "Secretariat", .foot = "2 titles for its head", .flags = PLN_ORG_FINDING },
  { .id = "ipi", .name = "International Peace Institute", .type = "Organization, external", .flags = PLN_ORG_EXTERNAL },
};
static const PlnOrgRelation icm_relations[] = {
  { "alb", "wg", "nominates point-persons" },
  { "ipi", "sec", "administers" },
};

GtkWidget *
demo_org (const char *folder, const char *name)
{
  GtkWidget *view = pln_org_view_new ();
  PlnOrgChart *chart = pln_org_view_get_chart (PLN_ORG_VIEW (view));

  pln_org_chart_set_bodies (chart, icm, G_N_ELEMENTS (icm), icm_relations, G_N_ELEMENTS (icm_relations));
  pln_org_chart_select_id (chart, "wg");
  if (strstr (name, "across") != NULL)
    pln_org_chart_set_direction (chart, PLN_ORG_START_TO_END);
  return view;
}

/* Every mark at once, many siblings, lines over several levels; not from a document. */
GtkWidget *
demo_org_full (const char *folder, const char *name)
{
  static PlnOrgBody bodies[60];
  static char ids[60][8], parents[60][8], names[60][48];
  const PlnOrgRelation relations[] = {
    { "b3", "b40", "reports to" }, { "b20", "b2", "draws members from" }, { "b30", "b50", "serves" },
    { "b1", "b4", "advises" }, { "b2", "b5", "succeeds" }, { "b59", "b25", "administers" },
  };
  GtkWidget *view = pln_org_view_new ();
  PlnOrgChart *chart = pln_org_view_get_chart (PLN_ORG_VIEW (view));

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      const guint parent = i < 6 ? 0 : i < 17 ? 2 : (i * 7) % 6 + 1 == 2 ? 3 : i < 40 ? (i * 7) % 6 + 1 == 6 ? 1 : (i * 7) % 6 + 1 : 20 + i % 9;

      g_snprintf (ids[i], 8, "b%u", i);
      g_snprintf (parents[i], 8, "b%u", parent);
      g_snprintf (names[i], 48, i % 3 ? "Committee on Item %u" : "Intersessional Forum of the Regional Groups %u", i);
      bodies[i] = (PlnOrgBody) { .id = ids[i], .parent_id = i == 0 || i == 59 ? NULL : parents[i], .name = names[i],
                                 .type = "Committee", .foot = i % 4 ? "every 3 months" : NULL, .foot_glyph = PLN_GLYPH_REPEAT,
                                 .detail = i % 2 ? "Chair: not named\n12 members" : NULL,
                                 .flags = i % 11 == 3 ? PLN_ORG_FADED : i == 59 ? PLN_ORG_EXTERNAL : 0,
                                 .change = i % 13 == 2 ? "Renamed" : i % 13 == 4 ? "Added" : NULL,
                                 .change_style = i % 13 == 2 ? PLN_PILL_ACCENT : PLN_PILL_SUCCESS };
    }
  pln_org_chart_set_bodies (chart, bodies, G_N_ELEMENTS (bodies), relations, G_N_ELEMENTS (relations));
  pln_org_chart_set_folded (chart, "b25", TRUE);
  pln_org_chart_set_show_details (chart, strstr (name, "detail") != NULL);
  return view;
}

void
demo_org_after (GtkWidget *content, const char *folder, const char *name)
{
  PlnCanvas *chart = PLN_CANVAS (pln_org_view_get_chart (PLN_ORG_VIEW (content)));
  g_autofree char *svg = g_strdup_printf ("%s/%s.svg", folder, name), *pdf = g_strdup_printf ("%s/%s.pdf", folder, name);
  g_autofree char *png = g_strdup_printf ("%s/%s-export.png", folder, name);
  g_autoptr (GError) error = NULL;

  if (!pln_canvas_export (chart, PLN_EXPORT_SVG, svg, name, &error) || !pln_canvas_export (chart, PLN_EXPORT_PDF, pdf, name, &error)
      || !pln_canvas_export (chart, PLN_EXPORT_PNG, png, name, &error))
    g_printerr ("%s\n", error->message);
  if (strstr (name, "fit") != NULL)
    pln_canvas_zoom_to_fit (chart);
}
