/*
 * A fault inside the vDSO, called by the program itself: told as any other, with the G's number.
 * Where the clock is read by a system call, which says -EFAULT instead, there is none.
 *
 * archs: native
 * expect-status: signal 11
 * expect-stderr-line: fatal error: SIGSEGV: segmentation violation
 * expect-stderr-has: G 1 [running]:
 */
#include "check.h"

/* What is read of the vDSO's ELF headers. */
struct ehdr {
	uint8_t ident[16];
	uint16_t type, machine;
	uint32_t version;
	uint64_t entry, phoff, shoff;
	uint32_t flags;
	uint16_t ehsize, phentsize, phnum;
};
struct phdr {
	uint32_t type, flags;
	uint64_t offset, vaddr, paddr, filesz, memsz, align;
};
struct dyn {
	uint64_t tag, value;
};
struct sym {
	uint32_t name;
	uint8_t info, other;
	uint16_t shndx;
	uint64_t value, size;
};

static uint64_t value_of(const struct dyn *d, uint64_t tag)
{
	while (d->tag && d->tag != tag)
		d++;
	return d->value;
}

static void *find(uintptr_t base, const char *name)
{
	const struct ehdr *e = (const struct ehdr *)base;
	const struct phdr *p = (const struct phdr *)(base + e->phoff);
	const struct dyn *d = NULL;
	uint64_t load = 0;

	for (int i = 0; i < e->phnum; i++) {
		if (p[i].type == 1 && p[i].offset == 0)
			load = p[i].vaddr;
		if (p[i].type == 2)
			d = (const struct dyn *)(base + p[i].offset);
	}
	CHECK(d != NULL);
	/* The symbols' table ends where the strings' begins. */
	const struct sym *s = (const struct sym *)(base + value_of(d, 6) - load);
	const char *strings = (const char *)(base + value_of(d, 5) - load);
	while ((const char *)s < strings) {
		if (same(strings + s->name, name))
			return (void *)(base + s->value - load);
		s++;
	}
	return NULL;
}

int main(void)
{
	uintptr_t base = mote_auxv(AT_SYSINFO_EHDR);
	struct kernel_timespec ts;
	long (*gettime)(long, void *) = NULL;

	mote_gosched();
	if (base)
		gettime = (long (*)(long, void *))find(base, "__vdso_clock_gettime");
	if (base && !gettime)
		gettime = (long (*)(long, void *))find(base, "__kernel_clock_gettime");
	if (gettime) {
		CHECK_EQ(gettime(CLOCK_MONOTONIC, &ts), 0);
		CHECK_EQ(gettime(CLOCK_MONOTONIC, (void *)0x5a5a0), -EFAULT);
	}
	mote_eprintf("no fault to be had\nfatal error: SIGSEGV: segmentation violation\n"
		     "G 1 [running]:\n");
	mote_rawsyscall(SYS_kill, mote_rawsyscall(SYS_getpid), SIGKILL);
	return 0;
}
