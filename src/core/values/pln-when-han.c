/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pln-when-private.h"

#include <string.h>

/* Chinese dates: 2017年7月18日, 2017年第三季度, 2018年下半年, 2017年9月底.  Each
 * character is a token of its own. */

static gboolean
is (const PlnTokens *tokens,
    guint            pos,
    const char      *word)
{
  return pln_tokens_match (tokens, pos, word) > 0;
}

/* 7, 七, 十二, 二十一; its tokens. */
static guint
read_number (const PlnTokens *tokens,
             guint            pos,
             int             *value)
{
  static const char *const digits[] = { "一", "二", "三", "四", "五", "六", "七", "八", "九", NULL };
  guint n, start = pos;
  int tens = 0, ones = 0, which;

  if (pos < tokens->n && tokens->items[pos].type == PLN_TOKEN_NUMBER && tokens->items[pos].digits <= 2)
    {
      *value = tokens->items[pos].value;
      return 1;
    }
  if ((which = pln_tokens_match_any (tokens, pos, digits, &n)) >= 0)
    {
      ones = which + 1;
      pos++;
    }
  if (is (tokens, pos, "十"))
    {
      tens = ones > 0 ? ones : 1;
      ones = 0;
      pos++;
      if ((which = pln_tokens_match_any (tokens, pos, digits, &n)) >= 0)
        {
          ones = which + 1;
          pos++;
        }
    }
  *value = tens * 10 + ones;
  return pos - start;
}

/* 第三季度, 三季度, 上半年, 下半年 behind the year. */
static guint
read_quarter (const PlnTokens *tokens,
              guint            pos,
              PlnPiece        *piece)
{
  guint p = is (tokens, pos, "第") ? pos + 1 : pos, n;
  int value;

  n = read_number (tokens, p, &value);
  if (n > 0 && is (tokens, p + n, "季 度") && value >= 1 && value <= 4)
    {
      piece->quarter = value;
      return p + n + 2;
    }
  if (is (tokens, pos, "上 半 年"))
    piece->half = 1;
  else if (is (tokens, pos, "下 半 年"))
    piece->half = 2;
  return piece->half > 0 ? pos + 3 : pos;
}

/* 初, 中, 底, 末, 年底: which part of the month or year. */
static guint
read_part (const PlnTokens *tokens,
           guint            pos,
           PlnPiece        *piece)
{
  static const char *const words[] = { "年 初", "初", "上 旬", "年 中", "中 旬", "中", "年 底", "年 末", "底", "末", "下 旬", NULL };
  static const PlnPart parts[] = { PLN_PART_EARLY, PLN_PART_EARLY, PLN_PART_EARLY, PLN_PART_MIDDLE, PLN_PART_MIDDLE, PLN_PART_MIDDLE,
                                   PLN_PART_END, PLN_PART_END, PLN_PART_END, PLN_PART_END, PLN_PART_END };
  guint n;
  int which = pln_tokens_match_any (tokens, pos, words, &n);

  if (which < 0)
    return pos;
  piece->part = parts[which];
  return pos + n;
}

static guint
read_weekday (const PlnTokens *tokens,
              guint            pos,
              PlnPiece        *piece)
{
  static const char *const openings[] = { "星 期", "周", "礼 拜", "( 星 期", NULL };
  guint n, m;
  int value;

  if (pln_tokens_match_any (tokens, pos, openings, &n) < 0)
    return pos;
  if (is (tokens, pos + n, "日") || is (tokens, pos + n, "天"))
    value = 7, m = 1;
  else
    m = read_number (tokens, pos + n, &value);
  if (m == 0 || value > 7)
    return pos;
  piece->weekday = value;
  pos += n + m;
  return is (tokens, pos, ")") ? pos + 1 : pos;
}

/* The position behind the date, 0: there is none in Chinese. */
guint
pln_piece_read_han (const PlnTokens *tokens,
                    guint            pos,
                    PlnPiece        *piece)
{
  const PlnToken *token = &tokens->items[MIN (pos, tokens->n)];
  guint start = pos, n;
  int value;

  if (token->type == PLN_TOKEN_NUMBER && token->digits == 4 && is (tokens, pos + 1, "年"))
    {
      piece->year = token->value;
      pos += 2;
      n = read_quarter (tokens, pos, piece);
      if (n > pos)
        return n;
    }
  n = read_number (tokens, pos, &value);
  if (n > 0 && is (tokens, pos + n, "月"))
    {
      piece->month = value;
      piece->nonsense = value < 1 || value > 12;
      pos += n + 1;
      if (is (tokens, pos, "份"))
        pos++;
      n = read_number (tokens, pos, &value);
    }
  else if (pos == start && !(n > 0 && (is (tokens, pos + n, "日") || is (tokens, pos + n, "号"))))
    return 0;
  if (n > 0 && (is (tokens, pos + n, "日") || is (tokens, pos + n, "号")))
    {
      piece->day = value;
      piece->nonsense |= value < 1;
      pos += n + 1;
      return read_weekday (tokens, pos, piece);
    }
  return read_part (tokens, pos, piece);
}
