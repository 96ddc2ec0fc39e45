/*
 * What sigregs_work fills the registers with, and what it finds in them; ppc64le. The stack pointer
 * is at the block while it works: the first word is its back chain.
 */
/* What a program may use; kernels leave 512 alone, qemu no more than this. */
#define SIGREGS_ZONE 288
#define SIGREGS_GPRS 32

#define BLOCK_CALLER 0
#define BLOCK_SPINS 8
#define BLOCK_WANT 32
#define BLOCK_GOT (BLOCK_WANT + SET_SIZE)

#define SET_GPR 0
#define SET_CR 256
#define SET_LR 264
#define SET_CTR 272
#define SET_XER 280
#define SET_FPSCR 288
#define SET_VRSAVE 296
#define SET_VSCR 304
#define SET_VS 320
#define SET_ZONE 1344
#define SET_SIZE 1632

/* clang-format off */
#ifndef __ASSEMBLER__
/* clang-format on */

#include "ucontext.h"

struct sigregs_set {
	uint64_t gpr[SIGREGS_GPRS]; /* all but r1 and r13 */
	uint64_t cr, lr, ctr, xer, fpscr, vrsave;
	uint32_t vscr[4];
	uint8_t vs[64][16];		 /* f0 to f31 in the first half, v0 to v31 the second */
	uint64_t zone[SIGREGS_ZONE / 8]; /* from the stack pointer down */
};

struct sigregs_block {
	void *caller;
	long spins;
	int level, unused[3]; /* vscr is moved by 16 aligned bytes */
	struct sigregs_set want, got;
} __attribute__((aligned(16)));

_Static_assert(offsetof(struct sigregs_block, want) == BLOCK_WANT, "");
_Static_assert(offsetof(struct sigregs_set, cr) == SET_CR, "");
_Static_assert(offsetof(struct sigregs_set, vscr) == SET_VSCR, "");
_Static_assert(offsetof(struct sigregs_set, vs) == SET_VS, "");
_Static_assert(offsetof(struct sigregs_set, zone) == SET_ZONE, "");
_Static_assert(sizeof(struct sigregs_set) == SET_SIZE, "");

#define SIGREGS_FIELDS                                                                             \
	{"gpr", SET_GPR, 8, SIGREGS_GPRS}, {"cr", SET_CR, 8, 1}, {"lr", SET_LR, 8, 1},             \
		{"ctr", SET_CTR, 8, 1}, {"xer", SET_XER, 8, 1}, {"fpscr", SET_FPSCR, 8, 1},        \
		{"vrsave", SET_VRSAVE, 8, 1}, {"vscr", SET_VSCR, 16, 1}, {"vs", SET_VS, 16, 64},   \
	{                                                                                          \
		"zone", SET_ZONE, 8, SIGREGS_ZONE / 8                                              \
	}

/* What the second form counts with. */
#define SIGREGS_NOT_B "cr"

/* Random bits become what the CPU takes as it is. */
static inline void sigregs_valid(struct sigregs_block *b)
{
	struct sigregs_set *s = &b->want;

	b->level = 0;
	s->cr &= 0xffffffff;
	s->xer &= 0xe000007f;
	s->fpscr &= 0x3; /* rounding */
	s->vrsave &= 0xffffffff;
	s->vscr[0] &= 0x00010001;
	s->vscr[1] = s->vscr[2] = s->vscr[3] = 0;
}

static inline uint64_t *sigregs_frame(void *uc)
{
	return ((struct kernel_ucontext *)uc)->mcontext.gp_regs;
}

static inline uintptr_t sigregs_pc(void *uc)
{
	return ((struct kernel_ucontext *)uc)->mcontext.gp_regs[PT_NIP];
}

#endif
