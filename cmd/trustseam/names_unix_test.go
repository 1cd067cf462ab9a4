//go:build unix

package main

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/internal/testenv"
	"github.com/trustseam/trustseam/render/export"
)

// Whatever a file is called, its name stays part of a line, in every command and every format.
func TestNamesStayInTheirLine(t *testing.T) {
	testenv.NeedsTime(t, "runs the program many times")
	t.Setenv("CI", "1")
	const broken, whole = "```dfd\nstore s: S | rest=disc\n```\n", "```dfd\nactor a: A\nprocess p: P\na -> p: x\n```\n"
	for _, name := range []string{"a\n::error::x", "::error file=b::y", "a\r::warning::z", "\x1b[2J", "##[error]q", "\u202eb", "a\u2028::error::x", "a\u0085b"} {
		for _, text := range []string{broken, whole} {
			commands := [][]string{
				{"check"}, {"check", "-v"}, {"generate", "--dry-run"}, {"generate", "--diff"}, {"list"}, {"fmt", "--check"}, {"check", "--format", "github"},
				{"check", "--format", "json"}, {"check", "--format", "sarif"}, {"check", "--format", "rdjsonl"}, {"list", "--format", "json"}, {"explain", "T01@model"},
				{"render", "--format", "dot"}, {"init", "--end"}, {"check", "gone/"},
			}
			for _, f := range export.Formats() {
				commands = append(commands, []string{"export", f.Name})
			}
			for _, args := range commands {
				t.Chdir(t.TempDir())
				file := name + ".md"
				if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
					t.Skip(err)
				}
				args = append(append([]string(nil), args...), "./"+file)
				var out bytes.Buffer
				run(args, strings.NewReader(""), &out, &out)
				checkLines(t, args, out.String())
			}
		}
	}
}

// checkLines looks for what a terminal or a runner would take for a command.
func checkLines(t *testing.T, args []string, out string) {
	t.Helper()
	for line := range strings.Lines(out) {
		ours := strings.Contains(strings.Join(args, " "), "--format github") && strings.HasPrefix(line, "::error file=")
		trimmed := strings.TrimSpace(strings.TrimLeft(line, "\ufeff"))
		switch {
		case strings.HasPrefix(trimmed, "::") && !ours, strings.Contains(line, "##[error]") && !ours:
			t.Errorf("%q writes a command: %q", args, line)
		case strings.ContainsAny(strings.TrimSuffix(line, "\n"), "\r\x1b\u202e\u2028\u0085"):
			t.Errorf("%q moves the cursor: %q", args, line)
		}
	}
}
