/* Process entry; x86_64. */
#define FUNC_ALIGN 1
#include "asm.h"

/* void _start(void): rsp points at argc. */
FUNC(_start)
	.cfi_undefined rip		/* the outermost frame */
	xor	%ebp, %ebp		/* end of the frame-pointer chain */
	mov	%rsp, %rdi		/* start_c(sp) */
	and	$-16, %rsp
	call	start_c
	ud2
END(_start)

/* void _start_pie(void): the same, relocated first. */
	.weak	_DYNAMIC
	.hidden	_DYNAMIC
FUNC(_start_pie)
	.cfi_undefined rip
	xor	%ebp, %ebp
	mov	%rsp, %rbx		/* kept across the call */
	mov	%rsp, %rdi		/* start_relocate(sp, _DYNAMIC) */
	lea	_DYNAMIC(%rip), %rsi
	and	$-16, %rsp
	call	start_relocate
	mov	%rbx, %rsp
	jmp	_start
	ud2
END(_start_pie)
