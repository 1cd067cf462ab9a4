// Package importer holds what the readers of foreign formats share: words that tell people, clients, systems of others
// and stores apart, and protocols at the beginning of labels. Each format is a package below this one.
package importer
