package main

import (
	"fmt"
	"os"
)

func main() {
	fmt.Printf("hello, %s %d\n", "world", len(os.Args))
}
