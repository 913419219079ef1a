// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pln-pill.h"

#include <string.h>

/* A small box with an icon and a label.  The label carries the text for screen
 * readers, the icon is presentational. */
struct _PlnPill
{
  GtkWidget parent_instance;

  GtkWidget   *icon;  /* owned by the widget tree */
  GtkWidget   *label; /* owned by the widget tree */
  PlnPillStyle style;
};

enum
{
  PROP_0,
  PROP_STYLE,
  PROP_ICON_NAME,
  PROP_LABEL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PlnPill, pln_pill, GTK_TYPE_WIDGET)

static void
apply (PlnPill *self, PlnPillStyle style, const char *icon_name, const char *label)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), pln_pill_style_class (self->style));
  self->style = style;
  gtk_widget_add_css_class (GTK_WIDGET (self), pln_pill_style_class (style));
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon_name);
  gtk_widget_set_visible (self->icon, icon_name != NULL && *icon_name != '\0');
  gtk_label_set_label (GTK_LABEL (self->label), label != NULL ? label : "");
}

static void
pln_pill_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PlnPill *self = PLN_PILL (object);

  switch (id)
    {
    case PROP_STYLE:
      g_value_set_int (value, self->style);
      break;
    case PROP_ICON_NAME:
      g_value_set_string (value, gtk_image_get_icon_name (GTK_IMAGE (self->icon)));
      break;
    case PROP_LABEL:
      g_value_set_string (value, pln_pill_get_label (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pln_pill_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PlnPill *self = PLN_PILL (object);
  g_autofree char *icon = g_strdup (gtk_image_get_icon_name (GTK_IMAGE (self->icon)));
  g_autofree char *label = g_strdup (pln_pill_get_label (self));

  switch (id)
    {
    case PROP_STYLE:
      apply (self, g_value_get_int (value), icon, label);
      break;
    case PROP_ICON_NAME:
      apply (self, self->style, g_value_get_string (value), label);
      break;
    case PROP_LABEL:
      apply (self, self->style, icon, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pln_pill_dispose (GObject *object)
{
  PlnPill *self = PLN_PILL (object);

  g_clear_pointer (&self->icon, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  G_OBJECT_CLASS (pln_pill_parent_class)->dispose (object);
}

static void
pln_pill_class_init (PlnPillClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = pln_pill_get_property;
  object_class->set_property = pln_pill_set_property;
  object_class->dispose = pln_pill_dispose;
  properties[PROP_STYLE] = g_param_spec_int ("pill-style", NULL, NULL, 0, PLN_PILL_TAG, 0, flags);
  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "pill");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
}

static void
pln_pill_init (PlnPill *self)
{
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 5);
  self->icon = g_object_new (GTK_TYPE_IMAGE, "pixel-size", 14, "visible", FALSE,
                             "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  self->label = g_object_new (GTK_TYPE_LABEL, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self), pln_pill_style_class (PLN_PILL_NEUTRAL));
}

/**
 * pln_pill_new:
 * @style: colour of the ground
 * @icon_name: (nullable): symbolic icon
 * @label: the word
 */
GtkWidget *
pln_pill_new (PlnPillStyle style, const char *icon_name, const char *label)
{
  PlnPill *self = g_object_new (PLN_TYPE_PILL, NULL);

  apply (self, style, icon_name, label);
  return GTK_WIDGET (self);
}

/* pln_pill_set: shows another state. */
void
pln_pill_set (PlnPill *self, PlnPillStyle style, const char *icon_name, const char *label)
{
  g_return_if_fail (PLN_IS_PILL (self));

  apply (self, style, icon_name, label);
}

const char *
pln_pill_get_label (PlnPill *self)
{
  g_return_val_if_fail (PLN_IS_PILL (self), NULL);

  return gtk_label_get_label (GTK_LABEL (self->label));
}

PlnPillStyle
pln_pill_get_style (PlnPill *self)
{
  g_return_val_if_fail (PLN_IS_PILL (self), PLN_PILL_NEUTRAL);

  return self->style;
}

/* pln_pill_style_class: (transfer none): the style class of widgets.css, which any widget may wear. */
const char *
pln_pill_style_class (PlnPillStyle style)
{
  static const char *const classes[] = {
    "pill-neutral", "pill-accent", "pill-success", "pill-warning",
    "pill-error", "pill-purple", "pill-teal", "pill-tag",
  };

  return (guint) style < G_N_ELEMENTS (classes) ? classes[style] : classes[0];
}

/**
 * pln_pill_style_for_state:
 * @state: (nullable): a choice of a state field of the schema
 * @icon_name: (out) (optional) (nullable) (transfer none): symbolic icon
 */
PlnPillStyle
pln_pill_style_for_state (const char *state, const char **icon_name)
{
  static const struct
  {
    const char *state, *icon;
    PlnPillStyle style;
  } table[] = {
    { "planned", "x-office-calendar-symbolic", PLN_PILL_ACCENT },
    { "tentative", "content-loading-symbolic", PLN_PILL_ACCENT },
    { "confirmed", "object-select-symbolic", PLN_PILL_ACCENT },
    { "held", "object-select-symbolic", PLN_PILL_SUCCESS },
    { "postponed", "media-playback-pause-symbolic", PLN_PILL_NEUTRAL },
    { "cancelled", "window-close-symbolic", PLN_PILL_ERROR },
    { "open", "content-loading-symbolic", PLN_PILL_ACCENT },
    { "concluded", "object-select-symbolic", PLN_PILL_SUCCESS },
    { "deferred", "media-skip-forward-symbolic", PLN_PILL_NEUTRAL },
    { "raised", "dialog-question-symbolic", PLN_PILL_NEUTRAL },
    { "supported", "list-add-symbolic", PLN_PILL_ACCENT },
    { "commissioned", "document-edit-symbolic", PLN_PILL_ACCENT },
    { "delivered", "object-select-symbolic", PLN_PILL_SUCCESS },
    { "dropped", "window-close-symbolic", PLN_PILL_NEUTRAL },
    { "suggested", "content-loading-symbolic", PLN_PILL_ACCENT },
    { "proposed", "content-loading-symbolic", PLN_PILL_ACCENT },
    { "draft", "document-edit-symbolic", PLN_PILL_NEUTRAL },
    { "endorsed", "object-select-symbolic", PLN_PILL_SUCCESS },
    { "in-force", "object-select-symbolic", PLN_PILL_SUCCESS },
    { "superseded", "edit-undo-symbolic", PLN_PILL_NEUTRAL },
    { "uncertain", "dialog-question-symbolic", PLN_PILL_WARNING },
    { "taken", "object-select-symbolic", PLN_PILL_SUCCESS },
    { "lapsed", "window-close-symbolic", PLN_PILL_NEUTRAL },
    { "active", "media-playback-start-symbolic", PLN_PILL_SUCCESS },
    { "dormant", "media-playback-pause-symbolic", PLN_PILL_NEUTRAL },
    { "dissolved", "window-close-symbolic", PLN_PILL_ERROR },
    { "filled", "object-select-symbolic", PLN_PILL_SUCCESS },
    { "vacant", "dialog-warning-symbolic", PLN_PILL_WARNING },
    { "abolished", "window-close-symbolic", PLN_PILL_ERROR },
    { "established", "object-select-symbolic", PLN_PILL_SUCCESS },
    { "sought", "content-loading-symbolic", PLN_PILL_ACCENT },
    { "ended", "window-close-symbolic", PLN_PILL_NEUTRAL },
    { "pledged", "content-loading-symbolic", PLN_PILL_ACCENT },
    { "received", "object-select-symbolic", PLN_PILL_SUCCESS },
    { "done", "object-select-symbolic", PLN_PILL_SUCCESS },
    { "under-way", "content-loading-symbolic", PLN_PILL_ACCENT },
    { "overdue", "dialog-warning-symbolic", PLN_PILL_ERROR },
    { "invited", "mail-unread-symbolic", PLN_PILL_NEUTRAL },
    { "accepted", "object-select-symbolic", PLN_PILL_ACCENT },
    { "declined", "window-close-symbolic", PLN_PILL_NEUTRAL },
    { "attended", "object-select-symbolic", PLN_PILL_SUCCESS },
  };

  for (gsize i = 0; state != NULL && i < G_N_ELEMENTS (table); i++)
    if (strcmp (table[i].state, state) == 0)
      {
        if (icon_name != NULL)
          *icon_name = table[i].icon;
        return table[i].style;
      }
  if (icon_name != NULL)
    *icon_name = NULL;
  return PLN_PILL_NEUTRAL;
}
