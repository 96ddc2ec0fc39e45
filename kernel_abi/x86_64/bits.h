/* The constants that differ between architectures; x86_64. All before the C part is .S-safe. */
#ifndef KERNEL_ABI_BITS_H
#define KERNEL_ABI_BITS_H

/* asm/errno.h */
#ifndef EDEADLOCK
#define EDEADLOCK EDEADLK
#endif

/* asm/fcntl.h */
#ifndef O_DIRECTORY
#define O_DIRECT 00040000
#define O_LARGEFILE 00100000
#define O_DIRECTORY 00200000
#define O_NOFOLLOW 00400000
#endif

/* asm/mman.h */
#ifndef MAP_NORESERVE
#define MAP_32BIT 0x40
#define MAP_GROWSDOWN 0x0100
#define MAP_LOCKED 0x2000
#define MAP_NORESERVE 0x4000
#define MCL_CURRENT 1
#define MCL_FUTURE 2
#define MCL_ONFAULT 4
#endif

/* asm/signal.h */
#ifndef MINSIGSTKSZ
#define SA_RESTORER 0x04000000
#define MINSIGSTKSZ 2048
#define SIGSTKSZ 8192
#endif

/* asm/ioctls.h */
#ifndef TCGETS
#define TCGETS 0x5401
#define TIOCSCTTY 0x540E
#define TIOCGPGRP 0x540F
#define TIOCSPGRP 0x5410
#define TIOCGWINSZ 0x5413
#define TIOCSWINSZ 0x5414
#define FIONREAD 0x541B
#define FIONBIO 0x5421
#endif

/* asm/prctl.h: arch_prctl */
#ifndef ARCH_SET_FS
#define ARCH_SET_GS 0x1001
#define ARCH_SET_FS 0x1002
#define ARCH_GET_FS 0x1003
#define ARCH_GET_GS 0x1004
#endif

/* asm/hwcap2.h; AT_HWCAP is CPUID's leaf 1, edx. SHA-2 and AVX are found by CPUID. */
#ifndef HWCAP2_FSGSBASE
#define HWCAP2_RING3MWAIT (1UL << 0)
#define HWCAP2_FSGSBASE (1UL << 1)
#endif

/* linux/elf-em.h, and the psABI's relocation by the load address */
#ifndef R_X86_64_RELATIVE
#define R_X86_64_RELATIVE 8
#endif
#ifndef EM_X86_64
#define EM_X86_64 62
#endif
#define R_RELATIVE R_X86_64_RELATIVE
#define EM_NATIVE EM_X86_64

#ifndef __ASSEMBLER__

#define KERNEL_EPOLL_PACKED __attribute__((packed))

/* asm/stat.h */
struct kernel_stat {
	unsigned long st_dev;
	unsigned long st_ino;
	unsigned long st_nlink;
	unsigned st_mode;
	unsigned st_uid;
	unsigned st_gid;
	unsigned unused0;
	unsigned long st_rdev;
	long st_size;
	long st_blksize;
	long st_blocks;
	unsigned long st_atime;
	unsigned long st_atime_nsec;
	unsigned long st_mtime;
	unsigned long st_mtime_nsec;
	unsigned long st_ctime;
	unsigned long st_ctime_nsec;
	long unused[3];
};

#endif
#endif
