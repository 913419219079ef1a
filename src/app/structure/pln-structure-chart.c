/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/structure/pln-structure-chart.h"

#include "app/dialogs/pln-pick-dialog.h"
#include "app/pln-bits.h"
#include "app/print/pln-print.h"
#include "app/records/pln-record-order.h"
#include "app/structure/pln-structure-commands.h"

#include <glib/gi18n.h>
#include <string.h>

struct _PlnStructureChart
{
  AdwBin parent_instance;

  PlnContext *context; /* owned */
  GtkStack *stack;
  PlnOrgChart *chart; /* borrowed */
  GtkWidget *popover;
  PlnStructureSourceFunc source;
  gpointer source_data;
  char *cut; /* owned; body that waits for a paste, or NULL */
  gboolean stale, filling, fitted;
};

enum { SELECTION_CHANGED, ACTIVATED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PlnStructureChart, pln_structure_chart, ADW_TYPE_BIN)

static PlnWorkspace *
get_workspace (PlnStructureChart *self)
{
  return pln_context_get_workspace (self->context);
}

/* ---- reading ------------------------------------------------------------------ */

void
pln_structure_chart_refresh (PlnStructureChart *self)
{
  g_autoptr (PlnStructureOutline) outline = NULL;
  g_autofree char *selected = g_strdup (pln_org_chart_get_selected_id (self->chart));
  PlnDay first = PLN_DAY_NONE, last = PLN_DAY_NONE;

  self->stale = FALSE;
  if (pln_context_get_as_of (self->context) != NULL)
    pln_context_get_as_of_span (self->context, &first, &last);
  outline = self->source != NULL ? self->source (self->source_data) : pln_structure_outline_new (get_workspace (self), first, last);
  self->filling = TRUE;
  pln_org_chart_set_bodies (self->chart, (const PlnOrgBody *) outline->bodies->data, outline->bodies->len,
                            (const PlnOrgRelation *) outline->relations->data, outline->relations->len);
  self->filling = FALSE;
  gtk_stack_set_visible_child_name (self->stack, outline->bodies->len > 0 ? "chart" : "empty");
  if (g_strcmp0 (selected, pln_org_chart_get_selected_id (self->chart)) != 0)
    g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

/* What is not on screen is read when it comes there. */
static void
changed_cb (PlnStructureChart *self)
{
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    pln_structure_chart_refresh (self);
}

#define READABLE 0.7 /* zoom */

/* A chart that nearly fits is first seen whole; one that would be too small to read is not. */
static gboolean
fit_cb (GtkWidget     *chart,
        GdkFrameClock *clock,
        gpointer       unused)
{
  double width, height;

  if (gtk_widget_get_width (chart) == 0)
    return G_SOURCE_CONTINUE;
  pln_canvas_get_content_size (PLN_CANVAS (chart), &width, &height);
  if (gtk_widget_get_width (chart) >= READABLE * width && gtk_widget_get_height (chart) >= READABLE * height)
    pln_canvas_zoom_to_fit (PLN_CANVAS (chart));
  return G_SOURCE_REMOVE;
}

static void
map_cb (PlnStructureChart *self)
{
  if (self->stale)
    pln_structure_chart_refresh (self);
  if (!self->fitted)
    gtk_widget_add_tick_callback (GTK_WIDGET (self->chart), fit_cb, NULL, NULL);
  self->fitted = TRUE;
}

void
pln_structure_chart_set_source (PlnStructureChart     *self,
                                PlnStructureSourceFunc source,
                                gpointer               user_data)
{
  if (source == NULL && self->source == NULL)
    return;
  self->source = source;
  self->source_data = user_data;
  changed_cb (self);
}

PlnOrgChart *
pln_structure_chart_get_drawing (PlnStructureChart *self)
{
  return self->chart;
}

const char *
pln_structure_chart_get_selected (PlnStructureChart *self)
{
  return pln_org_chart_get_selected_id (self->chart);
}

gboolean
pln_structure_chart_select (PlnStructureChart *self,
                            const char        *id)
{
  g_autofree char *value = NULL, *body = NULL;

  if (self->stale)
    pln_structure_chart_refresh (self);
  if (g_strcmp0 (pln_workspace_get_kind (get_workspace (self), id), "post") == 0)
    value = pln_workspace_get_value (get_workspace (self), id, "body");
  body = value != NULL ? pln_value_get_plain (value) : g_strdup (id);
  pln_org_chart_select_id (self->chart, body);
  return g_strcmp0 (pln_org_chart_get_selected_id (self->chart), body) == 0;
}

gboolean
pln_structure_chart_search (PlnStructureChart *self,
                            const char        *text)
{
  g_autoptr (PlnQuery) query = NULL;
  g_autoptr (GPtrArray) ids = NULL;

  if (*text == '\0')
    return TRUE;
  query = pln_query_new ("body");
  pln_query_search (query, text);
  ids = pln_workspace_query (get_workspace (self), query, NULL);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (pln_structure_chart_select (self, ids->pdata[i]))
      return TRUE;
  return FALSE;
}

/* ---- moving --------------------------------------------------------------------- */

static char *
parent_of (PlnStructureChart *self,
           const char        *id)
{
  g_autofree char *value = pln_workspace_get_value (get_workspace (self), id, "parent");

  return value != NULL ? pln_value_get_plain (value) : NULL;
}

static gboolean
move (PlnStructureChart *self,
      const char        *id,
      const char        *parent)
{
  g_autofree char *was = parent_of (self, id);
  g_autofree char *moved = g_strdup (id);

  if (parent != NULL && pln_record_order_is_under (get_workspace (self), parent, "parent", id))
    {
      pln_context_toast (self->context, _("A body cannot stand under itself"));
      return FALSE;
    }
  if (g_strcmp0 (was, parent) == 0)
    return FALSE;
  return pln_record_order_place (self->context, moved, "parent", parent, NULL, TRUE);
}

static void
move_cb (PlnOrgChart       *chart,
         const char        *id,
         const char        *parent,
         PlnStructureChart *self)
{
  move (self, id, parent);
}

static gboolean
reorder (PlnStructureChart *self,
         const char        *id,
         int                step,
         gboolean           dry)
{
  g_autofree char *other = pln_record_order_sibling (get_workspace (self), id, "parent", step);
  g_autofree char *parent = parent_of (self, id);

  if (other == NULL)
    return FALSE;
  return dry || pln_record_order_place (self->context, id, "parent", parent, other, step > 0);
}

static void
reorder_cb (PlnOrgChart       *chart,
            const char        *id,
            int                step,
            PlnStructureChart *self)
{
  reorder (self, id, step, FALSE);
}

static void
picked_cb (PlnContext *context,
           const char *id,
           gpointer    user_data)
{
  PlnStructureChart *self = user_data;
  const char *selected = pln_structure_chart_get_selected (self);

  if (selected != NULL)
    move (self, selected, id);
}

static gboolean
may_be_parent_cb (PlnContext *context,
                  const char *id,
                  gpointer    user_data)
{
  const char *selected = pln_structure_chart_get_selected (user_data);

  return selected != NULL && !pln_record_order_is_under (pln_context_get_workspace (context), id, "parent", selected);
}

static gboolean
indent (PlnStructureChart *self,
        const char        *id,
        gboolean           dry)
{
  g_autofree char *above = pln_record_order_sibling (get_workspace (self), id, "parent", -1);

  return above != NULL && (dry || move (self, id, above));
}

static gboolean
outdent (PlnStructureChart *self,
         const char        *id,
         gboolean           dry)
{
  g_autofree char *parent = parent_of (self, id);
  g_autofree char *above = parent != NULL ? parent_of (self, parent) : NULL;

  return parent != NULL && (dry || pln_record_order_place (self->context, id, "parent", above, parent, TRUE));
}

static void
do_simple (PlnStructureChart *self,
           const char        *act,
           const char        *id)
{
  const char *ids[] = { id, NULL };

  if (strcmp (act, "delete") == 0)
    pln_context_delete (self->context, ids);
  else if (strcmp (act, "rename") == 0)
    pln_context_edit_field (self->context, id, "name");
  else if (strcmp (act, "cut") == 0)
    {
      g_set_str (&self->cut, id);
      pln_context_toast (self->context, _("Select the new parent and paste"));
    }
  else if (strcmp (act, "copy") == 0)
    {
      g_autofree char *title = pln_workspace_get_title (get_workspace (self), id);
      gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), title);
    }
  else
    pln_pick_dialog_present (self->context, _("Move To"), "body", _("Top Level"), may_be_parent_cb, picked_cb,
                             g_object_ref (self), g_object_unref);
}

static gboolean
paste (PlnStructureChart *self,
       const char        *parent,
       gboolean           dry)
{
  g_autofree char *id = NULL;

  if (self->cut == NULL || pln_workspace_get_kind (get_workspace (self), self->cut) == NULL
      || pln_record_order_is_under (get_workspace (self), parent, "parent", self->cut))
    return FALSE;
  if (dry)
    return TRUE;
  id = g_steal_pointer (&self->cut);
  return move (self, id, parent);
}

gboolean
pln_structure_chart_act (PlnStructureChart *self,
                         const char        *act,
                         gboolean           dry)
{
  static const char *const simple[] = { "delete", "rename", "copy", "cut", "move-to", NULL };
  g_autofree char *id = g_strdup (pln_structure_chart_get_selected (self));

  if (id == NULL)
    return FALSE;
  if (g_strv_contains (simple, act))
    {
      if (!dry)
        do_simple (self, act, id);
      return TRUE;
    }
  if (strcmp (act, "move-up") == 0 || strcmp (act, "move-down") == 0)
    return reorder (self, id, strcmp (act, "move-up") == 0 ? -1 : 1, dry);
  if (strcmp (act, "indent") == 0)
    return indent (self, id, dry);
  if (strcmp (act, "paste") == 0)
    return paste (self, id, dry);
  return strcmp (act, "outdent") == 0 && outdent (self, id, dry);
}

/* ---- paper and files --------------------------------------------------------------- */

/* The chart with its title, as-of date and legend. */
PlnSheets *
pln_structure_chart_make_sheets (PlnStructureChart *self)
{
  PlnSheets *sheets = pln_print_sheets_new (self->context, _("Structure"), TRUE);

  pln_sheets_set_canvas (sheets, PLN_CANVAS (self->chart));
  pln_sheets_add_legend (sheets, PLN_SWATCH_LINE, PLN_TONE_SLATE, _("Part of"));
  pln_sheets_add_legend (sheets, PLN_SWATCH_DOTTED, PLN_TONE_ACCENT, _("Other relation"));
  pln_sheets_add_legend (sheets, PLN_SWATCH_DASHED_BOX, PLN_TONE_SLATE, _("External"));
  pln_sheets_add_legend (sheets, PLN_SWATCH_WARNING, PLN_TONE_YELLOW, _("Finding"));
  return sheets;
}

/* ---- object ---------------------------------------------------------------------------- */

static void
selected_cb (PlnStructureChart *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

static void
activated_cb (PlnOrgChart       *chart,
              const char        *id,
              PlnStructureChart *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0, id);
}

static GMenuModel *
make_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenuModel) dated = pln_structure_command_menu ();
  g_autoptr (GMenu) changes = g_menu_new (), moves = g_menu_new (), last = g_menu_new ();

  g_menu_append (changes, _("_Add Body Under This…"), "win.new-record");
  g_menu_append (changes, _("Add _Member…"), "page.add-member");
  g_menu_append (changes, _("_Rename…"), "win.rename");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (changes));
  g_menu_append_section (menu, NULL, dated);
  g_menu_append (moves, _("Move _Up"), "win.move-up");
  g_menu_append (moves, _("Move _Down"), "win.move-down");
  g_menu_append (moves, _("_Move To…"), "win.move-to");
  g_menu_append (moves, _("C_ut"), "win.cut");
  g_menu_append (moves, _("_Paste"), "win.paste");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (moves));
  g_menu_append (last, _("_Delete"), "win.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  return G_MENU_MODEL (menu);
}

static void
menu_cb (PlnOrgChart       *chart,
         const char        *id,
         double             x,
         double             y,
         PlnStructureChart *self)
{
  graphene_point_t at = GRAPHENE_POINT_INIT ((float) x, (float) y);
  GdkRectangle where;

  if (id == NULL || !gtk_widget_compute_point (GTK_WIDGET (chart), GTK_WIDGET (self), &at, &at))
    return;
  pln_org_chart_select_id (chart, id);
  where = (GdkRectangle) { (int) at.x, (int) at.y, 1, 1 };
  if (self->popover == NULL)
    {
      g_autoptr (GMenuModel) menu = make_menu ();

      self->popover = gtk_popover_menu_new_from_model (menu);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
      gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &where);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
pln_structure_chart_size_allocate (GtkWidget *widget,
                                   int        width,
                                   int        height,
                                   int        baseline)
{
  PlnStructureChart *self = PLN_STRUCTURE_CHART (widget);

  gtk_widget_allocate (GTK_WIDGET (self->stack), width, height, baseline, NULL);
  if (self->popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
pln_structure_chart_measure (GtkWidget     *widget,
                             GtkOrientation orientation,
                             int            for_size,
                             int           *minimum,
                             int           *natural,
                             int           *minimum_baseline,
                             int           *natural_baseline)
{
  gtk_widget_measure (GTK_WIDGET (PLN_STRUCTURE_CHART (widget)->stack), orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static gboolean
pln_structure_chart_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PLN_STRUCTURE_CHART (widget)->chart));
}

static void
pln_structure_chart_dispose (GObject *object)
{
  PlnStructureChart *self = PLN_STRUCTURE_CHART (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  if (self->chart != NULL)
    g_signal_handlers_disconnect_by_data (self->chart, self);
  self->chart = NULL;
  G_OBJECT_CLASS (pln_structure_chart_parent_class)->dispose (object);
  g_clear_object (&self->context);
  g_clear_pointer (&self->cut, g_free);
}

static void
pln_structure_chart_class_init (PlnStructureChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pln_structure_chart_dispose;
  widget_class->measure = pln_structure_chart_measure;
  widget_class->size_allocate = pln_structure_chart_size_allocate;
  widget_class->grab_focus = pln_structure_chart_grab_focus;
  signals[SELECTION_CHANGED] = g_signal_new ("selection-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

/* As in the tree, when there is nothing to draw. */
static GtkWidget *
make_empty (void)
{
  static const char *const buttons[][2] = {
    { N_("_Add Body…"), "win.new-record" },
    { N_("_Paste an Outline…"), "page.paste-outline" },
    { N_("_Import a Table…"), "win.import-foreign" },
  };
  GtkWidget *empty = pln_status_page_empty (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (empty), "network-workgroup-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (empty), _("No Bodies Yet"));
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      GtkWidget *button = gtk_button_new_with_mnemonic (_(buttons[i][0]));

      gtk_widget_add_css_class (button, "pill");
      gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), buttons[i][1]);
      gtk_box_append (GTK_BOX (box), button);
    }
  adw_status_page_set_child (ADW_STATUS_PAGE (empty), box);
  return empty;
}

static void
pln_structure_chart_init (PlnStructureChart *self)
{
  GtkWidget *view = pln_org_view_new ();

  /* The base has one that would leave the menu unplaced. */
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  self->stale = TRUE;
  self->stack = GTK_STACK (gtk_stack_new ());
  self->chart = pln_org_view_get_chart (PLN_ORG_VIEW (view));
  gtk_stack_add_named (self->stack, view, "chart");
  gtk_stack_add_named (self->stack, make_empty (), "empty");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->chart), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Organization chart"), -1);
  g_signal_connect_swapped (self->chart, "notify::selected-id", G_CALLBACK (selected_cb), self);
  g_signal_connect (self->chart, "activated", G_CALLBACK (activated_cb), self);
  g_signal_connect (self->chart, "move-requested", G_CALLBACK (move_cb), self);
  g_signal_connect (self->chart, "reorder-requested", G_CALLBACK (reorder_cb), self);
  g_signal_connect (self->chart, "menu-requested", G_CALLBACK (menu_cb), self);
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
}

GtkWidget *
pln_structure_chart_new (PlnContext *context)
{
  PlnStructureChart *self = g_object_new (PLN_TYPE_STRUCTURE_CHART, NULL);

  self->context = g_object_ref (context);
  g_signal_connect_object (context, "workspace-changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::as-of", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
