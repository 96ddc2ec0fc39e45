/*
 * In place of runtime/os/sys.h and self.h, for a file that is included into its test: the kernel's
 * memory calls can be made to fail, and what is mapped is counted.
 */
#ifndef TESTS_UNIT_SYS_STUB_H
#define TESTS_UNIT_SYS_STUB_H
#define RUNTIME_OS_SYS_H
#define RUNTIME_OS_SELF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "kernel_abi/errno.h"
#include "kernel_abi/mman.h"

struct stub_calls {
	long mapped;	  /* bytes */
	long calls;	  /* of sys_pages */
	long fail_from;	  /* the calls from this one on fail; 0: none */
	long fail_to;	  /* up to this one, which works again */
	bool fail_munmap; /* the kernel cannot split a map */
	long advised;	  /* bytes given back by madvise */
};

extern struct stub_calls stub;

void *sys_pages(size_t len);
int sys_munmap(void *addr, size_t len);
int sys_madvise(void *addr, size_t len, int advice);

struct alloc_cache;

struct self {
	struct alloc_cache *cache;
};

/* This thread's. */
struct self *cpu_self(void);

#endif
