/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/structure/pln-structure-matching.h"

#include "app/pln-bits.h"
#include "app/structure/pln-structure-cells.h"
#include "app/structure/pln-structure-edits.h"
#include "insight/pln-coverage.h"

#include <glib/gi18n.h>
#include <string.h>

/* ---- reading -------------------------------------------------------------------- */

void
pln_matching_free (PlnMatching *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; self->relations != NULL && i < self->ours->len * self->theirs->len; i++)
    g_free (self->relations[i]);
  g_free (self->relations);
  g_free (self->states);
  g_ptr_array_unref (self->ours);
  g_ptr_array_unref (self->theirs);
  g_ptr_array_unref (self->remarks);
  g_free (self);
}

static int
find_id (GPtrArray  *ids,
         const char *id)
{
  for (guint i = 0; id != NULL && i < ids->len; i++)
    if (strcmp (ids->pdata[i], id) == 0)
      return (int) i;
  return -1;
}

/* Bodies that do the same kind of work as ours: states, donors and whole organizations mirror nobody's committee. */
static gboolean
may_mirror (PlnWorkspace *workspace,
            const char   *id)
{
  static const char *const types[] = { "plenary", "council", "commission", "board", "bureau", "committee", "subcommittee", "working-group",
                                       "sub-working-group", "core-group", "forum", "conference", NULL };
  g_autofree char *canonical = pln_workspace_get_value (workspace, id, "type");
  g_autofree char *type = canonical != NULL ? pln_value_get_plain (canonical) : NULL;

  return type != NULL && g_strv_contains (types, type);
}

static gboolean
is_dissolved (PlnWorkspace *workspace,
              const char   *id)
{
  g_autofree char *status = pln_workspace_get_value (workspace, id, "status");

  return g_strcmp0 (status, "\"dissolved\"") == 0;
}

static gboolean
is_matched (GPtrArray  *matches,
            const char *id,
            gboolean    theirs)
{
  for (guint i = 0; i < matches->len; i++)
    {
      const PlnMatch *match = matches->pdata[i];

      if (g_strcmp0 (theirs ? match->theirs : match->ours, id) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
read_bodies (PlnMatching  *self,
             PlnWorkspace *workspace,
             GPtrArray    *matches,
             const char   *search)
{
  g_autoptr (PlnQuery) query = pln_query_new ("body"), found = pln_query_new ("body");
  g_autoptr (GPtrArray) ids = NULL, hits = NULL;

  pln_query_sort (query, "position", FALSE);
  ids = pln_workspace_query (workspace, query, NULL);
  if (search != NULL && *search != '\0')
    {
      pln_query_search (found, search);
      hits = pln_workspace_query (workspace, found, NULL);
    }
  /* What is matched comes first, so that a long list does not hide it. */
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; ids != NULL && i < ids->len; i++)
      {
        const char *id = ids->pdata[i];
        g_autofree char *canonical = pln_workspace_get_value (workspace, id, "external");
        const gboolean external = pln_value_get_boolean (canonical), matched = is_matched (matches, id, external);

        if (matched != (pass == 0) || (!matched && !may_mirror (workspace, id)))
          continue;
        if (external)
          g_ptr_array_add (self->theirs, g_strdup (id));
        else if ((hits == NULL || find_id (hits, id) >= 0) && !is_dissolved (workspace, id))
          g_ptr_array_add (self->ours, g_strdup (id));
      }
}

static void
add_match (PlnMatching    *self,
           const PlnMatch *match)
{
  int row = find_id (self->ours, match->ours), column = find_id (self->theirs, match->theirs);
  gsize at;

  if (row < 0 || column < 0)
    return;
  at = (gsize) row * self->theirs->len + (gsize) column;
  if (self->states[at] == PLN_MATRIX_DONE)
    return;
  self->states[at] = match->state == PLN_MATCH_ESTABLISHED ? PLN_MATRIX_DONE : PLN_MATRIX_SOUGHT;
  g_set_str (&self->relations[at], match->relation);
}

/* What a body still lacks, by its best match. */
static void
add_remark (PlnMatching *self,
            GPtrArray   *matches,
            const char  *ours)
{
  const PlnMatch *best = NULL;

  for (guint i = 0; i < matches->len; i++)
    {
      const PlnMatch *match = matches->pdata[i];

      if (strcmp (match->ours, ours) == 0 && (best == NULL || match->state < best->state))
        best = match;
    }
  if (best != NULL && best->state == PLN_MATCH_ESTABLISHED)
    {
      self->n_established++;
      g_ptr_array_add (self->remarks, NULL);
      return;
    }
  if (best != NULL && best->state == PLN_MATCH_SOUGHT)
    {
      self->n_sought++;
      g_ptr_array_add (self->remarks, best->theirs == NULL ? g_strdup_printf (_("sought: %s"), best->words) : NULL);
      return;
    }
  self->n_gaps++;
  g_ptr_array_add (self->remarks, g_strdup (best != NULL ? _("sought, nobody named") : _("no counterpart")));
}

PlnMatching *
pln_matching_new (PlnWorkspace *workspace,
                  const char   *search)
{
  PlnMatching *self = g_new0 (PlnMatching, 1);
  g_autoptr (GPtrArray) matches = pln_matches (workspace);

  self->ours = g_ptr_array_new_with_free_func (g_free);
  self->theirs = g_ptr_array_new_with_free_func (g_free);
  self->remarks = g_ptr_array_new_with_free_func (g_free);
  read_bodies (self, workspace, matches, search);
  self->states = g_new0 (PlnMatrixState, (gsize) self->ours->len * self->theirs->len + 1);
  self->relations = g_new0 (char *, (gsize) self->ours->len * self->theirs->len + 1);
  for (guint i = 0; i < matches->len; i++)
    add_match (self, matches->pdata[i]);
  for (guint i = 0; i < self->ours->len; i++)
    add_remark (self, matches, self->ours->pdata[i]);
  return self;
}

char *
pln_matching_count_text (PlnMatching *self)
{
  /* Translators: how many of our bodies have a counterpart, seek one, and have none. */
  return g_strdup_printf (_("%u established, %u sought, %u without a counterpart"), self->n_established, self->n_sought, self->n_gaps);
}

PlnEdit *
pln_matching_toggle (PlnMatching  *self,
                     PlnWorkspace *workspace,
                     guint         row,
                     guint         column)
{
  const gsize at = (gsize) row * self->theirs->len + column;
  PlnEdit *edit;
  const char *relation;

  g_return_val_if_fail (row < self->ours->len && column < self->theirs->len, NULL);

  if (self->relations[at] == NULL)
    {
      edit = pln_edit_new (_("Add Counterpart"));
      relation = pln_edit_add (edit, "relation", NULL);
      pln_structure_set_plain (edit, relation, "subject", PLN_TYPE_REFERENCE, self->ours->pdata[row]);
      pln_structure_set_plain (edit, relation, "object", PLN_TYPE_REFERENCE, self->theirs->pdata[column]);
      pln_structure_set_plain (edit, relation, "type", PLN_TYPE_CHOICE, "counterpart");
      pln_structure_set_plain (edit, relation, "state", PLN_TYPE_CHOICE, "sought");
    }
  else if (self->states[at] == PLN_MATRIX_SOUGHT)
    {
      edit = pln_edit_new (_("Establish Counterpart"));
      pln_structure_set_plain (edit, self->relations[at], "state", PLN_TYPE_CHOICE, "established");
    }
  else
    {
      edit = pln_edit_new (_("Remove Counterpart"));
      pln_edit_delete (edit, self->relations[at]);
    }
  return edit;
}

/* ---- widget ------------------------------------------------------------------------ */

struct _PlnStructureMatching
{
  AdwBin parent_instance;

  PlnContext *context; /* owned */
  gboolean gaps;
  char *search; /* owned */
  GtkStack *stack;
  PlnMatrix *matrix;  /* borrowed; of the matrix */
  GListStore *items;  /* borrowed; of the gaps: PlnItem */
  GtkSingleSelection *selection;
  GtkWidget *list;
  PlnMatching *content; /* owned */
  gboolean filling;
};

enum { SELECTION_CHANGED, ACTIVATED, CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PlnStructureMatching, pln_structure_matching, ADW_TYPE_BIN)

static PlnWorkspace *
get_workspace (PlnStructureMatching *self)
{
  return pln_context_get_workspace (self->context);
}

static char **
titles_of (PlnStructureMatching *self,
           GPtrArray            *ids)
{
  char **titles = g_new0 (char *, ids->len + 1);

  for (guint i = 0; i < ids->len; i++)
    titles[i] = pln_workspace_get_title (get_workspace (self), ids->pdata[i]);
  return titles;
}

static void
fill_gaps (PlnStructureMatching *self)
{
  g_autoptr (GPtrArray) gaps = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *selected = g_strdup (pln_structure_matching_get_selected (self));

  for (guint i = 0; i < self->content->ours->len; i++)
    if (self->content->remarks->pdata[i] != NULL)
      {
        PlnItem *item = pln_item_new (get_workspace (self), self->content->ours->pdata[i]);

        g_object_set_data_full (G_OBJECT (item), "pln-remark", g_strdup (self->content->remarks->pdata[i]), g_free);
        g_ptr_array_add (gaps, item);
      }
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), gaps->pdata, gaps->len);
  if (selected != NULL)
    pln_structure_matching_select (self, selected);
  gtk_stack_set_visible_child_name (self->stack, gaps->len > 0 ? "content" : "empty");
}

static void
refresh (PlnStructureMatching *self)
{
  g_clear_pointer (&self->content, pln_matching_free);
  self->content = pln_matching_new (get_workspace (self), self->search);
  self->filling = TRUE;
  if (self->gaps)
    fill_gaps (self);
  else
    {
      g_auto (GStrv) rows = titles_of (self, self->content->ours), columns = titles_of (self, self->content->theirs);

      pln_matrix_set_content (self->matrix, (const char *const *) rows, (const char *const *) self->content->remarks->pdata,
                              self->content->ours->len, (const char *const *) columns, self->content->theirs->len,
                              self->content->states);
      gtk_stack_set_visible_child_name (self->stack, self->content->ours->len > 0 && self->content->theirs->len > 0 ? "content" : "empty");
    }
  self->filling = FALSE;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
changed_cb (PlnStructureMatching *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
}

PlnMatching *
pln_structure_matching_get_content (PlnStructureMatching *self)
{
  return self->content;
}

PlnMatrix *
pln_structure_matching_get_matrix (PlnStructureMatching *self)
{
  return self->matrix;
}

const char *
pln_structure_matching_get_selected (PlnStructureMatching *self)
{
  guint row, column;
  const char *relation;

  if (self->gaps)
    {
      PlnItem *item = gtk_single_selection_get_selected_item (self->selection);

      return item != NULL ? pln_item_get_id (item) : NULL;
    }
  if (self->content == NULL || !pln_matrix_get_cell (self->matrix, &row, &column) || row >= self->content->ours->len
      || column >= self->content->theirs->len)
    return NULL;
  relation = self->content->relations[row * self->content->theirs->len + column];
  return relation != NULL ? relation : self->content->ours->pdata[row];
}

static gboolean
select_gap (PlnStructureMatching *self,
            const char           *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (PlnItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (strcmp (pln_item_get_id (item), id) == 0)
        {
          gtk_single_selection_set_selected (self->selection, i);
          return TRUE;
        }
    }
  return FALSE;
}

gboolean
pln_structure_matching_select (PlnStructureMatching *self,
                               const char           *id)
{
  int row;

  if (self->content == NULL)
    refresh (self);
  if (self->gaps)
    return select_gap (self, id);
  for (guint i = 0; i < self->content->ours->len * self->content->theirs->len; i++)
    if (g_strcmp0 (self->content->relations[i], id) == 0)
      {
        pln_matrix_select (self->matrix, i / self->content->theirs->len, i % self->content->theirs->len);
        return TRUE;
      }
  row = find_id (self->content->ours, id);
  if (row >= 0 && self->content->theirs->len > 0)
    pln_matrix_select (self->matrix, (guint) row, 0);
  return row >= 0 && self->content->theirs->len > 0;
}

void
pln_structure_matching_set_search (PlnStructureMatching *self,
                                   const char           *text)
{
  if (g_set_str (&self->search, text))
    refresh (self);
}

/* ---- matrix ------------------------------------------------------------------------ */

static void
cell_selected_cb (PlnStructureMatching *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

static void
cell_toggled_cb (PlnMatrix            *matrix,
                 guint                 row,
                 guint                 column,
                 PlnStructureMatching *self)
{
  g_autoptr (PlnEdit) edit = pln_matching_toggle (self->content, get_workspace (self), row, column);
  gboolean removes = pln_matrix_get_state (matrix, row, column) == PLN_MATRIX_DONE;

  if (edit != NULL && (removes ? pln_context_commit_toast (self->context, edit, _("Counterpart removed"))
                               : pln_context_commit (self->context, edit)))
    refresh (self);
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

static void
cell_activated_cb (PlnMatrix            *matrix,
                   guint                 row,
                   guint                 column,
                   PlnStructureMatching *self)
{
  const char *id = pln_structure_matching_get_selected (self);

  if (id != NULL)
    g_signal_emit (self, signals[ACTIVATED], 0, id);
}

/* ---- gaps -------------------------------------------------------------------------- */

static void
add_counterpart_cb (GtkButton   *button,
                    GtkListItem *cell)
{
  GtkWidget *widget = gtk_widget_get_ancestor (GTK_WIDGET (button), PLN_TYPE_STRUCTURE_MATCHING);
  PlnItem *item = gtk_list_item_get_item (cell);
  g_autofree char *subject = NULL;

  if (item == NULL || widget == NULL)
    return;
  subject = pln_value_from_plain (PLN_TYPE_REFERENCE, pln_item_get_id (item));
  pln_context_new_record (PLN_STRUCTURE_MATCHING (widget)->context, "relation", "subject", subject, "type", "\"counterpart\"", "state",
                          "\"sought\"", NULL);
}

static void
setup_gap_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *cell)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *name = gtk_label_new (NULL), *remark = gtk_label_new (NULL), *add = gtk_button_new_with_label (_("Add Counterpart…"));

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (remark), 0);
  gtk_label_set_ellipsize (GTK_LABEL (remark), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (remark, "caption");
  gtk_widget_add_css_class (remark, "warning");
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_valign (add, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (add, "flat");
  gtk_box_append (GTK_BOX (lines), name);
  gtk_box_append (GTK_BOX (lines), remark);
  gtk_box_append (GTK_BOX (row), gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  gtk_box_append (GTK_BOX (row), lines);
  gtk_box_append (GTK_BOX (row), add);
  g_object_set (row, "margin-start", 6, "margin-end", 6, "margin-top", 6, "margin-bottom", 6, NULL);
  gtk_widget_add_css_class (gtk_widget_get_first_child (row), "warning");
  g_signal_connect (add, "clicked", G_CALLBACK (add_counterpart_cb), cell);
  gtk_list_item_set_child (cell, row);
}

static void
bind_gap_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *cell)
{
  PlnItem *item = gtk_list_item_get_item (cell);
  GtkWidget *name = gtk_widget_get_first_child (gtk_widget_get_next_sibling (gtk_widget_get_first_child (gtk_list_item_get_child (cell))));
  g_autofree char *type = pln_structure_type_text (item);
  const char *remark = g_object_get_data (G_OBJECT (item), "pln-remark");
  g_autofree char *text = g_strdup_printf ("%s%s%s", type, *type != '\0' ? " · " : "", remark);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", pln_item_get_title (item), text);

  gtk_label_set_label (GTK_LABEL (name), pln_item_get_title (item));
  gtk_widget_set_tooltip_text (name, pln_item_get_title (item));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (name)), text);
  gtk_list_item_set_accessible_label (cell, spoken);
}

static void
gap_activated_cb (GtkListView          *view,
                  guint                 position,
                  PlnStructureMatching *self)
{
  g_autoptr (PlnItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (item != NULL)
    g_signal_emit (self, signals[ACTIVATED], 0, pln_item_get_id (item));
}

static GtkWidget *
make_gaps (PlnStructureMatching *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->items = g_list_store_new (PLN_TYPE_ITEM);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (self->items));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_gap_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_gap_cb), NULL);
  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (self->selection), factory);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Bodies without a counterpart"), -1);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (cell_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self->list, "activate", G_CALLBACK (gap_activated_cb), self);
  return self->list;
}

/* ---- paper -------------------------------------------------------------------------- */

void
pln_structure_matching_add_to (PlnStructureMatching *self,
                               PlnSheets            *sheets)
{
  const PlnSheetsColumn columns[] = { { _("Body"), FALSE, 1 }, { _("What Is Missing"), FALSE, 1 } };

  if (self->content == NULL)
    refresh (self);
  if (!self->gaps && self->content->theirs->len > 0)
    {
      pln_sheets_set_canvas (sheets, PLN_CANVAS (self->matrix));
      return;
    }
  pln_sheets_begin_table (sheets, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < self->content->ours->len; i++)
    {
      g_autofree char *name = pln_workspace_get_title (get_workspace (self), self->content->ours->pdata[i]);
      const char *cells[] = { name, self->content->remarks->pdata[i] };

      if (cells[1] != NULL)
        pln_sheets_add_row (sheets, 0, PLN_SHEETS_PLAIN, cells);
    }
}

/* ---- object -------------------------------------------------------------------------- */

static gboolean
pln_structure_matching_grab_focus (GtkWidget *widget)
{
  PlnStructureMatching *self = PLN_STRUCTURE_MATCHING (widget);

  GtkWidget *place = self->gaps ? self->list : GTK_WIDGET (self->matrix);

  /* While there is nothing to match, something else stands there. */
  return gtk_widget_get_mapped (place) ? gtk_widget_grab_focus (place) : gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

static void
pln_structure_matching_dispose (GObject *object)
{
  PlnStructureMatching *self = PLN_STRUCTURE_MATCHING (object);

  if (self->matrix != NULL)
    g_signal_handlers_disconnect_by_data (self->matrix, self);
  self->matrix = NULL;
  G_OBJECT_CLASS (pln_structure_matching_parent_class)->dispose (object);
}

static void
pln_structure_matching_finalize (GObject *object)
{
  PlnStructureMatching *self = PLN_STRUCTURE_MATCHING (object);

  g_clear_pointer (&self->content, pln_matching_free);
  g_free (self->search);
  g_object_unref (self->context);
  G_OBJECT_CLASS (pln_structure_matching_parent_class)->finalize (object);
}

static void
pln_structure_matching_class_init (PlnStructureMatchingClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pln_structure_matching_dispose;
  G_OBJECT_CLASS (klass)->finalize = pln_structure_matching_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = pln_structure_matching_grab_focus;
  signals[SELECTION_CHANGED] = g_signal_new ("selection-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pln_structure_matching_init (PlnStructureMatching *self)
{
}

static GtkWidget *
make_empty (PlnStructureMatching *self)
{
  GtkWidget *empty = pln_status_page_empty (), *button = gtk_button_new_with_mnemonic (_("_Add Counterpart…"));

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (empty), "network-workgroup-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (empty), self->gaps ? _("No Gaps") : _("No Counterparts Yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (empty), self->gaps ? _("Every body has a counterpart, or one is sought by name.")
                                   : _("Note who in other organizations mirrors our bodies, and where a match is sought."));
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.new-record");
  adw_status_page_set_child (ADW_STATUS_PAGE (empty), button);
  return empty;
}

GtkWidget *
pln_structure_matching_new (PlnContext *context,
                            gboolean    gaps)
{
  PlnStructureMatching *self = g_object_new (PLN_TYPE_STRUCTURE_MATCHING, NULL);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->context = g_object_ref (context);
  self->gaps = gaps;
  self->stack = GTK_STACK (gtk_stack_new ());
  if (gaps)
    gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), make_gaps (self));
  else
    {
      self->matrix = PLN_MATRIX (pln_matrix_new ());
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->matrix), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Our bodies and theirs"), -1);
      g_signal_connect_swapped (self->matrix, "cell-selected", G_CALLBACK (cell_selected_cb), self);
      g_signal_connect (self->matrix, "cell-toggled", G_CALLBACK (cell_toggled_cb), self);
      g_signal_connect (self->matrix, "cell-activated", G_CALLBACK (cell_activated_cb), self);
      gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->matrix));
      gtk_widget_set_focusable (scroller, FALSE);
      gtk_widget_add_css_class (scroller, "view");
    }
  gtk_stack_add_named (self->stack, scroller, "content");
  gtk_stack_add_named (self->stack, make_empty (self), "empty");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
  g_signal_connect_object (context, "workspace-changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (refresh), NULL);
  return GTK_WIDGET (self);
}

AdwToggleGroup *
pln_structure_matching_bar_new (void)
{
  const struct { const char *name, *label; } modes[] = {
    { "matrix", _("Matrix") }, { "list", _("List") }, { "gaps", _("Gaps") },
  };
  AdwToggleGroup *bar = ADW_TOGGLE_GROUP (adw_toggle_group_new ());

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      AdwToggle *toggle = adw_toggle_new ();

      adw_toggle_set_name (toggle, modes[i].name);
      adw_toggle_set_label (toggle, modes[i].label);
      adw_toggle_group_add (bar, toggle);
    }
  adw_toggle_group_set_active_name (bar, "matrix");
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Show matching as"), -1);
  g_object_set (bar, "halign", GTK_ALIGN_CENTER, "margin-top", 6, "margin-bottom", 6, "visible", FALSE, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (bar), "flat");
  return bar;
}
