/*
 * The queue of enabled signals: from handlers, on any thread, to the one G that receives.
 *
 * `pending` has a bit for each signal that has come and that the receiver has not taken yet. Those
 * from SIGRTMIN up have a counter beside it: the sender raises it before it sets the bit. The
 * receiver moves all of `pending` into `taken`, its own, and tells from there; of a counted signal
 * one at a time, and what is left of it goes back into `pending`. `receiver` is the right to
 * receive, held from the start of a call to its end: what one receiver has taken and not told, the
 * next one finds in `taken`.
 *
 * `state` says who owes whom a wake-up:
 *   IDLE       nobody sleeps, and nothing has come since the receiver last looked at the state
 *   SENDING    something may have come: the receiver must look before it sleeps
 *   RECEIVING  the receiver sleeps on `note`, or is about to; it owns nothing else
 * A fourth state, FIXUP, is kept free for calls on every thread: who makes such a call moves
 * RECEIVING to it and wakes the receiver, which serves the call, goes to IDLE, and looks again. A
 * sender that finds it writes it back, FIXUP -> FIXUP, which orders its bit before the receiver's
 * next look, and ends.
 *
 * Transitions, each by one compare-and-swap:
 *   sender    after it has set its bit, unless that was set already (who set it does this):
 *             IDLE -> SENDING
 *             SENDING -> SENDING: nothing changes, but the write orders this sender's bit before
 *                         the receiver's next look, as the others do
 *             RECEIVING -> IDLE, then note_wakeup: this sender alone owes it
 *   receiver  after it has found `pending` empty:
 *             SENDING -> IDLE, then it looks again
 *             IDLE -> RECEIVING, then it sleeps; woken, it clears the note and looks again
 *
 * No wake-up is lost: a sender that has set a bit and the receiver that has found none both write
 * `state`. If the sender comes first, the receiver finds SENDING, and sees the bit when it looks
 * again; if the receiver comes first, the sender finds RECEIVING and wakes it. The step to SENDING
 * may find nothing later, where the receiver has taken the bit already: it looks once for nothing.
 * There is one wake-up for each sleep: only the one sender that moves RECEIVING away makes it, and
 * the receiver moves to RECEIVING again only after it has cleared the note. The note is cleared
 * before the look at `pending`, so a wake-up never ends a sleep that it was not meant for.
 * All writes of `state` and `pending` are read-modify-writes, acquire and release: each sees what
 * the writers before it in the word's order have done.
 *
 * With a pipe (mote_signal_usepipe) the read end takes the place of the note, and RECEIVING is not
 * entered any more; a receiver that was in it when the pipe came sleeps on the note, or polls
 * already. The pipe is to be readable while anything is pending or taken:
 *   sender    IDLE -> SENDING, then it writes a byte; a full pipe is readable anyway
 *             RECEIVING -> SENDING, once: note_wakeup, and the byte
 *   receiver  when nothing is left: empties the pipe, then SENDING -> IDLE, then looks at `pending`
 *             again; if something is there now, IDLE -> SENDING and a byte of its own: the byte for
 *             it may just have been eaten, or was never written, for its sender saw SENDING
 * SENDING means that a byte is in the pipe, or that a sender is about to write it. So the pipe is
 * emptied before the state goes back: a sender whose bit was taken early may move the state late,
 * and were its byte eaten after the receiver's step, SENDING would stay over an empty pipe. A byte
 * written late makes the pipe readable for nothing; the next tryrecv empties it.
 */
#ifndef RUNTIME_SIGNAL_SIGQUEUE_H
#define RUNTIME_SIGNAL_SIGQUEUE_H

#include <stdbool.h>

struct note;

/* Queues a signal and wakes the receiver.
 * Runs on: signal, foreign too. Holds: any. Allocates: no. Blocks: no. */
void sigqueue_send(int sig);

/* The second half of it: the receiver looks once more.
 * Runs on: any. Holds: any. Allocates: no. Blocks: no. */
void sigqueue_wake(void);

/* The right to receive; false when somebody else has it.
 * Runs on: g. Holds: any. Allocates: no. Blocks: no. */
bool sigqueue_claim(void);
void sigqueue_release(void);

/* The next signal, 0 when there is none. Runs on: g. Holds: the right. Allocates: no. Blocks: no.
 */
int sigqueue_take(void);

/*
 * Announces that the receiver will sleep: false when it must look again instead.
 * Runs on: g. Holds: the right. Allocates: no. Blocks: no.
 */
bool sigqueue_announce(void);

/* What it sleeps on: the read end of the pipe or, where that is 0, the note, to be cleared. */
int sigqueue_pipe(void);
struct note *sigqueue_note(void);

#endif
