/*
 * Signals change no register, and nothing in the red or protected zone: assembly code fills all of
 * them, its stack pointer right above a guard page, and looks for them again, while signals of
 * three kinds pour in: queued ones, those of a handler of the program's that changes every register
 * that it may, and the runtime's own, forged. On an M, on a foreign thread with a signal stack, and
 * on one without (its zone has room below). First it is seen that a changed register is found.
 *
 * sources: sigregs.S
 * build: -Itests/progs/parts
 * also: pinned
 */
#include "foreign.h"

#if defined(__x86_64__)
#include "x86_64/sigregs.h"
#elif defined(__aarch64__)
#include "aarch64/sigregs.h"
#else
#include "ppc64le/sigregs.h"
#endif

void *memcpy(void *, const void *, size_t);
int memcmp(const void *, const void *, size_t);

#define ROOM (256 * 1024)
#define SIGSTACK (64 * 1024)

void sigregs_work_a(struct sigregs_block *);
void sigregs_work_b(struct sigregs_block *);
void sigregs_clobber(int level);
extern const char sigregs_hold[], sigregs_hold_end[];

static const struct field {
	const char *name;
	size_t at, size;
	int n;
} fields[] = {SIGREGS_FIELDS};

struct worker {
	const char *where;
	struct sigregs_block *block;
	void *sigstack;
	int tid, level;
	uint64_t seed;
	long rounds;
	struct foreign thread;
};

static bool stop;
static long spins, handled, received;
static int level;
static int change = -1; /* this register in the frame of the next signal */

static uint64_t next(uint64_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return *state;
}

/* Above a guard page, or above room for a signal's frame. */
static struct sigregs_block *make_block(size_t room)
{
	size_t page = mote_auxv(AT_PAGESZ), size = SIGREGS_ZONE + sizeof(struct sigregs_block);
	char *map;

	room = (room + page - 1) & -page;
	size = (size + page - 1) & -page;
	map = (char *)mote_rawsyscall(SYS_mmap, 0, page + room + size + page, PROT_NONE,
				      MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	CHECK((long)map > 0);
	map += page;
	CHECK_EQ(mote_rawsyscall(SYS_mprotect, map, room + size, PROT_READ | PROT_WRITE), 0);
	return (struct sigregs_block *)(map + room + SIGREGS_ZONE);
}

/* The first difference: its field, NULL where there is none. */
static const struct field *compare(const struct sigregs_block *b, const char *leave_out, int *index)
{
	const char *want = (const char *)&b->want, *got = (const char *)&b->got;

	for (int f = 0; f < COUNT(fields); f++) {
		const struct field *k = &fields[f];
		if (same(k->name, leave_out))
			continue;
		for (*index = 0; *index < k->n; ++*index) {
			size_t at = k->at + k->size * (size_t)*index;
			if (memcmp(want + at, got + at, k->size) != 0)
				return k;
		}
	}
	return NULL;
}

static void show(const char *what, const struct sigregs_set *s, const struct field *k, int index)
{
	const uint8_t *p = (const uint8_t *)s + k->at + k->size * (size_t)index;

	mote_eprintf("%s", what);
	for (size_t i = k->size; i-- > 0;)
		mote_eprintf("%02x", p[i]);
	mote_eprintf("\n");
}

/* One round; what is lost, or NULL. */
static const struct field *fill_and_find(struct sigregs_block *b, uint64_t *seed, bool form_b,
					 int *index)
{
	uint64_t *want = (uint64_t *)&b->want;

	for (size_t i = 0; i < sizeof b->want / 8; i++)
		want[i] = next(seed);
	sigregs_valid(b);
	b->spins = spins;
	memcpy(&b->got, &b->want, sizeof b->got);
	(form_b ? sigregs_work_b : sigregs_work_a)(b);
	return compare(b, form_b ? SIGREGS_NOT_B : "", index);
}

static void works(void *arg)
{
	struct worker *w = arg;
	struct kernel_stack stack = {.ss_sp = w->sigstack, .ss_size = SIGSTACK};
	int index;

	if (w->sigstack)
		CHECK_EQ(mote_rawsyscall(SYS_sigaltstack, &stack, 0), 0);
	STORE(&w->tid, (int)mote_rawsyscall(SYS_gettid));
	while (!LOAD(&stop)) {
		/* Kernels have lost vector registers where the frame's pages were not there. */
		if (w->sigstack)
			mote_rawsyscall(SYS_madvise, w->sigstack, SIGSTACK, MADV_DONTNEED);
		const struct field *k = fill_and_find(w->block, &w->seed, w->rounds % 2, &index);
		ADD(&w->rounds, 1);
		if (!k)
			continue;
		mote_eprintf("%s, round %ld: %s %d is changed\n", w->where, w->rounds, k->name,
			     index);
		show("  from ", &w->block->want, k, index);
		show("  to   ", &w->block->got, k, index);
		mote_exit(1);
	}
}

static struct worker in_g = {.where = "a G", .seed = 0x9e3779b97f4a7c15},
		     foreign = {.where = "a foreign thread", .seed = 0xbf58476d1ce4e5b9},
		     bare = {.where = "a foreign thread without a signal stack",
			     .seed = 0x94d049bb133111eb};
static struct worker *const workers[] = {&in_g, &foreign, &bare};
static struct mote_wg done;

static void works_bound(void *arg)
{
	mote_lockosthread();
	works(arg);
	mote_wg_done(&done);
}

static void handles(int sig, struct kernel_siginfo *info, void *uc)
{
	uintptr_t pc = sigregs_pc(uc);

	(void)sig, (void)info;
	if (LOAD(&change) >= 0 && pc >= (uintptr_t)sigregs_hold && pc < (uintptr_t)sigregs_hold_end)
		sigregs_frame(uc)[SWAP(&change, -1)] ^= 0x100000;
	ADD(&handled, 1);
	sigregs_clobber(level);
}

/* Whether there was enough, however busy the machine. */
static bool enough(void)
{
	for (int w = 0; w < COUNT(workers); w++)
		if (LOAD(&workers[w]->rounds) <= 10)
			return false;
	return LOAD(&handled) > 100 && LOAD(&received) > 100;
}

/* Up to 25,000 a second in all, until it is time; then one more, for who receives. */
static void sends(void *arg)
{
	static const int sigs[] = {SIGUSR1, SIGUSR2, MOTE_SIG};
	int64_t end = mote_nanotime() + *(long *)arg;

	mote_rawsyscall(SYS_prctl, PR_SET_TIMERSLACK, 1);
	for (unsigned i = 0; mote_nanotime() < end || !enough(); i++) {
		for (int w = 0; w < COUNT(workers); w++) {
			thread_kill(LOAD(&workers[w]->tid), sigs[i % 3]);
			if (i % 4 == 0)
				thread_kill(LOAD(&workers[w]->tid), sigs[(i + 1) % 3]);
		}
		nap(150000);
	}
	STORE(&stop, true);
	mote_rawsyscall(SYS_kill, mote_rawsyscall(SYS_getpid), SIGUSR1);
}

static void sends_to_main(void *arg)
{
	while (!LOAD(&stop)) {
		thread_kill(*(int *)arg, SIGUSR2);
		nap(50000);
	}
}

/* Whatever register of the frame is changed, it is found, and no other one. */
static void can_be_seen(void)
{
	static struct foreign sender;
	static int self;
	struct sigregs_block *b = make_block(0);
	uint64_t seed = 0x1234567;
	int index;

	self = (int)mote_rawsyscall(SYS_gettid);
	foreign_start(&sender, sends_to_main, &self, NULL);
	for (int i = 0; i < SIGREGS_GPRS; i++) {
		const struct field *k = NULL;
#if defined(__aarch64__)
		if (i == 30)
			continue;
#elif defined(__powerpc64__)
		if (i == 1 || i == 3 || i == 13)
			continue;
#endif
		STORE(&change, i);
		while (LOAD(&change) >= 0)
			k = fill_and_find(b, &seed, true, &index);
		CHECK(k != NULL && same(k->name, "gpr"));
		CHECK_EQ(index, i);
	}
	STORE(&stop, true);
	foreign_join(&sender);
	STORE(&stop, false);
}

int main(void)
{
	static struct foreign sender;
	static long ns;

	ns = scale(800, 1000, 60000) * MS;
	spins = emulated() ? 20000 : 200000;
	mote_lockosthread();
	mote_procs(3);
	in_g.block = make_block(0);
	foreign.block = make_block(0);
	bare.block = make_block(ROOM);
	foreign.sigstack = (void *)mote_rawsyscall(SYS_mmap, 0, SIGSTACK, PROT_READ | PROT_WRITE,
						   MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	CHECK((long)foreign.sigstack > 0);
	sigregs_valid(in_g.block);
	level = in_g.block->level;
	CHECK_EQ(mote_signal_enable(SIGUSR1), 0);
	CHECK_EQ(mote_signal_handler(SIGUSR2, handles, SA_RESTART), 0);
	can_be_seen();
	mote_wg_add(&done, 1);
	CHECK_EQ(mote_go(works_bound, &in_g), 0);
	foreign_start(&foreign.thread, works, &foreign, NULL);
	foreign_start(&bare.thread, works, &bare, NULL);
	for (int i = 0; i < COUNT(workers); i++)
		WAIT_FOR(LOAD(&workers[i]->tid));
	foreign_start(&sender, sends, &ns, NULL);
	while (!LOAD(&stop)) {
		CHECK_EQ(mote_signal_recv(), SIGUSR1);
		ADD(&received, 1);
	}
	mote_wg_wait(&done);
	foreign_join(&foreign.thread);
	foreign_join(&bare.thread);
	foreign_join(&sender);
	return ok();
}
