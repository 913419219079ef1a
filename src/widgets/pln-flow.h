/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "widgets/pln-canvas.h"
#include "widgets/pln-timeline.h"

G_BEGIN_DECLS

/* A source of money (start side) or a use (end side).  The strings are copied. */
typedef struct
{
  const char *id;     /* required */
  const char *title;
  const char *text;   /* lines below, separated by newlines: "112.5509\n2022 = 100" */
  gboolean    use;
  double      value;  /* for drawing only; 0: no amount stated */
  PlnMarkFill fill;   /* PLN_FILL_GAP: a need without money, red and dashed */
  PlnTone     tone;
} PlnFlowNode;

typedef struct
{
  const char *id;     /* required */
  const char *from_id;
  const char *to_id;  /* NULL: ended, it fades out before it reaches a use */
  double      value;  /* 0: no amount: width means nothing */
  PlnMarkFill fill;   /* solid, hatch, range */
  gboolean    soft;   /* about */
  PlnTone     tone;
  const char *spoken; /* "between 0 and 12.5509, suggested"; or NULL */
} PlnFlowRibbon;

/* Ribbons from sources to uses.  One panel for each budget: unlike things are never added.
 *
 * Property: "selected-id" (string or NULL: a node or ribbon).
 * Signals: activated (id), table-requested () (T).
 */
#define PLN_TYPE_FLOW (pln_flow_get_type ())
G_DECLARE_FINAL_TYPE (PlnFlow, pln_flow, PLN, FLOW, PlnCanvas)

GtkWidget  *pln_flow_new             (void);
void        pln_flow_set_content     (PlnFlow *self, const PlnFlowNode *nodes, gsize n_nodes,
                                      const PlnFlowRibbon *ribbons, gsize n_ribbons);
const char *pln_flow_get_selected_id (PlnFlow *self);
void        pln_flow_select_id       (PlnFlow *self, const char *id);

G_END_DECLS
