package trustseam_test

import (
	"context"
	"fmt"
	"log"
	"os"
	"strings"
	"time"

	"github.com/trustseam/trustseam"
	"github.com/trustseam/trustseam/render/graphviz"
	"github.com/trustseam/trustseam/stride"
)

// shop is a design document with a block and no regions.
const shop = "# Shop\n\n" + "```dfd\n" + `actor user: Customer
boundary shop: Shop | internal
  process web: Web shop
  store db: Orders
1. user -> web: Order | http
2. web -> db: Save | sql
` + "```\n"

func ExampleProject_Process() {
	project, err := trustseam.Load()
	if err != nil {
		log.Fatal(err)
	}
	result, err := project.Process("docs/shop.md", []byte(shop))
	if err != nil {
		log.Fatal(err)
	}
	for _, d := range result.Stale {
		fmt.Println(d)
	}
	for _, p := range result.Pictures {
		svg, _ := p.Draw(context.Background(), graphviz.Layout)
		fmt.Println(p.Name, strings.HasPrefix(string(svg), "<svg "))
	}
	again, err := project.Process("docs/shop.md", result.Text)
	fmt.Println(result.Changed(), again.Changed(), err)
	// Output:
	// docs/shop.md:3:4: error: block `shop` has no generated regions; `trustseam generate` inserts them after it [TS202]
	// shop.svg true
	// true false <nil>
}

func ExampleResult_Findings() {
	project, err := trustseam.Load()
	if err != nil {
		log.Fatal(err)
	}
	result, err := project.Process("docs/shop.md", []byte(shop))
	if err != nil {
		log.Fatal(err)
	}
	today := time.Date(2027, time.June, 30, 0, 0, 0, 0, time.UTC)
	for _, d := range result.Findings(project.Policy(today)) {
		fmt.Println(d.Pos.Line, d.Severity, d.Code)
	}
	// Output:
	// 3 error TS202
	// 8 error TS301
}

func ExampleList() {
	project, err := trustseam.Load()
	if err != nil {
		log.Fatal(err)
	}
	result, err := project.Analyze("docs/shop.md", []byte(shop))
	if err != nil {
		log.Fatal(err)
	}
	var listing strings.Builder
	if err := trustseam.List(&listing, result); err != nil {
		log.Fatal(err)
	}
	fmt.Println(strings.Join(strings.Split(listing.String(), "\n")[:6], "\n"))
	// Output:
	// {
	//   "version": 1,
	//   "documents": [
	//     {
	//       "path": "docs/shop.md",
	//       "blocks": [
}

// Whatever else there is to do with threats: they are values.
func ExampleResult() {
	project, err := trustseam.Load()
	if err != nil {
		log.Fatal(err)
	}
	result, err := project.Analyze("docs/shop.md", []byte(shop))
	if err != nil {
		log.Fatal(err)
	}
	for _, analysis := range result.Analyses {
		for _, threat := range analysis.Threats {
			if threat.Status == stride.Open {
				fmt.Println(threat.ID, threat.Severity, threat.Rule.Title)
			}
		}
	}
	// Output:
	// T01@shop high Read or changed on the wire
}

func ExamplePicture_Draw() {
	project, err := trustseam.Load()
	if err != nil {
		log.Fatal(err)
	}
	result, err := project.Analyze("docs/shop.md", []byte(shop))
	if err != nil {
		log.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	stop()
	_, wrong := result.Picture(result.Analyses[0]).Draw(ctx, graphviz.Layout)
	fmt.Println(wrong[0])
	// Output:
	// docs/shop.md:3:4: error: picture of block `shop` cannot be drawn: context canceled [TS208]
}

func ExampleProject_With() {
	project, err := trustseam.Load()
	if err != nil {
		log.Fatal(err)
	}
	config, err := trustseam.ParseConfig("insert = \"never\"\n[gate]\nfail-on = \"ask:critical\"\n")
	if err != nil {
		log.Fatal(err)
	}
	if project, err = project.With(config); err != nil {
		log.Fatal(err)
	}
	fmt.Println(project.Policy(time.Time{}).FailOn, project.Loosens(true))
	_, err = trustseam.ParseConfig("insert = \"sometimes\"\n")
	fmt.Println(err)
	// Output:
	// ask:critical [`fail-on` is ask:critical]
	// `insert` is after-block or never, not `sometimes`
}

func ExampleProject_Format() {
	project, err := trustseam.Load()
	if err != nil {
		log.Fatal(err)
	}
	formatted, err := project.Format("docs/shop.md", []byte(shop), false)
	if err != nil {
		log.Fatal(err)
	}
	os.Stdout.Write(formatted.Text)
	// Output:
	// # Shop
	//
	// ```dfd
	// actor user: Customer
	// boundary shop: Shop | internal
	//   process web: Web shop
	//   store   db:  Orders
	// 1. user -> web: Order | http
	// 2. web  -> db:  Save  | sql
	// ```
}

func ExampleProject_Insert() {
	project, err := trustseam.Load()
	if err != nil {
		log.Fatal(err)
	}
	text, err := project.Insert("docs/pay.md", []byte("# Pay\n\n## Security\n\nTo do.\n\n## Costs\n"), trustseam.Start{After: "Security"})
	if err != nil {
		log.Fatal(err)
	}
	os.Stdout.Write(text)
	// Output:
	// # Pay
	//
	// ## Security
	//
	// To do.
	//
	// ```dfd id="pay"
	// title: Pay
	// # Replace these by the elements and flows of your system: a line is one fact.
	// actor user: User
	//
	// boundary system: Our system | internal
	//   process app: Web application
	//   store   db:  Database
	//
	// user -> app: Request | https
	// app  -> db:  Read and write
	// ```
	//
	// ## Costs
}

func ExampleSharedIDs() {
	project, err := trustseam.Load()
	if err != nil {
		log.Fatal(err)
	}
	var results []*trustseam.Result
	for _, path := range []string{"a.md", "b.md"} {
		result, err := project.Process(path, []byte("```dfd id=pay\nactor user: User\n```\n"))
		if err != nil {
			log.Fatal(err)
		}
		results = append(results, result)
	}
	trustseam.SharedIDs(results)
	fmt.Println(results[0].Failed(), results[1].Failed(), results[1].Diagnostics[0].Code)
	// Output:
	// false true TS125
}
