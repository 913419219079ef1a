/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/overview/pln-overview-line.h"

/* A row of a boxed list with two lines of text and something at its end.  It looks
 * like an AdwActionRow, whose nested boxes ask every wrapped label for its width at
 * each height: twenty layouts of a text instead of four, which was the greatest
 * part of the time to the first frame. */

#define SPACING 6      /* before the suffix, above and below the text */
#define LINE_SPACING 3 /* between title and subtitle */

typedef struct
{
  GtkWidget *title, *subtitle, *suffix; /* borrowed; NULL: there is none */
} Parts;

static Parts
get_parts (GtkWidget *box)
{
  Parts parts = { gtk_widget_get_first_child (box), NULL, NULL };
  GtkWidget *next = gtk_widget_get_next_sibling (parts.title);

  if (next != NULL && gtk_widget_has_css_class (next, "subtitle"))
    {
      parts.subtitle = next;
      next = gtk_widget_get_next_sibling (next);
    }
  parts.suffix = next;
  return parts;
}

/* The width at the end, with the space before it. */
static int
measure_suffix (const Parts *parts)
{
  int natural = 0;

  if (parts->suffix == NULL)
    return 0;
  gtk_widget_measure (parts->suffix, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural + SPACING;
}

static int
measure_height (GtkWidget *label,
                int        width)
{
  int minimum = 0;

  if (label != NULL)
    gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);
  return minimum;
}

static int
text_height (const Parts *parts,
             int          width)
{
  return measure_height (parts->title, width)
         + (parts->subtitle != NULL ? LINE_SPACING + measure_height (parts->subtitle, width) : 0);
}

static GtkSizeRequestMode
request_mode_cb (GtkWidget *box)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_cb (GtkWidget     *box,
            GtkOrientation orientation,
            int            for_size,
            int           *minimum,
            int           *natural,
            int           *minimum_baseline,
            int           *natural_baseline)
{
  Parts parts = get_parts (box);
  int end = measure_suffix (&parts);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      gtk_widget_measure (parts.title, orientation, -1, minimum, natural, NULL, NULL);
      if (parts.subtitle != NULL)
        {
          int least = 0, most = 0;

          gtk_widget_measure (parts.subtitle, orientation, -1, &least, &most, NULL, NULL);
          *minimum = MAX (*minimum, least);
          *natural = MAX (*natural, most);
        }
      *minimum += end;
      *natural += end;
      return;
    }
  *minimum = text_height (&parts, for_size < 0 ? -1 : MAX (for_size - end, 0)) + 2 * SPACING;
  if (parts.suffix != NULL)
    *minimum = MAX (*minimum, measure_height (parts.suffix, -1));
  *natural = *minimum;
}

static void
allocate (GtkWidget    *widget,
          GtkAllocation place,
          int           width)
{
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    place.x = width - place.x - place.width;
  gtk_widget_size_allocate (widget, &place, -1);
}

static void
allocate_cb (GtkWidget *box,
             int        width,
             int        height,
             int        baseline)
{
  Parts parts = get_parts (box);
  int end = measure_suffix (&parts), text = MAX (width - end, 0);
  int first = measure_height (parts.title, text), y = (height - text_height (&parts, text)) / 2;

  allocate (parts.title, (GtkAllocation) { 0, y, text, first }, width);
  if (parts.subtitle != NULL)
    allocate (parts.subtitle,
              (GtkAllocation) { 0, y + first + LINE_SPACING, text, measure_height (parts.subtitle, text) }, width);
  if (parts.suffix != NULL)
    allocate (parts.suffix, (GtkAllocation) { text + SPACING, 0, end - SPACING, height }, width);
}

static GtkWidget *
make_label (const char *text)
{
  return g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0f, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                       "lines", 2, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
}

/**
 * pln_overview_line_new:
 * @title: the first line; like the second, plain text and two lines at most
 * @subtitle: what stands below it, "": nothing
 * @suffix: (nullable) (transfer floating): what stands at the end, as wide as it likes
 *
 * Returns: (transfer floating): a #GtkListBoxRow for a boxed list
 */
GtkWidget *
pln_overview_line_new (const char *title,
                       const char *subtitle,
                       GtkWidget  *suffix)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (box, gtk_custom_layout_new (request_mode_cb, measure_cb, allocate_cb));
  gtk_widget_add_css_class (box, "header");
  gtk_box_append (GTK_BOX (box), make_label (title));
  if (*subtitle != '\0')
    {
      GtkWidget *label = make_label (subtitle);

      gtk_widget_add_css_class (label, "subtitle");
      gtk_box_append (GTK_BOX (box), label);
    }
  if (suffix != NULL)
    gtk_box_append (GTK_BOX (box), suffix);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  return row;
}
