// Create, run, end: spawn N BATCHES, one at a time, then BATCHES times 1000 at once.
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

const batch = 1000

var ran [batch]int

func main() {
	n, batches := arg(1, 100000), arg(2, 100)
	runtime.GOMAXPROCS(1)
	start := time.Now()
	for i := 0; i < n; i++ {
		go func() { ran[0]++ }()
		for ran[0] == i {
			runtime.Gosched()
		}
	}
	t := time.Since(start)
	fmt.Printf("RESULT %.4f %d\n", float64(t)/float64(n), ran[0])
	ran[0] = 0
	start = time.Now()
	for b := 0; b < batches; b++ {
		for i := 0; i < batch; i++ {
			p := &ran[i]
			go func() { *p++ }()
		}
		for i := 0; i < batch; i++ {
			for ran[i] == b {
				runtime.Gosched()
			}
		}
	}
	t = time.Since(start)
	sum := 0
	for i := range ran {
		sum += ran[i]
	}
	fmt.Printf("RESULT %.4f %d\n", float64(t)/float64(batches*batch), sum)
}
