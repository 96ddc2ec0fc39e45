/*
 * quote.c - file names in messages, quoted so that a shell reads them back, where they need it.
 *
 * The rules are those of coreutils 9.1: plain names stay as they are; others go between single
 * quotes, bytes that do not print as $'\n' or $'\303'; a name with an apostrophe and otherwise
 * harmless characters goes between double quotes. In a UTF-8 locale characters are looked at, in
 * others bytes. Not known here: which code points Unicode has not assigned; they count as printing.
 */
#include "psum.h"

static bool utf8;

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? c + 32 : c;
}

/* "xx.UTF-8", "xx.utf8@yy" */
void quote_init(void)
{
	static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
	const char *p = NULL, *want = "utf8";

	for (int i = 0; i < 3 && (!p || !*p); i++)
		p = mote_getenv(names[i]);
	if (!p)
		return;
	while (*p && *p != '.')
		p++;
	if (*p)
		p++;
	for (; *want; want++, p++) {
		if (*p == '-' && *want == '8')
			p++;
		if (lower(*p) != *want)
			return;
	}
	utf8 = *p == 0 || *p == '@';
}

/* The length of the UTF-8 character at p, 0 when there is none; *code: the character. */
static size_t utf8_length(const uint8_t *p, uint32_t *code)
{
	static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
	size_t n = p[0] >= 0xf0 ? 4 : p[0] >= 0xe0 ? 3 : 2;

	if (p[0] < 0xc2 || p[0] > 0xf4)
		return 0;
	*code = p[0] & (0x7f >> n);
	for (size_t i = 1; i < n; i++) {
		if ((p[i] & 0xc0) != 0x80)
			return 0;
		*code = *code << 6 | (p[i] & 0x3f);
	}
	return *code >= least[n] ? n : 0;
}

static bool code_prints(uint32_t c)
{
	return c >= 0xa0 && c != 0x2028 && c != 0x2029 && (c < 0xd800 || c > 0xdfff) &&
	       (c & 0xfffe) != 0xfffe && c <= 0x10ffff;
}

/* How many bytes at p print as they are (one character); 0: the first does not print. */
static size_t printing(const char *p)
{
	uint32_t code;
	size_t n;

	if ((uint8_t)*p < 0x80)
		return *p >= ' ' && *p < 0x7f;
	if (!utf8)
		return 0;
	n = utf8_length((const uint8_t *)p, &code);
	return n > 0 && code_prints(code) ? n : 0;
}

static bool is_in(char c, const char *set)
{
	while (*set && *set != c)
		set++;
	return *set != 0;
}

/* A shell would not take this character for itself. */
static bool special(const char *name, const char *p)
{
	if (is_in(*p, " !\"$&'()*;<=>?[\\^`|:"))
		return true;
	if (*p == '#' || *p == '~')
		return p == name;
	return (*p == '{' || *p == '}') && p == name && p[1] == 0;
}

static bool needs_quotes(const char *name)
{
	const char *p = name;

	while (*p) {
		size_t n = printing(p);

		if (n == 0 || special(name, p))
			return true;
		p += n;
	}
	return p == name;
}

/* There is an apostrophe, and every character means itself between double quotes. */
static bool suits_double(const char *name)
{
	bool apostrophe = false;

	for (const char *p = name; *p;) {
		size_t n = printing(p);

		if (n == 0 || is_in(*p, "!\"$&()*;<=>?[\\^`|"))
			return false;
		if (is_in(*p, "#~{}") && !special(name, p))
			return false;
		apostrophe |= *p == '\'';
		p += n;
	}
	return apostrophe;
}

/* The byte as it stands between $' and '. */
static void put_escape(struct sink *s, uint8_t c)
{
	static const char letters[] = "abtnvfr"; /* 7 to 13 */
	char text[4] = {'\\', '0' + (c >> 6), '0' + (c >> 3 & 7), '0' + (c & 7)};

	if (c < 7 || c > 13) {
		sink_put(s, text, 4);
		return;
	}
	text[1] = letters[c - 7];
	sink_put(s, text, 2);
}

/*
 * Whether quoting begins as if it were within $'...' already. A slip of coreutils 9.1, which goes
 * twice over a name with an apostrophe, and the second time starts where the first has ended.
 */
static bool begins_escaped(const char *name)
{
	bool apostrophe = false, escape = false;

	while (*name) {
		size_t n = printing(name);

		apostrophe |= *name == '\'';
		escape = n == 0;
		name += n > 0 ? n : 1;
	}
	return apostrophe && escape;
}

void quote_put(struct sink *s, const char *name)
{
	bool escape = begins_escaped(name); /* within $'...' */

	if (!needs_quotes(name) || suits_double(name)) {
		const char *mark = needs_quotes(name) ? "\"" : "";

		sink_str(s, mark);
		sink_str(s, name);
		sink_str(s, mark);
		return;
	}
	sink_str(s, "'");
	while (*name) {
		size_t n = printing(name);

		if (n == 0) {
			sink_str(s, escape ? "" : "'$'");
			put_escape(s, *name++);
			escape = true;
			continue;
		}
		if (*name == '\'')
			sink_str(s, "'\\''");
		else {
			sink_str(s, escape ? "''" : "");
			sink_put(s, name, n);
		}
		escape = false;
		name += n;
	}
	sink_str(s, "'");
}
