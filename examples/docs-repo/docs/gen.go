// Package docs holds design documents, and no code except this file.
package docs

//go:generate go tool trustseam generate .
