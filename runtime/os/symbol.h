/* Names of the program's own functions, for tracebacks. */
#ifndef RUNTIME_OS_SYMBOL_H
#define RUNTIME_OS_SYMBOL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "runtime/os/elf.h"

/* The program's file, mapped; file is NULL when there is none to be had. */
struct symbols {
	void *file;
	size_t size;
	uintptr_t bias; /* run-time address - link-time address */
};

/* Maps the program's own file. Without /proc, or memory, everything stays without a name. */
void symbol_open(struct symbols *symbols);

/*
 * The function that holds `pc`. For a return address ask for the byte before it: a call may be the
 * last instruction of its function. The name lies in the mapped file.
 */
bool symbol_find(const struct symbols *symbols, uintptr_t pc, struct elf_function *found);

#endif
