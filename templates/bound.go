package templates

import (
	"fmt"
	"reflect"
	"strings"
	"text/template"
	"text/template/parse"

	"github.com/trustseam/trustseam/internal/limit"
)

// A project's template comes from the author of a pull request. The language can loop
// for ever and double a text with every action, and its interpreter cannot be stopped.
// So every list of actions begins with a call that counts steps, and the functions
// that produce text are replaced by ones that refuse to produce much.

// stepName is the function that counts steps. No template can call it: it is undefined while templates are parsed.
const stepName = "trustseam_step"

// work is the remaining budget for the templates of one document.
type work struct {
	steps, output int
	err           error
}

func newWork() *work { return &work{steps: limit.TemplateSteps, output: limit.TemplateOutput} }

// step counts actions that are about to run.
func (w *work) step(n int) (string, error) {
	if w.steps -= n; w.steps < 0 {
		return "", w.fail("it takes more than %d steps for one document", limit.TemplateSteps)
	}
	return "", nil
}

// fail records the first limit exceeded, and returns it.
func (w *work) fail(format string, args ...any) error {
	if w.err == nil {
		w.err = fmt.Errorf(format, args...)
	}
	return w.err
}

// take counts text of a document against the limit.
func (w *work) take(n int) error {
	if w.output -= n; w.output < 0 {
		return w.fail("it writes more than %d MiB for one document", limit.TemplateOutput>>20)
	}
	return nil
}

// writer is the output of a template.
type writer struct {
	*strings.Builder
	work *work
}

// Write refuses output beyond the limit.
func (w writer) Write(p []byte) (int, error) {
	if err := w.work.take(len(p)); err != nil {
		return 0, err
	}
	return w.Builder.Write(p)
}

// functions returns the text-producing functions of text/template, within the limits.
func (w *work) functions() template.FuncMap {
	return template.FuncMap{
		stepName:   w.step,
		"print":    w.making(fmt.Sprint),
		"println":  w.making(fmt.Sprintln),
		"html":     w.making(template.HTMLEscaper),
		"js":       w.making(template.JSEscaper),
		"urlquery": w.making(template.URLQueryEscaper),
		"printf": func(format string, args ...any) (string, error) {
			return w.printf(format, args)
		},
	}
}

// making limits the total length of the arguments of a function that makes text.
func (w *work) making(text func(...any) string) func(...any) (string, error) {
	return func(args ...any) (string, error) {
		if err := w.value(length(args)); err != nil {
			return "", err
		}
		return text(args...), nil
	}
}

// printf limits what a format can make of its arguments: each verb may show any of them, at its stated width.
func (w *work) printf(format string, args []any) (string, error) {
	if strings.ContainsAny(format, "*") || longNumber(format) {
		return "", w.fail("a width in the format of printf is more than %d", longestWidth)
	}
	if err := w.value(len(format) + strings.Count(format, "%")*(length(args)+longestWidth)); err != nil {
		return "", err
	}
	return fmt.Sprintf(format, args...), nil
}

// longestWidth is the largest width of a printf verb.
const longestWidth = 999

// longNumber reports whether a text has a number of more than three digits.
func longNumber(text string) bool {
	digits := 0
	for _, c := range []byte(text) {
		if c < '0' || c > '9' {
			digits = 0
		} else if digits++; digits > 3 {
			return true
		}
	}
	return false
}

// value refuses a text that would be too long.
func (w *work) value(n int) error {
	if n > limit.TemplateValue {
		return w.fail("a function makes a text of more than %d KiB", limit.TemplateValue>>10)
	}
	return nil
}

// length returns the approximate length of arguments as text. Anything but text
// and numbers is our own data, which is not deeply nested.
func length(args []any) int {
	n := 0
	for _, arg := range args {
		switch v := reflect.ValueOf(arg); v.Kind() {
		case reflect.String:
			n += v.Len()
		case reflect.Bool, reflect.Int, reflect.Int64, reflect.Float64:
			n += 20
		default:
			n += len(fmt.Sprint(arg))
		}
	}
	return n
}

// bounded inserts a counting call at the beginning of every list of actions.
func bounded(t *template.Template) error {
	t.Funcs(newWork().functions())
	for _, defined := range t.Templates() {
		if defined.Tree == nil {
			continue
		}
		if err := countList(defined.Root); err != nil {
			return err
		}
	}
	return nil
}

// countList inserts the call before the nodes of a list, with the weight of all of them.
func countList(list *parse.ListNode) error {
	if list == nil {
		return nil
	}
	weight := 1
	for _, n := range list.Nodes {
		w, inner := weigh(n)
		weight += w
		for _, l := range inner {
			if err := countList(l); err != nil {
				return err
			}
		}
	}
	call, err := template.New("").Funcs(newWork().functions()).Parse(fmt.Sprintf("{{%s %d}}", stepName, weight))
	if err != nil {
		return err
	}
	list.Nodes = append([]parse.Node{call.Root.Nodes[0]}, list.Nodes...)
	return nil
}

// templateWeight is the weight of executing another template, which uses part of the stack.
const templateWeight = 20

// weigh returns how many values a node evaluates in one execution, and the lists within it.
func weigh(n parse.Node) (weight int, inner []*parse.ListNode) {
	branch := func(b *parse.BranchNode) (int, []*parse.ListNode) {
		return 1 + pipeWeight(b.Pipe), []*parse.ListNode{b.List, b.ElseList}
	}
	switch n := n.(type) {
	case *parse.ActionNode:
		return pipeWeight(n.Pipe), nil
	case *parse.TemplateNode:
		return templateWeight + pipeWeight(n.Pipe), nil
	case *parse.IfNode:
		return branch(&n.BranchNode)
	case *parse.RangeNode:
		return branch(&n.BranchNode)
	case *parse.WithNode:
		return branch(&n.BranchNode)
	}
	return 1, nil
}

// pipeWeight counts the values of a pipeline, including those in parentheses.
func pipeWeight(pipe *parse.PipeNode) int {
	if pipe == nil {
		return 0
	}
	weight := 1
	for _, command := range pipe.Cmds {
		for _, arg := range command.Args {
			weight++
			switch arg := arg.(type) {
			case *parse.PipeNode:
				weight += pipeWeight(arg)
			case *parse.ChainNode:
				if inner, ok := arg.Node.(*parse.PipeNode); ok {
					weight += pipeWeight(inner)
				}
			}
		}
	}
	return weight
}
