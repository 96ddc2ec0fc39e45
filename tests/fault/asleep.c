/*
 * Where few threads are to be had, Gs that sleep in notes and locks leave an M for those who are
 * to wake them; sleepers that came first, one slot or more. So does who receives signals through a
 * pipe. argv[2]: how many slots.
 */
#include "check.h"

#define NOTES 20
#define LOCKS 10

static struct mote_note notes[NOTES];
static struct mote_mutex lock;
static struct mote_wg all;

static void sleeps(void *n)
{
	mote_notesleep((struct mote_note *)n);
	mote_wg_done(&all);
}

static void gives_up_slot(void *n)
{
	CHECK(mote_notetsleepg((struct mote_note *)n, 30 * SECOND));
	mote_wg_done(&all);
}

static void locks(void *arg)
{
	(void)arg;
	mote_lock(&lock);
	mote_sleep(MS / 10);
	mote_unlock(&lock);
	mote_wg_done(&all);
}

static void receives(void *arg)
{
	(void)arg;
	CHECK_EQ(mote_signal_recv(), SIGUSR1);
	mote_wg_done(&all);
}

int main(int argc, char **argv)
{
	mote_procs(argc > 2 ? argv[2][0] - '0' : 1);
	mote_wg_add(&all, NOTES + LOCKS + 1);
	CHECK(mote_signal_usepipe() > 2);
	CHECK_EQ(mote_signal_enable(SIGUSR1), 0);
	go(receives, NULL);
	mote_lock(&lock);
	for (int i = 0; i < NOTES; i++)
		go(i % 2 ? sleeps : gives_up_slot, &notes[i]);
	for (int i = 0; i < LOCKS; i++)
		go(locks, NULL);
	mote_sleep(20 * MS);
	mote_unlock(&lock);
	for (int i = 0; i < NOTES; i++) {
		mote_notewakeup(&notes[i]);
		mote_gosched();
	}
	mote_rawsyscall(SYS_kill, mote_rawsyscall(SYS_getpid), SIGUSR1);
	mote_wg_wait(&all);
	return ok();
}
