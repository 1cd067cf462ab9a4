package graph

// connect finds the request that each response answers. For each element, it
// lists the flows that touch it, the exchanges in which it is asked, and those
// in which it asks.
func (g *Graph) connect() {
	for _, f := range g.Flows {
		f.From.touching = append(f.From.touching, f)
		if f.To != f.From {
			f.To.touching = append(f.To.touching, f)
		}
	}
	for _, f := range g.Flows {
		if f.Attrs.Value("mode") != "response" {
			continue
		}
		if request := requestOf(f); request != nil {
			f.Request = request
			request.Responses = append(request.Responses, f)
		}
	}
	lines := make(map[[2]*Element]*Line)
	for _, f := range g.Flows {
		f.Line = lineOf(lines, f)
		if f.IsResponse() {
			continue
		}
		f.Line.Flows = append(f.Line.Flows, f)
		f.Initiator().Outbound = append(f.Initiator().Outbound, f)
		f.Responder().Inbound = append(f.Responder().Inbound, f)
	}
}

// lineOf returns the line that joins the ends of a flow, the same for both directions.
func lineOf(lines map[[2]*Element]*Line, f *Flow) *Line {
	if line := lines[[2]*Element{f.To, f.From}]; line != nil {
		return line
	}
	ends := [2]*Element{f.From, f.To}
	if lines[ends] == nil {
		lines[ends] = &Line{Memo: new(Memo)}
	}
	return lines[ends]
}

// requestOf returns the request that a response answers: the last one above it
// between the same ends that has no answer yet, else the first that has none,
// else the first. A response without any request is an exchange of its own.
func requestOf(response *Flow) *Flow {
	var before, unanswered, first *Flow
	above := true
	for _, f := range response.From.touching {
		if f == response {
			above = false
		}
		if f.Attrs.Value("mode") == "response" || f.Initiator() != response.To || f.Responder() != response.From {
			continue
		}
		if first == nil {
			first = f
		}
		if len(f.Responses) > 0 {
			continue
		}
		if above {
			before = f
		}
		if unanswered == nil {
			unanswered = f
		}
	}
	switch {
	case before != nil:
		return before
	case unanswered != nil:
		return unanswered
	}
	return first
}
