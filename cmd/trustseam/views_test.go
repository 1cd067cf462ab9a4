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

	"github.com/trustseam/trustseam/brief"
	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/internal/listing"
	"github.com/trustseam/trustseam/internal/testenv"
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

// Grid, questions and criteria of the document, the site and the JSON say of every flow and element what the analysis knows there.
func TestViewsSayTheSame(t *testing.T) {
	testenv.NeedsTime(t, "runs the program many times")
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
		text := make(map[model.RegionKind]string)
		for _, b := range bodies {
			text[b.Kind] = b.Text
		}
		mixed += v.checkGrid(text[model.ThreatsRegion])
		v.checkLists(text[model.CriteriaRegion], text[model.QuestionsRegion])
		v.checkJSON()
		v.checkSite()
	}
	if mixed < 20 {
		t.Errorf("only %d threats differ from place to place", mixed)
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

// signOf are the signs of the site, and those of the document.
var signOf = map[string]string{"⬢": "open", "!": "open", "?": "ask", "✓": "met", "○": "decided", "": ""}

var gridEntry = regexp.MustCompile("`([^`]+)`([!?✓○])")

// checkGrid holds every line of the grid to the flow or element that it is about, and returns
// how many threats have several statuses in it.
func (v truth) checkGrid(text string) (mixed int) {
	names := make(map[string][]string) // several elements may have one name
	for _, f := range v.Graph.Flows {
		name := render.Text(f.Number) + " " + render.Text(f.Label)
		names[name] = append(names[name], f.ID)
	}
	for _, e := range v.Graph.Elements {
		names[render.Text(e.Name)] = append(names[render.Text(e.Name)], e.ID)
	}
	statuses := make(map[string][]string)
	for _, row := range table(text, "| Flow or element |") {
		ids := names[row[0]]
		if len(ids) == 0 {
			v.Errorf("%s: a line for %q", v.name, row[0])
		}
		for j, letter := range stride.Letters {
			for _, m := range gridEntry.FindAllStringSubmatch(row[j+1], -1) {
				threat := v.threat(m[1])
				if threat == nil || rune(threat.Rule.ID[0]) != letter {
					v.Errorf("%s: %s is in column %c", v.name, m[1], letter)
					continue
				}
				if status := signOf[m[2]]; !slices.ContainsFunc(ids, func(id string) bool { return v.on[id][threat.ID] == status }) {
					v.Errorf("%s: the grid says that %s is %s on %s", v.name, threat.ID, status, row[0])
				} else if !slices.Contains(statuses[threat.ID], status) {
					statuses[threat.ID] = append(statuses[threat.ID], status)
				}
			}
		}
	}
	for _, t := range v.Threats {
		if len(statuses[t.ID]) == 0 {
			v.Errorf("%s: the grid lacks %s", v.name, t.ID)
		} else if len(statuses[t.ID]) > 1 {
			mixed++
		}
	}
	return mixed
}

// threat finds a threat by its id or, where its rule has no other, by that.
func (v truth) threat(id string) *stride.Threat {
	for _, t := range v.Threats {
		if t.ID == id || t.Rule.ID == id {
			return t
		}
	}
	return nil
}

var listEntry = regexp.MustCompile(`(?m)^(?:- |1\. ).*$`)

// checkLists finds every threat where its status belongs.
func (v truth) checkLists(criteria, questions string) {
	group := make(map[string]string) // by the label above
	label := ""
	for _, line := range strings.Split(criteria, "\n") {
		if strings.HasPrefix(line, "**") {
			label, _, _ = strings.Cut(strings.TrimPrefix(line, "**"), "**")
		}
		if listEntry.MatchString(line) {
			group[strings.ToLower(strings.Trim(label, ". "))] += line + "\n"
		}
	}
	for _, t := range v.Threats {
		where := map[stride.Status]string{stride.Open: group["open"], stride.Ask: questions, stride.Met: group["met"], stride.Decided: group["decided"]}
		if !strings.Contains(where[t.Status], "`"+t.ID+"`") {
			v.Errorf("%s: %s is %s and not told there", v.name, t.ID, t.Status)
		}
	}
}

// listedJSON is what a reader of the JSON looks at here.
type listedJSON struct {
	Documents []struct {
		Blocks []struct {
			Threats []struct {
				ID       string
				With     []string
				Subjects []struct{ ID, Status string }
			}
			Criteria []struct{ ID, Short, Check string }
			Brief    struct{ State string }
		}
	}
}

func (v truth) checkJSON() {
	var b bytes.Buffer
	if err := listing.JSON(&b, []listing.Document{{Path: "d.md", Document: v.doc, Analyses: []*stride.Analysis{v.Analysis}}}); err != nil {
		v.Fatal(err)
	}
	var l listedJSON
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
	block := l.Documents[0].Blocks[0]
	for _, c := range block.Criteria {
		if c.Short == "" || c.Check == "" {
			v.Errorf("%s: JSON has no short form of %s: %+v", v.name, c.ID, c)
		}
	}
	told := brief.New(v.Analysis, brief.Options{})
	past, err := listing.Read(&b, 16)
	if err != nil {
		v.Fatal(err)
	}
	if tally := past.Take("d.md", v.Graph.ID); block.Brief.State != told.State() || tally == nil || *tally != told.Tally() {
		v.Errorf("%s: JSON tells %+v %v, the document %s", v.name, block.Brief, tally, told.State())
	}
}

var (
	siteSubject = regexp.MustCompile(`(?s)<section class="subject" id="([^"]+)".*?</section>`)
	siteFiled   = regexp.MustCompile(`<li><a href="#[^"]+">([^<]+)</a> <span class="word (\w+)">`)
	siteCell    = regexp.MustCompile(`<a class="sign (\w+)(?: grave)?" href="#([^"]+)" title="[^"]*" aria-label="[^"]*">([^<]+)(.)</a>`)
	siteEntry   = regexp.MustCompile(`<li class="entry" data-ids="([^"]*)" data-status="(\w+)"`)
	siteHome    = regexp.MustCompile(`<a class="id" id="([^"]+)"`)
	siteSign    = map[string]string{"!": "open", "?": "ask", "✓": "met", "○": "decided"}
	siteStatus  = map[string]string{"open": "open", "unanswered": "ask", "met": "met", "decided": "decided"}
)

// checkSite reads the page of the model.
func (v truth) checkSite() {
	files, err := site.Files([]site.Model{{Document: "d.md", Analysis: v.Analysis}}, nil, nil)
	if err != nil {
		v.Fatal(err)
	}
	page := string(files[len(files)-1].Data)
	subjects := make(map[string]string)
	for _, m := range siteSubject.FindAllStringSubmatch(page, -1) {
		subjects[m[1]] = m[0]
	}
	homes := make(map[string]int)
	for _, m := range siteHome.FindAllStringSubmatch(page, -1) {
		homes[html.UnescapeString(m[1])]++
	}
	line := func(anchor string) string {
		_, rest, _ := strings.Cut(page, `<table class="grid">`)
		_, rest, _ = strings.Cut(rest, `<tr><th scope="row"><a href="#`+anchor+`">`)
		rest, _, _ = strings.Cut(rest, "</tr>")
		return rest
	}
	_, without, _ := strings.Cut(page, `<p class="rest">`)
	without, _, _ = strings.Cut(without, "</p>")
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
			if (line(anchor) == "") != strings.Contains(without, `<a href="#`+anchor+`">`) {
				v.Errorf("%s: the grid of the page lacks %s, or has it twice", v.name, id)
			}
			for _, m := range siteCell.FindAllStringSubmatch(line(anchor), -1) {
				threat := strings.ReplaceAll(html.UnescapeString(m[2]), "%40", "@")
				if status := siteStatus[m[1]]; status != v.on[id][threat] || siteSign[m[4]] != status || !strings.HasPrefix(threat, html.UnescapeString(m[3])) {
					v.Errorf("%s: the grid of the page has %v for %s", v.name, m[1:], id)
				}
			}
		}
	}
	v.checkEntries(page, homes)
}

// checkEntries holds questions, criteria and decisions to the threats that they are about, each of which has one place of its own.
func (v truth) checkEntries(page string, homes map[string]int) {
	told := make(map[string]map[string]bool)
	for _, m := range siteEntry.FindAllStringSubmatch(page, -1) {
		for _, id := range strings.Fields(html.UnescapeString(m[1])) {
			if told[id] == nil {
				told[id] = make(map[string]bool)
			}
			told[id][siteStatus[m[2]]] = true
		}
	}
	for _, t := range v.Threats {
		if homes[t.ID] != 1 || !told[t.ID][t.Status.String()] {
			v.Errorf("%s: %s is %s, has %d places on the page and is told as %v", v.name, t.ID, t.Status, homes[t.ID], told[t.ID])
		}
		partly := map[string]bool{t.Status.String(): true}
		for _, s := range t.Statuses() {
			partly[s.Status.String()] = true
		}
		for _, f := range t.Firings {
			if len(f.Asked()) > 0 {
				partly[stride.Ask.String()] = true
			}
		}
		for status := range told[t.ID] {
			if !partly[status] {
				v.Errorf("%s: %s is told as %s, and is that nowhere", v.name, t.ID, status)
			}
		}
	}
}

// remembered is a layout function that asks another for each graph once: what is decided moves nothing.
func remembered(layout func(dot []byte) ([]byte, error)) func(dot []byte) ([]byte, error) {
	known := make(map[string][]byte)
	return func(dot []byte) ([]byte, error) {
		if json0, ok := known[string(dot)]; ok {
			return json0, nil
		}
		json0, err := layout(dot)
		if err == nil {
			known[string(dot)] = json0
		}
		return json0, err
	}
}

// A picture and its coordinates show of every flow and element what the analysis knows there.
func TestPictureSaysTheSame(t *testing.T) {
	testenv.NeedsTime(t, "runs the program many times")
	states := make(map[string]int)
	layout := remembered(graphviz.Layout)
	for i, v := range truths(t) {
		if len(v.Graph.Elements) == 0 || testing.Short() && i%4 > 0 || len(v.Graph.Elements) > diagramElements {
			continue
		}
		input := diagram.Input{Graph: v.Graph, Standing: v.Standing(), Threats: v.Count(stride.Open)}
		svg, err := diagram.Draw(input, layout)
		if err != nil {
			t.Fatalf("%s: %v", v.name, err)
		}
		text, err := diagram.Coordinates(input, layout)
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
