/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What two texts do not share, by words and signs of punctuation.  Pure. */
typedef struct
{
  guint start, end; /* bytes */
} PlnTextSpan;

/* (transfer full) of PlnTextSpan: what only `text` has.  Shared stretches of up
 * to four letters between two of them are drawn in. */
GArray *pln_text_diff_spans   (const char *text, const char *other);
/* The same as words for a screen reader, "a few; feeds the preparations"; "" when there is none. */
char   *pln_text_diff_words   (const char *text, const char *other);
/* Both texts in one: what they share once, and what each has alone in its place, the first text's before the second's. */
char   *pln_text_diff_combine (const char *text, const char *other);

G_END_DECLS
