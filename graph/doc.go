// Package graph gives a block its meaning: its elements and flows with
// everything derived from them. A parsed block states facts; the graph adds
// what names, words, neighbours and topology imply, each with its reason, and
// leaves the block unchanged.
//
// # What is promised
//
// The types here are what a result of the root package holds. Their exported fields stay, and mean what
// they mean, within a major version, for programs that read them. Functions and methods may change.
package graph
