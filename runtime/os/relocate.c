/*
 * Self-relocation of static-pie programs. Runs before anything else, in the not yet relocated
 * image: it may use neither a global variable's address from a table nor any other function. Only
 * relative relocations occur in such an image.
 */
#include "arch/contract.h"
#include "bits.h"
#include "cpu.h"
#include "kernel_abi/auxv.h"
#include "kernel_abi/elf.h"
#include "runtime/os/sys.h"

struct image {
	const struct kernel_elf_phdr *ph;
	unsigned long phnum;
	unsigned long page;
	uintptr_t bias;
};

static inline __attribute__((always_inline)) void image_read(struct image *im, long *sp,
							     const void *dynamic)
{
	unsigned long *p = (unsigned long *)(sp + 1 + sp[0] + 1);

	while (*p)
		p++;
	for (p++; p[0] != AT_NULL; p += 2) {
		if (p[0] == AT_PHDR)
			im->ph = (const struct kernel_elf_phdr *)p[1];
		if (p[0] == AT_PHNUM)
			im->phnum = p[1];
		if (p[0] == AT_PAGESZ)
			im->page = p[1];
	}
	for (unsigned long i = 0; i < im->phnum; i++)
		if (im->ph[i].p_type == PT_DYNAMIC)
			im->bias = (uintptr_t)dynamic - im->ph[i].p_vaddr;
}

static inline __attribute__((always_inline)) void image_protect(const struct image *im)
{
	for (unsigned long i = 0; i < im->phnum; i++) {
		uintptr_t from, to;

		if (im->ph[i].p_type != PT_GNU_RELRO)
			continue;
		from = (im->bias + im->ph[i].p_vaddr) & -im->page;
		to = (im->bias + im->ph[i].p_vaddr + im->ph[i].p_memsz) & -im->page;
		if (to > from)
			sys_mprotect((void *)from, to - from, PROT_READ);
	}
}

/* Runs on: the process's first stack. Holds: nothing. Allocates: no. Blocks: no. */
void start_relocate(long *sp, const struct kernel_elf_dyn *dynamic)
{
	struct image im = {.page = 4096};
	const struct kernel_elf_rela *rela = 0;
	unsigned long bytes = 0;

	image_read(&im, sp, dynamic);
	if (!im.ph)
		cpu_trap();
	for (const struct kernel_elf_dyn *d = dynamic; d->d_tag != DT_NULL; d++) {
		if (d->d_tag == DT_RELA)
			rela = (const struct kernel_elf_rela *)(im.bias + d->d_un.d_ptr);
		if (d->d_tag == DT_RELASZ)
			bytes = d->d_un.d_val;
		if (d->d_tag == DT_RELR)
			cpu_trap(); /* the linker was told to pack them: nobody would unpack */
	}
	for (; bytes; bytes -= sizeof(*rela), rela++) {
		if ((rela->r_info & 0xffffffff) != R_RELATIVE)
			cpu_trap();
		*(uintptr_t *)(im.bias + rela->r_offset) = im.bias + (uintptr_t)rela->r_addend;
	}
	image_protect(&im);
}
