/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Any bytes as a snapshot file: what is read whole is JSON for json-glib too, a stamped record whose sum fits gives that
 * sum again, and hand-edited files are read without harm. */
#include "fuzz.h"

#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "exchange/pln-snapshot-reader.h"

static gboolean
read_whole (const uint8_t *data, size_t size, PlnSnapshotFlags flags)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (data, (gssize) size, NULL);
  g_autoptr (PlnSnapshotReader) reader = pln_snapshot_reader_new (stream, "fuzz", FALSE, flags);
  g_autoptr (GError) error = NULL;
  PlnSnapshotEntry entry;

  while (pln_snapshot_reader_next (reader, &entry, NULL, &error))
    {
      PlnIncoming incoming;
      guint8 sum[PLN_SUM_LEN];

      if (!pln_snapshot_reader_parse (reader, &incoming, &error))
        break;
      fuzz_assert (incoming.stamped == (incoming.record != NULL));
      if (incoming.fits)
        {
          pln_record_sum (incoming.record, sum);
          fuzz_assert (memcmp (sum, incoming.sum, PLN_SUM_LEN) == 0);
        }
      pln_incoming_clear (&incoming);
    }
  fuzz_assert (error == NULL || (error->domain == PLN_EXCHANGE_ERROR && strchr (error->message, '\n') == NULL));
  return error == NULL;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  gboolean whole = read_whole (data, size, PLN_SNAPSHOT_DEFAULT);

  read_whole (data, size, PLN_SNAPSHOT_ACCEPT_EDITS);
  if (whole)
    {
      g_autoptr (JsonParser) parser = json_parser_new ();

      if (size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
        data += 3, size -= 3;
      fuzz_assert (json_parser_load_from_data (parser, (const char *) data, (gssize) size, NULL));
    }
  return 0;
}
