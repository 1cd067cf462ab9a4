package layoutpool

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

// A request is four bytes of length and that many of DOT. An answer is a byte for
// its kind, eight for the memory that the worker has, four of length, and text:
// coordinates, or what went wrong. Numbers are big-endian.

// kind says what an answer is.
type kind byte

// The kinds are bytes that neither text nor an empty pipe begins with.
const (
	placed  kind = 0xa1
	refused kind = 0xa2
)

// answer is what a worker says to one request.
type answer struct {
	kind   kind
	memory uint64 // bytes that the worker has from the system
	text   []byte
}

const (
	requestHead = 4
	answerHead  = 1 + 8 + 4
)

var errGarbage = errors.New("the worker answered with something that is no answer")

func writeRequest(w io.Writer, dot []byte) error {
	// One write: the pipe hands over small requests whole.
	frame := binary.BigEndian.AppendUint32(make([]byte, 0, requestHead+len(dot)), uint32(len(dot)))
	_, err := w.Write(append(frame, dot...))
	return err
}

// readRequest returns io.EOF when the other side has closed the pipe between two requests.
func readRequest(r io.Reader, limit int) ([]byte, error) {
	var head [requestHead]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return nil, err
	}
	return readText(r, binary.BigEndian.Uint32(head[:]), limit)
}

func writeAnswer(w io.Writer, a answer) error {
	frame := make([]byte, 0, answerHead+len(a.text))
	frame = append(frame, byte(a.kind))
	frame = binary.BigEndian.AppendUint64(frame, a.memory)
	frame = binary.BigEndian.AppendUint32(frame, uint32(len(a.text)))
	_, err := w.Write(append(frame, a.text...))
	return err
}

func readAnswer(r io.Reader, limit int) (answer, error) {
	var head [answerHead]byte
	if _, err := io.ReadFull(r, head[:1]); err != nil {
		return answer{}, err
	}
	a := answer{kind: kind(head[0])}
	if a.kind != placed && a.kind != refused {
		return answer{}, errGarbage
	}
	if _, err := io.ReadFull(r, head[1:]); err != nil {
		return answer{}, err
	}
	a.memory = binary.BigEndian.Uint64(head[1:])
	text, err := readText(r, binary.BigEndian.Uint32(head[9:]), limit)
	a.text = text
	return a, err
}

// readText reads what the length announces, which is never believed beyond the limit.
func readText(r io.Reader, length uint32, limit int) ([]byte, error) {
	if uint64(length) > uint64(limit) {
		return nil, fmt.Errorf("%d bytes announced; the limit is %d", length, limit)
	}
	text := make([]byte, length)
	_, err := io.ReadFull(r, text)
	if errors.Is(err, io.EOF) {
		err = io.ErrUnexpectedEOF
	}
	return text, err
}
