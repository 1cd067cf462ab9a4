package assist_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/trustseam/trustseam"
	"github.com/trustseam/trustseam/internal/assist"
)

// caret stands for the cursor in the documents of tests.
const caret = "¦"

// snapshot returns a snapshot of a document and the place of its caret.
func snapshot(t *testing.T, text string) (*assist.Snapshot, int) {
	t.Helper()
	project, err := trustseam.Load()
	if err != nil {
		t.Fatal(err)
	}
	at := strings.Index(text, caret)
	return assist.New(project, "shop.md", []byte(strings.Replace(text, caret, "", 1))), at
}

// inBlock puts a line at the end of a block.
func inBlock(line string) string {
	return "# Shop\n\n```dfd\ndata order: Order 🙂\nactor user: Customer\nboundary shop: Shop | internal\n  process web: Web shop\n  store db: Orders | holds=order\n1. user -> web: Order | http data=order\n2. web -> db: Save | sql data=order\n" + line + "\n```\n\nSee S12@shop and T01@shop.\n"
}

var kindNames = [...]string{"prose", "fence", "blank", "statement", "declaration", "element", "arrow", "text", "threat", "mention", "key", "word", "value", "data", "assumption", "subject", "earlier id", "comment"}

func TestAt(t *testing.T) {
	for line, want := range map[string]string{
		"¦":                                   "statement ",
		"  ¦":                                 "statement ",
		"pro¦":                                "statement pro",
		"process ¦":                           "declaration ",
		"process ne¦w: New":                   "declaration new",
		"process new: N¦ew":                   "text New",
		"process new: New | ¦":                "key ",
		"process new: New | te¦":              "word te",
		"process new: New | te¦ch=Go":         "key tech",
		"process new: New | tech=¦":           "value  of tech",
		"process new: New | has=least,log¦":   "value log of has",
		"store new: New 🙂 | holds=or¦":        "data or of holds",
		"process new: New | assumes=¦":        "assumption  of assumes",
		"process new: New | was=ol¦d":         "earlier id old of was",
		"process new: New | crown ¦  tech=Go": "key ",
		"we¦":                                 "statement we",
		"web ¦":                               "arrow ",
		"web -> ¦":                            "element ",
		"web ->¦":                             "element ",
		"web -> d¦":                           "element d",
		"3. ¦":                                "element ",
		"3¦. web -> db: Read":                 "declaration 3",
		"3. web -> db: Read | data=order,¦":   "data  of data",
		"3. web -> db: Read | ht¦":            "word ht",
		"3. web -> db: Read | http # so¦":     "comment # so",
		"accept ¦":                            "threat ",
		"accept T01@¦":                        "threat T01@",
		"accept T01@shop, S¦: x | covers=1":   "threat S",
		"accept T01@shop: x | covers=1¦":      "subject 1 of covers",
		"accept T01@shop: x | until=¦":        "value  of until",
		"=¦======":                            "blank ",
		"\n``¦`":                              "fence ",
	} {
		testAt(t, inBlock(line), want)
	}
	for words, want := range map[string]string{
		"¦See": "prose ", "T01@sh¦op": "mention T01@shop", "T01@shop¦.": "mention T01@shop", "shop/T0¦1@shop": "mention T01@shop",
		"other/T0¦1@shop": "prose ", "T99@sh¦op": "prose ", "¦me@example.org": "prose ",
	} {
		testAt(t, inBlock("")+words, want)
	}
}

func testAt(t *testing.T, text, want string) {
	t.Helper()
	s, at := snapshot(t, text)
	c := s.At(at)
	got := fmt.Sprintf("%s %s", kindNames[c.Kind], c.Text)
	if c.Key != "" {
		got += " of " + c.Key
	}
	if got != want {
		t.Errorf("%s\nis %q, want %q", text, got, want)
	}
	if written := string(s.File.Slice(c.Span)); written != c.Text {
		t.Errorf("%s\nthe place of %q holds %q", text, c.Text, written)
	}
}

func TestAnalysesOfAHalfWrittenBlock(t *testing.T) {
	for _, line := range []string{"accept ", "web -> ", "process \n  store", "process gone\n3. gone -> web: x", "<<<<<<< HEAD\nactor a: A\n=======\nactor b: B\n>>>>>>> x"} {
		s, _ := snapshot(t, inBlock(line))
		if r, err := s.Result(); err != nil || !r.Failed() {
			t.Fatalf("%q: %v, no error in the block", line, err)
		}
		threat := s.Threat("shop", "T01@shop")
		if threat == nil {
			t.Errorf("%q: no threat is known", line)
			continue
		}
		if span := s.Analysis("shop").PlaceOf(threat.Flows(), threat.Targets()); !strings.HasPrefix(string(s.File.Text[span.Start:]), "1. user -> web") {
			t.Errorf("%q: the threat is at %q", line, s.File.Slice(span))
		}
	}
	s, _ := snapshot(t, "```dfd\nprocess web: Web\n")
	if got := s.Analyses(); got != nil {
		t.Errorf("a block without an end has %d analyses", len(got))
	}
}
