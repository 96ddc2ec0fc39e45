#include <asm/hwcap2.h>
#include <asm/prctl.h>
#include <asm/ucontext.h>

/* SIGRTMAX is made of it, but it is left undefined. */
#ifndef _NSIG
#define _NSIG 64
#endif
