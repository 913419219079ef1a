/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pln-schema-private.h"

/* Budgets, what comes in, and what it is for. */

static const PlnField budget_fields[] = {
  TEXT ("name", N_("Name"), REQUIRED | SEARCHED | LISTED, PLN_GROUP_DETAILS),
  REFERENCE ("body", N_("Body"), "body", REQUIRED | LISTED | OWNER, PLN_GROUP_DETAILS),
  TEXT ("currency", N_("Currency"), LISTED, PLN_GROUP_MONEY),
  INTEGER ("start_year", N_("First Year"), LISTED, PLN_GROUP_DATES),
  INTEGER ("end_year", N_("Last Year"), LISTED, PLN_GROUP_DATES),
  MONEY ("base", N_("Base Amount"), LISTED, PLN_GROUP_MONEY),
  BOOLEAN ("approximate", N_("Approximate"), 0, PLN_GROUP_MONEY),
  DECIMAL ("index_base", N_("Index Base"), 0, PLN_GROUP_MONEY),
  COMMON ("budget")
};
const PlnKind pln_schema_budget =
  KIND ("budget", N_("Budget"), N_("Budgets"), "name", budget_fields);

static const PlnChoice budget_line_rule_choices[] = {
  { "any", N_("Any source") },
  { "core-only", N_("Core only") },
  { "no-extra-budgetary", N_("No extra-budgetary means") },
  { "extra-budgetary-only", N_("Extra-budgetary only") },
  { NULL }
};

static const PlnField budget_line_fields[] = {
  REFERENCE ("budget", N_("Budget"), "budget", REQUIRED | LISTED | OWNER, PLN_GROUP_DETAILS),
  TEXT ("name", N_("Name"), REQUIRED | SEARCHED | LISTED, PLN_GROUP_DETAILS),
  REFERENCE ("parent", N_("Parent Line"), "budget_line", ACYCLIC, PLN_GROUP_DETAILS),
  REFERENCE ("owner", N_("Owner"), "body", LISTED, PLN_GROUP_DETAILS),
  INTEGER ("position", N_("Position"), 0, PLN_GROUP_DETAILS),
  CHOICE ("rule", N_("Rule for Sources"), budget_line_rule_choices, LISTED, PLN_GROUP_MONEY),
  TEXT ("rule_reason", N_("Reason of the Rule"), SEARCHED, PLN_GROUP_MONEY),
  COMMON ("budget_line")
};
const PlnKind pln_schema_budget_line =
  KIND ("budget_line", N_("Budget Line"), N_("Budget Lines"), "name", budget_line_fields);

static const PlnField allocation_fields[] = {
  REFERENCE ("budget_line", N_("Budget Line"), "budget_line", REQUIRED | LISTED | OWNER, PLN_GROUP_DETAILS),
  INTEGER ("year", N_("Year"), REQUIRED | LISTED, PLN_GROUP_DATES),
  INTEGER ("end_year", N_("Last Year"), 0, PLN_GROUP_DATES),
  MONEY ("amount", N_("Amount"), LISTED, PLN_GROUP_MONEY),
  TEXT ("amount_text", N_("Amount in Words"), SEARCHED | LISTED, PLN_GROUP_MONEY),
  DECIMAL ("share", N_("Share in Percent"), LISTED, PLN_GROUP_MONEY),
  BOOLEAN ("approximate", N_("Approximate"), 0, PLN_GROUP_MONEY),
  COMMON ("allocation")
};
const PlnKind pln_schema_allocation =
  KIND ("allocation", N_("Allocation"), N_("Allocations"), "year", allocation_fields);

static const PlnField growth_fields[] = {
  REFERENCE ("budget", N_("Budget"), "budget", REQUIRED | LISTED | OWNER, PLN_GROUP_DETAILS),
  INTEGER ("start_year", N_("First Year"), REQUIRED | LISTED, PLN_GROUP_DATES),
  INTEGER ("end_year", N_("Last Year"), LISTED, PLN_GROUP_DATES),
  DECIMAL ("percent", N_("Percent a Year"), REQUIRED | LISTED, PLN_GROUP_MONEY),
  COMMON ("growth")
};
const PlnKind pln_schema_growth =
  KIND ("growth", N_("Growth"), N_("Growth"), "start_year", growth_fields);

static const PlnChoice contribution_source_choices[] = {
  { "core", N_("Core") },
  { "extra-budgetary", N_("Extra-budgetary") },
  { "in-kind", N_("In kind") },
  { "internal", N_("Internal") },
  { NULL }
};

static const PlnChoice contribution_form_choices[] = {
  { "cash", N_("Cash") },
  { "in-kind", N_("In kind") },
  { "cash-and-in-kind", N_("Cash and in kind") },
  { "staff", N_("Staff") },
  { "hosting", N_("Hosting") },
  { NULL }
};

static const PlnChoice contribution_earmarking_choices[] = {
  { "unearmarked", N_("Unearmarked") },
  { "softly-earmarked", N_("Softly earmarked") },
  { "earmarked", N_("Earmarked") },
  { "tightly-earmarked", N_("Tightly earmarked") },
  { NULL }
};

static const PlnChoice contribution_state_choices[] = {
  { "sought", N_("Sought") },
  { "pledged", N_("Pledged") },
  { "received", N_("Received") },
  { "ended", N_("Ended") },
  { NULL }
};

static const PlnField contribution_fields[] = {
  TEXT ("name", N_("Name"), REQUIRED | SEARCHED | LISTED, PLN_GROUP_DETAILS),
  REFERENCE ("budget", N_("Budget"), "budget", LISTED | OWNER, PLN_GROUP_DETAILS),
  REFERENCE ("donor", N_("Donor"), "body", LISTED, PLN_GROUP_DETAILS),
  TEXT ("donor_text", N_("Donor in Words"), SEARCHED | LISTED, PLN_GROUP_DETAILS),
  CHOICE ("source", N_("Source"), contribution_source_choices, LISTED, PLN_GROUP_DETAILS),
  CHOICE ("form", N_("Form"), contribution_form_choices, LISTED, PLN_GROUP_DETAILS),
  MONEY ("amount", N_("Amount"), LISTED, PLN_GROUP_MONEY),
  TEXT ("amount_text", N_("Amount in Words"), SEARCHED | LISTED, PLN_GROUP_MONEY),
  DECIMAL ("share", N_("Share in Percent"), 0, PLN_GROUP_MONEY),
  BOOLEAN ("approximate", N_("Approximate"), 0, PLN_GROUP_MONEY),
  TEXT ("purpose", N_("Purpose"), SEARCHED | LISTED, PLN_GROUP_DETAILS),
  CHOICE ("earmarking", N_("Earmarking"), contribution_earmarking_choices, LISTED, PLN_GROUP_DETAILS),
  CHOICE ("modality", N_("Earmarking Modality"), pln_schema_modalities, 0, PLN_GROUP_DETAILS),
  CHOICE ("state", N_("State"), contribution_state_choices, LISTED, PLN_GROUP_DETAILS),
  WHEN ("start", N_("Start"), LISTED, PLN_GROUP_DATES),
  WHEN ("end", N_("End"), LISTED, PLN_GROUP_DATES),
  DURATION ("length", N_("Length"), 0, PLN_GROUP_DATES),
  COMMON ("contribution")
};
const PlnKind pln_schema_contribution =
  KIND ("contribution", N_("Contribution"), N_("Contributions"), "name", contribution_fields);

static const PlnChoice earmark_of_choices[] = {
  { "total", N_("Total") },
  { "increment", N_("Increment") },
  { NULL }
};

static const PlnChoice earmark_state_choices[] = {
  { "suggested", N_("Suggested") },
  { "proposed", N_("Proposed") },
  { "approved", N_("Approved") },
  { "committed", N_("Committed") },
  { "spent", N_("Spent") },
  { "released", N_("Released") },
  { NULL }
};

static const PlnField earmark_fields[] = {
  TEXT ("purpose", N_("Purpose"), REQUIRED | SEARCHED | LISTED, PLN_GROUP_DETAILS),
  REFERENCE ("source", N_("Source"), "contribution budget budget_line", LISTED | OWNER, PLN_GROUP_DETAILS),
  REFERENCE ("target", N_("Target"), "any", LISTED, PLN_GROUP_DETAILS),
  CHOICE ("of", N_("Taken From"), earmark_of_choices, 0, PLN_GROUP_MONEY),
  MONEY ("amount", N_("Amount"), LISTED, PLN_GROUP_MONEY),
  TEXT ("amount_text", N_("Amount in Words"), SEARCHED | LISTED, PLN_GROUP_MONEY),
  DECIMAL ("share", N_("Share in Percent"), LISTED, PLN_GROUP_MONEY),
  BOOLEAN ("approximate", N_("Approximate"), 0, PLN_GROUP_MONEY),
  BOOLEAN ("share_decided", N_("Share Is Decided"), 0, PLN_GROUP_MONEY),
  CHOICE ("state", N_("State"), earmark_state_choices, LISTED, PLN_GROUP_DETAILS),
  TEXT ("override_reason", N_("Reason for the Exception"), SEARCHED, PLN_GROUP_DETAILS),
  WHEN ("start", N_("Start"), LISTED, PLN_GROUP_DATES),
  WHEN ("end", N_("End"), LISTED, PLN_GROUP_DATES),
  DURATION ("length", N_("Length"), 0, PLN_GROUP_DATES),
  COMMON ("earmark")
};
const PlnKind pln_schema_earmark =
  KIND ("earmark", N_("Earmark"), N_("Earmarks"), "purpose", earmark_fields);

static const PlnField expenditure_fields[] = {
  REFERENCE ("budget_line", N_("Budget Line"), "budget_line", REQUIRED | LISTED | OWNER, PLN_GROUP_DETAILS),
  WHEN ("when", N_("Date"), REQUIRED | LISTED, PLN_GROUP_DATES),
  MONEY ("amount", N_("Amount"), REQUIRED | LISTED, PLN_GROUP_MONEY),
  BOOLEAN ("approximate", N_("Approximate"), 0, PLN_GROUP_MONEY),
  TEXT ("text", N_("Text"), SEARCHED | LISTED, PLN_GROUP_DETAILS),
  REFERENCE ("earmark", N_("Earmark"), "earmark", LISTED, PLN_GROUP_DETAILS),
  COMMON ("expenditure")
};
const PlnKind pln_schema_expenditure =
  KIND ("expenditure", N_("Expenditure"), N_("Expenditures"), "text", expenditure_fields);

static const PlnField rate_fields[] = {
  TEXT ("currency", N_("Currency"), REQUIRED | SEARCHED | LISTED, PLN_GROUP_DETAILS),
  TEXT ("against", N_("Against"), REQUIRED | SEARCHED | LISTED, PLN_GROUP_DETAILS),
  WHEN ("start", N_("From"), REQUIRED | LISTED, PLN_GROUP_DATES),
  DECIMAL ("rate", N_("Rate"), REQUIRED | LISTED, PLN_GROUP_DETAILS),
  COMMON ("rate")
};
const PlnKind pln_schema_rate =
  KIND ("rate", N_("Exchange Rate"), N_("Exchange Rates"), "currency", rate_fields);
