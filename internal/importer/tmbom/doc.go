// Package tmbom reads models of OWASP's threat model library, known as TM-BOM. A file is one diagram. Its trust boundaries
// are pairs of zones that say how whoever crosses proves who it is, so they become attributes of the flows that cross.
package tmbom
