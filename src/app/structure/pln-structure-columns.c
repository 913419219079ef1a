/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/structure/pln-structure-columns.h"

#include "app/records/pln-record-cell.h"
#include "app/structure/pln-structure-cells.h"
#include "insight/pln-structure.h"
#include "widgets/pln-pill.h"

#include <glib/gi18n.h>
#include <string.h>

/* ---- cells that may carry a sign -------------------------------------------- */

typedef enum
{
  SIGN_NONE,
  SIGN_FINDING, /* a warning sign before the text, which is in its colour */
  SIGN_WORDING, /* a mark after the text */
} Sign;

static GtkWidget *
make_signed (gpointer user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *warning = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  GtkWidget *cell = pln_record_cell_new (FALSE, FALSE);
  GtkWidget *mark = gtk_image_new_from_icon_name ("dialog-information-symbolic");

  gtk_box_append (GTK_BOX (box), warning);
  gtk_box_append (GTK_BOX (box), cell);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_widget_add_css_class (mark, "dimmed");
  gtk_accessible_update_state (GTK_ACCESSIBLE (warning), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_set_tooltip_text (mark, _("The statements are worded differently"));
  return box;
}

static void
set_class (GtkWidget  *widget,
           const char *name,
           gboolean    on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
set_signed (GtkWidget  *box,
            const char *text,
            Sign        sign,
            gboolean    dimmed)
{
  GtkWidget *warning = gtk_widget_get_first_child (box), *cell = gtk_widget_get_next_sibling (warning);

  pln_record_cell_set (PLN_RECORD_CELL (cell), text, NULL, NULL);
  gtk_widget_set_visible (warning, sign == SIGN_FINDING);
  gtk_widget_set_visible (gtk_widget_get_last_child (box), sign == SIGN_WORDING);
  set_class (box, "warning", sign == SIGN_FINDING);
  set_class (cell, "dimmed", dimmed && sign == SIGN_NONE);
}

/* ---- the tree ---------------------------------------------------------------- */

static char *
get_name (PlnItem *item,
          gpointer user_data)
{
  PlnContext *context = pln_page_get_context (user_data);
  PlnDay first, last;

  if (pln_context_get_as_of (context) == NULL)
    return g_strdup (pln_item_get_title (item));
  pln_context_get_as_of_span (context, &first, &last);
  return pln_structure_name_on (pln_item_get_workspace (item), pln_item_get_id (item), last);
}

static const char *
get_icon (PlnItem *item)
{
  if (pln_value_get_boolean (pln_item_get_value (item, "external")))
    return "web-browser-symbolic";
  return pln_context_icon_of_kind (pln_item_get_kind (item));
}

/* Text for the narrow list: the finding when there is one, else type and cadence. */
static char *
get_foot (PlnItem *item)
{
  gboolean contradicts, differs;
  g_autofree char *type = pln_structure_type_text (item);
  g_autofree char *cadence = pln_structure_cadence_text (item, &contradicts, &differs);
  guint titles = pln_structure_count_titles (item);

  if (contradicts)
    return g_strdup_printf ("⚠ %s", cadence);
  if (titles > 0)
    return g_strdup_printf (ngettext ("⚠ %u title", "⚠ %u titles", titles), titles);
  if (*cadence == '\0')
    return g_steal_pointer (&type);
  return g_strdup_printf ("%s%s%s", type, *type != '\0' ? " · " : "", cadence);
}

static GtkWidget *
make_name (gpointer user_data)
{
  return pln_record_cell_new (FALSE, TRUE);
}

static void
bind_name (GtkWidget *cell,
           PlnItem   *item,
           gpointer   user_data)
{
  g_autofree char *name = get_name (item, user_data);
  g_autofree char *foot = pln_page_get_narrow (user_data) ? get_foot (item) : NULL;
  gboolean body = strcmp (pln_item_get_kind (item), "body") == 0;
  gboolean top = body && pln_item_get_value (item, "parent") == NULL &&
                 !pln_value_get_boolean (pln_item_get_value (item, "external"));

  pln_record_cell_set (PLN_RECORD_CELL (cell), name, foot, get_icon (item));
  set_class (cell, "name-top", top);
  set_class (cell, "name-body", body && !top);
}

static char *
get_type (PlnItem *item,
          gpointer user_data)
{
  return pln_structure_type_text (item);
}

static GtkWidget *
make_dimmed (gpointer user_data)
{
  GtkWidget *cell = pln_record_cell_new (FALSE, FALSE);

  gtk_widget_add_css_class (cell, "dimmed");
  return cell;
}

static void
bind_type (GtkWidget *cell,
           PlnItem   *item,
           gpointer   user_data)
{
  g_autofree char *text = pln_structure_type_text (item);

  pln_record_cell_set (PLN_RECORD_CELL (cell), text, NULL, NULL);
}

/* The day that the page looks at. */
static PlnDay
day_of (gpointer page)
{
  PlnDay first, last;

  pln_context_get_as_of_span (pln_page_get_context (page), &first, &last);
  return last;
}

static char *
get_holder (PlnItem *item,
            gpointer user_data)
{
  return pln_structure_holder_text (item, day_of (user_data));
}

static void
bind_holder (GtkWidget *cell,
             PlnItem   *item,
             gpointer   user_data)
{
  g_autofree char *text = pln_structure_holder_text (item, day_of (user_data));
  gboolean doubtful = pln_structure_count_titles (item) > 0;

  set_signed (cell, text, doubtful ? SIGN_FINDING : SIGN_NONE, strcmp (text, _("not named")) == 0);
}

/* What a screen reader hears: the signs in words. */
static char *
get_cadence (PlnItem *item,
             gpointer user_data)
{
  gboolean contradicts, differs;
  g_autofree char *text = pln_structure_cadence_text (item, &contradicts, &differs);

  if (contradicts)
    return g_strdup_printf (_("cadence: %s that contradict"), text);
  if (differs)
    return g_strdup_printf (_("%s, worded differently elsewhere"), text);
  return g_steal_pointer (&text);
}

static void
bind_cadence (GtkWidget *cell,
              PlnItem   *item,
              gpointer   user_data)
{
  gboolean contradicts, differs;
  g_autofree char *text = pln_structure_cadence_text (item, &contradicts, &differs);

  set_signed (cell, text, contradicts ? SIGN_FINDING : differs ? SIGN_WORDING : SIGN_NONE, FALSE);
}

static char *
get_members (PlnItem *item,
             gpointer user_data)
{
  return pln_structure_members_text (item, day_of (user_data));
}

static void
bind_members (GtkWidget *cell,
              PlnItem   *item,
              gpointer   user_data)
{
  g_autofree char *text = pln_structure_members_text (item, day_of (user_data));

  pln_record_cell_set (PLN_RECORD_CELL (cell), text, NULL, NULL);
}

/* The state of the day that is looked at. */
static char *
get_body_state (PlnItem *item,
                gpointer user_data)
{
  const PlnField *field = pln_kind_find_field (pln_schema_find ("body"), "status");
  g_autofree char *state = NULL;
  PlnDay first, last;

  if (strcmp (pln_item_get_kind (item), "body") != 0)
    return strcmp (pln_item_get_kind (item), "post") == 0 ? pln_item_get_display (item, "state") : g_strdup ("");
  pln_context_get_as_of_span (pln_page_get_context (user_data), &first, &last);
  state = pln_structure_state_on (pln_item_get_workspace (item), pln_item_get_id (item), last);
  return g_strdup (state != NULL ? pln_field_get_choice_label (field, state) : "");
}

static void
bind_body_state (GtkWidget *cell,
                 PlnItem   *item,
                 gpointer   user_data)
{
  g_autofree char *text = get_body_state (item, user_data);

  pln_record_cell_set (PLN_RECORD_CELL (cell), text, NULL, NULL);
}

static char *
get_place (PlnItem *item,
           gpointer user_data)
{
  g_autofree char *seat = NULL, *country = NULL;

  if (strcmp (pln_item_get_kind (item), "body") != 0)
    return g_strdup ("");
  seat = pln_item_get_display (item, "seat");
  country = pln_item_get_display (item, "country");
  return g_strdup_printf ("%s%s%s", seat, *seat != '\0' && *country != '\0' ? ", " : "", country);
}

static void
bind_place (GtkWidget *cell,
            PlnItem   *item,
            gpointer   user_data)
{
  g_autofree char *text = get_place (item, user_data);

  pln_record_cell_set (PLN_RECORD_CELL (cell), text, NULL, NULL);
}

void
pln_structure_columns_tree (PlnRecordView *view,
                            PlnPage       *page)
{
  const PlnColumn columns[] = {
    { .field = "name", .title = N_("Name"), .expand = TRUE, .get_text = get_name, .make = make_name, .bind = bind_name, .user_data = page },
    { .field = "type", .title = N_("Type"), .width = 130, .hide_below = 360, .get_text = get_type, .make = make_dimmed, .bind = bind_type },
    { .field = "status", .title = N_("State"), .width = 100, .hide_below = 560, .on_demand = TRUE, .get_text = get_body_state,
      .make = make_dimmed, .bind = bind_body_state, .user_data = page },
    { .field = "seat", .title = N_("Place"), .width = 120, .hide_below = 560, .on_demand = TRUE, .get_text = get_place,
      .make = make_dimmed, .bind = bind_place },
    { .title = N_("Chair or Holder"), .width = 112, .hide_below = 640, .get_text = get_holder,
      .make = make_signed, .bind = bind_holder, .user_data = page },
    { .title = N_("Cadence"), .width = 158, .hide_below = 480, .get_text = get_cadence, .make = make_signed, .bind = bind_cadence },
    { .title = N_("Members"), .width = 84, .hide_below = 680, .get_text = get_members,
      .make = make_dimmed, .bind = bind_members, .user_data = page },
  };

  pln_record_view_set_columns (view, columns, G_N_ELEMENTS (columns));
  pln_record_view_set_empty (view, "network-workgroup-symbolic", _("No Bodies Yet"),
                             _("Add the organization first, then its councils, committees and groups under it, or paste an indented outline with Ctrl+V."),
                             _("_Add Body…"), "win.new-record");
  pln_record_view_set_empty_second (view, _("_Paste an Outline…"), "page.paste-outline");
  pln_record_view_add_empty_button (view, _("_Import a Table…"), "win.import-foreign");
  gtk_widget_add_css_class (GTK_WIDGET (view), "structure-tree");
}

/* ---- matching ---------------------------------------------------------------- */

static char *
get_ours (PlnItem *item,
          gpointer user_data)
{
  return pln_item_get_display (item, "subject");
}

static const char *
ours_icon (PlnItem *item,
           gpointer user_data)
{
  return pln_context_icon_of_kind ("body");
}

static char *
get_theirs (PlnItem *item,
            gpointer user_data)
{
  g_autofree char *named = pln_item_get_display (item, "object");
  g_autofree char *words = pln_item_get_display (item, "object_text");

  if (*named == '\0' && *words == '\0')
    return g_strdup (_("nobody named yet"));
  return g_strdup_printf ("%s%s%s", named, *named != '\0' && *words != '\0' ? ", " : "", words);
}

static char *
get_state (PlnItem *item,
           gpointer user_data)
{
  return pln_item_get_display (item, "state");
}

static GtkWidget *
make_state (gpointer user_data)
{
  GtkWidget *pill = pln_pill_new (PLN_PILL_NEUTRAL, NULL, "");

  gtk_widget_set_halign (pill, GTK_ALIGN_START);
  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  return pill;
}

static void
bind_state (GtkWidget *pill,
            PlnItem   *item,
            gpointer   user_data)
{
  static const struct
  {
    const char *state, *icon;
    PlnPillStyle style;
  } looks[] = {
    { "established", "object-select-symbolic", PLN_PILL_SUCCESS },
    { "sought", "edit-find-symbolic", PLN_PILL_ACCENT },
    { "proposed", "document-edit-symbolic", PLN_PILL_NEUTRAL },
    { "ended", "process-stop-symbolic", PLN_PILL_ERROR },
  };
  g_autofree char *state = pln_item_get_plain (item, "state");
  g_autofree char *text = pln_item_get_display (item, "state");
  guint i = 0;

  while (i < G_N_ELEMENTS (looks) && strcmp (looks[i].state, state) != 0)
    i++;
  gtk_widget_set_visible (pill, *text != '\0');
  if (i < G_N_ELEMENTS (looks))
    pln_pill_set (PLN_PILL (pill), looks[i].style, looks[i].icon, text);
  else
    pln_pill_set (PLN_PILL (pill), PLN_PILL_TAG, NULL, text);
}

void
pln_structure_columns_matching (PlnRecordView *view,
                                PlnPage       *page)
{
  const PlnColumn columns[] = {
    { .field = "subject", .title = N_("Ours"), .expand = TRUE, .get_text = get_ours, .get_icon = ours_icon },
    { .field = "object", .title = N_("Theirs"), .width = 320, .get_text = get_theirs },
    { .field = "state", .title = N_("Match"), .width = 140, .hide_below = 480, .get_text = get_state, .make = make_state, .bind = bind_state },
  };
  g_autoptr (PlnQuery) query = pln_query_new ("relation");

  pln_query_where (query, "type", "\"counterpart\"");
  pln_record_view_set_query (view, query);
  pln_record_view_set_columns (view, columns, G_N_ELEMENTS (columns));
  pln_record_view_set_empty (view, "network-workgroup-symbolic", _("No Counterparts Yet"),
                             _("Note who in other organizations mirrors our bodies, and where a match is sought."),
                             _("_Add Counterpart…"), "win.new-record");
}
