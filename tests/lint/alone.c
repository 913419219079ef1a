// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Linked with all of one room and what stands below it: where a room calls
// something above itself, or a library that is not its own, the build fails.

int
main (void)
{
  return 0;
}
