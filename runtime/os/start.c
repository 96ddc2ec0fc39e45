/*
 * From _start to main. Each step is a weak reference: it is taken when the program links it, so
 * that a program which only prints holds none of them. tools/mote-cc asks for mote_tls_start where
 * a program has __thread variables but no runtime.
 */
#include "arch/contract.h"
#include "runtime/os/auxv.h"
#include "runtime/os/sys.h"

#pragma weak auxv_start

void mote_tls_start(void) __attribute__((weak));
void boot(void) __attribute__((weak));
int main(int argc, char **argv, char **envp);

/* Runs on: the process's first stack. Holds: nothing. Allocates: no. Blocks: no. */
_Noreturn void start_c(long *sp)
{
	char **argv = (char **)(sp + 1);

	if (auxv_start)
		auxv_start(sp);
	if (mote_tls_start)
		mote_tls_start();
	if (boot)
		boot();
	sys_exit_group(main((int)sp[0], argv, argv + sp[0] + 1));
}
