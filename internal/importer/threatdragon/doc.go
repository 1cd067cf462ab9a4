// Package threatdragon reads models of OWASP Threat Dragon, of version 2 and 1, one draft for each diagram. What is
// inside a boundary follows from the coordinates of the drawing. Flags that are not set are unknown, because the program
// writes `false` for every box that nobody has ticked.
package threatdragon
