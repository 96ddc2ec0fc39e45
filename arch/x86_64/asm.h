/* Assembly macros; x86_64. clang-format does not read assembly. */
/* clang-format off */
#ifndef ASM_H
#define ASM_H

#include "arch/contract.h"

#if defined(__CET__) && (__CET__ & 1)
#define LANDING_PAD endbr64
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

/* Nothing of it is loaded at run time. */
	.cfi_sections .debug_frame

	.section .note.GNU-stack, "", @progbits

#if defined(__CET__) && (__CET__ & 1)
/* Tells the linker that this object has landing pads. */
	.section .note.gnu.property, "a"
	.balign 8
	.long 4, 16, 5
	.asciz "GNU"
	.long 0xc0000002, 4, 1, 0
#endif

#endif
