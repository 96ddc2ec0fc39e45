#!/bin/sh
# build.sh ARCH PSUM [SELFTEST]: builds psum, and the test of its SHA-256 variants, by mote-cc.
# Environment: BUILD, the build directory (default: build) that has libmote.a in ARCH, followed by
# VARIANT (as make builds it for another compiler); CC; CFLAGS.
set -eu
here=$(cd "$(dirname "$0")" && pwd -P)
root=$(cd "$here/../.." && pwd -P)
MOTE_BUILD=${BUILD:-$root/build}/$1${VARIANT-}
export MOTE_BUILD
flags=${CFLAGS:--O2 -Wall -Wextra -Wtype-limits -Wstrict-prototypes -Wmissing-prototypes -Werror}
sums="sha256.c sha256_shani.c sha256_armv8.c sha256_power8.c"
parts="check.c walk.c file.c ring.c signals.c report.c sink.c quote.c errors.c"

cd "$here"
# The lists are meant to split.
# shellcheck disable=SC2086
"$root/tools/mote-cc" --arch "$1" -std=gnu11 $flags -Wl,-S psum.c $parts $sums -o "$2"
# shellcheck disable=SC2086
[ $# -lt 3 ] || "$root/tools/mote-cc" --arch "$1" -std=gnu11 $flags selftest.c $sums -o "$3"
