#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
#   binaries.sh PROGRAM ARCHIVE|shared LIBRARY ...
#
# What the linker made: which libraries a finished program loads and which names
# it shows; and which names the layers' libraries ask for. Macros and generated
# code, which a reading of the sources may miss, count here too.

set -u
here=$(cd "$(dirname "$0")" && pwd)
. "$here/tap.sh"
export LC_ALL=C

program=$1
linked=$2
shift 2

needed=$(readelf -d "$program" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p')
[ -n "$needed" ] || { echo 'Bail out! the program could not be read'; exit 99; }

if [ "$linked" = archive ]; then
  printf '%s\n' "$needed" | search -E 'sqlite|sqlcipher' | rule 'the program asks for no sqlite and no sqlcipher library'
else
  skip 'the program asks for no sqlite and no sqlcipher library' 'there is no libsqlcipher.a on this system'
fi
ldd "$program" | search -E 'libsqlite3' | rule 'nothing it loads brings libsqlite3'
ldd "$program" | search -E 'libgtk|libadwaita|libX11|libwayland' | rule 'the program without a screen loads none'
nm -D --defined-only "$program" | search -E ' sqlite3_| sqlcipher_' | rule 'no name of SQLCipher is shown to other libraries'

{ readelf -hW "$program" | grep -q 'Type:.*DYN' || echo 'not position independent'; } | rule 'the program can be placed anywhere'
{ readelf -dW "$program" | grep -q 'FLAGS.*NOW' || echo 'bound lazily'; } | rule 'addresses are fixed before it starts'
{ readelf -lW "$program" | grep -q 'GNU_RELRO' || echo 'no read-only relocations'; } | rule 'and then made read-only'
{ readelf -lW "$program" | grep 'GNU_STACK' | grep -q 'RW ' || echo 'the stack may be executed'; } | rule 'no code runs from the stack'
{ nm -D "$program" | grep -q '__stack_chk_fail' || echo 'no guard'; } | rule 'the stack is guarded'

# What the libraries of all layers but one ask for from outside.
asked_for () { # pattern, layer that may, library ...
  pattern=$1
  layer=$2
  shift 2
  for library in "$@"; do
    case $library in
      */libxq-"$layer".a) ;;
      *) nm -A --undefined-only "$library" | search -E "$pattern" ;;
    esac
  done
}

asked_for ' U sqlite3_' store "$@" | rule 'only the store calls SQLCipher'
asked_for ' U (sodium|crypto|randombytes)_' vault "$@" | rule 'only the vault calls libsodium'
asked_for ' U HPDF_' papers "$@" | rule 'only papers call libharu'

# Each seeker must have found what its own layer calls, or it sees nothing at all.
for library in "$@"; do
  case $library in
    */libxq-store.a) nm --undefined-only "$library" | grep -q ' U sqlite3_' || echo "$library calls no SQLCipher" ;;
    */libxq-vault.a) nm --undefined-only "$library" | grep -q ' U crypto_' || echo "$library calls no libsodium" ;;
    */libxq-papers.a) nm --undefined-only "$library" | grep -q ' U HPDF_' || echo "$library calls no libharu" ;;
  esac
done | rule 'the layers do call their own library'

finish
