// Package site makes a static web site of analyses: a page for each model with a
// picture that can be explored, and lists of crown jewels, criteria and decisions
// across all of them. Every page is self-contained: it makes no request, works
// from a disk, and its policy lets no script run but its own.
//
// # What is promised
//
// Nothing: this package is a part of the program that other parts share. Its names may change with
// every release. Programs use the root package.
package site
