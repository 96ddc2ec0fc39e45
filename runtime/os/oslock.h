#include "runtime/os/mutex.h"
#define oslock mutex
#define oslock_lock mutex_lock
#define oslock_unlock mutex_unlock
