// Round trips of two goroutines, each bound to its thread: note N [pin].
package main

import (
	"fmt"
	"os"
	"runtime"
	"strconv"
	"syscall"
	"time"
	"unsafe"
)

func arg(i int, otherwise int) int {
	if i < len(os.Args) {
		n, _ := strconv.Atoi(os.Args[i])
		return n
	}
	return otherwise
}

func pin(cpu uint) {
	set := [16]uint64{1 << cpu}
	syscall.RawSyscall(syscall.SYS_SCHED_SETAFFINITY, 0, unsafe.Sizeof(set),
		uintptr(unsafe.Pointer(&set)))
}

func main() {
	n := arg(1, 10000)
	pinned := len(os.Args) > 2
	answered := 0
	ping, pong := make(chan bool), make(chan bool)
	runtime.LockOSThread()
	if pinned {
		pin(0)
	}
	go func() {
		runtime.LockOSThread()
		if pinned {
			pin(1)
		}
		for i := 0; i < n; i++ {
			<-ping
			answered++
			pong <- true
		}
	}()
	start := time.Now()
	for i := 0; i < n; i++ {
		ping <- true
		<-pong
	}
	t := time.Since(start)
	fmt.Printf("RESULT %.4f %d\n", float64(t)/float64(n), answered)
}
