/* Process entry; ppc64le. */
#define FUNC_ALIGN 4
#include "asm.h"

/* void _start(void): r1 points at argc; the kernel promises nothing about r2 and LR. */
FUNC(_start)
	load_toc
	.cfi_undefined lr		/* the outermost frame */
	mr	3, 1			/* start_c(sp) */
	clrrdi	1, 1, 4
	li	0, 0
	mtlr	0
	stdu	0, -FRAME_MIN(1)	/* end of the back chain */
	bl	start_c
	nop
	trap
END(_start)

/* void _start_pie(void): the same, relocated first. */
	.weak	_DYNAMIC
	.hidden	_DYNAMIC
FUNC(_start_pie)
	bcl	20, 31, 0f
0:	mflr	4			/* start_relocate(sp, _DYNAMIC) */
	addis	4, 4, _DYNAMIC - 0b@ha
	addi	4, 4, _DYNAMIC - 0b@l
	load_toc
	.cfi_undefined lr
	mr	31, 1			/* kept across the call */
	mr	3, 1
	clrrdi	1, 1, 4
	li	0, 0
	mtlr	0
	stdu	0, -FRAME_MIN(1)
	bl	start_relocate
	nop
	mr	1, 31
	b	_start
	trap
END(_start_pie)
