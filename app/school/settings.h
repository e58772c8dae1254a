/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * XqSetting:
 *
 * A deadline or a way of counting that a school may decide for itself, as
 * resources/rules/settings.ini states it. Nothing of it is in code.
 */
typedef struct
{
  char     *name;        /* e.g. "referral.reply_days" */
  char     *title;       /* in the school's language, data */
  char     *type;        /* "integer", "choices" or "day" (09-01) */
  char     *value;       /* as the program comes */
  char     *unit;
  char     *source;      /* who says so */
  char     *date;        /* since when, ISO */
  char     *choices;     /* "choices": the codes, separated by a space; NULL otherwise */
  char     *words;       /* what people call each of them, likewise; NULL if as the code */
  gint64    least;       /* "integer" */
  gint64    most;
  char     *national;         /* what the nation's rule asks where the county's differs; NULL: none is known */
  char     *national_source;  /* who says so, with the number of the document */
  char     *national_date;    /* since when, ISO */
  gboolean  national_to_confirm; /* ... of which the wording was not read in the source */
  gboolean  to_confirm;  /* no rule from above: shown as "to be confirmed by the school" until it has decided */
} XqSetting;

/**
 * xq_settings_get_all:
 *
 * Any thread.
 *
 * Returns: (transfer none) (element-type XqSetting): every setting, in the
 *   order of the file
 */
GPtrArray       *xq_settings_get_all    (void);

/**
 * xq_setting_find:
 * @name: a setting's name
 *
 * Any thread.
 *
 * Returns: (transfer none) (nullable): what the program knows of it
 */
const XqSetting *xq_setting_find        (const char       *name);

/**
 * xq_setting_dup_words:
 * @setting: a setting
 * @value: one of its values
 *
 * Any thread.
 *
 * Returns: (transfer full): the value as people say it, with its unit
 */
char            *xq_setting_dup_words   (const XqSetting  *setting,
                                         const char       *value);

/**
 * xq_setting_accepts:
 * @setting: a setting
 * @value: (nullable): a value
 *
 * Any thread.
 *
 * Returns: whether @value is one that the setting can have
 */
gboolean         xq_setting_accepts     (const XqSetting  *setting,
                                         const char       *value);

/**
 * xq_setting_text:
 * @store: a store
 * @name: a known setting's name
 * @value: (out) (transfer full): the school's own value, or the factory's
 * @error: return location for an error
 *
 * On the store's thread.
 *
 * Returns: %FALSE on an error
 */
gboolean         xq_setting_text        (XqStore          *store,
                                         const char       *name,
                                         char            **value,
                                         GError          **error);

/**
 * xq_setting_integer:
 * @store: a store
 * @name: a known setting's name, of the type "integer"
 * @value: (out): the school's own value, or the factory's, in the setting's unit
 * @error: return location for an error
 *
 * On the store's thread.
 *
 * Returns: %FALSE on an error
 */
gboolean         xq_setting_integer     (XqStore          *store,
                                         const char       *name,
                                         gint64           *value,
                                         GError          **error);

/**
 * xq_setting_is_open:
 * @store: a store
 * @setting: a setting
 * @open: (out): whether it is shown as "to be confirmed by the school"
 * @error: return location for an error
 *
 * A factory's value is open until the school has decided, on that value or
 * another one. On the store's thread.
 *
 * Returns: %FALSE on an error
 */
gboolean         xq_setting_is_open     (XqStore          *store,
                                         const XqSetting  *setting,
                                         gboolean         *open,
                                         GError          **error);

G_END_DECLS
