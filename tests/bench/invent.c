/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <string.h>

#include "invent.h"

#define N_WORDS 6000

struct _Invention
{
  GRand     *chance;
  GPtrArray *characters;  /* the common ones of GB 2312 */
  GPtrArray *words;
};

/* The earlier a thing stands in its list, the more often it is taken. */
static guint
take_uneven (Invention *self,
             guint      n,
             double     flatness)
{
  double most = flatness * (pow ((n + flatness) / flatness, g_rand_double (self->chance)) - 1.0);

  return MIN ((guint) most, n - 1);
}

static void
add_characters (Invention *self)
{
  self->characters = g_ptr_array_new_with_free_func (g_free);
  for (guint row = 0xb0; row < 0xd8; row++)
    for (guint cell = 0xa1; cell < 0xff; cell++)
      {
        const char bytes[2] = { (char) row, (char) cell };
        char *character = g_convert (bytes, sizeof bytes, "UTF-8", "GB2312", NULL, NULL, NULL);

        if (character == NULL || strstr (SOUGHT_WORD, character) != NULL)
          g_free (character);
        else
          g_ptr_array_add (self->characters, character);
      }
  g_assert (self->characters->len > 3000);
  for (guint i = self->characters->len - 1; i > 0; i--)
    {
      guint j = (guint) g_rand_int_range (self->chance, 0, (gint32) i + 1);
      gpointer other = self->characters->pdata[j];

      self->characters->pdata[j] = self->characters->pdata[i];
      self->characters->pdata[i] = other;
    }
}

static void
add_words (Invention *self)
{
  static const guint lengths[] = { 1, 2, 2, 2, 3 };

  self->words = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < N_WORDS; i++)
    {
      GString *word = g_string_new (NULL);
      guint length = lengths[invention_choose (self, G_N_ELEMENTS (lengths))];

      for (guint j = 0; j < length; j++)
        g_string_append (word, g_ptr_array_index (self->characters, take_uneven (self, self->characters->len, 8)));
      g_ptr_array_add (self->words, g_string_free (word, FALSE));
    }
}

Invention *
invention_new (guint32 seed)
{
  Invention *self = g_new0 (Invention, 1);

  self->chance = g_rand_new_with_seed (seed);
  add_characters (self);
  add_words (self);
  return self;
}

void
invention_free (Invention *self)
{
  g_rand_free (self->chance);
  g_ptr_array_unref (self->characters);
  g_ptr_array_unref (self->words);
  g_free (self);
}

guint
invention_choose (Invention *self,
                  guint      n)
{
  return (guint) g_rand_int_range (self->chance, 0, (gint32) n);
}

static void
append_one_of (Invention  *self,
               GString    *text,
               const char *characters)
{
  const char *from = g_utf8_offset_to_pointer (characters, invention_choose (self, (guint) g_utf8_strlen (characters, -1)));

  g_string_append_len (text, from, g_utf8_next_char (from) - from);
}

char *
invention_name (Invention *self)
{
  GString *name = g_string_new (NULL);
  guint given = 1 + (invention_choose (self, 3) > 0);

  append_one_of (self, name, "王李张刘陈杨黄赵吴周徐孙马朱胡林郭何高罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈");
  for (guint i = 0; i < given; i++)
    append_one_of (self, name, "子涵梓轩雨欣浩宇思远佳怡俊杰诗琪文博嘉豪语桐天佑心明哲若曦泽可馨一诺晨志强建国丽华秀英海燕栋晓春梅冬雪");
  return g_string_free (name, FALSE);
}

char *
invention_note (Invention *self,
                guint      length)
{
  GString *note = g_string_new (NULL);
  guint sought_after = G_MAXUINT;
  guint so_far = 0;

  length = length * (70 + invention_choose (self, 61)) / 100;
  if (invention_choose (self, 50) == 0)
    sought_after = invention_choose (self, length);
  while (so_far < length)
    {
      guint n_words = 3 + invention_choose (self, 4);

      for (guint i = 0; i < n_words; i++)
        {
          const char *word = g_ptr_array_index (self->words, take_uneven (self, N_WORDS, 20));

          g_string_append (note, word);
          so_far += (guint) g_utf8_strlen (word, -1);
        }
      if (so_far > sought_after)
        {
          g_string_append (note, SOUGHT_WORD);
          sought_after = G_MAXUINT;
        }
      append_one_of (self, note, so_far < length ? "，，，、；" : "。");
      so_far++;
    }
  return g_string_free (note, FALSE);
}
