package tm7

import (
	"fmt"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer/importertest"
)

// saved is a model with a surface of shapes and lines, one a line: the shapes begin on line 2, the lines after an empty line.
// More is what comes after the surfaces.
func saved(shapes, lines []string, more string) string {
	return `<ThreatModel xmlns="http://schemas.datacontract.org/2004/07/ThreatModeling.Model" xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns:a="urn:a" xmlns:b="urn:b"><DrawingSurfaceList><DrawingSurfaceModel><Guid>s1</Guid><Header>Main</Header><Borders>` +
		"\n" + strings.Join(shapes, "\n") + "\n</Borders><Lines>\n" + strings.Join(lines, "\n") + "\n</Lines></DrawingSurfaceModel></DrawingSurfaceList>" + more + "</ThreatModel>"
}

// prop is one of a shape; a list has its choice after "#", counted from 0.
func prop(name, value string) string {
	list, choice, ok := strings.Cut(value, "#")
	if !ok {
		return fmt.Sprintf(`<a:anyType i:type="b:StringDisplayAttribute"><b:DisplayName>%s</b:DisplayName><b:Value>%s</b:Value></a:anyType>`, name, value)
	}
	return fmt.Sprintf(`<a:anyType i:type="b:ListDisplayAttribute"><b:DisplayName>%s</b:DisplayName><b:Value><a:string>%s</a:string></b:Value><b:SelectedIndex>%s</b:SelectedIndex></a:anyType>`,
		name, strings.ReplaceAll(list, ",", "</a:string><a:string>"), choice)
}

// stencilOf is a shape or a line of a kind that the template calls shown.
func stencilOf(id, kind, shown, name, rest string, props ...string) string {
	return fmt.Sprintf(`<a:KeyValueOfguidanyType><a:Key>%[1]s</a:Key><a:Value i:type="%[2]s"><Guid>%[1]s</Guid><Properties><a:anyType i:type="b:HeaderDisplayAttribute"><b:DisplayName>%[3]s</b:DisplayName></a:anyType>%[4]s%[5]s</Properties>%[6]s</a:Value></a:KeyValueOfguidanyType>`,
		id, kind, shown, prop("Name", name), strings.Join(props, ""), rest)
}

func at(x, y, width, height int) string {
	return fmt.Sprintf("<Height>%d</Height><Left>%d</Left><Top>%d</Top><Width>%d</Width>", height, x, y, width)
}

func flowOf(id, shown, name, from, to string, props ...string) string {
	return stencilOf(id, "Connector", shown, name, "<SourceGuid>"+from+"</SourceGuid><TargetGuid>"+to+"</TargetGuid>", props...)
}

func curve(id, name string, points ...int) string {
	return stencilOf(id, "LineBoundary", "Internet Boundary", name, fmt.Sprintf("<HandleX>%d</HandleX><HandleY>%d</HandleY><SourceX>%d</SourceX><SourceY>%d</SourceY><TargetX>%d</TargetX><TargetY>%d</TargetY>",
		points[2], points[3], points[0], points[1], points[4], points[5]))
}

func threat(state, title, category, flow, rest string) string {
	return `<a:KeyValueOfstringThreatpc_P0_PhOB><a:Value><b:DrawingSurfaceGuid>s1</b:DrawingSurfaceGuid><b:FlowGuid>` + flow + `</b:FlowGuid><b:Properties><a:KeyValueOfstringstring><a:Key>Title</a:Key><a:Value>` + title +
		`</a:Value></a:KeyValueOfstringstring><a:KeyValueOfstringstring><a:Key>UserThreatCategory</a:Key><a:Value>` + category + `</a:Value></a:KeyValueOfstringstring></b:Properties><b:State>` + state + `</b:State>` + rest + `</a:Value></a:KeyValueOfstringThreatpc_P0_PhOB>`
}

var (
	user = stencilOf("u", "StencilRectangle", "Human User", "Mia", at(0, 0, 100, 100))
	web  = stencilOf("w", "StencilEllipse", "Generic Process", "Web", at(300, 0, 100, 100))
	db   = stencilOf("d", "StencilParallelLines", "SQL Database", "Orders", at(750, 0, 100, 100))
	buy  = flowOf("f", "HTTPS", "Buy", "u", "w")
)

func list(all ...string) []string { return all }

func TestRead(t *testing.T) {
	const said = "inferred 2:42 `Mia` is an actor: its kind in the source is `Human User`\n"
	for _, c := range []struct{ name, text, want string }{
		{"types", saved(list(user, web, db), list(buy, flowOf("g", "Generic Data Flow", "SQL: save", "w", "d")), ""),
			"actor Mia [tech=\"Human User\"]\nprocess Web\nstore Orders [tech=\"SQL Database\"]\nMia -> Web: Buy [https]\nWeb -> Orders: save [sql]\n" + said +
				"inferred 6:42 flow `Buy` is over `https`: its kind in the source is `HTTPS`\ninferred 7:42 the flow is over `sql`: its name says `SQL: save`\n"},
		{"boundaries", saved(list(stencilOf("z", "BorderBoundary", "Internet Boundary", "Outside", at(0, 0, 900, 900)), stencilOf("y", "BorderBoundary", "CorpNet Trust Boundary", "Office", at(290, 0, 400, 400)), web, db, stencilOf("h", "StencilEllipse", "Generic Process", "Half", at(850, 850, 70, 70))), nil, ""),
			"zone Outside public (its kind in the source is `Internet Boundary`)\nzone Office in Outside internal (its kind in the source is `CorpNet Trust Boundary`)\nprocess Web in Office\nstore Orders in Outside [tech=\"SQL Database\"]\nprocess Half\n" +
				"inferred 6:42 `Half` is outside every boundary: only its middle is inside the box of `Outside`, not all of it\n"},
		{"curves", saved(list(web, db), list(flowOf("f", "Generic Data Flow", "Save", "w", "d"), curve("c", "Edge", 500, -50, 510, 60, 500, 200), curve("e", "Far", 0, 900, 10, 900, 20, 900)), ""),
			"process Web\nstore Orders [tech=\"SQL Database\"]\nWeb -> Orders: Save\nline Edge, Save\nline Far\n"},
		{"ends", saved(list(web, stencilOf("z", "BorderBoundary", "Generic Trust Border Boundary", "Net", at(900, 0, 10, 10))), list(flowOf("f", "x", "A", "w", "z"), flowOf("g", "x", "B", "w", "gone"), flowOf("h", "x", "C", "00000000-0000-0000-0000-000000000000", "W")), ""),
			"zone Net\nprocess Web\nWeb -> [Net]: A\nWeb -> ?gone: B\n? -> Web: C\n"},
		{"generic ids", saved(list(strings.Replace(stencilOf("a", "StencilRectangle", "Free Text Annotation", "See this", at(0, 0, 9, 9)), "<Guid>", "<GenericTypeId>GE.A</GenericTypeId><Guid>", 1), strings.Replace(stencilOf("c", "StencilRectangle", "Custom", "Client", at(0, 0, 9, 9)), "<Guid>", "<GenericTypeId>GE.A</GenericTypeId><Guid>", 1), strings.Replace(user, "<Guid>", "<GenericTypeId>GE.P</GenericTypeId><Guid>", 1)), list(flowOf("f", "x", "Ask", "c", "u")), ""),
			"actor Client [tech=Custom]\nprocess Mia [tech=\"Human User\"]\nClient -> Mia: Ask\nlost 2:42 text `See this` of the drawing is in no statement\ninferred 3:42 `Client` is an actor: the name says `client`\n"},
		{"properties", saved(list(
			stencilOf("d", "StencilParallelLines", "Generic Data Store", "Log", at(0, 0, 9, 9), prop("Stores Credentials", "No,Yes#1"), prop("Stores Log Data", "Not Selected,Yes#1"), prop("Encrypted", "No,Yes#1"), prop("Signed", "No,Yes#0"), prop("Backup", "No,Yes#1")),
			stencilOf("p", "StencilEllipse", "Generic Process", "", at(0, 0, 9, 9), prop("Running As", "Not Selected,Kernel,System#2"), prop("Isolation Level", "Not Selected,AppContainer#1"), prop("Code Type", "Not Selected,Managed#1"), prop("Out Of Scope", "true"), prop("Reason For Out Of Scope", "vendor")),
			stencilOf("e", "StencilRectangle", "Generic External Interactor", "Ann", at(0, 0, 9, 9), prop("Type", "Not Selected,Code,Human#2"), prop("Out Of Scope", "true"))),
			list(flowOf("f", "Generic Data Flow", "x", "d", "p", prop("Source Authenticated", "Not Selected,No,Yes#2"), prop("Destination Authenticated", "Not Selected,No,Yes#1"), prop("Provides Confidentiality", "No,Yes#1"), prop("Out Of Scope", "true"), prop("Reason For Out Of Scope", "old"))), ""),
			"store Log [class=credentials kind=log rest=disk]\nprocess Generic Process [runs-as=root scope=out reason=vendor]\nactor Ann [scope=out reason=\"out of scope in the source\"]\nLog -> Generic Process: x [auth=yes encryption=tls]\n" +
				"inferred 2:42 `Log` has `class=credentials`: the source says `Stores Credentials: Yes`\ninferred 2:42 `Log` has `kind=log`: the source says `Stores Log Data: Yes`\ninferred 2:42 `Log` has `rest=disk`: the source says `Encrypted: Yes`\n" +
				"inferred 3:42 `Generic Process` has `runs-as=root`: the source says `Running As: System`\ninferred 4:42 `Ann` is out of scope, and the source gives no reason; write one\n" +
				"inferred 6:42 flow `x` has `auth=yes`: the source says `Source Authenticated: Yes`\ninferred 6:42 flow `x` has `encryption=tls`: the source says `Provides Confidentiality: Yes`\nlost 6:42 flow `x` is out of scope in the source (`old`); only elements can be\n" +
				"lost 2:42 `Backup` of a store is not in the block\nlost 3:42 `Isolation Level` of a process is not in the block\nlost 3:42 `Code Type` of a process is not in the block\nlost 6:42 `Destination Authenticated` of a flow is not in the block\n"},
		{"threats", saved(list(user, web), list(buy), "<ThreatInstances>\n"+threat("AutoGenerated", "x", "Tampering", "f", "")+threat("AutoGenerated", "y", "Tampering", "f", "")+"\n"+
			threat("Mitigated", "Guessed", "Spoofing", "f", "<b:StateInformation>MFA</b:StateInformation><b:ChangedBy>ann</b:ChangedBy>")+"\n"+threat("NotApplicable", "Flood", "Denial Of Service", "", "<b:TargetGuid>w</b:TargetGuid>")+"\n"+
			threat("NeedsInvestigation", "Odd", "Abuse", "f", "")+"\n"+threat("Whatever", "New", "Tampering", "f", "")+"\n"+threat("Mitigated", "Gone", "Tampering", "no", "")+"</ThreatInstances>"),
			"actor Mia [tech=\"Human User\"]\nprocess Web\nMia -> Web: Buy [https]\njudgement 8:37 S mitigated Guessed: MFA\njudgement 9:37 D not applicable Flood: \njudgement 10:37  open Abuse: Odd: \njudgement 11:37 T open New: \n" + said +
				"inferred 5:42 flow `Buy` is over `https`: its kind in the source is `HTTPS`\nlost 11:37 `Whatever` is no status that import knows; threat `New` is taken as open\nlost 12:37 threat `Gone` is about nothing that is in the drawing\n" +
				"lost 7:37 2 threats that the tool generated and nobody has judged; the block gets its own\n"},
		{"prose", saved(list(web), nil, "<MetaInformation>\n<Assumptions>One\nTwo</Assumptions>\n<Owner>Ann</Owner><ThreatModelName>Shop</ThreatModelName></MetaInformation>\n<Notes><Note><Message>Ask Bob</Message></Note></Notes>"),
			"process Web\nlost 8:1 the block has no place for `Ann`, the `Owner` of the model\nlost 9:8 the block has no place for the note `Ask Bob`\n"},
		{"odd shapes", saved(list(strings.Replace(web, "StencilEllipse", "StencilStar", 1), web, web, stencilOf("x", "StencilEllipse", "Generic Process", "Lost", ""), stencilOf("z", "BorderBoundary", "x", "Nowhere", at(0, 0, -1, 9)), strings.Replace(db, "<Left>750", "<Left>NaN", 1)), list(strings.Replace(buy, "Connector", "Tunnel", 1)), ""),
			"zone Nowhere\nprocess Web\nprocess Web\nprocess Lost\nstore Orders [tech=\"SQL Database\"]\nlost 2:42 `StencilStar` is no shape that import knows\nlost 4:42 id `w` is there twice; flows go to the first\nlost 5:42 `Lost` has no place in the drawing, so it is in no boundary\n" +
				"lost 6:42 boundary `Nowhere` has no place in the drawing, so nothing is inside it\nlost 7:42 `Orders` has no place in the drawing, so it is in no boundary\nlost 9:42 `Tunnel` is no line that import knows\n"},
	} {
		all, err := Read([]byte(c.text))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
		} else if got := importertest.Told(all[0]); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

func TestSurfaces(t *testing.T) {
	text := saved(list(web), nil, "<MetaInformation><ThreatModelName>Shop</ThreatModelName><Assumptions>Trust</Assumptions></MetaInformation>")
	one, err := Read([]byte(text))
	if err != nil || len(one) != 1 || one[0].Name != "Main" || one[0].Title != "Shop" || len(one[0].Assumptions) != 1 {
		t.Errorf("%+v, %v", one, err)
	}
	const end = "</DrawingSurfaceList>"
	two, err := Read([]byte(strings.Replace(text, end, "<DrawingSurfaceModel><Header>Back</Header></DrawingSurfaceModel>"+end, 1)))
	if err != nil || len(two) != 2 || two[0].Title != "Shop: Main" || two[1].Title != "Shop: Back" || len(two[0].Assumptions) != 0 {
		t.Errorf("%+v, %v", two, err)
	}
}

func TestReadRefuses(t *testing.T) {
	whole := saved(list(web), list(buy), "")
	importertest.Refuses(t, func(text []byte) error { _, err := Read(text); return err }, [][3]string{
		{"nothing", "", "1:1: the file is empty"},
		{"only a byte order mark", "\xff\xfe", "1:1: the file is empty"},
		{"no XML", "{}", "1:1: the file is not XML: it does not begin with `<`"},
		{"an archive", "PK\x03\x04\x14", "1:1: the file is a ZIP archive; a model of the tool is XML"},
		{"another format", "<mxfile/>", "1:1: a model of the tool begins with `<ThreatModel>`, not with `<mxfile>`"},
		{"a template", "<KnowledgeBase/>", "1:1: the file is a template of the tool, which has no drawing"},
		{"no surfaces", "<ThreatModel>\n</ThreatModel>", "1:1: the model has no `<DrawingSurfaceList>`"},
		{"cut off in a tag", whole[:len(whole)-5], "5:61: the XML ends too early"},
		{"cut off between tags", whole[:strings.Index(whole, "<Borders>")], "1:244: the XML ends too early: `<DrawingSurfaceModel>` of 1:187 is not ended"},
		{"half of UTF-16", "\xff\xfe<\x00a", "1:1: the text is UTF-16 with half a character at its end"},
		{"UTF-16 without a mark", "<\x00T\x00", "1:2: not XML: expected element name after <"},
		{"ended by another", strings.Replace(whole, "</Header>", "</Head>", 1), "1:235: `<Header>` of 1:223 is ended by `</Head>`"},
		{"an entity", "<!DOCTYPE t [<!ENTITY x 'y'>]>" + whole, "1:1: the XML declares a document type of its own, with entities or elements; only plain XML is read"},
		{"a billion laughs", "<!DOCTYPE t [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><ThreatModel>&b;</ThreatModel>", "1:1: the XML declares a document type of its own, with entities or elements; only plain XML is read"},
		{"a file of the machine", "<!DOCTYPE t [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><ThreatModel>&x;</ThreatModel>", "1:1: the XML declares a document type of its own, with entities or elements; only plain XML is read"},
		{"an entity of HTML", "<ThreatModel>&nbsp;</ThreatModel>", "1:20: not XML: invalid character entity &nbsp;"},
		{"too deep", "<ThreatModel>" + strings.Repeat("<a>", 100_000), "1:203: the elements are nested deeper than 64"},
		{"two models", "<ThreatModel/><ThreatModel/>", "1:15: there is something after the end of the XML"},
		{"another encoding", "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><ThreatModel/>", "1:1: the encoding `iso-8859-1` is not read; save the file as UTF-8"},
	})
}

func TestIs(t *testing.T) {
	for text, want := range map[string]bool{
		saved(nil, nil, ""): true, "\xff\xfe<\x00D\x00r\x00a\x00w\x00i\x00n\x00g\x00S\x00u\x00r\x00f\x00a\x00c\x00e\x00L\x00i\x00s\x00t\x00": true, "<ThreatModel/>": false, "": false,
	} {
		if got := Is([]byte(text)); got != want {
			t.Errorf("%q: %t", text, got)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(saved(list(user, web, db, stencilOf("z", "BorderBoundary", "Internet Boundary", "Out", at(0, 0, 900, 900))), list(buy, curve("c", "Edge", 200, -50, 210, 60, 200, 200)), "<ThreatInstances>"+threat("Mitigated", "a | b # c", "Spoofing", "f", "<b:StateInformation>\"x\"\\</b:StateInformation>")+"</ThreatInstances>"))
	f.Add(saved(list(web, web), list(flowOf("f", "HTTPS", "HTTPS: x", "w", "W")), "<MetaInformation><Assumptions>a</Assumptions></MetaInformation>"))
	f.Add("<ThreatModel><DrawingSurfaceList><DrawingSurfaceModel/></DrawingSurfaceList></ThreatModel>")
	importertest.Fuzz(f, func(text []byte) ([]*draft.Draft, error) {
		Is(text)
		return Read(text)
	})
}
