/* The allocator where the kernel refuses: a part of test_alloc.c, which includes it. */
#ifndef TESTS_UNIT_ALLOC_FAILURES_H
#define TESTS_UNIT_ALLOC_FAILURES_H

/* The n-th map fails, alone or with all that follow: NULL, and later everything works. */
static void with_failures(long n, long many)
{
	static char *p[400];
	long calls = stub.calls, mapped;

	stub.fail_from = calls + n;
	stub.fail_to = stub.fail_from + many;
	for (int i = 0; i < 400; i++) {
		size_t size = i % 5 == 4 ? 70000 : 16u << (i % 11);

		p[i] = mote_alloc(size);
		if (p[i])
			memset(p[i], 1, size);
	}
	stub.fail_from = 0;
	for (int i = 0; i < 400; i++)
		mote_free(p[i]);
	alloc_cache_drain(&cache_a);
	mapped = stub.mapped;
	cr_assert_leq(mapped, KEPT, "%ld after %ld", mapped, n);
	p[0] = mote_alloc(10000);
	p[1] = mote_alloc(100000);
	cr_assert(p[0] && p[1]);
	mote_free(p[0]);
	mote_free(p[1]);
}

Test(alloc, no_memory)
{
	stub.fail_from = 1;
	stub.fail_to = 100;
	cr_assert_null(mote_alloc(1));
	cr_assert_null(mote_alloc(100000));
	stub.fail_from = 0;
	for (long n = 1; n < 60; n++)
		for (long many = 1; many < 1000; many *= 5)
			with_failures(n, many);
}

/* A big block that cannot be described: map, descriptors, leaf; nothing is left behind. */
Test(alloc, no_memory_for_a_description)
{
	stub.fail_from = 2;
	stub.fail_to = 3;
	cr_assert_null(mote_alloc(100000));
	cr_assert_eq(stub.mapped, 0);
	stub.fail_from = 5;
	stub.fail_to = 6;
	cr_assert_null(mote_alloc(100000));
	cr_assert_eq(stub.mapped, DESCRIPTOR_BYTES);
	mote_free(mote_alloc(100000));
}

/* The first calls of a process, each in a process of its own. */
#define FIRST_CALLS_FAIL(n)                                                                        \
	Test(alloc, no_memory_at_map_##n)                                                          \
	{                                                                                          \
		with_failures(n, 1);                                                               \
		with_failures(1, n);                                                               \
	}

FIRST_CALLS_FAIL(1)
FIRST_CALLS_FAIL(2)
FIRST_CALLS_FAIL(3)
FIRST_CALLS_FAIL(4)
FIRST_CALLS_FAIL(5)

Test(alloc, kernel_cannot_unmap)
{
	enum { COUNT = 8000 };
	static char *p[COUNT];
	long mapped = 0;

	for (int round = 0; round < 3; round++) {
		for (int i = 0; i < COUNT; i++)
			p[i] = mote_alloc(2000);
		stub.fail_munmap = true;
		for (int i = 0; i < COUNT; i++)
			mote_free(p[i]);
		stub.fail_munmap = false;
		if (round == 0)
			mapped = stub.mapped;
	}
	cr_assert_gt(stub.advised, COUNT * 1000l, "the pages go back all the same");
	cr_assert_leq(stub.mapped, mapped + MIB_LONG, "and the places are used again");
}

/* Blocks that wander between threads: each place is filled by one and emptied by another. */

#endif
