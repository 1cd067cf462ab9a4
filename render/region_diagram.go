package render

import "github.com/trustseam/trustseam/stride"

func diagramView(a *stride.Analysis, p Picture) any {
	return struct{ Alt, Link string }{
		Alt:  Text(Title(a.Graph.Block) + ": data flow diagram, " + p.Summary),
		Link: p.Link,
	}
}
