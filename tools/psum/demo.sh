#!/bin/sh
# demo.sh: psum, built for three architectures, against sha256sum on thousands of real files.
# `make demo` runs it. Environment: BUILD, the build directory (default: build); VARIANT
# and CC, see build.sh.
set -eu
here=$(cd "$(dirname "$0")" && pwd -P)
root=$(cd "$here/../.." && pwd -P)
: "${BUILD:=$root/build}"
export BUILD
most_files=8000
most_bytes=100000000
least_files=3000
LC_ALL=C
export LC_ALL
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
trap 'exit 1' INT TERM
machine=$(uname -m)
[ "$machine" != arm64 ] || machine=aarch64

# The regular files under "$@", until there are enough: to $dir/list, a path a line.
make_list()
{
	for tree; do
		[ ! -d "$tree" ] || find "$tree" -type f -printf '%s %p\n' 2>/dev/null | sort -k 2
	done | awk -v files=$most_files -v bytes=$most_bytes '
		{ size = $1; sub(/^[0-9]+ /, "") }
		/["\\]/ || seen[$0]++ || n >= files || sum + size > bytes { next }
		{ n++; sum += size; print }' >"$dir/list"
}

# on_list COMMAND...: runs it with every path of the list as argument.
on_list()
{
	xargs -s 1900000 -d '\n' "$@" <"$dir/list"
}

# row PROGRAM ARCH WHERE FILES BYTES NANOSECONDS GS MS VARIANT: of the table
row()
{
	awk -v b="$5" -v ns="$6" -v program="$1" -v arch="$2" -v where="$3" -v files="$4" \
		-v gs="$7" -v ms="$8" -v variant="$9" 'BEGIN {
		printf "%-10s %-8s %-7s %6d %7.1f %8.3f %8.1f %6s %4s  %s\n", program, arch, where,
			files, b / 1e6, ns / 1e9, b * 1e3 / ns, gs, ms, variant }' >>"$dir/table"
}

# 1. What to read.
cross=
for triple in x86_64-linux-gnu aarch64-linux-gnu powerpc64le-linux-gnu; do
	for tree in /usr/lib/gcc/"$triple"/*/include /usr/lib/gcc-cross/"$triple"/*/include \
		/usr/"$triple"/include; do
		cross="$cross $tree"
	done
done
kernel="/usr/include/linux /usr/include/asm-generic /usr/include/$machine-linux-gnu/asm"
# shellcheck disable=SC2086
make_list $cross $kernel /usr/include
files=$(wc -l <"$dir/list")
if [ "$files" -lt $least_files ]; then
	# shellcheck disable=SC2086
	make_list $cross $kernel /usr/include /usr/share
	files=$(wc -l <"$dir/list")
fi
echo "The input: $files files, files of the compilers and of the kernel in /usr"
echo "($(head -n 1 "$dir/list") ... $(tail -n 1 "$dir/list"))."
on_list cat >/dev/null
bytes=$(on_list cat | wc -c)

# 2. What is right: coreutils' sha256sum. (Read once before, so that all find the files in memory.)
echo "sha256sum of coreutils computes the sums that are right."
start=$(date +%s%N)
on_list sha256sum >"$dir/want"
row sha256sum "$machine" native "$files" "$bytes" $(($(date +%s%N) - start)) - 1 plain

# 3. The same with psum of each architecture.
failed=0
for arch in x86_64 aarch64 ppc64le; do
	psum=$BUILD/psum/$arch/psum
	mkdir -p "$BUILD/psum/$arch"
	"$here/build.sh" "$arch" "$psum"
	where=native
	[ "$arch" = "$machine" ] || where=qemu
	echo "psum for $arch ($(wc -c <"$psum") bytes, static, no libc) computes them ($where):" \
		"a G for each file."
	start=$(date +%s%N)
	on_list "$root/tools/mote-run" --arch "$arch" "$psum" --stats >"$dir/got" 2>"$dir/err" || {
		echo "psum for $arch failed:"
		tail -n 5 "$dir/err"
		failed=1
		continue
	}
	ns=$(($(date +%s%N) - start))
	if ! cmp -s "$dir/want" "$dir/got"; then
		echo "psum for $arch differs from sha256sum (<); the first lines that do:"
		diff "$dir/want" "$dir/got" | head -n 6 || true
		failed=1
		continue
	fi
	# program: FILES files, BYTES bytes, T ms, GS Gs, MS Ms, PROCS procs, VARIANT
	stats=$(awk '/ files, .* procs, / { print $(NF - 12), $(NF - 6), $(NF - 4), $NF }' "$dir/err")
	# shellcheck disable=SC2086
	set -- $stats
	row psum "$arch" $where "$1" "$bytes" $ns "$2" "$3" "$4"
done

echo
echo "program    arch     runs     files      MB  seconds     MB/s     Gs   Ms  SHA-256 by"
cat "$dir/table"
echo
[ $failed = 0 ] || exit 1
echo "Every line of every run is sha256sum's."
