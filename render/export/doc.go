// Package export writes what is known of a model for other tools, for people who want to continue there:
// a graph in the notations of tools that draw, and criteria as items for tools in which work is planned. A
// format is one file; [Formats] lists those of `trustseam export`. The output is never read back: our own
// pictures are drawn by package diagram.
//
// # What is promised
//
// Nothing: this package is a part of the program that other parts share. Its names may change with
// every release. Programs use the root package.
package export
