/* The bare system call, for programs: the instruction stays in the runtime's text. */
#include "runtime/mote.h"
#include "syscall.h"

long mote_raw0(long nr)
{
	return syscall0(nr);
}

long mote_raw1(long a, long nr)
{
	return syscall1(nr, a);
}

long mote_raw2(long a, long b, long nr)
{
	return syscall2(nr, a, b);
}

long mote_raw3(long a, long b, long c, long nr)
{
	return syscall3(nr, a, b, c);
}

long mote_raw4(long a, long b, long c, long d, long nr)
{
	return syscall4(nr, a, b, c, d);
}

long mote_raw5(long a, long b, long c, long d, long e, long nr)
{
	return syscall5(nr, a, b, c, d, e);
}

long mote_raw6(long a, long b, long c, long d, long e, long f, long nr)
{
	return syscall6(nr, a, b, c, d, e, f);
}

void mote_exit(int status)
{
	for (;;)
		syscall1(SYS_exit_group, status);
}
