/* A handler's third argument: asm/ucontext.h, asm/sigcontext.h; aarch64. */
#ifndef KERNEL_ABI_UCONTEXT_H
#define KERNEL_ABI_UCONTEXT_H

#include <stdint.h>

#include "kernel_abi/signal.h"

/* asm/sigcontext.h: kinds of records in mcontext.reserved; one of kind 0 and size 0 is the last */
#ifndef FPSIMD_MAGIC
#define FPSIMD_MAGIC 0x46508001
#define ESR_MAGIC 0x45535201
#define EXTRA_MAGIC 0x45585401
#define SVE_MAGIC 0x53564501
#endif

struct kernel_aarch64_ctx {
	uint32_t magic;
	uint32_t size;
};

struct kernel_fpsimd_context {
	struct kernel_aarch64_ctx head;
	uint32_t fpsr;
	uint32_t fpcr;
	uint64_t vregs[32][2];
} __attribute__((aligned(16)));

struct kernel_mcontext {
	uint64_t fault_address;
	uint64_t regs[31];
	uint64_t sp;
	uint64_t pc;
	uint64_t pstate;
	uint8_t reserved[4096] __attribute__((aligned(16)));
};

struct kernel_ucontext {
	unsigned long uc_flags;
	struct kernel_ucontext *uc_link;
	struct kernel_stack stack;
	uint64_t sigmask;
	uint64_t unused[15]; /* room for a set of 1024 */
	struct kernel_mcontext mcontext;
};

#endif
