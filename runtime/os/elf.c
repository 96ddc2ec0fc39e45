/*
 * Symbols of ELF images: dynamic ones by hash table and version, as a dynamic linker finds them
 * (for the vDSO), and the names of a file's own functions (for tracebacks).
 *
 * Every access goes through view_at, which knows the image's bounds: whatever an image says, it is
 * never read outside of them, and every walk has an end that it did not choose.
 */
#include "runtime/os/elf.h"

#include "kernel_abi/elf.h"

/* What may be read of an image of unknown size before its headers have told the size. */
#define FIRST_PAGE 4096

#define VERSION_MASK 0x7fff

struct view {
	const char *base;
	size_t size;
};

/* `count` items of `item` bytes at an offset; NULL when they are not wholly inside, or askew. */
static const void *view_at(const struct view *v, uint64_t offset, uint64_t count, size_t item,
			   size_t align)
{
	if (offset > v->size || count > (v->size - offset) / item)
		return NULL;
	if ((uintptr_t)(v->base + offset) % align)
		return NULL;
	return v->base + offset;
}

#define VIEW_AT(v, offset, count, type)                                                            \
	((const type *)view_at(v, offset, count, sizeof(type), _Alignof(type)))

/* True when the text at an offset is `text`, its end included. */
static bool view_text_is(const struct view *v, uint64_t offset, const char *text)
{
	do {
		if (offset >= v->size || v->base[offset] != *text)
			return false;
		offset++;
	} while (*text++);
	return true;
}

static const struct kernel_elf_ehdr *view_header(const struct view *v)
{
	static const unsigned char ident[] = {0x7f, 'E', 'L', 'F', 2 /* 64 bits */,
					      1 /* low first */};
	const struct kernel_elf_ehdr *eh = VIEW_AT(v, 0, 1, struct kernel_elf_ehdr);

	for (size_t i = 0; eh && i < sizeof(ident); i++)
		if (eh->e_ident[i] != ident[i])
			return NULL;
	return eh;
}

/* A mapped image and its dynamic section. Offsets in the view are link-time addresses - low. */
struct image {
	struct view view;
	uint64_t low; /* the link-time address of the view's first byte */
	const struct kernel_elf_dyn *dynamic;
	size_t ndynamic;
};

static const struct kernel_elf_phdr *image_phdr(const struct image *im, size_t i)
{
	const struct kernel_elf_ehdr *eh = view_header(&im->view);

	if (!eh || eh->e_phentsize != sizeof(struct kernel_elf_phdr) || i >= eh->e_phnum)
		return NULL;
	if (!VIEW_AT(&im->view, eh->e_phoff, i + 1, struct kernel_elf_phdr))
		return NULL;
	return (const struct kernel_elf_phdr *)(im->view.base + eh->e_phoff) + i;
}

/* The segments tell the link-time address and, where nobody else has, the size. */
static bool image_open(struct image *im, const void *base, size_t size)
{
	const struct kernel_elf_phdr *ph, *dynamic = NULL;
	uint64_t end = 0;
	bool loaded = false;

	im->view.base = base;
	im->view.size = size == ELF_SIZE_UNKNOWN ? FIRST_PAGE : size;
	for (size_t i = 0; (ph = image_phdr(im, i)); i++) {
		if (ph->p_type == PT_DYNAMIC)
			dynamic = ph;
		if (ph->p_type != PT_LOAD)
			continue;
		if (!loaded)
			im->low = ph->p_vaddr - ph->p_offset;
		loaded = true;
		if (end < ph->p_vaddr - im->low + ph->p_memsz)
			end = ph->p_vaddr - im->low + ph->p_memsz;
	}
	if (!loaded || !dynamic)
		return false;
	if (size == ELF_SIZE_UNKNOWN || end < size)
		im->view.size = end;
	im->ndynamic = dynamic->p_memsz / sizeof(struct kernel_elf_dyn);
	im->dynamic =
		VIEW_AT(&im->view, dynamic->p_vaddr - im->low, im->ndynamic, struct kernel_elf_dyn);
	return im->dynamic != NULL;
}

/* The address in an entry of the dynamic section, as an offset in the view; outside when absent.
 */
static uint64_t image_table(const struct image *im, int64_t tag)
{
	for (size_t i = 0; i < im->ndynamic && im->dynamic[i].d_tag != DT_NULL; i++)
		if (im->dynamic[i].d_tag == tag)
			return im->dynamic[i].d_un.d_val - im->low;
	return UINT64_MAX;
}

/*
 * A symbol without a version, in an image without versions, goes: there is nothing to compare.
 * Definitions are a list by relative offsets; each step goes forward, so that it ends.
 */
static bool version_is(const struct image *im, uint32_t sym, const char *version)
{
	uint64_t at = image_table(im, DT_VERDEF), strings = image_table(im, DT_STRTAB);
	uint64_t versym = image_table(im, DT_VERSYM);
	const struct kernel_elf_verdef *def;
	const struct kernel_elf_verdaux *aux;
	const uint16_t *index;

	if (at == UINT64_MAX && versym == UINT64_MAX)
		return true;
	index = VIEW_AT(&im->view, versym + 2ul * sym, 1, uint16_t);
	while (index && (def = VIEW_AT(&im->view, at, 1, struct kernel_elf_verdef))) {
		if ((def->vd_ndx & VERSION_MASK) == (*index & VERSION_MASK) &&
		    !(def->vd_flags & VER_FLG_BASE)) {
			aux = VIEW_AT(&im->view, at + def->vd_aux, 1, struct kernel_elf_verdaux);
			return aux && view_text_is(&im->view, strings + aux->vda_name, version);
		}
		if (!def->vd_next)
			return false;
		at += def->vd_next;
	}
	return false;
}

/* The address of symbol number `sym` if it is the wanted function. */
static const void *symbol_match(const struct image *im, uint32_t sym, const char *name,
				const char *version)
{
	uint64_t symbols = image_table(im, DT_SYMTAB), strings = image_table(im, DT_STRTAB);
	const struct kernel_elf_sym *s;
	unsigned type, bind;

	s = VIEW_AT(&im->view, symbols + sym * sizeof(*s), 1, struct kernel_elf_sym);
	if (!s || s->st_shndx == SHN_UNDEF)
		return NULL;
	type = ELF64_ST_TYPE(s->st_info);
	bind = ELF64_ST_BIND(s->st_info);
	if ((type != STT_FUNC && type != STT_NOTYPE) || (bind != STB_GLOBAL && bind != STB_WEAK))
		return NULL;
	if (!view_text_is(&im->view, strings + s->st_name, name) || !version_is(im, sym, version))
		return NULL;
	return VIEW_AT(&im->view, s->st_value - im->low, 1, char);
}

/* DT_HASH: nbucket, nchain, the buckets, then for each symbol the next one of its bucket. */
static const void *lookup_hash(const struct image *im, const char *name, const char *version)
{
	uint64_t at = image_table(im, DT_HASH);
	const uint32_t *head = VIEW_AT(&im->view, at, 2, uint32_t), *bucket, *chain;
	const void *found = NULL;
	uint32_t hash = 0, sym;

	for (const char *p = name; *p; p++) {
		hash = (hash << 4) + (unsigned char)*p;
		hash = (hash ^ (hash >> 24 & 0xf0)) & 0x0fffffff;
	}
	if (!head || !head[0])
		return NULL;
	bucket = VIEW_AT(&im->view, at + 8, head[0], uint32_t);
	chain = VIEW_AT(&im->view, at + 8 + 4ul * head[0], head[1], uint32_t);
	if (!bucket || !chain)
		return NULL;
	sym = bucket[hash % head[0]];
	for (uint32_t steps = head[1]; !found && sym && sym < head[1] && steps; steps--) {
		found = symbol_match(im, sym, name, version);
		sym = chain[sym];
	}
	return found;
}

/*
 * DT_GNU_HASH: nbucket, first symbol, words of the Bloom filter, its shift; filter; buckets; then
 * the hashes of the symbols from the first on, bit 0 set at the last of each bucket.
 */
static const void *lookup_gnu_hash(const struct image *im, const char *name, const char *version)
{
	uint64_t at = image_table(im, DT_GNU_HASH), chain;
	const uint32_t *head = VIEW_AT(&im->view, at, 4, uint32_t), *bucket, *entry;
	const void *found = NULL;
	uint32_t hash = 5381, sym;

	for (const char *p = name; *p; p++)
		hash = hash * 33 + (unsigned char)*p;
	if (!head || !head[0])
		return NULL;
	at += 16 + 8ul * head[2];
	chain = at + 4ul * head[0];
	bucket = VIEW_AT(&im->view, at, head[0], uint32_t);
	if (!bucket)
		return NULL;
	sym = bucket[hash % head[0]];
	if (sym < head[1])
		return NULL;
	do {
		entry = VIEW_AT(&im->view, chain + 4ul * (sym - head[1]), 1, uint32_t);
		if (!entry)
			return NULL;
		if ((*entry | 1) == (hash | 1))
			found = symbol_match(im, sym, name, version);
		sym++;
	} while (!found && sym && !(*entry & 1));
	return found;
}

/* Runs on: any. Holds: any. Allocates: no. Blocks: no. */
const void *elf_lookup(const void *image, size_t size, const char *name, const char *version)
{
	const void *found;
	struct image im;

	if (!image_open(&im, image, size))
		return NULL;
	found = lookup_hash(&im, name, version);
	return found ? found : lookup_gnu_hash(&im, name, version);
}

static const struct kernel_elf_shdr *find_section(const struct view *v, uint32_t type)
{
	const struct kernel_elf_ehdr *eh = view_header(v);
	const struct kernel_elf_shdr *sh;

	if (!eh || eh->e_shentsize != sizeof(*sh))
		return NULL;
	sh = VIEW_AT(v, eh->e_shoff, eh->e_shnum, struct kernel_elf_shdr);
	for (size_t i = 0; sh && i < eh->e_shnum; i++)
		if (sh[i].sh_type == type && sh[i].sh_link < eh->e_shnum)
			return sh + i;
	return NULL;
}

/* The innermost function around an address; one without a size holds nothing. */
static const struct kernel_elf_sym *innermost(const struct kernel_elf_sym *s, size_t n,
					      uint64_t addr)
{
	const struct kernel_elf_sym *best = NULL;

	for (; n; n--, s++) {
		if (ELF64_ST_TYPE(s->st_info) != STT_FUNC || s->st_shndx == SHN_UNDEF)
			continue;
		if (s->st_value <= addr && addr - s->st_value < s->st_size &&
		    (!best || best->st_value < s->st_value))
			best = s;
	}
	return best;
}

/* Runs on: any. Holds: any. Allocates: no. Blocks: no. */
bool elf_find_function(const void *file, size_t size, uint64_t addr, struct elf_function *found)
{
	struct view v = {file, size};
	const struct kernel_elf_shdr *symtab = find_section(&v, SHT_SYMTAB), *strtab;
	const struct kernel_elf_sym *s, *best;
	size_t n;

	if (!symtab)
		return false;
	strtab = VIEW_AT(&v, view_header(&v)->e_shoff, 1, struct kernel_elf_shdr) + symtab->sh_link;
	n = symtab->sh_size / sizeof(*s);
	s = VIEW_AT(&v, symtab->sh_offset, n, struct kernel_elf_sym);
	best = s ? innermost(s, n, addr) : NULL;
	if (!best || !VIEW_AT(&v, strtab->sh_offset, strtab->sh_size, char))
		return false;
	/* A table ends in a 0, so that every name inside it ends. */
	if (best->st_name >= strtab->sh_size ||
	    v.base[strtab->sh_offset + strtab->sh_size - 1] != 0)
		return false;
	found->name = v.base + strtab->sh_offset + best->st_name;
	found->offset = addr - best->st_value;
	return true;
}

/* Runs on: any. Holds: any. Allocates: no. Blocks: no. */
uint64_t elf_entry(const void *file, size_t size)
{
	struct view v = {file, size};
	const struct kernel_elf_ehdr *eh = view_header(&v);

	return eh ? eh->e_entry : 0;
}
