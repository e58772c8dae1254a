/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "papers/error.h"

G_BEGIN_DECLS

/* A paper's layout file, resources/papers/NAME.xml, as a tree. */
typedef struct
{
  char      *name;
  GStrv      names;    /* of the attributes */
  GStrv      values;
  GString   *text;     /* without the white space around it */
  GPtrArray *children; /* XqLayoutNode */
} XqLayoutNode;

/**
 * xq_layout_load:
 * @paper: a paper's name, e.g. "referral_letter"
 * @error: return location for an error
 *
 * Any thread.
 *
 * Returns: (transfer full) (nullable): the root, or %NULL with
 *   XQ_PAPER_ERROR_TEMPLATE
 */
XqLayoutNode *xq_layout_load      (const char          *paper,
                                   GError             **error);

/**
 * xq_layout_node_free:
 * @node: (transfer full) (nullable): a tree
 */
void          xq_layout_node_free (XqLayoutNode        *node);

/**
 * xq_layout_get:
 * @node: a node
 * @attribute: an attribute's name
 *
 * Returns: (transfer none) (nullable): its value
 */
const char   *xq_layout_get       (const XqLayoutNode  *node,
                                   const char          *attribute);

/**
 * xq_layout_get_number:
 * @node: a node
 * @attribute: an attribute's name
 * @otherwise: what it is where it does not stand
 *
 * Returns: its value as a number
 */
double        xq_layout_get_number (const XqLayoutNode *node,
                                    const char         *attribute,
                                    double              otherwise);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqLayoutNode, xq_layout_node_free)

G_END_DECLS
