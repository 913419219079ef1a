/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/pln-actions.h"

#include <glib/gi18n.h>

/* Sections stay together; a page adds its own after "Pages". */
static const PlnActionInfo actions[] = {
  { N_("General"), "win.go-to", "<Control>k", N_("Go to Anything"), PLN_ACTION_GLOBAL },
  { N_("General"), "win.new-record", "<Control>n", N_("New Record on This Page"), PLN_ACTION_GLOBAL },
  { N_("General"), "win.search", "<Control>f", N_("Search This Page"), PLN_ACTION_GLOBAL },
  { N_("General"), "win.undo", "<Control>z", N_("Undo"), PLN_ACTION_AFTER_FOCUS },
  { N_("General"), "win.redo", "<Control><Shift>z", N_("Redo"), PLN_ACTION_AFTER_FOCUS },
  { N_("General"), "win.undo-history", "<Control><Alt>z", N_("Undo History"), PLN_ACTION_GLOBAL },
  { N_("General"), "win.print", "<Control>p", N_("Print"), PLN_ACTION_GLOBAL },
  { N_("General"), "win.export-pdf", "<Control><Shift>p", N_("Export as PDF"), PLN_ACTION_GLOBAL },
  { N_("General"), "win.open", "<Control>o", N_("Open or Import"), PLN_ACTION_GLOBAL },
  { N_("General"), "win.import-foreign", "<Control><Shift>o", N_("Import from a Table or Calendar"), PLN_ACTION_GLOBAL },
  { N_("General"), "win.new-workspace", "<Control><Shift>n", N_("New Workspace"), PLN_ACTION_GLOBAL },
  { N_("General"), "win.refresh", "F5 <Control>r", N_("Refresh"), PLN_ACTION_GLOBAL },
  { N_("General"), "app.preferences", "<Control>comma", N_("Preferences"), PLN_ACTION_GLOBAL },
  { N_("General"), "app.shortcuts", "<Control>question", N_("Keyboard Shortcuts"), PLN_ACTION_GLOBAL },
  { N_("General"), "app.help", "F1", N_("Help"), PLN_ACTION_GLOBAL },
  { N_("General"), "window.close", "<Control>w", N_("Close Window"), PLN_ACTION_GLOBAL },
  { N_("General"), "app.quit", "<Control>q", N_("Quit"), PLN_ACTION_GLOBAL },

  { N_("Panes"), "win.primary-menu", "F10", N_("Main Menu"), PLN_ACTION_GLOBAL },
  { N_("Panes"), "win.show-sidebar", "F9", N_("Show or Hide Sidebar"), PLN_ACTION_GLOBAL },
  { N_("Panes"), "win.show-inspector", "<Control>i", N_("Show or Hide Inspector"), PLN_ACTION_GLOBAL },
  { N_("Panes"), "win.next-pane", "F6", N_("Next Pane"), PLN_ACTION_GLOBAL },
  { N_("Panes"), "win.previous-pane", "<Shift>F6", N_("Previous Pane"), PLN_ACTION_GLOBAL },
  { N_("Panes"), "win.back", "<Alt>Left", N_("Back"), PLN_ACTION_AFTER_FOCUS },

  { N_("Pages"), "win.page::overview", "<Alt>1", N_("Overview"), PLN_ACTION_GLOBAL },
  { N_("Pages"), "win.page::structure", "<Alt>2", N_("Structure"), PLN_ACTION_GLOBAL },
  { N_("Pages"), "win.page::meetings", "<Alt>3", N_("Meetings"), PLN_ACTION_GLOBAL },
  { N_("Pages"), "win.page::budget", "<Alt>4", N_("Budget"), PLN_ACTION_GLOBAL },
  { N_("Pages"), "win.page::papers", "<Alt>5", N_("Papers"), PLN_ACTION_GLOBAL },
  { N_("Pages"), "win.page::roadmap", "<Alt>6", N_("Roadmap"), PLN_ACTION_GLOBAL },
  { N_("Pages"), "win.page::directory", "<Alt>7", N_("Directory"), PLN_ACTION_GLOBAL },
  { N_("Pages"), "win.page::exchange", "<Alt>8", N_("Exchange"), PLN_ACTION_GLOBAL },
  { N_("Pages"), "win.next-view", "<Control>Page_Down", N_("Next View"), PLN_ACTION_GLOBAL },
  { N_("Pages"), "win.previous-view", "<Control>Page_Up", N_("Previous View"), PLN_ACTION_GLOBAL },

  { N_("Records"), NULL, "Return", N_("Edit in Inspector"), PLN_ACTION_SHOWN },
  { N_("Records"), "win.rename", "F2", N_("Rename"), PLN_ACTION_AFTER_FOCUS },
  { N_("Records"), "win.delete", "Delete", N_("Delete"), PLN_ACTION_AFTER_FOCUS },
  { N_("Records"), "win.copy", "<Control>c", N_("Copy"), PLN_ACTION_AFTER_FOCUS },
  { N_("Records"), "win.cut", "<Control>x", N_("Cut, to Move"), PLN_ACTION_AFTER_FOCUS },
  { N_("Records"), "win.paste", "<Control>v", N_("Paste, to Move"), PLN_ACTION_AFTER_FOCUS },
  { N_("Records"), "win.select-all", "<Control>a", N_("Select All"), PLN_ACTION_AFTER_FOCUS },
  { N_("Records"), NULL, "Menu <Shift>F10", N_("Context Menu"), PLN_ACTION_SHOWN },

  { N_("Meetings"), "page.set-date", "<Control>d", N_("Set Date"), PLN_ACTION_AFTER_FOCUS },

  { N_("Budget"), NULL, "<Control>d", N_("Fill Down"), PLN_ACTION_SHOWN },
  { N_("Budget"), NULL, "<Control>apostrophe", N_("Figure From Above"), PLN_ACTION_SHOWN },
  { N_("Budget"), NULL, "<Alt>Left <Alt>Right", N_("Earlier or Later Years"), PLN_ACTION_SHOWN },
  { N_("Budget"), NULL, "T A", N_("Flow or Funding as a Table"), PLN_ACTION_SHOWN },

  { N_("Papers"), NULL, "bracketleft", N_("Card to the Previous Step"), PLN_ACTION_SHOWN },
  { N_("Papers"), NULL, "bracketright", N_("Card to the Next Step"), PLN_ACTION_SHOWN },

  { N_("Structure"), "page.add-member", "<Control>m", N_("Add Member"), PLN_ACTION_AFTER_FOCUS },
  { N_("Structure"), "page.end-member", "<Control>e", N_("End Membership"), PLN_ACTION_AFTER_FOCUS },

  { N_("Roadmap"), NULL, "<Control>m", N_("Set Owner"), PLN_ACTION_SHOWN },
  { N_("Roadmap"), NULL, "space", N_("Mark Done or Open"), PLN_ACTION_SHOWN },
  { N_("Roadmap"), NULL, "bracketleft bracketright", N_("Previous or Next Without Owner, Date or Action"), PLN_ACTION_SHOWN },

  { N_("Directory"), "page.copy-addresses", "<Control>Return", N_("Copy Address"), PLN_ACTION_AFTER_FOCUS },

  { N_("Trees"), NULL, "Left Right", N_("Fold and Unfold"), PLN_ACTION_SHOWN },
  { N_("Trees"), "win.move-up", "<Alt>Up", N_("Move Up"), PLN_ACTION_AFTER_FOCUS },
  { N_("Trees"), "win.move-down", "<Alt>Down", N_("Move Down"), PLN_ACTION_AFTER_FOCUS },
  { N_("Trees"), "win.indent", "<Alt><Shift>Right", N_("Put Under the One Above"), PLN_ACTION_AFTER_FOCUS },
  { N_("Trees"), "win.outdent", "<Alt><Shift>Left", N_("Put Beside Its Parent"), PLN_ACTION_AFTER_FOCUS },
  { N_("Trees"), "win.move-to", "<Control><Shift>m", N_("Move To…"), PLN_ACTION_AFTER_FOCUS },
};

const PlnActionInfo *
pln_actions_get_all (guint *n)
{
  *n = G_N_ELEMENTS (actions);
  return actions;
}

void
pln_actions_install_accels (GtkApplication *application)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (actions[i].scope == PLN_ACTION_GLOBAL)
      {
        g_auto (GStrv) accels = g_strsplit (actions[i].accels, " ", -1);
        gtk_application_set_accels_for_action (application, actions[i].action, (const char *const *) accels);
      }
}

/* A shortcut for each accelerator of one action that the focused widget may take first. */
static void
add_shortcuts (GtkEventController *controller, const PlnActionInfo *info)
{
  g_auto (GStrv) accels = g_strsplit (info->accels, " ", -1);

  for (guint i = 0; accels[i] != NULL; i++)
    {
      g_autofree char *name = NULL;
      g_autoptr (GVariant) target = NULL;
      GtkShortcut *shortcut;

      if (!g_action_parse_detailed_name (info->action, &name, &target, NULL))
        continue;
      shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (accels[i]), gtk_named_action_new (name));
      gtk_shortcut_set_arguments (shortcut, target);
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }
}

void
pln_actions_add_controller (GtkWidget *window)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_BUBBLE);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (actions[i].scope == PLN_ACTION_AFTER_FOCUS)
      add_shortcuts (controller, &actions[i]);
  gtk_widget_add_controller (window, controller);
}
