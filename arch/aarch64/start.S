/* Process entry; aarch64. */
#define FUNC_ALIGN 4
#include "asm.h"

/* void _start(void): sp points at argc. */
FUNC(_start)
	.cfi_undefined x30		/* the outermost frame */
	mov	x29, #0			/* end of the frame-pointer chain */
	mov	x0, sp			/* start_c(sp); it is aligned */
	bl	start_c
	brk	#1
END(_start)

/* void _start_pie(void): the same, relocated first. */
	.weak	_DYNAMIC
	.hidden	_DYNAMIC
FUNC(_start_pie)
	.cfi_undefined x30
	mov	x29, #0
	mov	x0, sp			/* start_relocate(sp, _DYNAMIC) */
	adrp	x1, _DYNAMIC
	add	x1, x1, :lo12:_DYNAMIC
	bl	start_relocate
	b	_start
	brk	#1
END(_start_pie)
