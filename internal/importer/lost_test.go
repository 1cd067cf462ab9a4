package importer

import (
	"strings"
	"testing"

	"github.com/trustseam/trustseam/internal/draft"
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
