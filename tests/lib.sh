# Read by the test scripts of the parts (". tests/lib.sh"): counting, and the last line.
passed=0
failed=0

# check NAME COMMAND...: one test; its output is shown when it fails. T= leaves out other names.
check()
{
	name=$1
	shift
	case $name in
	*"${T:-}"*) ;;
	*) return 0 ;;
	esac
	if output=$("$@" 2>&1); then
		echo "ok: $name"
		passed=$((passed + 1))
	else
		echo "FAIL: $name"
		[ -z "$output" ] || printf '%s\n' "$output" | sed 's/^/  /'
		failed=$((failed + 1))
	fi
}

# The last line, and the status.
finish()
{
	echo "$passed passed, $failed failed"
	[ "$failed" = 0 ]
}
