/* One G instead of a thread. */
#include "mote.h"

static struct mote_sema done;

static void body(void *arg)
{
	mote_rawsyscall(SYS_write, 1, arg, 13);
	mote_semrelease(&done);
}

int main(void)
{
	if (mote_go(body, "hello, world\n") < 0)
		return 1;
	mote_semacquire(&done);
	return 0;
}
