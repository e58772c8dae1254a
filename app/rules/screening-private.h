/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/screening.h"
#include "school/instrument.h"

G_BEGIN_DECLS

/* A campaign of students, as the rules read it. */
typedef struct
{
  XqStore   *store;
  char      *uid;
  XqRecord  *form;         /* (nullable): its observation form */
  GPtrArray *instruments;  /* const XqInstrument */
  char      *starts_on;
  char      *day;          /* the roll's: the day of its closing, or today */
} XqCampaign;

/* One sheet that a child filled in: what its newest version says. */
typedef struct
{
  const XqInstrument *instrument;
  gboolean            is_valid;
  char               *scores;
  char               *flags;
} XqFoundSheet;

/* What was found out about a child in a campaign. */
typedef struct
{
  char      *student;
  guint      observations;
  guint      often;         /* most of one observer's items seen often, safety and protective ones apart */
  char      *safety_items;  /* their texts, parted by "；"; NULL: none was seen */
  const char *safety;       /* a code of xq_safety_choices; NULL likewise */
  const char *ask;          /* "no", "yes" or "now" */
  GPtrArray *sheets;        /* XqFoundSheet */
} XqFound;

/**
 * xq_campaign_load:
 * @store: a counsellor's store
 * @uid: a campaign's uid
 * @error: return location for an error
 *
 * On the store's thread.
 *
 * Returns: (transfer full) (nullable): the campaign, or %NULL with
 *   XQ_STORE_ERROR_DENIED or XQ_STORE_ERROR_NOT_FOUND
 */
XqCampaign  *xq_campaign_load     (XqStore           *store,
                                   const char        *uid,
                                   GError           **error);

/**
 * xq_campaign_free:
 * @campaign: (transfer full) (nullable): a campaign
 */
void         xq_campaign_free     (XqCampaign        *campaign);

/**
 * xq_campaign_find:
 * @campaign: a campaign
 * @student: (nullable): one child; %NULL for all
 * @error: return location for an error
 *
 * On the store's thread.
 *
 * Returns: (transfer full) (nullable) (element-type utf8 XqFound): what was found out,
 *   by student
 */
GHashTable  *xq_campaign_find     (const XqCampaign  *campaign,
                                   const char        *student,
                                   GError           **error);

/**
 * xq_found_safety:
 * @found: (nullable): what was found out about a child
 *
 * Any thread.
 *
 * Returns: (transfer none) (nullable): what opens the same-day checklist
 */
const char  *xq_found_safety      (const XqFound     *found);

/**
 * xq_found_flag:
 * @sheet: a sheet
 *
 * Any thread.
 *
 * Returns: (transfer none) (nullable): the flag of its instrument that is raised
 */
const XqSheetFlag *xq_found_flag  (const XqFoundSheet *sheet);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqCampaign, xq_campaign_free)

G_END_DECLS
