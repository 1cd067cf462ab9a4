// Package cyclonedx writes blocks as a CycloneDX 2.0 document with a blueprint for each: zones, seams as boundaries with
// what their flows have in common, threats, acceptance criteria of requirements, and decisions as responses to risks. The
// schema is not released yet; the document names the commit that it follows. What the format has no field for is in
// properties of ours.
package cyclonedx
