package export

import (
	"fmt"
	"io"
	"strings"

	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/internal/reporter"
	"github.com/trustseam/trustseam/render"
)

// jsonIssues is version 1 of the schema in docs/json.md. Keys are only ever added.
type jsonIssues struct {
	Version int         `json:"version"`
	Issues  []jsonIssue `json:"issues"`
}

// jsonIssue is an item with the request that creates or updates its issue.
type jsonIssue struct {
	Key       string      `json:"key"`
	ID        string      `json:"id"`
	Criterion string      `json:"criterion"`
	Test      string      `json:"test"`
	Boundary  string      `json:"boundary"`
	Severity  string      `json:"severity"`
	Status    string      `json:"status"`
	Owners    []string    `json:"owners"`
	Document  string      `json:"document"`
	Request   jsonRequest `json:"request"`
}

// jsonRequest is the body of GitHub's requests to create and to update an issue.
type jsonRequest struct {
	Title  string   `json:"title"`
	Body   string   `json:"body"`
	Labels []string `json:"labels"`
}

// writeGitHub writes a request for each item.
func writeGitHub(w io.Writer, in Input) error {
	out := jsonIssues{Version: 1, Issues: []jsonIssue{}}
	for _, i := range in.Items {
		out.Issues = append(out.Issues, jsonIssue{
			Key: i.Key.String(), ID: i.Name.String(), Criterion: i.Criterion, Test: i.Test, Boundary: i.Boundary, Severity: i.Severity.String(),
			Status: i.status(), Owners: append([]string{}, i.Owners...), Document: i.Path,
			Request: jsonRequest{cut(i.Title, limit.GitHubTitle), fitted(i, limit.GitHubBody, issueBody), []string{"trustseam", "severity:" + i.Severity.String()}},
		})
	}
	return reporter.EncodeJSON(w, out, "  ")
}

// issueBody is the text of an issue. Its first line tells a later export which issue is that of an item.
func issueBody(i Item) string {
	var b strings.Builder
	fmt.Fprintf(&b, "<!-- trustseam: %s -->\n\n", i.Key)
	fmt.Fprintf(&b, "**Criterion:** %s\n\n**Test:** %s\n\n", unlinked(i.Criterion), unlinked(i.Test))
	fmt.Fprintf(&b, "- Boundary: %s\n- Severity: %s\n- Status: %s\n", unlinked(i.Boundary), i.Severity, i.status())
	if len(i.Owners) > 0 {
		fmt.Fprintf(&b, "- Owner: %s\n", codes(i.Owners))
	}
	fmt.Fprintf(&b, "- Criterion: %s in %s\n\n", render.Code(i.Name.String()), render.Code(i.Path))
	b.WriteString("The next export writes this text again. What you add belongs in comments.\n")
	return b.String()
}
