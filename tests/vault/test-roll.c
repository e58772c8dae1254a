/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-test"

#include "config.h"

#include <string.h>

#include "vault/account-wrap.h"
#include "vault/cabinet-key.h"
#include "vault/hash.h"
#include "vault/roll.h"
#include "vault-fixture.h"

/* The rules of the roll, said by somebody who has keys and bends the rules. */

typedef struct
{
  char      *uid;
  XqWrapped *keys;
} Person;

typedef struct
{
  XqRoll   *roll;
  Person    head, counsellor, teacher, keeper;
  XqSecret *cabinets[XQ_N_CABINETS];
} Office;

static guint refused;

static void
person_clear (Person *person)
{
  g_clear_pointer (&person->uid, g_free);
  g_clear_pointer (&person->keys, xq_wrapped_free);
}

static Person
new_person (void)
{
  return (Person) { xq_uid_new (), xq_wrapped_new () };
}

static gboolean
say (XqRoll       *roll,
     XqStatement  *statement,
     XqSecret     *first,
     XqSecret     *second,
     XqSecret     *third)
{
  XqSecret *seeds[] = { first, second, third };
  guint64 before = roll->statements->len;
  gboolean allowed;

  xq_statement_close (statement);
  for (guint i = 0; i < 3 && seeds[i] != NULL; i++)
    xq_statement_sign (statement, seeds[i]);
  allowed = xq_roll_append (roll, statement);
  g_assert_cmpuint (roll->statements->len, ==, before + (allowed ? 1 : 0));
  if (!allowed)
    refused++;

  return allowed;
}

static XqStatement *
about (XqRoll          *roll,
       XqStatementKind  kind,
       const Person    *signer,
       const Person    *subject,
       XqRoles          roles)
{
  XqStatement *statement = xq_roll_begin (roll, kind, signer->uid);

  statement->subject = g_strdup (subject->uid);
  statement->name = g_strdup_printf ("name %s", subject->uid);
  statement->roles = roles;
  xq_wrapped_get_public (subject->keys, statement->open, statement->sign);

  return statement;
}

static gboolean
add_account (XqRoll       *roll,
             const Person *signer,
             const Person *subject,
             XqRoles       roles)
{
  return say (roll, about (roll, XQ_STATEMENT_ACCOUNT, signer, subject, roles), signer->keys->signing, subject->keys->signing, NULL);
}

static XqStatement *
cabinet (XqRoll       *roll,
         const Person *signer,
         XqCabinet     which,
         guint32       generation,
         XqSecret     *secret)
{
  XqStatement *statement = xq_roll_begin (roll, XQ_STATEMENT_CABINET, signer->uid);
  g_autoptr(XqSecret) letters = xq_key_derive (secret, "letters");
  g_autoptr(XqSecret) signing = xq_key_derive (secret, "roll");

  statement->cabinet = which;
  statement->generation = generation;
  xq_cabinet_key_get_id (secret, statement->key_id);
  xq_opening_get_public (letters, statement->open);
  xq_signing_get_public (signing, statement->sign);

  return statement;
}

static gboolean
say_cabinet (XqRoll       *roll,
             const Person *signer,
             XqCabinet     which,
             guint32       generation,
             XqSecret     *secret,
             XqSecret     *former)
{
  g_autoptr(XqSecret) signing = xq_key_derive (secret, "roll");
  g_autoptr(XqSecret) former_signing = former != NULL ? xq_key_derive (former, "roll") : NULL;

  return say (roll, cabinet (roll, signer, which, generation, secret), signer->keys->signing, signing, former_signing);
}

static XqStatement *
found (const Person *head)
{
  XqStatement *statement = xq_statement_new (XQ_STATEMENT_FOUND);

  statement->nonce = xq_uid_new ();
  statement->school_name = g_strdup ("永济中学");
  statement->subject = g_strdup (head->uid);
  statement->signer = g_strdup (head->uid);
  statement->name = g_strdup ("head");
  statement->roles = XQ_ROLE_BIT (XQ_ROLE_HEAD);
  xq_wrapped_get_public (head->keys, statement->open, statement->sign);
  statement->school = xq_statement_get_school (statement->nonce, statement->subject, statement->sign);

  return statement;
}

static void
office_init (Office *office)
{
  office->roll = xq_roll_new ();
  office->head = new_person ();
  office->counsellor = new_person ();
  office->teacher = new_person ();
  office->keeper = new_person ();
  for (guint i = 0; i < XQ_N_CABINETS; i++)
    office->cabinets[i] = xq_key_new ();

  g_assert_true (say (office->roll, found (&office->head), office->head.keys->signing, NULL, NULL));
  g_assert_true (say_cabinet (office->roll, &office->head, XQ_CABINET_SCHOOL, 1, office->cabinets[0], NULL));
  g_assert_true (say_cabinet (office->roll, &office->head, XQ_CABINET_CARE, 1, office->cabinets[1], NULL));
  g_assert_true (add_account (office->roll, &office->head, &office->counsellor, XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR)));
  g_assert_true (add_account (office->roll, &office->head, &office->teacher, XQ_ROLE_BIT (XQ_ROLE_CLASS_TEACHER)));
  g_assert_true (add_account (office->roll, &office->head, &office->keeper, XQ_ROLE_BIT (XQ_ROLE_KEEPER)));
  g_assert_true (say_cabinet (office->roll, &office->counsellor, XQ_CABINET_CASEWORK, 1, office->cabinets[2], NULL));
}

static void
office_clear (Office *office)
{
  xq_roll_free (office->roll);
  person_clear (&office->head);
  person_clear (&office->counsellor);
  person_clear (&office->teacher);
  person_clear (&office->keeper);
  for (guint i = 0; i < XQ_N_CABINETS; i++)
    xq_secret_unref (office->cabinets[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Office, office_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Person, person_clear)

static void
test_only_heads (void)
{
  g_auto(Office) o = { 0 };
  g_auto(Person) stranger = new_person ();
  g_auto(Person) friend = new_person ();
  const Person *others[] = { &o.counsellor, &o.teacher, &o.keeper, &stranger };

  office_init (&o);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_assert_false (add_account (o.roll, others[i], &friend, XQ_ROLE_BIT (XQ_ROLE_CLASS_TEACHER)));
      g_assert_false (say (o.roll, about (o.roll, XQ_STATEMENT_ROLES, others[i], others[i], XQ_ROLE_BIT (XQ_ROLE_HEAD)),
                           others[i]->keys->signing, NULL, NULL));
      g_assert_false (say (o.roll, about (o.roll, XQ_STATEMENT_REMOVE, others[i], &o.head, 0), others[i]->keys->signing, NULL, NULL));
      g_assert_false (say (o.roll, about (o.roll, XQ_STATEMENT_RESET, others[i], &o.head, 0),
                           others[i]->keys->signing, o.head.keys->signing, NULL));
      /* In the head's name, with one's own key. */
      g_assert_false (say (o.roll, about (o.roll, XQ_STATEMENT_ROLES, &o.head, others[i], XQ_ROLE_BIT (XQ_ROLE_HEAD)),
                           others[i]->keys->signing, NULL, NULL));
    }

  /* A head who was removed is a stranger. */
  g_assert_true (add_account (o.roll, &o.head, &friend, XQ_ROLE_BIT (XQ_ROLE_HEAD)));
  g_assert_true (say (o.roll, about (o.roll, XQ_STATEMENT_REMOVE, &friend, &o.head, 0), friend.keys->signing, NULL, NULL));
  g_assert_false (add_account (o.roll, &o.head, &stranger, XQ_ROLE_BIT (XQ_ROLE_HEAD)));
}

static void
test_last_head (void)
{
  g_auto(Office) o = { 0 };
  g_auto(Person) second = new_person ();

  office_init (&o);
  g_assert_false (say (o.roll, about (o.roll, XQ_STATEMENT_REMOVE, &o.head, &o.head, 0), o.head.keys->signing, NULL, NULL));
  g_assert_false (say (o.roll, about (o.roll, XQ_STATEMENT_ROLES, &o.head, &o.head, XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR)),
                       o.head.keys->signing, NULL, NULL));
  g_assert_true (add_account (o.roll, &o.head, &second, XQ_ROLE_BIT (XQ_ROLE_HEAD)));
  g_assert_true (say (o.roll, about (o.roll, XQ_STATEMENT_ROLES, &o.head, &o.head, XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR)),
                      o.head.keys->signing, NULL, NULL));
}

static void
test_newcomers (void)
{
  g_auto(Office) o = { 0 };
  g_auto(Person) person = new_person ();
  g_auto(Person) double_uid = { NULL, xq_wrapped_new () };
  XqStatement *statement;

  office_init (&o);
  double_uid.uid = g_strdup (o.teacher.uid);
  g_assert_false (add_account (o.roll, &o.head, &double_uid, XQ_ROLE_BIT (XQ_ROLE_HEAD)));

  /* Somebody else's key, in either place. */
  statement = about (o.roll, XQ_STATEMENT_ACCOUNT, &o.head, &person, XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR));
  xq_opening_get_public (g_ptr_array_index (o.counsellor.keys->openings, 0), statement->open);
  g_assert_false (say (o.roll, statement, o.head.keys->signing, person.keys->signing, NULL));
  statement = about (o.roll, XQ_STATEMENT_ACCOUNT, &o.head, &person, XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR));
  xq_signing_get_public (o.counsellor.keys->signing, statement->sign);
  g_assert_false (say (o.roll, statement, o.head.keys->signing, person.keys->signing, NULL));

  /* A name that is taken. */
  statement = about (o.roll, XQ_STATEMENT_ACCOUNT, &o.head, &person, XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR));
  g_free (statement->name);
  statement->name = g_strdup ("head");
  g_assert_false (say (o.roll, statement, o.head.keys->signing, person.keys->signing, NULL));

  /* Without the new pair's own signature. */
  statement = about (o.roll, XQ_STATEMENT_ACCOUNT, &o.head, &person, XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR));
  g_assert_false (say (o.roll, statement, o.head.keys->signing, NULL, NULL));
  statement = about (o.roll, XQ_STATEMENT_ACCOUNT, &o.head, &person, XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR));
  g_assert_false (say (o.roll, statement, o.head.keys->signing, person.keys->signing, o.head.keys->signing));
  g_assert_true (add_account (o.roll, &o.head, &person, XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR)));
}

/* A head who makes himself a counsellor gets no casework, and cannot put another
 * in its place. */
static void
test_self_granted (void)
{
  g_auto(Office) o = { 0 };
  g_autoptr(XqSecret) secret = xq_key_new ();
  g_autoptr(XqSecret) guess = xq_key_new ();
  g_autoptr(XqSecret) guess_signing = xq_key_derive (guess, "roll");
  XqStatement *statement;

  office_init (&o);
  g_assert_true (say (o.roll, about (o.roll, XQ_STATEMENT_ROLES, &o.head, &o.head,
                                     XQ_ROLE_BIT (XQ_ROLE_HEAD) | XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR)), o.head.keys->signing, NULL, NULL));
  g_assert_false (xq_member_is_entitled (xq_roll_find_member (o.roll, o.head.uid), XQ_CABINET_CASEWORK));

  /* Another first generation, the next one, with a guessed key, with one too few. */
  g_assert_false (say_cabinet (o.roll, &o.head, XQ_CABINET_CASEWORK, 1, secret, NULL));
  g_assert_false (say_cabinet (o.roll, &o.head, XQ_CABINET_CASEWORK, 2, secret, NULL));
  g_assert_false (say_cabinet (o.roll, &o.head, XQ_CABINET_CASEWORK, 2, secret, guess));
  /* Even with the right key, stolen: the roll knows no admission. */
  g_assert_false (say_cabinet (o.roll, &o.head, XQ_CABINET_CASEWORK, 2, secret, o.cabinets[2]));

  /* Admitted by himself. */
  statement = about (o.roll, XQ_STATEMENT_ADMITTED, &o.head, &o.head, 0);
  statement->cabinet = XQ_CABINET_CASEWORK;
  statement->generation = 1;
  g_assert_false (say (o.roll, statement, o.head.keys->signing, guess_signing, NULL));

  /* The old counsellor's removal leaves casework as unreachable as before. */
  g_assert_true (say (o.roll, about (o.roll, XQ_STATEMENT_REMOVE, &o.head, &o.counsellor, 0), o.head.keys->signing, NULL, NULL));
  g_assert_false (say_cabinet (o.roll, &o.head, XQ_CABINET_CASEWORK, 1, secret, NULL));
  g_assert_false (say_cabinet (o.roll, &o.head, XQ_CABINET_CASEWORK, 2, secret, guess));
}

static XqStatement *
admission (Office          *o,
           XqStatementKind  kind,
           const Person    *signer,
           const Person    *subject,
           guint32          generation)
{
  XqStatement *statement = about (o->roll, kind, signer, subject, 0);

  statement->cabinet = XQ_CABINET_CASEWORK;
  statement->generation = generation;

  return statement;
}

static void
test_admission (void)
{
  g_auto(Office) o = { 0 };
  g_auto(Person) second = new_person ();
  g_auto(Person) other_pair = { NULL, xq_wrapped_new () };
  g_autoptr(XqSecret) signing = NULL;
  XqStatement *statement;

  office_init (&o);
  signing = xq_key_derive (o.cabinets[2], "roll");
  g_assert_true (add_account (o.roll, &o.head, &second, XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR)));
  other_pair.uid = g_strdup (second.uid);

  g_assert_false (say (o.roll, admission (&o, XQ_STATEMENT_ADMITTED, &o.head, &second, 1), o.head.keys->signing, signing, NULL));
  g_assert_false (say (o.roll, admission (&o, XQ_STATEMENT_ADMITTED, &second, &second, 1), second.keys->signing, signing, NULL));
  g_assert_false (say (o.roll, admission (&o, XQ_STATEMENT_ADMITTED, &o.counsellor, &o.teacher, 1), o.counsellor.keys->signing, signing, NULL));
  g_assert_false (say (o.roll, admission (&o, XQ_STATEMENT_ADMITTED, &o.counsellor, &second, 2), o.counsellor.keys->signing, signing, NULL));
  g_assert_false (say (o.roll, admission (&o, XQ_STATEMENT_ADMITTED, &o.counsellor, &second, 1), o.counsellor.keys->signing, NULL, NULL));
  /* For a pair that is not the counsellor's. */
  g_assert_false (say (o.roll, admission (&o, XQ_STATEMENT_ADMITTED, &o.counsellor, &other_pair, 1), o.counsellor.keys->signing, signing, NULL));
  /* For another cabinet. */
  statement = admission (&o, XQ_STATEMENT_ADMITTED, &o.counsellor, &second, 1);
  statement->cabinet = XQ_CABINET_CARE;
  g_assert_false (say (o.roll, statement, o.counsellor.keys->signing, signing, NULL));

  g_assert_true (say (o.roll, admission (&o, XQ_STATEMENT_REFUSED, &o.counsellor, &second, 1), o.counsellor.keys->signing, signing, NULL));
  g_assert_false (xq_member_is_entitled (xq_roll_find_member (o.roll, second.uid), XQ_CABINET_CASEWORK));
  g_assert_true (say (o.roll, admission (&o, XQ_STATEMENT_ADMITTED, &o.counsellor, &second, 1), o.counsellor.keys->signing, signing, NULL));
  g_assert_true (xq_member_is_entitled (xq_roll_find_member (o.roll, second.uid), XQ_CABINET_CASEWORK));

  /* A reset by the head ends it. */
  g_assert_true (say (o.roll, about (o.roll, XQ_STATEMENT_RESET, &o.head, &other_pair, 0), o.head.keys->signing, other_pair.keys->signing, NULL));
  g_assert_false (xq_member_is_entitled (xq_roll_find_member (o.roll, second.uid), XQ_CABINET_CASEWORK));
  g_assert_true (o.roll->renewal_due[XQ_CABINET_CASEWORK]);
}

static void
test_cabinets (void)
{
  g_auto(Office) o = { 0 };
  g_autoptr(XqSecret) next = xq_key_new ();
  g_autoptr(XqSecret) after = xq_key_new ();

  office_init (&o);
  /* A class teacher holds the school's key and still cannot replace it. */
  g_assert_false (say_cabinet (o.roll, &o.teacher, XQ_CABINET_SCHOOL, 2, next, o.cabinets[0]));
  g_assert_false (say_cabinet (o.roll, &o.keeper, XQ_CABINET_SCHOOL, 2, next, o.cabinets[0]));
  g_assert_false (say_cabinet (o.roll, &o.head, XQ_CABINET_SCHOOL, 3, next, o.cabinets[0]));
  g_assert_false (say_cabinet (o.roll, &o.head, XQ_CABINET_SCHOOL, 2, o.cabinets[1], o.cabinets[0]));
  g_assert_true (say_cabinet (o.roll, &o.head, XQ_CABINET_SCHOOL, 2, next, o.cabinets[0]));
  /* Not with the key before the last. */
  g_assert_false (say_cabinet (o.roll, &o.head, XQ_CABINET_SCHOOL, 3, after, o.cabinets[0]));
  g_assert_true (say_cabinet (o.roll, &o.counsellor, XQ_CABINET_SCHOOL, 3, after, next));
}

static XqStatement *
envelope (XqRoll       *roll,
          const Person *signer,
          const Person *paper,
          XqEnvelope    type)
{
  XqStatement *statement = about (roll, XQ_STATEMENT_ENVELOPE, signer, paper, 0);

  statement->envelope = type;

  return statement;
}

static void
test_envelopes (void)
{
  g_auto(Office) o = { 0 };
  g_auto(Person) school = new_person ();
  g_auto(Person) counsellors = new_person ();
  g_auto(Person) never = new_person ();
  g_auto(Person) fresh = new_person ();
  g_auto(Person) another = new_person ();
  g_autoptr(XqSecret) signing = NULL;

  office_init (&o);
  signing = xq_key_derive (o.cabinets[2], "roll");

  g_assert_false (say (o.roll, envelope (o.roll, &o.teacher, &school, XQ_ENVELOPE_SCHOOL), o.teacher.keys->signing, school.keys->signing, NULL));
  g_assert_false (say (o.roll, envelope (o.roll, &o.counsellor, &school, XQ_ENVELOPE_SCHOOL), o.counsellor.keys->signing, school.keys->signing, NULL));
  g_assert_false (say (o.roll, envelope (o.roll, &o.head, &school, XQ_ENVELOPE_COUNSELLORS), o.head.keys->signing, school.keys->signing, NULL));
  g_assert_false (say (o.roll, envelope (o.roll, &o.head, &school, XQ_ENVELOPE_COUNSELLORS), o.head.keys->signing, school.keys->signing, signing));
  g_assert_true (say (o.roll, envelope (o.roll, &o.head, &school, XQ_ENVELOPE_SCHOOL), o.head.keys->signing, school.keys->signing, NULL));
  g_assert_true (say (o.roll, envelope (o.roll, &o.counsellor, &counsellors, XQ_ENVELOPE_COUNSELLORS),
                      o.counsellor.keys->signing, counsellors.keys->signing, signing));

  /* An envelope is no account, and admits only its own office. */
  g_assert_false (add_account (o.roll, &school, &fresh, XQ_ROLE_BIT (XQ_ROLE_HEAD)));
  g_assert_false (say (o.roll, about (o.roll, XQ_STATEMENT_RECOVERED, &school, &fresh, XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR)),
                       school.keys->signing, fresh.keys->signing, NULL));
  g_assert_false (say (o.roll, about (o.roll, XQ_STATEMENT_RECOVERED, &school, &fresh, XQ_ROLE_BIT (XQ_ROLE_HEAD) | XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR)),
                       school.keys->signing, fresh.keys->signing, NULL));
  g_assert_false (say (o.roll, about (o.roll, XQ_STATEMENT_RECOVERED, &counsellors, &fresh, XQ_ROLE_BIT (XQ_ROLE_HEAD)),
                       counsellors.keys->signing, fresh.keys->signing, NULL));
  g_assert_false (say (o.roll, about (o.roll, XQ_STATEMENT_RECOVERED, &never, &fresh, XQ_ROLE_BIT (XQ_ROLE_HEAD)),
                       never.keys->signing, fresh.keys->signing, NULL));
  g_assert_true (say (o.roll, about (o.roll, XQ_STATEMENT_RECOVERED, &school, &fresh, XQ_ROLE_BIT (XQ_ROLE_HEAD)),
                      school.keys->signing, fresh.keys->signing, NULL));
  g_assert_true (o.roll->envelope_due[XQ_ENVELOPE_SCHOOL]);

  /* Once. */
  g_assert_false (say (o.roll, about (o.roll, XQ_STATEMENT_RECOVERED, &school, &another, XQ_ROLE_BIT (XQ_ROLE_HEAD)),
                       school.keys->signing, another.keys->signing, NULL));
  g_assert_true (say (o.roll, about (o.roll, XQ_STATEMENT_RECOVERED, &counsellors, &another, XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR)),
                      counsellors.keys->signing, another.keys->signing, NULL));
  g_assert_true (xq_member_is_entitled (xq_roll_find_member (o.roll, another.uid), XQ_CABINET_CASEWORK));
}

/* Whoever leaves may have photographed the envelope: it ends with the renewal. */
static void
test_stale_envelopes (void)
{
  g_auto(Office) o = { 0 };
  g_auto(Person) school = new_person ();
  g_auto(Person) counsellors = new_person ();
  g_auto(Person) second = new_person ();
  g_auto(Person) rescued = new_person ();
  g_autoptr(XqSecret) signing = NULL;
  g_autoptr(XqSecret) next = xq_key_new ();
  g_autoptr(XqSecret) after = xq_key_new ();

  office_init (&o);
  signing = xq_key_derive (o.cabinets[2], "roll");
  g_assert_true (say (o.roll, envelope (o.roll, &o.head, &school, XQ_ENVELOPE_SCHOOL), o.head.keys->signing, school.keys->signing, NULL));
  g_assert_true (say (o.roll, envelope (o.roll, &o.counsellor, &counsellors, XQ_ENVELOPE_COUNSELLORS),
                      o.counsellor.keys->signing, counsellors.keys->signing, signing));
  g_assert_true (add_account (o.roll, &o.head, &second, XQ_ROLE_BIT (XQ_ROLE_HEAD)));
  g_assert_false (o.roll->envelope_due[XQ_ENVELOPE_SCHOOL]);
  g_assert_true (say (o.roll, about (o.roll, XQ_STATEMENT_REMOVE, &o.head, &second, 0), o.head.keys->signing, NULL, NULL));
  g_assert_true (o.roll->envelope_due[XQ_ENVELOPE_SCHOOL]);
  g_assert_false (xq_roll_find_envelope (o.roll, school.uid)->ended);
  g_assert_true (say_cabinet (o.roll, &o.head, XQ_CABINET_CARE, 2, next, o.cabinets[1]));
  g_assert_true (xq_roll_find_envelope (o.roll, school.uid)->ended);

  /* The last counsellor leaves: the envelope is all that still opens casework. */
  g_assert_true (say (o.roll, about (o.roll, XQ_STATEMENT_REMOVE, &o.head, &o.counsellor, 0), o.head.keys->signing, NULL, NULL));
  g_assert_true (o.roll->renewal_due[XQ_CABINET_CASEWORK]);
  g_assert_false (xq_roll_find_envelope (o.roll, counsellors.uid)->ended);
  g_assert_true (say (o.roll, about (o.roll, XQ_STATEMENT_RECOVERED, &counsellors, &rescued, XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR)),
                      counsellors.keys->signing, rescued.keys->signing, NULL));
  g_assert_true (say_cabinet (o.roll, &rescued, XQ_CABINET_CASEWORK, 2, after, o.cabinets[2]));
  g_assert_false (o.roll->renewal_due[XQ_CABINET_CASEWORK]);
}

/* Statements of the right people in the wrong place. */
static void
test_chain (void)
{
  g_auto(Office) one = { 0 };
  g_auto(Office) two = { 0 };
  XqRoll *copy = NULL;

  office_init (&one);
  office_init (&two);
  for (guint skip = 0; skip < one.roll->statements->len; skip++)
    for (guint mode = 0; mode < 4; mode++)
      {
        guint accepted = 0;

        copy = xq_roll_new ();
        for (guint i = 0; i < one.roll->statements->len; i++)
          {
            const XqStatement *from = g_ptr_array_index (one.roll->statements, i);
            XqStatement *statement;

            /* Left out, exchanged with the next, from another school, a signature taken from another. */
            if (mode == 0 && i == skip)
              continue;
            if (mode == 1 && i == skip && i + 1 < one.roll->statements->len)
              from = g_ptr_array_index (one.roll->statements, i + 1);
            if (mode == 2 && i == skip)
              from = g_ptr_array_index (two.roll->statements, i);
            statement = xq_statement_parse (from->text);
            memcpy (statement->signatures, from->signatures, sizeof from->signatures);
            statement->n_signatures = from->n_signatures;
            if (mode == 3 && i == skip)
              statement->signatures[0][i % 64] ^= 1;
            if (!xq_roll_append (copy, statement))
              break;
            accepted++;
          }
        /* The first of another school is that school's; nothing of ours follows it. */
        g_assert_cmpuint (accepted, <=, MAX (skip + (mode == 1 && skip + 1 == one.roll->statements->len ? 1 : 0), 1));
        refused++;
        xq_roll_free (copy);
      }
}

static void
test_memory (void)
{
  g_auto(Office) o = { 0 };
  g_auto(Person) person = new_person ();
  guint8 hash[XQ_KEY_BYTES];
  guint8 zero[XQ_KEY_BYTES] = { 0 };
  guint64 length;

  office_init (&o);
  xq_roll_get_head (o.roll, &length, hash);
  g_assert_true (xq_roll_continues (o.roll, 0, zero));
  g_assert_true (xq_roll_continues (o.roll, length, hash));
  g_assert_true (add_account (o.roll, &o.head, &person, XQ_ROLE_BIT (XQ_ROLE_DORMITORY)));
  g_assert_true (xq_roll_continues (o.roll, length, hash));
  g_assert_false (xq_roll_continues (o.roll, length + 1, hash));
  g_assert_false (xq_roll_continues (o.roll, length + 2, hash));
  g_assert_false (xq_roll_continues (o.roll, G_MAXUINT64, hash));
  g_assert_false (xq_roll_continues (o.roll, length, zero));
}

/* One statement has one text. */
static void
test_one_spelling (void)
{
  g_auto(Office) o = { 0 };
  static const struct { const char *from; const char *to; } changes[] = {
    { "index 1\n", "index 01\n" }, { "index 1\n", "index +1\n" }, { "index 1\n", "index 1 \n" }, { "kind cabinet", "kind  cabinet" },
    { "generation 1\n", "generation 1\ngeneration 1\n" }, { "cabinet school\n", "" }, { "xinqing-roll 1", "xinqing-roll 2" },
    { "\nsign ", "\nSign " }, { "\nat ", "\nat 0" }, { "kind cabinet\n", "kind cabinet\r\n" },
  };
  const char *text;

  office_init (&o);
  text = ((XqStatement *) g_ptr_array_index (o.roll->statements, 1))->text;
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_auto(GStrv) parts = g_strsplit (text, changes[i].from, 2);
      g_autofree char *changed = g_strjoinv (changes[i].to, parts);
      g_autoptr(XqStatement) statement = xq_statement_parse (changed);

      g_assert_cmpstr (changed, !=, text);
      g_assert_null (statement);
    }
  {
    g_autofree char *longer = g_strconcat (text, "\n", NULL);
    g_autofree char *shorter = g_strndup (text, strlen (text) - 1);
    g_autoptr(XqStatement) one = xq_statement_parse (longer);
    g_autoptr(XqStatement) two = xq_statement_parse (shorter);

    g_assert_null (one);
    g_assert_null (two);
  }

  g_assert_true (xq_name_is_valid ("欧阳 娜娜"));
  g_assert_true (xq_name_is_valid ("\xf0\xac\xb1\x96"));
  g_assert_false (xq_name_is_valid (""));
  g_assert_false (xq_name_is_valid (" a"));
  g_assert_false (xq_name_is_valid ("a\u3000"));
  g_assert_false (xq_name_is_valid ("a\nroles head"));
  g_assert_false (xq_name_is_valid ("a\u202e"));
  g_assert_false (xq_name_is_valid ("a\u200b"));
}

static void
test_count (void)
{
  g_test_message ("%u forged statements or rolls, all refused", refused);
  g_assert_cmpuint (refused, >=, 60);
}

static void
add_tests (void)
{
  g_test_add_func ("/vault/roll/only-heads", test_only_heads);
  g_test_add_func ("/vault/roll/last-head", test_last_head);
  g_test_add_func ("/vault/roll/newcomers", test_newcomers);
  g_test_add_func ("/vault/roll/self-granted", test_self_granted);
  g_test_add_func ("/vault/roll/admission", test_admission);
  g_test_add_func ("/vault/roll/cabinets", test_cabinets);
  g_test_add_func ("/vault/roll/envelopes", test_envelopes);
  g_test_add_func ("/vault/roll/stale-envelopes", test_stale_envelopes);
  g_test_add_func ("/vault/roll/chain", test_chain);
  g_test_add_func ("/vault/roll/memory", test_memory);
  g_test_add_func ("/vault/roll/one-spelling", test_one_spelling);
  g_test_add_func ("/vault/roll/count", test_count);
}

int
main (int    argc,
      char **argv)
{
  return fixture_main (argc, argv, add_tests);
}
