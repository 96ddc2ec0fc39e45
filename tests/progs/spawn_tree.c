/*
 * A tree of Gs: each starts two more and waits for both.
 *
 * also: pinned
 */
#include "check.h"

struct node {
	int depth;
	long leaves;
	struct mote_wg *parent;
};

static void grow(void *arg)
{
	struct node *n = arg;
	struct mote_wg children = {0};
	struct node child[2];

	n->leaves = 1;
	if (n->depth > 0) {
		mote_wg_add(&children, 2);
		for (int i = 0; i < 2; i++) {
			child[i] = (struct node){n->depth - 1, 0, &children};
			CHECK_EQ(mote_go(grow, &child[i]), 0);
		}
		mote_wg_wait(&children);
		n->leaves = child[0].leaves + child[1].leaves;
	}
	mote_wg_done(n->parent);
}

int main(void)
{
	int depth = (int)scale(12, 9, 17);
	struct mote_wg all = {0};
	struct node root = {depth, 0, &all};

	mote_procs(4);
	mote_wg_add(&all, 1);
	CHECK_EQ(mote_go(grow, &root), 0);
	mote_wg_wait(&all);
	CHECK_EQ(root.leaves, 1l << depth);
	return ok();
}
