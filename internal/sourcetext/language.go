package sourcetext

import (
	"path"
	"strings"
)

// language says how comments and strings begin in one.
type language struct {
	line   []string
	block  [][2]string
	quotes []quote
	// unknown is true where signs of many languages are tried, and count only at the beginning of a line.
	unknown bool
	// heredocs says that `<<WORD` begins a string, which ends with a line of that word; scalars that `|` or `>` after a
	// key begins one of the indented lines below it.
	heredocs, scalars bool
	begins            [256]bool // the first bytes of all signs
}

// The families of languages, by the signs that they share.
var (
	double  = quote{`"`, false, true}
	single  = quote{`'`, false, true}
	raw     = quote{"`", true, false}
	inRows  = [][2]string{{"/*", "*/"}}
	inMarks = [][2]string{{"<!--", "-->"}}
)

// The file extensions of each family.
const (
	goFiles      = "go"
	rustFiles    = "rs"
	scriptFiles  = "js jsx ts tsx mjs cjs mts cts vue svelte"
	slashFiles   = "java kt kts scala sc groovy gradle c h cc cpp cxx hh hpp m mm cs swift dart zig proto sol v sv fs fsx jsonnet scss less css"
	mixedFiles   = "php tf tfvars hcl nix"
	hashFiles    = "py pyi rb rake sh bash zsh fish bats pl pm t r jl nim cr yaml yml toml ex exs ps1 robot resource cmake mk coffee"
	markupFiles  = "html htm xhtml xml xsd xsl xslt xaml csproj fsproj vbproj props targets wsdl plist"
	dashFiles    = "sql lua hs elm adb ads vhd vhdl"
	heredocFiles = "sh bash zsh bats rb rake cr pl pm t mk php tf tfvars hcl"
	scalarFiles  = "yaml yml"
	semiFiles    = "clj cljs cljc lisp el scm rkt asm s"
	percentFiles = "erl hrl"
)

// Extension is that of a file, in lower case and without its dot. That of a build file without one is `mk`.
func Extension(name string) string {
	base := strings.TrimPrefix(strings.ToLower(path.Base(name)), ".") // all that .gitignore has
	if base == "makefile" || base == "dockerfile" || base == "containerfile" || base == "jenkinsfile" {
		return "mk"
	}
	return strings.TrimPrefix(path.Ext(base), ".")
}

// IsMarkup reports whether a file is of tags, in which a comment is between `<!--` and `-->`.
func IsMarkup(name string) bool { return has(markupFiles, Extension(name)) }

func has(list, word string) bool { return strings.Contains(" "+list+" ", " "+word+" ") }

// languageOf is the language of a file by its name.
func languageOf(name string) language {
	l := language{line: []string{"//", "#", "--", ";", "%"}, block: inRows, quotes: []quote{double, single, raw}, unknown: true}
	ext := Extension(name)
	switch {
	case has(goFiles, ext):
		l = language{line: []string{"//"}, block: inRows, quotes: []quote{double, single, raw}}
	case has(rustFiles, ext): // whose lifetimes begin like characters
		l = language{line: []string{"//"}, block: inRows, quotes: []quote{{`"`, true, true}}}
	case has(scriptFiles, ext):
		l = language{line: []string{"//"}, block: append(inMarks, inRows...), quotes: []quote{double, single, {"`", true, true}}}
	case has(slashFiles, ext):
		l = language{line: []string{"//"}, block: inRows, quotes: []quote{{`"""`, true, false}, double, single, raw}}
	case has(mixedFiles, ext):
		l = language{line: []string{"//", "#"}, block: inRows, quotes: []quote{double, single}}
	case has(hashFiles, ext):
		l = language{line: []string{"#"}, quotes: []quote{{`"""`, true, true}, {`'''`, true, true}, double, single}}
	case has(dashFiles, ext):
		l = language{line: []string{"--"}, block: inRows, quotes: []quote{double, single}}
	case has(semiFiles, ext):
		l = language{line: []string{";"}, quotes: []quote{{`"`, true, true}}}
	case has(markupFiles, ext): // whose text is full of apostrophes
		l = language{block: inMarks}
	case has(percentFiles, ext):
		l = language{line: []string{"%"}, quotes: []quote{{`"`, true, true}}}
	}
	l.heredocs, l.scalars = has(heredocFiles, ext), has(scalarFiles, ext)
	l.index()
	return l
}

// index notes the first bytes of all signs.
func (l *language) index() {
	for _, sign := range l.line {
		l.begins[sign[0]] = true
	}
	for _, b := range l.block {
		l.begins[b[0][0]] = true
	}
	for _, q := range l.quotes {
		l.begins[q.sign[0]] = true
	}
	l.begins['<'] = l.begins['<'] || l.heredocs
	l.begins['|'], l.begins['>'] = l.begins['|'] || l.scalars, l.begins['>'] || l.scalars
}
