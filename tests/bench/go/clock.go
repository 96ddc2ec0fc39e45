// Reading the monotonic clock: clock N.
package main

import (
	"fmt"
	"os"
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
	n := arg(1, 1000000)
	var last time.Duration
	good := 0
	start := time.Now()
	for i := 0; i < n; i++ {
		now := time.Since(start)
		if now >= last {
			good++
		}
		last = now
	}
	t := time.Since(start)
	fmt.Printf("RESULT %.4f %d\n", float64(t)/float64(n), good)
}
