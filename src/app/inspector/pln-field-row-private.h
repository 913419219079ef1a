/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/inspector/pln-field-row.h"

G_BEGIN_DECLS

/* What the kinds of rows use of their base. */
PlnContext    *pln_field_row_get_context  (PlnFieldRow *self);
const PlnKind *pln_field_row_get_kind     (PlnFieldRow *self);
PlnItem       *pln_field_row_get_item     (PlnFieldRow *self); /* NULL: a draft */
/* Layouts: title above, or title at the start and the control at the end. */
void           pln_field_row_set_content  (PlnFieldRow *self, GtkWidget *content, gboolean beside);
/* Who carries label, error and description for assistive technology. */
void           pln_field_row_set_control  (PlnFieldRow *self, GtkWidget *control);
void           pln_field_row_add_suffix   (PlnFieldRow *self, GtkWidget *widget);
void           pln_field_row_set_hint     (PlnFieldRow *self, const char *text); /* NULL hides */
void           pln_field_row_set_error    (PlnFieldRow *self, const char *text); /* NULL: understood */
/* Takes a value: into the record when one is followed. FALSE: refused, the error shows. */
gboolean       pln_field_row_take         (PlnFieldRow *self, const char *canonical);
gboolean       pln_field_row_take_typed   (PlnFieldRow *self, const char *typed);
const char    *pln_field_row_get_typed    (PlnFieldRow *self); /* money of a draft as typed, or NULL */

#define PLN_TYPE_ENTRY_FIELD_ROW (pln_entry_field_row_get_type ())
G_DECLARE_FINAL_TYPE (PlnEntryFieldRow, pln_entry_field_row, PLN, ENTRY_FIELD_ROW, PlnFieldRow)
#define PLN_TYPE_TEXT_FIELD_ROW (pln_text_field_row_get_type ())
G_DECLARE_FINAL_TYPE (PlnTextFieldRow, pln_text_field_row, PLN, TEXT_FIELD_ROW, PlnFieldRow)
#define PLN_TYPE_SWITCH_FIELD_ROW (pln_switch_field_row_get_type ())
G_DECLARE_FINAL_TYPE (PlnSwitchFieldRow, pln_switch_field_row, PLN, SWITCH_FIELD_ROW, PlnFieldRow)
#define PLN_TYPE_CHOICE_FIELD_ROW (pln_choice_field_row_get_type ())
G_DECLARE_FINAL_TYPE (PlnChoiceFieldRow, pln_choice_field_row, PLN, CHOICE_FIELD_ROW, PlnFieldRow)
#define PLN_TYPE_WORDS_FIELD_ROW (pln_words_field_row_get_type ())
G_DECLARE_FINAL_TYPE (PlnWordsFieldRow, pln_words_field_row, PLN, WORDS_FIELD_ROW, PlnFieldRow)
#define PLN_TYPE_REFERENCE_FIELD_ROW (pln_reference_field_row_get_type ())
G_DECLARE_FINAL_TYPE (PlnReferenceFieldRow, pln_reference_field_row, PLN, REFERENCE_FIELD_ROW, PlnFieldRow)

G_END_DECLS
