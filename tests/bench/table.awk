# Reads what tests/bench/run collected and prints the table; exit status 1 when mote failed.
BEGIN { FS = "\t" }
$1 == "ROW" { rows[++nrows] = $2; title[$2] = $3 }
$1 == "MEASURE" {
	measures[$2] = $3
	label[$2, $3] = $4
	unit[$2, $3] = $5
	goal[$2, $3] = $6
}
$1 == "WHO" { who[$2, ++nwho[$2]] = $3; expected[$2, $3] = $4 }
$1 == "BAD" { bad[$2, $3] = $4; if (is_mote($3)) failures++ }
$1 == "ABSENT" { absent[$2, $3] = 1 }
$1 == "VALUE" {
	key = $2 SUBSEP $3 SUBSEP $4
	value[key, ++count[key]] = $5
	if (!agrees($6, $2, $3, $4)) {
		if (!(($2, $3) in bad) && is_mote($3))
			failures++
		bad[$2, $3] = "check is " $6 ", expected " want
	}
}

function is_mote(name) { return name ~ /^mote(-|$)/ }

function agrees(check, row, name, nr,    list, parts, off) {
	split(expected[row, name], list, " ")
	want = list[nr]
	if (split(want, parts, "~") < 2)
		return check == want
	off = check - parts[1]
	return (off < 0 ? -off : off) <= parts[1] * parts[2] / 100
}

# Sorts the values of one contestant in place; median, least and most.
function sort(key,    i, j, v) {
	for (i = 2; i <= count[key]; i++) {
		v = value[key, i] + 0
		for (j = i - 1; j >= 1 && value[key, j] + 0 > v; j--)
			value[key, j + 1] = value[key, j]
		value[key, j + 1] = v
	}
}

function median(key,    n) {
	n = count[key]
	if (n == 0)
		return -1
	return n % 2 ? value[key, (n + 1) / 2] : (value[key, n / 2] + value[key, n / 2 + 1]) / 2
}

function number(v) {
	if (v >= 1000 || v == int(v))
		return sprintf("%d", v + 0.5)
	return v >= 100 ? sprintf("%.1f", v) : v >= 0.1 ? sprintf("%.2f", v) : sprintf("%.4f", v)
}

# The goal's value; -1 when nobody it refers to was measured.
function goal_value(row, nr,    parts, names, n, i, m, best) {
	if (split(goal[row, nr], parts, " ") < 2)
		return parts[1] + 0
	best = -1
	n = split(parts[2], names, "|")
	for (i = 1; i <= n; i++) {
		m = median(row SUBSEP names[i] SUBSEP nr)
		if (m >= 0 && (best < 0 || m < best))
			best = m
	}
	return best < 0 ? -1 : parts[1] * best
}

function goal_text(row, nr, mote,    g, text, parts) {
	if (goal[row, nr] == "")
		return ""
	g = goal_value(row, nr)
	if (g < 0)
		return "-"
	text = "<= " number(g)
	if (split(goal[row, nr], parts, " ") > 1)
		text = text " (" parts[1] " x " parts[2] ")"
	return text (mote < 0 ? "" : mote <= g ? ": met" : ": missed")
}

function ratio(mote, other) {
	if (mote < 0 || other <= 0)
		return ""
	return sprintf(mote < other / 20 ? "%.4f" : "%.2f", mote / other)
}

function text_row(row, nr,    i, name, key, m, mote, left, right, spread) {
	mote = median(row SUBSEP "mote" SUBSEP nr)
	left = row (label[row, nr] == "" ? "" : ": " label[row, nr]) ", " unit[row, nr]
	right = goal_text(row, nr, mote)
	for (i = 1; i <= nwho[row]; i++) {
		name = who[row, i]
		key = row SUBSEP name SUBSEP nr
		m = median(key)
		spread = m < 0 ? "" : number(value[key, 1]) " - " number(value[key, count[key]])
		if ((row, name) in bad)
			right = right (right == "" ? "" : "  ") "! " name ": " bad[row, name]
		printf "%-34s %-15s %10s  %-21s %7s  %s\n", left, name, m < 0 ? "-" : number(m),
			spread, name == "mote" ? "" : ratio(mote, m), right
		left = right = ""
	}
}

function markdown_row(row, nr,    i, name, key, m, mote, own, others) {
	mote = median(row SUBSEP "mote" SUBSEP nr)
	own = "-"
	others = ""
	for (i = 1; i <= nwho[row]; i++) {
		name = who[row, i]
		key = row SUBSEP name SUBSEP nr
		m = median(key)
		if (name == "mote") {
			if (m >= 0)
				own = number(m) " (" number(value[key, 1]) "-" number(value[key, count[key]]) ")"
			if ((row, name) in bad)
				own = own " " bad[row, name]
			continue
		}
		if (m < 0 || (row, name) in bad)
			m = -1
		others = others (others == "" ? "" : ", ") name " " (m < 0 ? "-" : number(m))
		if (ratio(mote, m) != "")
			others = others " (" ratio(mote, m) ")"
	}
	m = goal_text(row, nr, mote)
	gsub(/\|/, " or ", m)
	printf "| %s%s, %s | %s | %s | %s |\n", title[row],
		label[row, nr] == "" ? "" : ": " label[row, nr], unit[row, nr], own, m, others
}

# A contestant of mote's that said nothing where it was asked and gave no reason (status 77 is one).
function silent(row,    i, name) {
	for (i = 1; i <= nwho[row]; i++) {
		name = who[row, i]
		if (is_mote(name) && !((row, name) in bad) && !((row, name) in absent) &&
		    !((row SUBSEP name SUBSEP measures[row]) in count)) {
			bad[row, name] = "fewer RESULT lines than measures"
			failures++
		}
	}
}

END {
	if (format == "markdown") {
		print "| row, unit | mote: median (min-max) | goal | floor and peers: median (mote / it) |"
		print "| --- | --- | --- | --- |"
	} else
		printf "%-34s %-15s %10s  %-21s %7s  %s\n", "row: measure, unit", "contestant",
			"median", "min - max", "mote/it", "goal"
	for (key in count)
		sort(key)
	for (r = 1; r <= nrows; r++)
		silent(rows[r])
	for (r = 1; r <= nrows; r++)
		for (nr = 1; nr <= measures[rows[r]]; nr++)
			if (format == "markdown")
				markdown_row(rows[r], nr)
			else
				text_row(rows[r], nr)
	exit failures > 0
}
