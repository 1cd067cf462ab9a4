// Package tm7 reads models of the Microsoft Threat Modeling Tool: one draft for each drawing surface. What is inside a
// boundary follows from the coordinates. Of the lists of properties only what somebody has chosen is read: the first choice
// is what the program writes unless somebody chooses another.
package tm7
