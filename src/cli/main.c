// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <glib.h>

int
main (int argc, char *argv[])
{
  if (argc == 2 && g_str_equal (argv[1], "--version"))
    g_print ("plenaryctl %s\n", VERSION);
  return 0;
}
