/* What the program wants done with each signal; the protocol is in sigtab.h. */
#include "runtime/signal/sigtab.h"

#include "runtime/base/atomic.h"
#include "runtime/mote.h"
#include "runtime/os/futex.h"
#include "runtime/os/sys.h"
#include "runtime/sched/m.h"
#include "runtime/sched/sched.h"
#include "runtime/signal/handler.h"
#include "runtime/signal/sigqueue.h"

#define WAITED (1u << 31)

/* What the kernel itself ignores by default, or has done already when the handler runs. */
#define HARMLESS (SIGBIT(SIGCHLD) | SIGBIT(SIGURG) | SIGBIT(SIGWINCH) | SIGBIT(SIGCONT))

struct mutex sigtab_lock;

static struct {
	/* sigtab_lock's. */
	uint64_t seen;	  /* signals whose first disposition is known */
	uint64_t ignored; /* those that were ignored at the start; read by handlers */
	bool used;

	struct entry {
		uintptr_t what;	    /* atomic */
		uint32_t under_way; /* atomic */
	} entry[_NSIG + 1];
} tab;

/* Runs on: g. Holds: sigtab_lock. Allocates: no. Blocks: no. */
bool sigtab_used(void)
{
	return tab.used;
}

/* What struct sigevent starts with, and its size. */
struct event {
	union kernel_sigval value;
	int signo, notify;
	char rest[48];
};

/*
 * An emulator may take a handler for a number of which it then refuses to send any signal. A timer
 * that is to send it is refused as well.
 */
static bool can_be_sent(int sig)
{
	struct event event = {.signo = sig};
	int timer;
	long r;

	if (sig < SIGRTMIN)
		return true;
	r = syscall3(SYS_timer_create, CLOCK_MONOTONIC, (long)&event, (long)&timer);
	if (r == 0)
		syscall1(SYS_timer_delete, timer);
	return r != -EINVAL;
}

/* Before the first change: whether it is the program's to have, and how it was at the start.
 * Holds: sigtab_lock. */
static int look(int sig)
{
	struct kernel_sigaction sa;

	if (sig < 1 || sig > _NSIG || sig == SIGKILL || sig == SIGSTOP || sig == MOTE_SIG)
		return -EINVAL;
	if (tab.seen & SIGBIT(sig))
		return 0;
	if (sys_sigaction(sig, NULL, &sa) < 0 || !can_be_sent(sig))
		return -EINVAL;
	if (FAULTS & SIGBIT(sig) ? handler_ignored & SIGBIT(sig) : sa.sa_handler == SIG_IGN)
		tab.ignored |= SIGBIT(sig);
	tab.seen |= SIGBIT(sig);
	return 0;
}

/* Runs on: g. Holds: nothing. Allocates: no. Blocks: M, shortly. */
int sigtab_usable(int sig)
{
	int r;

	mutex_lock(&sigtab_lock);
	r = look(sig);
	mutex_unlock(&sigtab_lock);
	return r;
}

/* The handlers that may still act on the former word have ended. */
static void wait_handlers(struct entry *e)
{
	uint32_t n = atomic_or(&e->under_way, WAITED) | WAITED;

	if (n == WAITED)
		atomic_and(&e->under_way, ~WAITED);
	else
		while ((n = atomic_load_acquire(&e->under_way)) & WAITED)
			futex_wait(&e->under_way, n, FUTEX_NEVER);
}

/* The last one ends the wait: however soon the next handler comes, the G need not see it. */
static void leave(struct entry *e)
{
	uint32_t n;

	do
		n = atomic_load_relaxed(&e->under_way);
	while (!atomic_cas(&e->under_way, n, n == (WAITED | 1) ? 0 : n - 1));
	if (n == (WAITED | 1))
		futex_wake(&e->under_way, 1);
}

/* The handler goes in. Holds: sigtab_lock. */
static void put_in(int sig, uintptr_t what, unsigned long flags)
{
	atomic_store_release(&tab.entry[sig].what, what);
	handler_install(sig, flags, NULL);
}

/* The handler comes out; those of faults stay. Holds: sigtab_lock. */
static void take_out(int sig, uintptr_t what)
{
	bool ignore = what == SIGTAB_IGNORED || tab.ignored & SIGBIT(sig);
	struct kernel_sigaction sa = {.sa_handler = ignore ? SIG_IGN : SIG_DFL};

	if (FAULTS & SIGBIT(sig))
		handler_install(sig, SA_RESTART, NULL);
	else
		sys_sigaction(sig, &sa, NULL);
	atomic_store_release(&tab.entry[sig].what, what);
	wait_handlers(&tab.entry[sig]);
}

/* Holds: sigtab_lock. */
static void change(int sig, uintptr_t what, unsigned long flags)
{
	uintptr_t old = tab.entry[sig].what;

	/* Nobody calls it a deadlock while a signal may come. */
	if (what == SIGTAB_QUEUED && old != SIGTAB_QUEUED)
		atomic_add(&sched.outside, 1);
	tab.used |= what == SIGTAB_QUEUED;
	if (what == SIGTAB_NONE || what == SIGTAB_IGNORED)
		take_out(sig, what);
	else
		put_in(sig, what, flags);
	if (old == SIGTAB_QUEUED && what != SIGTAB_QUEUED)
		atomic_add(&sched.outside, -1);
}

int sigtab_set(int sig, uintptr_t what, unsigned long flags)
{
	int r;

	mutex_lock(&sigtab_lock);
	r = look(sig);
	if (r == 0)
		change(sig, what, flags);
	mutex_unlock(&sigtab_lock);
	return r;
}

/* Nobody wants it: the disposition is the one to be met. */
static void default_action(int sig)
{
	static const struct kernel_sigaction sa = {.sa_handler = SIG_DFL};
	int pid = sys_getpid();

	if ((HARMLESS | tab.ignored) & SIGBIT(sig))
		return;
	/* But no G changes that of another process, which has this memory or a copy. */
	if (pid != atomic_load_relaxed(&m_first()->tid))
		sys_sigaction(sig, &sa, NULL);
	if (sys_tgkill(pid, sys_gettid(), sig) < 0)
		sys_exit_group(128 + sig); /* RLIMIT_SIGPENDING */
}

bool sigtab_dispatch(int sig, struct kernel_siginfo *info, void *ucontext, struct m *mp, bool fault)
{
	struct entry *e = &tab.entry[sig];
	uintptr_t what;

	atomic_add(&e->under_way, 1);
	what = atomic_load_acquire(&e->what);
	if (what == SIGTAB_QUEUED && !fault)
		sigqueue_send(sig);
	leave(e);
	if (what > SIGTAB_IGNORED)
		own_handler(what, sig, info, ucontext, mp);
	if (FAULTS & SIGBIT(sig))
		return fault ? what > SIGTAB_IGNORED : what != SIGTAB_NONE;
	if (what == SIGTAB_NONE)
		default_action(sig);
	return true;
}

/* Runs on: g. Holds: nothing. Allocates: no. Blocks: M, shortly. */
int sigtab_replace(int sig, uintptr_t what, unsigned long flags)
{
	return notify_replace ? notify_replace(sig, what, flags) : sigtab_set(sig, what, flags);
}

/* Runs on: g. Holds: nothing. Allocates: no. Blocks: M, shortly. */
int mote_signal_enable(int sig)
{
	return sigtab_set(sig, SIGTAB_QUEUED, SA_RESTART);
}

/* Runs on: g. Holds: nothing. Allocates: no. Blocks: M, shortly. */
int mote_signal_disable(int sig)
{
	return sigtab_replace(sig, SIGTAB_NONE, 0);
}

/* Runs on: g. Holds: nothing. Allocates: no. Blocks: M, shortly. */
int mote_signal_ignore(int sig)
{
	return sigtab_replace(sig, SIGTAB_IGNORED, 0);
}

/* Runs on: g. Holds: nothing. Allocates: no. Blocks: M, shortly. */
bool mote_signal_ignored(int sig)
{
	bool ignored = false;

	mutex_lock(&sigtab_lock);
	if (look(sig) == 0) {
		uintptr_t what = tab.entry[sig].what;

		ignored = what == SIGTAB_IGNORED ||
			  (what == SIGTAB_NONE && tab.ignored & SIGBIT(sig));
	}
	mutex_unlock(&sigtab_lock);
	return ignored;
}
