/*
 * Dying with a message.
 *
 * One word says who reports: 0, or the tid of the thread that throws. The first thread takes it by
 * compare-and-swap and prints everything; any other one waits for the process to end. A thread that
 * finds its own tid is failing while it fails: it prints one line and ends the process. No thread
 * pointer is trusted: the tid comes from the kernel.
 */
#include "runtime/os/throw.h"

#include "runtime/base/atomic.h"
#include "runtime/os/print.h"
#include "runtime/os/sys.h"
#include "runtime/mote.h"

#define THROW_STATUS 2

static int reporter;

/* How long a second thread waits for the first one's report to end the process. */
#define REPORT_TIME_NS 10000000000ll

void throw_begin(void)
{
	static const uint64_t broken = SIGBIT(SIGPIPE) | SIGBIT(SIGXFSZ);
	int tid = sys_gettid();

	/* Nobody reads fd 2 any more, or its file may not grow: the status is ours all the same. */
	sys_sigprocmask(SIG_BLOCK, &broken, NULL);
	if (atomic_cas(&reporter, 0, tid))
		return;
	if (atomic_load_relaxed(&reporter) != tid)
		sys_sleep(REPORT_TIME_NS);
	else
		print_err("fatal error: thrown while throwing\n");
	sys_exit_group(THROW_STATUS);
}

static _Noreturn void throw_end(void)
{
	if (traceback_all)
		traceback_all();
	else
		print_err("no traceback: no Gs in this program\n");
	sys_exit_group(THROW_STATUS);
}

void throw(const char *msg)
{
	if (atomic_load_relaxed(&reporter) == sys_gettid())
		print_err("fatal error: %s\n", msg);
	throw_begin();
	print_err("fatal error: %s\n", msg);
	throw_end();
}

/* Runs on: any. Holds: any. Allocates: no. Blocks: no. */
void throw_number(const char *msg, unsigned long n)
{
	throw_begin();
	print_err("fatal error: %s %lu\n", msg, n);
	throw_end();
}

/* Runs on: any. Holds: any. Allocates: no. Blocks: no. */
void throw_signal(int sig, const char *why)
{
	throw_begin();
	print_err("fatal error: signal %d %s\n", sig, why);
	throw_end();
}

/* Runs on: any. Holds: any. Allocates: no. Blocks: no. */
void mote_throw(const char *msg)
{
	throw(msg);
}
