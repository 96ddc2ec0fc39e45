/*
 * What sigregs_work fills the registers with, and what it finds in them; x86_64. The stack pointer
 * is at the block while it works: the first word is for the flags' way through the stack.
 */
#define SIGREGS_ZONE 128
#define SIGREGS_GPRS 15

#define BLOCK_CALLER 8
#define BLOCK_SPINS 16
#define BLOCK_LEFT 24
#define BLOCK_LEVEL 32
#define BLOCK_MXCSR 36
#define BLOCK_FCW 40
#define BLOCK_WANT 48
#define BLOCK_GOT (BLOCK_WANT + SET_SIZE)

#define SET_FLAGS 0
#define SET_GPR 8
#define SET_MXCSR 128
#define SET_ZONE 136
#define SET_X87 264
#define SET_K 376
#define SET_V 440
#define SET_SIZE 2488

/* clang-format off */
#ifndef __ASSEMBLER__
/* clang-format on */

#include "ucontext.h"

struct sigregs_set {
	uint64_t flags;
	uint64_t gpr[SIGREGS_GPRS]; /* in the order of the signal frame */
	uint64_t mxcsr;
	uint64_t zone[SIGREGS_ZONE / 8]; /* from the stack pointer down */
	struct {
		uint16_t word[14]; /* 0, 2 and 4: control, status, tags */
		uint8_t reg[8][10];
		uint32_t unused;
	} x87; /* as frstor wants it */
	uint64_t k[8];
	uint8_t v[32][64];
};

struct sigregs_block {
	uint64_t slot;
	void *caller;
	long spins, left;
	int level; /* 0: xmm, 1: ymm, 2: zmm and k */
	uint32_t mxcsr;
	uint64_t fcw;
	struct sigregs_set want, got;
};

_Static_assert(offsetof(struct sigregs_block, level) == BLOCK_LEVEL, "");
_Static_assert(offsetof(struct sigregs_block, fcw) == BLOCK_FCW, "");
_Static_assert(offsetof(struct sigregs_block, want) == BLOCK_WANT, "");
_Static_assert(offsetof(struct sigregs_set, mxcsr) == SET_MXCSR, "");
_Static_assert(offsetof(struct sigregs_set, zone) == SET_ZONE, "");
_Static_assert(offsetof(struct sigregs_set, x87) == SET_X87, "");
_Static_assert(offsetof(struct sigregs_set, k) == SET_K, "");
_Static_assert(offsetof(struct sigregs_set, v) == SET_V, "");
_Static_assert(sizeof(struct sigregs_set) == SET_SIZE, "");

#define SIGREGS_FIELDS                                                                             \
	{"flags", SET_FLAGS, 8, 1}, {"gpr", SET_GPR, 8, SIGREGS_GPRS}, {"mxcsr", SET_MXCSR, 8, 1}, \
		{"zone", SET_ZONE, 8, SIGREGS_ZONE / 8}, {"x87 control", SET_X87, 2, 1},           \
		{"x87 status", SET_X87 + 4, 2, 1}, {"x87 tags", SET_X87 + 8, 2, 1},                \
		{"x87 register", SET_X87 + 28, 10, 8}, {"k", SET_K, 8, 8},                         \
	{                                                                                          \
		"v", SET_V, 64, 32                                                                 \
	}

/* What the second form counts with. */
#define SIGREGS_NOT_B "flags"

static inline void sigregs_cpuid(unsigned leaf, unsigned r[4])
{
	__asm__ volatile("cpuid"
			 : "=a"(r[0]), "=b"(r[1]), "=c"(r[2]), "=d"(r[3])
			 : "a"(leaf), "c"(0));
}

/* What the CPU has and the kernel saves. */
static inline int sigregs_level(void)
{
	unsigned r[4], lo, hi;

	sigregs_cpuid(1, r);
	if ((r[2] >> 27 & 3) != 3)
		return 0;
	__asm__ volatile("xgetbv" : "=a"(lo), "=d"(hi) : "c"(0));
	if ((lo & 6) != 6)
		return 0;
	sigregs_cpuid(0, r);
	if (r[0] < 7 || (lo & 0xe6) != 0xe6)
		return 1;
	sigregs_cpuid(7, r);
	return (r[1] >> 16 & 1) && (r[1] >> 30 & 1) ? 2 : 1;
}

/* Random bits become what the CPU takes as it is. */
static inline void sigregs_valid(struct sigregs_block *b)
{
	struct sigregs_set *s = &b->want;

	b->level = sigregs_level();
	s->flags = (s->flags & 0xcd5) | 0x202;
	s->mxcsr = (s->mxcsr & 0xe07f) | 0x1f80;
	s->x87.word[0] = (uint16_t)((s->x87.word[0] & 0xf00) | 0x7f);
	s->x87.word[2] &= 0x7f7f;
	s->x87.word[4] = 0;
	for (int i = 0; i < 8; i++) {
		s->x87.reg[i][7] |= 0x80;
		s->x87.reg[i][9] = (uint8_t)((s->x87.reg[i][9] & 0x80) | 0x3f);
	}
}

static inline uint64_t *sigregs_frame(void *uc)
{
	return &((struct kernel_ucontext *)uc)->mcontext.r8;
}

static inline uintptr_t sigregs_pc(void *uc)
{
	return ((struct kernel_ucontext *)uc)->mcontext.rip;
}

#endif
