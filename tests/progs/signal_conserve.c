/*
 * Nothing is lost, nothing is invented: every sender sends, and waits until that has been received,
 * before it sends again. The senders are Gs, foreign threads with each kind of thread pointer, and
 * another process; in the first half other signals are enabled, ignored and disabled and sent, and
 * Ms come and go.
 *
 * also: pinned fifo
 * builds: pipe=-DPIPE
 */
#include "outside.h"

struct sender {
	int sig;
	uint32_t sent, received;
};

static const int numbers[] = {SIGHUP, 35, SIGUSR1, 40, SIGUSR2, 41, SIGPWR, 50, SIGTSTP};

#define SENDERS COUNT(numbers)
#define DONE SIGTERM
#define NOISE1 SIGURG /* their default is nothing */
#define NOISE2 SIGWINCH

static struct sender *senders;
static long rounds, pid;
static struct foreign threads[TPS];
static uint32_t done;
static long noise_sent, noise_received;
static struct mote_wg helpers;

static void sends(struct sender *s, bool itself)
{
	for (long i = 1; i <= rounds; i++) {
		ADD(&s->sent, 1);
		if (itself && i % 2)
			kill_self(s->sig);
		else
			process_kill(pid, s->sig);
		word_wait(&s->received, (uint32_t)i);
	}
}

static void sends_in_process(void *arg)
{
	sends(arg, false);
}

static void sends_in_thread(void *arg)
{
	sends(arg, true);
	word_add(&done);
}

static void sends_in_g(void *arg)
{
	struct sender *s = arg;

	for (long i = 1; i <= rounds; i++) {
		ADD(&s->sent, 1);
		if (i % 2)
			kill_self(s->sig);
		else
			process_kill(pid, s->sig);
		word_wait_g(&s->received, (uint32_t)i);
	}
	word_add(&done);
}

static void send_noise2(void)
{
	if (may_change())
		process_kill(pid, NOISE2);
	else
		kill_self(NOISE2);
}

static void makes_noise(void *arg)
{
	(void)arg;
	mote_lockosthread();
	/* A wake-up of this signal's could hide that another one was lost: only half of the time.
	 */
	for (int i = 0; LOAD(&senders[0].received) < rounds / 2; i++) {
		CHECK_EQ(mote_signal_enable(NOISE1), 0);
		CHECK_EQ(mote_signal_enable(NOISE2), 0);
		ADD(&noise_sent, 4);
		kill_self(NOISE1);
		send_noise2();
		CHECK_EQ(i % 2 ? mote_signal_disable(NOISE1) : mote_signal_ignore(NOISE1), 0);
		CHECK_EQ(mote_signal_disable(NOISE2), 0);
		kill_self(NOISE1);
		send_noise2();
		mote_sleep(MS);
	}
	mote_wg_done(&helpers);
}

static struct mote_sema ended;

static void takes_its_m_along(void *arg)
{
	(void)arg;
	mote_lockosthread();
	mote_gosched();
	mote_semrelease(&ended);
}

static void makes_ms(void *arg)
{
	(void)arg;
	while (LOAD(&senders[0].received) < rounds / 2) {
		CHECK_EQ(mote_go(takes_its_m_along, NULL), 0);
		mote_semacquire(&ended);
		mote_sleep(MS);
	}
	mote_wg_done(&helpers);
}

static void told(int sig)
{
	if (sig == NOISE1 || sig == NOISE2) {
		noise_received++;
		return;
	}
	for (int i = 0; i < SENDERS; i++) {
		if (senders[i].sig != sig)
			continue;
		CHECK_EQ(senders[i].received + 1, LOAD(&senders[i].sent));
		word_add(&senders[i].received);
		return;
	}
	CHECK_EQ(sig, 0);
}

static void receives(void *arg)
{
	int sig;

	while ((sig = mote_signal_recv()) != DONE)
		told(sig);
	while ((sig = mote_signal_tryrecv()) != -EAGAIN)
		CHECK(sig == NOISE1 || sig == NOISE2);
	word_add(arg);
}

static void start_senders(void)
{
	int n = 0;

	senders = shared(SENDERS * sizeof *senders);
	for (int i = 0; i < SENDERS; i++) {
		senders[i].sig = numbers[i];
		CHECK_EQ(mote_signal_enable(numbers[i]), 0);
	}
	for (int kind = 0; kind < TPS; kind++)
		foreign_start_tp(&threads[kind], sends_in_thread, &senders[n++], kind);
	while (n < SENDERS - 1)
		CHECK_EQ(mote_go(sends_in_g, &senders[n++]), 0);
}

int main(void)
{
	static uint32_t received_all;

	rounds = scale(300, 60, 40000);
	pid = mote_rawsyscall(SYS_getpid);
	mote_procs(4);
	choose_mode();
	CHECK_EQ(mote_signal_enable(DONE), 0);
	start_senders();
	CHECK_EQ(mote_go(receives, &received_all), 0);
	mote_wg_add(&helpers, 2);
	CHECK_EQ(mote_go(makes_noise, NULL), 0);
	CHECK_EQ(mote_go(makes_ms, NULL), 0);
	long child = process_start(sends_in_process, &senders[SENDERS - 1]);
	word_wait_g(&done, SENDERS - 1);
	CHECK_EQ(process_wait(child), 0);
	mote_wg_wait(&helpers);
	kill_all(DONE);
	word_wait_g(&received_all, 1);
	for (int i = 0; i < SENDERS; i++)
		CHECK_EQ(senders[i].received, rounds);
	CHECK(noise_received <= noise_sent);
	return ok();
}
