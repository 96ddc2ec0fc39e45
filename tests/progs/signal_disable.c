/*
 * disable gives back the disposition of the process's start: for signals that do nothing by
 * default, nothing happens; the kernel has it as it was, the flags too.
 *
 * also: pinned
 */
#include "outside.h"

static void look(int sig, struct kernel_sigaction *sa)
{
	CHECK_EQ(mote_rawsyscall(SYS_rt_sigaction, sig, NULL, sa, 8), 0);
}

int main(void)
{
	static const int sig[] = {SIGCHLD, SIGURG, SIGWINCH, SIGCONT};

	mote_lockosthread();
	for (int i = 0; i < COUNT(sig); i++) {
		struct kernel_sigaction before, after;
		look(sig[i], &before);
		CHECK(before.sa_handler == SIG_DFL);
		CHECK(!mote_signal_ignored(sig[i]));
		for (int k = 0; k < 3; k++) {
			CHECK_EQ(mote_signal_enable(sig[i]), 0);
			kill_all(sig[i]);
			CHECK_EQ(mote_signal_recv(), sig[i]);
			if (k == 1)
				CHECK_EQ(mote_signal_ignore(sig[i]), 0);
			CHECK_EQ(mote_signal_ignored(sig[i]), k == 1);
			CHECK_EQ(mote_signal_disable(sig[i]), 0);
			CHECK(!mote_signal_ignored(sig[i]));
			look(sig[i], &after);
			CHECK(after.sa_handler == before.sa_handler);
			kill_self(sig[i]);
			kill_all(sig[i]);
			CHECK_EQ(mote_signal_tryrecv(), -EAGAIN);
		}
	}
	return ok();
}
