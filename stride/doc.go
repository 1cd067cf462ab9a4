// Package stride holds the knowledge: the catalog of rules, and the steps from
// a graph to threats, criteria and questions. Rules and word lists are data;
// predicates are small functions.
//
// STRIDE is the threat classification of Kohnfelder and Garg (1999): spoofing,
// tampering, repudiation, information disclosure, denial of service, elevation
// of privilege.
//
// # What is promised
//
// A result of the root package holds values of [Analysis]. Its exported fields, and those of what they hold,
// stay and mean what they mean within a major version, for programs that read them. So do [FailOn] and
// [ParseFailOn], which say what fails a check. Other functions and methods may change.
package stride
