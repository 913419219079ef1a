/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/papers/pln-paper-files.h"

#include <glib/gi18n.h>
#include <string.h>

#define CHUNK (256 * 1024)

/* "/…/Geneva.plenary" keeps its files in "/…/Geneva.plenary.files". */
static GFile *
get_folder (const char *workspace)
{
  g_autofree char *path = g_strconcat (workspace, ".files", NULL);

  return g_file_new_for_path (path);
}

/* The checksum comes from other offices too: it must not name another folder. */
static gboolean
is_checksum (const char *text)
{
  return strlen (text) == 64 && strspn (text, "0123456789abcdef") == 64;
}

GFile *
pln_paper_file_locate (PlnItem *file)
{
  g_autofree char *sha256 = pln_item_get_plain (file, "sha256");
  g_autoptr (GFile) folder = NULL;

  if (!is_checksum (sha256))
    return NULL;
  folder = get_folder (pln_workspace_get_path (pln_item_get_workspace (file)));
  return g_file_get_child (folder, sha256);
}

static char *
checksum (GFile *source, goffset *size, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (source, NULL, error);
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guchar *buffer = g_malloc (CHUNK);
  gssize n;

  *size = 0;
  if (stream == NULL)
    return NULL;
  while ((n = g_input_stream_read (G_INPUT_STREAM (stream), buffer, CHUNK, NULL, error)) > 0)
    {
      g_checksum_update (sum, buffer, n);
      *size += n;
    }
  return n == 0 ? g_strdup (g_checksum_get_string (sum)) : NULL;
}

gboolean
pln_paper_file_store (const char *workspace, GFile *source, char **sha256, goffset *size, GError **error)
{
  g_autoptr (GFile) folder = get_folder (workspace), target = NULL;
  g_autofree char *sum = checksum (source, size, error);
  g_autoptr (GError) local = NULL;

  if (sum == NULL)
    return FALSE;
  if (!g_file_make_directory_with_parents (folder, NULL, &local) && !g_error_matches (local, G_IO_ERROR, G_IO_ERROR_EXISTS))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  target = g_file_get_child (folder, sum);
  if (!g_file_query_exists (target, NULL) && !g_file_copy (source, target, G_FILE_COPY_NONE, NULL, NULL, NULL, error))
    return FALSE;
  *sha256 = g_steal_pointer (&sum);
  return TRUE;
}

/* ---- attaching --------------------------------------------------------------------- */

typedef struct
{
  PlnContext *context; /* owned */
  char       *paper, *workspace, *name, *type, *sha256; /* owned */
  goffset     size;
} Attach;

static void
attach_free (gpointer data)
{
  Attach *attach = data;

  g_object_unref (attach->context);
  g_free (attach->paper);
  g_free (attach->workspace);
  g_free (attach->name);
  g_free (attach->type);
  g_free (attach->sha256);
  g_free (attach);
}

static void
attach_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Attach *attach = task_data;
  GFile *file = g_object_get_data (G_OBJECT (task), "file");
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_CONTENT_TYPE, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  GError *error = NULL;

  if (info != NULL && g_file_info_get_content_type (info) != NULL)
    attach->type = g_content_type_get_mime_type (g_file_info_get_content_type (info));
  if (pln_paper_file_store (attach->workspace, file, &attach->sha256, &attach->size, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
set_text (PlnEdit *edit, const char *id, const char *field, const char *text)
{
  g_autofree char *canonical = text != NULL ? pln_value_from_plain (PLN_TYPE_TEXT, text) : NULL;

  pln_edit_set (edit, id, field, canonical);
}

static void
attached_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Attach *attach = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (PlnEdit) edit = NULL;
  g_autoptr (PlnWhen) today = NULL;
  g_autofree char *size = NULL, *added = NULL;
  const char *id;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      pln_context_error (attach->context, _("The File Could Not Be Attached"), error);
      return;
    }
  edit = pln_edit_new (_("Attach File"));
  today = pln_when_new_day (pln_workspace_get_today (pln_context_get_workspace (attach->context)));
  added = pln_when_to_canonical (today);
  size = g_strdup_printf ("%" G_GOFFSET_FORMAT, attach->size);
  id = pln_edit_add (edit, "file", NULL);
  set_text (edit, id, "paper", attach->paper);
  set_text (edit, id, "name", attach->name);
  set_text (edit, id, "sha256", attach->sha256);
  set_text (edit, id, "media_type", attach->type);
  pln_edit_set (edit, id, "size", size);
  pln_edit_set (edit, id, "added", added);
  pln_context_commit_toast (attach->context, edit, _("File attached"));
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Attach *attach = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autoptr (GTask) task = NULL;

  if (file == NULL)
    {
      attach_free (attach);
      return;
    }
  attach->name = g_file_get_basename (file);
  task = g_task_new (NULL, NULL, attached_cb, NULL);
  g_task_set_task_data (task, attach, attach_free);
  g_object_set_data_full (G_OBJECT (task), "file", g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, attach_thread);
}

void
pln_paper_file_attach (PlnContext *context, const char *paper)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  GtkRoot *root = gtk_widget_get_root (pln_context_get_host (context));
  Attach *attach = g_new0 (Attach, 1);

  attach->context = g_object_ref (context);
  attach->paper = g_strdup (paper);
  attach->workspace = g_strdup (pln_workspace_get_path (pln_context_get_workspace (context)));
  gtk_file_dialog_set_title (dialog, _("Attach File"));
  gtk_file_dialog_open (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, chosen_cb, attach);
}

/* ---- copies that nothing names any more ------------------------------------------------ */

GHashTable *
pln_paper_files_used (PlnWorkspace *workspace)
{
  g_autoptr (GPtrArray) values = pln_workspace_distinct (workspace, "file", "sha256");
  GHashTable *used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; values != NULL && i < values->len; i++)
    g_hash_table_add (used, pln_value_get_plain (values->pdata[i]));
  return used;
}

/* Only what we have put there ourselves is looked at: plain files named by a checksum. */
GPtrArray *
pln_paper_files_find_unused (const char *workspace, GHashTable *used, goffset *size)
{
  g_autoptr (GFile) folder = get_folder (workspace);
  g_autoptr (GFileEnumerator) files = g_file_enumerate_children (folder, "standard::name,standard::type,standard::size",
                                                                 G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
  GPtrArray *unused = g_ptr_array_new_with_free_func (g_object_unref);
  GFileInfo *info;
  GFile *file;

  *size = 0;
  while (files != NULL && g_file_enumerator_iterate (files, &info, &file, NULL, NULL) && info != NULL)
    {
      if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR || !is_checksum (g_file_info_get_name (info))
          || g_hash_table_contains (used, g_file_info_get_name (info)))
        continue;
      *size += g_file_info_get_size (info);
      g_ptr_array_add (unused, g_object_ref (file));
    }
  return unused;
}

typedef struct
{
  PlnContext *context;   /* owned */
  char       *workspace; /* owned */
  GHashTable *used;      /* owned */
  GPtrArray  *unused;    /* owned; once found */
  goffset     size;
} CleanUp;

static void
clean_up_free (gpointer data)
{
  CleanUp *clean_up = data;

  g_object_unref (clean_up->context);
  g_free (clean_up->workspace);
  g_hash_table_unref (clean_up->used);
  g_clear_pointer (&clean_up->unused, g_ptr_array_unref);
  g_free (clean_up);
}

/* What has no wastebasket stays where it is. */
static void
trash_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  CleanUp *clean_up = task_data;
  GError *error = NULL;
  gssize n = 0;

  for (guint i = 0; i < clean_up->unused->len; i++)
    if (g_file_trash (clean_up->unused->pdata[i], NULL, error == NULL ? &error : NULL))
      n++;
  if (n == 0 && error != NULL)
    g_task_return_error (task, error);
  else
    {
      g_clear_error (&error);
      g_task_return_int (task, n);
    }
}

static void
trashed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CleanUp *clean_up = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gssize n = g_task_propagate_int (G_TASK (result), &error);
  g_autofree char *toast = NULL;

  if (error != NULL)
    {
      pln_context_error (clean_up->context, _("Nothing Was Cleaned Up"), error);
      return;
    }
  toast = g_strdup_printf (ngettext ("%d file put into the wastebasket", "%d files put into the wastebasket", (gulong) n), (int) n);
  pln_context_toast (clean_up->context, toast);
}

/* A file may have been attached meanwhile: what is used now stays. */
static void
clean_response_cb (AdwAlertDialog *dialog, const char *response, gpointer user_data)
{
  CleanUp *clean_up = g_object_steal_data (G_OBJECT (dialog), "clean-up");
  PlnWorkspace *workspace = pln_context_get_workspace (clean_up->context);
  g_autoptr (GTask) task = NULL;

  if (!g_str_equal (response, "trash") || g_strcmp0 (pln_workspace_get_path (workspace), clean_up->workspace) != 0)
    {
      clean_up_free (clean_up);
      return;
    }
  g_hash_table_unref (clean_up->used);
  clean_up->used = pln_paper_files_used (workspace);
  for (guint i = clean_up->unused->len; i > 0; i--)
    {
      g_autofree char *name = g_file_get_basename (clean_up->unused->pdata[i - 1]);

      if (g_hash_table_contains (clean_up->used, name))
        g_ptr_array_remove_index (clean_up->unused, i - 1);
    }
  task = g_task_new (NULL, NULL, trashed_cb, NULL);
  g_task_set_task_data (task, clean_up, clean_up_free);
  g_task_run_in_thread (task, trash_thread);
}

static void
ask_to_clean_up (CleanUp *clean_up) /* (transfer full) */
{
  guint n = clean_up->unused->len;
  g_autofree char *size = g_format_size ((guint64) clean_up->size);
  AdwDialog *dialog = adw_alert_dialog_new (_("Clean Up Files?"), NULL);
  GtkWidget *host = pln_context_get_host (clean_up->context);

  adw_alert_dialog_format_body (ADW_ALERT_DIALOG (dialog),
                                ngettext ("%u file (%s) belongs to no paper any more. Undoing an old deletion brings back its entry, not the file.",
                                          "%u files (%s) belong to no paper any more. Undoing an old deletion brings back their entries, not the files.", n),
                                n, size);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "trash", _("Put into _Wastebasket"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "trash", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "clean-up", clean_up, clean_up_free);
  g_signal_connect (dialog, "response", G_CALLBACK (clean_response_cb), NULL);
  adw_dialog_present (dialog, host);
}

static void
find_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  CleanUp *clean_up = task_data;

  clean_up->unused = pln_paper_files_find_unused (clean_up->workspace, clean_up->used, &clean_up->size);
  g_task_return_boolean (task, TRUE);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CleanUp *clean_up = g_task_get_task_data (G_TASK (result)), *asked;

  if (clean_up->unused->len == 0)
    {
      pln_context_toast (clean_up->context, _("Every file belongs to a paper"));
      return;
    }
  asked = g_new0 (CleanUp, 1);
  asked->context = g_object_ref (clean_up->context);
  asked->workspace = g_strdup (clean_up->workspace);
  asked->used = g_hash_table_ref (clean_up->used);
  asked->unused = g_steal_pointer (&clean_up->unused);
  asked->size = clean_up->size;
  ask_to_clean_up (asked);
}

void
pln_paper_files_clean_up (PlnContext *context)
{
  CleanUp *clean_up = g_new0 (CleanUp, 1);
  g_autoptr (GTask) task = g_task_new (NULL, NULL, found_cb, NULL);

  clean_up->context = g_object_ref (context);
  clean_up->workspace = g_strdup (pln_workspace_get_path (pln_context_get_workspace (context)));
  clean_up->used = pln_paper_files_used (pln_context_get_workspace (context));
  g_task_set_task_data (task, clean_up, clean_up_free);
  g_task_run_in_thread (task, find_thread);
}

/* ---- opening ------------------------------------------------------------------------ */

gboolean
pln_paper_link_is_safe (const char *uri)
{
  static const char *const schemes[] = { "http", "https", "mailto" };
  g_autofree char *scheme = uri != NULL ? g_uri_parse_scheme (uri) : NULL;

  for (guint i = 0; scheme != NULL && i < G_N_ELEMENTS (schemes); i++)
    if (g_ascii_strcasecmp (scheme, schemes[i]) == 0)
      return TRUE;
  return FALSE;
}

static GtkWindow *
get_window (PlnContext *context)
{
  GtkRoot *root = gtk_widget_get_root (pln_context_get_host (context));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

void
pln_paper_link_open (PlnContext *context, const char *uri)
{
  g_autoptr (GtkUriLauncher) launcher = NULL;

  if (!pln_paper_link_is_safe (uri))
    {
      pln_context_toast (context, _("Only web and mail addresses are opened"));
      return;
    }
  launcher = gtk_uri_launcher_new (uri);
  gtk_uri_launcher_launch (launcher, get_window (context), NULL, NULL, NULL);
}

void
pln_paper_file_open (PlnContext *context, PlnItem *file)
{
  g_autofree char *link = pln_item_get_plain (file, "link");
  g_autoptr (GFile) copy = pln_paper_file_locate (file);
  g_autoptr (GtkFileLauncher) launcher = NULL;

  if (copy != NULL && g_file_query_exists (copy, NULL))
    {
      launcher = gtk_file_launcher_new (copy);
      gtk_file_launcher_launch (launcher, get_window (context), NULL, NULL, NULL);
    }
  else if (*link != '\0')
    pln_paper_link_open (context, link);
  else
    pln_context_toast (context, _("The file itself is not on this computer"));
}
