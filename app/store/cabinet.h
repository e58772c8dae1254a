/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/connection.h"
#include "vault/vault.h"

G_BEGIN_DECLS

/**
 * xq_cabinet_dup_path:
 * @vault: a vault
 * @cabinet: a cabinet
 *
 * Returns: (transfer full): the path of the cabinet's file
 */
char         *xq_cabinet_dup_path   (XqVault       *vault,
                                     XqCabinet      cabinet);

/**
 * xq_cabinet_make_ready:
 * @vault: an unlocked vault that holds @cabinet
 * @cabinet: the cabinet
 * @error: return location for an error
 *
 * Makes the file where none was ever made, ends or begins a renewal of its key
 * that is due, brings its schema up to date, and proves that it belongs to this
 * school, that its keyring was not replaced and that no acknowledged record is
 * missing. Leaves no connection open.
 *
 * Returns: %FALSE with an error of the store or the vault
 */
gboolean      xq_cabinet_make_ready (XqVault       *vault,
                                     XqCabinet      cabinet,
                                     GError       **error);

/**
 * xq_cabinet_renew:
 * @vault: an unlocked vault that holds @cabinet, with no connection open
 * @cabinet: the cabinet
 * @error: return location for an error
 *
 * Gives the cabinet a new key, for those who stay. May be killed at any moment:
 * the next xq_cabinet_make_ready() goes on from there.
 *
 * Returns: whether the cabinet has its new key
 */
gboolean      xq_cabinet_renew      (XqVault       *vault,
                                     XqCabinet      cabinet,
                                     GError       **error);

/**
 * xq_cabinet_open:
 * @vault: an unlocked vault
 * @cabinets: (array length=n_cabinets): the cabinets, the first as "main"
 * @n_cabinets: their number
 * @error: return location for an error
 *
 * Opens cabinets that xq_cabinet_make_ready() passed, in one connection.
 *
 * Returns: (transfer full) (nullable): the connection
 */
XqConnection *xq_cabinet_open       (XqVault         *vault,
                                     const XqCabinet *cabinets,
                                     guint            n_cabinets,
                                     GError         **error);

/**
 * xq_cabinet_remember_roll:
 * @vault: an unlocked vault
 * @cabinet: the cabinet
 * @connection: an unrestricted connection that has it
 * @error: return location for an error
 *
 * Writes the roll's length and hash into the cabinet, if they have moved.
 *
 * Returns: whether the cabinet now remembers the roll
 */
gboolean      xq_cabinet_remember_roll (XqVault       *vault,
                                        XqCabinet      cabinet,
                                        XqConnection  *connection,
                                        GError       **error);

/**
 * xq_cabinet_check_mark:
 * @folder: the folder of a vault, or of a copy of one
 * @cabinet: the cabinet
 * @connection: an unrestricted connection that has it
 * @error: return location for an error
 *
 * Returns: %FALSE if an entry that was acknowledged is missing from the cabinet
 */
gboolean      xq_cabinet_check_mark (const char       *folder,
                                     XqCabinet         cabinet,
                                     XqConnection     *connection,
                                     GError          **error);

/**
 * xq_cabinet_remember_others:
 * @vault: an unlocked vault
 * @cabinet: the cabinet
 * @connection: an unrestricted connection that has it
 * @error: return location for an error
 *
 * Writes into the cabinet which others this account holds beside it, so that
 * nobody who deletes one of the files and its mark gets a new empty one begun.
 *
 * Returns: whether the cabinet now remembers them
 */
gboolean      xq_cabinet_remember_others (XqVault      *vault,
                                          XqCabinet     cabinet,
                                          XqConnection *connection,
                                          GError      **error);

G_END_DECLS
