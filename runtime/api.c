/* Public calls that join layers which do not know each other. */
#include "runtime/mote.h"

#include "runtime/base/compiler.h"
#include "runtime/base/config.h"
#include "runtime/io/timer.h"
#include "runtime/loop/blocking.h"
#include "runtime/os/futex.h"
#include "runtime/os/mutex.h"
#include "runtime/sched/m.h"
#include "runtime/sched/sched.h"
#include "runtime/sync/note.h"
#include "syscall.h"

/* Runs on: g. Holds: nothing. Allocates: no. Blocks: M. */
long mote_blocking6(long a, long b, long c, long d, long e, long f, long nr)
{
	long r;

	blocking_begin();
	r = syscall6(nr, a, b, c, d, e, f);
	blocking_end();
	return r;
}

/* Runs on: any. Holds: any. Allocates: no. Blocks: no. */
void mote_noteclear(struct mote_note *n)
{
	note_clear((struct note *)n);
}

/* Runs on: any, signal and foreign too. Holds: any. Allocates: no. Blocks: no. */
void mote_notewakeup(struct mote_note *n)
{
	note_wakeup((struct note *)n);
}

static bool note_block(struct note *n, int64_t until, void (*enter)(void))
{
	bool woken;

	enter();
	m_set_asleep(&n->word);
	woken = note_spin(n) || note_sleep_unless(n, until, &sched.ms_short);
	m_set_asleep(NULL);
	blocking_exit();
	return woken;
}

static bool note_wait(struct note *n, int64_t ns, void (*enter)(void))
{
	int64_t until;

	if (note_signalled(n) || ns == 0)
		return note_signalled(n);
	until = ns < 0 ? FUTEX_NEVER : timer_after(ns);
	do {
		/* The last M: the G looks again and again. */
		if (blocking_is_last())
			mote_sleep(LOOK_AGAIN_NS);
		else if (note_block(n, until, enter))
			return true;
	} while (!note_signalled(n) && mote_nanotime() < until);
	return note_signalled(n);
}

/* Runs on: g. Holds: nothing. Allocates: no. Blocks: M. */
void mote_notesleep(struct mote_note *n)
{
	note_wait((struct note *)n, -1, blocking_enter);
}

/* Runs on: g. Holds: nothing. Allocates: no. Blocks: M. */
bool mote_notetsleep(struct mote_note *n, int64_t ns)
{
	return note_wait((struct note *)n, ns, blocking_enter);
}

/* Runs on: g. Holds: nothing. Allocates: no. Blocks: M. */
bool mote_notetsleepg(struct mote_note *n, int64_t ns)
{
	return note_wait((struct note *)n, ns, blocking_enter_now);
}

static noinline void lock_slow(struct mutex *m)
{
	bool locked = mutex_lock_spin(m, MUTEX_HELD);

	while (!locked) {
		if (blocking_is_last()) {
			mote_sleep(LOOK_AGAIN_NS);
			locked = mutex_trylock_contended(m);
			continue;
		}
		blocking_enter();
		m_set_asleep(&m->word);
		locked = mutex_lock_unless(m, &sched.ms_short);
		m_set_asleep(NULL);
		blocking_exit();
	}
}

/* Runs on: g. Holds: nothing. Allocates: no. Blocks: M. */
void mote_lock(struct mote_mutex *m)
{
	if (unlikely(!mutex_trylock((struct mutex *)m)))
		lock_slow((struct mutex *)m);
}

/* Runs on: g. Holds: m. Allocates: no. Blocks: no. */
void mote_unlock(struct mote_mutex *m)
{
	mutex_unlock((struct mutex *)m);
}

/* Runs on: g. Holds: nothing. Allocates: no. Blocks: no. */
bool mote_trylock(struct mote_mutex *m)
{
	return mutex_trylock((struct mutex *)m);
}
