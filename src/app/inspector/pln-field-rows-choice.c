/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/inspector/pln-field-row-private.h"

#include <glib/gi18n.h>

/* Rows in which one chooses: yes or no, one word of several, many words. */

/* ---- yes or no ---------------------------------------------------------- */

struct _PlnSwitchFieldRow
{
  PlnFieldRow parent_instance;
  GtkSwitch *toggle;
  gboolean   showing;
};

G_DEFINE_FINAL_TYPE (PlnSwitchFieldRow, pln_switch_field_row, PLN_TYPE_FIELD_ROW)

static void
pln_switch_field_row_show (PlnFieldRow *row, const char *canonical)
{
  PlnSwitchFieldRow *self = PLN_SWITCH_FIELD_ROW (row);

  self->showing = TRUE;
  gtk_switch_set_active (self->toggle, pln_value_get_boolean (canonical));
  self->showing = FALSE;
}

static void
active_cb (GtkSwitch *toggle, GParamSpec *pspec, PlnSwitchFieldRow *self)
{
  if (!self->showing)
    pln_field_row_take (PLN_FIELD_ROW (self), gtk_switch_get_active (toggle) ? "true" : "false");
}

static void
pln_switch_field_row_build (PlnFieldRow *row)
{
  PlnSwitchFieldRow *self = PLN_SWITCH_FIELD_ROW (row);

  self->toggle = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->toggle), GTK_ALIGN_CENTER);
  g_signal_connect (self->toggle, "notify::active", G_CALLBACK (active_cb), self);
  pln_field_row_set_content (row, GTK_WIDGET (self->toggle), TRUE);
  pln_field_row_set_control (row, GTK_WIDGET (self->toggle));
}

static void
pln_switch_field_row_class_init (PlnSwitchFieldRowClass *klass)
{
  PLN_FIELD_ROW_CLASS (klass)->build = pln_switch_field_row_build;
  PLN_FIELD_ROW_CLASS (klass)->show = pln_switch_field_row_show;
}

static void
pln_switch_field_row_init (PlnSwitchFieldRow *self)
{
}

/* ---- one of several ----------------------------------------------------- */

/* The first entry is the empty choice; a word of a later version is added at the end and kept. */
struct _PlnChoiceFieldRow
{
  PlnFieldRow parent_instance;
  GtkDropDown   *list;
  GtkStringList *labels;
  GPtrArray     *names;   /* owned; choice names, the first NULL */
  gboolean       showing;
};

G_DEFINE_FINAL_TYPE (PlnChoiceFieldRow, pln_choice_field_row, PLN_TYPE_FIELD_ROW)

static guint
find_name (PlnChoiceFieldRow *self, const char *name)
{
  for (guint i = 0; i < self->names->len; i++)
    if (g_strcmp0 (g_ptr_array_index (self->names, i), name) == 0)
      return i;
  g_ptr_array_add (self->names, g_strdup (name));
  gtk_string_list_append (self->labels, name);
  return self->names->len - 1;
}

static void
pln_choice_field_row_show (PlnFieldRow *row, const char *canonical)
{
  PlnChoiceFieldRow *self = PLN_CHOICE_FIELD_ROW (row);
  g_autofree char *name = canonical != NULL ? pln_value_get_plain (canonical) : NULL;

  self->showing = TRUE;
  gtk_drop_down_set_selected (self->list, find_name (self, name));
  self->showing = FALSE;
}

static void
selected_cb (GtkDropDown *list, GParamSpec *pspec, PlnChoiceFieldRow *self)
{
  guint at = gtk_drop_down_get_selected (list);
  const char *name = at < self->names->len ? g_ptr_array_index (self->names, at) : NULL;
  g_autofree char *canonical = name != NULL ? pln_value_from_plain (PLN_TYPE_CHOICE, name) : NULL;

  if (!self->showing && !pln_field_row_take (PLN_FIELD_ROW (self), canonical))
    pln_choice_field_row_show (PLN_FIELD_ROW (self), pln_field_row_get_value (PLN_FIELD_ROW (self)));
}

static void
pln_choice_field_row_build (PlnFieldRow *row)
{
  PlnChoiceFieldRow *self = PLN_CHOICE_FIELD_ROW (row);
  const PlnField *field = pln_field_row_get_field (row);

  gtk_string_list_append (self->labels, _("Not Stated"));
  g_ptr_array_add (self->names, NULL);
  for (const PlnChoice *choice = field->choices; choice != NULL && choice->name != NULL; choice++)
    {
      gtk_string_list_append (self->labels, pln_field_get_choice_label (field, choice->name));
      g_ptr_array_add (self->names, g_strdup (choice->name));
    }
  self->list = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_object_ref (self->labels)),
                                                 gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string")));
  gtk_drop_down_set_enable_search (self->list, self->names->len > 10);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "flat");
  g_signal_connect (self->list, "notify::selected", G_CALLBACK (selected_cb), self);
  pln_field_row_set_content (row, GTK_WIDGET (self->list), TRUE);
  pln_field_row_set_control (row, GTK_WIDGET (self->list));
}

static void
pln_choice_field_row_finalize (GObject *object)
{
  PlnChoiceFieldRow *self = PLN_CHOICE_FIELD_ROW (object);

  g_clear_object (&self->labels);
  g_ptr_array_unref (self->names);
  G_OBJECT_CLASS (pln_choice_field_row_parent_class)->finalize (object);
}

static void
pln_choice_field_row_class_init (PlnChoiceFieldRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pln_choice_field_row_finalize;
  PLN_FIELD_ROW_CLASS (klass)->build = pln_choice_field_row_build;
  PLN_FIELD_ROW_CLASS (klass)->show = pln_choice_field_row_show;
}

static void
pln_choice_field_row_init (PlnChoiceFieldRow *self)
{
  self->labels = gtk_string_list_new (NULL);
  self->names = g_ptr_array_new_with_free_func (g_free);
}

/* ---- words -------------------------------------------------------------- */

/* Chips with a button each, and an entry that adds; commas separate several. */
struct _PlnWordsFieldRow
{
  PlnFieldRow parent_instance;
  AdwWrapBox *chips;
  GtkText    *text;
};

G_DEFINE_FINAL_TYPE (PlnWordsFieldRow, pln_words_field_row, PLN_TYPE_FIELD_ROW)

static void
remove_cb (GtkButton *button, PlnWordsFieldRow *self)
{
  const char *gone = g_object_get_data (G_OBJECT (button), "pln-word");
  g_auto (GStrv) words = pln_value_get_words (pln_field_row_get_value (PLN_FIELD_ROW (self)));
  g_autoptr (GStrvBuilder) left = g_strv_builder_new ();
  g_auto (GStrv) rest = NULL;
  g_autofree char *canonical = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    if (!g_str_equal (words[i], gone))
      g_strv_builder_add (left, words[i]);
  rest = g_strv_builder_end (left);
  canonical = pln_value_from_words ((const char *const *) rest);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
  pln_field_row_take (PLN_FIELD_ROW (self), canonical);
}

static void
add_chip (PlnWordsFieldRow *self, const char *word)
{
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2), *label = gtk_label_new (word);
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *name = g_strdup_printf (_("Remove “%s”"), word);

  gtk_widget_add_css_class (chip, "chip");
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_tooltip_text (button, name);
  g_object_set_data_full (G_OBJECT (button), "pln-word", g_strdup (word), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_cb), self);
  gtk_box_append (GTK_BOX (chip), label);
  gtk_box_append (GTK_BOX (chip), button);
  adw_wrap_box_append (self->chips, chip);
}

static void
pln_words_field_row_show (PlnFieldRow *row, const char *canonical)
{
  PlnWordsFieldRow *self = PLN_WORDS_FIELD_ROW (row);
  g_auto (GStrv) words = pln_value_get_words (canonical);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->chips))) != NULL)
    adw_wrap_box_remove (self->chips, child);
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    add_chip (self, words[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->chips), words != NULL && words[0] != NULL);
}

static gboolean
pln_words_field_row_flush (PlnFieldRow *row)
{
  PlnWordsFieldRow *self = PLN_WORDS_FIELD_ROW (row);
  g_auto (GStrv) held = pln_value_get_words (pln_field_row_get_value (row));
  g_auto (GStrv) typed = g_strsplit_set (gtk_editable_get_text (GTK_EDITABLE (self->text)), ",;", -1);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autofree char *canonical = NULL;

  for (guint i = 0; held != NULL && held[i] != NULL; i++)
    g_ptr_array_add (all, held[i]);
  for (guint i = 0; typed[i] != NULL; i++)
    if (*g_strstrip (typed[i]) != '\0' && !g_ptr_array_find_with_equal_func (all, typed[i], g_str_equal, NULL))
      g_ptr_array_add (all, typed[i]);
  g_ptr_array_add (all, NULL);
  canonical = pln_value_from_words ((const char *const *) all->pdata);
  if (g_strcmp0 (canonical, pln_field_row_get_value (row)) != 0 && !pln_field_row_take (row, canonical))
    return FALSE;
  gtk_editable_set_text (GTK_EDITABLE (self->text), "");
  return TRUE;
}

static gboolean
pln_words_field_row_start (PlnFieldRow *row)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PLN_WORDS_FIELD_ROW (row)->text));
}

static void
words_apply_cb (PlnFieldRow *row)
{
  pln_field_row_apply (row);
}

static void
pln_words_field_row_build (PlnFieldRow *row)
{
  PlnWordsFieldRow *self = PLN_WORDS_FIELD_ROW (row);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->chips = ADW_WRAP_BOX (adw_wrap_box_new ());
  adw_wrap_box_set_child_spacing (self->chips, 6);
  adw_wrap_box_set_line_spacing (self->chips, 6);
  self->text = GTK_TEXT (g_object_new (GTK_TYPE_TEXT, "accessible-role", GTK_ACCESSIBLE_ROLE_TEXT_BOX, NULL));
  gtk_text_set_placeholder_text (self->text, _("Add, separated by commas"));
  gtk_editable_set_width_chars (GTK_EDITABLE (self->text), 6);
  g_signal_connect_swapped (self->text, "activate", G_CALLBACK (words_apply_cb), row);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (words_apply_cb), row);
  gtk_widget_add_controller (GTK_WIDGET (self->text), focus);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->chips));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->text));
  pln_field_row_set_content (row, box, FALSE);
  pln_field_row_set_control (row, GTK_WIDGET (self->text));
}

static void
pln_words_field_row_class_init (PlnWordsFieldRowClass *klass)
{
  PlnFieldRowClass *row_class = PLN_FIELD_ROW_CLASS (klass);

  row_class->build = pln_words_field_row_build;
  row_class->show = pln_words_field_row_show;
  row_class->flush = pln_words_field_row_flush;
  row_class->start = pln_words_field_row_start;
}

static void
pln_words_field_row_init (PlnWordsFieldRow *self)
{
}
