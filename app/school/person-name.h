/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "store/record.h"

G_BEGIN_DECLS

/**
 * xq_person_name_normalize:
 * @name: a name as somebody typed it or a spreadsheet gave it, UTF-8
 *
 * One spelling for one name: NFC, full-width letters and spaces made plain,
 * the space that pads two-character names in lists taken out, the several dots
 * of names in other languages made one. A name that is not all Chinese
 * characters keeps single spaces. Any thread.
 *
 * Returns: (transfer full): the name; empty if nothing is left
 */
char     *xq_person_name_normalize    (const char *name);

/**
 * xq_person_name_dup_pinyin:
 * @name: a normalised name
 *
 * The syllables in lower case without tones, separated by one space, a family
 * name read as a family name (ICU, Han-Latin/Names): bytewise order of this key
 * is the order that readers of pinyin expect. A character without a known
 * reading stands for itself. Any thread.
 *
 * Returns: (transfer full): the key
 */
char     *xq_person_name_dup_pinyin   (const char *name);

/**
 * xq_person_name_dup_initials:
 * @pinyin: what xq_person_name_dup_pinyin() gave
 *
 * Any thread.
 *
 * Returns: (transfer full): the first letter of each syllable
 */
char     *xq_person_name_dup_initials (const char *pinyin);

/**
 * xq_person_name_matches:
 * @pinyin: what xq_person_name_dup_pinyin() gave
 * @typed: letters as somebody types them to find the name
 *
 * Whether @typed is made of beginnings of consecutive syllables, from any
 * syllable on: "wxm", "wangxm", "wang xiaoming", "xm". What is written ü in
 * pinyin is found as u and as v. Any thread.
 *
 * Returns: the syllable, from 1, that the match begins with; 0 for none
 */
guint     xq_person_name_matches      (const char *pinyin,
                                       const char *typed);

/**
 * xq_person_name_prepare:
 * @record: a record with the fields name, pinyin and initials
 *
 * Normalises its name and sets the two keys from it. Any thread.
 */
void      xq_person_name_prepare      (XqRecord   *record);

/**
 * xq_person_name_dup_masked:
 * @name: (nullable): a name
 *
 * For lists on a screen that others see: 王小明 is 王**. Any thread.
 *
 * Returns: (transfer full): its first character, and a star for each further one
 */
char     *xq_person_name_dup_masked   (const char *name);

G_END_DECLS
