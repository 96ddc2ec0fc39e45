/* The note; the protocol is in note.h, its model in tests/model/note.pml. */
#include "runtime/sync/note.h"

#include "cpu.h"
#include "runtime/os/futex.h"
#include "runtime/os/mutex.h"
#include "runtime/os/throw.h"

void note_clear(struct note *n)
{
	atomic_store_release(&n->word, NOTE_CLEAR);
}

void note_wakeup(struct note *n)
{
	uint32_t old = atomic_xchg(&n->word, NOTE_SIGNALLED);

	if (old == NOTE_ASLEEP)
		futex_wake(&n->word, 1);
	else if (old == NOTE_SIGNALLED)
		throw("notewakeup - double wakeup");
}

bool note_spin(struct note *n)
{
	for (int i = 0; i < mutex_spin; i++) {
		if (note_signalled(n))
			return true;
		cpu_relax();
	}
	return note_signalled(n);
}

bool note_sleep_unless(struct note *n, int64_t deadline, const bool *leave)
{
	for (;;) {
		long r;

		if (note_signalled(n))
			return true;
		/* ASLEEP already: a stray wake, or an interrupted sleep that goes on. */
		atomic_cas(&n->word, NOTE_CLEAR, NOTE_ASLEEP);
		r = futex_wait(&n->word, NOTE_ASLEEP, deadline);
		if (r == -ETIMEDOUT || atomic_load_relaxed(leave))
			break;
	}
	return !atomic_cas(&n->word, NOTE_ASLEEP, NOTE_CLEAR);
}

bool note_sleep_until(struct note *n, int64_t deadline)
{
	static const bool never;

	return note_sleep_unless(n, deadline, &never);
}

void note_sleep(struct note *n)
{
	note_sleep_until(n, FUTEX_NEVER);
}
