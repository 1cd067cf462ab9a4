package whole

import (
	"crypto/sha1"
	"fmt"
	"strings"
)

// namespace is the version 5 UUID of https://github.com/trustseam/trustseam in the namespace of addresses.
const namespace = "\x29\x93\xa6\x94\x74\x92\x59\xee\xa7\xf0\x69\x0a\xdf\x73\x11\xb4"

// UUID makes a UUID of version 5 from some names.
func UUID(names ...string) string {
	// SHA-1 is what version 5 is made of; nothing depends on its strength.
	sum := sha1.Sum([]byte(namespace + strings.Join(names, "\n")))
	sum[6] = sum[6]&0x0f | 0x50
	sum[8] = sum[8]&0x3f | 0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", sum[0:4], sum[4:6], sum[6:8], sum[8:10], sum[10:16])
}
