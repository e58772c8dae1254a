/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/import-heading.h"
#include "exchange/import-words.h"

static gboolean
find_field (const XqHeadingList *list,
            const char          *key,
            XqHeading           *heading)
{
  for (guint i = 0; i < list->n_fields; i++)
    if (strcmp (list->fields[i], key) == 0)
      {
        heading->field = i;
        heading->known = TRUE;
        return TRUE;
      }
  return FALSE;
}

static gboolean
match (const XqHeadingList *list,
       const char          *folded,
       XqHeading           *heading)
{
  const char *key;

  for (const XqHeadingGroup *group = list->groups; group->group != NULL; group++)
    {
      key = xq_import_words_find (group->group, folded);
      if (key != NULL)
        {
          heading->slot = group->slot;
          return find_field (list, key, heading);
        }
    }
  key = list->members ? xq_import_words_member (folded, &heading->slot) : NULL;
  return key != NULL && find_field (list, key, heading);
}

/* The whole, then without what stands in brackets. */
static gboolean
match_text (const XqHeadingList *list,
            const char          *text,
            XqHeading           *heading)
{
  g_autofree char *whole = xq_import_fold_heading (text, FALSE);
  g_autofree char *outside = xq_import_fold_heading (text, TRUE);

  return match (list, whole, heading) || match (list, outside, heading);
}

XqHeading
xq_heading_read (const XqHeadingList *list,
                 const char          *top,
                 const char          *text)
{
  XqHeading heading = { 0 };
  g_autofree char *both = NULL;
  g_autofree char *folded = NULL;

  if (text == NULL)
    {
      text = top;
      top = NULL;
    }
  if (text == NULL)
    return heading;
  both = g_strconcat (top != NULL ? top : "", text, NULL);
  folded = xq_import_fold_heading (both, FALSE);

  if (top != NULL && match_text (list, both, &heading))
    return heading;
  if (top != NULL && xq_import_words_contain (list->left_out, "other_people", folded))
    heading.reason = _("It concerns the staff.");
  else if (match_text (list, text, &heading))
    return heading;
  else if (g_strcmp0 (xq_import_words_find (list->left_out, folded), "running") == 0)
    heading.reason = _("It only numbers the rows.");
  else if (xq_import_words_contain (list->left_out, "not_needed", folded))
    heading.reason = _("It is not needed.");
  else if (xq_import_words_contain (list->left_out, "other_people", folded))
    heading.reason = _("It concerns the staff.");
  else
    heading.reason = _("The program has no place for it.");
  return heading;
}

const XqHeadingMeaning *
xq_heading_meaning_of (const XqHeadingList *list,
                       const char          *field,
                       guint                slot)
{
  g_return_val_if_fail (list != NULL, NULL);

  for (guint i = 0; field != NULL && i < list->n_meanings; i++)
    if (list->meanings[i].slot == slot && strcmp (list->fields[list->meanings[i].field], field) == 0)
      return &list->meanings[i];
  return NULL;
}
