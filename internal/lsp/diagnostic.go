package lsp

import (
	"strconv"

	"github.com/trustseam/trustseam/internal/lazy"
	"github.com/trustseam/trustseam/internal/reporter"
	"github.com/trustseam/trustseam/source"
)

type publishParams struct {
	URI         string       `json:"uri"`
	Version     *int         `json:"version,omitempty"`
	Diagnostics []diagnostic `json:"diagnostics"`
}

type diagnostic struct {
	Range              span             `json:"range"`
	Severity           int              `json:"severity"`
	Code               source.Code      `json:"code,omitempty"`
	CodeDescription    *codeDescription `json:"codeDescription,omitempty"`
	Source             string           `json:"source"`
	Message            string           `json:"message"`
	RelatedInformation []related        `json:"relatedInformation,omitempty"`
}

type codeDescription struct {
	Href string `json:"href"`
}

type related struct {
	Location location `json:"location"`
	Message  string   `json:"message"`
}

// severities are those of the protocol, by ours.
var severities = map[source.Severity]int{source.Error: 1, source.Warning: 2, source.Hint: 4}

// params are what the client shows of one document: what `trustseam check` says.
func (p *publisher) params(j *judgement, open documents) publishParams {
	p.server.lock.Lock()
	able := p.server.client.TextDocument.PublishDiagnostics
	p.server.lock.Unlock()
	out := publishParams{URI: j.document.uri, Diagnostics: []diagnostic{}}
	if able.VersionSupport {
		out.Version = &j.document.version
	}
	if j.problem != nil {
		at := rangeOf(j.file, j.result.Document.Blocks[0].Fence.Info)
		out.Diagnostics = append(out.Diagnostics, diagnostic{Range: at, Severity: severities[source.Error], Source: "trustseam", Message: j.problem.Error()})
	}
	for _, d := range j.result.Findings(j.project.Policy(p.server.options.Today())) {
		one := diagnostic{Range: rangeOf(j.file, d.Span), Severity: severities[d.Severity], Code: d.Code, Source: "trustseam", Message: reporter.Message(d)}
		if able.CodeDescriptionSupport {
			one.CodeDescription = &codeDescription{reporter.HelpURL(d.Code)}
		}
		for _, n := range d.Notes {
			if able.RelatedInformation {
				one.RelatedInformation = append(one.RelatedInformation, related{noteLocation(n, j, open), n.Message})
			}
		}
		out.Diagnostics = append(out.Diagnostics, one)
	}
	return out
}

// noteLocation is the place of a note, in this document or in another one that is open.
func noteLocation(n source.Note, j *judgement, open documents) location {
	uri, f := j.document.uri, j.file
	if n.Path != j.document.place.shown {
		for _, other := range open {
			if s := other.assist(); s != nil && other.place.shown == n.Path {
				uri, f = other.uri, s.File
			}
		}
	}
	at := positionOf(f, f.Offset(n.Pos))
	return location{uri, span{at, at}}
}

// lineInMessage finds the line that a message about a configuration names.
var lineInMessage = lazy.Regexp(`\bline (\d+)\b`)

// configDiagnostics is what is wrong with a configuration file.
func configDiagnostics(problem string) []diagnostic {
	if problem == "" {
		return []diagnostic{}
	}
	line := 0
	if found := lineInMessage().FindStringSubmatch(problem); found != nil {
		number, _ := strconv.Atoi(found[1])
		line = max(number-1, 0)
	}
	whole := span{position{line, 0}, position{line + 1, 0}}
	return []diagnostic{{Range: whole, Severity: severities[source.Error], Source: "trustseam", Message: problem}}
}
