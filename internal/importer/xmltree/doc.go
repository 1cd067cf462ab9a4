// Package xmltree reads XML for the importers: elements that know their place, with bounds for depth and number. A document
// type may be named but declares nothing: no entity beyond the five of XML has a meaning, and nothing is fetched.
package xmltree
