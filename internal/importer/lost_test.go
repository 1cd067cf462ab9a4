package importer

import (
	"strings"
	"testing"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer/tree"
)

func TestLost(t *testing.T) {
	var l Lost
	l.Add("3:1", "a link", "vpn")
	l.Add("9:1", "an asset", "vpn")
	l.Add("7:1", "a link", "vpn")
	l.Add("8:1", "a link", "vpn")
	var r draft.Report
	l.Report(&r)
	const want = "x:3:1: lost: `vpn` of a link is not in the block, here and in 2 more\nx:9:1: lost: `vpn` of an asset is not in the block"
	if got := strings.Join(r.Lines("x")[1:], "\n"); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

func TestUnread(t *testing.T) {
	v, err := tree.Read([]byte(`{"a": "x", "b": "x", "c": false, "d": "false", "e": [], "f": [{"g": 1}], "h": null}`))
	if err != nil {
		t.Fatal(err)
	}
	var l Lost
	l.Unread(v, "a thing", "a")
	l.Unread(nil, "nothing")
	var r draft.Report
	l.Report(&r)
	const want = "x:b: lost: `b` of a thing is not in the block\nx:f: lost: `f` of a thing is not in the block"
	if got := strings.Join(r.Lines("x")[1:], "\n"); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}
