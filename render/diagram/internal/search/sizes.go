package search

// outOfPlace is the price of a pair in another order than declared, in the unit of [plan.Cost];
// of neighbours that are not in one row, shifted by more than slant pixels, a part of it.
var outOfPlace = struct{ pair, part, slant float64 }{pair: 20, part: 0.3, slant: 40}

// intersection is what the search adds to the price of each point at which two lines cross, in the
// unit of [plan.Cost]: half of a pair out of order, so that hardly any lines cross for the sake of order.
const intersection = 10

// likelyCost is what the best plan mostly costs, as a part of what its sketch does: a sketch leaves
// out what makes an order good or bad by chance, and so the engine mostly does better, above all
// where flows have no names.
var likelyCost = struct{ named, numbered float64 }{named: 0.7503, numbered: 0.6603}

// sketchedPart is the part of the crossings of a sketch by which the best plan may have more, and
// crossedPart the part of its flows that may cross others, one of so many each.
const (
	sketchedPart = 4
	crossedPart  = 2
)

// closeCost is by how much the sketch of an order may cost more than that of the best plan, in the
// unit of [plan.Cost], for the engine to be asked about it.
const closeCost = 30
