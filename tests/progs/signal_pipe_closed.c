/*
 * Started with fds 0 to 2 closed: both ends of the pipe are above 2, close-on-exec, and the signals
 * come.
 *
 * archs: native
 * wrap: closed-fds
 * expect-status: 5
 * expect-stdout:
 */
#include "outside.h"

int main(void)
{
	int fd = mote_signal_usepipe();

	if (fd <= 2)
		return 1;
	for (long i = 0; i < 100; i++) {
		long flags = mote_rawsyscall(SYS_fcntl, i, F_GETFD);
		if (i <= 2 && flags >= 0 && mote_rawsyscall(SYS_lseek, i, 0, SEEK_CUR) == -ESPIPE)
			return 2;
		if (i > 2 && flags >= 0 && !(flags & FD_CLOEXEC))
			return 3;
	}
	if (mote_signal_enable(SIGUSR1) != 0)
		return 4;
	for (int i = 0; i < 10; i++) {
		kill_all(SIGUSR1);
		if (mote_signal_recv() != SIGUSR1)
			return 6;
	}
	return 5;
}
