/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The vocabulary that every drawn page shares.  A tone names a body, a process
 * or a source of money, never a state; in the order of AdwAccentColor. */
typedef enum
{
  PLN_TONE_BLUE,
  PLN_TONE_TEAL,
  PLN_TONE_GREEN,
  PLN_TONE_YELLOW,
  PLN_TONE_ORANGE,
  PLN_TONE_RED,
  PLN_TONE_PINK,
  PLN_TONE_PURPLE,
  PLN_TONE_SLATE,
  PLN_TONE_ACCENT, /* whatever the person chose as accent */
} PlnTone;
#define PLN_N_TONES (PLN_TONE_ACCENT + 1)

/* The tone of the nth body in a list: skips red, which is kept for warnings. */
PlnTone pln_tone_for_index (guint index);

/* A rectangle in the units of the drawing (pixels at 100 %). */
typedef struct
{
  double x, y, width, height;
} PlnRect;

static inline gboolean
pln_rect_contains (const PlnRect *self, double x, double y)
{
  return x >= self->x && x < self->x + self->width && y >= self->y && y < self->y + self->height;
}

static inline gboolean
pln_rect_intersects (const PlnRect *a, const PlnRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width
         && a->y < b->y + b->height && b->y < a->y + a->height;
}

/* Where the rectangle lies in a right-to-left drawing of that width. */
static inline void
pln_rect_mirror (PlnRect *self, double total_width)
{
  self->x = total_width - self->x - self->width;
}

static inline PlnRect
pln_rect_inset (const PlnRect *self, double dx, double dy)
{
  PlnRect r = { self->x + dx, self->y + dy, self->width - 2 * dx, self->height - 2 * dy };

  return r;
}

G_END_DECLS
