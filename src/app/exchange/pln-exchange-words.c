/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/exchange/pln-exchange-words.h"

#include "app/exchange/pln-text-diff.h"

#include "values/pln-json.h"

#include <glib/gi18n.h>
#include <string.h>

char *
pln_exchange_time_text (gint64 unix_ms,
                        gint64 now)
{
  g_autoptr (GDateTime) time = NULL, today = NULL;
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (unix_ms / 1000);
  g_autoptr (GDateTime) now_utc = g_date_time_new_from_unix_utc (now / 1000);
  g_autofree char *clock = NULL, *date = NULL;
  int days;

  if (utc == NULL || now_utc == NULL || unix_ms <= 0)
    return g_strdup (_("time unknown"));
  time = g_date_time_to_local (utc);
  today = g_date_time_to_local (now_utc);
  clock = g_date_time_format (time, "%H:%M");
  days = (int) pln_day_from_ymd (g_date_time_get_year (today), g_date_time_get_month (today),
                                 g_date_time_get_day_of_month (today)) -
         (int) pln_day_from_ymd (g_date_time_get_year (time), g_date_time_get_month (time),
                                 g_date_time_get_day_of_month (time));
  if (days == 0)
    return g_strdup_printf (_("today at %s"), clock);
  if (days == 1)
    return g_strdup_printf (_("yesterday at %s"), clock);
  /* Translators: a date without a weekday, see g_date_time_format(). */
  date = g_date_time_format (time, _("%-e %B %Y"));
  /* Translators: date, then time of the day. */
  return g_strdup_printf (_("%s at %s"), date, clock);
}

char *
pln_exchange_counts_text (const PlnImportCounts *counts)
{
  guint conflicts = (guint) counts->n[PLN_IMPORT_CONFLICT], outside = (guint) counts->n[PLN_IMPORT_EDITED_OUTSIDE];
  guint deleted = (guint) counts->n[PLN_IMPORT_DELETED], restored = (guint) counts->n[PLN_IMPORT_RESTORED];
  guint changed = (guint) counts->n[PLN_IMPORT_CHANGED], added = (guint) counts->n[PLN_IMPORT_ADDED];
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  if (conflicts > 0)
    g_strv_builder_take (builder, g_strdup_printf (ngettext ("%u conflict", "%u conflicts", conflicts), conflicts));
  if (outside > 0)
    g_strv_builder_take (builder, g_strdup_printf (ngettext ("%u edited outside", "%u edited outside", outside), outside));
  if (deleted > 0)
    g_strv_builder_take (builder, g_strdup_printf (ngettext ("%u deleted", "%u deleted", deleted), deleted));
  if (restored > 0)
    g_strv_builder_take (builder, g_strdup_printf (ngettext ("%u restored", "%u restored", restored), restored));
  if (changed > 0)
    g_strv_builder_take (builder, g_strdup_printf (ngettext ("%u changed", "%u changed", changed), changed));
  if (added > 0)
    g_strv_builder_take (builder, g_strdup_printf (ngettext ("%u added", "%u added", added), added));
  parts = g_strv_builder_end (builder);
  return parts[0] != NULL ? g_strjoinv (", ", parts) : g_strdup (_("nothing new"));
}

char *
pln_exchange_summary_text (const char *json)
{
  PlnImportCounts counts = { 0 };
  PlnJsonScanner scanner;
  gboolean first = TRUE;

  if (json == NULL)
    return g_strdup ("");
  pln_json_scanner_init (&scanner, json, -1);
  if (!pln_json_enter_object (&scanner, NULL))
    return g_strdup ("");
  for (;;)
    {
      g_autofree char *name = NULL, *number = NULL;

      if (!pln_json_next_member (&scanner, &first, &name, NULL) || name == NULL ||
          !pln_json_read_number (&scanner, &number, NULL))
        break;
      for (guint i = 0; i < PLN_IMPORT_N_GROUPS; i++)
        {
          if (strcmp (pln_import_group_get_name (i), name) == 0)
            counts.n[i] = g_ascii_strtoull (number, NULL, 10);
        }
    }
  return pln_exchange_counts_text (&counts);
}

/* ---- the shared folder --------------------------------------------------------- */

#define OLD_DAYS 7
#define DAY_MS (24 * 60 * 60 * (gint64) 1000)

char *
pln_exchange_shared_text (const PlnSharedFile *file,
                          gint64               now)
{
  g_autofree char *written = pln_exchange_time_text (file->written, now);
  g_autofree char *taken = pln_exchange_time_text (file->taken, now);

  switch (file->state)
    {
    case PLN_SHARED_OWN:
      return file->taken > 0 ? g_strdup_printf (_("Own file written %s"), taken) : g_strdup (_("Own file not written yet"));
    case PLN_SHARED_CURRENT:
      return g_strdup_printf (_("File of %s, taken in %s"), written, taken);
    case PLN_SHARED_NEW:
      return g_strdup_printf (_("File of %s, not taken in before you agree"), written);
    case PLN_SHARED_INCOMPLETE:
      return g_strdup_printf (_("File of %s, still on its way"), written);
    case PLN_SHARED_DAMAGED:
    default:
      return g_strdup_printf (_("File of %s, cannot be read"), written);
    }
}

PlnPillStyle
pln_exchange_shared_state (const PlnSharedFile  *file,
                           gint64                now,
                           const char          **icon,
                           char                **label)
{
  guint days = now > file->written ? (guint) ((now - file->written) / DAY_MS) : 0;

  *icon = "object-select-symbolic";
  switch (file->state)
    {
    case PLN_SHARED_OWN:
      *label = g_strdup (file->taken > 0 ? _("Written") : _("Waiting"));
      return file->taken > 0 ? PLN_PILL_SUCCESS : PLN_PILL_NEUTRAL;
    case PLN_SHARED_CURRENT:
      if (days <= OLD_DAYS)
        {
          *label = g_strdup (_("Up to date"));
          return PLN_PILL_SUCCESS;
        }
      *icon = "alarm-symbolic";
      *label = g_strdup_printf (ngettext ("%u day old", "%u days old", days), days);
      return PLN_PILL_WARNING;
    case PLN_SHARED_NEW:
      *icon = "document-new-symbolic";
      *label = g_strdup (_("New file"));
      return PLN_PILL_ACCENT;
    case PLN_SHARED_INCOMPLETE:
      *icon = "view-refresh-symbolic";
      *label = g_strdup (_("Arriving"));
      return PLN_PILL_NEUTRAL;
    case PLN_SHARED_DAMAGED:
    default:
      *icon = "dialog-warning-symbolic";
      *label = g_strdup (_("Damaged"));
      return PLN_PILL_ERROR;
    }
}

const char *
pln_exchange_group_title (PlnImportGroup group)
{
  switch (group)
    {
    case PLN_IMPORT_EDITED_OUTSIDE:
      return _("Edited Outside");
    case PLN_IMPORT_CONFLICT:
      return _("Conflicts");
    case PLN_IMPORT_DELETED:
      return _("Deleted");
    case PLN_IMPORT_RESTORED:
      return _("Restored");
    case PLN_IMPORT_ADDED:
      return _("Added");
    case PLN_IMPORT_CHANGED:
      return _("Changed");
    case PLN_IMPORT_UNCHANGED:
    case PLN_IMPORT_N_GROUPS:
    default:
      return _("Unchanged");
    }
}

const char *
pln_exchange_group_icon (PlnImportGroup group)
{
  switch (group)
    {
    case PLN_IMPORT_EDITED_OUTSIDE:
      return "document-edit-symbolic";
    case PLN_IMPORT_CONFLICT:
      return "dialog-warning-symbolic";
    case PLN_IMPORT_DELETED:
      return "user-trash-symbolic";
    case PLN_IMPORT_ADDED:
      return "list-add-symbolic";
    case PLN_IMPORT_RESTORED:
    case PLN_IMPORT_CHANGED:
    case PLN_IMPORT_UNCHANGED:
    case PLN_IMPORT_N_GROUPS:
    default:
      return "view-refresh-symbolic";
    }
}

PlnPillStyle
pln_exchange_group_style (PlnImportGroup group)
{
  switch (group)
    {
    case PLN_IMPORT_CONFLICT:
      return PLN_PILL_WARNING;
    case PLN_IMPORT_EDITED_OUTSIDE:
    case PLN_IMPORT_DELETED:
      return PLN_PILL_ERROR;
    case PLN_IMPORT_ADDED:
    case PLN_IMPORT_RESTORED:
      return PLN_PILL_SUCCESS;
    case PLN_IMPORT_CHANGED:
    case PLN_IMPORT_UNCHANGED:
    case PLN_IMPORT_N_GROUPS:
    default:
      return PLN_PILL_ACCENT;
    }
}

char *
pln_exchange_field_label (const char *kind,
                          const char *field)
{
  const PlnKind *schema = pln_schema_find (kind);
  const PlnField *known = schema != NULL ? pln_kind_find_field (schema, field) : NULL;

  if (strcmp (field, PLN_ALIVE) == 0)
    return g_strdup (_("Record"));
  if (known == NULL && strcmp (field, "email") == 0) /* what two people share is in their contacts */
    return g_strdup (_("E-mail Address"));
  return g_strdup (known != NULL ? pln_field_get_label (known) : field);
}

char *
pln_exchange_value_text (PlnWorkspace *workspace,
                         const char   *kind,
                         const char   *field,
                         const char   *canonical,
                         GHashTable   *titles)
{
  const PlnKind *schema = pln_schema_find (kind);
  const PlnField *known = schema != NULL ? pln_kind_find_field (schema, field) : NULL;

  if (canonical == NULL)
    return g_strdup (_("Empty"));
  if (strcmp (field, PLN_ALIVE) == 0)
    return g_strdup (pln_value_get_boolean (canonical) ? _("Kept") : _("Deleted"));
  if (known == NULL)
    return pln_value_get_plain (canonical);
  if (known->type == PLN_TYPE_REFERENCE)
    {
      g_autofree char *id = pln_value_get_plain (canonical);

      if (pln_workspace_has_record (workspace, id))
        return pln_workspace_get_title (workspace, id);
      return g_strdup (titles != NULL && g_hash_table_contains (titles, id) ? g_hash_table_lookup (titles, id)
                                                                            : _("not in this workspace"));
    }
  return pln_field_to_display (known, canonical);
}

char *
pln_exchange_change_text (PlnWorkspace    *workspace,
                          PlnImportChange *change,
                          GHashTable      *titles)
{
  GPtrArray *fields = pln_import_change_get_fields (change);
  const char *kind = pln_import_change_get_kind (change);
  const PlnKind *schema = pln_schema_find (kind);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) labels = NULL;

  if (pln_import_change_get_reason (change) != NULL && fields->len == 0)
    return g_strdup (pln_import_change_get_reason (change));
  if (pln_import_change_get_group (change) == PLN_IMPORT_ADDED || fields->len == 0)
    return g_strdup (schema != NULL ? pln_kind_get_label (schema) : kind);
  if (fields->len == 1)
    {
      const PlnImportField *field = fields->pdata[0];
      g_autofree char *label = pln_exchange_field_label (kind, field->field);
      g_autofree char *value = pln_exchange_value_text (workspace, kind, field->field, field->after, titles);
      const PlnImportVersion *other = field->versions != NULL && field->versions->len > 1 ? field->versions->pdata[1] : NULL;
      g_autofree char *second = other != NULL ? pln_exchange_value_text (workspace, kind, field->field, other->value, titles)
                                              : NULL;

      if (second != NULL && g_utf8_strlen (value, -1) + g_utf8_strlen (second, -1) > 60)
        return g_strdup_printf (_("%s: two texts"), label);
      if (second != NULL)
        /* Translators: field, then two values between which a choice is open */
        return g_strdup_printf (_("%s: “%s” or “%s”"), label, value, second);
      return g_strdup_printf ("%s: %s", label, value);
    }
  for (guint i = 0; i < fields->len; i++)
    g_strv_builder_take (builder, pln_exchange_field_label (kind, ((PlnImportField *) fields->pdata[i])->field));
  labels = g_strv_builder_end (builder);
  return g_strjoinv (", ", labels);
}

/* ---- findings ---------------------------------------------------------------- */

const char *
pln_exchange_finding_heading (PlnReviewType type)
{
  switch (type)
    {
    case PLN_REVIEW_CONFLICT:
      return _("Conflicts");
    case PLN_REVIEW_DELETED_BUT_EDITED:
      return _("Deleted but Edited");
    case PLN_REVIEW_BROKEN_REFERENCE:
      return _("Broken References");
    case PLN_REVIEW_CYCLE:
      return _("Cycles");
    case PLN_REVIEW_DUPLICATE:
      return _("Possible Duplicates");
    case PLN_REVIEW_EMPTY_REQUIRED:
      return _("Empty Required Fields");
    case PLN_REVIEW_SKIPPED:
    case PLN_REVIEW_N_TYPES:
    default:
      return _("Left Out of an Import");
    }
}

const char *
pln_exchange_finding_icon (PlnReviewType type)
{
  switch (type)
    {
    case PLN_REVIEW_DELETED_BUT_EDITED:
      return "user-trash-symbolic";
    case PLN_REVIEW_CONFLICT:
    case PLN_REVIEW_BROKEN_REFERENCE:
    case PLN_REVIEW_CYCLE:
    case PLN_REVIEW_DUPLICATE:
    case PLN_REVIEW_EMPTY_REQUIRED:
    case PLN_REVIEW_SKIPPED:
    case PLN_REVIEW_N_TYPES:
    default:
      return "dialog-warning-symbolic";
    }
}

char *
pln_exchange_finding_text (PlnWorkspace           *workspace,
                           const PlnReviewFinding *finding)
{
  if (finding->field != NULL)
    return pln_exchange_field_label (finding->kind, finding->field);
  if (finding->type == PLN_REVIEW_DELETED_BUT_EDITED)
    return g_strdup (_("Deleted in one place, edited in another"));
  return g_strdup (_("Changed outside Plenary"));
}

/* Names two offices that differ; two replicas of one office are two places. */
static char *
conflict_reason (const PlnReviewFinding *finding)
{
  const char *first = NULL, *second = NULL;

  for (guint i = 0; finding->versions != NULL && i < finding->versions->len; i++)
    {
      const char *office = ((PlnImportVersion *) finding->versions->pdata[i])->office;

      if (first == NULL)
        first = office;
      else if (second == NULL && g_strcmp0 (first, office) != 0)
        second = office;
    }
  if (second == NULL || finding->versions->len > 2)
    return g_strdup (_("This was changed in several places that had not seen each other’s text."));
  return g_strdup_printf (_("%s and %s changed this without seeing each other’s text."), first, second);
}

char *
pln_exchange_finding_reason (PlnWorkspace           *workspace,
                             const PlnReviewFinding *finding)
{
  g_autofree char *label = finding->field != NULL ? pln_exchange_field_label (finding->kind, finding->field) : NULL;

  switch (finding->type)
    {
    case PLN_REVIEW_CONFLICT:
      return conflict_reason (finding);
    case PLN_REVIEW_DELETED_BUT_EDITED:
      return g_strdup (_("One office deleted this record while another edited it."));
    case PLN_REVIEW_BROKEN_REFERENCE:
      {
        g_autofree char *title = pln_workspace_get_title (workspace, finding->target);

        return g_strdup_printf (_("“%s” names “%s”, which has been deleted."), label, title);
      }
    case PLN_REVIEW_CYCLE:
      return g_strdup_printf (_("“%s” leads in a ring, so this record is shown at the top level until one of them gives way."), label);
    case PLN_REVIEW_DUPLICATE:
      return g_strdup_printf (_("These records have the same “%s”."), label);
    case PLN_REVIEW_EMPTY_REQUIRED:
      return g_strdup_printf (_("“%s” must not be empty."), label);
    case PLN_REVIEW_SKIPPED:
    case PLN_REVIEW_N_TYPES:
    default:
      return g_strdup (_("A file brought a state of this record that cannot be put together with ours; "
                         "the next edit here settles it."));
    }
}

/* ---- differences ------------------------------------------------------------- */

PangoAttrList *
pln_exchange_differences (const char *text,
                          const char *other,
                          guint       n)
{
  static const guint16 tints[4][3] = {
    { 0x3500, 0x8400, 0xe400 }, { 0xe600, 0x6100, 0x0000 }, { 0x9100, 0x4100, 0xac00 }, { 0x2100, 0x9000, 0xa400 },
  };
  PangoAttrList *attributes = pango_attr_list_new ();
  g_autoptr (GArray) spans = pln_text_diff_spans (text, other);
  const guint16 *tint = tints[n % G_N_ELEMENTS (tints)];

  for (guint i = 0; i < spans->len; i++)
    {
      const PlnTextSpan *span = &g_array_index (spans, PlnTextSpan, i);
      PangoAttribute *marks[] = {
        pango_attr_background_new (tint[0], tint[1], tint[2]), pango_attr_background_alpha_new (0x3800),
        pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), pango_attr_underline_color_new (tint[0], tint[1], tint[2]),
      };

      for (guint k = 0; k < G_N_ELEMENTS (marks); k++)
        {
          marks[k]->start_index = span->start;
          marks[k]->end_index = span->end;
          pango_attr_list_insert (attributes, marks[k]);
        }
    }
  return attributes;
}
