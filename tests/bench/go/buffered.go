// From one goroutine to another through a channel with room for 128: buffered N.
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
	c := make(chan int64, 128)
	go func() {
		for i := int64(0); i < n; i++ {
			c <- i
		}
		close(c)
	}()
	good, next := 0, int64(0)
	start := time.Now()
	for v := range c {
		if v == next {
			good++
		}
		next++
	}
	t := time.Since(start)
	fmt.Printf("RESULT %.4f %d\n", float64(t)/float64(n), good)
}
