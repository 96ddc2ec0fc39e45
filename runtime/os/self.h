/*
 * The per-thread block: at a fixed place next to the thread base (arch/contract.h), so that one
 * load finds the M. Its offsets are known to assembly and, the canary's, to compilers.
 */
#ifndef RUNTIME_OS_SELF_H
#define RUNTIME_OS_SELF_H

#include <stddef.h>
#include <stdint.h>

#include "arch/contract.h"
#include "cpu.h"

struct alloc_cache;
struct m;

struct self {
	struct self *self;	   /* where some ABIs want it */
	void *unused;		   /* some ABIs' DTV */
	struct m *m;		   /* the M; NULL before boot and where no runtime is linked */
	struct alloc_cache *cache; /* the allocator's; NULL: the process's own is used */
	int tid;
	int unused2;
	uintptr_t canary; /* one for all threads */
	void *unused3;
};

_Static_assert(sizeof(struct self) == SELF_SIZE, "self: size");
_Static_assert(offsetof(struct self, m) == SELF_M, "self.m");
_Static_assert(offsetof(struct self, canary) == SELF_CANARY, "self.canary");

#endif
