// Package lazy makes the values of package variables at their first use.
package lazy

import (
	"regexp"
	"sync"
)

// Regexp returns a regular expression that is compiled when it is first called for, and panics then if the text is
// none. A run of the program uses few of the hundred that its packages declare, and compiling all of them before main
// takes as long as checking a document.
func Regexp(text string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(text) })
}
