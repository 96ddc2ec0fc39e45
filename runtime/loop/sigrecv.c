/* Receiving signals: the M sleeps, and its slot serves others. The protocol is in sigqueue.h. */
#include "runtime/loop/sigrecv.h"

#include "runtime/base/config.h"
#include "runtime/loop/blocking.h"
#include "runtime/mote.h"
#include "runtime/os/sys.h"
#include "runtime/sched/m.h"
#include "runtime/signal/sigqueue.h"
#include "runtime/sync/note.h"

/*
 * As in mote_notetsleepg: a slot that is only lent would keep sysmon at its rounds for a while. The
 * last M is left to others, and one that polls already comes back when it is wanted.
 */
static void poll_pipe(int fd)
{
	if (blocking_is_last()) {
		mote_sleep(LOOK_AGAIN_NS);
		return;
	}
	blocking_enter_now();
	m_set_asleep(M_POLLS);
	sys_poll(fd, POLLIN, NULL);
	m_set_asleep(NULL);
	blocking_exit();
}

void sigrecv_wait(void)
{
	struct note *n = sigqueue_note();

	if (sigqueue_pipe()) {
		poll_pipe(sigqueue_pipe());
		return;
	}
	mote_notetsleepg((struct mote_note *)n, -1);
	note_clear(n);
}

/* Runs on: g. Holds: nothing. Allocates: no. Blocks: M. */
int mote_signal_recv(void)
{
	int sig;

	if (!sigqueue_claim())
		return -EBUSY;
	while ((sig = sigqueue_take()) == 0)
		if (sigqueue_announce())
			sigrecv_wait();
	sigqueue_release();
	return sig;
}
