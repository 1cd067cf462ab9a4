package stride

import (
	"slices"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// queryWords occur in labels of requests by which people send a query of their own.
var queryWords = []string{"sql", "native query", "query expression", "query editor", "query console", "sql console", "script console", "ad hoc query", "custom query", "panel query", "promql", "logql", "kql", "cypher", "sparql", "graph query", "query language"}

// passedQueryWords occur in labels of calls by which a program passes on a query that others have written: "SQL" alone is how it asks itself.
var passedQueryWords = []string{"raw sql", "native sql", "native query", "query expression", "ad hoc query", "custom query", "user s query", "users queries", "query of the user", "data source proxy", "datasource proxy", "forward query", "query proxy"}

// runsQueries reports whether a process has a database or a data source carry out what people have written in its query language.
func runsQueries(e *graph.Element) bool { return remember(e, aboutRunsQueries, findRunsQueries) }

func findRunsQueries(e *graph.Element) bool {
	if e.Type != model.Process || passThrough(e) || !slices.ContainsFunc(e.Outbound, asksDatabase) {
		return false
	}
	written := slices.ContainsFunc(e.Inbound, func(f *graph.Flow) bool {
		return slices.ContainsFunc(append(inFrontOf(f), f), func(in *graph.Flow) bool {
			return forPerson(in.Initiator()) && model.HasWord(in.Label, queryWords...)
		})
	})
	return written || slices.ContainsFunc(e.Outbound, func(f *graph.Flow) bool {
		return asksDatabase(f) && (model.HasWord(f.Label, passedQueryWords...) || slices.ContainsFunc(f.Data, func(d *graph.Data) bool { return writtenElsewhere(d, e) }))
	})
}

// asksDatabase reports whether a call goes to a database, a warehouse or a source of measurements, ours or of others.
func asksDatabase(f *graph.Flow) bool { return kindIs(f.Responder(), "db") }

// writtenElsewhere reports whether a datum is a query, by its name, which an element gets from who calls it: what people search for is no
// query language.
func writtenElsewhere(d *graph.Data, e *graph.Element) bool {
	return model.HasWord(d.Name, "query", "queries", "sql") && !model.HasWord(d.Name, "search", "question") &&
		slices.ContainsFunc(e.Receives, func(t *graph.Transfer) bool { return !t.Answer && slices.Contains(t.Data, d) })
}

// measureWords occur in labels and paths of calls that ask how a system is doing.
var measureWords = []string{"metrics", "scrape", "health check", "health endpoint", "health probe", "healthcheck", "healthz", "livez", "readyz", "liveness", "readiness", "uptime"}

// readsMeasures reports whether a call only asks how a system is doing, and nothing about people or the business moves.
func readsMeasures(f *graph.Flow) bool {
	return model.HasWord(f.Label+" "+f.Attrs.Value("path"), measureWords...) && !slices.ContainsFunc(f.Transfers, func(t *graph.Transfer) bool {
		return sensitive(t) || carries(t, "control", "code")
	})
}

// poolsConnections reports whether all that others ask of a process are statements for a database, which it passes on over connections that it
// keeps open: it reads the protocol, and no statement.
func poolsConnections(e *graph.Element) bool {
	sql := func(f *graph.Flow) bool { return f.Protocol.Value == "sql" }
	return e.Type == model.Process && all(entry(e), sql) && slices.ContainsFunc(e.Outbound, func(f *graph.Flow) bool {
		return sql(f) && (len(f.Forwards) > 0 || passThrough(e))
	})
}
