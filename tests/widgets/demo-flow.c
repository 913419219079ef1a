// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo-scenes.h"
#include "widgets/pln-flow.h"

/* The political project of the IPU in index points, 2026. */
GtkWidget *
demo_flow (const char *folder, const char *name)
{
  const PlnFlowNode nodes[] = {
    { .id = "core", .title = "Core budget", .text = "112.5509\n2022 = 100", .value = 100 },
    { .id = "increase", .title = "Increase over 2022", .text = "12.5509", .value = 12.5509 },
    { .id = "donors", .title = "Other donors", .text = "No amount stated", .tone = PLN_TONE_ORANGE },
    { .id = "austria", .title = "Parliament of Austria", .text = "1 post, 2021 to 2024/25", .tone = PLN_TONE_PURPLE },
    { .id = "ny", .title = "Observer Office, New York", .text = "≈ 8 %, last stated for 2022", .use = TRUE, .value = 8 },
    { .id = "geneva", .title = "Headquarters, Geneva", .text = "Small part of staff time", .use = TRUE, .fill = PLN_FILL_HATCH },
    { .id = "rest", .title = "Unallocated", .text = "At most ≈ 103.55\nIn no line of this budget", .use = TRUE, .value = 92, .tone = PLN_TONE_SLATE },
    { .id = "support", .title = "Support to parliaments", .text = "Core and donors, no amount", .use = TRUE, .fill = PLN_FILL_HATCH },
    { .id = "hr", .title = "Human resources", .text = "0 to 12.5509, share undecided", .use = TRUE, .value = 12.5509, .fill = PLN_FILL_RANGE },
    { .id = "vienna", .title = "Office in Vienna", .text = "Gap: 1 post, no money found", .use = TRUE, .fill = PLN_FILL_GAP },
  };
  const PlnFlowRibbon ribbons[] = {
    { .id = "r1", .from_id = "core", .to_id = "ny", .value = 8, .soft = TRUE },
    { .id = "r2", .from_id = "core", .to_id = "geneva" },
    { .id = "r3", .from_id = "core", .to_id = "rest", .value = 92, .soft = TRUE, .tone = PLN_TONE_SLATE },
    { .id = "r4", .from_id = "core", .to_id = "support" },
    { .id = "r5", .from_id = "increase", .to_id = "hr", .value = 12.5509, .fill = PLN_FILL_RANGE },
    { .id = "r6", .from_id = "donors", .to_id = "support", .tone = PLN_TONE_ORANGE },
    { .id = "r7", .from_id = "austria", .tone = PLN_TONE_PURPLE },
  };
  GtkWidget *flow = pln_flow_new ();

  pln_flow_set_content (PLN_FLOW (flow), nodes, G_N_ELEMENTS (nodes), ribbons, G_N_ELEMENTS (ribbons));
  pln_flow_select_id (PLN_FLOW (flow), "hr");
  return flow;
}
