/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/roadmap/pln-roadmap-columns.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/roadmap/pln-roadmap-cells.h"
#include "widgets/pln-pill.h"

static PlnGaps
get_gaps (PlnItem *item)
{
  return pln_coverage_of (pln_item_get_workspace (item), pln_item_get_id (item));
}

static GtkWidget *
label_new (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  return label;
}

static void
set_class (GtkWidget *widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/* ---- title ------------------------------------------------------------------- */

static char *
get_title (PlnItem *item, gpointer user_data)
{
  g_autofree char *label = pln_item_get_plain (item, "label");

  if (*label == '\0')
    return g_strdup (pln_item_get_title (item));
  return g_strdup_printf ("%s  %s", label, pln_item_get_title (item));
}

typedef struct
{
  GtkWidget *number, *title, *second, *links; /* owned by the cell */
} TitleParts;

static GtkWidget *
make_title (gpointer user_data)
{
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9), *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  TitleParts *parts = g_new0 (TitleParts, 1);

  parts->number = gtk_label_new (NULL);
  parts->title = label_new ();
  parts->second = label_new ();
  parts->links = pln_pill_new (PLN_PILL_TAG, NULL, "");
  gtk_label_set_xalign (GTK_LABEL (parts->number), 0);
  gtk_widget_set_size_request (parts->number, 36, -1);
  gtk_widget_add_css_class (parts->number, "dimmed");
  gtk_widget_add_css_class (parts->number, "caption");
  gtk_widget_add_css_class (parts->second, "dimmed");
  gtk_widget_add_css_class (parts->second, "caption");
  gtk_widget_set_valign (text, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (text), parts->title);
  gtk_box_append (GTK_BOX (text), parts->second);
  gtk_box_append (GTK_BOX (cell), parts->number);
  gtk_box_append (GTK_BOX (cell), text);
  gtk_box_append (GTK_BOX (cell), parts->links);
  g_object_set_data_full (G_OBJECT (cell), "pln-parts", parts, g_free);
  return cell;
}

/* The line under the title when there is room for no other column. */
static void
show_second (GtkWidget *label, PlnItem *item, gboolean narrow)
{
  PlnGaps gaps = narrow ? get_gaps (item) : 0;
  g_autofree char *owner = narrow ? pln_roadmap_owner_text (item, gaps) : g_strdup ("");
  g_autofree char *due = narrow ? pln_roadmap_due_text (item, gaps) : g_strdup ("");
  g_autofree char *line = g_strdup_printf ("%s%s%s", owner, *owner != '\0' && *due != '\0' ? " · " : "", due);

  gtk_label_set_label (GTK_LABEL (label), line);
  gtk_widget_set_visible (label, *line != '\0');
}

static void
bind_title (GtkWidget *cell, PlnItem *item, gpointer page)
{
  TitleParts *parts = g_object_get_data (G_OBJECT (cell), "pln-parts");
  g_autofree char *label = pln_item_get_plain (item, "label"), *type = pln_item_get_plain (item, "type");
  g_autofree char *served = pln_roadmap_served_text (item), *tag = NULL;
  gboolean narrow = pln_page_get_narrow (page);
  gboolean top = g_str_equal (type, "cluster") || g_str_equal (type, "objective");

  gtk_label_set_label (GTK_LABEL (parts->number), label);
  gtk_widget_set_visible (parts->number, *label != '\0');
  gtk_label_set_label (GTK_LABEL (parts->title), pln_item_get_title (item));
  set_class (parts->title, "name-top", top);
  set_class (parts->title, "name-body", g_str_equal (type, "recommendation"));
  tag = served != NULL ? g_strdup_printf ("+ %s", served) : NULL;
  pln_pill_set (PLN_PILL (parts->links), PLN_PILL_TAG, NULL, tag);
  gtk_widget_set_visible (parts->links, served != NULL && !narrow);
  show_second (parts->second, item, narrow);
}

/* ---- owner and due -------------------------------------------------------------- */

/* A sign and words; the sign stands where the value would stand. */
static GtkWidget *
make_flag (gpointer user_data)
{
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *sign = gtk_image_new ();

  gtk_accessible_update_state (GTK_ACCESSIBLE (sign), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (cell), sign);
  gtk_box_append (GTK_BOX (cell), label_new ());
  return cell;
}

/* icon NULL: no sign.  strong: red and bold, else the sign alone has the warning's colour. */
static void
show_flag (GtkWidget *cell, const char *icon, const char *text, gboolean missing, gboolean strong)
{
  GtkWidget *sign = gtk_widget_get_first_child (cell), *label = gtk_widget_get_last_child (cell);

  gtk_image_set_from_icon_name (GTK_IMAGE (sign), icon);
  gtk_widget_set_visible (sign, icon != NULL);
  set_class (sign, "warning", missing && !strong);
  set_class (sign, "error", strong);
  gtk_label_set_label (GTK_LABEL (label), text);
  set_class (label, "dimmed", missing && !strong);
  set_class (label, "error", strong);
  set_class (label, "heading", strong);
}

static char *
get_owner (PlnItem *item, gpointer user_data)
{
  return pln_roadmap_owner_text (item, get_gaps (item));
}

static void
bind_owner (GtkWidget *cell, PlnItem *item, gpointer user_data)
{
  PlnGaps gaps = get_gaps (item);
  g_autofree char *text = pln_roadmap_owner_text (item, gaps);
  gboolean none = (gaps & PLN_GAP_NO_OWNER) != 0, no_action = (gaps & PLN_GAP_NO_ACTION) != 0;

  show_flag (cell, no_action ? "process-stop-symbolic" : none ? "dialog-warning-symbolic" : NULL, text,
             none, no_action);
}

static char *
get_due (PlnItem *item, gpointer user_data)
{
  PlnGaps gaps = get_gaps (item);
  g_autofree char *text = pln_roadmap_due_text (item, gaps);

  return gaps & PLN_GAP_OVERDUE ? g_strdup_printf (_("%s, overdue"), text) : g_steal_pointer (&text);
}

static void
bind_due (GtkWidget *cell, PlnItem *item, gpointer user_data)
{
  PlnGaps gaps = get_gaps (item);
  g_autofree char *text = pln_roadmap_due_text (item, gaps);
  gboolean late = (gaps & PLN_GAP_OVERDUE) != 0, none = (gaps & PLN_GAP_NO_DATE) != 0;

  show_flag (cell, late ? "dialog-warning-symbolic" : none ? "dialog-warning-symbolic"
             : pln_roadmap_due_waits (item) ? "alarm-symbolic" : NULL, text, none, late);
}

/* ---- progress --------------------------------------------------------------------- */

static GtkWidget *
make_progress (gpointer user_data)
{
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *bar = gtk_level_bar_new ();

  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (bar, 34, 6);
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_LOW);
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_HIGH);
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_FULL);
  gtk_widget_add_css_class (bar, "progress");
  gtk_accessible_update_state (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (cell), bar);
  gtk_box_append (GTK_BOX (cell), label_new ());
  gtk_widget_add_css_class (gtk_widget_get_last_child (cell), "dimmed");
  return cell;
}

static char *
get_progress (PlnItem *item, gpointer user_data)
{
  int percent;

  return pln_roadmap_progress_text (item, &percent);
}

static void
bind_progress (GtkWidget *cell, PlnItem *item, gpointer user_data)
{
  GtkWidget *bar = gtk_widget_get_first_child (cell);
  int percent;
  g_autofree char *text = pln_roadmap_progress_text (item, &percent);

  set_class (bar, "uncounted", percent < 0);
  gtk_level_bar_set_value (GTK_LEVEL_BAR (bar), percent < 0 ? 1.0 : percent / 100.0);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (cell)), text);
  gtk_widget_set_visible (cell, *text != '\0');
}

void
pln_roadmap_set_columns (PlnRecordView *view, PlnPage *page)
{
  const PlnColumn columns[] = {
    { .field = "title", .title = N_("Recommendation or Action"), .expand = TRUE, .get_text = get_title,
      .make = make_title, .bind = bind_title, .user_data = page },
    { .field = "responsible", .title = N_("Owner"), .width = 152, .hide_below = 640,
      .get_text = get_owner, .make = make_flag, .bind = bind_owner },
    { .field = "due", .title = N_("Due"), .width = 190, .hide_below = 480,
      .get_text = get_due, .make = make_flag, .bind = bind_due },
    { .field = "progress", .title = N_("Progress"), .width = 156, .hide_below = 760,
      .get_text = get_progress, .make = make_progress, .bind = bind_progress },
  };

  gtk_widget_add_css_class (GTK_WIDGET (view), "roadmap-tree");
  pln_record_view_set_columns (view, columns, G_N_ELEMENTS (columns));
}
