/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-store"

#include "config.h"

#include "store/access-private.h"

#define READ_ANY (XQ_READ_ALL | XQ_READ_REACH | XQ_READ_OWN | XQ_READ_ABOUT)

/* The posts in a class that give each role its reach. */
static const char *const posts[XQ_N_ROLES] = {
  [XQ_ROLE_CLASS_TEACHER] = "'class_teacher', 'deputy', 'acting'",
  [XQ_ROLE_GRADE_LEADER] = "'grade_leader'",
  [XQ_ROLE_SUBJECT_TEACHER] = "'subject'",
  [XQ_ROLE_DORMITORY] = "'dorm'",
};

static void
add_alternative (GString    *condition,
                 const char *format,
                 ...) G_GNUC_PRINTF (2, 3);

static void
add_alternative (GString    *condition,
                 const char *format,
                 ...)
{
  va_list args;

  if (condition->len > 0)
    g_string_append (condition, " OR ");
  va_start (args, format);
  g_string_append_vprintf (condition, format, args);
  va_end (args);
}

static char *
finish (GString *condition)
{
  if (condition->len == 0)
    g_string_append (condition, "0");
  return g_string_free (condition, FALSE);
}

static gboolean
reaches (const XqAccessScope *scope,
         XqRole               role)
{
  return (scope->roles & XQ_ROLE_BIT (role)) && posts[role] != NULL;
}

char *
xq_access_dup_reach_views (const XqAccessScope *scope)
{
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql,
                          "CREATE TEMP VIEW \"my_staff%s\" AS "
                          "SELECT uid FROM staff WHERE account = x'%s' AND withdrawn = 0;\n",
                          scope->suffix, scope->account);

  for (XqRole role = 0; role < XQ_N_ROLES; role++)
    {
      const char *code = xq_role_get_code (role);

      if (!reaches (scope, role))
        continue;

      g_string_append_printf (sql,
                              "CREATE TEMP VIEW \"reach_class-%s%s\" AS SELECT %s FROM class_post p %s"
                              "WHERE p.withdrawn = 0 AND p.post IN (%s) "
                              "AND p.teacher IN (SELECT uid FROM \"my_staff%s\") "
                              "AND p.from_on <= '%s' AND (p.until_on IS NULL OR p.until_on >= '%s');\n",
                              code, scope->suffix,
                              role == XQ_ROLE_GRADE_LEADER ? "c.uid AS class" : "p.class AS class",
                              role == XQ_ROLE_GRADE_LEADER
                                ? "JOIN class g ON g.uid = p.class JOIN class c ON c.year = g.year AND c.grade = g.grade "
                                : "",
                              posts[role], scope->suffix, scope->today, scope->today);
      g_string_append_printf (sql,
                              "CREATE TEMP VIEW \"reach_student-%s%s\" AS SELECT e.student AS student FROM enrolment e "
                              "WHERE e.withdrawn = 0 AND e.class IN (SELECT class FROM \"reach_class-%s%s\") "
                              "AND e.from_on <= '%s' AND (e.until_on IS NULL OR e.until_on >= '%s');\n",
                              code, scope->suffix, code, scope->suffix, scope->today, scope->today);
    }
  return g_string_free (sql, FALSE);
}

/* A row in the base table: lists of records stand in their own table. */
static void
add_reach (GString             *condition,
           const XqAccessScope *scope,
           const XqKind        *kind,
           XqRole               role,
           const char          *row)
{
  const char *code = xq_role_get_code (role);
  const XqField *field = kind->reach_field != NULL ? xq_fields_find (kind->fields, kind->reach_field) : NULL;

  switch (kind->reach)
    {
    case XQ_REACH_SELF_STUDENT:
      add_alternative (condition, "%s.uid IN (SELECT student FROM \"reach_student-%s%s\")", row, code, scope->suffix);
      break;
    case XQ_REACH_STUDENT:
    case XQ_REACH_ENROLMENT:
      if (field->flags & XQ_FIELD_SEVERAL)
        add_alternative (condition,
                         "%s.uid IN (SELECT l.record FROM %s_%s l WHERE l.target IN "
                         "(SELECT student FROM \"reach_student-%s%s\"))",
                         row, kind->name, field->name, code, scope->suffix);
      else
        add_alternative (condition, "%s.\"%s\" IN (SELECT student FROM \"reach_student-%s%s\")",
                         row, field->name, code, scope->suffix);
      break;
    case XQ_REACH_SELF_CLASS:
      add_alternative (condition, "%s.uid IN (SELECT class FROM \"reach_class-%s%s\")", row, code, scope->suffix);
      break;
    case XQ_REACH_CLASS:
      if (field->flags & XQ_FIELD_SEVERAL)
        add_alternative (condition,
                         "%s.uid IN (SELECT l.record FROM %s_%s l WHERE l.target IN "
                         "(SELECT class FROM \"reach_class-%s%s\"))",
                         row, kind->name, field->name, code, scope->suffix);
      else
        add_alternative (condition, "%s.\"%s\" IN (SELECT class FROM \"reach_class-%s%s\")",
                         row, field->name, code, scope->suffix);
      break;
    case XQ_REACH_NONE:
    default:
      break;
    }
}

/* What is being written: a list is still JSON, and every one of it must be in
 * reach. */
static void
add_reach_of_new (GString             *condition,
                  const XqAccessScope *scope,
                  const XqKind        *kind,
                  XqRole               role)
{
  const XqField *field = kind->reach_field != NULL ? xq_fields_find (kind->fields, kind->reach_field) : NULL;

  if ((kind->reach == XQ_REACH_STUDENT || kind->reach == XQ_REACH_CLASS) && (field->flags & XQ_FIELD_SEVERAL))
    add_alternative (condition,
                     "(json_array_length (NEW.\"%s\") > 0 AND NOT EXISTS (SELECT 1 FROM json_each (NEW.\"%s\") j "
                     "WHERE unhex (j.value) NOT IN (SELECT %s FROM \"reach_%s-%s%s\")))",
                     field->name, field->name, field->to, field->to, xq_role_get_code (role), scope->suffix);
  else if (kind->reach == XQ_REACH_ENROLMENT)
    /* Otherwise a teacher could enrol any child of the school and so read about it. */
    add_alternative (condition,
                     "(NEW.class IN (SELECT class FROM \"reach_class-%s%s\") AND NOT EXISTS "
                     "(SELECT 1 FROM enrolment e WHERE e.student = NEW.student AND e.withdrawn = 0))",
                     xq_role_get_code (role), scope->suffix);
  else
    add_reach (condition, scope, kind, role, "NEW");
}

XqRoles
xq_access_readable_roles (const XqAccessScope *scope,
                          const XqKind        *kind)
{
  XqRoles roles = 0;

  for (XqRole role = 0; role < XQ_N_ROLES; role++)
    if ((scope->roles & XQ_ROLE_BIT (role)) && (kind->access[role] & READ_ANY))
      roles |= XQ_ROLE_BIT (role);
  return roles;
}

char *
xq_access_dup_row_condition (const XqAccessScope *scope,
                             const XqKind        *kind,
                             XqRoles              roles,
                             guint                rights,
                             const char          *row)
{
  GString *condition = g_string_new (NULL);

  if (scope->full)
    return g_string_free (g_string_append (condition, "1"), FALSE);

  for (XqRole role = 0; role < XQ_N_ROLES; role++)
    {
      guint access = kind->access[role] & rights;

      if (!(scope->roles & roles & XQ_ROLE_BIT (role)))
        continue;
      if (access & XQ_READ_ALL)
        {
          g_string_assign (condition, "1");
          break;
        }
      if ((access & XQ_READ_REACH) && reaches (scope, role))
        add_reach (condition, scope, kind, role, row);
      if (access & XQ_READ_OWN)
        add_alternative (condition, "%s.author = x'%s'", row, scope->account);
      if (access & XQ_READ_ABOUT)
        {
          const XqField *about = kind->about != NULL ? xq_fields_find (kind->fields, kind->about) : NULL;

          if (about == NULL)
            add_alternative (condition, "%s.uid IN (SELECT uid FROM \"my_staff%s\")", row, scope->suffix);
          else if (about->flags & XQ_FIELD_SEVERAL)
            add_alternative (condition,
                             "%s.uid IN (SELECT l.record FROM %s_%s l WHERE l.target IN (SELECT uid FROM \"my_staff%s\"))",
                             row, kind->name, about->name, scope->suffix);
          else
            add_alternative (condition, "%s.\"%s\" IN (SELECT uid FROM \"my_staff%s\")", row, kind->about, scope->suffix);
        }
    }
  return finish (condition);
}

char *
xq_access_dup_add_condition (const XqAccessScope *scope,
                             const XqKind        *kind)
{
  GString *condition = g_string_new (NULL);

  for (XqRole role = 0; role < XQ_N_ROLES; role++)
    {
      guint access = kind->access[role];

      if (!(scope->roles & XQ_ROLE_BIT (role)) && !scope->full)
        continue;
      if ((access & XQ_ADD) || scope->full)
        {
          g_string_assign (condition, "1");
          break;
        }
      if ((access & XQ_ADD_REACH) && reaches (scope, role))
        add_reach_of_new (condition, scope, kind, role);
    }
  return finish (condition);
}

char *
xq_access_dup_edit_condition (const XqAccessScope *scope,
                              const XqKind        *kind)
{
  GString *condition = g_string_new (NULL);

  for (XqRole role = 0; role < XQ_N_ROLES; role++)
    {
      guint access = kind->access[role];

      if (!(scope->roles & XQ_ROLE_BIT (role)) && !scope->full)
        continue;
      if ((access & XQ_EDIT_ALL) || scope->full)
        {
          g_string_assign (condition, "1");
          break;
        }
      if ((access & XQ_EDIT_REACH) && reaches (scope, role))
        {
          g_autoptr (GString) before = g_string_new (NULL);
          g_autoptr (GString) after = g_string_new (NULL);

          /* Neither take a record from elsewhere nor push one there. */
          add_reach (before, scope, kind, role, "OLD");
          if (kind->reach == XQ_REACH_ENROLMENT)
            g_string_assign (after, "NEW.student IS OLD.student AND NEW.class IS OLD.class");
          else
            add_reach_of_new (after, scope, kind, role);
          if (before->len > 0)
            add_alternative (condition, "((%s) AND (%s))", before->str, after->str);
        }
      if ((access & XQ_EDIT_OWN) && (access & XQ_ADD))
        add_alternative (condition, "OLD.author = x'%s'", scope->account);
      else if (access & XQ_EDIT_OWN)
        {
          g_autoptr (GString) after = g_string_new (NULL);

          /* Who left a class corrects the own entries, but writes no other child in. */
          if (reaches (scope, role))
            add_reach_of_new (after, scope, kind, role);
          add_alternative (condition, "(OLD.author = x'%s' AND (NEW.\"%s\" IS OLD.\"%s\"%s%s))", scope->account,
                           kind->reach_field != NULL ? kind->reach_field : "uid",
                           kind->reach_field != NULL ? kind->reach_field : "uid",
                           after->len > 0 ? " OR " : "", after->str);
        }
    }
  return finish (condition);
}
