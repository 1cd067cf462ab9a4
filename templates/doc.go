// Package templates holds the text of the regions that are written into documents.
//
// # What is promised
//
// [File] stays, and so does what templates are given, which docs/configuration.md describes. The other
// names may change with every release.
package templates
