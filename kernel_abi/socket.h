/*
 * Sockets, the least of it: asm-generic/socket.h, linux/un.h, linux/in.h, linux/in6.h, linux/tcp.h.
 * AF_*, SOCK_*, MSG_* are the kernel's include/linux/socket.h and net.h, which have no UAPI header.
 */
#ifndef KERNEL_ABI_SOCKET_H
#define KERNEL_ABI_SOCKET_H

#include <stddef.h>
#include <stdint.h>

#include "kernel_abi/types.h"

/* The kernel's include/linux/socket.h and net.h */
#ifndef AF_UNIX
#define AF_UNSPEC 0
#define AF_UNIX 1
#define AF_INET 2
#define AF_INET6 10
#endif

#ifndef SOCK_STREAM
#define SOCK_STREAM 1
#define SOCK_DGRAM 2
#define SOCK_SEQPACKET 5
#define SOCK_NONBLOCK 04000
#define SOCK_CLOEXEC 02000000
#endif

#ifndef SHUT_RD
#define SHUT_RD 0
#define SHUT_WR 1
#define SHUT_RDWR 2
#endif

#ifndef MSG_NOSIGNAL
#define MSG_PEEK 2
#define MSG_DONTWAIT 0x40
#define MSG_NOSIGNAL 0x4000
#define MSG_CMSG_CLOEXEC 0x40000000
#endif

#ifndef SOL_TCP
#define SOL_TCP 6
#endif

/* asm-generic/socket.h */
#ifndef SOL_SOCKET
#define SOL_SOCKET 1
#define SO_REUSEADDR 2
#define SO_TYPE 3
#define SO_ERROR 4
#define SO_SNDBUF 7
#define SO_RCVBUF 8
#define SO_KEEPALIVE 9
#define SO_LINGER 13
#define SO_REUSEPORT 15
#define SO_ACCEPTCONN 30
#endif

/* linux/tcp.h */
#ifndef TCP_NODELAY
#define TCP_NODELAY 1
#endif

/* Ports and IPv4 addresses are in network byte order. */
struct kernel_sockaddr_un {
	uint16_t sun_family;
	char sun_path[108];
};

struct kernel_sockaddr_in {
	uint16_t sin_family;
	uint16_t sin_port;
	uint32_t sin_addr;
	uint8_t sin_zero[8];
};

struct kernel_sockaddr_in6 {
	uint16_t sin6_family;
	uint16_t sin6_port;
	uint32_t sin6_flowinfo;
	uint8_t sin6_addr[16];
	uint32_t sin6_scope_id;
};

struct kernel_msghdr {
	void *msg_name;
	int msg_namelen;
	struct kernel_iovec *msg_iov;
	size_t msg_iovlen;
	void *msg_control;
	size_t msg_controllen;
	unsigned msg_flags;
};

#endif
