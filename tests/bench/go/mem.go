// N goroutines that wait at one channel: mem N.
package main

import (
	"fmt"
	"os"
	"runtime"
	"strconv"
	"strings"
	"sync/atomic"
	"time"
)

func arg(i int, otherwise int) int {
	if i < len(os.Args) {
		n, _ := strconv.Atoi(os.Args[i])
		return n
	}
	return otherwise
}

func resident() int {
	text, _ := os.ReadFile("/proc/self/statm")
	pages, _ := strconv.Atoi(strings.Fields(string(text))[1])
	return pages * os.Getpagesize()
}

func main() {
	n := arg(1, 1000000)
	var waiting, ended int64
	gate := make(chan bool)
	before := resident()
	start := time.Now()
	for i := 0; i < n; i++ {
		go func() {
			atomic.AddInt64(&waiting, 1)
			<-gate
			atomic.AddInt64(&ended, 1)
		}()
	}
	for atomic.LoadInt64(&waiting) < int64(n) {
		runtime.Gosched()
	}
	created := time.Since(start)
	bytes := resident() - before
	start = time.Now()
	close(gate)
	for atomic.LoadInt64(&ended) < int64(n) {
		runtime.Gosched()
	}
	finished := time.Since(start)
	fmt.Printf("RESULT %.1f %d\n", float64(bytes)/float64(n), n)
	fmt.Printf("RESULT %.4f %d\n", created.Seconds(), waiting)
	fmt.Printf("RESULT %.4f %d\n", finished.Seconds(), ended)
}
