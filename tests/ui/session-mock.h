/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A desktop and a login service as the window sees them, on a bus of the test's
 * own: they own the real services' names, answer what the window asks, and say
 * what they are told to say. */

typedef struct _SessionMock SessionMock;

/**
 * session_mock_new:
 * @address: of the bus, which stands for both
 *
 * Returns: (transfer full): the mock, its names owned
 */
SessionMock *session_mock_new        (const char  *address);

/**
 * session_mock_free:
 * @mock: (transfer full): the mock
 */
void         session_mock_free       (SessionMock *mock);

/**
 * session_mock_say:
 * @mock: the mock
 * @what: one of session_mock_get_events(), or "wake", "unlock-screen", "other-session"
 *   and "other-change", which are no reason to lock
 *
 * Returns: whether @what is known
 */
gboolean     session_mock_say        (SessionMock *mock,
                                      const char  *what);

/**
 * session_mock_get_events:
 *
 * Returns: (transfer none): every event at which the window locks
 */
const char *const *session_mock_get_events (void);

/**
 * session_mock_is_waiting:
 * @mock: the mock
 *
 * Returns: whether somebody asked for sleep to be delayed and has not let go
 */
gboolean     session_mock_is_waiting (SessionMock *mock);

/**
 * session_mock_n_asked:
 * @mock: the mock
 *
 * Returns: how often a session's path was asked for
 */
guint        session_mock_n_asked    (SessionMock *mock);

/**
 * session_mock_n_registered:
 * @mock: the mock
 *
 * Returns: how many programs have asked the desktop to be asked before its end
 */
guint        session_mock_n_registered (SessionMock *mock);

G_END_DECLS
