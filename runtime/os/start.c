/*
 * From _start to main. Each step is empty here, and weak: the strong one, in an archive member of
 * its own, wins when the program links that member for another reason. So a program which only
 * prints holds none of them. A call never pulls a step in: who needs one refers to something else
 * in its member. tools/mote-cc asks for mote_tls_start where a program has __thread variables but
 * no runtime.
 */
#include "arch/contract.h"
#include "runtime/os/auxv.h"
#include "runtime/os/sys.h"
#include "runtime/os/tls.h"

int main(int argc, char **argv, char **envp);

static void nothing(void)
{
}

__attribute__((weak)) void auxv_start(long *sp)
{
	(void)sp;
}

void tls_start(void) __attribute__((weak, alias("nothing")));
void boot(void) __attribute__((weak, alias("nothing")));

/* Runs on: the process's first stack. Holds: nothing. Allocates: no. Blocks: no. */
_Noreturn void start_c(long *sp)
{
	auxv_start(sp);
	tls_start();
	boot();
	sys_exit_group(main((int)sp[0], (char **)sp + 1, (char **)sp + 2 + sp[0]));
}
