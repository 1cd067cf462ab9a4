// Package mermaid reads flowcharts of Mermaid: the statements of `flowchart` and `graph`, their shapes, links and
// subgraphs. What only says how the picture looks is left out. It knows the language as people write it in markdown, and
// reports each statement that it does not understand.
package mermaid
