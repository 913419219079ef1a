/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/dialogs/pln-outline-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOST_LINES 5000
#define TAB 4

void
pln_outline_line_free (PlnOutlineLine *line)
{
  if (line == NULL)
    return;
  g_free (line->number);
  g_free (line->name);
  g_free (line->acronym);
  g_free (line->type);
  g_free (line->note);
  g_free (line);
}

/* ---- one line ------------------------------------------------------------------- */

/* "1.2", "1.2.", "(a)", "iv)": the length of a number at the start with the blank after it, and how many parts it has. */
static gsize
number_length (const char *text,
               guint      *parts)
{
  const char *at = text;
  gboolean bracket = *at == '(';
  guint signs = 0;

  *parts = 0;
  at += bracket;
  if (g_ascii_isdigit (*at))
    {
      for (*parts = 1; g_ascii_isdigit (*at) || (*at == '.' && g_ascii_isdigit (at[1])); at++)
        *parts += *at == '.';
      signs = 1;
    }
  else
    for (; g_ascii_isalpha (*at) && signs < 5; at++)
      signs++;
  if (signs == 0 || (signs > 1 && *parts == 0 && strspn (text + bracket, "ivxIVX") < signs))
    return 0;
  if (bracket ? *at != ')' : *at != '.' && *at != ')' && *parts < 2)
    return 0;
  at += *at == '.' || *at == ')';
  if (*at != ' ' && *at != '\t')
    return 0;
  while (*at == ' ' || *at == '\t')
    at++;
  return *at != '\0' ? (gsize) (at - text) : 0;
}

/* The text after a mark or number; number: which it was, without the dot at its end, or NULL. */
static const char *
skip_marks (const char *text,
            guint      *parts,
            char      **number) /* (transfer full) */
{
  static const char *const marks[] = { "- ", "* ", "+ ", "• ", "– ", "— ", "◦ ", "▪ ", "· ", "–\t", "-\t", "•\t", NULL };

  gsize length;

  *parts = 0;
  *number = NULL;
  for (guint i = 0; marks[i] != NULL; i++)
    if (g_str_has_prefix (text, marks[i]))
      {
        text += strlen (marks[i]);
        while (*text == ' ' || *text == '\t')
          text++;
        return text;
      }
  length = number_length (text, parts);
  if (length > 0)
    {
      *number = g_strchomp (g_strndup (text, length));
      if (g_str_has_suffix (*number, "."))
        (*number)[strlen (*number) - 1] = '\0';
    }
  return text + length;
}

/* "International Organization for Migration (IOM)" is name and acronym. */
static void
take_acronym (PlnOutlineLine *line)
{
  gsize length = strlen (line->name);
  char *open = strrchr (line->name, '(');
  const char *at;

  if (open == NULL || open == line->name || line->name[length - 1] != ')' || length - (gsize) (open - line->name) > 14)
    return;
  for (at = open + 1; at < line->name + length - 1; at++)
    if (!g_ascii_isupper (*at) && !g_ascii_isdigit (*at) && *at != '-' && *at != '/')
      return;
  if (at == open + 1)
    return;
  line->acronym = g_strndup (open + 1, (gsize) (at - open - 1));
  *open = '\0';
  g_strchomp (line->name);
}

static void
take_cell (PlnOutlineLine *line,
           const PlnKind  *kind,
           const char     *cell)
{
  const PlnField *type = pln_kind_find_field (kind, "type");
  g_autofree char *canonical = NULL;

  if (*cell == '\0')
    return;
  if (type != NULL && line->type == NULL && pln_field_parse_typed (type, cell, &canonical, NULL) && canonical != NULL)
    line->type = pln_value_get_plain (canonical);
  else if (line->note == NULL)
    line->note = g_strdup (cell);
  else
    {
      g_autofree char *was = line->note;

      line->note = g_strdup_printf ("%s\n%s", was, cell);
    }
}

/* A cell as a spreadsheet puts it on the clipboard. */
static char *
clean_cell (const char *cell)
{
  g_autofree char *text = g_strstrip (g_strdup (cell));
  gsize length = strlen (text);

  if (length >= 2 && text[0] == '"' && text[length - 1] == '"')
    {
      g_autofree char *inner = g_strndup (text + 1, length - 2);
      g_auto (GStrv) parts = g_strsplit (inner, "\"\"", -1);

      return g_strjoinv ("\"", parts);
    }
  return g_steal_pointer (&text);
}

typedef struct
{
  guint indent, parts;
} Depth;

static PlnOutlineLine *
read_line (const char    *text,
           const PlnKind *kind,
           Depth         *depth)
{
  PlnOutlineLine *line;
  g_autofree char *number = NULL;
  g_auto (GStrv) cells = NULL;

  depth->indent = 0;
  for (; *text == ' ' || *text == '\t' || g_str_has_prefix (text, "\302\240"); text++)
    {
      depth->indent = *text == '\t' ? (depth->indent / TAB + 1) * TAB : depth->indent + 1;
      if (*text != ' ' && *text != '\t')
        text++;
    }
  text = skip_marks (text, &depth->parts, &number);
  cells = g_strsplit (text, "\t", -1);
  if (cells[0] == NULL)
    return NULL;
  line = g_new0 (PlnOutlineLine, 1);
  line->name = clean_cell (cells[0]);
  if (*line->name == '\0')
    {
      pln_outline_line_free (line);
      return NULL;
    }
  line->number = g_steal_pointer (&number);
  if (pln_kind_find_field (kind, "acronym") != NULL)
    take_acronym (line);
  for (guint i = 1; cells[i] != NULL; i++)
    {
      g_autofree char *cell = clean_cell (cells[i]);

      take_cell (line, kind, cell);
    }
  return line;
}

/* ---- all lines ------------------------------------------------------------------- */

/* A line deeper than the one before is one level below it, whatever the width of the step. */
static void
set_levels (GPtrArray *lines,
            GArray    *depths)
{
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint));
  gboolean indented = FALSE;

  for (guint i = 1; i < depths->len; i++)
    indented = indented || g_array_index (depths, Depth, i).indent != g_array_index (depths, Depth, 0).indent;
  for (guint i = 0; i < lines->len; i++)
    {
      const Depth *depth = &g_array_index (depths, Depth, i);
      guint width = indented ? depth->indent : depth->parts;

      while (open->len > 0 && g_array_index (open, guint, open->len - 1) >= width)
        g_array_set_size (open, open->len - 1);
      ((PlnOutlineLine *) lines->pdata[i])->level = open->len;
      g_array_append_val (open, width);
    }
}

GPtrArray *
pln_outline_parse (const char *text,
                   const char *kind)
{
  const PlnKind *schema = pln_schema_find (kind);
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_auto (GStrv) rows = g_strsplit_set (valid, "\r\n", -1);
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) pln_outline_line_free);
  g_autoptr (GArray) depths = g_array_new (FALSE, FALSE, sizeof (Depth));

  for (guint i = 0; rows[i] != NULL && lines->len < MOST_LINES; i++)
    {
      Depth depth;
      PlnOutlineLine *line = read_line (rows[i], schema, &depth);

      if (line == NULL)
        continue;
      g_ptr_array_add (lines, line);
      g_array_append_val (depths, depth);
    }
  set_levels (lines, depths);
  return lines;
}

/* ---- edit ------------------------------------------------------------------------- */

static guint
count_children (PlnWorkspace *workspace,
                const char   *kind,
                const char   *parent)
{
  g_autoptr (PlnQuery) query = pln_query_new (kind);
  g_autofree char *canonical = parent != NULL ? pln_value_from_plain (PLN_TYPE_REFERENCE, parent) : NULL;

  pln_query_where (query, "parent", canonical);
  return pln_workspace_count (workspace, query);
}

static void
set (PlnEdit       *edit,
     const PlnKind *kind,
     const char    *id,
     const char    *name,
     const char    *plain)
{
  const PlnField *field = plain != NULL && *plain != '\0' ? pln_kind_find_field (kind, name) : NULL;
  g_autofree char *canonical = field != NULL ? pln_value_from_plain (field->type, plain) : NULL;

  if (canonical != NULL)
    pln_edit_set (edit, id, name, canonical);
}

PlnEdit *
pln_outline_edit (PlnWorkspace *workspace,
                  const char   *kind,
                  GPtrArray    *lines,
                  const char   *parent)
{
  const PlnKind *schema = pln_schema_find (kind);
  PlnEdit *edit = pln_edit_new (_("Paste Outline"));
  g_autoptr (GPtrArray) open = g_ptr_array_new_with_free_func (g_free); /* ids by level */
  g_autoptr (GArray) counts = g_array_new (FALSE, TRUE, sizeof (guint));
  g_autofree char *paper_value = parent != NULL && pln_kind_find_field (schema, "paper") != NULL
                                 ? pln_workspace_get_value (workspace, parent, "paper") : NULL;
  guint first = count_children (workspace, kind, parent);

  g_array_append_val (counts, first);
  for (guint i = 0; i < lines->len; i++)
    {
      const PlnOutlineLine *line = lines->pdata[i];
      g_autofree char *id = g_strdup (pln_edit_add (edit, kind, NULL)), *position = NULL;
      guint zero = 0;

      g_ptr_array_set_size (open, MIN (open->len, line->level));
      g_array_set_size (counts, MIN (counts->len, line->level + 1));
      position = g_strdup_printf ("%u", ++g_array_index (counts, guint, line->level));
      set (edit, schema, id, schema->title, line->name);
      set (edit, schema, id, "label", line->number);
      set (edit, schema, id, "acronym", line->acronym);
      set (edit, schema, id, "type", line->type);
      set (edit, schema, id, "note", line->note);
      set (edit, schema, id, "parent", line->level > 0 ? open->pdata[line->level - 1] : parent);
      if (paper_value != NULL)
        pln_edit_set (edit, id, "paper", paper_value);
      pln_edit_set (edit, id, "position", position);
      g_ptr_array_add (open, g_steal_pointer (&id));
      g_array_append_val (counts, zero);
    }
  return edit;
}

/* ---- dialog ------------------------------------------------------------------------ */

typedef struct
{
  PlnContext *context; /* owned */
  const char *kind;    /* interned */
  char *parent;        /* owned; or NULL */
  AdwDialog *dialog;
  GtkTextBuffer *buffer;
  GtkWidget *count, *preview, *add;
  GCancellable *cancellable; /* owned */
} Pasting;

static void
pasting_free (gpointer data)
{
  Pasting *pasting = data;

  g_cancellable_cancel (pasting->cancellable);
  g_object_unref (pasting->cancellable);
  g_object_unref (pasting->context);
  g_free (pasting->parent);
  g_free (pasting);
}

static GPtrArray *
read_buffer (Pasting *pasting)
{
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (pasting->buffer, &start, &end);
  text = gtk_text_buffer_get_text (pasting->buffer, &start, &end, FALSE);
  return pln_outline_parse (text, pasting->kind);
}

/* How it is understood: names under each other, with type and acronym. */
static char *
preview_text (GPtrArray  *lines,
              const char *kind)
{
  const PlnField *type = pln_kind_find_field (pln_schema_find (kind), "type");
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lines->len && i < 200; i++)
    {
      const PlnOutlineLine *line = lines->pdata[i];

      for (guint level = 0; level < line->level; level++)
        g_string_append (text, "      ");
      g_string_append_printf (text, "%s%s%s%s", line->level > 0 ? "└ " : "", line->number != NULL ? line->number : "",
                              line->number != NULL ? " " : "", line->name);
      if (line->acronym != NULL)
        g_string_append_printf (text, " · %s", line->acronym);
      if (line->type != NULL)
        g_string_append_printf (text, " · %s", pln_field_get_choice_label (type, line->type));
      g_string_append_c (text, '\n');
    }
  return g_string_free_and_steal (text);
}

static void
changed_cb (Pasting *pasting)
{
  g_autoptr (GPtrArray) lines = read_buffer (pasting);
  g_autofree char *count = g_strdup_printf (ngettext ("%u line", "%u lines", lines->len), lines->len);
  g_autofree char *preview = preview_text (lines, pasting->kind);

  gtk_label_set_label (GTK_LABEL (pasting->count), count);
  gtk_label_set_label (GTK_LABEL (pasting->preview), preview);
  gtk_widget_set_sensitive (pasting->add, lines->len > 0);
}

static void
add_cb (GtkButton *button,
        Pasting   *pasting)
{
  g_autoptr (GPtrArray) lines = read_buffer (pasting);
  g_autoptr (PlnEdit) edit = pln_outline_edit (pln_context_get_workspace (pasting->context), pasting->kind, lines, pasting->parent);
  g_autofree char *toast = g_strdup_printf (ngettext ("%u record added", "%u records added", lines->len), lines->len);

  if (pln_context_commit_toast (pasting->context, edit, toast))
    adw_dialog_close (pasting->dialog);
}

static void
clipboard_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);

  /* Cancelled: the dialog is gone. */
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && text != NULL)
    gtk_text_buffer_set_text (((Pasting *) user_data)->buffer, text, -1);
}

static GtkWidget *
make_scroller (GtkWidget *child,
               int        height)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), height);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_add_css_class (scroller, "card");
  return scroller;
}

static GtkWidget *
make_body (Pasting *pasting)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9), *view = gtk_text_view_new ();
  GtkWidget *hint = gtk_label_new (_("A line for each, indented under what it belongs to. A second column of a spreadsheet is the type."));

  pasting->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_view_set_monospace (GTK_TEXT_VIEW (view), TRUE);
  g_object_set (view, "left-margin", 9, "right-margin", 9, "top-margin", 9, "bottom-margin", 9, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Outline"), -1);
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_widget_add_css_class (hint, "dimmed");
  pasting->count = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (pasting->count), 0);
  gtk_widget_add_css_class (pasting->count, "heading");
  pasting->preview = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (pasting->preview), 0);
  gtk_label_set_yalign (GTK_LABEL (pasting->preview), 0);
  gtk_label_set_ellipsize (GTK_LABEL (pasting->preview), PANGO_ELLIPSIZE_END);
  g_object_set (pasting->preview, "margin-start", 9, "margin-end", 9, "margin-top", 9, "margin-bottom", 9, NULL);
  g_object_set (box, "margin-start", 18, "margin-end", 18, "margin-top", 6, "margin-bottom", 18, NULL);
  gtk_box_append (GTK_BOX (box), hint);
  gtk_box_append (GTK_BOX (box), make_scroller (view, 150));
  gtk_box_append (GTK_BOX (box), pasting->count);
  gtk_box_append (GTK_BOX (box), make_scroller (pasting->preview, 120));
  g_signal_connect_swapped (pasting->buffer, "changed", G_CALLBACK (changed_cb), pasting);
  return box;
}

void
pln_outline_present (PlnContext *context,
                     const char *kind,
                     const char *parent,
                     const char *text)
{
  GtkWidget *view = adw_toolbar_view_new (), *header = adw_header_bar_new (), *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));
  g_autofree char *under = parent != NULL ? pln_workspace_get_title (pln_context_get_workspace (context), parent) : g_strdup (_("Top Level"));
  Pasting *pasting = g_new0 (Pasting, 1);

  pasting->context = g_object_ref (context);
  pasting->kind = g_intern_string (kind);
  pasting->parent = g_strdup (parent);
  pasting->cancellable = g_cancellable_new ();
  pasting->dialog = adw_dialog_new ();
  pasting->add = gtk_button_new_with_mnemonic (_("_Add"));
  g_object_set_data_full (G_OBJECT (pasting->dialog), "pln-pasting", pasting, pasting_free);
  adw_dialog_set_title (pasting->dialog, _("Paste an Outline"));
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (_("Paste an Outline"), under));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), pasting->add);
  gtk_widget_add_css_class (pasting->add, "suggested-action");
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (adw_dialog_close), pasting->dialog);
  g_signal_connect (pasting->add, "clicked", G_CALLBACK (add_cb), pasting);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), make_body (pasting));
  adw_dialog_set_child (pasting->dialog, view);
  adw_dialog_set_content_width (pasting->dialog, 560);
  adw_dialog_set_content_height (pasting->dialog, 560);
  adw_dialog_set_default_widget (pasting->dialog, pasting->add);
  changed_cb (pasting);
  adw_dialog_present (pasting->dialog, pln_context_get_host (context));
  gtk_widget_grab_focus (pasting->add);
  if (text != NULL)
    gtk_text_buffer_set_text (pasting->buffer, text, -1);
  else
    gdk_clipboard_read_text_async (gtk_widget_get_clipboard (pln_context_get_host (context)), pasting->cancellable, clipboard_cb, pasting);
}
