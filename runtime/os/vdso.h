/* The code that the kernel maps into every process. */
#ifndef RUNTIME_OS_VDSO_H
#define RUNTIME_OS_VDSO_H

#include "kernel_abi/time.h"

typedef int vdso_clock_fn(int clock, struct kernel_timespec *ts);

/* The vDSO's clock_gettime, NULL where there is none. */
vdso_clock_fn *vdso_clock(void);

#endif
