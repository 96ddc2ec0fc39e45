/*
 * Names of the program's own functions: the symbol table of /proc/self/exe. It is mapped, and stays
 * so, for the process dies. The distance between link-time and run-time addresses is that of the
 * entry point, which the file and the auxiliary vector both tell.
 */
#include "runtime/os/symbol.h"

#include "kernel_abi/auxv.h"
#include "runtime/mote.h"
#include "runtime/os/sys.h"

/* Runs on: any. Holds: any. Allocates: no. Blocks: no. */
void symbol_open(struct symbols *symbols)
{
	int fd = sys_open("/proc/self/exe", O_RDONLY | O_CLOEXEC);
	long size, map;

	symbols->file = NULL;
	if (fd < 0)
		return;
	size = sys_lseek(fd, 0, SEEK_END);
	map = size > 0 ? sys_mmap(NULL, size, PROT_READ, MAP_PRIVATE, fd, 0) : -ENOENT;
	sys_close(fd);
	if (sys_failed(map))
		return;
	symbols->file = (void *)map;
	symbols->size = size;
	symbols->bias = mote_auxv(AT_ENTRY) - elf_entry(symbols->file, size);
}

/* Runs on: any. Holds: any. Allocates: no. Blocks: no. */
bool symbol_find(const struct symbols *symbols, uintptr_t pc, struct elf_function *found)
{
	if (!symbols->file)
		return false;
	return elf_find_function(symbols->file, symbols->size, pc - symbols->bias, found);
}
