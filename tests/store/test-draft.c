/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "school-fixture.h"
#include "store/draft.h"
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

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  shared = school_fixture_new ();
  g_test_add_func ("/draft/new-record", test_new_record);
  g_test_add_func ("/draft/change", test_change);
  status = g_test_run ();
  school_fixture_free (shared);
  return status;
}
