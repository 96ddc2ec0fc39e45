/* The vDSO: found by AT_SYSINFO_EHDR, read as any other ELF image. */
#include "runtime/os/vdso.h"

#include "kernel_abi/auxv.h"
#include "runtime/base/compiler.h"
#include "runtime/mote.h"
#include "runtime/os/elf.h"

/* Name and version differ between architectures; no kernel has a wrong one of these. */
static const char *const names[][2] = {
	{"__vdso_clock_gettime", "LINUX_2.6"},
	{"__kernel_clock_gettime", "LINUX_2.6.39"},
	{"__kernel_clock_gettime", "LINUX_2.6.15"},
};

/* Runs on: any. Holds: any. Allocates: no. Blocks: no. */
vdso_clock_fn *vdso_clock(void)
{
	const void *image = (const void *)mote_auxv(AT_SYSINFO_EHDR), *found = NULL;

	for (size_t i = 0; image && !found && i < ARRAY_LEN(names); i++)
		found = elf_lookup(image, ELF_SIZE_UNKNOWN, names[i][0], names[i][1]);
	return (vdso_clock_fn *)(uintptr_t)found;
}
