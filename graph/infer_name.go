package graph

import (
	"slices"
	"strings"

	"github.com/trustseam/trustseam/model"
)

// userNouns are last words of names of whatever uses the system that the words before name: a Kafka consumer is no queue.
var userNouns = []string{"client", "consumer", "producer", "publisher", "subscriber", "exporter", "library", "sdk", "cli", "script", "user", "owner", "party", "parties", "workstation", "laptop", "computer", "pc", "desktop"}

// programNouns are such words where they do not name a system itself: an admin app is an interface, and an SSO application signs nobody in.
var programNouns = []string{"app", "application", "adapter", "adaptor", "connector"}

// served are kinds of systems that others use, and whose names say which one those use.
var served = []string{"idp", "queue", "registry", "code", "log", "discovery", "llm", "gateway", "ci", "admin-ui"}

// ofPrograms are those of served whose own names do not end in a program noun.
var ofPrograms = []string{"idp", "queue", "registry", "code", "log", "discovery", "llm"}

// turns are words after which a name says what else there is: beside the thing, or behind it.
var turns = []string{" with ", " using ", " behind ", " in front of ", " that ", " of a ", " of an ", " of the "}

// inferKind returns the kind that a name or a technology of an element says, which what names in the reason.
// What is said in front of brackets comes first. A store is named by what it keeps, a person by what they work with.
func inferKind(words model.Words, e *Element, what, text string) model.Fact[string] {
	if e.Type == model.Store || e.Type == model.Actor {
		return model.Infer(words.Kinds, string(e.Type), what, text)
	}
	before, _, bracketed := strings.Cut(text, "(")
	if kind := phraseKind(words, e, what, before); kind.Known() || !bracketed {
		return kind
	}
	return phraseKind(words, e, what, text)
}

// phraseKind is inferKind for text whose brackets mean nothing. A system of others that is a list of names is of a kind if
// the first and each further proper name say the same: one of several products does not decide for all.
func phraseKind(words model.Words, e *Element, what, text string) model.Fact[string] {
	text = untilTurn(text)
	parts := []string{text}
	if e.Type == model.External {
		parts = listed(text)
	}
	kind := headKind(words, e, what, parts[0])
	for _, part := range parts[1:] {
		if capitalised(part) && headKind(words, e, what, part).Value != kind.Value {
			return model.Fact[string]{}
		}
	}
	return kind
}

// headKind returns the kind that a phrase says, without one that only words in front of its noun say: those name what is used.
func headKind(words model.Words, e *Element, what, text string) model.Fact[string] {
	lists := words.Kinds
	for {
		kind := model.Infer(lists, string(e.Type), what, text)
		if !kind.Known() || !onlyUsed(lists, e, kind.Value, text) {
			return kind
		}
		lists = slices.DeleteFunc(slices.Clone(lists), func(l model.WordList) bool { return l.Value == kind.Value })
	}
}

// onlyUsed reports whether a name ends in a noun for what uses a system of a kind, and it is the words before that say the kind.
func onlyUsed(lists []model.WordList, e *Element, kind, text string) bool {
	normal := model.Normalize(text)
	at := strings.LastIndexByte(normal, ' ')
	if at < 0 {
		return false
	}
	last := normal[at+1:]
	uses := slices.Contains(served, kind) && model.HasWord(last, userNouns...) || slices.Contains(ofPrograms, kind) && model.HasWord(last, programNouns...)
	return uses && model.Infer(lists, string(e.Type), "", normal[:at]).Value == kind
}

// untilTurn returns a phrase up to where it begins to say what else there is.
func untilTurn(text string) string {
	lower := strings.ToLower(text)
	if len(lower) != len(text) {
		return text // a letter whose lower case has another length
	}
	end := len(text)
	for _, turn := range turns {
		if at := strings.Index(lower, turn); at > 0 && at < end {
			end = at
		}
	}
	return text[:end]
}

// listed returns the parts of a list in words.
func listed(text string) []string {
	var parts []string
	for part := range strings.SplitSeq(strings.NewReplacer(" and ", ",", " & ", ",", ";", ",").Replace(text), ",") {
		if part = strings.TrimSpace(part); model.Normalize(part) != "" {
			parts = append(parts, part)
		}
	}
	if len(parts) == 0 {
		return []string{text}
	}
	return parts
}

// capitalised reports whether a phrase begins with a capital letter, as a proper name does.
func capitalised(text string) bool {
	return text != "" && strings.ToUpper(text[:1]) == text[:1] && strings.ToLower(text[:1]) != text[:1]
}
