// Two goroutines that yield to each other: switch N.
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

var theirs int

func main() {
	n := arg(1, 1000000)
	runtime.GOMAXPROCS(1)
	go func() {
		for {
			theirs++
			runtime.Gosched()
		}
	}()
	runtime.Gosched()
	theirs = 0
	start := time.Now()
	for i := 0; i < n; i++ {
		runtime.Gosched()
	}
	t := time.Since(start)
	fmt.Printf("RESULT %.4f %d\n", float64(t)/float64(2*n), n+theirs)
}
