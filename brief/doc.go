// Package brief decides what a reader is shown of an analysis: each threat once, in
// the form that fits what is known about it. What is open, stated or decided is a
// criterion; what nobody has said is a question.
//
// # What is promised
//
// Nothing: this package is a part of the program that other parts share. Its names may change with
// every release. Programs use the root package.
package brief
