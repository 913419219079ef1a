/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/papers/pln-papers-page.h"

#include "app/papers/pln-paper-cells.h"

#include <glib/gi18n.h>

/* PlnPapersPage: the register of papers, what meetings asked for, and the
 * steps that papers go through. */
struct _PlnPapersPage
{
  PlnRecordPage parent_instance;
};

G_DEFINE_FINAL_TYPE (PlnPapersPage, pln_papers_page, PLN_TYPE_RECORD_PAGE)

static const PlnRecordPageView views[] = {
  { "register", N_("Register"), "paper", NULL, NULL, NULL, "title" },
  { "requests", N_("Requests"), "request", NULL, NULL, NULL, NULL },
  { "steps", N_("Steps"), "step", NULL, NULL, NULL, NULL },
  { NULL },
};

static GtkWidget *
make_pill (gpointer user_data)
{
  GtkWidget *pill = pln_pill_new (PLN_PILL_TAG, NULL, "");

  gtk_widget_set_halign (pill, GTK_ALIGN_START);
  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  return pill;
}

static void
bind_paper_state (GtkWidget *cell,
                  PlnItem   *item,
                  gpointer   user_data)
{
  PlnPillStyle style;
  const char *icon_name;
  g_autofree char *text = pln_paper_state_text (item, &style, &icon_name);

  pln_pill_set (PLN_PILL (cell), style, icon_name, text);
  gtk_widget_set_visible (cell, *text != '\0');
}

static void
bind_request_state (GtkWidget *cell,
                    PlnItem   *item,
                    gpointer   user_data)
{
  g_autofree char *state = pln_item_get_plain (item, "state");
  g_autofree char *text = pln_item_get_display (item, "state");
  const char *icon_name = NULL;
  PlnPillStyle style = pln_pill_style_for_state (state, &icon_name);

  pln_pill_set (PLN_PILL (cell), style, icon_name, text);
  gtk_widget_set_visible (cell, *text != '\0');
}

static char *
get_symbol (PlnItem *item,
            gpointer user_data)
{
  g_autofree char *symbol = pln_item_get_display (item, "symbol");

  return *symbol != '\0' ? g_steal_pointer (&symbol) : g_strdup (_("No symbol"));
}

static char *
get_owner (PlnItem *item,
           gpointer user_data)
{
  return pln_paper_owner_text (item);
}

static char *
get_due (PlnItem *item,
         gpointer user_data)
{
  return pln_paper_due_text (item);
}

static char *
get_addressee (PlnItem *item,
               gpointer user_data)
{
  return pln_request_addressee_text (item);
}

static char *
get_request_due (PlnItem *item,
                 gpointer user_data)
{
  return pln_request_due_text (item);
}

static void
configure_register (PlnRecordView *view)
{
  const PlnColumn columns[] = {
    { .field = "title", .title = N_("Title"), .expand = TRUE },
    { .field = "symbol", .title = N_("Symbol"), .width = 128, .hide_below = 600, .get_text = get_symbol },
    { .field = "type", .title = N_("Type"), .width = 150, .hide_below = 820 },
    { .title = N_("Owner"), .width = 170, .hide_below = 700, .get_text = get_owner },
    { .field = "due", .title = N_("Due"), .width = 150, .get_text = get_due },
    { .title = N_("State"), .width = 168, .hide_below = 480, .make = make_pill, .bind = bind_paper_state },
  };

  pln_record_view_set_columns (view, columns, G_N_ELEMENTS (columns));
}

static void
configure_requests (PlnRecordView *view)
{
  const PlnColumn columns[] = {
    { .field = "text", .title = N_("What Is Asked"), .expand = TRUE },
    { .field = "product", .title = N_("Product"), .width = 120, .hide_below = 700 },
    { .field = "addressee", .title = N_("Asked Of"), .width = 190, .hide_below = 560, .get_text = get_addressee },
    { .field = "due", .title = N_("Due"), .width = 160, .get_text = get_request_due },
    { .field = "state", .title = N_("State"), .width = 150, .hide_below = 480, .make = make_pill, .bind = bind_request_state },
  };

  pln_record_view_set_columns (view, columns, G_N_ELEMENTS (columns));
}

static void
pln_papers_page_set_view (PlnPage    *page,
                          const char *name)
{
  PlnRecordPage *self = PLN_RECORD_PAGE (page);
  gboolean made = gtk_stack_get_child_by_name (pln_record_page_get_stack (self), name) != NULL;
  PlnRecordView *view;

  PLN_PAGE_CLASS (pln_papers_page_parent_class)->set_view (page, name);
  view = pln_record_page_get_view (self);
  if (made || view == NULL)
    return;
  if (g_strcmp0 (name, "register") == 0)
    configure_register (view);
  else if (g_strcmp0 (name, "requests") == 0)
    configure_requests (view);
}

/* Copies the selected papers as lines ready for a cover letter. */
static gboolean
pln_papers_page_act (PlnPage    *page,
                     const char *act,
                     gboolean    dry)
{
  PlnRecordView *view = pln_record_page_get_view (PLN_RECORD_PAGE (page));

  if (g_strcmp0 (act, "copy") == 0 && view != NULL && g_strcmp0 (pln_page_get_view (page), "register") == 0)
    {
      g_auto (GStrv) ids = pln_record_view_get_selection (view);
      g_autoptr (GString) text = g_string_new (NULL);

      if (ids == NULL || ids[0] == NULL)
        return FALSE;
      if (dry)
        return TRUE;
      for (guint i = 0; ids[i] != NULL; i++)
        {
          g_autoptr (PlnItem) item = pln_item_new (pln_page_get_workspace (page), ids[i]);
          g_autofree char *line = pln_paper_line (item);

          g_string_append_printf (text, "%s\n", line);
        }
      gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (page)), text->str);
      pln_context_toast (pln_page_get_context (page), _("Copied as lines"));
      return TRUE;
    }
  return PLN_PAGE_CLASS (pln_papers_page_parent_class)->act (page, act, dry);
}

static void
pln_papers_page_class_init (PlnPapersPageClass *klass)
{
  PlnPageClass *page_class = PLN_PAGE_CLASS (klass);

  page_class->set_view = pln_papers_page_set_view;
  page_class->act = pln_papers_page_act;
  page_class->new_record_label = N_("Add Paper…");
  page_class->search_hint = N_("Search papers and requests");
  PLN_RECORD_PAGE_CLASS (klass)->views = views;
}

static void
pln_papers_page_init (PlnPapersPage *self)
{
}
