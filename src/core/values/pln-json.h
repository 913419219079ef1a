/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A strict pull scanner for JSON text (RFC 8259) held in memory.  It is the one
 * place that reads JSON besides json-glib, and gives what the contract refuses
 * as errors: invalid UTF-8, lone surrogates, NUL, depth past 32, a member
 * twice.  Offsets are bytes from the start of the text. */
typedef enum
{
  PLN_JSON_ERROR_SYNTAX,
  PLN_JSON_ERROR_LIMIT,
} PlnJsonError;
#define PLN_JSON_ERROR (pln_json_error_quark ())
GQuark pln_json_error_quark (void);

typedef enum
{
  PLN_JSON_NULL, PLN_JSON_FALSE, PLN_JSON_TRUE, PLN_JSON_NUMBER, PLN_JSON_STRING, PLN_JSON_ARRAY, PLN_JSON_OBJECT,
} PlnJsonType;

#define PLN_JSON_MAX_DEPTH 32
#define PLN_JSON_MAX_TEXT  (1024 * 1024) /* bytes of a decoded string */

typedef struct
{
  const char *text; /* borrowed */
  gsize       len, pos;
  guint       depth; /* a caller who stands inside a larger text may set it */
} PlnJsonScanner;

/* A decoded string that is copied only when it had escapes. */
typedef struct
{
  const char *text;  /* borrowed from the scanned text, or owned; no NUL at its end in the first case */
  gsize       len;
  char       *owned; /* owned, or NULL */
} PlnJsonSlice;

void     pln_json_scanner_init   (PlnJsonScanner *self, const char *text, gssize len);
gboolean pln_json_peek           (PlnJsonScanner *self, PlnJsonType *type, GError **error);
gboolean pln_json_read_string    (PlnJsonScanner *self, char **out, gsize *len, GError **error); /* decoded */
gboolean pln_json_read_number    (PlnJsonScanner *self, char **out, GError **error);            /* as written */
gboolean pln_json_read_boolean   (PlnJsonScanner *self, gboolean *out, GError **error);
gboolean pln_json_read_null      (PlnJsonScanner *self, GError **error);
gboolean pln_json_enter_object   (PlnJsonScanner *self, GError **error);
/* Next member of the object entered last: *name NULL at its end. */
gboolean pln_json_next_member    (PlnJsonScanner *self, gboolean *first, char **name, GError **error);
/* The same without copying: name->text NULL at the end; see pln_json_slice_clear(). */
gboolean pln_json_next_slice     (PlnJsonScanner *self, gboolean *first, PlnJsonSlice *name, GError **error);
gboolean pln_json_read_slice     (PlnJsonScanner *self, PlnJsonSlice *slice, GError **error);
void     pln_json_slice_clear    (PlnJsonSlice *slice);
gboolean pln_json_slice_equal    (const PlnJsonSlice *slice, const char *text);
gboolean pln_json_enter_array    (PlnJsonScanner *self, GError **error);
gboolean pln_json_next_element   (PlnJsonScanner *self, gboolean *first, gboolean *more, GError **error);
/* Reads any value and appends its canonical form (members sorted, duplicates refused, numbers as written). */
gboolean pln_json_read_canonical (PlnJsonScanner *self, GString *out, GError **error);
/* Steps over any value, refusing what reading it would refuse. start and end may be NULL. */
gboolean pln_json_skip           (PlnJsonScanner *self, gsize *start, gsize *end, GError **error);
gboolean pln_json_at_end         (PlnJsonScanner *self, GError **error);
/* Appends a JSON string with just the escapes of the canonical form. */
void     pln_json_append_string  (GString *out, const char *text, gssize len);
char    *pln_json_canonicalize   (const char *text, GError **error);

G_END_DECLS
