/* A little of everything, for each build of the library. Its output is smoke.out, its status 7. */
#include "mote.h"

#define GS 40

static struct mote_wg all;
static struct mote_mutex lock;
static struct mote_sema turn;
static struct mote_note told;
static int total;

static void add(void *arg)
{
	for (int i = 0; i < 100; i++) {
		mote_lock(&lock);
		total += (int)(long)arg;
		mote_unlock(&lock);
		if (i % 25 == 0)
			mote_gosched();
	}
	mote_wg_done(&all);
}

static void tell(void *arg)
{
	mote_sleep(1000000);
	mote_semacquire(&turn);
	mote_notewakeup(arg);
}

static struct mote_chan *numbers, *other;
static struct mote_timer timer;

/* What comes through two channels, the end of both, and a timer in time. */
static void produce(void *arg)
{
	for (long i = 1; i <= 100; i++)
		mote_chan_send(i % 2 ? numbers : other, &i);
	mote_chan_close(arg);
}

static void ends(void *arg)
{
	mote_chan_close(arg);
}

static long through_channels(void)
{
	long n, sum = 0;
	struct mote_case c[2] = {{0}};

	numbers = mote_chan_make(sizeof n, 0);
	other = mote_chan_make(sizeof n, 3);
	for (int i = 0; i < 2; i++) {
		c[i].chan = i ? other : numbers;
		c[i].op = MOTE_RECV;
		c[i].value = &n;
	}
	if (mote_go(produce, numbers) != 0)
		return -1;
	while (c[0].chan || c[1].chan) {
		int i = mote_select(c, 2, -1);

		sum += n;
		if (c[i].ok)
			continue;
		c[i].chan = NULL;
		if (i == 0 && mote_timer_start(&timer, 1000000, ends, other) != 0)
			return -2;
	}
	return sum;
}

static bool alloc_works(void)
{
	char *small = mote_alloc(40), *big = mote_alloc(1 << 20);
	bool ok = small && big && ((uintptr_t)small | (uintptr_t)big) % 16 == 0;

	if (ok)
		small[39] = big[(1 << 20) - 1] = 'x';
	mote_free(small);
	mote_free(big);
	return ok;
}

int main(int argc, char **argv)
{
	int64_t before = mote_nanotime();

	mote_printf("%d arguments, the last is %s\n", argc, argv[argc - 1]);
	mote_wg_add(&all, GS);
	for (long i = 1; i <= GS; i++)
		if (mote_go(add, (void *)i) != 0)
			return 1;
	mote_wg_wait(&all);
	mote_printf("sum %d\n", total);
	if (mote_go(tell, &told) != 0)
		return 2;
	mote_printf("early: %d\n", mote_notetsleep(&told, 0));
	mote_semrelease(&turn);
	mote_notesleep(&told);
	mote_printf("told after 1 ms: %d\n", mote_nanotime() - before >= 1000000);
	mote_printf("channels: %ld\n", through_channels());
	mote_printf("alloc: %d\n", alloc_works());
	mote_printf("pid: %d\n", mote_syscall(SYS_getpid) == mote_rawsyscall(SYS_getpid));
	return 7;
}
