#include <asm/hwcap.h>
#include <asm/ucontext.h>
