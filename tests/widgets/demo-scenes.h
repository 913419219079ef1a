/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>
#include <string.h>

typedef struct
{
  const char *name;
  int width, height;
  GtkWidget *(*make) (const char *folder, const char *name);
  void (*after) (GtkWidget *content, const char *folder, const char *name); /* may be NULL */
} DemoScene;

extern const DemoScene demo_scenes[];
extern const gsize demo_n_scenes;

GtkWidget *demo_month (const char *folder, const char *name);
GtkWidget *demo_month_full (const char *folder, const char *name);
GtkWidget *demo_roadmap (const char *folder, const char *name);
GtkWidget *demo_funding (const char *folder, const char *name);
GtkWidget *demo_year (const char *folder, const char *name);
GtkWidget *demo_flow (const char *folder, const char *name);
GtkWidget *demo_org (const char *folder, const char *name);
GtkWidget *demo_org_full (const char *folder, const char *name);
void demo_org_after (GtkWidget *content, const char *folder, const char *name);
