/* How the child tells the driver that a condition cannot be had here. */
#ifndef TESTS_DRIVER_SKIP_H
#define TESTS_DRIVER_SKIP_H

#define SKIP_MARK "driver-skip: "
#define SKIP_STATUS 77

#endif
