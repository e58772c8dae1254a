/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define XQ_PAPER_ERROR (xq_paper_error_quark ())

/**
 * xq_paper_error_quark:
 *
 * Returns: the domain of errors while a paper is set
 */
GQuark xq_paper_error_quark (void);

typedef enum
{
  XQ_PAPER_ERROR_FAILED,   /* the PDF library or the system said so */
  XQ_PAPER_ERROR_NO_FONT,  /* no Chinese font with TrueType outlines */
  XQ_PAPER_ERROR_TEMPLATE, /* a paper's layout file cannot be read */
} XqPaperError;

G_END_DECLS
