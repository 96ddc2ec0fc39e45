/*
 * A program in C++: classes, virtual calls, templates, lambdas as Gs, an object with static storage
 * that is constructed before main.
 *
 * archs: native
 * build: -std=c++17 -pedantic
 * builds: pie=-static-pie
 */
#include "mote.h"

namespace
{

struct Shape {
	virtual long area() const = 0;

      protected:
	~Shape() = default;
};

struct Square final : Shape {
	long side;
	explicit Square(long s) : side(s)
	{
	}
	long area() const override
	{
		return side * side;
	}
};

struct Rectangle final : Shape {
	long a, b;
	Rectangle(long x, long y) : a(x), b(y)
	{
	}
	long area() const override
	{
		return a * b;
	}
};

class Guard
{
	mote_mutex &m;

      public:
	explicit Guard(mote_mutex &mutex) : m(mutex)
	{
		mote_lock(&m);
	}
	~Guard()
	{
		mote_unlock(&m);
	}
};

struct Started {
	int64_t at;
	Started() : at(mote_nanotime())
	{
	}
};

Started started;
mote_mutex lock;
mote_wg done;
long sum;

template <typename T> void add(void *arg)
{
	const Shape *s = static_cast<T *>(arg);
	{
		Guard g(lock);
		sum += s->area();
	}
	mote_wg_done(&done);
}

} // namespace

int main()
{
	Square square(5);
	Rectangle rectangle(3, 4);

	if (started.at <= 0)
		return 1;
	mote_wg_add(&done, 3);
	if (mote_go(add<Square>, &square) != 0 || mote_go(add<Rectangle>, &rectangle) != 0)
		return 1;
	if (mote_go([](void *) { mote_wg_done(&done); }, nullptr) != 0)
		return 1;
	mote_wg_wait(&done);
	mote_chan *c = mote_chan_make(sizeof sum, 1);
	mote_case one = {c, MOTE_SEND, &sum, false};
	if (mote_select(&one, 1, -1) != 0 || !one.ok || !mote_chan_recv(c, &sum))
		return 1;
	mote_chan_free(c);
	long pid = mote_rawsyscall(SYS_getpid);
	if (sum != 37 || pid <= 0 || mote_syscall(SYS_close, -1) != -EBADF)
		return 1;
	mote_printf("ok\n");
	return 0;
}
