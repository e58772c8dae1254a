/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "school/kinds.h"
#include "school/student-order.h"

typedef struct
{
  XqStudentOrder  order;
  gboolean        descending;
  GHashTable     *last_contacts;
} Sorting;

static int
compare_numbers (int a,
                 int b)
{
  return a < b ? -1 : a > b;
}

/* "3", "12" and "12b"; nothing is the last. */
static int
compare_seats (const char *a,
               const char *b)
{
  int order;

  if (a == NULL || b == NULL)
    return (a == NULL) - (b == NULL);
  order = compare_numbers (atoi (a), atoi (b));
  return order != 0 ? order : strcmp (a, b);
}

static int
compare_classes (const XqFoundStudent *a,
                 const XqFoundStudent *b)
{
  int order = compare_numbers (a->grade == 0, b->grade == 0);

  if (order == 0)
    order = compare_numbers (a->grade, b->grade);
  return order != 0 ? order : compare_numbers (a->class_number, b->class_number);
}

/* In the order in which the description has the choices, as every form shows them. */
static int
find_place (const char *field,
            const char *code)
{
  const XqChoice *choices = xq_fields_find (xq_student.fields, field)->choices;
  int place = 0;

  while (choices[place].code != NULL && g_strcmp0 (choices[place].code, code) != 0)
    place++;
  return place;
}

static const char *
get_last_contact (const Sorting        *sorting,
                  const XqFoundStudent *student)
{
  return sorting->last_contacts != NULL ? g_hash_table_lookup (sorting->last_contacts, student->uid) : NULL;
}

static gboolean
is_known (const Sorting        *sorting,
          const XqFoundStudent *student)
{
  switch (sorting->order)
    {
    case XQ_STUDENT_ORDER_SEX:
      return student->sex != NULL;
    case XQ_STUDENT_ORDER_CLASS:
      return student->grade > 0;
    case XQ_STUDENT_ORDER_SEAT:
      return student->seat != NULL;
    case XQ_STUDENT_ORDER_BOARDING:
      return student->boarding != NULL;
    case XQ_STUDENT_ORDER_STATE:
      return student->state != NULL;
    case XQ_STUDENT_ORDER_LAST_CONTACT:
      return get_last_contact (sorting, student) != NULL;
    case XQ_STUDENT_ORDER_NAME:
    case XQ_STUDENT_ORDER_GIVEN:
    default:
      return TRUE;
    }
}

static int
compare_names (const XqFoundStudent *a,
               const XqFoundStudent *b)
{
  int order = g_strcmp0 (a->pinyin, b->pinyin);

  return order != 0 ? order : g_strcmp0 (a->name, b->name);
}

static int
compare_by (const Sorting        *sorting,
            const XqFoundStudent *a,
            const XqFoundStudent *b)
{
  switch (sorting->order)
    {
    case XQ_STUDENT_ORDER_NAME:
      return compare_names (a, b);
    case XQ_STUDENT_ORDER_SEX:
      return compare_numbers (find_place ("sex", a->sex), find_place ("sex", b->sex));
    case XQ_STUDENT_ORDER_CLASS:
      return compare_classes (a, b);
    case XQ_STUDENT_ORDER_SEAT:
      return compare_seats (a->seat, b->seat);
    case XQ_STUDENT_ORDER_BOARDING:
      return compare_numbers (find_place ("boarding", a->boarding), find_place ("boarding", b->boarding));
    case XQ_STUDENT_ORDER_STATE:
      return compare_numbers (find_place ("state", a->state), find_place ("state", b->state));
    case XQ_STUDENT_ORDER_LAST_CONTACT:
      return g_strcmp0 (get_last_contact (sorting, a), get_last_contact (sorting, b));
    case XQ_STUDENT_ORDER_GIVEN:
    default:
      return 0;
    }
}

static int
compare (gconstpointer first,
         gconstpointer second,
         gpointer      data)
{
  const Sorting *sorting = data;
  const XqFoundStudent *a = *(const XqFoundStudent *const *) first;
  const XqFoundStudent *b = *(const XqFoundStudent *const *) second;
  gboolean a_known = is_known (sorting, a);
  int order;

  if (a_known != is_known (sorting, b))
    return a_known ? -1 : 1;
  order = a_known ? compare_by (sorting, a, b) : 0;
  if (order != 0)
    return sorting->descending ? -order : order;
  order = compare_classes (a, b);
  if (order == 0)
    order = compare_seats (a->seat, b->seat);
  if (order == 0)
    order = compare_names (a, b);
  return order != 0 ? order : strcmp (a->uid, b->uid);
}

void
xq_students_sort (GPtrArray      *students,
                  XqStudentOrder  order,
                  gboolean        descending,
                  GHashTable     *last_contacts)
{
  Sorting sorting = { order, descending, last_contacts };

  g_return_if_fail (students != NULL);

  if (order != XQ_STUDENT_ORDER_GIVEN)
    g_ptr_array_sort_with_data (students, compare, &sorting);
}
