/*
 * Static thread-local storage, in the two layouts of the ELF TLS ABI:
 *
 *   below:   [ slack | TLS image | struct self ]       base points at self
 *   above:   [ slack | struct self | TCB | pad | TLS image ]   base points at the TCB
 *
 * The distance between base and image is fixed by the ABI from size, alignment and the image's
 * link-time address alone: the linker has put it into the code.
 */
#include "runtime/os/tls.h"

#include "kernel_abi/auxv.h"
#include "kernel_abi/elf.h"
#include "runtime/base/compiler.h"
#include "runtime/base/string.h"
#include "runtime/os/self.h"
#include "runtime/os/sys.h"
#include "runtime/os/throw.h"
#include "runtime/mote.h"

static struct {
	const char *init; /* what the image starts as; the rest is zero */
	size_t init_size;
	size_t size;
	size_t align;	 /* of the base as well */
	size_t distance; /* between base and image */
} tls;

static uintptr_t tls_canary;

/* The first thread's, when it is small: most programs have no TLS of their own. */
static _Alignas(64) char first_block[512];

static const struct kernel_elf_phdr *find_header(unsigned type, uintptr_t *bias)
{
	const struct kernel_elf_phdr *ph = (const void *)mote_auxv(AT_PHDR), *found = NULL;

	for (unsigned long n = ph ? mote_auxv(AT_PHNUM) : 0; n; n--, ph++) {
		if (ph->p_type == PT_LOAD && ph->p_offset == 0)
			*bias = mote_auxv(AT_PHDR) - sizeof(struct kernel_elf_ehdr) - ph->p_vaddr;
		if (ph->p_type == type)
			found = ph;
	}
	return found;
}

static void tls_find(void)
{
	uintptr_t bias = 0, skew = 0, mask = 0;
	const struct kernel_elf_phdr *ph = find_header(PT_TLS, &bias);

	tls.align = STACK_ALIGN;
	if (ph) {
		tls.init = (const char *)(bias + ph->p_vaddr);
		tls.init_size = ph->p_filesz;
		tls.size = ph->p_memsz;
		if (ph->p_align > tls.align)
			tls.align = ph->p_align;
		mask = ph->p_align ? ph->p_align - 1 : 0; /* what the linker has reckoned with */
		skew = ph->p_vaddr & mask;
	}
	if (TLS_ABOVE_TP)
		tls.distance = TLS_TCB_SIZE + ((skew - TLS_TCB_SIZE) & mask);
	else
		tls.distance = tls.size + ((-tls.size - skew) & mask);
}

/* Runs on: any. Holds: any. Allocates: no. Blocks: no. */
size_t tls_size(void)
{
	return tls.distance + tls.size + sizeof(struct self) + 2 * tls.align;
}

char *tls_place(char *mem)
{
	size_t below = TLS_ABOVE_TP ? sizeof(struct self) : tls.distance;
	char *base = (char *)round_up((uintptr_t)mem + below, tls.align);
	char *image = TLS_ABOVE_TP ? base + tls.distance : base - tls.distance;
	struct self *self = cpu_self_of(base);

	memcpy(image, tls.init, tls.init_size);
	memset(image + tls.init_size, 0, tls.size - tls.init_size);
	memset(self, 0, sizeof(*self));
	self->self = self;
	self->canary = tls_canary;
	return base;
}

/* The first byte of the canary is 0, so that no string runs over it unnoticed. */
static void canary_choose(void)
{
	const char *random = (const char *)mote_auxv(AT_RANDOM);

	if (random)
		memcpy(&tls_canary, random + sizeof(tls_canary), sizeof(tls_canary));
	tls_canary &= ~(uintptr_t)0xff;
}

/* Where the canary is no part of struct self; the strong one is with what refers to that place. */
__attribute__((weak)) void canary_set(uintptr_t canary)
{
	(void)canary;
}

/* Runs on: the first stack. Holds: nothing. Allocates: address space. Blocks: no. */
void tls_start(void)
{
	char *mem = first_block;

	tls_find();
	canary_choose();
	canary_set(tls_canary);
	if (tls_size() > sizeof(first_block)) {
		mem = sys_pages(tls_size());
		if (!mem)
			throw("tls: no memory for the first thread");
	}
	mem = tls_place(mem);
	if (cpu_set_thread_base(mem, 0) < 0)
		throw("tls: the kernel refuses the thread base");
}

/* Runs on: any. Holds: any. Allocates: no. Blocks: no. */
void mote_tls_start(void)
{
}
