/*
 * Without Gs a fault takes the kernel's default action.
 *
 * expect-status: signal 11
 */
int main(void)
{
	*(volatile int *)0x1234 = 1;
	return 1;
}
