/*
 * Numbers that the program may not have are refused by every call, and nothing has changed; under
 * an emulator those that it refuses as well.
 */
#include "outside.h"

static void sees(int sig, struct kernel_siginfo *info, void *ucontext)
{
	(void)sig, (void)info, (void)ucontext;
}

static void refused(int sig)
{
	CHECK_EQ(mote_signal_enable(sig), -EINVAL);
	CHECK_EQ(mote_signal_disable(sig), -EINVAL);
	CHECK_EQ(mote_signal_ignore(sig), -EINVAL);
	CHECK_EQ(mote_signal_handler(sig, sees, 0), -EINVAL);
	CHECK_EQ(mote_signal_handler(sig, NULL, 0), -EINVAL);
	CHECK(!mote_signal_ignored(sig));
}

static unsigned long disposition(int sig)
{
	struct kernel_sigaction sa;

	CHECK_EQ(mote_rawsyscall(SYS_rt_sigaction, sig, NULL, &sa, 8), 0);
	return (unsigned long)sa.sa_handler;
}

static bool can_be_sent(int sig)
{
	uint64_t bit = 1ull << (sig - 1);
	long r;

	if (sig < SIGRTMIN)
		return true;
	CHECK_EQ(mote_rawsyscall(SYS_rt_sigprocmask, SIG_BLOCK, &bit, NULL, 8), 0);
	r = thread_kill(mote_rawsyscall(SYS_gettid), sig);
	if (r == 0) {
		struct kernel_timespec most = {10, 0};
		CHECK_EQ(mote_rawsyscall(SYS_rt_sigtimedwait, &bit, NULL, &most, 8), sig);
	}
	CHECK_EQ(mote_rawsyscall(SYS_rt_sigprocmask, SIG_UNBLOCK, &bit, NULL, 8), 0);
	return r == 0;
}

int main(void)
{
	static const int bad[] = {-2147483647 - 1, -64,	    -1,	     0,	      65, 66, 128,
				  2147483647,	   SIGKILL, SIGSTOP, MOTE_SIG};
	unsigned long kept = disposition(MOTE_SIG);

	for (int i = 0; i < COUNT(bad); i++)
		refused(bad[i]);
	CHECK_EQ(disposition(MOTE_SIG), kept);
	CHECK_EQ(disposition(SIGKILL), 0);
	mote_lockosthread();
	for (int sig = 1; sig <= 64; sig++) {
		if (sig == SIGKILL || sig == SIGSTOP || sig == MOTE_SIG)
			continue;
		if (!can_be_sent(sig)) {
			CHECK(emulated());
			refused(sig);
			continue;
		}
		CHECK_EQ(mote_signal_enable(sig), 0);
		kill_self(sig);
		CHECK_EQ(mote_signal_recv(), sig);
		CHECK_EQ(mote_signal_disable(sig), 0);
		CHECK(disposition(sig) == 0 || sig == SIGSEGV || sig == SIGBUS || sig == SIGFPE ||
		      sig == SIGILL || sig == SIGTRAP);
	}
	return ok();
}
