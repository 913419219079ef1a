/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/papers/pln-paper-register.h"

#include <glib/gi18n.h>

#include "app/papers/pln-paper-cells.h"

#define FLAT_KEY "*" /* of the one section that has no heading */

struct _PlnPaperRegister
{
  PlnRecordView parent_instance;

  char *meeting, *state; /* owned; what it is narrowed to, NULL: not */
  gboolean flat;         /* one list without headings */
};

/* What the model goes by. */
typedef struct
{
  PlnQuery *query;
  char     *meeting, *state;
  gboolean  flat;
} Recipe;

static void
recipe_free (gpointer data)
{
  Recipe *recipe = data;

  pln_query_free (recipe->query);
  g_free (recipe->meeting);
  g_free (recipe->state);
  g_free (recipe);
}

G_DEFINE_FINAL_TYPE (PlnPaperRegister, pln_paper_register, PLN_TYPE_RECORD_VIEW)

/* ---- sections --------------------------------------------------------------- */

typedef struct
{
  char  *canonical; /* owned; the reference */
  char  *id;        /* owned */
  PlnDay day;
} MeetingPlace;

static void
meeting_place_free (gpointer data)
{
  MeetingPlace *place = data;

  g_free (place->canonical);
  g_free (place->id);
  g_free (place);
}

/* Undated first, then the latest. */
static int
compare_meetings (gconstpointer a, gconstpointer b)
{
  const MeetingPlace *x = *(MeetingPlace *const *) a, *y = *(MeetingPlace *const *) b;

  if (x->day == y->day)
    return g_strcmp0 (x->id, y->id);
  if (x->day == PLN_DAY_NONE || y->day == PLN_DAY_NONE)
    return x->day == PLN_DAY_NONE ? -1 : 1;
  return x->day > y->day ? -1 : 1;
}

static PlnSection *
add_section (GPtrArray *sections, GHashTable *by_meeting, const char *key)
{
  PlnSection *section = pln_section_new (key);

  g_hash_table_insert (by_meeting, section->key, section);
  g_ptr_array_add (sections, section);
  return section;
}

/* One look for all sections: to search in each meeting's papers costs as much as to search in all. */
static void
fill_sections (PlnWorkspace *workspace, const PlnQuery *query, PlnSection *without, GHashTable *by_meeting)
{
  static const char *const fields[] = { "for_meeting", NULL };
  g_autoptr (PlnQuery) all = pln_query_new ("paper");
  g_autoptr (PlnScan) scan = pln_workspace_scan (workspace, all, fields, NULL);
  g_autoptr (GPtrArray) ids = pln_workspace_query (workspace, query, NULL);
  g_autoptr (GHashTable) section_of = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  while (scan != NULL && pln_scan_next (scan))
    if (pln_scan_get_text (scan, 0) != NULL)
      g_hash_table_insert (section_of, g_strdup (pln_scan_get_id (scan)), g_hash_table_lookup (by_meeting, pln_scan_get_text (scan, 0)));
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      PlnSection *section = g_hash_table_lookup (section_of, ids->pdata[i]);

      g_ptr_array_add ((section != NULL ? section : without)->ids, g_strdup (ids->pdata[i]));
    }
}

GPtrArray *
pln_paper_sections (PlnWorkspace *workspace, const PlnQuery *query)
{
  GPtrArray *sections = g_ptr_array_new_with_free_func ((GDestroyNotify) pln_section_free);
  g_autoptr (GPtrArray) values = pln_workspace_distinct (workspace, "paper", "for_meeting");
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func (meeting_place_free);
  g_autoptr (GHashTable) by_meeting = g_hash_table_new (g_str_hash, g_str_equal); /* borrowed from the sections */
  PlnSection *without;

  for (guint i = 0; i < values->len; i++)
    {
      MeetingPlace *place = g_new0 (MeetingPlace, 1);
      g_autofree char *canonical = NULL;
      g_autoptr (PlnWhen) when = NULL;

      place->canonical = g_strdup (values->pdata[i]);
      place->id = pln_value_get_plain (place->canonical);
      canonical = pln_workspace_get_value (workspace, place->id, "when");
      when = canonical != NULL ? pln_when_from_canonical (canonical, NULL) : NULL;
      place->day = when != NULL ? pln_when_sort_day (when) : PLN_DAY_NONE;
      g_ptr_array_add (places, place);
    }
  g_ptr_array_sort (places, compare_meetings);
  without = add_section (sections, by_meeting, "");
  for (guint i = 0; i < places->len; i++)
    {
      MeetingPlace *place = places->pdata[i];
      add_section (sections, by_meeting, place->id);
    }
  fill_sections (workspace, query, without, by_meeting);
  return sections;
}

/* How the headings count: papers for no meeting, and for one without a day. */
void
pln_paper_register_count (PlnPaperRegister *self, guint *without, guint *waiting)
{
  PlnWorkspace *workspace = pln_context_get_workspace (pln_record_view_get_context (PLN_RECORD_VIEW (self)));
  GListModel *list = pln_record_view_get_list (PLN_RECORD_VIEW (self));
  guint n = list != NULL ? g_list_model_get_n_items (list) : 0, start, end;

  *without = *waiting = 0;
  for (guint at = 0; at < n; at = end)
    {
      const char *key = pln_section_list_get_key (PLN_SECTION_LIST (list), at);
      g_autofree char *canonical = NULL;
      g_autoptr (PlnWhen) when = NULL;

      gtk_section_model_get_section (GTK_SECTION_MODEL (list), at, &start, &end);
      if (g_str_equal (key, FLAT_KEY))
        return;
      canonical = *key != '\0' ? pln_workspace_get_value (workspace, key, "when") : NULL;
      when = canonical != NULL ? pln_when_from_canonical (canonical, NULL) : NULL;
      if (*key == '\0')
        *without += end - start;
      else if (when == NULL || pln_when_get_edtf (when) == NULL)
        *waiting += end - start;
    }
}

static char *
section_title (PlnWorkspace *workspace, const char *key, char **note)
{
  g_autoptr (PlnItem) meeting = NULL;
  g_autoptr (PlnWhen) when = NULL;
  g_autofree char *body = NULL;

  if (*key == '\0')
    return g_strdup (_("Not for a meeting yet"));
  if (pln_workspace_get_kind (workspace, key) == NULL)
    return g_strdup (_("A meeting that is not in this workspace"));
  meeting = pln_item_new (workspace, key);
  when = pln_item_get_when (meeting, "when");
  body = pln_item_get_display (meeting, "body");
  if (when == NULL || pln_when_get_edtf (when) == NULL)
    {
      *note = g_strdup (_("No date yet"));
      return g_strdup (pln_item_get_title (meeting));
    }
  return g_strdup_printf ("%s · %s", pln_when_get_text (when), pln_item_get_title (meeting));
}

/* ---- model ------------------------------------------------------------------- */

static const char *const kinds[] = { "paper", "meeting", NULL };

static gboolean
has_state (PlnWorkspace *workspace, const char *id, const char *wanted)
{
  g_autoptr (PlnItem) item = pln_item_new (workspace, id);
  PlnPillStyle style;
  const char *icon_name;
  g_autofree char *state = pln_paper_state_text (item, &style, &icon_name);

  return g_str_equal (state, wanted);
}

/* All papers in one, so that a heading of a column sorts them through. */
static GPtrArray *
one_section (PlnWorkspace *workspace, Recipe *recipe)
{
  GPtrArray *sections = g_ptr_array_new_with_free_func ((GDestroyNotify) pln_section_free);
  g_autoptr (PlnQuery) query = pln_query_copy (recipe->query);
  g_autofree char *meeting = recipe->meeting != NULL && *recipe->meeting != '\0'
                             ? pln_value_from_plain (PLN_TYPE_REFERENCE, recipe->meeting) : NULL;
  PlnSection *section = pln_section_new (FLAT_KEY);
  g_autoptr (GPtrArray) ids = NULL;

  if (recipe->meeting != NULL)
    pln_query_where (query, "for_meeting", meeting);
  ids = pln_workspace_query (workspace, query, NULL);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (recipe->state == NULL || has_state (workspace, ids->pdata[i], recipe->state))
      g_ptr_array_add (section->ids, g_strdup (ids->pdata[i]));
  g_ptr_array_add (sections, section);
  return sections;
}

static GPtrArray *
make_sections (PlnWorkspace *workspace, gpointer user_data)
{
  Recipe *recipe = user_data;
  GPtrArray *sections = recipe->flat ? one_section (workspace, recipe) : pln_paper_sections (workspace, recipe->query);

  if (recipe->flat)
    return sections;
  for (guint i = sections->len; i > 0; i--)
    {
      PlnSection *section = sections->pdata[i - 1];

      if (recipe->meeting != NULL && !g_str_equal (section->key, recipe->meeting))
        {
          g_ptr_array_remove_index (sections, i - 1);
          continue;
        }
      for (guint j = section->ids->len; recipe->state != NULL && j > 0; j--)
        if (!has_state (workspace, section->ids->pdata[j - 1], recipe->state))
          g_ptr_array_remove_index (section->ids, j - 1);
    }
  return sections;
}

static GListModel *
pln_paper_register_create_model (PlnRecordView *view, const PlnQuery *query)
{
  Recipe *recipe = g_new0 (Recipe, 1);

  recipe->query = pln_query_copy (query);
  recipe->meeting = g_strdup (PLN_PAPER_REGISTER (view)->meeting);
  recipe->state = g_strdup (PLN_PAPER_REGISTER (view)->state);
  recipe->flat = PLN_PAPER_REGISTER (view)->flat;
  return G_LIST_MODEL (pln_section_list_new (pln_context_get_workspace (pln_record_view_get_context (view)), kinds,
                                             make_sections, recipe, recipe_free));
}

static PlnItem *
pln_paper_register_get_item (PlnRecordView *view, gpointer row)
{
  return PLN_ITEM (row);
}

static guint
pln_paper_register_find (PlnRecordView *view, const char *id)
{
  guint position = pln_section_list_find (PLN_SECTION_LIST (pln_record_view_get_list (view)), id);

  return position != G_MAXUINT ? position : GTK_INVALID_LIST_POSITION;
}

/* ---- columns ------------------------------------------------------------------ */

static GtkWidget *
make_pill (gpointer user_data)
{
  GtkWidget *pill = pln_pill_new (PLN_PILL_TAG, NULL, "");

  gtk_widget_set_halign (pill, GTK_ALIGN_START);
  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  return pill;
}

static void
bind_state (GtkWidget *cell, PlnItem *item, gpointer user_data)
{
  PlnPillStyle style;
  const char *icon_name;
  g_autofree char *text = pln_paper_state_text (item, &style, &icon_name);

  pln_pill_set (PLN_PILL (cell), style, icon_name, text);
  gtk_widget_set_visible (cell, *text != '\0');
}

static char *
get_state (PlnItem *item, gpointer user_data)
{
  PlnPillStyle style;
  const char *icon_name;

  return pln_paper_state_text (item, &style, &icon_name);
}

static GtkWidget *
make_label (gpointer user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  return label;
}

/* Words that stand for nothing are dimmed; a screen reader hears them like the rest. */
static void
show_text (GtkWidget *label, const char *text, gboolean dim)
{
  gtk_label_set_label (GTK_LABEL (label), text);
  if (dim)
    gtk_widget_add_css_class (label, "dimmed");
  else
    gtk_widget_remove_css_class (label, "dimmed");
}

static char *
get_symbol (PlnItem *item, gpointer user_data)
{
  g_autofree char *symbol = pln_item_get_display (item, "symbol");

  return *symbol != '\0' ? g_steal_pointer (&symbol) : g_strdup (_("No symbol"));
}

static gboolean
has_no_symbol (PlnItem *item, gpointer user_data)
{
  return pln_item_get_value (item, "symbol") == NULL;
}

static char *
get_owner (PlnItem *item, gpointer user_data)
{
  return pln_paper_owner_text (item);
}

static void
bind_owner (GtkWidget *cell, PlnItem *item, gpointer user_data)
{
  g_autofree char *text = pln_paper_owner_text (item);

  show_text (cell, text, !pln_paper_has_owner (item));
}

static char *
get_due (PlnItem *item, gpointer user_data)
{
  return pln_paper_register_due_text (item);
}

static void
bind_due (GtkWidget *cell, PlnItem *item, gpointer user_data)
{
  g_autofree char *text = pln_paper_register_due_text (item);

  show_text (cell, text, pln_item_get_value (item, "due") == NULL);
}

/* ---- object -------------------------------------------------------------------- */

static void
pln_paper_register_finalize (GObject *object)
{
  g_free (PLN_PAPER_REGISTER (object)->meeting);
  g_free (PLN_PAPER_REGISTER (object)->state);
  G_OBJECT_CLASS (pln_paper_register_parent_class)->finalize (object);
}

static void
pln_paper_register_class_init (PlnPaperRegisterClass *klass)
{
  PlnRecordViewClass *view_class = PLN_RECORD_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pln_paper_register_finalize;
  view_class->create_model = pln_paper_register_create_model;
  view_class->get_item = pln_paper_register_get_item;
  view_class->find = pln_paper_register_find;
}

static void
pln_paper_register_init (PlnPaperRegister *self)
{
}

GtkWidget *
pln_paper_register_new (PlnContext *context)
{
  const PlnColumn columns[] = {
    { .field = "symbol", .title = N_("Symbol"), .width = 128, .get_text = get_symbol, .is_dim = has_no_symbol },
    { .field = "title", .title = N_("Title"), .expand = TRUE, .leads = TRUE },
    { .field = "type", .title = N_("Type"), .width = 140, .hide_below = 1000 },
    { .title = N_("Owner"), .width = 152, .hide_below = 700, .get_text = get_owner, .make = make_label, .bind = bind_owner },
    { .field = "due", .title = N_("Due"), .width = 132, .get_text = get_due, .make = make_label, .bind = bind_due },
    { .title = N_("State"), .width = 158, .hide_below = 480, .get_text = get_state, .make = make_pill, .bind = bind_state },
  };
  PlnPaperRegister *self = g_object_new (PLN_TYPE_PAPER_REGISTER, "context", context, "kind", "paper", NULL);

  pln_record_view_set_columns (PLN_RECORD_VIEW (self), columns, G_N_ELEMENTS (columns));
  pln_record_view_set_sort (PLN_RECORD_VIEW (self), "title", FALSE);
  pln_section_list_add_headings (PLN_RECORD_VIEW (self), section_title);
  gtk_widget_add_css_class (pln_record_view_get_column_view (PLN_RECORD_VIEW (self)), "register");
  return GTK_WIDGET (self);
}

void
pln_paper_register_set_filter (PlnPaperRegister *self, const char *meeting, const char *state)
{
  g_autoptr (PlnQuery) query = pln_query_new ("paper");
  gboolean changed = g_set_str (&self->meeting, meeting);

  if (!g_set_str (&self->state, state) && !changed)
    return;
  /* The view makes its model anew for a query. */
  pln_record_view_set_query (PLN_RECORD_VIEW (self), query);
}

void
pln_paper_register_set_flat (PlnPaperRegister *self, gboolean flat)
{
  PlnRecordView *view = PLN_RECORD_VIEW (self);
  g_autoptr (PlnQuery) query = pln_query_new ("paper");

  if (self->flat == flat)
    return;
  self->flat = flat;
  if (flat)
    gtk_column_view_set_header_factory (GTK_COLUMN_VIEW (pln_record_view_get_column_view (view)), NULL);
  else
    pln_section_list_add_headings (view, section_title);
  pln_record_view_set_query (view, query);
}
