/*
 * Guards. Linux 6.13 has guards that cost no map (MADV_GUARD_INSTALL); otherwise a guard is a
 * protected page, which costs two, and the number of maps is limited (vm.max_map_count). Support
 * is found by installing one guard and asking the kernel to read it: the return value of the
 * advice proves nothing, since emulators accept any.
 */
#include "runtime/sched/guard.h"

#include "runtime/base/atomic.h"
#include "runtime/base/compiler.h"
#include "runtime/base/config.h"
#include "runtime/os/auxv.h"
#include "runtime/os/sys.h"

#define MAPS_DEFAULT 65530

static bool lightweight;
static long maps_left = MAPS_DEFAULT / 4; /* how many more guards may be protected pages */

static bool guard_works(void)
{
	size_t page = page_size();
	void *p = sys_pages(page);
	bool works = p && sys_madvise(p, page, MADV_GUARD_INSTALL) == 0 &&
		     sys_sigprocmask(SIG_BLOCK, p, NULL) == -EFAULT;

	if (p)
		sys_munmap(p, page);
	return works;
}

static long read_number(const char *path, long fallback)
{
	char buf[24];
	long n = 0;
	int fd = sys_open(path, O_RDONLY | O_CLOEXEC);
	long got = fd < 0 ? -1 : sys_read(fd, buf, sizeof(buf));

	if (fd >= 0)
		sys_close(fd);
	for (long i = 0; i < got && buf[i] >= '0' && buf[i] <= '9'; i++)
		n = 10 * n + buf[i] - '0';
	return n ? n : fallback;
}

void guard_start(void)
{
	lightweight = guard_works();
	if (!lightweight)
		maps_left = read_number("/proc/sys/vm/max_map_count", MAPS_DEFAULT) / 4;
}

bool guard_install(void *addr, size_t len, bool must)
{
	/* EINVAL here: the memory is locked (mlockall). */
	if (lightweight && sys_madvise(addr, len, MADV_GUARD_INSTALL) == 0)
		return true;
	if (!must && atomic_add(&maps_left, -1) <= 0)
		return false;
	return sys_mprotect(addr, len, PROT_NONE) == 0;
}

uint32_t guard_install_ahead(char *addr, size_t stride, uint32_t n)
{
	struct kernel_iovec guards[GUARD_BATCH];
	long r = 0;

	n = MIN(n, GUARD_BATCH);
	for (uint32_t i = 0; i < n; i++) {
		guards[i].iov_base = addr + i * stride;
		guards[i].iov_len = page_size();
	}
	if (lightweight && n > 1)
		r = sys_madvise_own(guards, n, MADV_GUARD_INSTALL);
	if (r >= (long)page_size())
		return (uint32_t)((size_t)r / page_size());
	return guard_install(addr, page_size(), false);
}
