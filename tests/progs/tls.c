/*
 * Thread variables: initialised, zero, and aligned ones, each M its own, for main and for Gs locked
 * to an M.
 *
 * sources: tls_part.c
 * also: pinned 64k
 * builds: pie=-static-pie O0=-O0
 */
#include "check.h"

extern __thread int elsewhere;
extern __thread char elsewhere_zero[1000];
int *address_of_elsewhere(void);

static __thread int initialised = 42;
static __thread char text[] = "thread variable";
static __thread long zero;
static __thread struct {
	char c;
} aligned __attribute__((aligned(64))) = {'a'};

static struct mote_wg done;
static int *seen[4];

static void check_fresh(void)
{
	CHECK_EQ(initialised, 42);
	CHECK(same(text, "thread variable"));
	CHECK_EQ(zero, 0);
	CHECK_EQ((unsigned long)&aligned % 64, 0);
	CHECK_EQ(aligned.c, 'a');
	CHECK_EQ(elsewhere, 77);
	CHECK(address_of_elsewhere() == &elsewhere);
	for (int i = 0; i < COUNT(elsewhere_zero); i++)
		CHECK_EQ(elsewhere_zero[i], 0);
}

static void change(long n)
{
	initialised = (int)n;
	text[0] = (char)n;
	zero = n;
	aligned.c = (char)n;
	elsewhere = (int)n;
	elsewhere_zero[999] = (char)n;
}

static void check_changed(long n)
{
	CHECK_EQ(initialised, n);
	CHECK_EQ(text[0], n);
	CHECK_EQ(zero, n);
	CHECK_EQ(aligned.c, n);
	CHECK_EQ(elsewhere, n);
	CHECK_EQ(elsewhere_zero[999], n);
}

static void has_its_own(void *arg)
{
	long n = (long)arg;

	mote_lockosthread();
	check_fresh();
	change(n);
	seen[n] = &initialised;
	mote_wg_done(&done);
	for (int i = 0; i < 20; i++) {
		mote_sleep(100000);
		check_changed(n);
	}
	mote_wg_done(&done);
}

int main(void)
{
	mote_lockosthread();
	check_fresh();
	change(9);
	mote_wg_add(&done, 2 * COUNT(seen));
	for (long i = 0; i < COUNT(seen); i++)
		CHECK_EQ(mote_go(has_its_own, (void *)i), 0);
	mote_wg_wait(&done);
	for (int i = 0; i < COUNT(seen); i++) {
		CHECK(seen[i] != &initialised);
		for (int k = 0; k < i; k++)
			CHECK(seen[i] != seen[k]);
	}
	check_changed(9);
	return ok();
}
