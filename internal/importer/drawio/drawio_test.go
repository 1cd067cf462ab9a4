package drawio

import (
	"bytes"
	"compress/flate"
	"encoding/base64"
	"fmt"
	"html"
	"net/url"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer/importertest"
)

// drawn is a drawing of some cells, one a line; the first is on line 2.
func drawn(cells ...string) string {
	return "<mxGraphModel><root><mxCell id=\"0\"/><mxCell id=\"1\" parent=\"0\"/>\n" + strings.Join(cells, "\n") + "\n</root></mxGraphModel>"
}

// saved is a file with one page.
func saved(cells ...string) string {
	return `<mxfile><diagram name="Page-1">` + drawn(cells...) + "</diagram></mxfile>"
}

// packed is a page as draw.io compresses it.
func packed(plain string) string {
	var b bytes.Buffer
	w, _ := flate.NewWriter(&b, flate.BestCompression)
	w.Write([]byte(plain))
	w.Close()
	return base64.StdEncoding.EncodeToString(b.Bytes())
}

func escaped(text string) string { return strings.ReplaceAll(url.QueryEscape(text), "+", "%20") }

// shape is a cell with a place on the drawing, inside a parent if there is one among the names before a slash: "z/a".
func shape(id, label, style string, x, y, width, height int) string {
	parent := "1"
	if before, after, ok := strings.Cut(id, "/"); ok {
		parent, id = before, after
	}
	return fmt.Sprintf(`<mxCell id=%q value="%s" style=%q vertex="1" parent=%q><mxGeometry x="%d" y="%d" width="%d" height="%d" as="geometry"/></mxCell>`,
		id, html.EscapeString(label), style, parent, x, y, width, height)
}

// arrow is an edge between two cells.
func arrow(id, label, style, from, to string) string {
	return fmt.Sprintf(`<mxCell id=%q value=%q style=%q edge="1" parent="1" source=%q target=%q><mxGeometry relative="1" as="geometry"/></mxCell>`, id, label, style, from, to)
}

// loose is an edge that is tied to nothing, from a point to a point.
func loose(id, label, style string, x, y, toX, toY int) string {
	return fmt.Sprintf(`<mxCell id=%q value=%q style=%q edge="1" parent="1"><mxGeometry relative="1" as="geometry"><mxPoint x="%d" y="%d" as="sourcePoint"/><mxPoint x="%d" y="%d" as="targetPoint"/></mxGeometry></mxCell>`,
		id, label, style, x, y, toX, toY)
}

const (
	box   = "rounded=1;html=1;"
	store = "shape=cylinder3;html=1;"
	ring  = "ellipse;html=1;aspect=fixed;"
	frame = "html=1;dashed=1;fillColor=none;"
)

// two are two shapes with a flow.
var two = []string{shape("a", "Shop", box, 0, 0, 100, 50), shape("d", "Orders", store, 300, 0, 60, 80), arrow("f", "Save", "", "a", "d")}

func with(cells ...string) string { return saved(append(append([]string{}, two...), cells...)...) }

func TestRead(t *testing.T) {
	const base = "process Shop\nstore Orders\n"
	const flows = "Shop -> Orders: Save\n"
	for _, c := range []struct{ name, text, want string }{
		{"shapes", saved(shape("a", "Ann", "shape=umlActor;html=1;", 0, 0, 30, 60), shape("b", "Bank", "shape=mxgraph.dfd.externalEntity;", 100, 0, 90, 50), shape("c", "Cloud", "ellipse;shape=cloud;", 200, 0, 90, 50),
			shape("d", "Data", "shape=datastore;", 300, 0, 90, 50), shape("e", "Keep", "shape=partialRectangle;left=0;right=0;", 400, 0, 90, 50), shape("f", "Work", ring, 500, 0, 50, 50), shape("g", "Shop", "html=1;", 600, 0, 90, 50), shape("h", "Queue", box, 700, 0, 90, 50)),
			"actor Ann\nexternal Bank\nexternal Cloud\nstore Data\nstore Keep\nprocess Work\nprocess Shop\nstore Queue\n"},
		{"rectangles beside circles", saved(shape("a", "Bank", "html=1;", 0, 0, 90, 50), shape("b", "Pay", ring, 100, 0, 50, 50), shape("c", "Ledger", "shape=partialRectangle;left=0;right=0;", 200, 0, 90, 50), arrow("f", "x", "", "a", "b"), arrow("g", "y", "", "b", "c")),
			"external Bank\nprocess Pay\nstore Ledger\nBank -> Pay: x\nPay -> Ledger: y\n"},
		{"icons", saved(shape("a", "Files", "shape=mxgraph.aws4.resourceIcon;resIcon=mxgraph.aws4.s3;", 0, 0, 50, 50), shape("b", "", "image;image=img/lib/azure2/databases/Azure_Cosmos_DB.svg;", 100, 0, 50, 50),
			shape("c", "", "shape=mxgraph.gcp2.cloud_run;", 200, 0, 50, 50), shape("d", "Phone", "shape=mxgraph.aws4.mobile_client;", 300, 0, 50, 50), arrow("f", "x", "", "b", "c")),
			"store Files [tech=s3]\nstore Azure Cosmos DB\nprocess cloud run\nactor Phone\nAzure Cosmos DB -> cloud run: x\n"},
		{"heads", with(arrow("g", "back", "startArrow=classic;endArrow=none;", "a", "d"), arrow("h", "both", "startArrow=block;endArrow=block;", "a", "d"), arrow("i", "line", "endArrow=none;", "a", "d"), arrow("j", "dot", "endArrow=oval;startArrow=classic;", "a", "d")),
			base + flows + "Orders -> Shop: back\nShop <-> Orders: both\nShop -> Orders: line\nOrders -> Shop: dot\n"},
		{"labels", with(`<mxCell id="l" value="&lt;b&gt;HTTPS&lt;/b&gt;: buy" style="edgeLabel;" vertex="1" connectable="0" parent="g"><mxGeometry relative="1" as="geometry"/></mxCell>`,
			arrow("g", "", "", "a", "d"), shape("h", "A &amp; B<br>C<div>D</div>", box, 500, 0, 10, 10), shape("i", "<b>API</b><br><font>of the shop</font>", box, 600, 0, 10, 10)),
			base + "process A & B C D\nprocess API # of the shop\n" + flows + "Shop -> Orders: buy [https]\n"},
		{"nested", saved(shape("z", "DMZ", "swimlane;", 100, 100, 400, 300), shape("z/y", "Inner", "swimlane;container=1;", 20, 20, 200, 200), shape("y/a", "Shop", box, 10, 10, 50, 50), shape("z/b", "Web", box, 300, 20, 50, 50), shape("c", "Mail", box, 0, 0, 50, 50)),
			"zone DMZ\nzone Inner in DMZ\nprocess Shop in Inner\nprocess Web in DMZ\nprocess Mail\n"},
		{"drawn around", saved(shape("z", "Net", frame, 0, 0, 400, 300), shape("a", "Shop", box, 10, 10, 50, 50), shape("y", "Cell", "html=1;", 100, 100, 200, 150), shape("b", "Web", box, 110, 110, 50, 50), shape("h", "Half", box, 380, 100, 30, 30)),
			"zone Net\nzone Cell in Net\nprocess Shop in Net\nprocess Web in Cell\nprocess Half\n"},
		{"drawn around and nested", saved(shape("z", "Net", "swimlane;", 100, 100, 400, 300), shape("y", "Cell", frame, 110, 110, 200, 150), shape("z/a", "Shop", box, 20, 20, 50, 50)),
			"zone Net\nzone Cell in Net\nprocess Shop in Cell\n"},
		{"an icon in a container", saved(shape("z", "Region", "shape=mxgraph.aws4.group;grIcon=mxgraph.aws4.group_region;container=1;", 0, 0, 200, 200), shape("z/a", "", "shape=mxgraph.aws4.ec2;", 20, 20, 50, 50)),
			"zone Region\nprocess ec2 in Region\n"},
		{"a group of one", saved(shape("g", "", "group", 0, 0, 90, 90), shape("g/a", "Shop", box, 0, 0, 50, 50), shape("g/t", "v2", "text;", 0, 60, 50, 20), shape("b", "Web", box, 300, 0, 50, 50), arrow("f", "x", "", "g", "b")),
			"process Shop\nprocess Web\nShop -> Web: x\n"},
		{"names beside shapes", saved(shape("z", "", "swimlane;startSize=0;", 0, 0, 300, 200), shape("t", "Edge", "text;html=1;", 5, 5, 60, 20), shape("z/a", "", box, 100, 100, 90, 50), shape("u", "Shop", "text;html=1;", 110, 110, 50, 20), shape("b", "Web", box, 400, 0, 50, 50), arrow("f", "x", "", "a", "b")),
			"zone Edge\nprocess Shop in Edge\nprocess Web\nShop -> Web: x\n"},
		{"ends", with(arrow("g", "zone", "", "a", "z"), shape("z", "Net", "swimlane;", 0, 300, 200, 200), shape("z/c", "Cache", store, 20, 50, 60, 60), arrow("h", "gone", "", "a", "nothing"), arrow("i", "edge", "", "a", "f"),
			loose("j", "touch", "", 105, 25, 302, 40), loose("k", "none", "", 900, 900, 950, 950)),
			"zone Net\n" + base + "store Cache in Net\n" + flows + "Shop -> [Net]: zone\nShop -> ?nothing: gone\nShop -> ?Save: edge\nShop -> Orders: touch\n? -> ?: none\n"},
		{"open lines", with(loose("l", "Edge of trust", "dashed=1;endArrow=none;", 200, -50, 200, 100), shape("m", "", "shape=requiredInterface;dashed=1;fillColor=none;", 220, -50, 20, 200), loose("n", "Trust boundary", "", 900, 0, 900, 9)),
			base + flows + "line Edge of trust, Save\nline , Save\nline Trust boundary\n"},
		{"marks of zones", with(shape("m", "Z0", "text;html=1;", 10, 5, 30, 20), shape("n", "Z9", "text;html=1;", 310, 30, 30, 20), shape("o", "Z1", "text;html=1;", 900, 900, 30, 20)),
			"zone Zone 0 public (zone 0 is the one that nobody trusts)\nzone Zone 9\nprocess Shop in Zone 0\nstore Orders in Zone 9\n" + flows},
		{"attributes", saved(`<object label="%name% API" name="Shop" placeholders="1" trust-zone="Core" owner="Ann" tooltip="sells" id="a"><mxCell style="html=1;" vertex="1" parent="1"><mxGeometry width="9" height="9" as="geometry"/></mxCell></object>`,
			`<UserObject label="Keeps" type="data store" id="b"><mxCell style="html=1;" vertex="1" parent="1"><mxGeometry x="90" width="9" height="9" as="geometry"/></mxCell></UserObject>`,
			`<object c4Name="Buyer" c4Type="Person" c4Description="buys" label="x" placeholders="1" id="c"><mxCell style="html=1;" vertex="1" parent="1"><mxGeometry x="190" width="9" height="9" as="geometry"/></mxCell></object>`,
			`<object c4Type="Relationship" c4Description="Orders" c4Technology="HTTPS" label="" id="e"><mxCell edge="1" parent="1" source="c" target="a"/></object>`),
			"zone Core\nprocess Shop API in Core # sells\nstore Keeps\nactor Buyer # buys\nBuyer -> Shop API: Orders [https]\n"},
		{"rows and tables", with(shape("u", "User", "swimlane;childLayout=stackLayout;", 0, 300, 100, 90), shape("u/v", "+ name", "text;", 0, 30, 100, 26), shape("t", "Assets", "shape=table;childLayout=tableLayout;", 500, 0, 90, 90), shape("t/w", "", "shape=tableRow;", 0, 0, 90, 30), shape("w/x", "A01", "html=1;", 0, 0, 40, 30), arrow("g", "x", "", "v", "a")),
			base + "actor User # + name\n" + flows + "User -> Shop: x\n"},
		{"what only decorates", with(shape("m", "1", ring, 2, 2, 9, 9), shape("n", "", "shape=image;image=data:image/png,x;", 500, 0, 9, 9), shape("o", "", "line;", 500, 0, 90, 9), shape("p", "", "html=1;", 600, 0, 9, 9)), base + flows},
	} {
		all, err := Read([]byte(c.text))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
		} else if got := importertest.Told(all[0], "none"); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

// Each guess and each loss is said, with its place.
func TestRemarks(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{with(shape("a", "Twice", box, 0, 300, 9, 9)), "lost 5:1 id `a` is there twice; edges go to the first"},
		{with(strings.Replace(shape("b", "B", box, 0, 300, 9, 9), `parent="1"`, `parent="gone"`, 1)), "lost 5:1 `B` is inside `gone`, which there is not; it is taken as outside"},
		{with(shape("b/b", "B", box, 0, 300, 9, 9)), "lost 5:1 `B` is inside itself; it is taken as outside"},
		{with(shape("c/b", "B", "swimlane;", 0, 300, 9, 9), shape("b/c", "C", "swimlane;", 0, 300, 9, 9)), "lost 5:1 `B` is inside itself; it is taken as outside"},
		{with(deep(70)...), "lost 68:1 `Z63` is nested deeper than 64; it is taken as outside"},
		{with("<mxPoint/>"), "lost 5:1 `<mxPoint>` is no cell that import knows"},
		{with(`<object label="x"/>`), "lost 5:1 `<object>` is no cell that import knows"},
		{with(strings.Replace(shape("b", "B", box, 0, 300, 9, 9), `x="0"`, `x="NaN"`, 1)), "lost 5:1 `x` of `B` is no number: `NaN`"},
		{with(strings.Replace(shape("b", "B", box, 0, 300, 9, 9), `x="0"`, `x="1e308"`, 1)), "lost 5:1 `B` has no place in the drawing"},
		{with(strings.Replace(shape("b", "B", box, 0, 300, 9, 9), `width="9"`, `width="-9"`, 1)), "lost 5:1 `B` has no place in the drawing"},
		{with(`<mxCell id="b" value="B" vertex="1"/>`), "lost 5:1 `B` has no place in the drawing"},
		{with(shape("t", "Version 2", "text;html=1;", 0, 500, 9, 9)), "lost 5:1 text `Version 2` of the drawing is in no statement"},
		{with(shape("m", "1", ring, 2, 2, 9, 9)), "lost 5:1 `1` is drawn on another shape and no flow ends at it; it is taken as a mark"},
		{with(shape("m", "", box, 900, 2, 9, 9), shape("n", "", box, 900, 20, 9, 9)), "lost 5:1 2 shapes without a text and without a flow"},
		{with(`<object label="B" id="b" cost="3"><mxCell vertex="1"><mxGeometry x="900" width="1" height="1"/></mxCell></object>`), "lost 5:1 `cost` of a shape is not in the block"},
		{with(shape("z", "Net", "html=1;", 600, 0, 400, 300), shape("b", "Web", box, 610, 10, 50, 50)), "inferred 5:1 `Net` is a boundary: `Web` is drawn inside it, and no flow ends at it"},
		{with(arrow("g", "", "endArrow=none;", "a", "d")), "inferred 5:1 the line between `Shop` and `Orders` has no arrow head; it is read from the first to the second"},
		{with(loose("g", "", "", 50, 50, 302, 20)), "inferred 5:1 an arrow that is tied to nothing at its source ends at `Shop`: it is drawn up to there"},
		{with(shape("b", "Bank", "shape=cloud;", 600, 0, 9, 9)), "inferred 5:1 `Bank` is external: its shape is a cloud"},
		{with(shape("b", "Files", "shape=mxgraph.aws4.efs;", 600, 0, 9, 9)), "inferred 5:1 `Files` is a store: its icon shows `efs`"},
		{with(shape("m", "Z1", "text;html=1;", 10, 5, 30, 20)), "inferred 2:1 `Shop` is in boundary `Zone 1`: the mark `Z1` is on it"},
		{with(shape("z", "<b>Net</b><br>10.0.0.0/8", "swimlane;", 600, 0, 400, 300)), "lost 5:1 the block has no place for `10.0.0.0/8`, said of boundary `Net`"},
	} {
		all, err := Read([]byte(c.text))
		if err != nil {
			t.Errorf("%v, want %s", err, c.want)
		} else if got := importertest.Told(all[0]); !strings.Contains(got, c.want+"\n") {
			t.Errorf("%s\nwant %s", got, c.want)
		}
	}
}

// deep are boxes within each other.
func deep(n int) []string {
	var cells []string
	for i := range n {
		id := fmt.Sprintf("z%d", i)
		if i > 0 {
			id = fmt.Sprintf("z%d/z%d", i-1, i)
		}
		cells = append(cells, shape(id, fmt.Sprintf("Z%d", i), "swimlane;", 1, 1, 900, 900))
	}
	return cells
}

// A drawing is the same compressed and in a picture; places in it are then named by cells.
func TestCarriers(t *testing.T) {
	text := drawn(append(append([]string{}, two...), shape("t", "Note", "text;", 0, 500, 9, 9))...)
	const said = "process Shop\nstore Orders\nShop -> Orders: Save\nlost %s text `Note` of the drawing is in no statement\n"
	for name, c := range map[string]struct{ text, place string }{
		"alone":             {text, "5:1"},
		"compressed":        {`<mxfile><diagram name="Page-1">` + packed(escaped(text)) + `</diagram></mxfile>`, "diagram[0].cell[t]"},
		"without escapes":   {`<mxfile><diagram>` + packed(text) + `</diagram></mxfile>`, "diagram[0].cell[t]"},
		"a picture":         {`<svg xmlns="http://www.w3.org/2000/svg" content="` + html.EscapeString(saved(append(append([]string{}, two...), shape("t", "Note", "text;", 0, 500, 9, 9))...)) + `"><g/></svg>`, "diagram[0].cell[t]"},
		"compressed within": {`<svg content="` + html.EscapeString(`<mxfile><diagram>`+packed(escaped(text))+`</diagram></mxfile>`) + `"/>`, "diagram[0].cell[t]"},
	} {
		all, err := Read([]byte(c.text))
		if err != nil || len(all) != 1 || !Is([]byte(c.text)) {
			t.Errorf("%s: %v", name, err)
		} else if got, want := importertest.Told(all[0]), fmt.Sprintf(said, c.place); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, want)
		}
	}
}

func TestPages(t *testing.T) {
	all, err := Read([]byte(`<mxfile><diagram name="One">` + drawn(two...) + `</diagram><diagram name="Empty"/><diagram name="Page-3">` + drawn() + `</diagram></mxfile>`))
	if err != nil || len(all) != 3 {
		t.Fatal(all, err)
	}
	if all[0].Name != "One" || all[0].Title != "One" || len(all[0].Nodes) != 2 || all[1].Name != "Empty" || all[2].Title != "" || len(all[2].Nodes) != 0 {
		t.Errorf("%+v", all)
	}
}

func TestReadRefuses(t *testing.T) {
	page := func(inside string) string { return "<mxfile><diagram name=\"A\">" + inside + "</diagram></mxfile>" }
	importertest.Refuses(t, func(text []byte) error { _, err := Read(text); return err }, [][3]string{
		{"nothing", "", "1:1: the file is empty"},
		{"no XML", "drawio", "1:1: the file is not XML: it does not begin with `<`"},
		{"cut off", "<mxfile><diagram>", "1:18: the XML ends too early: `<diagram>` of 1:9 is not ended"},
		{"no pages", "<mxfile/>", "1:1: `<mxfile>` has no `<diagram>`"},
		{"another format", "<graphml/>", "1:1: a drawing of draw.io begins with `<mxfile>` or `<mxGraphModel>`, not with `<graphml>`"},
		{"a library", "<mxlibrary>[]</mxlibrary>", "1:1: the file is a library of shapes, not a drawing"},
		{"no base64", page("what is this?"), "1:9: `<diagram>` holds neither an `<mxGraphModel>` nor base64"},
		{"base64 without its end", page(packed(escaped(drawn()))[:41]), "1:9: `<diagram>` holds neither an `<mxGraphModel>` nor base64"},
		{"not deflated", page(base64.StdEncoding.EncodeToString([]byte("plain text"))), "1:9: the compressed diagram is damaged or cut off"},
		{"half of what is deflated", page(packed(escaped(drawn()))[:40]), "1:9: the compressed diagram is damaged or cut off"},
		{"packed, no XML", page(packed("hello")), "1:9: the unpacked diagram: 1:1: the file is not XML: it does not begin with `<`"},
		{"packed, cut off", page(packed("<mxGraphModel><root>")), "1:9: the unpacked diagram: 1:21: the XML ends too early: `<root>` of 1:15 is not ended"},
		{"packed, another format", page(packed("<svg/>")), "1:9: the unpacked diagram is `<svg>`, not `<mxGraphModel>`"},
		{"packed, entities", page(packed("<!DOCTYPE a [<!ENTITY x 'y'>]><mxGraphModel/>")), "1:9: the unpacked diagram: 1:1: the XML declares a document type of its own, with entities or elements; only plain XML is read"},
		{"another child", page("<graph/>"), "1:9: `<diagram>` has `<graph>`, not `<mxGraphModel>`"},
		{"no root", page("<mxGraphModel/>"), "1:9: `<mxGraphModel>` has no `<root>` with the cells"},
		{"no cells", page("<mxGraphModel><root><cell/></root></mxGraphModel>"), "1:9: `<root>` has `<cell>`, not `<mxCell>`"},
		{"entities", "<!DOCTYPE mxfile [<!ENTITY a 'b'>]><mxfile/>", "1:1: the XML declares a document type of its own, with entities or elements; only plain XML is read"},
		{"a billion laughs", "<!DOCTYPE m [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]><mxfile>&b;</mxfile>", "1:1: the XML declares a document type of its own, with entities or elements; only plain XML is read"},
		{"too deep", "<mxfile>" + strings.Repeat("<diagram>", 100_000), "1:576: the elements are nested deeper than 64"},
		{"a picture in PNG", "\x89PNG\r\n\x1a\nmxfile", "1:1: a picture in PNG is not read; open it in draw.io and save it as `.drawio`, or export it as SVG with a copy of the diagram"},
		{"a picture without a diagram", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "1:1: the picture carries no diagram; export it from draw.io with a copy of the diagram, or save the drawing as `.drawio`"},
		{"a picture with something else", "<svg content=\"x\"/>", "1:1: the diagram that the picture carries: 1:1: the file is not XML: it does not begin with `<`"},
		{"no UTF-8", "<mxfile a=\"\xfe\"/>", "1:14: not XML: invalid UTF-8"},
	})
}

// All diagrams of a file together may not be larger than a file, so that a small one does not become a large one.
func TestBomb(t *testing.T) {
	f := &file{left: 100}
	page := packed("%3C" + strings.Repeat("a", 60))
	if _, err := f.unpack(page); err != nil {
		t.Fatal(err)
	}
	const want = "the diagrams are larger than the limit of 64 MiB when they are unpacked"
	if _, err := f.unpack(page); err == nil || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
}

func TestIs(t *testing.T) {
	for text, want := range map[string]bool{
		"<mxfile host=\"x\">": true, "<?xml version=\"1.0\"?>\n<mxGraphModel>": true, "<mxlibrary>": true, "\x89PNG\r\n\x1a\n tEXtmxfile": true,
		"<svg content=\"&lt;mxfile\">": true, "<svg/>": false, "\x89PNG\r\n": false, "mxfile": false, "": false,
	} {
		if got := Is([]byte(text)); got != want {
			t.Errorf("%q: %t", text, got)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(with(shape("z", "Net", frame, 0, 0, 900, 900), shape("m", "Z1", "text;", 10, 5, 9, 9), loose("l", "", "dashed=1;endArrow=none;", 200, -50, 200, 100)))
	f.Add(saved(deep(3)...))
	f.Add(saved(`<object label="%a%" a="x|y #1" placeholders="1" zone="Core" id="a"><mxCell style="shape=mxgraph.aws4.s3;" vertex="1" parent="a"><mxGeometry x="1e9" width="9" height="9" relative="1"/></mxCell></object>`, arrow("e", "HTTPS: x", "startArrow=classic;", "a", "a")))
	f.Add("<mxfile><diagram>" + packed(escaped(drawn(two...))) + "</diagram></mxfile>")
	importertest.Fuzz(f, func(text []byte) ([]*draft.Draft, error) {
		Is(text)
		return Read(text)
	})
}
