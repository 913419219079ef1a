/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/directory/pln-directory-filters.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/records/pln-filter-button.h"

struct _PlnDirectoryFilters
{
  AdwBin parent_instance;

  PlnContext *context; /* owned */
  GtkWidget  *unnamed, *body, *role, *interest, *country, *count;
  gboolean    setting;
};

G_DEFINE_FINAL_TYPE (PlnDirectoryFilters, pln_directory_filters, ADW_TYPE_BIN)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* ---- what there is to choose ----------------------------------------------- */

static int
compare_options (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate ((*(PlnFilterOption *const *) a)->label, (*(PlnFilterOption *const *) b)->label);
}

static GPtrArray *
options_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) pln_filter_option_free);
}

/* Every body that has a post, a person or a member, and what stands above it. */
static GPtrArray *
list_bodies (gpointer user_data)
{
  static const char *const places[][2] = { { "post", "body" }, { "person", "organization" }, { "membership", "body" } };
  PlnWorkspace *workspace = pln_context_get_workspace (PLN_DIRECTORY_FILTERS (user_data)->context);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *options = options_new ();

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (GPtrArray) values = pln_workspace_distinct (workspace, places[i][0], places[i][1]);

      for (guint j = 0; j < values->len; j++)
        {
          g_autofree char *id = pln_value_get_plain (values->pdata[j]);

          for (guint depth = 0; id != NULL && depth < 64 && g_hash_table_add (seen, g_strdup (id)); depth++)
            {
              g_autofree char *title = pln_workspace_get_title (workspace, id);
              g_autofree char *parent = pln_workspace_get_value (workspace, id, "parent");

              g_ptr_array_add (options, pln_filter_option_new (id, title));
              g_free (id);
              id = parent != NULL ? pln_value_get_plain (parent) : NULL;
            }
        }
    }
  g_ptr_array_sort (options, compare_options);
  return options;
}

static GPtrArray *
list_roles (gpointer user_data)
{
  PlnWorkspace *workspace = pln_context_get_workspace (PLN_DIRECTORY_FILTERS (user_data)->context);
  const PlnField *field = pln_kind_find_field (pln_schema_find ("membership"), "role");
  g_autoptr (GPtrArray) values = pln_workspace_distinct (workspace, "membership", "role");
  GPtrArray *options = options_new ();

  for (guint i = 0; i < values->len; i++)
    {
      g_autofree char *role = pln_value_get_plain (values->pdata[i]);
      g_ptr_array_add (options, pln_filter_option_new (role, pln_field_get_choice_label (field, role)));
    }
  g_ptr_array_sort (options, compare_options);
  return options;
}

static void
add_plain (GPtrArray *options, GHashTable *seen, const char *text)
{
  if (g_hash_table_add (seen, g_strdup (text)))
    g_ptr_array_add (options, pln_filter_option_new (text, text));
}

static GPtrArray *
list_interests (gpointer user_data)
{
  PlnWorkspace *workspace = pln_context_get_workspace (PLN_DIRECTORY_FILTERS (user_data)->context);
  g_autoptr (GPtrArray) values = pln_workspace_distinct (workspace, "person", "interests");
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *options = options_new ();

  for (guint i = 0; i < values->len; i++)
    {
      g_auto (GStrv) words = pln_value_get_words (values->pdata[i]);
      for (guint j = 0; words[j] != NULL; j++)
        add_plain (options, seen, words[j]);
    }
  g_ptr_array_sort (options, compare_options);
  return options;
}

static GPtrArray *
list_countries (gpointer user_data)
{
  static const char *const kinds[] = { "person", "body" };
  PlnWorkspace *workspace = pln_context_get_workspace (PLN_DIRECTORY_FILTERS (user_data)->context);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *options = options_new ();

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      g_autoptr (GPtrArray) values = pln_workspace_distinct (workspace, kinds[k], "country");

      for (guint i = 0; i < values->len; i++)
        {
          g_autofree char *text = pln_value_get_plain (values->pdata[i]);
          add_plain (options, seen, text);
        }
    }
  g_ptr_array_sort (options, compare_options);
  return options;
}

/* ---- object ----------------------------------------------------------------- */

static void
changed_cb (PlnDirectoryFilters *self)
{
  if (!self->setting)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
pln_directory_filters_dispose (GObject *object)
{
  g_clear_object (&PLN_DIRECTORY_FILTERS (object)->context);
  G_OBJECT_CLASS (pln_directory_filters_parent_class)->dispose (object);
}

static void
pln_directory_filters_class_init (PlnDirectoryFiltersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pln_directory_filters_dispose;
  signals[CHANGED] = g_signal_new ("changed", PLN_TYPE_DIRECTORY_FILTERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pln_directory_filters_init (PlnDirectoryFilters *self)
{
}

/* A chip once it is on: with a × that, like the rest of it, takes it away. */
static GtkWidget *
unnamed_new (void)
{
  GtkWidget *button = gtk_toggle_button_new (), *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *cross = gtk_image_new_from_icon_name ("window-close-symbolic");

  gtk_box_append (GTK_BOX (content), gtk_label_new (_("Without a name")));
  gtk_box_append (GTK_BOX (content), cross);
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Without a name"), -1);
  g_object_bind_property (button, "active", cross, "visible", G_BINDING_SYNC_CREATE);
  return button;
}

GtkWidget *
pln_directory_filters_new (PlnContext *context)
{
  PlnDirectoryFilters *self = g_object_new (PLN_TYPE_DIRECTORY_FILTERS, NULL);
  GtkWidget *wrap = adw_wrap_box_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->context = g_object_ref (context);
  self->unnamed = unnamed_new ();
  self->body = pln_filter_button_new (_("Body"), list_bodies, self);
  self->role = pln_filter_button_new (_("Role"), list_roles, self);
  self->interest = pln_filter_button_new (_("Interest"), list_interests, self);
  self->country = pln_filter_button_new (_("Country"), list_countries, self);
  self->count = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->unnamed, "filter-toggle");
  gtk_widget_set_valign (self->unnamed, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->count, "dimmed");
  gtk_label_set_ellipsize (GTK_LABEL (self->count), PANGO_ELLIPSIZE_END);
  g_signal_connect_swapped (self->unnamed, "toggled", G_CALLBACK (changed_cb), self);
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (wrap), 6);
  adw_wrap_box_append (ADW_WRAP_BOX (wrap), self->unnamed);
  for (guint i = 0; i < 4; i++)
    {
      GtkWidget *button = (GtkWidget *[]) { self->body, self->role, self->interest, self->country }[i];
      g_signal_connect_swapped (button, "changed", G_CALLBACK (changed_cb), self);
      adw_wrap_box_append (ADW_WRAP_BOX (wrap), button);
    }
  gtk_widget_set_hexpand (wrap, TRUE);
  gtk_box_append (GTK_BOX (box), wrap);
  gtk_box_append (GTK_BOX (box), self->count);
  gtk_widget_add_css_class (box, "filter-bar");
  adw_bin_set_child (ADW_BIN (self), box);
  return GTK_WIDGET (self);
}

PlnDirectoryFilter *
pln_directory_filters_get (PlnDirectoryFilters *self)
{
  PlnDirectoryFilter *filter = pln_directory_filter_new ();

  filter->unnamed = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->unnamed));
  filter->body = g_strdup (pln_filter_button_get_value (PLN_FILTER_BUTTON (self->body)));
  filter->role = g_strdup (pln_filter_button_get_value (PLN_FILTER_BUTTON (self->role)));
  filter->interest = g_strdup (pln_filter_button_get_value (PLN_FILTER_BUTTON (self->interest)));
  filter->country = g_strdup (pln_filter_button_get_value (PLN_FILTER_BUTTON (self->country)));
  return filter;
}

void
pln_directory_filters_set (PlnDirectoryFilters *self, const PlnDirectoryFilter *filter)
{
  self->setting = TRUE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->unnamed), filter->unnamed);
  pln_filter_button_set_value (PLN_FILTER_BUTTON (self->body), filter->body, NULL);
  pln_filter_button_set_value (PLN_FILTER_BUTTON (self->role), filter->role, NULL);
  pln_filter_button_set_value (PLN_FILTER_BUTTON (self->interest), filter->interest, NULL);
  pln_filter_button_set_value (PLN_FILTER_BUTTON (self->country), filter->country, NULL);
  self->setting = FALSE;
  changed_cb (self);
}

void
pln_directory_filters_set_count (PlnDirectoryFilters *self, const char *text)
{
  gtk_label_set_label (GTK_LABEL (self->count), text);
}
