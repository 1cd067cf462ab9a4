// Package stridetable reads the tables of threats that people keep by hand in markdown documents: one threat in each row, or one
// component in each row with a column for each category of STRIDE. Columns are told by their headers, in any order.
package stridetable
