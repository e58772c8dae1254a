/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-rules"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "rules/due-private.h"
#include "school/class-name.h"
#include "school/kinds.h"
#include "school/person-name.h"
#include "school/question.h"
#include "school/record-words.h"
#include "school/settings.h"
#include "school/student-class.h"
#include "store/calendar-day.h"

void
xq_due_free (XqDue *due)
{
  if (due == NULL)
    return;
  g_free (due->record_kind);
  g_free (due->record);
  g_free (due->who);
  g_free (due->since);
  g_free (due->words);
  g_free (due);
}

const char *
xq_due_kind_code (XqDueKind kind)
{
  switch (kind)
    {
    case XQ_DUE_CONCERN:
      return "concern";
    case XQ_DUE_REFERRAL_GROUND:
      return "referral_ground";
    case XQ_DUE_REFERRAL_REPLY:
      return "referral_reply";
    case XQ_DUE_ENVELOPE:
      return "envelope";
    case XQ_DUE_PASSWORD:
      return "password";
    case XQ_DUE_ADMISSION:
      return "admission";
    case XQ_DUE_VISIT_FOLLOW_UP:
      return "visit_follow_up";
    case XQ_DUE_CONTACT_FOLLOW_UP:
      return "contact_follow_up";
    case XQ_DUE_SUPPORT_REVIEW:
      return "support_review";
    case XQ_DUE_SUPPORT_DECISION:
      return "support_decision";
    case XQ_DUE_SUPPORT_GROUP:
      return "support_group";
    case XQ_DUE_CRISIS_REPORT:
      return "crisis_report";
    case XQ_DUE_CRISIS_FOLLOW_UP:
      return "crisis_follow_up";
    case XQ_DUE_CRISIS_COMPLETE:
      return "crisis_complete";
    case XQ_DUE_CRISIS_OPEN:
      return "crisis_open";
    case XQ_DUE_SCREENING_SAFETY:
      return "screening_safety";
    case XQ_DUE_SCREENING_INTERVIEW:
      return "screening_interview";
    case XQ_DUE_SCREENING_CONFIRM:
      return "screening_confirm";
    case XQ_DUE_SCREENING_LEVEL:
      return "screening_level";
    case XQ_DUE_PLAN:
      return "plan";
    case XQ_DUE_PLAN_NODE:
      return "plan_node";
    case XQ_DUE_CERTIFICATE:
      return "certificate";
    case XQ_DUE_SESSION_NEXT:
    default:
      return "session_next";
    }
}

/* The class behind it would tell who 王** is. */
static char *
say_class (const char *text,
           gboolean    whole)
{
  int grade;
  int number;
  char *words;

  if (text == NULL || !xq_class_name_parse (text, &grade, &number))
    return NULL;
  if (whole)
    return xq_class_name_for_screen (grade, number);
  words = xq_class_name_for_paper (grade, number);
  if (strchr (words, '(') != NULL)
    *strchr (words, '(') = '\0';
  return words;
}

/* Whom it is about: what this account does not read is passed over. */
gboolean
xq_due_say_who (XqStore        *store,
                XqRecordWords  *words,
                const char     *students,
                gboolean        whole,
                char          **who,
                GError        **error)
{
  g_auto (GStrv) uids = g_strsplit (students != NULL ? students : "", " ", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; uids[i] != NULL; i++)
    {
      const char *name = *uids[i] != '\0' ? xq_record_words_name (words, &xq_student, uids[i]) : "";
      g_autofree char *shown = NULL;
      g_autofree char *class = NULL;
      g_autofree char *said = NULL;

      if (*name == '\0')
        continue;
      if (!xq_student_class_name (store, uids[i], &class, error))
        return FALSE;
      said = say_class (class, whole);
      shown = whole ? g_strdup (name) : xq_person_name_dup_masked (name);
      g_string_append_printf (text, "%s%s%s%s", text->len > 0 ? C_("list", ", ") : "", said != NULL ? said : "",
                              said != NULL ? " " : "", shown);
    }
  *who = text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
  return TRUE;
}

XqDue *
xq_due_add (GPtrArray   *list,
            XqDueKind    kind,
            gboolean     urgent,
            const char  *record_kind,
            const char  *record,
            const char  *since,
            char        *words)
{
  XqDue *due = g_new0 (XqDue, 1);

  due->kind = kind;
  due->urgent = urgent;
  due->record_kind = g_strdup (record_kind);
  due->record = g_strdup (record);
  due->since = g_strdup (since);
  due->words = words;
  g_ptr_array_add (list, due);
  return due;
}

/* Rows are: the record's uid, the day it was due, the students. */
gboolean
xq_due_add_records (XqStore     *store,
                    GPtrArray   *list,
                    XqRows      *rows,
                    XqDueKind    kind,
                    gboolean     urgent,
                    const char  *record_kind,
                    const char  *format,
                    GError     **error)
{
  g_autoptr (XqRows) owned = rows;
  g_autoptr (XqRecordWords) names = xq_record_words_new (store);
  gboolean whole = xq_kind_find (record_kind)->cabinet == XQ_CABINET_SCHOOL;
  GError *problem = NULL;

  if (rows == NULL)
    return FALSE;
  while (xq_rows_next (rows, &problem))
    {
      g_auto (GStrv) pieces = g_strsplit (format, "%s", 2);
      const char *day = xq_rows_text (rows, 1);
      g_autofree char *day_words = day != NULL ? xq_day_words (day, xq_store_get_today (store)) : g_strdup ("");
      XqDue *due = xq_due_add (list, kind, urgent, record_kind, xq_rows_text (rows, 0), day, g_strjoinv (day_words, pieces));

      if (!xq_due_say_who (store, names, xq_rows_text (rows, 2), whole, &due->who, error))
        return FALSE;
    }
  return xq_rows_ended (problem, error);
}

/* A later visit or contact is taken as the one that was planned. Of a child who has left, or whom another
 * teaches now, nothing is asked of this account any more. */
static gboolean
add_families (XqStore    *store,
              GPtrArray  *list,
              GError    **error)
{
  const char *me = xq_store_get_me (store);
  const char *staff = xq_store_get_my_staff (store);
  const char *today = xq_store_get_today (store);

  return xq_due_add_records (store, list,
                             xq_store_query (store,
                                             "SELECT v.uid, v.follow_up_on, (SELECT group_concat (lower (hex (p.target)), ' ') "
                                             "FROM visible_home_visit_student p WHERE p.record = v.uid) FROM visible_home_visit v "
                                             "WHERE v.withdrawn = 0 AND v.follow_up_on <= ?1 AND (v.author = unhex (?2) "
                                             "OR v.uid IN (SELECT w.record FROM visible_home_visit_visitors w "
                                             "WHERE w.target = unhex (?3))) "
                                             "AND EXISTS (SELECT 1 FROM visible_home_visit_student p "
                                             "JOIN visible_student c ON c.uid = p.target AND c.withdrawn = 0 "
                                             "AND coalesce (c.state, 'studying') IN ('studying', 'suspended') WHERE p.record = v.uid) "
                                             "AND NOT EXISTS (SELECT 1 FROM visible_home_visit_student s "
                                             "JOIN visible_home_visit_student n ON n.target = s.target "
                                             "JOIN visible_home_visit l ON l.uid = n.record AND l.withdrawn = 0 "
                                             "AND l.visited_on > v.visited_on WHERE s.record = v.uid)",
                                             error, today, me, staff != NULL ? staff : "", NULL),
                             XQ_DUE_VISIT_FOLLOW_UP, FALSE, "home_visit",
                             _("A family is to be visited again: this was planned for %s."), error) &&
         xq_due_add_records (store, list,
                             xq_store_query (store,
                                             "SELECT c.uid, coalesce (c.follow_up_on, c.contacted_on), c.student "
                                             "FROM visible_family_contact c WHERE c.withdrawn = 0 AND c.follow_up = 1 "
                                             "AND coalesce (c.follow_up_on, c.contacted_on) <= ?1 AND c.author = unhex (?2) "
                                             "AND EXISTS (SELECT 1 FROM visible_student s WHERE s.uid = c.student AND s.withdrawn = 0 "
                                             "AND coalesce (s.state, 'studying') IN ('studying', 'suspended')) "
                                             "AND NOT EXISTS (SELECT 1 FROM visible_family_contact l WHERE l.student = c.student "
                                             "AND l.withdrawn = 0 AND (l.contacted_on > c.contacted_on "
                                             "OR (l.contacted_on = c.contacted_on AND l.id > c.id)))",
                                             error, today, me, NULL),
                             XQ_DUE_CONTACT_FOLLOW_UP, FALSE, "family_contact",
                             _("A family is to be contacted again, since %s."), error);
}

static gboolean
add_sessions (XqStore    *store,
              GPtrArray  *list,
              GError    **error)
{
  if (!xq_vault_holds (xq_store_get_vault (store), XQ_CABINET_CASEWORK))
    return TRUE;
  return xq_due_add_records (store, list,
                             xq_store_query (store,
                                             "SELECT s.uid, s.next_on, s.student FROM visible_session s WHERE s.withdrawn = 0 "
                                             "AND s.next_on <= ?1 AND s.author = unhex (?2) "
                                             "AND s.next_step IN ('continue', 'observe') "
                                             "AND NOT EXISTS (SELECT 1 FROM visible_session l WHERE l.withdrawn = 0 "
                                             "AND l.held_on > s.held_on "
                                             "AND (l.case_file = s.case_file OR l.student = s.student))",
                                             error, xq_store_get_today (store), xq_store_get_me (store), NULL),
                             XQ_DUE_SESSION_NEXT, FALSE, "session",
                             _("The next session was agreed for %s."), error);
}

/* Of whoever still works here, and was given no newer one of that name. */
static gboolean
add_certificates (XqStore    *store,
                  GPtrArray  *list,
                  GError    **error)
{
  const char *today = xq_store_get_today (store);
  g_autofree char *last = NULL;
  g_autoptr (XqRows) rows = NULL;
  GError *problem = NULL;
  gint64 days;

  if (!(xq_kind_get_access (&xq_staff, xq_vault_get_roles (xq_store_get_vault (store))) & XQ_READ_ALL))
    return TRUE;
  if (!xq_setting_integer (store, "staff.certificate_days", &days, error))
    return FALSE;
  last = xq_day_add (today, (int) days);
  rows = xq_store_query (store,
                         "SELECT s.uid, c.valid_until, s.name, c.name FROM visible_staff s "
                         "JOIN visible_staff_certificates c ON c.record = s.uid "
                         "WHERE s.withdrawn = 0 AND (s.until_on IS NULL OR s.until_on >= ?1) AND c.valid_until <= ?2 "
                         "AND NOT EXISTS (SELECT 1 FROM visible_staff_certificates l WHERE l.record = c.record "
                         "AND l.name = c.name AND (l.valid_until IS NULL OR l.valid_until > c.valid_until))",
                         error, today, last, NULL);
  if (rows == NULL)
    return FALSE;
  while (xq_rows_next (rows, &problem))
    {
      const char *day = xq_rows_text (rows, 1);
      g_autofree char *day_words = xq_day_words (day, today);
      /* Translators: the name of a certificate, and a day */
      XqDue *due = xq_due_add (list, XQ_DUE_CERTIFICATE, FALSE, "staff", xq_rows_text (rows, 0), day,
                               g_strdup_printf (_("The certificate “%s” is valid until %s: see to its renewal."),
                                                xq_rows_text (rows, 3), day_words));

      due->who = g_strdup (xq_rows_text (rows, 2));
    }
  return xq_rows_ended (problem, error);
}

static void
add_keys (XqStore    *store,
          GPtrArray  *list)
{
  XqVault *vault = xq_store_get_vault (store);
  XqRoles roles = xq_vault_get_roles (vault);
  g_autoptr (GPtrArray) accounts = NULL;

  if ((roles & XQ_ROLE_BIT (XQ_ROLE_HEAD)) && xq_vault_envelope_due (vault, XQ_ENVELOPE_SCHOOL))
    xq_due_add (list, XQ_DUE_ENVELOPE, TRUE, NULL, "school", NULL,
                g_strdup (_("Print the school's recovery envelope and lock it away: without it, forgotten passwords "
                            "cannot be replaced.")));
  if (xq_vault_password_is_foreign (vault))
    xq_due_add (list, XQ_DUE_PASSWORD, TRUE, NULL, NULL, NULL,
                g_strdup (_("Your password was set by somebody else, who could still use it: set your own.")));
  if (!xq_vault_holds (vault, XQ_CABINET_CASEWORK))
    return;

  if (xq_vault_envelope_due (vault, XQ_ENVELOPE_COUNSELLORS))
    xq_due_add (list, XQ_DUE_ENVELOPE, TRUE, NULL, "counsellors", NULL,
                g_strdup (_("Print the counsellors' recovery envelope and lock it away: nobody else can open the casework.")));
  accounts = xq_vault_list_accounts (vault);
  for (guint i = 0; accounts != NULL && i < accounts->len; i++)
    {
      const XqAccount *account = g_ptr_array_index (accounts, i);

      if (!account->removed && account->waits_for_casework)
        xq_due_add (list, XQ_DUE_ADMISSION, FALSE, NULL, account->uid, NULL,
                    g_strdup_printf (_("%s waits to be admitted to the casework: compare the fingerprint, then admit or "
                                       "refuse."), account->name));
    }
}

static int
compare_due (gconstpointer first,
             gconstpointer second)
{
  const XqDue *one = *(const XqDue *const *) first;
  const XqDue *other = *(const XqDue *const *) second;
  int order;

  if (one->urgent != other->urgent)
    return one->urgent ? -1 : 1;
  order = g_strcmp0 (one->since, other->since);
  if (order == 0)
    order = (int) one->kind - (int) other->kind;
  return order != 0 ? order : g_strcmp0 (one->record, other->record);
}

GPtrArray *
xq_due_list (XqStore  *store,
             GError  **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_due_free);

  g_return_val_if_fail (XQ_IS_STORE (store), NULL);

  if (!xq_due_add_crises (store, list, error) || !xq_due_add_concerns (store, list, error) ||
      !xq_due_add_referrals (store, list, error) || !xq_due_add_support (store, list, error) ||
      !add_families (store, list, error) || !add_sessions (store, list, error) || !xq_due_add_screenings (store, list, error) ||
      !xq_due_add_plans (store, list, error) || !add_certificates (store, list, error))
    return NULL;
  add_keys (store, list);
  g_ptr_array_sort (list, compare_due);
  return g_steal_pointer (&list);
}
