package reporter

import (
	"regexp"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/source"
)

// Each diagnostic is exactly one command, whatever is in it.
func TestWorkflowCommands(t *testing.T) {
	command := regexp.MustCompile(`^::(error|warning|notice) file=[^:,]+,line=\d+,endLine=\d+(,col=\d+,endColumn=\d+)?,title=[^:,]+::[^\r\n]+$`)
	in := sample()
	lines := strings.Split(strings.TrimSuffix(render(t, "github", in), "\n"), "\n")
	if len(lines) != len(in.Diagnostics) {
		t.Errorf("%d lines for %d diagnostics", len(lines), len(in.Diagnostics))
	}
	for _, line := range lines {
		if !command.MatchString(line) {
			t.Errorf("not a workflow command: %s", line)
		}
	}
	evil := source.Diagnostic{Path: "a\n::set-env name=x::y,line=1:2%", Code: source.BadID, Message: "m\r\n::stop-commands::x 100%0A"}
	got := render(t, "github", Input{Diagnostics: []source.Diagnostic{evil}})
	want := "::error file=a%0A%3A%3Aset-env name=x%3A%3Ay%2Cline=1%3A2%25,line=1,endLine=1,col=1,endColumn=1,title=TS004 Missing or malformed id::m\ufffd%0A::stop-commands::x 100%250A [TS004]\n"
	if got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}
