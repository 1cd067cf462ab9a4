// Package patch writes differences between two texts as patches.
package patch

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/diff"
)

// Unified is a diff that git apply, patch and reviewdog accept, whatever the file is called. old is
// nil for a file that does not exist yet. Equal texts give no diff.
func Unified(path string, old, new []byte) []byte {
	const placeholder = "x"
	text := diff.Diff(placeholder, old, placeholder, new)
	for range 3 { // its own header: diff, --- and +++
		if _, rest, ok := bytes.Cut(text, []byte("\n")); ok {
			text = rest
		}
	}
	if len(text) == 0 {
		return nil
	}
	oldName, newName := patchName("a/"+path), patchName("b/"+path)
	head := fmt.Sprintf("diff %s %s\n", oldName, newName)
	if old == nil {
		oldName = "/dev/null"
	}
	return append(fmt.Appendf(nil, "%s--- %s%s\n+++ %s%s\n", head, oldName, nameEnd(oldName), newName, nameEnd(newName)), text...)
}

// patchName writes a name as git does: unchanged, or in quotes with C escapes.
func patchName(path string) string {
	if !strings.ContainsFunc(path, quotedInPatch) && utf8.ValidString(path) && !strings.Contains(path, "##[") {
		return path
	}
	var b strings.Builder
	for i := 0; i < len(path); {
		r, size := utf8.DecodeRuneInString(path[i:])
		switch {
		case r == '"' || r == '\\':
			b.WriteString(`\` + string(r))
		case strings.HasPrefix(path[i:], "##["): // a command of GitHub's runner, anywhere in a line
			b.WriteString(`\043`)
		case quotedInPatch(r) || r == utf8.RuneError && size == 1:
			for _, c := range []byte(path[i : i+size]) {
				fmt.Fprintf(&b, `\%03o`, c)
			}
		default:
			b.WriteString(path[i : i+size])
		}
		i += size
	}
	return `"` + b.String() + `"`
}

// quotedInPatch reports what cannot be in a name without quotes.
func quotedInPatch(r rune) bool {
	return r == '"' || r == '\\' || r != ' ' && !unicode.IsGraphic(r)
}

// nameEnd is a tab after a name with blanks: without it patch takes the name up to the first one.
func nameEnd(name string) string {
	if strings.ContainsFunc(name, unicode.IsSpace) && !strings.HasPrefix(name, `"`) {
		return "\t"
	}
	return ""
}
