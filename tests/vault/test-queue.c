/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-test"

#include "config.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "vault-fixture.h"

static void
append (const char *path,
        const char *text)
{
  g_autoptr(GError) error = NULL;

  xq_vault_queue_append (path, text, &error);
  g_assert_no_error (error);
}

static void
append_raw (const char *path,
            const char *bytes)
{
  g_autofree char *file = g_build_filename (path, "queue", NULL);
  int fd = open (file, O_WRONLY | O_APPEND | O_CREAT, 0600);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, bytes, strlen (bytes)), ==, (ssize_t) strlen (bytes));
  close (fd);
}

static GPtrArray *
take (XqVault *vault)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *texts = xq_vault_queue_take (vault, &error);

  g_assert_no_error (error);

  return texts;
}

static void
test_order (void)
{
  g_autofree char *path = fixture_copy ();
  g_autofree char *file = g_build_filename (path, "queue", NULL);
  g_autoptr(XqVault) vault = NULL;
  g_autoptr(GPtrArray) texts = NULL;
  g_autoptr(GPtrArray) again = NULL;
  g_autoptr(GPtrArray) empty = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *long_text = g_strnfill (511, 'x');

  append (path, "wrong password: 李心");
  append (path, "copy by the keeper");
  g_assert_true (g_file_get_contents (file, &bytes, NULL, NULL));
  g_assert_null (strstr (bytes, "keeper"));
  g_assert_false (xq_vault_queue_append (path, long_text, &error));
  assert_vault_error (error, XQ_VAULT_ERROR_INVALID);

  /* Half a line after a crash; the next one stands by itself. */
  append_raw (path, "0123456789abcdef");
  append (path, "third");

  vault = fixture_unlock (path, TEACHER);
  texts = take (vault);
  g_assert_cmpuint (texts->len, ==, 4);
  g_assert_cmpstr (g_ptr_array_index (texts, 0), ==, "wrong password: 李心");
  g_assert_cmpstr (g_ptr_array_index (texts, 1), ==, "copy by the keeper");
  g_assert_cmpstr (g_ptr_array_index (texts, 2), ==, XQ_QUEUE_UNREADABLE);
  g_assert_cmpstr (g_ptr_array_index (texts, 3), ==, "third");

  /* What comes between taking and clearing stays. */
  append (path, "in between");
  g_assert_true (xq_vault_queue_clear (vault, &error));
  g_assert_no_error (error);
  again = take (vault);
  g_assert_cmpuint (again->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (again, 0), ==, "in between");
  g_assert_true (xq_vault_queue_clear (vault, &error));
  empty = take (vault);
  g_assert_cmpuint (empty->len, ==, 0);
  g_assert_true (xq_vault_queue_clear (vault, &error));
}

static void
test_keeper (void)
{
  g_autofree char *path = fixture_copy ();
  g_autoptr(XqSecret) password = fixture_password ("fresh");
  g_autoptr(GError) error = NULL;
  g_autoptr(XqVault) vault = fixture_unlock (path, HEAD);
  g_autofree char *uid = xq_vault_add_account (vault, "管机", XQ_ROLE_BIT (XQ_ROLE_KEEPER), password, &error);

  g_assert_no_error (error);
  g_clear_object (&vault);
  append (path, "something");
  vault = fixture_unlock_with (path, "管机", password);
  g_assert_null (xq_vault_queue_take (vault, &error));
  assert_vault_error (error, XQ_VAULT_ERROR_REFUSED);
}

/* Lines of before a renewal still open; and the file has an end. */
static void
test_bounds (void)
{
  g_autofree char *path = fixture_copy ();
  g_autoptr(GError) error = NULL;
  g_autoptr(XqVault) vault = fixture_unlock (path, HEAD);
  g_autoptr(XqSecret) key = NULL;
  g_autoptr(GPtrArray) texts = NULL;
  g_autofree char *much = g_strnfill (1024 * 1024, 'x');

  append (path, "before");
  key = xq_vault_begin_renewal (vault, XQ_CABINET_SCHOOL, &error);
  g_assert_no_error (error);
  append (path, "during");
  g_assert_true (xq_vault_finish_renewal (vault, XQ_CABINET_SCHOOL, &error));
  texts = take (vault);
  g_assert_cmpuint (texts->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (texts, 0), ==, "before");
  g_assert_cmpstr (g_ptr_array_index (texts, 1), ==, "during");

  append_raw (path, much);
  g_assert_false (xq_vault_queue_append (path, "too much", &error));
  assert_vault_error (error, XQ_VAULT_ERROR_FAILED);
}

static void
add_tests (void)
{
  g_test_add_func ("/vault/queue/order", test_order);
  g_test_add_func ("/vault/queue/keeper", test_keeper);
  g_test_add_func ("/vault/queue/bounds", test_bounds);
}

int
main (int    argc,
      char **argv)
{
  return fixture_main (argc, argv, add_tests);
}
