/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/meetings/pln-meeting-detail.h"

#include <glib/gi18n.h>

#include "app/meetings/pln-agenda-editor.h"
#include "app/meetings/pln-meeting-book.h"
#include "app/meetings/pln-meeting-commands.h"
#include "app/meetings/pln-meeting-document.h"
#include "app/meetings/pln-meeting-groups.h"
#include "app/meetings/pln-meeting-row.h"
#include "app/print/pln-print.h"

struct _PlnMeetingDetail
{
  AdwNavigationPage parent_instance;

  PlnContext      *context; /* owned */
  char            *id;      /* owned */
  GtkWidget       *title, *pill, *line, *clash, *set_date;
  PlnAgendaEditor *agenda;
  GtkListBox      *requests, *participants, *papers, *neighbours;
  GtkWidget       *n_requests, *neighbour_box, *note_row;
  AdwToggleGroup  *filter;
  GtkBox          *columns, *requests_head;
  gboolean         narrow;
};

G_DEFINE_FINAL_TYPE (PlnMeetingDetail, pln_meeting_detail, ADW_TYPE_NAVIGATION_PAGE)

/* ---- filling ------------------------------------------------------------ */

static void
fill_head (PlnMeetingDetail *self)
{
  PlnWorkspace *workspace = pln_context_get_workspace (self->context);
  PlnMeetingFilter filter = { NULL };
  g_autoptr (PlnMeetingBook) book = pln_meeting_book_new (workspace, &filter);
  const PlnMeetingInfo *info = pln_meeting_book_find (book, self->id);
  g_autofree char *when = NULL, *distance = NULL;
  g_autoptr (GString) line = g_string_new (NULL);
  GtkWidget *pill;

  if (info == NULL)
    return;
  gtk_label_set_label (GTK_LABEL (self->title), info->title);
  pill = pln_state_pill_new ("meeting", info->state);
  adw_bin_set_child (ADW_BIN (self->pill), pill);
  gtk_widget_set_visible (self->pill, pill != NULL);
  when = pln_meeting_when_text (info);
  distance = pln_meeting_distance (info, pln_workspace_get_today (workspace));
  if (info->when != NULL)
    g_string_append (line, when);
  if (distance != NULL)
    g_string_append_printf (line, " (%s)", distance);
  g_string_append_printf (line, "%s%s", line->len > 0 ? "  ·  " : "", info->place != NULL ? info->place : _("Place not recorded"));
  if (info->times != NULL)
    g_string_append_printf (line, "  ·  %s", info->times);
  if (info->body_name != NULL)
    g_string_append_printf (line, "  ·  %s", info->body_name);
  gtk_label_set_label (GTK_LABEL (self->line), line->str);
  gtk_widget_set_visible (self->set_date, !info->dated);
  gtk_widget_set_visible (self->clash, info->clashes);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (self->clash)),
                       info->clash != NULL ? info->clash : _("Clashes with another meeting: same time, and the same body, person or place"));
}

static void
fill_requests (PlnMeetingDetail *self)
{
  guint active = adw_toggle_group_get_active (self->filter);
  guint n = pln_meeting_fill_requests (self->context, self->id, self->requests,
                                       active <= PLN_REQUESTS_OPEN ? (PlnRequestFilter) active : PLN_REQUESTS_ALL, self->narrow);
  g_autofree char *number = g_strdup_printf ("%u", n);

  gtk_label_set_label (GTK_LABEL (self->n_requests), number);
  gtk_widget_set_visible (GTK_WIDGET (self->filter), n > 1);
}

static void
refresh (PlnMeetingDetail *self)
{
  PlnWorkspace *workspace = pln_context_get_workspace (self->context);
  g_autofree char *note = NULL;

  if (!pln_workspace_has_record (workspace, self->id))
    return;
  fill_head (self);
  pln_agenda_editor_refresh (self->agenda);
  fill_requests (self);
  pln_meeting_fill_participants (self->context, self->id, self->participants);
  pln_meeting_fill_papers (self->context, self->id, self->papers);
  note = pln_meeting_find_note (workspace, self->id);
  gtk_widget_set_visible (self->note_row, note == NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "meeting.print-note", note != NULL);
  gtk_widget_set_visible (self->neighbour_box, pln_meeting_fill_neighbours (self->context, self->id, self->neighbours) > 0);
}

/* A deleted meeting has no page; undoing brings back the record, not the page. */
static void
workspace_changed_cb (PlnContext *context, GPtrArray *ids, PlnMeetingDetail *self)
{
  g_autoptr (PlnRecord) record = pln_workspace_get_record (pln_context_get_workspace (context), self->id, NULL);

  if (record == NULL || pln_record_is_deleted (record))
    {
      GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);
      if (view != NULL && adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (view)) == ADW_NAVIGATION_PAGE (self))
        pln_context_pop (context);
      return;
    }
  refresh (self);
}

/* ---- actions ------------------------------------------------------------ */

static void
add_record_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlnMeetingDetail *self = PLN_MEETING_DETAIL (widget);
  const char *kind = g_variant_get_string (parameter, NULL);
  g_autofree char *canonical = pln_value_from_plain (PLN_TYPE_REFERENCE, self->id);

  pln_context_new_record (self->context, kind, g_str_equal (kind, "paper") ? "for_meeting" : "meeting", canonical, NULL);
}

static void
add_item_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pln_agenda_editor_add (PLN_MEETING_DETAIL (widget)->agenda);
}

static void
carry_over_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (GTK_WIDGET (PLN_MEETING_DETAIL (widget)->agenda), "agenda.carry-over-all", NULL);
}

static void
change_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlnMeetingDetail *self = PLN_MEETING_DETAIL (widget);

  pln_meeting_change_dialog_present (self->context, self->id, g_str_equal (name, "meeting.change-place"));
}

static void
edit_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlnMeetingDetail *self = PLN_MEETING_DETAIL (widget);

  pln_context_inspect (self->context, self->id, TRUE);
}

static void
state_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlnMeetingDetail *self = PLN_MEETING_DETAIL (widget);

  pln_meeting_set_state (self->context, self->id, g_variant_get_string (parameter, NULL));
}

static void
start_note_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlnMeetingDetail *self = PLN_MEETING_DETAIL (widget);

  pln_meeting_start_note (self->context, self->id);
}

static void
print_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlnMeetingDetail *self = PLN_MEETING_DETAIL (widget);
  gboolean note = g_str_equal (name, "meeting.print-note");
  g_autoptr (PlnSheets) sheets = note ? pln_meeting_note_sheets (self->context, self->id) : pln_meeting_order_sheets (self->context, self->id);

  if (sheets == NULL)
    return;
  if (g_str_equal (name, "meeting.save-order"))
    pln_print_save (self->context, sheets, _("Order of the Day"));
  else
    pln_print_present (self->context, sheets);
}

static void
neighbour_cb (GtkListBox *list, GtkListBoxRow *row, PlnMeetingDetail *self)
{
  const char *id = g_object_get_data (G_OBJECT (row), "pln-meeting");

  if (id != NULL)
    pln_context_push (self->context, pln_meeting_detail_new (self->context, id));
}

/* ---- building ----------------------------------------------------------- */

static GMenuModel *
make_add_menu (void)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _("Agenda _Item"), "meeting.add-item");
  g_menu_append (menu, _("_Participant…"), "meeting.add::participation");
  g_menu_append (menu, _("P_aper…"), "meeting.add::paper");
  g_menu_append (menu, _("_Request…"), "meeting.add::request");
  g_menu_append (menu, _("_Decision…"), "meeting.add::decision");
  return G_MENU_MODEL (menu);
}

static GMenuModel *
make_menu (void)
{
  const PlnField *field = pln_kind_find_field (pln_schema_find ("meeting"), "state");
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) states = g_menu_new (), papers = g_menu_new ();

  g_menu_append (menu, _("_Edit Meeting"), "meeting.edit");
  g_menu_append (menu, _("Set _Date…"), "meeting.set-date");
  g_menu_append (menu, _("Change _Place…"), "meeting.change-place");
  for (const PlnChoice *choice = field->choices; choice->name != NULL; choice++)
    {
      g_autofree char *action = g_strdup_printf ("meeting.state::%s", choice->name);
      g_menu_append (states, pln_field_get_choice_label (field, choice->name), action);
    }
  g_menu_append_submenu (menu, _("_State"), G_MENU_MODEL (states));
  g_menu_append (menu, _("_Carry Over Open Items…"), "meeting.carry-over");
  g_menu_append (papers, _("_Print Order of the Day…"), "meeting.print");
  g_menu_append (papers, _("Sa_ve Order of the Day…"), "meeting.save-order");
  g_menu_append (papers, _("Print Chairperson’s _Note…"), "meeting.print-note");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (papers));
  return G_MENU_MODEL (menu);
}

static GtkWidget *
make_header (void)
{
  GtkWidget *header = adw_header_bar_new (), *add = gtk_menu_button_new (), *menu = gtk_menu_button_new ();
  GtkWidget *print = gtk_button_new_from_icon_name ("document-print-symbolic");
  g_autoptr (GMenuModel) add_menu = make_add_menu (), page_menu = make_menu ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (add), "list-add-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (add), add_menu);
  gtk_widget_set_tooltip_text (add, _("Add to This Meeting"));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (menu), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (menu), page_menu);
  gtk_widget_set_tooltip_text (menu, _("Meeting Menu"));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), add);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (print), "meeting.print");
  gtk_widget_set_tooltip_text (print, _("Print Order of the Day"));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), menu);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), print);
  return header;
}

static GtkWidget *
make_heading (const char *text, GtkWidget **count)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *title = gtk_label_new (text);

  gtk_widget_add_css_class (title, "heading");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), title);
  if (count == NULL)
    gtk_widget_set_hexpand (title, TRUE);
  else
    {
      *count = gtk_label_new (NULL);
      gtk_widget_add_css_class (*count, "dimmed");
      gtk_label_set_xalign (GTK_LABEL (*count), 0);
      gtk_widget_set_hexpand (*count, TRUE);
      gtk_box_append (GTK_BOX (box), *count);
    }
  return box;
}

static GtkListBox *
make_list (const char *name)
{
  GtkListBox *list = GTK_LIST_BOX (gtk_list_box_new ());

  gtk_list_box_set_selection_mode (list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return list;
}

static GtkWidget *
make_add_button (const char *tooltip, const char *kind)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "meeting.add");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", kind);
  return button;
}

static GtkWidget *
make_section (GtkWidget *heading, GtkListBox *list)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (list));
  return box;
}

static GtkWidget *
make_head (PlnMeetingDetail *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *below = adw_wrap_box_new (), *warning, *text;

  self->title = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->title, "title-3");
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_wrap (GTK_LABEL (self->title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->title), PANGO_WRAP_WORD_CHAR);
  self->pill = adw_bin_new ();
  self->line = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->line, "dimmed");
  gtk_label_set_wrap (GTK_LABEL (self->line), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->line), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (self->line), 0);
  self->set_date = gtk_button_new_with_mnemonic (_("Set _Date…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->set_date), "meeting.set-date");
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (below), 8);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (below), 6);
  adw_wrap_box_append (ADW_WRAP_BOX (below), self->pill);
  adw_wrap_box_append (ADW_WRAP_BOX (below), self->line);
  adw_wrap_box_append (ADW_WRAP_BOX (below), self->set_date);
  self->clash = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  warning = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  text = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_widget_add_css_class (self->clash, "warning");
  gtk_box_append (GTK_BOX (self->clash), warning);
  gtk_box_append (GTK_BOX (self->clash), text);
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box), below);
  gtk_box_append (GTK_BOX (box), self->clash);
  return box;
}

static GtkWidget *
make_main (PlnMeetingDetail *self)
{
  static const char *const filters[] = { N_("All"), N_("Commissioned"), N_("Open") };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 22), *heading;

  self->agenda = PLN_AGENDA_EDITOR (pln_agenda_editor_new (self->context, self->id));
  self->requests = make_list (_("Requests and Decisions"));
  self->filter = ADW_TOGGLE_GROUP (adw_toggle_group_new ());
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      AdwToggle *toggle = adw_toggle_new ();
      adw_toggle_set_label (toggle, _(filters[i]));
      adw_toggle_group_add (self->filter, toggle);
    }
  adw_toggle_group_set_active (self->filter, 0);
  g_signal_connect_swapped (self->filter, "notify::active", G_CALLBACK (fill_requests), self);
  heading = make_heading (_("Requests and Decisions"), &self->n_requests);
  gtk_box_append (GTK_BOX (heading), make_add_button (_("Add Request"), "request"));
  self->requests_head = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  gtk_widget_set_hexpand (heading, TRUE);
  gtk_box_append (self->requests_head, heading);
  gtk_box_append (self->requests_head, GTK_WIDGET (self->filter));
  gtk_box_append (GTK_BOX (box), make_head (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->agenda));
  gtk_box_append (GTK_BOX (box), make_section (GTK_WIDGET (self->requests_head), self->requests));
  gtk_widget_set_hexpand (box, TRUE);
  return box;
}

static GtkWidget *
make_side (PlnMeetingDetail *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 22), *heading, *section, *note = gtk_list_box_new ();

  self->participants = make_list (_("Participants"));
  heading = make_heading (_("Participants"), NULL);
  gtk_box_append (GTK_BOX (heading), make_add_button (_("Add Participant"), "participation"));
  gtk_box_append (GTK_BOX (box), make_section (heading, self->participants));
  self->papers = make_list (_("Papers of the Meeting"));
  heading = make_heading (_("Papers of the Meeting"), NULL);
  gtk_box_append (GTK_BOX (heading), make_add_button (_("Add Paper"), "paper"));
  section = make_section (heading, self->papers);
  self->note_row = adw_button_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->note_row), _("Start Chairperson’s Note"));
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (self->note_row), "list-add-symbolic");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->note_row), "meeting.start-note");
  gtk_list_box_append (GTK_LIST_BOX (note), self->note_row);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (note), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (note, "boxed-list");
  gtk_box_append (GTK_BOX (section), note);
  gtk_box_append (GTK_BOX (box), section);
  self->neighbours = make_list (_("Before and After"));
  g_signal_connect (self->neighbours, "row-activated", G_CALLBACK (neighbour_cb), self);
  self->neighbour_box = make_section (make_heading (_("Before and After"), NULL), self->neighbours);
  gtk_box_append (GTK_BOX (box), self->neighbour_box);
  /* Said, or what is inside would say it. */
  gtk_widget_set_hexpand (box, FALSE);
  gtk_widget_set_size_request (box, 300, -1);
  return box;
}

static void
narrow_cb (AdwBreakpoint *breakpoint, PlnMeetingDetail *self)
{
  self->narrow = TRUE;
  fill_requests (self);
}

static void
wide_cb (AdwBreakpoint *breakpoint, PlnMeetingDetail *self)
{
  self->narrow = FALSE;
  fill_requests (self);
}

static void
add_breakpoints (PlnMeetingDetail *self, GtkWidget *bin)
{
  AdwBreakpoint *medium = adw_breakpoint_new (adw_breakpoint_condition_parse ("max-width: 760sp"));
  AdwBreakpoint *narrow = adw_breakpoint_new (adw_breakpoint_condition_parse ("max-width: 520sp"));
  GValue vertical = G_VALUE_INIT;

  g_value_init (&vertical, GTK_TYPE_ORIENTATION);
  g_value_set_enum (&vertical, GTK_ORIENTATION_VERTICAL);
  adw_breakpoint_add_setter (medium, G_OBJECT (self->columns), "orientation", &vertical);
  adw_breakpoint_add_setter (narrow, G_OBJECT (self->columns), "orientation", &vertical);
  adw_breakpoint_add_setter (narrow, G_OBJECT (self->requests_head), "orientation", &vertical);
  g_signal_connect (narrow, "apply", G_CALLBACK (narrow_cb), self);
  g_signal_connect (narrow, "unapply", G_CALLBACK (wide_cb), self);
  adw_breakpoint_bin_add_breakpoint (ADW_BREAKPOINT_BIN (bin), medium);
  adw_breakpoint_bin_add_breakpoint (ADW_BREAKPOINT_BIN (bin), narrow);
  g_value_unset (&vertical);
}

static void
build (PlnMeetingDetail *self)
{
  GtkWidget *view = adw_toolbar_view_new (), *bin = adw_breakpoint_bin_new (), *scrolled = gtk_scrolled_window_new ();

  self->columns = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 22));
  gtk_widget_add_css_class (GTK_WIDGET (self->columns), "meeting-page");
  gtk_box_append (self->columns, make_main (self));
  gtk_box_append (self->columns, make_side (self));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->columns));
  gtk_widget_set_size_request (bin, 320, 200);
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (bin), scrolled);
  add_breakpoints (self, bin);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), make_header ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), bin);
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), view);
}

static void
pln_meeting_detail_dispose (GObject *object)
{
  PlnMeetingDetail *self = PLN_MEETING_DETAIL (object);

  if (self->context != NULL)
    g_signal_handlers_disconnect_by_data (self->context, self);
  if (self->filter != NULL)
    g_signal_handlers_disconnect_by_data (self->filter, self);
  self->filter = NULL;
  G_OBJECT_CLASS (pln_meeting_detail_parent_class)->dispose (object);
}

static void
pln_meeting_detail_finalize (GObject *object)
{
  PlnMeetingDetail *self = PLN_MEETING_DETAIL (object);

  g_clear_object (&self->context);
  g_free (self->id);
  G_OBJECT_CLASS (pln_meeting_detail_parent_class)->finalize (object);
}

static void
pln_meeting_detail_class_init (PlnMeetingDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pln_meeting_detail_dispose;
  G_OBJECT_CLASS (klass)->finalize = pln_meeting_detail_finalize;
  gtk_widget_class_install_action (widget_class, "meeting.add", "s", add_record_cb);
  gtk_widget_class_install_action (widget_class, "meeting.add-item", NULL, add_item_cb);
  gtk_widget_class_install_action (widget_class, "meeting.carry-over", NULL, carry_over_cb);
  gtk_widget_class_install_action (widget_class, "meeting.set-date", NULL, change_cb);
  gtk_widget_class_install_action (widget_class, "meeting.change-place", NULL, change_cb);
  gtk_widget_class_install_action (widget_class, "meeting.edit", NULL, edit_cb);
  gtk_widget_class_install_action (widget_class, "meeting.state", "s", state_cb);
  gtk_widget_class_install_action (widget_class, "meeting.start-note", NULL, start_note_cb);
  gtk_widget_class_install_action (widget_class, "meeting.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "over.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "meeting.save-order", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "meeting.print-note", NULL, print_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK, "meeting.set-date", NULL);
}

static void
pln_meeting_detail_init (PlnMeetingDetail *self)
{
}

AdwNavigationPage *
pln_meeting_detail_new (PlnContext *context, const char *meeting)
{
  PlnMeetingDetail *self = g_object_new (PLN_TYPE_MEETING_DETAIL, "title", _("Meeting"), NULL);

  self->context = g_object_ref (context);
  self->id = g_strdup (meeting);
  build (self);
  refresh (self);
  g_signal_connect_object (context, "workspace-changed", G_CALLBACK (workspace_changed_cb), self, 0);
  return ADW_NAVIGATION_PAGE (self);
}

const char *
pln_meeting_detail_get_id (PlnMeetingDetail *self)
{
  return self->id;
}

void
pln_meeting_detail_select (PlnMeetingDetail *self, const char *record)
{
  pln_agenda_editor_select (self->agenda, record);
}
