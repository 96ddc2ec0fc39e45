/* A handler's third argument: asm-generic/ucontext.h, asm/sigcontext.h; x86_64. */
#ifndef KERNEL_ABI_UCONTEXT_H
#define KERNEL_ABI_UCONTEXT_H

#include <stdint.h>

#include "kernel_abi/signal.h"

/* asm/ucontext.h: uc_flags */
#ifndef UC_FP_XSTATE
#define UC_FP_XSTATE 0x1
#define UC_SIGCONTEXT_SS 0x2
#define UC_STRICT_RESTORE_SS 0x4
#endif

struct kernel_mcontext {
	uint64_t r8, r9, r10, r11, r12, r13, r14, r15;
	uint64_t rdi, rsi, rbp, rbx, rdx, rax, rcx, rsp;
	uint64_t rip;
	uint64_t eflags;
	uint16_t cs, gs, fs, ss;
	uint64_t err;
	uint64_t trapno;
	uint64_t oldmask;
	uint64_t cr2;
	void *fpstate; /* the XSAVE area, above this structure on the stack */
	uint64_t reserved1[8];
};

struct kernel_ucontext {
	unsigned long uc_flags;
	struct kernel_ucontext *uc_link;
	struct kernel_stack stack;
	struct kernel_mcontext mcontext;
	uint64_t sigmask;
};

#endif
