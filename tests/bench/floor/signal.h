/* A handler without any library: swap.S has what it returns to. */
#ifndef FLOOR_SIGNAL_H
#define FLOOR_SIGNAL_H

#include <sys/syscall.h>
#include "floor.h"

void floor_restorer(void);

static inline long floor_handle(int sig, void (*fn)(int))
{
	struct {
		void (*fn)(int);
		unsigned long flags;
		void (*restorer)(void);
		unsigned long mask;
	} act = {fn, 0x14000000 /* SA_RESTART, SA_RESTORER */, floor_restorer, 0};

	return floor_call6(SYS_rt_sigaction, sig, (long)&act, 0, sizeof act.mask, 0, 0);
}

#endif
