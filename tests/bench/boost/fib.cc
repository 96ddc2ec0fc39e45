/* fib(N) with a fiber and a channel for one half of each step, on one thread: fib N. */
#include <boost/fiber/all.hpp>
#include "bench.h"

static boost::fibers::pooled_fixedsize_stack stacks(16384);

static int64_t fib(int64_t n)
{
	if (n < 2)
		return n;
	boost::fibers::unbuffered_channel<int64_t> up;
	boost::fibers::fiber half(std::allocator_arg, stacks, [&up, n] { up.push(fib(n - 1)); });
	int64_t r = fib(n - 2);

	r += up.value_pop();
	half.join();
	return r;
}

int main(int argc, char **argv)
{
	int64_t n = bench_arg(argc, argv, 1, 27), start = bench_now(), r = fib(n);

	bench_result((bench_now() - start) / 1000, 1000, r);
	return 0;
}
