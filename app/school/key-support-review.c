/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/access.h"
#include "school/calendar.h"
#include "school/key-support.h"
#include "school/kinds.h"
#include "school/question.h"
#include "school/shared-choices.h"

static const XqChoice decision_choices[] = {
  { "continue", N_("Stays in the ledger") },
  { "close", N_("Is taken off the ledger") },
  { NULL }
};

/* An entry made by mistake is corrected, not decided upon: that is done on the entry. */
static const XqChoice close_choices[] = {
  { "stable", N_("Steadily better") },
  { "graduated", N_("Left by graduation") },
  { "transferred", N_("Moved to another school") },
  { "merged", N_("Merged with another entry") },
  { NULL }
};

static const XqField fields[] = {
  { 1, "entry", XQ_FIELD_RECORD, N_("Entry of the ledger"), XQ_FIELD_REQUIRED, .to = "key_support" },
  { 2, "held_on", XQ_FIELD_DATE, N_("Reviewed on"), XQ_FIELD_REQUIRED | XQ_FIELD_TODAY | XQ_FIELD_PAST },
  { 3, "people", XQ_FIELD_RECORD, N_("Took part in the review"), XQ_FIELD_SEVERAL | XQ_FIELD_ME, .to = "staff" },
  { 4, "others", XQ_FIELD_TEXT, N_("Others who took part") },
  { 5, "change", XQ_FIELD_NOTE, N_("What has changed") },
  { 6, "level_before", XQ_FIELD_CHOICE, N_("Attention level before"), XQ_FIELD_AUTOMATIC, .choices = xq_attention_choices },
  { 7, "level", XQ_FIELD_CHOICE, N_("Attention level from now on"),
    XQ_FIELD_REQUIRED | XQ_FIELD_TAKEN, .choices = xq_attention_choices },
  { 8, "measures", XQ_FIELD_NOTE, N_("Measures from now on") },
  { 9, "decision", XQ_FIELD_CHOICE, N_("Decision of the review"),
    XQ_FIELD_REQUIRED, .choices = decision_choices, .initial = "continue" },
  { 10, "close_reason", XQ_FIELD_CHOICE, N_("Why it was taken off"), .choices = close_choices },
  { 11, "ends_term", XQ_FIELD_FLAG, N_("This is the term's decision") },
  { 12, "term", XQ_FIELD_TEXT, N_("Term that it decides for"), XQ_FIELD_AUTOMATIC },
  { 13, "next_review_on", XQ_FIELD_DATE, N_("Next review on"), XQ_FIELD_TAKEN },
  { 0 }
};

static gboolean
closes (const XqRecord *review)
{
  return xq_is_one_of (review, "decision", "close");
}

/* Which term a review decides for; taking off decides as well. */
static gboolean
set_term (XqStore   *store,
          XqRecord  *record,
          GError   **error)
{
  g_autofree char *name = NULL;
  XqTerm term;

  if (closes (record) || xq_is_yes (record, "ends_term"))
    {
      if (!xq_term_of_day (store, xq_record_get (record, "held_on"), &term, error))
        return FALSE;
      name = g_strdup_printf ("%d-%d", term.year, term.number);
    }
  xq_record_set (record, "term", name);
  return TRUE;
}

/* With the level of the review: the entry's own follows it. */
static gboolean
set_next (XqStore         *store,
          XqRecord        *record,
          const XqRecord  *entry,
          const XqRecord  *before,
          GError         **error)
{
  g_autoptr (XqRecord) as_decided = xq_record_copy (entry);
  g_autofree char *old = NULL;
  g_autofree char *now = NULL;
  const char *next = xq_record_get (record, "next_review_on");

  if (closes (record))
    {
      xq_record_set (record, "next_review_on", NULL);
      return TRUE;
    }
  if (before != NULL)
    {
      xq_record_set (as_decided, "level", xq_record_get (before, "level"));
      if (!xq_support_next_review (store, as_decided, xq_record_get (before, "held_on"), &old, error))
        return FALSE;
    }
  if (next != NULL && g_strcmp0 (next, old) != 0)
    return TRUE;
  xq_record_set (as_decided, "level", xq_record_get (record, "level"));
  if (!xq_support_next_review (store, as_decided, xq_record_get (record, "held_on"), &now, error))
    return FALSE;
  xq_record_set (record, "next_review_on", now);
  return TRUE;
}

static gboolean
prepare (XqStore         *store,
         XqRecord        *record,
         const XqRecord  *before,
         GError         **error)
{
  g_autoptr (XqRecord) entry = NULL;

  if (xq_record_is_withdrawn (record) || xq_record_get (record, "entry") == NULL || xq_record_get (record, "held_on") == NULL)
    return TRUE;
  entry = xq_store_get (store, &xq_key_support, xq_record_get (record, "entry"), error);
  if (entry == NULL)
    return FALSE;
  if (before == NULL)
    xq_record_set (record, "level_before", xq_record_get (entry, "level"));
  if (xq_record_get (record, "level") == NULL)
    xq_record_set (record, "level", xq_record_get (entry, "level"));
  return set_term (store, record, error) && set_next (store, record, entry, before, error);
}

static gboolean
check (XqStore         *store,
       XqRecord        *record,
       const XqRecord  *before,
       GError         **error)
{
  g_autoptr (XqRecord) entry = NULL;

  if (xq_record_is_withdrawn (record))
    return TRUE;
  entry = xq_store_get (store, &xq_key_support, xq_record_get (record, "entry"), error);
  if (entry == NULL)
    return FALSE;
  if (before == NULL && !xq_support_is_open (entry))
    return xq_refuse (error, _("The entry was taken off the ledger and is not reviewed any more. List the student again first."));
  if (before != NULL && g_strcmp0 (xq_record_get (before, "entry"), xq_record_get (record, "entry")) != 0)
    return xq_refuse (error, _("A review stays with its entry. Withdraw it and record it at the other entry."));
  if (g_strcmp0 (xq_record_get (record, "held_on"), xq_record_get (entry, "opened_on")) < 0)
    return xq_refuse (error, _("On %s the student did not stand in the ledger yet. Correct the date of the review."),
                      xq_record_get (record, "held_on"));
  if (closes (record) != (xq_record_get (record, "close_reason") != NULL))
    return closes (record)
             ? xq_refuse (error, _("Say why the entry is taken off the ledger."))
             : xq_refuse (error, _("The entry stays in the ledger, and there is a reason for taking it off: clear one of the two."));
  if (!closes (record) && xq_is_one_of (record, "level", "none"))
    return xq_refuse (error, _("Who needs no special attention does not stand in the ledger. Choose a level, or take the entry off."));
  return xq_refuse_unless_ordered (record, "held_on", "next_review_on", error);
}

static gboolean
is_newest (XqStore         *store,
           const XqRecord  *review,
           gboolean        *newest,
           GError         **error)
{
  g_autofree char *later = NULL;

  if (!xq_question (store, "SELECT uid FROM visible_key_support_review WHERE entry = unhex (?1) AND withdrawn = 0 "
                    "AND uid <> unhex (?2) AND held_on > ?3 LIMIT 1", &later, error, xq_record_get (review, "entry"),
                    xq_record_get_uid (review), xq_record_get (review, "held_on")))
    return FALSE;
  *newest = later == NULL;
  return TRUE;
}

/* The entry says what its newest review decided; a review that is withdrawn gives
 * back what was before it. */
static gboolean
carry_over (XqStore         *store,
            XqRecord        *entry,
            const XqRecord  *review,
            const XqRecord  *before,
            GError         **error)
{
  gboolean taken_back = xq_record_is_withdrawn (review);
  const char *last = NULL;
  g_autofree char *newest = NULL;

  if (closes (review) && !taken_back)
    {
      xq_record_set (entry, "closed_on", xq_record_get (review, "held_on"));
      xq_record_set (entry, "close_reason", xq_record_get (review, "close_reason"));
      return TRUE;
    }
  if (before != NULL && closes (before))
    {
      xq_record_set (entry, "closed_on", NULL);
      xq_record_set (entry, "close_reason", NULL);
    }
  last = xq_record_get (review, taken_back ? "level_before" : "level");
  if (last != NULL)
    xq_record_set (entry, "level", last);
  if (!taken_back)
    {
      xq_record_set (entry, "next_review_on", xq_record_get (review, "next_review_on"));
      if (xq_record_get (review, "measures") != NULL)
        xq_record_set (entry, "measures", xq_record_get (review, "measures"));
      return TRUE;
    }
  if (!xq_question (store, "SELECT coalesce ((SELECT next_review_on FROM visible_key_support_review WHERE entry = unhex (?1) "
                    "AND withdrawn = 0 ORDER BY held_on DESC, id DESC LIMIT 1), '')", &newest, error,
                    xq_record_get_uid (entry), NULL, NULL))
    return FALSE;
  xq_record_set (entry, "next_review_on", newest);
  return TRUE;
}

static gboolean
says_the_same (const XqRecord *entry,
               const XqRecord *other)
{
  static const char *const fields_of_entry[] = { "level", "measures", "next_review_on", "closed_on", "close_reason" };

  for (guint i = 0; i < G_N_ELEMENTS (fields_of_entry); i++)
    if (g_strcmp0 (xq_record_get (entry, fields_of_entry[i]), xq_record_get (other, fields_of_entry[i])) != 0)
      return FALSE;
  return TRUE;
}

static gboolean
after (XqStore         *store,
       XqRecord        *record,
       const XqRecord  *before,
       GError         **error)
{
  g_autoptr (XqRecord) entry = NULL;
  g_autoptr (XqRecord) as_it_was = NULL;
  gboolean newest;

  if (!is_newest (store, record, &newest, error))
    return FALSE;
  if (!newest)
    return TRUE;
  entry = xq_store_get (store, &xq_key_support, xq_record_get (record, "entry"), error);
  if (entry == NULL)
    return FALSE;
  if (xq_record_is_withdrawn (entry))
    return TRUE;
  as_it_was = xq_record_copy (entry);
  if (!carry_over (store, entry, record, before, error))
    return FALSE;
  return says_the_same (entry, as_it_was) || xq_store_save (store, entry, _("After a review"), error);
}

const XqKind xq_key_support_review = {
  .number = 107,
  .name = "key_support_review",
  .title = N_("Review of key support"),
  .cabinet = XQ_CABINET_CARE,
  .fields = fields,
  .list = "held_on entry level_before level decision next_review_on",
  .order = "held_on desc, id desc",
  .label = "held_on entry",
  .access = {
    [XQ_ROLE_HEAD] = XQ_READ_ALL | XQ_EDIT_ALL,
    [XQ_ROLE_COUNSELLOR] = XQ_MAY_WRITE,
  },
  .prepare = prepare,
  .check = check,
  .after = after,
};
