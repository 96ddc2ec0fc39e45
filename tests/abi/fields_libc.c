/* The structures that no UAPI header has, against the libc's. */
#include "libc.h"
#include "same.h"

#include "kernel_abi/auxv.h"
#include "kernel_abi/elf.h"
#include "kernel_abi/fcntl.h"
#include "kernel_abi/socket.h"
#include "ucontext.h"

SIZE(struct kernel_msghdr, struct msghdr);
FIELD(struct kernel_msghdr, msg_name, struct msghdr, msg_name);
FIELD(struct kernel_msghdr, msg_namelen, struct msghdr, msg_namelen);
FIELD(struct kernel_msghdr, msg_iov, struct msghdr, msg_iov);
FIELD(struct kernel_msghdr, msg_iovlen, struct msghdr, msg_iovlen);
FIELD(struct kernel_msghdr, msg_control, struct msghdr, msg_control);
FIELD(struct kernel_msghdr, msg_controllen, struct msghdr, msg_controllen);
FIELD(struct kernel_msghdr, msg_flags, struct msghdr, msg_flags);

SIZE(struct kernel_auxv, Elf64_auxv_t);
FIELD(struct kernel_auxv, a_type, Elf64_auxv_t, a_type);
FIELD(struct kernel_auxv, a_val, Elf64_auxv_t, a_un);

SIZE(struct kernel_elf_verdef, Elf64_Verdef);
FIELD(struct kernel_elf_verdef, vd_version, Elf64_Verdef, vd_version);
FIELD(struct kernel_elf_verdef, vd_flags, Elf64_Verdef, vd_flags);
FIELD(struct kernel_elf_verdef, vd_ndx, Elf64_Verdef, vd_ndx);
FIELD(struct kernel_elf_verdef, vd_cnt, Elf64_Verdef, vd_cnt);
FIELD(struct kernel_elf_verdef, vd_hash, Elf64_Verdef, vd_hash);
FIELD(struct kernel_elf_verdef, vd_aux, Elf64_Verdef, vd_aux);
FIELD(struct kernel_elf_verdef, vd_next, Elf64_Verdef, vd_next);

SIZE(struct kernel_elf_verdaux, Elf64_Verdaux);
FIELD(struct kernel_elf_verdaux, vda_name, Elf64_Verdaux, vda_name);
FIELD(struct kernel_elf_verdaux, vda_next, Elf64_Verdaux, vda_next);

/* The libc's own room for a name is larger. */
_Static_assert(sizeof(struct kernel_dirent64) == 24, "d_name[1] and padding");
FIELD(struct kernel_dirent64, d_ino, struct dirent64, d_ino);
FIELD(struct kernel_dirent64, d_off, struct dirent64, d_off);
FIELD(struct kernel_dirent64, d_reclen, struct dirent64, d_reclen);
FIELD(struct kernel_dirent64, d_type, struct dirent64, d_type);
OFFSET(struct kernel_dirent64, d_name, struct dirent64, d_name);

/* The libc's set is larger, and on x86_64 its context as well. */
FIELD(struct kernel_ucontext, uc_flags, ucontext_t, uc_flags);
FIELD(struct kernel_ucontext, uc_link, ucontext_t, uc_link);
FIELD(struct kernel_ucontext, stack, ucontext_t, uc_stack);
OFFSET(struct kernel_ucontext, mcontext, ucontext_t, uc_mcontext);
OFFSET(struct kernel_ucontext, sigmask, ucontext_t, uc_sigmask);
