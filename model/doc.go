// Package model describes what a document says, not how it is written or what
// is made of it: the blocks and regions of a document, the elements and flows
// of a block, and the graph that they form.
//
// # What is promised
//
// The types here are what a result of the root package holds. Their exported fields stay, and mean what
// they mean, within a major version, for programs that read them. Functions and methods may change.
package model
