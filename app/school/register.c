/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/access.h"
#include "school/calendar.h"
#include "school/kinds.h"
#include "school/question.h"
#include "school/shared-choices.h"

static const XqChoice kind_choices[] = {
  { "one_parent", N_("One parent away") },
  { "both", N_("Both parents away") },
  { NULL }
};

static const XqChoice basis_choices[] = {
  { "civil", N_("Civil affairs office") },
  { "roster", N_("Student register system") },
  { "guardian", N_("Guardian's statement") },
  { "teacher", N_("Known to the class teacher") },
  { NULL }
};

static const XqField fields[] = {
  { 1, "student", XQ_FIELD_RECORD, N_("Student"), XQ_FIELD_REQUIRED, .to = "student" },
  { 2, "category", XQ_FIELD_CHOICE, N_("Special group"), XQ_FIELD_REQUIRED, .choices = xq_register_choices },
  { 3, "kind", XQ_FIELD_CHOICE, N_("Parents away"), .choices = kind_choices },
  { 4, "from_on", XQ_FIELD_DATE, N_("From"), XQ_FIELD_REQUIRED | XQ_FIELD_TODAY },
  { 5, "until_on", XQ_FIELD_DATE, N_("Until") },
  { 6, "basis", XQ_FIELD_CHOICE, N_("Basis"), XQ_FIELD_REQUIRED, .choices = basis_choices, .initial = "teacher" },
  { 7, "rechecked_year", XQ_FIELD_INTEGER, N_("Re-checked in the school year"), .least = 1980, .most = 2190 },
  { 0 }
};

/* Who enters a child has just looked: that is this school year's check. */
static gboolean
prepare (XqStore         *store,
         XqRecord        *record,
         const XqRecord  *before,
         GError         **error)
{
  g_autofree char *text = NULL;
  int year;

  if (before != NULL || xq_record_get (record, "rechecked_year") != NULL)
    return TRUE;
  if (!xq_school_year_of_day (store, xq_store_get_today (store), &year, error))
    return FALSE;
  text = g_strdup_printf ("%d", year);
  xq_record_set (record, "rechecked_year", text);
  return TRUE;
}

static gboolean
check (XqStore         *store,
       XqRecord        *record,
       const XqRecord  *before,
       GError         **error)
{
  const char *uid = xq_record_get_uid (record);
  g_autoptr (XqRows) rows = NULL;
  GError *problem = NULL;
  gboolean overlaps;

  (void) before;
  if (xq_record_is_withdrawn (record))
    return TRUE;
  if (xq_record_get (record, "kind") != NULL && !xq_is_one_of (record, "category", "left_behind"))
    return xq_refuse (error, _("Which parents are away is said only of a left-behind student. Clear that field."));
  if (!xq_refuse_unless_ordered (record, "from_on", "until_on", error))
    return FALSE;

  rows = xq_store_query (store,
                         "SELECT 1 FROM visible_register WHERE student = unhex (?) AND category = ? AND withdrawn = 0 "
                         "AND uid IS NOT unhex (?) AND (until_on IS NULL OR until_on >= ?) AND from_on <= ?",
                         error, xq_record_get (record, "student"), xq_record_get (record, "category"),
                         uid != NULL ? uid : "", xq_record_get (record, "from_on"),
                         xq_record_get (record, "until_on") != NULL ? xq_record_get (record, "until_on") : "9999-12-31",
                         NULL);
  if (rows == NULL)
    return FALSE;
  overlaps = xq_rows_next (rows, &problem);
  if (!xq_rows_ended (problem, error))
    return FALSE;
  return !overlaps ||
         xq_refuse (error, _("The student stands in this group already for some of these days. Change that entry."));
}

const XqKind xq_register = {
  .number = 13,
  .name = "register",
  .title = N_("Special-group register"),
  .cabinet = XQ_CABINET_SCHOOL,
  .fields = fields,
  .reach = XQ_REACH_STUDENT,
  .reach_field = "student",
  .list = "student category kind from_on until_on rechecked_year",
  .order = "from_on desc, id desc",
  .label = "student category",
  .access = {
    [XQ_ROLE_COUNSELLOR] = XQ_MAY_WRITE,
    [XQ_ROLE_CLASS_TEACHER] = XQ_READ_REACH | XQ_ADD_REACH | XQ_EDIT_REACH,
  },
  .prepare = prepare,
  .check = check,
};
