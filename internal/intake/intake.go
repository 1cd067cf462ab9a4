// Package intake knows the formats that `trustseam import` reads: their names, how to tell them apart, and which reader
// makes drafts of them.
package intake

import (
	"fmt"
	"strings"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer/mermaid"
	"github.com/trustseam/trustseam/internal/importer/tree"
	"github.com/trustseam/trustseam/model"
)

// Source is a file to import.
type Source struct {
	// Path names it in messages.
	Path string
	Text []byte
	// Shapes say what the shapes of a drawing mean in it.
	Shapes mermaid.Shapes
	// Beside reads a file that the source includes. Its name is relative to the folder of the source, with slashes, and
	// nothing outside this folder is read.
	Beside func(name string) ([]byte, error)
}

// Diagram is a draft and, in a markdown document, the fence that it was read from.
type Diagram struct {
	*draft.Draft
	Fence *model.Fence
	// Preferred is true for the diagram that is taken if a file has several and nobody chooses one.
	Preferred bool
	// Finish completes the report of the diagram that is taken, or is nil. Chosen is true if somebody has chosen it.
	Finish func(chosen bool)
}

// diagrams are drafts of a file that is no document.
func diagrams(drafts []*draft.Draft) []Diagram {
	var out []Diagram
	for _, d := range drafts {
		out = append(out, Diagram{Draft: d})
	}
	return out
}

// format is one format of files.
type format struct {
	name string
	// is reports whether a file has the format. Keys are the outermost ones of JSON or YAML, which is all that most formats
	// are told by: a large file is searched for them once, not once for each format.
	is   func(src Source, keys []string) bool
	read func(Source) ([]Diagram, error)
}

// formats are tried in this order if nobody names one.
func formats() []format {
	return []format{
		{"mermaid", isMermaid, readMermaid},
		{"threagile", isThreagile, readThreagile},
		{"pytm", isPytm, readPytm},
		{"threat-dragon", isThreatDragon, readThreatDragon},
		{"otm", isOTM, readOTM},
		{"tm-bom", isTMBOM, readTMBOM},
		{"cyclonedx", isCycloneDX, readCycloneDX},
		{"structurizr", isStructurizr, readStructurizr},
		{"drawio", isDrawio, readDrawio},
		{"tm7", isTM7, readTM7},
	}
}

// Formats returns the names of all formats.
func Formats() []string {
	var names []string
	for _, f := range formats() {
		names = append(names, f.name)
	}
	return names
}

// Read returns the name of the format and the diagrams of a file. An empty name is guessed from the content.
func Read(name string, src Source) (string, []Diagram, error) {
	var keys []string
	if name == "" {
		keys = tree.Keys(src.Text)
	}
	for _, f := range formats() {
		if f.name == name || name == "" && f.is(src, keys) {
			found, err := f.read(src)
			if err == nil && len(found) == 0 {
				err = fmt.Errorf("%s: no diagram to import", src.Path)
			}
			return f.name, found, err
		}
	}
	if name != "" {
		return "", nil, fmt.Errorf("no format `%s`; there are %s", name, strings.Join(Formats(), ", "))
	}
	return "", nil, fmt.Errorf("%s: no format known to `import`; there are %s", src.Path, strings.Join(Formats(), ", "))
}
