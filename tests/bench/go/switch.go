// Two goroutines of one kind that yield to each other: switch N.
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

var turns [2]int

func yields(mine *int, n int, done chan bool) {
	for *mine < n {
		*mine++
		runtime.Gosched()
	}
	done <- true
}

func main() {
	n := arg(1, 1000000)
	done := make(chan bool, 2)
	runtime.GOMAXPROCS(1)
	start := time.Now()
	go yields(&turns[0], n, done)
	go yields(&turns[1], n, done)
	<-done
	<-done
	t := time.Since(start)
	fmt.Printf("RESULT %.4f %d\n", float64(t)/float64(2*n), turns[0]+turns[1])
}
