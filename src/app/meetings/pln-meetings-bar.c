/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/meetings/pln-meetings-bar.h"

#include <glib/gi18n.h>

#include "schema/pln-schema.h"

struct _PlnMeetingsBar
{
  AdwBin parent_instance;

  GtkWidget *title, *step_back, *step_on, *bodies, *states;
  GPtrArray *ids;         /* owned ids of bodies, as the filter lists them */
  char      *body;        /* owned; NULL: all */
  char      *state;       /* owned; NULL: all */
  gboolean   filling;
};

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PlnMeetingsBar, pln_meetings_bar, ADW_TYPE_BIN)

static void
body_cb (PlnMeetingsBar *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->bodies));

  if (self->filling)
    return;
  g_set_str (&self->body, selected > 0 && selected <= self->ids->len ? g_ptr_array_index (self->ids, selected - 1) : NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
state_cb (PlnMeetingsBar *self)
{
  const PlnField *field = pln_kind_find_field (pln_schema_find ("meeting"), "state");
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->states));

  if (self->filling)
    return;
  g_set_str (&self->state, selected > 0 ? field->choices[selected - 1].name : NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkWidget *
step_new (const char *icon, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static GtkWidget *
filter_new (GtkStringList *model, const char *name)
{
  GtkWidget *filter = gtk_drop_down_new (model != NULL ? G_LIST_MODEL (model) : NULL, NULL);

  gtk_widget_add_css_class (filter, "filter");
  gtk_accessible_update_property (GTK_ACCESSIBLE (filter), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return filter;
}

static void
pln_meetings_bar_finalize (GObject *object)
{
  PlnMeetingsBar *self = PLN_MEETINGS_BAR (object);

  g_ptr_array_unref (self->ids);
  g_free (self->body);
  g_free (self->state);
  G_OBJECT_CLASS (pln_meetings_bar_parent_class)->finalize (object);
}

static void
pln_meetings_bar_class_init (PlnMeetingsBarClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pln_meetings_bar_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pln_meetings_bar_init (PlnMeetingsBar *self)
{
  const PlnField *field = pln_kind_find_field (pln_schema_find ("meeting"), "state");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *today = gtk_button_new_with_label (_("Today"));
  GtkStringList *states = gtk_string_list_new (NULL);

  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->step_back = step_new ("go-previous-symbolic", "page.previous");
  self->step_on = step_new ("go-next-symbolic", "page.next");
  self->title = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->title, "title-3");
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_string_list_append (states, _("All States"));
  for (const PlnChoice *choice = field->choices; choice->name != NULL; choice++)
    gtk_string_list_append (states, pln_field_get_choice_label (field, choice->name));
  self->bodies = filter_new (NULL, _("Body"));
  self->states = filter_new (states, _("State")); /* takes the list */
  g_signal_connect_swapped (self->bodies, "notify::selected", G_CALLBACK (body_cb), self);
  g_signal_connect_swapped (self->states, "notify::selected", G_CALLBACK (state_cb), self);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (today), "page.today");
  gtk_widget_add_css_class (box, "meetings-bar");
  gtk_box_append (GTK_BOX (box), self->step_back);
  gtk_box_append (GTK_BOX (box), self->step_on);
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box), self->bodies);
  gtk_box_append (GTK_BOX (box), self->states);
  gtk_box_append (GTK_BOX (box), today);
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
pln_meetings_bar_new (void)
{
  return g_object_new (PLN_TYPE_MEETINGS_BAR, NULL);
}

void
pln_meetings_bar_set_title (PlnMeetingsBar *self, const char *title, gboolean by_month)
{
  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_widget_set_tooltip_text (self->step_back, by_month ? _("Previous Month") : _("Previous Year"));
  gtk_widget_set_tooltip_text (self->step_on, by_month ? _("Next Month") : _("Next Year"));
}

const char *
pln_meetings_bar_get_title (PlnMeetingsBar *self)
{
  return gtk_label_get_label (GTK_LABEL (self->title));
}

void
pln_meetings_bar_fill (PlnMeetingsBar *self, PlnWorkspace *workspace, PlnMeetingBook *book)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  g_ptr_array_set_size (self->ids, 0);
  gtk_string_list_append (names, _("All Bodies"));
  for (guint i = 0; i < book->bodies->len; i++)
    {
      const char *id = g_ptr_array_index (book->bodies, i);
      g_autofree char *title = pln_workspace_get_title (workspace, id);
      gtk_string_list_append (names, title);
      g_ptr_array_add (self->ids, g_strdup (id));
      if (g_strcmp0 (id, self->body) == 0)
        selected = i + 1;
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->bodies), G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->bodies), selected);
  self->filling = FALSE;
}

const char *
pln_meetings_bar_get_body (PlnMeetingsBar *self)
{
  return self->body;
}

const char *
pln_meetings_bar_get_state (PlnMeetingsBar *self)
{
  return self->state;
}

void
pln_meetings_bar_clear (PlnMeetingsBar *self)
{
  g_clear_pointer (&self->body, g_free);
  g_clear_pointer (&self->state, g_free);
  self->filling = TRUE;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->bodies), 0);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->states), 0);
  self->filling = FALSE;
}

void
pln_meetings_bar_show (PlnMeetingsBar *self, gboolean body, gboolean state)
{
  gtk_widget_set_visible (self->bodies, body);
  gtk_widget_set_visible (self->states, state);
}
