/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pln-schema-private.h"

/* Papers, their files and steps, and what is said about records. */

static const PlnChoice paper_type_choices[] = {
  { "background-paper", N_("Background paper") },
  { "working-paper", N_("Working paper") },
  { "summary-paper", N_("Summary paper") },
  { "final-report", N_("Final report") },
  { "report", N_("Report") },
  { "note", N_("Note") },
  { "non-paper", N_("Non-paper") },
  { "conference-room-paper", N_("Conference room paper") },
  { "briefing", N_("Briefing") },
  { "survey", N_("Survey") },
  { "study", N_("Study") },
  { "strategy", N_("Strategy") },
  { "proposal", N_("Proposal") },
  { "terms-of-reference", N_("Terms of reference") },
  { "guidelines", N_("Guidelines") },
  { "resolution", N_("Resolution") },
  { "oral-update", N_("Oral update") },
  { "presentation", N_("Presentation") },
  { "video", N_("Video") },
  { "dispatch", N_("Dispatch") },
  { "other", N_("Other") },
  { NULL }
};

static const PlnChoice paper_author_capacity_choices[] = {
  { "personal", N_("Personal") },
  { "official", N_("Official") },
  { NULL }
};

static const PlnChoice paper_access_choices[] = {
  { "public", N_("Public") },
  { "members", N_("Members") },
  { "internal", N_("Internal") },
  { "restricted", N_("Restricted") },
  { NULL }
};

static const PlnField paper_fields[] = {
  TEXT ("title", N_("Title"), REQUIRED | SEARCHED | LISTED, PLN_GROUP_DETAILS),
  TEXT ("symbol", N_("Symbol"), SEARCHED | LISTED, PLN_GROUP_DETAILS),
  CHOICE ("type", N_("Type"), paper_type_choices, LISTED, PLN_GROUP_DETAILS),
  REFERENCE ("body", N_("Commissioned By"), "body", LISTED | OWNER, PLN_GROUP_DETAILS),
  REFERENCE ("request", N_("Request"), "request", 0, PLN_GROUP_DETAILS),
  REFERENCE ("for_meeting", N_("For Meeting"), "meeting", LISTED, PLN_GROUP_DETAILS),
  REFERENCE ("agenda_item", N_("Agenda Item"), "agenda_item", 0, PLN_GROUP_DETAILS),
  REFERENCE ("topic", N_("Topic"), "topic", LISTED, PLN_GROUP_DETAILS),
  REFERENCE ("author", N_("Author"), "any", LISTED, PLN_GROUP_PEOPLE),
  TEXT ("author_text", N_("Author in Words"), SEARCHED | LISTED | PERSONAL, PLN_GROUP_PEOPLE),
  CHOICE ("author_capacity", N_("Capacity of the Author"), paper_author_capacity_choices, 0, PLN_GROUP_PEOPLE),
  REFERENCE ("editor", N_("Editor"), "any", 0, PLN_GROUP_PEOPLE),
  WORDS ("languages", N_("Languages"), SEARCHED, PLN_GROUP_DETAILS),
  CHOICE ("access", N_("Access"), paper_access_choices, LISTED, PLN_GROUP_DETAILS),
  BOOLEAN ("informal", N_("Informal"), 0, PLN_GROUP_DETAILS),
  WHEN ("due", N_("Due"), LISTED, PLN_GROUP_DATES),
  WHEN ("issued", N_("Issued"), LISTED, PLN_GROUP_DATES),
  WHEN ("start", N_("In Force From"), 0, PLN_GROUP_DATES),
  WHEN ("end", N_("In Force Until"), 0, PLN_GROUP_DATES),
  TEXT ("link", N_("Link"), 0, PLN_GROUP_DETAILS),
  COMMON ("paper")
};
const PlnKind pln_schema_paper =
  KIND ("paper", N_("Paper"), N_("Papers"), "title", paper_fields);

static const PlnField file_fields[] = {
  REFERENCE ("paper", N_("Paper"), "paper", REQUIRED | LISTED | OWNER, PLN_GROUP_DETAILS),
  TEXT ("name", N_("Name"), REQUIRED | SEARCHED | LISTED, PLN_GROUP_DETAILS),
  TEXT ("language", N_("Language"), LISTED, PLN_GROUP_DETAILS),
  TEXT ("revision", N_("Revision"), LISTED, PLN_GROUP_DETAILS),
  WHEN ("added", N_("Added"), LISTED, PLN_GROUP_DETAILS),
  TEXT ("link", N_("Link"), 0, PLN_GROUP_DETAILS),
  INTEGER ("size", N_("Size"), LISTED, PLN_GROUP_MORE),
  TEXT ("media_type", N_("Media Type"), 0, PLN_GROUP_MORE),
  TEXT ("sha256", N_("SHA-256"), 0, PLN_GROUP_MORE),
  COMMON ("file")
};
const PlnKind pln_schema_file =
  KIND ("file", N_("File"), N_("Files"), "name", file_fields);

static const PlnField step_fields[] = {
  REFERENCE ("paper", N_("Paper"), "paper", REQUIRED | LISTED | OWNER, PLN_GROUP_DETAILS),
  TEXT ("name", N_("Name"), REQUIRED | SEARCHED | LISTED, PLN_GROUP_DETAILS),
  INTEGER ("position", N_("Position"), 0, PLN_GROUP_DETAILS),
  REFERENCE ("responsible", N_("Responsible"), "any", LISTED, PLN_GROUP_PEOPLE),
  TEXT ("responsible_text", N_("Responsible in Words"), SEARCHED | LISTED, PLN_GROUP_PEOPLE),
  WHEN ("due", N_("Due"), LISTED, PLN_GROUP_DATES),
  DURATION ("before", N_("Before the Meeting"), LISTED, PLN_GROUP_DATES),
  WHEN ("done", N_("Done"), LISTED, PLN_GROUP_DATES),
  LONG ("outcome", N_("Outcome"), SEARCHED, PLN_GROUP_DETAILS),
  COMMON ("step")
};
const PlnKind pln_schema_step =
  KIND ("step", N_("Step"), N_("Steps"), "name", step_fields);

static const PlnChoice feedback_how_choices[] = {
  { "oral", N_("Oral") },
  { "written", N_("Written") },
  { "portal", N_("Portal") },
  { NULL }
};

static const PlnField feedback_fields[] = {
  REFERENCE ("of", N_("Feedback On"), "any", REQUIRED | LISTED | OWNER, PLN_GROUP_DETAILS),
  REFERENCE ("by", N_("From"), "any", LISTED, PLN_GROUP_DETAILS),
  TEXT ("by_text", N_("From in Words"), SEARCHED | LISTED, PLN_GROUP_DETAILS),
  CHOICE ("how", N_("Manner"), feedback_how_choices, LISTED, PLN_GROUP_DETAILS),
  WHEN ("received", N_("Received"), LISTED, PLN_GROUP_DATES),
  LONG ("text", N_("Text"), SEARCHED | LISTED, PLN_GROUP_DETAILS),
  TEXT ("disposition", N_("Disposition"), SEARCHED, PLN_GROUP_DETAILS),
  COMMON ("feedback")
};
const PlnKind pln_schema_feedback =
  KIND ("feedback", N_("Feedback"), N_("Feedback"), "text", feedback_fields);

static const PlnChoice link_type_choices[] = {
  { "replies-to", N_("Replies to") },
  { "implements", N_("Implements") },
  { "cites", N_("Cites") },
  { "supersedes", N_("Supersedes") },
  { "background-for", N_("Background for") },
  { "about", N_("About") },
  { "co-hosted-by", N_("Co-hosted by") },
  { "follows-from", N_("Follows from") },
  { "matches", N_("Matches") },
  { "one-of", N_("One of") },
  { NULL }
};

static const PlnField link_fields[] = {
  REFERENCE ("subject", N_("Record"), "any", REQUIRED | LISTED | OWNER, PLN_GROUP_DETAILS),
  CHOICE ("type", N_("Type"), link_type_choices, LISTED, PLN_GROUP_DETAILS),
  REFERENCE ("object", N_("Other Record"), "any", LISTED, PLN_GROUP_DETAILS),
  TEXT ("object_text", N_("Other Record in Words"), SEARCHED | LISTED, PLN_GROUP_DETAILS),
  COMMON ("link")
};
const PlnKind pln_schema_link =
  KIND ("link", N_("Link"), N_("Links"), "object_text", link_fields);

static const PlnField change_fields[] = {
  REFERENCE ("of", N_("Record"), "any", REQUIRED | LISTED | OWNER, PLN_GROUP_DETAILS),
  TEXT ("field", N_("Field"), REQUIRED | LISTED, PLN_GROUP_DETAILS),
  TEXT ("was", N_("Earlier Value"), REQUIRED | SEARCHED | LISTED, PLN_GROUP_DETAILS),
  LONG ("reason", N_("Reason"), SEARCHED | LISTED, PLN_GROUP_DETAILS),
  WHEN ("on", N_("Changed On"), LISTED, PLN_GROUP_DATES),
  COMMON ("change")
};
const PlnKind pln_schema_change =
  KIND ("change", N_("Change"), N_("Changes"), "field", change_fields);

static const PlnChoice citation_certainty_choices[] = {
  { "stated", N_("Stated") },
  { "inferred", N_("Inferred") },
  { "disputed", N_("Disputed") },
  { NULL }
};

static const PlnField citation_fields[] = {
  REFERENCE ("of", N_("Record"), "any", REQUIRED | LISTED | OWNER, PLN_GROUP_DETAILS),
  TEXT ("field", N_("Field"), LISTED, PLN_GROUP_DETAILS),
  REFERENCE ("document", N_("Document"), "paper", LISTED, PLN_GROUP_DETAILS),
  TEXT ("document_text", N_("Document in Words"), SEARCHED | LISTED, PLN_GROUP_DETAILS),
  TEXT ("place", N_("Place"), SEARCHED | LISTED, PLN_GROUP_DETAILS),
  LONG ("quote", N_("Quotation"), SEARCHED, PLN_GROUP_DETAILS),
  CHOICE ("certainty", N_("Certainty"), citation_certainty_choices, LISTED, PLN_GROUP_DETAILS),
  COMMON ("citation")
};
const PlnKind pln_schema_citation =
  KIND ("citation", N_("Citation"), N_("Citations"), "place", citation_fields);

static const PlnField workspace_fields[] = {
  TEXT ("title", N_("Title"), SEARCHED | LISTED, PLN_GROUP_DETAILS),
  TEXT ("seat", N_("Seat"), SEARCHED | LISTED, PLN_GROUP_DETAILS),
  TEXT ("fiscal_year_start", N_("Start of the Fiscal Year"), 0, PLN_GROUP_DETAILS),
  TEXT ("first_weekday", N_("First Weekday"), 0, PLN_GROUP_DETAILS),
  WHEN ("reading_date", N_("Reading Date"), 0, PLN_GROUP_DETAILS),
  COMMON ("workspace")
};
const PlnKind pln_schema_workspace =
  KIND ("workspace", N_("Workspace"), N_("Workspaces"), "title", workspace_fields);
