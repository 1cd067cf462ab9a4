package sketch

// shuffle is the price of flows that cross lines in another order than declared. It decides between
// orders that are about as good, so that one flow more or less changes few of them.
func (s *Sketcher) shuffle(t *Trial) int {
	if len(s.nest.Drawing.Flows) > orderly {
		return 0
	}
	n := 0
	for _, l := range t.interiors {
		n += outOfOrder(l.top) + outOfOrder(l.bottom)
	}
	return weights.outOfOrder * Grain * n
}

// outOfOrder counts the pairs of crossings on a line that are in another order than their flows.
func outOfOrder(line []crossing) int {
	n := 0
	for i, b := range line {
		for _, a := range line[:i] {
			if a.flow > b.flow {
				n++
			}
		}
	}
	return n
}
