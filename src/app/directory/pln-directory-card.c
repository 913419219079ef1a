/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/directory/pln-directory-commands.h"

#include <glib/gi18n.h>

#include "app/dialogs/pln-pick-dialog.h"
#include "app/directory/pln-directory-entries.h"
#include "widgets/pln-pill.h"

/* What the inspector says of somebody besides the fields: who it is, who holds
 * the post, where they take part, what they owe, how they are reached. */

typedef struct
{
  PlnContext *context; /* borrowed; outlives the inspector's groups */
  char       *id;      /* owned */
} Card;

static void
card_free (gpointer data)
{
  Card *card = data;

  g_free (card->id);
  g_free (card);
}

static PlnWorkspace *
get_workspace (Card *card)
{
  return pln_context_get_workspace (card->context);
}

/* ---- pieces --------------------------------------------------------------------- */

static GtkWidget *
row_new (const char *icon, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL && *subtitle != '\0')
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (icon != NULL)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icon));
  return row;
}

static void
make_leading (GtkWidget *row, const char *id)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "inspector.follow");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", id);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
}

static GtkWidget *
add_group (GtkWidget *box, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (GTK_BOX (box), group);
  return group;
}

static GtkWidget *
add_button (GtkWidget *group, const char *label)
{
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (row), "list-add-symbolic");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

/* ---- head ------------------------------------------------------------------------- */

static void
add_to_meeting_cb (GtkButton *button, Card *card)
{
  const char *ids[] = { card->id, NULL };

  pln_directory_add_to_meeting (card->context, ids);
}

static void
copy_cb (GtkButton *button, Card *card)
{
  const char *ids[] = { card->id, NULL };

  pln_directory_copy_addresses (card->context, ids);
}

static GtkWidget *
centred_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, style);
  return label;
}

/* A disc: initials of a person with a name, otherwise a sign and never a letter. */
static GtkWidget *
disc_new (PlnItem *item, const char *name)
{
  const char *kind = pln_item_get_kind (item);
  GtkWidget *image;

  if (g_strcmp0 (kind, "person") == 0)
    return adw_avatar_new (76, name, TRUE);
  image = gtk_image_new_from_icon_name (g_strcmp0 (kind, "membership") == 0 ? "system-users-symbolic" : "avatar-default-symbolic");
  gtk_image_set_pixel_size (GTK_IMAGE (image), 36);
  gtk_widget_add_css_class (image, "round-icon");
  gtk_widget_add_css_class (image, "large-disc");
  return image;
}

static GtkWidget *
buttons_new (Card *card)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *add = gtk_button_new_with_mnemonic (_("Add to _Meeting…")), *copy = gtk_button_new_from_icon_name ("edit-copy-symbolic");
  const char *ids[] = { card->id, NULL };
  guint without;
  g_autofree char *addresses = pln_directory_addresses (get_workspace (card), ids, &without);

  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_button_set_can_shrink (GTK_BUTTON (add), TRUE);
  gtk_widget_set_sensitive (copy, *addresses != '\0');
  gtk_widget_set_tooltip_text (copy, *addresses != '\0' ? _("Copy Address") : _("No mail address is recorded"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (copy), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Copy Address"), -1);
  g_signal_connect (add, "clicked", G_CALLBACK (add_to_meeting_cb), card);
  g_signal_connect (copy, "clicked", G_CALLBACK (copy_cb), card);
  gtk_box_append (GTK_BOX (box), add);
  gtk_box_append (GTK_BOX (box), copy);
  return box;
}

static GtkWidget *
head_new (Card *card, PlnItem *item)
{
  g_autofree char *name = pln_directory_entry_name (item), *line = pln_directory_entry_line (item);
  g_autofree char *note = NULL;
  gboolean warning;
  GtkWidget *disc = disc_new (item, name), *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  note = pln_directory_entry_note (item, &warning);
  gtk_widget_set_halign (disc, GTK_ALIGN_CENTER);
  gtk_accessible_update_state (GTK_ACCESSIBLE (disc), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (head), disc);
  gtk_box_append (GTK_BOX (head), centred_label (name, "title-3"));
  if (*line != '\0')
    gtk_box_append (GTK_BOX (head), centred_label (line, "dimmed"));
  if (note != NULL)
    {
      GtkWidget *pill = pln_pill_new (warning ? PLN_PILL_WARNING : PLN_PILL_TAG, warning ? "dialog-warning-symbolic" : NULL, note);

      gtk_widget_set_halign (pill, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (head), pill);
    }
  gtk_box_append (GTK_BOX (head), buttons_new (card));
  return head;
}

/* ---- holder of a post --------------------------------------------------------------- */

static void
set_holder (Card *card, PlnEdit *edit, const char *person)
{
  g_autofree char *body = pln_workspace_get_value (get_workspace (card), card->id, "body");
  g_autofree char *holder = pln_value_from_plain (PLN_TYPE_REFERENCE, person);
  g_autofree char *post = pln_value_from_plain (PLN_TYPE_REFERENCE, card->id);
  const char *id = pln_edit_add (edit, "membership", NULL);

  pln_edit_set (edit, id, "body", body);
  pln_edit_set (edit, id, "holder", holder);
  pln_edit_set (edit, id, "basis_ref", post);
}

static void
name_response_cb (AdwAlertDialog *dialog, const char *response, Card *card)
{
  GtkWidget *entry = adw_alert_dialog_get_extra_child (dialog);
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  g_autofree char *canonical = NULL, *organization = NULL, *title = NULL;
  g_autoptr (PlnEdit) edit = NULL;
  const char *id;

  if (!g_str_equal (response, "add") || *name == '\0')
    return;
  edit = pln_edit_new (_("Add Holder"));
  canonical = pln_value_from_plain (PLN_TYPE_TEXT, name);
  organization = pln_workspace_get_value (get_workspace (card), card->id, "body");
  title = pln_workspace_get_value (get_workspace (card), card->id, "title");
  id = pln_edit_add (edit, "person", NULL);
  pln_edit_set (edit, id, "name", canonical);
  pln_edit_set (edit, id, "organization", organization);
  pln_edit_set (edit, id, "job_title", title);
  set_holder (card, edit, id);
  pln_context_commit (card->context, edit);
}

static void
name_changed_cb (GtkEditable *entry, AdwAlertDialog *dialog)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  adw_alert_dialog_set_response_enabled (dialog, "add", *name != '\0');
}

static Card *
card_copy (Card *card)
{
  Card *copy = g_new0 (Card, 1);

  copy->context = card->context;
  copy->id = g_strdup (card->id);
  return copy;
}

static void
ask_name (Card *card)
{
  AdwDialog *dialog = adw_alert_dialog_new (_("New Person"), NULL);
  GtkWidget *entry = gtk_entry_new ();
  Card *own = card_copy (card);

  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Name"), -1);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("Name"));
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), entry);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "add", _("_Add"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "add", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "add");
  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (dialog), "add", FALSE);
  g_object_set_data_full (G_OBJECT (dialog), "pln-card", own, card_free);
  g_signal_connect (entry, "changed", G_CALLBACK (name_changed_cb), dialog);
  g_signal_connect (dialog, "response", G_CALLBACK (name_response_cb), own);
  adw_dialog_present (dialog, pln_context_get_host (card->context));
  gtk_widget_grab_focus (entry);
}

static void
holder_picked_cb (PlnContext *context, const char *person, gpointer user_data)
{
  Card *card = user_data;
  g_autoptr (PlnEdit) edit = NULL;

  if (person == NULL)
    {
      ask_name (card);
      return;
    }
  edit = pln_edit_new (_("Add Holder"));
  set_holder (card, edit, person);
  pln_context_commit (context, edit);
}

static void
add_holder_cb (GtkWidget *row, Card *card)
{
  pln_pick_dialog_present (card->context, _("Holder of the Post"), "person", _("New Person…"), NULL,
                           holder_picked_cb, card_copy (card), card_free);
}

static void
add_holders (Card *card, GtkWidget *box)
{
  g_autoptr (GPtrArray) ids = pln_workspace_referrers (get_workspace (card), "membership", "basis_ref", card->id);
  GtkWidget *group = add_group (box, _("Holder"));
  guint n = 0;

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (PlnItem) membership = pln_item_new (get_workspace (card), ids->pdata[i]);
      g_autofree char *holder = pln_item_get_plain (membership, "holder"), *name = NULL, *start = NULL;
      GtkWidget *row;

      if (g_strcmp0 (pln_workspace_get_kind (get_workspace (card), holder), "person") != 0)
        continue;
      name = pln_workspace_get_title (get_workspace (card), holder);
      start = pln_item_get_display (membership, "start");
      row = row_new ("avatar-default-symbolic", name, start);
      make_leading (row, holder);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
      n++;
    }
  if (n == 0)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                               row_new ("dialog-question-symbolic", _("No name stated"), _("Known by role only")));
  g_signal_connect (add_button (group, _("Add _Person…")), "activated", G_CALLBACK (add_holder_cb), card);
}

/* ---- meetings, requests, addresses ---------------------------------------------------- */

static void
add_meetings (Card *card, GtkWidget *box)
{
  g_autoptr (GPtrArray) ids = pln_workspace_referrers (get_workspace (card), "participation", "who", card->id);
  GtkWidget *group = ids->len > 0 ? add_group (box, _("Takes Part")) : NULL;

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (PlnItem) part = pln_item_new (get_workspace (card), ids->pdata[i]);
      g_autofree char *meeting = pln_item_get_plain (part, "meeting"), *title = pln_item_get_display (part, "meeting");
      g_autofree char *when_text = pln_workspace_get_value (get_workspace (card), meeting, "when");
      g_autoptr (PlnWhen) when = when_text != NULL ? pln_when_from_canonical (when_text, NULL) : NULL;
      g_autofree char *state = pln_item_get_display (part, "state"), *line = NULL;
      GtkWidget *row;

      line = g_strdup_printf ("%s%s%s", when != NULL ? pln_when_get_text (when) : "",
                              when != NULL && *state != '\0' ? " · " : "", state);
      row = row_new ("x-office-calendar-symbolic", title, line);
      make_leading (row, ids->pdata[i]);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
}

static void
add_debts (Card *card, GtkWidget *box)
{
  g_autoptr (GPtrArray) ids = pln_workspace_referrers (get_workspace (card), "request", "addressee", card->id);
  GtkWidget *group = NULL;

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (PlnItem) request = pln_item_new (get_workspace (card), ids->pdata[i]);
      g_autofree char *state = pln_item_get_plain (request, "state"), *words = pln_item_get_display (request, "addressee_text");
      g_autofree char *due = pln_item_get_display (request, "due"), *at = pln_item_get_display (request, "due_meeting");
      g_autofree char *line = NULL;
      GtkWidget *row;

      if (g_str_equal (state, "delivered") || g_str_equal (state, "dropped"))
        continue;
      /* The words say when it is one of several who is asked. */
      line = g_strdup_printf ("%s%s%s", *due != '\0' ? due : *at != '\0' ? at : _("No date"), *words != '\0' ? " · " : "", words);
      row = row_new ("mail-send-symbolic", pln_item_get_title (request), line);
      adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
      make_leading (row, ids->pdata[i]);
      if (group == NULL)
        group = add_group (box, _("Owes"));
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
}

/* Only what a browser or a mail program opens, never a file or another program. */
static char *
get_uri (const char *type, const char *value)
{
  g_autofree char *scheme = g_uri_parse_scheme (value);

  if (g_str_equal (type, "email") && scheme == NULL)
    {
      g_autofree char *escaped = g_uri_escape_string (value, "@", TRUE);
      return g_strconcat ("mailto:", escaped, NULL);
    }
  if (scheme != NULL && (g_ascii_strcasecmp (scheme, "http") == 0 || g_ascii_strcasecmp (scheme, "https") == 0
                         || g_ascii_strcasecmp (scheme, "mailto") == 0))
    return g_strdup (value);
  return NULL;
}

static void
open_cb (GtkButton *button, Card *card)
{
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (g_object_get_data (G_OBJECT (button), "uri"));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (button));

  gtk_uri_launcher_launch (launcher, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, NULL, NULL);
}

static void
add_contacts (Card *card, GtkWidget *box)
{
  g_autoptr (GPtrArray) ids = pln_workspace_referrers (get_workspace (card), "contact", "of", card->id);
  GtkWidget *group = add_group (box, _("Contact")), *button;

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (PlnItem) contact = pln_item_new (get_workspace (card), ids->pdata[i]);
      g_autofree char *value = pln_item_get_plain (contact, "value"), *type = pln_item_get_plain (contact, "type");
      g_autofree char *kind = pln_item_get_display (contact, "type"), *label = pln_item_get_plain (contact, "label");
      g_autofree char *line = g_strdup_printf ("%s%s%s", kind, *kind != '\0' && *label != '\0' ? " · " : "", label);
      g_autofree char *uri = get_uri (type, value);
      GtkWidget *row = row_new (NULL, value, line);

      if (uri != NULL)
        {
          GtkWidget *open = gtk_button_new_from_icon_name (g_str_equal (type, "email") ? "mail-send-symbolic" : "web-browser-symbolic");

          gtk_widget_add_css_class (open, "flat");
          gtk_widget_set_valign (open, GTK_ALIGN_CENTER);
          gtk_widget_set_tooltip_text (open, g_str_equal (type, "email") ? _("Write a Mail") : _("Open"));
          g_object_set_data_full (G_OBJECT (open), "uri", g_steal_pointer (&uri), g_free);
          g_signal_connect (open, "clicked", G_CALLBACK (open_cb), card);
          adw_action_row_add_suffix (ADW_ACTION_ROW (row), open);
        }
      make_leading (row, ids->pdata[i]);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  button = add_button (group, _("Add _Address or Telephone…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "inspector.add-related");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", "contact of");
}

/* ---- audiences ---------------------------------------------------------------------- */

static void
copy_audience_cb (GtkWidget *row, Card *card)
{
  g_autofree char *canonical = pln_workspace_get_value (get_workspace (card), card->id, "rule");
  g_autofree char *rule = canonical != NULL ? pln_value_get_plain (canonical) : NULL;
  g_autoptr (PlnDirectoryFilter) filter = pln_directory_filter_from_rule (rule);
  g_auto (GStrv) ids = filter != NULL ? pln_directory_list_ids (get_workspace (card), filter) : NULL;

  if (ids != NULL)
    pln_directory_copy_addresses (card->context, (const char *const *) ids);
}

static void
add_audience (Card *card, GtkWidget *box, PlnItem *item)
{
  g_autofree char *rule = pln_item_get_plain (item, "rule"), *words = NULL, *here = NULL;
  g_autoptr (PlnDirectoryFilter) filter = pln_directory_filter_from_rule (rule);
  GtkWidget *group = add_group (box, _("Who This Is")), *wrap, *row;
  g_auto (GStrv) parts = NULL;
  guint n;

  if (filter == NULL)
    {
      adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
        _("The rule is in words, so nobody is counted. Filter People, then keep the filters as an audience."));
      return;
    }
  words = pln_directory_filter_to_words (get_workspace (card), filter);
  parts = g_strsplit (words, " · ", -1);
  wrap = adw_wrap_box_new ();
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (wrap), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (wrap), 6);
  for (guint i = 0; parts[i] != NULL; i++)
    adw_wrap_box_append (ADW_WRAP_BOX (wrap), pln_pill_new (PLN_PILL_ACCENT, NULL, parts[i]));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), wrap);
  n = pln_directory_count (get_workspace (card), filter);
  here = g_strdup_printf (ngettext ("%u entry here", "%u entries here", n), n);
  row = row_new ("system-users-symbolic", here, NULL);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("Show in the directory"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "page.show-audience");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  row = add_button (group, _("_Copy Addresses"));
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (row), "edit-copy-symbolic");
  gtk_widget_set_sensitive (row, n > 0);
  g_signal_connect (row, "activated", G_CALLBACK (copy_audience_cb), card);
}

/* ---- group ---------------------------------------------------------------------------- */

GtkWidget *
pln_directory_make_group (PlnContext *context, PlnItem *item, GStrvBuilder *replaces)
{
  const char *kind = pln_item_get_kind (item);
  gboolean post = g_strcmp0 (kind, "post") == 0, person = g_strcmp0 (kind, "person") == 0;
  gboolean group_entry = g_strcmp0 (kind, "membership") == 0 && pln_item_get_value (item, "holder") == NULL
                         && pln_item_get_value (item, "holder_text") != NULL;
  gboolean audience = g_strcmp0 (kind, "audience") == 0;
  GtkWidget *group, *box;
  Card *card;

  if (!post && !person && !group_entry && !audience)
    return NULL;
  card = g_new0 (Card, 1);
  card->context = context;
  card->id = g_strdup (pln_item_get_id (item));
  group = adw_preferences_group_new ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  g_object_set_data_full (G_OBJECT (group), "pln-card", card, card_free);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), box);
  if (audience)
    {
      add_audience (card, box, item);
      return group;
    }
  g_object_set_data_full (G_OBJECT (group), "pln-head", g_object_ref_sink (head_new (card, item)), g_object_unref);
  if (post)
    add_holders (card, box);
  if (group_entry)
    return group;
  add_meetings (card, box);
  add_debts (card, box);
  add_contacts (card, box);
  g_strv_builder_add (replaces, "participation.who");
  g_strv_builder_add (replaces, "request.addressee");
  g_strv_builder_add (replaces, "contact.of");
  if (post)
    g_strv_builder_add (replaces, "membership.basis_ref");
  return group;
}
