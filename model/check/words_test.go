package check

import (
	"strings"
	"testing"
)

// Words are counted as their readers would, in scripts with and without spaces.
func TestWords(t *testing.T) {
	for s, want := range map[string]int{
		"":                          0,
		"Restart the router":        3,
		"word – word → word":        3,
		"First-line e-mail, don't!": 3,
		"2.5 min (or 3)":            4,
		"Перезагрузите роутер": 2,
		"라우터를 다시 시작하세요":        3,
		"请重新启动路由器":             4,
		"ルーターを再起動する":           4,
		"インターネット":              1,
		"รีสตาร์ทเราเตอร์":     4,
		"ok, 再见。":              2,
		"重启 router":            2,
	} {
		if got := words(s); got != want {
			t.Errorf("%q has %d words, want %d", s, got, want)
		}
	}
	if got := words(strings.Repeat("请重新启动路由器，等待两分钟。", 4)); got < 20 || got > 36 {
		t.Errorf("a long instruction in Chinese has %d words", got)
	}
}
