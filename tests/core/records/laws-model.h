/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The oracle of the laws: what offices should see, told without clocks and
 * without the records room.  Every version that anybody ever made has a number;
 * it knows which versions its author had before him and replaced.  An office is
 * the set of version numbers it has heard of.  What it shows is what it has
 * heard of and what nobody it has heard of has replaced. */

#define MODEL_RECORDS 3
#define MODEL_FIELDS 4 /* alive first; sorted by name */
#define MODEL_ALIVE 0
#define MODEL_VERSIONS 256
#define MODEL_WORDS (MODEL_VERSIONS / 64)

extern const char *const model_fields[MODEL_FIELDS];
extern const char *const model_ids[MODEL_RECORDS];
extern const char *const model_kinds[MODEL_RECORDS];

typedef struct
{
  guint64 words[MODEL_WORDS];
} ModelSet;

typedef struct
{
  guint       record, field, author;
  gboolean    creation; /* made with the record */
  char        stamp[41];
  const char *value; /* borrowed; canonical text, NULL: empty */
  ModelSet    replaced;
} ModelVersion;

typedef struct
{
  ModelVersion versions[MODEL_VERSIONS];
  guint        n;
} ModelHistory;

gboolean    model_set_has     (const ModelSet *set, guint version);
gboolean    model_set_is_empty (const ModelSet *set);
/* FALSE when nothing was new. */
gboolean    model_set_join    (ModelSet *set, const ModelSet *other);
/* What somebody who has heard of `seen` does: replaces all that he sees of the field. */
void        model_commit      (ModelHistory *history, ModelSet *seen, guint record, guint field, guint author,
                               const char *stamp, const char *value, gboolean creation);
/* The versions of the field in view, shown first; returns their number. */
guint       model_current     (const ModelHistory *history, const ModelSet *seen, guint record, guint field,
                               guint out[MODEL_VERSIONS]);
/* The least stamp under which the record was made. */
const char *model_creation    (const ModelHistory *history, const ModelSet *seen, guint record);
/* The greatest stamp of the author in the record, or NULL. */
const char *model_last_stamp  (const ModelHistory *history, const ModelSet *seen, guint record, guint author);
/* The snapshot line, written from the text of the contract.  (transfer full) */
char       *model_line        (const ModelHistory *history, const ModelSet *seen, guint record, guint n_authors);

G_END_DECLS
