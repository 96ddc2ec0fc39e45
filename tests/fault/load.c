/*
 * Something of everything, for fault runs: Gs that yield, sleep, wait, block, allocate and end with
 * their M (unless there is an argument: bound Gs need threads that may not be had). A G that cannot
 * be started is tried again; for good: the last word is "refused", status 3.
 */
#include "check.h"

#define GS 24

static struct mote_wg done;
static struct mote_mutex lock;
static struct mote_sema sema;
static struct mote_note note;
static long counter;
static bool bind;

static void works(void *arg)
{
	struct kernel_timespec ts = {0, 300000};
	long n = (long)arg;
	char *p = mote_alloc(n * 1000 + 10);

	if (p)
		p[n * 1000] = 1;
	if (bind && n % 6 == 5)
		mote_lockosthread();
	for (int i = 0; i < 4; i++) {
		mote_gosched();
		mote_sleep(200000);
		mote_lock(&lock);
		counter++;
		mote_unlock(&lock);
		mote_semacquire(&sema);
		mote_semrelease(&sema);
		if (n % 3 == 0)
			mote_syscall(SYS_nanosleep, &ts, NULL);
		if (n % 3 == 1)
			mote_notetsleep(&note, 200000);
	}
	mote_free(p);
	mote_wg_done(&done);
}

static void start(long n)
{
	for (int tries = 0;; tries++) {
		int r = mote_go(works, (void *)n);
		if (r == 0)
			return;
		CHECK(r == -ENOMEM || r == -EAGAIN);
		if (tries == 20) {
			mote_printf("refused\n");
			mote_exit(3);
		}
		mote_sleep(MS);
	}
}

int main(int argc, char **argv)
{
	(void)argv;
	bind = argc == 1;
	mote_procs(3);
	mote_semrelease(&sema);
	mote_wg_add(&done, GS);
	for (long i = 0; i < GS; i++)
		start(i);
	mote_wg_wait(&done);
	CHECK_EQ(counter, 4 * GS);
	return ok();
}
