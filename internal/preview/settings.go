package preview

import (
	"encoding/json"
	"fmt"
	"sync"

	"github.com/trustseam/trustseam"
	"github.com/trustseam/trustseam/internal/config"
	"github.com/trustseam/trustseam/internal/memo"
)

// settings are what applies to the documents of a directory.
type settings struct {
	project *trustseam.Project
	file    string   // of the configuration, "" for none
	key     memo.Key // of everything that they say
}

// projects are the settings of one build, which reads each configuration once.
type projects struct {
	base *trustseam.Project
	lock sync.Mutex
	all  map[string]*settings // by directory
}

func newProjects(base *trustseam.Project) *projects {
	return &projects{base: base, all: make(map[string]*settings)}
}

// of returns the settings of a directory. The error names the file.
func (p *projects) of(dir string) (*settings, error) {
	p.lock.Lock()
	defer p.lock.Unlock()
	if s, ok := p.all[dir]; ok {
		return s, nil
	}
	s, err := p.read(dir)
	if err == nil {
		p.all[dir] = s
	}
	return s, err
}

// read reads the configuration and its templates. Pages do not show these, but `site` refuses wrong ones.
func (p *projects) read(dir string) (*settings, error) {
	c, file, err := config.Find(dir)
	if err != nil {
		return nil, err
	}
	text, err := json.Marshal(c)
	if err != nil {
		return nil, err
	}
	project, err := p.base.With(c)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	own, err := config.Templates(c, file)
	if err != nil {
		return nil, err
	}
	if project, err = project.WithTemplates(own...); err != nil {
		return nil, err
	}
	return &settings{project: project, file: file, key: memo.Sum(text)}, nil
}
