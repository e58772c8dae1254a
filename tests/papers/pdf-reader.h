/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <poppler.h>

G_BEGIN_DECLS

/* A PDF as a reader's program shows it. */

#define PDF_DOTS 300.0   /* an inch, of what is rendered */

/* With names of our own, since not every poppler frees by g_autoptr. */
typedef PopplerDocument PdfDocument;
typedef PopplerPage PdfPage;
typedef PopplerFontInfo PdfFontInfo;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdfDocument, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdfPage, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdfFontInfo, g_object_unref)

/**
 * pdf_open:
 * @pdf: a PDF
 *
 * Fails the test if it cannot be opened.
 *
 * Returns: (transfer full): the document
 */
PopplerDocument *pdf_open         (GBytes          *pdf);

/**
 * pdf_page_text:
 * @document: a document
 * @page: a page's number from 0
 *
 * Returns: (transfer full): what is written on it, without spaces and line breaks
 */
char            *pdf_page_text    (PopplerDocument *document,
                                   int              page);

/**
 * pdf_text:
 * @pdf: a PDF
 * @n_pages: (out) (optional): its pages
 *
 * Returns: (transfer full): what is written on all pages, without spaces and
 *   line breaks
 */
char            *pdf_text         (GBytes          *pdf,
                                   int             *n_pages);

/**
 * pdf_render:
 * @document: a document
 * @page: a page's number from 0
 *
 * Returns: (transfer full): its pixels in grey, 255 is ink, PDF_DOTS an inch
 */
cairo_surface_t *pdf_render       (PopplerDocument *document,
                                   int              page);

/**
 * pdf_ink:
 * @pixels: a page's pixels
 * @area: a part of it, in points from its top left
 *
 * Returns: how many pixels in it are black
 */
guint            pdf_ink          (cairo_surface_t        *pixels,
                                   const PopplerRectangle *area);

/**
 * count_of:
 * @text: a text
 * @words: words
 *
 * Returns: how often they stand in it
 */
guint            count_of         (const char      *text,
                                   const char      *words);

G_END_DECLS
