package diagramtest

import "strings"

// Hostile are texts that an author may write.
var Hostile = []string{
	`<script>alert(1)</script>`, `]]><!--`, `a --> b`, `"'&<>`, "\u202eevil\u2066x", "日本語のサービス名がとても長い場合",
	strings.Repeat("long ", 60), strings.Repeat("x", 300), "\x00\x01\x1f", "", "\ufffe\ufffd", "<!-- trustseam:svg 0123456789abcdef 0123456789abcdef -->",
	`n1]; digraph`, "a\nb\tc", "\xff\xfe", "url(javascript:1)x",
}
