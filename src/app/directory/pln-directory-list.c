/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/directory/pln-directory-list.h"

#include <glib/gi18n.h>

#include "widgets/pln-pill.h"

struct _PlnDirectoryList
{
  PlnRecordView parent_instance;

  PlnDirectoryFilter *filter; /* owned */
};

G_DEFINE_FINAL_TYPE (PlnDirectoryList, pln_directory_list, PLN_TYPE_RECORD_VIEW)

/* ---- model ---------------------------------------------------------------- */

static GPtrArray *
make_sections (PlnWorkspace *workspace, gpointer filter)
{
  return pln_directory_sections (workspace, filter);
}

static GListModel *
pln_directory_list_create_model (PlnRecordView *view, const PlnQuery *query)
{
  PlnDirectoryList *self = PLN_DIRECTORY_LIST (view);

  return G_LIST_MODEL (pln_section_list_new (pln_context_get_workspace (pln_record_view_get_context (view)),
                                             pln_directory_kinds, make_sections,
                                             pln_directory_filter_copy (self->filter),
                                             (GDestroyNotify) pln_directory_filter_free));
}

static PlnItem *
pln_directory_list_get_item (PlnRecordView *view, gpointer row)
{
  return PLN_ITEM (row);
}

static guint
pln_directory_list_find (PlnRecordView *view, const char *id)
{
  guint position = pln_section_list_find (PLN_SECTION_LIST (pln_record_view_get_list (view)), id);

  return position != G_MAXUINT ? position : GTK_INVALID_LIST_POSITION;
}

/* ---- rows ------------------------------------------------------------------ */

/* Disc (a sign, or the initials of a person with a name), two lines, a pill. */
typedef struct
{
  GtkWidget *sign, *avatar, *name, *line, *pill; /* owned by the row */
} RowParts;

static GtkWidget *
make_row (gpointer user_data)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  RowParts *parts = g_new0 (RowParts, 1);

  parts->sign = gtk_image_new ();
  parts->avatar = adw_avatar_new (34, NULL, TRUE);
  parts->name = gtk_label_new (NULL);
  parts->line = gtk_label_new (NULL);
  parts->pill = pln_pill_new (PLN_PILL_TAG, NULL, "");
  gtk_widget_add_css_class (row, "person-row");
  gtk_widget_add_css_class (parts->sign, "round-icon");
  gtk_widget_set_valign (parts->sign, GTK_ALIGN_CENTER);
  gtk_label_set_xalign (GTK_LABEL (parts->name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (parts->name), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (parts->line), 0);
  gtk_label_set_ellipsize (GTK_LABEL (parts->line), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (parts->line, "dimmed");
  gtk_widget_add_css_class (parts->line, "caption");
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_set_valign (text, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (parts->pill, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (text), parts->name);
  gtk_box_append (GTK_BOX (text), parts->line);
  gtk_box_append (GTK_BOX (row), parts->sign);
  gtk_box_append (GTK_BOX (row), parts->avatar);
  gtk_box_append (GTK_BOX (row), text);
  gtk_box_append (GTK_BOX (row), parts->pill);
  g_object_set_data_full (G_OBJECT (row), "pln-parts", parts, g_free);
  return row;
}

static void
bind_row (GtkWidget *row, PlnItem *item, gpointer user_data)
{
  RowParts *parts = g_object_get_data (G_OBJECT (row), "pln-parts");
  const char *kind = pln_item_get_kind (item);
  gboolean person = g_strcmp0 (kind, "person") == 0, warning;
  g_autofree char *name = pln_directory_entry_name (item);
  g_autofree char *line = pln_directory_entry_line (item);
  g_autofree char *note = pln_directory_entry_note (item, &warning);

  gtk_widget_set_visible (parts->sign, !person);
  gtk_widget_set_visible (parts->avatar, person);
  gtk_image_set_from_icon_name (GTK_IMAGE (parts->sign), g_strcmp0 (kind, "membership") == 0
                                ? "system-users-symbolic" : "avatar-default-symbolic");
  adw_avatar_set_text (ADW_AVATAR (parts->avatar), person ? name : NULL);
  gtk_label_set_label (GTK_LABEL (parts->name), name);
  gtk_label_set_label (GTK_LABEL (parts->line), line);
  gtk_widget_set_visible (parts->line, *line != '\0');
  pln_pill_set (PLN_PILL (parts->pill), warning ? PLN_PILL_WARNING : PLN_PILL_TAG,
                warning ? "dialog-warning-symbolic" : NULL, note);
  gtk_widget_set_visible (parts->pill, note != NULL);
}

/* What a screen reader says of a row, and what is copied. */
static char *
get_row_text (PlnItem *item, gpointer user_data)
{
  g_autofree char *name = pln_directory_entry_name (item);
  g_autofree char *line = pln_directory_entry_line (item);
  gboolean warning;
  g_autofree char *note = pln_directory_entry_note (item, &warning);
  const char *holder = g_strcmp0 (pln_item_get_kind (item), "post") == 0 ? _("holder not stated") : note;

  return g_strjoin (", ", name, *line != '\0' ? line : holder, *line != '\0' ? holder : NULL, NULL);
}

static char *
section_title (PlnWorkspace *workspace, const char *key, char **note)
{
  if (g_utf8_strlen (key, 2) == 1 && pln_workspace_get_kind (workspace, key) == NULL)
    return g_strdup (key); /* a letter */
  return *key != '\0' ? pln_workspace_get_title (workspace, key) : g_strdup (_("Without an organization"));
}

/* One column needs no heading; the view shows it again when the window grows. */
static void
keep_hidden_cb (GtkWidget *header)
{
  if (gtk_widget_get_visible (header))
    gtk_widget_set_visible (header, FALSE);
}

/* ---- object ---------------------------------------------------------------- */

static void
pln_directory_list_finalize (GObject *object)
{
  pln_directory_filter_free (PLN_DIRECTORY_LIST (object)->filter);
  G_OBJECT_CLASS (pln_directory_list_parent_class)->finalize (object);
}

static void
pln_directory_list_class_init (PlnDirectoryListClass *klass)
{
  PlnRecordViewClass *view_class = PLN_RECORD_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pln_directory_list_finalize;
  view_class->create_model = pln_directory_list_create_model;
  view_class->get_item = pln_directory_list_get_item;
  view_class->find = pln_directory_list_find;
}

static void
pln_directory_list_init (PlnDirectoryList *self)
{
  self->filter = pln_directory_filter_new ();
}

GtkWidget *
pln_directory_list_new (PlnContext *context)
{
  PlnDirectoryList *self = g_object_new (PLN_TYPE_DIRECTORY_LIST, "context", context, "kind", "person", NULL);
  PlnRecordView *view = PLN_RECORD_VIEW (self);
  const PlnColumn column = { .title = N_("Name"), .expand = TRUE, .get_text = get_row_text,
                             .make = make_row, .bind = bind_row };
  GtkWidget *column_view = pln_record_view_get_column_view (view);

  pln_record_view_set_columns (view, &column, 1);
  pln_section_list_add_headings (view, section_title);
  gtk_widget_add_css_class (column_view, "people");
  keep_hidden_cb (gtk_widget_get_first_child (column_view));
  g_signal_connect (gtk_widget_get_first_child (column_view), "notify::visible", G_CALLBACK (keep_hidden_cb), NULL);
  return GTK_WIDGET (self);
}

void
pln_directory_list_set_filter (PlnDirectoryList *self, const PlnDirectoryFilter *filter)
{
  g_autoptr (PlnQuery) query = pln_query_new ("person");

  pln_directory_filter_free (self->filter);
  self->filter = pln_directory_filter_copy (filter);
  /* The view makes its model anew for a query; what the list holds comes from the filter. */
  pln_record_view_set_query (PLN_RECORD_VIEW (self), query);
  pln_section_list_show_top (PLN_RECORD_VIEW (self));
}
