// Package drawio reads drawings of draw.io (diagrams.net), compressed or not, and those that a picture in SVG carries: one
// draft for each page. A drawing knows shapes, not types, so most of what it says of security is a guess by shape, name and
// place, and each guess is reported.
package drawio
