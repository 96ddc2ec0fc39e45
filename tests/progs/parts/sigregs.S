/*
 * void sigregs_work_a(struct sigregs_block *), sigregs_work_b
 *
 * The stack pointer goes to the block; every register, and the zone below the stack pointer, gets
 * what the block wants; after `spins` turns of an empty loop what is found in them goes to the
 * block. The two forms count with different registers. The caller's registers come back.
 *
 * sigregs_hold to sigregs_hold_end: the loop of the second form.
 *
 * void sigregs_clobber(int level): every register that a function may change has other contents.
 */
#if defined(__x86_64__)
#include "x86_64/sigregs.S"
#elif defined(__aarch64__)
#include "aarch64/sigregs.S"
#elif defined(__powerpc64__)
#include "ppc64le/sigregs.S"
#endif
