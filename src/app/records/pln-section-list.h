/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/records/pln-record-view.h"

G_BEGIN_DECLS

/* Records under headings: what stands together, and by which key the heading is written. */
typedef struct
{
  char      *key; /* owned; "" for those without */
  GPtrArray *ids; /* owned; of owned strings, never empty in a list */
} PlnSection;

PlnSection *pln_section_new  (const char *key);
void        pln_section_free (PlnSection *section);

/* All sections anew (transfer full) (element-type PlnSection). */
typedef GPtrArray *(*PlnSectionFunc) (PlnWorkspace *workspace, gpointer user_data);

/* A list model of PlnItem with sections; it asks for them again when a record
 * of one of its kinds changes, and tells the difference. */
#define PLN_TYPE_SECTION_LIST (pln_section_list_get_type ())
G_DECLARE_FINAL_TYPE (PlnSectionList, pln_section_list, PLN, SECTION_LIST, GObject)

/* kinds: static, ends with NULL. */
PlnSectionList *pln_section_list_new     (PlnWorkspace *workspace, const char *const *kinds,
                                          PlnSectionFunc make, gpointer user_data, GDestroyNotify destroy);
/* While asleep it leaves changes until it is woken or asked for a record, for lists that nobody sees. */
void            pln_section_list_set_asleep (PlnSectionList *self, gboolean asleep);
guint           pln_section_list_find    (PlnSectionList *self, const char *id); /* G_MAXUINT: not in it */
const char     *pln_section_list_get_key (PlnSectionList *self, guint position); /* NULL past the end */
guint           pln_section_list_get_n_sections (PlnSectionList *self);

/* Writes the heading of a section: its text, and *note for a tag beside it. (transfer full) */
typedef char *(*PlnSectionTitle) (PlnWorkspace *workspace, const char *key, char **note);
/* Headings with counts for a view whose model is a section list. */
void            pln_section_list_add_headings (PlnRecordView *view, PlnSectionTitle title);
/* Scrolls to the first heading, unless a record is selected: for another filter. */
void            pln_section_list_show_top     (PlnRecordView *view);

G_END_DECLS
