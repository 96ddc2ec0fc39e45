/* boost.context's lowest level, which has C linkage. */
#ifndef FCONTEXT_H
#define FCONTEXT_H

#include <stddef.h>

typedef void *fcontext_t;

struct transfer {
	fcontext_t from;
	void *data;
};

struct transfer jump_fcontext(fcontext_t to, void *data);
fcontext_t make_fcontext(void *top, size_t size, void (*fn)(struct transfer));

#endif
