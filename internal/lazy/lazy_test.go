package lazy

import "testing"

func TestRegexp(t *testing.T) {
	digits := Regexp(`[0-9]+`)
	if got := digits().FindString("ab12c"); got != "12" {
		t.Errorf("found %q", got)
	}
	if first, second := digits(), digits(); first != second {
		t.Error("compiled twice")
	}
}

// A text that is no expression stops the program where it is used, and not before.
func TestRegexpIsNotCompiledBeforeItsUse(t *testing.T) {
	wrong := Regexp(`[`)
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	wrong()
}
