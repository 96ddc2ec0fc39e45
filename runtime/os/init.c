/*
 * Constructors: functions that are to run before main. tools/mote-cc links this file where the
 * program has some, by the linker's --wrap: start_c's call of main comes here then, after the
 * runtime has started, and everything else that calls main, too.
 */

typedef void init_fn(int argc, char **argv, char **envp);

/* The linker's. */
extern init_fn *const __preinit_array_start[], *const __preinit_array_end[];
extern init_fn *const __init_array_start[], *const __init_array_end[];

int __real_main(int argc, char **argv, char **envp);
int __wrap_main(int argc, char **argv, char **envp);

/* Runs on: g. Holds: nothing. Allocates: no. Blocks: no. */
int __wrap_main(int argc, char **argv, char **envp)
{
	for (init_fn *const *fn = __preinit_array_start; fn != __preinit_array_end; fn++)
		(*fn)(argc, argv, envp);
	for (init_fn *const *fn = __init_array_start; fn != __init_array_end; fn++)
		(*fn)(argc, argv, envp);
	return __real_main(argc, argv, envp);
}
