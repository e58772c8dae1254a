/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-papers"

#include "config.h"

#include <string.h>

#include "papers/fill-inspection.h"
#include "papers/given-out.h"
#include "rules/secrecy-duty.h"

/* What the program and the school's own check do not tell stays to be written. */
static gboolean
fill_duty (const XqInspection  *inspection,
           GError             **error)
{
  g_autoptr (GPtrArray) items = xq_secrecy_duty (inspection->store, error);
  JsonArray *rows;

  if (items == NULL)
    return FALSE;
  rows = json_array_new ();
  for (guint i = 0; i < items->len; i++)
    {
      const XqSecrecyItem *item = g_ptr_array_index (items, i);
      JsonObject *row = xq_inspection_add_row (rows);
      g_autofree char *date = xq_form_dup_date (item->date);
      g_autofree char *source = xq_form_expand (xq_form_word ("format", "dated"), "source", item->source, "date", date, NULL);
      g_autofree char *confirmed = g_strconcat (source, item->to_confirm ? xq_form_word ("format", "clause") : "",
                                                item->to_confirm ? xq_form_word ("state", "to_confirm") : "", NULL);

      json_object_set_int_member (row, "order", (gint64) i + 1);
      json_object_set_string_member (row, "title", item->title);
      json_object_set_string_member (row, "source", confirmed);
      if (item->finding != NULL)
        json_object_set_string_member (row, "state", xq_form_word ("secrecy", item->finding));
    }
  xq_inspection_take_rows (inspection, "secrecy_rows", rows);
  return TRUE;
}

static char *
dup_day_of (gint64 at)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (at);
  g_autofree char *day = moment != NULL ? g_date_time_format (moment, "%Y-%m-%d") : NULL;

  return xq_form_dup_date (day);
}

static void
fill_accounts (const XqInspection *inspection)
{
  g_autoptr (GPtrArray) accounts = xq_vault_list_accounts (xq_store_get_vault (inspection->store));
  JsonArray *rows = json_array_new ();

  for (guint i = 0; i < accounts->len; i++)
    {
      const XqAccount *account = g_ptr_array_index (accounts, i);
      g_autoptr (GString) roles = g_string_new (NULL);
      JsonObject *row;

      if (account->removed)
        continue;
      row = xq_inspection_add_row (rows);
      json_object_set_int_member (row, "order", json_array_get_length (rows));
      json_object_set_string_member (row, "name", account->name);
      for (XqRole role = 0; role < XQ_N_ROLES; role++)
        if (account->roles & XQ_ROLE_BIT (role))
          g_string_append_printf (roles, "%s%s", roles->len > 0 ? xq_form_word ("format", "separator") : "",
                                  xq_form_word ("role", xq_role_get_code (role)));
      json_object_set_string_member (row, "roles", roles->str);
      for (XqCabinet cabinet = 0; cabinet < XQ_N_CABINETS; cabinet++)
        {
          g_autofree char *since = account->holds[cabinet] ? dup_day_of (account->holds_since[cabinet]) : NULL;

          json_object_set_string_member (row, xq_cabinet_get_code (cabinet),
                                         since != NULL ? since : xq_form_word ("secrecy", "holds_not"));
        }
    }
  xq_inspection_take_rows (inspection, "account_rows", rows);
}

/* A receiver who is a guardian points at the child. */
static gboolean
dup_receiver (const XqInspection  *inspection,
              const XqGivenOut    *given,
              char               **words,
              GError             **error)
{
  g_autoptr (XqRows) rows = NULL;
  GError *problem = NULL;
  gboolean guardian;

  *words = NULL;
  if (given->to == NULL)
    {
      *words = g_strdup (given->n_students > 0 ? xq_form_word ("format", "kept") : "");
      return TRUE;
    }
  rows = xq_store_count_query (inspection->store, "guardian-named", error, ":text", given->to, ":students", given->students, NULL);
  if (rows == NULL)
    return FALSE;
  guardian = xq_rows_next (rows, &problem) && xq_rows_integer (rows, 0) > 0;
  if (!xq_rows_ended (problem, error))
    return FALSE;
  *words = guardian ? g_strdup (xq_form_word ("secrecy", "guardian")) : xq_name_screen_dup (inspection->screen, given->to);
  return TRUE;
}

static const char *
find_title (const XqGivenOut *given)
{
  const char *table = xq_form_word ("table", given->kind);

  if (given->title != NULL)
    return given->title;
  if (g_str_equal (given->way, "export"))
    return table != NULL ? table : xq_form_word ("secrecy", "table");
  return xq_form_word ("secrecy", g_str_equal (given->way, "print") ? "paper" : "copy");
}

static gboolean
is_paper_or_file (const XqGivenOut *given)
{
  static const char *const ways[] = { "print", "export", "backup", XQ_QUEUE_COPY, "paper", NULL };

  return g_strv_contains (ways, given->way);
}

/* What was said is only counted: its words, and whom it concerned, are for no
 * inspection. */
static gboolean
fill_given_out (const XqInspection  *inspection,
                GError             **error)
{
  g_autoptr (GPtrArray) lines = xq_given_out_list (inspection->store, inspection->term.from_on, inspection->until_on, error);
  JsonArray *rows;

  if (lines == NULL)
    return FALSE;
  rows = json_array_new ();
  for (guint i = 0; i < lines->len; i++)
    {
      const XqGivenOut *given = g_ptr_array_index (lines, lines->len - 1 - i);
      g_autofree char *day = xq_form_dup_day (given->day, inspection->until_on);
      g_autofree char *receiver = NULL;
      g_autofree char *who = NULL;
      g_autofree char *purpose = NULL;
      const char *ground = xq_form_word ("ground", given->ground);
      JsonObject *row;

      if (!is_paper_or_file (given))
        continue;
      if (!dup_receiver (inspection, given, &receiver, error))
        {
          json_array_unref (rows);
          return FALSE;
        }
      who = xq_vault_dup_name_of (xq_store_get_vault (inspection->store), given->account);
      purpose = xq_name_screen_dup (inspection->screen, given->purpose);
      row = xq_inspection_add_row (rows);
      json_object_set_int_member (row, "order", json_array_get_length (rows));
      json_object_set_string_member (row, "date", day);
      json_object_set_string_member (row, "who", who != NULL ? who : "");
      json_object_set_string_member (row, "what", find_title (given));
      json_object_set_string_member (row, "to", receiver);
      json_object_set_string_member (row, "purpose", purpose);
      json_object_set_string_member (row, "ground", ground != NULL ? ground : "");
    }
  xq_inspection_take_rows (inspection, "given_rows", rows);
  return TRUE;
}

gboolean
xq_inspection_fill_secrecy (const XqInspection  *inspection,
                            GError             **error)
{
  fill_accounts (inspection);
  return fill_duty (inspection, error) && fill_given_out (inspection, error);
}
