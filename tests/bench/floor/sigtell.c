/* A thread is told of a signal by a handler and a futex: sigtell N. One word: 0, 1 told, 2 asleep.
 */
#include <linux/futex.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include "sigtell.h"
#include "floor/signal.h"

static _Alignas(64) int word;

static void handler(int sig)
{
	(void)sig;
	if (__atomic_exchange_n(&word, 1, __ATOMIC_ACQ_REL) == 2)
		floor_call6(SYS_futex, (long)&word, FUTEX_WAKE_PRIVATE, 1, 0, 0, 0);
}

static void *receives(void *arg)
{
	for (;;) {
		int clear = 0;

		__atomic_compare_exchange_n(&word, &clear, 2, 0, __ATOMIC_ACQUIRE,
					    __ATOMIC_ACQUIRE);
		while (__atomic_load_n(&word, __ATOMIC_ACQUIRE) != 1)
			floor_call6(SYS_futex, (long)&word, FUTEX_WAIT_PRIVATE, 2, 0, 0, 0);
		__atomic_exchange_n(&word, 0, __ATOMIC_ACQUIRE);
		book();
	}
	return arg;
}

int main(int argc, char **argv)
{
	int64_t n = bench_arg(argc, argv, 1, 1000);
	pthread_t receiver;

	open_books(n);
	if (floor_handle(SIGUSR1, handler) < 0 ||
	    pthread_create(&receiver, NULL, receives, NULL) != 0)
		return 1;
	send_all(n);
	return 0;
}
