package lsp

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/trustseam/trustseam/source"
)

var update = flag.Bool("update", false, "write the transcripts anew")

// caret marks places in the documents of scripts; the server never sees it.
const caret = "¦"

// TestTranscripts plays the scripts of testdata and compares what is said with what was said before. A script is a
// txtar archive. Its comment has a command a line, its files are on disk, and its last file is the transcript:
//
//	open FILE                      opens a file as it is on disk
//	edit FILE OTHER                replaces the text of an open file by that of another one
//	save FILE                      writes the text that was sent to the file
//	close FILE                     closes it
//	write FILE OTHER               changes a file on disk, behind the editor's back
//	remove FILE                    removes it from the disk
//	watched                        says that files have changed
//	diagnostics FILE               waits for the diagnostics of the newest version
//	ask METHOD FILE [N] [JSON]     sends a request about a file, at its Nth caret, with further parameters
//
// In a document, `\r` at the end of a line is a carriage return.
func TestTranscripts(t *testing.T) {
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	paths, err := filepath.Glob(filepath.Join(here, "testdata", "*.txtar"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no scripts: %v", err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) { playFile(t, path) })
	}
}

func playFile(t *testing.T, path string) {
	archive, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	last := len(archive.Files) - 1
	if last < 0 || archive.Files[last].Name != "transcript" {
		archive.Files = append(archive.Files, txtar.File{Name: "transcript"})
		last++
	}
	s := newScript(t, archive.Files[:last])
	for line := range strings.Lines(string(archive.Comment)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			s.play(line)
		}
	}
	got := s.said.String()
	if *update {
		archive.Files[last].Data = []byte(got)
		if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if want := string(archive.Files[last].Data); got != want {
		t.Errorf("the transcript differs; run with -update and read the difference:\n%s", got)
	}
}

// script is a session that is played.
type script struct {
	*client
	dir, root string
	files     map[string]string // with carets
	texts     map[string]string // of open files, with carets
	versions  map[string]int
	said      bytes.Buffer
}

func newScript(t *testing.T, files []txtar.File) *script {
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir) // messages name files from there
	s := &script{client: connect(t), dir: dir, root: uriOf(dir), files: make(map[string]string), texts: make(map[string]string), versions: make(map[string]int)}
	for _, f := range files {
		s.files[f.Name] = strings.ReplaceAll(string(f.Data), "\\r\n", "\r\n")
		s.write(f.Name, s.files[f.Name])
	}
	s.begin(s.root)
	return s
}

// write writes a file of the session.
func (s *script) write(name, text string) {
	path := filepath.Join(s.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		s.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(strings.ReplaceAll(text, caret, "")), 0o644); err != nil {
		s.t.Fatal(err)
	}
}

func (s *script) uri(name string) string { return s.root + "/" + name }

func (s *script) play(line string) {
	s.t.Helper()
	words := strings.SplitN(line, " ", 4)
	name := ""
	if len(words) > 1 {
		name = words[1]
	}
	id := map[string]any{"textDocument": map[string]any{"uri": s.uri(name)}}
	switch words[0] {
	case "open":
		s.texts[name], s.versions[name] = s.files[name], 1
		s.open(s.uri(name), strings.ReplaceAll(s.files[name], caret, ""))
	case "edit":
		s.texts[name] = s.files[words[2]]
		s.versions[name]++
		s.change(s.uri(name), s.versions[name], strings.ReplaceAll(s.texts[name], caret, ""))
	case "save":
		s.write(name, s.texts[name])
		s.tell("textDocument/didSave", id)
	case "close":
		s.versions[name] = 0
		s.tell("textDocument/didClose", id)
	case "write":
		s.write(name, s.files[words[2]])
		return
	case "remove":
		if err := os.Remove(filepath.Join(s.dir, name)); err != nil {
			s.t.Fatal(err)
		}
		return
	case "watched":
		s.tell("workspace/didChangeWatchedFiles", map[string]any{"changes": []any{}})
	case "diagnostics":
		s.record("<-- textDocument/publishDiagnostics", s.published(s.uri(name), s.versions[name]))
		return
	case "ask":
		s.request(words[1:])
		return
	default:
		s.t.Fatalf("no command %q", line)
	}
	fmt.Fprintf(&s.said, "--> %s\n", line)
}

// request plays `ask METHOD FILE [N] [JSON]`.
func (s *script) request(words []string) {
	s.t.Helper()
	method, name := words[0], words[1]
	params := map[string]any{"textDocument": map[string]any{"uri": s.uri(name)}}
	more := strings.Join(words[2:], " ")
	if number, rest, _ := strings.Cut(more, " "); number != "" && !strings.HasPrefix(number, "{") {
		params["position"], more = s.caret(name, number), rest
	}
	if more != "" {
		var extra map[string]any
		if err := json.Unmarshal([]byte(strings.ReplaceAll(more, "file:///ROOT", s.root)), &extra); err != nil {
			s.t.Fatalf("%s: %v", more, err)
		}
		maps.Copy(params, extra)
	}
	s.record("--> "+method, params)
	result, err := s.ask(method, params)
	if err != nil {
		fmt.Fprintf(&s.said, "<-- error: %v\n", err)
		return
	}
	s.record("<-- result", result)
}

// caret is the place of the Nth caret of an open file.
func (s *script) caret(name, number string) position {
	s.t.Helper()
	var n int
	if _, err := fmt.Sscan(number, &n); err != nil {
		s.t.Fatalf("%q is not the number of a caret", number)
	}
	parts := strings.Split(s.texts[name], caret)
	if n < 1 || n >= len(parts) {
		s.t.Fatalf("%s has no caret %d", name, n)
	}
	text := strings.Join(parts[:n], "")
	return positionOf(source.NewFile(name, []byte(text)), len(text))
}

// record adds a message to the transcript.
func (s *script) record(what string, message any) {
	s.t.Helper()
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(message); err != nil {
		s.t.Fatal(err)
	}
	raw := bytes.ReplaceAll(text.Bytes(), []byte(s.root), []byte("file:///ROOT"))
	fmt.Fprintf(&s.said, "%s\n%s\n", what, laidOut(raw, "  "))
}

// numbers is a list of numbers, which no reader reads.
var numbers = regexp.MustCompile(`^\[[0-9,]+\]$`)

// laidOut breaks JSON into lines that are not too long for a reader.
func laidOut(raw []byte, indent string) string {
	var short bytes.Buffer
	if json.Compact(&short, raw) != nil || short.Len() < 120 || numbers.Match(short.Bytes()) {
		return short.String()
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	open, _ := d.Token()
	if _, ok := open.(json.Delim); !ok {
		return short.String()
	}
	var parts []string
	for d.More() {
		key := ""
		if open == json.Delim('{') {
			name, _ := d.Token()
			key = fmt.Sprintf("%q: ", name)
		}
		var value json.RawMessage
		if d.Decode(&value) != nil {
			return short.String()
		}
		parts = append(parts, indent+key+laidOut(value, indent+"  "))
	}
	closing := map[json.Delim]string{'{': "}", '[': "]"}[open.(json.Delim)]
	return fmt.Sprintf("%s\n%s\n%s%s", open, strings.Join(parts, ",\n"), indent[2:], closing)
}
