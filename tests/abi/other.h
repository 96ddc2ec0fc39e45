/* Constants that no header of Linux 6.1 or a libc has. */
#define MADV_GUARD_INSTALL 102 /* Linux 6.13 */
#define MADV_GUARD_REMOVE 103
#define PIDFD_SELF_THREAD (-10000) /* Linux 6.14 */
