package threatdragon

import (
	"fmt"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer/importertest"
	"github.com/trustseam/trustseam/internal/importer/tree"
)

// file is a model of version 2 with one diagram of these cells.
func file(cells ...string) string {
	return `{"version": "2.5.0", "summary": {"title": "Shop"}, "detail": {"diagrams": [{"title": "Main", "cells": [` + strings.Join(cells, ",\n") + `]}]}}`
}

// shape is a cell with a place; more are further fields of its data, each before a comma.
func shape(id, kind, name string, x, y, width, height int, more string) string {
	return fmt.Sprintf(`{"id": %q, "position": {"x": %d, "y": %d}, "size": {"width": %d, "height": %d}, "data": {%s "type": "tm.%s", "name": %q}}`, id, x, y, width, height, more, kind, name)
}

func flow(id, from, to, name, more string) string {
	return fmt.Sprintf(`{"id": %q, "source": {"cell": %q}, "target": {"cell": %q}, "data": {%s "type": "tm.Flow", "name": %q}}`, id, from, to, more, name)
}

func curve(id, name string, points ...int) string {
	var vertices []string
	for i := 2; i+3 < len(points); i += 2 {
		vertices = append(vertices, fmt.Sprintf(`{"x": %d, "y": %d}`, points[i], points[i+1]))
	}
	last := len(points) - 2
	return fmt.Sprintf(`{"id": %q, "source": {"x": %d, "y": %d}, "target": {"x": %d, "y": %d}, "vertices": [%s], "data": {"type": "tm.Boundary", "name": %q}}`,
		id, points[0], points[1], points[last], points[last+1], strings.Join(vertices, ", "), name)
}

var (
	user = shape("u", "Actor", "Buyer", 0, 0, 10, 10, "")
	web  = shape("w", "Process", "Web", 100, 0, 10, 10, "")
	db   = shape("d", "Store", "Orders", 200, 0, 10, 10, "")
)

func TestRead(t *testing.T) {
	for _, c := range []struct{ name, model, want string }{
		{"types", file(user, web, db, flow("f", "u", "w", "Order", ""), flow("g", "w", "d", "", `"isBidirectional": true,`)),
			"actor Buyer\nprocess Web\nstore Orders\nBuyer -> Web: Order\nWeb <-> Orders: \n"},
		{"the smallest box that wholly contains", file(
			shape("a", "BoundaryBox", "Outer", 0, 0, 300, 300, ""), shape("b", "BoundaryBox", "Inner", 90, 0, 50, 50, ""), shape("c", "BoundaryBox", "Same", 90, 0, 50, 50, ""), web, db),
			"zone Outer\nzone Inner in Outer\nzone Same in Outer\nprocess Web in Inner\nstore Orders in Outer\n"},
		{"only the middle is inside", file(shape("a", "BoundaryBox", "Box", 0, 0, 107, 50, ""), shape("b", "BoundaryBox", "Big", 0, -10, 500, 500, ""), web, db),
			"zone Box in Big\nzone Big\nprocess Web in Big\nstore Orders in Big\ninferred detail.diagrams[0].cells[2] `Web` is in `Big`: only its middle is inside the box of `Box`, not all of it\n"},
		{"a box that lists what is inside", file(shape("a", "BoundaryBox", "Box", 500, 500, 10, 10, `"containedElements": ["w", "x"],`), web),
			"zone Box\nprocess Web in Box\n"},
		{"boxes that list each other", file(shape("a", "BoundaryBox", "A", 0, 0, 10, 10, `"containedElements": ["b", "a"],`), shape("b", "BoundaryBox", "B", 0, 0, 10, 10, `"containedElements": ["a"],`), web),
			"zone A in B\nzone B in A\nprocess Web\n"},
		{"curves", file(user, web, db, flow("f", "u", "w", "Order", ""), flow("g", "w", "d", "Save", ""), curve("c", "Net", 50, -20, 60, 5, 50, 90), curve("e", "", 50, 30, 90, 30)),
			"actor Buyer\nprocess Web\nstore Orders\nBuyer -> Web: Order\nWeb -> Orders: Save\nline Net, Order\nline \n"},
		{"flows that say which curve they cross", file(user, web, flow("f", "u", "w", "Order", `"trustBoundaryIds": ["d"],`), curve("c", "C", 50, -20, 50, 90), curve("d", "D", 500, 500, 600, 600)),
			"actor Buyer\nprocess Web\nBuyer -> Web: Order\nline C\nline D, Order\n"},
		{"ends", file(web, shape("a", "BoundaryBox", "Box", 300, 300, 10, 10, ""), flow("f", "w", "gone", "One", ""), flow("g", "a", "w", "Two", ""),
			`{"id": "h", "source": {"x": 1, "y": 2}, "target": {"cell": "w"}, "data": {"type": "tm.Flow", "name": "Three"}}`, `{"id": "i", "data": {"type": "tm.Flow"}}`),
			"zone Box\nprocess Web\nWeb -> ?gone: One\n[Box] -> Web: Two\n? -> Web: Three\n? -> ?: \n"},
		{"flags", file(
			shape("l", "Store", "L", 0, 0, 1, 1, `"isALog": true, "storesCredentials": true, "isEncrypted": true, "isSigned": true, "storesInventory": true,`),
			shape("p", "Process", "P", 0, 0, 1, 1, `"isWebApplication": true, "privilegeLevel": "high", "handlesCardPayment": true, "isEncrypted": true, "description": "Does it",`),
			shape("n", "Store", "N", 0, 0, 1, 1, `"isALog": false, "isEncrypted": false,`),
			shape("o", "Process", "O", 0, 0, 1, 1, `"outOfScope": true, "reasonOutOfScope": "The bank's",`), shape("q", "Process", "Q", 0, 0, 1, 1, `"outOfScope": true, "reasonOutOfScope": "",`)),
			"store L [kind=log class=credentials rest=disk integrity=signed]\nprocess P [kind=web-app] # Does it\nstore N\nprocess O [scope=out reason=\"The bank's\"]\nprocess Q [scope=out reason=\"out of scope in the source\"]\n" +
				"inferred detail.diagrams[0].cells[0] `L` has `kind=log`: the source ticks `isALog`\ninferred detail.diagrams[0].cells[0] `L` has `class=credentials`: the source ticks `storesCredentials`\n" +
				"inferred detail.diagrams[0].cells[0] `L` has `rest=disk`: the source ticks `isEncrypted`\ninferred detail.diagrams[0].cells[0] `L` has `integrity=signed`: the source ticks `isSigned`\n" +
				"lost detail.diagrams[0].cells[0] `storesInventory`, ticked for `L`, has no attribute\ninferred detail.diagrams[0].cells[1] `P` has `kind=web-app`: the source ticks `isWebApplication`\n" +
				"lost detail.diagrams[0].cells[1] `handlesCardPayment`, ticked for `P`, has no attribute\nlost detail.diagrams[0].cells[1] privilege level `high` of `P` has no attribute; `runs-as=` takes root, service or sandbox\n" +
				"inferred detail.diagrams[0].cells[4] `Q` is out of scope, and the source gives no reason; write one\n"},
		{"protocols", file(user, web, flow("f", "u", "w", "A", `"protocol": "HTTPS", "isEncrypted": true,`), flow("g", "u", "w", "B", `"protocol": "HTTP/S", "isEncrypted": true, "isPublicNetwork": true,`),
			flow("h", "u", "w", "C", `"protocol": "TCP 99", "outOfScope": true, "reasonOutOfScope": "old",`), flow("i", "u", "w", "HTTPS: page", `"isEncrypted": false,`)),
			"actor Buyer\nprocess Web\nBuyer -> Web: A [https]\nBuyer -> Web: B [protocol=HTTP/S encryption=tls]\nBuyer -> Web: C [protocol=\"TCP 99\"]\nBuyer -> Web: page [https]\n" +
				"inferred detail.diagrams[0].cells[3] flow `B` has `encryption=tls`: the source ticks `isEncrypted`\n" +
				"lost detail.diagrams[0].cells[3] flow `B` goes over a public network in the source; a boundary that is `public` around its sender would say so\n" +
				"lost detail.diagrams[0].cells[4] flow `C` is out of scope in the source (`old`); only elements can be\ninferred detail.diagrams[0].cells[5] the flow is over `https`: its label says `HTTPS: page`\n"},
		{"threats", file(shape("w", "Process", "Web", 0, 0, 1, 1, `"threats": [{"title": "Guess", "status": "Mitigated", "type": "Spoofing", "mitigation": "MFA"}, {"title": "X", "status": "Odd", "type": "Linkability"}, {"status": "NotApplicable", "type": "Denial of service", "description": "Flood"}, 7],`)),
			"process Web\njudgement detail.diagrams[0].cells[0].data.threats[0] S mitigated Guess: MFA\njudgement detail.diagrams[0].cells[0].data.threats[1]  open Linkability: X: \n" +
				"judgement detail.diagrams[0].cells[0].data.threats[2] D not applicable Flood: \nlost detail.diagrams[0].cells[0].data.threats[1] `Odd` is no status that import knows; threat `Linkability: X` is taken as open\n" +
				"lost detail.diagrams[0].cells[0].data.threats[3] a threat is a map\n"},
		{"a zone of people", file(shape("a", "BoundaryBox", "Home", 0, 0, 300, 20, ""), user, shape("x", "Process", "Game client", 50, 0, 10, 10, "")),
			"zone Home public (only people and their programs are inside: `Buyer`, `Game client`)\nactor Buyer in Home\nprocess Game client in Home\n"},
		{"odd cells", file(`3`, `{"id": "x", "data": {"type": "tm.Robot"}}`, `{"id": "y", "shape": "trust-broundary-curve"}`, shape("t", "Text", "See\n`this`", 0, 0, 1, 1, ""),
			`{"id": "w", "data": {"type": "tm.Process", "name": 7}}`, `{"id": "w", "shape": "store", "attrs": {"text": {"text": "Old name"}}, "position": {"x": "1", "y": 1}, "size": {"width": -5, "height": 1e999}}`),
			"process 7\nstore Old name\nline \nlost detail.diagrams[0].cells[0] a cell is a map\nlost detail.diagrams[0].cells[1] `tm.Robot` is no type of cell that import knows\n" +
				"lost detail.diagrams[0].cells[3] text `See 'this'` of the drawing is in no statement\nlost detail.diagrams[0].cells[4] `7` has no place in the drawing, so it is in no boundary\n" +
				"lost detail.diagrams[0].cells[5] id `w` is there twice; flows go to the first\nlost detail.diagrams[0].cells[5] `Old name` has no place in the drawing, so it is in no boundary\n" +
				"lost detail.diagrams[0].cells[5].size.height a number is expected here, not `1e999`\n"},
	} {
		all, err := Read([]byte(c.model))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
		} else if got := importertest.Told(all[0]); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

// Version 1 keeps the same things in other places, and all its boundaries are curves.
func TestReadVersion1(t *testing.T) {
	const text = `{"summary": {"title": "Old", "owner": "Ann"}, "detail": {"reviewer": "", "diagrams": [{"title": "One", "diagramJson": {"cells": [
		{"id": "u", "type": "tm.Actor", "position": {"x": 0, "y": 0}, "size": {"width": 10, "height": 10}, "attrs": {"text": {"text": "Buyer"}}},
		{"id": "d", "type": "tm.Store", "position": {"x": 90, "y": 0}, "size": {"width": 10, "height": 10}, "attrs": {"text": {"text": "Orders"}}, "isALog": true,
			"threats": [{"title": "Read", "type": "Information disclosure", "status": "Mitigated", "mitigation": "Encrypt"}]},
		{"id": "f", "type": "tm.Flow", "source": {"id": "u"}, "target": {"id": "d"}, "labels": [{"attrs": {"text": {"text": "Ask"}}}], "protocol": "https"},
		{"id": "c", "type": "tm.Boundary", "source": {"x": 50, "y": -9}, "target": {"x": 50, "y": 40}}
	]}}, {"title": "Empty", "diagramJson": {}}]}}`
	all, err := Read([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	const want = "actor Buyer\nstore Orders [kind=log]\nBuyer -> Orders: Ask [https]\nline , Ask\njudgement detail.diagrams[0].diagramJson.cells[1].threats[0] I mitigated Read: Encrypt\n" +
		"inferred detail.diagrams[0].diagramJson.cells[1] `Orders` has `kind=log`: the source ticks `isALog`\n"
	if got := importertest.Told(all[0]); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	if len(all) != 2 || all[0].Title != "Old: One" || all[1].Name != "Empty" || len(all[1].Nodes) != 0 {
		t.Errorf("%d diagrams, titles %q and %q", len(all), all[0].Title, all[1].Title)
	}
}

func TestReadRefuses(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{``, "1:1: the file is empty"},
		{`{"summary": {}`, "1:15: the JSON ends too early"},
		{`[]`, "1:1: a model of Threat Dragon is a map with `summary` and `detail`"},
		{`"x"`, "1:1: a model of Threat Dragon is a map with `summary` and `detail`"},
		{`null`, "1:1: a model of Threat Dragon is a map with `summary` and `detail`"},
		{`{}`, "detail: a model of Threat Dragon has a map `detail` with its diagrams; this one has none"},
		{`{"summary": {}, "details": {}}`, "detail: a model of Threat Dragon has a map `detail` with its diagrams; this one has none"},
		{`{"detail": []}`, "detail: a model of Threat Dragon has a map `detail` with its diagrams; this one has none"},
		{`{"detail": {}}`, "detail.diagrams: a model of Threat Dragon has a list of diagrams here; this one has none"},
		{`{"detail": {"diagrams": null}}`, "detail.diagrams: a model of Threat Dragon has a list of diagrams here; this one has none"},
		{`{"detail": {"diagrams": {"cells": []}}}`, "detail.diagrams: a model of Threat Dragon has a list of diagrams here; this one has none"},
		{`{"detail": 1, "detail": 2}`, "1:15: key `detail` is there already, on line 1"},
		{`{"detail": {"diagrams": []}} {}`, "1:30: there is something after the end of the JSON"},
		{"{\"detail\": {\"diagrams\": [\n{\"cells\": [,]}]}}", "2:13: not JSON: invalid character ',' looking for beginning of value"},
		{"{\"detail\": {\"diagrams\": \"\xfe\"}}", "1:26: the text is not UTF-8"},
		{`{"detail": ` + strings.Repeat(`[`, 300), "1:76: the values are nested deeper than 64"},
	} {
		if _, err := Read([]byte(c.text)); err == nil || err.Error() != c.want {
			t.Errorf("%s: %v, want %s", c.text, err, c.want)
		}
	}
}

// Values of a wrong kind are named, and the rest is read.
func TestReadMistakes(t *testing.T) {
	for _, c := range []struct{ model, want string }{
		{file(`{"id": [], "data": {"type": "tm.Process", "name": {}}}`), "cells[0].id a text is expected here, not a list"},
		{file(`{"id": "x", "data": {"type": "tm.Process", "threats": "none"}}`), "cells[0].data.threats a list is expected here, not a text"},
		{file(`{"id": "x", "data": {"type": "tm.Process", "outOfScope": "perhaps"}}`), "cells[0].data.outOfScope true or false is expected here, not a text"},
		{file(`{"id": "x", "data": {"type": "tm.Flow"}, "source": "y"}`), "cells[0].source a map is expected here, not a text"},
		{file(`{"id": "x", "data": []}`), "cells[0].data a map is expected here, not a list"},
		{file(`{"id": "x", "data": {"type": "tm.BoundaryBox", "containedElements": {}}}`), "cells[0].data.containedElements a list is expected here, not a map"},
		{`{"summary": 3, "detail": {"diagrams": [{"cells": []}]}}`, "summary a map is expected here, not a text"},
		{`{"detail": {"diagrams": [3]}}`, "diagrams[0] a map is expected here, not a text"},
		{`{"detail": {"diagrams": [{"cells": {}}]}}`, "cells a list is expected here, not a map"},
		{`{"detail": {"diagrams": [{"diagramJson": []}]}}`, "diagramJson a map is expected here, not a list"},
	} {
		all, err := Read([]byte(c.model))
		if err != nil {
			t.Errorf("%s: %v", c.model, err)
		} else if got := importertest.Told(all[0]); !strings.Contains(got, c.want) {
			t.Errorf("%s:\n%s\nwant %s", c.model, got, c.want)
		}
	}
}

// A drawing of very long curves is read, and says which question it leaves open.
func TestLongCurves(t *testing.T) {
	var points []int
	for i := range 20_000 {
		points = append(points, i%90, i)
	}
	vertices := `"vertices": [` + strings.TrimSuffix(strings.Repeat(`{"x": 1, "y": 1},`, 2_000), ",") + `], `
	long := strings.Replace(flow("f", "u", "w", "Order", ""), `"data"`, vertices+`"data"`, 1)
	all, err := Read([]byte(file(user, web, long, curve("c", "Net", points...))))
	if err != nil {
		t.Fatal(err)
	}
	if got := importertest.Told(all[0]); !strings.Contains(got, "boundary `Net` is an open line; it is too long to say which flows cross it") {
		t.Error(got)
	}
}

// Whatever a model says, reading it ends, and its block is one.
func FuzzRead(f *testing.F) {
	f.Add(ownModel)
	f.Add(file(user, web, db, flow("f", "u", "w", "Order", `"protocol": "HTTPS",`), curve("c", "C", 0, 0, 9, 9), shape("b", "BoundaryBox", "B", 0, 0, 99, 99, `"containedElements": ["b"],`)))
	f.Add(`{"detail": {"diagrams": [{"diagramJson": {"cells": [{"type": "tm.Actor", "id": "x", "threats": [{"type": "Spoofing", "status": "Accepted"}]}]}}]}}`)
	f.Add(file(shape("w", "Process", "W", 0, 0, 1, 1, `"outOfScope": true, "threats": [{"title": "a | b # c", "type": "Tampering", "status": "Mitigated", "mitigation": "\"x\"\\"}],`)))
	importertest.Fuzz(f, func(text []byte) ([]*draft.Draft, error) {
		Is(tree.Keys(text))
		return Read(text)
	})
}
