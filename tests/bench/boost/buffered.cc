/* From one fiber to another of its thread through a channel with room for 128: buffered N. */
#include <boost/fiber/all.hpp>
#include "bench.h"

int main(int argc, char **argv)
{
	int64_t n = bench_arg(argc, argv, 1, 1000000), good = 0, next = 0, start, v = 0;
	/* It holds one less than it is told. The argument has to be a power of two. */
	boost::fibers::buffered_channel<int64_t> chan(128);
	boost::fibers::fiber other([&] {
		for (int64_t i = 0; i < n; i++)
			chan.push(i);
		chan.close();
	});

	start = bench_now();
	while (chan.pop(v) == boost::fibers::channel_op_status::success)
		good += v == next++;
	bench_result(bench_now() - start, n, good);
	other.join();
	return 0;
}
