// Package export writes a graph in the notations of other tools, for people who
// want to continue there. The output is never read back: our own pictures are
// drawn by package diagram.
//
// # What is promised
//
// Nothing: this package is a part of the program that other parts share. Its names may change with
// every release. Programs use the root package.
package export
