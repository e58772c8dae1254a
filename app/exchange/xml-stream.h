/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/package.h"

G_BEGIN_DECLS

typedef struct _XqXmlStream XqXmlStream;

/**
 * XqXmlHandler:
 * @start: an element begins; its name without prefix
 * @end: it ends
 * @text: (nullable): a piece of text between
 *
 * What is done with the elements of a member. @data is what was given with
 * xq_xml_stream_read().
 */
typedef struct
{
  void (*start) (XqXmlStream *stream, const char *name, gpointer data);
  void (*end)   (XqXmlStream *stream, const char *name, gpointer data);
  void (*text)  (XqXmlStream *stream, const char *text, gsize n, gpointer data);
} XqXmlHandler;

/**
 * xq_xml_stream_read:
 * @package: a package
 * @path: a member's path
 * @handler: what to do with the elements
 * @data: for @handler
 * @error: XQ_EXCHANGE_ERROR, G_IO_ERROR_CANCELLED
 *
 * Reads a member piece by piece, in bounded memory. Namespaces are not looked
 * at: the strict and the common form of spreadsheets differ in nothing else. A
 * document type, and so every entity that a file could define, is refused
 * before it is read; nothing outside the member is opened. In the thread of
 * @package.
 *
 * Returns: whether the whole member was read
 */
gboolean  xq_xml_stream_read           (XqPackage          *package,
                                        const char         *path,
                                        const XqXmlHandler *handler,
                                        gpointer            data,
                                        GError            **error);

/**
 * xq_xml_stream_dup:
 * @stream: the stream, while an element begins
 * @name: an attribute's name without prefix
 *
 * Returns: (transfer full) (nullable): the attribute's value
 */
char     *xq_xml_stream_dup            (XqXmlStream        *stream,
                                        const char         *name);

/**
 * xq_xml_stream_copy:
 * @stream: the stream, while an element begins
 * @name: an attribute's name without prefix
 * @buffer: where to put the value
 * @size: how much room there is
 *
 * The same without taking memory, for what stands at each cell.
 *
 * Returns: whether the attribute is there and fits
 */
gboolean  xq_xml_stream_copy           (XqXmlStream        *stream,
                                        const char         *name,
                                        char               *buffer,
                                        gsize               size);

/**
 * xq_xml_stream_stop:
 * @stream: the stream
 * @error: (transfer full): why
 *
 * Ends the reading; xq_xml_stream_read() fails with @error.
 */
void      xq_xml_stream_stop           (XqXmlStream        *stream,
                                        GError             *error);

G_END_DECLS
