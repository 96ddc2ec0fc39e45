/* Scheduling and waiting for processes: linux/sched.h, linux/wait.h, linux/sched/types.h. */
#ifndef KERNEL_ABI_SCHED_H
#define KERNEL_ABI_SCHED_H

/* linux/sched.h */
#ifndef SCHED_NORMAL
#define SCHED_NORMAL 0
#define SCHED_FIFO 1
#define SCHED_RR 2
#define SCHED_BATCH 3
#define SCHED_IDLE 5
#define SCHED_DEADLINE 6
#define SCHED_RESET_ON_FORK 0x40000000
#endif

/* linux/wait.h */
#ifndef WNOHANG
#define WNOHANG 0x00000001
#define WUNTRACED 0x00000002
#define WSTOPPED WUNTRACED
#define WEXITED 0x00000004
#define WCONTINUED 0x00000008
#define WNOWAIT 0x01000000
#define P_ALL 0
#define P_PID 1
#define P_PGID 2
#define P_PIDFD 3
#endif

struct kernel_sched_param {
	int sched_priority;
};

#endif
