// N goroutines that sleep 1 to 100 ms once: sleepers N. The process's CPU time.
package main

import (
	"fmt"
	"os"
	"runtime"
	"strconv"
	"sync"
	"syscall"
	"time"
)

func main() {
	n, _ := strconv.Atoi(os.Args[1])
	runtime.GOMAXPROCS(1)
	var done sync.WaitGroup
	lateEnough := 0
	done.Add(n)
	begun := time.Now()
	for i := 0; i < n; i++ {
		t := time.Duration(1+i%100) * time.Millisecond
		go func() {
			time.Sleep(t)
			if time.Since(begun) >= t {
				lateEnough++
			}
			done.Done()
		}()
		if i%64 == 63 {
			runtime.Gosched()
		}
	}
	done.Wait()
	var used syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &used)
	cpu := used.Utime.Nano() + used.Stime.Nano()
	fmt.Printf("RESULT %.4f %d\n", float64(cpu)/1e6, lateEnough)
}
