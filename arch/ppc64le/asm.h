/* Assembly macros; ppc64le. clang-format does not read assembly. */
/* clang-format off */
#ifndef ASM_H
#define ASM_H

#include "arch/contract.h"

	.abiversion 2

/* Of functions; a file whose functions run once may ask for less. */
#ifndef FUNC_ALIGN
#define FUNC_ALIGN 16
#endif

/* A function in a section of its own, with frame information for debuggers. It leaves r2 alone. */
#define FUNC(name)						\
	.section .text.name, "ax", @progbits;			\
	.globl name;						\
	.hidden name;						\
	.type name, @function;					\
	.balign FUNC_ALIGN;					\
	name:							\
	.cfi_startproc

/* The same for one that is entered through a pointer, in r12, and needs its own TOC in r2. */
#define FUNC_TOC(name)						\
	FUNC(name);						\
	0: addis 2, 12, .TOC. - 0b@ha;				\
	addi 2, 2, .TOC. - 0b@l;				\
	.localentry name, . - name

#define END(name)						\
	.cfi_endproc;						\
	.size name, . - name

/* TOC of this image in r2, where r12 cannot be trusted; LR is lost. */
	.macro	load_toc
	bcl	20, 31, 1f
1:	mflr	2
	addis	2, 2, .TOC. - 1b@ha
	addi	2, 2, .TOC. - 1b@l
	.endm

/*
 * The callee-saved general, floating-point and vector registers, each kind with its own pair of
 * instructions: std stfd stvx or ld lfd lvx. r0 is lost.
 */
	.macro	callee_saved opr, opf, opv
	.irp	n, 14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31
	\opr	\n, FRAME_R14 + (\n - 14) * 8(1)
	\opf	\n, FRAME_F14 + (\n - 14) * 8(1)
	.endr
	.irp	n, 20,21,22,23,24,25,26,27,28,29,30,31
	li	0, FRAME_V20 + (\n - 20) * 16
	\opv	\n, 1, 0
	.endr
	.endm

/* Nothing of it is loaded at run time. */
	.cfi_sections .debug_frame

	.section .note.GNU-stack, "", @progbits

#endif
