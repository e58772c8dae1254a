/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "ui-fixture.h"

#include "audit-page.h"
#include "exchange/spreadsheet.h"
#include "list-out.h"
#include "paper-page.h"
#include "record-table.h"
#include "school-page.h"
#include "school/kinds.h"
#include "secrecy-page.h"

/* The page on secrecy: what a head and a counsellor find on it, and what nobody
 * finds; and that everybody sees the own entries of the audit chain. */

static UiFixture *fixture;

/* The audit chain has its own clock: only a window of today shows today's entries. */
static void
work_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  g_free (fixture->today);
  fixture->today = g_date_time_format (now, "%Y-%m-%d");
}

static void
save_records (void)
{
  g_autoptr (XqSecret) password = school_fixture_password ("李老师");
  g_autoptr (GError) error = NULL;
  g_autoptr (XqVault) vault = xq_vault_open (fixture->folder, &error);
  g_autoptr (XqStore) store = NULL;
  g_autoptr (XqRecord) record = NULL;
  g_autofree char *session = NULL;
  g_autofree char *told = NULL;

  g_assert_no_error (error);
  g_assert_true (xq_vault_unlock (vault, "李老师", password, NULL, &error));
  store = xq_store_open (vault, fixture->today, &error);
  g_assert_no_error (error);
  session = school_fixture_save (store, "session", "student", fixture->school->children[CHILD_A], NULL);
  told = school_fixture_save (store, "disclosure", "student", fixture->school->children[CHILD_A], "told_to", "王老师",
                              "what", "近来睡得少", "why", "课堂上多照看", "ground", "duty", NULL);
  record = xq_store_get (store, &xq_session, session, &error);
  g_assert_no_error (error);
  g_assert_nonnull (record);
  g_assert_nonnull (told);
  g_assert_true (xq_store_audit (store, XQ_CABINET_CARE, "print term_summary", NULL, NULL, &error));
  g_assert_true (xq_store_close (store, &error));
  xq_vault_close (vault);
}

static XqPage *
open_page (const char *account)
{
  XqShell *shell = ui_fixture_enter (fixture, account);

  g_assert_true (xq_shell_go (shell, "school"));
  ui_fixture_settle (fixture);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (xq_shell_get_page (shell)), "school.open", "s", "secrecy"));
  ui_fixture_settle (fixture);
  g_assert_true (XQ_IS_SECRECY_PAGE (xq_shell_get_page (shell)));
  return xq_shell_get_page (shell);
}

static void
show (XqPage     *page,
      const char *name)
{
  gtk_stack_set_visible_child_name (ui_part (page, "stack"), name);
  ui_fixture_settle (fixture);
}

static char *
join_lines (XqRecordTable *table)
{
  g_autoptr (GPtrArray) lines = xq_record_table_dup_lines (table);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      g_autofree char *line = g_strjoinv (" | ", g_ptr_array_index (lines, i));

      g_string_append_printf (text, "%s\n", line);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_table (XqPage            *page,
              const char        *part,
              const char *const *says,
              const char *const *never)
{
  g_autofree char *text = join_lines (ui_part (page, part));

  for (guint i = 0; says[i] != NULL; i++)
    if (strstr (text, says[i]) == NULL)
      g_error ("%s does not say %s but %s", part, says[i], text);
  for (guint i = 0; never[i] != NULL; i++)
    if (strstr (text, never[i]) != NULL)
      g_error ("%s says %s: %s", part, never[i], text);
}

static void
assert_nobody_named (XqPage *page)
{
  static const char *const nothing[] = { NULL };
  static const char *const never[] = { "甲小明", "乙小红", "丙小刚", "睡得少", "照看", NULL };
  static const char *const parts[] = { "accounts_table", "looks_table", "given_table", "duty_table" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    assert_table (page, parts[i], nothing, never);
}

static void
test_head (void)
{
  static const char *const accounts[] = { "校长", "李老师", "辅导库", "· 校长", "密码", NULL };
  static const char *const looks[] = { "查阅帮扶库", "李老师", NULL };
  static const char *const no_casework[] = { "查阅辅导库", NULL };
  static const char *const given[] = { "学期总结", "打印", "王老师", "当面", NULL };
  static const char *const duty[] = { "账号一人一个", "▲ 不符合", "待学校确认", "学校恢复码", NULL };
  static const char *const none[] = { NULL };
  XqPage *page = open_page ("校长");

  assert_table (page, "accounts_table", accounts, none);
  assert_table (page, "looks_table", looks, no_casework);
  assert_table (page, "given_table", given, none);
  assert_table (page, "duty_table", duty, none);
  assert_nobody_named (page);
  g_assert_cmpuint (xq_page_get_badge (page), >, 0);

  /* What is searched is searched in every list. */
  gtk_editable_set_text (ui_part (page, "search_entry"), "谁也没有");
  UI_WAIT (xq_record_table_get_n_shown (ui_part (page, "accounts_table")) == 0);
  g_assert_false (gtk_widget_get_sensitive (ui_part (page, "export_button")));
  gtk_editable_set_text (ui_part (page, "search_entry"), "王老师");
  UI_WAIT (xq_record_table_get_n_shown (ui_part (page, "accounts_table")) == 1);
  show (page, "secrecy_given_out");
  g_assert_nonnull (ui_find_words (page, "当面"));
  ui_fixture_close (fixture);
}

static void
test_counsellor (void)
{
  static const char *const looks[] = { "查阅辅导库", "李老师", NULL };
  static const char *const none[] = { NULL };
  XqPage *page = open_page ("李老师");

  assert_table (page, "looks_table", looks, none);
  assert_nobody_named (page);
  ui_fixture_close (fixture);
}

/* The list in sight leaves as it stands, and that it left stands in the list then. */
static void
test_export (void)
{
  static const char *const says[] = { "导出", "保密自查", NULL };
  static const char *const none[] = { NULL };
  g_autofree char *folder = g_dir_make_tmp ("xq-secrecy-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "list.xlsx", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (XqSheetBook) book = NULL;
  XqPage *page = open_page ("校长");
  XqRecordTable *table = ui_part (page, "duty_table");
  guint n;

  show (page, "secrecy_duty");
  g_assert_true (gtk_widget_get_sensitive (ui_part (page, "export_button")));
  n = xq_record_table_get_n_shown (table);
  xq_list_out_write (page, xq_list_order_new_table ("secrecy_duty", "保密自查", xq_record_table_dup_lines (table)), path);
  UI_WAIT (g_file_test (path, G_FILE_TEST_EXISTS));
  UI_WAIT (ui_find_words (fixture->window, "不再受保护") != NULL);
  book = xq_sheet_book_load (file, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (((const XqSheet *) g_ptr_array_index (book->sheets, 0))->rows->len, ==, n + 1);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);

  xq_page_refresh (page);
  ui_fixture_settle (fixture);
  assert_table (page, "given_table", says, none);
  ui_fixture_close (fixture);
}

/* From here and from the term summary. */
static void
test_pack (void)
{
  XqPage *page = open_page ("校长");
  XqShell *shell = xq_window_get_shell (fixture->window);

  ui_press (ui_part (page, "pack_button"));
  ui_fixture_settle (fixture);
  g_assert_true (XQ_IS_PAPER_PAGE (xq_shell_get_page (shell)));
  /* It names nobody: nobody is asked who gets it. */
  g_assert_false (gtk_widget_get_visible (ui_part (xq_shell_get_page (shell), "receiver_box")));
  UI_WAIT (gtk_widget_get_sensitive (ui_part (xq_shell_get_page (shell), "print_button")));

  g_assert_true (xq_shell_go (shell, "summary"));
  ui_fixture_settle (fixture);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (xq_shell_get_page (shell)), "summary.pack", NULL));
  ui_fixture_settle (fixture);
  g_assert_true (XQ_IS_PAPER_PAGE (xq_shell_get_page (shell)));
  ui_fixture_close (fixture);
}

/* A teacher, and even a head, finds here what is the own alone. */
static void
test_own_looks (void)
{
  static const char *const accounts[] = { "王老师", "孙主任", "钱老师", "周阿姨", "校长" };

  for (guint i = 0; i < G_N_ELEMENTS (accounts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) lines = NULL;
      XqStore *store = school_fixture_enter (fixture->school, accounts[i]);
      XqShell *shell;

      g_assert_true (xq_store_audit (store, XQ_CABINET_SCHOOL, "print home_visit_class", NULL, NULL, &error));
      school_fixture_leave (fixture->school);
      shell = ui_fixture_enter (fixture, accounts[i]);
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (shell), "shell.own-looks", NULL));
      ui_fixture_settle (fixture);
      g_assert_true (XQ_IS_AUDIT_PAGE (xq_shell_get_page (shell)));
      lines = xq_record_table_dup_lines (ui_part (xq_shell_get_page (shell), "table"));
      g_assert_cmpuint (lines->len, >=, 2);
      for (guint j = 1; j < lines->len; j++)
        g_assert_cmpstr (((GStrv) g_ptr_array_index (lines, j))[1], ==, accounts[i]);
      /* The newest: which paper, in words. */
      g_assert_cmpstr (((GStrv) g_ptr_array_index (lines, 1))[3], ==, "班级家访一览表");
      ui_fixture_close (fixture);
    }
}

/* Who opens no cabinet has no entries to see, and no page on secrecy. */
static void
test_strangers (void)
{
  static const char *const strangers[] = { "王老师", "孙主任", "钱老师", "周阿姨", "管理员" };

  for (guint i = 0; i < G_N_ELEMENTS (strangers); i++)
    {
      XqShell *shell = ui_fixture_enter (fixture, strangers[i]);

      g_assert_false (xq_shell_go (shell, "school"));
      if (g_str_equal (strangers[i], "管理员"))
        {
          gtk_widget_activate_action (GTK_WIDGET (shell), "shell.own-looks", NULL);
          ui_fixture_settle (fixture);
          g_assert_false (XQ_IS_AUDIT_PAGE (xq_shell_get_page (shell)));
        }
      ui_fixture_close (fixture);
    }
}

int
main (int   argc,
      char *argv[])
{
  int result;

  fixture = ui_fixture_new (&argc, &argv);
  work_today ();
  save_records ();
  g_test_add_func ("/ui/secrecy/head", test_head);
  g_test_add_func ("/ui/secrecy/counsellor", test_counsellor);
  g_test_add_func ("/ui/secrecy/export", test_export);
  g_test_add_func ("/ui/secrecy/pack", test_pack);
  g_test_add_func ("/ui/secrecy/own-looks", test_own_looks);
  g_test_add_func ("/ui/secrecy/strangers", test_strangers);
  result = g_test_run ();
  ui_fixture_free (fixture);
  return result;
}
