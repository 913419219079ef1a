// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <gcrypt.h>
#include <string.h>

#include "store/pln-store-private.h"

/* Sums of records and digests of many (exchange/README.md, The file).  libgcrypt, because it
 * uses what the processor has for SHA-256. */

struct _PlnDigest
{
  gcry_md_hd_t handle; /* owned */
};

static void
prepare_gcrypt (void)
{
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      if (!gcry_control (GCRYCTL_INITIALIZATION_FINISHED_P))
        {
          gcry_check_version (NULL);
          gcry_control (GCRYCTL_DISABLE_SECMEM, 0);
          gcry_control (GCRYCTL_INITIALIZATION_FINISHED, 0);
        }
      g_once_init_leave (&ready, 1);
    }
}

void
pln_sum_of_line (const char *line, gsize len, guint8 sum[PLN_SUM_LEN])
{
  guint8 whole[32];

  prepare_gcrypt ();
  gcry_md_hash_buffer (GCRY_MD_SHA256, whole, line, len);
  memcpy (sum, whole, PLN_SUM_LEN);
}

/* Returns the bytes that the line takes in a file, with its sum and a comma. */
gsize
pln_record_sum (const PlnRecord *record, guint8 sum[PLN_SUM_LEN])
{
  g_autoptr (GString) line = g_string_sized_new (512);

  pln_record_write_line (record, line);
  pln_sum_of_line (line->str, line->len, sum);
  return line->len + strlen (",\"sum\":\"\",") + PLN_SUM_HEX_LEN;
}

void
pln_sum_to_hex (const guint8 sum[PLN_SUM_LEN], char hex[PLN_SUM_HEX_LEN + 1])
{
  static const char digits[] = "0123456789abcdef";

  for (int i = 0; i < PLN_SUM_LEN; i++)
    {
      hex[2 * i] = digits[sum[i] >> 4];
      hex[2 * i + 1] = digits[sum[i] & 15];
    }
  hex[PLN_SUM_HEX_LEN] = '\0';
}

/* Value of a lower-case hexadecimal digit; 255: it is none. */
static const guint8 *
hex_table (void)
{
  static guint8 table[256];
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      memset (table, 255, sizeof table);
      for (int i = 0; i < 16; i++)
        table[(guchar) "0123456789abcdef"[i]] = (guint8) i;
      g_once_init_leave (&ready, 1);
    }
  return table;
}

gboolean
pln_sum_from_hex (const char *hex, guint8 sum[PLN_SUM_LEN])
{
  const guint8 *table = hex_table ();
  guint8 bad = 0;

  for (int i = 0; i < PLN_SUM_LEN && bad < 16; i++)
    {
      guint8 high = table[(guchar) hex[2 * i]], low = high < 16 ? table[(guchar) hex[2 * i + 1]] : 255;

      bad = MAX (high, low);
      sum[i] = (guint8) (high << 4 | low);
    }
  return bad < 16;
}

PlnDigest *
pln_digest_new (void)
{
  PlnDigest *self = g_new0 (PlnDigest, 1);

  prepare_gcrypt ();
  if (gcry_md_open (&self->handle, GCRY_MD_SHA256, 0) != 0)
    g_error ("SHA-256 is not available");
  return self;
}

void
pln_digest_add_hex (PlnDigest *self, const char *hex)
{
  char line[PLN_SUM_HEX_LEN + 1];

  memcpy (line, hex, PLN_SUM_HEX_LEN);
  line[PLN_SUM_HEX_LEN] = '\n';
  gcry_md_write (self->handle, line, sizeof line);
}

void
pln_digest_add_line (PlnDigest *self, const char *sum)
{
  gcry_md_write (self->handle, sum, strlen (sum));
  gcry_md_write (self->handle, "\n", 1);
}

void
pln_digest_add (PlnDigest *self, const guint8 sum[PLN_SUM_LEN])
{
  char hex[PLN_SUM_HEX_LEN + 1];

  pln_sum_to_hex (sum, hex);
  pln_digest_add_hex (self, hex);
}

char *
pln_digest_finish (PlnDigest *self)
{
  const guint8 *bytes = gcry_md_read (self->handle, GCRY_MD_SHA256);
  char *out = g_malloc (65);

  pln_sum_to_hex (bytes, out);
  pln_sum_to_hex (bytes + PLN_SUM_LEN, out + PLN_SUM_HEX_LEN);
  return out;
}

void
pln_digest_free (PlnDigest *self)
{
  if (self == NULL)
    return;
  gcry_md_close (self->handle);
  g_free (self);
}

char *
pln_workspace_get_digest (PlnWorkspace *self, guint64 *count, GError **error)
{
  g_autoptr (PlnDigest) digest = pln_digest_new ();
  g_autoptr (GError) problem = NULL;
  g_autoptr (PlnStatement) statement =
    pln_database_query (self->database, error, "SELECT sum FROM pln_record ORDER BY kind, id", "");
  guint64 n = 0;

  if (statement == NULL)
    return NULL;
  while (pln_statement_step (statement, &problem))
    {
      const guint8 *sum = sqlite3_column_blob (statement->handle, 0);

      if (sum != NULL && sqlite3_column_bytes (statement->handle, 0) == PLN_SUM_LEN)
        pln_digest_add (digest, sum);
      n++;
    }
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  if (count != NULL)
    *count = n;
  return pln_digest_finish (digest);
}
