/*
 * Signals inside the vDSO, which may have any register in use for its own: the handler knows whose
 * thread it is, and reads the clock itself; on an M and on a foreign thread.
 *
 * archs: native
 * also: pinned
 */
#include "foreign.h"

#include "ucontext.h"

#define VDSO_MOST 16384
#define WANTED 200
#define FEW 20
#define LONG_TIME (10 * SECOND)

static uintptr_t vdso;
static long hits[2];
static int target[2];
static bool ended[2];
static long main_tid;
static struct mote_g *g_of_main;

static uintptr_t pc_of(void *uc)
{
	struct kernel_mcontext *m = &((struct kernel_ucontext *)uc)->mcontext;

#if defined(__x86_64__)
	return m->rip;
#elif defined(__aarch64__)
	return m->pc;
#else
	return m->gp_regs[PT_NIP];
#endif
}

static void handles(int sig, struct kernel_siginfo *info, void *uc)
{
	int on = mote_rawsyscall(SYS_gettid) != main_tid;
	int64_t before = mote_nanotime();

	(void)sig, (void)info;
	if (pc_of(uc) - vdso < VDSO_MOST)
		ADD(&hits[on], 1);
	/* One may come late, when main waits and its thread runs no G. */
	if (!on && LOAD(&target[0]))
		CHECK(mote_getg() == g_of_main);
	CHECK(mote_nanotime() >= before);
}

/* With real-time priority on one CPU there are but a few signals in a second. */
static bool enough(int on, int64_t start, int64_t now)
{
	return LOAD(&hits[on]) >= WANTED || (LOAD(&hits[on]) >= FEW && now - start > LONG_TIME);
}

static void reads(int on)
{
	int64_t start = mote_nanotime(), last = start;

	STORE(&target[on], (int)mote_rawsyscall(SYS_gettid));
	while (!enough(on, start, last)) {
		for (int i = 0; i < 100; i++) {
			int64_t now = mote_nanotime();
			CHECK(now >= last);
			last = now;
		}
	}
	STORE(&target[on], 0);
	STORE(&ended[on], true);
}

static void reads_foreign(void *arg)
{
	(void)arg;
	reads(1);
}

static void sends(void *arg)
{
	(void)arg;
	while (!LOAD(&ended[0]) || !LOAD(&ended[1])) {
		for (int i = 0; i < 2; i++)
			if (LOAD(&target[i]))
				thread_kill(LOAD(&target[i]), i ? SIGUSR1 : SIGUSR2);
		nap(20000);
	}
}

/* Without a vDSO that reads the clock, or where it does not, there is nothing to hit. */
static bool in_vdso(void)
{
	static char text[4096];

	return vdso &&
	       slurp("/sys/devices/system/clocksource/clocksource0/current_clocksource", text,
		     sizeof text) > 0 &&
	       (same(text, "tsc\n") || same(text, "kvm-clock\n") ||
		same(text, "arch_sys_counter\n") || same(text, "timebase\n"));
}

int main(void)
{
	static struct foreign reader, sender;

	vdso = mote_auxv(AT_SYSINFO_EHDR);
	g_of_main = mote_getg();
	mote_lockosthread();
	main_tid = mote_rawsyscall(SYS_gettid);
	CHECK_EQ(mote_signal_handler(SIGUSR1, handles, SA_RESTART), 0);
	CHECK_EQ(mote_signal_handler(SIGUSR2, handles, SA_RESTART), 0);
	if (!in_vdso())
		return ok();
	foreign_start(&sender, sends, NULL, NULL);
	reads(0);
	foreign_start(&reader, reads_foreign, NULL, NULL);
	foreign_join(&reader);
	foreign_join(&sender);
	return ok();
}
