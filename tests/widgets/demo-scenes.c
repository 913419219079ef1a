// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo-scenes.h"

const DemoScene demo_scenes[] = {
  { "month-wide", 720, 720, demo_month, NULL },
  { "month-dark", 720, 720, demo_month, NULL },
  { "month-rtl", 720, 720, demo_month, NULL },
  { "month-narrow", 370, 400, demo_month, NULL },
  { "month-full", 900, 720, demo_month_full, NULL },
  { "org-wide", 1070, 764, demo_org, demo_org_after },
  { "org-dark", 1070, 764, demo_org, NULL },
  { "org-narrow", 370, 640, demo_org, NULL },
  { "org-rtl", 1070, 764, demo_org, NULL },
  { "org-across", 1070, 764, demo_org, NULL },
  { "org-full", 1400, 900, demo_org_full, NULL },
  { "org-full-detail-fit", 1400, 900, demo_org_full, demo_org_after },
  { "roadmap-wide", 1060, 640, demo_roadmap, NULL },
  { "roadmap-dark", 1060, 640, demo_roadmap, NULL },
  { "roadmap-rtl", 1060, 640, demo_roadmap, NULL },
  { "roadmap-narrow", 370, 640, demo_roadmap, NULL },
  { "funding-wide", 740, 430, demo_funding, NULL },
  { "funding-dark", 740, 430, demo_funding, NULL },
  { "funding-rtl", 740, 430, demo_funding, NULL },
  { "year-wide", 750, 720, demo_year, NULL },
  { "year-dark", 750, 720, demo_year, NULL },
  { "year-rtl", 750, 720, demo_year, NULL },
  { "year-narrow", 370, 600, demo_year, NULL },
  { "flow-wide", 740, 440, demo_flow, NULL },
  { "flow-dark", 740, 440, demo_flow, NULL },
  { "flow-rtl", 740, 440, demo_flow, NULL },
  { "month-large", 900, 800, demo_month, NULL },
  { "org-large", 1200, 800, demo_org, NULL },
  { "roadmap-large", 1200, 800, demo_roadmap, NULL },
};
const gsize demo_n_scenes = G_N_ELEMENTS (demo_scenes);
