// A signal to the calling thread, until the runtime's handler has queued it: sigself N.
package main

import (
	"fmt"
	"os"
	"os/signal"
	"runtime"
	"strconv"
	"syscall"
	"time"
)

func main() {
	n, _ := strconv.Atoi(os.Args[1])
	runtime.GOMAXPROCS(1)
	runtime.LockOSThread()
	pid, tid := uintptr(syscall.Getpid()), uintptr(syscall.Gettid())
	c := make(chan os.Signal, 1)
	signal.Notify(c, syscall.SIGUSR1)
	time.Sleep(10 * time.Millisecond)
	start := time.Now()
	for i := 0; i < n; i++ {
		syscall.RawSyscall(syscall.SYS_TGKILL, pid, tid, uintptr(syscall.SIGUSR1))
	}
	t := time.Since(start)
	<-c
	fmt.Printf("RESULT %.4f %d\n", float64(t)/float64(n), n)
}
