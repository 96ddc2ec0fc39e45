/*
 * Constructors run before main, in the order of their priorities, with main's arguments, on main's
 * G and with the runtime there: they may start Gs and park.
 *
 * builds: O0=-O0 pie=-static-pie
 * also: pinned 64k
 */
#include "check.h"

static int order[4], ran;
static char **vector;
static struct mote_chan *c;

static void sends(void *arg)
{
	(void)arg;
	mote_chan_send(c, NULL);
}

__attribute__((constructor)) static void last(int argc, char **argv, char **envp)
{
	CHECK(argc >= 1 && argv[argc] == NULL && envp);
	vector = argv;
	order[ran++] = 3;
	CHECK_EQ(mote_goid(), 1);
	c = make_chan(0, 0);
	go(sends, NULL);
	CHECK(mote_chan_recv(c, NULL));
	go(sends, NULL);
}

__attribute__((constructor(200))) static void second(void)
{
	order[ran++] = 2;
}

__attribute__((constructor(101))) static void first(void)
{
	order[ran++] = 1;
}

int main(int argc, char **argv)
{
	(void)argc;
	CHECK_EQ(ran, 3);
	for (int i = 0; i < ran; i++)
		CHECK_EQ(order[i], i + 1);
	CHECK(argv == vector);
	CHECK(mote_chan_recv(c, NULL));
	return ok();
}
