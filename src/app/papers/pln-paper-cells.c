/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/papers/pln-paper-cells.h"

#include "app/papers/pln-paper-steps.h"
#include "insight/pln-due.h"

#include <glib/gi18n.h>
#include <string.h>

/* The first of several fields that says something. */
static char *
first_of (PlnItem           *item,
          const char *const *fields,
          const char        *otherwise)
{
  for (guint i = 0; fields[i] != NULL; i++)
    {
      g_autofree char *text = pln_item_get_display (item, fields[i]);

      if (*text != '\0')
        return g_steal_pointer (&text);
    }
  return g_strdup (otherwise);
}

static const char *const owner_fields[] = { "author", "author_text", "editor", "editor_text", "body", NULL };

char *
pln_paper_owner_text (PlnItem *item)
{
  return first_of (item, owner_fields, _("No owner"));
}

gboolean
pln_paper_has_owner (PlnItem *item)
{
  for (guint i = 0; owner_fields[i] != NULL; i++)
    if (pln_item_get_value (item, owner_fields[i]) != NULL)
      return TRUE;
  return FALSE;
}

char *
pln_paper_register_due_text (PlnItem *item)
{
  g_autofree char *due = pln_item_get_display (item, "due");

  if (*due != '\0')
    return g_steal_pointer (&due);
  return g_strdup (pln_item_get_value (item, "issued") != NULL ? "—" : _("No date"));
}

char *
pln_paper_due_text (PlnItem *item)
{
  g_autofree char *issued = pln_item_get_display (item, "issued");
  g_autofree char *due = pln_item_get_display (item, "due");
  g_autofree char *meeting = NULL;

  if (*due != '\0')
    return g_steal_pointer (&due);
  if (*issued != '\0')
    return g_steal_pointer (&issued);
  meeting = pln_item_get_display (item, "for_meeting");
  if (*meeting != '\0')
    return g_strdup_printf (_("for %s"), meeting);
  return g_strdup (_("No date"));
}

/* Title of the first step of a paper that is not done; *any: there are steps. */
static char *
open_step (PlnItem  *paper,
           gboolean *any)
{
  PlnWorkspace *workspace = pln_item_get_workspace (paper);
  g_autoptr (GPtrArray) steps = pln_paper_steps (workspace, pln_item_get_id (paper));
  guint open = pln_paper_open_step (workspace, steps);

  *any = steps->len > 0;
  return open < steps->len ? pln_workspace_get_title (workspace, steps->pdata[open]) : NULL;
}

char *
pln_paper_state_text (PlnItem      *item,
                      PlnPillStyle *style,
                      const char  **icon_name)
{
  PlnDay today = pln_workspace_get_today (pln_item_get_workspace (item));
  g_autoptr (PlnWhen) due = pln_item_get_when (item, "due");
  PlnDueState state = due != NULL ? pln_due_state (pln_when_get_latest (due), today) : PLN_DUE_LATER;
  gboolean any_step;
  g_autofree char *step = NULL;

  *icon_name = NULL;
  *style = PLN_PILL_TAG;
  if (pln_item_get_value (item, "issued") != NULL)
    {
      *style = PLN_PILL_SUCCESS;
      *icon_name = "object-select-symbolic";
      return g_strdup (_("Issued"));
    }
  if (state == PLN_DUE_OVERDUE)
    {
      *style = PLN_PILL_ERROR;
      *icon_name = "dialog-warning-symbolic";
      return g_strdup (_("Overdue"));
    }
  if (state == PLN_DUE_SOON)
    {
      *style = PLN_PILL_WARNING;
      *icon_name = "alarm-symbolic";
      return g_strdup (_("Due soon"));
    }
  step = open_step (item, &any_step);
  if (any_step)
    return step != NULL ? g_steal_pointer (&step) : g_strdup (_("All steps done"));
  if (pln_value_get_boolean (pln_item_get_value (item, "informal")))
    {
      *style = PLN_PILL_WARNING;
      *icon_name = "changes-prevent-symbolic";
      return g_strdup (_("Informal"));
    }
  if (pln_item_get_value (item, "request") != NULL)
    {
      *style = PLN_PILL_ACCENT;
      return g_strdup (_("Commissioned"));
    }
  return g_strdup ("");
}

char *
pln_paper_line (PlnItem *item)
{
  static const char *const fields[] = { "symbol", "title", "languages", NULL };
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;
  g_autofree char *due = pln_paper_due_text (item);

  for (guint i = 0; fields[i] != NULL; i++)
    {
      g_autofree char *text = pln_item_get_display (item, fields[i]);

      if (*text != '\0')
        g_strv_builder_take (builder, g_steal_pointer (&text));
    }
  g_strv_builder_add (builder, due);
  parts = g_strv_builder_end (builder);
  return g_strjoinv (", ", parts);
}

char *
pln_paper_table_line (PlnItem *item)
{
  static const char *const fields[] = { "symbol", "title", "type", "languages" };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *owner = pln_paper_has_owner (item) ? pln_paper_owner_text (item) : g_strdup ("");
  g_autofree char *due = pln_item_get_display (item, "due"), *meeting = pln_item_get_display (item, "for_meeting");

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *value = pln_item_get_display (item, fields[i]);
      g_string_append_printf (text, "%s\t", value);
    }
  g_string_append_printf (text, "%s\t%s\t%s", owner, due, meeting);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
pln_card_mark_text (PlnItem *item)
{
  g_autofree char *symbol = pln_item_get_plain (item, "symbol");
  g_autofree char *topic = pln_item_get_plain (item, "topic");
  g_autofree char *canonical = NULL, *label = NULL;

  if (*symbol != '\0')
    return g_steal_pointer (&symbol);
  canonical = *topic != '\0' ? pln_workspace_get_value (pln_item_get_workspace (item), topic, "label") : NULL;
  label = canonical != NULL ? pln_value_get_plain (canonical) : NULL;
  return label != NULL ? g_strdup_printf (_("Topic %s"), label) : g_strdup (_("No symbol"));
}

gboolean
pln_paper_lacks_meeting (PlnItem *item)
{
  g_autofree char *topic = pln_item_get_plain (item, "topic");
  g_autoptr (GPtrArray) slots = NULL;

  if (pln_item_get_value (item, "for_meeting") != NULL || pln_item_get_value (item, "agenda_item") != NULL)
    return FALSE;
  if (*topic == '\0')
    return TRUE;
  slots = pln_workspace_referrers (pln_item_get_workspace (item), "agenda_item", "topic", topic);
  return slots->len == 0;
}

char *
pln_request_addressee_text (PlnItem *item)
{
  static const char *const fields[] = { "addressee", "addressee_text", NULL };

  return first_of (item, fields, _("Nobody named"));
}

char *
pln_request_due_text (PlnItem *item)
{
  static const char *const fields[] = { "due", "due_meeting", NULL };

  return first_of (item, fields, _("No date"));
}
