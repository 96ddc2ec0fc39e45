/*
 * The M that sleeps until the first timer is due (runtime/io/timer.c).
 *
 * All timers lie in a heap under timer_lock. An M with nothing to do becomes the sleeper, if
 * there is a timer and no other sleeper: under the lock it writes down itself and when the
 * first is due (`until`), then sleeps on its own note until then. Who arms a timer that is due
 * earlier than `until`, or wants the M for something else (kick), takes the sleeper out and
 * wakes its note, all under the lock. The sleeper, woken or not, takes the lock, takes itself
 * out if it is still in, and only then clears the note: who has taken it out has woken it
 * before it let the lock go. Then it runs what is due. sysmon may run timers, too, and timers
 * may be stopped and armed anew by anybody; the sleeper is not woken for what has gone: it
 * finds out at `until`.
 *
 * Broken: BROKEN_NO_WAKE (an earlier timer wakes nobody); BROKEN_WAKE_LATE (the note is woken
 * after the lock has been let go); BROKEN_CLEAR_EARLY (the note is cleared before the lock is
 * taken); BROKEN_STAY (a sleeper whose time is over does not take itself out); BROKEN_UNTIL
 * (the time of the first timer is read before the lock is taken).
 *
 * Here: time goes on only when nothing else can move, so to be late is to be forgotten. An M
 * that is not the sleeper rests on the same note, in the list of idle ones, after one more
 * look; whoever arms a timer while none sleeps wakes one of those. (What the program leaves to
 * sysmon there, which never pauses for longer than a timer may be late, is left out.) The heap
 * is a set, and its lock makes each look at it one step.
 *
 *	-DMS=n -DCALLERS=n	Ms without work; Gs, on others, that arm, stop and kick
 *	-DTIMERS=n -DOPS=n	timers (1 or 2); calls in all
 *	-DEND=n			time ends
 *	-DSYSMON		a second one that runs what is due while no M sleeps for it
 *
 * Proved: no timer is late while there is an M without work; no note is woken twice, left
 * woken, or woken after its M has gone to rest elsewhere.
 */
#ifndef MS
#define MS 2
#endif
#ifndef TIMERS
#define TIMERS 2
#endif
#ifndef CALLERS
#define CALLERS 2
#endif
#ifndef OPS
#define OPS 4
#endif
#ifndef END
#define END 3
#endif

#define NEVER	255
#define NOBODY	MS

bool locked;
byte due[TIMERS] = NEVER;	/* when, or NEVER: not armed */
byte sleeper = NOBODY;
byte until;
bool note[MS];			/* woken */
bool idle[MS];			/* in the list */
byte now;
byte ops = OPS;

/* For use within one step. */
hidden byte k, first;
hidden byte woken_twice, late, left_woken, still_idle;

inline find_first()
{
	d_step {
		k = 0;
		first = NEVER;
		do
		:: k < TIMERS -> first = (due[k] < first -> due[k] : first); k++
		:: else -> break
		od
	}
}

inline run_due()
{
	d_step {
		k = 0;
		do
		:: k < TIMERS -> due[k] = (due[k] <= now -> NEVER : due[k]); k++
		:: else -> break
		od
	}
}

inline wake(m)
{
	woken_twice = note[m];
	assert(!woken_twice);
	note[m] = true
}

/* Under the lock, with a sleeper; lets the lock go. */
inline take_sleeper_out()
{
	who = sleeper;
	sleeper = NOBODY;
#ifndef BROKEN_WAKE_LATE
	wake(who);
	who = NOBODY;
#endif
	locked = false
}

#ifdef BROKEN_NO_WAKE
#define TOO_LATE	(d == NEVER)
#else
#define TOO_LATE	(d == NEVER || (d != 0 && now + d < until))
#endif

/* On an M that stays busy. */
proctype caller()
{
	byte who = NOBODY, t, d;

	do
	:: atomic {
		ops > 0 -> ops--;
		if
		:: t = 0
		:: t = TIMERS - 1
		fi;
		if
		:: d = 1	/* arms it for so much later, anew if it is armed */
		:: d = 2
		:: d = 0	/* stops it */
		:: d = NEVER	/* kicks */
		fi
	}
		atomic { !locked -> locked = true };
		atomic {
			due[t] = (d == NEVER -> due[t] : (d == 0 -> NEVER : now + d));
			t = 0;
			if
			:: sleeper != NOBODY && TOO_LATE -> take_sleeper_out()
			:: sleeper == NOBODY && d != 0 && d != NEVER ->
				locked = false;
				if
				:: idle[0] -> idle[0] = false; wake(0)
#if MS > 1
				:: idle[1] -> idle[1] = false; wake(1)
#endif
				:: else
				fi
			:: else -> locked = false
			fi;
			d = 0
		}
#ifdef BROKEN_WAKE_LATE
		atomic {
			if
			:: who != NOBODY -> wake(who); who = NOBODY
			:: else
			fi
		}
#endif
		if
		:: true
		:: now < END ->
			d = now;
end_waits:		atomic { now > d -> d = 0 }
		fi
	:: ops == 0 -> break
	od
}

proctype m(byte me)
{
	byte mine;

look:	atomic { !locked -> run_due() };
#ifdef BROKEN_UNTIL
	atomic { find_first(); mine = first };
#endif
	atomic {
		!locked;
		find_first();
		if
		:: first == NEVER || sleeper != NOBODY -> mine = 0; goto rest
		:: else ->
#ifndef BROKEN_UNTIL
			mine = first;
#endif
			until = mine;
			sleeper = me
		fi
	}
end_sleeps:
	atomic { note[me] || now >= mine -> mine = 0 };
#ifdef BROKEN_CLEAR_EARLY
	note[me] = false;
#endif
	atomic {
		!locked;
#ifndef BROKEN_STAY
		sleeper = (sleeper == me -> NOBODY : sleeper)
#endif
	}
#ifndef BROKEN_CLEAR_EARLY
	note[me] = false;
#endif
	goto look;

rest:	atomic {
		find_first();
		if
		:: first != NEVER && sleeper == NOBODY -> goto look
		:: else -> idle[me] = true
		fi
	}
end_rests:
	atomic {
		note[me] ->
		still_idle = idle[me];
		assert(!still_idle);
		note[me] = false
	}
	goto look
}

#ifdef SYSMON
proctype sysmon()
{
end:	do
	:: atomic {
		sleeper == NOBODY && !locked && (due[0] <= now || due[TIMERS - 1] <= now) ->
		run_due()
	}
	od
}
#endif

proctype clock()
{
	do
	:: timeout ->
		d_step {
			find_first();
			late = (first <= now);
			assert(!late);
			k = 0;
			do
			:: k < MS -> left_woken = note[k]; assert(!left_woken); k++
			:: else -> break
			od;
			now++
		}
		if
		:: now > END -> break
		:: else
		fi
	od
}

init
{
	byte i;

	atomic {
		do
		:: i < MS -> run m(i); i++
		:: else -> break
		od;
		i = 0;
		do
		:: i < CALLERS -> run caller(); i++
		:: else -> break
		od;
#ifdef SYSMON
		run sysmon();
#endif
		run clock()
	}
}
