SIZE(struct kernel_mcontext, struct sigcontext);
FIELD(struct kernel_mcontext, signal, struct sigcontext, signal);
FIELD(struct kernel_mcontext, handler, struct sigcontext, handler);
FIELD(struct kernel_mcontext, oldmask, struct sigcontext, oldmask);
FIELD(struct kernel_mcontext, regs, struct sigcontext, regs);
FIELD(struct kernel_mcontext, gp_regs, struct sigcontext, gp_regs);
FIELD(struct kernel_mcontext, fp_regs, struct sigcontext, fp_regs);
FIELD(struct kernel_mcontext, v_regs, struct sigcontext, v_regs);
FIELD(struct kernel_mcontext, vmx_reserve, struct sigcontext, vmx_reserve);

/* struct kernel_ucontext: fields_libc.c alone */
_Static_assert(sizeof(((struct kernel_ucontext *)0)->sigmask) == sizeof(sigset_t), "sigmask");
