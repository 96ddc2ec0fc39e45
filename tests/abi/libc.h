/* What no UAPI header has. */
#define _GNU_SOURCE
#include <dirent.h>
#include <elf.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/ucontext.h>
