package proof

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/trustseam/trustseam/internal/anchor"
	"github.com/trustseam/trustseam/internal/annotation"
	"github.com/trustseam/trustseam/internal/git"
	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/internal/revision"
	"github.com/trustseam/trustseam/internal/trace"
	"github.com/trustseam/trustseam/internal/walk"
	"github.com/trustseam/trustseam/source"
)

// words are the anchors of a text, wherever in it they are.
type words map[string]bool

// wordsOf collects those of a text.
func wordsOf(text []byte, anchors []anchor.Anchor) words {
	all := make(words)
	for _, a := range anchors {
		all[wording(text, a)] = true
	}
	return all
}

// wording is what an anchor says, with the ids that it has from one above it.
func wording(text []byte, a anchor.Anchor) string {
	var ids []string
	for _, id := range a.IDs {
		ids = append(ids, id.String())
	}
	return strings.Join(ids, ",") + " " + string(bytes.TrimSpace(text[a.Start:a.End]))
}

// earlierAnchors notes what the anchors of a commit say, in the files that its configurations name for the documents of today.
func (g *gatherer) earlierAnchors(before *revision.State, documents []Document) error {
	g.before = make(map[string]words)
	_, roots, err := earlierPatterns(before, documents)
	if err != nil {
		return err
	}
	files, err := before.Sources(func(full string) bool {
		return slices.ContainsFunc(roots, func(p walk.SourcePatterns) bool { return p.Takes(full, anchor.Reads) })
	})
	if err != nil {
		return err
	}
	if len(files) > limit.TraceFiles {
		return walk.TooManySources(limit.TraceFiles)
	}
	g.in.Revision, _ = before.Commit()
	var differing []git.File
	for _, f := range files {
		if now, ok := g.anchored[before.Full(f.Path)]; !ok || now.id != f.ID {
			differing = append(differing, f)
		} else if now.source != nil {
			g.earlierSource(now.source)
		}
	}
	return before.ReadSources(differing, limit.TraceFile, func(f git.File, text []byte) error {
		name := revision.Shown(before.Full("."), f.Path)
		if anchors := anchor.Find(name, text); len(anchors) > 0 {
			g.earlierSource(&annotation.Source{File: source.NewFile(name, text), Anchors: anchors})
		}
		if len(g.in.Earlier) > limit.Anchors {
			return fmt.Errorf("%s: more than %d anchors", g.in.Revision, limit.Anchors)
		}
		return g.run.Over()
	})
}

// earlierSource adds the anchors of a source of the commit.
func (g *gatherer) earlierSource(s *annotation.Source) {
	g.before[s.File.Path] = wordsOf(s.File.Text, s.Anchors)
	g.in.Earlier = append(g.in.Earlier, annotation.EarlierIn(s)...)
}

// Narrow leaves out of a matrix what is said of anchors that the earlier commit has, too, unless the change touches the
// block that it is about. touches says that of the id of a block and the documents that have one, which may be none.
func (p *Proof) Narrow(m *trace.Matrix, touches func(block string, documents []string) bool) {
	sources := make(map[string]*annotation.Source)
	for _, s := range p.in.Anchors {
		sources[s.File.Path] = s
	}
	isOld := func(path string, line int) bool { return sources[path] == nil || p.isOld(sources[path], line) }
	m.Anchors.Findings = slices.DeleteFunc(m.Anchors.Findings, func(f annotation.Finding) bool {
		d := f.Diagnostic
		old := sources[d.Path] != nil && isOld(d.Path, d.Pos.Line) && !slices.ContainsFunc(d.Notes, func(n source.Note) bool { return !isOld(n.Path, n.Pos.Line) })
		return old && !touches(f.Block, p.in.Model.Documents(f.Block))
	})
}

// isOld reports whether the earlier commit has all anchors that a source has in a line.
func (p *Proof) isOld(s *annotation.Source, line int) bool {
	return !slices.ContainsFunc(s.Anchors, func(a anchor.Anchor) bool {
		return s.File.Position(a.Start).Line == line && !p.before[s.File.Path][wording(s.File.Text, a)]
	})
}
