/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/exchange/pln-import-page.h"

#include "app/exchange/pln-exchange-words.h"
#include "app/exchange/pln-import-detail.h"
#include "app/exchange/pln-progress.h"
#include "app/pln-bits.h"
#include "app/pln-shared-watch.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

/* PlnImportPage: groups of records at the start, the fields of the selected one
 * at the end; in a narrow place one after the other. */
struct _PlnImportPage
{
  AdwNavigationPage parent_instance;

  PlnContext *context;       /* borrowed; lives as long as the window */
  PlnContext *known_to;      /* weak; the same, also when it has gone before the page */
  PlnImportPreview *preview; /* owned */
  PlnProgress *progress;     /* owned while it imports */
  char *path;                /* owned */
  char *mark;                /* owned, nullable; the file as it was read */
  GtkSingleSelection *selection; /* owned */
  GHashTable *accepted;      /* owned; ids of hand-edited records that are ticked */
  GHashTable *titles;        /* owned; id to title of what is in the file */
  GtkWidget *list, *detail, *import, *split, *place, *bar, *header, *heading;
};

#define PLN_TYPE_IMPORT_PAGE (pln_import_page_get_type ())
G_DECLARE_FINAL_TYPE (PlnImportPage, pln_import_page, PLN, IMPORT_PAGE, AdwNavigationPage)
G_DEFINE_FINAL_TYPE (PlnImportPage, pln_import_page, ADW_TYPE_NAVIGATION_PAGE)

/* What needs a person first. */
static const PlnImportGroup group_order[] = {
  PLN_IMPORT_CONFLICT, PLN_IMPORT_EDITED_OUTSIDE, PLN_IMPORT_DELETED,
  PLN_IMPORT_RESTORED, PLN_IMPORT_CHANGED,        PLN_IMPORT_ADDED,
};

/* One preview at a time: it is known to the context while it is open. */
#define OPEN_PREVIEW "pln-import-page"

/* Goes back to the page below, unless a person has gone there already. */
static void
leave (PlnImportPage *self)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);
  AdwNavigationPage *below;

  if (view == NULL)
    return;
  below = adw_navigation_view_get_previous_page (ADW_NAVIGATION_VIEW (view), ADW_NAVIGATION_PAGE (self));
  if (below != NULL)
    adw_navigation_view_pop_to_page (ADW_NAVIGATION_VIEW (view), below);
}

/* ---- what is taken in ------------------------------------------------------------ */

/* Hand-edited records alone, and none of them ticked: there is nothing to import. */
static void
update_import (PlnImportPage *self)
{
  const PlnImportCounts *counts = pln_import_preview_get_counts (self->preview);
  guint64 others = 0;

  for (guint group = 0; group < PLN_IMPORT_UNCHANGED; group++)
    others += group != PLN_IMPORT_EDITED_OUTSIDE ? counts->n[group] : 0;
  gtk_widget_set_sensitive (self->import, self->progress == NULL && (others > 0 || g_hash_table_size (self->accepted) > 0));
}

static void
accept_change (PlnImportPage   *self,
               PlnImportChange *change,
               gboolean         accepted)
{
  const char *id = pln_import_change_get_id (change);

  if (accepted)
    g_hash_table_add (self->accepted, g_strdup (id));
  else
    g_hash_table_remove (self->accepted, id);
  update_import (self);
}

static void
ticked_cb (GtkCheckButton *tick,
           PlnImportPage  *self)
{
  GtkListItem *item = g_object_get_data (G_OBJECT (tick), "pln-item");
  PlnImportChange *change = gtk_list_item_get_item (item);

  if (change != NULL && gtk_widget_get_visible (GTK_WIDGET (tick)))
    accept_change (self, change, gtk_check_button_get_active (tick));
}

/* ---- the selected one ---------------------------------------------------------------- */

static void
show_change (PlnImportPage *self)
{
  guint at = gtk_single_selection_get_selected (self->selection);
  guint all = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  g_autofree char *place = g_strdup_printf (_("%u of %u"), at + 1, all);

  pln_import_detail_show (PLN_IMPORT_DETAIL (self->detail), gtk_single_selection_get_selected_item (self->selection));
  gtk_label_set_label (GTK_LABEL (self->place), at < all ? place : "");
}

static void
move (PlnImportPage *self,
      int            step)
{
  guint at = gtk_single_selection_get_selected (self->selection);
  guint all = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean in_list = focus != NULL && gtk_widget_is_ancestor (focus, self->list);

  if ((step < 0 && at == 0) || (step > 0 && at + 1 >= all))
    return;
  gtk_single_selection_set_selected (self->selection, at + (guint) step);
  /* The focus goes along, so that the record is read out and the arrows go on from there. */
  gtk_list_view_scroll_to (GTK_LIST_VIEW (self->list), at + (guint) step, in_list ? GTK_LIST_SCROLL_FOCUS : GTK_LIST_SCROLL_NONE,
                           NULL);
}

static void
earlier_cb (PlnImportPage *self)
{
  move (self, -1);
}

static void
later_cb (PlnImportPage *self)
{
  move (self, 1);
}

static void
back_cb (PlnImportPage *self)
{
  adw_navigation_split_view_set_show_content (ADW_NAVIGATION_SPLIT_VIEW (self->split), FALSE);
}

static void
activated_cb (GtkListView   *list,
              guint          position,
              PlnImportPage *self)
{
  adw_navigation_split_view_set_show_content (ADW_NAVIGATION_SPLIT_VIEW (self->split), TRUE);
}

/* ---- the list -------------------------------------------------------------------- */

static void
setup_row_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              PlnImportPage            *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10), *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = gtk_label_new (NULL), *text = gtk_label_new (NULL), *tick = gtk_check_button_new ();

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (text, "dimmed");
  gtk_widget_add_css_class (text, "caption");
  gtk_box_append (GTK_BOX (lines), title);
  gtk_box_append (GTK_BOX (lines), text);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (box), gtk_image_new ());
  gtk_box_append (GTK_BOX (box), lines);
  gtk_box_append (GTK_BOX (box), tick);
  gtk_widget_set_margin_top (box, 5);
  gtk_widget_set_margin_bottom (box, 5);
  gtk_widget_set_focusable (tick, FALSE); /* Space does it from the list */
  gtk_widget_set_valign (tick, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (tick), "pln-item", item);
  g_signal_connect_object (tick, "toggled", G_CALLBACK (ticked_cb), self, 0);
  gtk_list_item_set_child (item, box);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item,
             PlnImportPage            *self)
{
  PlnImportChange *change = gtk_list_item_get_item (item);
  GtkWidget *icon = gtk_widget_get_first_child (gtk_list_item_get_child (item)), *lines = gtk_widget_get_next_sibling (icon);
  GtkWidget *tick = gtk_widget_get_next_sibling (lines);
  PlnImportGroup group = pln_import_change_get_group (change);
  g_autofree char *text = pln_exchange_change_text (pln_context_get_workspace (self->context), change, self->titles);
  g_autofree char *name = g_strdup_printf ("%s, %s, %s", pln_import_change_get_title (change),
                                           pln_exchange_group_title (group), text);

  gtk_image_set_from_icon_name (GTK_IMAGE (icon), pln_context_icon_of_kind (pln_import_change_get_kind (change)));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (lines)), pln_import_change_get_title (change));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (lines)), text);
  gtk_widget_set_visible (tick, FALSE); /* so that setting it says nothing */
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), g_hash_table_contains (self->accepted, pln_import_change_get_id (change)));
  gtk_widget_set_visible (tick, group == PLN_IMPORT_EDITED_OUTSIDE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tick), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Take in all the same"), -1);
  gtk_list_item_set_accessible_label (item, name);
}

static void
setup_header_cb (GtkSignalListItemFactory *factory,
                 GtkListHeader            *header,
                 PlnImportPage            *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9), *title = gtk_label_new (NULL), *count = gtk_label_new (NULL);
  GtkWidget *hint = gtk_label_new (NULL);

  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (count, "dimmed");
  gtk_widget_add_css_class (hint, "dimmed");
  gtk_widget_add_css_class (hint, "caption");
  gtk_label_set_ellipsize (GTK_LABEL (hint), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (hint), 1);
  gtk_widget_set_hexpand (hint, TRUE);
  gtk_box_append (GTK_BOX (box), gtk_image_new ());
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), count);
  gtk_box_append (GTK_BOX (box), hint);
  gtk_list_header_set_child (header, box);
}

static char *
describe_group (PlnImportPage *self,
                PlnImportGroup group)
{
  guint64 n = pln_import_preview_get_counts (self->preview)->n[group];

  if (n > PLN_PREVIEW_LIMIT)
    return g_strdup_printf (_("the first %u are listed"), PLN_PREVIEW_LIMIT);
  if (group == PLN_IMPORT_CONFLICT)
    return g_strdup (_("settled after the import"));
  if (group == PLN_IMPORT_EDITED_OUTSIDE)
    return g_strdup (_("left out unless ticked"));
  return g_strdup ("");
}

static void
bind_header_cb (GtkSignalListItemFactory *factory,
                GtkListHeader            *header,
                PlnImportPage            *self)
{
  PlnImportGroup group = pln_import_change_get_group (gtk_list_header_get_item (header));
  GtkWidget *icon = gtk_widget_get_first_child (gtk_list_header_get_child (header));
  GtkWidget *title = gtk_widget_get_next_sibling (icon), *count = gtk_widget_get_next_sibling (title);
  g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, pln_import_preview_get_counts (self->preview)->n[group]);
  g_autofree char *hint = describe_group (self, group);
  const char *styles[] = { pln_pill_style_class (pln_exchange_group_style (group)), "import-sign", NULL };

  gtk_image_set_from_icon_name (GTK_IMAGE (icon), pln_exchange_group_icon (group));
  gtk_widget_set_css_classes (icon, styles);
  gtk_label_set_label (GTK_LABEL (title), pln_exchange_group_title (group));
  gtk_label_set_label (GTK_LABEL (count), number);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (count)), hint);
}

/* All groups in their order; also notes the titles of what is in them. */
static GListModel *
make_model (PlnImportPage *self)
{
  GListStore *groups = g_list_store_new (G_TYPE_LIST_MODEL);

  for (guint i = 0; i < G_N_ELEMENTS (group_order); i++)
    {
      GListModel *model = pln_import_preview_get_model (self->preview, group_order[i]);
      guint n = model != NULL ? g_list_model_get_n_items (model) : 0;

      if (n > 0)
        g_list_store_append (groups, model);
      for (guint k = 0; k < n; k++)
        {
          g_autoptr (PlnImportChange) change = g_list_model_get_item (model, k);

          g_hash_table_insert (self->titles, (gpointer) pln_import_change_get_id (change),
                               (gpointer) pln_import_change_get_title (change)); /* both live in the preview */
        }
    }
  return G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (groups)));
}

static GtkWidget *
make_list (PlnImportPage *self)
{
  GtkListItemFactory *rows = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkListItemFactory) headers = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_signal_connect (rows, "setup", G_CALLBACK (setup_row_cb), self);
  g_signal_connect (rows, "bind", G_CALLBACK (bind_row_cb), self);
  g_signal_connect (headers, "setup", G_CALLBACK (setup_header_cb), self);
  g_signal_connect (headers, "bind", G_CALLBACK (bind_header_cb), self);
  self->selection = gtk_single_selection_new (make_model (self));
  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), rows);
  gtk_list_view_set_header_factory (GTK_LIST_VIEW (self->list), headers);
  gtk_widget_add_css_class (self->list, "navigation-sidebar");
  gtk_widget_add_css_class (self->list, "exchange-list");
  gtk_list_view_set_tab_behavior (GTK_LIST_VIEW (self->list), GTK_LIST_TAB_ITEM);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Changes"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (show_change), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "activate", G_CALLBACK (activated_cb), self, 0);
  return scroller;
}

/* ---- importing ------------------------------------------------------------------- */

/* A person agreed to this office's file in the shared folder: from now on its files are taken in. */
static void
trust_shared (PlnContext *context,
              const char *path,
              const char *replica)
{
  PlnSharedWatch *watch = pln_context_get_watch (context);
  PlnSharedFolder *folder = pln_shared_watch_get_folder (watch);
  g_autofree char *base = g_path_get_basename (path), *parent = g_path_get_dirname (path);
  g_autofree char *named = pln_shared_name_get_replica (base);

  if (named == NULL || g_strcmp0 (named, replica) != 0 || g_strcmp0 (parent, pln_shared_folder_get_path (folder)) != 0)
    return;
  pln_shared_folder_set_trusted (folder, named, TRUE, NULL);
  pln_shared_watch_look (watch, FALSE);
}

static void
tell_imported (PlnContext            *context,
               const PlnImportResult *result)
{
  guint n = 0;
  g_autofree char *count = NULL, *text = NULL;

  for (guint group = PLN_IMPORT_EDITED_OUTSIDE + 1; group < PLN_IMPORT_UNCHANGED; group++)
    n += (guint) result->counts.n[group];
  count = g_strdup_printf (ngettext ("Imported %u record", "Imported %u records", n), n);
  /* Translators: "Imported 9 records", then the office they came from */
  text = result->office != NULL && *result->office != '\0' ? g_strdup_printf (_("%s from %s"), count, result->office)
                                                           : g_strdup (count);
  pln_context_toast_button (context, text, _("_Undo"), G_CALLBACK (pln_shared_watch_undo_import), pln_context_get_watch (context));
}

static void
imported_cb (GObject      *source,
             GAsyncResult *async,
             gpointer      user_data)
{
  g_autoptr (PlnImportPage) self = user_data;
  g_autoptr (PlnContext) context = g_object_ref (self->context);
  g_autoptr (GError) error = NULL;
  PlnImportResult result = { 0 };
  gboolean done = pln_import_run_finish (async, &result, &error);

  g_clear_pointer (&self->progress, pln_progress_end);
  update_import (self);
  if (!done)
    {
      if (!g_error_matches (error, PLN_EXCHANGE_ERROR, PLN_EXCHANGE_ERROR_CANCELLED) &&
          !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        pln_context_error (context, _("The File Was Not Imported"), error);
      return;
    }
  pln_workspace_announce (pln_context_get_workspace (context), result.changed);
  trust_shared (context, self->path, result.replica);
  leave (self);
  tell_imported (context, &result);
  pln_import_result_clear (&result);
}

/* By what it is seen that another file stands in its place; NULL: it is not there. */
static char *
make_mark (const char *path)
{
  GStatBuf info;

  if (g_stat (path, &info) != 0)
    return NULL;
  return g_strdup_printf ("%" G_GUINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT ".%09ld", (guint64) info.st_ino,
                          (gint64) info.st_size, (gint64) info.st_mtim.tv_sec, info.st_mtim.tv_nsec);
}

/* Nothing is taken in that was not shown: a file that has been replaced meanwhile is read again. */
static gboolean
read_again (PlnImportPage *self)
{
  g_autofree char *mark = make_mark (self->path);
  g_autoptr (PlnContext) context = NULL;
  g_autoptr (GFile) file = NULL;

  if (g_strcmp0 (mark, self->mark) == 0)
    return FALSE;
  context = g_object_ref (self->context);
  file = g_file_new_for_path (self->path);
  leave (self);
  pln_context_toast (context, _("The file was replaced meanwhile: this is what it would change now"));
  pln_import_page_open (context, file);
  return TRUE;
}

static void
import_cb (PlnImportPage *self)
{
  const char *workspace = pln_workspace_get_path (pln_context_get_workspace (self->context));
  g_autofree char **ids = (char **) g_hash_table_get_keys_as_array (self->accepted, NULL);

  if (read_again (self))
    return;
  self->progress = pln_progress_new (self->context, _("Importing"));
  update_import (self);
  pln_import_run_accepting_async (workspace, self->path, (const char *const *) ids, 0,
                                  pln_progress_get_cancellable (self->progress), pln_progress_report, self->progress,
                                  imported_cb, g_object_ref (self));
}

static void
cancel_cb (PlnImportPage *self)
{
  if (self->progress != NULL)
    g_cancellable_cancel (pln_progress_get_cancellable (self->progress));
  else
    leave (self);
}

/* ---- construction ------------------------------------------------------------------ */

static char *
make_subtitle (PlnImportPage *self)
{
  const PlnImportCounts *counts = pln_import_preview_get_counts (self->preview);
  const char *exported = pln_import_preview_get_exported (self->preview);
  g_autofree char *count = NULL, *time = NULL;
  gint64 written;
  guint n = 0;

  for (guint group = 0; group < PLN_IMPORT_UNCHANGED; group++)
    n += (guint) counts->n[group];
  count = g_strdup_printf (ngettext ("%u record", "%u records", n), n);
  if (exported == NULL || !pln_time_parse_rfc3339 (exported, &written))
    return g_strdup_printf (_("%s · nothing written yet"), count);
  time = pln_exchange_time_text (written, pln_workspace_get_now (pln_context_get_workspace (self->context)));
  return pln_import_preview_is_partial (self->preview)
           ? g_strdup_printf (_("%s in a part, of %s · nothing written yet"), count, time)
           : g_strdup_printf (_("%s in a file of %s · nothing written yet"), count, time);
}

static GtkWidget *
make_header (PlnImportPage *self)
{
  GtkWidget *header = adw_header_bar_new (), *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));
  const char *office = pln_import_preview_get_office (self->preview);
  g_autofree char *title = office != NULL && *office != '\0' ? g_strdup_printf (_("Import from %s"), office)
                                                             : g_path_get_basename (self->path);
  g_autofree char *subtitle = make_subtitle (self);

  self->import = gtk_button_new_with_mnemonic (_("_Import"));
  gtk_widget_set_tooltip_text (self->import, _("Ctrl+Enter"));
  gtk_widget_add_css_class (self->import, "suggested-action");
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (cancel_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->import, "clicked", G_CALLBACK (import_cb), self, G_CONNECT_SWAPPED);
  adw_header_bar_set_show_back_button (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->import);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (title, subtitle));
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);
  self->header = header;
  self->heading = adw_window_title_new (title, subtitle);
  gtk_widget_set_margin_top (self->heading, 6);
  gtk_widget_set_margin_bottom (self->heading, 6);
  gtk_widget_set_visible (self->heading, FALSE);
  return header;
}

static gboolean
toggle_selected (PlnImportPage *self)
{
  PlnImportChange *change = gtk_single_selection_get_selected_item (self->selection);
  guint at = gtk_single_selection_get_selected (self->selection);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (self->list));
  gboolean accepted;

  if (change == NULL || focus == NULL || !gtk_widget_is_ancestor (focus, self->list) ||
      pln_import_change_get_group (change) != PLN_IMPORT_EDITED_OUTSIDE)
    return GDK_EVENT_PROPAGATE;
  accepted = !g_hash_table_contains (self->accepted, pln_import_change_get_id (change));
  accept_change (self, change, accepted);
  pln_context_announce (self->context, accepted ? _("Will be taken in") : _("Will be left out"));
  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *box = gtk_widget_get_first_child (row);
      GtkWidget *tick = GTK_IS_BOX (box) ? gtk_widget_get_last_child (box) : NULL;
      GtkListItem *item = tick != NULL ? g_object_get_data (G_OBJECT (tick), "pln-item") : NULL;

      if (item != NULL && gtk_list_item_get_position (item) == at)
        gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), accepted);
    }
  return GDK_EVENT_STOP;
}

static gboolean
key_cb (PlnImportPage  *self,
        guint           keyval,
        guint           keycode,
        GdkModifierType state)
{
  if ((keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter) && (state & GDK_CONTROL_MASK))
    {
      if (gtk_widget_get_sensitive (self->import))
        import_cb (self);
      return GDK_EVENT_STOP;
    }
  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Escape:
      cancel_cb (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_j:
      move (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_k:
      move (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_space:
      return toggle_selected (self);
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
set_narrow (PlnImportPage *self,
            gboolean       narrow)
{
  adw_navigation_split_view_set_collapsed (ADW_NAVIGATION_SPLIT_VIEW (self->split), narrow);
  gtk_widget_set_visible (self->bar, narrow);
  adw_header_bar_set_show_title (ADW_HEADER_BAR (self->header), !narrow); /* the buttons need the room */
  gtk_widget_set_visible (self->heading, narrow);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->list), narrow);
  pln_import_detail_set_narrow (PLN_IMPORT_DETAIL (self->detail), narrow);
}

static void
narrow_cb (PlnImportPage *self)
{
  set_narrow (self, TRUE);
}

static void
wide_cb (PlnImportPage *self)
{
  set_narrow (self, FALSE);
}

static GtkWidget *
icon_button (PlnImportPage *self,
             const char    *icon_name,
             const char    *name,
             GCallback      callback)
{
  GtkWidget *button = pln_icon_button_new (icon_name, name);

  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_end (PlnImportPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *overlay = gtk_overlay_new ();

  self->place = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->place, "dimmed");
  gtk_box_append (GTK_BOX (head), self->place);
  gtk_box_append (GTK_BOX (head), icon_button (self, "go-up-symbolic", _("Previous Record"), G_CALLBACK (earlier_cb)));
  gtk_box_append (GTK_BOX (head), icon_button (self, "go-down-symbolic", _("Next Record"), G_CALLBACK (later_cb)));
  gtk_widget_add_css_class (head, "review-place");
  gtk_widget_set_halign (head, GTK_ALIGN_END);
  gtk_widget_set_valign (head, GTK_ALIGN_START);
  self->detail = pln_import_detail_new (self->context, self->titles);
  gtk_widget_set_vexpand (self->detail, TRUE);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), self->detail);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), head);
  self->bar = gtk_action_bar_new ();
  gtk_action_bar_pack_start (GTK_ACTION_BAR (self->bar),
                             icon_button (self, "go-previous-symbolic", _("All Changes"), G_CALLBACK (back_cb)));
  gtk_widget_set_visible (self->bar, FALSE);
  gtk_box_append (GTK_BOX (box), overlay);
  gtk_box_append (GTK_BOX (box), self->bar);
  return box;
}

static GtkWidget *
make_body (PlnImportPage *self)
{
  GtkWidget *list = make_list (self), *start = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *end = make_end (self), *bin = adw_breakpoint_bin_new ();
  AdwBreakpoint *breakpoint = adw_breakpoint_new (adw_breakpoint_condition_parse ("max-width: 720sp"));

  gtk_widget_set_vexpand (list, TRUE);
  gtk_box_append (GTK_BOX (start), self->heading);
  gtk_box_append (GTK_BOX (start), list);
  self->split = adw_navigation_split_view_new ();
  adw_navigation_split_view_set_sidebar (ADW_NAVIGATION_SPLIT_VIEW (self->split), adw_navigation_page_new (start, _("Changes")));
  adw_navigation_split_view_set_content (ADW_NAVIGATION_SPLIT_VIEW (self->split), adw_navigation_page_new (end, _("Record")));
  adw_navigation_split_view_set_min_sidebar_width (ADW_NAVIGATION_SPLIT_VIEW (self->split), 300);
  adw_navigation_split_view_set_max_sidebar_width (ADW_NAVIGATION_SPLIT_VIEW (self->split), 408);
  adw_navigation_split_view_set_sidebar_width_fraction (ADW_NAVIGATION_SPLIT_VIEW (self->split), 0.4);
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

  if (self->known_to != NULL && g_object_get_data (G_OBJECT (self->known_to), OPEN_PREVIEW) == self)
    g_object_set_data (G_OBJECT (self->known_to), OPEN_PREVIEW, NULL);
  g_clear_weak_pointer (&self->known_to);
  G_OBJECT_CLASS (pln_import_page_parent_class)->dispose (object);
  g_clear_object (&self->selection);
}

static void
pln_import_page_finalize (GObject *object)
{
  PlnImportPage *self = PLN_IMPORT_PAGE (object);

  g_clear_object (&self->preview);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->mark, g_free);
  g_hash_table_unref (self->accepted);
  g_hash_table_unref (self->titles);
  G_OBJECT_CLASS (pln_import_page_parent_class)->finalize (object);
}

static void
pln_import_page_class_init (PlnImportPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pln_import_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = pln_import_page_finalize;
}

static void
pln_import_page_init (PlnImportPage *self)
{
  self->accepted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->titles = g_hash_table_new (g_str_hash, g_str_equal);
}

/* ---- reading the file --------------------------------------------------------------- */

typedef struct
{
  PlnContext *context;   /* owned */
  PlnProgress *progress; /* owned */
  char *path;            /* owned */
  char *mark;            /* owned, nullable */
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
present (PlnContext       *context,
         PlnImportPreview *preview,
         const char       *path,
         const char       *mark)
{
  PlnImportPage *self = g_object_new (PLN_TYPE_IMPORT_PAGE, NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  PlnImportPage *before = g_object_get_data (G_OBJECT (context), OPEN_PREVIEW);
  g_autofree char *summary = pln_exchange_counts_text (pln_import_preview_get_counts (preview)), *text = NULL;

  if (before != NULL)
    leave (before);
  self->context = context;
  g_set_weak_pointer (&self->known_to, context);
  g_object_set_data (G_OBJECT (context), OPEN_PREVIEW, self);
  self->preview = g_object_ref (preview);
  self->path = g_strdup (path);
  self->mark = g_strdup (mark);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), make_header (self));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), make_body (self));
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), view);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  update_import (self);
  show_change (self);
  text = g_strdup_printf ("%s: %s", adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (self)), summary);
  pln_context_push (context, ADW_NAVIGATION_PAGE (self));
  gtk_widget_grab_focus (self->list);
  pln_context_announce (context, text);
}

static void
previewed_cb (GObject      *source,
              GAsyncResult *async,
              gpointer      user_data)
{
  Opening *opening = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlnImportPreview) preview = pln_import_preview_finish (async, &error);

  pln_progress_end (opening->progress);
  if (preview == NULL)
    {
      if (!g_error_matches (error, PLN_EXCHANGE_ERROR, PLN_EXCHANGE_ERROR_CANCELLED) &&
          !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        pln_context_error (opening->context, _("The File Cannot Be Imported"), error);
    }
  else if (!pln_import_counts_any (pln_import_preview_get_counts (preview)))
    {
      trust_shared (opening->context, opening->path, pln_import_preview_get_replica (preview));
      nothing_new (opening->context, opening->path);
    }
  else
    present (opening->context, preview, opening->path, opening->mark);
  g_object_unref (opening->context);
  g_free (opening->path);
  g_free (opening->mark);
  g_free (opening);
}

void
pln_import_page_open (PlnContext *context,
                      GFile      *file)
{
  Opening *opening;
  PlnImportPage *open = g_object_get_data (G_OBJECT (context), OPEN_PREVIEW);
  g_autofree char *path = g_file_get_path (file);

  if (open != NULL && open->progress != NULL)
    {
      pln_context_toast (context, _("An import is under way; the other file can be chosen afterwards"));
      return;
    }
  if (path == NULL)
    {
      g_autoptr (GError) error = g_error_new (G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, _("The file is not on this computer."));

      pln_context_error (context, _("The File Cannot Be Imported"), error);
      return;
    }
  opening = g_new0 (Opening, 1);
  opening->context = g_object_ref (context);
  opening->path = g_steal_pointer (&path);
  opening->mark = make_mark (opening->path);
  opening->progress = pln_progress_new (context, _("Reading the File"));
  pln_import_preview_async (pln_workspace_get_path (pln_context_get_workspace (context)), opening->path, FALSE, 0,
                            pln_progress_get_cancellable (opening->progress), pln_progress_report, opening->progress,
                            previewed_cb, opening);
}
