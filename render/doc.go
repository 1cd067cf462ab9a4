// Package render turns an analysis into markdown and splices it into the
// document that it came from, without touching a byte that is not its own.
//
// # What is promised
//
// Nothing: this package is a part of the program that other parts share. Its names may change with
// every release. Programs use the root package.
package render
