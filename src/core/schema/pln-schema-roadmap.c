/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pln-schema-private.h"

/* Objectives and actions, reporting exercises, indicators. */

static const PlnChoice action_type_choices[] = {
  { "objective", N_("Objective") },
  { "consideration", N_("Consideration") },
  { "cluster", N_("Cluster") },
  { "recommendation", N_("Recommendation") },
  { "action", N_("Action") },
  { "milestone", N_("Milestone") },
  { "target", N_("Target") },
  { "provision", N_("Provision") },
  { "point", N_("Point") },
  { "condition", N_("Condition") },
  { "concern", N_("Concern") },
  { "question", N_("Question") },
  { NULL }
};

static const PlnChoice action_state_choices[] = {
  { "open", N_("Open") },
  { "under-way", N_("Under way") },
  { "done", N_("Done") },
  { "dropped", N_("Dropped") },
  { NULL }
};

static const PlnField action_fields[] = {
  TEXT ("title", N_("Title"), REQUIRED | SEARCHED | LISTED, PLN_GROUP_DETAILS),
  CHOICE ("type", N_("Type"), action_type_choices, LISTED, PLN_GROUP_DETAILS),
  REFERENCE ("parent", N_("Parent"), "action", LISTED | ACYCLIC | OWNER, PLN_GROUP_DETAILS),
  REFERENCE ("paper", N_("Paper"), "paper", 0, PLN_GROUP_DETAILS),
  TEXT ("label", N_("Number"), SEARCHED | LISTED, PLN_GROUP_DETAILS),
  INTEGER ("position", N_("Position"), 0, PLN_GROUP_DETAILS),
  REFERENCE ("responsible", N_("Responsible"), "any", LISTED, PLN_GROUP_PEOPLE),
  TEXT ("responsible_text", N_("Responsible in Words"), SEARCHED | LISTED, PLN_GROUP_PEOPLE),
  WHEN ("due", N_("Due"), LISTED, PLN_GROUP_DATES),
  CHOICE ("state", N_("State"), action_state_choices, LISTED, PLN_GROUP_DETAILS),
  INTEGER ("progress", N_("Progress in Percent"), LISTED, PLN_GROUP_DETAILS),
  TEXT ("quantity", N_("Quantity"), SEARCHED, PLN_GROUP_DETAILS),
  COMMON ("action")
};
const PlnKind pln_schema_action =
  KIND ("action", N_("Action"), N_("Actions"), "title", action_fields);

static const PlnField exercise_fields[] = {
  TEXT ("name", N_("Name"), REQUIRED | SEARCHED | LISTED, PLN_GROUP_DETAILS),
  REFERENCE ("body", N_("Body"), "body", LISTED | OWNER, PLN_GROUP_DETAILS),
  TEXT ("submitted_by", N_("Submitted By"), SEARCHED | LISTED, PLN_GROUP_DETAILS),
  REFERENCE ("reviewed_by", N_("Reviewed By"), "body", LISTED, PLN_GROUP_DETAILS),
  TEXT ("support", N_("Support"), SEARCHED, PLN_GROUP_DETAILS),
  COMMON ("exercise")
};
const PlnKind pln_schema_exercise =
  KIND ("exercise", N_("Reporting Exercise"), N_("Reporting Exercises"), "name", exercise_fields);

static const PlnField indicator_fields[] = {
  TEXT ("name", N_("Name"), REQUIRED | SEARCHED | LISTED, PLN_GROUP_DETAILS),
  REFERENCE ("action", N_("Action"), "action", LISTED | OWNER, PLN_GROUP_DETAILS),
  TEXT ("unit", N_("Unit"), SEARCHED | LISTED, PLN_GROUP_DETAILS),
  DECIMAL ("baseline", N_("Baseline"), LISTED, PLN_GROUP_DETAILS),
  DECIMAL ("target", N_("Target"), LISTED, PLN_GROUP_DETAILS),
  COMMON ("indicator")
};
const PlnKind pln_schema_indicator =
  KIND ("indicator", N_("Indicator"), N_("Indicators"), "name", indicator_fields);

static const PlnField observation_fields[] = {
  REFERENCE ("indicator", N_("Indicator"), "indicator", REQUIRED | LISTED | OWNER, PLN_GROUP_DETAILS),
  WHEN ("when", N_("Date"), REQUIRED | LISTED, PLN_GROUP_DATES),
  DECIMAL ("value", N_("Value"), REQUIRED | LISTED, PLN_GROUP_DETAILS),
  COMMON ("observation")
};
const PlnKind pln_schema_observation =
  KIND ("observation", N_("Observation"), N_("Observations"), "value", observation_fields);
