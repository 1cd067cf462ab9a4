package structurizr

import (
	"strings"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer"
	"github.com/trustseam/trustseam/internal/limit"
	dfd "github.com/trustseam/trustseam/model"
)

// builder makes the draft of one view.
type builder struct {
	*View
	m *model
	// zones are of the elements that are around others, groups are those of elements.
	zones  map[*element]*draft.Zone
	groups map[group]*draft.Zone
	// all are the elements of the view, in its order.
	all   []*element
	there map[*element]bool
	// holds are the elements that have others of the view inside.
	holds map[*element]bool
}

// group is a group of elements: its name, and what it is inside of.
type group struct {
	in   *draft.Zone
	name string
}

func (m *model) build(name, title string, at draft.Place, all []*element) *builder {
	b := &builder{
		View: &View{Draft: &draft.Draft{Name: name, Title: title}, model: m, shown: make(map[string]bool), nodes: make(map[*element]*draft.Node), at: at}, m: m,
		zones: make(map[*element]*draft.Zone), groups: make(map[group]*draft.Zone),
		there: make(map[*element]bool), holds: make(map[*element]bool),
	}
	for _, e := range all {
		if !b.there[e] {
			b.there[e] = true
			b.all = append(b.all, e)
		}
	}
	for _, e := range b.all {
		for p := e.parent; p != nil && !b.holds[p]; p = p.parent {
			b.holds[p] = true
		}
	}
	for _, e := range b.all {
		b.add(e)
	}
	importer.LevelsByType(b.Draft)
	return b
}

// add shows an element: as a boundary if others of the view are inside it, or if it can only hold others.
func (b *builder) add(e *element) {
	if b.holds[e] || e.list == "deploymentNodes" || e.list == "children" {
		b.zone(e)
		return
	}
	about := e.about()
	guess := b.m.kind(about)
	n := &draft.Node{Name: e.called(), Hint: e.identifier(), Type: guess.kind, At: e.At, Comment: about.Get("description").Text()}
	if guess.attr.Key != "" {
		n.Attrs = append(n.Attrs, guess.attr)
	}
	if tech := about.Get("technology").Text(); tech != "" {
		n.Attrs = append(n.Attrs, draft.Attr{Key: "tech", Value: tech})
	}
	if guess.why != "" {
		b.Report.Infer(e.At, "`%s` is `%s`: %s", draft.Quoted(n.Name), n.Type, guess.why)
	}
	if guess.kind == dfd.Actor && e.parent != nil && e.level != deployed {
		b.Report.Infer(e.At, "`%s` is outside boundary `%s`: it runs where its user is", draft.Quoted(n.Name), draft.Quoted(e.parent.called()))
	} else {
		n.Zone = b.around(e)
	}
	b.nodes[e] = n
	b.Nodes = append(b.Nodes, n)
}

// zone is the boundary of an element with others inside.
func (b *builder) zone(e *element) *draft.Zone {
	if z := b.zones[e]; z != nil {
		return z
	}
	z := &draft.Zone{Name: e.called(), Hint: e.identifier(), At: e.At, Parent: b.around(e)}
	if e.level != deployed { // its name says what it does, not who gets in: an "Internet banking system" is no internet
		z.Level, z.LevelFrom = "internal", "it is "+noun(e.list)+" with others inside"
		if e.external() {
			z.Level, z.LevelFrom = "partner", z.LevelFrom+", and an external one"
		}
	}
	if tech := e.Get("technology").Text(); tech != "" {
		z.Attrs = append(z.Attrs, draft.Attr{Key: "tech", Value: tech})
	}
	if text := e.Get("description"); text.Says() {
		b.lost.Add(text.At, "an element with others inside", "description")
	}
	if n := e.Get("instances"); n.Says("1") {
		b.lost.Add(n.At, "a part of a deployment", "instances")
	}
	b.zones[e] = z
	b.Zones = append(b.Zones, z)
	if e.level == deployed {
		b.Report.Infer(e.At, "`%s` is a boundary: it is %s", draft.Quoted(z.Name), noun(e.list))
	}
	return z
}

// around is the boundary next around an element: its group, what it is inside of, or the enterprise.
func (b *builder) around(e *element) *draft.Zone {
	var z *draft.Zone
	name := b.m.file.Get("model", "enterprise", "name")
	switch {
	case e.parent != nil:
		z = b.zone(e.parent)
	case e.Get("location").Text() == "Internal" && name.Says():
		z = b.group(nil, name.Text(), name.At)
		z.Level, z.LevelFrom = "internal", "it is the enterprise of the model"
	}
	about := e.Get("group")
	if !about.Says() {
		return z
	}
	parts := []string{about.Text()}
	if b.m.separator != "" {
		parts = strings.SplitN(about.Text(), b.m.separator, mostGroups)
	}
	for _, part := range parts {
		z = b.group(z, part, about.At)
	}
	return z
}

// mostGroups is how many groups may be around each other.
const mostGroups = 32

func (b *builder) group(in *draft.Zone, name string, at draft.Place) *draft.Zone {
	key := group{in, name}
	if b.groups[key] == nil {
		b.groups[key] = &draft.Zone{Name: name, Parent: in, At: at}
		b.Zones = append(b.Zones, b.groups[key])
	}
	return b.groups[key]
}

// end is what an arrow begins or ends at.
func (b *builder) end(e *element) (*draft.Node, *draft.Zone) { return b.nodes[e], b.zones[e] }

// flow adds a flow for a relationship between two elements of the view. Said is what the view calls it, or empty.
func (b *builder) flow(r *relationship, from, to *element, said string) {
	b.shown[r.id] = true
	if r.linked != "" {
		b.shown[r.linked] = true
	}
	f := &draft.Flow{Label: said, At: r.At, ToRef: r.missing}
	if f.Label == "" {
		f.Label = r.Get("description").Text()
	}
	f.From, f.FromZone = b.end(from)
	if to != nil {
		f.To, f.ToZone = b.end(to)
	}
	b.m.transport(r, f)
	if r.Get("interactionStyle").Text() == "Asynchronous" || dfd.HasWord(r.Get("tags").Text(), "asynchronous", "async") {
		f.Attrs = importer.Stated(f.Attrs, draft.Attr{Value: "async"}, dfd.OnFlow)
	}
	b.Flows = append(b.Flows, f)
}

// transport states what the technology of a relationship says, which an implied one may only say where it comes from.
func (m *model) transport(r *relationship, f *draft.Flow) {
	tech := r.Get("technology").Text()
	if of := m.arrowsBy[r.linked]; tech == "" && of != nil {
		tech = of.Get("technology").Text()
	}
	f.Attrs = importer.ProtocolAttrs(tech, false)
}

// lose reports a relationship that the view does not show.
func (v *View) lose(r *relationship) {
	to := r.missing
	if r.to != nil {
		to = r.to.called()
	}
	where := "is not in view `" + draft.Quoted(v.Name) + "`"
	if e := v.shows(r.from); e != nil && e == v.shows(r.to) {
		where = "is inside `" + draft.Quoted(e.called()) + "`, which view `" + draft.Quoted(v.Name) + "` shows as one element"
	}
	v.Report.Lose(r.At, "flow `%s` from `%s` to `%s` %s", draft.Quoted(r.Get("description").Text()), draft.Quoted(r.from.called()), draft.Quoted(to), where)
}

// shows is the element that the view has for another: itself, or the nearest around it; nil if there is none.
func (v *View) shows(e *element) *element {
	for e != nil && v.nodes[e] == nil {
		e = e.parent
	}
	return e
}

// Finish reports what the view does not show, for the view that is imported.
func (v *View) Finish(chosen bool, others int) {
	if !chosen && others > 0 {
		v.Report.Infer(v.at, "the view is `%s`, which has the most elements; `--diagram` takes another", draft.Quoted(v.Name))
	}
	rest := 0
	for _, r := range v.model.arrows {
		switch {
		case v.shown[r.id] || r.linked != "" && (v.shown[r.linked] || v.model.arrowsBy[r.linked] != nil):
		case rest >= limit.Flows:
			rest++
		default:
			rest++
			v.lose(r)
		}
	}
	if rest > limit.Flows {
		v.Report.Lose("", "%d more flows of the model are not in the view", rest-limit.Flows)
	}
	v.Report.Remarks = append(v.Report.Remarks, v.model.remarks.Remarks...)
	v.lost.Report(&v.Report)
	v.model.lost.Report(&v.Report)
	for _, m := range v.model.file.Mistakes() {
		v.Report.Lose(m.At, "%s", m.Text)
	}
}
