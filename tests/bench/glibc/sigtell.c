/*
 * A thread is told of a signal: sigtell N HOW. By a handler that posts a semaphore, or writes to a
 * pipe or an eventfd; or with the signal blocked, by sigwaitinfo or a signalfd.
 */
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <stdbool.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include "sigtell.h"

static sem_t sem;
static sigset_t set;
static const char *how;
static int from = -1, to = -1;
static char buf[4096];

static void posts(int sig)
{
	(void)sig;
	sem_post(&sem);
}

static void writes(int sig)
{
	uint64_t one = 1;

	(void)sig;
	if (write(to, &one, from == to ? sizeof one : 1) < 0)
		return;
}

static bool wait_once(void)
{
	if (strcmp(how, "sem") == 0)
		return sem_wait(&sem) == 0;
	if (strcmp(how, "sigwaitinfo") == 0)
		return sigwaitinfo(&set, NULL) == SIGUSR1;
	if (strcmp(how, "signalfd") == 0)
		return read(from, buf, sizeof(struct signalfd_siginfo)) > 0;
	return read(from, buf, sizeof buf) > 0;
}

static void *receives(void *arg)
{
	while (wait_once())
		book();
	return arg;
}

static bool set_up(void)
{
	struct sigaction act = {0};
	int ends[2];

	sem_init(&sem, 0, 0);
	sigemptyset(&set);
	sigaddset(&set, SIGUSR1);
	act.sa_handler = strcmp(how, "sem") == 0 ? posts : writes;
	act.sa_flags = SA_RESTART;
	if (strcmp(how, "sigwaitinfo") == 0 || strcmp(how, "signalfd") == 0) {
		from = signalfd(-1, &set, 0);
		return pthread_sigmask(SIG_BLOCK, &set, NULL) == 0;
	}
	if (strcmp(how, "pipe") == 0) {
		if (pipe(ends) < 0)
			return false;
		from = ends[0];
		to = ends[1];
		fcntl(to, F_SETFL, O_NONBLOCK);
	} else if (strcmp(how, "eventfd") == 0) {
		from = to = eventfd(0, 0);
	}
	return sigaction(SIGUSR1, &act, NULL) == 0;
}

int main(int argc, char **argv)
{
	int64_t n = bench_arg(argc, argv, 1, 1000);
	pthread_t receiver;

	how = argc > 2 ? argv[2] : "sem";
	open_books(n);
	if (!set_up() || pthread_create(&receiver, NULL, receives, NULL) != 0)
		return 1;
	send_all(n);
	return 0;
}
