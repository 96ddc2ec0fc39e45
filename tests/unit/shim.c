/* What the hosted unit tests share, and the parts below the code under test. */
#define _GNU_SOURCE
#include "tests/unit/shim.h"
#include "tests/unit/sys_stub.h"

#include <errno.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/mman.h>
#include <unistd.h>

#include "runtime/os/auxv.h"
#include "runtime/os/throw.h"
#include "runtime/os/tls.h"

#define PAGE 4096ul

static jmp_buf jump;
static bool expected;
static const char *thrown;

unsigned long mote_auxv(unsigned long type);

static size_t pages(size_t size)
{
	return (size / PAGE + 1) * PAGE;
}

static char *map_pages(size_t len)
{
	char *p = mmap(NULL, len + 2 * PAGE, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (p == MAP_FAILED || mprotect(p + PAGE, len, PROT_READ | PROT_WRITE))
		abort();
	return p + PAGE;
}

char *guarded(size_t size, int fill)
{
	char *end = map_pages(pages(size)) + pages(size);

	return memset(end - size, fill, size);
}

char *guarded_front(size_t size, int fill)
{
	return memset(map_pages(pages(size)), fill, size);
}

unsigned long random_next(unsigned long *state)
{
	*state = *state * 6364136223846793005ul + 1442695040888963407ul;
	return *state >> 20;
}

void throw(const char *msg)
{
	if (!expected) {
		fprintf(stderr, "unexpected throw: %s\n", msg);
		abort();
	}
	thrown = msg;
	longjmp(jump, 1);
}

const char *throws(void (*fn)(void *), void *arg)
{
	thrown = NULL;
	expected = true;
	if (!setjmp(jump))
		fn(arg);
	expected = false;
	return thrown;
}

unsigned long mote_auxv(unsigned long type)
{
	return getauxval(type);
}

struct stub_calls stub;

void *sys_pages(size_t len)
{
	long n = __atomic_add_fetch(&stub.calls, 1, __ATOMIC_RELAXED);
	void *p;

	if (stub.fail_from && n >= stub.fail_from && n < stub.fail_to)
		return NULL;
	p = mmap(NULL, len, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (p == MAP_FAILED)
		return NULL;
	__atomic_add_fetch(&stub.mapped, len, __ATOMIC_RELAXED);
	return p;
}

int sys_munmap(void *addr, size_t len)
{
	if (stub.fail_munmap)
		return -ENOMEM;
	__atomic_sub_fetch(&stub.mapped, len, __ATOMIC_RELAXED);
	return munmap(addr, len) ? -errno : 0;
}

int sys_madvise(void *addr, size_t len, int advice)
{
	__atomic_add_fetch(&stub.advised, len, __ATOMIC_RELAXED);
	return madvise(addr, len, advice) ? -errno : 0;
}

struct self *cpu_self(void)
{
	static __thread struct self self;

	return &self;
}

void mote_tls_start(void)
{
}

size_t page_size(void)
{
	return PAGE;
}
