/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/pln-item.h"

G_BEGIN_DECLS

/* What is said of a body over time, in words; no widgets. */
typedef struct
{
  char *id;     /* the record that says so */
  char *title;
  char *detail; /* kind and dates; "" when nothing is said */
} PlnBodyFact;

void       pln_body_fact_free (PlnBodyFact *self);
/* Its other names and its states, the latest first, those without dates last. (element-type PlnBodyFact) (transfer full) */
GPtrArray *pln_body_names     (PlnWorkspace *workspace, const char *body);
/* Relations from and to it, counterparts first; those from another body are worded from this one's side.
 * (element-type PlnBodyFact) (transfer full) */
GPtrArray *pln_body_relations (PlnWorkspace *workspace, const char *body);

G_END_DECLS
