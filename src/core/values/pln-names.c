/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pln-values-private.h"

#include <langinfo.h>
#include <string.h>

/* Numbers, months and days of the week in words: English and French in full,
 * the names in the other languages of the United Nations, and those of the
 * locale.  The tables are folded as pln_text_fold() does. */

typedef struct
{
  const char *word;
  int         value;
} WordValue;

static int
find_word (const WordValue *table,
           const char      *word)
{
  for (; table->word != NULL; table++)
    if (strcmp (table->word, word) == 0)
      return table->value;
  return 0;
}

guint
pln_tokens_cardinal (const PlnTokens *self,
                     guint            pos,
                     int             *value)
{
  static const WordValue words[] = {
    { "a", 1 }, { "an", 1 }, { "one", 1 }, { "two", 2 }, { "three", 3 }, { "four", 4 }, { "five", 5 }, { "six", 6 },
    { "seven", 7 }, { "eight", 8 }, { "nine", 9 }, { "ten", 10 }, { "eleven", 11 }, { "twelve", 12 },
    { "fifteen", 15 }, { "eighteen", 18 }, { "twenty", 20 }, { "thirty", 30 }, { "sixty", 60 }, { "ninety", 90 },
    { "un", 1 }, { "une", 1 }, { "deux", 2 }, { "trois", 3 }, { "quatre", 4 }, { "cinq", 5 }, { "sept", 7 },
    { "huit", 8 }, { "neuf", 9 }, { "dix", 10 }, { "onze", 11 }, { "douze", 12 }, { "quinze", 15 }, { "vingt", 20 },
    { "trente", 30 }, { "soixante", 60 }, { NULL, 0 },
  };
  const PlnToken *token = &self->items[pos];

  if (token->type == PLN_TOKEN_NUMBER && token->value >= 0)
    {
      *value = token->value;
      return 1;
    }
  *value = token->type == PLN_TOKEN_WORD ? find_word (words, token->text) : 0;
  return *value > 0 ? 1 : 0;
}

guint
pln_tokens_ordinal (const PlnTokens *self,
                    guint            pos,
                    int             *value)
{
  static const WordValue words[] = {
    { "first", 1 }, { "second", 2 }, { "third", 3 }, { "fourth", 4 }, { "fifth", 5 }, { "sixth", 6 }, { "last", -1 },
    { "premier", 1 }, { "premiere", 1 }, { "deuxieme", 2 }, { "seconde", 2 }, { "troisieme", 3 }, { "quatrieme", 4 },
    { "cinquieme", 5 }, { "sixieme", 6 }, { "dernier", -1 }, { "derniere", -1 }, { "premiers", 1 }, { "premieres", 1 }, { "derniers", -1 },
    { "dernieres", -1 }, { "latter", -1 },
    { "primer", 1 }, { "primero", 1 }, { "primera", 1 }, { "segundo", 2 }, { "segunda", 2 }, { "tercer", 3 }, { "tercero", 3 },
    { "tercera", 3 }, { "cuarto", 4 }, { "cuarta", 4 }, { "ultimo", -1 }, { "ultima", -1 },
    { "первыи", 1 }, { "первое", 1 }, { "первом", 1 }, { "первого", 1 }, { "второи", 2 }, { "второе", 2 }, { "втором", 2 },
    { "второго", 2 }, { "третии", 3 }, { "третьем", 3 }, { "третьего", 3 }, { "четвертыи", 4 }, { "четвертом", 4 },
    { "четвертого", 4 }, { "последнии", -1 }, { "последнем", -1 },
    { "الاول", 1 }, { "الاولى", 1 }, { "الثاني", 2 }, { "الثانية", 2 }, { "الثالث", 3 }, { "الثالثة", 3 }, { "الرابع", 4 },
    { "الاخير", -1 }, { NULL, 0 },
  };
  static const char *const endings[] = { "st", "nd", "rd", "th", "er", "ere", "re", "e", "eme", "o", "a", NULL };
  static const char *const loose[] = { "st", "nd", "rd", "th", "er", "ere", "eme", NULL }; /* “18 th”, as superscripts are copied */
  const PlnToken *token = &self->items[pos];
  guint n;

  if (token->type == PLN_TOKEN_NUMBER && token->value > 0 && token->digits <= 3)
    {
      const PlnToken *ending = token + 1;

      if (pln_tokens_match_any (self, pos + 1, ending->tight ? endings : loose, &n) < 0)
        return 0;
      *value = token->value;
      return 2;
    }
  *value = token->type == PLN_TOKEN_WORD ? find_word (words, token->text) : 0;
  return *value != 0 ? 1 : 0;
}

/* Whether the folded name of the locale is the word, with or without a point at its end. */
static gboolean
is_locale_name (nl_item     item,
                const char *word)
{
  const char *name = nl_langinfo (item);
  g_autofree char *utf8 = NULL, *folded = NULL;
  gsize len;

  if (name == NULL || *name == 0)
    return FALSE;
  utf8 = g_utf8_validate (name, -1, NULL) ? g_strdup (name) : g_locale_to_utf8 (name, -1, NULL, NULL, NULL);
  if (utf8 == NULL)
    return FALSE;
  folded = g_strstrip (pln_text_fold (utf8));
  len = strlen (folded);
  while (len > 0 && folded[len - 1] == '.')
    folded[--len] = 0;
  return len > 0 && strcmp (folded, word) == 0;
}

int
pln_month_from_word (const char *word)
{
  static const WordValue words[] = {
    { "january", 1 }, { "february", 2 }, { "march", 3 }, { "april", 4 }, { "may", 5 }, { "june", 6 }, { "july", 7 },
    { "august", 8 }, { "september", 9 }, { "october", 10 }, { "november", 11 }, { "december", 12 },
    { "jan", 1 }, { "feb", 2 }, { "mar", 3 }, { "apr", 4 }, { "jun", 6 }, { "jul", 7 }, { "aug", 8 }, { "sep", 9 },
    { "sept", 9 }, { "oct", 10 }, { "nov", 11 }, { "dec", 12 },
    { "janvier", 1 }, { "fevrier", 2 }, { "mars", 3 }, { "avril", 4 }, { "mai", 5 }, { "juin", 6 }, { "juillet", 7 },
    { "aout", 8 }, { "septembre", 9 }, { "octobre", 10 }, { "novembre", 11 }, { "decembre", 12 },
    { "janv", 1 }, { "fevr", 2 }, { "fev", 2 }, { "avr", 4 }, { "juil", 7 },
    { "enero", 1 }, { "febrero", 2 }, { "marzo", 3 }, { "abril", 4 }, { "mayo", 5 }, { "junio", 6 }, { "julio", 7 }, { "agosto", 8 },
    { "septiembre", 9 }, { "setiembre", 9 }, { "octubre", 10 }, { "noviembre", 11 }, { "diciembre", 12 },
    { "январь", 1 }, { "января", 1 }, { "январе", 1 }, { "январю", 1 }, { "февраль", 2 }, { "февраля", 2 }, { "феврале", 2 },
    { "февралю", 2 }, { "март", 3 }, { "марта", 3 }, { "марте", 3 }, { "марту", 3 }, { "апрель", 4 }, { "апреля", 4 },
    { "апреле", 4 }, { "апрелю", 4 }, { "маи", 5 }, { "мая", 5 }, { "мае", 5 }, { "маю", 5 }, { "июнь", 6 }, { "июня", 6 },
    { "июне", 6 }, { "июню", 6 }, { "июль", 7 }, { "июля", 7 }, { "июле", 7 }, { "июлю", 7 }, { "август", 8 }, { "августа", 8 },
    { "августе", 8 }, { "августу", 8 }, { "сентябрь", 9 }, { "сентября", 9 }, { "сентябре", 9 }, { "сентябрю", 9 },
    { "октябрь", 10 }, { "октября", 10 }, { "октябре", 10 }, { "октябрю", 10 }, { "ноябрь", 11 }, { "ноября", 11 },
    { "ноябре", 11 }, { "ноябрю", 11 }, { "декабрь", 12 }, { "декабря", 12 }, { "декабре", 12 }, { "декабрю", 12 },
    { "يناير", 1 }, { "فبراير", 2 }, { "مارس", 3 }, { "ابريل", 4 }, { "مايو", 5 }, { "يونيو", 6 }, { "يونيه", 6 }, { "يوليو", 7 },
    { "يوليه", 7 }, { "اغسطس", 8 }, { "سبتمبر", 9 }, { "اكتوبر", 10 }, { "نوفمبر", 11 }, { "ديسمبر", 12 },
    { "شباط", 2 }, { "اذار", 3 }, { "نيسان", 4 }, { "ايار", 5 }, { "حزيران", 6 }, { "تموز", 7 }, { "اب", 8 }, { "ايلول", 9 },
    { NULL, 0 },
  };
  static const nl_item names[] = { MON_1, ALTMON_1, ABMON_1, _NL_ABALTMON_1 };
  int found = find_word (words, word);

  for (guint i = 0; found == 0 && i < G_N_ELEMENTS (names); i++)
    for (int month = 0; found == 0 && month < 12; month++)
      if (is_locale_name (names[i] + month, word))
        found = month + 1;
  return found;
}

int
pln_weekday_from_word (const char *word)
{
  static const WordValue words[] = {
    { "monday", 1 }, { "tuesday", 2 }, { "wednesday", 3 }, { "thursday", 4 }, { "friday", 5 }, { "saturday", 6 }, { "sunday", 7 },
    { "mondays", 1 }, { "tuesdays", 2 }, { "wednesdays", 3 }, { "thursdays", 4 }, { "fridays", 5 }, { "saturdays", 6 },
    { "sundays", 7 }, { "mon", 1 }, { "tue", 2 }, { "tues", 2 }, { "wed", 3 }, { "thu", 4 }, { "thur", 4 }, { "thurs", 4 },
    { "fri", 5 }, { "sat", 6 }, { "sun", 7 },
    { "lundi", 1 }, { "mardi", 2 }, { "mercredi", 3 }, { "jeudi", 4 }, { "vendredi", 5 }, { "samedi", 6 }, { "dimanche", 7 },
    { "lundis", 1 }, { "mardis", 2 }, { "mercredis", 3 }, { "jeudis", 4 }, { "vendredis", 5 }, { "samedis", 6 },
    { "dimanches", 7 }, { "lun", 1 }, { "mer", 3 }, { "jeu", 4 }, { "ven", 5 }, { "sam", 6 }, { "dim", 7 },
    { "lunes", 1 }, { "martes", 2 }, { "miercoles", 3 }, { "jueves", 4 }, { "viernes", 5 }, { "sabado", 6 }, { "domingo", 7 },
    { "понедельник", 1 }, { "вторник", 2 }, { "среда", 3 }, { "среду", 3 }, { "четверг", 4 }, { "пятница", 5 }, { "пятницу", 5 },
    { "суббота", 6 }, { "субботу", 6 }, { "воскресенье", 7 },
    { "الاثنين", 1 }, { "الثلاثاء", 2 }, { "الاربعاء", 3 }, { "الخميس", 4 }, { "الجمعة", 5 }, { "السبت", 6 }, { "الاحد", 7 },
    { NULL, 0 },
  };
  static const nl_item names[] = { DAY_1, ABDAY_1 };
  int found = find_word (words, word);

  for (guint i = 0; found == 0 && i < G_N_ELEMENTS (names); i++)
    for (int day = 0; found == 0 && day < 7; day++)
      if (is_locale_name (names[i] + day, word))
        found = day == 0 ? 7 : day;
  return found;
}
