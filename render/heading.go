package render

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"github.com/trustseam/trustseam/internal/lazy"
	"github.com/trustseam/trustseam/model"
)

// anchors are the link targets of a document, as [anchorOf] folds them. A renderer makes
// an anchor of each heading, and numbers the second of two equal ones: a heading of ours
// above one of the author's would take over the links to it.
type anchors map[string]bool

var (
	headingLine = lazy.Regexp(`(?m)^(?:[ \t]|>|[-*+][ \t]|\d{1,9}[.)][ \t])*#{1,6}[ \t]+(.*)$`)
	underlined  = lazy.Regexp(`(?m)^(.*\S.*)\r?\n[ \t>]*(?:=+|-+)[ \t]*\r?$`)
	htmlHeading = lazy.Regexp(`(?is)<h[1-6][^<>]*>(.*?)</h[1-6]`)
	namedPlace  = lazy.Regexp(`(?i)\b(?:id|name)[ \t]*=[ \t]*["']?([^"'\s<>]+)`)
	ownPlace    = lazy.Regexp(`\{:?[ \t]*#([^\s{}]+)[^{}]*\}`)
	linkTarget  = lazy.Regexp(`\]\([^()]*\)|\]\[[^\[\]]*\]|<[^<>]*>`)
)

// findAnchors lists the possible anchors of a document. It reads lines rather than blocks, and
// so also takes a comment in code for a heading: the price is a longer heading of ours.
func findAnchors(doc *model.Document) anchors {
	all := make(anchors)
	text := doc.File.Text[doc.Start:]
	for _, form := range []*regexp.Regexp{headingLine(), underlined(), htmlHeading()} {
		for _, m := range form.FindAllSubmatch(text, -1) {
			heading := string(m[1])
			all.add(linkTarget().ReplaceAllString(ownPlace().ReplaceAllString(heading, ""), ""))
		}
	}
	for _, form := range []*regexp.Regexp{namedPlace(), ownPlace()} {
		for _, m := range form.FindAllSubmatch(text, -1) {
			all.add(string(m[1]))
		}
	}
	return all
}

func (a anchors) add(heading string) { a[anchorOf(heading)] = true }

// anchorOf returns what the anchors that different renderers make of a heading have in common.
func anchorOf(heading string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, heading)
}

// free returns the heading for a region of a block: the desired one or, if its anchor is taken
// in the document, one with the title of the block, with its id, or numbered.
func (a anchors) free(heading string, b *model.Block) string {
	title := Text(Title(b))
	full := heading
	if !strings.HasSuffix(heading, ": "+title) {
		full += ": " + title
	}
	for n := 0; ; n++ {
		try := heading
		switch n {
		case 0:
		case 1:
			try = full
		case 2:
			try = full + " (" + Text(b.ID) + ")"
		default:
			try = fmt.Sprintf("%s (%s, %d)", full, Text(b.ID), n-1)
		}
		if !a[anchorOf(try)] {
			a.add(try)
			return try
		}
	}
}
