/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "store/store.h"

G_BEGIN_DECLS

/**
 * XqPaperRequest:
 *
 * Which paper, of what, and for whom. What a paper does not need is %NULL.
 */
typedef struct
{
  const char *record;    /* uid: the referral, the case file, the home visit, the entry of the ledger or the conference */
  const char *student;   /* uid: instead of @record, the newest one of this student */
  const char *class_uid; /* a class */
  const char *term;      /* "2024-1" */
  const char *to;        /* who gets it; NULL: kept in the room, the paper's line stays blank */
  const char *purpose;   /* what for; required with @to on a paper that names a student */
  const char *ground;    /* a code of xq_ground_choices; likewise */
  const char *day;       /* an ISO date: of its week or month, whatever the term */
  const char *part;      /* of a student's file one of its parts: "cover", "1" to "8", "look_up"; or the whole with
                            "unnamed" on its cover. NULL: the whole */
  gboolean    despite_withholding; /* a person has read from whom something is withheld, and prints it */
} XqPaperRequest;

/**
 * XqFilledPaper:
 *
 * What stands on a paper, before it is set.
 *
 * @values holds, by the field's name on the form: texts; for tick boxes an
 * array of codes; for tables an array of objects; for texts of several
 * paragraphs an array of texts. What the school does not know is not there, so
 * that it stays blank to be written by hand.
 */
typedef struct
{
  char         *paper;
  char         *title;        /* in Chinese, for the ledger */
  JsonObject   *values;
  XqCabinet     cabinet;      /* whose audit chain gets the entry and gives the footer's code */
  const XqKind *kind;         /* of what it was printed from; NULL for a term and an empty form */
  char         *record;       /* its uid; NULL likewise */
  char         *students;     /* uids of the students named on it, separated by a space; NULL for none */
} XqFilledPaper;

/**
 * xq_filled_paper_free:
 * @paper: (transfer full) (nullable): a filled paper
 */
void            xq_filled_paper_free  (XqFilledPaper        *paper);

/**
 * xq_paper_names:
 *
 * Any thread.
 *
 * Returns: (transfer none) (array zero-terminated=1): the papers that can be
 *   filled, e.g. "referral_letter"
 */
const char *const *xq_paper_names     (void);

/**
 * xq_paper_fill:
 * @store: a store
 * @paper: a paper's name
 * @request: of what and for whom
 * @error: return location for an error
 *
 * Collects what stands on a paper. Never a 学籍号; other students than the one
 * it is about are 某同学 in every text. What this account does not see is not on
 * it: neither a field nor a child. Looks at care and casework records are
 * audited as always; that it was printed is written by xq_paper_record(). On
 * the store's thread.
 *
 * Returns: (transfer full) (nullable): the paper; %NULL with
 *   XQ_STORE_ERROR_INVALID if the request lacks something, XQ_STORE_ERROR_DENIED
 *   if this account may not print it, XQ_STORE_ERROR_NOT_FOUND if there is
 *   nothing to print
 */
XqFilledPaper  *xq_paper_fill         (XqStore              *store,
                                       const char           *paper,
                                       const XqPaperRequest *request,
                                       GError              **error);

/**
 * xq_paper_withheld:
 * @store: a store
 * @paper: a filled paper
 * @error: return location for an error
 *
 * What is to be said before it is printed. Known to those alone who hold the care
 * cabinet: a class teacher who prints is not warned. On the store's thread.
 *
 * Returns: (transfer full) (nullable) (element-type utf8): from whom something about
 *   which student named on it is withheld, a line each
 */
GPtrArray      *xq_paper_withheld     (XqStore              *store,
                                       const XqFilledPaper  *paper,
                                       GError              **error);

/**
 * xq_paper_record:
 * @store: a store
 * @paper: a filled paper
 * @request: the same as it was filled with
 * @error: return location for an error
 *
 * Writes down that the paper is printed, before it is: an entry in its
 * cabinet's audit chain; and where it names students, who gets it, what for
 * and on what ground, in the ledger of disclosures (xq_given_paper_note()). One
 * that is kept is in the ledger as such, but for a paper of the casework: heads
 * read the ledger, and that a student came at all is not for them; and but for a
 * class's list: a line a child each time would bury what was told to somebody. What
 * is withheld from somebody refuses it, unless @request says that it was read.
 * On the store's thread, outside a transaction.
 *
 * Returns: (transfer full) (nullable): the audit chain's short code for the
 *   footer; %NULL on an error, and then nothing is to be printed
 */
char           *xq_paper_record       (XqStore              *store,
                                       const XqFilledPaper  *paper,
                                       const XqPaperRequest *request,
                                       GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqFilledPaper, xq_filled_paper_free)

G_END_DECLS
