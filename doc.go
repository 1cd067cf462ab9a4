// Package trustseam is the library of the program of that name. It reads dfd blocks in
// markdown documents, finds the threats that they imply, and says what a document and its
// pictures should hold. It works on bytes: it opens no file, starts no process and
// reads no clock.
//
// [Load] gives a [Project] with the built-in rules and templates, and [Project.With] one with those
// of a trustseam.toml. [Project.Process] does the job of `trustseam generate` on one document,
// [Result.Findings] that of `check`, and [List] that of `list`. A wrong document is not a Go error:
// a [Result] holds everything that there is to say about it, as values of [source.Diagnostic], and
// while one of them is an error, it holds nothing to write.
//
// A [Picture] is drawn with a [Layout] that the caller gives. The one that we use is
// render/graphviz. This package does not import it, because Graphviz starts with
// the program that links it: it takes 25 milliseconds, and memory that never comes back.
//
// # What is promised
//
// The names of this package and of package source keep their meaning within one major version. So
// do the fields of what a [Result] holds, in the packages model, graph and stride, for those who
// read them; their functions may change. Nothing is promised about the Go names of parser, brief,
// templates, render and the packages below render, except for templates.File and the function
// Layout of render/graphviz. The page docs/library.md shows whole programs.
package trustseam
