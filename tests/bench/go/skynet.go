// A tree of goroutines, ten below each, 10^6 leaves: skynet wg|chan says how the sums come up.
package main

import (
	"fmt"
	"os"
	"sync"
	"sync/atomic"
	"time"
)

type node struct {
	wg  sync.WaitGroup
	sum int64
}

func byGroup(parent *node, first, size int64) {
	defer parent.wg.Done()
	if size == 1 {
		atomic.AddInt64(&parent.sum, first)
		return
	}
	var own node
	own.wg.Add(10)
	for i := int64(0); i < 10; i++ {
		go byGroup(&own, first+i*size/10, size/10)
	}
	own.wg.Wait()
	atomic.AddInt64(&parent.sum, own.sum)
}

func byChannel(up chan int64, first, size int64) {
	if size == 1 {
		up <- first
		return
	}
	own := make(chan int64)
	sum := int64(0)
	for i := int64(0); i < 10; i++ {
		go byChannel(own, first+i*size/10, size/10)
	}
	for i := 0; i < 10; i++ {
		sum += <-own
	}
	up <- sum
}

func main() {
	var sum int64
	start := time.Now()
	if len(os.Args) > 1 && os.Args[1] == "chan" {
		up := make(chan int64)
		go byChannel(up, 0, 1000000)
		sum = <-up
	} else {
		var top node
		top.wg.Add(1)
		go byGroup(&top, 0, 1000000)
		top.wg.Wait()
		sum = top.sum
	}
	t := time.Since(start)
	fmt.Printf("RESULT %.4f %d\n", float64(t)/1e6, sum)
}
