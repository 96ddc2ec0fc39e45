/*
 * Calls that block the M: before, the slot is marked; after, it is taken back, with one
 * compare-and-swap if nobody has wanted it meanwhile. The protocol is slot.h's.
 *
 * The limit of Ms. When it is reached and no M is idle, the last M that runs Gs must not go into a
 * call: nobody would run the Gs that those inside may wait for.
 *   - System calls take turns: one more may begin when one has returned. With nobody inside it
 *     begins all the same.
 *   - A sleeper in a note or a lock waits for what Gs do: it goes on as a G that looks again and
 *     again, instead of blocking the M.
 * A turn is given when a call returns, and by sysmon in its rounds; who gets it looks again.
 *
 * Where the kernel refuses threads, sleepers in a note or a lock, and the receiver of signals that
 * polls its pipe, do as the second kind does. One that sleeps already is woken (m_rouse) when
 * somebody wants an M and gets none. System calls go on as ever: nobody knows which of them would
 * block.
 */
#ifndef RUNTIME_LOOP_BLOCKING_H
#define RUNTIME_LOOP_BLOCKING_H

#include <stdbool.h>

struct slot;

/* Before a call that may block. Runs on: g. Holds: any. Allocates: no. Blocks: no. */
void blocking_enter(void);

/*
 * The same where the call is sure to block: the slot goes to others at once.
 * Runs on: g. Holds: nothing. Allocates: address space. Blocks: M, shortly.
 */
void blocking_enter_now(void);

/*
 * After it. Parks the G when no slot is free, or sysmon has said that others have waited for long.
 * Runs on: g. Holds: nothing. Allocates: no. Blocks: G.
 */
void blocking_exit(void);

/* Before and after a system call that may block: with its turn. Runs on: g. May park the G. */
void blocking_begin(void);
void blocking_end(void);

/* True where the calling M is the last that can be had.
 * Runs on: g. Holds: any. Allocates: no. Blocks: no. */
bool blocking_is_last(void);

/* Whether Gs wait for their turn. Runs on: any. Holds: any. Allocates: no. Blocks: no. */
bool blocking_turns_waiting(void);

/* Lets the first of them look again. Runs on: g, sysmon. Holds: nothing. Allocates: no. Blocks: no.
 */
void blocking_give_turn(void);

/* Takes a slot away from a blocked M and hands it to another or, where there is no work, lays
 * it down. True where that was of use. Runs on: sysmon. */
bool blocking_retake(struct slot *slot, bool work);

#endif
