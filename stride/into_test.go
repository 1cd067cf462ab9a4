package stride

import "testing"

// What is asked goes into the open row that a reader expects it in, unless it is graver.
func TestWhatIsAskedGoesIntoAnOpenRow(t *testing.T) {
	const hub = "external h: Plug-in server\nboundary s: Site | internal\n  process p: Server | kind="
	for _, c := range []struct {
		name, body, one, other string
		together               bool
	}{
		{"an old version of what a device runs", hub + "device\nh -> p: Firmware update | https", "T10@s", "T08@s", false},
		{"a flood in two zones", "actor u: User\nboundary a: A | edge\n  process p: P\nboundary b: B | edge\n  process q: Q\nu -> p: Ask | https limit=none\nu -> q: Ask | https", "D01@b", "D01@a", true},
	} {
		a := analyze(t, c.body)
		one, other := a.rowOf(c.one), a.rowOf(c.other)
		if one == nil || other == nil || (one == other) != c.together {
			t.Errorf("%s: %s and %s in one row: want %v\n%v", c.name, c.one, c.other, c.together, a.statuses())
		}
	}
}
