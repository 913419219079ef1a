/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/records/pln-section-list.h"

G_BEGIN_DECLS

/* Who stands in the directory, without widgets.  An entry is a person, a post,
 * or a membership that names nobody but says who in words: a group. */

/* What the list is narrowed to; NULL members do not. Strings are owned. */
typedef struct
{
  gboolean unnamed;  /* posts and groups only */
  char    *body;     /* id; also what stands under it, and who is a member there */
  char    *role;     /* choice of membership.role */
  char    *interest; /* one word list entry */
  char    *country;  /* as entered */
  char    *search;
  gboolean by_name;  /* under letters instead of organizations; no part of a rule */
} PlnDirectoryFilter;

PlnDirectoryFilter *pln_directory_filter_new  (void);
PlnDirectoryFilter *pln_directory_filter_copy (const PlnDirectoryFilter *filter);
void                pln_directory_filter_free (PlnDirectoryFilter *filter);
gboolean            pln_directory_filter_is_empty (const PlnDirectoryFilter *filter); /* the search apart */
/* The rule of an audience: "body=ID; role=chair; interest=health; country=FR; unnamed=yes".
 * NULL: no filter; from_rule NULL: the rule is in a person's own words. */
char               *pln_directory_filter_to_rule   (const PlnDirectoryFilter *filter);
PlnDirectoryFilter *pln_directory_filter_from_rule (const char *rule);
/* The same for people: "Member of Council, Chair, Health". */
char               *pln_directory_filter_to_words  (PlnWorkspace *workspace, const PlnDirectoryFilter *filter);

/* Entries by organization, sorted by its name; those without one last; or under
 * the letters they are sorted by, "#" for all that is no letter.
 * (transfer full) (element-type PlnSection), keys are ids of bodies or letters. */
GPtrArray *pln_directory_sections (PlnWorkspace *workspace, const PlnDirectoryFilter *filter);
guint      pln_directory_count    (PlnWorkspace *workspace, const PlnDirectoryFilter *filter);
/* Their ids in the order of the sections. (transfer full) */
char     **pln_directory_list_ids (PlnWorkspace *workspace, const PlnDirectoryFilter *filter);
/* Kinds of which a change may move entries; ends with NULL. */
extern const char *const pln_directory_kinds[];

/* An entry in words: its name, and the line under it. (transfer full) */
char      *pln_directory_entry_name (PlnItem *item);
char      *pln_directory_entry_line (PlnItem *item);
/* "Title in dispute", "Two capacities", "Group", "Vacant"; NULL: nothing to say. *warning: it needs a decision. */
char      *pln_directory_entry_note (PlnItem *item, gboolean *warning);
/* Mail addresses of these records, each once, "; " between; *without: how many have none. (transfer full) */
char      *pln_directory_addresses  (PlnWorkspace *workspace, const char *const *ids, guint *without);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlnDirectoryFilter, pln_directory_filter_free)

G_END_DECLS
