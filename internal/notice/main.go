// Command notice prints the NOTICE of the program: which modules the archives of a
// release contain, and the text of every licence. It asks the go command, which has the
// modules in its cache, and no other machine if that cache is complete.
package main

import (
	"fmt"
	"os"
)

//go:generate sh -c "go run . >../../NOTICE.new && mv ../../NOTICE.new ../../NOTICE"

func main() {
	text, err := notice()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Print(text)
}
