// Goroutines that each end with a thread of their own: thread N.
package main

import (
	"fmt"
	"os"
	"runtime"
	"strconv"
	"time"
)

func arg(i int, otherwise int) int {
	if i < len(os.Args) {
		n, _ := strconv.Atoi(os.Args[i])
		return n
	}
	return otherwise
}

func main() {
	n := arg(1, 10000)
	ran := 0
	done := make(chan bool)
	start := time.Now()
	for i := 0; i < n; i++ {
		go func() {
			runtime.LockOSThread()
			ran++
			done <- true
		}()
		<-done
	}
	t := time.Since(start)
	fmt.Printf("RESULT %.4f %d\n", float64(t)/float64(n), ran)
}
