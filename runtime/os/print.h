/* Printing for the runtime's own use; the public calls are in mote.h. */
#ifndef RUNTIME_OS_PRINT_H
#define RUNTIME_OS_PRINT_H

#include <stddef.h>

/*
 * mote_eprintf for throw and tracebacks: to fd 2, one write up to 1 KiB.
 * Runs on: g | g0 | signal | foreign. Holds: any. Allocates: no. Blocks: M, when fd 2 is full.
 */
__attribute__((format(printf, 1, 2))) int print_err(const char *fmt, ...);

/*
 * Upward, weak: the write of mote_printf and mote_eprintf; -EINTR: to be tried again. Where there
 * are Gs the run slot serves others meanwhile. Runs on: any. Holds: any. Allocates: no. Blocks: M.
 */
long print_write(int fd, const void *buf, size_t n);

#endif
