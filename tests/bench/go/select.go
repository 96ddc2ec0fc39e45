// One goroutine sends to 2 and to 8 channels in turn, another receives by a select: select N.
package main

import (
	"fmt"
	"os"
	"runtime"
	"strconv"
	"time"
)

type chans [8]chan int64

func recv2(c *chans) (int, int64) {
	select {
	case v := <-c[0]:
		return 0, v
	case v := <-c[1]:
		return 1, v
	}
}

func recv8(c *chans) (int, int64) {
	select {
	case v := <-c[0]:
		return 0, v
	case v := <-c[1]:
		return 1, v
	case v := <-c[2]:
		return 2, v
	case v := <-c[3]:
		return 3, v
	case v := <-c[4]:
		return 4, v
	case v := <-c[5]:
		return 5, v
	case v := <-c[6]:
		return 6, v
	case v := <-c[7]:
		return 7, v
	}
}

func measure(c *chans, n, width int, recv func(*chans) (int, int64)) {
	good := 0
	go func() {
		for i := 0; i < n; i++ {
			c[i%width] <- int64(i)
		}
	}()
	start := time.Now()
	for i := 0; i < n; i++ {
		at, v := recv(c)
		if at == i%width && v == int64(i) {
			good++
		}
	}
	t := time.Since(start)
	fmt.Printf("RESULT %.4f %d\n", float64(t)/float64(n), good)
}

func main() {
	n, _ := strconv.Atoi(os.Args[1])
	runtime.GOMAXPROCS(1)
	var c chans
	for i := range c {
		c[i] = make(chan int64)
	}
	measure(&c, n, 2, recv2)
	measure(&c, n, 8, recv8)
}
