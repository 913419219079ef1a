/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pln-schema-private.h"

/* Organizations, their posts, people and memberships. */

static const PlnChoice body_type_choices[] = {
  { "organization", N_("Organization") },
  { "plenary", N_("Plenary") },
  { "council", N_("Council") },
  { "commission", N_("Commission") },
  { "board", N_("Board") },
  { "bureau", N_("Bureau") },
  { "committee", N_("Committee") },
  { "subcommittee", N_("Subcommittee") },
  { "working-group", N_("Working group") },
  { "sub-working-group", N_("Sub-working group") },
  { "core-group", N_("Core group") },
  { "forum", N_("Forum") },
  { "conference", N_("Conference") },
  { "secretariat", N_("Secretariat") },
  { "office", N_("Office") },
  { "delegation", N_("Delegation") },
  { "regional-group", N_("Regional group") },
  { "state", N_("State") },
  { "ministry", N_("Ministry") },
  { "donor", N_("Donor") },
  { "academic", N_("Academic") },
  { "other", N_("Other") },
  { NULL }
};

static const PlnChoice body_status_choices[] = {
  { "planned", N_("Planned") },
  { "active", N_("Active") },
  { "dormant", N_("Dormant") },
  { "dissolved", N_("Dissolved") },
  { NULL }
};

static const PlnChoice body_capacity_choices[] = {
  { "personal", N_("Personal") },
  { "official", N_("Official") },
  { "either", N_("Either") },
  { NULL }
};

static const PlnField body_fields[] = {
  TEXT ("name", N_("Name"), REQUIRED | SEARCHED | LISTED, PLN_GROUP_DETAILS),
  TEXT ("acronym", N_("Acronym"), SEARCHED | LISTED, PLN_GROUP_DETAILS),
  REFERENCE ("parent", N_("Parent"), "body", LISTED | ACYCLIC | OWNER, PLN_GROUP_DETAILS),
  CHOICE ("type", N_("Type"), body_type_choices, LISTED, PLN_GROUP_DETAILS),
  CHOICE ("status", N_("Status"), body_status_choices, LISTED, PLN_GROUP_DETAILS),
  BOOLEAN ("external", N_("External"), 0, PLN_GROUP_DETAILS),
  TEXT ("website", N_("Website"), 0, PLN_GROUP_DETAILS),
  WHEN ("founded", N_("Founded"), LISTED, PLN_GROUP_DATES),
  WHEN ("ended", N_("Ended"), 0, PLN_GROUP_DATES),
  DURATION ("length", N_("Length"), 0, PLN_GROUP_DATES),
  TEXT ("seat", N_("Seat"), SEARCHED | LISTED, PLN_GROUP_PLACE),
  TEXT ("country", N_("Country"), SEARCHED, PLN_GROUP_PLACE),
  LONG ("mandate", N_("Mandate"), SEARCHED, PLN_GROUP_MANDATE),
  LONG ("membership_rule", N_("Membership Rule"), SEARCHED, PLN_GROUP_MANDATE),
  CHOICE ("capacity", N_("Capacity"), body_capacity_choices, 0, PLN_GROUP_MANDATE),
  INTEGER ("declared_members", N_("Declared Members"), 0, PLN_GROUP_MANDATE),
  TEXT ("declared_what", N_("Members Counted"), 0, PLN_GROUP_MANDATE),
  BOOLEAN ("declared_about", N_("Number Is Approximate"), 0, PLN_GROUP_MANDATE),
  WHEN ("declared_on", N_("Declared On"), 0, PLN_GROUP_MANDATE),
  INTEGER ("position", N_("Position"), 0, PLN_GROUP_MORE),
  COMMON ("body")
};
const PlnKind pln_schema_body =
  KIND ("body", N_("Body"), N_("Bodies"), "name", body_fields);

static const PlnChoice name_type_choices[] = {
  { "official", N_("Official") },
  { "short", N_("Short") },
  { "acronym", N_("Acronym") },
  { "former", N_("Former") },
  { "alias", N_("Alias") },
  { NULL }
};

static const PlnField name_fields[] = {
  REFERENCE ("of", N_("Name Of"), "body post person paper action exercise", REQUIRED | LISTED | OWNER, PLN_GROUP_DETAILS),
  TEXT ("text", N_("Name"), REQUIRED | SEARCHED | LISTED, PLN_GROUP_DETAILS),
  CHOICE ("type", N_("Type"), name_type_choices, LISTED, PLN_GROUP_DETAILS),
  TEXT ("language", N_("Language"), LISTED, PLN_GROUP_DETAILS),
  WHEN ("start", N_("Start"), LISTED, PLN_GROUP_DATES),
  WHEN ("end", N_("End"), LISTED, PLN_GROUP_DATES),
  COMMON ("name")
};
const PlnKind pln_schema_name =
  KIND ("name", N_("Name"), N_("Names"), "text", name_fields);

static const PlnChoice relation_type_choices[] = {
  { "administered-by", N_("Administered by") },
  { "reports-to", N_("Reports to") },
  { "serves", N_("Serves") },
  { "draws-members-from", N_("Draws members from") },
  { "counterpart", N_("Counterpart") },
  { "succeeds", N_("Succeeds") },
  { "member-of", N_("Member of") },
  { "advises", N_("Advises") },
  { NULL }
};

static const PlnChoice relation_state_choices[] = {
  { "established", N_("Established") },
  { "sought", N_("Sought") },
  { "proposed", N_("Proposed") },
  { "ended", N_("Ended") },
  { NULL }
};

static const PlnField relation_fields[] = {
  REFERENCE ("subject", N_("Body"), "body", REQUIRED | LISTED | OWNER, PLN_GROUP_DETAILS),
  CHOICE ("type", N_("Type"), relation_type_choices, LISTED, PLN_GROUP_DETAILS),
  REFERENCE ("object", N_("Other Body"), "body", LISTED, PLN_GROUP_DETAILS),
  TEXT ("object_text", N_("Other Body in Words"), SEARCHED | LISTED, PLN_GROUP_DETAILS),
  CHOICE ("state", N_("State"), relation_state_choices, LISTED, PLN_GROUP_DETAILS),
  WHEN ("start", N_("Start"), LISTED, PLN_GROUP_DATES),
  WHEN ("end", N_("End"), LISTED, PLN_GROUP_DATES),
  COMMON ("relation")
};
const PlnKind pln_schema_relation =
  KIND ("relation", N_("Relation"), N_("Relations"), "object_text", relation_fields);

static const PlnChoice period_state_choices[] = {
  { "active", N_("Active") },
  { "dormant", N_("Dormant") },
  { "dissolved", N_("Dissolved") },
  { NULL }
};

static const PlnField period_fields[] = {
  REFERENCE ("body", N_("Body"), "body", REQUIRED | LISTED | OWNER, PLN_GROUP_DETAILS),
  CHOICE ("state", N_("State"), period_state_choices, LISTED, PLN_GROUP_DETAILS),
  WHEN ("start", N_("Start"), LISTED, PLN_GROUP_DATES),
  WHEN ("end", N_("End"), LISTED, PLN_GROUP_DATES),
  LONG ("reason", N_("Reason"), SEARCHED, PLN_GROUP_DETAILS),
  COMMON ("period")
};
const PlnKind pln_schema_period =
  KIND ("period", N_("Period"), N_("Periods"), "state", period_fields);

static const PlnChoice place_role_choices[] = {
  { "seat", N_("Seat") },
  { "venue", N_("Venue") },
  { "candidate", N_("Candidate") },
  { "former", N_("Former") },
  { NULL }
};

static const PlnField place_fields[] = {
  REFERENCE ("of", N_("Place Of"), "body meeting", REQUIRED | LISTED | OWNER, PLN_GROUP_DETAILS),
  TEXT ("name", N_("Name"), SEARCHED | LISTED, PLN_GROUP_DETAILS),
  TEXT ("city", N_("City"), SEARCHED | LISTED, PLN_GROUP_PLACE),
  TEXT ("country", N_("Country"), SEARCHED | LISTED, PLN_GROUP_PLACE),
  CHOICE ("role", N_("Role"), place_role_choices, LISTED, PLN_GROUP_DETAILS),
  WHEN ("start", N_("Start"), LISTED, PLN_GROUP_DATES),
  WHEN ("end", N_("End"), LISTED, PLN_GROUP_DATES),
  COMMON ("place")
};
const PlnKind pln_schema_place =
  KIND ("place", N_("Place"), N_("Places"), "name", place_fields);

static const PlnChoice post_state_choices[] = {
  { "filled", N_("Filled") },
  { "vacant", N_("Vacant") },
  { "proposed", N_("Proposed") },
  { "abolished", N_("Abolished") },
  { NULL }
};

static const PlnField post_fields[] = {
  TEXT ("title", N_("Title"), REQUIRED | SEARCHED | LISTED, PLN_GROUP_DETAILS),
  REFERENCE ("body", N_("Body"), "body", REQUIRED | LISTED | OWNER, PLN_GROUP_DETAILS),
  TEXT ("grade", N_("Grade"), LISTED, PLN_GROUP_DETAILS),
  TEXT ("category", N_("Category"), LISTED, PLN_GROUP_DETAILS),
  DECIMAL ("headcount", N_("Headcount"), LISTED, PLN_GROUP_DETAILS),
  CHOICE ("state", N_("State"), post_state_choices, LISTED, PLN_GROUP_DETAILS),
  REFERENCE ("funded_by", N_("Funded By"), "contribution budget_line", LISTED, PLN_GROUP_MONEY),
  WHEN ("start", N_("Start"), LISTED, PLN_GROUP_DATES),
  WHEN ("end", N_("End"), LISTED, PLN_GROUP_DATES),
  DURATION ("length", N_("Length"), 0, PLN_GROUP_DATES),
  COMMON ("post")
};
const PlnKind pln_schema_post =
  KIND ("post", N_("Post"), N_("Posts"), "title", post_fields);

static const PlnField person_fields[] = {
  TEXT ("name", N_("Name"), REQUIRED | SEARCHED | LISTED | PERSONAL, PLN_GROUP_DETAILS),
  TEXT ("sort_name", N_("Name for Sorting"), SEARCHED | PERSONAL, PLN_GROUP_DETAILS),
  TEXT ("honorific", N_("Honorific"), PERSONAL, PLN_GROUP_DETAILS),
  REFERENCE ("organization", N_("Organization"), "body", LISTED | OWNER, PLN_GROUP_DETAILS),
  TEXT ("job_title", N_("Job Title"), SEARCHED | LISTED | PERSONAL, PLN_GROUP_DETAILS),
  TEXT ("country", N_("Country"), SEARCHED | LISTED | PERSONAL, PLN_GROUP_DETAILS),
  WORDS ("languages", N_("Languages"), SEARCHED | PERSONAL, PLN_GROUP_DETAILS),
  WORDS ("interests", N_("Interests"), SEARCHED | LISTED | PERSONAL, PLN_GROUP_DETAILS),
  COMMON ("person")
};
const PlnKind pln_schema_person =
  KIND ("person", N_("Person"), N_("People"), "name", person_fields);

static const PlnChoice contact_type_choices[] = {
  { "email", N_("E-mail") },
  { "phone", N_("Phone") },
  { "address", N_("Address") },
  { "url", N_("Web address") },
  { "messaging", N_("Messaging") },
  { NULL }
};

static const PlnField contact_fields[] = {
  REFERENCE ("of", N_("Contact Of"), "person body post", REQUIRED | LISTED | OWNER, PLN_GROUP_DETAILS),
  CHOICE ("type", N_("Type"), contact_type_choices, LISTED, PLN_GROUP_DETAILS),
  TEXT ("value", N_("Value"), REQUIRED | SEARCHED | LISTED | PERSONAL, PLN_GROUP_DETAILS),
  TEXT ("label", N_("Label"), SEARCHED | LISTED | PERSONAL, PLN_GROUP_DETAILS),
  COMMON ("contact")
};
const PlnKind pln_schema_contact =
  KIND ("contact", N_("Contact"), N_("Contacts"), "value", contact_fields);

static const PlnChoice membership_role_choices[] = {
  { "chair", N_("Chair") },
  { "co-chair", N_("Co-chair") },
  { "vice-chair", N_("Vice-chair") },
  { "member", N_("Member") },
  { "alternate", N_("Alternate") },
  { "observer", N_("Observer") },
  { "expert", N_("Expert") },
  { "facilitator", N_("Facilitator") },
  { "secretary", N_("Secretary") },
  { "rapporteur", N_("Rapporteur") },
  { "point-person", N_("Point person") },
  { "invitee", N_("Invitee") },
  { "spokesperson", N_("Spokesperson") },
  { NULL }
};

static const PlnChoice capacity_choices[] = {
  { "personal", N_("Personal") },
  { "official", N_("Official") },
  { NULL }
};

static const PlnField membership_fields[] = {
  REFERENCE ("body", N_("Body"), "body", REQUIRED | LISTED | OWNER, PLN_GROUP_DETAILS),
  REFERENCE ("holder", N_("Holder"), "person post body", LISTED, PLN_GROUP_DETAILS),
  TEXT ("holder_text", N_("Holder in Words"), SEARCHED | LISTED | PERSONAL, PLN_GROUP_DETAILS),
  CHOICE ("role", N_("Role"), membership_role_choices, LISTED, PLN_GROUP_DETAILS),
  CHOICE ("capacity", N_("Capacity"), capacity_choices, 0, PLN_GROUP_DETAILS),
  REFERENCE ("on_behalf_of", N_("On Behalf Of"), "body", LISTED, PLN_GROUP_DETAILS),
  REFERENCE ("nominated_by", N_("Nominated By"), "any", 0, PLN_GROUP_DETAILS),
  TEXT ("basis", N_("Basis"), SEARCHED, PLN_GROUP_DETAILS),
  REFERENCE ("basis_ref", N_("Basis Record"), "any", 0, PLN_GROUP_DETAILS),
  WHEN ("start", N_("Start"), LISTED, PLN_GROUP_DATES),
  WHEN ("end", N_("End"), LISTED, PLN_GROUP_DATES),
  DURATION ("length", N_("Length"), 0, PLN_GROUP_DATES),
  COMMON ("membership")
};
const PlnKind pln_schema_membership =
  KIND ("membership", N_("Membership"), N_("Memberships"), "holder_text", membership_fields);

static const PlnChoice audience_routing_choices[] = {
  { "everyone", N_("Everyone") },
  { "presidents-only", N_("Presidents only") },
  { "secretariats-only", N_("Secretariats only") },
  { "focal-points-only", N_("Focal points only") },
  { NULL }
};

static const PlnField audience_fields[] = {
  TEXT ("name", N_("Name"), REQUIRED | SEARCHED | LISTED, PLN_GROUP_DETAILS),
  TEXT ("rule", N_("Rule"), SEARCHED, PLN_GROUP_DETAILS),
  CHOICE ("routing", N_("Routing"), audience_routing_choices, LISTED, PLN_GROUP_DETAILS),
  INTEGER ("declared", N_("Declared Number"), LISTED, PLN_GROUP_DETAILS),
  BOOLEAN ("declared_about", N_("Number Is Approximate"), 0, PLN_GROUP_DETAILS),
  WHEN ("declared_on", N_("Declared On"), 0, PLN_GROUP_DETAILS),
  TEXT ("system", N_("Kept In"), SEARCHED | LISTED, PLN_GROUP_DETAILS),
  COMMON ("audience")
};
const PlnKind pln_schema_audience =
  KIND ("audience", N_("Audience"), N_("Audiences"), "name", audience_fields);
