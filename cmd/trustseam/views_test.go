package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/internal/pipeline"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/parser"
	"github.com/trustseam/trustseam/render"
	"github.com/trustseam/trustseam/render/diagram"
	"github.com/trustseam/trustseam/render/graphviz"
	"github.com/trustseam/trustseam/render/site"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
	"github.com/trustseam/trustseam/templates"
)

// mixedBlock has every status, out of scope and assumptions included.
const mixedBlock = `title: Mix
data card: Card | class=payment crown
actor user: User
actor other: Partner system
external bank: Bank | scope=out reason="Its own model"
boundary site: Site | edge assumes=hosts
  process web: Web app
  process api: API gateway
  store db: Orders | holds=card
1. user -> web: Order | https auth=none
2. other -> web: Orders of a day | https auth=mtls
3. user -> api: Read | https
4. web -> db: Save | sql data=card auth=password
5. db -> web: Rows | mode=response
6. api -> bank: Pay | https
assume hosts: The hosts are hardened | by=ops until=2031-01-01
accept S01@site: Fine for now | by=ops until=2031-01-01 covers=api,user,3
`

// truth is what the analysis knows: the status of every threat on every flow and element, by their ids.
type truth struct {
	*testing.T
	name string
	*stride.Analysis
	doc *model.Document
	on  map[string]map[string]string // subject, threat: status
}

// gravity orders statuses, the gravest first.
var gravity = []string{"open", "ask", "decided", "met"}

// gravest is the gravest status that some threats have on a subject, "" for none.
func (v truth) gravest(subject string, threats []string) string {
	for _, status := range gravity {
		for _, id := range threats {
			if v.on[subject][id] == status {
				return status
			}
		}
	}
	return ""
}

// ids of all flows and elements that one of the threats is about.
func (v truth) subjects(threats []string) []string {
	var out []string
	for subject := range v.on {
		if v.gravest(subject, threats) != "" {
			out = append(out, subject)
		}
	}
	slices.Sort(out)
	return out
}

// truths are those of all examples, of the published models and of the mixed
// block, each as it is and with decisions that cover a part of some threats.
func truths(t *testing.T) []truth {
	t.Helper()
	catalog, err := stride.Load()
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{"mixed": "```dfd\n" + mixedBlock + "```\n"}
	for _, pattern := range []string{"../../stride/testdata/models/*.md", "../../examples/*/*.md", "../../docs/threat-model.md"} {
		paths, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range paths {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			texts[path] = string(text)
		}
	}
	var out []truth
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		doc, _ := parser.Parse(source.NewFile("d.md", []byte(texts[name])))
		for _, b := range doc.Blocks {
			a := catalog.Analyze(graph.New(b, catalog.Words))
			out = append(out, truth{T: t, name: name, Analysis: a, doc: doc})
			for i := range 3 {
				halves := halved(t, a, i)
				a := catalog.Analyze(graph.New(halves.Blocks[0], catalog.Words))
				out = append(out, truth{T: t, name: fmt.Sprintf("%s, halves decided, %d", name, i), Analysis: a, doc: halves})
			}
		}
	}
	if len(out) < 40 {
		t.Fatalf("only %d blocks", len(out))
	}
	for i := range out {
		out[i].on = make(map[string]map[string]string)
		for _, threat := range out[i].Threats {
			for _, s := range threat.Statuses() {
				id := s.Subject.ID()
				if out[i].on[id] == nil {
					out[i].on[id] = make(map[string]string)
				}
				out[i].on[id][threat.ID] = s.Status.String()
			}
		}
	}
	return out
}

// halved is the block again with a decision about every third threat that covers half of it.
func halved(t *testing.T, a *stride.Analysis, first int) *model.Document {
	t.Helper()
	var b strings.Builder
	b.WriteString("```dfd\n")
	for _, line := range a.Graph.Fence.Body {
		b.WriteString(strings.TrimRight(line.Text, "\r\n") + "\n")
	}
	for i, threat := range a.Threats {
		all := threat.Statuses()
		if i%3 != first || threat.Decision != nil || len(all) < 3 || threat.Status == stride.Met {
			continue
		}
		var covers []string
		for _, s := range all[:len(all)/2+1] {
			covers = append(covers, s.Subject.ID())
			if f := s.Subject.Flow; f != nil {
				covers = append(covers, f.From.ID, f.To.ID)
			}
		}
		slices.Sort(covers)
		fmt.Fprintf(&b, "accept %s: Fine | by=ops until=2031-01-01 covers=%s\n", threat.ID, strings.Join(slices.Compact(covers), ","))
	}
	b.WriteString("```\n")
	doc, _ := parser.Parse(source.NewFile("d.md", []byte(b.String())))
	if len(doc.Blocks) != 1 {
		t.Fatalf("%d blocks in\n%s", len(doc.Blocks), b.String())
	}
	return doc
}

// Rows and grid of the document, the site and the JSON say of every flow and element what the analysis knows there.
func TestViewsSayTheSame(t *testing.T) {
	set, err := templates.Load()
	if err != nil {
		t.Fatal(err)
	}
	mixed := 0
	for _, v := range truths(t) {
		bodies, err := render.Bodies(set, v.Analysis, render.Form{})
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range bodies {
			if b.Kind == model.ThreatsRegion {
				mixed += v.checkRows(b.Text)
				v.checkGrid(b.Text, "| Flow | S |", v.flowIDs())
				v.checkGrid(b.Text, "| Element | S |", v.elementIDs())
			}
		}
		v.checkJSON()
		v.checkSite()
	}
	if mixed < 20 {
		t.Errorf("only %d rows differ from place to place", mixed)
	}
}

func (v truth) flowIDs() []string {
	var out []string
	for _, f := range v.Graph.Flows {
		out = append(out, f.ID)
	}
	return out
}

func (v truth) elementIDs() []string {
	var out []string
	for _, e := range v.Graph.Elements {
		out = append(out, e.ID)
	}
	return out
}

// checkRows reads the table of threats and returns how many rows have more than one status.
func (v truth) checkRows(text string) (mixed int) {
	seen := 0
	for _, cells := range table(text, "| Threat | STRIDE |") {
		var ids []string
		for _, m := range regexp.MustCompile("`([^`]+@[^`]+)`").FindAllStringSubmatch(cells[0], -1) {
			ids = append(ids, m[1])
		}
		seen += len(ids)
		status := strings.ReplaceAll(cells[4], "**", "")
		if strings.Contains(status, " on ") {
			mixed++
		}
		for _, subject := range v.subjects(ids) {
			if got, want := v.readStatus(status, subject), v.gravest(subject, ids); got != want {
				v.Errorf("%s: row %v says %q, so %s on %s, want %s", v.name, ids, cells[4], got, subject, want)
			}
		}
	}
	want := 0
	for _, r := range v.Rows {
		want += len(r.Threats)
	}
	if seen != want {
		v.Errorf("%s: %d threats in the table, want %d", v.name, seen, want)
	}
	return mixed
}

// readStatus reads "open on flows 1, 3 and Web app; else ask" as a reader does who looks for one flow or element.
func (v truth) readStatus(text, subject string) string {
	// An escaped name may hold "; ", too.
	parts := strings.Split(regexp.MustCompile(`; ((?:open|ask|decided) on |else )`).ReplaceAllString(text, "\n$1"), "\n")
	for _, part := range parts {
		status, where, some := strings.Cut(part, " on ")
		if !some {
			continue
		}
		flows, elements, both := strings.Cut(where, " and ")
		if !strings.HasPrefix(where, "flow") || !regexp.MustCompile(`^flows? \S`).MatchString(where) {
			flows, elements = "", where
		} else if !both {
			elements = ""
		}
		for _, f := range v.Graph.Flows {
			if f.ID == subject && slices.Contains(strings.Split(strings.TrimPrefix(strings.TrimPrefix(flows, "flows "), "flow "), ", "), render.Text(f.Number)) {
				return status
			}
		}
		for _, e := range v.Graph.Elements {
			if e.ID == subject && strings.Contains(", "+elements+", ", ", "+render.Text(e.Name)+", ") {
				return status
			}
		}
	}
	return strings.TrimPrefix(parts[len(parts)-1], "else ")
}

// table returns the cells of the rows below a head.
func table(text, head string) [][]string {
	_, rest, ok := strings.Cut(text, head)
	if !ok {
		return nil
	}
	var out [][]string
	for i, line := range strings.Split(rest, "\n")[1:] {
		if !strings.HasPrefix(line, "|") {
			break
		}
		if i == 0 {
			continue
		}
		cells := strings.Split(strings.Trim(line, "|"), "|")
		for j := range cells {
			cells[j] = strings.TrimSpace(cells[j])
		}
		out = append(out, cells)
	}
	return out
}

var signOf = map[string]string{"⬢": "open", "?": "ask", "✓": "met", "○": "decided", "": ""}

// checkGrid holds every line of a grid to the flow or element that it is about.
func (v truth) checkGrid(text, head string, ids []string) {
	rows := table(text, head)
	if len(rows) != len(ids) {
		v.Errorf("%s: %d lines below %s, want %d", v.name, len(rows), head, len(ids))
		return
	}
	for i, id := range ids {
		for j, letter := range stride.Letters {
			cell := rows[i][j+1]
			sign, anchor := strings.Trim(cell, "()"), ""
			if link := regexp.MustCompile(`^\[(.)\]\(#(.*)\)$`).FindStringSubmatch(cell); link != nil {
				sign, anchor = link[1], link[2]
			}
			threats := v.ofLetter(letter)
			if got, want := signOf[sign], v.gravest(id, threats); got != want {
				v.Errorf("%s: grid has %q for %c of %s, want %s", v.name, cell, letter, id, want)
			}
			if anchor == "" {
				continue
			}
			found := slices.ContainsFunc(threats, func(t string) bool {
				return anchor == v.Graph.ID+"-"+strings.Replace(t, "@", "-", 1) && v.on[id][t] == signOf[sign]
			})
			if !found {
				v.Errorf("%s: %c of %s has the sign %s and links to %s", v.name, letter, id, sign, anchor)
			}
		}
		if empty := v.gravest(id, v.ofLetter(0)) == ""; empty != strings.HasSuffix(rows[i][0], ")*") {
			v.Errorf("%s: %s is %q", v.name, id, rows[i])
		}
	}
}

// ofLetter are the ids of the threats of one category, of all for 0.
func (v truth) ofLetter(letter rune) []string {
	var out []string
	for _, t := range v.Threats {
		if letter == 0 || t.Rule.Stride == string(letter) {
			out = append(out, t.ID)
		}
	}
	return out
}

func (v truth) checkJSON() {
	var b bytes.Buffer
	if err := listJSON(&b, []*job{{path: "d.md", Result: &pipeline.Result{Document: v.doc, Analyses: []*stride.Analysis{v.Analysis}}}}); err != nil {
		v.Fatal(err)
	}
	var l listing
	if err := json.Unmarshal(b.Bytes(), &l); err != nil {
		v.Fatal(err)
	}
	seen := 0
	for _, row := range l.Documents[0].Blocks[0].Threats {
		ids := append([]string{row.ID}, row.With...)
		seen += len(ids)
		var subjects []string
		for _, s := range row.Subjects {
			subjects = append(subjects, s.ID)
			if want := v.gravest(s.ID, ids); s.Status != want {
				v.Errorf("%s: JSON says that %v is %s on %s, want %s", v.name, ids, s.Status, s.ID, want)
			}
		}
		slices.Sort(subjects)
		if want := v.subjects(ids); !slices.Equal(subjects, want) {
			v.Errorf("%s: JSON has %v for %v, want %v", v.name, subjects, ids, want)
		}
	}
	if seen != len(v.Threats) {
		v.Errorf("%s: JSON has %d threats, want %d", v.name, seen, len(v.Threats))
	}
}

var (
	siteSubject = regexp.MustCompile(`(?s)<section class="subject" id="([^"]+)".*?</section>`)
	siteFiled   = regexp.MustCompile(`<a href="#[^"]+">([^<]+)</a> (open|asked|answered|decided) `)
	siteCell    = regexp.MustCompile(`<a class="sign (\w+)" href="#[^"]+" aria-label="([^,"]+), \w+">(.)</a>`)
	siteStatus  = map[string]string{"open": "open", "asked": "ask", "answered": "met", "decided": "decided"}
)

// checkSite reads the page of the model.
func (v truth) checkSite() {
	files, err := site.Files([]site.Model{{Document: "d.md", Analysis: v.Analysis}})
	if err != nil {
		v.Fatal(err)
	}
	page := string(files[len(files)-1].Data)
	subjects := make(map[string]string)
	for _, m := range siteSubject.FindAllStringSubmatch(page, -1) {
		subjects[m[1]] = m[0]
	}
	line := func(anchor string) string {
		_, rest, _ := strings.Cut(page, `<tr><th scope="row"><a href="#`+anchor+`">`)
		rest, _, _ = strings.Cut(rest, "</tr>")
		return rest
	}
	for i, ids := range [][]string{v.flowIDs(), v.elementIDs()} {
		for _, id := range ids {
			anchor := []string{"f", "e-"}[i] + id
			got := make(map[string]string)
			for _, m := range siteFiled.FindAllStringSubmatch(subjects[anchor], -1) {
				got[html.UnescapeString(m[1])] = siteStatus[m[2]]
			}
			if want := v.on[id]; len(got) != len(want) {
				v.Errorf("%s: the page has %d threats for %s, want %d", v.name, len(got), id, len(want))
			}
			for threat, status := range got {
				if v.on[id][threat] != status {
					v.Errorf("%s: the page says that %s is %s on %s, want %s", v.name, threat, status, id, v.on[id][threat])
				}
			}
			if line(anchor) == "" {
				v.Errorf("%s: the grid of the page lacks %s", v.name, id)
			}
			for _, m := range siteCell.FindAllStringSubmatch(line(anchor), -1) {
				if status := siteStatus[m[1]]; status != v.on[id][m[2]] || signOf[m[3]] != status || status != v.gravest(id, v.ofLetter(rune(v.letterOf(m[2])))) {
					v.Errorf("%s: the grid of the page has %v for %s", v.name, m[1:], id)
				}
			}
		}
	}
}

func (v truth) letterOf(id string) byte {
	for _, t := range v.Threats {
		if t.ID == id {
			return t.Rule.Stride[0]
		}
	}
	return 0
}

// A picture and its coordinates show of every flow and element what the analysis knows there.
func TestPictureSaysTheSame(t *testing.T) {
	states := make(map[string]int)
	for i, v := range truths(t) {
		if len(v.Graph.Elements) == 0 || testing.Short() && i%4 > 0 || len(v.Graph.Elements) > diagramElements {
			continue
		}
		input := diagram.Input{Graph: v.Graph, Standing: v.Standing(), Threats: v.Count(stride.Open)}
		svg, err := diagram.Draw(input, graphviz.Layout)
		if err != nil {
			t.Fatalf("%s: %v", v.name, err)
		}
		text, err := diagram.Coordinates(input, graphviz.Layout)
		if err != nil {
			t.Fatal(err)
		}
		var scene struct {
			Flows    []struct{ ID, State string }
			Elements []struct {
				ID   string
				Open int
			}
		}
		if err := json.Unmarshal(text, &scene); err != nil {
			t.Fatal(err)
		}
		for _, f := range scene.Flows {
			want := v.state(f.ID)
			states[want]++
			if f.State != want {
				t.Errorf("%s: flow %s is %s in the coordinates, want %s", v.name, f.ID, f.State, want)
			}
			marks := regexp.MustCompile(`<g class="(?:gate|badge)" data-f="`+regexp.QuoteMeta(f.ID)+`"[^>]*>.*?<(?:path|circle|rect) class="(\w)"`).FindAllSubmatch(svg, -1)
			if len(marks) == 0 {
				t.Errorf("%s: flow %s has no mark", v.name, f.ID)
			}
			for _, m := range marks {
				if got := map[string]string{"o": "open", "q": "asked", "k": "fine", "i": "fine"}[string(m[1])]; got != want {
					t.Errorf("%s: a mark of flow %s is %s, want %s", v.name, f.ID, got, want)
				}
			}
		}
		for _, e := range scene.Elements {
			open := 0
			for _, status := range v.on[e.ID] {
				if status == "open" {
					open++
				}
			}
			if e.Open != open {
				t.Errorf("%s: %s has %d open threats, want %d", v.name, e.ID, e.Open, open)
			}
		}
	}
	for _, state := range []string{"open", "asked", "fine"} {
		if states[state] == 0 {
			t.Errorf("no flow is %s: %v", state, states)
		}
	}
}

// diagramElements keeps pictures out of this test that take seconds each.
const diagramElements = 30

// state is what the mark of a flow has to show.
func (v truth) state(id string) string {
	state := "fine"
	for _, t := range v.Threats {
		switch status := v.on[id][t.ID]; {
		case status == "open":
			return "open"
		case status == "ask" && (t.Severity == stride.High || t.Severity == stride.Critical):
			state = "asked"
		}
	}
	return state
}
