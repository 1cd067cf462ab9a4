package source

import (
	"fmt"
	"slices"
	"strings"
)

// Explanation is what a person can read about a code.
type Explanation struct {
	Code Code
	// Title names the mistake in a few words.
	Title string
	// Meaning says what was found and why it matters, Action what to do about it.
	Meaning, Action string
	// Example triggers the code: the inside of a block for codes of the
	// notation, a document for codes of the document, a message for the others.
	Example string
}

// Explanations returns the explanations of all codes, in the order of the codes.
func Explanations() []Explanation {
	var all []Explanation
	for _, list := range [][]Explanation{notationCodes(), documentCodes(), hintCodes(), sharedCodes(), freshnessCodes(), gateCodes(), changeCodes(), decisionCodes(), proofCodes(), anchorCodes(), inventoryCodes()} {
		all = append(all, list...)
	}
	slices.SortStableFunc(all, func(a, b Explanation) int { return strings.Compare(string(a.Code), string(b.Code)) }) // a list may go on where another began
	return all
}

// Explain returns the explanation of a code.
func Explain(code Code) (Explanation, bool) {
	for _, e := range Explanations() {
		if e.Code == code {
			return e, true
		}
	}
	return Explanation{}, false
}

// Text returns the explanation as `explain` prints it: a section of the page of diagnostics.
func (e Explanation) Text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "## %s\n\n**%s** (%s). %s\n\n%s\n", e.Code, e.Title, e.Code.Severity(), e.Meaning, e.Action)
	if e.Example != "" {
		fmt.Fprintf(&b, "\n````text\n%s\n````\n", strings.TrimRight(e.Example, "\n"))
	}
	return b.String()
}

// DiagnosticsPage returns the text of docs/diagnostics.md.
func DiagnosticsPage() string {
	var b strings.Builder
	b.WriteString(`# Diagnostics

Generated from the tables in ` + "`source`; `trustseam explain TS012`" + ` prints the same text. A code never changes its meaning.
An error makes ` + "`trustseam check`" + ` exit with 1, a warning or a hint does not. The examples of codes below TS100 are the
contents of a block, those of TS101 to TS123 and of TS126 are documents, all others are messages.

| code | severity | title |
| --- | --- | --- |
`)
	all := Explanations()
	for _, e := range all {
		fmt.Fprintf(&b, "| [%s](#%s) | %s | %s |\n", e.Code, strings.ToLower(string(e.Code)), e.Code.Severity(), e.Title)
	}
	for _, e := range all {
		b.WriteString("\n" + e.Text())
	}
	return b.String()
}
