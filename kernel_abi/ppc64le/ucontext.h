/*
 * A handler's third argument: asm/sigcontext.h, and the kernel's own asm/ucontext.h, which is not
 * UAPI; ppc64le.
 */
#ifndef KERNEL_ABI_UCONTEXT_H
#define KERNEL_ABI_UCONTEXT_H

#include <stdint.h>

#include "kernel_abi/signal.h"

/* asm/ptrace.h: indices of gp_regs */
#ifndef PT_NIP
#define PT_R0 0
#define PT_R1 1
#define PT_R2 2
#define PT_R3 3
#define PT_R12 12
#define PT_R13 13
#define PT_R31 31
#define PT_NIP 32
#define PT_MSR 33
#define PT_ORIG_R3 34
#define PT_CTR 35
#define PT_LNK 36
#define PT_XER 37
#define PT_CCR 38
#define PT_SOFTE 39
#define PT_TRAP 40
#define PT_DAR 41
#define PT_DSISR 42
#define PT_RESULT 43
#endif

struct kernel_mcontext {
	unsigned long unused[4];
	int signal;
	int unused0;
	unsigned long handler;
	unsigned long oldmask;
	uint64_t *regs;	       /* at gp_regs */
	uint64_t gp_regs[48];  /* by PT_* */
	double fp_regs[33];    /* the last one is FPSCR */
	uint64_t (*v_regs)[2]; /* 34 quadwords in vmx_reserve: v0 to v31, VSCR, VRSAVE */
	long vmx_reserve[101];
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
