package model

import "testing"

func TestOutOfScope(t *testing.T) {
	for _, c := range []struct {
		attrs  Attrs
		out    bool
		reason string
	}{
		{nil, false, ""},
		{Attrs{{Key: "scope", Values: []string{"in"}}}, false, ""},
		{Attrs{{Key: "scope", Values: []string{"out"}}, {Key: "reason", Values: []string{"the bank runs it"}}}, true, "the bank runs it"},
	} {
		e := &Element{Attrs: c.attrs}
		if e.OutOfScope() != c.out || e.Reason() != c.reason {
			t.Errorf("%v: %v %q, want %v %q", c.attrs, e.OutOfScope(), e.Reason(), c.out, c.reason)
		}
	}
}
