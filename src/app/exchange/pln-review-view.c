/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/exchange/pln-review-view.h"

#include "app/exchange/pln-exchange-history.h"
#include "app/exchange/pln-exchange-words.h"
#include "app/exchange/pln-review-detail.h"
#include "app/exchange/pln-review-many.h"
#include "app/exchange/pln-review-plan.h"
#include "app/pln-bits.h"
#include "app/pln-worker.h"

#include <glib/gi18n.h>

struct _PlnReviewView
{
  AdwBin parent_instance;

  PlnContext *context;    /* borrowed; lives as long as the window */
  GPtrArray *findings;    /* owned; of PlnReviewFinding */
  GHashTable *round;      /* owned; keys of all findings since the page was opened */
  GListStore *groups;     /* owned; of list models, one a type, of strings that hold numbers */
  GtkSingleSelection *selection; /* owned */
  GCancellable *finding;  /* owned, nullable; of the search under way */
  GtkWidget *stack, *none, *list, *detail, *split, *progress, *progress_label, *place, *many, *bar, *earlier, *later;
  gboolean filling, narrow;
};

G_DEFINE_FINAL_TYPE (PlnReviewView, pln_review_view, ADW_TYPE_BIN)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static char *
key_of (const PlnReviewFinding *finding)
{
  return g_strdup_printf ("%d %s %s %s", finding->type, finding->kind, finding->id, finding->field != NULL ? finding->field : "");
}

static gboolean
is_key (const PlnReviewFinding *finding,
        const char             *key)
{
  g_autofree char *own = key_of (finding);

  return g_str_equal (own, key);
}

/* Items of the list are the numbers of findings, as text. */
static guint
number_of (GtkStringObject *item)
{
  return item != NULL ? (guint) g_ascii_strtoull (gtk_string_object_get_string (item), NULL, 10) : G_MAXUINT;
}

static guint
selected (PlnReviewView *self)
{
  return number_of (gtk_single_selection_get_selected_item (self->selection));
}

static const PlnReviewFinding *
nth_finding (PlnReviewView *self,
             guint          n)
{
  return n < self->findings->len ? self->findings->pdata[n] : NULL;
}

/* ---- the selected one --------------------------------------------------------------- */

/* FALSE: what is shown was left alone. */
static gboolean
show_finding (PlnReviewView *self)
{
  guint at = gtk_single_selection_get_selected (self->selection), n = selected (self);
  guint all = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  const PlnReviewFinding *finding = nth_finding (self, n);
  g_autofree char *place = g_strdup_printf (_("%u of %u"), at + 1, all);

  gboolean anew;

  anew = pln_review_detail_show (PLN_REVIEW_DETAIL (self->detail), self->findings, n);
  gtk_label_set_label (GTK_LABEL (self->place), finding != NULL ? place : "");
  gtk_widget_set_sensitive (self->earlier, finding != NULL && at > 0);
  gtk_widget_set_sensitive (self->later, finding != NULL && at + 1 < all);
  gtk_widget_set_visible (self->many, finding != NULL && pln_review_can_settle_many (finding->type) &&
                                        pln_review_count_alike (self->findings, finding, PLN_ALIKE_TYPE) > 1);
  return anew;
}

static void
show_selected (PlnReviewView *self)
{
  if (!self->filling)
    show_finding (self);
}

static void
move (PlnReviewView *self,
      int            step)
{
  guint at = gtk_single_selection_get_selected (self->selection);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean in_list = focus != NULL && gtk_widget_is_ancestor (focus, self->list);
  gboolean in_detail = focus != NULL && gtk_widget_is_ancestor (focus, self->detail);

  if ((step < 0 && at == 0) || at + 1 > g_list_model_get_n_items (G_LIST_MODEL (self->selection)) ||
      (step > 0 && at + 1 == g_list_model_get_n_items (G_LIST_MODEL (self->selection))))
    return;
  gtk_single_selection_set_selected (self->selection, at + (guint) step);
  /* The focus goes along, so that the finding is read out and the arrows go on from there. */
  gtk_list_view_scroll_to (GTK_LIST_VIEW (self->list), at + (guint) step, in_list ? GTK_LIST_SCROLL_FOCUS : GTK_LIST_SCROLL_NONE,
                           NULL);
  if (in_detail)
    pln_review_detail_focus (PLN_REVIEW_DETAIL (self->detail));
}

static void
earlier_cb (PlnReviewView *self)
{
  move (self, -1);
}

static void
later_cb (PlnReviewView *self)
{
  move (self, 1);
}

static void
many_cb (PlnReviewView *self)
{
  pln_review_many_present (self->context, self->findings, selected (self));
}

static void
back_cb (PlnReviewView *self)
{
  adw_navigation_split_view_set_show_content (ADW_NAVIGATION_SPLIT_VIEW (self->split), FALSE);
}

static void
edit_cb (PlnReviewView *self)
{
  pln_review_detail_edit (PLN_REVIEW_DETAIL (self->detail));
}

static void
activated_cb (GtkListView   *list,
              guint          position,
              PlnReviewView *self)
{
  adw_navigation_split_view_set_show_content (ADW_NAVIGATION_SPLIT_VIEW (self->split), TRUE);
  pln_review_detail_focus (PLN_REVIEW_DETAIL (self->detail));
}

/* ---- filling ---------------------------------------------------------------------------- */

/* The last exchange is named, so that a person knows how far this holds. */
static void
show_none (PlnReviewView *self)
{
  g_autoptr (GPtrArray) lines = pln_exchange_history (pln_context_get_workspace (self->context), NULL, 1);
  const PlnExchangeLine *line = lines->len > 0 ? lines->pdata[0] : NULL;
  g_autofree char *text = NULL, *plain = NULL;

  if (line == NULL)
    plain = g_strdup (_("No conflict waits for a choice. Nothing was exchanged with another office yet."));
  else
    /* Translators: title of an exchange ("Imported from New York"), then when it was, and what it brought */
    plain = g_strdup_printf (_("No conflict waits for a choice. Last exchange: %s, %s"), line->title, line->text);
  text = g_markup_escape_text (plain, -1);
  adw_status_page_set_description (ADW_STATUS_PAGE (self->none), text);
}

static void
show_progress (PlnReviewView *self)
{
  guint left = self->findings->len, all = g_hash_table_size (self->round);
  g_autofree char *text = NULL;

  if (all > left)
    text = g_strdup_printf (_("%u of %u settled"), all - left, all);
  else
    text = g_strdup_printf (ngettext ("%u finding", "%u findings", left), left);
  gtk_label_set_label (GTK_LABEL (self->progress_label), text);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), all > 0 ? (double) (all - left) / (double) all : 0);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), left > 0 ? "findings" : "none");
}

static void
fill_groups (PlnReviewView *self)
{
  g_list_store_remove_all (self->groups);
  for (guint type = 0; type < PLN_REVIEW_N_TYPES; type++)
    {
      g_autoptr (GtkStringList) group = gtk_string_list_new (NULL);

      for (guint i = 0; i < self->findings->len; i++)
        if (nth_finding (self, i)->type == type)
          gtk_string_list_take (group, g_strdup_printf ("%u", i));
      if (g_list_model_get_n_items (G_LIST_MODEL (group)) > 0)
        g_list_store_append (self->groups, group);
    }
}

/* The finding that was selected, or the one that has taken its place. */
static void
select_again (PlnReviewView *self,
              const char    *key,
              guint          at)
{
  guint all = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  for (guint i = 0; key != NULL && i < all; i++)
    {
      g_autoptr (GtkStringObject) item = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (is_key (nth_finding (self, number_of (item)), key))
        at = i;
    }
  if (all > 0)
    gtk_single_selection_set_selected (self->selection, MIN (at, all - 1));
}

/* Shows the heading over the first row too, once the list has been laid out. */
static gboolean
to_top_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       data)
{
  guint *frames = data;

  if (++*frames < 3)
    return G_SOURCE_CONTINUE;
  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (widget)), 0);
  return G_SOURCE_REMOVE;
}

static void
take_findings (PlnReviewView *self,
               GPtrArray     *findings)
{
  guint at = gtk_single_selection_get_selected (self->selection);
  const PlnReviewFinding *finding = nth_finding (self, selected (self));
  g_autofree char *key = finding != NULL ? key_of (finding) : NULL;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  gboolean in_detail = focus != NULL && gtk_widget_is_ancestor (focus, self->detail), anew;
  gboolean was_none = focus != NULL && focus == self->none;
  gboolean typing = pln_review_detail_is_typing (PLN_REVIEW_DETAIL (self->detail));

  self->filling = TRUE;
  g_ptr_array_unref (self->findings);
  self->findings = findings;
  for (guint i = 0; i < findings->len; i++)
    g_hash_table_add (self->round, key_of (findings->pdata[i]));
  fill_groups (self);
  select_again (self, key, at == GTK_INVALID_LIST_POSITION ? 0 : at);
  self->filling = FALSE;
  anew = show_finding (self);
  show_progress (self);
  if (gtk_single_selection_get_selected (self->selection) == 0)
    gtk_widget_add_tick_callback (self->list, to_top_cb, g_new0 (guint, 1), g_free);
  finding = nth_finding (self, selected (self));
  typing = typing && finding != NULL && key != NULL && is_key (finding, key);
  if (in_detail && anew && !(typing && pln_review_detail_edit (PLN_REVIEW_DETAIL (self->detail))))
    pln_review_detail_focus (PLN_REVIEW_DETAIL (self->detail));
  if (in_detail && findings->len == 0)
    gtk_widget_grab_focus (self->none);
  else if (focus != NULL && findings->len > 0 &&
           (was_none || gtk_widget_is_ancestor (GTK_WIDGET (self), focus)))
    gtk_widget_child_focus (self->split, GTK_DIR_TAB_FORWARD); /* it waited while there was nothing */
  if (findings->len == 0)
    adw_navigation_split_view_set_show_content (ADW_NAVIGATION_SPLIT_VIEW (self->split), FALSE);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Whether the person is looking at the same findings still, so that nothing typed is lost. */
static gboolean
same_findings (GPtrArray *a,
               GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      g_autofree char *x = pln_review_finding_to_json (a->pdata[i]), *y = pln_review_finding_to_json (b->pdata[i]);

      if (!g_str_equal (x, y))
        return FALSE;
    }
  return TRUE;
}

/* The finding is the same, but what its records say may be another. */
static void
look_again (PlnReviewView *self)
{
  const PlnReviewFinding *finding = nth_finding (self, selected (self));
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  gboolean in_detail = focus != NULL && gtk_widget_is_ancestor (focus, self->detail);

  if (finding == NULL || finding->type != PLN_REVIEW_DUPLICATE)
    return;
  show_finding (self);
  if (in_detail)
    pln_review_detail_focus (PLN_REVIEW_DETAIL (self->detail));
}

static void
find_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (PlnWorkspace) workspace = pln_workspace_open (data, PLN_OPEN_READ_ONLY, &error);
  GPtrArray *findings = workspace != NULL ? pln_review_find (workspace, &error) : NULL;

  if (findings != NULL)
    g_task_return_pointer (task, findings, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
found_cb (gpointer owner,
          GTask   *task)
{
  PlnReviewView *self = PLN_REVIEW_VIEW (owner);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = g_task_propagate_pointer (task, &error);

  if (g_task_get_cancellable (task) != self->finding || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return; /* another search has begun, or the page has gone */
  g_clear_object (&self->finding);
  if (findings == NULL)
    pln_context_error (self->context, _("The Findings Could Not Be Read"), error);
  else if (!same_findings (findings, self->findings))
    take_findings (self, g_steal_pointer (&findings));
  else
    look_again (self);
  show_none (self);
}

void
pln_review_view_refresh (PlnReviewView *self)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PLN_IS_REVIEW_VIEW (self));
  if (self->finding != NULL)
    g_cancellable_cancel (self->finding);
  g_clear_object (&self->finding);
  self->finding = g_cancellable_new ();
  task = pln_worker_new (self, self->finding, found_cb);
  g_task_set_task_data (task, g_strdup (pln_workspace_get_path (pln_context_get_workspace (self->context))), g_free);
  g_task_run_in_thread (task, find_thread);
}

guint
pln_review_view_count (PlnReviewView *self)
{
  return self->findings->len;
}

GPtrArray *
pln_review_view_get_findings (PlnReviewView *self)
{
  return self->findings;
}

guint
pln_review_view_conflicts (PlnReviewView *self)
{
  guint n = 0;

  for (guint i = 0; i < self->findings->len; i++)
    n += nth_finding (self, i)->type == PLN_REVIEW_CONFLICT ? 1 : 0;
  return n;
}

/* ---- the list -------------------------------------------------------------------------- */

static void
setup_row_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              PlnReviewView            *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10), *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *icon = gtk_image_new (), *text = pln_text_label_new (NULL, "dimmed");

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_margin_top (icon, 2);
  gtk_widget_add_css_class (text, "caption");
  gtk_box_append (GTK_BOX (lines), pln_text_label_new (NULL, NULL));
  gtk_box_append (GTK_BOX (lines), text);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), lines);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_list_item_set_child (item, box);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item,
             PlnReviewView            *self)
{
  PlnWorkspace *workspace = pln_context_get_workspace (self->context);
  const PlnReviewFinding *finding = nth_finding (self, number_of (gtk_list_item_get_item (item)));
  GtkWidget *icon = gtk_widget_get_first_child (gtk_list_item_get_child (item)), *lines = gtk_widget_get_next_sibling (icon);
  g_autofree char *title = NULL, *text = NULL, *name = NULL;

  if (finding == NULL)
    return;
  title = pln_workspace_get_title (workspace, finding->id);
  text = pln_exchange_finding_text (workspace, finding);
  name = g_strdup_printf ("%s, %s, %s", pln_exchange_finding_heading (finding->type), title, text);
  gtk_image_set_from_icon_name (GTK_IMAGE (icon), pln_context_icon_of_kind (finding->kind));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (lines)), title);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (lines)), text);
  gtk_list_item_set_accessible_label (item, name);
}

static void
setup_header_cb (GtkSignalListItemFactory *factory,
                 GtkListHeader            *header,
                 PlnReviewView            *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9), *count = gtk_label_new (NULL);

  gtk_widget_add_css_class (count, "dimmed");
  gtk_box_append (GTK_BOX (box), pln_text_label_new (NULL, "heading"));
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_header_set_child (header, box);
}

static void
bind_header_cb (GtkSignalListItemFactory *factory,
                GtkListHeader            *header,
                PlnReviewView            *self)
{
  const PlnReviewFinding *finding = nth_finding (self, number_of (gtk_list_header_get_item (header)));
  GtkWidget *box = gtk_list_header_get_child (header);
  g_autofree char *count = g_strdup_printf ("%u", gtk_list_header_get_n_items (header));

  if (finding == NULL)
    return;
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (box)), pln_exchange_finding_heading (finding->type));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), count);
}

static GtkWidget *
make_list (PlnReviewView *self)
{
  GtkListItemFactory *rows = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkListItemFactory) headers = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_signal_connect (rows, "setup", G_CALLBACK (setup_row_cb), self);
  g_signal_connect (rows, "bind", G_CALLBACK (bind_row_cb), self);
  g_signal_connect (headers, "setup", G_CALLBACK (setup_header_cb), self);
  g_signal_connect (headers, "bind", G_CALLBACK (bind_header_cb), self);
  self->groups = g_list_store_new (G_TYPE_LIST_MODEL);
  self->selection = gtk_single_selection_new (
    G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (g_object_ref (self->groups)))));
  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), rows);
  gtk_list_view_set_header_factory (GTK_LIST_VIEW (self->list), headers);
  gtk_widget_add_css_class (self->list, "navigation-sidebar");
  gtk_widget_add_css_class (self->list, "exchange-list");
  gtk_list_view_set_tab_behavior (GTK_LIST_VIEW (self->list), GTK_LIST_TAB_ITEM);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Findings"), -1);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (show_selected), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "activate", G_CALLBACK (activated_cb), self, 0);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->list), FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

/* ---- keys ------------------------------------------------------------------------------ */

/* Single letters are off while something is typed. */
static gboolean
key_cb (PlnReviewView  *self,
        guint           keyval,
        guint           keycode,
        GdkModifierType state)
{
  PlnReviewDetail *detail = PLN_REVIEW_DETAIL (self->detail);

  if ((keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter) && (state & GDK_CONTROL_MASK))
    return pln_review_detail_use (detail);
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) || pln_review_detail_is_typing (detail))
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_j || keyval == GDK_KEY_k)
    {
      move (self, keyval == GDK_KEY_j ? 1 : -1);
      return GDK_EVENT_STOP;
    }
  if (keyval >= GDK_KEY_1 && keyval <= GDK_KEY_9)
    return pln_review_detail_take (detail, keyval - GDK_KEY_1);
  if (keyval == GDK_KEY_e)
    return pln_review_detail_edit (detail);
  return GDK_EVENT_PROPAGATE;
}

/* ---- construction ------------------------------------------------------------------------ */

static void
set_narrow (PlnReviewView *self,
            gboolean       narrow)
{
  self->narrow = narrow;
  adw_navigation_split_view_set_collapsed (ADW_NAVIGATION_SPLIT_VIEW (self->split), narrow);
  gtk_widget_set_visible (self->bar, narrow);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->list), narrow);
  pln_review_detail_set_narrow (PLN_REVIEW_DETAIL (self->detail), narrow);
}

static void
narrow_cb (PlnReviewView *self)
{
  set_narrow (self, TRUE);
}

static void
wide_cb (PlnReviewView *self)
{
  set_narrow (self, FALSE);
}

static GtkWidget *
icon_button (PlnReviewView *self,
             const char    *icon_name,
             const char    *name,
             GCallback      callback)
{
  GtkWidget *button = pln_icon_button_new (icon_name, name);

  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_start (PlnReviewView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->progress_label = pln_text_label_new (NULL, "dimmed");
  gtk_widget_add_css_class (self->progress_label, "caption");
  self->progress = gtk_progress_bar_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Settled"), -1);
  gtk_box_append (GTK_BOX (head), self->progress_label);
  gtk_box_append (GTK_BOX (head), self->progress);
  gtk_widget_add_css_class (head, "review-progress");
  self->many = gtk_button_new_with_mnemonic (_("Settle _Many…"));
  gtk_widget_add_css_class (self->many, "review-many");
  g_signal_connect_object (self->many, "clicked", G_CALLBACK (many_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), make_list (self));
  gtk_box_append (GTK_BOX (box), self->many);
  return box;
}

static GtkWidget *
make_end (PlnReviewView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *overlay = gtk_overlay_new (), *edit = gtk_button_new_with_mnemonic (_("_Edit…"));

  self->place = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->place, "dimmed");
  self->earlier = icon_button (self, "go-up-symbolic", _("Previous Finding"), G_CALLBACK (earlier_cb));
  self->later = icon_button (self, "go-down-symbolic", _("Next Finding"), G_CALLBACK (later_cb));
  gtk_box_append (GTK_BOX (head), self->place);
  gtk_box_append (GTK_BOX (head), self->earlier);
  gtk_box_append (GTK_BOX (head), self->later);
  gtk_widget_add_css_class (head, "review-place");
  gtk_widget_set_halign (head, GTK_ALIGN_END);
  gtk_widget_set_valign (head, GTK_ALIGN_START);
  self->detail = pln_review_detail_new (self->context);
  gtk_widget_set_vexpand (self->detail, TRUE);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), self->detail);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), head);
  self->bar = gtk_action_bar_new ();
  gtk_action_bar_pack_start (GTK_ACTION_BAR (self->bar),
                             icon_button (self, "go-previous-symbolic", _("All Findings"), G_CALLBACK (back_cb)));
  g_signal_connect_object (edit, "clicked", G_CALLBACK (edit_cb), self, G_CONNECT_SWAPPED);
  gtk_action_bar_set_center_widget (GTK_ACTION_BAR (self->bar), edit);
  gtk_widget_set_visible (self->bar, FALSE);
  gtk_box_append (GTK_BOX (box), overlay);
  gtk_box_append (GTK_BOX (box), self->bar);
  return box;
}

static void
build (PlnReviewView *self)
{
  GtkWidget *bin = adw_breakpoint_bin_new (), *start = make_start (self);
  GtkWidget *end = make_end (self);
  GtkEventController *keys = gtk_event_controller_key_new ();
  AdwBreakpoint *breakpoint = adw_breakpoint_new (adw_breakpoint_condition_parse ("max-width: 720sp"));

  self->split = adw_navigation_split_view_new ();
  adw_navigation_split_view_set_sidebar (ADW_NAVIGATION_SPLIT_VIEW (self->split), adw_navigation_page_new (start, _("Findings")));
  adw_navigation_split_view_set_content (ADW_NAVIGATION_SPLIT_VIEW (self->split), adw_navigation_page_new (end, _("Review")));
  adw_navigation_split_view_set_min_sidebar_width (ADW_NAVIGATION_SPLIT_VIEW (self->split), 260);
  adw_navigation_split_view_set_max_sidebar_width (ADW_NAVIGATION_SPLIT_VIEW (self->split), 292);
  self->none = pln_status_page_empty ();
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->none), "object-select-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (self->none), _("Nothing to Review"));
  gtk_widget_set_focusable (self->none, TRUE); /* after the last finding the focus has a place */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->none), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Nothing to Review"), -1);
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), self->none, "none");
  gtk_stack_add_named (GTK_STACK (self->stack), self->split, "findings");
  gtk_widget_set_size_request (bin, 300, 200);
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (bin), self->stack);
  g_signal_connect_object (breakpoint, "apply", G_CALLBACK (narrow_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (breakpoint, "unapply", G_CALLBACK (wide_cb), self, G_CONNECT_SWAPPED);
  adw_breakpoint_bin_add_breakpoint (ADW_BREAKPOINT_BIN (bin), breakpoint);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  adw_bin_set_child (ADW_BIN (self), bin);
}

static void
pln_review_view_dispose (GObject *object)
{
  PlnReviewView *self = PLN_REVIEW_VIEW (object);

  if (self->finding != NULL)
    g_cancellable_cancel (self->finding);
  g_clear_object (&self->finding);
  g_clear_object (&self->selection);
  g_clear_object (&self->groups);
  G_OBJECT_CLASS (pln_review_view_parent_class)->dispose (object);
}

static void
pln_review_view_finalize (GObject *object)
{
  PlnReviewView *self = PLN_REVIEW_VIEW (object);

  g_ptr_array_unref (self->findings);
  g_hash_table_unref (self->round);
  G_OBJECT_CLASS (pln_review_view_parent_class)->finalize (object);
}

static void
pln_review_view_class_init (PlnReviewViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pln_review_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = pln_review_view_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
pln_review_view_init (PlnReviewView *self)
{
  self->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) pln_review_finding_free);
  self->round = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

GtkWidget *
pln_review_view_new (PlnContext *context)
{
  PlnReviewView *self = g_object_new (PLN_TYPE_REVIEW_VIEW, NULL);

  self->context = context;
  build (self);
  pln_review_view_refresh (self);
  return GTK_WIDGET (self);
}
