// Package match finds, for threats that people have written down in their own words, the nearest threats of a block: by the
// category, by what it is about, and by words that say what happens. It rather finds none than guesses.
package match
