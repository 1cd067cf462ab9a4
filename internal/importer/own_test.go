package importer

import (
	"fmt"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/foreign"
	"github.com/trustseam/trustseam/model"
)

func TestOwn(t *testing.T) {
	for _, c := range []struct {
		properties []foreign.Property
		on         model.Place
		want, lost string
	}{
		{[]foreign.Property{{Key: "id", Value: "web"}, {Key: "kind", Value: "api"}, {Key: "crown", Value: "yes"}}, model.OnProcess, "web [crown kind=api]", ""},
		{[]foreign.Property{{Key: "scope", Value: "out"}, {Key: "reason", Value: "bought"}}, model.OnStore, ` [scope=out reason=bought]`, ""},
		{[]foreign.Property{{Key: "id", Value: "db"}, {Key: "scope", Value: "out"}}, model.OnStore, `db [scope=out reason="out of scope in the source"]`, "x: inferred: `db` is out of scope, and the source gives no reason; write one"},
		{[]foreign.Property{{Key: "reason", Value: "bought"}, {Key: "scope", Value: "in"}}, model.OnStore, " [scope=in]", ""},
		{[]foreign.Property{{Key: "scope", Value: "out"}, {Key: "holds", Value: "x"}, {Key: "data", Value: "x"}}, model.OnFlow, " []", ""},
		{[]foreign.Property{{Key: "auth", Value: "`magic`"}, {Key: "auth", Value: "mtls"}, {Key: "x", Value: "y"}, {Key: "assumes", Value: "a"}}, model.OnFlow, " []",
			"x: lost: `auth='magic'`, which an export has kept, is not taken into the block\nx: lost: `x=y`, which an export has kept, is not taken into the block\nx: lost: `assumes=a`, which an export has kept, is not taken into the block"},
	} {
		var report draft.Report
		id, attrs := Own(&report, "", c.properties, c.on)
		if got := fmt.Sprintf("%s %v", id, attrs); got != c.want {
			t.Errorf("%v: %s, want %s", c.properties, got, c.want)
		}
		if got := strings.Join(report.Lines("x")[1:], "\n"); got != c.lost {
			t.Errorf("%v: %s, want %s", c.properties, got, c.lost)
		}
	}
}
