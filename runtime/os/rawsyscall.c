/* The bare system call, for programs: the instruction stays in the runtime's text. */
#include "runtime/mote.h"
#include "syscall.h"

/* Runs on: any. Holds: any. Allocates: no. Blocks: M, with its slot. */
long mote_raw0(long nr)
{
	return syscall0(nr);
}

/* Runs on: any. Holds: any. Allocates: no. Blocks: M, with its slot. */
long mote_raw1(long a, long nr)
{
	return syscall1(nr, a);
}

/* Runs on: any. Holds: any. Allocates: no. Blocks: M, with its slot. */
long mote_raw2(long a, long b, long nr)
{
	return syscall2(nr, a, b);
}

/* Runs on: any. Holds: any. Allocates: no. Blocks: M, with its slot. */
long mote_raw3(long a, long b, long c, long nr)
{
	return syscall3(nr, a, b, c);
}

/* Runs on: any. Holds: any. Allocates: no. Blocks: M, with its slot. */
long mote_raw4(long a, long b, long c, long d, long nr)
{
	return syscall4(nr, a, b, c, d);
}

/* Runs on: any. Holds: any. Allocates: no. Blocks: M, with its slot. */
long mote_raw5(long a, long b, long c, long d, long e, long nr)
{
	return syscall5(nr, a, b, c, d, e);
}

/* Runs on: any. Holds: any. Allocates: no. Blocks: M, with its slot. */
long mote_raw6(long a, long b, long c, long d, long e, long f, long nr)
{
	return syscall6(nr, a, b, c, d, e, f);
}

/* Runs on: any. Holds: any. Allocates: no. Blocks: no. */
void mote_exit(int status)
{
	for (;;)
		syscall1(SYS_exit_group, status);
}
