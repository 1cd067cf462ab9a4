package drawio

import (
	"strings"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer"
	"github.com/trustseam/trustseam/internal/lazy"
	"github.com/trustseam/trustseam/model"
)

// zoneMark is the mark of a trust zone on an element, as rapid threat modelling draws it.
var zoneMark = lazy.Regexp(`^[Zz][0-9]$`)

// shapes are the shapes that say a type, by a part of their names.
var shapes = []struct {
	part string
	kind model.ElementType
}{
	{"umlactor", model.Actor}, {"actor", model.Actor}, {"person", model.Actor}, {"cylinder", model.Store}, {"datastore", model.Store}, {"data_store", model.Store},
	{"database", model.Store}, {"stored_data", model.Store}, {"direct_data", model.Store}, {"sequential_data", model.Store}, {"tape", model.Store}, {"partialrectangle", model.Store},
	{"internalstorage", model.Store}, {"dataStorage", model.Store}, {"externalentity", model.External}, {"external_entity", model.External}, {"dfd.process", model.Process},
}

// storeIcons are services of clouds that keep data and whose names do not say so.
var storeIcons = []string{"cosmos", "firestore", "spanner", "bigtable", "memorystore", "elasticache", "elastic file system", "elastic block store", "fsx", "glacier", "kinesis",
	"msk", "neptune", "documentdb", "keyspaces", "pubsub", "pub sub", "event hub", "event hubs", "service bus", "key vault", "key vaults", "secrets manager", "simple storage service",
	"sql", "data lake", "timestream", "qldb", "dynamo", "efs", "ebs", "alloydb", "filestore", "persistent disk"}

// userIcons are icons of people and their devices.
var userIcons = []string{"user", "users", "person", "people", "actor", "client", "mobile client", "mobile", "laptop", "workstation", "browser", "male user", "female user"}

// kinds gives each element its type: by its shape, its icon, its name, and at last by how data-flow diagrams are drawn.
func (r *reader) kinds() {
	for _, c := range r.cells {
		if c.node != nil {
			c.node.Type = r.kind(c)
		}
	}
}

func (r *reader) kind(c *cell) model.ElementType {
	n, shown := c.node, c.style.icon()
	store, outsider := importer.GuessStore(n.Name), importer.GuessOutsider(n.Name)
	if kind := c.stated(); kind != "" {
		return personal(kind, outsider)
	}
	switch {
	case shown != "" && (importer.GuessStore(shown).Word != "" || model.HasWord(shown, storeIcons...)):
		r.tech(c, shown)
		return r.guessed(c, model.Store, "its icon shows `"+shown+"`")
	case shown != "" && model.HasWord(shown, userIcons...) && !model.HasWord(shown, "pool", "group", "management"):
		return r.guessed(c, model.Actor, "its icon shows `"+shown+"`")
	case circle(c.style) && outsider.Type != model.Actor:
		return model.Process
	case store.Word != "":
		return r.guessed(c, model.Store, "the name says `"+store.Word+"`")
	case outsider.Word != "" && (n.Zone == nil || outsider.Type == model.Actor):
		return r.guessed(c, outsider.Type, "the name says `"+outsider.Word+"`")
	case c.style.shape() == "cloud":
		return r.guessed(c, model.External, "its shape is a cloud")
	case c.style.shape() == "" && !rounded(c.style) && r.dataFlow:
		return r.guessed(c, model.External, "it is a rectangle, and the processes of this drawing are circles")
	}
	r.tech(c, shown)
	return model.Process
}

// stated is the type that a shape or its attribute says, or "".
func (c *cell) stated() model.ElementType {
	switch said := c.attr("c4type", "type", "kind"); {
	case model.HasWord(said, "person", "actor", "user"):
		return model.Actor
	case model.HasWord(said, "external", "external entity", "external interactor"):
		return model.External
	case model.HasWord(said, "store", "data store", "datastore", "database"):
		return model.Store
	case model.HasWord(said, "process"):
		return model.Process
	}
	name := c.style.shape()
	for _, s := range shapes {
		if strings.Contains(name, s.part) {
			return s.kind
		}
	}
	return ""
}

// personal is the type of a shape for what is outside the system, which says people if the name does, or the other way round.
func personal(kind model.ElementType, outsider importer.Guess) model.ElementType {
	if kind == model.External && outsider.Type == model.Actor || kind == model.Actor && outsider.Type == model.External {
		return outsider.Type
	}
	return kind
}

// circle reports whether a shape is what data-flow diagrams draw for a process.
func circle(s style) bool { return oneOf(s.shape(), "ellipse", "doubleellipse") }

func rounded(s style) bool { return s["rounded"] == "1" }

// guessed reports a guess.
func (r *reader) guessed(c *cell, kind model.ElementType, why string) model.ElementType {
	article := "a"
	if kind == model.Actor || kind == model.External {
		article = "an"
	}
	noun := string(kind)
	if kind == model.External {
		article, noun = "", "external"
	}
	r.Report.Infer(c.at, "`%s` is %s: %s", c.said(), strings.TrimSpace(article+" "+noun), why)
	return kind
}

// tech notes what an icon shows, unless the name says the same.
func (r *reader) tech(c *cell, shown string) {
	if shown == "" || len(c.node.Attrs) > 0 || model.Normalize(shown) == model.Normalize(c.node.Name) {
		return
	}
	c.node.Attrs = append(c.node.Attrs, draft.Attr{Key: "tech", Value: shown})
}
