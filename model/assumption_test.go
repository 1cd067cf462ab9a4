package model

import (
	"reflect"
	"testing"

	"github.com/trustseam/trustseam/source"
)

func TestReliance(t *testing.T) {
	assumes := func(ids ...string) Attrs { return Attrs{{Key: "assumes", Values: ids}} }
	at := func(offset int) source.Span { return source.Span{Start: offset, End: offset + 1} }
	b := &Block{
		Assumptions: []*Assumption{{ID: "net"}, {ID: "staff"}, {ID: "unused"}},
		Boundaries:  []*Boundary{{ID: "site", Attrs: assumes("net"), Span: at(5)}},
		Elements:    []*Element{{ID: "web", Attrs: assumes("staff", "net", "net"), Span: at(9)}, {ID: "db", Span: at(11)}},
		Flows:       []*Flow{{ID: "1", Attrs: assumes("net"), Span: at(1)}},
		Decisions:   []*Decision{{Threats: []ThreatRef{{ID: "S01@web"}, {ID: "T01@web"}}, Attrs: assumes("staff"), Span: at(2)}},
	}
	want := map[string][]string{"net": {"1", "site", "web"}, "staff": {"S01@web", "T01@web", "web"}}
	if got := b.Reliance(); !reflect.DeepEqual(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}
