package drawio

import (
	"bytes"
	"compress/flate"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"

	"github.com/trustseam/trustseam/internal/limit"
)

// unpack returns the XML of a diagram that draw.io has compressed: escaped as in an address, deflated, in base64.
func (f *file) unpack(text string) ([]byte, error) {
	packed, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(text), ""))
	if err != nil {
		return nil, errors.New("`<diagram>` holds neither an `<mxGraphModel>` nor base64")
	}
	in := flate.NewReader(bytes.NewReader(packed))
	defer in.Close()
	plain, err := io.ReadAll(io.LimitReader(in, int64(f.left)+1))
	if f.left -= len(plain); f.left < 0 {
		return nil, fmt.Errorf("the diagrams are larger than the limit of %d MiB when they are unpacked", limit.Import>>20)
	}
	if err != nil {
		return nil, errors.New("the compressed diagram is damaged or cut off")
	}
	return []byte(unescaped(string(plain))), nil
}

// unescaped undoes the escapes of an address. A text in which `<` is not escaped has none.
func unescaped(text string) string {
	if strings.HasPrefix(strings.TrimSpace(text), "<") {
		return text
	}
	plain, err := url.PathUnescape(text)
	if err != nil {
		return text
	}
	return plain
}
