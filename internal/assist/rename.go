package assist

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/trustseam/trustseam"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/parser"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

// ErrOutside says that a place is in no line of a block.
var ErrOutside = errors.New("there is no id here that can be renamed; ids are renamed in the block")

// Renamable is what can be renamed at an offset: the place of the id there, and the id. The error says why nothing can.
func (s *Snapshot) Renamable(offset int) (source.Span, string, error) {
	use, _, err := s.renamable(offset)
	return use.Span, use.ID, err
}

// Rename returns the edits that give what is named at an offset another id: every use in its block follows, the earlier
// id is written into `was=` where the notation has it, and the regions of the block that were up to date are
// written anew. Pictures are not: the next `trustseam generate` draws them. The error says, in
// the words of a diagnostic, why the id is refused.
func (s *Snapshot) Rename(offset int, to string) ([]source.Edit, error) {
	use, block, err := s.renamable(offset)
	if err != nil {
		return nil, err
	}
	before, err := s.Result()
	if err != nil {
		return nil, err
	}
	text, err := (&renaming{s, before, block, use.Target, to}).text()
	if err != nil {
		return nil, err
	}
	return rewrite(s.File.Text, text), nil
}

// renamable finds the use at an offset, with its block.
func (s *Snapshot) renamable(offset int) (Use, Block, error) {
	c := s.At(offset)
	switch {
	case c.Kind == Fence:
		return Use{}, Block{}, errors.New("the id of a block stays: tests, tickets and pictures name its threats by it")
	case c.Kind == EarlierID:
		return Use{}, Block{}, errors.New("an earlier id stays as it was")
	case c.Line == nil:
		return Use{}, Block{}, ErrOutside
	}
	use, ok := at(c.Block.uses(), offset)
	switch {
	case !ok:
		return Use{}, Block{}, errors.New("there is no id here that can be renamed")
	case use.Implied:
		return Use{}, Block{}, errors.New("the id of the flow follows from its ends; write one of its own before it, as in `pay. a -> b`")
	case use.Kind == ThreatTarget:
		return Use{}, Block{}, errors.New("the id of a threat is its rule and what it is about; rename what it is about")
	}
	return use, *c.Block, nil
}

// renaming is the change of one id in one block.
type renaming struct {
	snapshot *Snapshot
	before   *trustseam.Result
	block    Block
	target   Target
	to       string
}

// text is the document after the renaming, or why it is refused, in the words of a diagnostic.
func (r *renaming) text() ([]byte, error) {
	if err := r.allowed(); err != nil {
		return nil, err
	}
	f := r.snapshot.File
	edits, err := r.edits()
	if err != nil {
		return nil, err
	}
	renamed, err := source.Apply(f.Text, edits)
	if err != nil {
		return nil, err
	}
	if renamed, err = r.laidOut(renamed); err != nil {
		return nil, err
	}
	return r.regions(renamed)
}

// allowed refuses what no edit can do.
func (r *renaming) allowed() error {
	switch {
	case r.to == r.target.ID:
		return fmt.Errorf("`%s` is its id already", r.to)
	}
	if refused := parser.RefusedID(r.to); refused != "" {
		return errors.New(refused)
	}
	for _, d := range errorsIn(r.block.Block, r.before.Diagnostics) {
		if d.Code != source.OrphanDecision {
			return fmt.Errorf("mend this first: %s", d)
		}
	}
	return r.free()
}

// free refuses an id that something of the same set of ids has.
func (r *renaming) free() error {
	for _, u := range r.block.uses() {
		if u.ID != r.to || u.Kind.set() != r.target.Kind.set() {
			continue
		}
		line := r.snapshot.File.Position(u.Span.Start).Line
		if u.Kind.set() == ElementTarget {
			return fmt.Errorf("id `%s` is already used on line %d", r.to, line)
		}
		return fmt.Errorf("%s `%s` is already declared on line %d", u.Kind, r.to, line)
	}
	return nil
}

// edits are those inside the block: every use, and the earlier id.
func (r *renaming) edits() ([]source.Edit, error) {
	var edits []source.Edit
	names := r.names()
	for _, u := range r.block.uses() {
		if to, ok := names[u.Target]; ok && !u.Implied {
			edits = append(edits, source.Edit{Span: u.Span, New: to})
		}
	}
	was, err := r.was()
	return append(edits, was...), err
}

// names are the new names of the target, and of flows whose ids follow from their ends.
func (r *renaming) names() map[Target]string {
	names := map[Target]string{r.target: r.to}
	if r.target.Kind != ElementTarget {
		return names
	}
	now := func(e *model.Element) string {
		if e.ID == r.target.ID {
			return r.to
		}
		return e.ID
	}
	for _, f := range r.block.Flows {
		if !f.Written && (f.From.ID == r.target.ID || f.To.ID == r.target.ID) {
			names[Target{FlowTarget, f.ID}] = now(f.From) + "-" + now(f.To)
		}
	}
	return names
}

// was writes the earlier id where the notation has a place for it, the oldest first.
func (r *renaming) was() ([]source.Edit, error) {
	attrs, ok := r.attributes()
	if !ok {
		return nil, nil
	}
	earlier, there := attrs.Find("was")
	if !there {
		dialect := parser.DialectOf(r.snapshot.Project.Catalog().Words)
		return dialect.Amend(r.snapshot.File, r.block.Block, parser.Addition{ID: r.target.ID, Attributes: "was=" + r.target.ID})
	}
	ids := slices.DeleteFunc(slices.Clone(earlier.Values), func(id string) bool { return id == r.to })
	return []source.Edit{{Span: earlier.Span, New: "was=" + strings.Join(append(ids, r.target.ID), ",")}}, nil
}

// attributes are those of what is renamed, if it can have an earlier id.
func (r *renaming) attributes() (model.Attrs, bool) {
	switch r.target.Kind {
	case ElementTarget:
		if e := r.block.Element(r.target.ID); e != nil {
			return e.Attrs, true
		}
	case FlowTarget:
		if f := r.block.Flow(r.target.ID); f != nil {
			return f.Attrs, true
		}
	case BoundaryTarget:
		for _, z := range r.block.Boundaries {
			if z.ID == r.target.ID {
				return z.Attrs, true
			}
		}
	}
	return nil, false
}

// laidOut aligns the columns of a block again that were aligned before, and checks that it says the same.
func (r *renaming) laidOut(text []byte) ([]byte, error) {
	f := source.NewFile(r.snapshot.Path, text)
	dialect := parser.DialectOf(r.snapshot.Project.Catalog().Words)
	after, ds := dialect.Parse(f)
	i := slices.Index(r.snapshot.Document().Blocks, r.block.Block)
	if len(after.Blocks) != len(r.snapshot.Document().Blocks) {
		return nil, errors.New("renamed so, the document would be read otherwise")
	}
	if wrong := errorsIn(after.Blocks[i], ds); len(wrong) > 0 {
		return nil, errors.New(wrong[0].Message)
	}
	if len(parser.Format(r.snapshot.File, r.block.Block, false)) > 0 {
		return text, nil
	}
	return source.Apply(text, parser.Format(f, after.Blocks[i], false))
}

// regions writes anew those generated parts of the block that were up to date, and checks that its threats are the
// same. What was stale or edited by hand stays as it is.
func (r *renaming) regions(text []byte) ([]byte, error) {
	project := *r.snapshot.Project
	project.Force = true // otherwise one region that was edited by hand would keep all others as they are
	after, err := project.Process(r.snapshot.Path, text)
	if err != nil || after.Failed() || r.before.Failed() && !onlyEdited(r.before.Diagnostics) {
		return text, err
	}
	if err := r.checkThreats(after); err != nil {
		return nil, err
	}
	now, written := parseRegions(after.Document.File.Path, text), parseRegions(after.Document.File.Path, after.Text)
	var edits []source.Edit
	for _, region := range r.snapshot.Document().Regions {
		was, is := now.Region(region.Kind, region.BlockID), written.Region(region.Kind, region.BlockID)
		if region.BlockID == r.block.ID && r.fresh(region) && was != nil && is != nil {
			edits = append(edits, source.Edit{Span: whole(was), New: string(after.Text[is.Begin.Start:is.End.End])})
		}
	}
	return source.Apply(text, edits)
}

// fresh reports whether a region showed what its block says.
func (r *renaming) fresh(region *model.Region) bool {
	return !slices.ContainsFunc(slices.Concat(r.before.Stale, r.before.Diagnostics), func(d source.Diagnostic) bool {
		return (d.Code == source.StaleRegion || d.Code == source.EditedRegion) && whole(region).Contains(d.Span)
	})
}

// checkThreats compares the threats with those before.
func (r *renaming) checkThreats(after *trustseam.Result) error {
	i := slices.Index(r.snapshot.Document().Blocks, r.block.Block)
	if i >= len(r.before.Analyses) || i >= len(after.Analyses) {
		return nil
	}
	names := r.names()
	want := statuses(r.before.Analyses[i], func(subject string) string {
		for _, kind := range []TargetKind{ElementTarget, BoundaryTarget, FlowTarget} {
			if to, ok := names[Target{kind, subject}]; ok {
				return to
			}
		}
		return subject
	})
	if !slices.Equal(want, statuses(after.Analyses[i], func(subject string) string { return subject })) {
		return fmt.Errorf("`%s` has a meaning of its own in the ids of threats; choose another id", r.to)
	}
	return nil
}

// statuses lists the threats of a block, sorted.
func statuses(a *stride.Analysis, name func(subject string) string) []string {
	var out []string
	for _, t := range a.Threats {
		out = append(out, t.Rule.ID+"@"+name(t.Subject)+" "+t.Status.String())
	}
	slices.Sort(out)
	return out
}

// onlyEdited reports whether every error is about a region that was edited by hand.
func onlyEdited(ds []source.Diagnostic) bool {
	return !slices.ContainsFunc(ds, func(d source.Diagnostic) bool { return d.Severity == source.Error && d.Code != source.EditedRegion })
}

// errorsIn returns the errors about a block or inside it.
func errorsIn(b *model.Block, ds []source.Diagnostic) []source.Diagnostic {
	all := source.Span{Start: b.Fence.Open.Start, End: max(b.Fence.Open.End, b.Fence.Close.End)}
	var wrong []source.Diagnostic
	for _, d := range ds {
		if d.Severity == source.Error && all.Contains(d.Span) {
			wrong = append(wrong, d)
		}
	}
	return wrong
}

// parseRegions reads a document for its regions.
func parseRegions(path string, text []byte) *model.Document {
	doc, _ := parser.Parse(source.NewFile(path, text))
	return doc
}

// whole is a region with its markers.
func whole(r *model.Region) source.Span { return source.Span{Start: r.Begin.Start, End: r.End.End} }
