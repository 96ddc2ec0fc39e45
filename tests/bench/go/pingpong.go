// Two goroutines, a channel in each direction, no buffers: pingpong N.
package main

import (
	"fmt"
	"os"
	"runtime"
	"strconv"
	"time"
)

func main() {
	n, _ := strconv.ParseInt(os.Args[1], 10, 64)
	runtime.GOMAXPROCS(1)
	ping, pong := make(chan int64), make(chan int64)
	go func() {
		for v := range ping {
			pong <- v + 1
		}
	}()
	sum := int64(0)
	start := time.Now()
	for i := int64(0); i < n; i++ {
		ping <- i
		sum += <-pong - i
	}
	t := time.Since(start)
	close(ping)
	fmt.Printf("RESULT %.4f %d\n", float64(t)/float64(n), sum)
}
