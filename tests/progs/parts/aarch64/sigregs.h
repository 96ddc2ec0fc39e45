/*
 * What sigregs_work fills the registers with, and what it finds in them; aarch64. The stack pointer
 * is at the block while it works.
 */
#define SIGREGS_ZONE 0
#define SIGREGS_GPRS 31

#define BLOCK_CALLER 0
#define BLOCK_FPCR 8
#define BLOCK_SPINS 16
#define BLOCK_WANT 32
#define BLOCK_GOT (BLOCK_WANT + SET_SIZE)

#define SET_GPR 0
#define SET_NZCV 248
#define SET_FPCR 256
#define SET_FPSR 264
#define SET_V 272
#define SET_SIZE 784

/* clang-format off */
#ifndef __ASSEMBLER__
/* clang-format on */

#include "ucontext.h"

struct sigregs_set {
	uint64_t gpr[SIGREGS_GPRS]; /* x0 to x30 */
	uint64_t nzcv, fpcr, fpsr;
	uint8_t v[32][16];
};

struct sigregs_block {
	void *caller;
	uint64_t fpcr;
	long spins;
	int level;
	struct sigregs_set want, got;
} __attribute__((aligned(16)));

_Static_assert(offsetof(struct sigregs_block, want) == BLOCK_WANT, "");
_Static_assert(offsetof(struct sigregs_set, nzcv) == SET_NZCV, "");
_Static_assert(offsetof(struct sigregs_set, v) == SET_V, "");
_Static_assert(sizeof(struct sigregs_set) == SET_SIZE, "");

#define SIGREGS_FIELDS                                                                             \
	{"gpr", SET_GPR, 8, SIGREGS_GPRS}, {"nzcv", SET_NZCV, 8, 1}, {"fpcr", SET_FPCR, 8, 1},     \
		{"fpsr", SET_FPSR, 8, 1},                                                          \
	{                                                                                          \
		"v", SET_V, 16, 32                                                                 \
	}

/* The second form leaves nothing out that the first one leaves in. */
#define SIGREGS_NOT_B ""

/* Random bits become what the CPU takes as it is. */
static inline void sigregs_valid(struct sigregs_block *b)
{
	b->level = 0;
	b->want.nzcv &= 0xf0000000;
	b->want.fpcr &= 0x07c00000;
	b->want.fpsr &= 0x0800009f;
}

static inline uint64_t *sigregs_frame(void *uc)
{
	return ((struct kernel_ucontext *)uc)->mcontext.regs;
}

static inline uintptr_t sigregs_pc(void *uc)
{
	return ((struct kernel_ucontext *)uc)->mcontext.pc;
}

#endif
