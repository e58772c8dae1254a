/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "remove-tree.h"
#include "school-fixture.h"

#include "school/concern.h"
#include "school/kinds.h"
#include "school/screening-form.h"
#include "store/backup-run.h"
#include "store/cabinet.h"

/* A school as each released version left it, in tests/store/vaults: every later
 * version must open it, with all that was written. A change of the format or of
 * the schema adds one and takes none away:
 *
 *     test-store-archive --make FOLDER NUMBER
 *
 * writes FOLDER/vault-NUMBER.tar.xz from the school of school-fixture.h, whose
 * passwords are known to it.
 *
 * Keyring and marks lie in it as they were. The cabinets, invented as they are, lie
 * in it decrypted: half a megabyte of ciphertext would come with every version, and
 * packs to nothing in clear. The test encrypts them with the keys that the keyring
 * gives; that the encryption itself is still the same is what page.db proves, which
 * lies there as SQLCipher wrote it. */

#define SITUATION "家里老人照看"
#define NARRATIVE "谈了搬家以后的事"
#define CORRECTED "谈了搬家和新朋友"
#define MESSAGE "请多留意课间"
#define LETTER "他最近不太说话"
#define ROOM "个体辅导室"
#define COHORT "班主任培训首批"
#define STAGE "第一阶段"
#define DUTY "每天看一眼午饭吃了没有"
#define STEP "with_student"
#define SEEN "这两周总在课上睡着"
#define FORM "观察表"
#define GOAL "每天同一时间睡觉"
#define NODE "返校后精神不错"
#define IN_CLASS "课上多点他的名"
#define OWN_WORDS "晚上睡不着"
#define FOLLOWED "愿意和同桌说话了"

typedef struct archive Archive;
typedef struct archive_entry ArchiveEntry;

#define PAGE_TEXT "这一页还打得开"

static const XqCabinet cabinets[] = { XQ_CABINET_SCHOOL, XQ_CABINET_CARE, XQ_CABINET_CASEWORK };

static char *vaults;

static XqSecret *
page_key (void)
{
  return xq_secret_new ("0123456789abcdef0123456789abcdef", 32);
}

static gint64
read_number (XqConnection *connection,
             const char   *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XqStatement) statement = xq_connection_prepare (connection, sql, &error);
  gboolean row;

  g_assert_no_error (error);
  g_assert_true (xq_statement_step (statement, &row, &error) && row);
  return xq_statement_get_integer (statement, 0);
}

static void
run (XqConnection *connection,
     const char   *sql)
{
  g_autoptr (GError) error = NULL;

  xq_connection_run (connection, sql, &error);
  g_assert_no_error (error);
}

/* One cabinet as a plain database, or the plain one as a cabinet. */
static void
convert (XqVault    *vault,
         XqCabinet   cabinet,
         const char *folder,
         gboolean    encrypt)
{
  g_autofree char *plain = g_strdup_printf ("%s/%s.plain", folder, xq_cabinet_get_code (cabinet));
  g_autofree char *path = g_strdup_printf ("%s/%s.db", folder, xq_cabinet_get_code (cabinet));
  g_autofree char *attach = g_strdup_printf ("ATTACH '%s' AS plain KEY ''", plain);
  g_autofree char *version = NULL;
  g_autoptr (GPtrArray) keys = NULL;
  g_autoptr (XqConnection) connection = NULL;
  g_autoptr (GError) error = NULL;

  keys = xq_vault_dup_database_keys (vault, cabinet, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (keys->len, ==, 1);
  connection = xq_connection_open (path, g_ptr_array_index (keys, 0), TRUE, &error);
  g_assert_no_error (error);
  run (connection, attach);
  run (connection, encrypt ? "PRAGMA foreign_keys = OFF; SELECT sqlcipher_export ('main', 'plain')"
                           : "SELECT sqlcipher_export ('plain', 'main')");
  version = g_strdup_printf ("PRAGMA %s.user_version = %" G_GINT64_FORMAT, encrypt ? "main" : "plain",
                             read_number (connection, encrypt ? "PRAGMA plain.user_version" : "PRAGMA main.user_version"));
  run (connection, version);
  run (connection, "DETACH plain");
  g_clear_pointer (&connection, xq_connection_free);
  if (encrypt)
    g_assert_cmpint (g_unlink (plain), ==, 0);
}

static void
make_page (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "page.db", NULL);
  g_autoptr (XqSecret) key = page_key ();
  g_autoptr (GError) error = NULL;
  g_autoptr (XqConnection) connection = xq_connection_open (path, key, TRUE, &error);

  g_assert_no_error (error);
  run (connection, "CREATE TABLE page (text TEXT); INSERT INTO page VALUES ('" PAGE_TEXT "')");
  g_assert_true (xq_connection_checkpoint (connection, "main", &error));
}

static void
check_page (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "page.db", NULL);
  g_autoptr (XqSecret) key = page_key ();
  g_autoptr (GError) error = NULL;
  g_autoptr (XqConnection) connection = xq_connection_open (path, key, FALSE, &error);

  g_assert_no_error (error);
  g_assert_cmpint (read_number (connection, "SELECT count(*) FROM page WHERE text = '" PAGE_TEXT "'"), ==, 1);
}

static void
write_file (Archive    *tar,
            const char *folder,
            const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *data = NULL;
  ArchiveEntry *entry = archive_entry_new ();
  gsize length;

  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  archive_entry_set_pathname (entry, name);
  archive_entry_set_size (entry, (la_int64_t) length);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0600);
  g_assert_cmpint (archive_write_header (tar, entry), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_data (tar, data, length), ==, (la_ssize_t) length);
  archive_entry_free (entry);
}

static void
pack (const char *folder,
      const char *file)
{
  static const char *const names[] = {
    "keyring.json", "school.plain", "school.mark", "care.plain", "care.mark", "casework.plain", "casework.mark", "page.db",
  };
  Archive *tar = archive_write_new ();

  g_assert_cmpint (archive_write_set_format_pax_restricted (tar), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_add_filter_xz (tar), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_open_filename (tar, file), ==, ARCHIVE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    write_file (tar, folder, names[i]);
  g_assert_cmpint (archive_write_close (tar), ==, ARCHIVE_OK);
  archive_write_free (tar);
}

static void
unpack (const char *file,
        const char *folder)
{
  Archive *tar = archive_read_new ();
  ArchiveEntry *entry;

  g_assert_cmpint (archive_read_support_format_tar (tar), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_read_support_filter_xz (tar), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_read_open_filename (tar, file, 1 << 16), ==, ARCHIVE_OK);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  while (archive_read_next_header (tar, &entry) == ARCHIVE_OK)
    {
      g_autofree char *path = g_build_filename (folder, archive_entry_pathname (entry), NULL);
      int fd = g_open (path, O_WRONLY | O_CREAT | O_EXCL, 0600);

      g_assert_cmpint (fd, >=, 0);
      g_assert_cmpint (archive_read_data_into_fd (tar, fd), ==, ARCHIVE_OK);
      g_assert_cmpint (close (fd), ==, 0);
    }
  archive_read_free (tar);
}

/* The kinds that schema 4 brought: lists of classes, parts, and names in the other cabinet. */
static void
add_ordinary_work (SchoolFixture *fixture)
{
  g_autofree char *both = g_strdup_printf ("%s %s", fixture->classes[CHILD_A], fixture->classes[CHILD_B]);
  g_autofree char *room = school_fixture_save (fixture->store, "room", "name", ROOM, NULL);
  g_autofree char *slot = school_fixture_save (fixture->store, "duty_slot", "falls_on", "2024-11-04", "started_at", "12:40",
                                               "ended_at", "13:40", "room", room, NULL);
  g_autofree char *sign = school_fixture_save (fixture->store, "duty_sign", "slot", slot, "falls_on", "2024-11-04",
                                               "started_at", "12:40", NULL);
  g_autofree char *lesson = school_fixture_save (fixture->store, "lesson", "classes", both, "theme", "emotion", NULL);
  g_autofree char *group = school_fixture_save (fixture->store, "group_session", "theme", "exam", "present", "1", NULL);
  g_autofree char *names = school_fixture_save (fixture->store, "group_attendance", "group_session", group,
                                                "students", fixture->children[CHILD_A], NULL);
  g_autoptr (XqRecord) cohort = xq_store_new_record (fixture->store, xq_kind_find ("cohort"));
  g_autoptr (GError) error = NULL;

  g_assert_true (slot != NULL && sign != NULL && lesson != NULL && names != NULL);
  xq_record_set (cohort, "name", COHORT);
  xq_record_set (xq_record_add_part (cohort, "stages"), "name", STAGE);
  xq_store_save (fixture->store, cohort, NULL, &error);
  g_assert_no_error (error);
}

/* The kinds that care 3, casework 5 and school 5 brought: parts with names in the other
 * cabinet, keys that are derived, and a concern that came as a letter. */
static void
add_care (SchoolFixture *fixture)
{
  g_autofree char *lead = school_fixture_save (fixture->store, "staff", "name", "分管领导", NULL);
  g_autofree char *deciders = g_strdup_printf ("%s %s", lead, xq_store_get_my_staff (fixture->store));
  g_autoptr (XqRecord) entry = xq_store_new_record (fixture->store, xq_kind_find ("key_support"));
  g_autoptr (XqRecord) event = xq_store_new_record (fixture->store, xq_kind_find ("crisis_event"));
  g_autoptr (XqRecord) form = xq_screening_form_new_factory (fixture->store);
  g_autoptr (GError) error = NULL;
  g_autofree char *campaign = NULL;
  g_autofree char *observation = NULL;
  g_autofree char *level = NULL;
  g_autofree char *withheld = NULL;
  XqRecord *member;

  xq_record_set (entry, "student", fixture->children[CHILD_A]);
  xq_record_set (entry, "decided_by", deciders);
  member = xq_record_add_part (entry, "members");
  xq_record_set (member, "role", "lead");
  xq_record_set (member, "person", lead);
  xq_record_set (member, "duty", DUTY);
  xq_store_save (fixture->store, entry, NULL, &error);
  g_assert_no_error (error);
  xq_record_set (xq_record_add_part (event, "people"), "student", fixture->children[CHILD_A]);
  member = xq_record_add_part (event, "timeline");
  xq_record_set (member, "step", STEP);
  xq_record_set (member, "at", "1731657000");
  xq_store_save (fixture->store, event, NULL, &error);
  g_assert_no_error (error);
  xq_record_set (form, "name", FORM);
  xq_record_set (form, "state", "in_use");
  xq_store_save (fixture->store, form, NULL, &error);
  g_assert_no_error (error);
  campaign = school_fixture_save (fixture->store, "screening_campaign", "name", "秋季排查", "starts_on", "2024-09-02", "form",
                                  xq_record_get_uid (form), NULL);
  observation = school_fixture_save (fixture->store, "screening_observation", "campaign", campaign, "student",
                                     fixture->children[CHILD_A], "answers", "mood_low=1", NULL);
  level = school_fixture_save (fixture->store, "screening_level", "campaign", campaign, "student", fixture->children[CHILD_A], NULL);
  withheld = school_fixture_save (fixture->store, "withhold", "student", fixture->children[CHILD_A], "withheld_from", "生父", "reason", "法院裁定", NULL);
  g_assert_true (observation != NULL && level != NULL && withheld != NULL);
}

/* What care 4, casework 6 and school 6 brought: a plan with its parts, the counsellors'
 * half of it, and the day on which a referral was followed up. */
static void
add_plan (SchoolFixture *fixture)
{
  const char *child = fixture->children[CHILD_A];
  g_autoptr (XqRecord) plan = xq_store_new_record (fixture->store, xq_kind_find ("student_plan"));
  g_autoptr (GError) error = NULL;
  g_autofree char *state = NULL;
  g_autofree char *referral = NULL;
  XqRecord *node;

  xq_record_set (plan, "student", child);
  xq_record_set (plan, "year", "2024");
  xq_record_set (plan, "form", "full");
  xq_record_set (plan, "classroom", IN_CLASS);
  xq_record_set (xq_record_add_part (plan, "goals"), "goal", GOAL);
  node = xq_record_add_part (plan, "node_watch");
  xq_record_set (node, "node", "after_holiday");
  xq_record_set (node, "seen_on", "2024-09-02");
  xq_record_set (node, "said", NODE);
  xq_store_save (fixture->store, plan, NULL, &error);
  g_assert_no_error (error);
  state = school_fixture_save (fixture->store, "plan_state", "student", child, "year", "2024", "own_words", OWN_WORDS, NULL);
  referral = school_fixture_save (fixture->store, "referral", "student", child, "kind", "inside", "student_view", "willing",
                                  "follow_up_on", "2024-11-10", "follow_up", FOLLOWED, NULL);
  g_assert_true (state != NULL && referral != NULL);
}

/* Something of everything that the format has: letters that cross, a note of one's
 * own, a correction, a signature, an envelope, and keys that were renewed since. */
static int
make (const char *folder,
      const char *number)
{
  SchoolFixture *fixture = school_fixture_new ();
  g_autofree char *name = g_strdup_printf ("vault-%s.tar.xz", number);
  g_autofree char *file = g_build_filename (folder, name, NULL);
  g_autofree char *visit = NULL;
  g_autofree char *session = NULL;
  g_autoptr (XqRecord) record = NULL;
  g_autoptr (GPtrArray) accounts = NULL;
  g_autoptr (XqSecret) code = NULL;
  g_autoptr (GError) error = NULL;

  school_fixture_enter (fixture, "王老师");
  visit = school_fixture_save (fixture->store, "home_visit", "student", fixture->children[CHILD_A], "visited_on", "2024-11-01",
                               "situation", SITUATION, "for_counsellor", LETTER, NULL);

  record = xq_store_new_record (fixture->store, &xq_concern);
  xq_record_set (record, "student", fixture->children[CHILD_A]);
  xq_record_set (record, "seen", SEEN);
  g_free (xq_concern_raise (fixture->store, record, &error));
  g_assert_no_error (error);
  g_clear_pointer (&record, xq_record_unref);

  school_fixture_enter (fixture, "李老师");
  session = school_fixture_save (fixture->store, "session", "student", fixture->children[CHILD_A], "safety", "none", "narrative", NARRATIVE,
                                 "to_teacher", MESSAGE, "to_teacher_student", "agreed", NULL);
  record = xq_store_get (fixture->store, xq_kind_find ("session"), session, &error);
  g_assert_no_error (error);
  xq_record_set (record, "narrative", CORRECTED);
  g_assert_true (xq_store_save (fixture->store, record, "补记", &error));
  xq_store_sign (fixture->store, xq_kind_find ("session"), session, &error);
  g_assert_no_error (error);
  add_ordinary_work (fixture);
  add_care (fixture);
  add_plan (fixture);
  code = xq_vault_make_envelope (fixture->vault, XQ_ENVELOPE_COUNSELLORS, &error);
  g_assert_no_error (error);

  /* Somebody leaves, and what that account knew is renewed. */
  school_fixture_enter (fixture, "校长");
  accounts = xq_vault_list_accounts (fixture->vault);
  for (guint i = 0; i < accounts->len; i++)
    {
      const XqAccount *account = g_ptr_array_index (accounts, i);

      if (g_str_equal (account->name, "赵老师"))
        g_assert_true (xq_vault_remove_account (fixture->vault, account->uid, &error));
    }
  school_fixture_enter (fixture, "校长");
  g_assert_false (xq_vault_renewal_due (fixture->vault, XQ_CABINET_SCHOOL));
  school_fixture_enter (fixture, "李老师");
  g_assert_true (xq_store_close (fixture->store, &error));
  for (guint i = 0; i < G_N_ELEMENTS (cabinets); i++)
    convert (fixture->vault, cabinets[i], fixture->folder, FALSE);
  make_page (fixture->folder);
  g_clear_object (&fixture->store);
  school_fixture_leave (fixture);

  pack (fixture->folder, file);
  school_fixture_free (fixture);
  return 0;
}

static void
encrypt_all (const char *folder)
{
  g_autoptr (XqSecret) password = school_fixture_password ("李老师");
  g_autoptr (GError) error = NULL;
  g_autoptr (XqVault) vault = xq_vault_open (folder, &error);

  g_assert_no_error (error);
  g_assert_true (xq_vault_unlock (vault, "李老师", password, NULL, &error));
  for (guint i = 0; i < G_N_ELEMENTS (cabinets); i++)
    convert (vault, cabinets[i], folder, TRUE);
  xq_vault_close (vault);
}

static XqStore *
enter (const char *folder,
       const char *account)
{
  g_autoptr (XqSecret) password = school_fixture_password (account);
  g_autoptr (GError) error = NULL;
  g_autoptr (XqVault) vault = xq_vault_open (folder, &error);
  XqStore *store;

  g_assert_no_error (error);
  xq_vault_unlock (vault, account, password, NULL, &error);
  g_assert_no_error (error);
  store = xq_store_open (vault, FIXTURE_TODAY, &error);
  g_assert_no_error (error);
  return store;
}

static void
leave (XqStore *store)
{
  g_autoptr (GError) error = NULL;
  XqVault *vault = xq_store_get_vault (store);

  g_assert_true (xq_store_close (store, &error));
  g_assert_no_error (error);
  xq_vault_close (vault);
  g_object_unref (store);
}

static XqRecord *
get_only (XqStore    *store,
          const char *kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = xq_store_list (store, xq_kind_find (kind), NULL, &error);
  XqRecord *record;

  g_assert_no_error (error);
  g_assert_cmpuint (records->len, ==, 1);
  record = xq_store_get (store, xq_kind_find (kind), xq_record_get_uid (g_ptr_array_index (records, 0)), &error);
  g_assert_no_error (error);
  return record;
}

static void
look_at_ordinary_work (XqStore *store)
{
  g_autoptr (XqRecord) room = get_only (store, "room");
  g_autoptr (XqRecord) slot = get_only (store, "duty_slot");
  g_autoptr (XqRecord) sign = get_only (store, "duty_sign");
  g_autoptr (XqRecord) lesson = get_only (store, "lesson");
  g_autoptr (XqRecord) group = get_only (store, "group_session");
  g_autoptr (XqRecord) names = get_only (store, "group_attendance");
  g_autoptr (XqRecord) cohort = get_only (store, "cohort");
  g_auto (GStrv) classes = xq_record_get_list (lesson, "classes");
  XqRecord *stage = g_ptr_array_index (xq_record_get_parts (cohort, "stages"), 0);

  g_assert_cmpstr (xq_record_get (room, "name"), ==, ROOM);
  g_assert_cmpstr (xq_record_get (slot, "person_name"), ==, "李老师");
  g_assert_cmpstr (xq_record_get (sign, "slot"), ==, xq_record_get_uid (slot));
  g_assert_cmpuint (g_strv_length (classes), ==, 2);
  g_assert_cmpstr (xq_record_get (names, "group_session"), ==, xq_record_get_uid (group));
  g_assert_cmpstr (xq_record_get (cohort, "name"), ==, COHORT);
  g_assert_cmpstr (xq_record_get (stage, "name"), ==, STAGE);
}

static void
look_at_care (XqStore *store)
{
  g_autoptr (XqRecord) entry = get_only (store, "key_support");
  g_autoptr (XqRecord) event = get_only (store, "crisis_event");
  g_autoptr (XqRecord) concern = get_only (store, "concern");
  g_autoptr (XqRecord) form = get_only (store, "screening_form");
  g_autoptr (XqRecord) campaign = get_only (store, "screening_campaign");
  g_autoptr (XqRecord) observation = get_only (store, "screening_observation");
  g_autoptr (XqRecord) level = get_only (store, "screening_level");
  g_autoptr (XqRecord) withheld = get_only (store, "withhold");
  XqRecord *member = g_ptr_array_index (xq_record_get_parts (entry, "members"), 0);
  XqRecord *step = g_ptr_array_index (xq_record_get_parts (event, "timeline"), 0);

  g_assert_cmpstr (xq_record_get (member, "duty"), ==, DUTY);
  g_assert_cmpstr (xq_record_get (step, "step"), ==, STEP);
  g_assert_cmpuint (xq_record_get_parts (event, "follow_ups")->len, ==, 5);
  g_assert_cmpstr (xq_record_get (concern, "seen"), ==, SEEN);
  g_assert_cmpstr (xq_record_get (form, "name"), ==, FORM);
  g_assert_cmpuint (xq_record_get_parts (form, "items")->len, ==, 16);
  g_assert_cmpstr (xq_record_get (campaign, "form"), ==, xq_record_get_uid (form));
  g_assert_true (g_str_has_prefix (xq_record_get (observation, "answers"), "mood_low=1 "));
  g_assert_cmpstr (xq_record_get (level, "campaign"), ==, xq_record_get_uid (campaign));
  g_assert_cmpstr (xq_record_get (withheld, "withheld_from"), ==, "生父");
}

static void
look_at_plan (XqStore *store)
{
  g_autoptr (XqRecord) plan = get_only (store, "student_plan");
  g_autoptr (XqRecord) state = get_only (store, "plan_state");
  g_autoptr (XqRecord) referral = get_only (store, "referral");
  XqRecord *goal = g_ptr_array_index (xq_record_get_parts (plan, "goals"), 0);
  XqRecord *node = g_ptr_array_index (xq_record_get_parts (plan, "node_watch"), 0);

  g_assert_cmpstr (xq_record_get (plan, "classroom"), ==, IN_CLASS);
  g_assert_cmpstr (xq_record_get (goal, "goal"), ==, GOAL);
  g_assert_cmpstr (xq_record_get (node, "said"), ==, NODE);
  g_assert_cmpstr (xq_record_get (state, "own_words"), ==, OWN_WORDS);
  g_assert_cmpstr (xq_record_get (state, "student"), ==, xq_record_get (plan, "student"));
  g_assert_cmpstr (xq_record_get (referral, "follow_up_on"), ==, "2024-11-10");
  g_assert_cmpstr (xq_record_get (referral, "follow_up"), ==, FOLLOWED);
}

static void
look_as_counsellor (const char *folder,
                    guint64     number)
{
  XqStore *store = enter (folder, "李老师");
  g_autoptr (GError) error = NULL;
  g_autoptr (XqRecord) visit = get_only (store, "home_visit");
  g_autoptr (XqRecord) session = get_only (store, "session");
  g_autoptr (XqRecord) received = get_only (store, "received_letter");
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  g_assert_cmpint (xq_store_count (store, xq_kind_find ("student"), NULL, &error), ==, N_CHILDREN);
  g_assert_cmpstr (xq_record_get (visit, "situation"), ==, SITUATION);
  g_assert_cmpstr (xq_record_get (visit, "for_counsellor"), ==, LETTER);
  g_assert_cmpstr (xq_record_get (received, "text"), ==, LETTER);
  g_assert_cmpstr (xq_record_get (session, "narrative"), ==, CORRECTED);
  g_assert_true (xq_record_is_signed (session));
  history = xq_store_history (store, xq_kind_find ("session"), xq_record_get_uid (session), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history->len, ==, 3);
  g_assert_cmpstr (xq_record_get (((XqVersion *) g_ptr_array_index (history, 0))->record, "narrative"), ==, NARRATIVE);
  if (number >= 2)
    look_at_ordinary_work (store);
  else
    g_assert_cmpint (xq_store_count (store, xq_kind_find ("room"), NULL, &error), ==, 0);
  if (number >= 3)
    look_at_care (store);
  else
    g_assert_cmpint (xq_store_count (store, xq_kind_find ("key_support"), NULL, &error), ==, 0);
  if (number >= 4)
    look_at_plan (store);
  else
    g_assert_cmpint (xq_store_count (store, xq_kind_find ("student_plan"), NULL, &error), ==, 0);
  lines = xq_store_check (xq_store_get_vault (store), store, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < lines->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (lines, i));
  g_assert_cmpuint (lines->len, ==, 0);

  /* And it is worked on. */
  g_free (school_fixture_save (store, "session", "student", xq_record_get (session, "student"), "narrative", "今天又来了", NULL));
  leave (store);
}

static void
look_as_others (const char *folder)
{
  static const char *const people[] = { "校长", "王老师", "孙主任", "钱老师", "周阿姨" };

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      XqStore *store = enter (folder, people[i]);
      g_autoptr (GPtrArray) letters = NULL;
      g_autoptr (GError) error = NULL;
      gboolean got = FALSE;

      letters = xq_store_list_letters (store, &error);
      g_assert_no_error (error);
      for (guint k = 0; k < letters->len; k++)
        got |= g_strcmp0 (((XqReceivedLetter *) g_ptr_array_index (letters, k))->text, MESSAGE) == 0;
      g_assert_true (got == g_str_equal (people[i], "王老师"));
      leave (store);
    }
}

/* The schemas' numbers, as the files have them. */
static gint64
read_versions (const char *folder)
{
  g_autoptr (XqSecret) password = school_fixture_password ("李老师");
  g_autoptr (GError) error = NULL;
  g_autoptr (XqVault) vault = xq_vault_open (folder, &error);
  gint64 all = 0;

  g_assert_no_error (error);
  g_assert_true (xq_vault_unlock (vault, "李老师", password, NULL, &error));
  for (guint i = 0; i < G_N_ELEMENTS (cabinets); i++)
    {
      g_autoptr (XqConnection) connection = xq_cabinet_open (vault, &cabinets[i], 1, &error);

      g_assert_no_error (error);
      all = all * 1000 + read_number (connection, "PRAGMA user_version");
    }
  xq_vault_close (vault);
  return all;
}

/* An older school was changed only beside a copy of what it was; a school of today
 * gets none. */
static void
check_copy (const char *folder,
            const char *parent,
            gint64      before)
{
  g_autofree char *copies = xq_backup_folder (folder);
  g_autofree char *restored = g_build_filename (parent, "restored.xinqing", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (XqVault) vault = xq_vault_open (folder, &error);
  g_autoptr (GPtrArray) names = NULL;
  g_autofree char *file = NULL;

  g_assert_no_error (error);
  names = xq_backup_list (copies, xq_vault_get_school_uid (vault));
  xq_vault_close (vault);
  if (read_versions (folder) == before)
    {
      g_assert_cmpuint (names->len, ==, 0);
      return;
    }
  g_assert_cmpuint (names->len, >, 0);
  for (guint i = 0; i < names->len; i++)
    g_assert_nonnull (strstr (g_ptr_array_index (names, i), "-update."));
  file = g_build_filename (copies, g_ptr_array_index (names, names->len - 1), NULL);
  g_assert_true (xq_store_restore (file, restored, &error));
  g_assert_no_error (error);
  g_assert_cmpint (read_versions (restored), ==, before);
}

static void
test_open (gconstpointer data)
{
  const char *file = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *parent = g_dir_make_tmp ("xq-archive-XXXXXX", &error);
  g_autofree char *folder = g_build_filename (parent, "测试中学.xinqing", NULL);
  gint64 before;

  g_assert_no_error (error);
  unpack (file, folder);
  check_page (folder);
  encrypt_all (folder);
  before = read_versions (folder);
  look_as_counsellor (folder, g_ascii_strtoull (strrchr (file, '-') + 1, NULL, 10));
  look_as_others (folder);
  check_copy (folder, parent, before);
  remove_tree (parent);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (argc == 4 && g_str_equal (argv[1], "--make"))
    return make (argv[2], argv[3]);

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  vaults = argv[1];
  xq_vault_init (&error);
  g_assert_no_error (error);
  xq_school_register ();

  dir = g_dir_open (vaults, 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".tar.xz"))
      {
        g_autofree char *path = g_strconcat ("/store/archive/", name, NULL);
        char *file = g_build_filename (vaults, name, NULL);

        g_ptr_array_add (files, file);
        g_test_add_data_func (path, file, test_open);
      }
  g_assert_cmpuint (files->len, >, 0);
  return g_test_run ();
}
