/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib/gi18n-lib.h>

#include "pln-schema.h"

/* How the table is written down.  Each macro is one field; its arguments are
 * name, label, (what its references point to or its choices,) flags, group. */

#define REQUIRED PLN_FIELD_REQUIRED
#define SEARCHED PLN_FIELD_SEARCHED
#define LISTED   PLN_FIELD_LISTED
#define PERSONAL PLN_FIELD_PERSONAL
#define ACYCLIC  PLN_FIELD_ACYCLIC
#define OWNER    PLN_FIELD_OWNER

#define PLN_GROUP_DETAILS N_("Details")
#define PLN_GROUP_DATES   N_("Dates")
#define PLN_GROUP_MONEY   N_("Money")
#define PLN_GROUP_PLACE   N_("Place")
#define PLN_GROUP_PEOPLE  N_("People")
#define PLN_GROUP_MANDATE N_("Mandate and Membership")
#define PLN_GROUP_MORE    N_("More")

#define TEXT(name, label, flags, group)     { name, label, PLN_TYPE_TEXT, NULL, NULL, flags, group }
#define LONG(name, label, flags, group)     { name, label, PLN_TYPE_LONG_TEXT, NULL, NULL, flags, group }
#define INTEGER(name, label, flags, group)  { name, label, PLN_TYPE_INTEGER, NULL, NULL, flags, group }
#define DECIMAL(name, label, flags, group)  { name, label, PLN_TYPE_DECIMAL, NULL, NULL, flags, group }
#define BOOLEAN(name, label, flags, group)  { name, label, PLN_TYPE_BOOLEAN, NULL, NULL, flags, group }
#define WORDS(name, label, flags, group)    { name, label, PLN_TYPE_WORDS, NULL, NULL, flags, group }
#define WHEN(name, label, flags, group)     { name, label, PLN_TYPE_WHEN, NULL, NULL, flags, group }
#define TIME(name, label, flags, group)     { name, label, PLN_TYPE_TIME, NULL, NULL, flags, group }
#define DURATION(name, label, flags, group) { name, label, PLN_TYPE_DURATION, NULL, NULL, flags, group }
#define MONEY(name, label, flags, group)    { name, label, PLN_TYPE_MONEY, NULL, NULL, flags, group }
#define CADENCE(name, label, flags, group)  { name, label, PLN_TYPE_CADENCE, NULL, NULL, flags, group }
#define REFERENCE(name, label, target, flags, group) \
  { name, label, PLN_TYPE_REFERENCE, target, NULL, flags, group }
#define CHOICE(name, label, choices, flags, group) \
  { name, label, PLN_TYPE_CHOICE, NULL, choices, flags, group }

/* What every kind has, and the end of the list. */
#define COMMON(kind)                                                                      \
  LONG ("note", N_("Note"), SEARCHED, PLN_GROUP_MORE),                                    \
  CHOICE ("standing", N_("Standing"), pln_schema_standings, 0, PLN_GROUP_MORE),           \
  REFERENCE ("merged_into", N_("Merged Into"), kind, ACYCLIC, PLN_GROUP_MORE),            \
  { NULL }

#define KIND(name, label, plural, title, fields) \
  { name, label, plural, title, fields, G_N_ELEMENTS (fields) - 1 }

extern const PlnChoice pln_schema_standings[];
extern const PlnChoice pln_schema_modalities[];

extern const PlnKind pln_schema_action;
extern const PlnKind pln_schema_agenda_item;
extern const PlnKind pln_schema_allocation;
extern const PlnKind pln_schema_audience;
extern const PlnKind pln_schema_body;
extern const PlnKind pln_schema_budget;
extern const PlnKind pln_schema_budget_line;
extern const PlnKind pln_schema_cadence;
extern const PlnKind pln_schema_change;
extern const PlnKind pln_schema_citation;
extern const PlnKind pln_schema_contact;
extern const PlnKind pln_schema_contribution;
extern const PlnKind pln_schema_decision;
extern const PlnKind pln_schema_earmark;
extern const PlnKind pln_schema_exercise;
extern const PlnKind pln_schema_expenditure;
extern const PlnKind pln_schema_feedback;
extern const PlnKind pln_schema_file;
extern const PlnKind pln_schema_growth;
extern const PlnKind pln_schema_indicator;
extern const PlnKind pln_schema_link;
extern const PlnKind pln_schema_meeting;
extern const PlnKind pln_schema_membership;
extern const PlnKind pln_schema_name;
extern const PlnKind pln_schema_observation;
extern const PlnKind pln_schema_paper;
extern const PlnKind pln_schema_participation;
extern const PlnKind pln_schema_period;
extern const PlnKind pln_schema_person;
extern const PlnKind pln_schema_place;
extern const PlnKind pln_schema_post;
extern const PlnKind pln_schema_rate;
extern const PlnKind pln_schema_relation;
extern const PlnKind pln_schema_request;
extern const PlnKind pln_schema_step;
extern const PlnKind pln_schema_topic;
extern const PlnKind pln_schema_workspace;
