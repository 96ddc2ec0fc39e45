#!/bin/sh
# hello.sh size|calls|start KIND ARCH: builds KIND's hello programs for ARCH as small as its flags
# allow, sees that each says what it should, and prints
#   size   the stripped file's bytes: write, printf, and one thread (of mote: one G)
#   calls  system calls from execve to exit, both counted, of the first
#   start  from before its start until after its end, microseconds
# Exit status 77: this kind cannot be built here. Called by tests/bench/run.
# shellcheck disable=SC2086,SC2154,SC2181 # $small is meant to split; tests/bench/run sets the rest
set -u
what=$1 kind=$2 cpu=$3
here=$root/tests/bench
dir=$out/hello/$cpu
mkdir -p "$dir"
case $cpu in ppc64le) triple=powerpc64le-linux-gnu ;; *) triple=$cpu-linux-gnu ;; esac
cc=$triple-gcc
strip=$triple-strip
if [ "$cpu" = "$arch" ]; then
	command -v "$cc" > /dev/null || cc=gcc
	command -v "$strip" > /dev/null || strip="strip"
fi

small="-Os -static -ffunction-sections -fdata-sections -fno-asynchronous-unwind-tables"
small="$small -fno-unwind-tables -fno-stack-protector"
small="$small -Wl,--gc-sections,-z,noseparate-code,-z,norelro,--build-id=none"
# Not every linker makes unwind tables of its own, or knows this option.
! "$cc" -Wl,--help 2> /dev/null | grep -q -e --no-ld-generated-unwind-info ||
	small="$small -Wl,--no-ld-generated-unwind-info"

build() { # PROGRAM
	case $kind in
	mote) MOTE_BUILD=$BUILD/$cpu$VARIANT "$root/tools/mote-cc" --arch "$cpu" $small \
		"$here/mote/$1.c" -o "$exe" ;;
	floor) "$cc" $small -ffreestanding -nostdlib -I"$here/floor/$cpu" "$here/floor/$1.c" -o "$exe" ;;
	glibc) "$cc" $small -pthread "$here/glibc/$1.c" -o "$exe" ;;
	musl) [ "$cpu" = "$arch" ] && musl-gcc $small -pthread "$here/glibc/$1.c" -o "$exe" ;;
	go) [ "$cpu" = "$arch" ] && go build -ldflags='-s -w' -o "$exe" "$here/go/$1.go" ;;
	esac
}

says() { # EXPECTED: 1 when the program prints just this and ends with 0
	if [ "$cpu" = "$arch" ]; then
		text=$("$exe")
	else
		text=$("$root/tools/mote-run" --arch "$cpu" "$exe")
	fi
	if [ $? -eq 0 ] && [ "$text" = "$1" ]; then echo 1; else echo 0; fi
}

# Strips all alike.
make_hello() { # PROGRAM
	exe=$dir/$kind-$1
	if ! build "$1" 1>&2; then
		# Of a foreign architecture the archive or the compiler may not be here.
		[ "$kind" = mote ] && [ -f "$BUILD/$cpu$VARIANT/libmote.a" ] && exit 1
		[ "$kind" = mote ] && [ "$cpu" = "$arch" ] && exit 1
		exit 77
	fi
	"$strip" -s -R .comment -R .note.gnu.property -R .note.ABI-tag "$exe" || exit 1
}

case $what in
size)
	for p in hello-write hello-printf hello-thread; do
		make_hello $p
		case $p in hello-printf) text="hello, world 1" ;; *) text="hello, world" ;; esac
		echo "RESULT $(wc -c < "$exe" | tr -d ' ') $(says "$text")"
	done
	;;
calls)
	command -v strace > /dev/null || exit 77
	make_hello hello-write
	strace -f -qq -o "$exe.calls" "$exe" > /dev/null || exit 1
	echo "RESULT $(grep -c -v -e ' resumed' -e '+++' -e '---' "$exe.calls") $(says "hello, world")"
	;;
start)
	exe=$dir/$kind-hello-write
	[ -x "$exe" ] || make_hello hello-write
	launch=$out/bin/launch
	[ -x "$launch" ] || gcc -O2 -static -I"$here" "$here/launch.c" -o "$launch" || exit 1
	"$launch" 1000 "$exe"
	;;
esac
