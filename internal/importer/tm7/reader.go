package tm7

import (
	"strings"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer"
	"github.com/trustseam/trustseam/internal/importer/plane"
	"github.com/trustseam/trustseam/internal/importer/tree"
	"github.com/trustseam/trustseam/internal/importer/xmltree"
	"github.com/trustseam/trustseam/model"
)

// reader reads one drawing surface.
type reader struct {
	*draft.Draft
	*file
	surface *xmltree.Element
	nodes   map[string]*draft.Node
	zones   map[string]*draft.Zone
	flows   map[string]*draft.Flow
	// ends are the ids at which flows begin or end: a text with one is more than a text.
	ends    map[string]bool
	drawing plane.Drawing
	lost    importer.Lost
}

func newReader(f *file, surface *xmltree.Element) *reader {
	r := &reader{
		Draft: &draft.Draft{}, file: f, surface: surface,
		nodes: make(map[string]*draft.Node), zones: make(map[string]*draft.Zone), flows: make(map[string]*draft.Flow), ends: make(map[string]bool),
	}
	own := stencil{Element: surface}
	if own.describe(); own.name == "" {
		own.name = text(surface.Get("Header"))
	}
	r.Name = own.name
	r.Title = title(text(f.info.Get("ThreatModelName")), own.name, f.several)
	return r
}

func (r *reader) read() *draft.Draft {
	r.about()
	borders, lines := stencils(r.surface.Get("Borders")), stencils(r.surface.Get("Lines"))
	for i := range lines {
		r.ends[lines[i].id("SourceGuid")], r.ends[lines[i].id("TargetGuid")] = true, true
	}
	for i := range borders {
		r.place(&borders[i])
	}
	for i := range lines {
		if lines[i].kind() == "line" {
			r.line(&lines[i])
		}
	}
	r.drawing.Contain(r.Draft)
	for i := range lines {
		switch kind := lines[i].kind(); kind {
		case "flow":
			r.flow(&lines[i])
		case "line":
		default:
			r.Report.Lose(lines[i].At(), "%s is no line that import knows", kind)
		}
	}
	r.drawing.Cross(&r.Report)
	importer.LevelsByContent(r.Draft)
	r.judgements()
	r.lost.Report(&r.Report)
	return r.Draft
}

// prose are the texts about the model for which a block has no place.
var prose = []string{"Owner", "Contributors", "Reviewer", "HighLevelSystemDescription", "ExternalDependencies"}

// about reports what the model says in prose. Assumptions have a statement.
func (r *reader) about() {
	if r.several {
		return
	}
	if assumed := r.info.Get("Assumptions"); text(assumed) != "" {
		for _, line := range strings.Split(text(assumed), "\n") {
			r.Assumptions = append(r.Assumptions, draft.Assumption{Text: strings.TrimSpace(line), At: assumed.At()})
		}
	}
	for _, name := range prose {
		if e := r.info.Get(name); text(e) != "" {
			r.Report.Lose(e.At(), "the block has no place for `%s`, the `%s` of the model", draft.Quoted(text(e)), name)
		}
	}
	for _, note := range r.notes {
		r.Report.Lose(note.At(), "the block has no place for the note `%s`", draft.Quoted(text(note.Get("Message"))))
	}
}

// place adds what a shape is.
func (r *reader) place(s *stencil) {
	switch kind := s.kind(); kind {
	case "external":
		r.node(s, r.outsider(s))
	case "process", "store":
		r.node(s, model.ElementType(kind))
	case "boundary":
		r.zone(s)
	case "note":
		if r.ends[s.guid] {
			r.node(s, r.outsider(s))
			return
		}
		r.Report.Lose(s.At(), "text `%s` of the drawing is in no statement", draft.Quoted(s.called()))
	default:
		r.Report.Lose(s.At(), "%s is no shape that import knows", kind)
	}
}

// outsider is the type of what is outside the system: people and their programs are actors.
func (r *reader) outsider(s *stencil) model.ElementType {
	if strings.EqualFold(s.get("Type"), "Human") {
		return model.Actor
	}
	if guess := importer.GuessOutsider(s.called()); guess.Type == model.Actor {
		r.Report.Infer(s.At(), "`%s` is an actor: the name says `%s`", draft.Quoted(s.called()), guess.Word)
		return model.Actor
	}
	if importer.GuessOutsider(s.shown).Type == model.Actor {
		r.Report.Infer(s.At(), "`%s` is an actor: its kind in the source is `%s`", draft.Quoted(s.called()), draft.Quoted(s.shown))
		return model.Actor
	}
	return model.External
}

// claim reports whether an id is free, and says so if it is not.
func (r *reader) claim(s *stencil) bool {
	switch {
	case s.guid == "":
		return false
	case r.nodes[s.guid] != nil || r.zones[s.guid] != nil:
		r.Report.Lose(s.At(), "id `%s` is there twice; flows go to the first", tree.Quoted(s.guid))
		return false
	}
	return true
}

func (r *reader) node(s *stencil, kind model.ElementType) {
	n := &draft.Node{Name: s.called(), Type: kind, At: s.At(), Comment: s.get("Description")}
	if r.claim(s) {
		r.nodes[s.guid] = n
	}
	if plainKind := strings.HasPrefix(s.shown, "Generic "); s.shown != "" && !plainKind && model.Normalize(s.shown) != model.Normalize(n.Name) {
		n.Attrs = append(n.Attrs, draft.Attr{Key: "tech", Value: s.shown})
	}
	n.Attrs = append(n.Attrs, r.attributes(s, kind)...)
	n.Attrs = append(n.Attrs, r.scope(s)...)
	if b, ok := s.bounds(); ok {
		r.drawing.Place(n, b)
	} else {
		r.Report.Lose(s.At(), "`%s` has no place in the drawing, so it is in no boundary", draft.Quoted(n.Name))
	}
	r.Nodes = append(r.Nodes, n)
}

// levels are words of kinds of boundaries, which say a level unless the name of the boundary does.
var levels = []struct{ word, level string }{{"internet", "public"}, {"corpnet", "internal"}, {"machine", "internal"}}

func (r *reader) zone(s *stencil) {
	z := &draft.Zone{Name: s.called(), At: s.At()}
	if r.claim(s) {
		r.zones[s.guid] = z
	}
	for _, l := range levels {
		if z.Level == "" && model.HasWord(s.shown, l.word) && z.Name != s.shown {
			z.Level, z.LevelFrom, z.Rated = l.level, "its kind in the source is `"+draft.Quoted(s.shown)+"`", true
		}
	}
	bounds, ok := s.bounds()
	if r.drawing.Box(z, bounds, ok); !ok {
		r.Report.Lose(s.At(), "boundary `%s` has no place in the drawing, so nothing is inside it", draft.Quoted(z.Name))
	}
	if len(r.scope(s)) > 0 {
		r.Report.Lose(s.At(), "boundary `%s` is out of scope in the source; only elements can be", draft.Quoted(z.Name))
	}
	r.Zones = append(r.Zones, z)
}

func (r *reader) line(s *stencil) {
	l := &draft.Line{Name: s.called(), At: s.At()}
	r.drawing.Line(l, s.path("Source", "Handle", "Target")...)
	r.Lines = append(r.Lines, l)
}
