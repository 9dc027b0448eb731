package panel

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"waymark/app/look"
	"waymark/model"
	"waymark/model/edit"
	"waymark/model/measure"
)

// What is computed of a row cannot be scrolled to its end, as a field can.
func TestResultsAreShownWhole(t *testing.T) {
	w := open(t, "router-support")
	p := NewKPIs(w.s, w)
	screen(t, p.Object(), 300, 700)
	p.Open("aht")
	result := p.detail.sheet.columns[1]
	for o := range w.s.Doc().Each("aht", "observation") {
		text := result.text(o.ID())
		if need := look.NewText(text, look.Text).Bold().NaturalWidth() + 12; result.width < need {
			t.Errorf("“%s” needs %.0f units and has %.0f", text, need, result.width)
		}
	}
}

func TestKPIFromDefinitionToStatus(t *testing.T) {
	w := open(t, "blank-journey")
	p := NewKPIs(w.s, w)
	screen(t, p.Object(), 296, 900)
	r := model.NewRecord("k", "kpi", model.Root, model.Prop{Name: "name", Value: model.Text("Satisfaction")}, model.Prop{Name: "metric", Value: model.Text("csat")})
	if err := w.s.Do(edit.Insert{Record: r, Last: true}); err != nil {
		t.Fatal(err)
	}
	p.Open("k")
	p.Paste("Date\tSatisfied\tResponses\n2026-08-31\t70\t100\n2026-09-30\t78\t100\n")
	press(t, p.Object(), "Enter 2 rows")
	typeOver(fieldOf(t, p.detail.form, "target").in, "80")
	k, _ := measure.KPIOf(w.s.Doc(), "k")
	if !k.Value.Known || k.Value.V != 78 || k.Status != measure.AtRisk {
		t.Errorf("the KPI is %+v", k)
	}
	if !says(p.Object(), "At risk") || !says(p.Object(), "78\u00a0%") {
		t.Error("value and state cannot be read")
	}
	p.detail.addRow()
	rows := observations(w.s.Doc(), "k")
	if len(rows) != 3 || rows[0].Text("date") != "2026-10-31" {
		t.Errorf("the new row is of %s", rows[0].Text("date"))
	}
	if done, _ := w.s.History(); len(done) != 4 {
		t.Errorf("%d entries: a table, a target and a row", len(done))
	}
}

// What a definition decides is shown as long as nobody has decided otherwise.
func TestDefinitionsDecideWhatIsBetter(t *testing.T) {
	w := openDoc(t, model.NewDocument(nil, []*model.Record{
		model.NewRecord("k", "kpi", model.Root, model.Prop{Name: "name", Value: model.Text("Churn")}, model.Prop{Name: "metric", Value: model.Text("churn")}),
	}))
	p := NewKPIs(w.s, w)
	screen(t, p.Object(), 296, 900)
	p.Open("k")
	better := func() (chosen int, note string) {
		for _, c := range p.detail.form.controls {
			if c, ok := c.(*segmentControl); ok && c.p.Name == "direction" {
				return c.seg.Chosen(), c.note.Text()
			}
		}
		t.Fatal("there is no row for the direction")
		return 0, ""
	}
	if chosen, note := better(); chosen != 1 || note != "by its definition" {
		t.Errorf("of churn %d is better, %q", chosen, note)
	}
	w.s.Do(edit.Set{IDs: []model.ID{"k"}, Name: "direction", Value: model.Text("higher")})
	p.show()
	if chosen, note := better(); chosen != 0 || note != "" {
		t.Errorf("against the definition %d is better, %q", chosen, note)
	}
}

func TestDeletedKPISaysHowItComesBack(t *testing.T) {
	w := open(t, "router-support")
	p := NewKPIs(w.s, w)
	screen(t, p.Object(), 296, 900)
	p.Open("fcr")
	before := w.s.Doc()
	press(t, p.Object(), "Delete this KPI")
	if w.s.Doc().Get("fcr") != nil || !strings.Contains(w.said, "First contact resolution") || !strings.Contains(w.said, "Undo") {
		t.Errorf("it says %q", w.said)
	}
	w.s.Undo()
	if !w.s.Doc().Equal(before) {
		t.Error("one undo does not bring it back")
	}
}

func TestPastedDatesAreAskedFor(t *testing.T) {
	w := open(t, "router-support")
	p := NewKPIs(w.s, w)
	screen(t, p.Object(), 296, 900)
	p.Open("fcr")
	before := w.s.Doc()
	p.Paste("1/2/2020\t10\t20\n3/4/2020\t11\t20\n")
	if w.s.Doc() != before {
		t.Fatal("it was entered without asking")
	}
	press(t, p.Object(), "The day")
	press(t, p.Object(), "Enter 2 rows")
	rows := observations(w.s.Doc(), "fcr")
	if got := rows[len(rows)-1].Text("date"); got != "2020-02-01" {
		t.Errorf("the first date is %s", got)
	}
	w.s.Undo()
	if !w.s.Doc().Equal(before) {
		t.Error("a table is more than one entry")
	}
}

func TestCellsOfTheTableAreEdited(t *testing.T) {
	w := open(t, "router-support")
	p := NewKPIs(w.s, w)
	win := screen(t, p.Object(), 296, 900)
	p.Open("fcr")
	s := p.detail.sheet
	first := entriesOf(s.rows[0].object)
	second := entriesOf(s.rows[1].object)
	win.Canvas().Focus(first[1])
	typeOver(first[1], "1700")
	id := s.ids[0]
	if got := w.s.Doc().Get(id).NumOr("resolved_first", 0); got != 1700 {
		t.Fatalf("the count is %v", got)
	}
	first[1].TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if win.Canvas().Focused() != fyne.Focusable(second[1]) {
		t.Error("Enter does not go to the cell below")
	}
	if entriesOf(s.rows[0].object)[1] != first[1] {
		t.Error("the table was built anew under the hand")
	}
	// The newest row stands first: Enter in its last field adds the next period.
	n := len(s.ids)
	first[len(first)-1].TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if len(s.ids) != n+1 || win.Canvas().Focused() != fyne.Focusable(entriesOf(s.rows[0].object)[0]) {
		t.Fatalf("%d rows after Enter at the end of %d", len(s.ids), n)
	}
	fresh := entriesOf(s.rows[0].object)
	fresh[len(fresh)-1].TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if len(s.ids) != n+1 {
		t.Errorf("%d rows after Enter in an empty field", len(s.ids))
	}
}

// Tab behind the last value of a row comes to the button that deletes it: Enter, typed
// to go on, goes on; the space bar deletes.
func TestEnterBehindARowDeletesNothing(t *testing.T) {
	w := open(t, "router-support")
	p := NewKPIs(w.s, w)
	win := screen(t, p.Object(), 296, 900)
	p.Open("fcr")
	s := p.detail.sheet
	n, id := len(s.ids), s.ids[1]
	enter := &fyne.KeyEvent{Name: fyne.KeyReturn}
	behind := func(i int) *look.Button {
		fields := entriesOf(s.rows[i].object)
		win.Canvas().Focus(fields[len(fields)-1])
		win.Canvas().FocusNext()
		b, ok := win.Canvas().Focused().(*look.Button)
		if !ok {
			t.Fatalf("behind row %d stands %T", i, win.Canvas().Focused())
		}
		return b
	}
	behind(1).TypedKey(enter)
	if len(s.ids) != n || win.Canvas().Focused() != fyne.Focusable(entriesOf(s.rows[2].object)[0]) {
		t.Fatalf("Enter leaves %d of %d rows, with the keyboard at %T", len(s.ids), n, win.Canvas().Focused())
	}
	behind(n - 1).TypedKey(enter)
	if len(s.ids) != n {
		t.Fatalf("Enter behind the last row leaves %d of %d", len(s.ids), n)
	}
	behind(1).TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if len(s.ids) != n-1 || w.s.Doc().Get(id) != nil {
		t.Errorf("the space bar leaves %d of %d rows", len(s.ids), n)
	}
	behind(0).TypedKey(enter) // the newest row: the next period
	if len(s.ids) != n {
		t.Errorf("%d rows after Enter behind the newest of %d", len(s.ids), n-1)
	}
}

func TestNextDate(t *testing.T) {
	now := time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		dates []string
		want  string
	}{
		{nil, "2026-11-21"},
		{[]string{"2026-08-31", "2026-09-30"}, "2026-10-31"},
		{[]string{"2026-01-31", "2026-02-28"}, "2026-03-31"},
		{[]string{"2026-03-31", "2026-06-30"}, "2026-09-30"},
		{[]string{"2026-11-01", "2026-11-08"}, "2026-11-15"},
		{[]string{"2026-09-30", "2026-10-31"}, "2026-11-21"},
		{[]string{"2026-11-21"}, "2026-12-21"},
		{[]string{"2026-09-30"}, "2026-10-31"},
	} {
		recs := []*model.Record{model.NewRecord("k", "kpi", "")}
		for i, d := range c.dates {
			recs = append(recs, model.NewRecord(model.ID("o"+itoa(i)), "observation", "k", model.Prop{Name: "date", Value: model.Text(d)}))
		}
		if got := nextDate(model.NewDocument(nil, recs), "k", now); got != c.want {
			t.Errorf("after %v comes %s, want %s", c.dates, got, c.want)
		}
	}
}

func TestEveryDefinitionExplainsItself(t *testing.T) {
	for _, o := range kindOptions() {
		if definitionOf(o) == "" {
			t.Errorf("%s has no definition", o)
		}
	}
}

// The days of many years are entered whole, and a table that is cut says so.
func TestLongTablesArePasted(t *testing.T) {
	w := open(t, "blank-journey")
	p := NewKPIs(w.s, w)
	screen(t, p.Object(), 296, 900)
	r := model.NewRecord("k", "kpi", model.Root, model.Prop{Name: "name", Value: model.Text("Loyalty")}, model.Prop{Name: "metric", Value: model.Text("nps")})
	if err := w.s.Do(edit.Insert{Record: r, Last: true}); err != nil {
		t.Fatal(err)
	}
	p.Open("k")
	table := func(days int) string {
		var b strings.Builder
		b.WriteString("Date\tNPS\n")
		for day, i := time.Date(1990, 1, 1, 0, 0, 0, 0, time.UTC), 0; i < days; i++ {
			b.WriteString(day.AddDate(0, 0, i).Format(time.DateOnly) + "\t42\n")
		}
		return b.String()
	}
	const years = 14*365 + 4
	p.detail.Paste(table(years))
	const cut = "Only the first 20,000 lines were read. Copy the others and paste them afterwards."
	if says(p.Object(), cut) {
		t.Error("fourteen years of days were cut")
	}
	press(t, p.Object(), "Enter 5114 rows")
	if got := len(w.s.Doc().All("k", "observation")); got != years {
		t.Errorf("%d values of %d were entered", got, years)
	}
	p.detail.Paste(table(mostPasted + 7))
	if !says(p.Object(), cut) {
		t.Error("a table was cut without a word")
	}
}
