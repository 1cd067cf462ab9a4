package lsp

import (
	"testing"

	"github.com/trustseam/trustseam/source"
)

func TestPosition(t *testing.T) {
	const text = "a 🙂 ü\tz\r\n\r\nlast 🙂"
	f := source.NewFile("x.md", []byte(text))
	for _, c := range []struct {
		offset int
		want   position
	}{
		{0, position{0, 0}}, {2, position{0, 2}}, {6, position{0, 4}}, {7, position{0, 5}}, {9, position{0, 6}}, {10, position{0, 7}},
		{11, position{0, 8}}, {13, position{1, 0}}, {15, position{2, 0}}, {20, position{2, 5}}, {24, position{2, 7}},
	} {
		if got := positionOf(f, c.offset); got != c.want {
			t.Errorf("offset %d is at %v, want %v", c.offset, got, c.want)
		}
		if got := offsetOf(f, c.want); got != c.offset {
			t.Errorf("%v is offset %d, want %d", c.want, got, c.offset)
		}
	}
}

// What no honest client sends must be a place in the text all the same.
func TestPositionOutside(t *testing.T) {
	f := source.NewFile("x.md", []byte("\ufeffa 🙂\r\nb\n"))
	for _, c := range []struct {
		at   position
		want int
	}{
		{position{-1, 5}, 0}, {position{0, -5}, 0}, {position{0, 1}, 3}, {position{0, 4}, 5}, {position{0, 99}, 9}, {position{1, 99}, 12},
		{position{2, 0}, 13}, {position{99, 99}, 13},
	} {
		if got := offsetOf(f, c.at); got != c.want {
			t.Errorf("%v is offset %d, want %d", c.at, got, c.want)
		}
	}
}
