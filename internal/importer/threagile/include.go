package threagile

import (
	"path"

	"github.com/trustseam/trustseam/internal/importer/tree"
	"github.com/trustseam/trustseam/internal/limit"
)

// loader reads a model and what it includes, each file once.
type loader struct {
	open  Open
	read  map[string]bool
	bytes int
}

// load reads a text from a file, which is "" for the model itself, and merges the files that it includes.
func (l *loader) load(text []byte, file string) (*tree.Value, error) {
	model, err := tree.YAML(text, file)
	if err != nil {
		return nil, err
	}
	var fields tree.Fields
	for _, include := range fields.Texts(model, "includes") {
		included, err := l.include(include, path.Dir(file))
		if err != nil {
			return nil, err
		}
		if included == nil {
			continue
		}
		if model, err = tree.Merge(model, included); err != nil {
			return nil, err
		}
	}
	return model, fields.Err
}

// include reads a file that is named in a folder of the model's, or returns nil if it has been read.
func (l *loader) include(name *tree.Value, folder string) (*tree.Value, error) {
	file := path.Join(folder, name.Text)
	if path.IsAbs(name.Text) {
		file = name.Text
	}
	if l.read[file] {
		return nil, nil
	}
	if len(l.read) == limit.ImportIncludes {
		return nil, name.Errorf("the model includes more than %d files", limit.ImportIncludes)
	}
	l.read[file] = true
	text, err := l.open(file)
	if err != nil {
		return nil, name.Errorf("include `%s`: %s", tree.Quoted(name.Text), err)
	}
	if l.bytes += len(text); l.bytes > limit.ImportYAML {
		return nil, name.Errorf("the included files are larger than the limit of %d MiB for YAML", limit.ImportYAML>>20)
	}
	model, err := l.load(text, file)
	if err == nil && model.Kind != tree.Map {
		err = model.Errorf("the file is %s; a part of a Threagile model is a map", model.Kind)
	}
	return model, err
}
