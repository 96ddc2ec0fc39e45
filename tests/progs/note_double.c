/*
 * A second wake-up before a clear throws.
 *
 * expect-throw: notewakeup - double wakeup
 */
#include "check.h"

static struct mote_note note;

int main(void)
{
	mote_notewakeup(&note);
	mote_notesleep(&note);
	mote_noteclear(&note);
	mote_notewakeup(&note);
	mote_notewakeup(&note);
	return 1;
}
