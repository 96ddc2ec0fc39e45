/*
 * A mutex's memory may go as soon as the last user has it: the unlocker does not touch it again.
 *
 * also: pinned
 * time-limit: 60
 */
#include "check.h"

/* Looks on, to meet the other one; but on a busy machine that may wait for this very CPU. */
#define MEET(c)                                                                                    \
	do {                                                                                       \
		for (int looks = 0; !(c); looks++)                                                 \
			mote_sleep(looks < 2000 ? 0 : 20000);                                      \
	} while (0)

struct shared {
	struct mote_mutex lock;
	int users;
};

static struct shared *now;
static long rounds, freed;

/* The last of two users unmaps it. */
static void use(struct shared *s, long page)
{
	mote_lock(&s->lock);
	int left = --s->users;
	mote_unlock(&s->lock);
	if (left == 0) {
		CHECK_EQ(mote_rawsyscall(SYS_munmap, s, page), 0);
		ADD(&freed, 1);
	}
}

static void user(void *arg)
{
	struct shared *s;

	for (long i = 0; i < rounds; i++) {
		MEET((s = SWAP(&now, NULL)));
		use(s, (long)arg);
	}
}

int main(void)
{
	long page = (long)mote_auxv(AT_PAGESZ);

	rounds = scale(5000, 500, 200000);
	mote_procs(3);
	CHECK_EQ(mote_go(user, (void *)page), 0);
	for (long i = 0; i < rounds; i++) {
		struct shared *s =
			(struct shared *)mote_rawsyscall(SYS_mmap, 0, page, PROT_READ | PROT_WRITE,
							 MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
		s->users = 2;
		STORE(&now, s);
		use(s, page);
		MEET(LOAD(&freed) == i + 1);
	}
	return ok();
}
