/* Enough variables for two tables of contents: one reaches 64 KiB, that is 8,192 of them. */
#define TEN(X, n) X(n##0) X(n##1) X(n##2) X(n##3) X(n##4) X(n##5) X(n##6) X(n##7) X(n##8) X(n##9)
#define HUNDRED(X, n)                                                                              \
	TEN(X, n##0)                                                                               \
	TEN(X, n##1)                                                                               \
	TEN(X, n##2)                                                                               \
	TEN(X, n##3)                                                                               \
	TEN(X, n##4)                                                                               \
	TEN(X, n##5)                                                                               \
	TEN(X, n##6)                                                                               \
	TEN(X, n##7)                                                                               \
	TEN(X, n##8)                                                                               \
	TEN(X, n##9)
#define THOUSAND(X, n)                                                                             \
	HUNDRED(X, n##0)                                                                           \
	HUNDRED(X, n##1)                                                                           \
	HUNDRED(X, n##2)                                                                           \
	HUNDRED(X, n##3)                                                                           \
	HUNDRED(X, n##4)                                                                           \
	HUNDRED(X, n##5)                                                                           \
	HUNDRED(X, n##6)                                                                           \
	HUNDRED(X, n##7)                                                                           \
	HUNDRED(X, n##8)                                                                           \
	HUNDRED(X, n##9)
#define FIVE_THOUSAND(X, n)                                                                        \
	THOUSAND(X, n##0)                                                                          \
	THOUSAND(X, n##1)                                                                          \
	THOUSAND(X, n##2)                                                                          \
	THOUSAND(X, n##3)                                                                          \
	THOUSAND(X, n##4)

#define DECLARE(v) extern int v;
#define DEFINE(v) int v = __LINE__;
#define SUM(v) sum += v;

/* In toc_other.c: runs as a G, decides about parking, and tells its TOC. */
void other_runs(void *arg);
bool other_commits(struct mote_g *gp, void *arg);
unsigned long other_toc(void);

/* Likewise: a handler, which counts its calls, and what it has to find. */
struct kernel_siginfo;
void other_handles(int sig, struct kernel_siginfo *info, void *ucontext);
long other_sum(void);
extern long other_wanted, other_handled;

static inline __attribute__((always_inline)) unsigned long this_toc(void)
{
	unsigned long toc;

	__asm__ volatile("mr %0, 2" : "=r"(toc));
	return toc;
}
