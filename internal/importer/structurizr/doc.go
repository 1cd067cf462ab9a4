// Package structurizr reads workspaces of Structurizr in JSON. Each of its views is a diagram, and so is the whole model at
// each of its levels: systems, containers, components. An element with others inside is a boundary wherever these are shown.
package structurizr
