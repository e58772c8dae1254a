/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "big-school.h"
#include "invent.h"
#include "rules/figure-private.h"
#include "school-fixture.h"
#include "school/kinds.h"
#include "school/settings.h"
#include "store/cabinet.h"
#include "store/connection.h"

#define N_GRADES 9
#define LAST_YEAR 2024
#define CLASS_SIZE 46
#define N_TEACHERS 150
#define BULK 5000

typedef struct
{
  const char    *folder;
  BigSchoolSize  size;
  Invention     *words;
  XqVault       *vault;
  XqStore       *store;
  guint          first_year;
  guint          cohort;        /* children a grade */
  guint          n_classes;     /* a grade */
  GPtrArray     *teachers;      /* uids; the first is 王老师 */
  GPtrArray     *classes;       /* uids, by year, grade and number */
  GPtrArray     *children;      /* uids, by cohort; the first one came eight years before the first year */
  GPtrArray     *names;
} Filling;

static char *
save (Filling    *self,
      const char *kind,
      const char *fields[][2])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XqRecord) record = xq_store_new_record (self->store, xq_kind_find (kind));

  for (guint i = 0; fields[i][0] != NULL; i++)
    xq_record_set (record, fields[i][0], fields[i][1]);
  if (!xq_store_save (self->store, record, NULL, &error))
    g_error ("%s: %s", kind, error->message);
  return g_strdup (xq_record_get_uid (record));
}

static void
begin (Filling   *self,
       XqCabinet  cabinet)
{
  g_autoptr (GError) error = NULL;
  gboolean began = cabinet == XQ_CABINET_SCHOOL ? xq_store_begin_bulk (self->store, "import", &error)
                                                : xq_store_begin (self->store, cabinet, "import", &error);

  if (!began)
    g_error ("%s", error->message);
}

/* Closing brings the write-ahead log into the file. */
static void
commit (Filling *self)
{
  g_autoptr (GError) error = NULL;

  if (!xq_store_commit (self->store, &error))
    g_error ("%s", error->message);
  big_school_close (g_steal_pointer (&self->store));
  self->store = big_school_open (self->vault);
}

static guint
class_index (Filling *self,
             guint    year,
             guint    grade,
             guint    number)
{
  return ((year - self->first_year) * N_GRADES + grade - 1) * self->n_classes + number - 1;
}

static const char *
teacher_of (Filling *self,
            guint    year,
            guint    grade,
            guint    number)
{
  /* 王老师 has class 7-1 of the last year and no other. */
  if (year == LAST_YEAR && grade == 7 && number == 1)
    return g_ptr_array_index (self->teachers, 0);
  return g_ptr_array_index (self->teachers, 1 + (grade * self->n_classes + number + year) % (N_TEACHERS - 1));
}

static void
add_calendar (Filling *self)
{
  for (guint year = self->first_year; year <= LAST_YEAR; year++)
    {
      g_autofree char *y = g_strdup_printf ("%u", year);
      g_autofree char *from = g_strdup_printf ("%u-09-01", year);
      g_autofree char *winter = g_strdup_printf ("%u-01-15", year + 1);
      g_autofree char *spring = g_strdup_printf ("%u-02-20", year + 1);
      g_autofree char *until = g_strdup_printf ("%u-07-05", year + 1);
      g_autofree char *end = g_strdup_printf ("%u-08-31", year + 1);

      g_free (save (self, "school_year", (const char *[][2]) { { "year", y }, { "from_on", from }, { "until_on", end }, { NULL } }));
      g_free (save (self, "term", (const char *[][2]) {
                      { "year", y }, { "number", "1" }, { "from_on", from }, { "until_on", winter }, { NULL } }));
      g_free (save (self, "term", (const char *[][2]) {
                      { "year", y }, { "number", "2" }, { "from_on", spring }, { "until_on", until }, { NULL } }));
    }
}

static void
add_teachers (Filling    *self,
              const char *account)
{
  for (guint i = 0; i < N_TEACHERS; i++)
    {
      g_autofree char *name = i == 0 ? g_strdup (BIG_SCHOOL_TEACHER) : invention_name (self->words);

      g_ptr_array_add (self->teachers, save (self, "staff", (const char *[][2]) {
                                               { "name", name }, { "job", "class_teacher" },
                                               { "account", i == 0 ? account : NULL }, { NULL } }));
    }
}

static void
add_classes (Filling *self)
{
  for (guint year = self->first_year; year <= LAST_YEAR; year++)
    for (guint grade = 1; grade <= N_GRADES; grade++)
      for (guint number = 1; number <= self->n_classes; number++)
        {
          g_autofree char *y = g_strdup_printf ("%u", year);
          g_autofree char *g = g_strdup_printf ("%u", grade);
          g_autofree char *n = g_strdup_printf ("%u", number);
          g_autofree char *from = g_strdup_printf ("%u-09-01", year);
          g_autofree char *until = year < LAST_YEAR ? g_strdup_printf ("%u-08-31", year + 1) : NULL;
          char *uid = save (self, "class", (const char *[][2]) { { "year", y }, { "grade", g }, { "number", n }, { NULL } });

          g_ptr_array_add (self->classes, uid);
          g_free (save (self, "class_post", (const char *[][2]) {
                          { "class", uid }, { "teacher", teacher_of (self, year, grade, number) },
                          { "from_on", from }, { "until_on", until }, { NULL } }));
        }
}

static void
enrol (Filling    *self,
       const char *student,
       guint       entered,
       guint       place)
{
  for (guint year = MAX (entered, self->first_year); year < entered + N_GRADES && year <= LAST_YEAR; year++)
    {
      guint grade = year - entered + 1;
      const char *class_uid = g_ptr_array_index (self->classes, class_index (self, year, grade, place % self->n_classes + 1));
      g_autofree char *from = g_strdup_printf ("%u-09-01", year);
      g_autofree char *until = year < LAST_YEAR ? g_strdup_printf ("%u-08-31", year + 1) : NULL;

      g_free (save (self, "enrolment", (const char *[][2]) {
                      { "student", student }, { "class", class_uid }, { "from_on", from }, { "until_on", until },
                      { "reason", year == entered ? "new" : "promoted" }, { NULL } }));
    }
}

static void
add_children (Filling *self)
{
  for (guint entered = self->first_year - N_GRADES + 1; entered <= LAST_YEAR; entered++)
    for (guint place = 0; place < self->cohort; place++)
      {
        guint n = self->children->len;
        char *name = invention_name (self->words);
        g_autofree char *number = g_strdup_printf ("G140881%u%08u", entered - 6, n);
        g_autofree char *seat = g_strdup_printf ("%u", place / self->n_classes + 1);
        g_autofree char *born = g_strdup_printf ("%u-%02u-%02u", entered - 6, 1 + n % 12, 1 + n % 28);
        char *uid = save (self, "student", (const char *[][2]) {
                            { "name", name }, { "sex", n % 2 == 0 ? "female" : "male" }, { "born_on", born },
                            { "number", number }, { "seat", seat }, { "boarding", n % 3 == 0 ? "boarder" : "day" },
                            { "village", "槐树坪村" },
                            { "state", entered + N_GRADES > LAST_YEAR ? "studying" : "graduated" }, { NULL } });

        g_ptr_array_add (self->children, uid);
        g_ptr_array_add (self->names, name);
        enrol (self, uid, entered, place);
        if (n % 12 == 0 && entered + N_GRADES > LAST_YEAR)
          g_free (save (self, "register", (const char *[][2]) {
                          { "student", uid }, { "category", n % 24 == 0 ? "left_behind" : "hardship" },
                          { "from_on", "2024-09-01" }, { "basis", "teacher" }, { NULL } }));
      }
}

/* The place of a child who was at the school in @year: the nth of its roll, and
 * in which grade. */
static guint
child_of_year (Filling *self,
               guint    year,
               guint    nth,
               guint   *grade,
               guint   *number)
{
  guint roll = self->cohort * N_GRADES;
  guint place = (guint) ((guint64) nth * 7919 % roll); /* a prime: everybody has a turn */
  guint entered = year - place % N_GRADES;

  *grade = place % N_GRADES + 1;
  place /= N_GRADES;
  *number = place % self->n_classes + 1;
  return (entered - (self->first_year - N_GRADES + 1)) * self->cohort + place;
}

static char *
day_of (Filling *self,
        guint    year,
        guint    term)
{
  g_autoptr (GDateTime) from = term == 0 ? g_date_time_new_utc ((int) year, 9, 3, 0, 0, 0)
                                         : g_date_time_new_utc ((int) year + 1, 2, 24, 0, 0, 0);
  g_autoptr (GDateTime) day = g_date_time_add_days (from, (int) invention_choose (self->words, 115));

  return g_date_time_format (day, "%Y-%m-%d");
}

static void
add_visit (Filling *self,
           guint    nth,
           FILE    *table)
{
  static const char *const results[] = { "not_home", "declined" };
  guint per_year = (self->size.visits + self->size.years - 1) / self->size.years;
  guint year = self->first_year + nth / per_year;
  guint grade;
  guint number;
  guint child = child_of_year (self, year, nth % per_year, &grade, &number);
  const char *teacher = nth % 8 == 0 ? g_ptr_array_index (self->teachers, 1 + nth % (N_TEACHERS - 1))
                                     : teacher_of (self, year, grade, number);
  const char *way = nth % 20 == 3 ? "phone" : nth % 20 == 4 ? "agreed_place" : "at_home";
  const char *result = nth % 10 == 7 ? results[nth / 10 % 2] : "done";
  g_autofree char *day = day_of (self, year, nth % per_year >= per_year / 2);
  g_autofree char *note = invention_note (self->words, 85);
  g_autofree char *agreement = invention_note (self->words, 16);

  g_free (save (self, "home_visit", (const char *[][2]) {
                  { "student", g_ptr_array_index (self->children, child) }, { "visited_on", day },
                  { "started_at", "16:30" }, { "ended_at", "17:10" }, { "way", way }, { "result", result },
                  { "visitors", teacher }, { "met", "mother" }, { "situation", note }, { "agreement", agreement }, { NULL } }));
  fprintf (table, "%u\t%u%05u\t%s\t%s\t%u年级%u班\t%s\t%s\t槐树坪村%u号\t入户家访\t学习\t%s\t已沟通，继续关注\n",
           nth + 1, year, child, (char *) g_ptr_array_index (self->names, child), child % 2 == 0 ? "女" : "男",
           grade, number, day, BIG_SCHOOL_TEACHER, child % 300 + 1, note);
}

static void
add_visits (Filling *self)
{
  g_autofree char *path = g_build_filename (self->folder, "visits.tsv", NULL);
  FILE *table = g_fopen (path, "w");

  g_assert_nonnull (table);
  begin (self, XQ_CABINET_SCHOOL);
  for (guint i = 0; i < self->size.visits; i++)
    {
      if (i % BULK == BULK - 1)
        {
          commit (self);
          begin (self, XQ_CABINET_SCHOOL);
        }
      add_visit (self, i, table);
    }
  commit (self);
  g_assert_cmpint (fclose (table), ==, 0);
}

static void
add_sessions (Filling *self)
{
  static const char *const themes[] = { "study", "exam", "peer", "family", "emotion", "sleep", "self", "future" };
  guint per_year = (self->size.sessions + self->size.years - 1) / self->size.years;

  begin (self, XQ_CABINET_CASEWORK);
  for (guint i = 0; i < self->size.sessions; i++)
    {
      guint year = self->first_year + i / per_year;
      guint grade;
      guint number;
      /* One child of five comes, and then several times. */
      guint child = child_of_year (self, year, i % per_year % (self->cohort * N_GRADES / 5), &grade, &number);
      g_autofree char *day = day_of (self, year, i % per_year >= per_year / 2);
      g_autofree char *narrative = invention_note (self->words, 100);
      g_autofree char *points = invention_note (self->words, 15);

      g_free (save (self, "session", (const char *[][2]) {
                      { "student", g_ptr_array_index (self->children, child) }, { "held_on", day }, { "started_at", "15:20" },
                      { "theme", themes[i % G_N_ELEMENTS (themes)] }, { "narrative", narrative }, { "key_points", points },
                      { "form", i % 15 == 0 ? "guardian_talk" : "individual" }, { NULL } }));
    }
  commit (self);
}

/* What a paper is printed of. */
static void
add_referral (Filling *self)
{
  guint grade;
  guint number;
  guint child = child_of_year (self, LAST_YEAR, 0, &grade, &number);

  g_free (save (self, "referral", (const char *[][2]) {
                  { "student", g_ptr_array_index (self->children, child) }, { "receiver", "晴川县人民医院" },
                  { "consent", "written" }, { "stage", "sent" }, { "observed", BENCH_NOTE }, { NULL } }));
}

static void
add_account (Filling    *self,
             const char *name,
             XqRole      role,
             const char *staff)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XqSecret) password = school_fixture_password (name);
  g_autofree char *uid = xq_vault_add_account (self->vault, name, XQ_ROLE_BIT (role), password, &error);

  g_assert_no_error (error);
  if (staff != NULL)
    g_free (save (self, "staff", (const char *[][2]) { { "name", name }, { "account", uid }, { "job", staff }, { NULL } }));
}

/* The same tables, indexes and rows without encryption, for the peer. */
static void
export_plain (Filling    *self,
              const char *vault,
              const char *account,
              const char *target)
{
  g_autoptr (XqVault) opened = big_school_enter (self->folder, vault, account);
  g_autofree char *folder = g_build_filename (self->folder, target, NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  for (XqCabinet cabinet = 0; cabinet < XQ_N_CABINETS; cabinet++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) keys = xq_vault_dup_database_keys (opened, cabinet, &error);
      g_autofree char *path = xq_cabinet_dup_path (opened, cabinet);
      g_autofree char *plain = g_strdup_printf ("%s/%s.db", folder, xq_cabinet_get_code (cabinet));
      g_auto (GStrv) pieces = g_strsplit (plain, "'", -1);
      g_autofree char *quoted = g_strjoinv ("''", pieces);
      g_autofree char *sql = g_strdup_printf ("ATTACH DATABASE '%s' AS plain KEY ''; SELECT sqlcipher_export ('plain'); "
                                              "DETACH DATABASE plain", quoted);
      g_autoptr (XqConnection) connection = NULL;

      g_assert_no_error (error);
      connection = xq_connection_open (path, g_ptr_array_index (keys, 0), TRUE, &error);
      if (connection == NULL || !xq_connection_run (connection, sql, &error))
        g_error ("%s", error->message);
    }
  xq_vault_close (opened);
}

static void
add_question (GKeyFile   *questions,
              Filling    *self,
              const char *name,
              const char *setting)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *value = NULL;
  g_autofree char *list = NULL;

  xq_setting_text (self->store, setting, &value, &error);
  g_assert_no_error (error);
  list = g_strdup_printf (" %s ", value);
  g_key_file_set_string (questions, "parameters", name, strcmp (xq_setting_find (setting)->type, "choices") == 0 ? list : value);
}

/* The program finds these by itself; the peer is told. */
static void
write_questions (Filling *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GKeyFile) questions = g_key_file_new ();
  g_autofree char *path = g_build_filename (self->folder, "questions.ini", NULL);
  guint grade;
  guint number;
  XqCount count;

  if (!xq_count_begin (&count, self->store, BIG_SCHOOL_TERM, &error))
    g_error ("%s", error->message);
  g_key_file_set_string (questions, "parameters", "day", count.day);
  g_key_file_set_string (questions, "parameters", "from", count.term.counted_from);
  g_key_file_set_string (questions, "parameters", "until", count.term.counted_until);
  g_key_file_set_string (questions, "parameters", "year_from", count.year_from);
  g_key_file_set_integer (questions, "parameters", "year", count.term.year);
  g_key_file_set_integer (questions, "parameters", "since", count.term.year);
  add_question (questions, self, "ways", "home_visit.counted_ways");
  add_question (questions, self, "days_before", "home_visit.days_before_enrolment");
  add_question (questions, self, "per_year", "home_visit.per_year");
  add_question (questions, self, "special_per_term", "home_visit.special_per_term");
  add_question (questions, self, "grades", "focus.grades");
  add_question (questions, self, "contacts", "focus.contacts");

  g_key_file_set_string (questions, "records", "student",
                         g_ptr_array_index (self->children, child_of_year (self, LAST_YEAR, 0, &grade, &number)));
  /* In class 7-1 of this year. */
  g_key_file_set_string (questions, "records", "own_student",
                         g_ptr_array_index (self->children, (LAST_YEAR - 6 - (self->first_year - N_GRADES + 1)) * self->cohort));
  g_key_file_set_string (questions, "records", "teacher", g_ptr_array_index (self->teachers, 0));
  if (!g_key_file_save_to_file (questions, path, &error))
    g_error ("%s", error->message);
}

static void
write_roster (Filling *self)
{
  static const char *const grades[N_GRADES] = { "一", "二", "三", "四", "五", "六", "七", "八", "九" };
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (self->folder, "roster.csv", NULL);
  g_autoptr (GString) text = g_string_new ("学号,姓名,性别,出生日期,班级,村,父亲,父亲电话,母亲,母亲电话\n");

  for (guint i = 0; i < self->size.students; i++)
    {
      g_autofree char *name = invention_name (self->words);
      g_autofree char *father = invention_name (self->words);
      g_autofree char *mother = invention_name (self->words);
      guint grade = i % N_GRADES;

      g_string_append_printf (text, "G1408812012%08u,%s,%s,%u-%02u-%02u,%s(%u)班,槐树坪村,%s,139%08u,%s,138%08u\n",
                              i, name, i % 2 == 0 ? "女" : "男", LAST_YEAR - 6 - grade, 1 + i % 12, 1 + i % 28,
                              grades[grade], i / N_GRADES % self->n_classes + 1, father, i, mother, i);
    }
  if (!g_file_set_contents (path, text->str, (gssize) text->len, &error))
    g_error ("%s", error->message);
}

/* Of a hundred pages as the term summary is set: 27 lines of 33 characters. */
static void
write_pages (Filling *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (self->folder, "pages.txt", NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (glong so_far = 0; so_far < 100 * 27 * 33;)
    {
      g_autofree char *note = invention_note (self->words, 300);

      g_string_append_printf (text, "%s\n", note);
      so_far += 33 * ((g_utf8_strlen (note, -1) + 2 + 32) / 33);
    }
  if (!g_file_set_contents (path, text->str, (gssize) text->len, &error))
    g_error ("%s", error->message);
}

static void
enter (Filling    *self,
       const char *account)
{
  if (self->store != NULL)
    big_school_close (g_steal_pointer (&self->store));
  if (self->vault != NULL)
    xq_vault_close (self->vault);
  g_clear_object (&self->vault);
  if (account != NULL)
    {
      self->vault = big_school_enter (self->folder, "school.xinqing", account);
      self->store = big_school_open (self->vault);
    }
}

static void
create (Filling *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XqSecret) password = school_fixture_password (BIG_SCHOOL_HEAD);
  g_autofree char *path = g_build_filename (self->folder, "school.xinqing", NULL);

  self->vault = xq_vault_create (path, "晴川县实验学校", BIG_SCHOOL_HEAD, password, &error);
  if (self->vault == NULL)
    g_error ("%s", error->message);
  self->store = big_school_open (self->vault);
  g_free (save (self, "school", (const char *[][2]) { { "full_name", "晴川县实验学校" }, { NULL } }));
  add_account (self, BIG_SCHOOL_COUNSELLOR, XQ_ROLE_COUNSELLOR, "psych_full");
  add_account (self, BIG_SCHOOL_TEACHER, XQ_ROLE_CLASS_TEACHER, NULL);
}

static char *
find_account (Filling    *self,
              const char *name)
{
  g_autoptr (GPtrArray) accounts = xq_vault_list_accounts (self->vault);

  for (guint i = 0; i < accounts->len; i++)
    {
      const XqAccount *account = g_ptr_array_index (accounts, i);

      if (g_str_equal (account->name, name))
        return g_strdup (account->uid);
    }
  g_error ("nobody is called %s", name);
}

void
big_school_fill (const char          *folder,
                 const BigSchoolSize *size)
{
  Filling self = {
    .folder = folder,
    .size = *size,
    .words = invention_new (20250630),
    .first_year = LAST_YEAR - size->years + 1,
    .cohort = MAX (1, size->students / N_GRADES),
    .teachers = g_ptr_array_new_with_free_func (g_free),
    .classes = g_ptr_array_new_with_free_func (g_free),
    .children = g_ptr_array_new_with_free_func (g_free),
    .names = g_ptr_array_new_with_free_func (g_free),
  };
  g_autoptr (XqRoster) roster = NULL;
  g_autofree char *teacher = NULL;

  self.n_classes = (self.cohort + CLASS_SIZE - 1) / CLASS_SIZE;
  create (&self);
  teacher = find_account (&self, BIG_SCHOOL_TEACHER);
  enter (&self, BIG_SCHOOL_COUNSELLOR);
  begin (&self, XQ_CABINET_SCHOOL);
  add_calendar (&self);
  add_teachers (&self, teacher);
  add_classes (&self);
  commit (&self);
  enter (&self, NULL);
  big_school_copy (folder, "school.xinqing", "newcomer.xinqing");

  enter (&self, BIG_SCHOOL_COUNSELLOR);
  begin (&self, XQ_CABINET_SCHOOL);
  add_children (&self);
  commit (&self);
  add_visits (&self);
  add_sessions (&self);
  add_referral (&self);
  write_questions (&self);
  write_pages (&self);
  write_roster (&self);
  enter (&self, NULL);

  big_school_copy (folder, "newcomer.xinqing", "arrived.xinqing");
  self.vault = big_school_enter (folder, "arrived.xinqing", BIG_SCHOOL_COUNSELLOR);
  self.store = big_school_open (self.vault);
  roster = big_school_read_roster (self.store, folder);
  if (big_school_arrive (self.store, roster) != size->students)
    g_error ("the roster was not read in whole");
  enter (&self, NULL);

  export_plain (&self, "school.xinqing", BIG_SCHOOL_COUNSELLOR, "school.plain");
  export_plain (&self, "newcomer.xinqing", BIG_SCHOOL_COUNSELLOR, "newcomer.plain");
  export_plain (&self, "arrived.xinqing", BIG_SCHOOL_COUNSELLOR, "arrived.plain");

  invention_free (self.words);
  g_ptr_array_unref (self.teachers);
  g_ptr_array_unref (self.classes);
  g_ptr_array_unref (self.children);
  g_ptr_array_unref (self.names);
}

/* bench-fill FOLDER STUDENTS YEARS VISITS SESSIONS */
int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  BigSchoolSize size;

  g_assert_cmpint (argc, ==, 6);
  size.students = (guint) atoi (argv[2]);
  size.years = (guint) atoi (argv[3]);
  size.visits = (guint) atoi (argv[4]);
  size.sessions = (guint) atoi (argv[5]);
  if (!xq_vault_init (&error))
    g_error ("%s", error->message);
  xq_school_register ();
  big_school_fill (argv[1], &size);
  return 0;
}
