/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/records/pln-section-list.h"

#include "widgets/pln-pill.h"

/* Ids are held flat, so that a place is found without a walk; sections are the
 * places where they begin. */
struct _PlnSectionList
{
  GObject parent_instance;

  PlnWorkspace      *workspace; /* owned */
  const char *const *kinds;     /* static */
  PlnSectionFunc     make;
  gpointer           user_data;
  GDestroyNotify     destroy;
  GPtrArray         *ids;       /* owned */
  GPtrArray         *keys;      /* owned; one for each section */
  GArray            *starts;    /* owned; guint, one for each section */
  GHashTable        *places;    /* owned: id (borrowed) → place + 1; NULL: to be made */
  gulong             changed_id;
  gboolean           asleep, stale; /* nobody sees it; something has changed since */
};

static GType
pln_section_list_get_item_type (GListModel *model)
{
  return PLN_TYPE_ITEM;
}

static guint
pln_section_list_get_n_items (GListModel *model)
{
  return PLN_SECTION_LIST (model)->ids->len;
}

static gpointer
pln_section_list_get_item (GListModel *model, guint position)
{
  PlnSectionList *self = PLN_SECTION_LIST (model);

  return position < self->ids->len ? pln_item_new (self->workspace, self->ids->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = pln_section_list_get_item_type;
  iface->get_n_items = pln_section_list_get_n_items;
  iface->get_item = pln_section_list_get_item;
}

/* The section that a place lies in. */
static guint
section_at (PlnSectionList *self, guint position)
{
  guint low = 0, high = self->starts->len;

  while (low + 1 < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (self->starts, guint, middle) <= position)
        low = middle;
      else
        high = middle;
    }
  return low;
}

static void
pln_section_list_get_section (GtkSectionModel *model, guint position, guint *start, guint *end)
{
  PlnSectionList *self = PLN_SECTION_LIST (model);
  guint section;

  if (position >= self->ids->len)
    {
      *start = self->ids->len;
      *end = G_MAXUINT;
      return;
    }
  section = section_at (self, position);
  *start = g_array_index (self->starts, guint, section);
  *end = section + 1 < self->starts->len ? g_array_index (self->starts, guint, section + 1) : self->ids->len;
}

static void
section_model_init (GtkSectionModelInterface *iface)
{
  iface->get_section = pln_section_list_get_section;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PlnSectionList, pln_section_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SECTION_MODEL, section_model_init))

PlnSection *
pln_section_new (const char *key)
{
  PlnSection *section = g_new0 (PlnSection, 1);

  section->key = g_strdup (key);
  section->ids = g_ptr_array_new_with_free_func (g_free);
  return section;
}

void
pln_section_free (PlnSection *section)
{
  if (section == NULL)
    return;
  g_free (section->key);
  g_ptr_array_unref (section->ids);
  g_free (section);
}

/* Takes the sections over; empty ones are left out. */
static void
take_sections (PlnSectionList *self, GPtrArray *sections)
{
  g_ptr_array_set_size (self->keys, 0);
  g_array_set_size (self->starts, 0);
  self->ids = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < sections->len; i++)
    {
      PlnSection *section = sections->pdata[i];
      guint start = self->ids->len;

      if (section->ids->len == 0)
        continue;
      g_ptr_array_add (self->keys, g_strdup (section->key));
      g_array_append_val (self->starts, start);
      for (guint j = 0; j < section->ids->len; j++)
        g_ptr_array_add (self->ids, g_strdup (section->ids->pdata[j]));
    }
}

/* One splice between what is equal at both ends. */
static void
tell_difference (PlnSectionList *self, GPtrArray *old)
{
  guint before = 0, after = 0, shorter = MIN (old->len, self->ids->len);

  while (before < shorter && g_str_equal (old->pdata[before], self->ids->pdata[before]))
    before++;
  while (after < shorter - before
         && g_str_equal (old->pdata[old->len - 1 - after], self->ids->pdata[self->ids->len - 1 - after]))
    after++;
  if (old->len - before - after > 0 || self->ids->len - before - after > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), before, old->len - before - after,
                                self->ids->len - before - after);
  if (self->ids->len > 0)
    gtk_section_model_sections_changed (GTK_SECTION_MODEL (self), 0, self->ids->len);
}

static gboolean
concerns (PlnSectionList *self, GPtrArray *ids)
{
  if (ids == NULL)
    return TRUE;
  for (guint i = 0; i < ids->len; i++)
    {
      const char *kind = pln_workspace_get_kind (self->workspace, ids->pdata[i]);

      if (kind == NULL || g_strv_contains (self->kinds, kind))
        return TRUE;
    }
  return FALSE;
}

static void
freshen (PlnSectionList *self)
{
  g_autoptr (GPtrArray) sections = NULL;
  g_autoptr (GPtrArray) old = NULL;

  if (!self->stale)
    return;
  self->stale = FALSE;
  sections = self->make (self->workspace, self->user_data);
  old = self->ids;
  g_clear_pointer (&self->places, g_hash_table_unref);
  take_sections (self, sections);
  tell_difference (self, old);
}

static void
changed_cb (PlnWorkspace *workspace, GPtrArray *ids, PlnSectionList *self)
{
  self->stale = self->stale || concerns (self, ids);
  if (!self->asleep)
    freshen (self);
}

static void
pln_section_list_finalize (GObject *object)
{
  PlnSectionList *self = PLN_SECTION_LIST (object);

  g_clear_signal_handler (&self->changed_id, self->workspace);
  if (self->destroy != NULL)
    self->destroy (self->user_data);
  g_clear_pointer (&self->places, g_hash_table_unref);
  g_ptr_array_unref (self->ids);
  g_ptr_array_unref (self->keys);
  g_array_unref (self->starts);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (pln_section_list_parent_class)->finalize (object);
}

static void
pln_section_list_class_init (PlnSectionListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pln_section_list_finalize;
}

static void
pln_section_list_init (PlnSectionList *self)
{
  self->keys = g_ptr_array_new_with_free_func (g_free);
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint));
}

PlnSectionList *
pln_section_list_new (PlnWorkspace *workspace, const char *const *kinds,
                      PlnSectionFunc make, gpointer user_data, GDestroyNotify destroy)
{
  PlnSectionList *self = g_object_new (PLN_TYPE_SECTION_LIST, NULL);
  g_autoptr (GPtrArray) sections = make (workspace, user_data);

  self->workspace = g_object_ref (workspace);
  self->kinds = kinds;
  self->make = make;
  self->user_data = user_data;
  self->destroy = destroy;
  take_sections (self, sections);
  self->changed_id = g_signal_connect (workspace, "changed", G_CALLBACK (changed_cb), self);
  return self;
}

void
pln_section_list_set_asleep (PlnSectionList *self, gboolean asleep)
{
  self->asleep = asleep;
  if (!asleep)
    freshen (self);
}

guint
pln_section_list_find (PlnSectionList *self, const char *id)
{
  guint place;

  freshen (self);
  if (self->places == NULL)
    {
      self->places = g_hash_table_new (g_str_hash, g_str_equal);
      for (guint i = 0; i < self->ids->len; i++)
        g_hash_table_insert (self->places, self->ids->pdata[i], GUINT_TO_POINTER (i + 1));
    }
  place = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, id));
  return place > 0 ? place - 1 : G_MAXUINT;
}

const char *
pln_section_list_get_key (PlnSectionList *self, guint position)
{
  return position < self->ids->len ? self->keys->pdata[section_at (self, position)] : NULL;
}

guint
pln_section_list_get_n_sections (PlnSectionList *self)
{
  return self->starts->len;
}

/* ---- headings ------------------------------------------------------------- */

typedef struct
{
  PlnRecordView  *view; /* borrowed; owns the factory */
  PlnSectionTitle title;
} Headings;

static void
heading_setup_cb (GtkSignalListItemFactory *factory, GtkListHeader *header, Headings *headings)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *title = gtk_label_new (NULL), *count = gtk_label_new (NULL);
  GtkWidget *note = pln_pill_new (PLN_PILL_TAG, "content-loading-symbolic", "");

  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (count, "dimmed");
  gtk_widget_add_css_class (count, "heading");
  gtk_widget_add_css_class (box, "section-heading");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), count);
  gtk_box_append (GTK_BOX (box), note);
  gtk_list_header_set_child (header, box);
}

static void
heading_bind_cb (GtkSignalListItemFactory *factory, GtkListHeader *header, Headings *headings)
{
  GtkWidget *title = gtk_widget_get_first_child (gtk_list_header_get_child (header));
  GtkWidget *count = gtk_widget_get_next_sibling (title), *pill = gtk_widget_get_next_sibling (count);
  PlnSectionList *list = PLN_SECTION_LIST (pln_record_view_get_list (headings->view));
  const char *key = pln_section_list_get_key (list, gtk_list_header_get_start (header));
  g_autofree char *number = g_strdup_printf ("%u", gtk_list_header_get_n_items (header));
  g_autofree char *note = NULL, *text = NULL;

  if (key == NULL)
    return;
  text = headings->title (list->workspace, key, &note);
  gtk_label_set_label (GTK_LABEL (title), text);
  gtk_label_set_label (GTK_LABEL (count), number);
  pln_pill_set (PLN_PILL (pill), PLN_PILL_TAG, "content-loading-symbolic", note);
  gtk_widget_set_visible (pill, note != NULL);
}

/* The list keeps the place of its first row, above which the heading stands: so once more after layout. */
static gboolean
top_cb (gpointer user_data)
{
  g_autoptr (PlnRecordView) view = g_weak_ref_get (user_data);
  GtkWidget *column_view;

  if (view == NULL || pln_record_view_get_selected (view) != NULL || pln_record_view_get_n_items (view) == 0)
    return G_SOURCE_REMOVE;
  column_view = pln_record_view_get_column_view (view);
  gtk_column_view_scroll_to (GTK_COLUMN_VIEW (column_view), 0, NULL, GTK_LIST_SCROLL_NONE, NULL);
  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (column_view)), 0);
  return G_SOURCE_REMOVE;
}

static void
weak_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

void
pln_section_list_show_top (PlnRecordView *view)
{
  GWeakRef *weak = g_new0 (GWeakRef, 1);

  g_weak_ref_init (weak, view);
  g_timeout_add_full (G_PRIORITY_DEFAULT, 40, top_cb, weak, weak_free);
}

void
pln_section_list_add_headings (PlnRecordView *view, PlnSectionTitle title)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Headings *headings = g_new0 (Headings, 1);

  headings->view = view;
  headings->title = title;
  g_object_set_data_full (G_OBJECT (factory), "pln-headings", headings, g_free);
  g_signal_connect (factory, "setup", G_CALLBACK (heading_setup_cb), headings);
  g_signal_connect (factory, "bind", G_CALLBACK (heading_bind_cb), headings);
  gtk_column_view_set_header_factory (GTK_COLUMN_VIEW (pln_record_view_get_column_view (view)), factory);
  g_object_unref (factory);
  g_signal_connect (view, "map", G_CALLBACK (pln_section_list_show_top), NULL);
}
