/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "school/key-support.h"
#include "school/kinds.h"
#include "school/question.h"
#include "school/settings.h"
#include "store/calendar-day.h"

gboolean
xq_support_is_open (const XqRecord *entry)
{
  return !xq_record_is_withdrawn (entry) && xq_record_get (entry, "closed_on") == NULL;
}

/* Counted within the calendar year. Withdrawn entries keep their number. */
static gboolean
give_number (XqStore   *store,
             XqRecord  *record,
             GError   **error)
{
  const char *opened_on = xq_record_get (record, "opened_on");
  g_autofree char *year = NULL;
  g_autofree char *last = NULL;
  g_autofree char *number = NULL;

  if (!xq_day_is_valid (opened_on))
    return TRUE;
  year = g_strndup (opened_on, 4);
  if (!xq_question (store, "SELECT max (number) FROM visible_key_support WHERE number_year = CAST (? AS INTEGER)",
                    &last, error, year, NULL, NULL))
    return FALSE;
  number = g_strdup_printf ("%d", last != NULL ? atoi (last) + 1 : 1);
  xq_record_set (record, "number_year", year);
  xq_record_set (record, "number", number);
  return TRUE;
}

gboolean
xq_support_next_review (XqStore         *store,
                        const XqRecord  *entry,
                        const char      *from_on,
                        char           **day,
                        GError         **error)
{
  const char *level = xq_record_get (entry, "level");
  g_autofree char *setting = g_strconcat ("key_support.review_days_", level != NULL ? level : "", NULL);
  gint64 days = xq_record_get_integer (entry, "review_every");

  *day = NULL;
  if (!xq_day_is_valid (from_on) || (days <= 0 && xq_setting_find (setting) == NULL))
    return TRUE;
  if (days <= 0 && !xq_setting_integer (store, setting, &days, error))
    return FALSE;
  *day = xq_day_add (from_on, (int) days);
  return TRUE;
}

/* From the last review, or from the day when it was listed. */
static gboolean
expected_review (XqStore         *store,
                 const XqRecord  *entry,
                 char           **day,
                 GError         **error)
{
  const char *uid = xq_record_get_uid (entry);
  g_autofree char *last = NULL;

  if (uid != NULL &&
      !xq_question (store, "SELECT max (held_on) FROM visible_key_support_review WHERE entry = unhex (?) AND withdrawn = 0",
                    &last, error, uid, NULL, NULL))
    return FALSE;
  return xq_support_next_review (store, entry, last != NULL ? last : xq_record_get (entry, "opened_on"), day, error);
}

/* The day that follows from the rule moves along; one that a person chose stays. */
static gboolean
set_next_review (XqStore         *store,
                 XqRecord        *record,
                 const XqRecord  *before,
                 GError         **error)
{
  g_autofree char *old = NULL;
  g_autofree char *now = NULL;
  const char *due = xq_record_get (record, "next_review_on");

  if (before != NULL && !expected_review (store, before, &old, error))
    return FALSE;
  if (due != NULL && g_strcmp0 (due, old) != 0)
    return TRUE;
  if (!expected_review (store, record, &now, error))
    return FALSE;
  xq_record_set (record, "next_review_on", now);
  return TRUE;
}

static const XqRecord *
find_member (const XqRecord *entry,
             const char     *uid)
{
  GPtrArray *members = entry != NULL ? xq_record_get_parts (entry, "members") : NULL;

  for (guint i = 0; members != NULL && i < members->len; i++)
    if (uid != NULL && g_strcmp0 (xq_record_get_uid (g_ptr_array_index (members, i)), uid) == 0)
      return g_ptr_array_index (members, i);
  return NULL;
}

/* Who promised to keep one thing to himself has not promised it of another. */
static void
renew_pledges (XqStore        *store,
               XqRecord       *record,
               const XqRecord *before)
{
  GPtrArray *members = xq_record_get_parts (record, "members");

  for (guint i = 0; i < members->len; i++)
    {
      XqRecord *member = g_ptr_array_index (members, i);
      const XqRecord *was = find_member (before, xq_record_get_uid (member));

      if (was != NULL && xq_is_yes (was, "pledge") &&
          (g_strcmp0 (xq_record_get (was, "person"), xq_record_get (member, "person")) != 0 ||
           g_strcmp0 (xq_record_get (was, "name"), xq_record_get (member, "name")) != 0 ||
           g_strcmp0 (xq_record_get (was, "duty"), xq_record_get (member, "duty")) != 0))
        {
          xq_record_set (member, "pledge", NULL);
          xq_record_set (member, "pledged_on", NULL);
        }
      if (xq_is_yes (member, "pledge") && xq_record_get (member, "pledged_on") == NULL)
        xq_record_set (member, "pledged_on", xq_store_get_today (store));
    }
}

/* An entry made by mistake is in no list, no count and no chronology; one that is
 * brought back from there stands in the ledger again. */
static void
settle_mistake (XqStore        *store,
                XqRecord       *record,
                const XqRecord *before)
{
  if (before != NULL && xq_record_is_withdrawn (before))
    {
      xq_record_set (record, "close_reason", NULL);
      xq_record_set (record, "closed_on", NULL);
      return;
    }
  if (xq_record_get (record, "closed_on") == NULL)
    xq_record_set (record, "closed_on", xq_store_get_today (store));
  xq_record_set_withdrawn (record);
}

gboolean
xq_support_prepare (XqStore         *store,
                    XqRecord        *record,
                    const XqRecord  *before,
                    GError         **error)
{
  if (xq_record_is_withdrawn (record))
    return TRUE;
  if (xq_is_one_of (record, "level", "none"))
    return xq_refuse (error, _("Who needs no special attention does not stand in the ledger. Choose a level, or take the entry off."));
  if (xq_record_get (record, "number") == NULL && !give_number (store, record, error))
    return FALSE;
  if (xq_is_one_of (record, "close_reason", "mistaken"))
    settle_mistake (store, record, before);
  else if (xq_record_get (record, "close_reason") != NULL && xq_record_get (record, "closed_on") == NULL)
    xq_record_set (record, "closed_on", xq_store_get_today (store));
  renew_pledges (store, record, before);
  return set_next_review (store, record, before, error);
}

static gboolean
check_deciders (XqStore         *store,
                const XqRecord  *record,
                GError         **error)
{
  g_auto (GStrv) decided_by = xq_record_get_list (record, "decided_by");
  g_autoptr (GHashTable) different = g_hash_table_new (g_str_hash, g_str_equal);
  gint64 least;

  if (!xq_setting_integer (store, "key_support.deciders", &least, error))
    return FALSE;
  for (guint i = 0; decided_by[i] != NULL; i++)
    g_hash_table_add (different, decided_by[i]);
  return g_hash_table_size (different) >= least ||
         xq_refuse (error, _("Nobody lists a student alone: name at least %d who decided it together."), (int) least);
}

static gboolean
check_members (const XqRecord  *record,
               GError         **error)
{
  GPtrArray *members = xq_record_get_parts (record, "members");

  for (guint i = 0; i < members->len; i++)
    {
      const XqRecord *member = g_ptr_array_index (members, i);

      if (xq_record_get (member, "person") == NULL && xq_record_get (member, "name") == NULL)
        return xq_refuse (error, _("A member of the support group has no name. Name a member of staff, or write the name."));
      if (xq_record_get (member, "person") == NULL &&
          xq_is_one_of (member, "role", "lead counsellor class_teacher subject_teacher"))
        return xq_refuse (error, _("The lead, the psychology teacher, the class teacher and the subject teacher are members of "
                                   "staff: choose them from the list."));
    }
  return TRUE;
}

/* One child stands in the ledger once. */
static gboolean
check_only_one (XqStore         *store,
                const XqRecord  *record,
                GError         **error)
{
  g_autofree char *other = NULL;
  const char *uid = xq_record_get_uid (record);

  if (!xq_support_is_open (record))
    return TRUE;
  if (!xq_question (store, "SELECT uid FROM visible_key_support WHERE student = unhex (?1) AND uid <> unhex (?2) "
                    "AND withdrawn = 0 AND closed_on IS NULL LIMIT 1", &other, error,
                    xq_record_get (record, "student"), uid != NULL ? uid : "", NULL))
    return FALSE;
  return other == NULL || xq_refuse (error, _("This student stands in the ledger already. Open that entry and go on with it."));
}

gboolean
xq_support_check (XqStore         *store,
                  XqRecord        *record,
                  const XqRecord  *before,
                  GError         **error)
{
  (void) before;
  if (xq_record_is_withdrawn (record))
    return TRUE;
  if (xq_record_get (record, "closed_on") != NULL && xq_record_get (record, "close_reason") == NULL)
    return xq_refuse (error, _("Say why the entry is taken off the ledger."));
  if (xq_record_get (record, "guardian_informed_on") != NULL && xq_record_get (record, "guardian_not_informed") != NULL)
    return xq_refuse (error, _("The guardian was told, and there is a reason why not: clear one of the two."));
  return xq_refuse_unknown_student (store, record, error) &&
         xq_refuse_unless_ordered (record, "opened_on", "closed_on", error) &&
         xq_refuse_unless_ordered (record, "opened_on", "next_review_on", error) &&
         check_deciders (store, record, error) && check_members (record, error) && check_only_one (store, record, error);
}

static gboolean
withdraw_all (XqStore       *store,
              const XqKind  *kind,
              const char    *entry,
              GError       **error)
{
  g_autoptr (XqFilter) filter = xq_filter_new ();
  g_autoptr (GPtrArray) records = NULL;

  xq_filter_add (filter, "entry", "=", entry);
  records = xq_store_list (store, kind, filter, error);
  for (guint i = 0; records != NULL && i < records->len; i++)
    if (!xq_store_withdraw (store, kind, xq_record_get_uid (g_ptr_array_index (records, i)),
                            _("Its entry was taken out of the ledger"), error))
      return FALSE;
  return records != NULL;
}

gboolean
xq_support_after (XqStore         *store,
                  XqRecord        *record,
                  const XqRecord  *before,
                  GError         **error)
{
  const char *uid = xq_record_get_uid (record);

  if (!xq_support_duties_defer (store, record, before, error))
    return FALSE;
  if (!xq_record_is_withdrawn (record) || (before != NULL && xq_record_is_withdrawn (before)))
    return TRUE;
  return withdraw_all (store, &xq_key_support_review, uid, error) && withdraw_all (store, &xq_case_meeting, uid, error);
}
