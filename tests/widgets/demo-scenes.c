// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo-scenes.h"

const DemoScene demo_scenes[] = {
  { "month-wide", 720, 720, demo_month, NULL },
  { "month-dark", 720, 720, demo_month, NULL },
  { "month-rtl", 720, 720, demo_month, NULL },
  { "month-narrow", 370, 400, demo_month, NULL },
  { "month-full", 900, 720, demo_month_full, NULL },
};
const gsize demo_n_scenes = G_N_ELEMENTS (demo_scenes);
