/* The vector that the kernel leaves above the environment: linux/auxvec.h, asm/auxvec.h. */
#ifndef KERNEL_ABI_AUXV_H
#define KERNEL_ABI_AUXV_H

#include <stdint.h>

#include "bits.h" /* bits of AT_HWCAP and AT_HWCAP2 */

/* asm/auxvec.h */
#ifndef AT_SYSINFO_EHDR
#define AT_SYSINFO_EHDR 33
#endif

#ifndef AT_MINSIGSTKSZ
#define AT_MINSIGSTKSZ 51
#endif

/* linux/auxvec.h */
#ifndef AT_NULL
#define AT_NULL 0
#define AT_IGNORE 1
#define AT_EXECFD 2
#define AT_PHDR 3
#define AT_PHENT 4
#define AT_PHNUM 5
#define AT_PAGESZ 6
#define AT_BASE 7
#define AT_FLAGS 8
#define AT_ENTRY 9
#define AT_NOTELF 10
#define AT_UID 11
#define AT_EUID 12
#define AT_GID 13
#define AT_EGID 14
#define AT_PLATFORM 15
#define AT_HWCAP 16
#define AT_CLKTCK 17
#define AT_SECURE 23
#define AT_BASE_PLATFORM 24
#define AT_RANDOM 25
#define AT_HWCAP2 26
#define AT_EXECFN 31
#endif

struct kernel_auxv {
	uint64_t a_type;
	uint64_t a_val;
};

#endif
