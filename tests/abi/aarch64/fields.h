SIZE(struct kernel_mcontext, struct sigcontext);
FIELD(struct kernel_mcontext, fault_address, struct sigcontext, fault_address);
FIELD(struct kernel_mcontext, regs, struct sigcontext, regs);
FIELD(struct kernel_mcontext, sp, struct sigcontext, sp);
FIELD(struct kernel_mcontext, pc, struct sigcontext, pc);
FIELD(struct kernel_mcontext, pstate, struct sigcontext, pstate);
FIELD(struct kernel_mcontext, reserved, struct sigcontext, __reserved);

SIZE(struct kernel_ucontext, struct ucontext);
FIELD(struct kernel_ucontext, uc_flags, struct ucontext, uc_flags);
FIELD(struct kernel_ucontext, uc_link, struct ucontext, uc_link);
FIELD(struct kernel_ucontext, stack, struct ucontext, uc_stack);
FIELD(struct kernel_ucontext, mcontext, struct ucontext, uc_mcontext);
FIELD(struct kernel_ucontext, sigmask, struct ucontext, uc_sigmask);

SIZE(struct kernel_aarch64_ctx, struct _aarch64_ctx);
FIELD(struct kernel_aarch64_ctx, magic, struct _aarch64_ctx, magic);
FIELD(struct kernel_aarch64_ctx, size, struct _aarch64_ctx, size);

SIZE(struct kernel_fpsimd_context, struct fpsimd_context);
FIELD(struct kernel_fpsimd_context, head, struct fpsimd_context, head);
FIELD(struct kernel_fpsimd_context, fpsr, struct fpsimd_context, fpsr);
FIELD(struct kernel_fpsimd_context, fpcr, struct fpsimd_context, fpcr);
FIELD(struct kernel_fpsimd_context, vregs, struct fpsimd_context, vregs);
