/* Thread variables of another source, for tls.c. */
__thread int elsewhere = 77;
__thread char elsewhere_zero[1000];

int *address_of_elsewhere(void);
int *address_of_elsewhere(void)
{
	return &elsewhere;
}
