package check

import (
	"math"
	"slices"
	"strings"

	"waymark/model"
	"waymark/model/measure"
)

// oneBranch finds decisions that decide nothing. One without any way out is a
// dead end.
func oneBranch(f *finder) {
	for i := range f.view.nodes {
		if n := &f.view.nodes[i]; n.kind == "decision" && len(n.out) == 1 {
			f.found(Error, "Decision with one way out", "There is nothing to decide: every case goes to "+f.name(n.out[0].Ref("to"))+".", "Connect a second branch, or make it an action", set(n.id(), "node_kind", model.Text("action")), n.id())
		}
	}
}

// branchUnlabelled finds branches that do not say when they are taken: those of a
// decision, and those of a step that hides one.
func branchUnlabelled(f *finder) {
	for i := range f.view.nodes {
		n := &f.view.nodes[i]
		if n.kind == "outcome" || len(n.out) < 2 {
			continue
		}
		for _, l := range n.out {
			if strings.TrimSpace(l.Text("label")) != "" {
				continue
			}
			if n.kind != "decision" {
				f.found(Warning, "Several ways on without a label", "After this step the agent cannot tell when to take the way to "+f.name(l.Ref("to"))+".", "Put a decision behind the step, or write on the link when it is taken", nil, n.id(), l.ID())
				break // one is enough: the step needs a decision
			}
			repair, fix := "Write on the link when it is taken", (*Fix)(nil)
			if label, share, ok := f.counterpart(n, l); ok {
				what := label
				fix = set(l.ID(), "label", model.Text(label))
				if share > 0 {
					what += " " + f.percent(share)
					fix.Sets = append(fix.Sets, Set{l.ID(), "share", model.Number(share)})
				}
				repair = "Label it " + quote(what)
			}
			f.found(Error, "Branch without a label", "The agent cannot tell when to take the way to "+f.name(l.Ref("to"))+".", repair, fix, n.id(), l.ID())
		}
	}
}

// opposites are the words that two branches usually have.
var opposites = [][2]string{{"Yes", "No"}, {"Ja", "Nein"}, {"Oui", "Non"}, {"Sí", "No"}, {"Sì", "No"}, {"Sim", "Não"}, {"Ja", "Nee"}, {"Ja", "Nej"}, {"Ja", "Nei"}, {"Tak", "Nie"}, {"Ano", "Ne"}, {"Evet", "Hayır"}, {"Да", "Нет"}, {"Так", "Ні"}, {"OK", "Not OK"}, {"Pass", "Fail"}, {"True", "False"}}

// counterpart proposes the label, and the share when it can be told, of one of
// two branches from the other one.
func (f *finder) counterpart(n *vnode, l *model.Record) (label string, share float64, ok bool) {
	if len(n.out) != 2 {
		return "", 0, false
	}
	other := n.out[0]
	if other == l {
		other = n.out[1]
	}
	have := strings.TrimSpace(other.Text("label"))
	var words []string
	for _, o := range opposites {
		for i := range o {
			if strings.EqualFold(o[i], have) && !slices.Contains(words, o[1-i]) {
				words = append(words, o[1-i])
			}
		}
	}
	// "Ja" is German, Dutch and Scandinavian: the document's language decides.
	lang, _, _ := strings.Cut(strings.ToLower(f.doc.Root().Text("language")), "-")
	if w := preferred(lang); slices.Contains(words, w) {
		words = []string{w}
	}
	if lang == "" && strings.EqualFold(have, "no") {
		words = []string{"Yes"}
	}
	if len(words) != 1 {
		return "", 0, false
	}
	label = words[0]
	if s, has := other.Num("share"); has && !l.Has("share") && s < 100 {
		share = 100 - s
	}
	return label, share, true
}

// preferred is the word of a language for the opposite of a label that several
// languages share ("Ja", "No").
func preferred(lang string) string {
	switch lang {
	case "de":
		return "Nein"
	case "nl":
		return "Nee"
	case "da", "sv":
		return "Nej"
	case "nb", "nn", "no":
		return "Nei"
	case "es":
		return "Sí"
	case "it":
		return "Sì"
	case "en":
		return "Yes"
	}
	return ""
}

// branchDuplicate finds two branches with one label.
func branchDuplicate(f *finder) {
	for i := range f.view.nodes {
		n := &f.view.nodes[i]
		if n.kind != "decision" {
			continue
		}
		first := map[string]*model.Record{}
		for _, l := range n.out {
			label := strings.ToLower(strings.TrimSpace(l.Text("label")))
			if label == "" {
				continue
			}
			if o := first[label]; o != nil {
				f.found(Error, "Two branches with one label", quote(l.Text("label"))+" leads to "+f.name(o.Ref("to"))+" and to "+f.name(l.Ref("to"))+": the agent cannot tell which way to take.", "Give one of them another label", nil, n.id(), l.ID(), o.ID())
				continue
			}
			first[label] = l
		}
	}
}

// shares finds branches whose shares do not add up.
func shares(f *finder) {
	for i := range f.view.nodes {
		n := &f.view.nodes[i]
		total, stated := 0.0, []*model.Record(nil)
		for _, l := range n.out {
			if s, ok := l.Num("share"); ok {
				total += s
				stated = append(stated, l)
			}
		}
		if n.kind == "outcome" || len(stated) == 0 || math.Abs(total-100) <= measure.ShareRounding(len(n.out)) || len(stated) < len(n.out) && total < 100 {
			continue
		}
		sentence := f.sharesOf(stated)
		repair, fix := "Correct the shares", (*Fix)(nil)
		if len(stated) == len(n.out) {
			repair, fix = f.rest(stated[len(stated)-1], total, repair)
		}
		ids := append([]model.ID{n.id()}, recIDs(stated)...)
		title := "Shares add up to " + f.percent(total)
		if total > 100 {
			f.found(Error, title, sentence+". More cases leave than come, so that no time can be computed.", repair, fix, ids...)
			continue
		}
		f.found(Warning, title, sentence+". The missing "+f.percent(100-total)+" are left out of the expected time.", repair, fix, ids...)
	}
}

// sharesOf lists the shares of branches: Yes 42 % and No 50 %.
func (f *finder) sharesOf(branches []*model.Record) string {
	var parts []string
	for _, l := range branches {
		name := strings.TrimSpace(l.Text("label"))
		if name == "" {
			name = "to " + f.name(l.Ref("to"))
		}
		parts = append(parts, name+" "+f.percent(l.NumOr("share", 0)))
	}
	if n := len(parts) - 1; n > 0 {
		return strings.Join(parts[:n], ", ") + " and " + parts[n]
	}
	return parts[0]
}

// rest proposes to give a branch what the others of a decision leave of all cases;
// where they leave nothing, it proposes what else there is.
func (f *finder) rest(branch *model.Record, total float64, otherwise string) (repair string, fix *Fix) {
	right := 100 - (total - branch.NumOr("share", 0))
	if right < 0 || right > 100 {
		return otherwise, nil
	}
	right = math.Round(right*1e6) / 1e6
	name := strings.TrimSpace(branch.Text("label"))
	if name == "" {
		name = "the branch to " + f.name(branch.Ref("to"))
	}
	return "Set " + name + " to " + f.percent(right), set(branch.ID(), "share", model.Number(right))
}

// shareMissing finds branches without a share on a page that states shares: the
// program then assumes equal ones.
func shareMissing(f *finder) {
	if !f.view.shares {
		return
	}
	for i := range f.view.nodes {
		n := &f.view.nodes[i]
		if len(n.out) < 2 || n.kind == "outcome" {
			continue
		}
		total := 0.0
		var open []*model.Record
		for _, l := range n.out {
			if s, ok := l.Num("share"); ok {
				total += s
			} else {
				open = append(open, l)
			}
		}
		if len(open) == 0 || total > 100 {
			continue
		}
		each := math.Round((100-total)/float64(len(open))*100) / 100
		var fix *Fix
		repair := "Enter how many of the cases go each way"
		if len(open) == 1 {
			repair, fix = "Set it to "+f.percent(each), set(open[0].ID(), "share", model.Number(each))
		}
		ids := append([]model.ID{n.id()}, recIDs(open)...)
		f.found(Hint, "Branch without a share", "The way to "+f.name(open[0].Ref("to"))+" does not say how many cases take it; "+f.percent(each)+" is assumed.", repair, fix, ids...)
	}
}
