/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/directory/pln-directory-entries.h"

#include <glib/gi18n.h>
#include <string.h>

PlnDirectoryFilter *
pln_directory_filter_new (void)
{
  return g_new0 (PlnDirectoryFilter, 1);
}

PlnDirectoryFilter *
pln_directory_filter_copy (const PlnDirectoryFilter *filter)
{
  PlnDirectoryFilter *copy = pln_directory_filter_new ();

  copy->unnamed = filter->unnamed;
  copy->body = g_strdup (filter->body);
  copy->role = g_strdup (filter->role);
  copy->interest = g_strdup (filter->interest);
  copy->country = g_strdup (filter->country);
  copy->search = g_strdup (filter->search);
  copy->by_name = filter->by_name;
  return copy;
}

void
pln_directory_filter_free (PlnDirectoryFilter *filter)
{
  if (filter == NULL)
    return;
  g_free (filter->body);
  g_free (filter->role);
  g_free (filter->interest);
  g_free (filter->country);
  g_free (filter->search);
  g_free (filter);
}

gboolean
pln_directory_filter_is_empty (const PlnDirectoryFilter *filter)
{
  return !filter->unnamed && filter->body == NULL && filter->role == NULL
         && filter->interest == NULL && filter->country == NULL;
}

/* What may not stand in a rule as it is: the signs that part it. */
#define RULE_SIGNS ";=%"

static void
append_part (GString *rule, const char *key, const char *value)
{
  if (value == NULL)
    return;
  g_string_append_printf (rule, "%s%s=", rule->len > 0 ? "; " : "", key);
  for (const char *c = value; *c != '\0'; c++)
    if (strchr (RULE_SIGNS, *c) != NULL)
      g_string_append_printf (rule, "%%%02X", (guint) *c);
    else
      g_string_append_c (rule, *c);
}

char *
pln_directory_filter_to_rule (const PlnDirectoryFilter *filter)
{
  g_autoptr (GString) rule = g_string_new (NULL);

  append_part (rule, "body", filter->body);
  append_part (rule, "role", filter->role);
  append_part (rule, "interest", filter->interest);
  append_part (rule, "country", filter->country);
  append_part (rule, "unnamed", filter->unnamed ? "yes" : NULL);
  return rule->len > 0 ? g_string_free (g_steal_pointer (&rule), FALSE) : NULL;
}

static gboolean
take_part (PlnDirectoryFilter *filter, const char *part)
{
  const char *sign = strchr (part, '=');
  g_autofree char *key = sign != NULL ? g_strndup (part, (gsize) (sign - part)) : NULL;
  g_autofree char *value = sign != NULL ? g_uri_unescape_string (sign + 1, NULL) : NULL;
  char **place = NULL;

  if (value == NULL || *value == '\0')
    return FALSE;
  g_strstrip (key);
  if (g_str_equal (key, "body"))
    place = &filter->body;
  else if (g_str_equal (key, "role"))
    place = &filter->role;
  else if (g_str_equal (key, "interest"))
    place = &filter->interest;
  else if (g_str_equal (key, "country"))
    place = &filter->country;
  else if (g_str_equal (key, "unnamed") && g_str_equal (value, "yes"))
    filter->unnamed = TRUE;
  else
    return FALSE;
  if (place != NULL)
    g_set_str (place, g_strstrip (value));
  return TRUE;
}

PlnDirectoryFilter *
pln_directory_filter_from_rule (const char *rule)
{
  g_autoptr (PlnDirectoryFilter) filter = pln_directory_filter_new ();
  g_auto (GStrv) parts = g_strsplit (rule != NULL ? rule : "", ";", -1);

  if (parts[0] == NULL)
    return NULL;
  for (guint i = 0; parts[i] != NULL; i++)
    if (!take_part (filter, g_strstrip (parts[i])))
      return NULL;
  return g_steal_pointer (&filter);
}

char *
pln_directory_filter_to_words (PlnWorkspace *workspace, const PlnDirectoryFilter *filter)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  if (filter->body != NULL)
    {
      g_autofree char *title = pln_workspace_get_title (workspace, filter->body);
      g_strv_builder_take (words, g_strdup_printf (_("Belongs to %s"), title));
    }
  if (filter->role != NULL)
    {
      const PlnField *field = pln_kind_find_field (pln_schema_find ("membership"), "role");
      g_strv_builder_add (words, pln_field_get_choice_label (field, filter->role));
    }
  if (filter->interest != NULL)
    g_strv_builder_add (words, filter->interest);
  if (filter->country != NULL)
    g_strv_builder_add (words, filter->country);
  if (filter->unnamed)
    g_strv_builder_add (words, _("Without a name"));
  parts = g_strv_builder_end (words);
  return g_strjoinv (" · ", parts);
}
