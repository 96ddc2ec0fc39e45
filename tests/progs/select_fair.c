/*
 * Each of the cases that are ready is equally likely, wherever it stands among those that are not.
 * The bound on chi-square is so wide that chance passes it about once in 10^12 runs.
 *
 * also: pinned
 */
#include "check.h"

static struct mote_chan *ready, *never;

/*
 * `n` cases; bit i of `mask` (of `period` bits, repeated) says that case i is ready. Checks that
 * the counts of k ready cases are near 1/k each, and returns nothing else.
 */
static void fair(int n, unsigned mask, int period)
{
	static struct mote_case cases[100];
	static long count[100];
	long draws = scale(20000, 4000, 1000000), k = 0, rest = 0;

	for (int i = 0; i < n; i++) {
		count[i] = 0;
		k += mask >> i % period & 1;
		cases[i] = recv_case(mask >> i % period & 1 ? ready : i % 2 ? never : NULL, NULL);
	}
	for (long i = 0; i < draws; i++) {
		int at = mote_select(cases, n, i % 2 ? -1 : 0);
		CHECK(at >= 0 && cases[at].chan == ready);
		count[at]++;
	}
	for (int i = 0; i < n; i++) {
		if (cases[i].chan == ready)
			rest += (count[i] * k - draws) * (count[i] * k - draws);
	}
	/* chi-square is rest / (draws * k); its mean is k - 1, its variance 2 (k - 1). */
	long chi = rest / draws / k, bound = 2 * (k - 1) + 60;
	if (chi <= bound)
		return;
	mote_eprintf("%d cases, mask %x: chi-square %ld of %ld ready ones\n", n, mask, chi, k);
	mote_exit(1);
}

/* Values of one channel, sent by a select that may send either: the bits are even, and in no order.
 */
static void bits(void)
{
	struct mote_chan *c = make_chan(sizeof(long), 1);
	long zero = 0, one = 1, v, last = 0, count = 0, changes = 0,
	     n = scale(20000, 4000, 1000000);
	struct mote_case cases[] = {send_case(c, &zero), send_case(c, &one)};

	for (long i = 0; i < n; i++) {
		CHECK(mote_select(cases, 2, -1) >= 0);
		CHECK(mote_chan_recv(c, &v));
		count += v;
		changes += v != last;
		last = v;
	}
	/* Eight standard deviations: (n/2 - count)^2 <= 64 n/4. */
	CHECK((n / 2 - count) * (n / 2 - count) <= 16 * n);
	CHECK((n / 2 - changes) * (n / 2 - changes) <= 16 * n);
	mote_chan_free(c);
}

int main(void)
{
	ready = make_chan(0, 0);
	never = make_chan(0, 0);
	mote_chan_close(ready);
	fair(2, 3, 2);
	fair(3, 7, 3);
	fair(3, 5, 3);
	fair(4, 9, 4);
	fair(4, 3, 4);
	fair(5, 19, 5);
	fair(8, 0xc1, 8);
	fair(8, 0xff, 8);
	fair(9, 0x107, 9);
	fair(16, 0x8003, 16);
	fair(100, 1, 1);
	fair(100, 0x7, 20);
	bits();
	return ok();
}
