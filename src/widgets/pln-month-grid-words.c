// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/pln-month-grid-private.h"

#include <glib/gi18n.h>

/* What a screen reader and a tooltip say of the items of the month. */

static guint
count_on (PlnMonthGrid *self, PlnDay day, GString *titles)
{
  guint n = 0;

  for (guint i = 0; i < self->entries->len; i++)
    {
      const PlnMonthEntry *e = pln_month_grid_entry (self, i);

      if (day < e->first || day > e->last)
        continue;
      if (titles != NULL)
        g_string_append_printf (titles, "%s%s", n > 0 ? "; " : "", e->title);
      n++;
    }
  return n;
}

/* "Thematic session, day 1 of 2, Vienna, Planned": what a screen reader says of a meeting. */
static char *
spoken_entry (const PlnMonthEntry *e, PlnDay day, gboolean band)
{
  GString *text = g_string_new (e->title);

  if (band)
    g_string_append_printf (text, ", %s, %s", e->when_text, _("not on a day"));
  else if (e->last > e->first && day != PLN_DAY_NONE)
    {
      g_string_append (text, ", ");
      g_string_append_printf (text, _("day %d of %d"), day - e->first + 1, e->last - e->first + 1);
    }
  if (e->place != NULL && *e->place != '\0')
    g_string_append_printf (text, ", %s", e->place);
  if (e->state != NULL && *e->state != '\0')
    g_string_append_printf (text, ", %s", e->state);
  if (e->flags & PLN_ENTRY_DISAGREES)
    g_string_append_printf (text, ", %s", _("disagrees with what is applied"));
  if (e->flags & PLN_ENTRY_CLASHES)
    g_string_append_printf (text, ", %s", _("clashes with another meeting"));
  return g_string_free_and_steal (text);
}

static void
describe_day (PlnMonthGrid *self, guint i, PlnCanvasItem *out)
{
  const PlnDay day = self->layout.first + i;
  g_autoptr (GString) titles = g_string_new (NULL);
  const guint n = count_on (self, day, titles);
  /* Translators: a day in full, read aloud, as g_date_time_format() writes it: "Monday 4 September 2017". */
  g_autofree char *date = pln_day_format (day, C_("day in full", "%A %-e %B %Y"));
  g_autofree char *meetings = n == 0 ? g_strdup (_("no meetings"))
                                     : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u meeting", "%u meetings", n), n);

  out->role = GTK_ACCESSIBLE_ROLE_GRID_CELL;
  out->name = day == self->today ? g_strdup_printf ("%s, %s, %s", date, _("today"), meetings)
                                 : g_strdup_printf ("%s, %s", date, meetings);
  if (n > 0)
    out->description = g_strdup (titles->str);
  out->row = i / 7 + 1;
  out->column = i % 7 + 1;
  out->selected = day == self->selected_day;
}

void
pln_month_grid_describe (PlnCanvas *canvas, guint item, PlnCanvasItem *out)
{
  PlnMonthGrid *self = PLN_MONTH_GRID (canvas);
  guint i;

  switch (pln_month_grid_item_kind (self, item, &i))
    {
    case PLN_MONTH_ITEM_DAY:
      describe_day (self, i, out);
      break;
    case PLN_MONTH_ITEM_BAR:
      {
        const PlnMonthBar *bar = pln_month_grid_bar (self, i);
        const PlnMonthEntry *e = pln_month_grid_entry (self, bar->span);

        out->role = GTK_ACCESSIBLE_ROLE_LIST_ITEM;
        out->name = spoken_entry (e, self->layout.first + bar->week * 7 + bar->first_col, FALSE);
        out->selected = self->selected_id != NULL && g_str_equal (self->selected_id, e->id);
        break;
      }
    case PLN_MONTH_ITEM_BAND:
    default:
      out->role = GTK_ACCESSIBLE_ROLE_LIST_ITEM;
      if (self->layout.n_band_more > 0 && i == self->layout.n_band - 1)
        out->name = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u more without a day", "%u more without a day", self->layout.n_band_more),
                                     self->layout.n_band_more);
      else
        out->name = spoken_entry (&g_array_index (self->band, PlnMonthEntry, i), PLN_DAY_NONE, TRUE);
      break;
    }
}

char *
pln_month_grid_tooltip (PlnCanvas *canvas, int item, double x, double y)
{
  PlnMonthGrid *self = PLN_MONTH_GRID (canvas);
  guint i;

  if (item < 0)
    return NULL;
  switch (pln_month_grid_item_kind (self, item, &i))
    {
    case PLN_MONTH_ITEM_BAR:
      {
        const PlnMonthBar *bar = pln_month_grid_bar (self, i);
        const PlnMonthEntry *e = pln_month_grid_entry (self, bar->span);
        g_autofree char *day = pln_day_format (e->first, C_("day in full", "%A %-e %B %Y"));
        g_autofree char *last = pln_day_format (e->last, C_("day in full", "%A %-e %B %Y"));
        g_autofree char *text = spoken_entry (e, PLN_DAY_NONE, FALSE);

        return e->first == e->last ? g_strdup_printf ("%s\n%s", text, day) : g_strdup_printf ("%s\n%s – %s", text, day, last);
      }
    case PLN_MONTH_ITEM_BAND:
      if (self->layout.n_band_more == 0 || i < self->layout.n_band - 1)
        {
          const PlnMonthEntry *e = &g_array_index (self->band, PlnMonthEntry, i);

          return g_strdup_printf ("%s\n%s", e->title, e->when_text);
        }
      return NULL;
    case PLN_MONTH_ITEM_DAY:
    default:
      return NULL;
    }
}
