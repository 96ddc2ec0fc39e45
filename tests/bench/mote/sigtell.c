/* A G is told of a signal that its process gets: sigtell N. */
#include "mote.h"
#include "sigtell.h"

static void receives(void *arg)
{
	(void)arg;
	while (mote_signal_recv() == SIGUSR1)
		book();
}

int main(int argc, char **argv)
{
	int64_t n = bench_arg(argc, argv, 1, 1000);

	mote_procs(2);
	mote_lockosthread();
	open_books(n);
	if (mote_signal_enable(SIGUSR1) < 0 || mote_go(receives, NULL) < 0)
		return 1;
	send_all(n);
	return 0;
}
