/* Assembly macros; aarch64. clang-format does not read assembly. */
/* clang-format off */
#ifndef ASM_H
#define ASM_H

#include "arch/contract.h"

#ifdef __ARM_FEATURE_BTI_DEFAULT
#define LANDING_PAD bti c
#else
#define LANDING_PAD
#endif

/* Of functions; a file whose functions run once may ask for less. */
#ifndef FUNC_ALIGN
#define FUNC_ALIGN 16
#endif

/* A function in a section of its own, with frame information for debuggers. */
#define FUNC(name)						\
	.section .text.name, "ax", @progbits;			\
	.globl name;						\
	.hidden name;						\
	.type name, @function;					\
	.balign FUNC_ALIGN;					\
	name:							\
	.cfi_startproc;						\
	LANDING_PAD

#define END(name)						\
	.cfi_endproc;						\
	.size name, . - name

/* The callee-saved registers, x29 and x30 first; `op` is stp or ldp. */
	.macro	callee_saved op
	\op	x29, x30, [sp, #FRAME_X29]
	\op	x19, x20, [sp, #FRAME_X19]
	\op	x21, x22, [sp, #FRAME_X19 + 16]
	\op	x23, x24, [sp, #FRAME_X19 + 32]
	\op	x25, x26, [sp, #FRAME_X19 + 48]
	\op	x27, x28, [sp, #FRAME_X19 + 64]
	\op	d8, d9, [sp, #FRAME_D8]
	\op	d10, d11, [sp, #FRAME_D8 + 16]
	\op	d12, d13, [sp, #FRAME_D8 + 32]
	\op	d14, d15, [sp, #FRAME_D8 + 48]
	.endm

/* Nothing of it is loaded at run time. */
	.cfi_sections .debug_frame

	.section .note.GNU-stack, "", @progbits

#ifdef __ARM_FEATURE_BTI_DEFAULT
/* Tells the linker that this object has landing pads. */
	.section .note.gnu.property, "a"
	.balign 8
	.long 4, 16, 5
	.asciz "GNU"
	.long 0xc0000000, 4, 1, 0
#endif

#endif
