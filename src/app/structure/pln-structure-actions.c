/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/structure/pln-structure-page-private.h"

#include "app/dialogs/pln-outline-dialog.h"
#include "app/formats/pln-format-export.h"
#include "app/print/pln-print.h"
#include "app/structure/pln-member-dialogs.h"
#include "app/structure/pln-structure-commands.h"
#include "app/structure/pln-structure-composition.h"

#include <glib/gi18n.h>
#include <string.h>

/* The acts of the page's menu and keys, which of them apply, and what of the
 * columns and the chart is kept between starts. */

static gboolean
is_on (PlnStructurePage *self,
       const char       *action)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (pln_page_get_actions (PLN_PAGE (self))), action);

  return state != NULL && g_variant_get_boolean (state);
}

/* The chart is made when it is first shown; until then the switches wait. */
void
pln_structure_page_apply_chart_state (PlnStructurePage *self)
{
  PlnOrgChart *drawing;

  if (self->chart == NULL)
    return;
  drawing = pln_structure_chart_get_drawing (self->chart);
  pln_org_chart_set_show_details (drawing, is_on (self, "chart-details"));
  pln_org_chart_set_direction (drawing, is_on (self, "chart-sideways") ? PLN_ORG_START_TO_END : PLN_ORG_TOP_DOWN);
}

static void
export_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  PlnStructurePage *self = user_data;

  g_autoptr (PlnSheets) sheets = NULL;

  if (self->chart == NULL)
    return;
  sheets = pln_structure_page_make_sheets (self);
  pln_print_save (pln_page_get_context (PLN_PAGE (self)), sheets, _("Structure"));
}

static void
details_cb (GSimpleAction *action,
            GVariant      *value,
            gpointer       user_data)
{
  g_simple_action_set_state (action, value);
  pln_structure_page_apply_chart_state (user_data);
}

static void
sideways_cb (GSimpleAction *action,
             GVariant      *value,
             gpointer       user_data)
{
  g_simple_action_set_state (action, value);
  pln_structure_page_apply_chart_state (user_data);
}

static void
compare_cb (GSimpleAction *action,
            GVariant      *value,
            gpointer       user_data)
{
  g_simple_action_set_state (action, value);
  pln_structure_page_set_comparing (user_data, g_variant_get_boolean (value));
}

static void
fold_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  PlnStructurePage *self = user_data;

  if (self->chart != NULL)
    pln_org_chart_fold_below (pln_structure_chart_get_drawing (self->chart), (guint) g_variant_get_int32 (parameter));
}

/* In the order of PlnStructureCommand. */
static const char *const command_actions[] = { "rename-dated", "move-dated", "suspend", "revive", "dissolve", "merge", "split" };

/* The bodies among what is selected; NULL: none. */
static char **
selected_bodies (PlnStructurePage *self)
{
  PlnRecordView *view = pln_record_page_get_view (PLN_RECORD_PAGE (self));
  PlnWorkspace *workspace = pln_page_get_workspace (PLN_PAGE (self));
  g_autoptr (GStrvBuilder) bodies = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;
  const char *selected = pln_page_get_selected (PLN_PAGE (self));

  if (view != NULL && !pln_structure_page_shows_chart (self) && !pln_structure_page_shows_compare (self))
    all = pln_record_view_get_selection (view);
  if (all == NULL || all[0] == NULL)
    {
      g_clear_pointer (&all, g_strfreev);
      all = selected != NULL ? g_strdupv ((char *[]) { (char *) selected, NULL }) : NULL;
    }
  for (guint i = 0; all != NULL && all[i] != NULL; i++)
    if (g_strcmp0 (pln_workspace_get_kind (workspace, all[i]), "body") == 0)
      g_strv_builder_add (bodies, all[i]);
  g_clear_pointer (&all, g_strfreev);
  all = g_strv_builder_end (bodies);
  return all[0] != NULL ? g_steal_pointer (&all) : NULL;
}

static void
command_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  const char *name = g_action_get_name (G_ACTION (action));
  g_auto (GStrv) bodies = selected_bodies (user_data);
  const char *selected = pln_page_get_selected (user_data);

  if (strcmp (name, "merge") == 0 && bodies != NULL)
    {
      pln_structure_merge_present (pln_page_get_context (user_data), (const char *const *) bodies);
      return;
    }
  for (guint i = 0; selected != NULL && i < G_N_ELEMENTS (command_actions); i++)
    if (strcmp (name, command_actions[i]) == 0)
      pln_structure_command_present (pln_page_get_context (user_data), (PlnStructureCommand) i, selected);
}

/* The body that is selected, or whose post or relation is; NULL: none. */
static char *
selected_body (PlnStructurePage *self)
{
  PlnWorkspace *workspace = pln_page_get_workspace (PLN_PAGE (self));
  const char *selected = pln_page_get_selected (PLN_PAGE (self));
  const char *kind = selected != NULL ? pln_workspace_get_kind (workspace, selected) : NULL;
  g_autofree char *value = NULL;

  if (g_strcmp0 (kind, "body") == 0)
    return g_strdup (selected);
  if (g_strcmp0 (kind, "post") == 0)
    value = pln_workspace_get_value (workspace, selected, "body");
  else if (g_strcmp0 (kind, "relation") == 0)
    value = pln_workspace_get_value (workspace, selected, "subject");
  return value != NULL ? pln_value_get_plain (value) : NULL;
}

static void
member_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  g_autofree char *body = selected_body (user_data);

  if (body == NULL)
    return;
  if (strcmp (g_action_get_name (G_ACTION (action)), "add-member") == 0)
    pln_member_add_present (pln_page_get_context (user_data), body);
  else
    pln_member_end_present (pln_page_get_context (user_data), body, NULL);
}

/* The selected body and what is under it, or all. */
static void
compose_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  g_autofree char *body = selected_body (user_data);

  pln_structure_compose_present (pln_page_get_context (user_data), body);
}

static void
paste_outline_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  g_autofree char *parent = pln_structure_page_get_place (user_data);

  pln_outline_present (pln_page_get_context (user_data), "body", parent, NULL);
}

/* ---- columns ----------------------------------------------------------------------- */

static PlnRecordView *
get_tree (PlnStructurePage *self)
{
  GtkWidget *tree = gtk_stack_get_child_by_name (pln_record_page_get_stack (PLN_RECORD_PAGE (self)), "tree");

  return PLN_IS_RECORD_VIEW (tree) ? PLN_RECORD_VIEW (tree) : NULL;
}

static void
column_cb (GSimpleAction *action,
           GVariant      *value,
           gpointer       user_data)
{
  guint n = (guint) g_ascii_strtoull (g_action_get_name (G_ACTION (action)) + strlen ("column-"), NULL, 10);

  g_simple_action_set_state (action, value);
  if (get_tree (user_data) != NULL)
    pln_record_view_set_column_shown (get_tree (user_data), n, g_variant_get_boolean (value));
}

static void
unsort_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  if (get_tree (user_data) != NULL)
    pln_record_view_unsort (get_tree (user_data));
}

/* One switch for each column but the first, in the page menu and on the heads. */
void
pln_structure_page_add_column_actions (PlnStructurePage *self,
                    PlnRecordView    *tree)
{
  GActionMap *map = G_ACTION_MAP (pln_page_get_actions (PLN_PAGE (self)));

  for (guint i = 1; i < pln_record_view_get_n_columns (tree); i++)
    {
      g_autofree char *name = g_strdup_printf ("column-%u", i), *target = g_strdup_printf ("page.column-%u", i);
      g_autoptr (GSimpleAction) action =
        g_simple_action_new_stateful (name, NULL, g_variant_new_boolean (pln_record_view_get_column_shown (tree, i)));

      g_signal_connect (action, "change-state", G_CALLBACK (column_cb), self);
      g_action_map_add_action (map, G_ACTION (action));
      g_menu_append (self->columns, pln_record_view_get_column_title (tree, i), target);
    }
  g_menu_append (self->columns, _("_Own Order"), "page.unsort");
  pln_record_view_set_head_menu (tree, G_MENU_MODEL (self->columns));
}

/* Switches that are kept between starts. */
static const char *const kept[] = { "chart-details", "chart-sideways" };

void
pln_structure_page_save_state (PlnPage    *page,
                               GKeyFile   *file,
                               const char *group)
{
  PlnRecordView *tree = get_tree (PLN_STRUCTURE_PAGE (page));
  g_autoptr (GArray) shown = g_array_new (FALSE, FALSE, sizeof (gboolean));

  PLN_PAGE_CLASS (g_type_class_peek (PLN_TYPE_RECORD_PAGE))->save_state (page, file, group);
  for (guint i = 0; tree != NULL && i < pln_record_view_get_n_columns (tree); i++)
    {
      gboolean on = pln_record_view_get_column_shown (tree, i);

      g_array_append_val (shown, on);
    }
  if (tree != NULL)
    g_key_file_set_boolean_list (file, group, "columns", (gboolean *) shown->data, shown->len);
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    g_key_file_set_boolean (file, group, kept[i], is_on (PLN_STRUCTURE_PAGE (page), kept[i]));
}

void
pln_structure_page_restore_state (PlnPage    *page,
                                  GKeyFile   *file,
                                  const char *group)
{
  gsize n = 0;
  g_autofree gboolean *shown = g_key_file_get_boolean_list (file, group, "columns", &n, NULL);

  PLN_PAGE_CLASS (g_type_class_peek (PLN_TYPE_RECORD_PAGE))->restore_state (page, file, group);
  for (gsize i = 1; shown != NULL && i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("column-%" G_GSIZE_FORMAT, i);

      if (g_action_group_has_action (G_ACTION_GROUP (pln_page_get_actions (page)), name))
        g_action_group_change_action_state (G_ACTION_GROUP (pln_page_get_actions (page)), name, g_variant_new_boolean (shown[i]));
    }
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    if (g_key_file_get_boolean (file, group, kept[i], NULL))
      g_action_group_change_action_state (G_ACTION_GROUP (pln_page_get_actions (page)), kept[i], g_variant_new_boolean (TRUE));
}

static const PlnFormatEntry format_entries[] = {
  { "export-csv", N_("Export Bodies as a _Table…"), PLN_FORMAT_CSV, "body", N_("Bodies") },
  { "export-popolo", N_("Export as _Popolo…"), PLN_FORMAT_POPOLO, NULL, N_("Structure") },
  { NULL }
};

void
pln_structure_page_add_actions (PlnStructurePage *self)
{
  static const GActionEntry entries[] = {
    { .name = "export-chart", .activate = export_cb },
    { .name = "chart-details", .state = "false", .change_state = details_cb },
    { .name = "chart-sideways", .state = "false", .change_state = sideways_cb },
    { .name = "compare", .state = "false", .change_state = compare_cb },
    { .name = "compose", .activate = compose_cb },
    { .name = "paste-outline", .activate = paste_outline_cb },
    { .name = "unsort", .activate = unsort_cb },
    { .name = "add-member", .activate = member_cb },
    { .name = "end-member", .activate = member_cb },
    { .name = "fold-chart", .activate = fold_cb, .parameter_type = "i" },
  };

  GActionMap *map = G_ACTION_MAP (pln_page_get_actions (PLN_PAGE (self)));

  g_action_map_add_action_entries (map, entries, G_N_ELEMENTS (entries), self);
  pln_format_export_add_actions (PLN_PAGE (self), format_entries, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (command_actions); i++)
    {
      g_autoptr (GSimpleAction) action = g_simple_action_new (command_actions[i], NULL);

      g_signal_connect (action, "activate", G_CALLBACK (command_cb), self);
      g_action_map_add_action (map, G_ACTION (action));
    }
}

void
pln_structure_page_update_actions (PlnPage *page)
{
  static const char *const of_chart[] = { "export-chart", "chart-details", "chart-sideways", "fold-chart" };
  static const char *const of_body[] = { "add-member", "end-member" };
  PlnStructurePage *self = PLN_STRUCTURE_PAGE (page);
  g_autofree char *body = selected_body (self);

  for (guint i = 0; i < G_N_ELEMENTS (of_chart); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (pln_page_get_actions (page)), of_chart[i]);

      if (action != NULL)
        g_simple_action_set_enabled (G_SIMPLE_ACTION (action), pln_structure_page_shows_chart (self));
    }
  for (guint i = 0; i < G_N_ELEMENTS (of_body); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (pln_page_get_actions (page)), of_body[i]);

      if (action != NULL)
        g_simple_action_set_enabled (G_SIMPLE_ACTION (action), body != NULL);
    }
  for (guint i = 0; i < G_N_ELEMENTS (command_actions); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (pln_page_get_actions (page)), command_actions[i]);

      if (action != NULL)
        g_simple_action_set_enabled (G_SIMPLE_ACTION (action),
                                     pln_structure_command_applies (pln_page_get_workspace (page), (PlnStructureCommand) i,
                                                                    pln_page_get_selected (page)));
    }
}

GMenuModel *
pln_structure_page_get_menu (PlnPage *page)
{
  PlnStructurePage *self = PLN_STRUCTURE_PAGE (page);
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenuModel) own = pln_structure_command_menu ();
  g_autoptr (GMenu) body = g_menu_new (), dates = g_menu_new (), chart = g_menu_new (), files = g_menu_new ();

  g_menu_append (dates, _("_Compare Two Dates"), "page.compare");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (dates));
  g_menu_append_submenu (body, _("Change _Body"), own);
  g_menu_append (body, _("_Paste an Outline…"), "page.paste-outline");
  g_menu_append (body, _("_Add Member…"), "page.add-member");
  g_menu_append (body, _("_End Membership…"), "page.end-member");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (body));
  g_menu_append_submenu (dates, _("Col_umns"), G_MENU_MODEL (self->columns));
  g_menu_append (chart, _("Show _Members in the Chart"), "page.chart-details");
  g_menu_append (chart, _("Draw the Chart Side_ways"), "page.chart-sideways");
  g_menu_append (chart, _("Fold to _Two Levels"), "page.fold-chart(2)");
  g_menu_append (chart, _("_Unfold All"), "page.fold-chart(64)");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (chart));
  g_menu_append (files, _("Save _Chart…"), "page.export-chart");
  g_menu_append (files, _("Save Composition of _Organs…"), "page.compose");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (files));
  pln_format_export_append_menu (menu, format_entries);
  return G_MENU_MODEL (menu);
}
