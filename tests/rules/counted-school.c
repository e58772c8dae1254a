/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "counted-school.h"

#include "school/kinds.h"

static void
remember (CountedSchool *self,
          const char    *name,
          char          *uid)
{
  g_hash_table_insert (self->uids, g_strdup (name), uid);
}

const char *
counted_school_uid (CountedSchool *self,
                    const char    *name)
{
  const char *uid = g_hash_table_lookup (self->uids, name);

  if (uid == NULL)
    g_error ("nobody is called %s", name);
  return uid;
}

static void
find_staff (CountedSchool *self,
            const char    *name,
            const char    *full_name)
{
  remember (self, name, school_fixture_find_staff (self->school->store, full_name));
}

static void
save (CountedSchool *self,
      const char    *kind,
      const char    *fields[][2])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XqRecord) record = xq_store_new_record (self->school->store, xq_kind_find (kind));

  for (guint i = 0; fields[i][0] != NULL; i++)
    xq_record_set (record, fields[i][0], fields[i][1]);
  xq_store_save (self->school->store, record, NULL, &error);
  g_assert_no_error (error);
}

static void
enrol (CountedSchool *self,
       const char    *name,
       const char    *class_uid,
       const char    *from_on,
       const char    *until_on)
{
  save (self, "enrolment", (const char *[][2]) {
          { "student", counted_school_uid (self, name) }, { "class", class_uid }, { "from_on", from_on },
          { "until_on", until_on }, { NULL, NULL } });
}

static void
add_child (CountedSchool *self,
           const char    *name,
           const char    *seat,
           const char    *boarding,
           const char    *class_uid,
           const char    *from_on,
           const char    *until_on)
{
  g_autofree char *full_name = g_strconcat ("童", seat, NULL);

  remember (self, name, school_fixture_save (self->school->store, "student", "name", full_name, "sex", "female",
                                             "seat", seat, "boarding", boarding, NULL));
  enrol (self, name, class_uid, from_on, until_on);
}

static void
add_children (CountedSchool *self)
{
  char **classes = self->school->classes;
  g_autofree char *last_year = school_fixture_save (self->school->store, "class", "year", "2023", "grade", "7",
                                                    "number", "1", NULL);

  remember (self, "A", g_strdup (self->school->children[CHILD_A]));
  remember (self, "B", g_strdup (self->school->children[CHILD_B]));
  remember (self, "C", g_strdup (self->school->children[CHILD_C]));
  add_child (self, "A2", "2", "boarder", classes[CHILD_A], "2024-09-01", NULL);
  add_child (self, "A3", "3", "boarder", classes[CHILD_A], "2024-09-01", NULL);
  add_child (self, "A4", "4", "day", classes[CHILD_A], "2024-09-01", NULL);
  add_child (self, "A5", "5", "day", classes[CHILD_A], "2024-09-01", NULL);
  add_child (self, "A6", "6", "day", classes[CHILD_A], "2024-09-01", "2024-10-15");
  enrol (self, "A6", classes[CHILD_B], "2024-10-16", NULL);
  add_child (self, "A7", "7", "day", classes[CHILD_A], "2024-10-01", NULL);
  add_child (self, "B2", "12", "day", classes[CHILD_B], "2024-09-01", NULL);
  add_child (self, "B3", "13", "day", classes[CHILD_B], "2024-09-01", NULL);
  add_child (self, "B4", "14", "boarder", classes[CHILD_B], "2024-09-01", "2024-10-20");
  enrol (self, "C", last_year, "2023-09-01", "2024-07-05");
  save (self, "class_post", (const char *[][2]) {
          { "class", last_year }, { "teacher", counted_school_uid (self, "wang") }, { "post", "class_teacher" },
          { "from_on", "2023-09-01" }, { "until_on", "2024-07-05" }, { NULL, NULL } });
}

static void
add_staff (CountedSchool *self)
{
  char **classes = self->school->classes;

  find_staff (self, "wang", "王老师");
  find_staff (self, "zhao", "赵老师");
  find_staff (self, "qian", "钱老师");
  find_staff (self, "li", "李老师");
  remember (self, "wu", school_fixture_save (self->school->store, "staff", "name", "吴老师", "job", "subject_teacher", NULL));
  remember (self, "zheng", school_fixture_save (self->school->store, "staff", "name", "郑老师", NULL));
  save (self, "class_post", (const char *[][2]) {
          { "class", classes[CHILD_A] }, { "teacher", counted_school_uid (self, "wu") }, { "post", "acting" },
          { "from_on", "2024-10-01" }, { "until_on", "2024-10-31" }, { NULL, NULL } });
  save (self, "class_post", (const char *[][2]) {
          { "class", classes[CHILD_B] }, { "teacher", counted_school_uid (self, "zheng") }, { "post", "deputy" },
          { "from_on", "2024-09-01" }, { "until_on", "2024-09-30" }, { NULL, NULL } });
}

static const struct
{
  const char *visitors;
  const char *visited_on;
  const char *students;
  const char *way;
  const char *result;
  gboolean    withdrawn;
} visits[] = {
  { "wang", "2024-09-10", "A", "at_home", "done", FALSE },           /* 1 by the class teacher */
  { "wang", "2024-09-11", "A", "agreed_place", "done", FALSE },      /* 2, the same child */
  { "wu", "2024-10-10", "A2 B2", "at_home", "done", FALSE },         /* siblings: 3 for A2; B2 is not of the acting teacher's class: 1 by another teacher */
  { "wu", "2024-11-05", "A3", "at_home", "done", FALSE },            /* no longer acting: 2 by another teacher */
  { "wang", "2024-10-12", "A4", "at_home", "not_home", FALSE },
  { "wang", "2024-10-13", "A4", "phone", "done", FALSE },
  { "wang", "2024-10-14", "A4", "at_home", "declined", FALSE },
  { "zheng", "2024-09-20", "B", "at_home", "done", FALSE },          /* 4, the deputy */
  { "zheng", "2024-10-02", "B3", "at_home", "done", FALSE },         /* deputy no more, and no teacher by post: altogether only */
  { "qian", "2024-10-20", "A5", "at_home", "done", FALSE },          /* 3 by another teacher */
  { "li", "2024-10-21", "A5", "at_home", "done", FALSE },            /* the counsellor: altogether only */
  { "wang", "2024-09-15", "A6", "at_home", "done", FALSE },          /* 5, when A6 was still in 7-1 */
  { "zhao", "2024-10-22", "B4", "at_home", "done", FALSE },          /* 6, two days after B4 had left */
  { "wang", "2024-09-20", "A7", "at_home", "done", FALSE },          /* 7, before A7 came */
  { "wang", "2024-09-12", "A3", "at_home", "done", TRUE },
  { "wang qian", "2024-11-06", "A5", "at_home", "done", FALSE },     /* 8, both teachers at once */
  { "wang", "2024-05-10", "C", "at_home", "done", FALSE },           /* last term */
  { "wang", "2024-08-20", "C", "at_home", "done", FALSE },           /* in the holidays that follow it */
};

static char *
dup_uids (CountedSchool *self,
          const char    *names)
{
  g_auto (GStrv) words = g_strsplit (names, " ", -1);
  GString *uids = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    g_string_append_printf (uids, "%s%s", i > 0 ? " " : "", counted_school_uid (self, words[i]));
  return g_string_free (uids, FALSE);
}

static void
add_visits (CountedSchool *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (visits); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *students = dup_uids (self, visits[i].students);
      g_autofree char *visitors = dup_uids (self, visits[i].visitors);
      g_autofree char *uid = school_fixture_save (self->school->store, "home_visit", "student", students,
                                                  "visitors", visitors, "visited_on", visits[i].visited_on,
                                                  "way", visits[i].way, "result", visits[i].result, NULL);

      if (visits[i].withdrawn)
        xq_store_withdraw (self->school->store, &xq_home_visit, uid, "误记", &error);
      g_assert_no_error (error);
    }
}

static void
add_registers (CountedSchool *self)
{
  static const struct
  {
    const char *student;
    const char *category;
    const char *until_on;
    const char *rechecked_year;
  } entries[] = {
    { "A2", "left_behind", NULL, "2024" },
    { "A2", "disability", NULL, "2024" },
    { "A4", "hardship", "2024-10-01", "2024" },
    { "B3", "orphan", NULL, "2023" },
    { "B4", "migrant", NULL, "2024" }, /* who left the school */
  };

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    save (self, "register", (const char *[][2]) {
            { "student", counted_school_uid (self, entries[i].student) }, { "category", entries[i].category },
            { "from_on", "2024-09-01" }, { "until_on", entries[i].until_on },
            { "rechecked_year", entries[i].rechecked_year }, { NULL, NULL } });
}

CountedSchool *
counted_school_new (void)
{
  CountedSchool *self = g_new0 (CountedSchool, 1);

  self->uids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->school = school_fixture_new ();
  school_fixture_enter (self->school, "李老师");
  add_staff (self);
  add_children (self);
  add_visits (self);
  add_registers (self);
  return self;
}

void
counted_school_free (CountedSchool *self)
{
  school_fixture_free (self->school);
  g_hash_table_unref (self->uids);
  g_free (self);
}
