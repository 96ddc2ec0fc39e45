/* Every tunable: its unit, and why it has its value. */
#ifndef RUNTIME_BASE_CONFIG_H
#define RUNTIME_BASE_CONFIG_H

#define KIB 1024ul
#define MIB (1024 * KIB)
#define GIB (1024 * MIB)

#define NS_PER_US 1000ll
#define NS_PER_MS 1000000ll
#define NS_PER_S 1000000000ll

/* Stack of a G: bytes for the program; what mote's own calls need (measured at -O0 on the
 * architecture with the largest frames, mote_printf being the deepest); the largest one. */
#define G_STACK_DEFAULT (64 * KIB)
#define G_STACK_RESERVE 2560ul
#define G_STACK_MAX (1 * GIB)

/* Stacks are carved out of chunks of address space: large enough to keep the number of maps low
 * for a million Gs, small enough for a modest RLIMIT_AS. */
#define CHUNK_BYTES (64 * MIB)

/* Guards installed by one call, and how far apart in all: they cost page tables. */
#define GUARD_BATCH 64
#define GUARD_SPAN (2 * MIB)

/* Dead Gs kept: per slot and class (half of them move at a time), and in all before the rest
 * gives its memory back. */
#define GFREE_SLOT 128
#define GFREE_KEEP 256

/* Memory of dead Gs goes back when it was of no use from one look to the next. */
#define TRIM_LOOK_NS (100 * NS_PER_MS)

/* Goids are handed to slots in batches. */
#define GOID_BATCH 64

/* Gs in a slot's ring; a power of two. */
#define RUNQ_SIZE 256

/* Run slots. */
#define MAX_SLOTS 1024

/* Every so many switches a slot looks at the global queue and the timers first. */
#define SCHED_POLL 61

/* So many times in a row the run-next place may go before the ring. */
#define RUNNEXT_STREAK 64

/* Timers taken out of the heap before the lock is let go for others. */
#define TIMER_BATCH 64

/* Cases of a select whose places are on the stack: what a G's reserve has room for. */
#define SELECT_SMALL 8

/* Ms: the limit at start, and the most that the limit can be set to. */
#define MAX_MS_DEFAULT 10000
#define MAX_MS 32768

/* An M's own stack, and the least for its signal stack. */
#define M_STACK (32 * KIB)
#define SIGSTACK_MIN (32 * KIB)

/* Entries of the list of free Ms that are looked at for one whose thread is gone. */
#define PARTS_LOOK 8

/* Frames of the kernel's that fit on a signal stack, where they are large: a handler, the five
 * signals of faults, sent from outside, within it, and room for what they call. */
#define SIGSTACK_FRAMES 10

/* Spare Ms made at boot, where foreign threads may need them. */
#define SPARE_MS 4

/* needm tries so often to make another where no memory was to be had. */
#define SPARE_RETRY_NS (20 * NS_PER_MS)

/* Idle Ms beyond this many more than slots leave when they have idled for so long. */
#define M_IDLE_KEEP 4
#define M_IDLE_NS (5 * NS_PER_S)

/* Attempts at a clone that fails with EAGAIN, and the first pause between them (doubled). */
#define CLONE_TRIES 5
#define CLONE_PAUSE_NS (1 * NS_PER_MS)

/* sysmon's shortest and longest pause while slots run. */
#define SYSMON_MIN_NS (20 * NS_PER_US)
#define SYSMON_MAX_NS (10 * NS_PER_MS)

/* So long a G that makes short calls keeps its slot from others. */
#define SLICE_NS (10 * NS_PER_MS)

/* How late timers are before sysmon runs them while every slot is busy: those look themselves when
 * they switch, and what sysmon makes ready waits for them all the same. */
#define TIMER_LATE_NS (5 * NS_PER_MS)

/* sysmon looks so often whether every thread is still there. */
#define M_CHECK_NS (1 * NS_PER_S)

/* So long Gs that could run wait for a thread, with nothing else going on, before it is a throw. */
#define STUCK_NS (5 * NS_PER_S)

/* Pauses of a thread that waits for a note or a lock, before it sleeps, when there is more than one
 * CPU: about what a futex call costs. */
#define SPIN_PAUSES 100

/* How long a G that may not block its M, at the limit of Ms, waits before it looks again. */
#define LOOK_AGAIN_NS (200 * NS_PER_US)

/* Pauses before the first look at a lock, and between later ones: longer than it is mostly held.
 * Who looks sooner takes its cache line from the holder, for nothing. */
#define MUTEX_FIRST 32
#define MUTEX_PAUSES 64

#endif
