/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plain.h"

/* bench-plain FOLDER */
int
main (int   argc,
      char *argv[])
{
  int status;

  g_assert_cmpint (argc, ==, 2);
  plain_begin (argv[1]);
  status = work_serve (plain_works);
  plain_end ();
  return status;
}
