package assist

// statement is a word that a line begins with.
type statement struct {
	word string
	// after is what follows the word when it is written for the author.
	after string
	// help says what the line states, form how it is written.
	help, form string
	// top is true if the line is never inside a boundary.
	top bool
}

// statements are all of them, in the order in which a block has them.
var statements = []statement{
	{"title", ": ", "the name of the system", "title: Name of the system", true},
	{"data", " ", "data that flows carry and stores hold", "data id: Name | class=pii", true},
	{"actor", " ", "a person, or a program that acts for one", "actor id: Name", false},
	{"external", " ", "a system of somebody else", "external id: Name", false},
	{"boundary", " ", "a trust boundary around the lines indented below it", "boundary id: Name | internal", false},
	{"process", " ", "code that you run", "process id: Name", false},
	{"store", " ", "a place that keeps data; a queue is one with `kind=queue`", "store id: Name | holds=data", false},
	{"accept", " ", "a decision to live with a threat until a day", "accept RULE@SUBJECT: reason | by=@who until=2027-06-30", true},
	{"transfer", " ", "a decision that somebody else carries a threat", "transfer RULE@SUBJECT: reason | to=whom", true},
	{"mitigate", " ", "a decision that a control outside the diagram answers a threat", "mitigate RULE@SUBJECT: reason | with=\"the control\"", true},
	{"dismiss", " ", "a decision that a threat does not apply here", "dismiss RULE@SUBJECT: reason", true},
	{"assume", " ", "something that the block takes for granted", "assume id: text | by=@who until=2027-06-30", true},
}

func statementOf(word string) (statement, bool) {
	for _, s := range statements {
		if s.word == word {
			return s, true
		}
	}
	return statement{}, false
}
