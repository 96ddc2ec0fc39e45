/*
 * The runtime's own signal, forged by another process and by the program itself, by kill, tgkill
 * and with any siginfo, as fast as it goes: Gs, foreign threads, borrowed Ms and the receiver go on
 * as if nothing came.
 *
 * also: pinned
 */
#include "outside.h"

#define GS 8

static struct foreign others[TPS];
static struct mote_wg done;
static uint32_t *sent, stop;
static long pid, main_tid, rounds;

static void forges(long i)
{
	struct kernel_siginfo info = {.si_signo = MOTE_SIG, .si_code = SI_QUEUE};

	switch (i % 5) {
	case 0:
		mote_rawsyscall(SYS_kill, pid, MOTE_SIG);
		break;
	case 1:
		mote_rawsyscall(SYS_tgkill, pid, main_tid, MOTE_SIG);
		break;
	case 2:
		info.si_ptr = (void *)(i * 0x10001);
		mote_rawsyscall(SYS_rt_tgsigqueueinfo, pid, main_tid, MOTE_SIG, &info);
		break;
	case 3:
		info.si_code = SI_TIMER;
		info.si_pid = -1;
		mote_rawsyscall(SYS_rt_tgsigqueueinfo, pid, main_tid, MOTE_SIG, &info);
		break;
	default:
		info.si_code = -60;
		info.si_errno = 1;
		info.si_ptr = (void *)pid;
		mote_rawsyscall(SYS_rt_sigqueueinfo, pid, MOTE_SIG, &info);
	}
}

static void forges_outside(void *arg)
{
	(void)arg;
	for (long i = 0; mote_rawsyscall(SYS_getppid) == pid; i++) {
		forges(i);
		ADD(sent, 1);
		if (emulated() && i % 32 == 0)
			nap(MS);
	}
}

static void is_hit(void *arg)
{
	struct own own = own_now();

	(void)arg;
	while (!LOAD(&stop)) {
		kill_self(MOTE_SIG);
		mote_needm();
		mote_free(mote_alloc(100));
		kill_self(MOTE_SIG);
		mote_dropm();
		own_check(&own);
		nap(50000);
	}
}

static void works(void *arg)
{
	long n = (long)arg;

	for (long i = 0; i < rounds; i++) {
		struct kernel_siginfo info = {.si_signo = MOTE_SIG, .si_code = SI_TKILL};
		long tid = mote_rawsyscall(SYS_gettid);
		if (i % 64 == n)
			mote_rawsyscall(SYS_rt_tgsigqueueinfo, pid, tid, MOTE_SIG, &info);
		mote_gosched();
		if (i % 16 == n)
			mote_sleep(10000);
	}
	mote_wg_done(&done);
}

int main(void)
{
	rounds = scale(3000, 400, 100000);
	pid = main_tid = mote_rawsyscall(SYS_getpid);
	sent = shared(sizeof *sent);
	mote_procs(3);
	CHECK_EQ(mote_signal_enable(SIGUSR1), 0);
	long child = process_start(forges_outside, NULL);
	for (int i = 0; i < TPS; i++)
		foreign_start_tp(&others[i], is_hit, NULL, (enum tp)i);
	mote_wg_add(&done, GS);
	for (long i = 0; i < GS; i++)
		go(works, (void *)i);
	for (int i = 0; i < 20; i++) {
		kill_all(SIGUSR1);
		CHECK_EQ(mote_signal_recv(), SIGUSR1);
	}
	mote_wg_wait(&done);
	WAIT_ASLEEP(LOAD(sent) > 500);
	STORE(&stop, 1);
	for (int i = 0; i < TPS; i++)
		foreign_join(&others[i]);
	CHECK_EQ(mote_signal_tryrecv(), -EAGAIN);
	process_kill(child, SIGKILL);
	CHECK_EQ(process_wait(child), SIGKILL);
	return ok();
}
