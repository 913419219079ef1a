/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pln-schema-private.h"

/* Meetings, what happens at them, and how often. */

static const PlnChoice meeting_state_choices[] = {
  { "planned", N_("Planned") },
  { "tentative", N_("Tentative") },
  { "confirmed", N_("Confirmed") },
  { "held", N_("Held") },
  { "postponed", N_("Postponed") },
  { "cancelled", N_("Cancelled") },
  { NULL }
};

static const PlnChoice meeting_mode_choices[] = {
  { "in-person", N_("In person") },
  { "virtual", N_("Virtual") },
  { "hybrid", N_("Hybrid") },
  { "undecided", N_("Undecided") },
  { NULL }
};

static const PlnChoice meeting_anchor_rule_choices[] = {
  { "in-conjunction", N_("In conjunction") },
  { "before", N_("Before") },
  { "after", N_("After") },
  { "between", N_("Between") },
  { "same-day", N_("Same day") },
  { NULL }
};

static const PlnField meeting_fields[] = {
  TEXT ("title", N_("Title"), REQUIRED | SEARCHED | LISTED, PLN_GROUP_DETAILS),
  REFERENCE ("body", N_("Body"), "body", LISTED | OWNER, PLN_GROUP_DETAILS),
  INTEGER ("ordinal", N_("Number"), LISTED, PLN_GROUP_DETAILS),
  TEXT ("session", N_("Session"), SEARCHED | LISTED, PLN_GROUP_DETAILS),
  CHOICE ("state", N_("State"), meeting_state_choices, LISTED, PLN_GROUP_DETAILS),
  TEXT ("theme", N_("Theme"), SEARCHED | LISTED, PLN_GROUP_DETAILS),
  WHEN ("when", N_("Date"), LISTED, PLN_GROUP_DATES),
  TIME ("start_time", N_("Start Time"), LISTED, PLN_GROUP_DATES),
  TIME ("end_time", N_("End Time"), LISTED, PLN_GROUP_DATES),
  TEXT ("time_zone", N_("Time Zone"), 0, PLN_GROUP_DATES),
  TEXT ("venue", N_("Venue"), SEARCHED | LISTED, PLN_GROUP_PLACE),
  TEXT ("city", N_("City"), SEARCHED | LISTED, PLN_GROUP_PLACE),
  TEXT ("country", N_("Country"), SEARCHED, PLN_GROUP_PLACE),
  CHOICE ("mode", N_("Mode"), meeting_mode_choices, LISTED, PLN_GROUP_PLACE),
  REFERENCE ("host", N_("Host"), "body", 0, PLN_GROUP_PLACE),
  REFERENCE ("part_of", N_("Part Of"), "meeting", ACYCLIC, PLN_GROUP_MORE),
  REFERENCE ("anchor", N_("Anchored To"), "meeting", ACYCLIC, PLN_GROUP_MORE),
  CHOICE ("anchor_rule", N_("Anchor Rule"), meeting_anchor_rule_choices, 0, PLN_GROUP_MORE),
  REFERENCE ("series", N_("Series"), "cadence", 0, PLN_GROUP_MORE),
  LONG ("summary", N_("Summary"), SEARCHED, PLN_GROUP_MORE),
  COMMON ("meeting")
};
const PlnKind pln_schema_meeting =
  KIND ("meeting", N_("Meeting"), N_("Meetings"), "title", meeting_fields);

static const PlnChoice agenda_item_state_choices[] = {
  { "open", N_("Open") },
  { "concluded", N_("Concluded") },
  { "deferred", N_("Deferred") },
  { NULL }
};

static const PlnField agenda_item_fields[] = {
  REFERENCE ("meeting", N_("Meeting"), "meeting", REQUIRED | LISTED | OWNER, PLN_GROUP_DETAILS),
  REFERENCE ("parent", N_("Parent Item"), "agenda_item", ACYCLIC, PLN_GROUP_DETAILS),
  INTEGER ("position", N_("Position"), 0, PLN_GROUP_DETAILS),
  TEXT ("label", N_("Number"), LISTED, PLN_GROUP_DETAILS),
  TEXT ("title", N_("Title"), REQUIRED | SEARCHED | LISTED, PLN_GROUP_DETAILS),
  REFERENCE ("topic", N_("Topic"), "topic", 0, PLN_GROUP_DETAILS),
  REFERENCE ("lead", N_("Lead"), "any", LISTED, PLN_GROUP_PEOPLE),
  TEXT ("lead_text", N_("Lead in Words"), SEARCHED | LISTED, PLN_GROUP_PEOPLE),
  LONG ("outcome", N_("Outcome"), SEARCHED, PLN_GROUP_DETAILS),
  CHOICE ("state", N_("State"), agenda_item_state_choices, LISTED, PLN_GROUP_DETAILS),
  REFERENCE ("carried_from", N_("Carried Over From"), "agenda_item", 0, PLN_GROUP_MORE),
  COMMON ("agenda_item")
};
const PlnKind pln_schema_agenda_item =
  KIND ("agenda_item", N_("Agenda Item"), N_("Agenda Items"), "title", agenda_item_fields);

static const PlnChoice capacity_choices[] = {
  { "personal", N_("Personal") },
  { "official", N_("Official") },
  { NULL }
};

static const PlnChoice participation_state_choices[] = {
  { "invited", N_("Invited") },
  { "accepted", N_("Accepted") },
  { "declined", N_("Declined") },
  { "attended", N_("Attended") },
  { NULL }
};

static const PlnField participation_fields[] = {
  REFERENCE ("meeting", N_("Meeting"), "meeting", REQUIRED | LISTED | OWNER, PLN_GROUP_DETAILS),
  REFERENCE ("who", N_("Participant"), "any", LISTED, PLN_GROUP_DETAILS),
  TEXT ("who_text", N_("Participant in Words"), SEARCHED | LISTED | PERSONAL, PLN_GROUP_DETAILS),
  TEXT ("role", N_("Role"), SEARCHED | LISTED, PLN_GROUP_DETAILS),
  CHOICE ("capacity", N_("Capacity"), capacity_choices, 0, PLN_GROUP_DETAILS),
  CHOICE ("state", N_("State"), participation_state_choices, LISTED, PLN_GROUP_DETAILS),
  COMMON ("participation")
};
const PlnKind pln_schema_participation =
  KIND ("participation", N_("Participation"), N_("Participations"), "who_text", participation_fields);

static const PlnChoice request_product_choices[] = {
  { "paper", N_("Paper") },
  { "oral-update", N_("Oral update") },
  { "briefing", N_("Briefing") },
  { "survey", N_("Survey") },
  { "other", N_("Other") },
  { NULL }
};

static const PlnChoice request_state_choices[] = {
  { "raised", N_("Raised") },
  { "supported", N_("Supported") },
  { "commissioned", N_("Commissioned") },
  { "delivered", N_("Delivered") },
  { "dropped", N_("Dropped") },
  { NULL }
};

static const PlnField request_fields[] = {
  LONG ("text", N_("Request"), REQUIRED | SEARCHED | LISTED, PLN_GROUP_DETAILS),
  REFERENCE ("meeting", N_("Meeting"), "meeting", LISTED | OWNER, PLN_GROUP_DETAILS),
  REFERENCE ("agenda_item", N_("Agenda Item"), "agenda_item", 0, PLN_GROUP_DETAILS),
  REFERENCE ("by", N_("Requested By"), "any", LISTED, PLN_GROUP_PEOPLE),
  TEXT ("by_text", N_("Requested By in Words"), SEARCHED | LISTED, PLN_GROUP_PEOPLE),
  REFERENCE ("addressee", N_("Addressee"), "any", LISTED, PLN_GROUP_PEOPLE),
  TEXT ("addressee_text", N_("Addressee in Words"), SEARCHED | LISTED, PLN_GROUP_PEOPLE),
  CHOICE ("product", N_("Product"), request_product_choices, LISTED, PLN_GROUP_DETAILS),
  CHOICE ("state", N_("State"), request_state_choices, LISTED, PLN_GROUP_DETAILS),
  WHEN ("due", N_("Due"), LISTED, PLN_GROUP_DATES),
  REFERENCE ("due_meeting", N_("Due for Meeting"), "meeting", LISTED, PLN_GROUP_DATES),
  REFERENCE ("paper", N_("Paper"), "paper", 0, PLN_GROUP_DETAILS),
  COMMON ("request")
};
const PlnKind pln_schema_request =
  KIND ("request", N_("Request"), N_("Requests"), "text", request_fields);

static const PlnChoice decision_manner_choices[] = {
  { "endorsed", N_("Endorsed") },
  { "adopted", N_("Adopted") },
  { "consensus", N_("Consensus") },
  { "vote", N_("Vote") },
  { "no-objection", N_("No objection") },
  { "noted", N_("Noted") },
  { NULL }
};

static const PlnChoice decision_state_choices[] = {
  { "proposed", N_("Proposed") },
  { "taken", N_("Taken") },
  { "lapsed", N_("Lapsed") },
  { NULL }
};

static const PlnField decision_fields[] = {
  LONG ("text", N_("Decision"), REQUIRED | SEARCHED | LISTED, PLN_GROUP_DETAILS),
  REFERENCE ("meeting", N_("Meeting"), "meeting", LISTED | OWNER, PLN_GROUP_DETAILS),
  REFERENCE ("agenda_item", N_("Agenda Item"), "agenda_item", 0, PLN_GROUP_DETAILS),
  REFERENCE ("body", N_("Body"), "body", LISTED, PLN_GROUP_DETAILS),
  REFERENCE ("subject", N_("Subject"), "any", LISTED, PLN_GROUP_DETAILS),
  CHOICE ("manner", N_("Manner"), decision_manner_choices, LISTED, PLN_GROUP_DETAILS),
  TEXT ("symbol", N_("Symbol"), SEARCHED | LISTED, PLN_GROUP_DETAILS),
  WHEN ("on", N_("Date"), LISTED, PLN_GROUP_DATES),
  CHOICE ("state", N_("State"), decision_state_choices, LISTED, PLN_GROUP_DETAILS),
  COMMON ("decision")
};
const PlnKind pln_schema_decision =
  KIND ("decision", N_("Decision"), N_("Decisions"), "text", decision_fields);

static const PlnField topic_fields[] = {
  TEXT ("name", N_("Name"), REQUIRED | SEARCHED | LISTED, PLN_GROUP_DETAILS),
  REFERENCE ("parent", N_("Parent"), "topic", LISTED | ACYCLIC | OWNER, PLN_GROUP_DETAILS),
  INTEGER ("position", N_("Position"), 0, PLN_GROUP_DETAILS),
  TEXT ("label", N_("Number"), LISTED, PLN_GROUP_DETAILS),
  COMMON ("topic")
};
const PlnKind pln_schema_topic =
  KIND ("topic", N_("Topic"), N_("Topics"), "name", topic_fields);

static const PlnField cadence_fields[] = {
  REFERENCE ("of", N_("Cadence Of"), "body exercise action paper", REQUIRED | LISTED | OWNER, PLN_GROUP_DETAILS),
  CADENCE ("rule", N_("How Often"), LISTED, PLN_GROUP_DETAILS),
  BOOLEAN ("applied", N_("Applied"), LISTED, PLN_GROUP_DETAILS),
  TEXT ("source_text", N_("Words of the Source"), SEARCHED | LISTED, PLN_GROUP_DETAILS),
  WHEN ("start", N_("Start"), LISTED, PLN_GROUP_DATES),
  WHEN ("end", N_("End"), LISTED, PLN_GROUP_DATES),
  COMMON ("cadence")
};
const PlnKind pln_schema_cadence =
  KIND ("cadence", N_("Cadence"), N_("Cadences"), "source_text", cadence_fields);
