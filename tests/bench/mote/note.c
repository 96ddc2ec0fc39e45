/*
 * Round trips of two Gs, each bound to its M, over notes: note N [pin]. pin: a CPU for each.
 */
#include "mote.h"
#include "bench.h"

struct place {
	_Alignas(64) struct mote_note note;
};

static struct place ping, pong;
static int64_t rounds, answered;
static int pinned;

static void answer(void *arg)
{
	(void)arg;
	mote_lockosthread();
	if (pinned)
		bench_pin(1);
	for (int64_t i = 0; i < rounds; i++) {
		mote_notesleep(&ping.note);
		mote_noteclear(&ping.note);
		answered++;
		mote_notewakeup(&pong.note);
	}
}

int main(int argc, char **argv)
{
	int64_t start;

	rounds = bench_arg(argc, argv, 1, 10000);
	pinned = argc > 2;
	mote_procs(2);
	mote_lockosthread();
	if (pinned)
		bench_pin(0);
	if (mote_go(answer, NULL) < 0)
		return 1;
	start = bench_now();
	for (int64_t i = 0; i < rounds; i++) {
		mote_notewakeup(&ping.note);
		mote_notesleep(&pong.note);
		mote_noteclear(&pong.note);
	}
	bench_result(bench_now() - start, rounds, answered);
	return 0;
}
