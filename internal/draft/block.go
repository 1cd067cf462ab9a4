package draft

import (
	"fmt"
	"slices"
	"strings"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/parser"
	"github.com/trustseam/trustseam/source"
)

// Block is a fenced dfd block, as `trustseam fmt` leaves it and without an error.
type Block struct {
	// Text is the block with its fences and a line feed at the end.
	Text string
	// Parsed is the same, read.
	Parsed *model.Block
	Report Report

	// nodes and flows are the ids that the block gives them.
	nodes map[*Node]string
	flows map[*Flow]string
}

// Block writes the draft as a block with an id. Origin is a comment for its first line, by which a later import finds the
// block, or empty. Words are the lists from which levels and kinds are inferred. It returns an error if the draft has
// nothing to draw or is larger than a block may be.
func (d *Draft) Block(words model.Words, id, origin string) (*Block, error) {
	switch {
	case len(d.Nodes) == 0:
		return nil, fmt.Errorf("there is no element to import")
	case len(d.Nodes) > limit.Elements, len(d.Flows) > limit.Flows, len(d.Zones) > limit.Boundaries:
		return nil, fmt.Errorf("%d elements, %d flows and %d boundaries are more than a block may have: %d, %d and %d",
			len(d.Nodes), len(d.Flows), len(d.Zones), limit.Elements, limit.Flows, limit.Boundaries)
	case len(d.Data) > limit.Elements:
		return nil, fmt.Errorf("%d kinds of data are more than an import writes: %d", len(d.Data), limit.Elements)
	}
	d.sound()
	d.giveWay(words)
	if err := d.levels(words); err != nil {
		return nil, err
	}
	w := d.write()
	if origin != "" {
		w.lines = slices.Insert(w.lines, 0, Origin(origin))
	}
	text, b, err := formatted(fence(id, w.lines))
	if err != nil {
		return nil, err
	}
	report := d.Report
	report.sort()
	return &Block{Text: text, Parsed: b, Report: report, nodes: w.nodes, flows: w.numbers}, nil
}

// giveWay drops what only a number of the source suggests where a name says more, and reports the rest.
func (d *Draft) giveWay(words model.Words) {
	for _, z := range d.Zones {
		if z.Rated && model.Infer(words.Zones, "", "the name", z.Name).Known() {
			z.Level, z.LevelFrom = "", ""
		}
	}
	for _, data := range d.Data {
		switch {
		case data.Class == "":
		case model.Infer(words.Classes, "", "the name", data.Name).Known():
			data.Class = ""
		default:
			d.Report.Infer(data.At, "data `%s` is `%s`: %s", Quoted(data.Name), data.Class, data.ClassFrom)
		}
	}
}

// levels gives each boundary the level that its name or content suggests, because a level that nobody writes down is
// `internal`, and hides the threats of a zone of strangers.
func (d *Draft) levels(words model.Words) error {
	before := d.Report
	w := d.write()
	d.Report = Report{Remarks: slices.Clip(before.Remarks)}
	_, b, err := formatted(fence("", w.lines))
	if err != nil {
		return err
	}
	guessed := make(map[string]model.Fact[model.Level])
	for _, z := range graph.New(b, words).Boundaries {
		switch named := model.Infer(words.Zones, "", "the name", z.Name); {
		case w.ours[z.ID]:
		case z.Trust.Origin == model.Declared:
		case z.Parent == nil:
			guessed[z.ID] = z.Trust
		case named.Known():
			level, _ := model.ParseLevel(named.Value)
			guessed[z.ID] = model.InferredFact(level, named.Reason)
		}
	}
	for _, z := range d.Zones {
		if z.Level != "" && z.LevelFrom != "" {
			d.Report.Infer(z.At, "boundary `%s` is `%s`: %s", w.zones[z], z.Level, z.LevelFrom)
		}
		if fact, ok := guessed[w.zones[z]]; ok {
			z.Level = fact.Value.String()
			d.Report.Infer(z.At, "boundary `%s` is `%s`: %s", w.zones[z], z.Level, fact.Reason)
		}
	}
	return nil
}

// Origin is the comment that says where a block comes from.
func Origin(source string) string { return "# From " + Quoted(source) }

func fence(id string, lines []string) string {
	info := "dfd"
	if id != "" {
		info += " " + parser.IDAttribute(id)
	}
	return "```" + info + "\n" + strings.TrimRight(strings.Join(lines, "\n"), "\n") + "\n```\n"
}

// formatted reads a fence and lays it out. An error is a defect of the importer, not of the source.
func formatted(text string) (string, *model.Block, error) {
	b, f, err := parsed(text)
	if err != nil {
		return "", nil, err
	}
	out, err := source.Apply(f.Text, parser.Format(f, b, false))
	if err != nil {
		return "", nil, err
	}
	b, _, err = parsed(string(out))
	return string(out), b, err
}

func parsed(text string) (*model.Block, *source.File, error) {
	f := source.NewFile("import.md", []byte(text))
	doc, ds := parser.Parse(f)
	for _, d := range ds {
		if d.Severity == source.Error {
			return nil, nil, fmt.Errorf("the block would have an error, so it is not written; please report it: %s", d)
		}
	}
	if len(doc.Blocks) != 1 {
		return nil, nil, fmt.Errorf("the result would not be one block, so it is not written; please report it")
	}
	return doc.Blocks[0], f, nil
}
