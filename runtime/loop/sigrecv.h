/* Receiving signals. */
#ifndef RUNTIME_LOOP_SIGRECV_H
#define RUNTIME_LOOP_SIGRECV_H

/*
 * Sleeps until something has been queued, after sigqueue_announce; may return for no reason.
 * Runs on: g. Holds: the right to receive. Allocates: no. Blocks: M.
 */
void sigrecv_wait(void);

#endif
