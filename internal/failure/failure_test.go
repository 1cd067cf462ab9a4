package failure

import (
	"errors"
	"io/fs"
	"testing"
)

// A list takes up other lists, and says nothing twice.
func TestList(t *testing.T) {
	var l List
	if l.Add(nil); l.Err() != nil {
		t.Errorf("an empty list is the error %v", l.Err())
	}
	l.Add(errors.New("a"))
	l.Add(List{errors.New("b"), errors.New("a")})
	l.Add(errors.New("b"))
	if got := l.Err().Error(); got != "a\nb" {
		t.Errorf("%q", got)
	}
}

// An error names a file once, as the user knows it, in one line whatever the name is.
func TestAt(t *testing.T) {
	system := &fs.PathError{Op: "open", Path: "/somewhere/else", Err: fs.ErrNotExist}
	for _, c := range []struct {
		path, want string
		err        error
	}{
		{"./a/../b.md", "b.md: broken", errors.New("broken")},
		{"b.md", "b.md: file does not exist", system},
		{"b\n.md", `b\n.md: file does not exist`, system},
	} {
		err := At(c.path, c.err)
		if err == nil || err.Error() != c.want {
			t.Errorf("%v, want %s", err, c.want)
		}
		if c.err == system && !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%v is not what the system said", err)
		}
	}
	if At("b.md", nil) != nil {
		t.Error("nothing is an error")
	}
}
