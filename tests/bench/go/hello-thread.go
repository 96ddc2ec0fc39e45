package main

import "syscall"

func main() {
	done := make(chan bool)
	go func() {
		syscall.Write(1, []byte("hello, world\n"))
		done <- true
	}()
	<-done
}
