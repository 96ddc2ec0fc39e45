/* The variables of toc.c and toc_other.c; elsewhere, so that each is reached through the TOC. */
#include "check.h"

#include "toc.h"

FIVE_THOUSAND(DEFINE, toc_a)
FIVE_THOUSAND(DEFINE, toc_b)
