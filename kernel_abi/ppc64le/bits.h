/* The constants that differ between architectures; ppc64le. All before the C part is .S-safe. */
#ifndef KERNEL_ABI_BITS_H
#define KERNEL_ABI_BITS_H

/* asm/errno.h */
#ifndef EDEADLOCK
#define EDEADLOCK 58
#endif

/* asm/fcntl.h */
#ifndef O_DIRECTORY
#define O_DIRECTORY 040000
#define O_NOFOLLOW 0100000
#define O_LARGEFILE 0200000
#define O_DIRECT 0400000
#endif

/* asm/mman.h */
#ifndef MAP_NORESERVE
#define MAP_NORESERVE 0x40
#define MAP_LOCKED 0x80
#define MAP_GROWSDOWN 0x0100
#define MCL_CURRENT 0x2000
#define MCL_FUTURE 0x4000
#define MCL_ONFAULT 0x8000
#define PROT_SAO 0x10
#endif

/* asm/signal.h */
#ifndef MINSIGSTKSZ
#define SA_RESTORER 0x04000000U
#define MINSIGSTKSZ 8192
#define SIGSTKSZ 32768
#endif

/* asm/ioctls.h: direction, size of the argument, 't' or 'f', number */
#ifndef TCGETS
#define TCGETS 0x402c7413
#define TIOCSCTTY 0x540E
#define TIOCGPGRP 0x40047477
#define TIOCSPGRP 0x80047476
#define TIOCGWINSZ 0x40087468
#define TIOCSWINSZ 0x80087467
#define FIONREAD 0x4004667f
#define FIONBIO 0x8004667e
#endif

/* asm/auxvec.h */
#ifndef AT_DCACHEBSIZE
#define AT_DCACHEBSIZE 19
#define AT_ICACHEBSIZE 20
#endif

/* asm/cputable.h: bits of AT_HWCAP, then of AT_HWCAP2 */
#ifndef PPC_FEATURE_HAS_VSX
#define PPC_FEATURE_HAS_ALTIVEC 0x10000000
#define PPC_FEATURE_HAS_FPU 0x08000000
#define PPC_FEATURE_HAS_VSX 0x00000080
#define PPC_FEATURE2_ARCH_2_07 0x80000000
#define PPC_FEATURE2_HTM 0x40000000
#define PPC_FEATURE2_VEC_CRYPTO 0x02000000
#define PPC_FEATURE2_ARCH_3_00 0x00800000
#define PPC_FEATURE2_SCV 0x00100000
#define PPC_FEATURE2_ARCH_3_1 0x00040000
#endif

/* asm/elf.h, linux/elf-em.h: the ABI's relocation by the load address */
#ifndef R_PPC64_RELATIVE
#define R_PPC64_RELATIVE 22
#endif
#ifndef EM_PPC64
#define EM_PPC64 21
#endif
#define R_RELATIVE R_PPC64_RELATIVE
#define EM_NATIVE EM_PPC64

#ifndef __ASSEMBLER__

#define KERNEL_EPOLL_PACKED

/* asm/stat.h */
struct kernel_stat {
	unsigned long st_dev;
	unsigned long st_ino;
	unsigned long st_nlink;
	unsigned st_mode;
	unsigned st_uid;
	unsigned st_gid;
	unsigned long st_rdev;
	long st_size;
	unsigned long st_blksize;
	unsigned long st_blocks;
	unsigned long st_atime;
	unsigned long st_atime_nsec;
	unsigned long st_mtime;
	unsigned long st_mtime_nsec;
	unsigned long st_ctime;
	unsigned long st_ctime_nsec;
	unsigned long unused[3];
};

#endif
#endif
