package tool_test

import (
	"fmt"
	"strings"
	"testing"

	"waymark/model"
)

// A table from a spreadsheet fills the cells that it would fill there: a row for a
// lane, and a step for every column.
func TestTablesFillCells(t *testing.T) {
	d := newDesk(t, journey(), "p")
	d.clickCell("act", "s2")
	if !d.m.PasteText("Calls\tWaits\tWrites\t\"Asks\nagain\"\n-1\t0,5\t\t\"\"\"Why?\"\"\"\n\tLong queue\n") {
		t.Fatal(d.said)
	}
	steps := d.Doc().All("B", "step")
	if len(steps) != 3 {
		t.Fatalf("%d steps: what does not fit is lost", len(steps))
	}
	x, y := steps[1].ID(), steps[2].ID()
	if got, want := cards(d, "act"), fmt.Sprintf("Searches@s1 Reads@s1 Unpacks@s3 Calls@s2 Waits@s3 Writes@%s Asks@%s again@%s", x, y, y); got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if got := cards(d, "pain"); got != "Long queue@s3" {
		t.Errorf("the third row went to %q", got)
	}
	var curve []string
	for e := range d.Doc().Each("emo", "emotion") {
		curve = append(curve, fmt.Sprintf("%v@%s%s", e.NumOr("value", 9), e.Ref("step"), e.Text("quote")))
	}
	if got, want := strings.Join(curve, " "), fmt.Sprintf(`1@s1 -1@s2 0.5@s3 0@%s"Why?"`, y); got != want {
		t.Errorf("the curve is %s, want %s", got, want)
	}
	if d.entries() != 1 {
		t.Error(d.entries())
	}
	d.lawful()
}

// steps are the names of the steps of both stages, in their order.
func steps(d *desk) string {
	var names []string
	for _, stage := range []model.ID{"A", "B"} {
		for s := range d.Doc().Each(stage, "step") {
			names = append(names, s.Text("name"))
		}
	}
	return strings.Join(names, ", ")
}

// From the names of the steps on, the first row names them.
func TestTablesNameSteps(t *testing.T) {
	d := newDesk(t, journey(), "p")
	r := d.rect("s2")
	d.click(r.Center().X, r.Center().Y)
	if !d.m.PasteText("Calls\tWaits\tHears back\nDials\tListens\tNotes it\n") {
		t.Fatal(d.said)
	}
	if got := steps(d); got != "Looks, Calls, Waits, Hears back" {
		t.Error(got)
	}
	if got := cards(d, "act"); !strings.Contains(got, "Dials@s2 Listens@s3 Notes it@") {
		t.Error(got)
	}
	d.lawful()
}

// A table that names the lanes is put in by those names, whichever way round it lies and
// wherever the cursor stands.
func TestTablesWithHeadings(t *testing.T) {
	steps := "Step\tCustomer actions\tRemark\tPain point\tEmotion\n" +
		"Looks\tCompares\tx\tToo many\t-1\n" +
		"\tAsks a friend\t\t\t\n" +
		"Waits\tLooks out\t\tNo news\t+1,5\n"
	lanes := "\tLooks\tLooks\tWaits\n" +
		"Customer actions\tCompares\tAsks a friend\tLooks out\n" +
		"Remark\tx\t\t\n" +
		"Pain points\tToo many\t\tNo news\n" +
		"EMOTION\t-1\t\t+1,5\n"
	for _, text := range []string{steps, lanes} {
		d := newDesk(t, journey(), "p")
		d.clickCell("notes", "s3")
		if !d.m.PasteText(text) || d.entries() != 1 {
			t.Fatal(d.said, d.entries())
		}
		all := d.Doc().All("B", "step")
		x := all[len(all)-1]
		if len(all) != 2 || x.Text("name") != "Waits" {
			t.Fatalf("the steps are %v", all)
		}
		if got, want := cards(d, "act"), fmt.Sprintf("Searches@s1 Reads@s1 Unpacks@s3 Compares@s1 Asks a friend@s1 Looks out@%s", x.ID()); got != want {
			t.Errorf("%s, want %s", got, want)
		}
		if got, want := cards(d, "pain"), fmt.Sprintf("Too many@s1 No news@%s", x.ID()); got != want {
			t.Errorf("%s, want %s", got, want)
		}
		var curve []string
		for e := range d.Doc().Each("emo", "emotion") {
			curve = append(curve, fmt.Sprintf("%v@%s", e.NumOr("value", 9), e.Ref("step")))
		}
		if got, want := strings.Join(curve, " "), fmt.Sprintf("-1@s1 1.5@%s", x.ID()); got != want {
			t.Errorf("the curve is %s, want %s", got, want)
		}
		if got := cards(d, "notes"); got != "" {
			t.Errorf("notes: %s", got)
		}
		if said := d.said[len(d.said)-1]; !strings.Contains(said, "“Remark”") {
			t.Errorf("it says %q", said)
		}
		d.lawful()
	}
}

// Steps that the page does not know are named from the cursor on.
func TestTablesWithHeadingsNameSteps(t *testing.T) {
	d := newDesk(t, journey(), "p")
	d.clickCell("act", "s2")
	if !d.m.PasteText("Steps\tActions\tPain points\nCalls\tDials\t\nWaits\t\tLong queue\nHangs up\tGives up\t\n") {
		t.Fatal(d.said)
	}
	if got := steps(d); got != "Looks, Calls, Waits, Hangs up" {
		t.Error(got)
	}
	if got := cards(d, "act"); !strings.Contains(got, "Dials@s2 Gives up@") {
		t.Error(got)
	}
	if got := cards(d, "pain"); got != "Long queue@s3" {
		t.Error(got)
	}
	d.lawful()
}

// Rows beyond the last lane stay in sight, and a paste that is far too large says
// what it left out.
func TestTooLargeTables(t *testing.T) {
	d := newDesk(t, journey(), "p")
	d.clickCell("notes", "s1")
	if !d.m.PasteText("a\tb\nc\td\n") || cards(d, "notes") != "a@s1 b@s2 c@s1 d@s2" {
		t.Error(cards(d, "notes"))
	}
	if !d.m.PasteText(strings.Repeat("x\ty\n", 5000)) || len(d.said) == 0 || !strings.Contains(d.said[len(d.said)-1], "9000 more") {
		t.Error(d.said)
	}
	d.lawful()
}

// What a touchpoint is called tells its channel.
func TestTouchpointsKnowTheirChannel(t *testing.T) {
	dr := journey().Draft()
	dr.Append(model.NewRecord("touch", "lane", "p", txt("lane_kind", "touchpoints")))
	doc, _ := dr.Commit()
	for typed, want := range map[string]string{
		"Phone call": "phone", "phone": "phone", "Web": "web", "Our website, then the shop": "web", "E-mail with a link": "email",
		"Social media post": "social", "Visit by an engineer": "field_visit", "Something else": "", "Appointment": "",
	} {
		d := newDesk(t, doc, "p")
		d.clickCell("touch", "s1")
		d.key(typed[:1])
		d.m.Finish(typed, 0)
		all := d.Doc().All("touch", "card")
		if len(all) != 1 || all[0].Text("channel") != want {
			t.Errorf("%q has the channel %v, want %q", typed, all, want)
		}
		d.lawful()
	}
}
