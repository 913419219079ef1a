/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/roadmap/pln-roadmap-reporting.h"

#include <glib/gi18n.h>

struct _PlnRoadmapReporting
{
  PlnRecordView parent_instance;
};

G_DEFINE_FINAL_TYPE (PlnRoadmapReporting, pln_roadmap_reporting, PLN_TYPE_RECORD_VIEW)

/* ---- words ---------------------------------------------------------------------- */

static gboolean
is_exercise (PlnItem *item)
{
  return g_strcmp0 (pln_item_get_kind (item), "exercise") == 0;
}

char *
pln_reporting_about_text (PlnItem *item)
{
  return pln_item_get_display (item, is_exercise (item) ? "body" : "action");
}

char *
pln_reporting_who_text (PlnItem *item)
{
  g_autofree char *from = NULL, *to = NULL;

  if (!is_exercise (item))
    return pln_item_get_display (item, "unit");
  from = pln_item_get_display (item, "submitted_by");
  to = pln_item_get_display (item, "reviewed_by");
  if (*from == '\0' || *to == '\0')
    return g_strconcat (from, to, NULL);
  /* Translators: who reports, and to whom: “governments to the Committee on the Rights of the Child” */
  return g_strdup_printf (_("%s to %s"), from, to);
}

char *
pln_reporting_target_text (PlnItem *item)
{
  PlnWorkspace *workspace = pln_item_get_workspace (item);
  g_autofree char *baseline = NULL, *target = NULL;

  if (is_exercise (item))
    {
      g_autoptr (GPtrArray) cadences = pln_workspace_referrers (workspace, "cadence", "of", pln_item_get_id (item));
      g_autoptr (PlnItem) cadence = cadences->len > 0 ? pln_item_new (workspace, cadences->pdata[0]) : NULL;

      return cadence != NULL ? pln_item_get_display (cadence, "rule") : g_strdup ("");
    }
  baseline = pln_item_get_display (item, "baseline");
  target = pln_item_get_display (item, "target");
  if (*baseline != '\0' && *target != '\0')
    /* Translators: of an indicator, baseline and target: “from 3 to 8” */
    return g_strdup_printf (_("from %s to %s"), baseline, target);
  return *target != '\0' ? g_steal_pointer (&target) : *baseline != '\0' ? g_strdup_printf (_("from %s"), baseline)
                                                                         : g_strdup (_("No target"));
}

char *
pln_reporting_latest_text (PlnItem *item)
{
  PlnWorkspace *workspace = pln_item_get_workspace (item);
  g_autoptr (GPtrArray) all = NULL;
  g_autofree char *value = NULL, *when = NULL;
  PlnDay latest = PLN_DAY_NONE;

  if (is_exercise (item))
    return g_strdup ("");
  all = pln_workspace_referrers (workspace, "observation", "indicator", pln_item_get_id (item));
  for (guint i = 0; i < all->len; i++)
    {
      g_autoptr (PlnItem) observation = pln_item_new (workspace, all->pdata[i]);
      g_autoptr (PlnWhen) on = pln_item_get_when (observation, "when");
      PlnDay day = on != NULL ? pln_when_sort_day (on) : PLN_DAY_NONE;

      if (value != NULL && (day == PLN_DAY_NONE || (latest != PLN_DAY_NONE && day < latest)))
        continue;
      latest = day;
      g_free (value);
      g_free (when);
      value = pln_item_get_display (observation, "value");
      when = pln_item_get_display (observation, "when");
    }
  if (value == NULL)
    return g_strdup (_("Not observed yet"));
  /* Translators: the latest observation of an indicator and when it was made: “3, June 2024” */
  return *when != '\0' ? g_strdup_printf (_("%s, %s"), value, when) : g_steal_pointer (&value);
}

/* ---- model ---------------------------------------------------------------------- */

static const char *const kinds[] = { "exercise", "indicator", "observation", "cadence", NULL };

static GPtrArray *
make_sections (PlnWorkspace *workspace, gpointer search)
{
  static const char *const shown[] = { "exercise", "indicator" };
  GPtrArray *sections = g_ptr_array_new_with_free_func ((GDestroyNotify) pln_section_free);

  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      g_autoptr (PlnQuery) query = pln_query_new (shown[i]);
      g_autoptr (GPtrArray) ids = NULL;
      PlnSection *section = pln_section_new (shown[i]);

      if (*(const char *) search != '\0')
        pln_query_search (query, search);
      pln_query_sort (query, "name", FALSE);
      ids = pln_workspace_query (workspace, query, NULL);
      for (guint j = 0; ids != NULL && j < ids->len; j++)
        g_ptr_array_add (section->ids, g_strdup (ids->pdata[j]));
      g_ptr_array_add (sections, section);
    }
  return sections;
}

static GListModel *
pln_roadmap_reporting_create_model (PlnRecordView *view, const PlnQuery *query)
{
  return G_LIST_MODEL (pln_section_list_new (pln_context_get_workspace (pln_record_view_get_context (view)), kinds, make_sections,
                                             g_strdup (pln_record_view_get_search (view)), g_free));
}

static PlnItem *
pln_roadmap_reporting_get_item (PlnRecordView *view, gpointer row)
{
  return PLN_ITEM (row);
}

static guint
pln_roadmap_reporting_find (PlnRecordView *view, const char *id)
{
  guint position = pln_section_list_find (PLN_SECTION_LIST (pln_record_view_get_list (view)), id);

  return position != G_MAXUINT ? position : GTK_INVALID_LIST_POSITION;
}

static char *
section_title (PlnWorkspace *workspace, const char *key, char **note)
{
  return g_strdup (pln_kind_get_plural (pln_schema_find (key)));
}

/* ---- columns --------------------------------------------------------------------- */

static char *
get_text (PlnItem *item, gpointer text)
{
  char *(*function) (PlnItem *) = text;

  return function (item);
}

static void
pln_roadmap_reporting_class_init (PlnRoadmapReportingClass *klass)
{
  PlnRecordViewClass *view_class = PLN_RECORD_VIEW_CLASS (klass);

  view_class->create_model = pln_roadmap_reporting_create_model;
  view_class->get_item = pln_roadmap_reporting_get_item;
  view_class->find = pln_roadmap_reporting_find;
}

static void
pln_roadmap_reporting_init (PlnRoadmapReporting *self)
{
}

GtkWidget *
pln_roadmap_reporting_new (PlnContext *context)
{
  const PlnColumn columns[] = {
    { .field = "name", .title = N_("Name"), .expand = TRUE },
    { .title = N_("Belongs To"), .width = 170, .hide_below = 760, .get_text = get_text, .user_data = pln_reporting_about_text },
    { .title = N_("Who Reports, or Unit"), .width = 230, .hide_below = 560, .get_text = get_text, .user_data = pln_reporting_who_text },
    { .title = N_("How Often, or Target"), .width = 160, .hide_below = 860, .get_text = get_text, .user_data = pln_reporting_target_text },
    { .title = N_("Latest"), .width = 150, .hide_below = 480, .get_text = get_text, .user_data = pln_reporting_latest_text },
  };
  PlnRoadmapReporting *self = g_object_new (PLN_TYPE_ROADMAP_REPORTING, "context", context, "kind", "exercise", NULL);

  pln_record_view_set_columns (PLN_RECORD_VIEW (self), columns, G_N_ELEMENTS (columns));
  pln_section_list_add_headings (PLN_RECORD_VIEW (self), section_title);
  return GTK_WIDGET (self);
}
