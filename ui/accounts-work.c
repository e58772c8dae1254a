/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include "accounts-work.h"

#include "school/kinds.h"
#include "school/staff-account.h"

void
xq_account_line_free (XqAccountLine *line)
{
  if (line == NULL)
    return;
  xq_account_free (line->account);
  g_free (line->classes);
  g_free (line->grades);
  for (XqCabinet cabinet = 0; cabinet < XQ_N_CABINETS; cabinet++)
    g_free (line->by[cabinet]);
  g_free (line);
}

void
xq_account_work_free (XqAccountWork *work)
{
  if (work == NULL)
    return;
  g_free (work->uid);
  g_free (work->name);
  g_clear_pointer (&work->password, xq_secret_unref);
  g_free (work->classes);
  g_free (work->grades);
  g_free (work);
}

/* --- what is shown --- */

static const char *
find_name (GPtrArray  *accounts,
           const char *uid)
{
  for (guint i = 0; uid != NULL && i < accounts->len; i++)
    {
      const XqAccount *account = g_ptr_array_index (accounts, i);

      if (g_str_equal (account->uid, uid))
        return account->name;
    }
  return NULL;
}

/* uid of a class -> its record, of the present and former years */
static GHashTable *
index_records (GPtrArray  *records,
               const char *field)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < records->len; i++)
    {
      XqRecord *record = g_ptr_array_index (records, i);
      const char *key = field != NULL ? xq_record_get (record, field) : xq_record_get_uid (record);

      if (key != NULL)
        g_hash_table_insert (index, (char *) key, record);
    }
  return index;
}

static void
append_word (char       **text,
             const char  *word)
{
  char *longer = **text == '\0' ? g_strdup (word) : g_strconcat (*text, " ", word, NULL);

  g_free (*text);
  *text = longer;
}

/* Each class once, however many posts. */
static gboolean
has_word (const char *text,
          const char *word)
{
  g_auto (GStrv) words = g_strsplit (text, " ", 0);

  return g_strv_contains ((const char *const *) words, word);
}

static void
add_posts (XqAccountLine *line,
           const char    *staff,
           GPtrArray     *posts,
           GHashTable    *classes,
           const char    *today)
{
  for (guint i = 0; i < posts->len; i++)
    {
      const XqRecord *post = g_ptr_array_index (posts, i);
      const XqRecord *class = g_hash_table_lookup (classes, xq_record_get (post, "class"));
      const char *until_on = xq_record_get (post, "until_on");
      g_autofree char *name = NULL;
      gboolean grade;

      if (class == NULL || g_strcmp0 (xq_record_get (post, "teacher"), staff) != 0 ||
          g_strcmp0 (xq_record_get (post, "from_on"), today) > 0 || (until_on != NULL && g_strcmp0 (until_on, today) < 0))
        continue;
      grade = g_strcmp0 (xq_record_get (post, "post"), "grade_leader") == 0;
      name = grade ? g_strdup (xq_record_get (class, "grade"))
                   : g_strconcat (xq_record_get (class, "grade"), "-", xq_record_get (class, "number"), NULL);
      if (!has_word (grade ? line->grades : line->classes, name))
        append_word (grade ? &line->grades : &line->classes, name);
    }
}

gpointer
xq_accounts_ask (XqStore       *store,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autoptr (GPtrArray) accounts = xq_vault_list_accounts (xq_store_get_vault (store));
  g_autoptr (GPtrArray) staff = xq_store_list (store, &xq_staff, NULL, error);
  g_autoptr (GPtrArray) posts = staff != NULL ? xq_store_list (store, &xq_class_post, NULL, error) : NULL;
  g_autoptr (GPtrArray) classes = posts != NULL ? xq_store_list (store, &xq_class, NULL, error) : NULL;
  g_autoptr (GHashTable) by_account = NULL;
  g_autoptr (GHashTable) by_uid = NULL;
  GPtrArray *lines;

  (void) data;
  (void) cancellable;
  if (classes == NULL)
    return NULL;
  by_account = index_records (staff, "account");
  by_uid = index_records (classes, NULL);
  lines = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_account_line_free);
  for (guint i = 0; i < accounts->len; i++)
    {
      XqAccountLine *line = g_new0 (XqAccountLine, 1);
      XqAccount *account = g_ptr_array_index (accounts, i);
      const XqRecord *person = g_hash_table_lookup (by_account, account->uid);

      line->classes = g_strdup ("");
      line->grades = g_strdup ("");
      for (XqCabinet cabinet = 0; cabinet < XQ_N_CABINETS; cabinet++)
        if (account->holds[cabinet])
          line->by[cabinet] = g_strdup (find_name (accounts, account->holds_by[cabinet]));
      if (person != NULL)
        add_posts (line, xq_record_get_uid (person), posts, by_uid, xq_store_get_today (store));
      line->account = account;
      g_ptr_array_add (lines, line);
    }
  /* The lines have the accounts now. */
  g_ptr_array_set_free_func (accounts, NULL);
  return lines;
}

/* --- what is done --- */

/* What people type between two classes: blanks, commas of either width, 、 */
static GStrv
split (const char *text)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) parts = g_regex_split_simple ("[\\s,;，、；]+", text != NULL ? text : "", 0, 0);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_strv_builder_add (words, parts[i]);
  return g_strv_builder_end (words);
}

/* After the keys of somebody changed: those that are due are made at once. */
static gboolean
set_password (XqStore             *store,
              const XqAccountWork *work,
              GError             **error)
{
  return xq_vault_reset_password (xq_store_get_vault (store), work->uid, work->password, error) &&
         xq_store_renew_due (store, error);
}

static gboolean
set_roles (XqStore             *store,
           const XqAccountWork *work,
           GError             **error)
{
  return xq_vault_set_roles (xq_store_get_vault (store), work->uid, work->roles, error) && xq_store_renew_due (store, error);
}

gpointer
xq_account_work (XqStore       *store,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  const XqAccountWork *work = data;
  g_auto (GStrv) classes = split (work->classes);
  g_auto (GStrv) grades = split (work->grades);

  (void) cancellable;
  switch (work->deed)
    {
    case XQ_ACCOUNT_ADD:
      g_free (xq_staff_account_add (store, work->name, work->roles, work->password, (const char *const *) classes,
                                    (const char *const *) grades, error));
      break;

    case XQ_ACCOUNT_SET_POSTS:
      xq_staff_account_set_posts (store, work->uid, work->roles, (const char *const *) classes, (const char *const *) grades, error);
      break;

    case XQ_ACCOUNT_SET_ROLES:
      set_roles (store, work, error);
      break;

    case XQ_ACCOUNT_RESET:
      set_password (store, work, error);
      break;

    case XQ_ACCOUNT_REMOVE:
      xq_staff_account_leave (store, work->uid, error);
      break;

    case XQ_ACCOUNT_ADMIT:
      xq_vault_admit (xq_store_get_vault (store), work->uid, error);
      break;

    case XQ_ACCOUNT_REFUSE:
      xq_vault_refuse (xq_store_get_vault (store), work->uid, error);
      break;
    }
  return NULL;
}
