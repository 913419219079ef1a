/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The lines of a vCard: [GROUP.]NAME[;PARAMETER=VALUE]…:VALUE, folded at 75
 * bytes (RFC 6350, section 3), with what versions 2.1 and 3.0 had besides. */
typedef struct
{
  char      *group;      /* owned, nullable */
  char      *name;       /* owned; upper case */
  GPtrArray *parameters; /* owned; names (upper case) and values alternate */
  char      *value;      /* owned; as it stands, still escaped; quoted-printable is undone */
  guint      line;       /* where it begins */
} PlnCardLine;

/* All lines of a text; what has no colon is passed over. (transfer full) of PlnCardLine */
GPtrArray  *pln_card_lines_parse     (const char *text);
/* NULL: it has none of that name. A bare word, as in TEL;WORK, is a TYPE. */
const char *pln_card_line_get        (const PlnCardLine *self, const char *parameter);
gboolean    pln_card_line_has_type   (const PlnCardLine *self, const char *type); /* among the words of TYPE */
/* The parts between unescaped marks, unescaped themselves; never NULL. */
char      **pln_card_value_split     (const char *value, char mark);
char       *pln_card_value_unescape  (const char *value);
/* A line, escaped parts being given as they are, folded. */
void        pln_card_append_line     (GString *out, const char *name, const char *value);
void        pln_card_append_escaped  (GString *out, const char *text); /* a part of a value */

G_END_DECLS
