// Goroutines at one mutex: mutex GS N. GS 1: nobody contends, but another thread exists.
package main

import (
	"fmt"
	"os"
	"runtime"
	"strconv"
	"sync"
	"time"
)

func arg(i int, otherwise int) int {
	if i < len(os.Args) {
		n, _ := strconv.Atoi(os.Args[i])
		return n
	}
	return otherwise
}

var mu sync.Mutex
var counter int

func work(each int) {
	for i := 0; i < each; i++ {
		mu.Lock()
		counter++
		mu.Unlock()
	}
}

func main() {
	gs, each := arg(1, 2), arg(2, 1000000)
	if gs == 1 {
		up, never := make(chan bool), make(chan bool)
		go func() {
			runtime.LockOSThread()
			up <- true
			<-never
		}()
		<-up
	}
	var wg sync.WaitGroup
	wg.Add(gs - 1)
	start := time.Now()
	for i := 1; i < gs; i++ {
		go func() {
			work(each)
			wg.Done()
		}()
	}
	work(each)
	wg.Wait()
	t := time.Since(start)
	fmt.Printf("RESULT %.4f %d\n", float64(t)/float64(gs*each), counter)
}
