/*
 * A program's own functions and variables may be called as the runtime's are inside.
 *
 * builds: pie=-static-pie
 */
#include "check.h"

#define FUNCTION(name)                                                                             \
	int name(void);                                                                            \
	__attribute__((noinline, used)) int name(void)                                             \
	{                                                                                          \
		mote_exit(66);                                                                     \
	}

FUNCTION(schedule)
FUNCTION(boot)
FUNCTION(throw)
FUNCTION(park)
FUNCTION(ready)
FUNCTION(g_new)
FUNCTION(g_free)
FUNCTION(g_ready)
FUNCTION(m_start)
FUNCTION(m_new)
FUNCTION(note_sleep)
FUNCTION(note_wakeup)
FUNCTION(note_clear)
FUNCTION(mutex_lock)
FUNCTION(mutex_unlock)
FUNCTION(runq_put)
FUNCTION(runq_get)
FUNCTION(stack_alloc)
FUNCTION(stack_free)
FUNCTION(timer_add)
FUNCTION(sysmon)
FUNCTION(traceback)
FUNCTION(page_alloc)
FUNCTION(alloc)
FUNCTION(print)
FUNCTION(printf)
FUNCTION(malloc)
FUNCTION(free)
FUNCTION(write)
FUNCTION(read)
FUNCTION(open)
FUNCTION(exit)
FUNCTION(abort)
FUNCTION(futex_wait)
FUNCTION(futex_wake)
FUNCTION(context_switch)
FUNCTION(context_load)
FUNCTION(call_on_stack)
FUNCTION(thread_clone)
FUNCTION(thread_exit)
FUNCTION(signal_entry)
FUNCTION(signal_handler)
FUNCTION(signal_restorer)
FUNCTION(start_c)
FUNCTION(syscall)
FUNCTION(auxv_get)
FUNCTION(vdso_init)
FUNCTION(tls_init)
FUNCTION(clock_nanotime)
int sched = 66, allgs = 66, self = 66, procs = 66, config = 66, g0 = 66, m0 = 66, global = 66;

static struct mote_wg done;
static struct mote_mutex lock;

static void runs(void *arg)
{
	(void)arg;
	mote_sleep(1000);
	mote_lock(&lock);
	mote_unlock(&lock);
	mote_free(mote_alloc(100));
	mote_wg_done(&done);
}

int main(void)
{
	mote_wg_add(&done, 10);
	for (int i = 0; i < 10; i++)
		CHECK_EQ(mote_go(runs, 0), 0);
	mote_wg_wait(&done);
	CHECK(mote_nanotime() > 0);
	CHECK_EQ(sched + allgs + self + procs + config + g0 + m0 + global, 8 * 66);
	return ok();
}
