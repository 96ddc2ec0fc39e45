/* The scheduler's loop: what each M does on its own stack. */
#ifndef RUNTIME_LOOP_SCHEDULE_H
#define RUNTIME_LOOP_SCHEDULE_H

/* Chooses Gs and runs them, for ever.
 * Runs on: g0. Holds: nothing. Allocates: no. Blocks: M. */
void schedule(void);

#endif
