// Package whole is what the formats share that hold whole models: what they write, where its parts are in a drawing, and
// names of parts that stay the same. Each format is a package beside this one.
package whole
