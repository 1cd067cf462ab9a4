package export

import (
	"regexp"
	"testing"
	"unicode/utf16"
)

func TestWiki(t *testing.T) {
	for text, want := range map[string]string{
		"plain words, 1-2 and snake_case": "plain words, 1-2 and snake_case",
		"[~admin] {code} !x.png! a|b":     `\[\~admin\] \{code\} \!x.png\! a\|b`,
		"*bold* _it_ -gone- +new+ ^up^":   `\*bold\* \_it\_ \-gone\- \+new\+ \^up\^`,
		`C:\dir\\ end`:                    "C:&#92;dir&#92;&#92; end",
		"see https://evil.example, &amp;": "see https&#58;//evil.example, &amp;amp;",
		":) ;( :D (*) (on) (Stripe) a:b":  `&#58;) &#59;( &#58;D \(*) \(on) (Stripe) a:b`,
		"----":                            `\-\-\-\-`,
	} {
		if got := wiki(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
	if got, want := wikiSentence("the `/a_b/{id}` endpoint"), `the {{/a_b/\{id\}}} endpoint`; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// What Jira's importer asks for: a summary of at most 255 characters, a header without punctuation, and labels without blanks.
func TestJiraColumns(t *testing.T) {
	header, rows := table(t, written(t, "jira", hostileDocuments(t)...))
	for i, name := range header {
		if regexp.MustCompile(`[^A-Za-z ]`).MatchString(name) {
			t.Errorf("the header %q has punctuation", name)
		}
		for _, row := range rows {
			n := len(utf16.Encode([]rune(row[i])))
			switch {
			case name == "Summary" && (n == 0 || n > 255):
				t.Errorf("%s: a summary of %d characters", row[0], n)
			case name == "Description" && n > 32767:
				t.Errorf("%s: a description of %d characters", row[0], n)
			case name == "Labels" && regexp.MustCompile(`\s|^$`).MatchString(row[i]):
				t.Errorf("%s: %q is no label", row[0], row[i])
			case name == "Priority" && !regexp.MustCompile(`^(Highest|High|Medium|Low)$`).MatchString(row[i]):
				t.Errorf("%s: %q is no priority", row[0], row[i])
			}
		}
	}
}
