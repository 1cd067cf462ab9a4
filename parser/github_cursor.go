package parser

import (
	"bytes"
	"strings"
)

// cursor is a place in a line, with a tab stop at every fourth column.
type cursor struct {
	number int    // of the line, from 0
	start  int    // of the line in the file
	line   []byte // without its line end

	at, column  int
	partTab     bool // a container has consumed part of the tab at the cursor
	first       int  // the first byte from here that is not a blank
	firstColumn int
	indent      int // its distance in columns
	blank       bool
}

// peek returns a byte of the line, a line feed at its end.
func (c *cursor) peek(i int) byte {
	if i < len(c.line) {
		return c.line[i]
	}
	return '\n'
}

// skipBlanks finds the first byte that is not a blank.
func (c *cursor) skipBlanks() {
	if c.first <= c.at {
		c.first, c.firstColumn = c.at, c.column
		for isBlank(c.peek(c.first)) {
			if c.line[c.first] == '\t' {
				c.firstColumn += 4 - c.firstColumn%4
			} else {
				c.firstColumn++
			}
			c.first++
		}
	}
	c.indent = c.firstColumn - c.column
	c.blank = c.first == len(c.line)
}

// advance moves forward by a number of bytes.
func (c *cursor) advance(n int) {
	for ; n > 0 && c.at < len(c.line); n-- {
		c.partTab = false
		if c.line[c.at] == '\t' {
			c.column += 4 - c.column%4
		} else {
			c.column++
		}
		c.at++
	}
}

// advanceColumns moves forward by a number of columns, and may end within a tab.
func (c *cursor) advanceColumns(n int) {
	for n > 0 && c.at < len(c.line) {
		width := 1
		if c.line[c.at] == '\t' {
			width = 4 - c.column%4
		}
		step := min(n, width)
		c.partTab = step < width
		c.column += step
		if !c.partTab {
			c.at++
		}
		n -= step
	}
}

// skipOneBlank skips the blank that belongs to a mark.
func (c *cursor) skipOneBlank() {
	if isBlank(c.peek(c.at)) {
		c.advanceColumns(1)
	}
}

// rest returns what is left of the line, with blanks for the rest of a tab.
func (c *cursor) rest() string {
	if c.partTab {
		return strings.Repeat(" ", 4-c.column%4) + string(c.line[c.at+1:])
	}
	return string(c.line[c.at:])
}

// runOf counts how often a byte is repeated at the start of a text.
func runOf(text []byte, c byte) int { return len(text) - len(bytes.TrimLeft(text, string(c))) }
