/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Texts in the order of the locale. A key takes long to make and is asked for
 * each time a list is sorted, so keys are remembered. Private to the store. */
typedef struct _PlnCollation PlnCollation;
typedef struct _PlnCollationText PlnCollationText;

PlnCollation     *pln_collation_new     (void);
void              pln_collation_free    (PlnCollation *self);
/* Borrowed; good until the next pln_collation_trim(). */
PlnCollationText *pln_collation_add     (PlnCollation *self, const char *text);
const char       *pln_collation_get_key (const PlnCollationText *text); /* compares by bytes */
/* Whether texts came since they were last ranked, and there are more than so many of them. */
gboolean          pln_collation_is_unranked (const PlnCollation *self, guint more_than);
/* Ranks all texts added so far; equal ones share a rank. */
void              pln_collation_rank    (PlnCollation *self);
guint             pln_collation_get_rank (const PlnCollationText *text); /* after pln_collation_rank() */
/* Forgets everything once it has become too much. */
void              pln_collation_trim    (PlnCollation *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlnCollation, pln_collation_free)

G_END_DECLS
