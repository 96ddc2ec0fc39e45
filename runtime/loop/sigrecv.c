/* Receiving signals: the M sleeps, and its slot serves others. The protocol is in sigqueue.h. */
#include "runtime/loop/sigrecv.h"

#include "kernel_abi/epoll.h"
#include "runtime/mote.h"
#include "runtime/os/sys.h"
#include "runtime/signal/sigqueue.h"
#include "runtime/sync/note.h"

void sigrecv_wait(void)
{
	struct kernel_pollfd poll = {.fd = sigqueue_pipe(), .events = POLLIN};
	struct note *n = sigqueue_note();

	if (poll.fd) {
		mote_syscall(SYS_ppoll, &poll, 1, 0, 0, 0);
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
