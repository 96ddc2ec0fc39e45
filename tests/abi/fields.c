/* Every structure of kernel_abi/ that a UAPI header has; the rest: fields_libc.c. */
#include "same.h"
#include "uapi.h"

#include "kernel_abi/clone.h"
#include "kernel_abi/cred.h"
#include "kernel_abi/elf.h"
#include "kernel_abi/epoll.h"
#include "kernel_abi/fcntl.h"
#include "kernel_abi/sched.h"
#include "kernel_abi/signal.h"
#include "kernel_abi/socket.h"
#include "kernel_abi/time.h"
#include "kernel_abi/types.h"
#include "ucontext.h"

SIZE(struct kernel_iovec, struct iovec);
FIELD(struct kernel_iovec, iov_base, struct iovec, iov_base);
FIELD(struct kernel_iovec, iov_len, struct iovec, iov_len);

SIZE(struct kernel_clone_args, struct clone_args);
FIELD(struct kernel_clone_args, flags, struct clone_args, flags);
FIELD(struct kernel_clone_args, pidfd, struct clone_args, pidfd);
FIELD(struct kernel_clone_args, child_tid, struct clone_args, child_tid);
FIELD(struct kernel_clone_args, parent_tid, struct clone_args, parent_tid);
FIELD(struct kernel_clone_args, exit_signal, struct clone_args, exit_signal);
FIELD(struct kernel_clone_args, stack, struct clone_args, stack);
FIELD(struct kernel_clone_args, stack_size, struct clone_args, stack_size);
FIELD(struct kernel_clone_args, tls, struct clone_args, tls);
FIELD(struct kernel_clone_args, set_tid, struct clone_args, set_tid);
FIELD(struct kernel_clone_args, set_tid_size, struct clone_args, set_tid_size);
FIELD(struct kernel_clone_args, cgroup, struct clone_args, cgroup);

SIZE(struct kernel_stat, struct stat);
FIELD(struct kernel_stat, st_dev, struct stat, st_dev);
FIELD(struct kernel_stat, st_ino, struct stat, st_ino);
FIELD(struct kernel_stat, st_nlink, struct stat, st_nlink);
FIELD(struct kernel_stat, st_mode, struct stat, st_mode);
FIELD(struct kernel_stat, st_uid, struct stat, st_uid);
FIELD(struct kernel_stat, st_gid, struct stat, st_gid);
FIELD(struct kernel_stat, st_rdev, struct stat, st_rdev);
FIELD(struct kernel_stat, st_size, struct stat, st_size);
FIELD(struct kernel_stat, st_blksize, struct stat, st_blksize);
FIELD(struct kernel_stat, st_blocks, struct stat, st_blocks);
FIELD(struct kernel_stat, st_atime, struct stat, st_atime);
FIELD(struct kernel_stat, st_atime_nsec, struct stat, st_atime_nsec);
FIELD(struct kernel_stat, st_mtime, struct stat, st_mtime);
FIELD(struct kernel_stat, st_mtime_nsec, struct stat, st_mtime_nsec);
FIELD(struct kernel_stat, st_ctime, struct stat, st_ctime);
FIELD(struct kernel_stat, st_ctime_nsec, struct stat, st_ctime_nsec);

SIZE(struct kernel_flock, struct flock);
FIELD(struct kernel_flock, l_type, struct flock, l_type);
FIELD(struct kernel_flock, l_whence, struct flock, l_whence);
FIELD(struct kernel_flock, l_start, struct flock, l_start);
FIELD(struct kernel_flock, l_len, struct flock, l_len);
FIELD(struct kernel_flock, l_pid, struct flock, l_pid);

SIZE(struct kernel_sched_param, struct sched_param);
FIELD(struct kernel_sched_param, sched_priority, struct sched_param, sched_priority);

SIZE(struct kernel_timespec, struct __kernel_timespec);
FIELD(struct kernel_timespec, tv_sec, struct __kernel_timespec, tv_sec);
FIELD(struct kernel_timespec, tv_nsec, struct __kernel_timespec, tv_nsec);

SIZE(struct kernel_timeval, struct timeval);
FIELD(struct kernel_timeval, tv_sec, struct timeval, tv_sec);
FIELD(struct kernel_timeval, tv_usec, struct timeval, tv_usec);

SIZE(struct kernel_itimerspec, struct __kernel_itimerspec);
FIELD(struct kernel_itimerspec, it_interval, struct __kernel_itimerspec, it_interval);
FIELD(struct kernel_itimerspec, it_value, struct __kernel_itimerspec, it_value);

SIZE(struct kernel_itimerval, struct itimerval);
FIELD(struct kernel_itimerval, it_interval, struct itimerval, it_interval);
FIELD(struct kernel_itimerval, it_value, struct itimerval, it_value);

SIZE(struct kernel_epoll_event, struct epoll_event);
FIELD(struct kernel_epoll_event, events, struct epoll_event, events);
FIELD(struct kernel_epoll_event, data, struct epoll_event, data);

SIZE(struct kernel_pollfd, struct pollfd);
FIELD(struct kernel_pollfd, fd, struct pollfd, fd);
FIELD(struct kernel_pollfd, events, struct pollfd, events);
FIELD(struct kernel_pollfd, revents, struct pollfd, revents);

SIZE(struct kernel_sockaddr_un, struct sockaddr_un);
FIELD(struct kernel_sockaddr_un, sun_family, struct sockaddr_un, sun_family);
FIELD(struct kernel_sockaddr_un, sun_path, struct sockaddr_un, sun_path);

SIZE(struct kernel_sockaddr_in, struct sockaddr_in);
FIELD(struct kernel_sockaddr_in, sin_family, struct sockaddr_in, sin_family);
FIELD(struct kernel_sockaddr_in, sin_port, struct sockaddr_in, sin_port);
FIELD(struct kernel_sockaddr_in, sin_addr, struct sockaddr_in, sin_addr);
FIELD(struct kernel_sockaddr_in, sin_zero, struct sockaddr_in, sin_zero);

SIZE(struct kernel_sockaddr_in6, struct sockaddr_in6);
FIELD(struct kernel_sockaddr_in6, sin6_family, struct sockaddr_in6, sin6_family);
FIELD(struct kernel_sockaddr_in6, sin6_port, struct sockaddr_in6, sin6_port);
FIELD(struct kernel_sockaddr_in6, sin6_flowinfo, struct sockaddr_in6, sin6_flowinfo);
FIELD(struct kernel_sockaddr_in6, sin6_addr, struct sockaddr_in6, sin6_addr);
FIELD(struct kernel_sockaddr_in6, sin6_scope_id, struct sockaddr_in6, sin6_scope_id);

SIZE(struct kernel_cap_header, struct __user_cap_header_struct);
FIELD(struct kernel_cap_header, version, struct __user_cap_header_struct, version);
FIELD(struct kernel_cap_header, pid, struct __user_cap_header_struct, pid);

SIZE(struct kernel_cap_data, struct __user_cap_data_struct);
FIELD(struct kernel_cap_data, effective, struct __user_cap_data_struct, effective);
FIELD(struct kernel_cap_data, permitted, struct __user_cap_data_struct, permitted);
FIELD(struct kernel_cap_data, inheritable, struct __user_cap_data_struct, inheritable);

SIZE(struct kernel_rlimit, struct rlimit64);
FIELD(struct kernel_rlimit, rlim_cur, struct rlimit64, rlim_cur);
FIELD(struct kernel_rlimit, rlim_max, struct rlimit64, rlim_max);

SIZE(struct kernel_elf_ehdr, Elf64_Ehdr);
FIELD(struct kernel_elf_ehdr, e_ident, Elf64_Ehdr, e_ident);
FIELD(struct kernel_elf_ehdr, e_type, Elf64_Ehdr, e_type);
FIELD(struct kernel_elf_ehdr, e_machine, Elf64_Ehdr, e_machine);
FIELD(struct kernel_elf_ehdr, e_version, Elf64_Ehdr, e_version);
FIELD(struct kernel_elf_ehdr, e_entry, Elf64_Ehdr, e_entry);
FIELD(struct kernel_elf_ehdr, e_phoff, Elf64_Ehdr, e_phoff);
FIELD(struct kernel_elf_ehdr, e_shoff, Elf64_Ehdr, e_shoff);
FIELD(struct kernel_elf_ehdr, e_flags, Elf64_Ehdr, e_flags);
FIELD(struct kernel_elf_ehdr, e_ehsize, Elf64_Ehdr, e_ehsize);
FIELD(struct kernel_elf_ehdr, e_phentsize, Elf64_Ehdr, e_phentsize);
FIELD(struct kernel_elf_ehdr, e_phnum, Elf64_Ehdr, e_phnum);
FIELD(struct kernel_elf_ehdr, e_shentsize, Elf64_Ehdr, e_shentsize);
FIELD(struct kernel_elf_ehdr, e_shnum, Elf64_Ehdr, e_shnum);
FIELD(struct kernel_elf_ehdr, e_shstrndx, Elf64_Ehdr, e_shstrndx);

SIZE(struct kernel_elf_phdr, Elf64_Phdr);
FIELD(struct kernel_elf_phdr, p_type, Elf64_Phdr, p_type);
FIELD(struct kernel_elf_phdr, p_flags, Elf64_Phdr, p_flags);
FIELD(struct kernel_elf_phdr, p_offset, Elf64_Phdr, p_offset);
FIELD(struct kernel_elf_phdr, p_vaddr, Elf64_Phdr, p_vaddr);
FIELD(struct kernel_elf_phdr, p_paddr, Elf64_Phdr, p_paddr);
FIELD(struct kernel_elf_phdr, p_filesz, Elf64_Phdr, p_filesz);
FIELD(struct kernel_elf_phdr, p_memsz, Elf64_Phdr, p_memsz);
FIELD(struct kernel_elf_phdr, p_align, Elf64_Phdr, p_align);

SIZE(struct kernel_elf_shdr, Elf64_Shdr);
FIELD(struct kernel_elf_shdr, sh_name, Elf64_Shdr, sh_name);
FIELD(struct kernel_elf_shdr, sh_type, Elf64_Shdr, sh_type);
FIELD(struct kernel_elf_shdr, sh_flags, Elf64_Shdr, sh_flags);
FIELD(struct kernel_elf_shdr, sh_addr, Elf64_Shdr, sh_addr);
FIELD(struct kernel_elf_shdr, sh_offset, Elf64_Shdr, sh_offset);
FIELD(struct kernel_elf_shdr, sh_size, Elf64_Shdr, sh_size);
FIELD(struct kernel_elf_shdr, sh_link, Elf64_Shdr, sh_link);
FIELD(struct kernel_elf_shdr, sh_info, Elf64_Shdr, sh_info);
FIELD(struct kernel_elf_shdr, sh_addralign, Elf64_Shdr, sh_addralign);
FIELD(struct kernel_elf_shdr, sh_entsize, Elf64_Shdr, sh_entsize);

SIZE(struct kernel_elf_dyn, Elf64_Dyn);
FIELD(struct kernel_elf_dyn, d_tag, Elf64_Dyn, d_tag);
FIELD(struct kernel_elf_dyn, d_un, Elf64_Dyn, d_un);
FIELD(struct kernel_elf_dyn, d_un.d_val, Elf64_Dyn, d_un.d_val);
FIELD(struct kernel_elf_dyn, d_un.d_ptr, Elf64_Dyn, d_un.d_ptr);

SIZE(struct kernel_elf_sym, Elf64_Sym);
FIELD(struct kernel_elf_sym, st_name, Elf64_Sym, st_name);
FIELD(struct kernel_elf_sym, st_info, Elf64_Sym, st_info);
FIELD(struct kernel_elf_sym, st_other, Elf64_Sym, st_other);
FIELD(struct kernel_elf_sym, st_shndx, Elf64_Sym, st_shndx);
FIELD(struct kernel_elf_sym, st_value, Elf64_Sym, st_value);
FIELD(struct kernel_elf_sym, st_size, Elf64_Sym, st_size);

SIZE(struct kernel_elf_rel, Elf64_Rel);
FIELD(struct kernel_elf_rel, r_offset, Elf64_Rel, r_offset);
FIELD(struct kernel_elf_rel, r_info, Elf64_Rel, r_info);

SIZE(struct kernel_elf_rela, Elf64_Rela);
FIELD(struct kernel_elf_rela, r_offset, Elf64_Rela, r_offset);
FIELD(struct kernel_elf_rela, r_info, Elf64_Rela, r_info);
FIELD(struct kernel_elf_rela, r_addend, Elf64_Rela, r_addend);

SIZE(struct kernel_stack, stack_t);
FIELD(struct kernel_stack, ss_sp, stack_t, ss_sp);
FIELD(struct kernel_stack, ss_flags, stack_t, ss_flags);
FIELD(struct kernel_stack, ss_size, stack_t, ss_size);

SIZE(struct kernel_sigaction, struct sigaction);
FIELD(struct kernel_sigaction, sa_handler, struct sigaction, sa_handler);
FIELD(struct kernel_sigaction, sa_sigaction, struct sigaction, sa_handler);
FIELD(struct kernel_sigaction, sa_flags, struct sigaction, sa_flags);
FIELD(struct kernel_sigaction, sa_restorer, struct sigaction, sa_restorer);
FIELD(struct kernel_sigaction, sa_mask, struct sigaction, sa_mask);

SIZE(struct kernel_siginfo, siginfo_t);
FIELD(struct kernel_siginfo, si_signo, siginfo_t, si_signo);
FIELD(struct kernel_siginfo, si_errno, siginfo_t, si_errno);
FIELD(struct kernel_siginfo, si_code, siginfo_t, si_code);
FIELD(struct kernel_siginfo, si_pid, siginfo_t, si_pid);
FIELD(struct kernel_siginfo, si_uid, siginfo_t, si_uid);
FIELD(struct kernel_siginfo, si_status, siginfo_t, si_status);
FIELD(struct kernel_siginfo, si_utime, siginfo_t, si_utime);
FIELD(struct kernel_siginfo, si_stime, siginfo_t, si_stime);
FIELD(struct kernel_siginfo, si_value, siginfo_t, si_value);
FIELD(struct kernel_siginfo, si_int, siginfo_t, si_int);
FIELD(struct kernel_siginfo, si_ptr, siginfo_t, si_ptr);
FIELD(struct kernel_siginfo, si_addr, siginfo_t, si_addr);
FIELD(struct kernel_siginfo, si_call_addr, siginfo_t, si_call_addr);
FIELD(struct kernel_siginfo, si_syscall, siginfo_t, si_syscall);
FIELD(struct kernel_siginfo, si_arch, siginfo_t, si_arch);

/* ucontext.h */
#include "fields.h"
