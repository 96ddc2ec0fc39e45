/*
 * Where each G is, by frame pointers: first the one that failed, then every other, as far as it is
 * off its M. A chain is followed while it climbs within the G's own stack, so that a broken one
 * ends the list and nothing else. Other Ms may still run: what is printed of their Gs is a
 * snapshot, and of a G that runs there is none.
 */
#include "runtime/sched/traceback.h"

#include "cpu.h"
#include "frame.h"
#include "runtime/base/atomic.h"
#include "runtime/base/compiler.h"
#include "runtime/mote.h"
#include "runtime/os/auxv.h"
#include "runtime/os/print.h"
#include "runtime/os/symbol.h"
#include "runtime/os/throw.h"
#include "runtime/sched/g.h"
#include "runtime/sched/m.h"
#include "runtime/sched/stack.h"

#define FRAMES_MOST 64
#define GS_MOST 100

static struct {
	const void *fault; /* the ucontext; NULL where the code itself has thrown */
	struct g *failed;
	struct symbols symbols;
	uint32_t told;
} report;

void traceback_fault(const void *ucontext)
{
	report.fault = ucontext;
}

static void print_frame(uintptr_t pc)
{
	struct elf_function function;

	if (symbol_find(&report.symbols, pc, &function))
		print_err("\t%#lx %s+%#lx\n", pc, function.name, (unsigned long)function.offset);
	else
		print_err("\t%#lx\n", pc);
}

static void print_chain(uintptr_t fp, uintptr_t lo, uintptr_t hi)
{
	for (int i = 0; i < FRAMES_MOST; i++) {
		if (fp < lo || fp > hi - FRAME_READS || fp % sizeof(uintptr_t))
			return;
		if (frame_return(fp)) /* not every leaf saves one */
			print_frame(frame_return(fp) - 1);
		if (frame_caller(fp) <= fp)
			return;
		fp = frame_caller(fp);
	}
	print_err("\t...\n");
}

static const char *state_name(uint32_t state)
{
	static const char *const names[] = {"dead",    "runnable", "running",
					    "parking", "readied",  "parked"};

	return state < ARRAY_LEN(names) ? names[state] : "broken";
}

static void print_g(struct g *gp)
{
	uint32_t state = atomic_load_relaxed(&gp->state);
	uintptr_t lo = (uintptr_t)gp->stack_lo, hi = g_stack_end(gp), sp = (uintptr_t)gp->ctx.sp;

	if (gp == report.failed || state == G_DEAD || report.told++ > GS_MOST)
		return;
	print_err("G %lu [%s]:\n", (unsigned long)gp->id, state_name(state));
	/* Its M may still run: what is read of it is checked first. */
	if ((state == G_RUNNABLE || state == G_PARKED) && sp >= lo && sp <= hi - FRAME_SIZE) {
		struct context ctx = {(char *)sp};

		print_frame(context_pc(&ctx));
		print_chain(context_fp(&ctx, lo, hi), lo, hi);
	}
}

/* The failing code's frames, when it is on the stack from lo to hi. */
static bool print_current(uintptr_t lo, uintptr_t hi)
{
	uintptr_t fp = report.fault ? frame_fp(report.fault, lo, hi) : frame_here();

	if (fp < lo || fp >= hi)
		return false;
	print_chain(fp, lo, hi);
	return true;
}

/* A stack of which nothing is known but that this code runs on it: as far as its page goes. */
static void print_here(void)
{
	uintptr_t fp = frame_here();

	print_chain(fp, round_down(fp, page_size()), round_up(fp + 1, page_size()));
}

static void print_failed(struct g *gp, struct m *mp)
{
	uintptr_t hi = gp ? g_stack_end(gp) : 0;

	if (gp)
		print_err("G %lu [running]:\n", (unsigned long)gp->id);
	else if (mp)
		print_err("M %u, on its own stack:\n", mp->id);
	else
		print_err("a thread that is not the runtime's:\n");
	if (report.fault)
		print_frame(frame_pc(report.fault));
	if (hi && print_current((uintptr_t)gp->stack_lo, hi))
		return;
	if (mp && !mp->guest && print_current((uintptr_t)mp->stack_lo, (uintptr_t)mp->stack_hi))
		return;
	if (!report.fault)
		print_here();
}

/* Runs on: any. Holds: any. Allocates: no. Blocks: no. */
void traceback_all(void)
{
	struct m *mp = m_of_stack((uintptr_t)cpu_stack_pointer());

	symbol_open(&report.symbols);
	report.failed = (struct g *)mote_getg();
	print_failed(report.failed, mp);
	print_g(&g_main);
	stack_each(print_g);
	if (report.told > GS_MOST)
		print_err("... and %u Gs more\n", report.told - GS_MOST);
}
