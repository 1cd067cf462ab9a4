// Package otm writes a block as an Open Threat Model, version 0.2, in JSON: the diagram with its places, data, threats and
// what answers them. What the format has no field for is in attributes of ours, from which an import takes it back.
package otm
