/* Dying with a message. */
#ifndef RUNTIME_OS_THROW_H
#define RUNTIME_OS_THROW_H

/*
 * Writes "fatal error: msg" and tracebacks on fd 2, and ends the process with status 2. Works
 * before there are threads, on any stack, in a handler, while another M throws (it has the word)
 * and while it is itself throwing (the second message is told, and the process ends at once).
 * Runs on: any. Holds: any. Allocates: no. Blocks: no.
 */
_Noreturn void throw(const char *msg);

/* The same with a number behind the message: "msg N". */
_Noreturn void throw_number(const char *msg, unsigned long n);

/* The same: "signal N why". */
_Noreturn void throw_signal(int sig, const char *why);

/*
 * For deaths that are not a throw: claims the right to report, as throw does. Returns when the
 * caller may print; never for a second thread.
 * Runs on: any. Holds: any. Allocates: no. Blocks: every thread but the first.
 */
void throw_begin(void);

/* Upward, weak: tracebacks of the Gs, where the runtime proper is linked. */
void traceback_all(void) __attribute__((weak));

#endif
