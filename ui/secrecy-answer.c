/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "paper-out.h"
#include "secrecy-answer.h"

#include "papers/given-out.h"
#include "rules/looks.h"
#include "rules/secrecy-duty.h"
#include "school/kinds.h"
#include "school/record-words.h"
#include "school/shared-choices.h"

#define COUNSELLOR XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR)

static const struct
{
  const char *name;
  const char *title;
} lists[XQ_SECRECY_LISTS] = {
  [XQ_SECRECY_ACCOUNTS] = { "secrecy_accounts", N_("Who may see what") },
  [XQ_SECRECY_LOOKS]    = { "secrecy_looks", N_("Who looked how often") },
  [XQ_SECRECY_GIVEN]    = { "secrecy_given_out", N_("What left the school") },
  [XQ_SECRECY_DUTY]     = { "secrecy_duty", N_("Self-check of secrecy") },
};

void
xq_secrecy_answer_free (XqSecrecyAnswer *answer)
{
  if (answer == NULL)
    return;
  for (guint i = 0; i < XQ_SECRECY_LISTS; i++)
    g_clear_pointer (&answer->lists[i], g_ptr_array_unref);
  g_free (answer->keys);
  g_free (answer);
}

const char *
xq_secrecy_list_name (XqSecrecyList list)
{
  return lists[list].name;
}

const char *
xq_secrecy_table_title (const char *name)
{
  for (guint i = 0; i < XQ_SECRECY_LISTS; i++)
    if (g_str_equal (lists[i].name, name))
      return _(lists[i].title);
  return name;
}

static gboolean
sees_casework (XqSecrecyList list,
               XqRoles       roles)
{
  return list != XQ_SECRECY_LOOKS || (roles & COUNSELLOR) != 0;
}

GStrv
xq_secrecy_list_titles (XqSecrecyList list,
                        XqRoles       roles)
{
  static const char *const titles[XQ_SECRECY_LISTS][9] = {
    { N_("Account"), N_("Roles"), N_("School cabinet"), N_("Care cabinet"), N_("Casework cabinet"), N_("To be seen to") },
    { N_("Month"), N_("Account"), N_("Looks at care"), N_("Looks at casework"), N_("Papers printed"), N_("Tables exported"),
      N_("To be asked about") },
    { N_("When"), N_("Who"), N_("Did"), N_("Paper or table"), N_("Given to"), N_("What for"), N_("Ground"), N_("Students named") },
    { N_("What is asked for"), N_("Finding"), N_("Still open"), N_("Source") },
  };
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; titles[list][i] != NULL; i++)
    if (i != 3 || sees_casework (list, roles))
      g_strv_builder_add (builder, _(titles[list][i]));
  return g_strv_builder_end (builder);
}

static void
add_item (GPtrArray    *items,
          GStrvBuilder *cells)
{
  g_auto (GStrv) line = g_strv_builder_end (cells);
  g_autofree char *uid = g_strdup_printf ("%u", items->len);

  g_ptr_array_add (items, xq_record_item_new (uid, (const char *const *) line));
}

static void
add_number (GStrvBuilder *cells,
            guint         n)
{
  g_autofree char *digits = n > 0 ? g_strdup_printf ("%u", n) : g_strdup ("");

  g_strv_builder_add (cells, digits);
}

static char *
say_moment (gint64      at,
            const char *format)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (at);

  return moment != NULL ? g_date_time_format (moment, format) : g_strdup ("");
}

/* --- who may see --- */

static char *
say_roles (XqRoles roles)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (XqRole role = 0; role < XQ_N_ROLES; role++)
    if (roles & XQ_ROLE_BIT (role))
      g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", xq_role_get_title (role));
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static char *
say_holding (XqVault         *vault,
             const XqAccount *account,
             XqCabinet        cabinet)
{
  g_autofree char *day = NULL;
  g_autofree char *by = NULL;

  if (!account->holds[cabinet])
    return g_strdup ("");
  day = say_moment (account->holds_since[cabinet], "%Y-%m-%d");
  by = xq_vault_dup_name_of (vault, account->holds_by[cabinet]);
  return g_strdup_printf ("%s · %s", day, by != NULL ? by : _("the recovery code"));
}

static GPtrArray *
list_accounts (XqVault *vault)
{
  g_autoptr (GPtrArray) accounts = xq_vault_list_accounts (vault);
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < accounts->len; i++)
    {
      const XqAccount *account = g_ptr_array_index (accounts, i);
      g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();
      g_autofree char *roles = say_roles (account->roles);

      g_strv_builder_add (cells, account->name);
      g_strv_builder_add (cells, roles);
      for (XqCabinet cabinet = 0; cabinet < XQ_N_CABINETS; cabinet++)
        {
          g_autofree char *holding = say_holding (vault, account, cabinet);

          g_strv_builder_add (cells, holding);
        }
      g_strv_builder_add (cells, account->removed ? _("removed: opens nothing any more")
                                 : account->waits_for_casework ? _("waits to be admitted to the casework")
                                 : account->password_is_foreign ? _("has the first password still") : "");
      add_item (items, cells);
    }
  return items;
}

/* --- who looked --- */

/* What is to be asked about, and no more than that: there may be a good reason. */
static char *
say_unusual (const XqLooks *looks)
{
  g_autoptr (GString) words = g_string_new (NULL);

  if (looks->is_many)
    {
      g_autofree char *hour = say_moment (looks->busiest_at, "%m-%d %H:00");

      /* Translators: a day and hour, a number */
      g_string_append_printf (words, _("%s: %u looks within an hour"), hour, looks->busiest);
    }
  if (looks->at_odd_hours > 0)
    {
      g_string_append (words, words->len > 0 ? " · " : "");
      g_string_append_printf (words, g_dngettext (GETTEXT_PACKAGE, "%u look outside working hours", "%u looks outside working hours",
                                                  looks->at_odd_hours), looks->at_odd_hours);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static GPtrArray *
list_looks (XqStore       *store,
            const XqTerm  *term,
            GError       **error)
{
  XqRoles roles = xq_vault_get_roles (xq_store_get_vault (store));
  g_autoptr (GPtrArray) all = xq_looks_by_month (store, term->counted_from, term->counted_until, error);
  GPtrArray *items;

  if (all == NULL)
    return NULL;
  items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < all->len; i++)
    {
      const XqLooks *looks = g_ptr_array_index (all, i);
      g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();
      g_autofree char *unusual = say_unusual (looks);

      g_strv_builder_add (cells, looks->month);
      g_strv_builder_add (cells, looks->name);
      add_number (cells, looks->looks[XQ_CABINET_CARE]);
      if (sees_casework (XQ_SECRECY_LOOKS, roles))
        add_number (cells, looks->looks[XQ_CABINET_CASEWORK]);
      add_number (cells, looks->prints);
      add_number (cells, looks->exports);
      g_strv_builder_add (cells, unusual);
      add_item (items, cells);
    }
  return items;
}

/* --- what left --- */

static char *
say_way (const XqGivenOut *given)
{
  static const struct
  {
    const char *way;
    const char *words;
  } ways[] = {
    { "print", N_("printed") },
    { "export", N_("exported") },
    { "backup", N_("made a copy") },
    { XQ_QUEUE_COPY, N_("made a copy as keeper") },
  };
  const XqChoice *choice;

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    if (g_str_equal (ways[i].way, given->way))
      return g_strdup (_(ways[i].words));
  choice = xq_choices_find (xq_fields_find (xq_disclosure.fields, "way")->choices, given->way);
  /* Translators: how somebody was told something */
  return g_strdup_printf (_("told: %s"), choice != NULL ? _(choice->title) : given->way);
}

static const char *
say_what (const XqGivenOut *given)
{
  const XqKind *kind = given->kind != NULL ? xq_kind_find (given->kind) : NULL;

  if (given->what != NULL)
    return g_str_equal (given->way, "print") ? xq_paper_out_get_title (given->what) : xq_secrecy_table_title (given->what);
  if (given->title != NULL)
    return given->title;
  return kind != NULL ? _(kind->title) : "";
}

static const char *
say_receiver (const XqGivenOut *given)
{
  if (given->to != NULL)
    return given->to;
  return given->n_students > 0 ? _("kept in the room") : "";
}

static GPtrArray *
list_given (XqStore       *store,
            const XqTerm  *term,
            GError       **error)
{
  g_autoptr (GPtrArray) all = xq_given_out_list (store, term->counted_from, term->counted_until, error);
  GPtrArray *items;

  if (all == NULL)
    return NULL;
  items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < all->len; i++)
    {
      const XqGivenOut *given = g_ptr_array_index (all, i);
      const XqChoice *ground = given->ground != NULL ? xq_choices_find (xq_ground_choices, given->ground) : NULL;
      g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();
      g_autofree char *when = g_strdup_printf ("%s %s", given->day, given->time);
      g_autofree char *who = xq_vault_dup_name_of (xq_store_get_vault (store), given->account);
      g_autofree char *way = say_way (given);

      g_strv_builder_add (cells, when);
      g_strv_builder_add (cells, who != NULL ? who : "");
      g_strv_builder_add (cells, way);
      g_strv_builder_add (cells, say_what (given));
      g_strv_builder_add (cells, say_receiver (given));
      g_strv_builder_add (cells, given->purpose != NULL ? given->purpose : "");
      g_strv_builder_add (cells, ground != NULL ? _(ground->title) : "");
      add_number (cells, given->n_students);
      add_item (items, cells);
    }
  return items;
}

/* --- the self-check --- */

static const char *
say_finding (const char *finding)
{
  if (finding == NULL)
    return _("○ for the school to judge");
  if (g_str_equal (finding, "met"))
    return _("● conforms");
  return g_str_equal (finding, "partly") ? _("◐ conforms in part") : _("▲ does not conform");
}

static GPtrArray *
list_duty (XqStore  *store,
           guint    *n_open,
           GError  **error)
{
  g_autoptr (GPtrArray) all = xq_secrecy_duty (store, error);
  GPtrArray *items;

  if (all == NULL)
    return NULL;
  items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < all->len; i++)
    {
      const XqSecrecyItem *item = g_ptr_array_index (all, i);
      g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();
      g_autoptr (GString) open = g_string_new (NULL);
      g_autofree char *source = g_strdup_printf ("%s %s%s%s", item->source, item->date, item->to_confirm ? " · " : "",
                                                 item->to_confirm ? _("to be confirmed by the school") : "");

      for (guint j = 0; j < item->open->len; j++)
        g_string_append_printf (open, "%s%s", j > 0 ? C_("list", ", ") : "", (const char *) g_ptr_array_index (item->open, j));
      *n_open += item->finding != NULL && !g_str_equal (item->finding, "met") ? 1 : 0;
      g_strv_builder_add (cells, item->title);
      g_strv_builder_add (cells, say_finding (item->finding));
      g_strv_builder_add (cells, open->str);
      g_strv_builder_add (cells, source);
      add_item (items, cells);
    }
  return items;
}

static char *
say_keys (XqVault *vault)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (XqCabinet cabinet = 0; cabinet < XQ_N_CABINETS; cabinet++)
    {
      guint generation;
      gint64 made = xq_vault_get_key_made (vault, cabinet, &generation);
      g_autofree char *day = generation > 0 ? say_moment (made, "%Y-%m-%d") : NULL;

      if (day == NULL)
        continue;
      g_string_append (words, words->len > 0 ? "　" : "");
      /* Translators: a cabinet, a day, a number */
      g_string_append_printf (words, _("%s: key of %s (no. %u)"), xq_cabinet_get_title (cabinet), day, generation);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
choose_term (XqSecrecyAnswer *answer,
             const char      *name)
{
  for (guint i = 0; name != NULL && i < XQ_SUMMARY_TERMS; i++)
    {
      g_autofree char *other = g_strdup_printf ("%d-%d", answer->terms[i].year, answer->terms[i].number);

      if (g_str_equal (other, name))
        answer->term = i;
    }
}

gpointer
xq_secrecy_ask (XqStore       *store,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autoptr (XqSecrecyAnswer) answer = g_new0 (XqSecrecyAnswer, 1);
  const XqTerm *term;

  if (!xq_summary_list_terms (store, answer->terms, error))
    return NULL;
  choose_term (answer, data);
  term = &answer->terms[answer->term];
  answer->lists[XQ_SECRECY_DUTY] = list_duty (store, &answer->n_open, error);
  if (answer->lists[XQ_SECRECY_DUTY] == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  answer->lists[XQ_SECRECY_ACCOUNTS] = list_accounts (xq_store_get_vault (store));
  answer->lists[XQ_SECRECY_LOOKS] = list_looks (store, term, error);
  if (answer->lists[XQ_SECRECY_LOOKS] == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  answer->lists[XQ_SECRECY_GIVEN] = list_given (store, term, error);
  answer->keys = say_keys (xq_store_get_vault (store));
  return answer->lists[XQ_SECRECY_GIVEN] != NULL ? g_steal_pointer (&answer) : NULL;
}
