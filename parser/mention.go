package parser

import (
	"bytes"
	"strings"
)

// MentionedIDs lists every id that a block of a document may have: that of its name, and those that its
// fences or its regions may state. It parses nothing, so it lists more than there are: what looks like an
// id in prose, too. It is for finding the documents that must be parsed because of an id.
func MentionedIDs(path string, text []byte) []string {
	ids := []string{DocumentID(path)}
	for _, after := range following(text, "id=") {
		word := bytes.TrimLeft(after, `"'`)
		if end := bytes.IndexAny(word, " \t\r\n\"'{}`"); end >= 0 {
			word = word[:end]
		}
		ids = append(ids, composed(string(word)))
	}
	for _, after := range following(text, markerWord) { // begin KIND ID
		if words := bytes.Fields(after); len(words) > 2 {
			ids = append(ids, composed(strings.TrimRight(string(words[2]), `)"'`)))
		}
	}
	return ids
}

// following lists what follows each occurrence of a word in a text, up to the end of its line.
func following(text []byte, word string) [][]byte {
	var all [][]byte
	for {
		i := bytes.Index(text, []byte(word))
		if i < 0 {
			return all
		}
		text = text[i+len(word):]
		line := text
		if end := bytes.IndexByte(text, '\n'); end >= 0 {
			line = text[:end]
		}
		all = append(all, line)
	}
}
