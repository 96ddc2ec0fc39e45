/* regs_check, for the programs that fill registers and look for them again. */
#if defined(__x86_64__)
#include "x86_64/regs.S"
#elif defined(__aarch64__)
#include "aarch64/regs.S"
#elif defined(__powerpc64__)
#include "ppc64le/regs.S"
#endif
