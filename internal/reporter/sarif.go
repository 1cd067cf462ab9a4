package reporter

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strings"
	"unicode"

	"github.com/trustseam/trustseam/internal/lazy"
	"github.com/trustseam/trustseam/source"
)

// GitHub's treatment of SARIF decides some details here:
//   - a result without a location makes it refuse the whole file;
//   - it takes 25,000 results of a run and shows 5,000, so the gravest 5,000 are written;
//   - columns are UTF-16 code units or code points, never bytes;
//   - it compares alerts by primaryLocationLineHash, which the upload action computes
//     from the text of the line. It complains about any other value under that key,
//     so our own fingerprint, which also tells two threats of one line apart, has a key of its own;
//   - related locations are shown only where the message links to them.

// resultLimit is how many results GitHub shows.
const resultLimit = 5000

const (
	sarifSchema    = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
	fingerprintKey = "trustseamFinding/v1"
)

type sarifLog struct {
	Schema  string     `json:"$schema"`
	Version string     `json:"version"`
	Runs    []sarifRun `json:"runs"`
}

type sarifRun struct {
	Tool        sarifTool         `json:"tool"`
	Invocations []sarifInvocation `json:"invocations"`
	ColumnKind  string            `json:"columnKind"`
	Results     []sarifResult     `json:"results"`
}

type sarifTool struct {
	Driver sarifDriver `json:"driver"`
}

type sarifDriver struct {
	Name           string      `json:"name"`
	Version        string      `json:"version,omitempty"`
	InformationURI string      `json:"informationUri"`
	Rules          []sarifRule `json:"rules"`
}

type sarifRule struct {
	ID                   source.Code     `json:"id"`
	Name                 string          `json:"name"`
	ShortDescription     sarifMessage    `json:"shortDescription"`
	FullDescription      sarifMessage    `json:"fullDescription"`
	Help                 sarifMessage    `json:"help"`
	HelpURI              string          `json:"helpUri"`
	DefaultConfiguration sarifLevel      `json:"defaultConfiguration"`
	Properties           sarifProperties `json:"properties"`
}

type sarifMessage struct {
	Text     string `json:"text"`
	Markdown string `json:"markdown,omitempty"`
}

type sarifLevel struct {
	Level string `json:"level"`
}

type sarifProperties struct {
	Tags      []string `json:"tags"`
	Precision string   `json:"precision"`
	Severity  string   `json:"problem.severity"`
}

type sarifInvocation struct {
	ExecutionSuccessful bool                `json:"executionSuccessful"`
	Notifications       []sarifNotification `json:"toolExecutionNotifications,omitempty"`
}

type sarifNotification struct {
	Level   string       `json:"level"`
	Message sarifMessage `json:"message"`
}

type sarifResult struct {
	RuleID       source.Code       `json:"ruleId"`
	RuleIndex    int               `json:"ruleIndex"`
	Level        string            `json:"level"`
	Message      sarifMessage      `json:"message"`
	Locations    []sarifLocation   `json:"locations"`
	Related      []sarifLocation   `json:"relatedLocations,omitempty"`
	Fingerprints map[string]string `json:"partialFingerprints"`
	Fixes        []sarifFix        `json:"fixes,omitempty"`
}

type sarifFix struct {
	Description sarifMessage          `json:"description"`
	Changes     []sarifArtifactChange `json:"artifactChanges"`
}

type sarifArtifactChange struct {
	Artifact     sarifArtifact      `json:"artifactLocation"`
	Replacements []sarifReplacement `json:"replacements"`
}

type sarifReplacement struct {
	Deleted  sarifRegion   `json:"deletedRegion"`
	Inserted *sarifContent `json:"insertedContent,omitempty"`
}

type sarifContent struct {
	Text string `json:"text"`
}

type sarifLocation struct {
	ID       int           `json:"id,omitempty"`
	Physical sarifPhysical `json:"physicalLocation"`
	Message  *sarifMessage `json:"message,omitempty"`
}

type sarifPhysical struct {
	Artifact sarifArtifact `json:"artifactLocation"`
	Region   sarifRegion   `json:"region"`
}

type sarifArtifact struct {
	URI string `json:"uri"`
}

type sarifRegion struct {
	StartLine   int `json:"startLine"`
	StartColumn int `json:"startColumn"`
	EndLine     int `json:"endLine,omitempty"`
	EndColumn   int `json:"endColumn,omitempty"`
}

func writeSARIF(w io.Writer, in Input) error {
	ds, left := gravest(in.Diagnostics, resultLimit)
	run := sarifRun{ColumnKind: "utf16CodeUnits", Results: []sarifResult{}, Invocations: []sarifInvocation{{ExecutionSuccessful: len(in.Failures) == 0}}}
	for _, text := range in.Failures {
		run.Invocations[0].Notifications = append(run.Invocations[0].Notifications, sarifNotification{"error", sarifMessage{Text: sarifText(Path(text))}})
	}
	run.Tool.Driver = sarifDriver{Name: toolName, InformationURI: homepage, Rules: []sarifRule{}}
	if in.Version != "devel" {
		run.Tool.Driver.Version = in.Version
	}
	index := make(map[source.Code]int)
	for _, code := range usedCodes(ds) {
		index[code] = len(run.Tool.Driver.Rules)
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, newSARIFRule(code))
	}
	seen := make(map[string]int)
	for _, d := range ds {
		run.Results = append(run.Results, in.sarifResult(d, index[d.Code], seen))
	}
	if left > 0 {
		run.Invocations[0].Notifications = append(run.Invocations[0].Notifications, sarifNotification{"warning", sarifMessage{Text: fmt.Sprintf("%d less grave results are left out", left)}})
	}
	return EncodeJSON(w, sarifLog{sarifSchema, "2.1.0", []sarifRun{run}}, "  ")
}

// gravest keeps at most limit diagnostics, errors before warnings before hints, in order.
func gravest(ds []source.Diagnostic, limit int) ([]source.Diagnostic, int) {
	if len(ds) <= limit {
		return ds, 0
	}
	room := limit
	allowed := make(map[source.Severity]int)
	for _, s := range []source.Severity{source.Error, source.Warning, source.Hint} {
		for _, d := range ds {
			if d.Severity == s && room > 0 {
				allowed[s]++
				room--
			}
		}
	}
	var kept []source.Diagnostic
	for _, d := range ds {
		if allowed[d.Severity] > 0 {
			allowed[d.Severity]--
			kept = append(kept, d)
		}
	}
	return kept, len(ds) - len(kept)
}

// usedCodes lists the codes of diagnostics, sorted.
func usedCodes(ds []source.Diagnostic) []source.Code {
	var codes []source.Code
	for _, d := range ds {
		codes = append(codes, d.Code)
	}
	slices.Sort(codes)
	return slices.Compact(codes)
}

func newSARIFRule(code source.Code) sarifRule {
	e, ok := source.Explain(code)
	if !ok {
		e = source.Explanation{Code: code, Title: string(code), Meaning: string(code)}
	}
	return sarifRule{
		ID: code, Name: ruleName(e.Title), ShortDescription: sarifMessage{Text: e.Title}, FullDescription: sarifMessage{Text: e.Meaning},
		Help: sarifMessage{Text: e.Meaning + " " + e.Action, Markdown: e.Text()}, HelpURI: HelpURL(code),
		DefaultConfiguration: sarifLevel{sarifLevelOf(code.Severity())},
		Properties:           sarifProperties{Tags: []string{"threat-model"}, Precision: "high", Severity: problemSeverity(code.Severity())},
	}
}

// ruleName turns a title into one word: "UnknownStatement".
func ruleName(title string) string {
	var b strings.Builder
	for _, word := range strings.FieldsFunc(title, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		b.WriteString(strings.ToUpper(word[:1]) + word[1:])
	}
	return b.String()
}

func sarifLevelOf(s source.Severity) string { return [...]string{"error", "warning", "note"}[s] }

// problemSeverity returns GitHub's word for a severity.
func problemSeverity(s source.Severity) string {
	return [...]string{"error", "warning", "recommendation"}[s]
}

func (in Input) sarifResult(d source.Diagnostic, rule int, seen map[string]int) sarifResult {
	p := in.utf16(d)
	text := sarifText(Message(d))
	r := sarifResult{
		RuleID: d.Code, RuleIndex: rule, Level: sarifLevelOf(d.Severity),
		Locations:    []sarifLocation{{Physical: sarifPhysical{sarifArtifact{artifactURI(d.Path)}, sarifRegion{p.start.Line, p.start.Col, p.end.Line, p.end.Col}}}},
		Fingerprints: map[string]string{fingerprintKey: in.fingerprint(d, seen)},
	}
	for i, n := range d.Notes {
		pos := in.noteUTF16(n)
		note := sarifMessage{Text: sarifText(clean(n.Message))}
		r.Related = append(r.Related, sarifLocation{ID: i + 1, Physical: sarifPhysical{sarifArtifact{artifactURI(n.Path)}, sarifRegion{StartLine: pos.Line, StartColumn: pos.Col}}, Message: &note})
		text += fmt.Sprintf("; see [line %d](%d)", pos.Line, i+1)
	}
	r.Message = sarifMessage{Text: text}
	if e := in.edit(d); e != nil {
		r.Fixes = []sarifFix{e.sarif(d)}
	}
	return r
}

// sarif is the edit as a fix of a diagnostic.
func (e placed) sarif(d source.Diagnostic) sarifFix {
	at := e.utf16()
	one := sarifReplacement{Deleted: sarifRegion{at.start.Line, at.start.Col, at.end.Line, at.end.Col}}
	if e.New != "" {
		one.Inserted = &sarifContent{e.New}
	}
	return sarifFix{sarifMessage{Text: sarifText(Message(d))}, []sarifArtifactChange{{sarifArtifact{artifactURI(d.Path)}, []sarifReplacement{one}}}}
}

// sarifText escapes what SARIF takes for a link in plain text: brackets and backslashes before them.
func sarifText(text string) string {
	return strings.NewReplacer(`\`, `\\`, "[", `\[`, "]", `\]`).Replace(text)
}

// artifactURI returns a path from the repository's root as a relative URI.
func artifactURI(path string) string { return (&url.URL{Path: path}).String() }

// lineNumber matches a line number in a message, which changes when lines are added above.
var lineNumber = lazy.Regexp(`\bline [0-9]+`)

// fingerprint names a finding by its content rather than its place: code, path, the text of its
// line and the message, without line numbers. Equal ones are numbered.
func (in Input) fingerprint(d source.Diagnostic, seen map[string]int) string {
	line := ""
	if f := in.Files[d.Path]; f != nil {
		line = strings.TrimSpace(string(f.Slice(f.LineSpan(min(d.Span.Start, len(f.Text))))))
	}
	said := lineNumber().ReplaceAllString(d.Message, "line")
	sum := sha256.Sum256([]byte(strings.Join([]string{string(d.Code), d.Path, line, said}, "\x00")))
	name := hex.EncodeToString(sum[:8])
	seen[name]++
	return fmt.Sprintf("%s:%d", name, seen[name])
}

// anchor returns the anchor of a code's section on the page of diagnostics.
func anchor(code source.Code) string { return strings.ToLower(string(code)) }
