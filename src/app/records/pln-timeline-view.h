/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-context.h"
#include "widgets/pln-timeline.h"

G_BEGIN_DECLS

/* The rows that a page puts on its timeline; strings are copied. */
typedef struct _PlnTimelineRows PlnTimelineRows;

/* A row, and below it with @part a part of the one above.  Its mark stands for
 * @when, as typed; NULL: no mark.  Returns the mark to change its look, valid
 * until the fill function returns, or NULL. */
PlnTimelineMark *pln_timeline_rows_add         (PlnTimelineRows *self, const char *id, const char *title,
                                                const char *subtitle, gboolean part, const PlnWhen *when);
/* Goes into the tray of what needs a date. */
void             pln_timeline_rows_add_undated (PlnTimelineRows *self, const char *id, const char *title);
/* Takes the text and keeps it as long as the mark: for mark->text, pill and spoken. */
const char      *pln_timeline_rows_take        (PlnTimelineRows *self, char *text);

typedef void (*PlnTimelineFill) (PlnTimelineRows *rows, PlnWorkspace *workspace, gpointer user_data);

/* A timeline with zoom and Today above, its legend below, and a tray of what
 * has no date.  Fills itself again when the workspace changes. */
#define PLN_TYPE_TIMELINE_VIEW (pln_timeline_view_get_type ())
G_DECLARE_FINAL_TYPE (PlnTimelineView, pln_timeline_view, PLN, TIMELINE_VIEW, AdwBin)

/* field: the when that the tray asks for ("due"); static. */
GtkWidget  *pln_timeline_view_new          (PlnContext *context, const char *field, PlnTimelineFill fill, gpointer user_data);
void        pln_timeline_view_reload       (PlnTimelineView *self);
GtkWidget  *pln_timeline_view_get_timeline (PlnTimelineView *self);
void        pln_timeline_view_set_filter   (PlnTimelineView *self, GtkWidget *filter); /* at the start of the bar */
void        pln_timeline_view_set_empty    (PlnTimelineView *self, const char *title, const char *description);
void        pln_timeline_view_set_note     (PlnTimelineView *self, const char *note); /* at the end of the legend */
const char *pln_timeline_view_get_selected (PlnTimelineView *self);
gboolean    pln_timeline_view_select       (PlnTimelineView *self, const char *id);
guint       pln_timeline_view_get_n_rows   (PlnTimelineView *self);
guint       pln_timeline_view_get_n_undated (PlnTimelineView *self);

/* Signals: "selection-changed", "activated" (id), "count-changed", "shift-requested" (id, days). */

G_END_DECLS
