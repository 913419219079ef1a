/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/structure/pln-structure-members.h"

#include "app/structure/pln-structure-edits.h"
#include "insight/pln-structure.h"

#include <glib/gi18n.h>
#include <string.h>

void
pln_structure_member_free (PlnStructureMember *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->holder);
  g_free (self->role);
  g_free (self->detail);
  g_free (self->remark);
  g_free (self);
}

/* ---- dates ---------------------------------------------------------------------- */

/* The last day of the term by start and length; PLN_DAY_NONE when it cannot be told. */
static PlnDay
term_end (PlnItem *item)
{
  const char *canonical = pln_item_get_value (item, "length");
  g_autoptr (PlnWhen) start = pln_item_get_when (item, "start");
  g_autoptr (PlnDuration) length = canonical != NULL ? pln_duration_from_canonical (canonical, NULL) : NULL;
  PlnDay first, last, after;

  if (length == NULL || pln_duration_get_iso (length) == NULL || start == NULL || !pln_when_get_span (start, &first, &last))
    return PLN_DAY_NONE;
  after = pln_duration_add (length, last, 1);
  return after != PLN_DAY_NONE ? after - 1 : PLN_DAY_NONE;
}

static PlnMemberTime
time_of (PlnItem *item,
         PlnDay   day)
{
  g_autoptr (PlnWhen) start = pln_item_get_when (item, "start");
  g_autoptr (PlnWhen) end = pln_item_get_when (item, "end");

  if (pln_valid_on (start, NULL, day) == PLN_VALID_NO)
    return PLN_MEMBER_COMING;
  return pln_valid_on (NULL, end, day) == PLN_VALID_NO ? PLN_MEMBER_FORMER : PLN_MEMBER_NOW;
}

/* Whether a record of an office is over on the day: a post or membership that ended, or a post abolished. */
static gboolean
is_over (PlnWorkspace *workspace,
         const char   *id,
         PlnDay        day)
{
  g_autoptr (PlnItem) item = pln_item_new (workspace, id);
  const char *kind = pln_item_get_kind (item);
  g_autofree char *state = NULL;
  PlnDay term;

  if (strcmp (kind, "body") == 0)
    return pln_structure_exists_on (workspace, id, day) == PLN_VALID_NO;
  if (strcmp (kind, "post") != 0 && strcmp (kind, "membership") != 0)
    return FALSE;
  state = strcmp (kind, "post") == 0 ? pln_item_get_plain (item, "state") : g_strdup ("");
  if (strcmp (state, "abolished") == 0 || time_of (item, day) == PLN_MEMBER_FORMER)
    return TRUE;
  term = pln_item_get_value (item, "end") == NULL ? term_end (item) : PLN_DAY_NONE;
  return term != PLN_DAY_NONE && term < day;
}

/* ---- by office ------------------------------------------------------------------ */

static gboolean
sits_by_office (PlnItem *membership)
{
  g_autofree char *basis = pln_item_get_plain (membership, "basis");
  g_autofree char *folded = pln_text_fold (basis);

  return strstr (folded, "offic") != NULL && strstr (folded, "former") == NULL;
}

/* The office by which a member sits has ended: the one that the record names as its
 * basis; else every official seat of that person elsewhere.  Returns what ended, or NULL. */
static char *
office_ended (PlnWorkspace *workspace,
              PlnItem      *membership,
              PlnDay        day)
{
  g_autofree char *basis = pln_item_get_plain (membership, "basis_ref");
  g_autofree char *holder = pln_item_get_plain (membership, "holder"), *last = NULL;
  g_autoptr (GPtrArray) seats = NULL;

  if (*basis != '\0')
    return is_over (workspace, basis, day) ? pln_workspace_get_title (workspace, basis) : NULL;
  if (!sits_by_office (membership) || g_strcmp0 (pln_workspace_get_kind (workspace, holder), "person") != 0)
    return NULL;
  seats = pln_workspace_referrers (workspace, "membership", "holder", holder);
  for (guint i = 0; seats != NULL && i < seats->len; i++)
    {
      g_autoptr (PlnItem) seat = pln_item_new (workspace, seats->pdata[i]);
      g_autofree char *capacity = pln_item_get_plain (seat, "capacity");

      if (strcmp (seats->pdata[i], pln_item_get_id (membership)) == 0 || strcmp (capacity, "official") != 0)
        continue;
      if (!is_over (workspace, seats->pdata[i], day))
        return NULL;
      g_free (last);
      last = pln_workspace_get_title (workspace, seats->pdata[i]);
    }
  return g_steal_pointer (&last);
}

/* ---- words ------------------------------------------------------------------------ */

static void
append (GString *text,
        char    *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
  g_free (part);
}

static char *
labelled (PlnItem    *item,
          const char *field,
          const char *format)
{
  g_autofree char *value = pln_item_get_display (item, field);

  if (*value == '\0')
    return NULL;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (format, value);
#pragma GCC diagnostic pop
}

static char *
dates_of (PlnItem *item)
{
  g_autofree char *start = pln_item_get_display (item, "start"), *end = pln_item_get_display (item, "end");
  g_autofree char *length = pln_item_get_display (item, "length");

  if (*start != '\0' && *end != '\0')
    return g_strdup_printf ("%s – %s", start, end);
  if (*end != '\0')
    return g_strdup_printf (_("until %s"), end);
  if (*start != '\0' && *length != '\0')
    return g_strdup_printf ("%s, %s", start, length);
  return g_strdup (*start != '\0' ? start : length);
}

static char *
describe (PlnItem *item)
{
  GString *text = g_string_new (NULL);

  if (strcmp (pln_item_get_kind (item), "post") == 0)
    {
      append (text, pln_item_get_display (item, "grade"));
      append (text, pln_item_get_display (item, "state"));
    }
  else
    {
      g_autofree char *capacity = pln_item_get_plain (item, "capacity");

      if (strcmp (capacity, "personal") == 0)
        append (text, g_strdup (_("personal capacity")));
      else if (strcmp (capacity, "official") == 0)
        append (text, g_strdup (_("official capacity")));
      append (text, labelled (item, "on_behalf_of", _("for %s")));
      append (text, pln_item_get_display (item, "basis"));
      append (text, labelled (item, "nominated_by", _("nominated by %s")));
    }
  append (text, dates_of (item));
  return g_string_free_and_steal (text);
}

static char *
holder_of (PlnItem *membership)
{
  g_autofree char *named = pln_item_get_display (membership, "holder");
  g_autofree char *words = pln_item_get_display (membership, "holder_text");

  if (*named != '\0' && *words != '\0')
    return g_strdup_printf ("%s, %s", named, words);
  if (*named == '\0' && *words == '\0')
    return g_strdup (_("not named"));
  return g_strdup (*named != '\0' ? named : words);
}

/* ---- members ------------------------------------------------------------------------ */

static int
rank_of (const char *role)
{
  static const char *const order[] = { "chair", "co-chair", "vice-chair", "secretary", "rapporteur", "facilitator",
                                       "spokesperson", "member", "point-person", "alternate", "expert", "observer", "invitee", NULL };

  for (int i = 0; order[i] != NULL; i++)
    if (strcmp (order[i], role) == 0)
      return i + 1;
  return 8;
}

static PlnStructureMember *
read_post (PlnWorkspace *workspace,
           const char   *id,
           PlnDay        day)
{
  PlnStructureMember *self = g_new0 (PlnStructureMember, 1);
  g_autoptr (PlnItem) item = pln_item_new (workspace, id);
  g_autofree char *state = pln_item_get_plain (item, "state");

  self->id = g_strdup (id);
  self->kind = g_intern_static_string ("post");
  self->holder = pln_structure_name_on (workspace, id, day);
  self->role = g_strdup (pln_kind_get_label (pln_schema_find ("post")));
  self->detail = describe (item);
  self->time = strcmp (state, "abolished") == 0 ? PLN_MEMBER_FORMER : time_of (item, day);
  if (strcmp (state, "vacant") == 0 && self->time == PLN_MEMBER_NOW)
    {
      self->flags = PLN_MEMBER_VACANT;
      self->remark = g_strdup (_("Vacant"));
    }
  return self;
}

static PlnStructureMember *
read_membership (PlnWorkspace *workspace,
                 const char   *id,
                 PlnDay        day)
{
  PlnStructureMember *self = g_new0 (PlnStructureMember, 1);
  g_autoptr (PlnItem) item = pln_item_new (workspace, id);
  g_autofree char *role = pln_item_get_plain (item, "role"), *office = NULL;
  PlnDay term = pln_item_get_value (item, "end") == NULL ? term_end (item) : PLN_DAY_NONE;

  self->id = g_strdup (id);
  self->kind = g_intern_static_string ("membership");
  self->holder = holder_of (item);
  self->role = pln_item_get_display (item, "role");
  self->detail = describe (item);
  self->time = time_of (item, day);
  self->rank = rank_of (role);
  if (self->time != PLN_MEMBER_NOW)
    return self;
  if (term != PLN_DAY_NONE && term < day)
    {
      g_autoptr (PlnWhen) when = pln_when_new_day (term);

      self->flags |= PLN_MEMBER_TERM_OVER;
      self->remark = g_strdup_printf (_("Term over since %s"), pln_when_get_text (when));
    }
  office = office_ended (workspace, item, day);
  if (office != NULL)
    {
      self->flags |= PLN_MEMBER_OFFICE_ENDED;
      g_free (self->remark);
      self->remark = g_strdup_printf (_("Sits by office, and the office ended: %s"), office);
    }
  return self;
}

/* A chair whose last holder left, with nobody after: the seat is shown as vacant. */
static void
add_vacancies (GPtrArray *members)
{
  const guint n = members->len;

  for (guint i = 0; i < n; i++)
    {
      const PlnStructureMember *former = members->pdata[i];
      gboolean filled = former->time != PLN_MEMBER_FORMER || former->rank < 1 || former->rank > 7;
      PlnStructureMember *seat;

      for (guint j = 0; j < members->len && !filled; j++)
        {
          const PlnStructureMember *other = members->pdata[j];

          filled = other->rank == former->rank && (other->time != PLN_MEMBER_FORMER);
        }
      if (filled)
        continue;
      seat = g_new0 (PlnStructureMember, 1);
      seat->id = g_strdup (former->id);
      seat->kind = former->kind;
      seat->holder = g_strdup (_("Vacant"));
      seat->role = g_strdup (former->role);
      seat->detail = g_strdup_printf (_("last held by %s"), former->holder);
      seat->remark = g_strdup (_("Nobody has followed"));
      seat->flags = PLN_MEMBER_VACANT;
      seat->rank = former->rank;
      g_ptr_array_add (members, seat);
    }
}

static int
compare_members (gconstpointer a,
                 gconstpointer b)
{
  const PlnStructureMember *one = *(PlnStructureMember *const *) a, *other = *(PlnStructureMember *const *) b;

  if (one->time != other->time)
    return (int) one->time - (int) other->time;
  return one->rank - other->rank;
}

gboolean
pln_structure_member_is_repeated (GPtrArray                *members,
                                  const PlnStructureMember *self)
{
  for (guint i = 0; i < members->len && strcmp (self->kind, "post") == 0 && self->flags == 0; i++)
    {
      const PlnStructureMember *member = members->pdata[i];

      if (strcmp (member->kind, "membership") == 0 && member->time == PLN_MEMBER_NOW && strcmp (member->holder, self->holder) == 0)
        return TRUE;
    }
  return FALSE;
}

GPtrArray *
pln_structure_members (PlnWorkspace *workspace,
                       const char   *body,
                       PlnDay        day)
{
  GPtrArray *members = g_ptr_array_new_with_free_func ((GDestroyNotify) pln_structure_member_free);
  g_autoptr (GPtrArray) posts = pln_workspace_referrers (workspace, "post", "body", body);
  g_autoptr (GPtrArray) seats = pln_workspace_referrers (workspace, "membership", "body", body);

  for (guint i = 0; posts != NULL && i < posts->len; i++)
    g_ptr_array_add (members, read_post (workspace, posts->pdata[i], day));
  for (guint i = 0; seats != NULL && i < seats->len; i++)
    g_ptr_array_add (members, read_membership (workspace, seats->pdata[i], day));
  add_vacancies (members);
  g_ptr_array_sort (members, compare_members);
  return members;
}

char *
pln_structure_members_remark (GPtrArray *members)
{
  guint vacant = 0, over = 0, office = 0;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < members->len; i++)
    {
      const PlnStructureMember *member = members->pdata[i];

      vacant += (member->flags & PLN_MEMBER_VACANT) != 0;
      over += (member->flags & PLN_MEMBER_TERM_OVER) != 0;
      office += (member->flags & PLN_MEMBER_OFFICE_ENDED) != 0;
    }
  if (vacant > 0)
    append (text, g_strdup_printf (ngettext ("%u vacancy", "%u vacancies", vacant), vacant));
  if (over > 0)
    append (text, g_strdup_printf (ngettext ("%u term over", "%u terms over", over), over));
  if (office > 0)
    append (text, g_strdup_printf (ngettext ("%u member whose office ended", "%u members whose office ended", office), office));
  return g_string_free (text, text->len == 0);
}

/* ---- edits ------------------------------------------------------------------------------ */

static const char *
add_seat (PlnEdit    *edit,
          const char *body,
          const char *who,
          const char *words,
          const char *role,
          const char *capacity,
          PlnWhen    *when)
{
  const char *id = pln_edit_add (edit, "membership", NULL);

  pln_structure_set_plain (edit, id, "body", PLN_TYPE_REFERENCE, body);
  pln_structure_set_plain (edit, id, "holder", PLN_TYPE_REFERENCE, who);
  pln_structure_set_plain (edit, id, "holder_text", PLN_TYPE_TEXT, who == NULL ? words : NULL);
  pln_structure_set_plain (edit, id, "role", PLN_TYPE_CHOICE, role);
  pln_structure_set_plain (edit, id, "capacity", PLN_TYPE_CHOICE, capacity);
  pln_structure_set_when (edit, id, "start", when);
  return id;
}

PlnEdit *
pln_structure_member_add (PlnWorkspace *workspace,
                          const char   *body,
                          const char   *who,
                          const char   *words,
                          const char   *role,
                          const char   *capacity,
                          PlnWhen      *when)
{
  PlnEdit *edit = pln_edit_new (_("Add Member"));

  add_seat (edit, body, who, words, role, capacity, when);
  return edit;
}

PlnEdit *
pln_structure_member_end (PlnWorkspace *workspace,
                          const char   *membership,
                          PlnWhen      *when,
                          const char   *who,
                          const char   *words)
{
  PlnEdit *edit = pln_edit_new (_("End Membership"));
  g_autoptr (PlnItem) item = pln_item_new (workspace, membership);
  g_autofree char *body = pln_item_get_plain (item, "body"), *role = pln_item_get_plain (item, "role");
  g_autofree char *capacity = pln_item_get_plain (item, "capacity");
  g_autoptr (PlnWhen) start = NULL;
  const char *next;
  PlnDay first, last;

  pln_structure_set_when (edit, membership, "end", when);
  if (who == NULL && (words == NULL || *words == '\0'))
    return edit;
  if (when != NULL && pln_when_get_span (when, &first, &last))
    start = first == last ? pln_when_new_day (last + 1) : pln_when_ref (when);
  next = add_seat (edit, body, who, words, role, capacity, start);
  /* The seat stays what it was: its basis and who names its holder. */
  for (const char *const *field = (const char *const[]) { "basis", "nominated_by", "on_behalf_of", NULL }; *field != NULL; field++)
    pln_edit_set (edit, next, *field, pln_item_get_value (item, *field));
  return edit;
}
