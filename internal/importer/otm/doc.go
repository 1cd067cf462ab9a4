// Package otm reads the Open Threat Model, 0.1 and 0.2, in JSON and YAML. A file is one diagram. Types of components are a
// vocabulary of whichever program wrote the file, so the type of an element is guessed from the words in them.
package otm
