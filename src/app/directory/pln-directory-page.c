/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/directory/pln-directory-page.h"

#include <glib/gi18n.h>

#include "app/directory/pln-directory-commands.h"
#include "app/directory/pln-directory-filters.h"
#include "app/directory/pln-directory-list.h"
#include "app/formats/pln-format-export.h"
#include "app/records/pln-merge-plan.h"
#include "app/records/pln-selection-bar.h"

/* PlnDirectoryPage: people, posts and groups in one list with its filters; the
 * organizations; and audiences, which are such filters kept under a name. */
struct _PlnDirectoryPage
{
  PlnRecordPage parent_instance;

  GtkWidget *filters, *people, *selection; /* owned by the page */
  GMenu     *menu;                         /* owned */
  gboolean   by_name;                      /* under letters, not organizations */
};

G_DEFINE_FINAL_TYPE (PlnDirectoryPage, pln_directory_page, PLN_TYPE_RECORD_PAGE)

static const PlnRecordPageView views[] = {
  { "people", N_("People"), "person", NULL, "post", NULL, NULL },
  { "organizations", N_("Organizations"), "body", "parent", NULL, NULL, NULL },
  { "audiences", N_("Audiences"), "audience", NULL, NULL, NULL, "name" },
  { NULL },
};

static gboolean
shows_people (PlnDirectoryPage *self)
{
  return g_strcmp0 (pln_page_get_view (PLN_PAGE (self)), "people") == 0;
}

/* ---- people ----------------------------------------------------------------- */

static void
count_people_cb (PlnDirectoryPage *self)
{
  guint n = pln_record_view_get_n_items (PLN_RECORD_VIEW (self->people));
  g_autofree char *text = g_strdup_printf (ngettext ("%u entry", "%u entries", n), n);

  pln_directory_filters_set_count (PLN_DIRECTORY_FILTERS (self->filters), text);
  if (shows_people (self))
    pln_page_set_count (PLN_PAGE (self), text);
}

static void
filters_changed_cb (PlnDirectoryPage *self)
{
  g_autoptr (PlnDirectoryFilter) filter = pln_directory_filters_get (PLN_DIRECTORY_FILTERS (self->filters));
  gboolean all = pln_directory_filter_is_empty (filter);

  filter->search = g_strdup (pln_page_get_search (PLN_PAGE (self)));
  filter->by_name = self->by_name;
  pln_record_view_set_empty (PLN_RECORD_VIEW (self->people), "system-users-symbolic",
                             all ? _("No People Yet") : _("No One Matches"),
                             all ? _("Posts and groups stand here too, whether or not anybody is named.") : NULL,
                             all ? _("_Add Person…") : _("_Clear Filters"),
                             all ? "win.new-record" : "page.clear-filters");
  pln_record_view_set_empty_second (PLN_RECORD_VIEW (self->people), all ? _("_Import vCard or CSV…") : NULL, "win.import-foreign");
  pln_directory_list_set_filter (PLN_DIRECTORY_LIST (self->people), filter);
  pln_page_update_actions (PLN_PAGE (self));
}

static void
make_people (PlnDirectoryPage *self)
{
  PlnPage *page = PLN_PAGE (self);

  GMenu *menu = g_menu_new ();

  self->people = pln_directory_list_new (pln_page_get_context (page));
  g_menu_append (menu, _("Add to _Meeting…"), "page.add-to-meeting");
  g_menu_append (menu, _("_Copy Addresses"), "page.copy-addresses");
  g_menu_append (menu, _("Mer_ge…"), "page.merge");
  pln_record_view_set_menu (PLN_RECORD_VIEW (self->people), G_MENU_MODEL (menu));
  g_object_unref (menu);
  gtk_stack_add_named (pln_record_page_get_stack (PLN_RECORD_PAGE (self)), self->people, "people");
  g_signal_connect_object (self->people, "selection-changed", G_CALLBACK (pln_page_selection_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->people, "activated", G_CALLBACK (pln_page_activated), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->people, "clear-search", G_CALLBACK (pln_page_search_reset), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->people, "count-changed", G_CALLBACK (count_people_cb), self, G_CONNECT_SWAPPED);
  self->selection = pln_selection_bar_new (PLN_RECORD_VIEW (self->people));
  pln_selection_bar_add (PLN_SELECTION_BAR (self->selection), _("Add to _Meeting…"), "page.add-to-meeting", FALSE);
  pln_selection_bar_add (PLN_SELECTION_BAR (self->selection), _("_Copy Addresses"), "page.copy-addresses", FALSE);
  pln_selection_bar_add (PLN_SELECTION_BAR (self->selection), _("Mer_ge…"), "page.merge", FALSE);
  pln_record_page_set_foot (PLN_RECORD_PAGE (self), self->selection);
  filters_changed_cb (self);
}

/* ---- audiences -------------------------------------------------------------- */

static char *
get_rule_text (PlnItem *item, gpointer user_data)
{
  g_autofree char *rule = pln_item_get_plain (item, "rule");
  g_autoptr (PlnDirectoryFilter) filter = pln_directory_filter_from_rule (rule);

  if (filter == NULL)
    return g_steal_pointer (&rule);
  return pln_directory_filter_to_words (pln_item_get_workspace (item), filter);
}

static char *
get_audience_count (PlnItem *item, gpointer user_data)
{
  g_autofree char *rule = pln_item_get_plain (item, "rule");
  g_autoptr (PlnDirectoryFilter) filter = pln_directory_filter_from_rule (rule);

  if (filter == NULL)
    return g_strdup (_("not counted"));
  return g_strdup_printf ("%u", pln_directory_count (pln_item_get_workspace (item), filter));
}

static char *
get_declared (PlnItem *item, gpointer user_data)
{
  g_autofree char *number = pln_item_get_display (item, "declared");
  gboolean about = pln_value_get_boolean (pln_item_get_value (item, "declared_about"));

  if (*number == '\0')
    return g_strdup (_("Not declared"));
  return about ? g_strdup_printf (_("about %s"), number) : g_steal_pointer (&number);
}

static void
configure_audiences (PlnRecordView *view)
{
  const PlnColumn columns[] = {
    { .field = "name", .title = N_("Audience"), .expand = TRUE },
    { .title = N_("Who"), .width = 260, .hide_below = 620, .get_text = get_rule_text },
    { .title = N_("Here"), .width = 110, .get_text = get_audience_count },
    { .field = "declared", .title = N_("Declared"), .width = 120, .hide_below = 560, .get_text = get_declared },
    { .field = "routing", .title = N_("Routing"), .width = 150, .hide_below = 760 },
  };
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _("_Show Who This Is"), "page.show-audience");
  pln_record_view_set_menu (view, G_MENU_MODEL (menu));
  pln_record_view_set_columns (view, columns, G_N_ELEMENTS (columns));
}

/* The filter of the audience that is selected; NULL: none, or in free words. */
static PlnDirectoryFilter *
get_audience_filter (PlnDirectoryPage *self)
{
  PlnRecordView *view = pln_record_page_get_view (PLN_RECORD_PAGE (self));
  const char *id = view != NULL ? pln_record_view_get_selected (view) : NULL;
  g_autofree char *canonical = NULL, *rule = NULL;

  if (id == NULL || g_strcmp0 (pln_page_get_view (PLN_PAGE (self)), "audiences") != 0)
    return NULL;
  canonical = pln_workspace_get_value (pln_page_get_workspace (PLN_PAGE (self)), id, "rule");
  rule = canonical != NULL ? pln_value_get_plain (canonical) : NULL;
  return rule != NULL ? pln_directory_filter_from_rule (rule) : NULL;
}

/* ---- actions ------------------------------------------------------------------ */

static void
clear_filters_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PlnDirectoryPage *self = user_data;
  g_autoptr (PlnDirectoryFilter) none = pln_directory_filter_new ();

  pln_directory_filters_set (PLN_DIRECTORY_FILTERS (self->filters), none);
}

static void
show_audience_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PlnDirectoryPage *self = user_data;
  g_autoptr (PlnDirectoryFilter) filter = get_audience_filter (self);

  if (filter == NULL)
    return;
  pln_page_set_view (PLN_PAGE (self), "people");
  pln_directory_filters_set (PLN_DIRECTORY_FILTERS (self->filters), filter);
}

static void
save_audience_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PlnDirectoryPage *self = user_data;
  PlnPage *page = PLN_PAGE (self);
  g_autoptr (PlnDirectoryFilter) filter = pln_directory_filters_get (PLN_DIRECTORY_FILTERS (self->filters));
  g_autofree char *rule = pln_directory_filter_to_rule (filter);
  g_autofree char *words = pln_directory_filter_to_words (pln_page_get_workspace (page), filter);
  g_autofree char *canonical = rule != NULL ? pln_value_from_plain (PLN_TYPE_TEXT, rule) : NULL;
  g_autofree char *name = pln_value_from_plain (PLN_TYPE_TEXT, words);

  if (canonical != NULL)
    pln_context_new_record (pln_page_get_context (page), "audience", "name", name, "rule", canonical, NULL);
}

static void
new_post_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  pln_context_new_record (pln_page_get_context (user_data), "post", NULL);
}

/* What an action is for: all that are selected in the view that shows. */
static char **
get_ids (PlnDirectoryPage *self)
{
  PlnRecordView *view = pln_record_page_get_view (PLN_RECORD_PAGE (self));

  if (view == NULL || g_strcmp0 (pln_page_get_view (PLN_PAGE (self)), "audiences") == 0)
    return g_new0 (char *, 1);
  return pln_record_view_get_selection (view);
}

static void
copy_addresses_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_auto (GStrv) ids = get_ids (user_data);

  pln_directory_copy_addresses (pln_page_get_context (user_data), (const char *const *) ids);
}

static void
add_to_meeting_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_auto (GStrv) ids = get_ids (user_data);

  pln_directory_add_to_meeting (pln_page_get_context (user_data), (const char *const *) ids);
}

static void
merge_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_auto (GStrv) ids = get_ids (user_data);

  if (pln_merge_applies (pln_page_get_workspace (user_data), (const char *const *) ids))
    pln_directory_merge (pln_page_get_context (user_data), (const char *const *) ids);
}

static void
order_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  PlnDirectoryPage *self = user_data;

  g_simple_action_set_state (action, value);
  self->by_name = g_str_equal (g_variant_get_string (value, NULL), "name");
  if (self->people != NULL)
    filters_changed_cb (self);
}

static void
enable (PlnDirectoryPage *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (pln_page_get_actions (PLN_PAGE (self))), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
pln_directory_page_update_actions (PlnPage *page)
{
  PlnDirectoryPage *self = PLN_DIRECTORY_PAGE (page);
  g_auto (GStrv) ids = get_ids (self);
  gboolean any = ids[0] != NULL;
  g_autoptr (PlnDirectoryFilter) audience = NULL, filter = NULL;

  if (self->filters == NULL)
    return;
  audience = get_audience_filter (self);
  filter = pln_directory_filters_get (PLN_DIRECTORY_FILTERS (self->filters));
  enable (self, "add-to-meeting", any);
  enable (self, "copy-addresses", any);
  enable (self, "merge", pln_merge_applies (pln_page_get_workspace (page), (const char *const *) ids));
  enable (self, "show-audience", audience != NULL);
  enable (self, "save-audience", shows_people (self) && !pln_directory_filter_is_empty (filter));
}

/* ---- page --------------------------------------------------------------------- */

static char **
get_exported (PlnPage *page)
{
  return get_ids (PLN_DIRECTORY_PAGE (page));
}

static const PlnFormatEntry format_entries[] = {
  { "export-vcard", N_("Export Selected as _Cards…"), PLN_FORMAT_VCARD, NULL, N_("Directory") },
  { "export-csv", N_("Export Selected as a _Table…"), PLN_FORMAT_CSV, "", N_("Directory") },
  { NULL }
};

static void
pln_directory_page_set_context (PlnPage *page, PlnContext *context)
{
  static const GActionEntry entries[] = {
    { .name = "clear-filters", .activate = clear_filters_cb },
    { .name = "show-audience", .activate = show_audience_cb },
    { .name = "save-audience", .activate = save_audience_cb },
    { .name = "new-post", .activate = new_post_cb },
    { .name = "copy-addresses", .activate = copy_addresses_cb },
    { .name = "add-to-meeting", .activate = add_to_meeting_cb },
    { .name = "merge", .activate = merge_cb },
    { .name = "order", .parameter_type = "s", .state = "'organization'", .change_state = order_cb },
  };
  PlnDirectoryPage *self = PLN_DIRECTORY_PAGE (page);

  PLN_PAGE_CLASS (pln_directory_page_parent_class)->set_context (page, context);
  g_action_map_add_action_entries (G_ACTION_MAP (pln_page_get_actions (page)), entries, G_N_ELEMENTS (entries), self);
  pln_format_export_add_actions (page, format_entries, get_exported);
  self->filters = pln_directory_filters_new (context);
  g_signal_connect_object (self->filters, "changed", G_CALLBACK (filters_changed_cb), self, G_CONNECT_SWAPPED);
  pln_record_page_set_top (PLN_RECORD_PAGE (self), self->filters);
}

static void
pln_directory_page_set_view (PlnPage *page, const char *name)
{
  PlnDirectoryPage *self = PLN_DIRECTORY_PAGE (page);
  gboolean people = g_strcmp0 (name, "people") == 0;
  gboolean made = gtk_stack_get_child_by_name (pln_record_page_get_stack (PLN_RECORD_PAGE (self)), name) != NULL;
  PlnRecordView *view;

  if (people && !made)
    make_people (self);
  PLN_PAGE_CLASS (pln_directory_page_parent_class)->set_view (page, name);
  gtk_widget_set_visible (self->filters, people);
  if (self->selection != NULL)
    gtk_widget_set_visible (self->selection, people);
  if (people)
    filters_changed_cb (self);
  view = pln_record_page_get_view (PLN_RECORD_PAGE (self));
  if (!made && view != NULL && g_strcmp0 (name, "audiences") == 0)
    configure_audiences (view);
}

static void
pln_directory_page_set_search (PlnPage *page, const char *text)
{
  PlnDirectoryPage *self = PLN_DIRECTORY_PAGE (page);

  PLN_PAGE_CLASS (pln_directory_page_parent_class)->set_search (page, text);
  if (shows_people (self) && self->people != NULL)
    filters_changed_cb (self);
}

static GMenuModel *
pln_directory_page_get_menu (PlnPage *page)
{
  PlnDirectoryPage *self = PLN_DIRECTORY_PAGE (page);

  if (self->menu == NULL)
    {
      g_autoptr (GMenu) people = g_menu_new (), order = g_menu_new (), audience = g_menu_new ();

      self->menu = g_menu_new ();
      g_menu_append (people, _("Add P_ost…"), "page.new-post");
      g_menu_append (people, _("_Select All"), "win.select-all");
      g_menu_append (people, _("Add to _Meeting…"), "page.add-to-meeting");
      g_menu_append (people, _("_Copy Addresses"), "page.copy-addresses");
      g_menu_append (people, _("Mer_ge…"), "page.merge");
      g_menu_append_section (self->menu, NULL, G_MENU_MODEL (people));
      g_menu_append (order, _("By _Organization"), "page.order::organization");
      g_menu_append (order, _("By _Name"), "page.order::name");
      g_menu_append_section (self->menu, NULL, G_MENU_MODEL (order));
      g_menu_append (audience, _("_Keep Filters as Audience…"), "page.save-audience");
      g_menu_append (audience, _("C_lear Filters"), "page.clear-filters");
      g_menu_append (audience, _("Show _Audience"), "page.show-audience");
      g_menu_append_section (self->menu, NULL, G_MENU_MODEL (audience));
      pln_format_export_append_menu (self->menu, format_entries);
    }
  return G_MENU_MODEL (self->menu);
}

static void
pln_directory_page_dispose (GObject *object)
{
  g_clear_object (&PLN_DIRECTORY_PAGE (object)->menu);
  G_OBJECT_CLASS (pln_directory_page_parent_class)->dispose (object);
}

static void
pln_directory_page_class_init (PlnDirectoryPageClass *klass)
{
  PlnPageClass *page_class = PLN_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pln_directory_page_dispose;
  page_class->set_context = pln_directory_page_set_context;
  page_class->set_view = pln_directory_page_set_view;
  page_class->set_search = pln_directory_page_set_search;
  page_class->get_menu = pln_directory_page_get_menu;
  page_class->update_actions = pln_directory_page_update_actions;
  page_class->new_record_label = N_("Add to Directory…");
  page_class->search_hint = N_("Search people, posts and groups");
  PLN_RECORD_PAGE_CLASS (klass)->views = views;
}

static void
pln_directory_page_init (PlnDirectoryPage *self)
{
}
