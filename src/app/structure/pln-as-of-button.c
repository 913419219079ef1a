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
  char *name;          /* owned; for assistive technology and the tooltip */
  PlnWhen *when;       /* owned; NULL: today */
  PlnDateFunc chosen;
  gpointer user_data;
  GtkWidget *button, *label, *entry, *reason, *days;
} AsOf;

static void
as_of_free (gpointer data)
{
  AsOf *as_of = data;

  g_free (as_of->name);
  g_clear_pointer (&as_of->when, pln_when_unref);
  g_free (as_of);
}

PlnWhen *
pln_date_button_when (PlnDay day)
{
  g_autofree char *iso = pln_day_to_iso (day), *text = NULL;
  g_autoptr (GDateTime) date = NULL;
  int year, month, mday;

  pln_day_to_ymd (day, &year, &month, &mday);
  date = g_date_time_new_utc (year, month, mday, 0, 0, 0);
  /* Translators: a day as strftime writes it: "26 November 2014". */
  text = date != NULL ? g_date_time_format (date, _("%-d %B %Y")) : NULL;
  return text != NULL ? pln_when_new (text, PLN_SENSE_ON, iso, NULL) : pln_when_new_day (day);
}

static void
show_label (AsOf *as_of)
{
  const char *text = as_of->when != NULL ? pln_when_get_text (as_of->when) : _("Today");
  /* Translators: what the date is for, then the date: "Structure as of: September 2014". */
  g_autofree char *name = g_strdup_printf (_("%s: %s"), as_of->name, text);

  gtk_label_set_label (GTK_LABEL (as_of->label), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (as_of->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (as_of->button, name);
}

static void
choose (AsOf    *as_of,
        PlnWhen *when)
{
  pln_date_button_set (as_of->button, when);
  as_of->chosen (as_of->button, when, as_of->user_data);
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
  g_autoptr (PlnWhen) when = pln_date_button_when (pln_day_from_ymd (
    g_date_time_get_year (date), g_date_time_get_month (date), g_date_time_get_day_of_month (date)));

  choose (as_of, when);
}

static void
day_cb (GtkButton *button,
        AsOf      *as_of)
{
  g_autoptr (PlnWhen) when = pln_date_button_when (GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "pln-day")));

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
      g_autoptr (PlnWhen) when = pln_date_button_when (day);
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
  gtk_editable_set_text (GTK_EDITABLE (as_of->entry), as_of->when != NULL ? pln_when_get_text (as_of->when) : "");
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
  gtk_accessible_update_property (GTK_ACCESSIBLE (as_of->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, as_of->name, -1);
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

void
pln_date_button_set (GtkWidget *button,
                     PlnWhen   *when)
{
  AsOf *as_of = g_object_get_data (G_OBJECT (button), "pln-as-of");
  PlnWhen *was = as_of->when;

  as_of->when = when != NULL ? pln_when_ref (when) : NULL;
  g_clear_pointer (&was, pln_when_unref);
  show_label (as_of);
}

PlnWhen *
pln_date_button_get (GtkWidget *button)
{
  AsOf *as_of = g_object_get_data (G_OBJECT (button), "pln-as-of");

  return as_of->when;
}

void
pln_date_button_set_error (GtkWidget  *button,
                           const char *reason)
{
  AsOf *as_of = g_object_get_data (G_OBJECT (button), "pln-as-of");

  if (reason != NULL)
    gtk_widget_add_css_class (button, "error");
  else
    gtk_widget_remove_css_class (button, "error");
  show_label (as_of);
  if (reason != NULL)
    gtk_widget_set_tooltip_text (button, reason);
}

GtkWidget *
pln_date_button_new (PlnContext *context,
                     const char *name,
                     PlnWhen    *when,
                     PlnDateFunc chosen,
                     gpointer    user_data)
{
  AsOf *as_of = g_new0 (AsOf, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  as_of->context = context;
  as_of->name = g_strdup (name);
  as_of->when = when != NULL ? pln_when_ref (when) : NULL;
  as_of->chosen = chosen;
  as_of->user_data = user_data;
  as_of->button = gtk_menu_button_new ();
  as_of->label = gtk_label_new (NULL);
  g_object_set_data_full (G_OBJECT (as_of->button), "pln-as-of", as_of, as_of_free);
  gtk_label_set_ellipsize (GTK_LABEL (as_of->label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (as_of->label), 18);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("x-office-calendar-symbolic"));
  gtk_box_append (GTK_BOX (box), as_of->label);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (as_of->button), box);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (as_of->button), TRUE);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (as_of->button), make_popover (as_of));
  show_label (as_of);
  return as_of->button;
}

static void
as_of_changed_cb (GtkWidget  *button,
                  GParamSpec *pspec,
                  PlnContext *context)
{
  pln_date_button_set (button, pln_context_get_as_of (context));
}

static void
as_of_chosen_cb (GtkWidget *button,
                 PlnWhen   *when,
                 gpointer   user_data)
{
  pln_context_set_as_of (user_data, when);
}

GtkWidget *
pln_as_of_button_new (PlnContext *context)
{
  GtkWidget *button = pln_date_button_new (context, _("Structure as of"), pln_context_get_as_of (context), as_of_chosen_cb, context);

  g_signal_connect_object (context, "notify::as-of", G_CALLBACK (as_of_changed_cb), button, G_CONNECT_SWAPPED);
  return button;
}
