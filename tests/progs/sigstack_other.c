/* An alternate stack that other code has put there is used as it is, and left installed. */
#include "foreign.h"

static char other[65536] __attribute__((aligned(16)));
static struct mote_g *seen;
static char *where;

static void sees(int sig, struct kernel_siginfo *info, void *ucontext)
{
	(void)sig, (void)info, (void)ucontext;
	seen = mote_getg();
	where = __builtin_frame_address(0);
}

int main(void)
{
	struct kernel_stack mine = {.ss_sp = other, .ss_size = sizeof other}, now;

	mote_lockosthread();
	CHECK_EQ(mote_signal_enable(SIGUSR1), 0);
	CHECK_EQ(mote_signal_handler(SIGUSR2, sees, 0), 0);
	CHECK_EQ(mote_rawsyscall(SYS_sigaltstack, &mine, 0), 0);
	kill_self(SIGUSR1);
	CHECK_EQ(mote_signal_recv(), SIGUSR1);
	kill_self(SIGUSR2);
	CHECK(where > other && where < other + sizeof other);
	CHECK(seen == mote_getg());
	CHECK_EQ(mote_rawsyscall(SYS_sigaltstack, 0, &now), 0);
	CHECK(now.ss_sp == other && now.ss_size == sizeof other);
	return ok();
}
