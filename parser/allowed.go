package parser

import (
	"strings"

	"github.com/trustseam/trustseam/model"
)

// keysFor lists the keys that a place takes.
func keysFor(on model.Place) []string {
	var keys []string
	for _, a := range model.Vocabulary() {
		if a.On&on != 0 {
			keys = append(keys, a.Key)
		}
	}
	return keys
}

// wordsFor lists the bare words that a place takes.
func wordsFor(on model.Place) []string {
	var words []string
	for _, a := range model.Vocabulary() {
		if a.On&on == 0 {
			continue
		}
		if a.Flag != "" {
			words = append(words, a.Flag)
		}
		words = append(words, a.Words...)
	}
	return words
}

func allowedWords(on model.Place) string {
	words := wordsFor(on)
	if len(words) == 0 {
		return "write `key=value` with " + strings.Join(keysFor(on), ", ")
	}
	return "allowed are " + strings.Join(words, ", ") + ", and `key=value` with " + strings.Join(keysFor(on), ", ")
}

func allowedValues(a model.Attribute) string {
	if a.Values == nil {
		return a.Help
	}
	return strings.Join(a.Names(), ", ")
}

// placeNames names the statements on which an attribute is allowed.
func placeNames(on model.Place) string {
	var names []string
	if on&model.OnElement == model.OnElement {
		names = append(names, "an element")
		on &^= model.OnElement
	}
	all := on&model.OnDecision == model.OnDecision
	if all {
		on &^= model.OnDecision
	}
	for _, p := range []struct {
		place model.Place
		name  string
	}{
		{model.OnData, "data"}, {model.OnBoundary, "a boundary"}, {model.OnActor, "an actor"}, {model.OnExternal, "an external"},
		{model.OnProcess, "a process"}, {model.OnStore, "a store"}, {model.OnFlow, "a flow"}, {model.OnAccept, "accept"},
		{model.OnTransfer, "transfer"}, {model.OnDismiss, "dismiss"}, {model.OnMitigate, "mitigate"}, {model.OnAssumption, "assume"},
	} {
		if on&p.place != 0 {
			names = append(names, p.name)
		}
	}
	if all {
		names = append(names, "a decision")
	}
	return strings.Join(names, " or ")
}
