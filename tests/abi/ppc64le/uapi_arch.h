#include <asm/cputable.h>
#include <asm/elf.h>
#include <asm/ptrace.h>
