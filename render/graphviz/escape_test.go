package graphviz

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// canary is what a graph must not learn of others.
const canary = "CANARY-5e1f"

// A graph that names a file, in any way that Graphviz knows, is laid out as if there were none: the size of an image,
// which its node would take, says that it was read.
//
// Verifies: threat-model/E04@graphviz
func TestGraphsReadNoFiles(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	place := func(name string, there bool) {
		t.Helper()
		_ = os.Remove(name)
		if !there {
			return
		}
		f, err := os.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		if err := png.Encode(f, image.NewGray(image.Rect(0, 0, 900, 700))); err != nil {
			t.Fatal(err)
		}
		if _, err := f.WriteString(canary); err != nil {
			t.Fatal(err)
		}
	}
	slashed := filepath.ToSlash(dir)
	for _, dot := range []string{
		`digraph { a [image="x.png" label=""] }`,
		`digraph { a [image="./x.png" label=""] }`,
		fmt.Sprintf(`digraph { a [image="%s/x.png" label=""] }`, slashed),
		fmt.Sprintf(`digraph { a [image="../%s/x.png" label=""] }`, filepath.Base(dir)),
		fmt.Sprintf(`digraph { imagepath="%s" a [image="x.png" label=""] }`, slashed),
		`digraph { a [shape=none label=<<TABLE><TR><TD><IMG SRC="x.png"/></TD></TR></TABLE>>] }`,
		`digraph { a [shape=epsf shapefile="x.png" label=""] }`,
		`digraph { a [shape=custom shapefile="x.png" label=""] }`,
		`digraph { stylesheet="x.png" fontpath="." fontname="x.png" a [fontname="./x.png"] }`,
		`digraph { _background="I 0 0 9 9 5 -x.png" a }`,
	} {
		place("x.png", false)
		without, wrong := Layout([]byte(dot))
		place("x.png", true)
		with, err := Layout([]byte(dot))
		if !bytes.Equal(with, without) || (err == nil) != (wrong == nil) {
			t.Errorf("%s: with the file\n%s, %v\nwithout it\n%s, %v", dot, with, err, without, wrong)
		}
		if bytes.Contains(with, []byte(canary)) {
			t.Errorf("%s: the answer holds text of the file", dot)
		}
	}
}

// A graph that names an address connects to nothing.
//
// Verifies: threat-model/E04@graphviz
func TestGraphsReachNoNetwork(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	callers := make(chan string, 100)
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			callers <- c.RemoteAddr().String()
			c.Close()
		}
	}()
	for _, attribute := range []string{"image", "shapefile", "URL", "href", "stylesheet", "fontpath", "imagepath"} {
		url := "http://" + l.Addr().String() + "/x.png"
		_, _ = Layout([]byte(fmt.Sprintf(`digraph { %s="%s" a [%s="%s" label=""] }`, attribute, url, attribute, url)))
	}
	// Connections are seen in their order: ours is the last.
	ours, err := net.DialTimeout("tcp", l.Addr().String(), time.Minute)
	if err != nil {
		t.Fatal(err)
	}
	defer ours.Close()
	for caller := <-callers; caller != ours.LocalAddr().String(); caller = <-callers {
		t.Errorf("a layout has made a connection from %s", caller)
	}
}

// What one graph says is in the answer about no other one of the same process, whichever way that asks for it.
//
// Verifies: threat-model/E04@graphviz
func TestGraphsKeepTheirText(t *testing.T) {
	secret := strings.Repeat(canary, 50)
	for i := range 20 {
		owner := fmt.Sprintf(`digraph secret { %[1]s="%[1]s" n%[2]d [label="%[1]s" id="%[1]s" shape=record] n%[2]d -> m [label="%[1]s"] subgraph cluster_a { label="%[1]s"; m } }`, secret, i)
		if out, err := Layout([]byte(owner)); err != nil || !bytes.Contains(out, []byte(canary)) {
			t.Fatalf("the owner's own answer: %v", err)
		}
		for _, dot := range []string{
			`digraph g { a -> b [label="x"] }`,
			`digraph secret { a [label="\G \N \E \T \H \L"] a -> m [label="\E \T \H"] }`,
			`digraph secret { m; n0 -> m; subgraph cluster_a { m } }`,
			`digraph g { a [shape=record label="<\N>|{\G|\L}"] }`,
		} {
			if out, _ := Layout([]byte(dot)); bytes.Contains(out, []byte(canary)) {
				t.Fatalf("%s: the answer holds text of another graph", dot)
			}
		}
	}
}
