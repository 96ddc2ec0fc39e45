/* Printing for the runtime's own use; the public calls are in mote.h. */
#ifndef RUNTIME_OS_PRINT_H
#define RUNTIME_OS_PRINT_H

/*
 * mote_eprintf for throw and tracebacks: to fd 2, one write up to 1 KiB.
 * Runs on: g | g0 | signal | foreign. Holds: any. Allocates: no. Blocks: M, when fd 2 is full.
 */
__attribute__((format(printf, 1, 2))) int print_err(const char *fmt, ...);

#endif
