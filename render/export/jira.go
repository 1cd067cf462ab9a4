package export

import (
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/trustseam/trustseam/internal/lazy"
	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/stride"
)

// writeJira writes a row for each item. Where Jira has a field for a column, the column has its name; its importer asks
// for names without punctuation.
func writeJira(w io.Writer, in Input) error {
	var rows [][]string
	for _, i := range in.Items {
		rows = append(rows, []string{
			i.Key.String(), cut(i.Title, limit.JiraSummary), fitted(i, limit.JiraDescription, description), priority(i.Severity), "trustseam",
			i.owner(), i.Boundary, i.status(),
		})
	}
	return writeTable(w, []string{"External ID", "Summary", "Description", "Priority", "Labels", "Owner", "Boundary", "Criterion status"}, rows)
}

// priority is that of Jira's default scheme.
func priority(s stride.Severity) string {
	return [...]string{stride.Low: "Low", stride.Medium: "Medium", stride.High: "High", stride.Critical: "Highest"}[s]
}

// description is the text of an issue in Jira's markup.
func description(i Item) string {
	var b strings.Builder
	fmt.Fprintf(&b, "*Criterion:* %s\n\n*Test:* %s\n\n", wikiSentence(i.Criterion), wikiSentence(i.Test))
	fmt.Fprintf(&b, "* Boundary: %s\n* Severity: %s\n* Status: %s\n", wiki(i.Boundary), i.Severity, i.status())
	if len(i.Owners) > 0 {
		fmt.Fprintf(&b, "* Owner: %s\n", wiki(i.owner()))
	}
	fmt.Fprintf(&b, "* Criterion: {{%s}} in {{%s}}", wiki(i.Name.String()), wiki(i.Path))
	return b.String()
}

// wikiSentence turns plain text in which backticks delimit code into Jira's markup.
func wikiSentence(text string) string {
	parts := strings.Split(text, "`")
	for i, part := range parts {
		parts[i] = wiki(part)
		if i%2 == 1 && part != "" {
			parts[i] = "{{" + parts[i] + "}}"
		}
	}
	return strings.Join(parts, "")
}

// wikiMarkup matches what may mean something in Jira's markup: smileys, an address, and single characters.
var wikiMarkup = lazy.Regexp(`[:;](?:[()]|[DPp]\b|//)|\((?:[!/x?ynif+\-]|\*[rgby]?|on|off|flag|flagoff)\)|[\\&{}\[\]|!*_\-+^~?]`)

// wiki makes an author's words safe in Jira's markup: they show as written and are no link, picture, mention or macro.
func wiki(text string) string {
	var b strings.Builder
	end := 0
	for _, at := range wikiMarkup().FindAllStringIndex(text, -1) {
		b.WriteString(text[end:at[0]])
		b.WriteString(wikiEscape(text[at[0]:at[1]], text[:at[0]], text[at[1]:]))
		end = at[1]
	}
	return b.String() + text[end:]
}

// wikiEscape spells markup so that it shows as written. Between letters or digits most characters format nothing.
func wikiEscape(found, before, after string) string {
	switch {
	case found == `\`: // two of them would end the line
		return "&#92;"
	case found == "&":
		return "&amp;"
	case found[0] == ':':
		return "&#58;" + found[1:]
	case found[0] == ';':
		return "&#59;" + found[1:]
	case strings.Contains("*_-+^~?", found) && endsInWord(before) && beginsWithWord(after):
		return found
	}
	return `\` + found
}

func endsInWord(text string) bool {
	r, _ := utf8.DecodeLastRuneInString(text)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

func beginsWithWord(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}
