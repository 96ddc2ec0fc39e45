/* How many slots there are. */
#ifndef RUNTIME_LOOP_PROCS_H
#define RUNTIME_LOOP_PROCS_H

struct m;

/* As many slots as the affinity mask has CPUs; the first is mp's.
 * Runs on: the first stack. Holds: nothing. Allocates: slots. Blocks: no. */
void procs_start(struct m *mp);

#endif
