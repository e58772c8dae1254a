/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-rules"

#include "config.h"

#include <string.h>

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "rules/secrecy-duty.h"
#include "school/question.h"

#define DUTY_FILE "/org/xinqing/Xinqing/rules/secrecy-duty.ini"

void
xq_secrecy_item_free (XqSecrecyItem *item)
{
  if (item == NULL)
    return;
  g_free (item->code);
  g_free (item->title);
  g_free (item->source);
  g_free (item->date);
  g_free (item->finding);
  g_clear_pointer (&item->open, g_ptr_array_unref);
  g_free (item);
}

/* --- what the program sees --- */

static void
leave_open (XqSecrecyItem *item,
            const char    *name)
{
  g_ptr_array_add (item->open, g_strdup (name));
}

static gboolean
tell_passwords (XqStore        *store,
                XqSecrecyItem  *item,
                GError        **error)
{
  g_autoptr (GPtrArray) accounts = xq_vault_list_accounts (xq_store_get_vault (store));

  (void) error;
  for (guint i = 0; i < accounts->len; i++)
    {
      const XqAccount *account = g_ptr_array_index (accounts, i);

      if (!account->removed && account->password_is_foreign)
        leave_open (item, account->name);
    }
  return TRUE;
}

/* Who has left by the list of staff and still has an account. */
static gboolean
tell_left (XqStore        *store,
           XqSecrecyItem  *item,
           GError        **error)
{
  g_autoptr (GPtrArray) accounts = xq_vault_list_accounts (xq_store_get_vault (store));

  for (guint i = 0; i < accounts->len; i++)
    {
      const XqAccount *account = g_ptr_array_index (accounts, i);
      g_autofree char *gone = NULL;

      if (account->removed)
        continue;
      if (!xq_question (store, "SELECT 1 FROM visible_staff WHERE account = unhex (?1) AND withdrawn = 0 AND until_on < ?2",
                        &gone, error, account->uid, xq_store_get_today (store), NULL))
        return FALSE;
      if (gone != NULL)
        leave_open (item, account->name);
    }
  return TRUE;
}

static gboolean
tell_keys (XqStore        *store,
           XqSecrecyItem  *item,
           GError        **error)
{
  XqVault *vault = xq_store_get_vault (store);

  (void) error;
  for (XqCabinet cabinet = 0; cabinet < XQ_N_CABINETS; cabinet++)
    if (xq_vault_has_cabinet (vault, cabinet) &&
        (xq_vault_renewal_due (vault, cabinet) || xq_vault_renewal_under_way (vault, cabinet)))
      leave_open (item, xq_cabinet_get_title (cabinet));
  return TRUE;
}

static gboolean
tell_envelopes (XqStore        *store,
                XqSecrecyItem  *item,
                GError        **error)
{
  XqVault *vault = xq_store_get_vault (store);

  (void) error;
  if (xq_vault_envelope_due (vault, XQ_ENVELOPE_SCHOOL))
    leave_open (item, _("the school’s envelope"));
  if (xq_vault_envelope_due (vault, XQ_ENVELOPE_COUNSELLORS))
    leave_open (item, _("the counsellors’ envelope"));
  return TRUE;
}

/* What cannot be otherwise with this program. */
static gboolean
tell_always (XqStore        *store,
             XqSecrecyItem  *item,
             GError        **error)
{
  (void) store;
  (void) item;
  (void) error;
  return TRUE;
}

static const struct
{
  const char *told_by;
  gboolean  (*tell) (XqStore *store, XqSecrecyItem *item, GError **error);
} tellers[] = {
  { "passwords", tell_passwords },
  { "left", tell_left },
  { "keys", tell_keys },
  { "envelopes", tell_envelopes },
  { "always", tell_always },
};

static gboolean
tell (XqStore        *store,
      XqSecrecyItem  *item,
      const char     *told_by,
      GError        **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (tellers); i++)
    if (g_str_equal (tellers[i].told_by, told_by))
      {
        if (!tellers[i].tell (store, item, error))
          return FALSE;
        item->finding = g_strdup (item->open->len == 0 ? "met" : "not_met");
      }
  return TRUE;
}

/* --- what the school found when it last checked the room --- */

static gboolean
take_finding (XqStore        *store,
              XqSecrecyItem  *item,
              const char     *guide,
              GError        **error)
{
  return xq_question (store, "SELECT i.result FROM visible_room_check_items i JOIN visible_room_check c ON c.uid = i.record "
                             "WHERE c.withdrawn = 0 AND i.item = ? ORDER BY c.checked_on DESC, c.id DESC LIMIT 1",
                      &item->finding, error, guide, NULL, NULL);
}

static XqSecrecyItem *
read_item (GKeyFile   *file,
           const char *code)
{
  XqSecrecyItem *item = g_new0 (XqSecrecyItem, 1);

  item->code = g_strdup (code);
  item->title = g_key_file_get_string (file, code, "title", NULL);
  item->source = g_key_file_get_string (file, code, "source", NULL);
  item->date = g_key_file_get_string (file, code, "date", NULL);
  item->to_confirm = g_key_file_get_boolean (file, code, "confirm", NULL);
  item->open = g_ptr_array_new_with_free_func (g_free);
  return item;
}

static gboolean
may_ask (XqStore  *store,
         GError  **error)
{
  XqRoles roles = XQ_ROLE_BIT (XQ_ROLE_HEAD) | XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR);

  if (xq_vault_get_roles (xq_store_get_vault (store)) & roles)
    return TRUE;
  g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED,
               _("Only a head or a counsellor may see how the school keeps its secrets. Ask one of them."));
  return FALSE;
}

GPtrArray *
xq_secrecy_duty (XqStore  *store,
                 GError  **error)
{
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GKeyFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_auto (GStrv) codes = NULL;

  g_return_val_if_fail (XQ_IS_STORE (store), NULL);

  if (!may_ask (store, error))
    return NULL;
  file = g_key_file_new ();
  bytes = g_resources_lookup_data (DUTY_FILE, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (bytes == NULL || !g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, error))
    return NULL;
  items = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_secrecy_item_free);
  codes = g_key_file_get_groups (file, NULL);
  for (guint i = 0; codes[i] != NULL; i++)
    {
      XqSecrecyItem *item = read_item (file, codes[i]);
      g_autofree char *told_by = g_key_file_get_string (file, codes[i], "told_by", NULL);
      g_autofree char *guide = g_key_file_get_string (file, codes[i], "guide", NULL);

      g_ptr_array_add (items, item);
      if ((told_by != NULL && !tell (store, item, told_by, error)) ||
          (guide != NULL && !take_finding (store, item, guide, error)))
        return NULL;
    }
  return g_steal_pointer (&items);
}
