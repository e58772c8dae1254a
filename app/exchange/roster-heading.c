/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/roster-heading.h"
#include "exchange/roster-words.h"

/* The keys of the data file; also what reports call the fields. */
static const char *const names[XQ_N_HEADINGS] = {
  "name", "sex", "born_on", "number", "local_number", "aux_number", "seat", "grade", "class", "boarding", "day_student",
  "dormitory", "left_behind", "migrant", "orphan", "unsupported", "single_parent", "hardship", "disability", "groups",
  "phone", "village", "address", "guardian_name", "guardian_relation", "is_guardian", "guardian_phone",
};

const char *
xq_heading_field_name (XqHeadingField field)
{
  g_return_val_if_fail (field < XQ_N_HEADINGS, NULL);

  return names[field];
}

static gboolean
find_field (const char     *key,
            XqHeadingField *field)
{
  for (guint i = 0; i < XQ_N_HEADINGS; i++)
    if (strcmp (names[i], key) == 0)
      {
        *field = i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
match (const char *folded,
       XqHeading  *heading)
{
  static const struct { const char *group; guint slot; } groups[] = {
    { "columns", 0 }, { "guardian", XQ_SLOT_GUARDIAN }, { "father", XQ_SLOT_FATHER },
    { "mother", XQ_SLOT_MOTHER }, { "carer", XQ_SLOT_CARER },
  };
  const char *key;

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      key = xq_roster_words_find (groups[i].group, folded);
      if (key != NULL)
        {
          heading->slot = groups[i].slot;
          heading->known = find_field (key, &heading->field);
          return heading->known;
        }
    }
  key = xq_roster_words_member (folded, &heading->slot);
  heading->known = key != NULL && find_field (key, &heading->field);
  return heading->known;
}

/* The whole, then without what stands in brackets. */
static gboolean
match_text (const char *text,
            XqHeading  *heading)
{
  g_autofree char *whole = xq_roster_fold_heading (text, FALSE);
  g_autofree char *outside = xq_roster_fold_heading (text, TRUE);

  return match (whole, heading) || match (outside, heading);
}

XqHeading
xq_heading_read (const char *top,
                 const char *text)
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
  folded = xq_roster_fold_heading (both, FALSE);

  if (top != NULL && match_text (both, &heading))
    return heading;
  if (top != NULL && (xq_roster_words_contain ("left_out", "other_people", folded)))
    heading.reason = _("It concerns the staff.");
  else if (match_text (text, &heading))
    return heading;
  else if (xq_roster_words_find ("left_out", folded) != NULL &&
           strcmp (xq_roster_words_find ("left_out", folded), "running") == 0)
    heading.reason = _("It only numbers the rows.");
  else if (xq_roster_words_contain ("left_out", "not_needed", folded))
    heading.reason = _("It is not needed.");
  else if (xq_roster_words_contain ("left_out", "other_people", folded))
    heading.reason = _("It concerns the staff.");
  else
    heading.reason = _("The program has no place for it.");
  return heading;
}
