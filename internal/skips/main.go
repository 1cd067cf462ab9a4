// Command skips reads the output of `go test -json`, prints what `go test` would
// have printed, and then names every skipped test, with its reason. It compares them
// with a list and exits with 1 if a test failed, if a test was skipped that the list
// does not excuse on this machine, or if the list names a test that does not exist:
//
//	go test -json ./... | go run ./internal/skips .ci/skips
package main

import (
	"fmt"
	"os"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: go test -json ./... | skips LIST")
		os.Exit(2)
	}
	text, err := os.ReadFile(os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	entries, err := parseList(os.Args[1], string(text))
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	results, err := follow(os.Stdin, os.Stdout)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	said, good := judge(entries, results, newMachine().has, os.Getenv("NEEDS") == "all")
	fmt.Print(said)
	if !good || results.failed {
		os.Exit(1)
	}
}
