/* Two fibers of one thread, a channel in each direction, no buffers: pingpong N. */
#include <boost/fiber/all.hpp>
#include "bench.h"

typedef boost::fibers::unbuffered_channel<int64_t> channel;

int main(int argc, char **argv)
{
	int64_t n = bench_arg(argc, argv, 1, 1000000), sum = 0, start, v = 0;
	channel ping, pong;
	boost::fibers::fiber other([&] {
		int64_t got;

		while (ping.pop(got) == boost::fibers::channel_op_status::success)
			pong.push(got + 1);
	});

	start = bench_now();
	for (int64_t i = 0; i < n; i++) {
		ping.push(i);
		pong.pop(v);
		sum += v - i;
	}
	bench_result(bench_now() - start, n, sum);
	ping.close();
	other.join();
	return 0;
}
