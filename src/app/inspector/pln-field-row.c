/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/inspector/pln-field-row-private.h"
#include "app/records/pln-keep-change.h"

#include <glib/gi18n.h>

/* The base of all rows: value, record, title, hint and error.  A row either
 * holds a draft (in a dialog) or follows a record and writes to it, one edit
 * for each value taken. */
typedef struct
{
  PlnContext     *context;  /* owned */
  const PlnKind  *kind;     /* borrowed; static */
  const PlnField *field;    /* borrowed; static */
  PlnItem        *item;     /* owned; NULL: a draft */
  char           *value;    /* owned; canonical or NULL */
  char           *typed;    /* owned; money of a draft as typed */
  char           *error;    /* owned; NULL: understood */
  GtkWidget      *box, *line, *title, *hint, *control, *conflict;
  GtkWidget      *choices;  /* what an ambiguous text may mean; NULL: none */
  gulong          revision_id;
} PlnFieldRowPrivate;

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PlnFieldRow, pln_field_row, ADW_TYPE_PREFERENCES_ROW)

#define PRIV(self) ((PlnFieldRowPrivate *) pln_field_row_get_instance_private (self))

PlnContext *
pln_field_row_get_context (PlnFieldRow *self)
{
  return PRIV (self)->context;
}

const PlnKind *
pln_field_row_get_kind (PlnFieldRow *self)
{
  return PRIV (self)->kind;
}

const PlnField *
pln_field_row_get_field (PlnFieldRow *self)
{
  return PRIV (self)->field;
}

PlnItem *
pln_field_row_get_item (PlnFieldRow *self)
{
  return PRIV (self)->item;
}

const char *
pln_field_row_get_value (PlnFieldRow *self)
{
  return PRIV (self)->value;
}

const char *
pln_field_row_get_typed (PlnFieldRow *self)
{
  return PRIV (self)->typed;
}

gboolean
pln_field_row_get_valid (PlnFieldRow *self)
{
  return PRIV (self)->error == NULL;
}

const char *
pln_field_row_get_hint (PlnFieldRow *self)
{
  PlnFieldRowPrivate *priv = PRIV (self);

  return gtk_widget_get_visible (priv->hint) ? gtk_label_get_label (GTK_LABEL (priv->hint)) : NULL;
}

/* ---- layout ------------------------------------------------------------- */

void
pln_field_row_set_content (PlnFieldRow *self, GtkWidget *content, gboolean beside)
{
  PlnFieldRowPrivate *priv = PRIV (self);

  gtk_widget_set_hexpand (content, TRUE);
  if (beside)
    {
      gtk_widget_remove_css_class (priv->title, "caption");
      gtk_widget_remove_css_class (priv->title, "dimmed");
      gtk_widget_set_hexpand (priv->title, TRUE);
      gtk_widget_set_hexpand (content, FALSE);
      gtk_box_append (GTK_BOX (priv->line), content);
    }
  else
    gtk_box_insert_child_after (GTK_BOX (priv->box), content, priv->line);
}

void
pln_field_row_add_suffix (PlnFieldRow *self, GtkWidget *widget)
{
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (PRIV (self)->line), widget);
}

void
pln_field_row_set_control (PlnFieldRow *self, GtkWidget *control)
{
  PlnFieldRowPrivate *priv = PRIV (self);

  priv->control = control;
  gtk_accessible_update_relation (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_RELATION_LABELLED_BY, priv->title, NULL, -1);
  if ((priv->field->flags & PLN_FIELD_REQUIRED) != 0 && GTK_IS_TEXT (control))
    gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_REQUIRED, TRUE, -1);
}

static void
show_hint (PlnFieldRow *self, const char *text, gboolean error)
{
  PlnFieldRowPrivate *priv = PRIV (self);

  gtk_label_set_label (GTK_LABEL (priv->hint), text != NULL ? text : "");
  gtk_widget_set_visible (priv->hint, text != NULL && *text != '\0');
  if (error)
    gtk_widget_add_css_class (priv->hint, "error");
  else
    gtk_widget_remove_css_class (priv->hint, "error");
}

void
pln_field_row_set_hint (PlnFieldRow *self, const char *text)
{
  if (PRIV (self)->error == NULL)
    show_hint (self, text, FALSE);
}

/* Takes one of the readings of an ambiguous text. */
static void
choice_cb (GtkButton *button, PlnFieldRow *self)
{
  g_autofree char *text = g_strdup (gtk_button_get_label (button));

  pln_field_row_set_pending (self, text);
  pln_field_row_grab (self);
}

/* Asks which reading of an ambiguous text is meant, with a button for each; NULL takes them away. */
static void
ask (PlnFieldRow *self, const char *typed)
{
  PlnFieldRowPrivate *priv = PRIV (self);
  g_auto (GStrv) choices = typed != NULL ? pln_value_choices (priv->field->type, typed) : NULL;

  if (priv->choices != NULL)
    gtk_box_remove (GTK_BOX (priv->box), priv->choices);
  priv->choices = NULL;
  if (choices == NULL || choices[0] == NULL)
    return;
  priv->choices = adw_wrap_box_new ();
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (priv->choices), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (priv->choices), 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->choices), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Which is meant?"), -1);
  for (char **choice = choices; *choice != NULL; choice++)
    {
      GtkWidget *button = gtk_button_new_with_label (*choice);

      gtk_widget_add_css_class (button, "pill-button");
      g_signal_connect (button, "clicked", G_CALLBACK (choice_cb), self);
      adw_wrap_box_append (ADW_WRAP_BOX (priv->choices), button);
    }
  gtk_box_insert_child_after (GTK_BOX (priv->box), priv->choices, priv->hint);
}

void
pln_field_row_set_error (PlnFieldRow *self, const char *text)
{
  PlnFieldRowPrivate *priv = PRIV (self);

  g_set_str (&priv->error, text);
  if (text == NULL)
    ask (self, NULL);
  show_hint (self, text, text != NULL);
  if (text != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "field-error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "field-error");
  if (priv->control == NULL)
    return;
  gtk_accessible_update_state (GTK_ACCESSIBLE (priv->control), GTK_ACCESSIBLE_STATE_INVALID,
                               text != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (text != NULL)
    {
      gtk_accessible_update_relation (GTK_ACCESSIBLE (priv->control), GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE, priv->hint, NULL, -1);
      pln_context_announce (priv->context, text);
    }
  else
    gtk_accessible_reset_relation (GTK_ACCESSIBLE (priv->control), GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE);
}

/* ---- values ------------------------------------------------------------- */

static void
set_value (PlnFieldRow *self, const char *canonical)
{
  g_set_str (&PRIV (self)->value, canonical);
  PLN_FIELD_ROW_GET_CLASS (self)->show (self, canonical);
}

static char *
edit_label (PlnFieldRow *self)
{
  /* Translators: name of an undo step; %s is a field such as “Venue” */
  return g_strdup_printf (_("Change %s"), pln_field_get_label (PRIV (self)->field));
}

static gboolean
is_required_and_empty (PlnFieldRow *self, const char *canonical)
{
  PlnFieldRowPrivate *priv = PRIV (self);
  g_autofree char *text = NULL;

  if (canonical != NULL || (priv->field->flags & PLN_FIELD_REQUIRED) == 0)
    return FALSE;
  text = g_strdup_printf (_("%s cannot be empty"), pln_field_get_label (priv->field));
  pln_field_row_set_error (self, text);
  return TRUE;
}

static gboolean
commit (PlnFieldRow *self, PlnEdit *edit)
{
  PlnFieldRowPrivate *priv = PRIV (self);
  g_autoptr (GError) error = NULL;

  if (pln_workspace_commit (pln_context_get_workspace (priv->context), edit, &error))
    {
      pln_field_row_set_error (self, NULL);
      return TRUE;
    }
  pln_field_row_set_error (self, error->message);
  return FALSE;
}

gboolean
pln_field_row_take (PlnFieldRow *self, const char *canonical)
{
  PlnFieldRowPrivate *priv = PRIV (self);
  g_autofree char *taken = g_strdup (canonical);

  if (is_required_and_empty (self, taken))
    return FALSE;
  if (priv->item != NULL && g_strcmp0 (taken, priv->value) != 0)
    {
      g_autofree char *label = edit_label (self);
      g_autoptr (PlnEdit) edit = pln_edit_new (label);
      if (pln_keeps_changes (priv->kind, priv->field->name))
        pln_keep_change (pln_context_get_workspace (priv->context), edit, priv->kind, pln_item_get_id (priv->item), priv->field->name,
                         taken, NULL);
      else
        pln_edit_set (edit, pln_item_get_id (priv->item), priv->field->name, taken);
      if (!commit (self, edit))
        return FALSE;
    }
  g_clear_pointer (&priv->typed, g_free);
  pln_field_row_set_error (self, NULL);
  set_value (self, taken);
  g_signal_emit (self, signals[CHANGED], 0);
  return TRUE;
}

/* Money sets fields beside itself; the store knows which. */
static gboolean
take_money (PlnFieldRow *self, const char *typed)
{
  PlnFieldRowPrivate *priv = PRIV (self);
  PlnMoneyTyped money = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *canonical = NULL;
  g_autofree char *stripped = g_strstrip (g_strdup (typed));
  gboolean blank = stripped[0] == '\0';

  if (!blank && !pln_money_parse_typed (typed, NULL, &money, &error))
    {
      pln_field_row_set_error (self, error->message);
      ask (self, typed);
      return FALSE;
    }
  canonical = money.has_money ? pln_money_to_canonical (&money.money) : NULL;
  pln_money_typed_clear (&money);
  if (priv->item != NULL)
    {
      g_autofree char *label = edit_label (self);
      g_autoptr (PlnEdit) edit = pln_edit_new (label);
      if (!pln_workspace_edit_typed (pln_context_get_workspace (priv->context), edit, priv->kind->name,
                                     pln_item_get_id (priv->item), priv->field->name, typed, &error))
        {
          pln_field_row_set_error (self, error->message);
          return FALSE;
        }
      if (!commit (self, edit))
        return FALSE;
    }
  else
    g_set_str (&priv->typed, blank ? NULL : typed);
  pln_field_row_set_error (self, NULL);
  set_value (self, canonical);
  g_signal_emit (self, signals[CHANGED], 0);
  return TRUE;
}

gboolean
pln_field_row_take_typed (PlnFieldRow *self, const char *typed)
{
  PlnFieldRowPrivate *priv = PRIV (self);
  g_autofree char *canonical = NULL;
  g_autoptr (GError) error = NULL;

  if (priv->field->type == PLN_TYPE_MONEY)
    return take_money (self, typed);
  if (!pln_field_parse_typed (priv->field, typed, &canonical, &error))
    {
      pln_field_row_set_error (self, error->message);
      ask (self, typed);
      return FALSE;
    }
  return pln_field_row_take (self, canonical);
}

/**
 * pln_field_row_set_value:
 * @canonical: (nullable): canonical text; NULL empties
 *
 * Sets the draft, or the record's field.
 */
void
pln_field_row_set_value (PlnFieldRow *self, const char *canonical)
{
  if (PRIV (self)->item != NULL)
    pln_field_row_take (self, canonical);
  else
    set_value (self, canonical);
}

gboolean
pln_field_row_apply (PlnFieldRow *self)
{
  PlnFieldRowClass *klass = PLN_FIELD_ROW_GET_CLASS (self);

  return klass->flush == NULL || klass->flush (self);
}

gboolean
pln_field_row_add_to (PlnFieldRow *self, PlnEdit *edit, const char *id, GError **error)
{
  PlnFieldRowPrivate *priv = PRIV (self);

  if (priv->typed != NULL)
    return pln_workspace_edit_typed (pln_context_get_workspace (priv->context), edit, priv->kind->name, id,
                                     priv->field->name, priv->typed, error);
  if (priv->value != NULL)
    pln_edit_set (edit, id, priv->field->name, priv->value);
  return TRUE;
}

gboolean
pln_field_row_grab (PlnFieldRow *self)
{
  PlnFieldRowClass *klass = PLN_FIELD_ROW_GET_CLASS (self);

  return klass->start != NULL ? klass->start (self) : gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

const char *
pln_field_row_get_pending (PlnFieldRow *self)
{
  PlnFieldRowClass *klass = PLN_FIELD_ROW_GET_CLASS (self);

  return PRIV (self)->error != NULL && klass->get_text != NULL ? klass->get_text (self) : NULL;
}

void
pln_field_row_set_pending (PlnFieldRow *self, const char *text)
{
  PlnFieldRowClass *klass = PLN_FIELD_ROW_GET_CLASS (self);

  if (klass->set_text == NULL)
    return;
  klass->set_text (self, text);
  pln_field_row_apply (self);
}

/* The record changed elsewhere; a text that is still wrong stays as it is. */
static void
revision_cb (PlnFieldRow *self)
{
  PlnFieldRowPrivate *priv = PRIV (self);

  if (priv->error != NULL)
    return;
  set_value (self, pln_item_get_value (priv->item, priv->field->name));
}

void
pln_field_row_follow (PlnFieldRow *self, PlnItem *item)
{
  PlnFieldRowPrivate *priv = PRIV (self);

  g_clear_signal_handler (&priv->revision_id, priv->item);
  g_set_object (&priv->item, item);
  priv->revision_id = g_signal_connect_swapped (item, "notify::revision", G_CALLBACK (revision_cb), self);
  revision_cb (self);
}

static void
review_cb (GtkButton *button, PlnFieldRow *self)
{
  PlnFieldRowPrivate *priv = PRIV (self);

  pln_context_open_view (priv->context, "exchange", "review", pln_item_get_id (priv->item));
}

void
pln_field_row_set_conflict (PlnFieldRow *self, gboolean conflict)
{
  PlnFieldRowPrivate *priv = PRIV (self);

  if (priv->conflict == NULL && !conflict)
    return;
  if (priv->conflict == NULL)
    {
      GtkWidget *content = adw_button_content_new ();
      adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "dialog-warning-symbolic");
      adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _("Several versions"));
      priv->conflict = gtk_button_new ();
      gtk_button_set_child (GTK_BUTTON (priv->conflict), content);
      gtk_widget_add_css_class (priv->conflict, "flat");
      gtk_widget_add_css_class (priv->conflict, "warning");
      gtk_widget_set_halign (priv->conflict, GTK_ALIGN_START);
      gtk_widget_set_tooltip_text (priv->conflict, _("Settle in Review"));
      g_signal_connect (priv->conflict, "clicked", G_CALLBACK (review_cb), self);
      gtk_box_append (GTK_BOX (priv->box), priv->conflict);
    }
  gtk_widget_set_visible (priv->conflict, conflict);
}

/* ---- object ------------------------------------------------------------- */

static void
pln_field_row_dispose (GObject *object)
{
  PlnFieldRowPrivate *priv = PRIV (PLN_FIELD_ROW (object));

  if (priv->item != NULL)
    g_clear_signal_handler (&priv->revision_id, priv->item);
  g_clear_object (&priv->item);
  G_OBJECT_CLASS (pln_field_row_parent_class)->dispose (object);
}

static void
pln_field_row_finalize (GObject *object)
{
  PlnFieldRowPrivate *priv = PRIV (PLN_FIELD_ROW (object));

  g_clear_object (&priv->context);
  g_free (priv->value);
  g_free (priv->typed);
  g_free (priv->error);
  G_OBJECT_CLASS (pln_field_row_parent_class)->finalize (object);
}

static void
pln_field_row_class_init (PlnFieldRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pln_field_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = pln_field_row_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pln_field_row_init (PlnFieldRow *self)
{
  PlnFieldRowPrivate *priv = PRIV (self);

  priv->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_add_css_class (priv->box, "field-box");
  gtk_widget_set_valign (priv->box, GTK_ALIGN_CENTER);
  priv->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  priv->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (priv->title), 0);
  gtk_label_set_wrap (GTK_LABEL (priv->title), TRUE);
  gtk_widget_add_css_class (priv->title, "dimmed");
  gtk_widget_add_css_class (priv->title, "caption");
  priv->hint = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (priv->hint), 0);
  gtk_label_set_wrap (GTK_LABEL (priv->hint), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (priv->hint), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (priv->hint, "field-hint");
  gtk_widget_add_css_class (priv->hint, "dimmed");
  gtk_widget_set_visible (priv->hint, FALSE);
  gtk_box_append (GTK_BOX (priv->line), priv->title);
  gtk_box_append (GTK_BOX (priv->box), priv->line);
  gtk_box_append (GTK_BOX (priv->box), priv->hint);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), priv->box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

static GType
row_type (const PlnField *field)
{
  switch (field->type)
    {
    case PLN_TYPE_LONG_TEXT: return PLN_TYPE_TEXT_FIELD_ROW;
    case PLN_TYPE_BOOLEAN: return PLN_TYPE_SWITCH_FIELD_ROW;
    case PLN_TYPE_CHOICE: return PLN_TYPE_CHOICE_FIELD_ROW;
    case PLN_TYPE_REFERENCE: return PLN_TYPE_REFERENCE_FIELD_ROW;
    case PLN_TYPE_WORDS: return PLN_TYPE_WORDS_FIELD_ROW;
    case PLN_TYPE_TEXT: case PLN_TYPE_INTEGER: case PLN_TYPE_DECIMAL: case PLN_TYPE_WHEN: case PLN_TYPE_DURATION:
    case PLN_TYPE_MONEY: case PLN_TYPE_CADENCE: case PLN_TYPE_TIME: default: return PLN_TYPE_ENTRY_FIELD_ROW;
    }
}

/**
 * pln_field_row_new:
 *
 * Returns: (transfer floating): the row for a field, with an empty draft
 */
PlnFieldRow *
pln_field_row_new (PlnContext *context, const PlnKind *kind, const PlnField *field)
{
  PlnFieldRow *self = g_object_new (row_type (field), NULL);
  PlnFieldRowPrivate *priv = PRIV (self);

  priv->context = g_object_ref (context);
  priv->kind = kind;
  priv->field = field;
  gtk_label_set_label (GTK_LABEL (priv->title), pln_field_get_label (field));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), pln_field_get_label (field));
  PLN_FIELD_ROW_GET_CLASS (self)->build (self);
  PLN_FIELD_ROW_GET_CLASS (self)->show (self, NULL);
  return self;
}
