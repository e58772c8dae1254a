/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "goals.h"

#define PLAIN "plain SQLite", "bench-plain"
#define SHEET(title) "spreadsheet, " title, "spreadsheet.py"

const Goal goals[] = {
  { "start to first list, password typed", "start", SHEET (".ods of 42,538"), "open-ods-42538",
    GOAL_TIMES_FASTER, 3.5, .fresh = TRUE },
  { "start to first list, password typed", "start", SHEET (".xlsx of 42,538"), "open-xlsx-42538",
    GOAL_TIMES_FASTER, 3.5, .fresh = TRUE },
  { "start to first list, password typed", "start", SHEET (".ods of 100,000"), "open-ods-100000",
    GOAL_TIMES_FASTER, 5, .fresh = TRUE },
  { "start to first list, password typed", "start", SHEET (".xlsx of 100,000"), "open-xlsx-100000",
    GOAL_TIMES_FASTER, 9, .fresh = TRUE },
  { "password to keys", "unlock" },
  { "keys to first list", "open", SHEET (".ods of 100,000"), "open-ods-100000", GOAL_TIMES_FASTER, 250 },
  { "keys to first list", "open", PLAIN, "open", .same = TRUE },
  { "save a session, durable", "save-session", SHEET (".ods of 100,000"), "save-ods-100000", GOAL_TIMES_FASTER, 500 },
  { "save a session, durable", "save-session", SHEET (".xlsx of 100,000"), "save-xlsx-100000", GOAL_TIMES_FASTER, 500 },
  { "save a session, durable", "save-session", PLAIN, "save-session", .same = TRUE },
  { "find a two-character word, first 50", "find-first", SHEET (".ods of 100,000"), "find-ods-100000", GOAL_TIMES_FASTER, 100 },
  { "find a two-character word, first 50", "find-first", PLAIN, "find-first", .same = TRUE },
  { "find a two-character word, all", "find-all", SHEET (".ods of 100,000"), "find-ods-100000", GOAL_TIMES_FASTER, 10 },
  { "find a two-character word, all", "find-all", PLAIN, "find-all", .same = TRUE },
  { "find in 10,000 private notes", NULL, "the store offers no search in sealed letters" },
  { "a student's visits, counsellor", "history-visits", PLAIN, "history-visits", GOAL_AT_MOST, 0.001, .same = TRUE },
  { "a student's sessions, the look written", "history-sessions", .kind = GOAL_NONE },
  { "term figures over 100,000 visits", "figures", PLAIN, "figures", GOAL_TIMES_SLOWER, 2.5, .same = TRUE },
  { "term figures over 100,000 visits", "figures", .kind = GOAL_AT_MOST, .goal = 0.005 },
  { "of them, home-visit coverage", "coverage", PLAIN, "coverage", GOAL_TIMES_SLOWER, 2.5, .same = TRUE },
  { "a paper printed", "paper" },
  { "a paper's size", "paper-size", .kind = GOAL_AT_MOST, .goal = 40, .unit = UNIT_KILOBYTES },
  { "a hundred pages", "pages", "Pango and cairo", "bench-pages", "pages", GOAL_TIMES_SLOWER, 1 },
  { "a hundred pages", "pages", SHEET ("converted"), "pages", GOAL_TIMES_FASTER, 12 },
  { "save a home visit, durable", "save-visit", SHEET (".ods of 100,000"), "save-ods-100000", GOAL_TIMES_FASTER, 500 },
  { "save a home visit, durable", "save-visit", SHEET (".xlsx of 100,000"), "save-xlsx-100000", GOAL_TIMES_FASTER, 500 },
  { "save a home visit, durable", "save-visit", PLAIN, "save-visit", .same = TRUE },
  { "a student's visits, class teacher", "history-teacher", .kind = GOAL_AT_MOST, .goal = 0.001 },
  { "import of 5,000 students", "import", PLAIN, "import", GOAL_TIMES_SLOWER, 2, .same = TRUE },
  { "memory at unlock", "memory", .kind = GOAL_AT_MOST, .goal = 256, .unit = UNIT_MEGABYTES, .fresh = TRUE },
  { "guesses a second and core", "guesses", .kind = GOAL_AT_MOST, .goal = 3.5, .unit = UNIT_A_SECOND },
  { "start to unlock page", NULL, "there is no window yet" },
  { "list of 100,000 rows, first frame", NULL, "there is no window yet" },
  { "KeePassXC, 10,000 entries", NULL, "the peer is not driven here" },
  { NULL }
};
