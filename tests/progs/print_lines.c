/*
 * Lines that Gs on several Ms print at once do not mix.
 *
 * also: pinned
 */
#include "check.h"

#define GS 8
#define LINES 200

static int fd[2];
static struct mote_wg done;

static void prints(void *arg)
{
	char c = 'a' + (long)arg, text[101];

	for (int i = 0; i < 100; i++)
		text[i] = c;
	text[100] = 0;
	for (int i = 0; i < LINES; i++)
		mote_printf("%s\n", text);
	mote_wg_done(&done);
}

static void check_line(const char *l)
{
	for (int i = 1; i < 100; i++)
		CHECK_EQ(l[i], l[0]);
	CHECK_EQ(l[100], '\n');
}

int main(void)
{
	char line[101];
	long got = 0;

	make_pipe(fd);
	mote_procs(4);
	CHECK_EQ(mote_rawsyscall(SYS_dup3, 1, 50, 0), 50);
	CHECK_EQ(mote_rawsyscall(SYS_dup3, fd[1], 1, 0), 1);
	mote_wg_add(&done, GS);
	for (long i = 0; i < GS; i++)
		CHECK_EQ(mote_go(prints, (void *)i), 0);
	for (int i = 0; i < GS * LINES; i++) {
		for (got = 0; got < COUNT(line);) {
			long n = mote_syscall(SYS_read, fd[0], line + got, COUNT(line) - got);
			CHECK(n > 0);
			got += n;
		}
		check_line(line);
	}
	mote_wg_wait(&done);
	CHECK_EQ(mote_rawsyscall(SYS_dup3, 50, 1, 0), 1);
	return ok();
}
