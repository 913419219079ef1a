/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/pln-view-switch.h"

#include <glib/gi18n.h>

/* Both faces are always there; which of them has room is decided when the
 * widget is given its place, as that is when the room is known. */
struct _PlnViewSwitch
{
  GtkWidget       parent_instance;
  AdwToggleGroup *toggles; /* borrowed; a child */
  GtkMenuButton  *button;  /* borrowed; a child */
  GSimpleAction  *choose;  /* owned; "view.choose", its state is the present view */
  gboolean        menu;    /* the button is the face that shows */
  gboolean        filling;
};

G_DEFINE_FINAL_TYPE (PlnViewSwitch, pln_view_switch, GTK_TYPE_WIDGET)

enum { PROP_ACTIVE_NAME = 1, N_PROPS };

static GParamSpec *properties[N_PROPS];

/* The button says which view there is; the state of the action ticks it in the menu. */
static void
update_button (PlnViewSwitch *self)
{
  const char *name = adw_toggle_group_get_active_name (self->toggles);
  AdwToggle *toggle = name != NULL ? adw_toggle_group_get_toggle_by_name (self->toggles, name) : NULL;
  const char *label = toggle != NULL ? adw_toggle_get_label (toggle) : "";
  /* Translators: the button that chooses a view of the page; %s is the present one. */
  g_autofree char *spoken = g_strdup_printf (_("View: %s"), label);

  g_simple_action_set_state (self->choose, g_variant_new_string (name != NULL ? name : ""));
  gtk_menu_button_set_label (self->button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
toggled_cb (AdwToggleGroup *toggles, GParamSpec *pspec, PlnViewSwitch *self)
{
  if (self->filling)
    return;
  update_button (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIVE_NAME]);
}

static void
choose_cb (GSimpleAction *action, GVariant *state, PlnViewSwitch *self)
{
  pln_view_switch_set_active_name (self, g_variant_get_string (state, NULL));
}

/* ---- room --------------------------------------------------------------- */

static void
set_menu (PlnViewSwitch *self, gboolean menu)
{
  gtk_widget_set_child_visible (GTK_WIDGET (self->toggles), !menu);
  gtk_widget_set_child_visible (GTK_WIDGET (self->button), menu);
  if (menu == self->menu)
    return;
  self->menu = menu;
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->toggles), GTK_ACCESSIBLE_STATE_HIDDEN, menu, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_STATE_HIDDEN, !menu, -1);
}

static int
get_toggles_width (PlnViewSwitch *self)
{
  int minimum;

  gtk_widget_measure (GTK_WIDGET (self->toggles), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

static void
pln_view_switch_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                         int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  PlnViewSwitch *self = PLN_VIEW_SWITCH (widget);
  int toggles_minimum, toggles_natural, button_minimum, button_natural;

  gtk_widget_measure (GTK_WIDGET (self->toggles), orientation, -1, &toggles_minimum, &toggles_natural, NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (self->button), orientation, -1, &button_minimum, &button_natural, NULL, NULL);
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN (button_minimum, toggles_minimum)
                                                       : MAX (button_minimum, toggles_minimum);
  *natural = MAX (toggles_natural, *minimum);
}

static void
pln_view_switch_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PlnViewSwitch *self = PLN_VIEW_SWITCH (widget);

  set_menu (self, get_toggles_width (self) > width);
  gtk_widget_allocate (self->menu ? GTK_WIDGET (self->button) : GTK_WIDGET (self->toggles), width, height, baseline, NULL);
}

static gboolean
pln_view_switch_focus (GtkWidget *widget, GtkDirectionType direction)
{
  PlnViewSwitch *self = PLN_VIEW_SWITCH (widget);

  return gtk_widget_child_focus (self->menu ? GTK_WIDGET (self->button) : GTK_WIDGET (self->toggles), direction);
}

/* ---- object ------------------------------------------------------------- */

static void
pln_view_switch_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_ACTIVE_NAME)
    g_value_set_string (value, pln_view_switch_get_active_name (PLN_VIEW_SWITCH (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
pln_view_switch_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_ACTIVE_NAME)
    pln_view_switch_set_active_name (PLN_VIEW_SWITCH (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
pln_view_switch_dispose (GObject *object)
{
  PlnViewSwitch *self = PLN_VIEW_SWITCH (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->choose);
  G_OBJECT_CLASS (pln_view_switch_parent_class)->dispose (object);
}

static void
pln_view_switch_class_init (PlnViewSwitchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pln_view_switch_get_property;
  object_class->set_property = pln_view_switch_set_property;
  object_class->dispose = pln_view_switch_dispose;
  widget_class->measure = pln_view_switch_measure;
  widget_class->size_allocate = pln_view_switch_size_allocate;
  widget_class->focus = pln_view_switch_focus;
  properties[PROP_ACTIVE_NAME] = g_param_spec_string ("active-name", NULL, NULL, NULL,
                                                      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "viewswitch");
}

static void
pln_view_switch_init (PlnViewSwitch *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  self->toggles = ADW_TOGGLE_GROUP (adw_toggle_group_new ());
  adw_toggle_group_set_can_shrink (self->toggles, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggles), GTK_ACCESSIBLE_PROPERTY_LABEL, _("View"), -1);
  g_signal_connect (self->toggles, "notify::active-name", G_CALLBACK (toggled_cb), self);
  gtk_widget_set_parent (GTK_WIDGET (self->toggles), GTK_WIDGET (self));

  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_always_show_arrow (self->button, TRUE);
  gtk_menu_button_set_can_shrink (self->button, TRUE);
  gtk_widget_set_child_visible (GTK_WIDGET (self->button), FALSE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_set_parent (GTK_WIDGET (self->button), GTK_WIDGET (self));

  self->choose = g_simple_action_new_stateful ("choose", G_VARIANT_TYPE_STRING, g_variant_new_string (""));
  g_signal_connect_object (self->choose, "change-state", G_CALLBACK (choose_cb), self, 0);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (self->choose));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "view", G_ACTION_GROUP (group));
}

void
pln_view_switch_set_views (PlnViewSwitch *self, const PlnView *views, const char *active)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  g_return_if_fail (PLN_IS_VIEW_SWITCH (self));

  self->filling = TRUE;
  adw_toggle_group_remove_all (self->toggles);
  for (; views != NULL && views->name != NULL; views++)
    {
      AdwToggle *toggle = adw_toggle_new ();
      g_autoptr (GMenuItem) item = g_menu_item_new (_(views->label), NULL);

      adw_toggle_set_name (toggle, views->name);
      adw_toggle_set_label (toggle, _(views->label));
      adw_toggle_group_add (self->toggles, toggle);
      g_menu_item_set_action_and_target (item, "view.choose", "s", views->name);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (self->button, G_MENU_MODEL (menu));
  if (active != NULL && adw_toggle_group_get_toggle_by_name (self->toggles, active) != NULL)
    adw_toggle_group_set_active_name (self->toggles, active);
  self->filling = FALSE;
  update_button (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

guint
pln_view_switch_get_n_views (PlnViewSwitch *self)
{
  return adw_toggle_group_get_n_toggles (self->toggles);
}

const char *
pln_view_switch_get_active_name (PlnViewSwitch *self)
{
  return adw_toggle_group_get_active_name (self->toggles);
}

void
pln_view_switch_set_active_name (PlnViewSwitch *self, const char *name)
{
  if (name != NULL && adw_toggle_group_get_toggle_by_name (self->toggles, name) != NULL)
    adw_toggle_group_set_active_name (self->toggles, name);
}

void
pln_view_switch_step (PlnViewSwitch *self, int step)
{
  int n = (int) pln_view_switch_get_n_views (self);

  if (n > 1)
    adw_toggle_group_set_active (self->toggles, (guint) (((int) adw_toggle_group_get_active (self->toggles) + step + n) % n));
}

gboolean
pln_view_switch_is_menu (PlnViewSwitch *self)
{
  return self->menu;
}
