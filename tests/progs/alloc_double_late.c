/*
 * A second free is found after other blocks of the size have come and gone.
 *
 * expect-throw:
 */
#include "check.h"

int main(void)
{
	char *p[64];

	for (int i = 0; i < COUNT(p); i++)
		p[i] = mote_alloc(200);
	for (int i = 0; i < COUNT(p); i++)
		mote_free(p[i]);
	mote_free(p[COUNT(p) / 2]);
	return 1;
}
