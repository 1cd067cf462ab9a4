package cyclonedx

import (
	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/internal/foreign"
	"github.com/trustseam/trustseam/model"
)

// informationTypes say what data of a class is about, as far as the format has a word.
var informationTypes = map[string]string{"pii": "pii", "health": "phi", "payment": "pci", "credentials": "credentials", "log": "logs"}

// classifications are the words of the format for classes. The others are named in ours.
var classifications = map[string]bool{"public": true, "internal": true, "confidential": true}

func classOf(class string) any {
	if classifications[class] {
		return class
	}
	return named{Name: class, Description: model.Phrase("class", class)}
}

func (b *builder) dataSet(d *graph.Data) dataSet {
	s := dataSet{
		Ref: b.ref("data", d.ID), Name: d.Name, Description: "Of class " + d.Class.Value + ": " + model.Phrase("class", d.Class.Value), Objects: []object{about(d)},
		Placements: []placement{}, Properties: own(foreign.Of(d.ID, d.Attrs)),
	}
	for _, e := range b.Graph.Elements {
		for _, held := range e.Holds {
			if held == d && e.Type == model.Store {
				s.Placements = append(s.Placements, placement{b.elementRef(e), encrypted(e.Attrs.Value("rest"))})
				break
			}
		}
	}
	return s
}

// about is a kind of data.
func about(d *graph.Data) object {
	o := object{Name: d.Name, Properties: []property{{foreign.Prefix + foreign.ID, d.ID}}}
	if t := informationTypes[d.Class.Value]; t != "" {
		o.About = []string{t}
	}
	return o
}

// encrypted says whether a control that is stated encrypts; nil if nothing is stated.
func encrypted(control string) *bool {
	switch control {
	case "", "memory":
		return nil
	}
	is := control != "none"
	return &is
}
