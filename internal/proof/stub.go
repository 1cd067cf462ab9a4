package proof

import (
	"fmt"

	"github.com/trustseam/trustseam/internal/stub"
	"github.com/trustseam/trustseam/internal/trace"
	"github.com/trustseam/trustseam/source"
)

// Stub is the skeleton of a test for the criterion of some documents that has an id, for one of
// [stub.Runners]. The error says that no criterion has it, or that there is no such runner.
func Stub(runner, id string, documents []Document) (string, error) {
	model := trace.NewModel()
	for _, d := range documents {
		for _, a := range d.Analyses {
			model.Add(d.File, a)
		}
	}
	var names []string
	for _, c := range model.Criteria {
		if id == c.String() || id == c.Dotted() {
			return stub.Write(runner, stub.Criterion{
				Name: c.String(), Dotted: c.Dotted(), Title: c.Sentence.Threat.Rule.Title, Text: c.Sentence.Text, Test: c.Sentence.Test,
			})
		}
		names = append(names, c.String())
	}
	text := fmt.Sprintf("no criterion `%s` in these documents; `trustseam trace` lists all", id)
	if near := source.Suggest(id, names); near != "" {
		text += fmt.Sprintf("; did you mean `%s`?", near)
	}
	return "", fmt.Errorf("%s", text)
}
