// Package source treats a document as bytes: the file, places in it,
// diagnostics about those places, and edits to it. It knows nothing of markdown
// or data flow diagrams.
//
// # What is promised
//
// The names of this package stay, and mean what they mean, within a major version. A [Code] is never given
// another meaning.
package source
