package compare

import (
	"maps"
	"slices"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// Controls are the controls that a flow or an element states, by what states them:
// an attribute, or "has=" with the name of a control.
type Controls map[string]Control

// Control is what is stated about one control.
type Control struct {
	Value string `json:"value"`
	// Protocol is the protocol that implies the value, empty where an attribute states it.
	Protocol string `json:"protocol,omitempty"`
}

// named and missing are how has= and lacks= state a control that has no attribute of its own.
const (
	named   = "has"
	missing = "lacks"
)

// IsControl reports whether an attribute states a control: one of its values says that
// something is missing, or they have an order of strength and a rule asks for the better ones.
func IsControl(key string) bool {
	switch key {
	case named, missing, "identity":
		return true
	case "class": // the harm, not what is done against it
		return false
	}
	a, _ := model.LookupAttribute(key)
	return slices.ContainsFunc(a.Values, func(v model.Value) bool { return v.Weak })
}

// strength ranks what is stated about a control: higher is stronger. It is 0 for no statement and
// for a statement that there is none.
func strength(key, value string) int {
	switch {
	case value == "":
		return 0
	case value == named:
		return 1
	case value == missing:
		return 0
	}
	return model.LookupValue(key, value).Strength
}

// weakness reports whether a value states by itself that something is missing.
func weakness(key, value string) bool {
	return value == missing || value != "" && model.LookupValue(key, value).Weak
}

// flowControls are the controls of a flow, with what its protocol implies.
func flowControls(f *graph.Flow) Controls {
	c := stated(f.Attrs)
	for key, fact := range map[string]model.Fact[string]{"encryption": f.Encryption, "server-auth": f.ServerAuth, "auth": f.Auth} {
		if _, ok := c[key]; !ok && fact.Known() {
			c[key] = Control{fact.Value, f.Protocol.Value}
		}
	}
	return c
}

// stated are the controls that attributes state.
func stated(attrs model.Attrs) Controls {
	c := make(Controls)
	for _, a := range attrs {
		switch {
		case a.Key == named || a.Key == missing:
			for _, name := range a.Values {
				c[named+"="+name] = Control{Value: a.Key}
			}
		case IsControl(a.Key):
			c[a.Key] = Control{Value: a.Values[0]}
		}
	}
	return c
}

// keys lists the keys of both sets, sorted.
func keys(a, b Controls) []string {
	all := maps.Clone(a)
	if all == nil {
		all = make(Controls)
	}
	maps.Copy(all, b)
	return slices.Sorted(maps.Keys(all))
}

// Says is what an element states for an attribute, "" for nothing. Several values are joined by commas.
func (e Element) Says(key string) string { return first(e.Facts[key], e.Controls[key].Value) }

// Says is what a flow states for an attribute, "" for nothing. Several values are joined by commas.
func (f Flow) Says(key string) string { return first(f.Facts[key], f.Controls[key].Value) }
