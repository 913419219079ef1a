/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/exchange/pln-import-page.h"

#include "app/exchange/pln-exchange-words.h"
#include "app/pln-shared-watch.h"
#include "widgets/pln-pill.h"

#include <glib/gi18n.h>

/* PlnImportPage: groups of records at the start, the fields of the selected
 * one at the end. */
struct _PlnImportPage
{
  AdwNavigationPage parent_instance;

  PlnContext *context;       /* borrowed; lives as long as the window */
  PlnImportPreview *preview; /* owned */
  GCancellable *cancellable; /* owned */
  char *path;                /* owned */
  GtkSingleSelection *selection; /* owned */
  GtkWidget *detail, *accept, *import, *progress, *split;
};

#define PLN_TYPE_IMPORT_PAGE (pln_import_page_get_type ())
G_DECLARE_FINAL_TYPE (PlnImportPage, pln_import_page, PLN, IMPORT_PAGE, AdwNavigationPage)
G_DEFINE_FINAL_TYPE (PlnImportPage, pln_import_page, ADW_TYPE_NAVIGATION_PAGE)

static const PlnImportGroup group_order[] = {
  PLN_IMPORT_CONFLICT, PLN_IMPORT_EDITED_OUTSIDE, PLN_IMPORT_DELETED,
  PLN_IMPORT_RESTORED, PLN_IMPORT_CHANGED,        PLN_IMPORT_ADDED,
};

/* ---- the detail ---------------------------------------------------------------- */

static GtkWidget *
wrapped_label (const char *text,
               const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
field_row (PlnImportPage        *self,
           PlnImportChange      *change,
           const PlnImportField *field)
{
  PlnWorkspace *workspace = pln_context_get_workspace (self->context);
  const char *kind = pln_import_change_get_kind (change);
  g_autofree char *label = pln_exchange_field_label (kind, field->field);
  g_autofree char *before = pln_exchange_value_text (workspace, kind, field->field, field->before);
  g_autofree char *after = pln_exchange_value_text (workspace, kind, field->field, field->after);
  g_autofree char *name = g_strdup_printf (_("%s: here now %s, after import %s"), label, before, after);
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = wrapped_label (label, "dimmed"), *old = wrapped_label (before, "dimmed");
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic"), *new_value = wrapped_label (after, "heading");

  if (field->before != NULL)
    {
      PangoAttrList *attributes = pango_attr_list_new ();

      pango_attr_list_insert (attributes, pango_attr_strikethrough_new (TRUE));
      gtk_label_set_attributes (GTK_LABEL (old), attributes);
      pango_attr_list_unref (attributes);
    }
  gtk_widget_set_size_request (title, 110, -1);
  gtk_widget_set_hexpand (old, TRUE);
  gtk_widget_set_hexpand (new_value, TRUE);
  gtk_widget_set_valign (arrow, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), old);
  gtk_box_append (GTK_BOX (box), arrow);
  gtk_box_append (GTK_BOX (box), new_value);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_widget_set_margin_start (box, 15);
  gtk_widget_set_margin_end (box, 15);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

static PlnPillStyle
group_style (PlnImportGroup group)
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

static GtkWidget *
make_facts (PlnImportPage   *self,
            PlnImportChange *change)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9), *when;
  PlnImportGroup group = pln_import_change_get_group (change);
  g_autofree char *time = pln_exchange_time_text (pln_import_change_get_time (change),
                                                  pln_workspace_get_now (pln_context_get_workspace (self->context)));
  const char *office = pln_import_change_get_office (change);
  g_autofree char *text = office != NULL && *office != '\0' ? g_strdup_printf (_("in %s, %s"), office, time)
                                                            : g_strdup (time);

  gtk_box_append (GTK_BOX (line), pln_pill_new (group_style (group), pln_exchange_group_icon (group),
                                                pln_exchange_group_title (group)));
  if (pln_import_change_get_time (change) > 0)
    {
      when = wrapped_label (text, "dimmed");
      gtk_box_append (GTK_BOX (line), when);
    }
  return line;
}

static void
show_change (PlnImportPage *self)
{
  PlnImportChange *change = gtk_single_selection_get_selected_item (self->selection);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *list = gtk_list_box_new (), *title;
  const PlnKind *kind;
  GPtrArray *fields;

  if (change == NULL)
    return;
  kind = pln_schema_find (pln_import_change_get_kind (change));
  title = wrapped_label (pln_import_change_get_title (change), "title-2");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), wrapped_label (kind != NULL ? pln_kind_get_label (kind)
                                                             : pln_import_change_get_kind (change), "dimmed"));
  gtk_box_append (GTK_BOX (box), make_facts (self, change));
  if (pln_import_change_get_reason (change) != NULL)
    gtk_box_append (GTK_BOX (box), wrapped_label (pln_import_change_get_reason (change), "error"));
  fields = pln_import_change_get_fields (change);
  for (guint i = 0; i < fields->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), field_row (self, change, fields->pdata[i]));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_visible (list, fields->len > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Fields"), -1);
  gtk_box_append (GTK_BOX (box), list);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 24);
  gtk_widget_set_margin_start (box, 24);
  gtk_widget_set_margin_end (box, 24);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->detail), box);
}

/* ---- the list -------------------------------------------------------------------- */

static void
setup_row_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              PlnImportPage            *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = gtk_label_new (NULL), *text = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (text, "dimmed");
  gtk_widget_add_css_class (text, "caption");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), text);
  gtk_widget_set_margin_top (box, 5);
  gtk_widget_set_margin_bottom (box, 5);
  gtk_widget_set_margin_start (box, 6);
  gtk_list_item_set_child (item, box);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item,
             PlnImportPage            *self)
{
  PlnImportChange *change = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *title = gtk_widget_get_first_child (box);
  g_autofree char *text = pln_exchange_change_text (pln_context_get_workspace (self->context), change);
  g_autofree char *name = g_strdup_printf ("%s, %s, %s", pln_import_change_get_title (change),
                                           pln_exchange_group_title (pln_import_change_get_group (change)), text);

  gtk_label_set_label (GTK_LABEL (title), pln_import_change_get_title (change));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (title)), text);
  gtk_list_item_set_accessible_label (item, name);
}

static void
setup_header_cb (GtkSignalListItemFactory *factory,
                 GtkListHeader            *header,
                 PlnImportPage            *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  gtk_box_append (GTK_BOX (box), gtk_image_new ());
  gtk_box_append (GTK_BOX (box), gtk_label_new (NULL));
  gtk_box_append (GTK_BOX (box), gtk_label_new (NULL));
  gtk_widget_add_css_class (gtk_widget_get_next_sibling (gtk_widget_get_first_child (box)), "heading");
  gtk_widget_add_css_class (gtk_widget_get_last_child (box), "dimmed");
  gtk_list_header_set_child (header, box);
}

static void
bind_header_cb (GtkSignalListItemFactory *factory,
                GtkListHeader            *header,
                PlnImportPage            *self)
{
  PlnImportChange *change = gtk_list_header_get_item (header);
  PlnImportGroup group = pln_import_change_get_group (change);
  GtkWidget *icon = gtk_widget_get_first_child (gtk_list_header_get_child (header));
  GtkWidget *title = gtk_widget_get_next_sibling (icon);
  const PlnImportCounts *counts = pln_import_preview_get_counts (self->preview);
  g_autofree char *count = g_strdup_printf ("%" G_GUINT64_FORMAT, counts->n[group]);

  gtk_image_set_from_icon_name (GTK_IMAGE (icon), pln_exchange_group_icon (group));
  gtk_label_set_label (GTK_LABEL (title), pln_exchange_group_title (group));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (title)), count);
}

static GListModel *
make_model (PlnImportPage *self)
{
  GListStore *groups = g_list_store_new (G_TYPE_LIST_MODEL);

  for (guint i = 0; i < G_N_ELEMENTS (group_order); i++)
    {
      GListModel *model = pln_import_preview_get_model (self->preview, group_order[i]);

      if (model != NULL && g_list_model_get_n_items (model) > 0)
        g_list_store_append (groups, model);
    }
  return G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (groups)));
}

static GtkWidget *
make_list (PlnImportPage *self)
{
  GtkListItemFactory *rows = gtk_signal_list_item_factory_new (), *headers = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new (), *list;

  g_signal_connect (rows, "setup", G_CALLBACK (setup_row_cb), self);
  g_signal_connect (rows, "bind", G_CALLBACK (bind_row_cb), self);
  g_signal_connect (headers, "setup", G_CALLBACK (setup_header_cb), self);
  g_signal_connect (headers, "bind", G_CALLBACK (bind_header_cb), self);
  self->selection = gtk_single_selection_new (make_model (self));
  list = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), rows);
  gtk_list_view_set_header_factory (GTK_LIST_VIEW (list), headers);
  g_object_unref (headers);
  gtk_widget_add_css_class (list, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Changes"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (show_change), self, G_CONNECT_SWAPPED);
  return scroller;
}

/* ---- importing ------------------------------------------------------------------- */

/* A person agreed to this office's file in the shared folder: from now on its files are taken in. */
static void
trust_shared (PlnImportPage *self,
              const char    *replica)
{
  PlnSharedWatch *watch = pln_context_get_watch (self->context);
  PlnSharedFolder *folder = pln_shared_watch_get_folder (watch);
  g_autofree char *base = g_path_get_basename (self->path), *parent = g_path_get_dirname (self->path);
  g_autofree char *named = pln_shared_name_get_replica (base);

  if (named == NULL || g_strcmp0 (named, replica) != 0 || g_strcmp0 (parent, pln_shared_folder_get_path (folder)) != 0)
    return;
  pln_shared_folder_set_trusted (folder, named, TRUE, NULL);
  pln_shared_watch_look (watch, FALSE);
}

static void
imported_cb (GObject      *source,
             GAsyncResult *async,
             gpointer      user_data)
{
  g_autoptr (PlnImportPage) self = user_data;
  g_autoptr (GError) error = NULL;
  PlnImportResult result = { 0 };
  g_autofree char *counts = NULL, *text = NULL;

  gtk_widget_set_visible (self->progress, FALSE);
  if (!pln_import_run_finish (async, &result, &error))
    {
      gtk_widget_set_sensitive (self->import, TRUE);
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        pln_context_error (self->context, _("The File Was Not Imported"), error);
      return;
    }
  pln_workspace_announce (pln_context_get_workspace (self->context), result.changed);
  trust_shared (self, result.replica);
  counts = pln_exchange_counts_text (&result.counts);
  text = g_strdup_printf (_("Imported: %s"), counts);
  pln_import_result_clear (&result);
  pln_context_pop (self->context);
  pln_context_toast (self->context, text);
}

static void
import_cb (PlnImportPage *self)
{
  PlnWorkspace *workspace = pln_context_get_workspace (self->context);
  gboolean accept = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->accept));

  gtk_widget_set_sensitive (self->import, FALSE);
  gtk_widget_set_visible (self->progress, TRUE);
  pln_import_run_async (pln_workspace_get_path (workspace), self->path, accept, 0, self->cancellable, NULL, NULL,
                        imported_cb, g_object_ref (self));
}

static void
cancel_cb (PlnImportPage *self)
{
  g_cancellable_cancel (self->cancellable);
  pln_context_pop (self->context);
}

/* ---- construction ------------------------------------------------------------------ */

static GtkWidget *
make_header (PlnImportPage *self)
{
  GtkWidget *header = adw_header_bar_new (), *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));
  const PlnImportCounts *counts = pln_import_preview_get_counts (self->preview);
  const char *office = pln_import_preview_get_office (self->preview);
  g_autofree char *summary = pln_exchange_counts_text (counts);
  g_autofree char *title = office != NULL && *office != '\0' ? g_strdup_printf (_("Import from %s"), office)
                                                             : g_path_get_basename (self->path);
  g_autofree char *subtitle = g_strdup_printf (_("%s · nothing written yet"), summary);

  self->import = gtk_button_new_with_mnemonic (_("_Import"));
  gtk_widget_add_css_class (self->import, "suggested-action");
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (cancel_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->import, "clicked", G_CALLBACK (import_cb), self, G_CONNECT_SWAPPED);
  self->progress = adw_spinner_new ();
  gtk_widget_set_visible (self->progress, FALSE);
  adw_header_bar_set_show_back_button (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->import);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->progress);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (title, subtitle));
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);
  return header;
}

static gboolean
key_cb (PlnImportPage  *self,
        guint           keyval,
        guint           keycode,
        GdkModifierType state)
{
  guint at = gtk_single_selection_get_selected (self->selection);

  if ((keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter) && (state & GDK_CONTROL_MASK))
    {
      if (gtk_widget_get_sensitive (self->import))
        import_cb (self);
      return GDK_EVENT_STOP;
    }
  if (keyval == GDK_KEY_Escape)
    {
      cancel_cb (self);
      return GDK_EVENT_STOP;
    }
  if (keyval == GDK_KEY_j)
    gtk_single_selection_set_selected (self->selection, at + 1);
  else if (keyval == GDK_KEY_k && at > 0)
    gtk_single_selection_set_selected (self->selection, at - 1);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
narrow_cb (PlnImportPage *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->split), GTK_ORIENTATION_VERTICAL);
}

static void
wide_cb (PlnImportPage *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->split), GTK_ORIENTATION_HORIZONTAL);
}

static GtkWidget *
make_body (PlnImportPage *self)
{
  GtkWidget *start = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *list = make_list (self), *bin;
  AdwBreakpoint *breakpoint = adw_breakpoint_new (adw_breakpoint_condition_parse ("max-width: 640sp"));
  const PlnImportCounts *counts = pln_import_preview_get_counts (self->preview);

  self->split = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  self->detail = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->detail), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  self->accept = gtk_check_button_new_with_mnemonic (_("Take in what was _edited outside Plenary"));
  gtk_widget_set_visible (self->accept, counts->n[PLN_IMPORT_EDITED_OUTSIDE] > 0);
  gtk_widget_set_margin_start (self->accept, 12);
  gtk_widget_set_margin_top (self->accept, 6);
  gtk_widget_set_margin_bottom (self->accept, 6);
  gtk_widget_set_vexpand (list, TRUE);
  gtk_box_append (GTK_BOX (start), list);
  gtk_box_append (GTK_BOX (start), self->accept);
  gtk_paned_set_start_child (GTK_PANED (self->split), start);
  gtk_paned_set_end_child (GTK_PANED (self->split), self->detail);
  gtk_paned_set_position (GTK_PANED (self->split), 380);
  gtk_paned_set_shrink_start_child (GTK_PANED (self->split), TRUE);
  bin = adw_breakpoint_bin_new ();
  gtk_widget_set_size_request (bin, 300, 200);
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (bin), self->split);
  g_signal_connect_object (breakpoint, "apply", G_CALLBACK (narrow_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (breakpoint, "unapply", G_CALLBACK (wide_cb), self, G_CONNECT_SWAPPED);
  adw_breakpoint_bin_add_breakpoint (ADW_BREAKPOINT_BIN (bin), breakpoint);
  return bin;
}

static void
pln_import_page_dispose (GObject *object)
{
  PlnImportPage *self = PLN_IMPORT_PAGE (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->preview);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->path, g_free);
  G_OBJECT_CLASS (pln_import_page_parent_class)->dispose (object);
}

static void
pln_import_page_class_init (PlnImportPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pln_import_page_dispose;
}

static void
pln_import_page_init (PlnImportPage *self)
{
  self->cancellable = g_cancellable_new ();
}

typedef struct
{
  PlnContext *context; /* owned */
  char *path;          /* owned */
} Opening;

static void
nothing_new (PlnContext *context,
             const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *body = g_strdup_printf (_("Everything in “%s” is here already."), name);
  AdwDialog *dialog = adw_alert_dialog_new (_("Nothing New"), body);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  adw_dialog_present (dialog, pln_context_get_host (context));
}

static void
previewed_cb (GObject      *source,
              GAsyncResult *async,
              gpointer      user_data)
{
  Opening *opening = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlnImportPreview) preview = pln_import_preview_finish (async, &error);
  GtkEventController *keys;
  GtkWidget *view;
  PlnImportPage *self;

  if (preview == NULL)
    pln_context_error (opening->context, _("The File Cannot Be Imported"), error);
  else if (!pln_import_counts_any (pln_import_preview_get_counts (preview)))
    nothing_new (opening->context, opening->path);
  else
    {
      self = g_object_new (PLN_TYPE_IMPORT_PAGE, "tag", "import", NULL);
      self->context = opening->context;
      self->preview = g_steal_pointer (&preview);
      self->path = g_strdup (opening->path);
      view = adw_toolbar_view_new ();
      adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), make_header (self));
      adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), make_body (self));
      adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), view);
      keys = gtk_event_controller_key_new ();
      g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
      gtk_widget_add_controller (GTK_WIDGET (self), keys);
      show_change (self);
      pln_context_push (opening->context, ADW_NAVIGATION_PAGE (self));
      pln_context_announce (opening->context, adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (self)));
    }
  g_object_unref (opening->context);
  g_free (opening->path);
  g_free (opening);
}

void
pln_import_page_open (PlnContext *context,
                      GFile      *file)
{
  Opening *opening;
  g_autofree char *path = g_file_get_path (file);

  if (path == NULL)
    {
      g_autoptr (GError) error = g_error_new (G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, _("The file is not on this computer."));

      pln_context_error (context, _("The File Cannot Be Imported"), error);
      return;
    }
  opening = g_new0 (Opening, 1);
  opening->context = g_object_ref (context);
  opening->path = g_steal_pointer (&path);
  pln_import_preview_async (pln_workspace_get_path (pln_context_get_workspace (context)), opening->path, FALSE, 0, NULL,
                            NULL, NULL, previewed_cb, opening);
}
