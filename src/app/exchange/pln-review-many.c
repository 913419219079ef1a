/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/exchange/pln-review-many.h"

#include "app/exchange/pln-exchange-words.h"
#include "app/exchange/pln-review-plan.h"

#include <glib/gi18n.h>

/* One way to settle, with the office whose versions are taken. */
typedef struct
{
  PlnSettle settle;
  char *office; /* owned, nullable */
} Way;

static void
way_free (gpointer data)
{
  Way *way = data;

  g_free (way->office);
  g_free (way);
}

typedef struct
{
  PlnContext *context; /* owned */
  GPtrArray *findings; /* owned */
  guint n;
  AdwDialog *dialog;
  GtkWidget *which, *how, *accept;
  GArray *alike;       /* owned; of PlnAlike, as the rows of `which` */
  GPtrArray *ways;     /* owned; of Way, as the rows of `how` */
} Many;

static void
many_free (gpointer data)
{
  Many *many = data;

  g_object_unref (many->context);
  g_ptr_array_unref (many->findings);
  g_array_unref (many->alike);
  g_ptr_array_unref (many->ways);
  g_free (many);
}

static const PlnReviewFinding *
sample_of (Many *many)
{
  return many->findings->pdata[many->n];
}

static PlnAlike
chosen_alike (Many *many)
{
  guint at = adw_combo_row_get_selected (ADW_COMBO_ROW (many->which));

  return at < many->alike->len ? g_array_index (many->alike, PlnAlike, at) : PLN_ALIKE_TYPE;
}

/* ---- what there is to choose ------------------------------------------------------ */

static char *
describe_alike (Many    *many,
                PlnAlike alike,
                guint    count)
{
  const PlnReviewFinding *sample = sample_of (many);
  PlnWorkspace *workspace = pln_context_get_workspace (many->context);

  switch (alike)
    {
    case PLN_ALIKE_FIELD:
      {
        const PlnKind *kind = pln_schema_find (sample->kind);
        g_autofree char *field = sample->field != NULL ? pln_exchange_field_label (sample->kind, sample->field) : g_strdup ("");

        /* Translators: kind of records, field, number of findings: "Bodies, Mandate (12)" */
        return g_strdup_printf (_("%s, %s (%u)"), kind != NULL ? pln_kind_get_plural (kind) : sample->kind, field, count);
      }
    case PLN_ALIKE_RECORD:
      {
        g_autofree char *title = pln_workspace_get_title (workspace, sample->id);

        return g_strdup_printf (_("“%s” alone (%u)"), title, count);
      }
    case PLN_ALIKE_OFFICES:
      {
        g_autoptr (GPtrArray) offices = pln_review_list_offices (many->findings, sample, alike);
        g_autofree char *names = NULL;

        g_ptr_array_add (offices, NULL);
        names = g_strjoinv (", ", (char **) offices->pdata);
        return g_strdup_printf (_("Between %s (%u)"), names, count);
      }
    case PLN_ALIKE_TYPE:
    case PLN_N_ALIKE:
    default:
      return g_strdup_printf (_("All (%u)"), count);
    }
}

static void
fill_which (Many *many)
{
  static const PlnAlike order[] = { PLN_ALIKE_TYPE, PLN_ALIKE_FIELD, PLN_ALIKE_OFFICES, PLN_ALIKE_RECORD };
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  guint all = pln_review_count_alike (many->findings, sample_of (many), PLN_ALIKE_TYPE);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      guint count = pln_review_count_alike (many->findings, sample_of (many), order[i]);

      /* What says the same as "All", or is a single one, is no choice. */
      if (order[i] != PLN_ALIKE_TYPE && (count == all || count < 2))
        continue;
      if (order[i] == PLN_ALIKE_FIELD && sample_of (many)->field == NULL)
        continue;
      gtk_string_list_take (list, describe_alike (many, order[i], count));
      g_array_append_val (many->alike, order[i]);
    }
  adw_combo_row_set_model (ADW_COMBO_ROW (many->which), G_LIST_MODEL (list));
}

static void
add_way (Many          *many,
         GtkStringList *list,
         PlnSettle      settle,
         const char    *office,
         char          *text)
{
  Way *way = g_new0 (Way, 1);

  way->settle = settle;
  way->office = g_strdup (office);
  g_ptr_array_add (many->ways, way);
  gtk_string_list_take (list, text);
}

static void
fill_how (Many *many)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  const PlnReviewFinding *sample = sample_of (many);

  g_ptr_array_set_size (many->ways, 0);
  if (sample->type == PLN_REVIEW_CONFLICT)
    {
      g_autoptr (GPtrArray) offices = pln_review_list_offices (many->findings, sample, chosen_alike (many));

      for (guint i = 0; i < offices->len; i++)
        add_way (many, list, PLN_SETTLE_OFFICE, offices->pdata[i], g_strdup_printf (_("Keep %s’s"), (char *) offices->pdata[i]));
      add_way (many, list, PLN_SETTLE_SHOWN, NULL, g_strdup (_("Keep What Is Shown Now")));
    }
  else if (sample->type == PLN_REVIEW_DELETED_BUT_EDITED)
    {
      add_way (many, list, PLN_SETTLE_KEEP, NULL, g_strdup (_("Keep the Records")));
      add_way (many, list, PLN_SETTLE_DELETE, NULL, g_strdup (_("Delete Them")));
    }
  else
    {
      add_way (many, list, PLN_SETTLE_CLEAR, NULL, g_strdup (_("Clear the References")));
      add_way (many, list, PLN_SETTLE_RESTORE, NULL, g_strdup (_("Restore What They Name")));
    }
  adw_combo_row_set_model (ADW_COMBO_ROW (many->how), G_LIST_MODEL (list));
}

/* ---- settling ------------------------------------------------------------------------ */

static void
accept_cb (GtkButton *button,
           Many      *many)
{
  guint at = adw_combo_row_get_selected (ADW_COMBO_ROW (many->how));
  const Way *way = at < many->ways->len ? many->ways->pdata[at] : NULL;
  g_autoptr (PlnEdit) edit = pln_edit_new (_("Settle Many"));
  guint count = pln_review_count_alike (many->findings, sample_of (many), chosen_alike (many)), n;
  g_autofree char *text = NULL;

  if (way == NULL)
    return;
  n = pln_review_settle_many (many->findings, sample_of (many), chosen_alike (many), way->settle, way->office, edit);
  if (n == count)
    text = g_strdup_printf (ngettext ("%u settled", "%u settled", n), n);
  else
    text = g_strdup_printf (ngettext ("%u settled, %u left alone", "%u settled, %u left alone", n), n, count - n);
  if (n == 0)
    pln_context_toast (many->context, text);
  else if (!pln_context_commit_toast (many->context, edit, text))
    return;
  adw_dialog_close (many->dialog);
}

void
pln_review_many_present (PlnContext *context,
                         GPtrArray  *findings,
                         guint       n)
{
  Many *many;
  GtkWidget *view, *header, *page, *group;
  const PlnReviewFinding *sample = n < findings->len ? findings->pdata[n] : NULL;

  if (sample == NULL || !pln_review_can_settle_many (sample->type))
    return;
  many = g_new0 (Many, 1);
  many->context = g_object_ref (context);
  many->findings = g_ptr_array_ref (findings);
  many->n = n;
  many->alike = g_array_new (FALSE, FALSE, sizeof (PlnAlike));
  many->ways = g_ptr_array_new_with_free_func (way_free);
  many->which = adw_combo_row_new ();
  many->how = adw_combo_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (many->which), pln_exchange_finding_heading (sample->type));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (many->how), _("Settle By"));
  fill_which (many);
  fill_how (many);
  g_signal_connect_swapped (many->which, "notify::selected", G_CALLBACK (fill_how), many);
  many->dialog = adw_dialog_new ();
  g_object_set_data_full (G_OBJECT (many->dialog), "pln-many", many, many_free);
  view = adw_toolbar_view_new ();
  header = adw_header_bar_new ();
  page = adw_preferences_page_new ();
  group = adw_preferences_group_new ();
  many->accept = gtk_button_new_with_mnemonic (_("_Settle"));
  g_signal_connect (many->accept, "clicked", G_CALLBACK (accept_cb), many);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _("All of them are settled as one step, which can be undone."));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), many->which);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), many->how);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), many->accept);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_title (many->dialog, _("Settle Many"));
  adw_dialog_set_child (many->dialog, view);
  adw_dialog_set_content_width (many->dialog, 460);
  adw_dialog_present (many->dialog, pln_context_get_host (context));
}
