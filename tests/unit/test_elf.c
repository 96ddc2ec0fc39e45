/*
 * Symbol lookup: in the vDSO of this kernel, in copies of it that have been taken apart, and in
 * this program's own file.
 */
#define _GNU_SOURCE
#include <criterion/criterion.h>
#include <elf.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "runtime/os/elf.h"
#include "tests/unit/shim.h"

int64_t mote_nanotime(void);
int64_t mote_walltime(void);

static char *vdso;
static size_t vdso_size;

/* The name and version that the kernel documents for this architecture. */
#if defined(__x86_64__)
static const char *const known[] = {"__vdso_clock_gettime", "LINUX_2.6"};
#elif defined(__aarch64__)
static const char *const known[] = {"__kernel_clock_gettime", "LINUX_2.6.39"};
#else
static const char *const known[] = {"__kernel_clock_gettime", "LINUX_2.6.15"};
#endif

static void find_vdso(void)
{
	char line[256];
	FILE *maps = fopen("/proc/self/maps", "r");

	vdso = (char *)getauxval(AT_SYSINFO_EHDR);
	while (maps && fgets(line, sizeof(line), maps)) {
		char *to;
		char *from = (char *)strtoul(line, &to, 16);

		if (vdso && from == vdso)
			vdso_size = (char *)strtoul(to + 1, NULL, 16) - from;
	}
	if (maps)
		fclose(maps);
	if (!vdso_size)
		cr_skip_test("no vDSO here");
}

/* A copy, page-aligned, its end against a guard. */
static char *copy_vdso(void)
{
	return memcpy(guarded(vdso_size, 0), vdso, vdso_size);
}

static Elf64_Dyn *dynamic_entry(char *image, long tag)
{
	Elf64_Ehdr *eh = (Elf64_Ehdr *)image;
	Elf64_Phdr *ph = (Elf64_Phdr *)(image + eh->e_phoff);

	for (int i = 0; i < eh->e_phnum; i++) {
		if (ph[i].p_type != PT_DYNAMIC)
			continue;
		for (Elf64_Dyn *d = (Elf64_Dyn *)(image + ph[i].p_offset); d->d_tag; d++)
			if (d->d_tag == tag)
				return d;
	}
	return NULL;
}

static const char *look(const char *image)
{
	return elf_lookup(image, vdso_size, known[0], known[1]);
}

static void hide(char *image, long tag)
{
	if (dynamic_entry(image, tag))
		dynamic_entry(image, tag)->d_tag = 0x6fff0000;
}

TestSuite(elf, .init = find_vdso, .timeout = 30);

Test(elf, finds_the_clock)
{
	int (*fn)(int, struct timespec *);
	struct timespec ts, now;

	fn = (int (*)(int, struct timespec *))elf_lookup(vdso, ELF_SIZE_UNKNOWN, known[0],
							 known[1]);
	cr_assert(fn);
	cr_assert_eq((const char *)fn, look(vdso));
	cr_assert_eq(fn(CLOCK_MONOTONIC, &ts), 0);
	clock_gettime(CLOCK_MONOTONIC, &now);
	cr_assert_leq(ts.tv_sec, now.tv_sec);
	cr_assert_geq(ts.tv_sec + 1, now.tv_sec);
}

Test(elf, name_and_version_must_be_right)
{
	cr_assert_null(elf_lookup(vdso, vdso_size, known[0], "LINUX_2.5"));
	cr_assert_null(elf_lookup(vdso, vdso_size, known[0], "LINUX_2.6.999"));
	cr_assert_null(elf_lookup(vdso, vdso_size, known[0], "linux-vdso.so.1"));
	cr_assert_null(elf_lookup(vdso, vdso_size, known[0], ""));
	cr_assert_null(elf_lookup(vdso, vdso_size, "__vdso_clock_gettim", known[1]));
	cr_assert_null(elf_lookup(vdso, vdso_size, "", known[1]));
	cr_assert_null(elf_lookup(vdso, vdso_size, known[1], known[1]), "a version is no function");
}

/* Either table alone is enough. Where the kernel has but one the other half tests nothing. */
Test(elf, either_hash_table)
{
	static const long tags[] = {DT_HASH, DT_GNU_HASH};
	int found = 0;

	for (int i = 0; i < 2; i++) {
		char *image = copy_vdso();
		bool other = dynamic_entry(image, tags[1 - i]) != NULL;

		hide(image, tags[i]);
		cr_assert_eq(look(image) != NULL, other);
		cr_assert(!other || look(image) - image == look(vdso) - vdso);
		cr_assert_null(elf_lookup(image, vdso_size, known[0], "LINUX_2.5"));
		found += other;
		hide(image, tags[1 - i]);
		cr_assert_null(look(image));
	}
	cr_assert_geq(found, 1);
}

Test(elf, tables_without_symbols)
{
	static const long tags[] = {DT_HASH, DT_GNU_HASH};

	for (int i = 0; i < 2; i++) {
		char *image = copy_vdso();
		Elf64_Dyn *d = dynamic_entry(image, tags[i]);

		if (!d)
			continue;
		hide(image, tags[1 - i]);
		*(Elf64_Word *)(image + d->d_un.d_ptr) = 0; /* no buckets */
		cr_assert_null(look(image));
		*(Elf64_Word *)(image + d->d_un.d_ptr) = 0xffffffff;
		cr_assert_null(look(image));
	}
}

/* A chain that runs in a circle ends all the same. */
Test(elf, endless_chain)
{
	char *image = copy_vdso();
	Elf64_Dyn *d = dynamic_entry(image, DT_HASH);
	Elf64_Word *head;

	if (!d)
		cr_skip_test("no DT_HASH here");
	hide(image, DT_GNU_HASH);
	head = (Elf64_Word *)(image + d->d_un.d_ptr);
	for (Elf64_Word i = 0; i < head[1]; i++)
		head[2 + head[0] + i] = i ? i : 1;
	cr_assert_null(elf_lookup(image, vdso_size, "no_such_function", known[1]));
}

Test(elf, without_versions)
{
	char *image = copy_vdso();

	hide(image, DT_VERSYM);
	cr_assert_null(look(image), "half of the tables is not none");
	hide(image, DT_VERDEF);
	cr_assert_eq(look(image) - image, look(vdso) - vdso);
}

Test(elf, wild_addresses)
{
	static const long tags[] = {DT_HASH,   DT_GNU_HASH, DT_STRTAB,
				    DT_SYMTAB, DT_VERSYM,   DT_VERDEF};
	const unsigned long wild[] = {0,
				      1,
				      3,
				      vdso_size - 1,
				      vdso_size,
				      vdso_size + 4096,
				      -1ul,
				      -8ul,
				      -4096ul,
				      1ul << 63,
				      1ul << 32,
				      vdso_size - 4,
				      vdso_size - 8,
				      vdso_size - 16};

	for (size_t t = 0; t < sizeof(tags) / sizeof(tags[0]); t++)
		for (size_t w = 0; w < sizeof(wild) / sizeof(wild[0]); w++) {
			char *image = copy_vdso();

			if (!dynamic_entry(image, tags[t]))
				continue;
			if (t < 2)
				hide(image, tags[1 - t]);
			dynamic_entry(image, tags[t])->d_un.d_ptr = wild[w];
			cr_assert_null(look(image), "tag %zu value %lx", t, wild[w]);
			munmap((char *)((unsigned long)image & -4096ul), vdso_size);
		}
}

/* Cut off anywhere, told the true size: the guard behind it is not touched. */
Test(elf, truncated)
{
	char *copy = copy_vdso();

	for (size_t size = 0; size < vdso_size; size += 8) {
		char *image = copy + vdso_size - size;

		memcpy(image, vdso, size);
		elf_lookup(image, size, known[0], known[1]);
		elf_lookup(image, size, "no_such_function", known[1]);
	}
	for (size_t size = 0; size < vdso_size; size++)
		elf_lookup(vdso, size, known[0], known[1]);
}

/* Bytes changed at random, most of them in the headers and tables: it comes back, whatever it says.
 */
Test(elf, fuzz)
{
	char *image = copy_vdso(), *whole[2] = {copy_vdso(), copy_vdso()};
	unsigned long state = 1;
	int found = 0;

	if (dynamic_entry(whole[1], DT_GNU_HASH))
		hide(whole[1], DT_HASH);
	for (int round = 0; round < 60000; round++) {
		memcpy(image, whole[round % 2], vdso_size);
		for (int n = random_next(&state) % 8 + 1; n; n--) {
			size_t at = random_next(&state) % (n % 2 ? 0x600 : vdso_size - 8);
			unsigned long bits = random_next(&state) << (random_next(&state) % 64);

			memcpy(image + at, &bits, 1ul << random_next(&state) % 4);
		}
		found += look(image) != NULL;
	}
	cr_assert_gt(found, 100, "the fuzz leaves no image whole");
	cr_assert_lt(found, 59000, "the fuzz does nothing");
}

/* This program's own file. */
static void *map_self(size_t *size)
{
	int fd = open("/proc/self/exe", O_RDONLY);
	struct stat st;
	void *p;

	fstat(fd, &st);
	*size = st.st_size;
	p = mmap(NULL, st.st_size, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);
	close(fd);
	return p == MAP_FAILED ? NULL : p;
}

__attribute__((noinline)) static int a_known_function(int n)
{
	return n * 3 + 1;
}

Test(symbol, finds_names_by_address)
{
	size_t size;
	char *file = map_self(&size);
	unsigned long bias = getauxval(AT_ENTRY) - elf_entry(file, size);
	unsigned long addr = (unsigned long)&a_known_function - bias;
	struct elf_function f;

	cr_assert_eq(a_known_function(1), 4);
	cr_assert(elf_find_function(file, size, addr, &f));
	cr_assert_str_eq(f.name, "a_known_function");
	cr_assert_eq(f.offset, 0);
	cr_assert(elf_find_function(file, size, addr + 2, &f));
	cr_assert_str_eq(f.name, "a_known_function");
	cr_assert_eq(f.offset, 2);
	cr_assert_not(elf_find_function(file, size, 1ul << 62, &f));
}

Test(symbol, broken_files, .timeout = 60)
{
	size_t size;
	char *file = map_self(&size);
	Elf64_Ehdr *eh = (Elf64_Ehdr *)file, whole = *eh;
	Elf64_Shdr *sh = (Elf64_Shdr *)(file + eh->e_shoff);
	unsigned long addr = (unsigned long)&a_known_function - getauxval(AT_ENTRY) + whole.e_entry;
	struct elf_function f;

	cr_assert_not(elf_find_function(file, 0, addr, &f));
	cr_assert_not(elf_find_function(file, 63, addr, &f));
	cr_assert_not(elf_find_function(file, eh->e_shoff, addr, &f));
	eh->e_shnum = 0;
	cr_assert_not(elf_find_function(file, size, addr, &f));
	*eh = whole;
	eh->e_shoff = -64ul;
	cr_assert_not(elf_find_function(file, size, addr, &f));
	*eh = whole;
	for (int i = 0; i < whole.e_shnum; i++) {
		Elf64_Shdr kept = sh[i];

		if (sh[i].sh_type != SHT_SYMTAB)
			continue;
		sh[i].sh_offset = size - 24;
		cr_assert_not(elf_find_function(file, size, addr, &f));
		sh[i] = kept;
		sh[i].sh_size = -1ul;
		cr_assert_not(elf_find_function(file, size, addr, &f));
		sh[i] = kept;
		sh[i].sh_link = whole.e_shnum;
		cr_assert_not(elf_find_function(file, size, addr, &f));
		sh[i] = kept;
	}
	cr_assert(elf_find_function(file, size, addr, &f));
}

Test(clock, agrees_with_the_kernel)
{
	struct timespec ts;
	int64_t before, after;

	before = mote_nanotime();
	clock_gettime(CLOCK_MONOTONIC, &ts);
	after = mote_nanotime();
	cr_assert_leq(before, ts.tv_sec * 1000000000 + ts.tv_nsec);
	cr_assert_leq(ts.tv_sec * 1000000000 + ts.tv_nsec, after);
	before = mote_walltime();
	clock_gettime(CLOCK_REALTIME, &ts);
	cr_assert_lt(ts.tv_sec * 1000000000 + ts.tv_nsec - before, 1000000000);
}
