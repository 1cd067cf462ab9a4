// Package draft turns what a reader of another tool's format has found into a dfd block: it chooses ids, infers trust
// levels and writes them down, refuses what has no form in the notation, and reports what became of everything in the
// source. Readers of formats are packages below internal/importer; they know nothing of the notation.
package draft
