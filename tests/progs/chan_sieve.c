/*
 * The prime sieve: a chain of Gs, one for each prime found so far, each of which passes on what its
 * prime does not divide.
 *
 * also: pinned 64k
 */
#include "check.h"

static void counts(void *out)
{
	for (int i = 2;; i++)
		mote_chan_send(out, &i);
}

struct filter {
	struct mote_chan *in, *out;
	int prime;
};

static void filters(void *arg)
{
	struct filter f = *(struct filter *)arg;
	int i;

	mote_free(arg);
	for (;;) {
		mote_chan_recv(f.in, &i);
		if (i % f.prime)
			mote_chan_send(f.out, &i);
	}
}

static bool is_prime(int n)
{
	for (int d = 2; d * d <= n; d++) {
		if (n % d == 0)
			return false;
	}
	return true;
}

/* The first n primes; the chain stays behind. */
static void primes(int n, size_t cap)
{
	struct mote_chan *c = make_chan(sizeof(int), cap);
	int prime, before = 1;

	go(counts, c);
	while (n-- > 0) {
		struct filter *f = mote_alloc(sizeof *f);
		CHECK(mote_chan_recv(c, &prime));
		while (++before < prime)
			CHECK(!is_prime(before));
		CHECK(is_prime(prime));
		*f = (struct filter){c, make_chan(sizeof(int), cap), prime};
		c = f->out;
		go(filters, f);
	}
}

int main(void)
{
	int n = (int)scale(400, 60, 3000);

	for (int slots = 1; slots <= 4; slots += 3) {
		mote_procs(slots);
		primes(n, 0);
		primes(n / 4, 3);
	}
	return ok();
}
