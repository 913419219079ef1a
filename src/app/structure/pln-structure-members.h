/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/pln-item.h"

G_BEGIN_DECLS

/* Who sits in a body and which posts it has, on a day, in words; no widgets. */
typedef enum
{
  PLN_MEMBER_NOW,
  PLN_MEMBER_COMING,
  PLN_MEMBER_FORMER,
} PlnMemberTime;

typedef enum
{
  PLN_MEMBER_FINE         = 0,
  PLN_MEMBER_VACANT       = 1 << 0, /* a post marked vacant, or a chair whose last holder left */
  PLN_MEMBER_TERM_OVER    = 1 << 1, /* start and length are over, and no end was noted */
  PLN_MEMBER_OFFICE_ENDED = 1 << 2, /* sits there by an office that ended */
} PlnMemberFlags;

typedef struct
{
  char          *id;
  const char    *kind;   /* interned: "membership" or "post" */
  char          *holder; /* "not named" when nobody is */
  char          *role;   /* in words: "Chair", "Post"; never NULL */
  char          *detail; /* capacity, basis, nomination, dates; "" when nothing is said */
  char          *remark; /* what the flags mean here, or NULL */
  PlnMemberTime  time;
  PlnMemberFlags flags;
  int            rank;   /* chairs first */
} PlnStructureMember;

void       pln_structure_member_free    (PlnStructureMember *self);
/* Posts and memberships of a body: those of the day by rank, then coming, then former. (transfer full) */
GPtrArray *pln_structure_members        (PlnWorkspace *workspace, const char *body, PlnDay day);
/* A post that sits in the body by a membership stands there once, with its role: whether this is the other one. */
gboolean   pln_structure_member_is_repeated (GPtrArray *members, const PlnStructureMember *self);
/* "1 vacancy, 2 terms over"; NULL: nothing is flagged. */
char      *pln_structure_members_remark (GPtrArray *members);

/* One undo step each. (transfer full)
 * who: id of a person, post or body, or NULL with its words; when: from; may be NULL. */
PlnEdit   *pln_structure_member_add     (PlnWorkspace *workspace, const char *body, const char *who, const char *words,
                                         const char *role, const char *capacity, PlnWhen *when);
/* Ends a membership; with a successor (id or words) another of the same role begins the day after. */
PlnEdit   *pln_structure_member_end     (PlnWorkspace *workspace, const char *membership, PlnWhen *when,
                                         const char *who, const char *words);

G_END_DECLS
