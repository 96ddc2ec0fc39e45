/* After the first enable the pipe is refused; where there are no fds, too, and nothing changes. */
#include "check.h"

int main(void)
{
	struct kernel_rlimit none = {4, 4};

	if (!emulated()) {
		CHECK_EQ(mote_rawsyscall(SYS_prlimit64, 0, 7, &none, 0), 0);
		CHECK_EQ(mote_signal_usepipe(), -EMFILE);
	}
	CHECK_EQ(mote_signal_enable(SIGUSR1), 0);
	CHECK_EQ(mote_signal_usepipe(), -EBUSY);
	CHECK_EQ(mote_signal_usepipe(), -EBUSY);
	return ok();
}
