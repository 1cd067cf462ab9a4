package inventory

import (
	"strings"

	"github.com/trustseam/trustseam/internal/importer/tree"
)

// isCompose reports whether a document of YAML is a compose file: its services have images or say how these are built.
func isCompose(v *tree.Value) bool {
	services := v.Get("services")
	if services == nil || services.Kind != tree.Map || v.Get("apiVersion") != nil {
		return false
	}
	for _, m := range services.Members {
		if m.Get("image") != nil || m.Get("build") != nil || m.Get("extends") != nil {
			return true
		}
	}
	return false
}

// compose lists the services of a compose file.
func compose(v *tree.Value) []Resource {
	var all []Resource
	for _, m := range v.Get("services").Members {
		if m.Kind != tree.Map {
			continue
		}
		r := Resource{ID: m.Name(), Name: m.Name(), Line: int(m.Key.Line), Col: int(m.Key.Column), First: int(m.Key.Line)}
		w, ok := ofImage(text(m.Value, "image"))
		if !ok {
			w = ofName(m.Name())
			if m.Get("build") != nil { // what is built here is ours, whatever it is called
				w = built(m.Name())
			}
		}
		r.Type, r.Kind = w.Type, w.Kind
		all = append(all, r)
	}
	return all
}

// built is what an image of one's own runs: a process, unless it is a product with additions.
func built(name string) what {
	if w, ok := ofImage(name); ok {
		return w
	}
	return what{Type: "process"}
}

// text is a text of a map, or "" if there is none or it is something else.
func text(v *tree.Value, path ...string) string {
	for _, key := range path {
		if v = v.Get(key); v == nil {
			return ""
		}
	}
	if v.Kind != tree.Text {
		return ""
	}
	return strings.TrimSpace(v.Text)
}
