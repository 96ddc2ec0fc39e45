/* The assertions of fields.c. */
#include <stddef.h>

#define SIZE(ours, theirs) _Static_assert(sizeof(ours) == sizeof(theirs), #ours)
#define OFFSET(ours, field, theirs, their_field)                                                   \
	_Static_assert(offsetof(ours, field) == offsetof(theirs, their_field), #ours "." #field)
#define FIELD(ours, field, theirs, their_field)                                                    \
	OFFSET(ours, field, theirs, their_field);                                                  \
	_Static_assert(sizeof(((ours *)0)->field) == sizeof(((theirs *)0)->their_field),           \
		       #ours "." #field)
