// Package docs holds design documents, and no code but this file.
package docs

//go:generate go tool trustseam generate .
