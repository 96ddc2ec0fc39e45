/*
 * Vectors of memory: linux/uio.h.
 *
 * Rules of this folder. Structures are called `struct kernel_NAME`; constants, and most fields,
 * have the kernel's names. A block of constants is one kernel header's, named above it, under one
 * #ifndef: where that header came first, its own definitions stand. Nothing here needs the kernel's
 * headers; tests/abi/check compares all of it with them.
 */
#ifndef KERNEL_ABI_TYPES_H
#define KERNEL_ABI_TYPES_H

#include <stddef.h>

struct kernel_iovec {
	void *iov_base;
	size_t iov_len;
};

#endif
