// Package trustseam is the root of the trustseam program; the program itself is
// cmd/trustseam. See docs/architecture.md for what lives where.
package trustseam
