/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "exchange/formats/pln-csv-table.h"
#include "exchange/formats/pln-formats-private.h"
#include "exchange/pln-scope.h"

#define MAX_BYTES (256u * 1024 * 1024)

static const struct
{
  const char *name;
  const char *suffixes[3];
  gboolean  (*write) (PlnWorkspace *workspace, const PlnFormatScope *scope, GString *out, PlnFormatResult *result,
                      GError **error);
  gboolean  (*read) (PlnDraft *draft, PlnWorkspace *workspace, const char *data, gsize len, GError **error);
} formats[] = {
  [PLN_FORMAT_JSON] = { "json", { ".json", ".json.gz" }, NULL, NULL },
  [PLN_FORMAT_ICS] = { "ics", { ".ics", ".ical" }, pln_ics_write, pln_ics_read },
  [PLN_FORMAT_CSV] = { "csv", { ".csv", ".tsv", ".txt" }, pln_csv_write, NULL },
  [PLN_FORMAT_VCARD] = { "vcard", { ".vcf", ".vcard" }, pln_vcard_write, pln_vcard_read },
  [PLN_FORMAT_POPOLO] = { "popolo", { ".popolo.json" }, pln_popolo_write, pln_popolo_read },
};

PlnFormat
pln_format_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i].name, name))
      return (PlnFormat) i;
  return PLN_FORMAT_NONE;
}

PlnFormat
pln_format_guess (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  /* Backwards, for .popolo.json is a .json too. */
  for (int i = G_N_ELEMENTS (formats) - 1; i >= 0; i--)
    for (guint j = 0; j < G_N_ELEMENTS (formats[i].suffixes); j++)
      if (formats[i].suffixes[j] != NULL && g_str_has_suffix (lower, formats[i].suffixes[j]))
        return (PlnFormat) i;
  return PLN_FORMAT_NONE;
}

const char *
pln_format_get_suffix (PlnFormat format)
{
  g_return_val_if_fail (format > PLN_FORMAT_NONE && (guint) format < G_N_ELEMENTS (formats), "");

  return formats[format].suffixes[0];
}

/* ---- what the formats share ---------------------------------------------- */

char *
pln_record_get_plain (const PlnRecord *record, const char *field)
{
  const char *value = pln_record_get_value (record, field);

  return value != NULL ? pln_value_get_plain (value) : NULL;
}

char *
pln_record_get_typed (const PlnRecord *record, const char *field)
{
  const PlnKind *kind = pln_schema_find (pln_record_get_kind (record));
  const PlnField *place = kind != NULL ? pln_kind_find_field (kind, field) : NULL;
  const char *value = place != NULL ? pln_record_get_value (record, field) : NULL;

  return value != NULL ? pln_value_to_typed (place->type, value) : NULL;
}

PlnWhen *
pln_record_get_when (const PlnRecord *record, const char *field)
{
  const char *value = pln_record_get_value (record, field);

  return value != NULL ? pln_when_from_canonical (value, NULL) : NULL;
}

const char *
pln_record_get_newest (const PlnRecord *record)
{
  const char *newest = pln_record_get_stamp (record);

  for (guint i = 0; i < pln_record_get_n_fields (record); i++)
    {
      const PlnFieldState *field = pln_record_get_nth_field (record, i);

      for (guint j = 0; j < field->n_versions; j++)
        if (strcmp (pln_field_state_get_versions (field)[j].stamp, newest) > 0)
          newest = pln_field_state_get_versions (field)[j].stamp;
    }
  return newest;
}

static gboolean
is_wanted (const PlnFormatScope *scope, const char *const *kinds, const char *kind)
{
  return (kinds == NULL || g_strv_contains (kinds, kind)) &&
         (scope->without == NULL || !g_strv_contains (scope->without, kind)) && pln_schema_find (kind) != NULL;
}

static gboolean
collect_ids (PlnWorkspace *workspace, const PlnFormatScope *scope, const char *const *kinds, GPtrArray *records,
             GError **error)
{
  for (guint i = 0; scope->ids[i] != NULL; i++)
    {
      const char *kind = pln_workspace_get_kind (workspace, scope->ids[i]);
      PlnRecord *record;

      if (kind == NULL || !is_wanted (scope, kinds, kind))
        continue;
      record = pln_workspace_get_record (workspace, scope->ids[i], error);
      if (record == NULL)
        return FALSE;
      if (pln_record_is_deleted (record))
        pln_record_unref (record);
      else
        g_ptr_array_add (records, record);
    }
  return TRUE;
}

static gboolean
collect_scope (PlnWorkspace *workspace, const PlnFormatScope *scope, const char *const *kinds, GPtrArray *records,
               GError **error)
{
  PlnSnapshotScope snapshot = { .body = scope->body };
  g_autoptr (PlnScopeFilter) filter = pln_scope_filter_new (workspace, &snapshot, NULL, error);
  g_autoptr (PlnCursor) cursor = NULL;
  GError *local = NULL;

  if (filter == NULL)
    return FALSE;
  cursor = pln_cursor_new (workspace, PLN_CURSOR_LINES);
  while (pln_cursor_next (cursor, &local))
    {
      gboolean accepts = FALSE;
      PlnRecord *record;

      if (pln_cursor_is_deleted (cursor) || !is_wanted (scope, kinds, pln_cursor_get_kind (cursor)))
        continue;
      if (!pln_scope_filter_accepts (filter, cursor, &accepts, error))
        return FALSE;
      if (!accepts)
        continue;
      record = pln_cursor_get_record (cursor, error);
      if (record == NULL)
        return FALSE;
      g_ptr_array_add (records, record);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, local);
  return FALSE;
}

GPtrArray *
pln_format_collect (PlnWorkspace *workspace, const PlnFormatScope *scope, const char *const *kinds, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) pln_record_unref);

  if (!(scope->ids != NULL ? collect_ids : collect_scope) (workspace, scope, kinds, records, error))
    return NULL;
  return g_steal_pointer (&records);
}

/* ---- out ----------------------------------------------------------------- */

void
pln_format_result_clear (PlnFormatResult *self)
{
  g_clear_pointer (&self->left_out, g_ptr_array_unref);
}

GString *
pln_format_write (PlnWorkspace *workspace, PlnFormat format, const PlnFormatScope *scope, PlnFormatResult *result,
                  GError **error)
{
  static const PlnFormatScope everything = { NULL };
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (format > PLN_FORMAT_JSON && (guint) format < G_N_ELEMENTS (formats), NULL);

  *result = (PlnFormatResult) { 0, pln_left_out_new () };
  if (formats[format].write (workspace, scope != NULL ? scope : &everything, out, result, error))
    return out;
  g_string_free (out, TRUE);
  pln_format_result_clear (result);
  return NULL;
}

static gboolean
write_standard_output (GString *text, GError **error)
{
  if (fwrite (text->str, 1, text->len, stdout) == text->len && fflush (stdout) == 0)
    return TRUE;
  g_set_error_literal (error, PLN_EXCHANGE_ERROR, PLN_EXCHANGE_ERROR_FAILED, _("Standard output cannot be written."));
  return FALSE;
}

gboolean
pln_format_export (PlnWorkspace *workspace, PlnFormat format, const PlnFormatScope *scope, const char *path,
                   PlnFormatResult *result, GError **error)
{
  GString *text = pln_format_write (workspace, format, scope, result, error);
  g_autoptr (GFile) file = NULL;
  GError *local = NULL;
  gboolean ok;

  if (text == NULL)
    return FALSE;
  if (g_str_equal (path, "-"))
    ok = write_standard_output (text, error);
  else
    {
      file = g_file_new_for_path (path);
      ok = g_file_replace_contents (file, text->str, text->len, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, &local);
      if (!ok)
        {
          g_autofree char *name = g_path_get_basename (path);

          pln_exchange_error_take_io (error, local, name, TRUE);
        }
    }
  g_string_free (text, TRUE);
  if (!ok)
    pln_format_result_clear (result);
  return ok;
}

/* ---- in ------------------------------------------------------------------ */

static GInputStream *
open_stream (const char *path, GError **error)
{
  g_autoptr (GFile) file = NULL;

  if (g_str_equal (path, "-"))
    path = "/dev/stdin";
  file = g_file_new_for_path (path);
  return G_INPUT_STREAM (g_file_read (file, NULL, error));
}

GBytes *
pln_format_load (const char *path, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GByteArray) data = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (65536);
  GError *local = NULL;
  gssize n = 0;

  stream = open_stream (path, &local);
  while (stream != NULL && (n = g_input_stream_read (stream, chunk, 65536, NULL, &local)) > 0 && data->len <= MAX_BYTES)
    g_byte_array_append (data, chunk, (guint) n);
  if (local != NULL)
    {
      pln_exchange_error_take_io (error, local, name, FALSE);
      return NULL;
    }
  if (data->len > MAX_BYTES)
    {
      g_set_error (error, PLN_EXCHANGE_ERROR, PLN_EXCHANGE_ERROR_LIMIT, _("%s is larger than 256 MiB."), name);
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&data));
}

static gboolean
read_table (PlnDraft *draft, PlnWorkspace *workspace, const char *data, gsize len, const char *kind,
            const char *const *columns, GError **error)
{
  g_autoptr (PlnCsv) csv = pln_csv_parse (data, len, draft->name, error);
  g_autoptr (PlnCsvMapping) mapping = NULL;

  if (csv == NULL)
    return FALSE;
  mapping = pln_csv_mapping_guess (csv, kind);
  for (guint i = 0; columns != NULL && columns[i] != NULL; i++)
    if (!pln_csv_mapping_parse (mapping, csv, columns[i], error))
      return FALSE;
  return pln_csv_read_rows (draft, workspace, csv, mapping, error);
}

PlnDraft *
pln_format_read (PlnWorkspace *workspace, PlnFormat format, GBytes *bytes, const char *name, const char *kind,
                 const char *const *columns, GError **error)
{
  g_autoptr (PlnDraft) draft = pln_draft_new (name);
  gsize len;
  const char *data = g_bytes_get_data (bytes, &len);
  gboolean ok;

  g_return_val_if_fail (format > PLN_FORMAT_JSON && (guint) format < G_N_ELEMENTS (formats), NULL);

  if (data == NULL)
    data = "";
  ok = format == PLN_FORMAT_CSV ? read_table (draft, workspace, data, len, kind, columns, error)
                                : formats[format].read (draft, workspace, data, len, error);
  if (!ok)
    return NULL;
  pln_draft_check (draft, workspace);
  return g_steal_pointer (&draft);
}

gboolean
pln_draft_import (PlnDraft *draft, const PlnImportRequest *request, PlnImportResult *result, GCancellable *cancellable,
                  GError **error)
{
  PlnImportRequest plain = *request;
  g_autoptr (GBytes) content = NULL;

  if (draft->problems->len > 0)
    {
      g_set_error (error, PLN_EXCHANGE_ERROR, PLN_EXCHANGE_ERROR_INVALID,
                   g_dngettext (GETTEXT_PACKAGE, "%s has %u problem; nothing was imported.",
                                "%s has %u problems; nothing was imported.", draft->problems->len),
                   draft->name, draft->problems->len);
      return FALSE;
    }
  content = pln_draft_to_snapshot (draft);
  plain.file = draft->name;
  plain.content = content;
  plain.accept_edits = FALSE;
  return pln_import_run (&plain, result, cancellable, error);
}
