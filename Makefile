# mote: `make help` lists the targets. GNU make; needs gcc or clang, binutils, and a POSIX shell.

ARCHS := x86_64 aarch64 ppc64le
HOST := $(patsubst arm64,aarch64,$(shell uname -m))

BUILD ?= build
O ?= 2
PREFIX ?= /usr/local
ifneq ($(filter undefined default,$(origin CC)),)
CC :=
unexport CC
endif
ifeq ($(origin ARCH),undefined)
ARCH := $(HOST)
ifneq ($(findstring -linux-,$(CC)),)
ARCH := $(patsubst powerpc64le,ppc64le,$(firstword $(subst -, ,$(notdir $(CC)))))
endif
endif
ifeq ($(filter $(ARCH),$(ARCHS)),)
$(error ARCH is one of: $(ARCHS))
endif
Q := $(if $(filter 1,$(V)),,@)
SILENT := $(findstring s,$(firstword -$(MAKEFLAGS)))
say = $(if $(SILENT)$(filter 1,$(V)),,@printf '  %-7s %s\n' $(1) $(2))
.DELETE_ON_ERROR:
.SUFFIXES:

# The compiler. tools/mote-cc knows how each is called for another architecture. A build by one that
# is not the default, or with another -O, has a directory of its own.
COMPILE := $(shell CC='$(CC)' tools/mote-cc --arch $(ARCH) --print-cc)
CROSS := $(shell CC='$(CC)' tools/mote-cc --arch $(ARCH) --print-prefix)
ifeq ($(COMPILE),)
$(error no compiler for $(ARCH): CC=$(CC))
endif
KIND := $(patsubst $(ARCH)-linux-gnu-%,%,$(patsubst powerpc64le-linux-gnu-%,%,$(notdir \
	$(firstword $(COMPILE)))))
VARIANT := $(if $(CC),$(addprefix -,$(filter-out gcc,$(KIND))))$(if $(filter-out 2,$(O)),-O$(O))
OUT := $(BUILD)/$(ARCH)$(VARIANT)
IS_CLANG := $(findstring clang,$(KIND))

CPPFLAGS := -I. -Iarch/$(ARCH) -Ikernel_abi/$(ARCH)
CFLAGS := -O$(O) -std=gnu11 -ffreestanding -fPIE -fvisibility=hidden -fno-stack-protector \
	-fno-omit-frame-pointer -ffunction-sections -fdata-sections \
	-fno-asynchronous-unwind-tables -fno-strict-aliasing -fno-ident -g
WARNINGS := -Wall -Wextra -Wtype-limits -Wstrict-prototypes -Wmissing-prototypes -Wvla -Werror
# No frame of the runtime may jump over a guard page: it has no stack probes.
WARNINGS += -Wframe-larger-than=4000
# Frames need no pointer of their own on ppc64le: each begins with its caller's address.
CFLAGS_aarch64 := -mno-outline-atomics -fno-unwind-tables
CFLAGS_ppc64le := -fomit-frame-pointer $(if $(IS_CLANG),,-mtraceback=no)
EXTRA_CFLAGS ?=

# Extras of single files.
# The functions that compilers call must not be turned into calls of themselves.
CFLAGS_runtime/base/string.c := $(if $(IS_CLANG),-fno-builtin,-fno-tree-loop-distribute-patterns)
# What is never hot is small: hello's size counts.
COLD := $(addprefix runtime/,base/fmt.c loop/boot.c loop/procs.c loop/sysmon.c sched/guard.c \
	sched/m.c sched/service.c sched/traceback.c signal/fault.c signal/foreign.c signal/needm.c \
	signal/handler.c) \
	$(addprefix runtime/os/,auxv.c canary.c elf.c print.c rawsyscall.c relocate.c start.c \
	symbol.c throw.c tls.c vdso.c)
ifeq ($(filter 0,$(O)),)
$(foreach f,$(COLD),$(eval CFLAGS_$(f) := -Os -fno-jump-tables))
# It is above all frames of interest.
CFLAGS_runtime/os/start.c += -fomit-frame-pointer
endif

SOURCES := $(sort $(shell find runtime -name '*.c')) $(sort $(wildcard arch/$(ARCH)/*.S))
OBJECTS := $(SOURCES:%=$(OUT)/obj/%.o)
HEADERS := mote.h $(wildcard kernel_abi/*.h kernel_abi/$(ARCH)/*.h)
STAGED := $(HEADERS:%=$(OUT)/include/%)
COMPILE_FLAGS = $(CPPFLAGS) $(CFLAGS) $(CFLAGS_$(ARCH)) $(WARNINGS) $(EXTRA_CFLAGS)

.PHONY: all lib demo test stress model bench lint asm clean help install FORCE
all: lib
lib: $(OUT)/libmote.a $(STAGED)

# A file that holds a text, and is touched only when the text has changed.
$(OUT)/flags: text = $(COMPILE) $(COMPILE_FLAGS) $(shell $(COMPILE) -dumpversion)
$(OUT)/members: text = $(OBJECTS)
$(OUT)/flags $(OUT)/members: FORCE
	@mkdir -p $(@D)
	@echo '$(text)' | cmp -s - $@ || echo '$(text)' >$@

$(OUT)/obj/%.o: % $(OUT)/flags Makefile
	$(call say,CC,$<)
	@mkdir -p $(@D)
	$(Q)$(COMPILE) $(COMPILE_FLAGS) $(CFLAGS_$<) -MMD -MP -c $< -o $@

-include $(OBJECTS:.o=.d)

# Names of the runtime's own that the linker would let meet a program's get a prefix no C name has.
$(OUT)/libmote.a: $(OBJECTS) $(OUT)/members tools/hidden_names
	$(call say,AR,$@)
	$(Q)rm -f $@ $@.tmp
	$(Q)$(CROSS)ar qcSD $@.tmp $(OBJECTS)
	$(Q)$(CROSS)nm $@.tmp | tools/hidden_names >$(OUT)/names
	$(Q)$(CROSS)objcopy -D --redefine-syms=$(OUT)/names $@.tmp
	$(Q)$(CROSS)ranlib -D $@.tmp
	$(Q)mv $@.tmp $@

$(OUT)/include/mote.h: runtime/mote.h
	@mkdir -p $(@D)
	$(Q)cp $< $@
$(OUT)/include/%: %
	@mkdir -p $(@D)
	$(Q)cp $< $@

# Every architecture: lib-x86_64 and so on.
LIBS := $(ARCHS:%=lib-%)
.PHONY: $(LIBS)
$(LIBS): lib-%:
	+$(Q)$(MAKE) --no-print-directory ARCH=$* lib

# What the scripts of tests/ and tools/ get to know.
SCRIPT_ENV = BUILD='$(abspath $(BUILD))' VARIANT='$(VARIANT)' ARCHS='$(ARCHS)' T='$(T)' V='$(V)'
EACH_ARCH = +$(Q)$(MAKE) --no-print-directory $(LIBS)

demo:
	$(Q)tools/deps cross qemu
	$(EACH_ARCH)
	$(Q)$(SCRIPT_ENV) tools/psum/demo.sh

test:
	$(Q)tools/deps cross qemu test model lint clang
	$(EACH_ARCH)
	$(Q)$(SCRIPT_ENV) tests/run

stress:
	$(Q)tools/deps cross qemu test model lint clang
	$(EACH_ARCH)
	$(Q)$(SCRIPT_ENV) tests/run --full

model:
	$(Q)tools/deps model
	$(Q)$(SCRIPT_ENV) tests/model/run long

bench: lib
	$(Q)tools/deps bench
	$(Q)$(SCRIPT_ENV) tests/bench/run

lint: lib
	$(Q)tools/deps lint
	$(Q)$(SCRIPT_ENV) tests/lint/run --full
	$(Q)$(SCRIPT_ENV) ARCHS=$(ARCH) tests/symbols/run

# Hosted programs: the unit tests, with the runtime's sources that tests/unit/sources lists, and the
# driver of the programs in tests/progs. Both are for this machine and need Criterion.
HOSTED_CC := $(shell CC='$(CC)' tools/mote-cc --arch $(HOST) --print-cc)
HOSTED_CFLAGS := -O1 -g -std=gnu11 -fno-builtin -fno-strict-aliasing -Wall -Wextra -Werror \
	-I. -Iarch/$(HOST) -Ikernel_abi/$(HOST)
UNIT := $(wildcard tests/unit/*.c) $(file <tests/unit/sources)
DRIVER := $(wildcard tests/driver/*.c)
HOSTED_UNIT := $(UNIT:%=$(BUILD)/hosted/%.o)
HOSTED_DRIVER := $(DRIVER:%=$(BUILD)/hosted/%.o)

$(BUILD)/unit: $(HOSTED_UNIT)
$(BUILD)/driver: $(HOSTED_DRIVER)
$(BUILD)/unit $(BUILD)/driver:
	$(call say,LD,$@)
	$(Q)$(HOSTED_CC) $^ -lcriterion -pthread -o $@
$(BUILD)/hosted/%.o: % Makefile
	$(call say,CC,$<)
	@mkdir -p $(@D)
	$(Q)$(HOSTED_CC) $(HOSTED_CFLAGS) -MMD -MP -c $< -o $@
-include $(HOSTED_UNIT:.o=.d) $(HOSTED_DRIVER:.o=.d)

# Listings of the hot paths, to read what the compiler made of them.
HOT := $(filter %/context.S runtime/sync/% runtime/sched/% runtime/io/% runtime/loop/schedule.c \
	runtime/os/alloc%.c runtime/os/rawsyscall.c runtime/base/fmt.c,$(SOURCES))
asm: lib
	$(Q)for f in $(HOT); do lst=$(OUT)/$$(echo $$f | tr / _).lst && \
		$(CROSS)objdump -dr --no-show-raw-insn $(OUT)/obj/$$f.o >$$lst && echo $$lst; done

# Installs what has been built, this architecture at least.
VERSION := 0.1
INSTALLED = $(DESTDIR)$(PREFIX)
install: lib
	$(Q)mkdir -p '$(INSTALLED)/bin' '$(INSTALLED)/lib/pkgconfig' '$(INSTALLED)/include/mote'
	$(Q)install -m 755 tools/mote-cc tools/mote-run '$(INSTALLED)/bin'
	$(Q)mkdir -p '$(INSTALLED)/lib/mote'
	$(Q)install -m 644 tools/mote.ld '$(INSTALLED)/lib/mote'
	$(Q)for a in $(ARCHS); do \
		lib='$(BUILD)'/$$a; [ $$a != $(ARCH) ] || lib='$(OUT)'; \
		[ -f "$$lib/libmote.a" ] || continue; \
		mkdir -p '$(INSTALLED)'/lib/mote/$$a && \
		install -m 644 "$$lib/libmote.a" '$(INSTALLED)'/lib/mote/$$a && \
		cp -R "$$lib/include/." '$(INSTALLED)/include/mote' || exit 1; \
	done
	$(Q)sed -e 's|@PREFIX@|$(PREFIX)|; s|@ARCH@|$(ARCH)|; s|@VERSION@|$(VERSION)|' \
		-e "s|@CFLAGS@|$$(tools/mote-cc --arch $(ARCH) --print-cflags)|" \
		tools/mote.pc.in >'$(INSTALLED)/lib/pkgconfig/mote.pc'

clean:
	rm -rf $(foreach d,$(ARCHS) $(ARCHS:%=%-*) hosted unit driver progs* tests demo pads psum \
		bench,$(BUILD)/$(d))
	-@rmdir $(BUILD) 2>/dev/null || true

help:
	@echo 'all      libmote.a and its headers for ARCH, in BUILD/ARCH/ (the default target)'
	@echo 'demo     builds psum for every architecture and checks it against sha256sum'
	@echo 'test     every test, on every architecture; T=name: only those with this name'
	@echo 'stress   the full matrix of compilers and optimisation, long runs'
	@echo 'model    the SPIN models, long form'
	@echo 'bench    the table of measurements beside the peers'
	@echo 'lint     layers, size budget, format, static analysis, symbols of the archive'
	@echo 'asm      listings of the hot paths, BUILD/ARCH/*.lst'
	@echo 'install  header, archives, mote-cc, mote-run, mote.pc; PREFIX=$(PREFIX) DESTDIR='
	@echo 'clean    removes what was built'
	@echo
	@echo 'ARCH=$(ARCH) of: $(ARCHS)    CC=gcc, clang or a cross compiler'
	@echo 'O=$(O) (O=0: another directory)    BUILD=$(BUILD)    V=1 shows the commands'
	@echo 'demo, test, stress, model, bench and lint install what they need (tools/deps)'
