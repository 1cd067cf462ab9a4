// Package threatdragon writes blocks as a model of OWASP Threat Dragon, version 2: a diagram for each, with the places of
// our picture, and the threats at what they are to. What the format has no field for is in data of ours, from which an
// import takes it back.
package threatdragon
