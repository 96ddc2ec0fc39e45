/*
 * Gs bound to an M. The G runs on that M only, and the M runs that G only: when the G waits, the M
 * lets its slot go and waits for it; whoever chooses the G gives the M a slot with which to run it.
 */
#ifndef RUNTIME_SCHED_LOCKED_H
#define RUNTIME_SCHED_LOCKED_H

struct g;
struct m;

/* Waits until the G that is bound to mp may run.
 * Runs on: g0. Holds: nothing. Allocates: address space. Blocks: M. */
struct g *locked_wait(struct m *mp);

/* Gives mp's slot to the M that gp is bound to.
 * Runs on: g0. Holds: nothing. Allocates: no. Blocks: no. */
void locked_hand_over(struct m *mp, struct g *gp);

#endif
