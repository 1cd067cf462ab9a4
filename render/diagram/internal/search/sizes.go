package search

// outOfPlace is the price of a pair in another order than declared, in the unit of [plan.Cost];
// of neighbours that are not in one row, shifted by more than slant pixels, a part of it.
var outOfPlace = struct{ pair, part, slant float64 }{pair: 20, part: 0.3, slant: 40}
