/*
 * A program that links no Gs has no handler, no alternate stack, and no second thread.
 *
 * expect-stdout: plain
 */
#include "mote.h"

int main(void)
{
	struct kernel_sigaction sa;
	struct kernel_stack ss;
	static const int sig[] = {4, 5, 7, 8, 11, 16, 23};

	for (size_t i = 0; i < sizeof sig / sizeof *sig; i++) {
		sa.sa_handler = (void (*)(int))1;
		if (mote_rawsyscall(SYS_rt_sigaction, sig[i], NULL, &sa, 8) != 0)
			return 2;
		if (sa.sa_handler != NULL)
			return 3;
	}
	if (mote_rawsyscall(SYS_sigaltstack, NULL, &ss) != 0 || !(ss.ss_flags & SS_DISABLE))
		return 4;
	mote_printf("plain\n");
	return 0;
}
