/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Invented words: the same for every run of the same seed. */
typedef struct _Invention Invention;

/* Two characters that stand in one note of fifty, and in no other word. */
#define SOUGHT_WORD "焦虑"

/**
 * invention_new:
 * @seed: the same seed gives the same words
 *
 * Characters and words are as unevenly frequent as in real texts: how well they
 * compress and how often a search finds half of a word depends on it.
 *
 * Returns: (transfer full): a source of words
 */
Invention *invention_new    (guint32      seed);

/**
 * invention_free:
 * @self: (transfer full): the source
 */
void       invention_free   (Invention   *self);

/**
 * invention_name:
 * @self: a source
 *
 * Returns: (transfer full): a person's name of two or three characters
 */
char      *invention_name   (Invention   *self);

/**
 * invention_note:
 * @self: a source
 * @length: about how many characters
 *
 * Returns: (transfer full): a note; SOUGHT_WORD stands in one of fifty
 */
char      *invention_note   (Invention   *self,
                             guint        length);

/**
 * invention_choose:
 * @self: a source
 * @n: a number
 *
 * Returns: a number below @n
 */
guint      invention_choose (Invention   *self,
                             guint        n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Invention, invention_free)

G_END_DECLS
