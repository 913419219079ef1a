/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/exchange/pln-import-detail.h"

#include "app/exchange/pln-exchange-words.h"
#include "app/pln-bits.h"

#include <glib/gi18n.h>
#include <string.h>

#define LONG_TEXT 60
#define MOST_REFERRERS 8

struct _PlnImportDetail
{
  AdwBin parent_instance;

  PlnContext *context;     /* borrowed; lives as long as the window */
  GHashTable *titles;      /* owned */
  PlnImportChange *change; /* owned, nullable */
  GtkWidget *scroller;
  GtkSizeGroup *labels; /* owned while a record is shown */
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (PlnImportDetail, pln_import_detail, ADW_TYPE_BIN)

static GtkWidget *
text_label (const char *text,
            const char *style)
{
  GtkWidget *label = pln_text_label_new (text, style);

  gtk_label_set_yalign (GTK_LABEL (label), 0);
  return label;
}

static char *
value_text (PlnImportDetail *self,
            const char      *field,
            const char      *canonical)
{
  return pln_exchange_value_text (pln_context_get_workspace (self->context), pln_import_change_get_kind (self->change), field,
                                  canonical, self->titles);
}

/* ---- a field ---------------------------------------------------------------------- */

/* Long texts are marked where they differ; what a short value was is struck out. */
static void
mark_values (GtkWidget            *old,
             GtkWidget            *new_value,
             const PlnImportField *field)
{
  const char *before = gtk_label_get_label (GTK_LABEL (old)), *after = gtk_label_get_label (GTK_LABEL (new_value));
  g_autoptr (PangoAttrList) old_marks = NULL, new_marks = NULL;

  if (field->before == NULL || field->left)
    return;
  if (field->after != NULL && MAX (strlen (before), strlen (after)) > LONG_TEXT)
    {
      old_marks = pln_exchange_differences (before, after, 0);
      new_marks = pln_exchange_differences (after, before, 1);
      gtk_label_set_attributes (GTK_LABEL (new_value), new_marks);
      gtk_widget_remove_css_class (new_value, "heading");
    }
  else
    {
      old_marks = pango_attr_list_new ();
      pango_attr_list_insert (old_marks, pango_attr_strikethrough_new (TRUE));
    }
  gtk_label_set_attributes (GTK_LABEL (old), old_marks);
}

/* Two columns of one width, whatever stands in them. */
static void
narrow_label (GtkWidget *label)
{
  gtk_label_set_width_chars (GTK_LABEL (label), 10);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 10);
}

/* In a conflict every version stays; what is not shown is named below. */
static void
add_versions (PlnImportDetail      *self,
              GtkWidget            *box,
              const PlnImportField *field)
{
  for (guint i = 1; field->versions != NULL && i < field->versions->len; i++)
    {
      const PlnImportVersion *version = field->versions->pdata[i];
      g_autofree char *value = value_text (self, field->field, version->value);
      g_autofree char *text = g_strdup_printf (_("Also kept, from %s: %s"), version->office, value);
      GtkWidget *label = text_label (text, "dimmed");

      gtk_widget_add_css_class (label, "caption");
      narrow_label (label);
      gtk_box_append (GTK_BOX (box), label);
    }
}

static GtkWidget *
make_line (PlnImportDetail *self,
           GtkWidget       *title,
           GtkWidget       *old,
           GtkWidget       *new_value,
           gboolean         arrow)
{
  GtkWidget *line = gtk_box_new (self->narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL, self->narrow ? 3 : 12);
  GtkWidget *values, *after, *icon;

  gtk_widget_add_css_class (line, "import-line");
  gtk_box_append (GTK_BOX (line), title);
  if (self->narrow)
    {
      gtk_box_append (GTK_BOX (line), old);
      gtk_box_append (GTK_BOX (line), new_value);
      return line;
    }
  gtk_size_group_add_widget (self->labels, title);
  icon = gtk_image_new_from_icon_name ("go-next-symbolic");
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_opacity (icon, arrow ? 1 : 0);
  after = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  gtk_box_append (GTK_BOX (after), icon);
  gtk_box_append (GTK_BOX (after), new_value);
  gtk_widget_set_hexpand (new_value, TRUE);
  values = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_box_set_homogeneous (GTK_BOX (values), TRUE);
  gtk_widget_set_hexpand (values, TRUE);
  gtk_box_append (GTK_BOX (values), old);
  gtk_box_append (GTK_BOX (values), after);
  gtk_box_append (GTK_BOX (line), values);
  return line;
}

static GtkWidget *
make_field_row (PlnImportDetail      *self,
                const PlnImportField *field)
{
  const char *kind = pln_import_change_get_kind (self->change);
  g_autofree char *label = pln_exchange_field_label (kind, field->field);
  g_autofree char *before = value_text (self, field->field, field->before);
  g_autofree char *after = field->left ? g_strdup (_("Left alone: it was changed here since"))
                                       : value_text (self, field->field, field->after);
  g_autofree char *name = g_strdup_printf (_("%s: here now %s, after import %s"), label, before, after);
  GtkWidget *row = gtk_list_box_row_new (), *title = text_label (label, "dimmed"), *old = text_label (before, "dimmed");
  GtkWidget *new_value = text_label (after, field->left ? "dimmed" : "heading");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  mark_values (old, new_value, field);
  narrow_label (old);
  narrow_label (new_value);
  gtk_label_set_width_chars (GTK_LABEL (title), 11);
  gtk_label_set_max_width_chars (GTK_LABEL (title), 14);
  gtk_box_append (GTK_BOX (box), new_value);
  add_versions (self, box, field);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), make_line (self, title, old, box, TRUE));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

static GtkWidget *
make_fields (PlnImportDetail *self)
{
  GPtrArray *fields = pln_import_change_get_fields (self->change);
  GtkWidget *list = gtk_list_box_new (), *head;

  if (!self->narrow)
    {
      GtkWidget *title = text_label (_("Field"), "dimmed"), *old = text_label (_("Here now"), "dimmed");
      GtkWidget *new_value = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *after = text_label (_("After import"), "dimmed");

      narrow_label (old);
      narrow_label (after);
      gtk_label_set_width_chars (GTK_LABEL (title), 11);
      gtk_box_append (GTK_BOX (new_value), after);
      head = gtk_list_box_row_new ();
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (head), make_line (self, title, old, new_value, FALSE));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (head), FALSE);
      gtk_widget_set_focusable (head, FALSE);
      gtk_list_box_append (GTK_LIST_BOX (list), head);
    }
  for (guint i = 0; i < fields->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), make_field_row (self, fields->pdata[i]));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_visible (list, fields->len > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Fields"), -1);
  return list;
}

/* ---- the rest of the record -------------------------------------------------------- */

static gboolean
is_changed (PlnImportDetail *self,
            const char      *name)
{
  GPtrArray *fields = pln_import_change_get_fields (self->change);

  for (guint i = 0; i < fields->len; i++)
    if (strcmp (((PlnImportField *) fields->pdata[i])->field, name) == 0)
      return TRUE;
  return FALSE;
}

/* What stays as it is, behind one expander; NULL: nothing. */
static GtkWidget *
make_unchanged (PlnImportDetail *self)
{
  const PlnKind *kind = pln_schema_find (pln_import_change_get_kind (self->change));
  GtkWidget *group = NULL, *expander = NULL;
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; kind != NULL && i < kind->n_fields; i++)
    {
      const PlnField *field = &kind->fields[i];
      g_autofree char *canonical = pln_workspace_get_value (pln_context_get_workspace (self->context),
                                                            pln_import_change_get_id (self->change), field->name);
      g_autofree char *value = NULL;
      GtkWidget *row;

      if (canonical == NULL || is_changed (self, field->name))
        continue;
      if (group == NULL)
        {
          group = adw_preferences_group_new ();
          expander = adw_expander_row_new ();
          adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), _("Unchanged"));
          adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (expander), FALSE);
          adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), expander);
        }
      value = value_text (self, field->name, canonical);
      row = adw_action_row_new ();
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), pln_field_get_label (field));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), value);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), row);
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", pln_field_get_label (field));
    }
  if (expander != NULL)
    adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (expander), names->str);
  return group;
}

/* Who names a record that the import deletes; NULL: nobody, or it is not deleted. */
static GtkWidget *
make_consequences (PlnImportDetail *self)
{
  PlnWorkspace *workspace = pln_context_get_workspace (self->context);
  g_autoptr (GPtrArray) referrers = NULL;
  GtkWidget *group = NULL;

  if (pln_import_change_get_group (self->change) != PLN_IMPORT_DELETED)
    return NULL;
  referrers = pln_workspace_all_referrers (workspace, pln_import_change_get_id (self->change));
  for (guint i = 0; i + 1 < referrers->len && i < 2 * MOST_REFERRERS; i += 2)
    {
      const char *id = referrers->pdata[i], *kind = pln_workspace_get_kind (workspace, id);
      g_autofree char *title = pln_workspace_get_title (workspace, id);
      g_autofree char *label = pln_exchange_field_label (kind != NULL ? kind : "", referrers->pdata[i + 1]);
      g_autofree char *text = g_strdup_printf (_("“%s” then names a deleted record"), label);
      GtkWidget *row = adw_action_row_new (), *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

      if (group == NULL)
        group = adw_preferences_group_new ();
      gtk_widget_add_css_class (icon, "warning");
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  if (group != NULL)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("What This Leads To"));
  return group;
}

/* ---- the whole ----------------------------------------------------------------------- */

static GtkWidget *
make_facts (PlnImportDetail *self)
{
  GtkWidget *line = adw_wrap_box_new (), *pill;
  PlnImportGroup group = pln_import_change_get_group (self->change);
  g_autofree char *time = pln_exchange_time_text (pln_import_change_get_time (self->change),
                                                  pln_workspace_get_now (pln_context_get_workspace (self->context)));
  const char *office = pln_import_change_get_office (self->change);
  g_autofree char *text = office != NULL && *office != '\0' ? g_strdup_printf (_("in %s, %s"), office, time) : g_strdup (time);

  pill = pln_pill_new (pln_exchange_group_style (group), pln_exchange_group_icon (group),
                       group == PLN_IMPORT_CONFLICT ? _("Conflict") : pln_exchange_group_title (group));
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (line), 9);
  adw_wrap_box_append (ADW_WRAP_BOX (line), pill);
  if (pln_import_change_get_time (self->change) > 0)
    adw_wrap_box_append (ADW_WRAP_BOX (line), text_label (text, "dimmed"));
  return line;
}

static GtkWidget *
make_content (PlnImportDetail *self)
{
  const PlnKind *kind = pln_schema_find (pln_import_change_get_kind (self->change));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = text_label (pln_import_change_get_title (self->change), "title-2"), *unchanged, *consequences;
  const char *reason = pln_import_change_get_reason (self->change);

  gtk_widget_set_margin_end (title, 130); /* place and buttons stand there */
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head),
                  text_label (kind != NULL ? pln_kind_get_label (kind) : pln_import_change_get_kind (self->change), "dimmed"));
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), make_facts (self));
  if (reason != NULL)
    gtk_box_append (GTK_BOX (box), text_label (reason, NULL));
  gtk_box_append (GTK_BOX (box), make_fields (self));
  unchanged = make_unchanged (self);
  if (unchanged != NULL)
    gtk_box_append (GTK_BOX (box), unchanged);
  consequences = make_consequences (self);
  if (consequences != NULL)
    gtk_box_append (GTK_BOX (box), consequences);
  gtk_widget_add_css_class (box, "review-detail");
  return box;
}

static void
rebuild (PlnImportDetail *self)
{
  g_clear_object (&self->labels);
  self->labels = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->change != NULL ? make_content (self) : NULL);
}

void
pln_import_detail_show (PlnImportDetail *self,
                        PlnImportChange *change)
{
  g_return_if_fail (PLN_IS_IMPORT_DETAIL (self));
  if (g_set_object (&self->change, change))
    rebuild (self);
}

void
pln_import_detail_set_narrow (PlnImportDetail *self,
                              gboolean         narrow)
{
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  rebuild (self);
}

static void
pln_import_detail_finalize (GObject *object)
{
  PlnImportDetail *self = PLN_IMPORT_DETAIL (object);

  g_clear_object (&self->change);
  g_clear_object (&self->labels);
  g_hash_table_unref (self->titles);
  G_OBJECT_CLASS (pln_import_detail_parent_class)->finalize (object);
}

static void
pln_import_detail_class_init (PlnImportDetailClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pln_import_detail_finalize;
}

static void
pln_import_detail_init (PlnImportDetail *self)
{
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  adw_bin_set_child (ADW_BIN (self), self->scroller);
}

GtkWidget *
pln_import_detail_new (PlnContext *context,
                       GHashTable *titles)
{
  PlnImportDetail *self = g_object_new (PLN_TYPE_IMPORT_DETAIL, NULL);

  self->context = context;
  self->titles = g_hash_table_ref (titles);
  return GTK_WIDGET (self);
}
