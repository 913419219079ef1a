/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/papers/pln-paper-page.h"

#include <glib/gi18n.h>

#include "app/inspector/pln-field-row.h"
#include "app/papers/pln-paper-cells.h"
#include "app/papers/pln-paper-document.h"
#include "app/papers/pln-paper-files.h"
#include "app/papers/pln-paper-steps.h"
#include "app/print/pln-print.h"

struct _PlnPaperPage
{
  AdwNavigationPage parent_instance;

  PlnContext *context; /* owned */
  PlnItem    *paper;   /* owned */
  GtkWidget  *banner, *scroller, *columns, *main, *side;
};

G_DEFINE_FINAL_TYPE (PlnPaperPage, pln_paper_page, ADW_TYPE_NAVIGATION_PAGE)

static PlnWorkspace *
get_workspace (PlnPaperPage *self)
{
  return pln_context_get_workspace (self->context);
}

/* ---- pieces ------------------------------------------------------------------ */

static GtkWidget *
group_new (const char *title, guint n)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *text = n > 0 ? g_strdup_printf ("%s  %u", title, n) : g_strdup (title);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), text);
  return group;
}

static GtkWidget *
row_new (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL && *subtitle != '\0')
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}

static void
add_button_cb (GtkWidget *button, PlnPaperPage *self)
{
  const char *kind = g_object_get_data (G_OBJECT (button), "kind");
  const char *field = g_object_get_data (G_OBJECT (button), "field");
  g_autofree char *canonical = pln_value_from_plain (PLN_TYPE_REFERENCE, pln_item_get_id (self->paper));
  g_autoptr (GPtrArray) steps = NULL;
  g_autofree char *position = NULL;

  if (!g_str_equal (kind, "step"))
    {
      pln_context_new_record (self->context, kind, field, canonical, NULL);
      return;
    }
  steps = pln_paper_steps (get_workspace (self), pln_item_get_id (self->paper));
  position = g_strdup_printf ("%u", steps->len + 1);
  pln_context_new_record (self->context, kind, field, canonical, "position", position, NULL);
}

/* ＋ at the end of a heading; both strings are static. */
static void
add_plus (PlnPaperPage *self, GtkWidget *group, const char *kind, const char *field, const char *tooltip)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tooltip);
  g_object_set_data (G_OBJECT (button), "kind", (gpointer) kind);
  g_object_set_data (G_OBJECT (button), "field", (gpointer) field);
  g_signal_connect (button, "clicked", G_CALLBACK (add_button_cb), self);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), button);
}

static void
open_row_cb (AdwActionRow *row, PlnPaperPage *self)
{
  pln_context_inspect (self->context, g_object_get_data (G_OBJECT (row), "id"), TRUE);
}

static void
go_row_cb (AdwActionRow *row, PlnPaperPage *self)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (row), "id"));

  pln_context_pop (self->context);
  pln_context_open (self->context, id);
}

/* A row that leads to a record: inspected here, or shown on its own page. */
static void
make_leading (PlnPaperPage *self, GtkWidget *row, const char *id, gboolean go)
{
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (id), g_free);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect (row, "activated", go ? G_CALLBACK (go_row_cb) : G_CALLBACK (open_row_cb), self);
  if (go)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
}

/* ---- steps --------------------------------------------------------------------- */

static void
toggle_step_cb (GtkButton *button, PlnPaperPage *self)
{
  const char *id = g_object_get_data (G_OBJECT (button), "id");
  g_autofree char *done = pln_workspace_get_value (get_workspace (self), id, "done");
  g_autoptr (PlnEdit) edit = pln_edit_new (done == NULL ? _("Mark Step Done") : _("Mark Step Open"));
  g_autoptr (PlnWhen) today = pln_when_new_day (pln_workspace_get_today (get_workspace (self)));
  g_autofree char *canonical = pln_when_to_canonical (today);

  pln_edit_set (edit, id, "done", done == NULL ? canonical : NULL);
  pln_context_commit_toast (self->context, edit, done == NULL ? _("Step marked done") : _("Step marked open"));
}

static GtkWidget *
step_pill_new (PlnItem *step, gboolean open)
{
  g_autoptr (PlnWhen) due = pln_item_get_when (step, "due");

  if (pln_item_get_value (step, "done") != NULL)
    return pln_pill_new (PLN_PILL_SUCCESS, "object-select-symbolic", _("Done"));
  if (open)
    return pln_pill_new (PLN_PILL_ACCENT, "content-loading-symbolic", _("Open"));
  return due != NULL ? pln_pill_new (PLN_PILL_TAG, NULL, _("Planned"))
                     : pln_pill_new (PLN_PILL_TAG, "content-loading-symbolic", _("Not dated"));
}

static GtkWidget *
step_row_new (PlnPaperPage *self, const char *id, guint number, guint n, guint open)
{
  g_autoptr (PlnItem) step = pln_item_new (get_workspace (self), id);
  gboolean done = pln_item_get_value (step, "done") != NULL;
  g_autofree char *who = pln_step_who_text (step), *due = pln_step_due_text (step);
  g_autofree char *line = *who != '\0' ? g_strdup_printf ("%s · %s", who, due) : g_strdup (due);
  g_autofree char *spoken = g_strdup_printf (_("Step %u of %u"), number + 1, n);
  GtkWidget *row = row_new (pln_item_get_title (step), line);
  GtkWidget *mark = gtk_button_new_from_icon_name (done ? "object-select-symbolic" : "radio-symbolic");
  GtkWidget *pill = step_pill_new (step, number == open);

  gtk_widget_add_css_class (mark, "circular");
  gtk_widget_add_css_class (mark, done ? "step-done" : number == open ? "step-open" : "step-ahead");
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (mark, done ? _("Mark Open") : _("Mark Done"));
  g_object_set_data_full (G_OBJECT (mark), "id", g_strdup (id), g_free);
  g_signal_connect (mark, "clicked", G_CALLBACK (toggle_step_cb), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, spoken, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), mark);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), pill);
  make_leading (self, row, id, FALSE);
  return row;
}

static GtkWidget *
steps_new (PlnPaperPage *self)
{
  g_autoptr (GPtrArray) steps = pln_paper_steps (get_workspace (self), pln_item_get_id (self->paper));
  guint open = pln_paper_open_step (get_workspace (self), steps);
  GtkWidget *group = group_new (_("Steps"), steps->len);

  add_plus (self, group, "step", "paper", _("Add Step…"));
  for (guint i = 0; i < steps->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), step_row_new (self, steps->pdata[i], i, steps->len, open));
  if (steps->len == 0)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row_new (_("No steps yet"), NULL));
  return group;
}

/* ---- feedback -------------------------------------------------------------------- */

static GtkWidget *
feedback_row_new (PlnPaperPage *self, const char *id)
{
  g_autoptr (PlnItem) item = pln_item_new (get_workspace (self), id);
  g_autofree char *by = pln_item_get_display (item, "by"), *words = pln_item_get_display (item, "by_text");
  g_autofree char *text = pln_item_get_display (item, "text"), *when = pln_item_get_display (item, "received");
  g_autofree char *how = pln_item_get_display (item, "how"), *settled = pln_item_get_display (item, "disposition");
  g_autofree char *line = *when != '\0' ? g_strdup_printf ("%s\n%s", text, when) : g_strdup (text);
  GtkWidget *row = row_new (*by != '\0' ? by : *words != '\0' ? words : _("Not said who"), line);

  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (*by != '\0' ? "avatar-default-symbolic"
                                                                                               : "system-users-symbolic"));
  if (*how != '\0')
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), pln_pill_new (PLN_PILL_TAG, NULL, how));
  if (*settled != '\0')
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), pln_pill_new (PLN_PILL_SUCCESS, NULL, settled));
  make_leading (self, row, id, FALSE);
  return row;
}

static GtkWidget *
feedback_new (PlnPaperPage *self)
{
  g_autoptr (GPtrArray) ids = pln_workspace_referrers (get_workspace (self), "feedback", "of", pln_item_get_id (self->paper));
  guint n = ids != NULL ? ids->len : 0;
  GtkWidget *group = group_new (_("Feedback"), n);

  add_plus (self, group, "feedback", "of", _("Add Feedback…"));
  for (guint i = 0; i < n; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), feedback_row_new (self, ids->pdata[i]));
  if (n == 0)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row_new (_("No feedback yet"), NULL));
  return group;
}

/* ---- side -------------------------------------------------------------------------- */

static GtkWidget *
fields_new (PlnPaperPage *self, const char *title, const char *const *fields)
{
  const PlnKind *kind = pln_schema_find ("paper");
  GtkWidget *group = group_new (title, 0);

  for (guint i = 0; fields[i] != NULL; i++)
    {
      PlnFieldRow *row = pln_field_row_new (self->context, kind, pln_kind_find_field (kind, fields[i]));

      pln_field_row_follow (row, self->paper);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (row));
    }
  return group;
}

/* The record at the other end of a link, with what the link says seen from here. */
static void
add_relation (PlnPaperPage *self, GtkWidget *group, const char *link, const char *far, const char *words)
{
  g_autoptr (PlnItem) item = pln_item_new (get_workspace (self), link);
  g_autofree char *other = pln_item_get_plain (item, far), *type = pln_item_get_display (item, "type");
  g_autofree char *text = words != NULL ? pln_item_get_display (item, words) : NULL;
  g_autofree char *title = NULL, *line = NULL;
  gboolean here = *other != '\0' && pln_workspace_get_kind (get_workspace (self), other) != NULL;
  GtkWidget *row;

  title = here ? pln_workspace_get_title (get_workspace (self), other)
               : g_strdup (text != NULL && *text != '\0' ? text : _("Not in this workspace"));
  line = g_str_equal (far, "subject") ? g_strdup_printf (_("%s this paper"), type) : g_strdup (type);
  row = row_new (title, line);
  if (here)
    make_leading (self, row, other, TRUE);
  else
    make_leading (self, row, link, FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static GtkWidget *
relations_new (PlnPaperPage *self)
{
  const char *id = pln_item_get_id (self->paper);
  g_autoptr (GPtrArray) to = pln_workspace_referrers (get_workspace (self), "link", "subject", id);
  g_autoptr (GPtrArray) from = pln_workspace_referrers (get_workspace (self), "link", "object", id);
  guint n = (to != NULL ? to->len : 0) + (from != NULL ? from->len : 0);
  GtkWidget *group = group_new (_("Relations"), n);

  add_plus (self, group, "link", "subject", _("Add Relation…"));
  for (guint i = 0; to != NULL && i < to->len; i++)
    add_relation (self, group, to->pdata[i], "object", "object_text");
  for (guint i = 0; from != NULL && i < from->len; i++)
    add_relation (self, group, from->pdata[i], "subject", NULL);
  if (n == 0)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row_new (_("No relations yet"), NULL));
  return group;
}

static void
open_file_cb (GtkButton *button, PlnPaperPage *self)
{
  g_autoptr (PlnItem) item = pln_item_new (get_workspace (self), g_object_get_data (G_OBJECT (button), "id"));

  pln_paper_file_open (self->context, item);
}

static void
open_link_cb (GtkWidget *row, PlnPaperPage *self)
{
  g_autofree char *link = pln_item_get_plain (self->paper, "link");

  pln_paper_link_open (self->context, link);
}

static void
attach_cb (GtkWidget *row, PlnPaperPage *self)
{
  pln_paper_file_attach (self->context, pln_item_get_id (self->paper));
}

static GtkWidget *
button_row_new (PlnPaperPage *self, const char *icon, const char *label, GCallback activated)
{
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (row), icon);
  g_signal_connect (row, "activated", activated, self);
  return row;
}

/* "English · 214 kB", or that it lies elsewhere. */
static GtkWidget *
file_row_new (PlnPaperPage *self, const char *id)
{
  g_autoptr (PlnItem) item = pln_item_new (get_workspace (self), id);
  g_autoptr (GFile) copy = pln_paper_file_locate (item);
  g_autofree char *language = pln_item_get_display (item, "language"), *link = pln_item_get_plain (item, "link");
  gboolean here = copy != NULL && g_file_query_exists (copy, NULL);
  gint64 bytes = pln_value_get_integer (pln_item_get_value (item, "size"), -1);
  g_autofree char *size = bytes >= 0 ? g_format_size ((guint64) bytes) : g_strdup ("");
  const char *where = here || *link != '\0' ? "" : _("not on this computer");
  g_auto (GStrv) parts = g_new0 (char *, 4);
  g_autofree char *line = NULL;
  GtkWidget *row, *open;
  guint n = 0;

  for (guint i = 0; i < 3; i++)
    if (*(i == 0 ? language : i == 1 ? size : where) != '\0')
      parts[n++] = g_strdup (i == 0 ? language : i == 1 ? size : where);
  line = g_strjoinv (" · ", parts);
  row = row_new (pln_item_get_title (item), line);
  if (here || pln_paper_link_is_safe (link))
    {
      open = gtk_button_new_from_icon_name (here ? "document-open-symbolic" : "web-browser-symbolic");
      gtk_widget_add_css_class (open, "flat");
      gtk_widget_set_valign (open, GTK_ALIGN_CENTER);
      gtk_widget_set_tooltip_text (open, _("Open File"));
      g_object_set_data_full (G_OBJECT (open), "id", g_strdup (id), g_free);
      g_signal_connect (open, "clicked", G_CALLBACK (open_file_cb), self);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), open);
    }
  make_leading (self, row, id, FALSE);
  return row;
}

static GtkWidget *
files_new (PlnPaperPage *self)
{
  g_autoptr (GPtrArray) ids = pln_workspace_referrers (get_workspace (self), "file", "paper", pln_item_get_id (self->paper));
  g_autofree char *link = pln_item_get_plain (self->paper, "link");
  GtkWidget *group = group_new (_("Files"), ids->len);

  add_plus (self, group, "file", "paper", _("Add File Elsewhere…"));
  if (pln_paper_link_is_safe (link))
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                               button_row_new (self, "web-browser-symbolic", _("_Open Link"), G_CALLBACK (open_link_cb)));
  for (guint i = 0; i < ids->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), file_row_new (self, ids->pdata[i]));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                             button_row_new (self, "list-add-symbolic", _("_Attach File…"), G_CALLBACK (attach_cb)));
  return group;
}

/* ---- a meeting without a day ---------------------------------------------------------- */

static void
set_meeting_date_cb (GtkWidget *row, PlnPaperPage *self)
{
  g_autofree char *meeting = pln_item_get_plain (self->paper, "for_meeting");

  pln_context_edit_field (self->context, meeting, "when");
}

/* The paper waits for a meeting whose date is not known, or that is not here; NULL: it does not. */
static GtkWidget *
waiting_new (PlnPaperPage *self)
{
  g_autofree char *meeting = pln_item_get_plain (self->paper, "for_meeting"), *canonical = NULL;
  g_autoptr (PlnWhen) when = NULL;
  GtkWidget *group;

  if (*meeting == '\0' || pln_workspace_get_kind (get_workspace (self), meeting) == NULL)
    return NULL;
  canonical = pln_workspace_get_value (get_workspace (self), meeting, "when");
  when = canonical != NULL ? pln_when_from_canonical (canonical, NULL) : NULL;
  if (when != NULL && pln_when_get_edtf (when) != NULL)
    return NULL;
  group = group_new (_("Waiting"), 0);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _("The meeting has no date yet, so no deadline can be counted back from it."));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                             button_row_new (self, "x-office-calendar-symbolic", _("Set _Date of the Meeting…"),
                                             G_CALLBACK (set_meeting_date_cb)));
  return group;
}

/* ---- filling ------------------------------------------------------------------------ */

static void
clear_box (GtkWidget *box)
{
  for (GtkWidget *child; (child = gtk_widget_get_first_child (box)) != NULL;)
    gtk_box_remove (GTK_BOX (box), child);
}

static GtkWidget *
facts_new (PlnPaperPage *self)
{
  static const char *const fields[] = { "type", "symbol", "body" };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *label = gtk_label_new (pln_item_get_title (self->paper));
  GtkWidget *line;
  g_autoptr (GString) text = g_string_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "title-2");
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *value = pln_item_get_display (self->paper, fields[i]);

      if (*value == '\0' && g_str_equal (fields[i], "symbol"))
        g_set_str (&value, _("No symbol"));
      if (*value != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? "  ·  " : "", value);
    }
  line = gtk_label_new (text->str);
  gtk_label_set_wrap (GTK_LABEL (line), TRUE);
  gtk_label_set_xalign (GTK_LABEL (line), 0);
  gtk_widget_add_css_class (line, "dimmed");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), line);
  return box;
}

static void
fill_main (PlnPaperPage *self)
{
  clear_box (self->main);
  gtk_box_append (GTK_BOX (self->main), facts_new (self));
  gtk_box_append (GTK_BOX (self->main), steps_new (self));
  gtk_box_append (GTK_BOX (self->main), feedback_new (self));
}

/* The rows of the side follow the paper by themselves; only what lists other records is made anew. */
static void
fill_side (PlnPaperPage *self)
{
  GtkWidget *last = gtk_widget_get_last_child (self->side), *waiting = waiting_new (self);

  if (last != NULL && g_object_get_data (G_OBJECT (last), "again") != NULL)
    gtk_box_remove (GTK_BOX (self->side), last);
  last = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  g_object_set_data (G_OBJECT (last), "again", self);
  if (waiting != NULL)
    gtk_box_append (GTK_BOX (last), waiting);
  gtk_box_append (GTK_BOX (last), relations_new (self));
  gtk_box_append (GTK_BOX (last), files_new (self));
  gtk_box_append (GTK_BOX (self->side), last);
}

static void
fill (PlnPaperPage *self)
{
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), pln_item_get_title (self->paper));
  adw_banner_set_revealed (ADW_BANNER (self->banner), pln_value_get_boolean (pln_item_get_value (self->paper, "informal")));
  fill_main (self);
  fill_side (self);
}

static void
changed_cb (PlnContext *context, GPtrArray *ids, PlnPaperPage *self)
{
  if (*pln_item_get_kind (self->paper) == '\0' || pln_item_is_deleted (self->paper))
    {
      pln_context_pop (self->context);
      return;
    }
  fill (self);
}

/* Why a paper is informal no more is kept with what it was before. */
static void
informal_response_cb (AdwAlertDialog *dialog, const char *response, PlnPaperPage *self)
{
  GtkWidget *entry = adw_alert_dialog_get_extra_child (dialog);
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  g_autofree char *why = *reason != '\0' ? pln_value_from_plain (PLN_TYPE_TEXT, reason) : NULL;
  g_autofree char *of = pln_value_from_plain (PLN_TYPE_REFERENCE, pln_item_get_id (self->paper)), *on = NULL;
  g_autoptr (PlnEdit) edit = pln_edit_new (_("Make Paper Formal"));
  g_autoptr (PlnWhen) today = pln_when_new_day (pln_workspace_get_today (get_workspace (self)));
  const char *id;

  if (!g_str_equal (response, "change"))
    return;
  on = pln_when_to_canonical (today);
  pln_edit_set (edit, pln_item_get_id (self->paper), "informal", NULL);
  id = pln_edit_add (edit, "change", NULL);
  pln_edit_set (edit, id, "of", of);
  pln_edit_set (edit, id, "field", "\"informal\"");
  pln_edit_set (edit, id, "was", "\"true\"");
  pln_edit_set (edit, id, "reason", why);
  pln_edit_set (edit, id, "on", on);
  pln_context_commit_toast (self->context, edit, _("The paper leaves with exports from now on"));
}

static void
change_informal_cb (AdwBanner *banner, PlnPaperPage *self)
{
  AdwDialog *dialog = adw_alert_dialog_new (_("No Longer Informal?"), _("The paper will leave with exports and stand in printed registers."));
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("Reason"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Reason"), -1);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), entry);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "change", _("_Change"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "change", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "change");
  g_signal_connect_object (dialog, "response", G_CALLBACK (informal_response_cb), self, 0);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/* ---- object --------------------------------------------------------------------------- */

static void
pln_paper_page_dispose (GObject *object)
{
  PlnPaperPage *self = PLN_PAPER_PAGE (object);

  g_clear_object (&self->paper);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (pln_paper_page_parent_class)->dispose (object);
}

static void
print_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlnPaperPage *self = PLN_PAPER_PAGE (widget);
  g_autoptr (PlnSheets) sheets = pln_paper_sheets (self->context, pln_item_get_id (self->paper));

  pln_print_present (self->context, sheets);
}

static void
pln_paper_page_class_init (PlnPaperPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pln_paper_page_dispose;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "over.print", NULL, print_cb);
}

static GtkWidget *
content_new (PlnPaperPage *self)
{
  GtkWidget *clamp = adw_clamp_new (), *bin = adw_breakpoint_bin_new ();
  AdwBreakpoint *breakpoint = adw_breakpoint_new (adw_breakpoint_condition_parse ("max-width: 720sp"));
  GValue vertical = G_VALUE_INIT;

  self->columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 24);
  self->main = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  self->side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_widget_set_hexpand (self->main, TRUE);
  gtk_widget_set_size_request (self->side, 300, -1);
  gtk_widget_add_css_class (self->columns, "paper-page");
  gtk_box_append (GTK_BOX (self->columns), self->main);
  gtk_box_append (GTK_BOX (self->columns), self->side);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 1100);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->columns);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), clamp);
  gtk_widget_set_size_request (bin, 320, 200);
  g_value_init (&vertical, GTK_TYPE_ORIENTATION);
  g_value_set_enum (&vertical, GTK_ORIENTATION_VERTICAL);
  adw_breakpoint_add_setter (breakpoint, G_OBJECT (self->columns), "orientation", &vertical);
  adw_breakpoint_bin_add_breakpoint (ADW_BREAKPOINT_BIN (bin), breakpoint);
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (bin), self->scroller);
  return bin;
}

static void
pln_paper_page_init (PlnPaperPage *self)
{
  GtkWidget *view = adw_toolbar_view_new (), *bar = adw_header_bar_new ();
  GtkWidget *print = gtk_button_new_from_icon_name ("document-print-symbolic");

  gtk_actionable_set_action_name (GTK_ACTIONABLE (print), "over.print");
  gtk_widget_set_tooltip_text (print, _("Print Paper"));
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), print);
  self->banner = adw_banner_new (_("Informal: stays out of exports and printed registers"));
  adw_banner_set_button_label (ADW_BANNER (self->banner), _("Change…"));
  g_signal_connect (self->banner, "button-clicked", G_CALLBACK (change_informal_cb), self);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar), adw_window_title_new (_("Paper"), NULL));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), bar);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), self->banner);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), content_new (self));
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), view);
}

AdwNavigationPage *
pln_paper_page_new (PlnContext *context, const char *paper)
{
  static const char *const details[] = { "author", "author_text", "access", "informal", NULL };
  static const char *const meeting[] = { "for_meeting", "agenda_item", "due", NULL };
  static const char *const languages[] = { "languages", "link", NULL };
  PlnPaperPage *self = g_object_new (PLN_TYPE_PAPER_PAGE, "title", _("Paper"), NULL);

  self->context = g_object_ref (context);
  self->paper = pln_item_new (pln_context_get_workspace (context), paper);
  gtk_box_append (GTK_BOX (self->side), fields_new (self, _("Details"), details));
  gtk_box_append (GTK_BOX (self->side), fields_new (self, _("For"), meeting));
  gtk_box_append (GTK_BOX (self->side), fields_new (self, _("Languages"), languages));
  g_signal_connect_object (context, "workspace-changed", G_CALLBACK (changed_cb), self, 0);
  fill (self);
  return ADW_NAVIGATION_PAGE (self);
}
