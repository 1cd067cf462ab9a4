// Package brief decides what a reader sees of an analysis: each threat once, in the
// form that fits its status. Open, stated and decided threats become criteria;
// unanswered ones become questions.
//
// # What is promised
//
// Nothing: this package is a part of the program that other parts share. Its names may change with
// every release. Programs use the root package.
package brief
