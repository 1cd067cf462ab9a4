package match

import (
	"fmt"
	"strings"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/stride"
)

// states say what the block knows of a threat.
var states = map[stride.Status]string{stride.Open: "open", stride.Ask: "unanswered", stride.Met: "answered by the block", stride.Decided: "decided in the block"}

// Lines returns the report for a terminal: a summary, a line for each row with its place, and below it what is ready to be
// taken over.
func (r *Report) Lines() []string {
	out := []string{r.File.Path + ": " + r.Summary()}
	if r.Blocks == 0 {
		return append(out, r.begin()...)
	}
	for _, row := range r.Rows {
		at := r.File.Position(row.At.Start)
		out = append(out, fmt.Sprintf("%s:%d:%d: %s: %s", r.File.Path, at.Line, at.Col, row.verdict(), r.told(row)))
		if row.Line != "" {
			out = append(out, "    "+row.Line)
		}
		if state := row.state(); state != "" {
			out = append(out, "    "+state)
		}
	}
	return out
}

// Summary counts the rows.
func (r *Report) Summary() string {
	marks, left := 0, 0
	for _, t := range r.Tables {
		marks, left = marks+t.Marks, left+t.Left
	}
	text := fmt.Sprintf("%s, %s", count(len(r.Tables), "table"), count(len(r.Rows), "threat"))
	if r.Blocks > 0 {
		text += fmt.Sprintf(": %d matched, %d not covered", r.Matched(), len(r.Rows)-r.Matched())
	}
	if marks > 0 {
		text += fmt.Sprintf("; %s only mark or rate", cells(marks))
	}
	if left > 0 {
		text += fmt.Sprintf("; %d more are not matched", left)
	}
	return text
}

func cells(n int) string {
	if n == 1 {
		return "1 cell that does"
	}
	return count(n, "cell") + " that"
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// begin says how to get a block: without one there is nothing to match with.
func (r *Report) begin() []string {
	letters := make(map[byte]int)
	for _, row := range r.Rows {
		for i := range len(row.Category) {
			letters[row.Category[i]]++
		}
	}
	var filed []string
	for i := range len("STRIDE") {
		if letter := "STRIDE"[i : i+1]; letters[letter[0]] > 0 && !strings.Contains("STRIDE"[:i], letter) {
			filed = append(filed, fmt.Sprintf("%d %s", letters[letter[0]], stride.CategoryNames(letter)))
		}
	}
	out := []string{"categories: " + strings.Join(filed, ", ")}
	if len(filed) == 0 {
		out[0] = "no row says a category of STRIDE"
	}
	return append(out,
		"the document has no dfd block to match them with; make one of its picture with `trustseam import --beside`, or begin one with `trustseam init --after HEADING`")
}

// verdict is the word for what became of a row.
func (row *Row) verdict() string {
	if row.Match == nil {
		return "not covered"
	}
	return "matched"
}

// title is how a row is called in a message: its threat, or else its mitigation.
func (row *Row) title() string {
	text := row.Text
	if text == "" {
		text = row.Mitigation
	}
	text = "`" + short(text) + "`"
	if row.Category != "" {
		text += " (" + stride.CategoryNames(row.Category) + ")"
	}
	return text
}

// most is how many bytes of a text a message repeats.
const most = 100

// short cuts a text after a word.
func short(text string) string {
	text = draft.Quoted(text)
	if len(text) <= most {
		return text
	}
	cut := strings.ToValidUTF8(text[:most], "")
	if i := strings.LastIndexByte(cut, ' '); i > 0 {
		cut = cut[:i]
	}
	return cut + "…"
}

// told says what a row is about, or why nothing of ours is.
func (r *Report) told(row *Row) string {
	head := row.title()
	if row.Match != nil {
		return fmt.Sprintf("%s is `%s` %s, %s %s%s", head, r.id(row.Match.ID, row), row.Match.Rule.Title, row.Match.Severity, states[row.Match.Status], row.why())
	}
	if row.Element != "" && !row.FromHeading && len(row.Place) == 0 {
		head += fmt.Sprintf(": the block has no `%s`", short(row.Element))
	}
	switch {
	case row.Rule == nil:
		return head + ": no row of ours is about it"
	case row.Off:
		return head + fmt.Sprintf(": rule `%s` %s is about it%s and is switched off", row.Rule.ID, row.Rule.Title, row.why())
	case row.Write != "":
		return head + fmt.Sprintf(": rule `%s` %s is about it%s and would fire with `%s` on `%s`", row.Rule.ID, row.Rule.Title, row.why(), row.Write, row.On)
	case row.Elsewhere != nil:
		return head + fmt.Sprintf(": rule `%s` %s is about it%s, and fires only as `%s`", row.Rule.ID, row.Rule.Title, row.why(), r.id(row.Elsewhere.ID, row))
	}
	return head + fmt.Sprintf(": rule `%s` %s is about it%s and does not fire; `trustseam explain %s` says when it does", row.Rule.ID, row.Rule.Title, row.why(), row.Rule.ID)
}

// why lists the words that led to a rule.
func (row *Row) why() string {
	if len(row.Words) == 0 {
		return ""
	}
	var quoted []string
	for _, w := range row.Words {
		quoted = append(quoted, "`"+w+"`")
	}
	return " (" + strings.Join(quoted, ", ") + ")"
}

// id is the id of a threat as it is written in this document's messages.
func (r *Report) id(id string, row *Row) string {
	if r.Several && row.Analysis != nil {
		return row.Analysis.Graph.ID + "/" + id
	}
	return id
}

// state says how the block answers a matched threat, where the table says that it is mitigated; or why there is no line.
func (row *Row) state() string {
	switch {
	case row.Match == nil:
		return ""
	case row.Earlier:
		return "a row above has the line for it"
	case row.Line == "" || row.Status != draft.Mitigated:
		return ""
	case row.Match.Status == stride.Ask:
		return "or, if the block can say it: " + row.Analysis.Unstated(row.Match).Write
	}
	return "or, if the block can say it: " + row.Analysis.HowToAnswer(row.Match) + " answers it"
}
