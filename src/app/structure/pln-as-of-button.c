/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/structure/pln-as-of-button.h"

#include "insight/pln-structure.h"

#include <glib/gi18n.h>

#define MOST_DAYS 12

typedef struct
{
  PlnContext *context; /* borrowed */
  GtkWidget *button, *label, *entry, *reason, *days;
} AsOf;

static void
show_label (AsOf *as_of)
{
  PlnWhen *when = pln_context_get_as_of (as_of->context);
  const char *text = when != NULL ? pln_when_get_text (when) : _("Today");
  g_autofree char *name = g_strdup_printf (_("Structure as of: %s"), text);

  gtk_label_set_label (GTK_LABEL (as_of->label), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (as_of->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (as_of->button, name);
}

static void
choose (AsOf    *as_of,
        PlnWhen *when)
{
  pln_context_set_as_of (as_of->context, when);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (as_of->button));
}

static void
say_wrong (AsOf       *as_of,
           const char *reason)
{
  gtk_label_set_label (GTK_LABEL (as_of->reason), reason != NULL ? reason : "");
  gtk_widget_set_visible (as_of->reason, reason != NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (as_of->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               reason != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (reason != NULL)
    gtk_widget_add_css_class (as_of->entry, "error");
  else
    gtk_widget_remove_css_class (as_of->entry, "error");
}

static void
entry_activate_cb (GtkEditable *entry,
                   AsOf        *as_of)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PlnWhen) when = pln_when_parse_typed (gtk_editable_get_text (entry), &error);
  PlnDay first, last;

  if (when == NULL)
    say_wrong (as_of, error->message);
  else if (!pln_when_get_span (when, &first, &last))
    say_wrong (as_of, _("This names no day, month or year."));
  else
    choose (as_of, when);
}

static void
entry_changed_cb (GtkEditable *entry,
                  AsOf        *as_of)
{
  say_wrong (as_of, NULL);
}

static void
today_cb (GtkButton *button,
          AsOf      *as_of)
{
  choose (as_of, NULL);
}

static void
calendar_cb (GtkCalendar *calendar,
             AsOf        *as_of)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (calendar);
  g_autoptr (PlnWhen) when = pln_when_new_day (pln_day_from_ymd (
    g_date_time_get_year (date), g_date_time_get_month (date), g_date_time_get_day_of_month (date)));

  choose (as_of, when);
}

static void
day_cb (GtkButton *button,
        AsOf      *as_of)
{
  g_autoptr (PlnWhen) when = pln_when_new_day (GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "pln-day")));

  choose (as_of, when);
}

/* The days at which something is known to change, newest first. */
static void
fill_days (AsOf *as_of)
{
  g_autoptr (GArray) days = pln_structure_days (pln_context_get_workspace (as_of->context));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (as_of->days)) != NULL)
    gtk_box_remove (GTK_BOX (as_of->days), child);
  for (guint i = 0; i < days->len && i < MOST_DAYS; i++)
    {
      PlnDay day = g_array_index (days, PlnDay, days->len - 1 - i);
      g_autoptr (PlnWhen) when = pln_when_new_day (day);
      GtkWidget *button = gtk_button_new_with_label (pln_when_get_text (when));

      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_halign (gtk_button_get_child (GTK_BUTTON (button)), GTK_ALIGN_START);
      g_object_set_data (G_OBJECT (button), "pln-day", GINT_TO_POINTER (day));
      g_signal_connect (button, "clicked", G_CALLBACK (day_cb), as_of);
      gtk_box_append (GTK_BOX (as_of->days), button);
    }
}

static void
shown_cb (GtkWidget *popover,
          AsOf      *as_of)
{
  PlnWhen *when = pln_context_get_as_of (as_of->context);

  gtk_editable_set_text (GTK_EDITABLE (as_of->entry), when != NULL ? pln_when_get_text (when) : "");
  fill_days (as_of);
}

static GtkWidget *
make_popover (AsOf *as_of)
{
  GtkWidget *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *today = gtk_button_new_with_mnemonic (_("_Today")), *calendar = gtk_calendar_new ();
  GtkWidget *scroller = gtk_scrolled_window_new (), *heading = gtk_label_new (_("Days of Change"));

  as_of->entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (as_of->entry), _("Date, month or year"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (as_of->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Structure as of"), -1);
  as_of->reason = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (as_of->reason), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (as_of->reason), 30);
  gtk_widget_add_css_class (as_of->reason, "error");
  gtk_widget_set_visible (as_of->reason, FALSE);
  as_of->days = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), as_of->days);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 160);
  gtk_widget_add_css_class (heading, "heading");
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_box_append (GTK_BOX (box), as_of->entry);
  gtk_box_append (GTK_BOX (box), as_of->reason);
  gtk_box_append (GTK_BOX (box), today);
  gtk_box_append (GTK_BOX (box), calendar);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect (as_of->entry, "activate", G_CALLBACK (entry_activate_cb), as_of);
  g_signal_connect (as_of->entry, "changed", G_CALLBACK (entry_changed_cb), as_of);
  g_signal_connect (today, "clicked", G_CALLBACK (today_cb), as_of);
  g_signal_connect (calendar, "day-selected", G_CALLBACK (calendar_cb), as_of);
  g_signal_connect (popover, "show", G_CALLBACK (shown_cb), as_of);
  return popover;
}

static void
as_of_changed_cb (GtkWidget *button)
{
  show_label (g_object_get_data (G_OBJECT (button), "pln-as-of"));
}

GtkWidget *
pln_as_of_button_new (PlnContext *context)
{
  AsOf *as_of = g_new0 (AsOf, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  as_of->context = context;
  as_of->button = gtk_menu_button_new ();
  as_of->label = gtk_label_new (NULL);
  g_object_set_data_full (G_OBJECT (as_of->button), "pln-as-of", as_of, g_free);
  gtk_label_set_ellipsize (GTK_LABEL (as_of->label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (as_of->label), 16);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("x-office-calendar-symbolic"));
  gtk_box_append (GTK_BOX (box), as_of->label);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (as_of->button), box);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (as_of->button), TRUE);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (as_of->button), make_popover (as_of));
  g_signal_connect_object (context, "notify::as-of", G_CALLBACK (as_of_changed_cb), as_of->button, G_CONNECT_SWAPPED);
  show_label (as_of);
  return as_of->button;
}
