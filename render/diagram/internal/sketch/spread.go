package sketch

// The rows of a draft are moved towards their neighbours in spreadRounds. In the first shapeRounds
// only the rows before them count, so that the whole gets its shape.
const (
	spreadRounds = 6
	shapeRounds  = 2
)

// spread finds how far right every knot is: as near to what it has lines to as the room that the
// knots of a row need allows.
func (d *draft) spread() {
	for _, rank := range d.ranks {
		x := 0
		for at, i := range rank {
			if at > 0 {
				x += d.room(rank[at-1], i)
			}
			d.knots[i].x = x
		}
	}
	for round := range spreadRounds {
		for r := range d.ranks {
			d.draw(d.ranks[r], true, round >= shapeRounds)
		}
		for r := len(d.ranks) - 1; r >= 0; r-- {
			d.draw(d.ranks[r], round >= shapeRounds, true)
		}
	}
}

// room is the least distance between two neighbours in a row.
func (d *draft) room(a, b int) int {
	room := d.knots[a].right + d.knots[b].left + d.gap
	if len(d.aside) > 0 {
		room += d.aside[[2]int{min(a, b), max(a, b)}]
	}
	return room
}

// block is a run of neighbours that touch. Its place is sum divided by weight.
type block struct {
	sum, weight int64 // the product of two is more than 32 bits hold
	first       int
}

// draw moves the knots of a row to where the strands above, below or both pull them. Where
// they would come too near to each other, they share a mean.
func (d *draft) draw(rank []int, above, below bool) {
	offsets, blocks := d.s.bench.offsets[:0], d.s.bench.blocks[:0]
	for at, i := range rank {
		offset := 0
		if at > 0 {
			offset = offsets[at-1] + d.room(rank[at-1], i)
		}
		offsets = append(offsets, offset)
		sum, weight := d.wish(i, above, below)
		blocks = append(blocks, block{sum - int64(offset)*weight, weight, at})
		for n := len(blocks); n > 1 && blocks[n-1].sum*blocks[n-2].weight < blocks[n-2].sum*blocks[n-1].weight; n-- {
			blocks[n-2].sum += blocks[n-1].sum
			blocks[n-2].weight += blocks[n-1].weight
			blocks = blocks[:n-1]
		}
	}
	d.s.bench.offsets, d.s.bench.blocks = offsets, blocks
	for k, b := range blocks {
		end := len(rank)
		if k+1 < len(blocks) {
			end = blocks[k+1].first
		}
		for at := b.first; at < end; at++ {
			d.knots[rank[at]].x = int(b.sum/b.weight) + offsets[at]
		}
	}
}

// wish returns the place to which a knot is pulled, times a weight, and the weight. A knot without
// strands stays where it is, but gives way to others.
func (d *draft) wish(i int, above, below bool) (sum, weight int64) {
	const firm = 8
	if above {
		for _, s := range d.knots[i].in {
			st := d.strands[s]
			sum += int64(firm*st.weight) * int64(d.knots[st.upper].x+st.fromX-st.toX)
			weight += int64(firm * st.weight)
		}
	}
	if below {
		for _, s := range d.knots[i].out {
			st := d.strands[s]
			sum += int64(firm*st.weight) * int64(d.knots[st.lower].x+st.toX-st.fromX)
			weight += int64(firm * st.weight)
		}
	}
	if weight == 0 {
		return int64(d.knots[i].x), 1
	}
	return sum, weight
}
