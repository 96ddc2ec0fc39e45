/*
 * What the kernel laid on the first stack: argc, argv, NULL, environment, NULL, then the auxiliary
 * vector: pairs of a type and a value up to AT_NULL. Every entry is optional.
 */
#include "runtime/os/auxv.h"

#include "kernel_abi/auxv.h"
#include "runtime/mote.h"

static long *start_sp;
static const unsigned long *vector; /* found at start: the program may cut its environment */

/* Runs on: the first stack. Holds: nothing. Allocates: no. Blocks: no. */
void auxv_start(long *sp)
{
	char **env = (char **)(sp + 1 + sp[0] + 1);

	start_sp = sp;
	while (*env)
		env++;
	vector = (const unsigned long *)(env + 1);
}

/* Runs on: any. Holds: any. Allocates: no. Blocks: no. */
long *auxv_stack(void)
{
	return start_sp;
}

/* Runs on: any. Holds: any. Allocates: no. Blocks: no. */
unsigned long mote_auxv(unsigned long type)
{
	for (const unsigned long *entry = vector; entry[0] != AT_NULL; entry += 2)
		if (entry[0] == type)
			return entry[1];
	return 0;
}

/* Runs on: any. Holds: any. Allocates: no. Blocks: no. */
const char *mote_getenv(const char *name)
{
	for (char **env = (char **)(start_sp + 1 + start_sp[0] + 1); *env; env++) {
		size_t i = 0;

		while (name[i] && name[i] == (*env)[i])
			i++;
		if (!name[i] && i && (*env)[i] == '=')
			return *env + i + 1;
	}
	return NULL;
}

size_t page_size(void)
{
	static size_t size;

	if (!size)
		size = mote_auxv(AT_PAGESZ) ? mote_auxv(AT_PAGESZ) : 4096;
	return size;
}
