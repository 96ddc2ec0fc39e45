/* Thread-local storage and the per-thread block. */
#ifndef RUNTIME_OS_TLS_H
#define RUNTIME_OS_TLS_H

#include <stddef.h>

struct self;

/* Sets the main thread up: thread base, canary. Called by start_c; weak there. */
void mote_tls_start(void);

/* Bytes that one thread's block and TLS need, slack for alignment included. */
size_t tls_size(void);

/*
 * Lays a thread's block and TLS image out in `mem` (tls_size() zeroed bytes) and returns the thread
 * base. Runs on: g0. Holds: nothing. Allocates: no. Blocks: no.
 */
char *tls_place(char *mem);

#endif
