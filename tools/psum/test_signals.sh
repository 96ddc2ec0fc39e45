# Read by test.sh: signals that come while psum waits for a pipe, to read or to write.
# It has begun to read when it has taken more than a pipe holds.
# shellcheck shell=sh disable=SC2016,SC2086,SC2154 # of test.sh; $psum is meant to split

fed=200000
default="env --default-signal=INT"

# start COMMAND...: in the background; its id to $pid, its output to $dir/sig.*
start()
{
	rm -f slow
	mkfifo slow
	: >"$dir/sig.out"
	: >"$dir/sig.err"
	"$@" <"${input:-/dev/null}" >"${output:-$dir/sig.out}" 2>"$dir/sig.err" &
	pid=$!
}

feed()
{
	exec 9<>slow
	timeout 60 head -c $fed /dev/zero >&9
}

# ended WHAT STATUS OUTPUT MESSAGES: waits; status lines do not count
ended()
{
	wait $pid 2>/dev/null
	status=$?
	exec 9>&-
	printf "${3:+%s\\n}" "$3" >"$dir/want.out"
	printf "${4:+%s\\n}" "$4" >"$dir/want.err"
	sed "s|$program|psum|; / files, .* bytes, /d" "$dir/sig.err" >"$dir/sig.err2"
	if [ $status = "$2" ] && cmp -s "$dir/want.out" "$dir/sig.out" &&
		cmp -s "$dir/want.err" "$dir/sig.err2"; then
		ok
		return
	fi
	not_ok "$1: status $status, not $2"
	diff "$dir/want.out" "$dir/sig.out" | head -n 5
	diff "$dir/want.err" "$dir/sig.err2" | head -n 5
}

# wait_for CONDITION: a minute at most
wait_for()
{
	n=0
	until eval "$1"; do
		n=$((n + 1))
		kill -0 $pid 2>/dev/null && [ $n -lt 6000 ] || return
		sleep 0.01
	done
}

wait_for_lines()
{
	wait_for '[ "$(wc -l <"$dir/sig.out")" = '"$1 ]"
}

# asked FILES BYTES: with SIGUSR1, until it says so
asked()
{
	line="^.*: $1 files, $2 bytes, [0-9]*\.[0-9]* s, [0-9]*\.[0-9] [kMGT]*B/s\$"
	wait_for 'kill -USR1 $pid && grep -q "$line" "$dir/sig.err"' || not_ok "SIGUSR1"
}

# stopped SIGNAL NUMBER
stopped()
{
	start $default $psum f million slow
	wait_for_lines 2
	kill -$1 $pid
	ended "SIG$1 in open" $((128 + $2)) "$sums" "psum: slow: interrupted"
	start $default $psum f million slow
	feed
	kill -$1 $pid
	ended "SIG$1 in a pipe" $((128 + $2)) "$sums" "psum: slow: interrupted"
	input=slow
	start $default $psum f million -
	feed
	kill -$1 $pid
	ended "SIG$1 in stdin" $((128 + $2)) "$sums" "psum: -: interrupted"
	start $default $psum -c
	exec 9<>slow
	echo "$sums" >&9
	wait_for_lines 2
	kill -$1 $pid
	ended "SIG$1 in a list" $((128 + $2)) "$(echo f: OK && echo million: OK)" ""
	input=
}

# What stands behind the file that is waited for is written, or named.
test_stop_all()
{
	start $default $psum -j 2 slow f f f f f
	feed
	kill -INT $pid
	kill -INT $pid 2>/dev/null
	wait $pid 2>/dev/null
	status=$?
	exec 9>&-
	lines=$(grep -cxF "$(sha256sum f)" "$dir/sig.out")
	named=$(grep -c ': f: interrupted$' "$dir/sig.err")
	if [ $status = 130 ] && [ $((lines + named)) = 5 ] &&
		grep -q ': slow: interrupted$' "$dir/sig.err"; then
		ok
	else
		not_ok "two SIGINTs, several files: status $status"
		cat "$dir/sig.out" "$dir/sig.err"
	fi
}

test_status()
{
	start $default $psum f million slow
	feed
	asked 2 $((all + fed))
	timeout 60 head -c $fed /dev/zero >&9
	asked 2 $((all + 2 * fed))
	exec 9>&-
	ended "SIGUSR1" 0 "$sums
$(head -c $((2 * fed)) /dev/zero | sha256sum | sed 's/-/slow/')" ""
}

# As jobs in the background of a shell, or under nohup.
test_ignored()
{
	start $psum f million slow
	feed
	kill -INT $pid
	asked 2 '[0-9]*'
	exec 9>&-
	ended "SIGINT ignored" 0 "$sums
$rest" ""
	start env --ignore-signal=INT,TERM,USR1 $psum f million slow
	feed
	for sig in INT TERM USR1; do
		kill -$sig $pid
	done
	exec 9>&-
	ended "all ignored" 0 "$sums
$rest" ""
	if [ -s "$dir/sig.err" ]; then not_ok "SIGUSR1 ignored"; fi
}

# blocked SIGNAL: comes when the pipe that is fd 1 holds nothing more; the first line is read before
blocked()
{
	rm -f full never
	mkfifo full never
	exec 8<>full
	output=full
	start $default $psum f slow never 8>&-
	output=
	first=$(timeout 60 head -n 1 <&8)
	dd if=/dev/zero of=full oflag=nonblock bs=4096 2>/dev/null
	feed
	exec 9>&-
	asked 2 $(($(wc -c <f) + fed))
	kill -$1 $pid
}

test_blocked()
{
	blocked INT
	kill -INT $pid
	echo "$first" >"$dir/sig.out"
	ended "SIGINT, output blocked" 130 "$(sha256sum f)" \
		"psum: interrupted; the output is incomplete"
	blocked TERM
	exec 7<full 8>&-
	tr -d '\000' <&7 >"$dir/sig.out"
	exec 7<&-
	ended "SIGTERM, output late" 143 "$rest" "psum: never: interrupted"
}

# A death by the signal itself, not an exit with a status like it.
test_death()
{
	command -v strace >/dev/null || return
	start $default strace -f -o "$dir/trace" -e trace=none sh -c 'echo $$ >tracee; exec "$@"' \
		sh $psum slow
	feed
	kill -INT "$(cat tracee)"
	wait $pid
	exec 9>&-
	if grep -q "^$(cat tracee) .* killed by SIGINT" "$dir/trace"; then ok; else not_ok "death"; fi
}

test_signals()
{
	rm -rf "$dir/signals"
	mkdir "$dir/signals"
	cp f million "$dir/signals"
	cd "$dir/signals" || exit 1
	sums=$(sha256sum f million)
	rest=$(head -c $fed /dev/zero | sha256sum | sed 's/-/slow/')
	all=$(cat f million | wc -c)
	input=
	output=
	stopped INT 2
	stopped TERM 15
	test_stop_all
	test_status
	test_ignored
	test_blocked
	[ "$arch" != "$native" ] || test_death
}
