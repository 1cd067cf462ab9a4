package layoutpool

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"time"
)

func TestFramesRoundTrip(t *testing.T) {
	var pipe bytes.Buffer
	for _, text := range []string{"", "digraph {}", strings.Repeat("é", 70_000)} {
		if err := writeRequest(&pipe, request{time.Hour, []byte(text)}); err != nil {
			t.Fatal(err)
		}
		if got, err := readRequest(&pipe, 1<<20); err != nil || got.cpu != time.Hour || string(got.dot) != text {
			t.Errorf("request: %s, %d bytes, %v; want an hour, %d", got.cpu, len(got.dot), err, len(text))
		}
		want := answer{kind: refused, memory: 1 << 40, cpu: time.Minute, text: []byte(text)}
		if err := writeAnswer(&pipe, want); err != nil {
			t.Fatal(err)
		}
		got, err := readAnswer(&pipe, 1<<20)
		if err != nil || got.kind != want.kind || got.memory != want.memory || got.cpu != want.cpu || !bytes.Equal(got.text, want.text) {
			t.Errorf("answer: %+v, %v", got, err)
		}
	}
}

// Verifies: threat-model/T02@wasm
func TestFramesCutShort(t *testing.T) {
	var pipe bytes.Buffer
	if err := writeAnswer(&pipe, answer{kind: placed, text: []byte("abc")}); err != nil {
		t.Fatal(err)
	}
	whole := pipe.Bytes()
	for n := range len(whole) {
		want := io.ErrUnexpectedEOF
		if n == 0 || n == 1 {
			want = io.EOF
		}
		if _, err := readAnswer(bytes.NewReader(whole[:n]), 10); err != want {
			t.Errorf("%d bytes: %v, want %v", n, err, want)
		}
	}
	if _, err := readRequest(bytes.NewReader(append(make([]byte, 8), 0, 0, 0, 9, 'x')), 10); err != io.ErrUnexpectedEOF {
		t.Errorf("half a request: %v", err)
	}
	if _, err := readRequest(bytes.NewReader(append(make([]byte, 8), 0, 0, 0, 11)), 10); err == nil || !strings.Contains(err.Error(), "limit") {
		t.Errorf("too long a request: %v", err)
	}
}
