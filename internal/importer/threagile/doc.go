// Package threagile reads models of Threagile: YAML with technical assets, their communication links, trust boundaries and
// data assets, in one file or in several that it includes. Both spellings of values that were renamed are read.
package threagile
