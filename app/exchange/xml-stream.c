/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>

#include "exchange/xml-stream.h"

/* Spreadsheets go ten deep. */
#define MAX_DEPTH 64

struct _XqXmlStream
{
  xmlParserCtxtPtr parser;
  const XqXmlHandler *handler;
  gpointer data;
  GError *error;
  guint depth;
  int n_attributes;
  const xmlChar **attributes;   /* name, prefix, namespace, value, end of value; for each */
};

static GError *
make_damaged (void)
{
  return g_error_new_literal (XQ_EXCHANGE_ERROR, XQ_EXCHANGE_ERROR_DAMAGED,
                              _("The spreadsheet is damaged inside. Open it in WPS or Excel and save it as .xlsx again."));
}

void
xq_xml_stream_stop (XqXmlStream *stream,
                    GError      *error)
{
  g_return_if_fail (stream != NULL && error != NULL);

  if (stream->error == NULL)
    stream->error = error;
  else
    g_error_free (error);
  xmlStopParser (stream->parser);
}

static const xmlChar **
find_attribute (XqXmlStream *stream,
                const char  *name)
{
  for (int i = 0; i < stream->n_attributes; i++)
    if (strcmp ((const char *) stream->attributes[i * 5], name) == 0)
      return stream->attributes + i * 5;
  return NULL;
}

char *
xq_xml_stream_dup (XqXmlStream *stream,
                   const char  *name)
{
  const xmlChar **attribute;

  g_return_val_if_fail (stream != NULL && name != NULL, NULL);

  attribute = find_attribute (stream, name);
  return attribute == NULL ? NULL : g_strndup ((const char *) attribute[3], (gsize) (attribute[4] - attribute[3]));
}

gboolean
xq_xml_stream_copy (XqXmlStream *stream,
                    const char  *name,
                    char        *buffer,
                    gsize        size)
{
  const xmlChar **attribute;
  gsize n;

  g_return_val_if_fail (stream != NULL && name != NULL && buffer != NULL, FALSE);

  attribute = find_attribute (stream, name);
  n = attribute == NULL ? size : (gsize) (attribute[4] - attribute[3]);
  if (n >= size)
    return FALSE;
  memcpy (buffer, attribute[3], n);
  buffer[n] = '\0';
  return TRUE;
}

/* Called before anything of the document type is read; nothing of it ever is. */
static void
on_document_type (void          *data,
                  const xmlChar *name,
                  const xmlChar *external,
                  const xmlChar *system)
{
  (void) name;
  (void) external;
  (void) system;
  xq_xml_stream_stop (data, g_error_new_literal (XQ_EXCHANGE_ERROR, XQ_EXCHANGE_ERROR_DAMAGED,
                                                 _("This file holds instructions that no spreadsheet program writes. "
                                                   "It may have been made to do harm: ask who sent it.")));
}

static void
on_start (void           *data,
          const xmlChar  *name,
          const xmlChar  *prefix,
          const xmlChar  *uri,
          int             n_namespaces,
          const xmlChar **namespaces,
          int             n_attributes,
          int             n_defaulted,
          const xmlChar **attributes)
{
  XqXmlStream *stream = data;

  (void) prefix;
  (void) uri;
  (void) n_namespaces;
  (void) namespaces;
  (void) n_defaulted;
  if (stream->error != NULL)
    return;
  if (++stream->depth > MAX_DEPTH)
    {
      xq_xml_stream_stop (stream, make_damaged ());
      return;
    }
  stream->n_attributes = n_attributes;
  stream->attributes = attributes;
  stream->handler->start (stream, (const char *) name, stream->data);
  stream->n_attributes = 0;
}

static void
on_end (void          *data,
        const xmlChar *name,
        const xmlChar *prefix,
        const xmlChar *uri)
{
  XqXmlStream *stream = data;

  (void) prefix;
  (void) uri;
  if (stream->error != NULL)
    return;
  stream->depth--;
  stream->handler->end (stream, (const char *) name, stream->data);
}

static void
on_text (void          *data,
         const xmlChar *text,
         int            n)
{
  XqXmlStream *stream = data;

  if (stream->error == NULL && stream->handler->text != NULL && n > 0)
    stream->handler->text (stream, (const char *) text, (gsize) n, stream->data);
}

static gboolean
on_piece (const char  *piece,
          gsize        n,
          gpointer     data,
          GError     **error)
{
  XqXmlStream *stream = data;
  int result = xmlParseChunk (stream->parser, piece, (int) n, piece == NULL);

  if (stream->error == NULL && (result != XML_ERR_OK || !stream->parser->wellFormed))
    stream->error = make_damaged ();
  if (stream->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&stream->error));
  return FALSE;
}

gboolean
xq_xml_stream_read (XqPackage          *package,
                    const char         *path,
                    const XqXmlHandler *handler,
                    gpointer            data,
                    GError            **error)
{
  xmlSAXHandler sax = {
    .internalSubset = on_document_type,
    .startElementNs = on_start,
    .endElementNs = on_end,
    .characters = on_text,
    .ignorableWhitespace = on_text,
    .cdataBlock = on_text,
    .initialized = XML_SAX2_MAGIC,
  };
  XqXmlStream stream = { .handler = handler, .data = data };
  gboolean done;

  g_return_val_if_fail (package != NULL && path != NULL && handler != NULL, FALSE);

  xmlInitParser ();
  stream.parser = xmlCreatePushParserCtxt (&sax, &stream, NULL, 0, NULL);
  if (stream.parser == NULL)
    {
      g_propagate_error (error, make_damaged ());
      return FALSE;
    }
  /* No network, no messages on the terminal; the library's own bounds stay in force. */
  (void) xmlCtxtUseOptions (stream.parser, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  done = xq_package_read (package, path, on_piece, &stream, error);
  g_clear_error (&stream.error);
  xmlFreeParserCtxt (stream.parser);
  return done;
}
