/* Constants that no header of Linux 6.1 or a libc has. */
#define MADV_GUARD_INSTALL 102 /* Linux 6.13 */
#define MADV_GUARD_REMOVE 103
