/*
 * What the contestants share that tell a thread or a G of a signal: the sender, which is the main
 * thread, and the receiver's books.
 */
#ifndef SIGTELL_H
#define SIGTELL_H

#include "bench.h"

static struct {
	_Alignas(64) int64_t told;
	int64_t last, longest_gap;
	bool timed;
} books;

/* The receiver has been told once more. */
static inline void book(void)
{
	if (books.timed) {
		int64_t now = bench_now(), gap = now - books.last;

		books.last = now;
		if (gap > books.longest_gap)
			books.longest_gap = gap;
	}
	__atomic_store_n(&books.told, books.told + 1, __ATOMIC_RELEASE);
}

static inline int64_t booked(void)
{
	return __atomic_load_n(&books.told, __ATOMIC_ACQUIRE);
}

/* n times: a signal to the process, and on when the receiver has been told. us for each. */
static inline void send_acked(int64_t n)
{
	int64_t start = bench_now();
	long pid = bench_pid();

	for (int64_t i = 0; i < n; i++) {
		bench_kill(pid, SIGUSR1);
		while (booked() == i)
			;
	}
	bench_result(bench_now() - start, n * 1000, booked());
}

/* As many as go in a second: ns for each one told, and the longest time without one, in ms. */
static inline void send_flood(void)
{
	int64_t start = bench_now(), sent = 0, now = start, told, gap;
	long pid = bench_pid();

	while (now - start < 1000000000) {
		for (int i = 0; i < 64; i++, sent++)
			bench_kill(pid, SIGUSR1);
		now = bench_now();
	}
	told = booked();
	gap = told ? now - books.last : now - start;
	gap = gap > books.longest_gap ? gap : books.longest_gap;
	bench_result(now - start, told ? told : 1, told > 0 && told <= sent);
	bench_result(gap, 1000000, 1);
}

/* By the main thread, with n = 0 for a flood. */
static inline void send_all(int64_t n)
{
	if (n)
		send_acked(n);
	else
		send_flood();
}

/* Before the receiver starts. */
static inline void open_books(int64_t n)
{
	books.timed = n == 0;
	books.last = bench_now();
}

#endif
