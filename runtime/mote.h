/*
 * mote.h - the public interface of mote, a minimal runtime on raw Linux system calls.
 *
 * Conventions
 *   Results    int and long: 0 or positive on success, -errno on failure; there is no errno.
 *   Times      int64_t nanoseconds. A relative time below 0 means "for ever" (mote_sleep aside).
 *   [AS]       async-signal-safe: legal in a signal handler on any thread, foreign ones too.
 *   Blocks M   the kernel thread sleeps; its run slot serves other Gs meanwhile.
 *   Parks G    the M goes on with other Gs.
 *   Throws     "fatal error: ..." and tracebacks on fd 2, then exit status 2.
 *
 * A program pays for what it links: the runtime proper (handlers, scheduler) starts before main
 * exactly when the program calls a function of "Gs", "Notes and locks", "Channels", "Timers" or
 * "Signals".
 */
#ifndef MOTE_H
#define MOTE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "kernel_abi/auxv.h"
#include "kernel_abi/cred.h"
#include "kernel_abi/errno.h"
#include "kernel_abi/fcntl.h"
#include "kernel_abi/futex.h"
#include "kernel_abi/mman.h"
#include "kernel_abi/prctl.h"
#include "kernel_abi/sched.h"
#include "kernel_abi/signal.h"
#include "kernel_abi/time.h"
#include "kernel_abi/types.h"
#include "syscall_nr.h"

#ifdef __cplusplus
extern "C" {
#define MOTE_NORETURN [[noreturn]]
#else
#define MOTE_NORETURN _Noreturn
#endif

#pragma GCC visibility push(default)

/* The process */

/* Ends the process and every thread of it with `status` (its low 8 bits). [AS] */
MOTE_NORETURN void mote_exit(int status);

/* The value of the auxiliary vector's entry AT_xxx, 0 when the kernel gave none. [AS] */
unsigned long mote_auxv(unsigned long type);

/* The value of an environment variable as of start-up, NULL when absent. */
const char *mote_getenv(const char *name);

/* Reports "fatal error: msg" with tracebacks on fd 2 and ends the process with status 2. [AS] */
MOTE_NORETURN void mote_throw(const char *msg);

/*
 * Formatted output: to fd 1, to fd 2, to memory. [AS]
 * %d %i %u %x %X %o %p %s %c %%, flags - 0 + space #, width, precision, *, lengths hh h l ll z t j.
 * printf and eprintf return the bytes written or -errno; output up to 1 KiB is one write. snprintf
 * returns the length that the whole text has, and ends what it stored with a 0 where size > 0.
 */
__attribute__((format(printf, 1, 2))) int mote_printf(const char *fmt, ...);
__attribute__((format(printf, 1, 2))) int mote_eprintf(const char *fmt, ...);
__attribute__((format(printf, 3, 4))) int mote_snprintf(char *buf, size_t size, const char *fmt,
							...);

/*
 * Memory, 16-byte aligned; NULL when the kernel has none. mote_free(NULL) does nothing; freeing
 * twice, or what mote_alloc never returned, throws. Any G may free what another allocated.
 */
void *mote_alloc(size_t bytes);
void mote_free(void *p);

/* CLOCK_MONOTONIC and CLOCK_REALTIME in nanoseconds, by the vDSO where there is one. [AS] */
int64_t mote_nanotime(void);
int64_t mote_walltime(void);

/* System calls */

/*
 * mote_rawsyscall(nr, 0 to 6 arguments): the bare system call; the kernel's value, -4095..-1 being
 * -errno, on every architecture. The caller keeps its run slot while it blocks. [AS]
 * mote_syscall: the same for a call that may block: the M's run slot serves other Gs meanwhile.
 * Every argument is converted to long.
 */
#define MOTE_SYSCALL_PICK_(nr, a, b, c, d, e, f, name, ...) name
#define MOTE_SYSCALL_FN_(stem, ...)                                                                \
	MOTE_SYSCALL_PICK_(__VA_ARGS__, stem##6, stem##5, stem##4, stem##3, stem##2, stem##1,      \
			   stem##0, 0)
#define mote_rawsyscall(...) MOTE_SYSCALL_FN_(MOTE_RAW_, __VA_ARGS__)(__VA_ARGS__)
#define mote_syscall(...) MOTE_SYSCALL_FN_(MOTE_BLK_, __VA_ARGS__)(__VA_ARGS__)

/* The number comes last, so that the arguments stay in the registers that the kernel wants. */
long mote_raw0(long nr);
long mote_raw1(long a, long nr);
long mote_raw2(long a, long b, long nr);
long mote_raw3(long a, long b, long c, long nr);
long mote_raw4(long a, long b, long c, long d, long nr);
long mote_raw5(long a, long b, long c, long d, long e, long nr);
long mote_raw6(long a, long b, long c, long d, long e, long f, long nr);
long mote_blocking6(long a, long b, long c, long d, long e, long f, long nr);

#define MOTE_RAW_0(nr) mote_raw0((long)(nr))
#define MOTE_RAW_1(nr, a) mote_raw1((long)(a), (long)(nr))
#define MOTE_RAW_2(nr, a, b) mote_raw2((long)(a), (long)(b), (long)(nr))
#define MOTE_RAW_3(nr, a, b, c) mote_raw3((long)(a), (long)(b), (long)(c), (long)(nr))
#define MOTE_RAW_4(nr, a, b, c, d) mote_raw4((long)(a), (long)(b), (long)(c), (long)(d), (long)(nr))
#define MOTE_RAW_5(nr, a, b, c, d, e)                                                              \
	mote_raw5((long)(a), (long)(b), (long)(c), (long)(d), (long)(e), (long)(nr))
#define MOTE_RAW_6(nr, a, b, c, d, e, f)                                                           \
	mote_raw6((long)(a), (long)(b), (long)(c), (long)(d), (long)(e), (long)(f), (long)(nr))
#define MOTE_BLK_0(nr) mote_blocking6(0, 0, 0, 0, 0, 0, (long)(nr))
#define MOTE_BLK_1(nr, a) mote_blocking6((long)(a), 0, 0, 0, 0, 0, (long)(nr))
#define MOTE_BLK_2(nr, a, b) mote_blocking6((long)(a), (long)(b), 0, 0, 0, 0, (long)(nr))
#define MOTE_BLK_3(nr, a, b, c) mote_blocking6((long)(a), (long)(b), (long)(c), 0, 0, 0, (long)(nr))
#define MOTE_BLK_4(nr, a, b, c, d)                                                                 \
	mote_blocking6((long)(a), (long)(b), (long)(c), (long)(d), 0, 0, (long)(nr))
#define MOTE_BLK_5(nr, a, b, c, d, e)                                                              \
	mote_blocking6((long)(a), (long)(b), (long)(c), (long)(d), (long)(e), 0, (long)(nr))
#define MOTE_BLK_6(nr, a, b, c, d, e, f)                                                           \
	mote_blocking6((long)(a), (long)(b), (long)(c), (long)(d), (long)(e), (long)(f), (long)(nr))

/* Gs */

struct mote_g;

/*
 * Starts a G that runs fn(arg) on a stack of 64 KiB. 0; -ENOMEM or -EAGAIN leave nothing behind.
 * mote_go_stack: with at least `bytes` (0 to 1 GiB) for fn and what it calls outside mote; what
 * mote's own calls need comes on top; rounded up to whole pages. -EINVAL above 1 GiB.
 */
int mote_go(void (*fn)(void *), void *arg);
int mote_go_stack(void (*fn)(void *), void *arg, size_t bytes);

/* Lets other runnable Gs go first. Ends the calling G; when `main` calls it, the others go on. */
void mote_gosched(void);
MOTE_NORETURN void mote_goexit(void);

/* Parks the G for at least `ns`; ns <= 0: as mote_gosched. Returns 0. */
int mote_sleep(int64_t ns);

/* The calling G's number: 1 for main; never reused; 0 where no G runs (a commit). */
uint64_t mote_goid(void);

/* The calling G; NULL on a thread that is not the runtime's, and where no G runs. [AS] */
struct mote_g *mote_getg(void);

/*
 * Parks the calling G until mote_ready. It counts as parked from before `commit`, which runs on
 * the M's own stack, and may not park; NULL always parks. Where commit returns false the G goes on
 * at once; if it has been readied meanwhile as well, throws.
 */
void mote_park(bool (*commit)(struct mote_g *, void *), void *arg);

/*
 * Makes a parked G runnable; from any M, not from a handler; also while its commit still runs.
 * A G that is not parked, or a dead one: throws "ready: G is not parked".
 */
void mote_ready(struct mote_g *gp);

/*
 * Sets how many Ms may run Gs at once and returns the former number; n < 1 only asks. Default: the
 * CPUs of the affinity mask. At most 1024. When it shrinks, an M above the new number goes on to
 * the end of its G's slice.
 */
int mote_procs(int n);

/*
 * Sets how many threads the runtime may have, 3 to 32768 (default 10000), and returns the former
 * number; n < 1 only asks. At the limit a blocking call waits its turn.
 */
int mote_maxm(int n);

/* Binds the calling G to its M; calls nest. A G that ends bound takes its M with it. */
void mote_lockosthread(void);
void mote_unlockosthread(void);

/* The program's Gs, main included; the runtime's threads, sysmon included, spare Ms not. */
int mote_numg(void);
int mote_numm(void);

/* Notes and locks: all are ready for use when zeroed. */

struct mote_note {
	uint32_t word;
};

struct mote_mutex {
	uint32_t word;
};

struct mote_sema {
	uint64_t state;
	uint32_t lock;
	uint32_t unused;
	void *head, *tail;
};

struct mote_wg {
	uint64_t state;
	uint32_t lock;
	uint32_t unused;
	void *head, *tail;
};

/*
 * A note: one sleep, one wake-up, in either order. A second wake-up before a clear throws
 * "notewakeup - double wakeup"; after a wake-up further sleeps return at once until the clear.
 * Sleeps block the M. mote_notewakeup is [AS].
 */
void mote_noteclear(struct mote_note *n);
void mote_notewakeup(struct mote_note *n);
void mote_notesleep(struct mote_note *n);

/* True when woken; false when `ns` ran out: it may then be slept on again. ns 0 only looks. */
bool mote_notetsleep(struct mote_note *n, int64_t ns);

/* The same, giving up the run slot at once, not only when somebody wants it. */
bool mote_notetsleepg(struct mote_note *n, int64_t ns);

/*
 * A mutual exclusion lock; blocks the M. Any G may unlock it. Unlock of an unlocked one throws
 * "unlock of unlocked mutex".
 */
void mote_lock(struct mote_mutex *m);
void mote_unlock(struct mote_mutex *m);
bool mote_trylock(struct mote_mutex *m);

/* A counting semaphore, from 0; parks the G; first in, first out. */
void mote_semacquire(struct mote_sema *s);
void mote_semrelease(struct mote_sema *s);

/* A wait group; parks the G. Below 0, throws. */
void mote_wg_add(struct mote_wg *w, int n);
void mote_wg_done(struct mote_wg *w);
void mote_wg_wait(struct mote_wg *w);

/* Channels */

struct mote_chan;

/* A channel of values of `elem` bytes (0: only the event), with room for `cap`; NULL when out of
 * memory. */
struct mote_chan *mote_chan_make(size_t elem, size_t cap);

/*
 * Gives a channel's memory back; NULL: does nothing. Throws where a G waits in it. Legal as soon as
 * every value sent has been received and nobody will call again: who has been served, but has not
 * returned yet, does not count.
 */
void mote_chan_free(struct mote_chan *c);

/*
 * Sends the value at v; parks the G until a receiver takes it or there is room. On a closed channel
 * throws "send on closed channel"; on a NULL one parks for ever.
 */
void mote_chan_send(struct mote_chan *c, const void *v);

/*
 * Receives into v (NULL: discards the value); parks the G until there is one. False, and zeroes,
 * when the channel is closed and drained. On a NULL one parks for ever.
 */
bool mote_chan_recv(struct mote_chan *c, void *v);

/* Without waiting: 0; -EAGAIN (a NULL channel, too); -EPIPE: trysend on a closed one, tryrecv on
 * one that is closed and drained (zeroes). */
int mote_chan_trysend(struct mote_chan *c, const void *v);
int mote_chan_tryrecv(struct mote_chan *c, void *v);

/* Who waits to receive gets zeroes and false; who waits to send throws. Twice, or NULL: throws
 * "close of closed channel", "close of nil channel". */
void mote_chan_close(struct mote_chan *c);

/* How many values are in the buffer; 0 for NULL. */
size_t mote_chan_len(struct mote_chan *c);

enum mote_op { MOTE_SEND, MOTE_RECV };

struct mote_case {
	struct mote_chan *chan; /* NULL: never ready */
	enum mote_op op;
	void *value; /* sent from; received into, NULL discards */
	bool ok;     /* out, of the case that went ahead: as recv's result; true for a send */
};

/*
 * Waits for the first of n cases that can go ahead, and does it: its index. Each of those that are
 * ready is equally likely. A channel may stand in several cases, in both directions too. `ns`
 * bounds the wait (< 0: for ever): -EAGAIN with ns 0 and none ready, -ETIMEDOUT. n = 0 waits for
 * ns. -EINVAL for n < 0 or > 65535, or another op; -ENOMEM where more than 8 cases find no memory.
 * A send to a closed channel throws "send on closed channel".
 */
int mote_select(struct mote_case *cases, int n, int64_t ns);

/* Timers */

/* Ready for use when zeroed; the runtime's while it is armed. */
struct mote_timer {
	int64_t when;
	void *links[3];
	void (*fire)(void);
	void (*fn)(void *);
	void *arg;
};

/*
 * Arms the timer, anew if it is armed already: after `ns` (0: at once; < 0: never), and never
 * earlier, fn(arg) is called once, on a G of the runtime's; the calls of all timers follow each
 * other, so what takes long belongs on a G that fn starts, and mote_goexit in fn throws. Any G may
 * arm, re-arm and stop a timer, fn too, and fn may free it. 1 when it was armed already and that
 * call will not come, 0 when it was not; -ENOMEM, -EAGAIN when the first timer finds no G.
 */
int mote_timer_start(struct mote_timer *t, int64_t ns, void (*fn)(void *), void *arg);

/* True when it was armed and its fn will not be called; false when not, or fn has begun. */
bool mote_timer_stop(struct mote_timer *t);

/* Signals */

/* The one signal that the runtime keeps (SIGSTKFLT, which Linux never sends). Forged, it is
 * harmless.
 */
#define MOTE_SIG 16

/*
 * From now on the signal is queued for mote_signal_recv, whatever thread it hits. -EINVAL for
 * SIGKILL, SIGSTOP, MOTE_SIG, a number out of range or one that the kernel refuses. SIGSEGV,
 * SIGBUS, SIGFPE, SIGILL and SIGTRAP are queued where they were sent; raised by the code itself
 * they end the process all the same.
 */
int mote_signal_enable(int sig);

/*
 * disable: back to the disposition that the process was started with. ignore: the signal is
 * discarded. What was accepted before they return has been queued, and nothing is queued after.
 */
int mote_signal_disable(int sig);
int mote_signal_ignore(int sig);

/* Whether it is ignored: by mote_signal_ignore, or from the start. */
bool mote_signal_ignored(int sig);

/*
 * Waits until an enabled signal has come and returns its number; blocks the M, whose slot goes to
 * others at once. Signals below 32 coalesce while they wait, as the kernel's own do; those above
 * are counted; none is lost. What a receiver that ended had not returned, the next one gets. -EBUSY
 * while another receives.
 */
int mote_signal_recv(void);

/* The same without waiting: -EAGAIN when nothing is queued. */
int mote_signal_tryrecv(void);

/*
 * notify: from now on the signal is sent, as an int, to the channel as well (mote_signal_enable
 * included); a full channel drops it. -EINVAL for a number as above or a channel of anything but
 * int, -ENOMEM, -EAGAIN, -EBUSY while somebody receives: the first notify starts a G of the
 * runtime's that does so from then on. stop: what was accepted before is sent to the channel first,
 * nothing is after it returns, and signals that no other channel wants are disabled, unless they
 * are ignored or have a handler by then. Parks the G.
 */
int mote_signal_notify(struct mote_chan *c, int sig);
int mote_signal_stop(struct mote_chan *c);

/*
 * The queue wakes its receiver through a pipe, for an event loop outside the runtime: returns the
 * read end, which is readable whenever something is queued that has not been told, whether or not
 * somebody waits in mote_signal_recv. Only the runtime reads it: poll it, then call
 * mote_signal_tryrecv until -EAGAIN. Before the first enable, afterwards -EBUSY; -errno when there
 * is no pipe, and nothing has changed. A second call throws "usepipe: called twice".
 */
int mote_signal_usepipe(void);

/*
 * A handler of the program's own: on the thread that the signal hits, on its alternate stack, with
 * every other signal blocked but the five of faults, which it gets too where it is theirs. [AS]
 * calls only. `flags`: any of SA_NODEFER SA_RESETHAND SA_NOCLDSTOP SA_NOCLDWAIT SA_RESTART (and of
 * SA_SIGINFO SA_ONSTACK, which are set in any case), else -EINVAL. NULL: as mote_signal_disable; a
 * call that has begun may still run. On a thread that the runtime does not know it has an M while
 * it runs, if there is one to spare.
 */
int mote_signal_handler(int sig, void (*fn)(int, struct kernel_siginfo *, void *ucontext),
			unsigned long flags);

/*
 * For a thread that the runtime has not made: needm lends it an M, with thread pointer and
 * alternate stack (unless it has one of its own); dropm gives all back as it was. In between every
 * call of this page is legal but those that park: they throw "park on a borrowed M". needm waits
 * where no M can be had. needm twice, or dropm without it, throws. A function compiled with a stack
 * protector must not call them where the thread's pointer is not the one that it was created with.
 */
void mote_needm(void);
void mote_dropm(void);

#pragma GCC visibility pop

#ifdef __cplusplus
}
#endif

#endif
