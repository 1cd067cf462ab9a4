package lsp

import (
	"encoding/json"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/trustseam/trustseam/internal/repofile"
	"github.com/trustseam/trustseam/internal/testenv"
	"github.com/trustseam/trustseam/internal/walk"
)

// said is a diagnostic as both the server and the command give it.
type said struct {
	Severity, Code, Message string
	Start, End              [2]int // line and column from 1, in UTF-16 code units
	Notes                   []string
}

// What an editor shows of documents that are open and saved is what the command says of them: of our examples and
// pages, and with TRUSTSEAM_LSP_DOCUMENTS of everything below a folder.
func TestDiagnosticsEqualCheck(t *testing.T) {
	program := testenv.Program(t)
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	if compared, _ := compareWithCheck(t, program, root, "examples", "docs"); compared < 20 {
		t.Errorf("only %d documents were compared", compared)
	}
	damagedRoot := t.TempDir()
	damage(t, filepath.Join(root, "examples"), damagedRoot)
	if _, remarks := compareWithCheck(t, program, damagedRoot, "."); remarks < 200 {
		t.Errorf("only %d remarks were compared", remarks)
	}
	if more := os.Getenv("TRUSTSEAM_LSP_DOCUMENTS"); more != "" {
		root := repofile.Root(more)
		if root == "" {
			root = more
		}
		rel, err := filepath.Rel(root, more)
		if err != nil {
			t.Fatal(err)
		}
		compareWithCheck(t, program, root, rel)
	}
}

// damage copies documents several times, without their pictures, each time with other damage. The copies share ids.
func damage(t *testing.T, from, to string) {
	t.Helper()
	if err := os.Mkdir(filepath.Join(to, ".git"), 0o755); err != nil {
		t.Fatal(err)
	}
	for name, do := range map[string]func(lines []string) string{
		"whole":   func(lines []string) string { return strings.Join(lines, "\r\n") },
		"half":    func(lines []string) string { return strings.Join(lines[:len(lines)/2], "\n") },
		"gaps":    func(lines []string) string { return strings.Join(without(lines, 7), "\n") },
		"emoji":   func(lines []string) string { return strings.ReplaceAll(strings.Join(lines, "\n"), "| ", "🙂 | x") },
		"renamed": func(lines []string) string { return strings.ReplaceAll(strings.Join(lines, "\n"), "gateway", "gatway") },
	} {
		for _, path := range documentsBelow(t, from) {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			rel, _ := filepath.Rel(from, path)
			path = filepath.Join(to, name, rel)
			if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte(do(strings.Split(string(text), "\n"))), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// without leaves out every nth line.
func without(lines []string, n int) []string {
	var rest []string
	for i, line := range lines {
		if i%n != n-1 {
			rest = append(rest, line)
		}
	}
	return rest
}

// compareWithCheck compares what is said of the documents in some folders below a root. It returns how many there
// were, and how many remarks about them.
func compareWithCheck(t *testing.T, program, root string, folders ...string) (documents, remarks int) {
	t.Helper()
	c := connect(t)
	c.begin(uriOf(root))
	var paths []string // from the root
	for _, folder := range folders {
		for _, path := range documentsBelow(t, filepath.Join(root, folder)) {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if walk.Ours(text) {
				rel, err := filepath.Rel(root, path)
				if err != nil {
					t.Fatal(err)
				}
				paths = append(paths, rel)
				c.open(uriOf(path), string(text))
			}
		}
	}
	want := checked(t, program, root, paths)
	for _, path := range paths {
		var got []said
		for last := time.Now().Add(patient); ; {
			var published bool
			got, published = c.shown(uriOf(filepath.Join(root, path)))
			if published && slices.EqualFunc(got, want[filepath.ToSlash(path)], equalSaid) {
				break
			}
			if time.Now().After(last) {
				t.Fatalf("%s: the server says\n%+v\nthe command\n%+v", path, got, want[filepath.ToSlash(path)])
			}
			time.Sleep(20 * time.Millisecond)
		}
		remarks += len(got)
	}
	t.Logf("%s: %d documents, %d remarks", root, len(paths), remarks)
	return len(paths), remarks
}

func equalSaid(a, b said) bool { return reflect.DeepEqual(a, b) }

// documentsBelow are the documents in a folder and below it.
func documentsBelow(t *testing.T, folder string) []string {
	t.Helper()
	var paths []string
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && (strings.HasSuffix(path, ".md") || strings.HasSuffix(path, ".mdx")) {
			paths = append(paths, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return paths
}

// shown is what the server said last of a document, if it did.
func (c *client) shown(uri string) ([]said, bool) {
	c.t.Helper()
	for more := true; more; {
		select {
		case r := <-c.said:
			c.kept = append(c.kept, r)
		default:
			more = false
		}
	}
	for i := len(c.kept) - 1; i >= 0; i-- {
		var params publishParams
		if r := c.kept[i]; r.Method == "textDocument/publishDiagnostics" && json.Unmarshal(*r.Params, &params) == nil && params.URI == uri {
			return saidOf(params.Diagnostics), true
		}
	}
	return nil, false
}

func saidOf(ds []diagnostic) []said {
	var all []said
	for _, d := range ds {
		one := said{
			Severity: map[int]string{1: "error", 2: "warning", 4: "hint"}[d.Severity], Code: string(d.Code), Message: d.Message,
			Start: [2]int{d.Range.Start.Line + 1, d.Range.Start.Character + 1}, End: [2]int{d.Range.End.Line + 1, d.Range.End.Character + 1},
		}
		for _, n := range d.RelatedInformation {
			one.Notes = append(one.Notes, n.Message)
		}
		all = append(all, one)
	}
	return all
}

// checked is what the command says of documents, by their paths from the root.
func checked(t *testing.T, program, root string, paths []string) map[string][]said {
	t.Helper()
	type place struct{ Line, ColumnUTF16 int }
	var report struct {
		Diagnostics []struct {
			Path, Severity, Code, Message, Suggestion string
			Start, End                                place
			Notes                                     []struct{ Message string }
		}
	}
	cmd := exec.Command(program, append([]string{"check", "--format", "json", "--today", day().Format(time.DateOnly), "--redraw=false"}, paths...)...)
	cmd.Dir = root
	cmd.Env = append(os.Environ(), "CI=")
	out, err := cmd.Output()
	if _, failed := err.(*exec.ExitError); err != nil && !failed {
		t.Fatal(err)
	}
	if err := json.Unmarshal(out, &report); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	all := make(map[string][]said)
	for _, d := range report.Diagnostics {
		one := said{Severity: d.Severity, Code: d.Code, Message: d.Message, Start: [2]int{d.Start.Line, d.Start.ColumnUTF16}, End: [2]int{d.End.Line, d.End.ColumnUTF16}}
		if d.Suggestion != "" {
			one.Message += "; did you mean `" + d.Suggestion + "`?"
		}
		for _, n := range d.Notes {
			one.Notes = append(one.Notes, n.Message)
		}
		all[d.Path] = append(all[d.Path], one)
	}
	return all
}
