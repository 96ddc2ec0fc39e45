/*
 * Conservation: three senders that the runtime does not know, a signal each, send the next only
 * when the last of all three has been told, so that no later one makes up for a missed wake-up.
 * Nothing is lost, nothing is invented. By the note, and by the pipe with mote_signal_recv, and
 * with a foreign event loop.
 *
 * builds: pipe=-DPIPE loop=-DPIPE,-DLOOP
 * also: pinned
 * time-limit: 60
 */
#include "foreign.h"
#include "kernel_abi/epoll.h"

static const int sigs[] = {SIGUSR1, SIGUSR2, 40};
static struct foreign senders[COUNT(sigs)], loop;
static long sent[COUNT(sigs)], told[COUNT(sigs)], rounds, left;
static int64_t until;
static int fd;

/* Where the machine is so busy that a round takes milliseconds: the others, who are not beyond
 * round i before the first sender has sent in it, end with it as well. */
static void shorten(long i)
{
	if (mote_nanotime() < until)
		return;
	ADD(&left, -(LOAD(&rounds) - i) * COUNT(sigs));
	STORE(&rounds, i);
}

static void sends(void *arg)
{
	long me = (long)arg;

	for (long i = 1; i <= LOAD(&rounds); i++) {
		if (me == 0 && i > 1000)
			shorten(i);
		STORE(&sent[me], i);
		kill_self(sigs[me]);
		for (int k = 0, tries = 0; k < COUNT(sigs); k++) {
			while (LOAD(&told[k]) < i) {
				/* Where the CPU is busy with others, each yield costs a slice. */
				if (++tries < 20)
					mote_rawsyscall(SYS_sched_yield);
				else
					nap(20000);
			}
		}
	}
}

static void tells(int sig)
{
	int i = 0;
	long was;

	while (i < COUNT(sigs) && sigs[i] != sig)
		i++;
	CHECK(i < COUNT(sigs));
	was = LOAD(&sent[i]);
	CHECK_EQ(ADD(&told[i], 1), was);
	ADD(&left, -1);
}

static void polls(void *arg)
{
	struct kernel_pollfd p = {.fd = fd, .events = POLLIN};

	(void)arg;
	while (LOAD(&left) > 0) {
		int sig;

		mote_rawsyscall(SYS_ppoll, &p, 1, 0, 0, 0);
		while ((sig = mote_signal_tryrecv()) > 0)
			tells(sig);
		CHECK_EQ(sig, -EAGAIN);
	}
}

int main(void)
{
	rounds = scale(20000, 2000, 1000000);
	left = rounds * COUNT(sigs);
	until = mote_nanotime() + scale(10, 60, 10000) * SECOND;
#ifdef PIPE
	fd = mote_signal_usepipe();
	CHECK(fd > 2);
#endif
	for (int i = 0; i < COUNT(sigs); i++)
		CHECK_EQ(mote_signal_enable(sigs[i]), 0);
	for (long i = 0; i < COUNT(sigs); i++)
		foreign_start(&senders[i], sends, (void *)i, NULL);
#ifdef LOOP
	foreign_start(&loop, polls, NULL, NULL);
	foreign_join(&loop);
#else
	(void)polls, (void)loop;
	while (LOAD(&left) > 0)
		tells(mote_signal_recv());
#endif
	for (int i = 0; i < COUNT(sigs); i++)
		foreign_join(&senders[i]);
	CHECK_EQ(mote_signal_tryrecv(), -EAGAIN);
	return ok();
}
