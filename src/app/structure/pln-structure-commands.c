/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/structure/pln-structure-commands.h"

#include "app/dialogs/pln-pick-dialog.h"
#include "app/records/pln-record-order.h"
#include "app/structure/pln-structure-edits.h"

#include <glib/gi18n.h>
#include <string.h>

/* ---- the edits ------------------------------------------------------------------ */

static const struct
{
  const char *label, *state; /* state: the period that begins, or NULL */
} commands[] = {
  [PLN_STRUCTURE_RENAME] = { N_("Rename Body"), NULL },
  [PLN_STRUCTURE_MOVE] = { N_("Move Body"), NULL },
  [PLN_STRUCTURE_SUSPEND] = { N_("Suspend Body"), "dormant" },
  [PLN_STRUCTURE_REVIVE] = { N_("Revive Body"), "active" },
  [PLN_STRUCTURE_DISSOLVE] = { N_("Dissolve Body"), "dissolved" },
  [PLN_STRUCTURE_MERGE] = { N_("Merge Bodies"), NULL },
  [PLN_STRUCTURE_SPLIT] = { N_("Split Body"), NULL },
};

static char *
plain_of (PlnWorkspace *workspace,
          const char   *id,
          const char   *field)
{
  g_autofree char *value = pln_workspace_get_value (workspace, id, field);

  return value != NULL ? pln_value_get_plain (value) : NULL;
}

gboolean
pln_structure_command_applies (PlnWorkspace       *workspace,
                               PlnStructureCommand command,
                               const char         *id)
{
  g_autofree char *status = NULL;

  if (id == NULL || g_strcmp0 (pln_workspace_get_kind (workspace, id), "body") != 0)
    return FALSE;
  status = plain_of (workspace, id, "status");
  switch (command)
    {
    case PLN_STRUCTURE_SUSPEND:
      return g_strcmp0 (status, "dormant") != 0 && g_strcmp0 (status, "dissolved") != 0;
    case PLN_STRUCTURE_REVIVE:
      return g_strcmp0 (status, "dormant") == 0 || g_strcmp0 (status, "dissolved") == 0;
    case PLN_STRUCTURE_DISSOLVE:
    case PLN_STRUCTURE_MERGE:
    case PLN_STRUCTURE_SPLIT:
      return g_strcmp0 (status, "dissolved") != 0;
    case PLN_STRUCTURE_RENAME:
    case PLN_STRUCTURE_MOVE:
    default:
      return TRUE;
    }
}

PlnEdit *
pln_structure_command_edit (PlnWorkspace       *workspace,
                            PlnStructureCommand command,
                            const char         *id,
                            const char         *value,
                            PlnWhen            *when,
                            const char         *reason)
{
  PlnEdit *edit = pln_edit_new (_(commands[command].label));

  if (command == PLN_STRUCTURE_RENAME)
    pln_structure_change_name (edit, workspace, id, value, when, reason);
  else if (command == PLN_STRUCTURE_MOVE)
    pln_structure_change_parent (edit, workspace, id, value, when, reason);
  else
    pln_structure_change_state (edit, workspace, id, commands[command].state, when, reason);
  return edit;
}

/* ---- the dialog ------------------------------------------------------------------- */

#define N_PARTS 3

typedef struct
{
  PlnContext *context; /* owned */
  PlnStructureCommand command;
  char *id;     /* owned */
  char **ids;   /* owned; what is merged */
  char *parent; /* owned; the new one of a move, NULL: the top; what others merge into, NULL: a new one */
  AdwDialog *dialog;
  GtkWidget *name, *parts[N_PARTS], *goes_on, *date, *reason, *hint;
} Asking;

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  g_object_unref (asking->context);
  g_free (asking->id);
  g_free (asking->parent);
  g_strfreev (asking->ids);
  g_free (asking);
}

static void
say (Asking     *asking,
     GtkWidget  *row,
     const char *reason)
{
  gtk_label_set_label (GTK_LABEL (asking->hint), reason != NULL ? reason : "");
  gtk_widget_set_visible (asking->hint, reason != NULL);
  if (reason == NULL)
    return;
  gtk_widget_add_css_class (row, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE, -1);
  gtk_widget_grab_focus (row);
}

static void
typed_cb (GtkWidget *row,
          Asking    *asking)
{
  gtk_widget_remove_css_class (row, "error");
  gtk_accessible_reset_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID);
  say (asking, row, NULL);
}

static char *
text_of (GtkWidget *row)
{
  return row != NULL ? g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row)))) : NULL;
}

static char *
toast_for (PlnStructureCommand command,
           const char         *name)
{
  switch (command)
    {
    case PLN_STRUCTURE_RENAME:
      return g_strdup_printf (_("“%s” renamed"), name);
    case PLN_STRUCTURE_MOVE:
      return g_strdup_printf (_("“%s” moved"), name);
    case PLN_STRUCTURE_SUSPEND:
      return g_strdup_printf (_("“%s” suspended"), name);
    case PLN_STRUCTURE_REVIVE:
      return g_strdup_printf (_("“%s” revived"), name);
    case PLN_STRUCTURE_MERGE:
      return g_strdup_printf (_("Merged into “%s”"), name);
    case PLN_STRUCTURE_SPLIT:
      return g_strdup_printf (_("“%s” split"), name);
    case PLN_STRUCTURE_DISSOLVE:
    default:
      return g_strdup_printf (_("“%s” dissolved"), name);
    }
}

/* The names of the parts that are filled in. */
static char **
part_names (Asking *asking)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < N_PARTS; i++)
    {
      char *name = text_of (asking->parts[i]);

      if (name != NULL && *name != '\0')
        g_strv_builder_take (names, name);
      else
        g_free (name);
    }
  return g_strv_builder_end (names);
}

/* What is wrong with the names; NULL: nothing. */
static const char *
check_names (Asking     *asking,
             const char *name,
             const char *title,
             char      **parts,
             GtkWidget **row)
{
  *row = asking->command == PLN_STRUCTURE_SPLIT ? asking->parts[0] : asking->name;
  if (asking->command == PLN_STRUCTURE_SPLIT)
    {
      guint least = adw_switch_row_get_active (ADW_SWITCH_ROW (asking->goes_on)) ? 1 : 2;

      if (g_strv_length (parts) >= least)
        return NULL;
      return least == 1 ? _("Name the body that splits off.") : _("Name at least two bodies, or let the old one go on.");
    }
  if (name != NULL && *name == '\0')
    return _("A body needs a name.");
  if (name != NULL && asking->command == PLN_STRUCTURE_RENAME && strcmp (name, title) == 0)
    return _("This is the name it has already.");
  return NULL;
}

static PlnEdit *
make_edit (Asking     *asking,
           const char *name,
           char      **parts,
           PlnWhen    *when,
           const char *reason)
{
  PlnWorkspace *workspace = pln_context_get_workspace (asking->context);

  if (asking->command == PLN_STRUCTURE_MERGE)
    return pln_structure_merge (workspace, (const char *const *) asking->ids, asking->parent, name, when, reason);
  if (asking->command == PLN_STRUCTURE_SPLIT)
    return pln_structure_split (workspace, asking->id, (const char *const *) parts,
                                adw_switch_row_get_active (ADW_SWITCH_ROW (asking->goes_on)), when, reason);
  return pln_structure_command_edit (workspace, asking->command, asking->id, name != NULL ? name : asking->parent, when, reason);
}

static void
apply_cb (GtkWidget *widget,
          Asking    *asking)
{
  PlnWorkspace *workspace = pln_context_get_workspace (asking->context);
  g_autofree char *name = text_of (asking->name), *date = text_of (asking->date), *reason = text_of (asking->reason);
  const char *shown = asking->command == PLN_STRUCTURE_MERGE && asking->parent != NULL ? asking->parent : asking->id;
  g_autofree char *title = pln_workspace_get_title (workspace, shown), *toast = NULL;
  g_auto (GStrv) parts = part_names (asking);
  g_autoptr (PlnWhen) when = NULL;
  g_autoptr (PlnEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *row;
  const char *problem = check_names (asking, name, title, parts, &row);

  if (problem != NULL)
    {
      say (asking, row, problem);
      return;
    }
  if (*date != '\0' && (when = pln_when_parse_typed (date, &error)) == NULL)
    {
      say (asking, asking->date, error->message);
      return;
    }
  edit = make_edit (asking, name, parts, when, reason);
  toast = toast_for (asking->command, name != NULL ? name : title);
  if (pln_context_commit_toast (asking->context, edit, toast))
    adw_dialog_close (asking->dialog);
}

static GtkWidget *
add_entry (Asking              *asking,
           AdwPreferencesGroup *group,
           const char          *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  g_signal_connect (row, "changed", G_CALLBACK (typed_cb), asking);
  adw_preferences_group_add (group, row);
  return row;
}

static GtkWidget *
make_content (Asking              *asking,
              AdwPreferencesGroup *group)
{
  GtkWidget *view = adw_toolbar_view_new (), *header = adw_header_bar_new (), *page = adw_preferences_page_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel")), *apply = gtk_button_new_with_mnemonic (_("_Apply"));

  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  gtk_widget_add_css_class (apply, asking->command == PLN_STRUCTURE_DISSOLVE ? "destructive-action" : "suggested-action");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), apply);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (adw_dialog_close), asking->dialog);
  g_signal_connect (apply, "clicked", G_CALLBACK (apply_cb), asking);
  adw_dialog_set_default_widget (asking->dialog, apply);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), group);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  return view;
}

/* What the body, or the bodies, are called now, and what the command does with them. */
static char *
describe (Asking     *asking,
          const char *title)
{
  PlnWorkspace *workspace = pln_context_get_workspace (asking->context);
  g_autoptr (GString) text = g_string_new (NULL);

  if (asking->command == PLN_STRUCTURE_RENAME)
    return NULL;
  for (guint i = 0; asking->ids != NULL && asking->ids[i] != NULL; i++)
    {
      g_autofree char *name = pln_workspace_get_title (workspace, asking->ids[i]);

      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", name);
    }
  if (asking->ids == NULL)
    g_string_append (text, title);
  if (asking->command == PLN_STRUCTURE_MERGE)
    {
      g_autofree char *into = asking->parent != NULL ? pln_workspace_get_title (workspace, asking->parent) : g_strdup (_("a new body"));

      /* Translators: bodies that are merged, and into which. */
      g_string_append_printf (text, _(" → %s. Sub-bodies, posts and members go there; what was is kept."), into);
    }
  return g_markup_escape_text (text->str, -1);
}

static void
add_parts (Asking              *asking,
           AdwPreferencesGroup *group)
{
  const char *const titles[N_PARTS] = { _("First New Body"), _("Second New Body"), _("Third New Body (optional)") };

  for (guint i = 0; i < N_PARTS; i++)
    asking->parts[i] = add_entry (asking, group, titles[i]);
  asking->goes_on = adw_switch_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (asking->goes_on), _("The Old Body Goes On"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (asking->goes_on), _("Else it is dissolved, and its sub-bodies go to the first new one"));
  adw_preferences_group_add (group, asking->goes_on);
}

static void
present (PlnContext         *context,
         PlnStructureCommand command,
         const char         *id,
         const char *const  *ids,
         const char         *parent)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  PlnWorkspace *workspace = pln_context_get_workspace (context);
  g_autofree char *title = pln_workspace_get_title (workspace, id), *about = NULL;
  Asking *asking = g_new0 (Asking, 1);

  asking->context = g_object_ref (context);
  asking->command = command;
  asking->id = g_strdup (id);
  asking->ids = g_strdupv ((char **) ids);
  asking->parent = g_strdup (parent);
  asking->dialog = adw_dialog_new ();
  g_object_set_data_full (G_OBJECT (asking->dialog), "pln-asking", asking, asking_free);
  adw_dialog_set_title (asking->dialog, _(commands[command].label));
  if (command == PLN_STRUCTURE_RENAME || (command == PLN_STRUCTURE_MERGE && parent == NULL))
    {
      asking->name = add_entry (asking, group, command == PLN_STRUCTURE_RENAME ? _("New Name") : _("Name of the New Body"));
      gtk_editable_set_text (GTK_EDITABLE (asking->name), command == PLN_STRUCTURE_RENAME ? title : "");
    }
  if (command == PLN_STRUCTURE_SPLIT)
    add_parts (asking, group);
  asking->date = add_entry (asking, group, _("From (day, month or year; empty when not known)"));
  asking->reason = add_entry (asking, group, _("Reason"));
  asking->hint = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (asking->hint), TRUE);
  gtk_label_set_xalign (GTK_LABEL (asking->hint), 0);
  gtk_widget_set_margin_top (asking->hint, 9);
  gtk_widget_add_css_class (asking->hint, "error");
  gtk_widget_set_visible (asking->hint, FALSE);
  adw_preferences_group_add (group, asking->hint);
  about = describe (asking, title);
  adw_preferences_group_set_description (group, about);
  adw_dialog_set_child (asking->dialog, make_content (asking, group));
  adw_dialog_set_content_width (asking->dialog, 440);
  adw_dialog_present (asking->dialog, pln_context_get_host (context));
  gtk_widget_grab_focus (asking->name != NULL ? asking->name : asking->parts[0] != NULL ? asking->parts[0] : asking->date);
}

static void
picked_cb (PlnContext *context,
           const char *parent,
           gpointer    user_data)
{
  present (context, PLN_STRUCTURE_MOVE, user_data, NULL, parent);
}

static gboolean
may_be_parent_cb (PlnContext *context,
                  const char *id,
                  gpointer    user_data)
{
  return !pln_record_order_is_under (pln_context_get_workspace (context), id, "parent", user_data);
}

static void
target_cb (PlnContext *context,
           const char *target,
           gpointer    user_data)
{
  const char *const *ids = user_data;

  present (context, PLN_STRUCTURE_MERGE, ids[0], ids, target);
}

static gboolean
may_be_target_cb (PlnContext *context,
                  const char *id,
                  gpointer    user_data)
{
  const char *const *ids = user_data;

  /* One body needs another; of several one may stay. */
  return g_strv_length (user_data) > 1 || strcmp (ids[0], id) != 0;
}

void
pln_structure_merge_present (PlnContext        *context,
                             const char *const *ids)
{
  pln_pick_dialog_present (context, _("Merge Into"), "body", _("A New Body…"), may_be_target_cb, target_cb,
                           g_strdupv ((char **) ids), (GDestroyNotify) g_strfreev);
}

void
pln_structure_command_present (PlnContext         *context,
                               PlnStructureCommand command,
                               const char         *id)
{
  if (command == PLN_STRUCTURE_MERGE)
    pln_structure_merge_present (context, (const char *const[]) { id, NULL });
  else if (command == PLN_STRUCTURE_MOVE)
    pln_pick_dialog_present (context, _("Move To"), "body", _("Top Level"), may_be_parent_cb, picked_cb, g_strdup (id), g_free);
  else
    present (context, command, id, NULL, NULL);
}

GMenuModel *
pln_structure_command_menu (void)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _("Rename from a _Date…"), "page.rename-dated");
  g_menu_append (menu, _("Mo_ve from a Date…"), "page.move-dated");
  g_menu_append (menu, _("_Suspend…"), "page.suspend");
  g_menu_append (menu, _("Re_vive…"), "page.revive");
  g_menu_append (menu, _("Disso_lve…"), "page.dissolve");
  g_menu_append (menu, _("Mer_ge…"), "page.merge");
  g_menu_append (menu, _("S_plit…"), "page.split");
  return G_MENU_MODEL (menu);
}
