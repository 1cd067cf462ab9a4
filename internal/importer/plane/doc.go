// Package plane works out what a drawing says by its coordinates: which elements are inside which boxes, which boxes are
// inside which, and which flows cross an open line. Coordinates are those of the source, with y downwards.
package plane
