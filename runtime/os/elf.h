/* Looking symbols up in ELF images. Nothing in an image is trusted; nothing is allocated. */
#ifndef RUNTIME_OS_ELF_H
#define RUNTIME_OS_ELF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The image's own headers say how long it is: for one that the kernel has mapped. */
#define ELF_SIZE_UNKNOWN ((size_t)-1)

/*
 * The address of a defined global function in an image that is mapped as it is to run, its first
 * page at `image`, `size` bytes of it readable. NULL when it is not there, or has another version.
 */
const void *elf_lookup(const void *image, size_t size, const char *name, const char *version);

/* What stands around an address, in the symbol table of a file. */
struct elf_function {
	const char *name; /* inside the file's image */
	uint64_t offset;  /* of the address, from the function's begin */
};

/*
 * The function that holds the link-time address `addr`. `file` is the file's contents, as it is on
 * disk. False when there is none, or no symbol table.
 */
bool elf_find_function(const void *file, size_t size, uint64_t addr, struct elf_function *found);

/* The link-time address at which the program starts; 0 when the file is not ELF. */
uint64_t elf_entry(const void *file, size_t size);

#endif
