/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A questionnaire's scoring sheet: item numbers and keys with their source, never
 * the items' texts. What it says is data (resources/instruments). */

#define XQ_INSTRUMENT_ERROR (xq_instrument_error_quark ())
GQuark xq_instrument_error_quark (void);

typedef enum
{
  XQ_INSTRUMENT_ERROR_DAMAGED, /* the description cannot be understood */
  XQ_INSTRUMENT_ERROR_UNKNOWN, /* no instrument of this name */
  XQ_INSTRUMENT_ERROR_ANSWERS, /* the answers do not fit the sheet */
} XqInstrumentError;

typedef enum
{
  XQ_SCORE_SUM,  /* whole numbers */
  XQ_SCORE_MEAN, /* two decimals */
} XqScoreMethod;

typedef struct
{
  gint64  from;  /* in hundredths of a point */
  char   *words; /* what the range is called; says nothing about a child */
} XqBand;

typedef struct
{
  char          *id;
  char          *name;
  GArray        *items;    /* guint, from 1 */
  GArray        *reversed; /* guint, those of items that count backwards */
  XqScoreMethod  method;
  guint          times;    /* the sum is multiplied by this */
  guint          missing;  /* so many missing answers are prorated; more leave no score */
  GPtrArray     *bands;    /* XqBand, rising */
} XqScale;

typedef struct
{
  char  *id;
  guint  item;
  guint  from;    /* an answer of at least this raises the flag */
  char  *missing; /* (nullable): the flag of a missing answer */
} XqSheetFlag;

typedef struct
{
  char      *id;
  char      *name;
  char      *version;
  guint      n_items;
  guint      least;         /* the answers' range */
  guint      most;
  char      *window;        /* the time that the questions ask about */
  guint      from_grade;    /* not for younger classes; 1 to 12 */
  gboolean   low_is_worse;  /* of the first scale */
  char      *rights;
  char      *source;
  char      *date;          /* of the source, ISO */
  char      *note;          /* (nullable) */
  GPtrArray *scales;        /* XqScale */
  GPtrArray *flags;         /* XqSheetFlag */
  GArray    *validity;      /* guint; empty where the sheet has no validity items */
  guint      void_from;     /* the sum of validity items that voids the sheet */
} XqInstrument;

/**
 * xq_instrument_new_from_bytes:
 * @bytes: a description as in resources/instruments, UTF-8
 * @error: return location for an error
 *
 * Any thread.
 *
 * Returns: (transfer full) (nullable): the instrument, checked as a whole;
 *   %NULL with %XQ_INSTRUMENT_ERROR_DAMAGED
 */
XqInstrument       *xq_instrument_new_from_bytes (GBytes        *bytes,
                                                  GError       **error);

/**
 * xq_instrument_free:
 * @instrument: (transfer full): an instrument
 */
void                xq_instrument_free           (XqInstrument  *instrument);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqInstrument, xq_instrument_free)

/**
 * xq_instruments_get_all:
 *
 * The instruments that come with the program, by id. Any thread.
 *
 * Returns: (transfer none) (element-type XqInstrument): the instruments
 */
GPtrArray          *xq_instruments_get_all       (void);

/**
 * xq_instrument_find:
 * @id: phq9, gad7, who5, mht, mssmhs, sdq
 *
 * Any thread.
 *
 * Returns: (transfer none) (nullable): the instrument
 */
const XqInstrument *xq_instrument_find           (const char    *id);

G_END_DECLS
