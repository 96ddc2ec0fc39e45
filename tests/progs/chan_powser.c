/*
 * Power series as streams of rational numbers: each is a G that works out the next coefficient when
 * it is asked for one. Exp and tan are solutions of their differential equations: each is fed with
 * its own earlier terms through a splitter.
 *
 * also: pinned 64k
 */
#include "check.h"

#define TERMS 13

struct rat {
	int64_t num, den;
};

/* Whoever wants a coefficient asks, then receives. */
struct series {
	struct mote_chan *ask, *term;
};

static int64_t gcd(int64_t a, int64_t b)
{
	while (b) {
		int64_t r = a % b;
		a = b, b = r;
	}
	return a < 0 ? -a : a;
}

static struct rat rat(int64_t num, int64_t den)
{
	int64_t d = gcd(num, den);

	return (struct rat){num / d, den / d};
}

static struct rat add(struct rat a, struct rat b)
{
	int64_t d = gcd(a.den, b.den);

	return rat(a.num * (b.den / d) + b.num * (a.den / d), a.den / d * b.den);
}

static struct rat mul(struct rat a, struct rat b)
{
	int64_t d = gcd(a.num, b.den), e = gcd(b.num, a.den);

	return rat((a.num / d) * (b.num / e), (a.den / e) * (b.den / d));
}

static struct rat get(struct series s)
{
	struct rat r;

	mote_chan_send(s.ask, NULL);
	CHECK(mote_chan_recv(s.term, &r));
	return r;
}

static void put(struct series s, struct rat r)
{
	CHECK(mote_chan_recv(s.ask, NULL));
	mote_chan_send(s.term, &r);
}

struct node {
	struct series in[2], out, out2;
	struct rat constant;
};

static struct series series(void)
{
	return (struct series){make_chan(0, 0), make_chan(sizeof(struct rat), 0)};
}

static struct node *node(struct series a, struct series b)
{
	struct node *n = mote_alloc(sizeof *n);

	CHECK(n);
	*n = (struct node){{a, b}, series(), series(), rat(0, 1)};
	return n;
}

static void ones(void *arg)
{
	for (;;)
		put(((struct node *)arg)->out, rat(1, 1));
}

static void sums(void *arg)
{
	struct node *n = arg;

	for (;;)
		put(n->out, add(get(n->in[0]), get(n->in[1])));
}

static void products(void *arg)
{
	struct node *n = arg;
	struct rat a[2 * TERMS], b[2 * TERMS];

	for (int k = 0; k < 2 * TERMS; k++) {
		struct rat sum = {0, 1};
		a[k] = get(n->in[0]);
		b[k] = get(n->in[1]);
		for (int i = 0; i <= k; i++)
			sum = add(sum, mul(a[i], b[k - i]));
		put(n->out, sum);
	}
}

static void integrals(void *arg)
{
	struct node *n = arg;

	put(n->out, n->constant);
	for (int k = 1;; k++)
		put(n->out, mul(get(n->in[0]), rat(1, k)));
}

static void derivatives(void *arg)
{
	struct node *n = arg;

	get(n->in[0]);
	for (int k = 1;; k++)
		put(n->out, mul(get(n->in[0]), rat(k, 1)));
}

/*
 * One series for two readers, each at its own pace. What it reads may itself be waiting for one of
 * them to be served: so it never waits for one thing alone.
 */
static void splits(void *arg)
{
	struct node *n = arg;
	const struct series out[2] = {n->out, n->out2};
	struct rat terms[2 * TERMS];
	int have = 0, place[2] = {0, 0};
	bool wants[2] = {false, false}, asked = false;

	for (;;) {
		bool need = (wants[0] && place[0] == have) || (wants[1] && place[1] == have);
		struct mote_case cases[] = {recv_case(wants[0] ? NULL : out[0].ask, NULL),
					    recv_case(wants[1] ? NULL : out[1].ask, NULL),
					    send_case(need && !asked ? n->in[0].ask : NULL, NULL),
					    recv_case(asked ? n->in[0].term : NULL, &terms[have])};
		int at = mote_select(cases, COUNT(cases), -1);
		have += at == 3;
		asked = at < 2 ? asked : at == 2;
		if (at < 2)
			wants[at] = true;
		for (int who = 0; who < 2; who++) {
			if (wants[who] && place[who] < have) {
				mote_chan_send(out[who].term, &terms[place[who]++]);
				wants[who] = false;
			}
		}
	}
}

/* A constant: all its other terms are 0. */
static void constants(void *arg)
{
	struct node *n = arg;

	put(n->out, n->constant);
	for (;;)
		put(n->out, rat(0, 1));
}

static void expect(struct series s, const struct rat *r, int n)
{
	for (int i = 0; i < n; i++) {
		struct rat got = get(s);
		CHECK_EQ(got.num, r[i].num);
		CHECK_EQ(got.den, r[i].den);
	}
}

static const struct series none;

/* E = 1 + integral of E. */
static void exponential(void)
{
	struct rat r[TERMS] = {{1, 1}};
	struct node *integral = node(none, none), *split = node(integral->out, none);

	integral->constant = rat(1, 1);
	integral->in[0] = split->out;
	go(integrals, integral);
	go(splits, split);
	for (int k = 1; k < TERMS; k++)
		r[k] = mul(r[k - 1], rat(1, k));
	expect(split->out2, r, TERMS);
}

/* T = integral of 1 + T * T. */
static void tangent(void)
{
	static const struct rat r[TERMS] = {{0, 1},  {1, 1},	     {0, 1},	{1, 3}, {0, 1},
					    {2, 15}, {0, 1},	     {17, 315}, {0, 1}, {62, 2835},
					    {0, 1},  {1382, 155925}, {0, 1}};
	struct node *integral = node(none, none), *split = node(integral->out, none);
	struct node *again = node(split->out, none), *square = node(again->out, again->out2);
	struct node *one = node(none, none), *sum = node(one->out, square->out);

	one->constant = rat(1, 1);
	integral->in[0] = sum->out;
	go(integrals, integral);
	go(splits, split);
	go(splits, again);
	go(products, square);
	go(constants, one);
	go(sums, sum);
	expect(split->out2, r, TERMS);
}

/* The square of 1 + x + x^2 + ... and its derivative are both 1 + 2x + 3x^2 + ... */
static void geometric(void)
{
	struct node *a = node(none, none), *split = node(a->out, none);
	struct node *square = node(split->out, split->out2);
	struct node *b = node(none, none), *derivative = node(b->out, none);

	go(ones, a);
	go(splits, split);
	go(products, square);
	go(ones, b);
	go(derivatives, derivative);
	for (int k = 1; k < 2 * TERMS; k++) {
		CHECK_EQ(get(square->out).num, k);
		CHECK_EQ(get(derivative->out).num, k);
	}
}

int main(void)
{
	for (long i = scale(20, 3, 500); i > 0; i--) {
		mote_procs((int)(i % 3) + 1);
		exponential();
		tangent();
		geometric();
	}
	return ok();
}
