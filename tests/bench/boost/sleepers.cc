/* N fibers of one thread that sleep 1 to 100 ms once: sleepers N. The process's CPU time. */
#include <chrono>
#include <boost/fiber/all.hpp>
#include "bench.h"

static boost::fibers::pooled_fixedsize_stack stacks(8192);

int main(int argc, char **argv)
{
	int64_t n = bench_arg(argc, argv, 1, 100000), ended = 0, late_enough = 0;
	int64_t begun = bench_now();

	for (int64_t i = 0; i < n; i++) {
		boost::fibers::fiber(std::allocator_arg, stacks, [=, &ended, &late_enough] {
			std::chrono::milliseconds t(1 + i % 100);

			boost::this_fiber::sleep_for(t);
			late_enough += std::chrono::nanoseconds(bench_now() - begun) >= t;
			ended++;
		}).detach();
		if (i % 64 == 63)
			boost::this_fiber::yield();
	}
	while (ended < n)
		boost::this_fiber::sleep_for(std::chrono::milliseconds(1));
	bench_result(bench_cpu() / 1000, 1000, late_enough);
	return 0;
}
