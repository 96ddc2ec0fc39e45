// A goroutine is told of a signal that its process gets: sigtell N; a flood with N = 0.
package main

import (
	"fmt"
	"os"
	"os/signal"
	"runtime"
	"strconv"
	"sync/atomic"
	"syscall"
	"time"
)

var (
	told             int64
	last, longestGap time.Duration
	start            time.Time
)

func init() {
	runtime.LockOSThread()
}

func receive(c chan os.Signal, timed bool) {
	for range c {
		if timed {
			now := time.Since(start)
			if now-last > longestGap {
				longestGap = now - last
			}
			last = now
		}
		atomic.AddInt64(&told, 1)
	}
}

func kill() {
	syscall.RawSyscall(syscall.SYS_KILL, pid, uintptr(syscall.SIGUSR1), 0)
}

var pid = uintptr(syscall.Getpid())

func acked(n int64) {
	for i := int64(0); i < n; i++ {
		kill()
		for atomic.LoadInt64(&told) == i {
		}
	}
	t := time.Since(start)
	fmt.Printf("RESULT %.4f %d\n", float64(t)/float64(n)/1e3, atomic.LoadInt64(&told))
}

func flood() {
	sent, now := int64(0), time.Duration(0)
	for now < time.Second {
		for i := 0; i < 64; i++ {
			kill()
			sent++
		}
		now = time.Since(start)
	}
	got, per, good := atomic.LoadInt64(&told), int64(1), 0
	if got > 0 && got <= sent {
		per, good = got, 1
	}
	gap := longestGap
	if now-last > gap {
		gap = now - last
	}
	fmt.Printf("RESULT %.4f %d\n", float64(now)/float64(per), good)
	fmt.Printf("RESULT %.4f 1\n", float64(gap)/1e6)
}

func main() {
	n, _ := strconv.ParseInt(os.Args[1], 10, 64)
	c := make(chan os.Signal, 1)
	signal.Notify(c, syscall.SIGUSR1)
	start = time.Now()
	go receive(c, n == 0)
	if n > 0 {
		acked(n)
	} else {
		flood()
	}
}
