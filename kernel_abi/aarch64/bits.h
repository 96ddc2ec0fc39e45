/* The constants that differ between architectures; aarch64. All before the C part is .S-safe. */
#ifndef KERNEL_ABI_BITS_H
#define KERNEL_ABI_BITS_H

/* asm/errno.h */
#ifndef EDEADLOCK
#define EDEADLOCK EDEADLK
#endif

/* asm/fcntl.h */
#ifndef O_DIRECTORY
#define O_DIRECTORY 040000
#define O_NOFOLLOW 0100000
#define O_DIRECT 0200000
#define O_LARGEFILE 0400000
#endif

/* asm/mman.h */
#ifndef MAP_NORESERVE
#define MAP_GROWSDOWN 0x0100
#define MAP_LOCKED 0x2000
#define MAP_NORESERVE 0x4000
#define MCL_CURRENT 1
#define MCL_FUTURE 2
#define MCL_ONFAULT 4
#define PROT_BTI 0x10
#define PROT_MTE 0x20
#endif

/* asm/signal.h */
#ifndef MINSIGSTKSZ
#define SA_RESTORER 0x04000000
#define MINSIGSTKSZ 5120
#define SIGSTKSZ 16384
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

/* asm/hwcap.h: bits of AT_HWCAP, then of AT_HWCAP2 */
#ifndef HWCAP_ASIMD
#define HWCAP_FP (1 << 0)
#define HWCAP_ASIMD (1 << 1)
#define HWCAP_AES (1 << 3)
#define HWCAP_PMULL (1 << 4)
#define HWCAP_SHA1 (1 << 5)
#define HWCAP_SHA2 (1 << 6)
#define HWCAP_CRC32 (1 << 7)
#define HWCAP_ATOMICS (1 << 8)
#define HWCAP_SHA3 (1 << 17)
#define HWCAP_SHA512 (1 << 21)
#define HWCAP_SVE (1 << 22)
#define HWCAP_PACA (1 << 30)
#define HWCAP2_SVE2 (1 << 1)
#define HWCAP2_BTI (1 << 17)
#define HWCAP2_MTE (1 << 18)
#define HWCAP2_SME (1 << 23)
#endif

/* linux/elf-em.h, and the ABI's relocation by the load address */
#ifndef R_AARCH64_RELATIVE
#define R_AARCH64_RELATIVE 1027
#endif
#ifndef EM_AARCH64
#define EM_AARCH64 183
#endif
#define R_RELATIVE R_AARCH64_RELATIVE
#define EM_NATIVE EM_AARCH64

#ifndef __ASSEMBLER__

#define KERNEL_EPOLL_PACKED

/* asm-generic/stat.h */
struct kernel_stat {
	unsigned long st_dev;
	unsigned long st_ino;
	unsigned st_mode;
	unsigned st_nlink;
	unsigned st_uid;
	unsigned st_gid;
	unsigned long st_rdev;
	unsigned long unused0;
	long st_size;
	int st_blksize;
	int unused1;
	long st_blocks;
	long st_atime;
	unsigned long st_atime_nsec;
	long st_mtime;
	unsigned long st_mtime_nsec;
	long st_ctime;
	unsigned long st_ctime_nsec;
	unsigned unused[2];
};

#endif
#endif
