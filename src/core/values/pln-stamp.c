/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pln-values-private.h"

#include <string.h>
#include <sys/random.h>

/* Identifiers, stamps and their times, as in section 2 of the exchange contract. */

static void
fill_random (guint8 *bytes,
             gsize   n)
{
  gsize got = 0;

  while (got < n)
    {
      gssize more = getrandom (bytes + got, n - got, 0);

      if (more > 0)
        got += (gsize) more;
      else
        bytes[got++] = (guint8) g_random_int_range (0, 256); /* no system source: better than nothing */
    }
}

gboolean
pln_id_is_valid (const char *id)
{
  gsize n = 0;

  for (; id[n] != 0; n++)
    if (n >= 64 || !(g_ascii_isalnum (id[n]) || strchr ("._:-", id[n]) != NULL))
      return FALSE;
  return n > 0;
}

/* UUID of version 7 (RFC 9562): 48 bits of time, the rest random. (transfer full) */
char *
pln_id_new (gint64 unix_ms)
{
  guint64 ms = (guint64) MAX (unix_ms, 0);
  guint8 b[16];

  fill_random (b, sizeof b);
  for (int i = 0; i < 6; i++)
    b[i] = (guint8) (ms >> (40 - 8 * i));
  b[6] = (b[6] & 0x0f) | 0x70;
  b[8] = (b[8] & 0x3f) | 0x80;
  return g_strdup_printf ("%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x", b[0], b[1], b[2], b[3],
                          b[4], b[5], b[6], b[7], b[8], b[9], b[10], b[11], b[12], b[13], b[14], b[15]);
}

/* Ours are of [a-z2-7]; the example in the contract has a 9, so 8 and 9 are read too. */
static gboolean
replica_chars_are_valid (const char *replica)
{
  for (int i = 0; i < 10; i++)
    if (!((replica[i] >= 'a' && replica[i] <= 'z') || (replica[i] >= '2' && replica[i] <= '9')))
      return FALSE;
  return TRUE;
}

gboolean
pln_replica_is_valid (const char *replica)
{
  return replica_chars_are_valid (replica) && replica[10] == 0;
}

/* (transfer full) */
char *
pln_replica_new (void)
{
  char replica[11] = "";
  guint8 bytes[10];

  fill_random (bytes, sizeof bytes);
  for (int i = 0; i < 10; i++)
    replica[i] = "abcdefghijklmnopqrstuvwxyz234567"[bytes[i] & 31];
  return g_strdup (replica);
}

/* n digits at text, -1 when there are others. */
static int
digits (const char *text,
        guint       n)
{
  int value = 0;

  for (guint i = 0; i < n; i++)
    {
      if (text[i] < '0' || text[i] > '9')
        return -1;
      value = value * 10 + (text[i] - '0');
    }
  return value;
}

/* 2026-11-21T09:30:00.123Z at text, which has at least 24 bytes; FALSE: no such time. */
static gboolean
read_time (const char *text,
           gint64     *unix_ms)
{
  int year = digits (text, 4), month = digits (text + 5, 2), mday = digits (text + 8, 2);
  int hour = digits (text + 11, 2), minute = digits (text + 14, 2), second = digits (text + 17, 2);
  int ms = digits (text + 20, 3);
  PlnDay day;

  if (text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != '.' ||
      text[23] != 'Z')
    return FALSE;
  if (year < 0 || month < 0 || mday < 0 || hour < 0 || minute < 0 || second < 0 || ms < 0)
    return FALSE;
  if (hour > 23 || minute > 59 || second > 59)
    return FALSE;
  day = pln_day_from_ymd (year, month, mday);
  if (day == PLN_DAY_NONE)
    return FALSE;
  if (unix_ms != NULL)
    *unix_ms = ((gint64) day * 86400 + hour * 3600 + minute * 60 + second) * 1000 + ms;
  return TRUE;
}

static gboolean
is_counter (const char *text)
{
  for (int i = 0; i < 4; i++)
    if (!g_ascii_isdigit (text[i]) && !(text[i] >= 'a' && text[i] <= 'f'))
      return FALSE;
  return TRUE;
}

/* TIME/NNNN; len -1: up to NUL. */
gboolean
pln_stamp_time_is_valid (const char *time,
                         gssize      len)
{
  if (len < 0)
    len = (gssize) strlen (time);
  return len == PLN_STAMP_TIME_LEN && read_time (time, NULL) && time[24] == '/' && is_counter (time + 25);
}

gboolean
pln_stamp_is_valid (const char *stamp)
{
  return strlen (stamp) == PLN_STAMP_LEN && pln_stamp_time_is_valid (stamp, PLN_STAMP_TIME_LEN) &&
         stamp[PLN_STAMP_TIME_LEN] == '/' && replica_chars_are_valid (stamp + PLN_STAMP_TIME_LEN + 1);
}

/* (transfer full) */
char *
pln_stamp_new (const char *time,
               const char *replica)
{
  return g_strconcat (time, "/", replica, NULL);
}

/* (transfer full) */
char *
pln_stamp_get_time (const char *stamp)
{
  return g_strndup (stamp, PLN_STAMP_TIME_LEN);
}

const char *
pln_stamp_get_replica (const char *stamp)
{
  return strlen (stamp) > PLN_STAMP_TIME_LEN ? stamp + PLN_STAMP_TIME_LEN + 1 : "";
}

/* (transfer full); NULL when last is the very last time there is. */
char *
pln_stamp_next_time (const char *last,
                     gint64      wall_unix_ms)
{
  g_autofree char *wall = pln_time_format_rfc3339 (wall_unix_ms);
  g_autofree char *now = g_strconcat (wall, "/0000", NULL);
  g_autofree char *next_ms = NULL;
  gint64 last_ms;
  guint64 counter;

  if (last == NULL || strcmp (now, last) > 0 || !pln_stamp_time_is_valid (last, -1))
    return g_steal_pointer (&now);
  counter = g_ascii_strtoull (last + 25, NULL, 16);
  if (counter < 0xffff)
    return g_strdup_printf ("%.24s/%04x", last, (guint) counter + 1);
  read_time (last, &last_ms);
  next_ms = pln_time_format_rfc3339 (last_ms + 1);
  return strncmp (next_ms, last, 24) > 0 ? g_strconcat (next_ms, "/0000", NULL) : NULL;
}

/* 0 for what is no stamp. */
gint64
pln_stamp_get_unix_ms (const char *stamp)
{
  gint64 unix_ms = 0;

  if (strlen (stamp) >= 24)
    read_time (stamp, &unix_ms);
  return unix_ms;
}

/* Times before the year 0 or after 9999 give the nearest that can be written. (transfer full) */
char *
pln_time_format_rfc3339 (gint64 unix_ms)
{
  const gint64 day_ms = G_GINT64_CONSTANT (86400000);
  const gint64 least = pln_day_from_ymd (0, 1, 1) * day_ms, most = (pln_day_from_ymd (9999, 12, 31) + 1) * day_ms - 1;
  gint64 ms = CLAMP (unix_ms, least, most), of_day = ((ms % day_ms) + day_ms) % day_ms;
  int year, month, mday, second = (int) (of_day / 1000);

  pln_day_to_ymd ((PlnDay) ((ms - of_day) / day_ms), &year, &month, &mday);
  return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02d.%03dZ", year, month, mday, second / 3600, second / 60 % 60,
                          second % 60, (int) (of_day % 1000));
}

/* RFC 3339 in UTC ("Z" or "+00:00"), with any fraction of a second, cut to milliseconds. */
gboolean
pln_time_parse_rfc3339 (const char *text,
                        gint64     *unix_ms)
{
  char full[25] = "";
  const char *p;
  int n = 0;

  if (strlen (text) < 20 || (text[10] != 'T' && text[10] != 't' && text[10] != ' '))
    return FALSE;
  memcpy (full, text, 19);
  full[10] = 'T';
  memcpy (full + 19, ".000Z", 5);
  p = text + 19;
  if (*p == '.')
    {
      for (p++; g_ascii_isdigit (*p); p++, n++)
        if (n < 3)
          full[20 + n] = *p;
      if (n == 0)
        return FALSE;
    }
  if (g_ascii_strcasecmp (p, "Z") != 0 && strcmp (p, "+00:00") != 0 && strcmp (p, "-00:00") != 0)
    return FALSE;
  return read_time (full, unix_ms);
}
