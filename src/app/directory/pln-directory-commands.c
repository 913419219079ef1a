/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/directory/pln-directory-commands.h"

#include <glib/gi18n.h>

#include "app/dialogs/pln-pick-dialog.h"
#include "app/directory/pln-directory-entries.h"

/* A group is known by its words alone, everybody else by their record. */
static void
add_participation (PlnWorkspace *workspace, PlnEdit *edit, const char *who, const char *meeting)
{
  gboolean group = g_strcmp0 (pln_workspace_get_kind (workspace, who), "membership") == 0;
  g_autofree char *words = group ? pln_workspace_get_value (workspace, who, "holder_text") : NULL;
  g_autofree char *reference = group ? NULL : pln_value_from_plain (PLN_TYPE_REFERENCE, who);
  const char *id = pln_edit_add (edit, "participation", NULL);

  pln_edit_set (edit, id, "meeting", meeting);
  pln_edit_set (edit, id, group ? "who_text" : "who", group ? words : reference);
  pln_edit_set (edit, id, "state", "\"invited\"");
}

/* Whether somebody is on the list of a meeting already. */
static gboolean
takes_part (PlnWorkspace *workspace, const char *who, const char *meeting)
{
  g_autoptr (GPtrArray) ids = pln_workspace_referrers (workspace, "participation", "who", who);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autofree char *canonical = pln_workspace_get_value (workspace, ids->pdata[i], "meeting");
      g_autofree char *id = canonical != NULL ? pln_value_get_plain (canonical) : NULL;

      if (g_strcmp0 (id, meeting) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
meeting_picked_cb (PlnContext *context, const char *meeting, gpointer user_data)
{
  PlnWorkspace *workspace = pln_context_get_workspace (context);
  char **ids = user_data;
  g_autoptr (PlnEdit) edit = pln_edit_new (_("Add to Meeting"));
  g_autofree char *to = meeting != NULL ? pln_value_from_plain (PLN_TYPE_REFERENCE, meeting) : NULL;
  g_autofree char *title = NULL, *toast = NULL;
  guint n = 0;

  if (meeting == NULL)
    return;
  for (guint i = 0; ids[i] != NULL; i++)
    if (!takes_part (workspace, ids[i], meeting))
      {
        add_participation (workspace, edit, ids[i], to);
        n++;
      }
  title = pln_workspace_get_title (workspace, meeting);
  toast = n > 0 ? g_strdup_printf (ngettext ("%u added to %s", "%u added to %s", n), n, title)
                : g_strdup_printf (_("Already on the list of %s"), title);
  if (n > 0)
    pln_context_commit_toast (context, edit, toast);
  else
    pln_context_toast (context, toast);
}

void
pln_directory_add_to_meeting (PlnContext *context, const char *const *ids)
{
  pln_pick_dialog_present (context, _("Add to Meeting"), "meeting", NULL, NULL,
                           meeting_picked_cb, g_strdupv ((char **) ids), (GDestroyNotify) g_strfreev);
}

void
pln_directory_copy_addresses (PlnContext *context, const char *const *ids)
{
  guint without;
  g_autofree char *text = pln_directory_addresses (pln_context_get_workspace (context), ids, &without);
  g_autofree char *told = NULL;

  if (*text == '\0')
    {
      pln_context_toast (context, ids[0] != NULL && ids[1] == NULL ? _("No mail address is recorded")
                                                                   : _("None of them has a mail address"));
      return;
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (pln_context_get_host (context)), text);
  told = without == 0 ? g_strdup (_("Addresses copied"))
                      : g_strdup_printf (ngettext ("Addresses copied; %u entry has none",
                                                   "Addresses copied; %u entries have none", without), without);
  pln_context_toast (context, told);
}
