/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/access.h"
#include "school/kinds.h"
#include "school/question.h"
#include "school/staff-name.h"

static const XqChoice kind_choices[] = {
  { "lesson", N_("Psychology lesson") },
  { "theme_lesson", N_("Month's theme lesson") },
  { "class_meeting", N_("Class meeting (themed)") },
  { "life_education", N_("Themed activity for life education") },
  { NULL }
};

static const XqChoice theme_choices[] = {
  { "self", N_("Knowing oneself") },
  { "study", N_("Learning to study") },
  { "relations", N_("Relations with others") },
  { "emotion", N_("Handling feelings") },
  { "future", N_("Further study and choice of work") },
  { "adaptation", N_("Adapting to life and society") },
  { "life", N_("Life education") },
  { "exam", N_("The mind in exams") },
  { NULL }
};

static const XqField fields[] = {
  { 1, "held_on", XQ_FIELD_DATE, N_("Held on"), XQ_FIELD_REQUIRED | XQ_FIELD_TODAY | XQ_FIELD_PAST },
  { 2, "period", XQ_FIELD_INTEGER, N_("Period of the day"), .least = 1, .most = 14 },
  { 3, "classes", XQ_FIELD_RECORD, N_("Classes"), XQ_FIELD_REQUIRED | XQ_FIELD_SEVERAL, .to = "class" },
  { 4, "teacher", XQ_FIELD_RECORD, N_("Teacher"), XQ_FIELD_REQUIRED | XQ_FIELD_ME, .to = "staff" },
  { 5, "teacher_name", XQ_FIELD_TEXT, N_("Teacher's name"), XQ_FIELD_AUTOMATIC },
  { 6, "assistant", XQ_FIELD_RECORD, N_("Helped by"), XQ_FIELD_DETAIL, .to = "staff" },
  { 7, "kind", XQ_FIELD_CHOICE, N_("Kind of lesson"), XQ_FIELD_REQUIRED, .choices = kind_choices, .initial = "lesson" },
  { 8, "month_theme", XQ_FIELD_TEXT, N_("Theme of the month") },
  { 9, "theme", XQ_FIELD_CHOICE, N_("Theme of the lesson"), .choices = theme_choices },
  { 10, "present", XQ_FIELD_INTEGER, N_("Students present"), .least = 0, .most = 9999 },
  { 11, "material", XQ_FIELD_TEXT, N_("Lesson plan"), XQ_FIELD_DETAIL },
  { 12, "reflection", XQ_FIELD_NOTE, N_("Reflection on the lesson"), XQ_FIELD_DETAIL },
  { 13, "timetabled", XQ_FIELD_FLAG, N_("Stands on the timetable") },
  { 14, "evidence", XQ_FIELD_TEXT, N_("Where the evidence is kept"), XQ_FIELD_DETAIL },
  { 0 }
};

static gboolean
prepare (XqStore         *store,
         XqRecord        *record,
         const XqRecord  *before,
         GError         **error)
{
  (void) before;
  return xq_staff_name_prepare (store, record, "teacher", "teacher_name", error);
}

static gboolean
check (XqStore         *store,
       XqRecord        *record,
       const XqRecord  *before,
       GError         **error)
{
  (void) store;
  (void) before;
  if (xq_record_get (record, "assistant") != NULL &&
      g_strcmp0 (xq_record_get (record, "teacher"), xq_record_get (record, "assistant")) == 0)
    return xq_refuse (error, _("Who helps is the teacher. Name another person, or leave it empty."));
  return TRUE;
}

const XqKind xq_lesson = {
  .number = 21,
  .name = "lesson",
  .title = N_("Lesson or class meeting"),
  .cabinet = XQ_CABINET_SCHOOL,
  .fields = fields,
  .reach = XQ_REACH_CLASS,
  .reach_field = "classes",
  .list = "held_on period classes kind theme month_theme teacher_name present",
  .order = "held_on desc, id desc",
  .label = "held_on kind",
  .access = XQ_ACCESS_OF_CLASS_LIFE,
  .prepare = prepare,
  .check = check,
};
