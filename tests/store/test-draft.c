/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "school-fixture.h"

#include "store/draft.h"
#include "store/store-private.h"
#include "vault/hash.h"

static SchoolFixture *shared;

static XqDraft *
only_draft (GPtrArray *drafts)
{
  g_assert_nonnull (drafts);
  g_assert_cmpuint (drafts->len, ==, 1);
  return g_ptr_array_index (drafts, 0);
}

/* A new record: everything that was written comes back, for its writer alone. */
static void
test_new_record (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = xq_uid_new ();
  g_autoptr (XqRecord) record = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GPtrArray) others = NULL;
  GPtrArray *parts;
  XqDraft *draft;

  school_fixture_enter (shared, "李老师");
  record = xq_store_new_record (shared->store, xq_kind_find ("session"));
  xq_record_set (record, "student", shared->children[CHILD_A]);
  xq_record_set (record, "narrative", "写到一");
  xq_record_set (xq_record_add_part (record, "participants"), "who", "母亲");
  xq_record_set (xq_record_add_part (record, "participants"), "student", shared->children[CHILD_B]);
  g_assert_true (xq_store_keep_draft (shared->store, id, record, &error));
  g_assert_no_error (error);

  xq_record_set (record, "narrative", "写到一半");
  g_assert_true (xq_store_keep_draft (shared->store, id, record, &error));
  g_assert_no_error (error);

  drafts = xq_store_list_drafts (shared->store, &error);
  g_assert_no_error (error);
  draft = only_draft (drafts);
  g_assert_cmpstr (draft->id, ==, id);
  g_assert_null (xq_record_get_uid (draft->record));
  g_assert_null (xq_record_get_version (draft->record));
  g_assert_cmpstr (xq_record_get (draft->record, "narrative"), ==, "写到一半");
  parts = xq_record_get_parts (draft->record, "participants");
  g_assert_cmpuint (parts->len, ==, 2);
  g_assert_cmpstr (xq_record_get (g_ptr_array_index (parts, 0), "who"), ==, "母亲");
  g_assert_cmpstr (xq_record_get (g_ptr_array_index (parts, 1), "student"), ==, shared->children[CHILD_B]);

  school_fixture_enter (shared, "校长");
  others = xq_store_list_drafts (shared->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (others->len, ==, 0);

  school_fixture_enter (shared, "李老师");
  g_assert_true (xq_store_drop_draft (shared->store, id, &error));
  g_clear_pointer (&drafts, g_ptr_array_unref);
  drafts = xq_store_list_drafts (shared->store, &error);
  g_assert_cmpuint (drafts->len, ==, 0);
}

/* A change of a saved record knows which version it changes: it is saved over that
 * one and refused over a later one. */
static void
test_change (void)
{
  const XqKind *kind = xq_kind_find ("session");
  g_autoptr (GError) error = NULL;
  g_autofree char *id = xq_uid_new ();
  g_autofree char *uid = NULL;
  g_autoptr (XqRecord) record = NULL;
  g_autoptr (XqRecord) later = NULL;
  g_autoptr (XqRecord) saved = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GPtrArray) again = NULL;
  XqDraft *draft;

  school_fixture_enter (shared, "李老师");
  uid = school_fixture_save (shared->store, "session", "student", shared->children[CHILD_A], "safety", "none",
                             "narrative", "原来的", NULL);
  xq_store_sign (shared->store, kind, uid, &error);
  g_assert_no_error (error);
  record = xq_store_get (shared->store, kind, uid, &error);
  g_assert_no_error (error);
  xq_record_set (record, "narrative", "改到一半");
  g_assert_true (xq_store_keep_draft (shared->store, id, record, &error));
  g_assert_no_error (error);

  school_fixture_enter (shared, "李老师");
  drafts = xq_store_list_drafts (shared->store, &error);
  g_assert_no_error (error);
  draft = only_draft (drafts);
  g_assert_cmpstr (xq_record_get_uid (draft->record), ==, uid);
  g_assert_true (xq_record_is_signed (draft->record));
  g_assert_false (xq_store_save (shared->store, draft->record, NULL, &error));
  g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_SIGNED);
  g_clear_error (&error);
  g_assert_true (xq_store_save (shared->store, draft->record, "笔误", &error));
  g_assert_no_error (error);
  saved = xq_store_get (shared->store, kind, uid, &error);
  g_assert_cmpstr (xq_record_get (saved, "narrative"), ==, "改到一半");
  g_assert_true (xq_record_is_signed (saved));

  /* The draft is still there, and the record has gone on. */
  again = xq_store_list_drafts (shared->store, &error);
  g_assert_false (xq_store_save (shared->store, only_draft (again)->record, "又改", &error));
  g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_true (xq_store_drop_draft (shared->store, id, &error));
}

static char *
keep (XqStore    *store,
      const char *id,
      const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XqRecord) record = xq_store_new_record (store, xq_kind_find ("session"));
  char *name = id != NULL ? g_strdup (id) : xq_uid_new ();

  xq_record_set (record, "narrative", words);
  g_assert_true (xq_store_keep_draft (store, name, record, &error));
  g_assert_no_error (error);
  return name;
}

static GPtrArray *
list (XqStore *store)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *drafts = xq_store_list_drafts (store, &error);

  g_assert_no_error (error);
  return drafts;
}

static const char *
narrative_of (GPtrArray *drafts,
              guint      index)
{
  g_assert_cmpuint (drafts->len, >, index);
  return xq_record_get (((const XqDraft *) g_ptr_array_index (drafts, index))->record, "narrative");
}

/* A second counsellor, who holds the same key of the same cabinet. */
static char *
admit_colleague (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XqSecret) password = school_fixture_password ("何老师");
  char *uid;

  school_fixture_enter (shared, "校长");
  uid = xq_vault_add_account (shared->vault, "何老师", XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR), password, &error);
  g_assert_no_error (error);
  school_fixture_enter (shared, "李老师");
  g_assert_true (xq_vault_admit (shared->vault, uid, &error));
  g_assert_no_error (error);
  return uid;
}

/* What lies in the cabinet, past the store: whoever holds its key gets this far. */
static XqLetter *
take_letter (const char *receiver)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XqStatement) statement =
    xq_connection_prepare (shared->store->inner, "SELECT letter, receiver_key, writer, written_at, sealed FROM casework_draft", &error);
  XqLetter *letter = g_new0 (XqLetter, 1);
  const guint8 *sealed;
  gboolean row;
  gsize length;

  g_assert_no_error (error);
  g_assert_true (xq_statement_step (statement, &row, &error) && row);
  letter->uid = xq_statement_dup_uid (statement, 0);
  letter->receiver = g_strdup (receiver);
  letter->receiver_key = g_strdup (xq_statement_get_text (statement, 1));
  letter->writer = xq_statement_dup_uid (statement, 2);
  letter->written_at = xq_statement_get_integer (statement, 3);
  sealed = xq_statement_get_blob (statement, 4, &length);
  letter->sealed = g_bytes_new (sealed, length);
  g_assert_true (xq_statement_step (statement, &row, &error) && !row);
  return letter;
}

static void
test_sealed_to_oneself (void)
{
  static const char words[] = "还没有写完的一句话";
  g_autoptr (GError) error = NULL;
  g_autofree char *colleague = admit_colleague ();
  g_autofree char *mine = NULL;
  g_autofree char *id = NULL;
  g_autofree char *theirs = NULL;
  g_autoptr (XqLetter) letter = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const char *data;
  gsize length;

  school_fixture_enter (shared, "李老师");
  mine = g_strdup (xq_vault_get_account_uid (shared->vault));
  id = keep (shared->store, NULL, words);

  school_fixture_enter (shared, "何老师");
  g_assert_true (xq_vault_holds (shared->vault, XQ_CABINET_CASEWORK));
  drafts = list (shared->store);
  g_assert_cmpuint (drafts->len, ==, 0);
  g_assert_null (xq_store_query (shared->store, "SELECT sealed FROM casework_draft", &error, NULL));
  g_assert_nonnull (error);
  g_clear_error (&error);
  letter = take_letter (mine);
  data = g_bytes_get_data (letter->sealed, &length);
  g_assert_null (memmem (data, length, words, strlen (words)));
  g_assert_null (xq_vault_open_letter (shared->vault, letter, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);

  /* Nor does a colleague overwrite or drop it by its name. */
  theirs = keep (shared->store, id, "别人的");
  g_assert_true (xq_store_drop_draft (shared->store, id, &error));

  school_fixture_enter (shared, "李老师");
  g_clear_pointer (&drafts, g_ptr_array_unref);
  drafts = list (shared->store);
  g_assert_cmpstr (narrative_of (drafts, 0), ==, words);
  bytes = xq_vault_open_letter (shared->vault, letter, &error);
  g_assert_no_error (error);
  g_assert_nonnull (memmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), words, strlen (words)));
  g_assert_true (xq_store_drop_draft (shared->store, id, &error));
  g_assert_no_error (error);
}

/* Somebody else's desk is killed in the middle of a word. */
static void
test_killed (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  guint kept = 0;
  char byte;
  int ends[2];
  int status;
  pid_t pid;

  school_fixture_enter (shared, "李老师");
  xq_store_close (shared->store, &error);
  g_assert_no_error (error);
  g_clear_object (&shared->store);
  g_assert_cmpint (pipe (ends), ==, 0);
  pid = fork ();
  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      XqStore *store = xq_store_open (shared->vault, FIXTURE_TODAY, NULL);
      g_autofree char *id = xq_uid_new ();

      for (guint i = 1;; i++)
        {
          g_autofree char *words = g_strdup_printf ("写到第%u个字", i);

          g_free (keep (store, id, words));
          if (write (ends[1], "k", 1) != 1)
            _exit (3);
        }
    }
  close (ends[1]);
  while (kept < 5 && read (ends[0], &byte, 1) == 1)
    kept++;
  kill (pid, SIGKILL);
  while (read (ends[0], &byte, 1) == 1)
    kept++;
  close (ends[0]);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status));
  g_assert_cmpuint (kept, >=, 5);

  /* What was said to be kept is there; at most the one after it is, too. */
  school_fixture_enter (shared, "李老师");
  drafts = list (shared->store);
  g_assert_cmpuint (drafts->len, ==, 1);
  {
    g_autofree char *last = g_strdup_printf ("写到第%u个字", kept);
    g_autofree char *next = g_strdup_printf ("写到第%u个字", kept + 1);

    g_assert_true (g_str_equal (narrative_of (drafts, 0), last) || g_str_equal (narrative_of (drafts, 0), next));
  }
  g_assert_true (xq_store_drop_draft (shared->store, ((XqDraft *) g_ptr_array_index (drafts, 0))->id, &error));
}

/* One that is taken up again is the newest; dropping one leaves the others. */
static void
test_list (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GPtrArray) drafts = NULL;

  school_fixture_enter (shared, "李老师");
  first = keep (shared->store, NULL, "第一份");
  g_usleep (1100 * 1000);
  second = keep (shared->store, NULL, "第二份");
  drafts = list (shared->store);
  g_assert_cmpuint (drafts->len, ==, 2);
  g_assert_cmpstr (narrative_of (drafts, 0), ==, "第二份");
  g_usleep (1100 * 1000);
  again = keep (shared->store, first, "第一份，接着写");

  school_fixture_enter (shared, "李老师");
  g_clear_pointer (&drafts, g_ptr_array_unref);
  drafts = list (shared->store);
  g_assert_cmpuint (drafts->len, ==, 2);
  g_assert_cmpstr (narrative_of (drafts, 0), ==, "第一份，接着写");
  g_assert_cmpstr (narrative_of (drafts, 1), ==, "第二份");

  g_assert_true (xq_store_drop_draft (shared->store, first, &error));
  g_assert_true (xq_store_drop_draft (shared->store, first, &error));
  g_clear_pointer (&drafts, g_ptr_array_unref);
  drafts = list (shared->store);
  g_assert_cmpuint (drafts->len, ==, 1);
  g_assert_cmpstr (narrative_of (drafts, 0), ==, "第二份");
  g_assert_true (xq_store_drop_draft (shared->store, second, &error));
  g_assert_no_error (error);
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  shared = school_fixture_new ();
  g_test_add_func ("/draft/new-record", test_new_record);
  g_test_add_func ("/draft/change", test_change);
  g_test_add_func ("/draft/list", test_list);
  g_test_add_func ("/draft/sealed-to-oneself", test_sealed_to_oneself);
  g_test_add_func ("/draft/killed", test_killed);
  status = g_test_run ();
  school_fixture_free (shared);
  return status;
}
