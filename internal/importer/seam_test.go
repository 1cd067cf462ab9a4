package importer

import (
	"fmt"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/model"
)

func TestApplySeams(t *testing.T) {
	outer := &draft.Zone{Name: "Cloud"}
	inner := &draft.Zone{Name: "Core", Parent: outer}
	deep := &draft.Zone{Name: "Vault", Parent: inner}
	net := &draft.Zone{Name: "Internet"}
	empty := &draft.Zone{Name: "Attic"}
	user := &draft.Node{Name: "User", Type: model.Actor, Zone: net}
	web := &draft.Node{Name: "Web", Type: model.Process, Zone: outer}
	api := &draft.Node{Name: "API", Type: model.Process, Zone: inner}
	db := &draft.Node{Name: "DB", Type: model.Store, Zone: deep}
	loose := &draft.Node{Name: "Loose", Type: model.Process}
	sso := Requirement{draft.Attr{Key: "auth", Value: "sso"}, "`auth` is `sso`"}
	https := Requirement{draft.Attr{Value: "https"}, "`protocols` is `https`"}
	d := &draft.Draft{Flows: []*draft.Flow{
		{From: user, To: web, Label: "Order", At: "1"},
		{From: user, To: db, At: "2"},
		{From: web, To: api, Attrs: []draft.Attr{{Value: "mtls"}}, At: "3"},
		{From: db, To: web, At: "4"},
		{From: loose, To: web, At: "5"},
		{From: user, ToZone: outer, At: "6"},
	}}
	ApplySeams(d, []Seam{
		{net, outer, []Requirement{sso, https}, "a"},
		{inner, outer, []Requirement{sso}, "b"},
		{outer, inner, []Requirement{https}, "c"},
		{net, empty, nil, "d"},
	})
	var attrs []string
	for _, f := range d.Flows {
		attrs = append(attrs, fmt.Sprint(f.Attrs))
	}
	if got, want := strings.Join(attrs, " "), "[auth=sso https] [auth=sso https] [mtls] [] [] []"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	const want = "lost c: there is a boundary between `Cloud` and `Core` already, at b; that one counts\n" +
		"inferred 1: flow `Order` from `User` to `Web` has `auth=sso`: for the boundary between `Internet` and `Cloud`, `auth` is `sso`\n" +
		"inferred 1: flow `Order` from `User` to `Web` has `https`: for the boundary between `Internet` and `Cloud`, `protocols` is `https`\n" +
		"inferred 2: the flow from `User` to `DB` has `auth=sso`: for the boundary between `Internet` and `Cloud`, `auth` is `sso`\n" +
		"inferred 2: the flow from `User` to `DB` has `https`: for the boundary between `Internet` and `Cloud`, `protocols` is `https`\n" +
		"lost 4: the flow from `DB` to `Web` begins at a store, so it cannot state `auth=sso`: for the boundary between `Core` and `Cloud`, `auth` is `sso`\n" +
		"lost d: no flow crosses the boundary between `Internet` and `Attic`, so nothing in the block says what it is\n"
	var got strings.Builder
	for _, r := range d.Report.Remarks {
		fmt.Fprintf(&got, "%s %s: %s\n", r.Kind, r.At, r.Text)
	}
	if got.String() != want {
		t.Errorf("%s\nwant\n%s", got.String(), want)
	}
}
