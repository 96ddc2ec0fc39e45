/*
 * What main returns is the exit status, of which the kernel keeps eight bits.
 *
 * expect-status: 42
 * expect-stdout:
 */
int main(void)
{
	return 0x700 + 42;
}
