/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-papers"

#include "config.h"

#include "papers/fill-private.h"
#include "papers/ready-sentences.h"

static const char *const askers[] = { "teacher", "guardian", "fellow" };

const XqReadySentence *
xq_ready_sentences (void)
{
  static XqReadySentence sentences[G_N_ELEMENTS (askers) + 1];
  static gsize once;

  if (g_once_init_enter (&once))
    {
      for (guint i = 0; i < G_N_ELEMENTS (askers); i++)
        {
          sentences[i].whom = xq_form_word ("asked_by", askers[i]);
          sentences[i].sentence = xq_form_word ("asked", askers[i]);
        }
      g_once_init_leave (&once, 1);
    }
  return sentences;
}
