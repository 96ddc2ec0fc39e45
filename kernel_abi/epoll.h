/* Waiting for descriptors: linux/eventpoll.h, asm-generic/poll.h. */
#ifndef KERNEL_ABI_EPOLL_H
#define KERNEL_ABI_EPOLL_H

#include <stdint.h>

#include "kernel_abi/fcntl.h" /* O_CLOEXEC */

/* linux/eventpoll.h */
#ifndef EPOLLIN
#define EPOLL_CLOEXEC O_CLOEXEC
#define EPOLL_CTL_ADD 1
#define EPOLL_CTL_DEL 2
#define EPOLL_CTL_MOD 3
#define EPOLLIN 0x00000001
#define EPOLLPRI 0x00000002
#define EPOLLOUT 0x00000004
#define EPOLLERR 0x00000008
#define EPOLLHUP 0x00000010
#define EPOLLRDHUP 0x00002000
#define EPOLLEXCLUSIVE (1U << 28)
#define EPOLLWAKEUP (1U << 29)
#define EPOLLONESHOT (1U << 30)
#define EPOLLET (1U << 31)
#endif

/* asm-generic/poll.h */
#ifndef POLLIN
#define POLLIN 0x0001
#define POLLPRI 0x0002
#define POLLOUT 0x0004
#define POLLERR 0x0008
#define POLLHUP 0x0010
#define POLLNVAL 0x0020
#define POLLRDHUP 0x2000
#endif

struct kernel_epoll_event {
	uint32_t events;
	uint64_t data;
} KERNEL_EPOLL_PACKED; /* bits.h */

struct kernel_pollfd {
	int fd;
	short events;
	short revents;
};

#endif
