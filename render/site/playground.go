package site

import (
	"encoding/base64"
	"path"
	"strings"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
)

// PlaygroundName is the page of the playground.
const PlaygroundName = "playground.html"

// PlaygroundFiles are the names of the files of the playground, in their order.
func PlaygroundFiles() []string {
	return []string{
		"playground-editor.js",
		"playground-examples.json",
		"playground-graphviz.js",
		"playground-link.js",
		"playground-model.js",
		"playground-notice.txt",
		"playground-wasm-exec.js",
		"playground-worker.js",
		"playground.css",
		PlaygroundName,
		"playground.js",
		"playground.wasm.gz",
	}
}

// CopyLink leads to the playground with a copy of a block, which is in the fragment: that never reaches a server.
func CopyLink(f *source.File, b *model.Block) string {
	encode := base64.RawURLEncoding.EncodeToString
	return PlaygroundName + "#name=" + encode([]byte(path.Base(f.Path))) + "&text=" + encode([]byte(BlockSource(f, b)))
}

// BlockSource is a block alone, in a fence that nothing in it closes.
func BlockSource(f *source.File, b *model.Block) string {
	var body strings.Builder
	longest := 0
	for _, line := range b.Fence.Body {
		body.WriteString(line.Text + "\n")
		longest = max(longest, tildes(line.Text))
	}
	// Tildes, because an info string after backticks holds none.
	fence := "```"
	info := string(f.Slice(b.Fence.Info))
	if strings.Contains(body.String(), "```") || strings.Contains(info, "`") {
		fence = strings.Repeat("~", max(3, longest+1))
	}
	return fence + info + "\n" + body.String() + fence + "\n"
}

// tildes returns the length of the longest run of tildes.
func tildes(line string) int {
	longest, n := 0, 0
	for _, c := range line {
		if c != '~' {
			n = 0
			continue
		}
		n++
		longest = max(longest, n)
	}
	return longest
}
