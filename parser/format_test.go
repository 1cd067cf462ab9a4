package parser

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/source"
)

// formatAll formats every block of a document that has no error.
func formatAll(t *testing.T, text string, number bool) (string, bool) {
	t.Helper()
	f := source.NewFile("d.md", []byte(text))
	doc, ds := Parse(f)
	if source.HasErrors(ds) {
		return text, false
	}
	var edits []source.Edit
	for _, b := range doc.Blocks {
		edits = append(edits, Format(f, b, number)...)
	}
	got, err := source.Apply(f.Text, edits)
	if err != nil {
		t.Fatal(err)
	}
	return string(got), true
}

func TestFormat(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"columns", "actor a:A\nexternal  longer :  B  b   |crown", ""}, // a pipe without a blank is an error
		{"elements", "actor a:A\nexternal  longer :  B  b   | crown   tech=\"a  b\"\nprocess p: P",
			"actor    a:      A\nexternal longer: B  b | crown tech=\"a  b\"\nprocess  p:      P"},
		{"runs end at blank lines, comments and depth", "process p: P\n\nprocess long: L\n# x\nprocess q: Q\nboundary b: B\n  process r: R\n  store   stores: S",
			"process p: P\n\nprocess long: L\n# x\nprocess q: Q\nboundary b: B\n  process r:      R\n  store   stores: S"},
		{"flows", "process ab: A\nprocess c: C\nab->c:x | https\nc   <-> ab :a longer label|\\\nc -> ab:  y   |   tls   auth=iam", ""},
		{"arrows", "process ab: A\nprocess c: C\nab->c:x | https\nc   <-> ab :a longer label\nx. c -> ab:  y   |   tls   auth=iam",
			"process ab: A\nprocess c:  C\nab  -> c:  x | https\nc  <-> ab: a longer label\nx. c -> ab: y | tls auth=iam"},
		{"numbers are not indented", "process a: A\nprocess b: B\n9. a -> b: x\n10. b -> a: y", "process a: A\nprocess b: B\n9.  a -> b: x\n10. b -> a: y"},
		{"comments", "process a: A # one\nprocess bb: B B | crown   # two\nprocess c: C#", "process a:  A            # one\nprocess bb: B B | crown  # two\nprocess c:  C#"},
		{"decisions", "process a: A\naccept  S01@a ,T02@a :  why|", ""},
		{"a decision", "process a: A\ntransfer  S01@a ,T02@a :  why  | to=x\nmitigate R01@a: z | with=\"a proxy\"",
			"process a: A\ntransfer S01@a, T02@a: why | to=x\nmitigate R01@a:        z   | with=\"a proxy\""},
		{"tabs and trailing blanks", "boundary b: B\t\n\tprocess\ta:\tA\t|\tcrown\t\n\t# x \t", "boundary b: B\n\tprocess a: A | crown\n\t# x \t"},
		{"escapes", "process a: A \\| \\# B\\\\ | tech=\"\\\"x\\\"  # y\"", "process a: A \\| \\# B\\\\ | tech=\"\\\"x\\\"  # y\""},
		{"wide characters", "process a: 日本 | crown\nstore b: x | crown", "process a: 日本 | crown\nstore   b: x    | crown"},
		{"one long name", "process a: " + strings.Repeat("x", 70) + " | crown\nprocess bb: B | crown", "process a:  " + strings.Repeat("x", 70) + " | crown\nprocess bb: B | crown"},
		{"synonyms keep their spelling", "process a: A\nprocess b: B\na->b: x | auth=jwt   has=session", "process a: A\nprocess b: B\na -> b: x | auth=jwt has=session"},
		{"assumptions", "assume  x :A  b  |  by=me until=2027-01-01\nassume long:C | until=2027-01-01 by=me\nprocess p: P | assumes=x,long",
			"assume x:    A  b | by=me until=2027-01-01\nassume long: C    | until=2027-01-01 by=me\nprocess p: P | assumes=x,long"},
		{"keywords as ids", "actor data: D\nprocess title: T\ndata->title:x\ntitle ->data: y", "actor   data:  D\nprocess title: T\ndata  -> title: x\ntitle -> data:  y"},
	} {
		for _, in := range containers {
			wrap := func(body string) string {
				return in.first + strings.Join(strings.Split("```dfd\n"+body+"\n```\nend", "\n"), in.lineEnd+in.others) + in.lineEnd
			}
			got, ok := formatAll(t, wrap(c.in), false)
			if c.want == "" {
				if ok {
					t.Errorf("%s: no error", c.name)
				}
				continue
			}
			if got != wrap(c.want) {
				t.Errorf("%s in %s: got\n%s\nwant\n%s", c.name, in.name, got, wrap(c.want))
			}
		}
	}
}

func TestNumber(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"all", "process a: A\nprocess b: B\na -> b: x\nb -> a: y\ndismiss T01@b-a: z", "process a: A\nprocess b: B\n1. a -> b: x\n2. b -> a: y\ndismiss T01@2: z"},
		{"named ones keep their names", "process a: A\nprocess b: B\nx. a -> b: x\nb -> a: y", "process a: A\nprocess b: B\nx. a -> b: x\n2. b -> a: y"},
		{"numbers that are taken", "process 1: A\nprocess b: B\n1 -> b: x\nb -> 1: y", "process 1: A\nprocess b: B\n2. 1 -> b: x\n3. b -> 1: y"},
		{"numbers that something had", "process a: A | was=1\nprocess b: B\na -> b: x", "process a: A | was=1\nprocess b: B\n2. a -> b: x"},
		{"a numbered block", "process a: A\nprocess b: B\n7. a -> b: x", "process a: A\nprocess b: B\n7. a -> b: x"},
	} {
		got, ok := formatAll(t, "```dfd\n"+c.in+"\n```\n", true)
		if want := "```dfd\n" + c.want + "\n```\n"; got != want || !ok {
			t.Errorf("%s: got\n%s\nwant\n%s", c.name, got, want)
		}
		if _, ok := formatAll(t, got, false); !ok {
			t.Errorf("%s: the numbered block has an error", c.name)
		}
	}
}

// A formatted document says the same, and formatting it again changes nothing.
func checkFormat(t *testing.T, text string) bool {
	t.Helper()
	before, ds := Parse(source.NewFile("d.md", []byte(text)))
	if source.HasErrors(ds) {
		return false
	}
	for _, number := range []bool{false, true} {
		once, _ := formatAll(t, text, number)
		after, ds := Parse(source.NewFile("d.md", []byte(once)))
		if source.HasErrors(ds) || len(after.Blocks) != len(before.Blocks) || len(after.Regions) != len(before.Regions) {
			t.Fatalf("after formatting\n%s\nto\n%s\nthere is %s", text, once, diagnosticLines(ds))
		}
		for i, b := range before.Blocks {
			if !number && !Same(b, after.Blocks[i]) {
				t.Errorf("formatting\n%s\nto\n%s\nchanged\n%s\nto\n%s", text, once, outline(b), outline(after.Blocks[i]))
			}
			if len(b.Flows) != len(after.Blocks[i].Flows) || len(b.Decisions) != len(after.Blocks[i].Decisions) {
				t.Errorf("numbering\n%s\nlost a flow or a decision in\n%s", text, once)
			}
		}
		if twice, _ := formatAll(t, once, number); twice != once {
			t.Errorf("formatting twice gives\n%s\nthen\n%s", once, twice)
		}
	}
	return true
}

// formatSeeds are all documents that the tests know.
func formatSeeds(t testing.TB) []string {
	seeds := []string{"```dfd\n" + notationExample + "\n```\n", "> - ```dfd\n>   process a:A|x\n>   ```\n"}
	for _, tt := range traps {
		seeds = append(seeds, tt.input)
	}
	for _, tt := range errorTable {
		seeds = append(seeds, tt.input)
	}
	for _, e := range source.Explanations() {
		seeds = append(seeds, e.Example, "```dfd\n"+e.Example+"\n```\n")
	}
	for _, pattern := range []string{"../examples/*/*.md", "../docs/*.md", "../README.md"} {
		paths, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range paths {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			// What a longer fence shows is formatted too.
			seeds = append(seeds, string(text), strings.ReplaceAll(string(text), "````markdown", ""))
		}
	}
	return seeds
}

func TestFormatKeepsWhatIsSaid(t *testing.T) {
	good := 0
	for _, text := range formatSeeds(t) {
		if checkFormat(t, text) {
			good++
		}
	}
	t.Logf("%d documents without errors", good)
	if good < 20 {
		t.Errorf("only %d documents without errors", good)
	}
}

func FuzzFormat(f *testing.F) {
	for _, text := range formatSeeds(f) {
		if len(text) < 4000 {
			f.Add(text)
		}
	}
	f.Fuzz(func(t *testing.T, text string) { checkFormat(t, text) })
}
