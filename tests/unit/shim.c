/* What the hosted unit tests share, and the parts below the code under test. */
#include "tests/unit/shim.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/mman.h>
#include <unistd.h>

#include "runtime/os/throw.h"

#define PAGE 4096ul

jmp_buf shim_jump;
bool shim_expected;

static const char *thrown;

unsigned long mote_auxv(unsigned long type);

static char *map_pages(size_t size)
{
	size_t len = (size + PAGE - 1) / PAGE * PAGE;
	char *p = mmap(NULL, len + 2 * PAGE, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (p == MAP_FAILED || mprotect(p + PAGE, len, PROT_READ | PROT_WRITE))
		abort();
	return p + PAGE;
}

char *guarded(size_t size, int fill)
{
	size_t len = (size + PAGE - 1) / PAGE * PAGE;
	char *p = map_pages(size) + len - size;

	memset(p, fill, size);
	return p;
}

char *guarded_front(size_t size, int fill)
{
	char *p = map_pages(size);

	memset(p, fill, size);
	return p;
}

unsigned long random_next(unsigned long *state)
{
	*state = *state * 6364136223846793005ul + 1442695040888963407ul;
	return *state >> 20;
}

const char *shim_thrown(void)
{
	shim_expected = false;
	return thrown;
}

void throw(const char *msg)
{
	thrown = msg;
	if (shim_expected)
		longjmp(shim_jump, 1);
	fprintf(stderr, "unexpected throw: %s\n", msg);
	abort();
}

unsigned long mote_auxv(unsigned long type)
{
	return getauxval(type);
}
