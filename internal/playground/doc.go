// Package playground is the pipeline for a page in a browser: the text of a document goes in; what the
// page shows comes out. It touches no file, starts nothing and asks for nothing; the layout engine is a
// function that the page hands in. cmd/playground wraps it for WebAssembly, and web/ is the page.
//
// # What is promised
//
// Nothing: this package is a part of the program. Programs use the root package.
package playground
