/*
 * What every architecture supplies, and the two symbols that assembly calls upward.
 *
 * An architecture is arch/ARCH/ and kernel_abi/ARCH/, the same files with the same symbols in the
 * same order everywhere; the include path picks one, so nothing outside names a CPU.
 *
 *   syscall.h  long syscall0(long nr) ... syscall6(long nr, long a, ... long f), inline.
 *              -4095..-1 is -errno on every architecture; clobbers are exact, memory included.
 *   cpu.h      the thread pointer, single instructions, and the named properties below.
 *   frame.h    what a signal frame and a stack frame hold.
 *   context.h  struct context and the frame that a switch leaves on a stack, for C.
 *   asm.h      macros for assembly: functions, landing pads, offsets, the register lists.
 *   start.S context.S clone.S signal.S
 *
 * Properties (cpu.h):
 *   CPU_NAME          "x86_64" ...
 *   STACK_ALIGN       alignment of the stack pointer at a call
 *   RED_ZONE          bytes below the stack pointer that code may use without moving it
 *   TLS_ABOVE_TP      1: the static TLS block starts TLS_TCB_SIZE bytes above the thread base;
 *                     0: it ends at the thread base
 *   TLS_TCB_SIZE      bytes that the ABI reserves at the thread base, before the TLS block
 *
 * The thread base is what TLS offsets count from. The per-thread block (struct self, 56 bytes,
 * runtime/os/self.h) has a fixed place next to it: at the base where TLS lies below it, right
 * below the base where TLS lies above. cpu_self() gives its address.
 */
#ifndef ARCH_CONTRACT_H
#define ARCH_CONTRACT_H

/* Offsets in struct self; `.S`-safe. The canary's is fixed by the x86_64 and ppc64le ABIs. */
#define SELF_SIZE 56
#define SELF_M 16
#define SELF_CANARY 40

#include "context.h"

#ifndef __ASSEMBLER__

#include "kernel_abi/signal.h"

struct kernel_elf_dyn;

/*
 * Process entry, in start.S. _start hands the kernel's stack pointer to start_c on an aligned
 * stack with an end-of-frames mark. _start_pie, the entry of static-pie programs, relocates the
 * image first: it calls start_relocate(sp, address of _DYNAMIC), then goes on as _start.
 */
void _start(void);
void _start_pie(void);

/*
 * Saves the callee-saved state (integer, floating-point, vector, control registers) on the current
 * stack and in `save`, takes that of `load`, and returns `arg` there: it is the result of the
 * context_switch that saved `load`, or the argument of a context that is new.
 */
void *context_switch(struct context *save, const struct context *load, void *arg);

/*
 * The same without a save: the current stack is abandoned. It does not return, and is not declared
 * so: callers then jump to it instead of calling it, which keeps the CPU's prediction of returns
 * in step with the stack that goes on.
 */
void context_load(const struct context *load, void *arg);

/*
 * context_make (inline, context.h): prepares `c` so that the first switch to it calls fn(arg) with
 * the switch's arg on a stack that ends at `top` (any alignment; nothing at or above `top` is
 * touched). fn must not return: it traps. Control registers start as the creating thread has them.
 *
 * void context_make(struct context *c, void *top, void (*fn)(void *));
 */

/* Calls fn(arg) on the stack that ends at `top`, and comes back to this one. */
void call_on_stack(void (*fn)(void *), void *arg, void *top);

/*
 * clone(2) for a thread: the child runs fn(arg) on the stack that ends at `top` with thread base
 * `tp`; fn must not return. Gives the tid or -errno. `tid` is both PARENT_SETTID's and
 * CHILD_CLEARTID's word.
 */
long thread_clone(unsigned long flags, void *top, int *tid, void *tp, void (*fn)(void *),
		  void *arg);

/* exit(2) of this thread alone; touches no stack. */
_Noreturn void thread_exit(int status);

/* What sigaction gets as handler: aligns the stack, clears the direction flag, calls upward. */
void signal_entry(int sig, struct kernel_siginfo *info, void *ucontext);

/* What sigaction gets as SA_RESTORER; only where SIGNAL_RESTORER (cpu.h) is 1. */
void signal_restorer(void);

/* Called by assembly: upward. start_relocate runs in an image that is not relocated yet. */
void start_relocate(long *sp, const struct kernel_elf_dyn *dynamic);
_Noreturn void start_c(long *sp);
void signal_handler(int sig, struct kernel_siginfo *info, void *ucontext);

#endif
#endif
