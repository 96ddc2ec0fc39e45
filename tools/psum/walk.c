/*
 * walk.c - the regular files of a tree (-r), in the order of the bytes of their paths: what
 * `find DIR -type f | LC_ALL=C sort` gives for names without newlines.
 *
 * Each directory is read whole, closed and sorted; a subdirectory sorts as its name with a slash
 * after it, which is how its files' paths compare with the names beside it. The directories on the
 * way to the present one are kept in a stack of ours: depth costs no G's stack and no open files.
 * No symbolic link is followed. A path longer than the kernel takes is reported, and passed over.
 */
#include "psum.h"

enum { TYPE_UNKNOWN = 0, TYPE_DIRECTORY = 4, TYPE_REGULAR = 8 };

/* A directory being gone through; offsets into `names`, sorted. */
struct level {
	struct text names, order;
	size_t next;
	size_t path_len; /* of its own path, the slash included */
};

static struct text path;
static struct text levels; /* of struct level */

static void report(const char *name, long error)
{
	struct job *jp = ring_get(JOB_ERROR, name);

	jp->error = error;
	ring_put(jp);
}

static void append(struct text *t, const void *p, size_t n)
{
	if (!text_reserve(t, n + 1))
		ring_no_memory();
	memcpy(t->p + t->len, p, n);
	t->len += n;
	t->p[t->len] = 0;
}

/* The path is cut to `keep` bytes, `name` put after them. */
static void path_set(size_t keep, const char *name)
{
	path.len = keep;
	append(&path, name, strlen(name));
}

static int compare(const struct level *lp, uint32_t a, uint32_t b)
{
	const uint8_t *p = (const uint8_t *)lp->names.p + a;
	const uint8_t *q = (const uint8_t *)lp->names.p + b;

	while (*p && *p == *q) {
		p++;
		q++;
	}
	return *p - *q;
}

static void sift_down(const struct level *lp, uint32_t *heap, size_t i, size_t n)
{
	for (;;) {
		size_t child = 2 * i + 1;
		uint32_t x = heap[i];

		if (child >= n)
			return;
		if (child + 1 < n && compare(lp, heap[child], heap[child + 1]) < 0)
			child++;
		if (compare(lp, x, heap[child]) >= 0)
			return;
		heap[i] = heap[child];
		heap[child] = x;
		i = child;
	}
}

/* Heap sort: in place, without recursion, no worst case. */
static void sort_level(struct level *lp)
{
	uint32_t *heap = (uint32_t *)lp->order.p;
	size_t n = lp->order.len / sizeof *heap;

	for (size_t i = n / 2; i-- > 0;)
		sift_down(lp, heap, i, n);
	while (n > 1) {
		uint32_t last = heap[--n];

		heap[n] = heap[0];
		heap[0] = last;
		sift_down(lp, heap, 0, n);
	}
}

/* For file systems that do not tell the type in the directory. */
static int ask_type(size_t dir_len, const char *name)
{
	long type;

	path_set(dir_len, name);
	type = file_type(path.p, AT_SYMLINK_NOFOLLOW);
	path_set(dir_len, "");
	if (type == FILE_DIRECTORY)
		return TYPE_DIRECTORY;
	return type == FILE_REGULAR ? TYPE_REGULAR : TYPE_UNKNOWN;
}

static void add_name(struct level *lp, const char *name, int type)
{
	uint32_t at = lp->names.len;

	if (name[0] == '.' && (name[1] == 0 || (name[1] == '.' && name[2] == 0)))
		return;
	if (type == TYPE_UNKNOWN)
		type = ask_type(lp->path_len, name);
	if (type != TYPE_REGULAR && type != TYPE_DIRECTORY)
		return;
	append(&lp->names, name, strlen(name));
	append(&lp->names, "/", type == TYPE_DIRECTORY);
	lp->names.len++;
	append(&lp->order, &at, sizeof at);
}

/* struct linux_dirent64: ino, off, then a 16-bit length, a byte of type, the name. */
static long read_names(struct level *lp, int fd)
{
	static char buf[32768] __attribute__((aligned(8)));
	long n;

	while ((n = mote_syscall(SYS_getdents64, fd, buf, sizeof buf)) > 0)
		for (long at = 0; at < n;) {
			const uint8_t *entry = (const uint8_t *)buf + at;

			add_name(lp, (const char *)entry + 19, entry[18]);
			at += entry[16] | entry[17] << 8;
		}
	return n;
}

/* Enters the directory `name`; `path` is set to what its names come after. */
static void push(const char *name)
{
	struct level level = {.path_len = path.len};
	long fd = open_file(name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW), error;

	if (fd < 0) {
		report(name, fd);
		return;
	}
	error = read_names(&level, fd);
	mote_syscall(SYS_close, fd);
	if (error < 0)
		report(name, error);
	sort_level(&level);
	append(&levels, &level, sizeof level);
}

/* The same for `path`, which ends in a slash: with it, a link would be followed. */
static void push_path(void)
{
	static struct text name;

	name.len = 0;
	append(&name, path.p, path.len - 1);
	push(name.p);
}

static void pop(struct level *lp)
{
	mote_free(lp->names.p);
	mote_free(lp->order.p);
	levels.len -= sizeof *lp;
}

/* The next name of the innermost directory; it is left when there is none. */
static void step(void)
{
	struct level *lp = (struct level *)(levels.p + levels.len) - 1;
	const char *name;

	if (lp->next * sizeof(uint32_t) == lp->order.len) {
		pop(lp);
		return;
	}
	name = lp->names.p + ((uint32_t *)lp->order.p)[lp->next++];
	path_set(lp->path_len, name);
	if (path.p[path.len - 1] == '/')
		push_path();
	else
		ring_put(ring_get(JOB_SUM, path.p));
}

void walk_tree(const char *dir)
{
	long type = file_type(dir, AT_SYMLINK_NOFOLLOW);

	if (type < 0)
		report(dir, type);
	else if (type == FILE_REGULAR)
		ring_put(ring_get(JOB_SUM, dir));
	if (type != FILE_DIRECTORY)
		return;
	path_set(0, dir);
	if (path.p[path.len - 1] != '/')
		path_set(path.len, "/");
	push(dir);
	while (levels.len > 0)
		step();
}
