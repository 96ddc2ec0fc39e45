/*
 * A process whose Gs all wait uses no processor time to speak of.
 *
 * archs: native
 */
#include "check.h"

static struct mote_note never;
static struct mote_sema none;

static void notes(void *arg)
{
	(void)arg;
	mote_notesleep(&never);
}

static void parks(void *arg)
{
	(void)arg;
	mote_semacquire(&none);
}

int main(void)
{
	char text[80] = "";

	mote_procs(4);
	CHECK_EQ(mote_go(notes, 0), 0);
	CHECK_EQ(mote_go(parks, 0), 0);
	mote_sleep(200 * MS);
	/* Where the processor itself is taken away, that may be counted as ours: not always. */
	for (int i = 0; i < 8; i++) {
		int64_t start = cpu_time();
		mote_sleep(SECOND);
		int64_t used = cpu_time() - start;
		if (used <= 20 * MS)
			return ok();
		mote_snprintf(text, sizeof text, "%ld us of processor time in an idle second",
			      (long)used / 1000);
	}
	mote_eprintf("%s\n", text);
	return 1;
}
