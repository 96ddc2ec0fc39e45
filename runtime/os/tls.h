/* Thread-local storage and the per-thread block. */
#ifndef RUNTIME_OS_TLS_H
#define RUNTIME_OS_TLS_H

#include <stddef.h>
#include <stdint.h>

struct self;

/* Sets the main thread up: thread base, canary. A step of start_c, weak and empty there. */
void tls_start(void);

/* Tells the canary to code that has it in a global variable. Called by tls_start. */
void canary_set(uintptr_t canary);

/* Does nothing; a reference to it is what makes tls_start a part of the program. */
void mote_tls_start(void);

/* Bytes that one thread's block and TLS need, slack for alignment included. */
size_t tls_size(void);

/*
 * Lays a thread's block and TLS image out in `mem` (tls_size() zeroed bytes) and returns the thread
 * base. Runs on: g0. Holds: nothing. Allocates: no. Blocks: no.
 */
char *tls_place(char *mem);

#endif
