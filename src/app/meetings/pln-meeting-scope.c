/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/meetings/pln-meeting-scope.h"

#include <glib/gi18n.h>

typedef struct
{
  const char *id; /* borrowed */
  PlnDay      day; /* G_MAXINT32: undated */
} Member;

static PlnDay
sort_day (PlnWorkspace *workspace, const char *id)
{
  g_autofree char *canonical = pln_workspace_get_value (workspace, id, "when");
  g_autoptr (PlnWhen) when = canonical != NULL ? pln_when_from_canonical (canonical, NULL) : NULL;

  return when != NULL ? pln_when_sort_day (when) : G_MAXINT32;
}

static gboolean
is_over (PlnWorkspace *workspace, const char *id)
{
  g_autofree char *state = pln_workspace_get_value (workspace, id, "state");

  return g_strcmp0 (state, "\"held\"") == 0 || g_strcmp0 (state, "\"cancelled\"") == 0;
}

static int
compare_members (gconstpointer a, gconstpointer b)
{
  const Member *x = a, *y = b;

  return x->day != y->day ? (x->day < y->day ? -1 : 1) : g_strcmp0 (x->id, y->id);
}

GPtrArray *
pln_series_scope (PlnWorkspace *workspace, const char *id, PlnScope scope)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *canonical = pln_workspace_get_value (workspace, id, "series");
  g_autofree char *series = canonical != NULL ? pln_value_get_plain (canonical) : NULL;
  g_autoptr (GPtrArray) all = scope != PLN_SCOPE_THIS && series != NULL ? pln_workspace_referrers (workspace, "meeting", "series", series) : NULL;
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (Member));
  Member self = { id, sort_day (workspace, id) };

  g_ptr_array_add (ids, g_strdup (id));
  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      Member member = { g_ptr_array_index (all, i), 0 };

      if (g_str_equal (member.id, id) || is_over (workspace, member.id))
        continue;
      member.day = sort_day (workspace, member.id);
      if (scope == PLN_SCOPE_ALL || compare_members (&member, &self) > 0)
        g_array_append_val (members, member);
    }
  g_array_sort (members, compare_members);
  for (guint i = 0; i < members->len; i++)
    g_ptr_array_add (ids, g_strdup (g_array_index (members, Member, i).id));
  return ids;
}

/* ---- asking ------------------------------------------------------------- */

typedef struct
{
  PlnContext    *context; /* owned */
  char          *id;      /* owned */
  PlnScopeFunc   func;
  gpointer       user_data;
  GDestroyNotify destroy;
} Question;

static void
question_free (gpointer data)
{
  Question *self = data;

  if (self->destroy != NULL)
    self->destroy (self->user_data);
  g_object_unref (self->context);
  g_free (self->id);
  g_free (self);
}

static void
go_on (Question *self, PlnScope scope)
{
  g_autoptr (GPtrArray) ids = pln_series_scope (pln_context_get_workspace (self->context), self->id, scope);

  self->func (self->context, ids, self->user_data);
}

static void
response_cb (AdwAlertDialog *dialog, const char *response, Question *self)
{
  if (g_str_equal (response, "this"))
    go_on (self, PLN_SCOPE_THIS);
  else if (g_str_equal (response, "following"))
    go_on (self, PLN_SCOPE_FOLLOWING);
  else if (g_str_equal (response, "all"))
    go_on (self, PLN_SCOPE_ALL);
}

void
pln_series_ask (PlnContext *context, const char *heading, const char *id, PlnScopeFunc func, gpointer user_data, GDestroyNotify destroy)
{
  PlnWorkspace *workspace = pln_context_get_workspace (context);
  g_autoptr (GPtrArray) following = pln_series_scope (workspace, id, PLN_SCOPE_FOLLOWING);
  g_autoptr (GPtrArray) all = pln_series_scope (workspace, id, PLN_SCOPE_ALL);
  g_autofree char *text = NULL, *title = NULL;
  Question *question = g_new0 (Question, 1);
  AdwDialog *dialog;

  question->context = g_object_ref (context);
  question->id = g_strdup (id);
  question->func = func;
  question->user_data = user_data;
  question->destroy = destroy;
  if (all->len < 2)
    {
      go_on (question, PLN_SCOPE_THIS);
      question_free (question);
      return;
    }
  title = pln_workspace_get_title (workspace, id);
  /* Translators: title of a meeting */
  text = g_strdup_printf (_("“%s” belongs to a series. Past meetings stay as they are."), title);
  dialog = adw_alert_dialog_new (heading, text);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "this", _("_This Meeting"), NULL);
  if (following->len > 1 && following->len < all->len)
    adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "following", _("This and _Following"));
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "all", _("_All Meetings"));
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "this");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "pln-question", question, question_free);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), question);
  adw_dialog_present (dialog, pln_context_get_host (context));
}
