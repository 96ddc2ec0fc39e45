/* What the kernel laid on the first stack. */
#ifndef RUNTIME_OS_AUXV_H
#define RUNTIME_OS_AUXV_H

#include <stddef.h>

/* Keeps the kernel's stack pointer of the process's start. Called first of all by start_c. */
void auxv_start(long *sp);

/* The kernel's stack pointer at the process's start: &argc. */
long *auxv_stack(void);

/* Bytes in a page. Runs on: any. Holds: any. Allocates: no. Blocks: no. */
size_t page_size(void);

#endif
