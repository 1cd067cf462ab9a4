package annotation

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/trustseam/trustseam/internal/testenv"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/internal/anchor"
	"github.com/trustseam/trustseam/parser"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

const pay = `external bank: Bank
boundary edge: Public edge | edge was=rim
  process hook: Webhook receiver | audit=central has=least
  store events: Events | kind=queue
1. bank -> hook: Event | mtls sign=hmac replay=nonce data=event
2. hook -> events: Keep | sql auth=yes
3. bank -> hook: Ask | https auth=passkey
`

const second = `process a: A
process b: B
a -> b: Call
`

var catalog = sync.OnceValues(stride.Load)

// reportOf compares the texts of files, in the order of their names, with blocks pay and other.
func reportOf(t testing.TB, files ...string) *Report {
	t.Helper()
	catalog, err := catalog()
	if err != nil {
		t.Fatal(err)
	}
	in := Input{Model: &Model{}, Proven: func(_, threat string) bool { return strings.HasPrefix(threat, "S02@") }}
	text := "```dfd id=pay\n" + pay + "```\n\n```dfd id=other\n" + second + "```\n"
	f := source.NewFile("doc.md", []byte(text))
	doc, ds := parser.Parse(f)
	if source.HasErrors(ds) {
		t.Fatal(ds)
	}
	for _, b := range doc.Blocks {
		in.Model.Add(f, catalog.Analyze(graph.New(b, catalog.Words)))
	}
	for i, text := range files {
		path := fmt.Sprintf("%c.go", 'a'+i)
		in.Sources = append(in.Sources, &Source{source.NewFile(path, []byte(text)), anchor.Find(path, []byte(text))})
	}
	return New(in)
}

// told writes the findings of some kinds.
func told(r *Report, kinds ...Kind) string {
	var all []string
	for _, f := range r.Findings {
		for _, k := range kinds {
			if f.Kind == k {
				all = append(all, string(f.Kind)+" "+f.Diagnostic.String())
			}
		}
	}
	return strings.Join(all, "\n")
}

// What is said of an anchor: nothing, that it names nothing, that the block differs, or that it lacks something.
func TestFindings(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"//dfd:at pay/hook\n//dfd:at pay/1\n//dfd:at pay/edge\n//dfd:at other/a-b\n", ""},
		{"//dfd:at pay/hok\n", "dangling a.go:1:10: error: anchor `pay/hok` names no element, flow or boundary of block `pay`; did you mean `pay/hook`? [TS411]"},
		{"//dfd:at pay/rim\n", "dangling a.go:1:10: error: anchor `pay/rim` names `pay/edge` by an earlier id; did you mean `pay/edge`? [TS411]"},
		{"//dfd:at payy/hook\n", "dangling a.go:1:10: error: anchor `payy/hook` names no block of these documents; did you mean `pay/hook`? [TS411]"},
		{"//dfd:at payy/hook is not\n//dfd:at home\n//dfd:for pay/hook\n", "dangling a.go:3:7: error: anchor begins with `for`; an anchor begins with at, has or new [TS416]"},
		{"//dfd:at hook\n", "dangling a.go:1:10: error: anchor `hook` does not say its block; did you mean `pay/hook`? [TS411]"},
		{"//dfd:at pay/hook, which\n", "dangling a.go:1:7: error: anchor goes on after its id; `has` and attributes may follow, or nothing [TS416]"},
		{"//dfd:has sign=hmac\n", "dangling a.go:1:7: error: anchor states attributes of nothing: no `dfd: at` is above it in this file [TS416]"},
		{"//dfd:at pay/1 has sign=hmca\n", "dangling a.go:1:25: error: `sign` takes none, hmac, asymmetric; not `hmca`; did you mean `hmac`? [TS416]"},
		{"//dfd:at pay/hook has scope=out reason=x\n", "dangling a.go:1:23: error: `scope` is decided in the block, not in a comment [TS416]"},

		{"//dfd:at pay/1 has mtls sign=hmac replay=nonce encryption=tls auth=mtls data=event\n", ""},
		{"//dfd:at pay/1 has tls\n", "contradiction a.go:1:20: error: `pay/1` is `tls` here, and `mtls` in the block [TS412]\ndoc.md:6:26: note: `mtls` is stated here"},
		{"//dfd:at pay/1 has https\n", "contradiction a.go:1:20: error: `pay/1` is `https` here, and `mtls` in the block [TS412]\ndoc.md:6:26: note: `mtls` is stated here"},
		{"//dfd:at pay/1 has encryption=none\n", "contradiction a.go:1:20: error: `pay/1` is `encryption=none` here, and `encryption=tls` in the block [TS412]\ndoc.md:6:26: note: `encryption=tls` follows from `mtls` here"},
		{"//dfd:at pay/1 has auth=token\n", "contradiction a.go:1:20: error: `pay/1` is `auth=token` here, and `auth=mtls` in the block [TS412]\ndoc.md:6:26: note: `auth=mtls` follows from `mtls` here"},
		{"//dfd:at pay/1\n//dfd:has replay=timestamp\n", "contradiction a.go:2:11: error: `pay/1` is `replay=timestamp` here, and `replay=nonce` in the block [TS412]\ndoc.md:6:41: note: `replay=nonce` is stated here"},
		{"//dfd:at pay/hook has lacks=least\n", "contradiction a.go:1:29: error: `pay/hook` is `lacks=least` here, and `has=least` in the block [TS412]"},
		{"//dfd:at pay/3 has tls has=second-factor auth=webauthn\n", ""},
		{"//dfd:at pay/3 has mtls\n", "contradiction a.go:1:20: error: `pay/3` is `mtls` here, and `https` in the block [TS412]"},
		{"//dfd:at pay/2 has auth=iam\n", ""},
		{"//dfd:at pay/2 has tls\n", "proposal a.go:1:20: error: `encryption=tls` of `pay/2` is not in block `pay`; `trustseam generate --source` adds it [TS413]"},
		{"//dfd:at pay/edge has internal\n", "contradiction a.go:1:23: error: `pay/edge` is `internal` here, and `edge` in the block [TS412]"},
		{"//dfd:at pay/1 has limit=rate data=card\n", "proposal a.go:1:20: error: `limit=rate` of `pay/1` is not in block `pay`; `trustseam generate --source` adds it [TS413]\n" +
			"proposal a.go:1:36: error: `data=card` of `pay/1` is not in block `pay`; `trustseam generate --source` adds it [TS413]"},
		{"//dfd:at other/a-b has tls\n", "proposal a.go:1:24: error: `tls` of `other/a-b` is not in block `other`; `trustseam generate --source` adds it [TS413]"},
		{"//dfd:new pay/1 | limit=rate\n//dfd:at pay/1 has limit=rate\n", "proposal a.go:1:19: error: `limit=rate` of `pay/1` is not in block `pay`; `trustseam generate --source` adds it [TS413]"},
		{"//dfd:new pay/1 | limit=rate\n//dfd:at pay/1 has limit=quota\n", "contradiction a.go:2:20: error: `limit=quota` of `pay/1` is proposed here, and something else elsewhere [TS412]\na.go:1:19: note: `limit=rate` of `pay/1` is proposed here"},

		{"//dfd:new in pay process x: X\n", "proposal a.go:1:18: error: `process x: X` is not in block `pay`; `trustseam generate --source` adds it [TS413]"},
		{"//dfd:at pay/hook\n//dfd:new hook -> x: Call\n//dfd:new process x: X\n//dfd:at pay/x\n//dfd:at pay/y\n", "proposal a.go:2:11: error: `hook -> x: Call` is not in block `pay`; `trustseam generate --source` adds it [TS413]\n" +
			"proposal a.go:3:11: error: `process x: X` is not in block `pay`; `trustseam generate --source` adds it [TS413]\ndangling a.go:5:10: error: anchor `pay/y` names no element, flow or boundary of block `pay` [TS411]"},
		{"//dfd:new process x: X\n", "dangling a.go:1:7: error: anchor does not say which of several blocks it is for; write `new in pay` before the line [TS416]"},
		{"//dfd:new in payy process x: X\n", "dangling a.go:1:14: error: anchor `payy` names no block of these documents; did you mean `pay`? [TS411]"},
		{"//dfd:new in pay accept S02@hook: Fine | by=a until=2030-01-01\n", "dangling a.go:1:18: error: not a line that can be added: data, a boundary, an element or a flow; decisions are made in the block [TS416]"},
		{"//dfd:new in pay process x: X | kind=wobker\n", "dangling a.go:1:38: error: `kind` takes "},
		{"//dfd:new in pay/edge process hook: Another name | audit=central\n//dfd:new in pay bank -> hook: event\n//dfd:new in pay 2. hook -> events: Z\n//dfd:new in pay data event: E\n", ""},
		{"//dfd:new in pay store hook: Hook\n", "contradiction a.go:1:18: error: `pay/hook` is a store here, and a process in the block [TS412]\ndoc.md:4:3: note: process `hook` is here"},
		{"//dfd:new in pay/edge external bank: Bank\n", "contradiction a.go:1:23: error: `pay/bank` is in boundary `edge` here, and in none in the block [TS412]\ndoc.md:2:1: note: external `bank` is here"},
		{"//dfd:new in pay 2. bank -> events: Z\n", "contradiction a.go:1:18: error: flow `pay/2` is `bank -> events` here, and `hook -> events` in the block [TS412]\ndoc.md:7:1: note: flow `2` is here"},
		{"//dfd:new in pay process hook: H | audit=local\n", "contradiction a.go:1:36: error: `pay/hook` is `audit=local` here, and `audit=central` in the block [TS412]\ndoc.md:4:36: note: `audit=central` is stated here"},
		{"//dfd:new in pay process x: X\n//dfd:new in pay process x: Y\n//dfd:new in pay  process x:  X\n", "contradiction a.go:2:18: error: `process x: Y` is proposed here, and something else elsewhere [TS412]\na.go:1:18: note: `process x: X` is proposed here"},
	} {
		got := told(reportOf(t, c.text), Dangling, Contradiction, Proposed)
		if got != c.want && (c.want == "" || !strings.HasPrefix(got, c.want)) {
			t.Errorf("%s\ngot  %s\nwant %s", c.text, got, c.want)
		}
	}
}

// Controls that only the block states, and elements without code, where others are anchored.
func TestUnbacked(t *testing.T) {
	if got := told(reportOf(t, "// nothing\n"), Unbacked, Unanchored); got != "" {
		t.Errorf("without an anchor: %s", got)
	}
	got := told(reportOf(t, "//dfd:at pay/1\n"), Unbacked, Unanchored)
	if !strings.Contains(got, "unbacked doc.md:6:41: error: `replay=nonce` of `pay/1` is only stated (") || strings.Contains(got, "sign=hmac") || strings.Contains(got, "unanchored") || strings.Contains(got, "other/") {
		t.Errorf("sign is proven by a test, replay by nothing: %s", got)
	}
	got = told(reportOf(t, "//dfd:at pay/1 has replay=nonce mtls\n//dfd:at pay/hook has has=least\n//dfd:new in pay process hook: Hook | audit=central\n"), Unbacked, Unanchored)
	implied := told(reportOf(t, "//dfd:at pay/3 has encryption=tls\n//dfd:at pay/1 has encryption=tls\n"), Unbacked)
	if strings.Contains(implied, "`https` of") || !strings.Contains(implied, "`mtls` of") {
		t.Errorf("encryption is all of https, and not all of mtls: %s", implied)
	}
	if strings.Contains(got, "replay=") || strings.Contains(got, "`mtls`") || strings.Contains(got, "has=least") || !strings.Contains(got, "unanchored doc.md:5:3: error: store `pay/events` has no code: no anchor names it, as they do others of the block [TS415]") {
		t.Errorf("replay and mtls are in the code: %s", got)
	}
}

// Nothing that strangers write ends in a panic, and every place is in its text.
func FuzzReport(f *testing.F) {
	f.Add("//dfd:at pay/1 has tls\n//dfd:new process x: X\n", "//dfd:new in pay/edge boundary y: Y | edge\n")
	f.Add("//dfd:at pay/1, other/a\n//dfd:has has=least,wipe\n", "//dfd:new pay/hook | tech=\"a b\"\n")
	f.Fuzz(func(t *testing.T, one, two string) {
		r := reportOf(t, one, two)
		for _, found := range r.Findings {
			if found.Diagnostic.Pos.Line < 1 || found.Diagnostic.Message == "" || strings.Contains(found.Diagnostic.Message, "\n") {
				t.Fatalf("%+v", found)
			}
		}
		var b strings.Builder
		r.AppendText(&b)
		r.AppendMarkdown(&b)
		_ = r.JSON(func(path string) string { return path })
	})
}

// What strangers write must not take the square of its size.
func TestReportIsLinear(t *testing.T) {
	testenv.NeedsTime(t, "reads reports of several sizes")
	for _, part := range []string{"//dfd:new in pay process p%d: X\n", "//dfd:new process p%d: X\n", "//dfd:at pay/p%d\n", "//dfd:at pay/1 has tech=x%d\n", "//dfd:at b%d/x\n", "//dfd:new in pay/b%[1]d boundary b%[1]d: X\n", "//dfd:new in pay bank -> hook: X%d\n"} {
		var text strings.Builder
		for i := range 20_000 {
			fmt.Fprintf(&text, part, i)
		}
		r := reportOf(t, text.String()) // with the square of its size this takes many minutes
		r.Additions("doc.md", "pay")
	}
}
