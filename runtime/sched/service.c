/* The service thread. */
#include "runtime/sched/service.h"

#include "runtime/base/atomic.h"
#include "runtime/base/config.h"
#include "runtime/mote.h"
#include "runtime/os/sys.h"
#include "runtime/sched/m.h"
#include "runtime/sched/sched.h"

void (*service_loop)(void);

static struct {
	struct mutex lock;
	bool runs; /* atomic */
} service;

/* Runs on: any. Holds: any. Allocates: no. Blocks: no. */
bool service_runs(void)
{
	return atomic_load_relaxed(&service.runs);
}

int service_start(void)
{
	int64_t pause = CLONE_PAUSE_NS;

	if (atomic_load_acquire(&service.runs))
		return 0;
	mutex_lock(&service.lock);
	for (int i = 0; i < CLONE_TRIES && !service.runs; i++, pause *= 2) {
		if (i)
			sys_sleep(pause);
		atomic_store_release(&service.runs, m_new(service_loop, NULL, false) != NULL);
	}
	mutex_unlock(&service.lock);
	return service.runs ? 0 : -EAGAIN;
}

/* Runs on: g. Holds: any. Allocates: no. Blocks: no. */
int mote_numm(void)
{
	return (int)atomic_load_relaxed(&sched.nms) + service_runs();
}
