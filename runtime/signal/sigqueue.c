/* The queue of enabled signals; the protocol is in sigqueue.h. */
#include "runtime/signal/sigqueue.h"

#include "runtime/base/atomic.h"
#include "runtime/base/compiler.h"
#include "runtime/mote.h"
#include "runtime/os/sys.h"
#include "runtime/os/throw.h"
#include "runtime/signal/handler.h"
#include "runtime/signal/sigtab.h"
#include "runtime/sync/note.h"

enum { IDLE, SENDING, RECEIVING };

static struct {
	_Alignas(CACHE_LINE) uint64_t pending; /* atomic */
	uint32_t state;			       /* atomic */
	struct note note;		       /* the receiver's, once RECEIVING */
	uint32_t count[_NSIG + 1 - SIGRTMIN];  /* atomic */
	_Alignas(CACHE_LINE) uint64_t taken;   /* the receiver's */
	bool receiver;			       /* atomic */
	int pipe_read, pipe_write;	       /* constant once a signal is enabled; 0: none */
} queue;

static void pipe_write(void)
{
	sys_write(queue.pipe_write, "", 1);
}

void sigqueue_wake(void)
{
	uint32_t old, new;

	do {
		old = atomic_load_relaxed(&queue.state);
		new = old == RECEIVING && !queue.pipe_write ? IDLE : SENDING;
	} while (!atomic_cas(&queue.state, old, new));
	if (old == RECEIVING)
		note_wakeup(&queue.note);
	if (old != SENDING && queue.pipe_write)
		pipe_write();
}

void sigqueue_send(int sig)
{
	if (sig >= SIGRTMIN)
		atomic_add(&queue.count[sig - SIGRTMIN], 1);
	if (!(atomic_or(&queue.pending, SIGBIT(sig)) & SIGBIT(sig)))
		sigqueue_wake();
}

bool sigqueue_claim(void)
{
	return atomic_cas(&queue.receiver, false, true);
}

/* Runs on: g. Holds: the right. Allocates: no. Blocks: no. */
void sigqueue_release(void)
{
	atomic_store_release(&queue.receiver, false);
}

/* False where its counter says that it has been told already. */
static bool take_one(int sig)
{
	uint32_t n;

	queue.taken &= ~SIGBIT(sig);
	if (sig < SIGRTMIN)
		return true;
	n = atomic_load_acquire(&queue.count[sig - SIGRTMIN]);
	if (n == 0)
		return false;
	/* The rest goes behind the others; the receiver looks at `pending` before it sleeps. */
	if (n > 1)
		atomic_or(&queue.pending, SIGBIT(sig));
	atomic_add(&queue.count[sig - SIGRTMIN], -1u);
	return true;
}

/* Nothing is left: the pipe must not be readable, unless something comes meanwhile. */
static void pipe_settle(void)
{
	char bytes[16];

	/* In this order: no byte is eaten for which the state then stays SENDING. */
	while (sys_read(queue.pipe_read, bytes, sizeof(bytes)) == sizeof(bytes))
		;
	atomic_cas(&queue.state, SENDING, IDLE);
	if (!atomic_load_acquire(&queue.pending))
		return;
	atomic_cas(&queue.state, IDLE, SENDING);
	pipe_write();
}

static int take(void)
{
	for (;;) {
		int sig;

		if (!queue.taken)
			queue.taken = atomic_xchg(&queue.pending, 0);
		if (!queue.taken)
			return 0;
		sig = __builtin_ctzll(queue.taken) + 1;
		if (take_one(sig))
			return sig;
	}
}

int sigqueue_take(void)
{
	int sig = take();

	if (queue.pipe_read && !queue.taken && !atomic_load_acquire(&queue.pending))
		pipe_settle();
	return sig;
}

bool sigqueue_announce(void)
{
	if (queue.pipe_read || atomic_cas(&queue.state, IDLE, RECEIVING))
		return true;
	atomic_cas(&queue.state, SENDING, IDLE);
	return false;
}

/* Runs on: g. Holds: the right. Allocates: no. Blocks: no. */
int sigqueue_pipe(void)
{
	return queue.pipe_read;
}

/* Runs on: g. Holds: the right. Allocates: no. Blocks: no. */
struct note *sigqueue_note(void)
{
	return &queue.note;
}

/* Runs on: g. Holds: nothing. Allocates: no. Blocks: no. */
int mote_signal_tryrecv(void)
{
	int sig;

	if (!sigqueue_claim())
		return -EBUSY;
	sig = sigqueue_take();
	sigqueue_release();
	return sig ? sig : -EAGAIN;
}

/* Moves an fd to above 2, where the process was started without those: the new one, or -errno. */
static int move_up(int fd)
{
	int r;

	if (fd > 2)
		return fd;
	r = (int)syscall3(SYS_fcntl, fd, F_DUPFD_CLOEXEC, 3);
	sys_close(fd);
	return r;
}

static int pipe_open(void)
{
	int fd[2], r = (int)syscall2(SYS_pipe2, (long)fd, O_CLOEXEC | O_NONBLOCK);

	if (r < 0)
		return r;
	fd[0] = move_up(fd[0]);
	fd[1] = move_up(fd[1]);
	if (fd[0] >= 0 && fd[1] >= 0) {
		queue.pipe_write = fd[1];
		return queue.pipe_read = fd[0];
	}
	for (int i = 0; i < 2; i++) {
		if (fd[i] >= 0)
			sys_close(fd[i]);
		else
			r = fd[i];
	}
	return r;
}

/* Runs on: g. Holds: nothing. Allocates: no. Blocks: M, shortly. */
int mote_signal_usepipe(void)
{
	int r = -EBUSY;

	mutex_lock(&sigtab_lock);
	if (queue.pipe_read)
		throw("usepipe: called twice");
	if (!sigtab_used())
		r = pipe_open();
	mutex_unlock(&sigtab_lock);
	return r;
}
