// Package pytm reads the JSON of pytm in both of its dialects: what people write for it, and what a model writes with
// --json. Everything refers to everything else by name. The models themselves are programs, which nothing here runs.
package pytm
