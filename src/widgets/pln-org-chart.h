/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "widgets/pln-canvas.h"
#include "widgets/pln-org-layout.h"
#include "widgets/pln-pill.h"

G_BEGIN_DECLS

typedef enum
{
  PLN_ORG_NONE     = 0,
  PLN_ORG_EXTERNAL = 1 << 0, /* dashed border, no shadow */
  PLN_ORG_FADED    = 1 << 1, /* dormant, dissolved, ended: dimmed and dashed, and its state is in the foot */
  PLN_ORG_FINDING  = 1 << 2, /* the foot is a finding: warning sign and colour */
} PlnOrgFlags;

/* A body in the chart.  The strings are copied. */
typedef struct
{
  const char  *id;         /* required */
  const char  *parent_id;  /* NULL, or not in the list: stands at the top */
  const char  *name;
  const char  *type;       /* above the name: "Working group" */
  const char  *foot;       /* below the line: "every six months"; NULL: nothing */
  PlnGlyph     foot_glyph; /* PLN_GLYPH_REPEAT; a finding has its own */
  const char  *detail;     /* members and posts, a line each, shown on demand; or NULL */
  const char  *change;     /* comparison: "Renamed", shown as a pill; or NULL */
  PlnPillStyle change_style;
  PlnGlyph     change_glyph; /* PLN_GLYPH_NONE: that of the style */
  PlnOrgFlags  flags;
} PlnOrgBody;

/* A relation that is not the parent: dotted, with its words. */
typedef struct
{
  const char *from_id, *to_id;
  const char *label; /* "administers" */
} PlnOrgRelation;

/* An org chart: boxes, solid lines to the parent, dotted ones for the rest.
 * Put it into a GtkScrolledWindow, or take PlnOrgView, which has legend, map
 * and zoom bar.
 *
 * Properties: "selected-id" (string or NULL; notify::selected-id),
 * "direction" (PlnOrgDirection as int), "show-details" (boolean), "zoom".
 * Signals:
 *   activated (id)                    Enter, double click
 *   move-requested (id, parent_id)    dragged onto another, Alt+Shift+Left or Right; parent_id may be NULL
 *   reorder-requested (id, step)      Alt+Shift+Up (-1) or Down (1) among its siblings
 *   fold-changed (id, folded)
 *   menu-requested (id or NULL, x, y)
 */
#define PLN_TYPE_ORG_CHART (pln_org_chart_get_type ())
G_DECLARE_FINAL_TYPE (PlnOrgChart, pln_org_chart, PLN, ORG_CHART, PlnCanvas)

GtkWidget  *pln_org_chart_new             (void);
/* Siblings in the order of the list. Folds and selection are kept by id. */
void        pln_org_chart_set_bodies      (PlnOrgChart *self, const PlnOrgBody *bodies, gsize n_bodies,
                                           const PlnOrgRelation *relations, gsize n_relations);
const char *pln_org_chart_get_selected_id (PlnOrgChart *self);
void        pln_org_chart_select_id       (PlnOrgChart *self, const char *id); /* unfolds what hides it, brings it into view */
void        pln_org_chart_set_direction   (PlnOrgChart *self, PlnOrgDirection direction);
void        pln_org_chart_set_show_details (PlnOrgChart *self, gboolean show);
gboolean    pln_org_chart_get_folded      (PlnOrgChart *self, const char *id);
void        pln_org_chart_set_folded      (PlnOrgChart *self, const char *id, gboolean folded);
void        pln_org_chart_fold_below      (PlnOrgChart *self, guint level); /* 1: only the top is open */
gboolean    pln_org_chart_is_stacked      (PlnOrgChart *self);
guint       pln_org_chart_count_shown     (PlnOrgChart *self);

/* Chart with scroller, legend, map and zoom bar.  Export and print: the chart is a PlnCanvas. */
#define PLN_TYPE_ORG_VIEW (pln_org_view_get_type ())
G_DECLARE_FINAL_TYPE (PlnOrgView, pln_org_view, PLN, ORG_VIEW, GtkWidget)

GtkWidget   *pln_org_view_new       (void);
PlnOrgChart *pln_org_view_get_chart (PlnOrgView *self);

G_END_DECLS
