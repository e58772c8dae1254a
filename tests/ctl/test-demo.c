/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "remove-tree.h"

#include "ctl/command.h"
#include "ctl/demo-words.h"
#include "ctl/demo.h"
#include "rules/coverage.h"
#include "rules/due.h"
#include "rules/figure.h"
#include "school/kinds.h"

#define TODAY "2025-03-28"
#define STUDENTS 40

/* Words that no paper and no text may carry, and "depression" by any suffix. */
static const char *const forbidden[] = {
  "诊断", "患者", "病情", "症状", "治疗", "疾病", "异常学生", "问题学生", "后进生", "抑郁", "精神病", "XX", "{",
};

static char *folder;
static char *vault_path;
static JsonNode *made;
static XqVault *vault;
static XqStore *store;

static void
leave (void)
{
  g_autoptr (GError) error = NULL;

  if (store != NULL)
    xq_store_close (store, &error);
  g_assert_no_error (error);
  g_clear_object (&store);
  if (vault != NULL)
    xq_vault_close (vault);
  g_clear_object (&vault);
}

static JsonObject *
account_of (const char *role,
            guint       n)
{
  JsonArray *accounts = json_object_get_array_member (json_node_get_object (made), "accounts");

  for (guint i = 0; i < json_array_get_length (accounts); i++)
    {
      JsonObject *account = json_array_get_object_element (accounts, i);

      if (g_str_equal (json_object_get_string_member (account, "role"), role) && n-- == 0)
        return account;
    }
  g_error ("there is no account %s", role);
}

static XqStore *
enter (const char *role,
       guint       n)
{
  JsonObject *account = account_of (role, n);
  g_autoptr (XqSecret) password = xq_secret_new_take_string (g_strdup (json_object_get_string_member (account, "password")));
  g_autoptr (GError) error = NULL;

  leave ();
  vault = xq_vault_open (vault_path, &error);
  g_assert_no_error (error);
  xq_vault_unlock (vault, json_object_get_string_member (account, "account"), password, NULL, &error);
  g_assert_no_error (error);
  store = xq_store_open (vault, TODAY, &error);
  g_assert_no_error (error);
  return store;
}

static GPtrArray *
list (const XqKind *kind)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *records = xq_store_list (store, kind, NULL, &error);

  g_assert_no_error (error);
  return records;
}

static GString *printed;

static void
take_print (const char *text)
{
  g_string_append (printed, text);
}

static JsonNode *
run (const char *path,
     const char *today)
{
  XqCtl ctl = { .today = (char *) today, .words = g_ptr_array_new () };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_auto (GStrv) words = g_strsplit ("demo --students 40 --years 1 --seed 7", " ", -1);
  g_autoptr (GError) error = NULL;
  GPrintFunc before;
  JsonNode *node;

  g_ptr_array_add (ctl.words, (gpointer) path);
  g_option_context_add_main_entries (context, xq_commands_demo[0].options, NULL);
  g_option_context_parse_strv (context, &words, &error);
  g_assert_no_error (error);
  if (printed != NULL)
    g_string_free (printed, TRUE);
  printed = g_string_new (NULL);
  before = g_set_print_handler (take_print);
  xq_commands_demo[0].run (&ctl, &error);
  g_set_print_handler (before);
  g_assert_no_error (error);
  node = json_from_string (printed->str, &error);
  g_assert_no_error (error);
  g_ptr_array_unref (ctl.words);
  return node;
}

/* Each is on a line of its own, in this order: scripts read it so. */
static void
test_accounts (void)
{
  static const char *const roles[] = {
    "head", "counsellor", "class-teacher", "grade-leader", "subject-teacher", "dormitory", "keeper",
  };
  const char *account = strstr (printed->str, "\"account\"");
  const char *role = strstr (printed->str, "\"role\"");
  const char *password = strstr (printed->str, "\"password\"");

  g_assert_true (account != NULL && account < role && role < password);
  g_assert_nonnull (memchr (account, '\n', (gsize) (role - account)));
  g_assert_nonnull (memchr (role, '\n', (gsize) (password - role)));
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    g_assert_nonnull (account_of (roles[i], 0));
  g_assert_nonnull (account_of ("counsellor", 1));
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (made), "students"), ==, STUDENTS);
  g_assert_cmpstr (json_array_get_string_element (json_object_get_array_member (json_node_get_object (made), "terms"), 1), ==,
                   "2024-2");
}

/* What is said to be there is there, and nothing is missing that a school keeps. */
static void
test_every_kind (void)
{
  JsonObject *records = json_object_get_object_member (json_node_get_object (made), "records");
  const XqKind *const *kinds = xq_school_kinds ();

  enter ("counsellor", 0);
  for (guint i = 0; kinds[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 n = xq_store_count (store, kinds[i], NULL, &error);

      g_assert_no_error (error);
      if (n == 0)
        g_error ("there is no %s", kinds[i]->name);
      if (json_object_has_member (records, kinds[i]->name))
        g_assert_cmpint (n, ==, json_object_get_int_member (records, kinds[i]->name));
      else
        g_assert_cmpstr (kinds[i]->name, ==, "published_figure");
    }
}

static int
compare_lines (gconstpointer first,
               gconstpointer second)
{
  return strcmp (*(const char *const *) first, *(const char *const *) second);
}

/* Records by what stands in them, without uids and without the clock's time. */
static GPtrArray *
describe (const XqKind *kind)
{
  g_autoptr (GPtrArray) records = list (kind);
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < records->len; i++)
    {
      GString *line = g_string_new (NULL);

      for (const XqField *field = kind->fields; field->number != 0; field++)
        if (field->type != XQ_FIELD_RECORD && field->type != XQ_FIELD_PARTS && field->type != XQ_FIELD_ACCOUNT &&
            field->type != XQ_FIELD_MOMENT && !(field->flags & XQ_FIELD_NOW) &&
            !(kind == &xq_received_letter && field->type == XQ_FIELD_DATE) && !g_str_equal (field->name, "cause") &&
            !g_str_equal (field->name, "letter"))
          g_string_append_printf (line, "%s|", xq_record_get (g_ptr_array_index (records, i), field->name));
      g_ptr_array_add (lines, g_string_free (line, FALSE));
    }
  g_ptr_array_sort (lines, compare_lines);
  return lines;
}

static GHashTable *
describe_all (void)
{
  GHashTable *all = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  const XqKind *const *kinds = xq_school_kinds ();

  for (guint c = 0; c < 2; c++)
    {
      enter ("counsellor", c);
      for (guint i = 0; kinds[i] != NULL; i++)
        g_hash_table_insert (all, (gpointer) ((gsize) kinds[i] + c), describe (kinds[i]));
    }
  leave ();
  return all;
}

static void
test_repeatable (void)
{
  g_autofree char *other = g_build_filename (folder, "again.xinqing", NULL);
  g_autofree char *first_path = vault_path;
  g_autoptr (GHashTable) first = describe_all ();
  g_autoptr (GHashTable) second = NULL;
  GHashTableIter iter;
  gpointer key;
  gpointer value;
  JsonNode *again;

  again = run (other, TODAY);
  g_assert_true (json_node_equal (made, again));
  json_node_unref (again);
  vault_path = other;
  second = describe_all ();
  vault_path = g_steal_pointer (&first_path);

  g_hash_table_iter_init (&iter, first);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      GPtrArray *one = value;
      GPtrArray *two = g_hash_table_lookup (second, key);

      g_assert_cmpuint (one->len, ==, two->len);
      for (guint i = 0; i < one->len; i++)
        g_assert_cmpstr (g_ptr_array_index (one, i), ==, g_ptr_array_index (two, i));
    }
}

/* A class teacher sees the own class and no more of the school. */
static void
test_access (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sessions = NULL;
  gint64 total = 0;

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GPtrArray) children = NULL;
      g_autoptr (GPtrArray) visits = NULL;

      enter ("class-teacher", i);
      children = list (&xq_student);
      visits = list (&xq_home_visit);
      g_assert_cmpuint (children->len, >, 0);
      g_assert_cmpuint (children->len, <, STUDENTS / 2);
      g_assert_cmpuint (visits->len, >, 0);
      total += children->len;
    }
  g_assert_cmpint (total, ==, STUDENTS);
  sessions = xq_store_list (store, &xq_session, NULL, &error);
  g_assert_null (sessions);
  g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED);
}

static void
test_due (void)
{
  gboolean found[XQ_DUE_SESSION_NEXT + 1] = { FALSE };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) due = xq_due_list (enter ("counsellor", 0), &error);

  g_assert_no_error (error);
  for (guint i = 0; i < due->len; i++)
    found[((XqDue *) g_ptr_array_index (due, i))->kind] = TRUE;
  g_assert_true (found[XQ_DUE_REFERRAL_GROUND]);
  g_assert_true (found[XQ_DUE_REFERRAL_REPLY]);
  g_assert_true (found[XQ_DUE_CRISIS_FOLLOW_UP]);
  g_assert_true (found[XQ_DUE_CRISIS_OPEN]);
  g_assert_false (found[XQ_DUE_CRISIS_REPORT]);
  g_assert_false (found[XQ_DUE_ADMISSION]);
}

static gint64
figure (GPtrArray  *figures,
        const char *id)
{
  const XqFigure *one = xq_figures_find (figures, id);

  g_assert_nonnull (one);
  return one->value;
}

/* The head sees what the counsellors' last unlock published. */
static void
test_figures (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) figures = xq_term_figures (enter ("head", 0), "2024-1", &error);
  g_autoptr (GPtrArray) classes = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (figure (figures, "classes"), ==, 3);
  g_assert_cmpint (figure (figures, "cert"), ==, 1);
  g_assert_cmpint (figure (figures, "persons"), >, 0);
  g_assert_cmpint (figure (figures, "sessions"), >=, figure (figures, "persons"));
  g_assert_cmpint (figure (figures, "ref"), >, 0);
  g_assert_cmpint (figure (figures, "special"), >, 0);
  g_assert_cmpint (figure (figures, "hv_ht"), >=, figure (figures, "hv_cov"));
  g_assert_cmpint (figure (figures, "hv_cov"), >, 0);
  g_assert_cmpint (figure (figures, "hv_cov"), <, figure (figures, "students"));

  classes = xq_coverage_by_class (store, "2024-2", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (((XqCoverage *) g_ptr_array_index (classes, i))->due, >, 0);
}

static void
test_whole (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  enter ("counsellor", 1);
  for (XqCabinet cabinet = 0; cabinet < XQ_N_CABINETS; cabinet++)
    {
      xq_store_audit_verify (store, cabinet, &error);
      g_assert_no_error (error);
    }
  lines = xq_store_check (vault, store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lines->len, ==, 0);
}

/* Nothing that a school must not write, and nothing that was not filled in. */
static void
test_words (void)
{
  const XqKind *const *kinds = xq_school_kinds ();
  g_autoptr (GHashTable) situations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  enter ("counsellor", 0);
  for (guint i = 0; kinds[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) records = list (kinds[i]);

      for (guint j = 0; j < records->len; j++)
        for (const XqField *field = kinds[i]->fields; field->number != 0; field++)
          {
            const char *text;

            if (field->type != XQ_FIELD_NOTE && field->type != XQ_FIELD_TEXT)
              continue;
            text = xq_record_get (g_ptr_array_index (records, j), field->name);
            for (guint k = 0; text != NULL && k < G_N_ELEMENTS (forbidden); k++)
              if (strstr (text, forbidden[k]) != NULL)
                g_error ("%s.%s says %s: %s", kinds[i]->name, field->name, forbidden[k], text);
            if (text != NULL && kinds[i] == &xq_home_visit && g_str_equal (field->name, "situation"))
              g_hash_table_add (situations, g_strdup (text));
          }
    }
  g_assert_cmpuint (g_hash_table_size (situations), >=, 10);
}

static guint
count_texts (XqDemoWords *words,
             const char  *file,
             const char  *key)
{
  g_auto (GStrv) groups = xq_demo_words_groups (words, file);
  guint n = 0;

  for (guint i = 0; groups[i] != NULL; i++)
    n += xq_demo_words_count (words, file, groups[i], key);
  return n;
}

/* Every text may be chosen, so every text is read here, whatever the dice say. */
static void
test_texts (void)
{
  static const char *const files[] = { "school", "visits", "contacts", "cases", "sessions", "care" };
  g_autoptr (GError) error = NULL;
  g_autoptr (XqDemoWords) words = xq_demo_words_new (&error);

  g_assert_no_error (error);
  g_assert_cmpuint (count_texts (words, "visits", "situation"), >=, 40);
  g_assert_cmpuint (count_texts (words, "visits", "agreement"), >=, 20);
  g_assert_cmpuint (count_texts (words, "cases", "narrative"), >=, 30);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_strdup_printf ("/org/xinqing/Xinqing/demo/%s.ini", files[i]);
      g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

      g_assert_no_error (error);
      for (guint k = 0; k + 1 < G_N_ELEMENTS (forbidden); k++)
        if (g_strstr_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), forbidden[k]) != NULL)
          g_error ("%s.ini says %s", files[i], forbidden[k]);
    }
}

/* Every situation of a visit names agreements that there are. */
static void
test_stories (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XqDemoWords) words = xq_demo_words_new (&error);
  g_auto (GStrv) groups = xq_demo_words_groups (words, "visits");

  g_assert_no_error (error);
  for (guint i = 0; groups[i] != NULL; i++)
    {
      guint n_agreements = xq_demo_words_count (words, "visits", groups[i], "agreement");

      for (guint n = 1; n_agreements > 0 && n <= xq_demo_words_count (words, "visits", groups[i], "situation"); n++)
        {
          g_autofree char *key = g_strdup_printf ("fits%u", n);
          g_auto (GStrv) fits = xq_demo_words_list (words, "visits", groups[i], key);

          for (guint j = 0; fits[j] != NULL; j++)
            {
              guint64 fit = g_ascii_strtoull (fits[j], NULL, 10);

              if (fit < 1 || fit > n_agreements)
                g_error ("visits.ini: [%s] %s", groups[i], key);
            }
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  xq_vault_init (&error);
  g_assert_no_error (error);
  xq_school_register ();
  folder = g_dir_make_tmp ("xq-demo-XXXXXX", &error);
  g_assert_no_error (error);
  vault_path = g_build_filename (folder, "demo.xinqing", NULL);
  made = run (vault_path, TODAY);

  g_test_add_func ("/demo/accounts", test_accounts);
  g_test_add_func ("/demo/every-kind", test_every_kind);
  g_test_add_func ("/demo/access", test_access);
  g_test_add_func ("/demo/due", test_due);
  g_test_add_func ("/demo/figures", test_figures);
  g_test_add_func ("/demo/whole", test_whole);
  g_test_add_func ("/demo/words", test_words);
  g_test_add_func ("/demo/texts", test_texts);
  g_test_add_func ("/demo/stories", test_stories);
  g_test_add_func ("/demo/repeatable", test_repeatable);
  status = g_test_run ();

  leave ();
  remove_tree (folder);
  json_node_unref (made);
  g_string_free (printed, TRUE);
  g_free (vault_path);
  g_free (folder);
  return status;
}
