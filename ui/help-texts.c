/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "help.h"

/* One sentence or two each: nobody reads a third. */

#define KEYS_OF_LIST N_("Ctrl+F searches here; arrows and Enter open a line; Alt+← goes back")
#define KEYS_OF_FORM N_("Tab goes to the next field; Ctrl+S saves; what is half written is kept by itself")
#define KEYS_OF_PAPER N_("Ctrl+P prints; Ctrl with +, − and 0 makes the paper larger, smaller, as wide as the page")
#define KEYS_BACK N_("Tab and Enter press what is in sight; Alt+← goes back")
#define READERS_OF_CARE N_("Heads and psychology teachers can read it.")

static const XqHelp helps[] = {
  /* The places. */
  { "today",
    N_("What is to be done today: follow-ups, replies and visits that are due, and what you left half written."),
    N_("Press the uppermost line: what is to be done opens."),
    N_("Ctrl+N writes a record; Ctrl+K finds a student"),
    N_("You alone: everybody sees the own tasks here.") },
  { "students",
    N_("The students whom you look after. The page of one shows all that was recorded and that you may see."),
    N_("Type a part of the name, the pinyin (wxm) or the class (7-1), then Enter."),
    KEYS_OF_LIST,
    N_("Class teachers and grade leaders see their own classes alone; special groups are shown only to those who work with them.") },
  { "casework",
    N_("The sessions and the cases of the counselling room."),
    N_("Press Record a session: what was agreed last time stands beside the form."),
    N_("Ctrl+N records a session; Ctrl+F searches; Enter opens a line"),
    N_("Psychology teachers alone, with any program: neither the head nor the class teacher.") },
  { "visits",
    N_("How many students of each class were visited this school year, and who is still waited for."),
    N_("Press a class: its students stand there, and you choose those whom you visited."),
    KEYS_OF_LIST,
    N_("Heads and grade leaders see who was visited and when; what was talked about is for class, subject and psychology teachers.") },
  { "records",
    N_("The records of one kind, the newest first."),
    N_("Press the button at the top right to write a new one, or a line to open it."),
    KEYS_OF_LIST,
    NULL },
  { "referrals",
    N_("Which students are on the way to a hospital or another institution, and which step comes next."),
    N_("Press the button at the end of a line: it is the step that comes next."),
    KEYS_OF_LIST,
    READERS_OF_CARE },
  { "work",
    N_("The records of one subject; each kind has its list under its name."),
    N_("Choose a list at the top, then press the button at the right to write a new line."),
    KEYS_OF_LIST,
    NULL },
  { "requirements",
    N_("What the school must do this term, rule by rule, and how far the records show it done."),
    N_("Open a line marked ▲: it names the classes, days or people that are missing."),
    N_("Arrows and Enter open a line; Alt+← goes back"),
    READERS_OF_CARE },
  { "summary",
    N_("The summary of a term: your text, and figures that the program counts from the records."),
    N_("Choose the term, read each part through and complete it, then print."),
    N_("Ctrl+S saves the text; Ctrl+P prints; Ctrl with +, − and 0 makes the paper larger, smaller, as wide as the page"),
    N_("Heads and psychology teachers. No student is named in it.") },
  { "school",
    N_("What the school consists of: year and classes, people and accounts, rules, copies."),
    N_("In a new school from the top: first the calendar, then the accounts, then the roster."),
    KEYS_BACK,
    READERS_OF_CARE },
  { "backup",
    N_("A copy of the whole school, for the day on which this computer breaks or is stolen."),
    N_("Put a USB drive in and press Make a Copy Now; afterwards lay it into another room."),
    KEYS_BACK,
    N_("Nobody without a password: the copy is encrypted like the school itself. Who makes it reads nothing of it.") },

  /* What is opened from them. */
  { "student",
    N_("One student: at the left what is known, at the right what was recorded, the newest first."),
    N_("Press a button at the top to write; press a line at the right to open it."),
    N_("Ctrl+N writes for this student at once; Alt+← goes back"),
    N_("Everybody sees those lines alone that the own role may read. Who opened a record is written down.") },
  { "class-visits",
    N_("The students of one class: ✓ visited, ◎ due this term, ○ due this school year, △ tried and met nobody."),
    N_("Choose one or several students, then press Record a home visit; brothers and sisters have one visit together."),
    N_("Ctrl or Shift with the mouse chooses several; Ctrl+F searches; Alt+← goes back"),
    N_("Heads and grade leaders see who was visited and when; what was talked about is for class, subject and psychology teachers.") },
  { "form",
    N_("One record is written here."),
    N_("Fill in what bears a star; the rest may wait. Then press Save."),
    KEYS_OF_FORM,
    NULL },
  { "session",
    N_("The record of one counselling session; at the left stands what was said the last times."),
    N_("Who and when is filled in already: write into the large text. Sign and lock when it is finished."),
    N_("Ctrl+S saves; Ctrl+Enter signs and locks; what is half written is kept by itself"),
    N_("Psychology teachers alone, with any program. The message for the class teacher is a letter and no part of the record.") },
  { "record",
    N_("One record with all its fields."),
    N_("Press Change, or Correct once it is signed. Nothing is overwritten: Versions shows how it stood before."),
    KEYS_BACK,
    NULL },
  { "history",
    N_("Every version of this record: who wrote it and when, and what was changed."),
    N_("Read from the top: the newest version stands first."),
    KEYS_BACK,
    NULL },
  { "kind",
    N_("One of the school’s lists."),
    N_("Press Add for a new line; press a line to look at it and to change it."),
    KEYS_OF_LIST,
    NULL },
  { "referral",
    N_("One referral: its steps, its days and its papers."),
    N_("Press the button of the step that comes next; the papers are printed at the top right."),
    KEYS_BACK,
    READERS_OF_CARE },
  { "referral-step",
    N_("One step of a referral is written down here."),
    N_("Fill in what bears a star, then press Save: the next step opens."),
    KEYS_OF_FORM,
    READERS_OF_CARE },
  { "paper",
    N_("The paper as it comes out of the printer."),
    N_("Read it through, then press Print. If it is given to somebody, first say to whom and what for."),
    KEYS_OF_PAPER,
    N_("Whoever holds it: no password protects what is on paper. That it was printed is written down.") },
  { "import",
    N_("Takes students, classes and guardians over from the school’s spreadsheet, so that nobody types them."),
    N_("Choose the file, look whether every column was understood, then press Import."),
    N_("The file can also be dropped on this page; Alt+← goes back"),
    N_("Those who may see the students. Numbers of identity cards, incomes and the like are not read at all.") },
  { "import-visits",
    N_("Takes home visits over from the register that was kept until now, each to its student."),
    N_("Choose the file, look whether every column was understood, then press Import."),
    N_("The file can also be dropped on this page; Alt+← goes back"),
    N_("Those who may see the home visits of these students. Visits that are there already are not entered twice.") },
  { "import-records",
    N_("Takes over a list that the school or a class kept in a spreadsheet until now: the staff, parent meetings, lessons."),
    N_("Choose which list it is, then the file; look whether every column was understood, then press Import."),
    N_("The file can also be dropped on this page; Alt+← goes back"),
    N_("Those who may see such records anyway. What is there already is not entered twice; a class teacher’s file reaches the own "
       "class alone.") },
  { "calendar",
    N_("Terms, holidays and make-up school days: weeks and deadlines are counted by them."),
    N_("Say when both terms begin and end and save them; then add the holidays."),
    KEYS_BACK,
    N_("Everybody who writes records here.") },
  { "accounts",
    N_("Who has an account, in which role, since when and by whose word."),
    N_("Press Add an Account. The password that you give is changed by its owner at the first entry."),
    KEYS_BACK,
    N_("Heads and psychology teachers. A password nobody can look up, here or elsewhere.") },
  { "settings",
    N_("Deadlines and ways of counting, each with the rule that it comes from."),
    N_("Open a line that is to be confirmed by the school, set the value and say who decided it."),
    KEYS_BACK,
    READERS_OF_CARE },
  { "audit",
    N_("Who read, wrote and printed what. The entries are signed one after the other: none can be taken out."),
    N_("Search for a person, a day or a student."),
    KEYS_OF_LIST,
    N_("Heads and psychology teachers; what concerns counselling, psychology teachers alone.") },
  { "recovery",
    N_("The code for the day on which every password is lost: on paper, in a sealed envelope."),
    N_("Press Make a New Code, print it, seal the envelope, then type the groups that are asked for."),
    KEYS_BACK,
    N_("Whoever holds the sheet: lock it away, and not in the counselling room.") },
  { "password",
    N_("Your own password, which opens what you may read."),
    N_("Type the present one, then the new one twice."),
    N_("Tab goes to the next field; Enter changes it; Alt+← goes back"),
    N_("You alone: nobody can look it up, not even the head.") },
  { NULL, NULL, NULL, NULL, NULL },
};

static const struct
{
  const char *kind;
  const char *purpose;
} kinds[] = {
  { "home_visit", N_("One visit to a family: who was met, what was talked about, what was agreed.") },
  { "family_contact", N_("One contact with a family: a call, a message, a talk at school.") },
  { "session", N_("One counselling session.") },
  { "case_file", N_("One case: who came how, who is responsible, and how it ended.") },
  { "counselling_consent", N_("What the guardian agreed to, on which day and in which way.") },
  { "consent", N_("What the guardian agreed to, on which day and in which way.") },
  { "referral", N_("A student is passed on to a hospital or another institution.") },
  { "disclosure", N_("What was told to whom, on what ground and what for.") },
  { "student", N_("One student: what the roster says, and nothing more than is needed.") },
  { "guardian", N_("Who looks after a student, and how they are reached.") },
  { "enrolment", N_("In which class a student is, from when to when.") },
  { "register", N_("Why a student belongs to a special group, and until when.") },
  { "class", N_("The classes of each school year.") },
  { "class_post", N_("Who has which class from when to when: that decides whose students an account sees.") },
  { "staff", N_("Who works at the school, with posts and certificates.") },
  { "duty_slot", N_("Who is on duty in which room, and when: once, each week or every other week.") },
  { "duty_sign", N_("Who was really there, from when to when, and how many came by.") },
  { "duty_swap", N_("Who stands in for whom on a day, and why.") },
  { "room", N_("The rooms of the counselling work, with their function, area and keeper.") },
  { "room_check", N_("How the room stands against the guide of 2015, item by item, with the evidence.") },
  { "room_recognition", N_("What the bureau declared of the room, apart from the self-check.") },
  { "lesson", N_("One lesson or class meeting, for one class or several at once.") },
  { "activity", N_("One activity, and for which classes it counts.") },
  { "group_session", N_("One group counselling, without a name: who was there is written down apart.") },
  { "parent_meeting", N_("One parent meeting; a whole grade’s meeting is one entry for all its classes.") },
  { "parent_training", N_("One training of the parent school, and how many came.") },
  { "reception", N_("One reception day, and how many parents came.") },
  { "lecture", N_("One lecture of a series. Its host counts it once, whoever listens.") },
  { "training", N_("One training: who held it, about what, how long.") },
  { "training_record", N_("Who finished which training, with hours and certificate.") },
  { "training_plan", N_("Who is to be trained in the coming years, and how far that is.") },
  { "cohort", N_("A cohort and its stages: who finished which.") },
  { "research", N_("One meeting of teaching research, an observed lesson or a case discussion.") },
};

const XqHelp *
xq_help_get_all (void)
{
  return helps;
}

const char *
xq_help_find_kind (const XqKind *kind)
{
  for (guint i = 0; kind != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].kind, kind->name))
      return _(kinds[i].purpose);
  return NULL;
}
