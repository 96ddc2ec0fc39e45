/* errors.c - the texts of the errors that files can give, as glibc has them in the C locale. */
#include "psum.h"

static const struct {
	short number;
	const char *text;
} texts[] = {
	{EPERM, "Operation not permitted"},
	{ENOENT, "No such file or directory"},
	{ESRCH, "No such process"},
	{EINTR, "Interrupted system call"},
	{EIO, "Input/output error"},
	{ENXIO, "No such device or address"},
	{E2BIG, "Argument list too long"},
	{EBADF, "Bad file descriptor"},
	{EAGAIN, "Resource temporarily unavailable"},
	{ENOMEM, "Cannot allocate memory"},
	{EACCES, "Permission denied"},
	{EFAULT, "Bad address"},
	{ENOTBLK, "Block device required"},
	{EBUSY, "Device or resource busy"},
	{EEXIST, "File exists"},
	{EXDEV, "Invalid cross-device link"},
	{ENODEV, "No such device"},
	{ENOTDIR, "Not a directory"},
	{EISDIR, "Is a directory"},
	{EINVAL, "Invalid argument"},
	{ENFILE, "Too many open files in system"},
	{EMFILE, "Too many open files"},
	{ENOTTY, "Inappropriate ioctl for device"},
	{ETXTBSY, "Text file busy"},
	{EFBIG, "File too large"},
	{ENOSPC, "No space left on device"},
	{ESPIPE, "Illegal seek"},
	{EROFS, "Read-only file system"},
	{EPIPE, "Broken pipe"},
	{EDEADLK, "Resource deadlock avoided"},
	{ENAMETOOLONG, "File name too long"},
	{ENOLCK, "No locks available"},
	{ENOSYS, "Function not implemented"},
	{ENOTEMPTY, "Directory not empty"},
	{ELOOP, "Too many levels of symbolic links"},
	{ENODATA, "No data available"},
	{ETIME, "Timer expired"},
	{EREMOTE, "Object is remote"},
	{ENOLINK, "Link has been severed"},
	{ECOMM, "Communication error on send"},
	{EPROTO, "Protocol error"},
	{EBADMSG, "Bad message"},
	{EOVERFLOW, "Value too large for defined data type"},
	{EREMCHG, "Remote address changed"},
	{EBADFD, "File descriptor in bad state"},
	{EILSEQ, "Invalid or incomplete multibyte or wide character"},
	{EUSERS, "Too many users"},
	{EOPNOTSUPP, "Operation not supported"},
	{ENOBUFS, "No buffer space available"},
	{ENOTCONN, "Transport endpoint is not connected"},
	{ESHUTDOWN, "Cannot send after transport endpoint shutdown"},
	{ETIMEDOUT, "Connection timed out"},
	{ECONNREFUSED, "Connection refused"},
	{ECONNRESET, "Connection reset by peer"},
	{EHOSTDOWN, "Host is down"},
	{EHOSTUNREACH, "No route to host"},
	{EALREADY, "Operation already in progress"},
	{EINPROGRESS, "Operation now in progress"},
	{ESTALE, "Stale file handle"},
	{EUCLEAN, "Structure needs cleaning"},
	{EREMOTEIO, "Remote I/O error"},
	{EDQUOT, "Disk quota exceeded"},
	{ENOMEDIUM, "No medium found"},
	{EMEDIUMTYPE, "Wrong medium type"},
	{ECANCELED, "Operation canceled"},
	{ENOKEY, "Required key not available"},
	{EKEYEXPIRED, "Key has expired"},
	{EKEYREVOKED, "Key has been revoked"},
	{EKEYREJECTED, "Key was rejected by service"},
	{EHWPOISON, "Memory page has hardware error"},
};

const char *error_text(long error)
{
	static char unknown[40];

	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
		if (texts[i].number == -error)
			return texts[i].text;
	mote_snprintf(unknown, sizeof unknown, "Unknown error %ld", -error);
	return unknown;
}
