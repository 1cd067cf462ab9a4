package assist

import (
	"bytes"

	"github.com/trustseam/trustseam/source"
)

// rewrite returns the edits that turn a text into another one, each of whole lines that differ. It finds lines that
// both texts have once and looks for changes between them, so that an editor keeps the cursor, folds and marks where
// nothing changes. The edits are in order and do not touch each other.
func rewrite(before, after []byte) []source.Edit {
	r := &rewriter{before: bytes.SplitAfter(before, []byte("\n")), after: bytes.SplitAfter(after, []byte("\n"))}
	r.between(section{0, len(r.before), 0, len(r.after)})
	return r.edits
}

// rewriter compares two texts line by line.
type rewriter struct {
	before, after [][]byte
	edits         []source.Edit
	// line and offset are how far the offsets of lines have been counted.
	line, offset int
}

// section is a range of lines before and the range of lines that replaces it.
type section struct{ from, to, afterFrom, afterTo int }

// between compares one section.
func (r *rewriter) between(s section) {
	for s.from < s.to && s.afterFrom < s.afterTo && bytes.Equal(r.before[s.from], r.after[s.afterFrom]) {
		s.from, s.afterFrom = s.from+1, s.afterFrom+1
	}
	for s.from < s.to && s.afterFrom < s.afterTo && bytes.Equal(r.before[s.to-1], r.after[s.afterTo-1]) {
		s.to, s.afterTo = s.to-1, s.afterTo-1
	}
	if s.from == s.to && s.afterFrom == s.afterTo {
		return
	}
	if s.to-s.from == s.afterTo-s.afterFrom {
		r.sameLength(s)
		return
	}
	rest := s
	for _, a := range r.anchors(s) {
		r.between(section{rest.from, a.before, rest.afterFrom, a.after})
		rest.from, rest.afterFrom = a.before+1, a.after+1
	}
	if rest == s {
		r.replace(s)
		return
	}
	r.between(rest)
}

// sameLength compares sections with as many lines as before, one by one.
func (r *rewriter) sameLength(s section) {
	for i := 0; i < s.to-s.from; {
		if bytes.Equal(r.before[s.from+i], r.after[s.afterFrom+i]) {
			i++
			continue
		}
		start := i
		for i < s.to-s.from && !bytes.Equal(r.before[s.from+i], r.after[s.afterFrom+i]) {
			i++
		}
		r.replace(section{s.from + start, s.from + i, s.afterFrom + start, s.afterFrom + i})
	}
}

// replace adds the edit of a section, of which every line differs.
func (r *rewriter) replace(s section) {
	start := r.offsetOf(s.from)
	r.edits = append(r.edits, source.Edit{
		Span: source.Span{Start: start, End: r.offsetOf(s.to)},
		New:  string(bytes.Join(r.after[s.afterFrom:s.afterTo], nil)),
	})
}

// offsetOf is the offset of a line; sections come in order.
func (r *rewriter) offsetOf(line int) int {
	for ; r.line < line; r.line++ {
		r.offset += len(r.before[r.line])
	}
	return r.offset
}

// anchor is a line that both texts have once in a section.
type anchor struct{ before, after int }

// anchors returns lines that both sides of a section have once, in an order that both have: the first ones that follow
// each other, which is enough for texts that were not shuffled.
func (r *rewriter) anchors(s section) []anchor {
	type places struct{ count, afterCount, after int }
	at := make(map[string]places, s.to-s.from)
	for i := s.from; i < s.to; i++ {
		p := at[string(r.before[i])]
		p.count++
		at[string(r.before[i])] = p
	}
	for i := s.afterFrom; i < s.afterTo; i++ {
		p := at[string(r.after[i])]
		p.afterCount, p.after = p.afterCount+1, i
		at[string(r.after[i])] = p
	}
	var out []anchor
	for i := s.from; i < s.to; i++ {
		p := at[string(r.before[i])]
		if p.count == 1 && p.afterCount == 1 && (len(out) == 0 || p.after > out[len(out)-1].after) {
			out = append(out, anchor{i, p.after})
		}
	}
	return out
}
