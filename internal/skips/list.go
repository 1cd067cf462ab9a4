package main

import (
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
)

// entry is a line of the list: a test, and what a machine needs to run it.
type entry struct {
	test
	needs []string
	place string // of the line
}

// parseList reads a list. A line contains a package, a test and what that needs:
// programs, a variable such as $NAME, or a privilege, as machine.has tells. A line
// that begins with # is a comment.
func parseList(path, text string) ([]entry, error) {
	var all []entry
	number := 0
	for line := range strings.Lines(text) {
		number++
		words := strings.Fields(line)
		if len(words) == 0 || strings.HasPrefix(words[0], "#") {
			continue
		}
		at := fmt.Sprintf("%s:%d", path, number)
		if len(words) < 3 {
			return nil, fmt.Errorf("%s: a line is a package, a test, and what it needs", at)
		}
		e := entry{test{words[0], words[1]}, words[2:], at}
		if slices.ContainsFunc(all, func(other entry) bool { return other.test == e.test }) {
			return nil, fmt.Errorf("%s: %s is listed twice", at, e.test)
		}
		all = append(all, e)
	}
	return all, nil
}

// judge compares a run with a list, given what the machine has. It returns what to say,
// and whether all skips are excused and all listed tests exist. With all, only tests
// that need a variable may be skipped.
func judge(entries []entry, r results, has func(need string) bool, all bool) (said string, good bool) {
	var excused, bad, notes []string
	left := make(map[test]bool)
	for t := range r.skipped {
		left[t] = true
	}
	for _, e := range entries {
		missing := slices.DeleteFunc(slices.Clone(e.needs), has)
		why, skipped := r.skipped[e.test]
		switch {
		case skipped && all && !slices.ContainsFunc(missing, isVariable) && len(missing) > 0:
			bad = append(bad, fmt.Sprintf("%s: %s; with NEEDS=all there must be %s", e.test, why, strings.Join(missing, ", ")))
			delete(left, e.test)
		case skipped && len(missing) > 0:
			excused = append(excused, fmt.Sprintf("%s: %s (needs %s)", e.test, why, strings.Join(missing, ", ")))
			delete(left, e.test)
		case skipped:
			bad = append(bad, fmt.Sprintf("%s: %s; this machine has what it needs by %s: %s", e.test, why, e.place, strings.Join(e.needs, ", ")))
			delete(left, e.test)
		case r.passed[e.test] && len(missing) > 0:
			notes = append(notes, fmt.Sprintf("%s: %s ran without %s; take the line off, or say what it needs", e.place, e.test, strings.Join(missing, ", ")))
		case !r.passed[e.test] && !r.failed && !r.skippedAbove(e.test):
			bad = append(bad, fmt.Sprintf("%s: there is no test %s", e.place, e.test))
		}
	}
	for t := range left {
		bad = append(bad, fmt.Sprintf("%s: %s; it is not in the list", t, r.skipped[t]))
	}
	var b strings.Builder
	section(&b, fmt.Sprintf("tests that were skipped: %d of %d", len(r.skipped), len(r.skipped)+len(r.passed)-r.packages()), excused)
	section(&b, "skipped, and should not have been", bad)
	section(&b, "listed, and no longer skipped", notes)
	return b.String(), len(bad) == 0
}

// isVariable reports whether a test runs only on request.
func isVariable(need string) bool { return strings.HasPrefix(need, "$") }

// section prints lines below a heading, in order; an empty section only if nothing else says so.
func section(b *strings.Builder, heading string, lines []string) {
	if len(lines) == 0 && !strings.HasPrefix(heading, "tests that") {
		return
	}
	slices.Sort(lines)
	fmt.Fprintf(b, "\n== %s\n", heading)
	for _, line := range lines {
		fmt.Fprintln(b, line)
	}
}

// skippedAbove reports whether a test is part of one that was skipped.
func (r results) skippedAbove(t test) bool {
	for {
		i := strings.LastIndexByte(t.name, '/')
		if i < 0 {
			return false
		}
		t.name = t.name[:i]
		if _, ok := r.skipped[t]; ok {
			return true
		}
	}
}

// packages counts the packages that passed, which are also in passed.
func (r results) packages() int {
	n := 0
	for t := range r.passed {
		if t.name == "" {
			n++
		}
	}
	return n
}

// machine knows what this machine has.
type machine map[string]func() bool

// newMachine lists needs other than programs. Each is tried, because root in a container may do less than root.
func newMachine() machine {
	return machine{
		"root":   func() bool { return os.Geteuid() == 0 },
		"mount":  mounts,
		"chroot": func() bool { return exec.Command("chroot", "/", "true").Run() == nil },
	}
}

// has reports whether the machine has what a test needs.
func (m machine) has(need string) bool {
	if try, ok := m[need]; ok {
		return try()
	}
	if name, ok := strings.CutPrefix(need, "$"); ok {
		return os.Getenv(name) != ""
	}
	_, err := exec.LookPath(need)
	return err == nil
}

// mounts reports whether this user may mount a small disk.
func mounts() bool {
	dir, err := os.MkdirTemp("", "skips")
	if err != nil {
		return false
	}
	defer os.Remove(dir)
	if exec.Command("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", dir).Run() != nil {
		return false
	}
	return exec.Command("umount", dir).Run() == nil
}
