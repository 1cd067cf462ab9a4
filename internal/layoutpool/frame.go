package layoutpool

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"time"
)

// A worker says that it is ready. From then on, requests and answers alternate. A
// request is eight bytes for the CPU time that the layout may take, four bytes of
// length, and that many bytes of DOT. An answer is a byte for its kind, eight for
// the worker's memory, eight for the CPU time that the layout took, four of
// length, and text: coordinates, or what went wrong. Numbers are big-endian, times
// are in nanoseconds.

// kind says what an answer is.
type kind byte

// The kinds are bytes with which neither text nor an empty pipe begins.
const (
	ready   kind = 0xa0
	placed  kind = 0xa1
	refused kind = 0xa2
)

// request is a request to a worker.
type request struct {
	cpu time.Duration // limit for the layout
	dot []byte
}

// answer is a worker's answer to one request, or its message before the first.
type answer struct {
	kind   kind
	memory uint64        // bytes that the worker has from the system
	cpu    time.Duration // used by the layout
	text   []byte
}

const (
	requestHead = 8 + 4
	answerHead  = 1 + 8 + 8 + 4
)

var errGarbage = errors.New("the worker answered with something that is no answer")

func writeRequest(w io.Writer, r request) error {
	// One write: the pipe hands over small requests whole.
	frame := make([]byte, 0, requestHead+len(r.dot))
	frame = binary.BigEndian.AppendUint64(frame, uint64(r.cpu))
	frame = binary.BigEndian.AppendUint32(frame, uint32(len(r.dot)))
	_, err := w.Write(append(frame, r.dot...))
	return err
}

// readRequest returns io.EOF when the other side has closed the pipe between two requests.
func readRequest(r io.Reader, limit int) (request, error) {
	var head [requestHead]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return request{}, err
	}
	dot, err := readText(r, binary.BigEndian.Uint32(head[8:]), limit)
	return request{cpu: time.Duration(binary.BigEndian.Uint64(head[:])), dot: dot}, err
}

func writeAnswer(w io.Writer, a answer) error {
	frame := make([]byte, 0, answerHead+len(a.text))
	frame = append(frame, byte(a.kind))
	frame = binary.BigEndian.AppendUint64(frame, a.memory)
	frame = binary.BigEndian.AppendUint64(frame, uint64(a.cpu))
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
	if a.kind != ready && a.kind != placed && a.kind != refused {
		return answer{}, errGarbage
	}
	if _, err := io.ReadFull(r, head[1:]); err != nil {
		return answer{}, err
	}
	a.memory = binary.BigEndian.Uint64(head[1:])
	a.cpu = time.Duration(binary.BigEndian.Uint64(head[9:]))
	text, err := readText(r, binary.BigEndian.Uint32(head[17:]), limit)
	a.text = text
	return a, err
}

// readText reads as much as the length announces, but never more than the limit.
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
