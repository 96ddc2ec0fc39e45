/*
 * Wake-ups that meet the deadline: what a timed sleep says never disagrees with the note, and no
 * wake-up is lost or seen twice.
 *
 * also: pinned
 * time-limit: 60
 */
#include "check.h"

static struct mote_note note;
static long token, wakeups, told, rounds;
static bool stop;

static void wakes(void *arg)
{
	uint64_t seed = (uint64_t)arg;

	while (!LOAD(&stop)) {
		seed = seed * 6364136223846793005u + 1442695040888963407u;
		if (SWAP(&token, 0)) {
			for (volatile uint64_t k = seed >> 50; k; k--)
				;
			ADD(&wakeups, 1);
			mote_notewakeup(&note);
		} else {
			mote_gosched();
		}
	}
}

int main(void)
{
	uint64_t seed = 7;

	rounds = scale(10000, 1000, 300000);
	mote_procs(3);
	for (long i = 0; i < 2; i++)
		CHECK_EQ(mote_go(wakes, (void *)(i + 1)), 0);
	for (long i = 0; i < rounds; i++) {
		STORE(&token, 1);
		for (;;) {
			seed = seed * 6364136223846793005u + 1442695040888963407u;
			int64_t ns = (int64_t)(seed >> 48);
			bool w = i % 2 ? mote_notetsleep(&note, ns) : mote_notetsleepg(&note, ns);
			if (w)
				break;
		}
		CHECK(mote_notetsleep(&note, 0));
		told++;
		CHECK_EQ(LOAD(&wakeups), told);
		mote_noteclear(&note);
		CHECK(!mote_notetsleep(&note, 0));
	}
	STORE(&stop, true);
	WAIT_FOR(mote_numg() == 1);
	return ok();
}
