/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "vault/role.h"

G_BEGIN_DECLS

/* A record kind, described once. SQL, forms, lists, versions, audit lines and
 * access views all come from these constants. Numbers of kinds, fields and
 * part fields are part of the file format: never changed, never reused.
 *
 * A value is everywhere its canonical text:
 *
 *   TEXT, NOTE      NFC text (NOTE may hold line breaks)
 *   DATE            2024-09-01
 *   TIME            16:50
 *   MOMENT          Unix seconds, decimal
 *   INTEGER         decimal
 *   FLAG            "1" or "0"
 *   CHOICE          a code
 *   CHOICES         codes joined by one space, the first is the main one
 *   RECORD          a uid, 32 hex digits (SEVERAL: joined by one space)
 *   ACCOUNT         an account's uid, 32 hex digits
 *   LETTER          the text itself; the row keeps only the sealed letter's uid
 */
typedef enum
{
  XQ_FIELD_TEXT,
  XQ_FIELD_NOTE,
  XQ_FIELD_DATE,
  XQ_FIELD_TIME,
  XQ_FIELD_MOMENT,
  XQ_FIELD_INTEGER,
  XQ_FIELD_FLAG,
  XQ_FIELD_CHOICE,
  XQ_FIELD_CHOICES,
  XQ_FIELD_RECORD,
  XQ_FIELD_ACCOUNT,
  XQ_FIELD_LETTER,
  XQ_FIELD_PARTS,
} XqFieldType;

typedef enum
{
  XQ_FIELD_REQUIRED  = 1 << 0,
  XQ_FIELD_SEVERAL   = 1 << 1, /* RECORD only: a list, kept in a table KIND_FIELD */
  XQ_FIELD_TODAY     = 1 << 2, /* a new record starts with today's date */
  XQ_FIELD_NOW       = 1 << 3, /* ... with the present time or moment */
  XQ_FIELD_ME        = 1 << 4, /* ... with the account's own staff record or uid */
  XQ_FIELD_MASKED    = 1 << 5, /* shown as G1408…0011 */
  XQ_FIELD_UNPRINTED = 1 << 6, /* never on paper */
  XQ_FIELD_AUTOMATIC = 1 << 7, /* the program sets it; people do not write it */
  XQ_FIELD_PAST      = 1 << 8, /* DATE: not in the future */
  XQ_FIELD_DETAIL    = 1 << 9, /* filled in seldom: a form may fold it away */
  XQ_FIELD_TAKEN     = 1 << 10, /* left empty, the kind takes it from what another field refers to */
} XqFieldFlags;

typedef struct
{
  const char *code;
  const char *title;   /* N_() */
  gboolean    retired; /* old records show it; new ones cannot choose it */
} XqChoice;

/* To whom a LETTER field is sealed. */
typedef enum
{
  XQ_LETTER_TO_SELF,
  XQ_LETTER_TO_CASEWORK,
  XQ_LETTER_TO_CARE,
} XqLetterReceiver;

typedef struct _XqField XqField;
typedef struct _XqKind  XqKind;

struct _XqField
{
  guint            number;   /* from 1; 0 ends the array */
  const char      *name;
  XqFieldType      type;
  const char      *title;    /* N_() */
  XqFieldFlags     flags;
  const XqChoice  *choices;  /* CHOICE, CHOICES; ends with a NULL code */
  const char      *to;       /* RECORD: the target kind's name */
  XqLetterReceiver letter;   /* LETTER */
  const char      *initial;  /* a new record's value, or NULL */
  const XqField   *parts;    /* PARTS: the fields of a part */
  XqRoles          readers;  /* the roles whose READ shows this column; 0: all that read the row */
  gint64           least;    /* INTEGER: bounds, unless both are 0 */
  gint64           most;
};

/* What a role may do with a kind's rows. Reach is by today's dates. */
typedef enum
{
  XQ_READ_ALL   = 1 << 0,
  XQ_READ_REACH = 1 << 1, /* rows of the classes that the role reaches */
  XQ_READ_OWN   = 1 << 2, /* rows that this account wrote */
  XQ_READ_ABOUT = 1 << 3, /* rows whose .about field is, or names, this account's staff record */
  XQ_ADD        = 1 << 4,
  XQ_ADD_REACH  = 1 << 5, /* only for students or classes in reach */
  XQ_EDIT_ALL   = 1 << 6,
  XQ_EDIT_REACH = 1 << 7,
  XQ_EDIT_OWN   = 1 << 8,
} XqAccess;

/* The path from a row to a class; a closed set. */
typedef enum
{
  XQ_REACH_NONE,        /* READ_REACH gives nothing */
  XQ_REACH_SELF_STUDENT,/* the row is a student */
  XQ_REACH_STUDENT,     /* .reach_field names a RECORD to student (SEVERAL: one is enough to read, all are needed to write) */
  XQ_REACH_SELF_CLASS,  /* the row is a class */
  XQ_REACH_CLASS,       /* .reach_field names a RECORD to class (SEVERAL: likewise) */
  XQ_REACH_ENROLMENT,   /* as STUDENT; a new row is for a class in reach and a child who stands in no class, and keeps both */
} XqReach;

typedef struct _XqRecord XqRecord;
typedef struct _XqStore  XqStore;

struct _XqKind
{
  guint            number;
  const char      *name;     /* table name; unique over all cabinets */
  const char      *title;    /* N_() */
  XqCabinet        cabinet;
  const XqField   *fields;
  XqReach          reach;
  const char      *reach_field;
  const char      *about;    /* for READ_ABOUT: a RECORD field to staff (SEVERAL: one is enough); NULL: the row itself */
  const char      *list;     /* columns of a list, separated by spaces */
  const char      *order;    /* e.g. "visited_on desc, id desc" */
  const char      *label;    /* fields that name a record to people, separated by spaces */
  guint            access[XQ_N_ROLES]; /* XqAccess */
  /* Natural key: field names separated by spaces; the uid is derived from their values. NULL: a random uid */
  const char      *key;
  /* What the form of a new record begins with beside the initial values, once it is said whom it is about; may be NULL */
  gboolean       (*begin)   (XqStore *store, XqRecord *record, GError **error);
  /* Fills what is left out and moves what belongs elsewhere, before the checks; may be NULL */
  gboolean       (*prepare) (XqStore *store, XqRecord *record, const XqRecord *before, GError **error);
  /* The kind's own rules: XQ_STORE_ERROR_INVALID in plain words; before is NULL for a new record; may be NULL */
  gboolean       (*check)   (XqStore *store, XqRecord *record, const XqRecord *before, GError **error);
  /* An effect in the SAME cabinet and transaction, after the row is written; may be NULL */
  gboolean       (*after)   (XqStore *store, XqRecord *record, const XqRecord *before, GError **error);
};

/* The kinds that a program knows: set once, before the first store is opened
 * (app/school gives the list). */

/**
 * xq_kinds_register:
 * @kinds: (array zero-terminated=1): the kinds, in the order in which lists of
 *   kinds show them; static
 *
 * Makes the kinds known to the store. Main thread, before xq_store_open().
 */
void             xq_kinds_register (const XqKind *const *kinds);

/**
 * xq_kinds_get_all:
 *
 * Any thread.
 *
 * Returns: (transfer none) (array zero-terminated=1): the registered kinds
 */
const XqKind *const *xq_kinds_get_all (void);

/**
 * xq_kind_find:
 * @name: a kind's name, e.g. "home_visit"
 *
 * Any thread.
 *
 * Returns: (transfer none) (nullable): the kind
 */
const XqKind    *xq_kind_find      (const char *name);

/**
 * xq_kind_find_number:
 * @number: a kind's number
 *
 * Any thread.
 *
 * Returns: (transfer none) (nullable): the kind
 */
const XqKind    *xq_kind_find_number (guint number);

/**
 * xq_kind_get_access:
 * @kind: a kind
 * @roles: somebody's roles
 *
 * Any thread.
 *
 * Returns: (#XqAccess) what at least one of @roles may do with records of @kind
 */
guint            xq_kind_get_access (const XqKind *kind,
                                     XqRoles       roles);

/**
 * xq_fields_find:
 * @fields: an array of fields, of a kind or of its parts
 * @name: a field's name
 *
 * Any thread.
 *
 * Returns: (transfer none) (nullable): the field
 */
const XqField   *xq_fields_find    (const XqField *fields,
                                    const char    *name);

/**
 * xq_field_is_shown:
 * @field: a field
 * @roles: the roles of who reads the record
 *
 * Any thread.
 *
 * Returns: whether the column is among those that one of @roles is shown
 */
gboolean         xq_field_is_shown (const XqField *field,
                                    XqRoles        roles);

/**
 * xq_choices_find:
 * @choices: a list of choices
 * @word: a code, or the title in the user's language or in English
 *
 * Any thread.
 *
 * Returns: (transfer none) (nullable): the choice
 */
const XqChoice  *xq_choices_find   (const XqChoice *choices,
                                    const char     *word);

G_END_DECLS
