/*
 * A G that waits for something else than mote_ready is nobody's to make ready: it sleeps, or waits
 * in a semaphore or a wait group, and says so, when it runs too early. (chan_stray_ready.c)
 *
 * expect-throw: ready: G
 * builds: SEMA=-DSEMA WG=-DWG
 */
#include "check.h"

static struct mote_g *gp;

static void waits(void *arg)
{
	(void)arg;
	STORE(&gp, mote_getg());
#if defined SEMA
	static struct mote_sema sema;
	mote_semacquire(&sema);
#elif defined WG
	static struct mote_wg wg;
	mote_wg_add(&wg, 1);
	mote_wg_wait(&wg);
#else
	mote_sleep(SECOND);
#endif
	mote_printf("went on\n");
	mote_exit(1);
}

int main(void)
{
	mote_procs(1);
	go(waits, NULL);
	WAIT_FOR(LOAD(&gp));
	mote_ready(gp);
	mote_park(NULL, NULL);
	return 0;
}
