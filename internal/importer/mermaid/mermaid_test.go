package mermaid

import (
	"testing"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer/importertest"
)

func TestRead(t *testing.T) {
	for _, c := range []struct{ name, chart, want string }{
		{"shapes", "flowchart LR\na[A]\nb(B)\nc([C])\nd[[D]]\ne[(E)]\nf((F))\ng>G]\nh{H}\ni{{I}}\nj[/J/]\nk[\\K\\]\nl[/L\\]\nm(((M)))\nn",
			"process A\nprocess B\nprocess C\nprocess D\nstore E\nprocess F\nprocess G\nprocess H\nprocess I\nstore J\nstore K\nprocess L\nprocess M\nprocess n\n"},
		{"new shapes", "flowchart TD\na@{ shape: cyl, label: \"All orders\" }\nb@{shape: rounded}\nc@{ label: C }",
			"store All orders\nprocess b\nprocess C\n"},
		{"links", "graph TD\na-->b\nb---c\nc-.->d\nd==>e\ne--oa\na--xb\nb<-->c\nc ~~~ d\nd---->e\ne-..->a\nx1 <--> y1\nx1 o--o y1",
			"process a\nprocess b\nprocess c\nprocess d\nprocess e\nprocess x1\nprocess y1\na -> b: \nb -> c: \nc -> d: \nd -> e: \ne -> a: \na -> b: \nb <-> c: \nd -> e: \ne -> a: \nx1 <-> y1: \nx1 <-> y1: \n"},
		{"labels", "flowchart LR\na -->|one| b\na -- two --> b\na -. three .-> b\na == four ==> b\na -->|\"five | 5\"| b\na -- \"six -- 6\" --> b\na --- |seven| b\na --eight--> b",
			"process a\nprocess b\na -> b: one\na -> b: two\na -> b: three\na -> b: four\na -> b: five | 5\na -> b: six -- 6\na -> b: seven\na -> b: eight\n"},
		{"chains and groups", "flowchart LR\na & b --> c & d --> e; e --> a",
			"process a\nprocess b\nprocess c\nprocess d\nprocess e\na -> c: \na -> d: \nb -> c: \nb -> d: \nc -> e: \nd -> e: \ne -> a: \n"},
		{"a link at the end of a line", "flowchart LR\na -->\n  b", "process a\nprocess b\na -> b: \n"},
		{"ids with dashes", "flowchart LR\napi-gw --> order.service_1\napi-gw-->x", "process api-gw\nprocess order.service_1\nprocess x\napi-gw -> order.service_1: \napi-gw -> x: \n"},
		{"subgraphs", "flowchart LR\nsubgraph one [The one]\n a\n subgraph two\n  direction LR\n  b --> c\n end\nend\nsubgraph \"Third place\"\n d\nend\nsubgraph A name (of words)\nend\na --> two\nd",
			"zone The one\nzone two in The one\nzone Third place\nzone A name (of words)\nprocess a in The one\nprocess b in two\nprocess c in two\nprocess d in Third place\nb -> c: \na -> [two]: \n"},
		{"a bare id moves the node", "flowchart LR\nx[X] --> y[Y]\nsubgraph z\n x\nend", "zone z\nprocess X in z\nprocess Y\nX -> Y: \n"},
		{"the first that ends has it", "flowchart LR\nsubgraph p\n x\nend\nsubgraph q\n x --> y\nend", "zone p\nzone q\nprocess x in p\nprocess y in q\nx -> y: \n"},
		{"texts", "flowchart LR\na[\"Line one<br/>line #quot;two#quot; &amp; <b>bold</b>\"]\nb[\"`**Mark** down`\"]\nc[fa:fa-user Anna]\nd[\"with [brackets] (and more)\"]\ne[\"over\ntwo lines\"]",
			"process Line one line \"two\" & bold\nprocess Mark down\nprocess Anna\nprocess with [brackets] (and more)\nprocess over two lines\n"},
		{"classes", "flowchart LR\na[Bank]:::external --> b[Shop]\nc[Ann]\nclass c,b actor\nclassDef external fill:#f9f", "external Bank\nactor Shop\nactor Ann\nBank -> Shop: \n"},
		{"what only looks", "%%{init: {'theme': 'x'}}%%\nflowchart LR\n%% comment\na --> b %% and here\nstyle a fill:#fff\nlinkStyle 0 stroke:red\nclick a \"https://x\" _blank\naccTitle: t\naccDescr {\n several lines\n}\nclassDef default x",
			"process a\nprocess b\na -> b: \n"},
		{"front matter", "---\ntitle: \"The shop\"\nconfig:\n  x: 1\n---\nflowchart LR\na --> b", "process a\nprocess b\na -> b: \n"},
		{"edge ids", "flowchart LR\na e1@--> b\ne1@{ animate: true }", "process a\nprocess b\na -> b: \n"},
		{"words that are also ids", "flowchart LR\nstyle --> click\nclass1 --> a", "process style\nprocess click\nprocess class1\nprocess a\nstyle -> click: \nclass1 -> a: \n"},
		{"protocols", "flowchart LR\nu((User)) -->|HTTPS: order| w[Web app]\nw -->|SQL/TLS| d[(DB)]", "actor User\nprocess Web app\nstore DB\nUser -> Web app: order [https]\nWeb app -> DB: SQL/TLS [sql encryption=tls]\n"},
		{"protocols after numbers", "flowchart LR\na -->|C1. HTTPS, cookie| b\na -->|\"(2) SQL\"| c\na -->|12: gRPC| d\na -->|5.1 rows| e",
			"process a\nprocess b\nprocess c\nprocess d\nprocess e\na -> b: C1. cookie [https]\na -> c: (2) SQL [sql]\na -> d: 12: gRPC [grpc]\na -> e: 5.1 rows\n"},
		{"people by their subgraph", "flowchart LR\nsubgraph u [End users]\na[Pilot]\nb[(Log)]\nend\nsubgraph User interface\nc\nend", "zone End users\nzone User interface\nactor Pilot in End users\nstore Log in End users\nprocess c in User interface\n"},
		{"what is not understood", "flowchart LR\na --> b\na -> b\nb -->\n", "process a\nprocess b\na -> b: \nlost 3:3 not understood: -> b\nlost 4:3 the line ends where a node is expected\n"},
		{"no end", "flowchart LR\nsubgraph x\na", "zone x\nprocess a in x\nlost 2:1 this subgraph has no `end`\n"},
		{"a semicolon after the direction", "graph TD;a-->b;", "process a\nprocess b\na -> b: \n"},
		{"a direction that is a sign", "graph >;a-->b", "process a\nprocess b\na -> b: \n"},
		{"a comment after the direction", "flowchart LR %% main\na-->b", "process a\nprocess b\na -> b: \n"},
		{"a subgraph in one line", "graph TB;subgraph \"one; two\";a-->b;end;b-->c", "zone one; two\nprocess a in one; two\nprocess b in one; two\nprocess c\na -> b: \nb -> c: \n"},
		{"a subgraph with a quoted id", "graph TB\nsubgraph \"my zone\"[\"My #quot;zone#quot;\"]\na\nend", "zone My \"zone\"\nprocess a in My \"zone\"\n"},
		{"several lines without quotes", "graph TB\na{\n is it\n there?} -->|yes,\n it is| b\na -- so\n it --> b", "process is it there?\nprocess b\nis it there? -> b: yes, it is\nis it there? -> b: so it\n"},
		{"a link on the line below", "flowchart LR\na\n%% why\n  --> b\n  -- text --> c\nd\nx-->e\nd", "process a\nprocess b\nprocess c\nprocess d\nprocess x\nprocess e\na -> b: \nb -> c: text\nx -> e: \n"},
		{"a dotted link without its first line", "graph LR\na .-> b\nb <.-> c", "process a\nprocess b\nprocess c\na -> b: \nb <-> c: \n"},
		{"a link that is not drawn", "graph LR\na ~~~ b\na ~~~|note: slow| b", "process a\nprocess b\nlost 3:3 the text `note: slow` at a link that is not drawn\n"},
		{"only a style", "graph LR\na-->b\nstyle c,a fill:red;b-->d\nstyle z fill:red\nstyle c fill:blue\nsubgraph z\nd\nend", "zone z\nprocess a\nprocess b\nprocess d in z\na -> b: \nb -> d: \nlost 3:1 only `style` names `c`, so it is no element\n"},
		{"a slash that is not at both ends", "graph LR\na[/orders] --> b[/in/]\nc[\\x] --> d[(e) f]", "process /orders\nstore in\nprocess \\x\nprocess (e) f\n/orders -> in: \n\\x -> (e) f: \n"},
		{"an ellipse", "graph LR\na(-Web-)-->b", "process Web\nprocess b\nWeb -> b: \n"},
		{"properties", "flowchart LR\na@{\n shape: cyl\n label: \"One } two\"\n}\nb[Web]@{ shape: rounded } --> c\nc[Orders]\nc@{ shape: database }\nd@{\n label: |\n  over\n  lines\n}\nL_b_c_0@{ animation: fast }",
			"store One } two\nprocess Web\nstore Orders\nprocess over lines\nWeb -> Orders: \n"},
		{"stars and underscores", "graph LR\na[\"`_Big_ **web_app** *x* y_z`\"]\nb[\"**Orders** of __init__.py\"]\nc[otel.*]", "process Big web_app x y_z\nprocess Orders of __init__.py\nprocess otel.*\n"},
		{"carriage returns", "flowchart LR\r\na --> b\r\n", "process a\nprocess b\na -> b: \n"},
	} {
		d, err := Read(c.chart, 1, nil)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got := importertest.Told(d, draft.Lost); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

func TestReadRefuses(t *testing.T) {
	for _, c := range []struct{ chart, want string }{
		{"", "3:1: the diagram is empty; a flowchart begins with `flowchart LR` or `graph TD`"},
		{"sequenceDiagram\nA->>B: x", "3:1: a sequence diagram orders messages in time and has no trust boundaries; draw its participants and their calls as a `flowchart` with subgraphs, or write the block by hand: a participant is an element, a message is a flow"},
		{"C4Context\n", "3:1: C4 diagrams are not read; write each Person as an actor, System_Ext as an external, Container as a process or store, Boundary as a boundary, Rel as a flow"},
		{"classDiagram\nA <|-- B", "3:1: a class diagram says what code is made of, not where data flows; draw what runs and what it sends as a `flowchart` with subgraphs"},
		{"stateDiagram-v2\n[*] --> A", "3:1: a state diagram orders the states of one thing and has no flows of data; draw what runs and what it sends as a `flowchart` with subgraphs"},
		{"erDiagram\nA ||--o{ B : x", "3:1: an entity relationship diagram says how data is linked, not where it flows; write each entity as `data`, and draw who stores and sends it as a `flowchart`"},
		{"\n  pie title x", "4:3: `pie` begins no flowchart; a flowchart begins with `flowchart LR` or `graph TD`"},
		{"flowchart LR a-->b", "3:1: only a direction may follow `flowchart` on its line: TB, TD, BT, RL or LR"},
		{"flowchartLR\na-->b", "3:1: `flowchartLR` begins no flowchart; a flowchart begins with `flowchart LR` or `graph TD`"},
	} {
		_, err := Read(c.chart, 3, nil)
		if err == nil || err.Error() != c.want {
			t.Errorf("%q: %v, want %s", c.chart, err, c.want)
		}
	}
}

// A head at the beginning alone, which Mermaid does not draw, gives the direction, and the report says so.
func TestHeadAtTheBeginning(t *testing.T) {
	d, err := Read("flowchart LR\na[Web] <---|rows| b[(Orders)]", 1, nil)
	if err != nil {
		t.Fatal(err)
	}
	want := "process Web\nstore Orders\nOrders -> Web: rows\n" +
		"inferred 2:8 the line between `Web` and `Orders` has its arrow head at the beginning, which Mermaid does not draw; it is read from right to left\n"
	if got := importertest.Told(d, draft.Lost, draft.Inferred); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

// What a class or a subgraph puts out of scope is so in the block, and the report asks for the reason.
func TestOutOfScope(t *testing.T) {
	d, err := Read("flowchart LR\na[Billing]:::outOfScope --> b[Web]\nsubgraph o [Rest, out of scope]\nsubgraph p\nc[Mail]\nend\nend", 1, nil)
	if err != nil {
		t.Fatal(err)
	}
	want := "zone Rest, out of scope\nzone p in Rest, out of scope\n" +
		"process Billing [scope=out reason=\"out of scope in the source\"]\nprocess Web\nprocess Mail in p [scope=out reason=\"out of scope in the source\"]\nBilling -> Web: \n" +
		"inferred 2:1 `Billing` is out of scope: class `outOfScope`\n" +
		"inferred 2:1 `Billing` is out of scope, and the source gives no reason; write one\n" +
		"inferred 5:1 `Mail` is out of scope: it is in `Rest, out of scope`\n" +
		"inferred 5:1 `Mail` is out of scope, and the source gives no reason; write one\n"
	if got := importertest.Told(d, draft.Lost, draft.Inferred); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

func TestShapes(t *testing.T) {
	types, err := ParseShapes("stadium=process, circle=store")
	if err != nil {
		t.Fatal(err)
	}
	d, err := Read("flowchart LR\nsubgraph z\nx\nend\na([A]) --> b((B))", 1, types)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := importertest.Told(d, draft.Lost), "zone z\nprocess x in z\nprocess A\nstore B\nA -> B: \n"; got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	for text, want := range map[string]string{
		"stadium":       "`stadium` is no shape with a type; write `stadium=actor`",
		"star=actor":    "no shape `star`; there are rectangle, round, stadium, subroutine, cylinder, circle, flag, diamond, hexagon, parallelogram, trapezoid",
		"circle=person": "no type `person`; there are actor, external, process, store",
	} {
		if _, err := ParseShapes(text); err == nil || err.Error() != want {
			t.Errorf("%s: %v, want %s", text, err, want)
		}
	}
}

// What is malformed in a chart is named with its place, and the rest is read.
func TestMalformed(t *testing.T) {
	for _, c := range []struct{ body, want string }{
		{"a[Web", "lost 2:1 not understood: [Web\n"},
		{"a(Web]", "lost 2:1 not understood: (Web]\n"},
		{"a[\"Web]", "process \"Web\n"},
		{"a --> ", "process a\nlost 2:3 the line ends where a node is expected\n"},
		{"--> a", "lost 2:1 not understood: --> a\n"},
		{"a -> b", "process a\nlost 2:3 not understood: -> b\n"},
		{"a -->|x b", "process a\nlost 2:3 not understood: |x b\n"},
		{"a -- x b", "process a\nlost 2:3 not understood: -- x b\n"},
		{"a --> b &", "process a\nprocess b\nlost 2:3 the line ends where a node is expected\n"},
		{"a & & b --> c", "process a\nlost 2:1 not understood: & b --> c\n"},
		{"subgraph", "zone \nlost 2:1 this subgraph has no `end`\n"},
		{"subgraph z\na", "zone z\nprocess a in z\nlost 2:1 this subgraph has no `end`\n"},
		{"end", ""},
		{"subgraph z\nsubgraph y\nend", "zone z\nzone y in z\nlost 2:1 this subgraph has no `end`\n"},
		{"a@{ shape: cyl", "lost 2:1 not understood: @{ shape: cyl\n"},
		{"a:::", "process a\n"},
		{"a --> b\x00c", "process a\nprocess b\x00c\na -> b\x00c: \n"},
		{"a[\xff\xfe]", "process \xff\xfe\n"},
		{"a ==> ==> b", "process a\nlost 2:3 not understood: ==> b\n"},
		{"subgraph z\nz --> a\nend", "zone z\nprocess a in z\n[z] -> a: \n"},
		{"[Web] --> a", "lost 2:1 not understood: [Web] --> a\n"},
		{"class a", ""},
	} {
		d, err := Read("flowchart LR\n"+c.body, 1, nil)
		if err != nil {
			t.Errorf("%q: %v", c.body, err)
			continue
		}
		if got := importertest.Told(d, draft.Lost); got != c.want {
			t.Errorf("%q: %q, want %q", c.body, got, c.want)
		}
	}
}
