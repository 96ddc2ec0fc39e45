#!/bin/sh
# test.sh: psum against sha256sum (coreutils 9.1): the same command with each, then stdout, stderr,
# and exit status are compared. Everything natively, a shorter list under qemu-user.
#
#   tools/psum/test.sh [ARCH...]        default: all three
# Environment: BUILD, VARIANT, CC as in build.sh; PSUM, a program to test instead of building one.
# The last line tells how many passed and failed.
# shellcheck disable=SC2016,SC2034,SC2059,SC2089,SC2090 # commands are strings here, for eval
set -u
here=$(cd "$(dirname "$0")" && pwd -P)
root=$(cd "$here/../.." && pwd -P)
dir=$(mktemp -d)
trap 'chmod -R u+rwx "$dir"; rm -rf "$dir"' EXIT
trap 'exit 1' INT TERM
chmod 755 "$dir"
LC_ALL=C.UTF-8
export LC_ALL
passed=0
failed=0
native=$(uname -m)
[ "$native" != arm64 ] || native=aarch64
. "$here/test_signals.sh"

ok()
{
	passed=$((passed + 1))
}

not_ok()
{
	failed=$((failed + 1))
	echo "FAILED ($arch): $1"
}

# run NAME P COMMAND: COMMAND, in which $P stands for the program, to $dir/NAME.{out,err,status}
run()
{
	(
		P=$2
		eval "$3"
	) >"$dir/$1.out" 2>"$dir/$1.err" </dev/null
	echo $? >"$dir/$1.status"
}

# same COMMAND: alike with both
same()
{
	run want sha256sum "$1"
	run got "$psum" "$1"
	sed "s|$program|sha256sum|g" "$dir/got.err" >"$dir/got.err2"
	if cmp -s "$dir/want.out" "$dir/got.out" && cmp -s "$dir/want.err" "$dir/got.err2" &&
		cmp -s "$dir/want.status" "$dir/got.status"; then
		ok
		return
	fi
	not_ok "$1"
	diff "$dir/want.out" "$dir/got.out" | head -n 5
	diff "$dir/want.err" "$dir/got.err2" | head -n 5
	diff "$dir/want.status" "$dir/got.status"
}

# check_is COMMAND WANTED: COMMAND's stdout and stderr, for what sha256sum has not
check_is()
{
	run got "$psum" "$1"
	cat "$dir/got.out" "$dir/got.err" | sed "s|$program|psum|g" >"$dir/got.all"
	printf "${2:+%s\\n}" "$2" >"$dir/want.all"
	if cmp -s "$dir/want.all" "$dir/got.all"; then
		ok
		return
	fi
	not_ok "$1"
	diff "$dir/want.all" "$dir/got.all" | head -n 5
}

make_files()
{
	mkdir "$dir/files" && cd "$dir/files" || exit 1
	nl='
'
	cr=$(printf '\r')
	tab=$(printf '\t')
	bell=$(printf '\007')
	mkdir d locked tree tree/a tree/a/deep tree/empty
	for name in f 'two words' "it's" "it's \$5" 'a"b' 'back\slash' "new${nl}line" "cr${cr}x" \
		"${tab}tab" "${bell}bell" a:b '#x' 'x#y' '~' '{' '{}' é 'é x' ' ' '*' '-x' 'a;b' \
		'x!' 'a?' '[a]' 'a]' "'" "${nl}" "a${nl}'b" '\n'; do
		printf 'this is %s' "$name" >"./$name"
	done
	printf 'odd' >"$(printf 'bad\303')"
	printf 'odd' >"$(printf '\377\376 \033[0m')"
	: >empty
	echo secret >unreadable
	echo secret >locked/in
	chmod 0 unreadable locked
	ln -s f link
	ln -s nowhere dangling
	ln -s loop loop
	ln -s d dirlink
	head -c 1000000 /dev/zero >million
	for name in a-b a/x a/y a/deep/z b A a.c; do
		echo "$name" >"tree/$name"
	done
	ln -s ../f tree/link
	ln -s . tree/a/self
	mkfifo tree/pipe
	sha256sum f 'two words' 'back\slash' "new${nl}line" "cr${cr}x" >list
	sha256sum --tag f 'two words' 'back\slash' "new${nl}line" "cr${cr}x" >tagged
	sha256sum -b f empty >binary
}

sum_of()
{
	sha256sum "$1" | cut -c 1-64
}

make_lists()
{
	s=$(sum_of f)
	upper=$(echo "$s" | tr a-f A-F)
	wrong=$(echo "$s" | tr 0-9a-f 1-9a-f0)
	mkdir "$dir/files/lists" && cd "$dir/files" || exit 1
	n=100
	while IFS= read -r line; do
		n=$((n + 1))
		printf "$line" >lists/$n
	done <<END
$s  f\\n
$s *f\\n
$s f\\n
$s  f
$s\\tf\\n
$s\\t f\\n
  $s  f\\n
\\t $s  f\\n
$upper  f\\n
$wrong  f\\n
$wrong  f\\n$wrong  empty\\n
$s  f\\r\\n
$s  f\\r\\r\\n
$s  f \\n
$s   f\\n
$s  \\n
$s \\n
$s\\n
$s  nofile\\n
$s  nofile\\n$s  nofile2\\n
$s  f\\n$s  nofile\\n$wrong  f\\nrubbish\\n
$s  f\\nrubbish\\n
$s  f\\nrubbish\\nrubbish\\n
rubbish\\n
# a comment\\n$s  f\\n
# a comment\\n
\\n\\n$s  f\\n\\n
\\r\\n$s  f\\n

\\n
$s  f\\n$s f\\n
$s f\\n$s  f\\n
$s f\\n$s *f\\n
$s *f\\n$s f\\n
g$s  f\\n
${s}0  f\\n
${s#?}  f\\n
0x${s#??}  f\\n
SHA256 (f) = $s\\n
SHA256 (f) = $wrong\\n
SHA256(f)= $s\\n
SHA256 (f)=$s\\n
SHA256 (f)\\t = \\t$s\\n
SHA256  (f) = $s\\n
SHA256 (f) = $s \\n
SHA256 (f) = ${s}0\\n
SHA256 (f) $s\\n
SHA256 (f\\n
SHA256 f\\n
SHA256\\n
SHA256 (\\n
SHA256 ()\\n
SHA256 () = $s\\n
SHA256 (nofile) = $s\\n
SHA256 (a)b) = $s\\n
SHA512 (f) = $s\\n
sha256 (f) = $s\\n
  SHA256 (f) = $s\\n
\\\\\\\\SHA256 (back\\\\\\\\\\\\\\\\slash) = $(sum_of 'back\slash')\\n
\\\\\\\\$(sum_of 'back\slash')  back\\\\\\\\\\\\\\\\slash\\n
\\\\\\\\$(sum_of 'back\slash')  back\\\\\\\\slash\\n
$(sum_of 'back\slash')  back\\\\\\\\slash\\n
\\\\\\\\$s  f\\n
\\\\\\\\\\\\\\\\$s  f\\n
\\\\\\\\$s  f\\\\\\\\\\n
\\\\\\\\$s  f\\\\\\\\n\\n
\\\\\\\\$s  f\\\\\\\\x\\n
$s  f\\000g\\n
\\\\\\\\$s  f\\000g\\n
\\000$s  f\\n
$s\\000 f\\n
$s  -\\n
$s  d\\n
$s  unreadable\\n
$s  two words\\n
$s  -x\\n
SHA256 (-) = $s\\n
END
}

test_names()
{
	same '$P f'
	same '$P ./*'
	same '$P --tag ./*'
	same '$P -z ./*'
	same '$P -b ./*'
	same '$P -t f'
	same '$P f nofile d empty "no file" million'
	same '$P -- -x'
	same '$P f f f f f f f f f f f f f f f f f f f f'
	same '$P ""'
	same '$P nofile/x f/x loop dangling link dirlink ./d/'
	same '$P "$(printf "%0300d" 7)"'
	same '$P "$(printf "%05000d" 7)"'
	for name in "no it's" "no '\"" 'no"' "no it's a:b" 'no!' "no'!" "no'~" "~no'" "no'#" "#no'" \
		"no
n" "no
'x" "no	'" '{no' '{' '}' '{}' 'no\x' "no'{" "no[" 'no]' 'no^' 'no=' 'no@%+,-./_' 'no`' \
		'no|' 'no&' 'no<' 'no>' 'no(' 'no)' 'no;' 'no*' 'no?' 'no$' 'no#' '#no' 'no~' '~no' \
		'noé' "noé'" 'no€𝄞'; do
		export name
		same '$P "$name"; LC_ALL=C $P "$name"'
	done
	for octal in '\001' '\177' '\033[1m' '\200' '\303' '\303\050' '\302\205' '\355\240\200' \
		'\364\220\200\200' '\360\237\230\200' '\342\200\250' '\357\277\277' '\300\200' \
		'a\001\002b' '\001\0477' '\001 a' '\302\240' '\a\b\t\v\f\r'; do
		name=no$(printf "$octal")x
		export name
		same '$P "$name"; LC_ALL=C $P "$name"; LC_ALL= LANG=C.utf8 $P "$name"'
	done
}

test_stdin()
{
	same '$P <f'
	same '$P - <f'
	same '$P - - f - <f'
	same 'cat million | $P'
	same 'cat million | $P f - million'
	same 'cat f | $P /dev/stdin /dev/stdin'
	same '$P /dev/null /proc/version'
	same '(cat f >tree/pipe &) ; $P f tree/pipe d'
	same '$P <d'
	same '$P <&-'
	same '$P - f <&-'
	same '$P f - d f <&-'
	same '$P -c <&-'
	same '$P f >&-'
	same '$P d >&-'
	same '$P f d f >&-'
	same '$P f d 2>&-'
	same '$P f d <&- >&- 2>&-'
	same '$P -c list --status >&-'
	same '$P f >/dev/full'
	same '$P -z f >/dev/full'
	same '$P f d f >/dev/full'
	same '$P -c list >/dev/full'
	same '$P --help >/dev/full'
	same '(trap "" PIPE; sleep 0.2; $P f f; echo $? >&2) | true'
	same '(sleep 0.2; $P f ./* /dev/null 2>/dev/null; echo $? >&2) | true'
}

test_options()
{
	for words in -x --foo --foo=1 --s --st --t --check=3 --c '-c --tag f' '--quiet f' '--status f' \
		'--strict f' '-w f' '--warn f' '--ignore-missing f' '--text --tag f' '--tag --text f' \
		'-c -z f' '-c -b f' '-c -t f' '-ct list' '-cw list' 'f -x' 'f -b d' '-bt f' '-tb f' \
		'--bin f' '--binary=x f' '--quiet --status f' '--status --warn f' '-w --quiet f' \
		'f -- --tag' '-' '--' '-- f' '-c --status --quiet list' '--ig -c list' '-z --tag f' \
		'-bx f' '--= f' '--quiet= -c list' '-c - list'; do
		export words
		same '$P $words <f'
		same 'POSIXLY_CORRECT=1 $P $words <f'
	done
	check_is '$P -j' "psum: option requires an argument -- 'j'
Try 'psum --help' for more information."
	check_is '$P -j 0 f' "psum: invalid number of processors: '0'
Try 'psum --help' for more information."
	check_is '$P -j 1x f' "psum: invalid number of processors: '1x'
Try 'psum --help' for more information."
	check_is '$P -c -r d' "psum: the -r option is meaningless when verifying checksums
Try 'psum --help' for more information."
	for j in -j1 '-j 2' '-bj 7' -j64 -j1000; do
		run want sha256sum '$P -b ./*'
		run got "$psum $j" '$P -b ./*'
		if cmp -s "$dir/want.out" "$dir/got.out"; then ok; else not_ok "$j"; fi
	done
}

test_lists()
{
	for list in list tagged binary nofile d unreadable f lists/*; do
		export list
		same '$P -c $list'
		same '$P -cw $list'
		same '$P -c <$list'
	done
	for words in --status --quiet --strict '--strict --status' --ignore-missing \
		'--ignore-missing --quiet' '-w --strict'; do
		export words
		same 'for l in list lists/*; do echo $l; $P -c $words $l; echo $?; done'
	done
	same '$P -c list lists/101 nofile binary d tagged lists/*'
	same '$P -cw lists/103 lists/101 lists/103'
	same '$P -c - <list'
	same '$P -c lists/171 - <f'
	same '$P -c - lists/171 <list'
	same '$P -c - - <list'
	same 'cat list binary | $P -c - -w'
	same '$P -c -- list'
	same 'cd lists && $P -c ../list'
}

# -r: the same lines as sha256sum on find's list
same_tree()
{
	run want sha256sum "find $1 -type f | LC_ALL=C sort | xargs -d '\n' sha256sum"
	run got "$psum" "\$P -r $1"
	if cmp -s "$dir/want.out" "$dir/got.out" && cmp -s "$dir/want.err" "$dir/got.err"; then
		ok
	else
		not_ok "-r $1"
		diff "$dir/want.out" "$dir/got.out" | head -n 5
		cat "$dir/got.err"
	fi
}

test_trees()
{
	same_tree tree
	same_tree tree/
	same_tree ./tree//
	same_tree tree/a
	same_tree tree/a/x
	same_tree lists
	same_tree /usr/include/linux
	check_is '$P -r tree/empty' ""
	check_is '$P -r nofile' "psum: nofile: No such file or directory"
	check_is '$P -r dirlink f' "$(sha256sum f)"
	check_is '$P b -r tree f 2>/dev/null' "$(sha256sum tree/A tree/a-b tree/a.c tree/a/deep/z \
		tree/a/x tree/a/y tree/b f)"
	deep=deep
	for i in 1 2 3 4 5 6 7 8 9 10; do
		deep=$deep/$(printf %0200d "$i")
	done
	mkdir -p "$deep" && echo x >"$deep/x"
	same_tree deep
	(
		cd "$deep" || exit
		for i in 1 2 3 4 5 6 7 8 9 10 11 12 13; do
			mkdir "$(printf %0200d "$i")" && cd -P "$(printf %0200d "$i")" || exit
			echo x >x
		done
	)
	run got "$psum" '$P -r deep'
	if [ "$(wc -l <"$dir/got.out")" -ge 10 ] && grep -q ': File name too long$' "$dir/got.err" &&
		[ "$(cat "$dir/got.status")" = 1 ]; then ok; else not_ok "-r with paths too long"; fi
}

# As root nothing is unreadable: a user without rights then.
test_permissions()
{
	plain=
	if [ "$(id -u)" = 0 ]; then
		command -v setpriv >/dev/null || { echo "skipped: permissions: no setpriv"; return; }
		plain="setpriv --reuid 65534 --regid 65534 --clear-groups"
	fi
	export plain
	same '$plain $P unreadable locked/in locked f'
	same '$plain $P -c lists/173 list'
	same '$plain $P -c unreadable list'
	check_is '$plain $P -r locked' "psum: locked: Permission denied"
}

# On a terminal: a line that comes, and is gone at the end.
test_progress()
{
	command -v script >/dev/null || return
	script -qec "sleep 0.5 | $psum >/dev/null" "$dir/tty" >/dev/null
	if cat -v "$dir/tty" | grep -q '\^M0 files, 0\.0 MB\^\[\[K.*\^M\^\[\[K'; then
		ok
	else
		not_ok "progress"
	fi
	script -qec "sleep 0.5 | $psum 2>/dev/null" "$dir/tty" >/dev/null
	if grep -q 'files,' "$dir/tty"; then not_ok "progress without a terminal"; else ok; fi
}

# Open files and memory run short.
test_limits()
{
	same '(ulimit -n 12; $P ./* ./* ./* 2>/dev/null)'
	same '(ulimit -n 5; $P -c list)'
	many=$(seq 1 3000 | sed 's/.*/f/' | tr '\n' ' ')
	export many
	same '$P $many'
	same 'yes "$($P f)" | head -n 3000 | $P -c'
	command -v strace >/dev/null || return
	# Where enough had been taken before, all is well; else this message, and 1.
	for when in 6 10 20 30; do
		run got "strace -f -o $dir/trace -e inject=mmap:error=ENOMEM:when=$when+ $psum" \
			'$P -j 64 $many'
		status=$(cat "$dir/got.status")
		if [ "$status" = 0 ] || { [ "$status" = 1 ] &&
			grep -q '^[^ ]*: memory exhausted$' "$dir/got.err"; }; then
			ok
		else
			not_ok "no memory from the mmap number $when on: status $status"
			head -n 3 "$dir/got.err"
		fi
	done
}

test_all()
{
	cd "$dir/files" || exit 1
	test_names
	test_stdin
	test_options
	test_lists
	test_trees
	test_permissions
	test_progress
	test_limits
	test_signals
}

test_some()
{
	cd "$dir/files" || exit 1
	same '$P ./* nofile "no it'\''s"'
	same '$P --tag ./*'
	same '$P -c list tagged binary lists/*'
	same 'cat million | $P f - million -'
	same '$P f - d f <&-'
	same '$P f d f >/dev/full'
	same '$P f >&-'
	same '$P -x'
	same '$P loop f/x "$(printf "%0300d" 7)"'
	same '$P f f f f f f f f f f f f f f f f f f f f'
	same_tree tree
	same_tree lists
	check_is '$P -r nofile' "psum: nofile: No such file or directory"
	test_signals
}

# Every SHA-256 variant against the plain one, and all lengths from 0 to 300 against sha256sum.
test_variants()
{
	if "$root/tools/mote-run" --arch "$arch" "$dir/selftest-$arch"; then
		ok
	else
		not_ok "selftest"
	fi
	cd "$dir" || exit 1
	[ -d lengths ] || {
		mkdir lengths
		for n in $(seq 0 300); do
			head -c "$n" "$root/LICENSE" >lengths/$n
		done
	}
	same '$P lengths/*'
}

[ $# -gt 0 ] || set -- x86_64 aarch64 ppc64le
arch=none
make_files
make_lists
for arch; do
	if [ -n "${PSUM-}" ]; then
		program=$PSUM
		psum=$PSUM
	else
		program=$dir/psum-$arch
		psum=$program
		[ "$arch" = "$native" ] || psum="$root/tools/mote-run --arch $arch $program"
		"$here/build.sh" "$arch" "$program" "$dir/selftest-$arch" || {
			not_ok "build"
			continue
		}
		test_variants
	fi
	if [ "$arch" = "$native" ]; then
		test_all
	else
		test_some
	fi
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
