// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Keeps the library from being empty until its first source lands.
extern const int pln_schema_placeholder;
const int pln_schema_placeholder = 0;
