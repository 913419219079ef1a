/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/structure/pln-past-edits.h"

#include "app/structure/pln-structure-edits.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOST_FIELDS 400 /* of one step that are looked at */

/* In the order of PlnPastField. */
static const char *const fields[] = { "name", "parent", "status" };

void
pln_past_change_free (PlnPastChange *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->became);
  g_free (self);
}

/* ---- what was edited ---------------------------------------------------------------- */

static void
add_change (GPtrArray             *changes,
            const PlnHistoryEntry *entry)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (strcmp (entry->field, fields[i]) == 0 && entry->was != NULL)
      {
        PlnPastChange *change = g_new0 (PlnPastChange, 1);

        change->id = g_strdup (entry->id);
        change->field = (PlnPastField) i;
        change->became = entry->became != NULL ? pln_value_get_plain (entry->became) : NULL;
        g_ptr_array_add (changes, change);
      }
}

GPtrArray *
pln_past_changes (PlnWorkspace *workspace,
                  gint64       *step)
{
  g_autoptr (GPtrArray) journal = pln_workspace_get_journal (workspace, 1);
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) pln_past_change_free);
  g_autoptr (GPtrArray) entries = NULL;
  const PlnJournalEntry *newest;

  if (journal == NULL || journal->len == 0)
    return NULL;
  newest = journal->pdata[0];
  *step = newest->number;
  if (strcmp (newest->action, "edit") != 0 || newest->undone)
    return NULL;
  entries = pln_workspace_get_history (workspace, NULL, MOST_FIELDS);
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const PlnHistoryEntry *entry = entries->pdata[i];

      if (entry->number != newest->number)
        continue;
      /* A step with other records in it has noted dates and reasons, or is something larger. */
      if (g_strcmp0 (pln_workspace_get_kind (workspace, entry->id), "body") != 0)
        return NULL;
      add_change (changes, entry);
    }
  return changes->len > 0 ? g_steal_pointer (&changes) : NULL;
}

PlnEdit *
pln_past_changes_edit (PlnWorkspace *workspace,
                       GPtrArray    *changes,
                       PlnWhen      *when)
{
  PlnEdit *edit = pln_edit_new (_("Change from a Date"));

  for (guint i = 0; i < changes->len; i++)
    {
      const PlnPastChange *change = changes->pdata[i];

      switch (change->field)
        {
        case PLN_PAST_FIELD_NAME:
          if (change->became != NULL)
            pln_structure_change_name (edit, workspace, change->id, change->became, when, NULL);
          break;
        case PLN_PAST_FIELD_PARENT:
          pln_structure_change_parent (edit, workspace, change->id, change->became, when, NULL);
          break;
        case PLN_PAST_FIELD_STATUS:
        default:
          if (change->became != NULL)
            pln_structure_change_state (edit, workspace, change->id, change->became, when, NULL);
          break;
        }
    }
  return edit;
}

/* ---- asking --------------------------------------------------------------------------- */

typedef struct
{
  PlnContext *context; /* owned */
  gint64 step;         /* the last one that was looked at */
} Watch;

typedef struct
{
  PlnContext *context; /* owned */
  GPtrArray *changes;  /* owned */
  PlnWhen *when;       /* owned */
  gint64 step;
} Question;

static void
question_free (gpointer  data,
               GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->context);
  g_ptr_array_unref (question->changes);
  pln_when_unref (question->when);
  g_free (question);
}

static gboolean
is_newest (PlnWorkspace *workspace,
           gint64        step)
{
  g_autoptr (GPtrArray) journal = pln_workspace_get_journal (workspace, 1);

  return journal != NULL && journal->len > 0 && ((PlnJournalEntry *) journal->pdata[0])->number == step;
}

/* One undo step in the end: the plain edit is taken back, and the dated one made instead. */
static void
answered_cb (AdwAlertDialog *dialog,
             const char     *response,
             Question       *question)
{
  PlnWorkspace *workspace = pln_context_get_workspace (question->context);
  g_autoptr (PlnEdit) edit = NULL;

  if (strcmp (response, "dated") != 0 || !is_newest (workspace, question->step))
    return;
  pln_context_undo (question->context);
  edit = pln_past_changes_edit (workspace, question->changes, question->when);
  pln_context_commit (question->context, edit);
}

static void
ask (Watch     *watch,
     GPtrArray *changes,
     gint64     step)
{
  PlnWhen *when = pln_context_get_as_of (watch->context);
  PlnWorkspace *workspace = pln_context_get_workspace (watch->context);
  g_autofree char *name = pln_workspace_get_title (workspace, ((PlnPastChange *) changes->pdata[0])->id), *others = NULL;
  Question *question = g_new0 (Question, 1);
  AdwDialog *dialog = adw_alert_dialog_new (_("From This Date, or Always?"), NULL);

  *question = (Question) { g_object_ref (watch->context), g_ptr_array_ref (changes), pln_when_ref (when), step };
  if (changes->len > 1)
    others = g_strdup_printf (ngettext (" and %u other", " and %u others", changes->len - 1), changes->len - 1);
  adw_alert_dialog_format_body (ADW_ALERT_DIALOG (dialog),
                                /* Translators: a name, nothing or " and 2 others", a date */
                                _("You changed “%s”%s while %s is shown. Either it became so on that date, and what was before is kept; "
                                  "or the record was wrong, and the past is corrected."),
                                name, others != NULL ? others : "", pln_when_get_text (when));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "correct", _("_Correct the Past"), "dated", _("_From This Date"), NULL);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "dated");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "correct");
  g_signal_connect_data (dialog, "response", G_CALLBACK (answered_cb), question, question_free, 0);
  adw_dialog_present (dialog, pln_context_get_host (watch->context));
}

static gboolean
looks_at_past (PlnContext *context)
{
  PlnDay first, last;

  if (pln_context_get_as_of (context) == NULL)
    return FALSE;
  pln_context_get_as_of_span (context, &first, &last);
  return last < pln_workspace_get_today (pln_context_get_workspace (context));
}

static void
changed_cb (GObject    *owner,
            GPtrArray  *ids,
            PlnContext *context)
{
  Watch *watch = g_object_get_data (owner, "pln-past-edits");
  gint64 step = watch->step;
  g_autoptr (GPtrArray) changes = NULL;

  if (!looks_at_past (context))
    return;
  changes = pln_past_changes (pln_context_get_workspace (context), &step);
  if (changes != NULL && step > watch->step)
    ask (watch, changes, step);
  watch->step = MAX (step, watch->step);
}

/* What was done before the date was chosen was meant as it is. */
static void
as_of_cb (GObject *owner)
{
  Watch *watch = g_object_get_data (owner, "pln-past-edits");
  g_autoptr (GPtrArray) journal = pln_workspace_get_journal (pln_context_get_workspace (watch->context), 1);

  if (journal != NULL && journal->len > 0)
    watch->step = ((PlnJournalEntry *) journal->pdata[0])->number;
}

static void
watch_free (gpointer data)
{
  g_object_unref (((Watch *) data)->context);
  g_free (data);
}

void
pln_past_edits_watch (PlnContext *context,
                      GObject    *owner)
{
  Watch *watch = g_new0 (Watch, 1);

  watch->context = g_object_ref (context);
  g_object_set_data_full (owner, "pln-past-edits", watch, watch_free);
  as_of_cb (owner);
  g_signal_connect_object (context, "notify::as-of", G_CALLBACK (as_of_cb), owner, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "workspace-changed", G_CALLBACK (changed_cb), owner, G_CONNECT_SWAPPED);
}
