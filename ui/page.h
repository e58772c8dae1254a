/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk.h"
#include "help.h"

G_BEGIN_DECLS

/**
 * XqPage:
 *
 * What fills the window beside the sidebar: a place, or what was opened from one.
 * Properties: "desk" (given at construction), "title" (stands in the header, never
 * in the window's title: it may be a child's name), "badge" (how many things are
 * due there). Main thread.
 */
#define XQ_TYPE_PAGE (xq_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (XqPage, xq_page, XQ, PAGE, AdwBin)

/**
 * XqPageClass:
 * @refresh: reads again what the page shows; when it comes into sight and after
 *   records were saved. May be %NULL
 * @find: puts the cursor where one searches within the page. May be %NULL
 * @print: asks for a printer for what the page shows. May be %NULL
 * @keep: sends what is half written to the desk as a draft: before the window
 *   locks and when the page is left. May be %NULL
 * @help: the id of what F1 says about the page (help-texts.c). Every page has it
 */
struct _XqPageClass
{
  AdwBinClass parent_class;

  void (*refresh) (XqPage *self);
  void (*find)    (XqPage *self);
  void (*print)   (XqPage *self);
  void (*keep)    (XqPage *self);

  const char *help;
};

/**
 * xq_page_get_desk:
 * @self: a page
 *
 * Returns: (transfer none): its desk
 */
XqDesk       *xq_page_get_desk        (XqPage       *self);

/**
 * xq_page_get_title:
 * @self: a page
 *
 * Returns: (transfer none): what stands in the header
 */
const char   *xq_page_get_title       (XqPage       *self);

/**
 * xq_page_set_title:
 * @self: a page
 * @title: what stands in the header
 */
void          xq_page_set_title       (XqPage       *self,
                                       const char   *title);

/**
 * xq_page_get_badge:
 * @self: a page
 *
 * Returns: how many things are due there
 */
guint         xq_page_get_badge       (XqPage       *self);

/**
 * xq_page_set_badge:
 * @self: a page
 * @badge: how many things are due there
 */
void          xq_page_set_badge       (XqPage       *self,
                                       guint         badge);

/**
 * xq_page_get_kind:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the kind of records that it is about
 */
const XqKind *xq_page_get_kind        (XqPage       *self);

/**
 * xq_page_set_kind:
 * @self: a page
 * @kind: the kind of records that it is about, of which its help speaks
 */
void          xq_page_set_kind        (XqPage       *self,
                                       const XqKind *kind);

/**
 * xq_page_get_help:
 * @self: a page
 *
 * Returns: (transfer none): what F1 says about it
 */
const XqHelp *xq_page_get_help        (XqPage       *self);

/**
 * xq_page_set_help:
 * @self: a page
 * @help: (transfer none): the id of what F1 says about it, instead of its class's
 */
void          xq_page_set_help        (XqPage       *self,
                                       const char   *help);

/**
 * xq_page_get_cancellable:
 * @self: a page
 *
 * Returns: (transfer none): for what the page reads; cancelled when it goes
 */
GCancellable *xq_page_get_cancellable (XqPage       *self);

/**
 * xq_page_refresh:
 * @self: a page
 *
 * Reads again what it shows.
 */
void          xq_page_refresh         (XqPage       *self);

/**
 * xq_page_find:
 * @self: a page
 *
 * Returns: whether the page has a search of its own, which has the cursor now
 */
gboolean      xq_page_find            (XqPage       *self);

/**
 * xq_page_print:
 * @self: a page
 *
 * Asks for a printer, if the page shows something that can be printed.
 */
void          xq_page_print           (XqPage       *self);

/**
 * xq_page_keep:
 * @self: a page
 *
 * Sends what is half written to the desk.
 */
void          xq_page_keep            (XqPage       *self);

/**
 * xq_page_push:
 * @self: a page in a window
 * @next: (transfer floating): what is opened from it
 *
 * Shows @next, with a way back.
 */
void          xq_page_push            (XqPage       *self,
                                       XqPage       *next);

/**
 * xq_page_leave:
 * @self: a page that was pushed
 *
 * Goes back to where it was opened from; the page is gone then.
 */
void          xq_page_leave           (XqPage       *self);

/**
 * xq_page_say:
 * @self: a page in a window
 * @toast: (transfer full): what happened
 */
void          xq_page_say             (XqPage       *self,
                                       AdwToast     *toast);

/**
 * xq_page_say_error:
 * @self: a page in a window
 * @error: (nullable): what went wrong; one that was cancelled is passed over
 */
void          xq_page_say_error       (XqPage       *self,
                                       const GError *error);

G_END_DECLS
