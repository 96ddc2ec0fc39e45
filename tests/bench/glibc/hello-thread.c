#include <pthread.h>
#include <unistd.h>

static void *body(void *arg)
{
	return write(1, arg, 13) == 13 ? NULL : arg;
}

int main(void)
{
	void *failed;
	pthread_t t;

	if (pthread_create(&t, NULL, body, "hello, world\n") != 0)
		return 1;
	pthread_join(t, &failed);
	return failed != NULL;
}
