package importer

import (
	"fmt"
	"testing"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/model"
)

func TestStated(t *testing.T) {
	attrs := []draft.Attr{{Value: "https"}, {Key: "auth", Value: "token"}}
	for _, a := range []draft.Attr{{Key: "protocol", Value: "MQTT 5"}, {Key: "auth", Value: "sso"}, {Value: "async"}, {Key: "mode", Value: "pull"}} {
		attrs = Stated(attrs, a, model.OnFlow)
	}
	if got, want := fmt.Sprint(attrs), `[protocol="MQTT 5" auth=sso mode=pull]`; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
