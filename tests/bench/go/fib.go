// fib(N) with a goroutine and a channel for one half of each step: fib N.
package main

import (
	"fmt"
	"os"
	"strconv"
	"time"
)

func half(up chan int64, n int64) {
	up <- fib(n)
}

func fib(n int64) int64 {
	if n < 2 {
		return n
	}
	up := make(chan int64)
	go half(up, n-1)
	r := fib(n - 2)
	return r + <-up
}

func main() {
	n, _ := strconv.ParseInt(os.Args[1], 10, 64)
	start := time.Now()
	r := fib(n)
	t := time.Since(start)
	fmt.Printf("RESULT %.4f %d\n", float64(t)/1e6, r)
}
