/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/formats/pln-format-preview.h"

#include <glib/gi18n.h>

#include "app/exchange/pln-exchange-words.h"
#include "app/pln-bits.h"

/* ---- lines --------------------------------------------------------------- */

struct _PlnFormatLine
{
  GObject parent_instance;

  const char *section; /* static */
  char       *title, *text; /* owned */
};

G_DEFINE_FINAL_TYPE (PlnFormatLine, pln_format_line, G_TYPE_OBJECT)

const char *
pln_format_line_get_section (PlnFormatLine *self)
{
  return self->section;
}

const char *
pln_format_line_get_title (PlnFormatLine *self)
{
  return self->title;
}

const char *
pln_format_line_get_text (PlnFormatLine *self)
{
  return self->text;
}

static void
pln_format_line_finalize (GObject *object)
{
  PlnFormatLine *self = PLN_FORMAT_LINE (object);

  g_free (self->title);
  g_free (self->text);
  G_OBJECT_CLASS (pln_format_line_parent_class)->finalize (object);
}

static void
pln_format_line_class_init (PlnFormatLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pln_format_line_finalize;
}

static void
pln_format_line_init (PlnFormatLine *self)
{
}

/* Takes title and text. */
static void
add_line (GListStore *store, const char *section, char *title, char *text)
{
  g_autoptr (PlnFormatLine) line = g_object_new (PLN_TYPE_FORMAT_LINE, NULL);

  line->section = section;
  line->title = title;
  line->text = text;
  g_list_store_append (store, line);
}

/* ---- the model ----------------------------------------------------------- */

static GListStore *
make_problems (const PlnForeignPreview *preview, gboolean table)
{
  GListStore *store = g_list_store_new (PLN_TYPE_FORMAT_LINE);
  GPtrArray *problems = preview->draft->problems;

  for (guint i = 0; i < MIN (problems->len, PLN_PREVIEW_LIMIT); i++)
    {
      const PlnDraftProblem *problem = g_ptr_array_index (problems, i);
      char *place;

      if (problem->row == 0)
        place = g_strdup (problem->column != NULL ? problem->column : preview->draft->name);
      else if (problem->column != NULL)
        place = g_strdup_printf (table ? _("Row %u, %s") : _("Line %u, %s"), problem->row, problem->column);
      else
        place = g_strdup_printf (table ? _("Row %u") : _("Line %u"), problem->row);
      add_line (store, _("Not Understood"), place, g_strdup (problem->message));
    }
  return store;
}

static GListStore *
make_changes (PlnWorkspace *workspace, const PlnForeignPreview *preview, PlnImportGroup group)
{
  GListStore *store = g_list_store_new (PLN_TYPE_FORMAT_LINE);

  for (guint i = 0; i < preview->changes->len; i++)
    {
      PlnImportChange *change = g_ptr_array_index (preview->changes, i);

      if (pln_import_change_get_group (change) == group)
        add_line (store, pln_exchange_group_title (group), g_strdup (pln_import_change_get_title (change)),
                  pln_exchange_change_text (workspace, change, NULL));
    }
  return store;
}

static GListStore *
make_left_out (const PlnForeignPreview *preview)
{
  GListStore *store = g_list_store_new (PLN_TYPE_FORMAT_LINE);

  for (guint i = 0; i < MIN (preview->draft->left_out->len, PLN_PREVIEW_LIMIT); i++)
    {
      const PlnLeftOut *left = g_ptr_array_index (preview->draft->left_out, i);

      add_line (store, _("Left Out"), g_strdup (left->title), g_strdup (left->reason));
    }
  return store;
}

static void
take_section (GListStore *sections, GListStore *section)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (section)) > 0)
    g_list_store_append (sections, section);
  g_object_unref (section);
}

GListModel *
pln_format_preview_make_model (PlnWorkspace *workspace, const PlnForeignPreview *preview, gboolean table)
{
  static const PlnImportGroup groups[] = { PLN_IMPORT_CONFLICT, PLN_IMPORT_RESTORED, PLN_IMPORT_CHANGED, PLN_IMPORT_ADDED };
  GListStore *sections = g_list_store_new (G_TYPE_LIST_MODEL);

  take_section (sections, make_problems (preview, table));
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    take_section (sections, make_changes (workspace, preview, groups[i]));
  take_section (sections, make_left_out (preview));
  return G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (sections)));
}

char *
pln_format_preview_get_summary (const PlnForeignPreview *preview)
{
  guint n = preview->draft->problems->len;
  guint64 same = preview->counts.n[PLN_IMPORT_UNCHANGED];
  g_autofree char *counts = NULL;

  if (n > 0)
    return g_strdup_printf (ngettext ("%u place is not understood. Correct it in the file, or leave its column out; "
                                      "until then nothing is imported.",
                                      "%u places are not understood. Correct them in the file, or leave their columns out; "
                                      "until then nothing is imported.", n), n);
  if (!pln_import_counts_any (&preview->counts))
    return g_strdup (_("Everything in this file is here already."));
  counts = pln_exchange_counts_text (&preview->counts);
  if (same == 0)
    return g_strdup_printf (_("Nothing is written yet: %s."), counts);
  return g_strdup_printf (ngettext ("Nothing is written yet: %s; %u stays as it is.", "Nothing is written yet: %s; %u stay as they are.",
                                    (guint) same), counts, (guint) same);
}

/* ---- the list ------------------------------------------------------------ */

static void
setup_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *text = pln_text_label_new (NULL, "dimmed");

  gtk_widget_add_css_class (text, "caption");
  gtk_box_append (GTK_BOX (box), pln_text_label_new (NULL, NULL));
  gtk_box_append (GTK_BOX (box), text);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_list_item_set_child (item, box);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  PlnFormatLine *line = gtk_list_item_get_item (item);
  GtkWidget *title = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  g_autofree char *name = g_strdup_printf ("%s, %s, %s", line->section, line->title, line->text);

  gtk_label_set_label (GTK_LABEL (title), line->title);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (title)), line->text);
  gtk_list_item_set_accessible_label (item, name);
}

static void
setup_header_cb (GtkSignalListItemFactory *factory, GtkListHeader *header, gpointer user_data)
{
  GtkWidget *label = pln_text_label_new (NULL, "heading");

  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_top (label, 6);
  gtk_list_header_set_child (header, label);
}

static void
bind_header_cb (GtkSignalListItemFactory *factory, GtkListHeader *header, gpointer user_data)
{
  PlnFormatLine *line = gtk_list_header_get_item (header);
  g_autofree char *text = g_strdup_printf ("%s (%u)", line->section, gtk_list_header_get_n_items (header));

  gtk_label_set_label (GTK_LABEL (gtk_list_header_get_child (header)), text);
}

GtkWidget *
pln_format_preview_new (PlnContext *context, const PlnForeignPreview *preview, gboolean table)
{
  GtkListItemFactory *rows = gtk_signal_list_item_factory_new (), *headers = gtk_signal_list_item_factory_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scroller = gtk_scrolled_window_new (), *list;
  GtkWidget *summary = pln_text_label_new (NULL, preview->draft->problems->len > 0 ? "error" : NULL);
  g_autofree char *text = pln_format_preview_get_summary (preview);
  GListModel *model = pln_format_preview_make_model (pln_context_get_workspace (context), preview, table);

  gtk_label_set_label (GTK_LABEL (summary), text);
  gtk_widget_set_margin_top (summary, 6);
  gtk_widget_set_margin_bottom (summary, 12);
  gtk_widget_set_margin_start (summary, 18);
  gtk_widget_set_margin_end (summary, 18);
  g_signal_connect (rows, "setup", G_CALLBACK (setup_row_cb), NULL);
  g_signal_connect (rows, "bind", G_CALLBACK (bind_row_cb), NULL);
  g_signal_connect (headers, "setup", G_CALLBACK (setup_header_cb), NULL);
  g_signal_connect (headers, "bind", G_CALLBACK (bind_header_cb), NULL);
  list = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (model)), rows);
  gtk_list_view_set_header_factory (GTK_LIST_VIEW (list), headers);
  g_object_unref (headers);
  gtk_widget_add_css_class (list, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What the import would do"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), summary);
  gtk_box_append (GTK_BOX (box), scroller);
  return box;
}
