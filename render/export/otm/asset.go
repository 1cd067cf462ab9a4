package otm

import (
	"fmt"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/internal/foreign"
	"github.com/trustseam/trustseam/model"
)

// risks are what is at stake by class: confidentiality, integrity and availability.
var risks = map[string][3]int{
	"public": {0, 25, 25}, "internal": {25, 25, 25}, "log": {25, 75, 25}, "control": {40, 90, 50}, "code": {40, 90, 25}, "confidential": {50, 50, 25},
	"pii": {60, 50, 25}, "health": {70, 75, 50}, "payment": {75, 75, 50}, "credentials": {90, 90, 25}, "secret": {100, 75, 25},
}

// jewel is the least risk of a crown jewel.
const jewel = 90

func (b *builder) assets() {
	for _, d := range b.Graph.Data {
		b.file.Assets = append(b.file.Assets, asset{Name: d.Name, ID: d.ID, Risk: risk(d), Attributes: own(foreign.Of(d.ID, d.Attrs))})
	}
}

func risk(d *graph.Data) assetRisk {
	r := risks[d.Class.Value]
	why := fmt.Sprintf("By class %s", d.Class.Value)
	if d.Class.Origin != model.Declared {
		why += ", which is " + string(d.Class.Origin)
	}
	if d.Crown() {
		why += "; a crown jewel"
		r = [3]int{max(r[0], jewel), max(r[1], jewel), max(r[2], jewel)}
	}
	return assetRisk{r[0], r[1], r[2], why + "."}
}
