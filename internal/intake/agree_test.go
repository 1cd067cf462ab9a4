package intake

import (
	"strings"
	"testing"

	"github.com/trustseam/trustseam/stride"
)

// One design as people draw it in Threat Dragon and write it for pytm.
const (
	drawnDesign = `{"summary": {"title": "Kiosk"}, "detail": {"diagrams": [{"title": "Kiosk", "cells": [
 {"id": "shop", "position": {"x": 200, "y": 0}, "size": {"width": 400, "height": 300}, "data": {"type": "tm.BoundaryBox", "name": "Shop network"}},
 {"id": "safe", "position": {"x": 380, "y": 20}, "size": {"width": 200, "height": 200}, "data": {"type": "tm.BoundaryBox", "name": "Back office"}},
 {"id": "a", "position": {"x": 0, "y": 100}, "size": {"width": 80, "height": 40}, "data": {"type": "tm.Actor", "name": "Visitor"}},
 {"id": "k", "position": {"x": 220, "y": 100}, "size": {"width": 80, "height": 40}, "data": {"type": "tm.Process", "name": "Kiosk"}},
 {"id": "t", "position": {"x": 400, "y": 100}, "size": {"width": 80, "height": 40}, "data": {"type": "tm.Store", "name": "Tickets"}},
 {"id": "1", "source": {"cell": "a"}, "target": {"cell": "k"}, "data": {"type": "tm.Flow", "name": "Choose a ticket"}},
 {"id": "2", "source": {"cell": "k"}, "target": {"cell": "t"}, "data": {"type": "tm.Flow", "name": "Reserve", "protocol": "SQL"}},
 {"id": "3", "source": {"cell": "t"}, "target": {"cell": "k"}, "data": {"type": "tm.Flow", "name": "Seats left"}}]}]}}`
	writtenDesign = `{"name": "Kiosk", "boundaries": [{"name": "Shop network"}, {"name": "Back office", "inBoundary": "Shop network"}], "elements": [
 {"__class__": "Actor", "name": "Visitor"}, {"__class__": "Server", "name": "Kiosk", "inBoundary": "Shop network"},
 {"__class__": "Datastore", "name": "Tickets", "inBoundary": "Back office"}], "flows": [
 {"name": "Choose a ticket", "source": "Visitor", "sink": "Kiosk"}, {"name": "Reserve", "source": "Kiosk", "sink": "Tickets", "protocol": "SQL"},
 {"name": "Seats left", "source": "Tickets", "sink": "Kiosk"}]}`
)

// Two formats of one design give one block.
func TestFormatsAgree(t *testing.T) {
	catalog, err := stride.Load()
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for _, text := range []string{drawnDesign, writtenDesign} {
		_, all, err := Read("", Source{Path: "kiosk.json", Text: []byte(text)})
		if err != nil {
			t.Fatal(err)
		}
		b, err := all[0].Block(catalog.Words, "kiosk", "")
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, b.Text)
	}
	if texts[0] != texts[1] || !strings.Contains(texts[0], "3. tickets -> kiosk:   Seats left\n") {
		t.Errorf("%s\nand\n%s", texts[0], texts[1])
	}
}
