package overlay

// The weights of this file have the unit of [plan.Cost], to which [Layer.Cost] is added where
// layouts are compared.

// badgeWeights are what it costs to put the number of a flow at a place. A number on another
// makes both unreadable; on a foreign line, it seems to belong to that.
var badgeWeights = struct {
	onBadge     float64 // for each other badge under it
	onLine      float64 // for each foreign line under it
	onCrossing  float64 // for each crossing of another flow under it, whose mark it hides
	onElement   float64 // for an element under it, in addition to
	elementArea float64 // as many square pixels of that weigh 1
	besideMain  float64 // for a place on the line, not on the main crossing
	besideOther float64 // for a place beside another crossing
	step        float64 // for each step along the line, away from where it belongs
}{
	onBadge:     400,
	onLine:      200,
	onCrossing:  120,
	onElement:   60,
	elementArea: 3,
	besideMain:  8,
	besideOther: 20,
	step:        1.2,
}

// textWeights are what it costs to put text at a place.
var textWeights = struct {
	onSolid   float64 // for each text, sign or element under it, in addition to
	solidArea float64 // as many square pixels of that weigh 1
	onLine    float64 // for each flow under it, in addition to 1 for each point of its line
}{
	onSolid:   60,
	solidArea: 10,
	onLine:    20,
}

// titleWeights are what it costs to put the title of a boundary at a place of its line.
var titleWeights = struct {
	otherLine float64 // for the line on which no room is kept
	onLine    float64 // for each line of another boundary under it
	slide     float64 // as many pixels from the left weigh 1
}{
	otherLine: 4,
	onLine:    15,
	slide:     100,
}

// labelWeights are what it costs to put the name of a flow at a place.
var labelWeights = struct {
	place      float64 // for each better place before it
	onLine     float64 // for each line of a boundary under it that its flow does not cross here
	onCorner   float64 // for a corner of its own boundary under it, where the opening looks like a mistake
	nearBadges float64 // for each badge of another flow beside it
}{
	place:      0.4,
	onLine:     25,
	onCorner:   12,
	nearBadges: 12,
}

// leastGain is by how much a cost must be lower to count: processors differ in the last bits.
const leastGain = 1e-9

// cheaper reports whether a cost is lower than another by more than what processors differ in.
func cheaper(cost, than float64) bool { return cost < than-leastGain }
