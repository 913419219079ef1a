/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/inspector/pln-inspector.h"

#include <glib/gi18n.h>

#include "app/inspector/pln-field-row-private.h"
#include "app/inspector/pln-related-group.h"
#include "app/pln-bits.h"
#include "app/pln-page.h"

/* The form is made anew for each record.  Fields that are empty and not of
 * the first importance wait in the "Add Field…" menu.  Text that was not
 * understood is kept per record and field, so that going elsewhere and coming
 * back finds it again. */
struct _PlnInspector
{
  AdwBin parent_instance;

  PlnContext         *context; /* owned */
  PlnItem            *item;    /* owned; NULL: nothing shown */
  AdwWindowTitle     *title;
  GtkWidget          *header, *toggle, *back, *menu;
  GtkStack           *stack;
  AdwPreferencesPage *page;
  GtkWidget          *head;    /* the group above the fields; its child is a page's */
  AdwBin             *pane;    /* what the page shows while no record is */
  char               *pane_title, *pane_subtitle; /* owned */
  GPtrArray          *groups;  /* of fields; borrowed */
  GPtrArray          *related; /* below them; borrowed */
  GPtrArray          *rows;    /* of PlnFieldRow, borrowed */
  GHashTable         *extra;   /* fields asked for with Add Field */
  GHashTable         *drafts;  /* "id field" → text that was not understood */
  GQueue              trail;   /* ids to go back to (owned) */
  guint               rebuild_source;
};

G_DEFINE_FINAL_TYPE (PlnInspector, pln_inspector, ADW_TYPE_BIN)

static const PlnKind *
get_kind (PlnInspector *self)
{
  return self->item != NULL ? pln_schema_find (pln_item_get_kind (self->item)) : NULL;
}

/* ---- drafts ------------------------------------------------------------- */

static char *
draft_key (PlnInspector *self, PlnFieldRow *row)
{
  return g_strdup_printf ("%s %s", pln_item_get_id (self->item), pln_field_row_get_field (row)->name);
}

/* Takes what is being typed; keeps what cannot be taken. */
static void
put_aside (PlnInspector *self)
{
  for (guint i = 0; self->item != NULL && i < self->rows->len; i++)
    {
      PlnFieldRow *row = g_ptr_array_index (self->rows, i);
      g_autofree char *key = draft_key (self, row);
      const char *pending;
      pln_field_row_apply (row);
      pending = pln_field_row_get_pending (row);
      if (pending != NULL)
        g_hash_table_replace (self->drafts, g_steal_pointer (&key), g_strdup (pending));
      else
        g_hash_table_remove (self->drafts, key);
    }
}

/* ---- fields ------------------------------------------------------------- */

/* The amount's row shows and takes these, or they are the program's own affair. */
static gboolean
is_hidden (const PlnKind *kind, const PlnField *field)
{
  gboolean money = pln_kind_find_field (kind, "amount") != NULL || pln_kind_find_field (kind, "base") != NULL;

  if (g_str_equal (field->name, "merged_into") || g_str_equal (field->name, "position"))
    return TRUE;
  return money && (g_str_equal (field->name, "amount_text") || g_str_equal (field->name, "approximate"));
}

static gboolean
is_shown (PlnInspector *self, const PlnKind *kind, const PlnField *field)
{
  /* Those that a person looks for even when they are empty. */
  static const char *const always[] = { "type", "role", "state", "when", "due", "amount", "holder", "holder_text", NULL };

  if (is_hidden (kind, field))
    return FALSE;
  return (field->flags & (PLN_FIELD_REQUIRED | PLN_FIELD_OWNER)) != 0
         || g_strcmp0 (field->name, kind->title) == 0
         || g_strv_contains (always, field->name)
         || pln_item_get_value (self->item, field->name) != NULL
         || g_hash_table_contains (self->extra, field->name);
}

static AdwPreferencesGroup *
find_group (PlnInspector *self, const char *heading, gboolean first)
{
  AdwPreferencesGroup *group;

  for (guint i = 0; i < self->groups->len; i++)
    if (g_strcmp0 (g_object_get_data (g_ptr_array_index (self->groups, i), "pln-heading"), heading) == 0)
      return g_ptr_array_index (self->groups, i);
  group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  if (!first)
    adw_preferences_group_set_title (group, _(heading));
  g_object_set_data (G_OBJECT (group), "pln-heading", (gpointer) heading);
  g_ptr_array_add (self->groups, group);
  return group;
}

static void
add_row (PlnInspector *self, const PlnKind *kind, const PlnField *field, PlnRecord *record)
{
  PlnFieldRow *row = pln_field_row_new (self->context, kind, field);
  g_autofree char *key = NULL;
  const char *draft;

  pln_field_row_follow (row, self->item);
  if (record != NULL)
    pln_field_row_set_conflict (row, pln_record_has_conflict (record, field->name));
  adw_preferences_group_add (find_group (self, field->group != NULL ? field->group : "", self->groups->len == 0), GTK_WIDGET (row));
  g_ptr_array_add (self->rows, row);
  key = draft_key (self, row);
  draft = g_hash_table_lookup (self->drafts, key);
  if (draft != NULL)
    pln_field_row_set_pending (row, draft);
}

/* A menu of the fields that are not shown, by group. */
static GMenuModel *
make_field_menu (PlnInspector *self, const PlnKind *kind)
{
  GMenu *menu = g_menu_new ();
  const char *heading = NULL;
  g_autoptr (GMenu) section = NULL;

  for (const PlnField *field = kind->fields; field->name != NULL; field++)
    {
      g_autofree char *action = NULL;
      if (is_shown (self, kind, field) || is_hidden (kind, field))
        continue;
      if (section == NULL || g_strcmp0 (heading, field->group) != 0)
        {
          g_clear_object (&section);
          section = g_menu_new ();
          g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
          heading = field->group;
        }
      action = g_strdup_printf ("inspector.add-field::%s", field->name);
      g_menu_append (section, pln_field_get_label (field), action);
    }
  return G_MENU_MODEL (menu);
}

static void
add_menu_button (PlnInspector *self, const char *icon_name, const char *label, GMenuModel *menu, GPtrArray *groups)
{
  AdwPreferencesGroup *group;
  GtkWidget *button, *content;

  if (g_menu_model_get_n_items (menu) == 0)
    return;
  group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  button = gtk_menu_button_new ();
  content = adw_button_content_new ();
  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), icon_name);
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), label);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), content);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  adw_preferences_group_add (group, button);
  adw_preferences_page_add (self->page, group);
  g_ptr_array_add (groups, group);
}

static void
remove_groups (PlnInspector *self, GPtrArray *groups)
{
  for (guint i = 0; i < groups->len; i++)
    adw_preferences_page_remove (self->page, g_ptr_array_index (groups, i));
  g_ptr_array_set_size (groups, 0);
}

static void
build_fields (PlnInspector *self)
{
  const PlnKind *kind = get_kind (self);
  PlnWorkspace *workspace = pln_context_get_workspace (self->context);
  g_autoptr (PlnRecord) record = NULL;
  g_autoptr (GMenuModel) menu = NULL;

  g_ptr_array_set_size (self->rows, 0);
  remove_groups (self, self->groups);
  if (kind == NULL)
    return;
  record = pln_workspace_get_record (workspace, pln_item_get_id (self->item), NULL);
  for (const PlnField *field = kind->fields; field->name != NULL; field++)
    if (is_shown (self, kind, field))
      add_row (self, kind, field, record);
  for (guint i = 0; i < self->groups->len; i++)
    adw_preferences_page_add (self->page, g_ptr_array_index (self->groups, i));
  menu = make_field_menu (self, kind);
  add_menu_button (self, "list-add-symbolic", _("Add Field"), menu, self->groups);
}

/* ---- related records ---------------------------------------------------- */

/* What a page wants above the fields comes with its group. */
static void
show_head (PlnInspector *self, GtkWidget *group)
{
  GtkWidget *bin = g_object_get_data (G_OBJECT (self->head), "pln-bin");
  GtkWidget *head = group != NULL ? g_object_get_data (G_OBJECT (group), "pln-head") : NULL;

  if (group != NULL && head == NULL)
    return;
  adw_bin_set_child (ADW_BIN (bin), head);
  gtk_widget_set_visible (self->head, head != NULL);
}

static void
add_page_groups (PlnInspector *self, GStrvBuilder *replaces)
{
  const PlnPageInfo *info;

  for (guint i = 0; (info = pln_pages_get_nth (i)) != NULL; i++)
    for (guint j = 0; j < G_N_ELEMENTS (info->make_group) && info->make_group[j] != NULL; j++)
      {
        GtkWidget *group = info->make_group[j] (self->context, self->item, replaces);

        if (group == NULL)
          continue;
        show_head (self, group);
        adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (group));
        g_ptr_array_add (self->related, group);
      }
}

static void
build_related (PlnInspector *self)
{
  const PlnKind *kind = get_kind (self);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GPtrArray) groups = NULL;
  g_auto (GStrv) replaces = NULL;
  g_autoptr (GMenuModel) menu = NULL;
  GtkWidget *history;

  remove_groups (self, self->related);
  show_head (self, NULL);
  if (kind == NULL)
    return;
  add_page_groups (self, builder);
  replaces = g_strv_builder_end (builder);
  groups = pln_related_groups_new (self->context, self->item, (const char *const *) replaces, &menu);
  for (guint i = 0; i < groups->len; i++)
    {
      adw_preferences_page_add (self->page, g_ptr_array_index (groups, i));
      g_ptr_array_add (self->related, g_ptr_array_index (groups, i));
    }
  add_menu_button (self, "list-add-symbolic", _("Add Related Record"), menu, self->related);
  history = pln_record_history_group_new (self->context, self->item);
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (history));
  g_ptr_array_add (self->related, history);
}

/* ---- the record --------------------------------------------------------- */

static void
update_title (PlnInspector *self)
{
  const PlnKind *kind = get_kind (self);
  gboolean pane = adw_bin_get_child (self->pane) != NULL;

  adw_window_title_set_title (self->title, kind != NULL ? pln_item_get_title (self->item)
                              : pane ? self->pane_title : _("Inspector"));
  adw_window_title_set_subtitle (self->title, kind != NULL ? pln_kind_get_label (kind) : pane ? self->pane_subtitle : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), kind != NULL ? pln_item_get_title (self->item) : NULL);
  gtk_widget_set_visible (self->menu, kind != NULL);
  gtk_widget_set_visible (self->back, !g_queue_is_empty (&self->trail));
  gtk_stack_set_visible_child_name (self->stack, kind != NULL ? "form" : pane ? "pane" : "empty");
}

static void
show_item (PlnInspector *self, const char *id)
{
  put_aside (self);
  g_hash_table_remove_all (self->extra);
  g_clear_object (&self->item);
  if (id != NULL && pln_workspace_get_kind (pln_context_get_workspace (self->context), id) != NULL)
    self->item = pln_item_new (pln_context_get_workspace (self->context), id);
  if (self->item != NULL && pln_item_is_deleted (self->item))
    g_clear_object (&self->item);
  build_fields (self);
  build_related (self);
  update_title (self);
}

/* Whether the form lacks a field that has got a value since, by undo or import. */
static gboolean
lacks_field (PlnInspector *self, const PlnKind *kind)
{
  guint n = 0;

  for (const PlnField *field = kind->fields; field->name != NULL; field++)
    if (is_shown (self, kind, field))
      n++;
  return n > self->rows->len;
}

static gboolean
rebuild_cb (gpointer user_data)
{
  PlnInspector *self = user_data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, PLN_TYPE_FIELD_ROW) : NULL;
  gboolean inside = focus != NULL && row == NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->page));

  self->rebuild_source = 0;
  if (self->item == NULL)
    return G_SOURCE_REMOVE;
  if (pln_item_is_deleted (self->item) || get_kind (self) == NULL)
    {
      show_item (self, NULL);
      return G_SOURCE_REMOVE;
    }
  if (lacks_field (self, get_kind (self)) && row == NULL)
    {
      put_aside (self);
      build_fields (self);
    }
  build_related (self);
  update_title (self);
  if (inside)
    gtk_widget_child_focus (GTK_WIDGET (self->page), GTK_DIR_TAB_FORWARD);
  return G_SOURCE_REMOVE;
}

static void
regroup_cb (PlnInspector *self)
{
  if (self->item != NULL && self->rebuild_source == 0)
    self->rebuild_source = g_idle_add (rebuild_cb, self);
}

static void
workspace_changed_cb (PlnContext *context, GPtrArray *ids, PlnInspector *self)
{
  regroup_cb (self);
}

void
pln_inspector_set_id (PlnInspector *self, const char *id)
{
  g_autofree char *copy = g_strdup (id);

  g_return_if_fail (PLN_IS_INSPECTOR (self));
  if (g_strcmp0 (copy, pln_inspector_get_id (self)) == 0)
    return;
  g_queue_clear_full (&self->trail, g_free);
  show_item (self, copy);
}

const char *
pln_inspector_get_id (PlnInspector *self)
{
  return self->item != NULL ? pln_item_get_id (self->item) : NULL;
}

static PlnFieldRow *
find_row (PlnInspector *self, const char *field)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_strcmp0 (pln_field_row_get_field (g_ptr_array_index (self->rows, i))->name, field) == 0)
      return g_ptr_array_index (self->rows, i);
  return NULL;
}

GtkWidget *
pln_inspector_get_row (PlnInspector *self, const char *field)
{
  PlnFieldRow *row = find_row (self, field);

  return row != NULL ? GTK_WIDGET (row) : NULL;
}

gboolean
pln_inspector_edit_field (PlnInspector *self, const char *field)
{
  PlnFieldRow *row = find_row (self, field);
  const PlnKind *kind = get_kind (self);

  if (row == NULL && kind != NULL && field != NULL && pln_kind_find_field (kind, field) != NULL)
    {
      put_aside (self);
      g_hash_table_add (self->extra, g_strdup (field));
      build_fields (self);
      build_related (self);
      row = find_row (self, field);
    }
  return row != NULL && pln_field_row_grab (row);
}

void
pln_inspector_set_pane (PlnInspector *self, GtkWidget *pane, const char *title, const char *subtitle)
{
  g_return_if_fail (PLN_IS_INSPECTOR (self));
  if (pane != NULL && gtk_widget_get_parent (pane) != NULL && adw_bin_get_child (self->pane) != pane)
    adw_bin_set_child (ADW_BIN (gtk_widget_get_parent (pane)), NULL);
  adw_bin_set_child (self->pane, pane);
  g_set_str (&self->pane_title, title);
  g_set_str (&self->pane_subtitle, subtitle);
  update_title (self);
}

void
pln_inspector_set_sheet (PlnInspector *self, gboolean sheet)
{
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (self->header), !sheet);
  if (sheet)
    gtk_widget_add_css_class (GTK_WIDGET (self), "sheet");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "sheet");
  gtk_button_set_icon_name (GTK_BUTTON (self->toggle), sheet ? "pan-down-symbolic" : "sidebar-show-right-symbolic");
  gtk_widget_set_tooltip_text (self->toggle, sheet ? _("Close") : _("Hide inspector"));
}

/* ---- actions ------------------------------------------------------------ */

static void
add_field_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pln_inspector_edit_field (PLN_INSPECTOR (widget), g_variant_get_string (parameter, NULL));
}

/* "kind field": a new record that refers to this one. */
static void
add_related_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlnInspector *self = PLN_INSPECTOR (widget);
  g_auto (GStrv) parts = g_strsplit (g_variant_get_string (parameter, NULL), " ", 2);
  g_autofree char *canonical = NULL;

  if (self->item == NULL || g_strv_length (parts) != 2)
    return;
  canonical = pln_value_from_plain (PLN_TYPE_REFERENCE, pln_item_get_id (self->item));
  pln_context_new_record (self->context, parts[0], parts[1], canonical, NULL);
}

static void
follow_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlnInspector *self = PLN_INSPECTOR (widget);

  if (self->item != NULL)
    g_queue_push_tail (&self->trail, g_strdup (pln_item_get_id (self->item)));
  show_item (self, g_variant_get_string (parameter, NULL));
  gtk_widget_child_focus (GTK_WIDGET (self->page), GTK_DIR_TAB_FORWARD);
}

static void
back_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlnInspector *self = PLN_INSPECTOR (widget);
  g_autofree char *id = g_queue_pop_tail (&self->trail);

  if (id != NULL)
    show_item (self, id);
}

static void
go_to_page_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlnInspector *self = PLN_INSPECTOR (widget);

  if (self->item != NULL)
    pln_context_open (self->context, pln_item_get_id (self->item));
}

static void
delete_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlnInspector *self = PLN_INSPECTOR (widget);
  const char *ids[] = { pln_inspector_get_id (self), NULL };

  if (ids[0] != NULL)
    pln_context_delete (self->context, ids);
}

/* What the form shows, for a mail or a note; the id only here. */
static void
copy_details_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlnInspector *self = PLN_INSPECTOR (widget);
  const PlnKind *kind = get_kind (self);
  g_autoptr (GString) text = g_string_new (NULL);

  if (kind == NULL)
    return;
  g_string_append_printf (text, "%s: %s\n", pln_kind_get_label (kind), pln_item_get_title (self->item));
  for (const PlnField *field = kind->fields; field->name != NULL; field++)
    {
      g_autofree char *value = pln_item_get_display (self->item, field->name);
      if (value != NULL && *value != '\0')
        g_string_append_printf (text, "%s: %s\n", pln_field_get_label (field), value);
    }
  g_string_append_printf (text, "%s\n", pln_item_get_id (self->item));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text->str);
  pln_context_toast (self->context, _("Details copied"));
}

/* ---- object ------------------------------------------------------------- */

/* The first field, not the buttons of the header bar. */
static gboolean
pln_inspector_grab_focus (GtkWidget *widget)
{
  PlnInspector *self = PLN_INSPECTOR (widget);

  if (self->rows->len > 0 && pln_field_row_grab (g_ptr_array_index (self->rows, 0)))
    return TRUE;
  return gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

static void
pln_inspector_dispose (GObject *object)
{
  PlnInspector *self = PLN_INSPECTOR (object);

  g_clear_handle_id (&self->rebuild_source, g_source_remove);
  G_OBJECT_CLASS (pln_inspector_parent_class)->dispose (object);
  g_clear_object (&self->item);
}

static void
pln_inspector_finalize (GObject *object)
{
  PlnInspector *self = PLN_INSPECTOR (object);

  g_clear_object (&self->context);
  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->related);
  g_ptr_array_unref (self->rows);
  g_hash_table_unref (self->extra);
  g_hash_table_unref (self->drafts);
  g_queue_clear_full (&self->trail, g_free);
  g_free (self->pane_title);
  g_free (self->pane_subtitle);
  G_OBJECT_CLASS (pln_inspector_parent_class)->finalize (object);
}

static void
pln_inspector_class_init (PlnInspectorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pln_inspector_dispose;
  G_OBJECT_CLASS (klass)->finalize = pln_inspector_finalize;
  widget_class->grab_focus = pln_inspector_grab_focus;
  gtk_widget_class_install_action (widget_class, "inspector.add-field", "s", add_field_cb);
  gtk_widget_class_install_action (widget_class, "inspector.add-related", "s", add_related_cb);
  gtk_widget_class_install_action (widget_class, "inspector.follow", "s", follow_cb);
  gtk_widget_class_install_action (widget_class, "inspector.back", NULL, back_cb);
  gtk_widget_class_install_action (widget_class, "inspector.go-to-page", NULL, go_to_page_cb);
  gtk_widget_class_install_action (widget_class, "inspector.delete", NULL, delete_cb);
  gtk_widget_class_install_action (widget_class, "inspector.copy-details", NULL, copy_details_cb);
}

static GtkWidget *
make_header (PlnInspector *self)
{
  GtkWidget *header = adw_header_bar_new ();
  g_autoptr (GMenu) menu = g_menu_new (), last = g_menu_new ();

  self->header = header;
  self->toggle = gtk_button_new_from_icon_name ("sidebar-show-right-symbolic");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->toggle), "win.show-inspector");
  self->back = gtk_button_new_from_icon_name ("go-previous-symbolic");
  gtk_widget_set_tooltip_text (self->back, _("Back"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->back), "inspector.back");
  self->title = ADW_WINDOW_TITLE (adw_window_title_new (NULL, NULL));
  adw_header_bar_set_centering_policy (ADW_HEADER_BAR (header), ADW_CENTERING_POLICY_LOOSE); /* it is narrow */
  g_menu_append (menu, _("_Show on Its Page"), "inspector.go-to-page");
  g_menu_append (menu, _("_Copy Details"), "inspector.copy-details");
  g_menu_append (last, _("_Delete"), "inspector.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  self->menu = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->menu), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->menu), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (self->menu, _("Record Menu"));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->toggle);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->back);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->title));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->menu);
  return header;
}

static void
pln_inspector_init (PlnInspector *self)
{
  GtkWidget *view = adw_toolbar_view_new (), *empty = pln_status_page_empty (), *scrolled = gtk_scrolled_window_new ();

  self->groups = g_ptr_array_new ();
  self->related = g_ptr_array_new ();
  self->rows = g_ptr_array_new ();
  self->extra = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->drafts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_queue_init (&self->trail);
  gtk_widget_add_css_class (GTK_WIDGET (self), "inspector");
  self->stack = GTK_STACK (gtk_stack_new ());
  self->page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  self->head = adw_preferences_group_new ();
  g_object_set_data (G_OBJECT (self->head), "pln-bin", adw_bin_new ());
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->head), g_object_get_data (G_OBJECT (self->head), "pln-bin"));
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (self->head));
  adw_status_page_set_title (ADW_STATUS_PAGE (empty), _("Nothing Selected"));
  adw_status_page_set_description (ADW_STATUS_PAGE (empty), _("Select a record to see and change it here"));
  gtk_widget_add_css_class (empty, "compact");
  gtk_stack_add_named (self->stack, empty, "empty");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->page), "form");
  self->pane = ADW_BIN (adw_bin_new ());
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->pane));
  gtk_stack_add_named (self->stack, scrolled, "pane");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), make_header (self));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->stack));
  adw_bin_set_child (ADW_BIN (self), view);
  update_title (self);
}

GtkWidget *
pln_inspector_new (PlnContext *context)
{
  PlnInspector *self = g_object_new (PLN_TYPE_INSPECTOR, NULL);

  self->context = g_object_ref (context);
  g_signal_connect_object (context, "workspace-changed", G_CALLBACK (workspace_changed_cb), self, 0);
  g_signal_connect_object (context, "regroup", G_CALLBACK (regroup_cb), self, G_CONNECT_SWAPPED);
  pln_inspector_set_sheet (self, FALSE);
  return GTK_WIDGET (self);
}
