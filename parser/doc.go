// Package parser reads a markdown document: it finds the dfd blocks and the
// regions by the rules of CommonMark, and reads the notation inside the blocks.
//
// # What is promised
//
// Nothing: this package is a part of the program that other parts share. Its names may change with
// every release. Programs use the root package.
package parser
