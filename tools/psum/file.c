/* file.c - opens and reads the files. */
#include "psum.h"

#define STATX_MODE 0x3 /* STATX_TYPE | STATX_MODE */

bool stdin_used;

long file_type(const char *path, int flags)
{
	struct {
		uint32_t mask, blksize;
		uint64_t attributes;
		uint32_t nlink, uid, gid;
		uint16_t mode, pad;
		uint64_t others[28];
	} stat;
	long r = mote_syscall(SYS_statx, AT_FDCWD, path, flags, STATX_MODE, &stat);

	return r < 0 ? r : stat.mode & FILE_TYPE;
}

/* To open a FIFO waits, so a signal may end it. */
long open_file(const char *path, int flags)
{
	long fd;

	do
		fd = mote_syscall(SYS_openat, AT_FDCWD, path, flags | O_CLOEXEC);
	while (fd == -EINTR);
	return fd;
}

static bool is_stdin(const char *name)
{
	return name[0] == '-' && name[1] == 0;
}

static long read_all(struct job *jp, int fd)
{
	sha256_blocks *blocks = totals.variant->blocks;
	struct sha256 sha;
	long n;

	sha256_init(&sha);
	do {
		n = mote_syscall(SYS_read, fd, jp->buf, READ_BYTES);
		if (n > 0) {
			sha256_update(&sha, blocks, jp->buf, n);
			progress_add(0, n);
		}
	} while (n > 0 || n == -EINTR);
	jp->bytes = sha.bytes;
	sha256_final(&sha, blocks, jp->sum);
	return n;
}

static bool needs_turn(const char *name)
{
	long type = file_type(name, 0);

	return type >= 0 && type != FILE_REGULAR && type != FILE_DIRECTORY;
}

bool sum_file(struct job *jp, bool in_turn)
{
	bool standard = is_stdin(jp->name.p);
	long fd = 0, error;

	if (!in_turn && (standard || needs_turn(jp->name.p)))
		return false;
	if (!standard)
		fd = open_file(jp->name.p, O_RDONLY);
	if ((fd == -EMFILE || fd == -ENFILE) && !in_turn)
		return false;
	if (standard)
		stdin_used = true;
	error = fd < 0 ? fd : read_all(jp, fd);
	if (fd >= 0 && !standard)
		mote_syscall(SYS_close, fd);
	jp->error = error;
	jp->state = error == 0 ? SUM_DONE : SUM_FAILED;
	if (fd == -ENOENT && opt.ignore_missing)
		jp->state = SUM_MISSING;
	return true;
}
