/*
 * What parks throws on a borrowed M, by whichever call.
 *
 * expect-throw: park on a borrowed M
 * builds: recv=-DDO=2 sema=-DDO=3 group=-DDO=4 select=-DDO=5 none=-DDO=6 park=-DDO=7 goexit=-DDO=8
 */
#include "outside.h"

#ifndef DO
#define DO 1
#endif

static struct foreign other;
static struct mote_chan *chan;

static void parks(void *arg)
{
	struct mote_sema sema = {0};
	struct mote_wg group = {0};
	struct mote_case one = {chan, MOTE_RECV, NULL, false};

	(void)arg;
	mote_needm();
	switch (DO) {
	case 1:
		mote_chan_send(chan, NULL);
		break;
	case 2:
		mote_chan_recv(chan, NULL);
		break;
	case 3:
		mote_semacquire(&sema);
		break;
	case 4:
		mote_wg_add(&group, 1);
		mote_wg_wait(&group);
		break;
	case 5:
		mote_select(&one, 1, SECOND);
		break;
	case 6:
		mote_select(NULL, 0, -1);
		break;
	case 7:
		mote_park(NULL, NULL);
		break;
	default:
		mote_goexit();
	}
	mote_exit(1);
}

int main(void)
{
	chan = make_chan(0, 0);
	foreign_start_tp(&other, parks, NULL, TP_NONE);
	foreign_join(&other);
	return 1;
}
