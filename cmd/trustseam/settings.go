package main

import (
	"encoding/json"
	"fmt"

	"github.com/trustseam/trustseam"
	"github.com/trustseam/trustseam/internal/config"
	"github.com/trustseam/trustseam/internal/memo"
)

// settings are those that apply to the documents of one directory.
type settings struct {
	project *trustseam.Project
	file    string   // of the configuration, "" for none
	key     memo.Key // of everything that the configuration says
}

// settings returns the settings of the configuration that applies in a directory.
func (r *runner) settings(dir string) (*settings, error) {
	r.reading.Lock()
	defer r.reading.Unlock()
	if s, ok := r.configs[dir]; ok {
		return s, nil
	}
	c, path, err := config.Find(dir)
	if err != nil {
		return nil, err
	}
	text, err := json.Marshal(c)
	if err != nil {
		return nil, err
	}
	project, err := r.project(c, path)
	if err != nil {
		return nil, err
	}
	s := &settings{project: project, file: path, key: memo.Sum(text)}
	r.configs[dir] = s
	return s, nil
}

// project is the project of a configuration file.
func (r *runner) project(c trustseam.Config, path string) (*trustseam.Project, error) {
	p, err := r.base.With(c)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	own, err := config.Templates(c, path)
	if err != nil {
		return nil, err
	}
	return p.WithTemplates(own...)
}
